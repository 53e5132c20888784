"""The Danish words for sources and initiatives, and how a reversal rate must be read wherever one stands."""

from __future__ import annotations

from collections.abc import Collection

from sagkyndig.journey.selection.rules.figures.counts import USUAL_READING, Counted, ReadingPolicy
from sagkyndig.journey.selection.rules.figures.sources import AREAS, InitiativeKind, SourceKind
from sagkyndig.pure.danish import in_words, number

SOURCES: dict[SourceKind, str] = {
    SourceKind.MAP: "Danmarkskortet",
    SourceKind.PORTAL: "Ankestyrelsens Talportal",
    SourceKind.OTHER: "Anden kilde",
}

INITIATIVES: dict[InitiativeKind, str] = {
    InitiativeKind.TASKFORCE: "Taskforce",
    InitiativeKind.SUPERVISION: "Tilsyn",
    InitiativeKind.ACTION_PLAN: "Handlingsplan",
    InitiativeKind.COURSE: "Læringsforløb",
    InitiativeKind.OTHER: "Andet",
}

# Stands wherever a rate stands.
READING_GUIDE = (
    "Omgørelsesprocenten er de ændrede, ophævede og hjemviste sager ud af de sager, der er afgjort. Afviste, henlagte "
    "og tilbagekaldte sager tæller ikke med.",
    "Tallet siger noget om de afgørelser, der er klaget over, og ikke om kvaliteten i al kommunens sagsbehandling. En "
    "hjemvist sag kan ende med samme resultat.",
)


def few_appeals(policy: ReadingPolicy = USUAL_READING) -> str:
    """Why some rows have no percentage."""
    fewest = in_words(policy.fewest_for_a_percentage)
    return (
        f"Under {fewest} afgjorte sager står kun antallet: én sag mere eller mindre ville flytte procenten for meget. "
        "Det er samme grænse, som kriterierne for udvælgelsen begynder med."
    )


_OF_AREAS = "Tal for hele områder står på Danmarkskortet, ikke i Talportalens tal for bestemmelser."
_OF_PROVISIONS = (
    "Tal for enkelte bestemmelser står i Ankestyrelsens Talportal, ikke på Danmarkskortet. Portalen retter sine tal "
    "bagefter, så et senere udtræk kan være anderledes."
)
_LOOK_AGAIN = "Se efter, om kilden er angivet rigtigt."


def where_from(provisions: Collection[str], kind: SourceKind | None = None, source: str = "") -> str:
    """The true source of figures on these: the map has areas only, and single provisions stand in the portal."""
    areas = [each for each in provisions if each in AREAS]
    has_provisions = len(areas) < len(provisions)
    sentences = [f"Tallene her er fra en anden kilde: {source}."] if kind is SourceKind.OTHER else []
    sentences += [_OF_AREAS] if areas else []
    sentences += [_OF_PROVISIONS] if has_provisions else []
    if (kind is SourceKind.MAP and has_provisions) or (kind is SourceKind.PORTAL and areas):
        sentences.append(_LOOK_AGAIN)
    return " ".join(sentences)


def rate(counted: Counted, policy: ReadingPolicy = USUAL_READING) -> str:
    """»41,5« as it is shown in a column of percentages; a dash where there are too few appeals for one."""
    per_mille = counted.per_mille
    if per_mille is None or not counted.has_percentage(policy):
        return "–"
    return f"{number(per_mille // 10)},{per_mille % 10}"
