"""What the check of a decision says, in Danish."""

from __future__ import annotations

from collections.abc import Sequence

from sagkyndig.pure.danish import listing, plural, sort_key

SAME = "Beslutningen holder: de samme tal og kriterier giver den samme liste."
NOT_SAME = "Beslutningen kan ikke bekræftes. Se herunder, hvad der er galt."
NO_PACKAGE = (
    "Filen er ikke en hel pakke med en beslutning. Hent pakken igen fra beslutningens side eller fra journalen."
)
SEAL_HOLDS = "Beslutningens kontrolsum er den, der blev skrevet ned, da den blev truffet."
SEAL_IS_BROKEN = "Beslutningens kontrolsum er en anden end den, der blev skrevet ned. Pakken er ændret siden."
CANNOT_BE_RECKONED = "Listen kan ikke regnes ud igen: tal eller kriterier mangler eller kan ikke læses."
TABLE_IS_ANOTHER = "ranking.csv siger noget andet end listen, som den regnes ud."
LIST_CANNOT_BE_READ = "Den gemte liste kan ikke læses, så den kan ikke holdes op mod den, der regnes ud."
STORED_IS_SAME = "Tallene og listen her i Sagkyndig er de samme som i pakken."
STORED_IS_ANOTHER = "Tallene eller listen her i Sagkyndig er nogle andre end i pakken."
_MOST_NAMES = 10


def seal(sha256: str) -> str:
    return f"Beslutningens kontrolsum er {sha256}. Den skal være den samme som på beslutningens side i Sagkyndig."


def all_unchanged(count: int) -> str:
    return f"{plural(count, 'fil', 'filer')} i pakken, og ingen af dem er ændret."


def missing(names: Sequence[str]) -> str:
    return f"Der mangler i pakken: {listing(list(names))}."


def changed(names: Sequence[str]) -> str:
    return f"Ændret, siden beslutningen blev truffet: {listing(list(names))}."


def unknown(names: Sequence[str]) -> str:
    return f"Lagt i pakken bagefter: {listing(list(names))}."


def same_list(municipalities: int, places: int) -> str:
    return (
        f"Listen er regnet ud igen for {plural(municipalities, 'kommune', 'kommuner')} og {plural(places, 'plads', 'pladser')}. "
        "Den er den samme, tegn for tegn."
    )


def another_list(names: Sequence[str]) -> str:
    if not names:
        return "Listen er regnet ud igen. Alle kommuner står, hvor de stod, men tal eller ord i den gemte liste er nogle andre."
    shown = sorted(names, key=sort_key)[:_MOST_NAMES]
    more = f" og {len(names) - len(shown)} til" if len(names) > len(shown) else ""
    return f"Listen er regnet ud igen og er en anden. {plural(len(names), 'kommune', 'kommuner')} står et andet sted: {', '.join(shown)}{more}."
