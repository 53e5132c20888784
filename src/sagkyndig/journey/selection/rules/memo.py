"""The decision memo: what was chosen, by which criteria, how sure it is, and a sentence for every municipality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from sagkyndig.journey.selection.rules import criteria, memo_decision
from sagkyndig.journey.selection.rules.changes import Change
from sagkyndig.journey.selection.rules.decided import Made
from sagkyndig.journey.selection.rules.evidence import Evidence
from sagkyndig.journey.selection.rules.ground import Ground
from sagkyndig.journey.selection.rules.policy import Policy
from sagkyndig.journey.selection.rules.provisions import provisions_in_words, within, years_in_words
from sagkyndig.journey.selection.rules.ranking import Placed, Ranking, Status
from sagkyndig.journey.selection.rules.sentences import percent, sentence
from sagkyndig.pure.danish import capitalised, listing, long_date, number, plural, sort_key
from sagkyndig.pure.documents.tree import (
    Block,
    BulletList,
    Callout,
    DataTable,
    Document,
    FigureBlock,
    Heading,
    Notice,
    Paragraph,
    Sender,
    Text,
)
from sagkyndig.pure.figures import FunnelPoint, IntervalRow, funnel_svg, intervals_svg

TITLE = "Valg af kommuner"
_DASH = "-"


def decision_memo(
    ground: Ground,
    ranking: Ranking,
    changes: Sequence[Change],
    shown: Evidence,
    authority: str,
    *,
    made: Made | None = None,
    by_criteria: Ranking | None = None,
) -> Document:
    """The whole memo. What it says follows from its arguments alone: no clock, no chance.

    `made` says who decided and when, where somebody has; `by_criteria` is the list before the manager's own changes,
    where there are any in `ranking`.
    """
    policy = ranking.policy
    before = by_criteria or ranking
    return Document(
        title=TITLE,
        subtitle=f"{capitalised(provisions_in_words(policy.provisions))}, tal fra {years_in_words(policy.years)}",
        authority=Sender(authority),
        dated=long_date(policy.decided_on) if policy.decided_on else "",
        kind="Beslutningsnotat",
        banners=(memo_decision.DEMONSTRATION,) if made and made.is_demonstration else (),
        blocks=(
            *_choice(ranking, before, made),
            *_criteria(policy),
            *(memo_decision.own_changes(made, ranking) if made else ()),
            *_how_sure(before),
            *_changes(ground, changes, policy),
            *_shown(shown),
            *_everyone(ranking),
            *_figures(ranking),
            *_ground(ground, ranking, made),
        ),
    )


def _choice(ranking: Ranking, before: Ranking, made: Made | None) -> Iterator[Block]:
    chosen, reserves = ranking.of(Status.CHOSEN), ranking.of(Status.RESERVE)
    yield Heading(1, "Valget", "valget")
    yield _paragraph(_offered(chosen), lead=True)
    if made:
        yield from memo_decision.made_by(made)
    if len(chosen) < ranking.policy.places:
        yield Notice(
            f"Der er {plural(ranking.policy.places, 'plads', 'pladser')}, men kriterierne giver kun {criteria.municipalities_in_words(len(chosen))}."
        )
    if reserves:
        yield _paragraph(f"På reservelisten står, i denne rækkefølge: {_names(reserves)}.")
    yield _paragraph(criteria.certainty_in_words(before))
    if made and made.own:
        yield _paragraph(memo_decision.BEFORE_OWN_CHANGES)
    if chosen:
        yield _figure(chosen, reserves)
    yield _paragraph(criteria.READING_GUIDE)
    yield Callout("Procenten gælder kun de afgørelser, der blev påklaget.")


def _offered(chosen: Sequence[Placed]) -> str:
    if not chosen:
        return "Ingen kommuner kan vælges efter kriterierne."
    return f"{capitalised(criteria.municipalities_in_words(len(chosen)))} får tilbuddet: {_names(chosen)}."


def _figure(chosen: Sequence[Placed], reserves: Sequence[Placed]) -> FigureBlock:
    rows, cells = [], []
    for each in (*chosen, *reserves):
        believed = each.weighed.belief
        if believed is None:
            continue
        low, high = believed.interval()
        rows.append(IntervalRow(each.name, believed.rate, low, high, each.status is Status.CHOSEN))
        cells.append((each.name, percent(believed.rate), f"{percent(low)}-{percent(high)}"))
    caption = "Omgørelsesprocent for de udvalgte og reserverne"
    described = (
        f"Hver kommune har en prik ved sin omgørelsesprocent, når der er taget højde for antallet af sager, og en streg over det "
        f"interval, den ligger i. Øverst {chosen[0].name}. Tallene står i tabellen."
    )
    means = [each.weighed.population.mean for each in chosen if each.weighed.population]
    one_mean = means[0] if len(set(means)) == 1 else None
    return FigureBlock(
        number="1",
        caption=caption,
        svg=intervals_svg(rows, name="figur-1", title=caption, description=described, mean=one_mean),
        narrow_svg=intervals_svg(
            rows, name="figur-1-smal", title=caption, description=described, mean=one_mean, width=340
        ),
        description=described,
        table=DataTable(caption, ("Kommune", "Omgørelsesprocent", "Interval"), tuple(cells), frozenset({1, 2})),
        source="",
        note="Reserverne er grå. Den stiplede linje er gennemsnittet."
        if reserves
        else "Den stiplede linje er gennemsnittet.",
    )


def _criteria(policy: Policy) -> Iterator[Block]:
    yield Heading(1, "Sådan er der valgt", "kriterier")
    yield BulletList(tuple((Text(line),) for line in criteria.criteria_in_words(policy)))
    yield _paragraph(criteria.WHY_SHRUNKEN)


def _how_sure(ranking: Ranking) -> Iterator[Block]:
    policy, equals = ranking.policy, ranking.certainty.equals
    yield Heading(1, "Hvor sikker er listen", "sikkerhed")
    yield _paragraph(
        f"Valget er gentaget {number(policy.repetitions)} gange. I hver gentagelse er hver kommunes omgørelsesprocent trukket "
        f"et sted inden for det, vi ved om den, og der er valgt igen efter de samme kriterier. {criteria.certainty_in_words(ranking)}"
    )
    if not equals:
        return
    yield _paragraph(
        f"Disse kommuner står reelt lige om de sidste pladser: {_names([e for e in ranking.placed if e.is_equal])}. De ligger "
        f"over grænsen mellem udvalgt og ikke udvalgt i mellem {50 - policy.equal_within} og {50 + policy.equal_within} af "
        "hundrede gentagelser, næsten som når man slår plat og krone."
    )
    yield _paragraph(criteria.WHY_A_DRAW_IS_FAIR)
    if not policy.draws_among_equals:
        yield _paragraph("Her er der ikke trukket lod; rækkefølgen har afgjort det.")
        return
    yield _paragraph(
        "Der er trukket lod. Hver kommunes tal er SHA-256 af tallenes kontrolsum, et kolon og kommunekoden; det laveste tal er "
        "trukket først. Enhver kan regne det efter."
    )
    drawn = sorted((each for each in ranking.placed if each.draw), key=lambda each: each.draw or "")
    yield DataTable(
        "Lodtrækningen",
        ("Kommune", "Kommunekode", "Tal (de første 16 tegn)", "Blev"),
        tuple((each.name, each.code, (each.draw or "")[:16], _STATUSES[each.status].lower()) for each in drawn),
    )


def _changes(ground: Ground, changes: Sequence[Change], policy: Policy) -> Iterator[Block]:
    names = {each.code: each.name for each in ground.municipalities}
    yield Heading(1, "Hvad ville ændre listen", "aendringer")
    lots = " Der er set bort fra lodtrækningen." if policy.draws_among_equals else ""
    yield _paragraph(f"Ét kriterium er ændret ad gangen.{lots}")
    yield DataTable(
        "Hvis ét kriterium var et andet",
        ("Kriterium", "Kommer ind", "Går ud"),
        tuple(
            (
                capitalised(change.words),
                _listed([names[code] for code in change.enters]),
                _listed([names[code] for code in change.leaves]),
            )
            for change in changes
        ),
    )


def _shown(shown: Evidence) -> Iterator[Block]:
    yield Heading(1, "Hvad runden kan vise", "virkning")
    for said in criteria.evidence_in_words(shown):
        yield _paragraph(said)


_STATUSES = {
    Status.CHOSEN: "Udvalgt",
    Status.RESERVE: "Reserve",
    Status.PASSED: "Ikke udvalgt",
    Status.EXCLUDED: "Holdt ude",
}


def _everyone(ranking: Ranking) -> Iterator[Block]:
    yield Heading(1, "En sætning om hver kommune", "kommunerne")
    yield _paragraph("Sætningen kan gives til den kommune, den handler om, når den spørger.")
    for status, title in _STATUSES.items():
        placed = ranking.of(status)
        if placed:
            yield Heading(2, title, f"kommunerne-{status.value}")
            yield BulletList(tuple((Text(sentence(each, ranking)),) for each in placed))


def _figures(ranking: Ranking) -> Iterator[Block]:
    yield Heading(1, "Tal for alle kommuner", "tal")
    yield _paragraph(
        "Procenten og intervallet er dem, hvor der er taget højde for antallet af sager. »Gentaget« er, i hvor mange af hundrede "
        f"gentagelser kommunen er udvalgt. {criteria.TRUE_SOURCE}"
    )
    yield from _funnel(ranking)
    yield DataTable(
        f"Afgjorte klager {within(ranking.policy.provisions)} i {years_in_words(ranking.policy.years)}",
        ("Kommune", "Plads", "Omgjort", "Procent", "Interval", "Gentaget"),
        tuple(_row(each) for each in ranking.placed),
        frozenset({1, 2, 3, 4, 5}),
    )


def _funnel(ranking: Ranking) -> Iterator[Block]:
    points = [
        FunnelPoint(
            each.name, each.weighed.outcomes.reversed, each.weighed.outcomes.decided, each.status is Status.CHOSEN
        )
        for each in ranking.placed
        if each.weighed.outcomes.decided
    ]
    if not points:
        return
    mean = sum(point.hits for point in points) / sum(point.cases for point in points)
    caption = "Omgørelsesprocent og antal afgjorte sager"
    described = (
        "Hver kommune er en prik: jo længere mod højre, jo flere afgjorte sager, og jo højere oppe, jo flere af dem er omgjort. "
        f"Linjen er {percent(mean)} procent. Inden for tragten kan tilfældigheder alene forklare forskellen."
    )
    draw = partial(funnel_svg, points, mean=mean, title=caption, description=described, across="afgjorte sager")
    yield FigureBlock(
        number="2",
        caption=caption,
        svg=draw(name="figur-2"),
        narrow_svg=draw(name="figur-2-smal", width=340, height=340),
        description=described,
        table=DataTable(caption, ("Kommune",), ()),
        source="",
        note="De udvalgte er fyldte prikker. Er forskellene kun tilfældige, ligger 95 ud af 100 inden for de stiplede linjer, "
        "998 ud af 1.000 inden for de hele. Tallene står i tabellen herunder.",
    )


def _row(placed: Placed) -> tuple[str, ...]:
    outcomes, believed = placed.weighed.outcomes, placed.weighed.belief
    interval = _DASH
    if believed:
        low, high = believed.interval()
        interval = f"{percent(low)}-{percent(high)}"
    return (
        placed.name,
        number(placed.rank) if placed.rank else _DASH,
        f"{number(outcomes.reversed)} af {number(outcomes.decided)}",
        percent(believed.rate) if believed else _DASH,
        interval,
        _DASH if placed.share is None else number(placed.share),
    )


def _ground(ground: Ground, ranking: Ranking, made: Made | None) -> Iterator[Block]:
    policy = ranking.policy
    missing = ground.missing_cells(policy.years, policy.provisions)
    yield Heading(1, "Grundlaget", "grundlaget")
    if made:
        yield from memo_decision.sources(made)
    yield _paragraph(
        f"{plural(len(ground.municipalities), 'kommune', 'kommuner')} og {plural(len(ground.cells), 'række', 'rækker')} med "
        f"klagesager. Kontrolsum (SHA-256): {ranking.fingerprint}. De samme tal og kriterier giver den samme liste igen."
    )
    if missing:
        yield _paragraph(
            f"For {plural(missing, 'kombination', 'kombinationer')} af kommune, år og bestemmelse er der ingen række. Det er "
            "læst, som om der ingen klager var."
        )


def _paragraph(text: str, *, lead: bool = False) -> Paragraph:
    return Paragraph((Text(text),), lead=lead)


def _names(placed: Sequence[Placed]) -> str:
    return listing([each.name for each in placed])


def _listed(names: Sequence[str]) -> str:
    return listing(sorted(names, key=sort_key)) if names else "ingen"
