"""A publication as HTML: a fragment for the web application, and a page that stands alone.

The fragment carries the page's only `h1`, no inline style and no script; it wants `publication_css()` linked.
"""

from __future__ import annotations

from html import escape

from sagkyndig.pure.documents.css import page_css
from sagkyndig.pure.documents.html_blocks import NumberHref, chapters, line
from sagkyndig.pure.documents.tree import Article, Document, Sender, headings

# Nothing in a publication runs or is fetched; should a text ever carry markup past us, the browser refuses it.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'"


def to_fragment(document: Document, *, number_href: NumberHref | None = None) -> str:
    """The publication as one `article`. With `number_href`, each number links to what it was computed from."""
    return _report(document, number_href, stands_alone=False)


def to_page(document: Document) -> str:
    """The publication as a whole page: stylesheet and typeface inside, nothing fetched, no script."""
    return _page(
        document.title,
        document.language,
        _report(document, None, stands_alone=True),
        authority=document.authority,
        banners=document.banners,
        colophon=document.colophon,
        description=document.subtitle,
        cover=True,
    )


def article_fragment(article: Article, *, number_href: NumberHref | None = None) -> str:
    return _article(article, number_href, stands_alone=False)


def article_page(article: Article) -> str:
    return _page(
        article.title,
        article.language,
        _article(article, None, stands_alone=True),
        authority=article.sender,
        banners=article.banners,
        colophon=(),
        description=article.lead,
        cover=False,
    )


def contents_nav(document: Document) -> str:
    """Chapters and sections as a list of links; part of the fragment when the document has contents."""
    items: list[str] = []
    open_section = False
    for heading in headings(document.blocks, deepest=2):
        if heading.level == 1:
            items.append(("</ol></li>" if open_section else "</li>") if items else "")
            open_section = False
        elif not open_section:
            items.append("<ol>")
            open_section = True
        kicker = f'<span class="pub-contents__kicker">{escape(heading.kicker)}</span> ' if heading.kicker else ""
        link = f'<a href="#{heading.anchor}">{kicker}<span>{escape(heading.text)}</span></a>'
        items.append(f"<li>{link}" + ("</li>" if heading.level == 2 else ""))
    if not items:
        return ""
    items.append("</ol></li>" if open_section else "</li>")
    return (
        '<nav class="pub-contents" aria-labelledby="pub-indhold"><p class="pub-contents__title" id="pub-indhold">'
        f"Indhold</p><ol>{''.join(items)}</ol></nav>"
    )


def _report(document: Document, number_href: NumberHref | None, *, stands_alone: bool) -> str:
    contents = contents_nav(document) if document.contents else ""
    authority = line("pub-title__authority", document.authority.name)
    title = (
        f'<header class="pub-title">{authority}{line("pub-title__kind", document.kind)}'
        f'<h1 class="pub-title__title">{escape(document.title)}</h1>'
        f"{line('pub-title__subtitle', document.subtitle)}{line('pub-title__date', document.dated)}"
        f"{_banners(document.banners)}</header>"
    )
    ending = "" if stands_alone else _colophon("div", document.authority, document.colophon)
    columns = "pub-columns pub-columns--contents" if contents else "pub-columns"
    return (
        f'<article class="pub" lang="{escape(document.language)}">{title}'
        f'<div class="{columns}">{contents}<div class="pub-body">{chapters(document.blocks, number_href)}</div></div>'
        f"{ending}</article>"
    )


def _article(article: Article, number_href: NumberHref | None, *, stands_alone: bool) -> str:
    authority = line("pub-title__authority", article.sender.name)
    title = (
        f'<header class="pub-title">{authority}'
        f'<h1 class="pub-title__title">{escape(article.title)}</h1>'
        f"{line('pub-title__lead', article.lead)}{line('pub-title__byline', article.byline)}"
        f"{_banners(article.banners)}</header>"
    )
    link = (
        f'<p class="pub-more"><a href="{escape(article.link.href)}">{escape(article.link.text)}</a></p>'
        if article.link.href
        else ""
    )
    ending = "" if stands_alone else _colophon("div", article.sender, ())
    return (
        f'<article class="pub pub--article" lang="{escape(article.language)}">{title}<div class="pub-columns">'
        f'<div class="pub-body">{chapters(article.blocks, number_href)}{link}'
        f"{line('pub-updated', article.updated)}</div></div>{ending}</article>"
    )


def _page(
    title: str,
    language: str,
    body: str,
    *,
    authority: Sender,
    banners: tuple[str, ...],
    colophon: tuple[str, ...],
    description: str,
    cover: bool,
) -> str:
    running = " · ".join((authority.name, *banners))
    css = page_css(running_head=running, running_foot=title, cover=cover)
    summary = f'<meta name="description" content="{escape(description)}">\n' if description else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(' - '.join((title, authority.name)))}</title>\n{summary}"
        f'<meta name="author" content="{escape(authority.name)}">\n<style>\n{css}</style>\n</head>\n'
        f'<body class="pub-page">\n<a class="pub-skip" href="#pub-hovedindhold">Gå til hovedindhold</a>\n'
        f'<main id="pub-hovedindhold" tabindex="-1">{body}</main>\n'
        f"{_colophon('footer', authority, colophon)}\n</body>\n</html>\n"
    )


def _banners(banners: tuple[str, ...]) -> str:
    if not banners:
        return ""
    items = "".join(f"<li>{escape(banner)}</li>" for banner in banners)
    return f'<ul class="pub-banners" aria-label="Om denne udgave">{items}</ul>'


def _colophon(element: str, sender: Sender, lines: tuple[str, ...]) -> str:
    told = (sender.name, *sender.lines)
    said = "".join(f"<p>{escape(line)}</p>" for line in lines if line not in told)
    address = "".join(f"<li>{escape(line)}</li>" for line in sender.lines)
    address = f"<ul>{address}</ul>" if address else ""
    return (
        f'<{element} class="pub-colophon"><p class="pub-colophon__name">{escape(sender.name)}</p>'
        f"{address}{said}</{element}>"
    )
