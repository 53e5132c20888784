"""The blocks of a publication as HTML: classes only, never a style of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape

from sagkyndig.pure.documents.tree import (
    Block,
    BulletList,
    Callout,
    DataTable,
    FigureBlock,
    Heading,
    Inline,
    KeyResults,
    Link,
    Notice,
    Number,
    Paragraph,
    Text,
    figure_anchor,
)

NumberHref = Callable[[str], str]

# With this many columns a table may be wider than a phone, and must be able to scroll by keyboard too.
WIDE_TABLE = 5


def chapters(blocks: Iterable[Block], number_href: NumberHref | None) -> str:
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
            element = "ol" if block.numbered else "ul"
            items = "".join(f"<li>{_inline(item, number_href)}</li>" for item in block.items)
            return f"<{element}>{items}</{element}>"
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
            return f'<a href="{escape(run.href)}">{text}</a>' if run.href else text
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
        f"{drawing}{line('pub-figure__note', figure.note or '')}{table}{source}</figure>"
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


def line(name: str, text: str) -> str:
    return f'<p class="{name}">{escape(text)}</p>' if text else ""
