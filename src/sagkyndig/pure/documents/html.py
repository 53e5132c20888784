"""A publication as HTML: a fragment for the web application, and a page that stands alone.

The fragment carries the page's only `h1`, no inline style and no script; it wants `publication_css()` linked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from sagkyndig.pure.documents.css import page_css
from sagkyndig.pure.documents.tree import (
    Article,
    Block,
    BulletList,
    Callout,
    DataTable,
    Document,
    FigureBlock,
    Heading,
    Inline,
    KeyResults,
    Link,
    Notice,
    Number,
    Paragraph,
    Sender,
    Text,
    figure_anchor,
    headings,
)

NumberHref = Callable[[str], str]

# With this many columns a table may be wider than a phone, and must be able to scroll by keyboard too.
WIDE_TABLE = 5

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
    authority = _line("pub-title__authority", document.authority.name)
    title = (
        f'<header class="pub-title">{authority}{_line("pub-title__kind", document.kind)}'
        f'<h1 class="pub-title__title">{escape(document.title)}</h1>'
        f"{_line('pub-title__subtitle', document.subtitle)}{_line('pub-title__date', document.dated)}"
        f"{_banners(document.banners)}</header>"
    )
    ending = "" if stands_alone else _colophon("div", document.authority, document.colophon)
    columns = "pub-columns pub-columns--contents" if contents else "pub-columns"
    return (
        f'<article class="pub" lang="{escape(document.language)}">{title}'
        f'<div class="{columns}">{contents}<div class="pub-body">{_chapters(document.blocks, number_href)}</div></div>'
        f"{ending}</article>"
    )


def _article(article: Article, number_href: NumberHref | None, *, stands_alone: bool) -> str:
    authority = _line("pub-title__authority", article.sender.name)
    title = (
        f'<header class="pub-title">{authority}'
        f'<h1 class="pub-title__title">{escape(article.title)}</h1>'
        f"{_line('pub-title__lead', article.lead)}{_line('pub-title__byline', article.byline)}"
        f"{_banners(article.banners)}</header>"
    )
    link = (
        f'<p class="pub-more"><a href="{escape(article.link.href)}">{escape(article.link.text)}</a></p>'
        if article.link.text
        else ""
    )
    ending = "" if stands_alone else _colophon("div", article.sender, ())
    return (
        f'<article class="pub pub--article" lang="{escape(article.language)}">{title}<div class="pub-columns">'
        f'<div class="pub-body">{_chapters(article.blocks, number_href)}{link}'
        f"{_line('pub-updated', article.updated)}</div></div>{ending}</article>"
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
    said = "".join(f"<p>{escape(line)}</p>" for line in lines)
    address = "".join(f"<li>{escape(line)}</li>" for line in sender.lines)
    address = f"<ul>{address}</ul>" if address else ""
    return (
        f'<{element} class="pub-colophon"><p class="pub-colophon__name">{escape(sender.name)}</p>'
        f"{address}{said}</{element}>"
    )


def _chapters(blocks: Iterable[Block], number_href: NumberHref | None) -> str:
    parts: list[str] = []
    inside = False
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            parts.append(("</section>" if inside else "") + '<section class="pub-chapter">')
            inside = True
        parts.append(_block(block, number_href))
    return "".join(parts) + ("</section>" if inside else "")


def _block(block: Block, number_href: NumberHref | None) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            opening = '<p class="pub-lead">' if block.lead else "<p>"
            return f"{opening}{_inline(block.runs, number_href)}</p>"
        case BulletList():
            return "<ul>" + "".join(f"<li>{_inline(item, number_href)}</li>" for item in block.items) + "</ul>"
        case DataTable():
            return _table(block, caption=escape(block.caption), hidden=False)
        case FigureBlock():
            return _figure(block)
        case Callout():
            return f'<div class="pub-callout" role="note"><p>{escape(block.text)}</p></div>'
        case KeyResults():
            items = "".join(
                f'<li><strong class="pub-results__big">{escape(big)}</strong> '
                f"<span>{_inline(sentence, number_href)}</span></li>"
                for big, sentence in block.items
            )
            return f'<ul class="pub-results">{items}</ul>'
        case Notice():
            return f'<div class="pub-notice" role="note"><p>{escape(block.text)}</p></div>'


def _heading(heading: Heading) -> str:
    element = f"h{heading.level + 1}"
    kicker = f'<span class="pub-kicker">{escape(heading.kicker)}</span> ' if heading.kicker else ""
    return f'<{element} id="{heading.anchor}" class="pub-h{heading.level}">{kicker}{escape(heading.text)}</{element}>'


def _inline(runs: Iterable[Inline], number_href: NumberHref | None) -> str:
    return "".join(_run(run, number_href) for run in runs)


def _run(run: Inline, number_href: NumberHref | None) -> str:
    text = escape(run.text)
    match run:
        case Text():
            text = f"<em>{text}</em>" if run.emphasis else text
            return f"<strong>{text}</strong>" if run.strong else text
        case Link():
            return f'<a href="{escape(run.href)}">{text}</a>'
        case Number():
            if number_href is None:
                return f'<span class="pub-number">{text}</span>'
            return f'<a class="pub-number" href="{escape(number_href(run.source))}">{text}</a>'


def _figure(figure: FigureBlock) -> str:
    number = f"Figur {escape(figure.number)}"
    drawing = ""
    if figure.svg:
        fits = " pub-figure__drawing--wide" if figure.narrow_svg else ""
        drawing = f'<div class="pub-figure__drawing{fits}">{_svg_alone(figure.svg)}</div>'
    if figure.narrow_svg:
        drawing += f'<div class="pub-figure__drawing pub-figure__drawing--narrow">{_svg_alone(figure.narrow_svg)}</div>'
    table = ""
    if figure.table.rows:
        name = f'<span class="pub-hidden">: {number[0].lower()}{number[1:]}</span>'
        table = (
            f'<details class="pub-figure__table"><summary>Vis som tabel{name}</summary>'
            f"{_table(figure.table, caption=f'{number}. {escape(figure.table.caption)}', hidden=True)}</details>"
        )
    source = f'<p class="pub-figure__source">Kilde: {escape(figure.source)}</p>' if figure.source else ""
    return (
        f'<figure class="pub-figure" id="{figure_anchor(figure.number)}">'
        f'<figcaption><span class="pub-figure__number">{number}</span> {escape(figure.caption)}</figcaption>'
        f"{drawing}{_line('pub-figure__note', figure.note or '')}{table}{source}</figure>"
    )


def _svg_alone(svg: str) -> str:
    """Without the XML declaration, which HTML does not know."""
    return svg[svg.index("<svg") :] if "<svg" in svg else svg


def _table(table: DataTable, *, caption: str, hidden: bool) -> str:
    def kind(column: int) -> str:
        return ' class="pub-num"' if column in table.numeric_columns else ""

    head = "".join(f'<th scope="col"{kind(i)}>{escape(name)}</th>' for i, name in enumerate(table.header))
    rows = "".join(
        "<tr>"
        + "".join(
            f'<th scope="row"{kind(i)}>{escape(cell)}</th>' if i == 0 else f"<td{kind(i)}>{escape(cell)}</td>"
            for i, cell in enumerate(row)
        )
        + "</tr>"
        for row in table.rows
    )
    told = f'<caption class="pub-hidden">{caption}</caption>' if hidden else f"<caption>{caption}</caption>"
    drawn = f'<table class="pub-table">{told}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
    if len(table.header) < WIDE_TABLE:
        return drawn
    return f'<div class="pub-scroll" role="group" tabindex="0" aria-label="{caption}">{drawn}</div>'


def _line(name: str, text: str) -> str:
    return f'<p class="{name}">{escape(text)}</p>' if text else ""
