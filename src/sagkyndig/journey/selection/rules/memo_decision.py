"""What the memo says of the decision itself: who made it, what the manager changed, and where the figures come from."""

from __future__ import annotations

from collections.abc import Iterator

from sagkyndig.journey.selection.rules.decided import Made
from sagkyndig.journey.selection.rules.decision_wording import decided_sentence
from sagkyndig.journey.selection.rules.own_changes import CHANGES, promises_not_kept
from sagkyndig.journey.selection.rules.ranking import Ranking
from sagkyndig.pure.danish import capitalised, long_date, short_date
from sagkyndig.pure.documents.tree import Block, DataTable, Heading, Notice, Paragraph, Text

DEMONSTRATION = "Demonstration: kommuner, tal og mennesker er opdigtede."
BEFORE_OWN_CHANGES = "Sikkerheden gælder listen, som kriterierne giver den, før myndighedens egne ændringer."


def made_by(made: Made) -> Iterator[Block]:
    yield _paragraph(
        f"{decided_sentence(made.number, made.by, made.at)} Den gælder {made.edition.lower()}: {made.theme}."
    )
    if made.note:
        yield _paragraph(f"Bemærkning til beslutningen: {made.note}")


def own_changes(made: Made, ranking: Ranking) -> Iterator[Block]:
    yield Heading(1, "Myndighedens egne ændringer", "egne-aendringer")
    if not made.own:
        yield _paragraph("Der er ingen. Listen er den, som kriterierne giver.")
        return
    yield _paragraph(
        "Myndigheden har selv ændret listen, som kriterierne giver. Antallet af pladser er det samme: er en kommune valgt fra, får "
        "den første reserve pladsen, og er en kommune valgt til, bliver den sidste af de udvalgte den første reserve."
    )
    yield DataTable(
        "Ændringerne med begrundelse",
        ("Kommune", "Ændring", "Begrundelse", "Af"),
        tuple(
            (each.name, capitalised(CHANGES[each.kind]), each.reason, f"{each.made_by}, {short_date(each.made_on)}")
            for each in made.own
        ),
    )
    for sentence in promises_not_kept(ranking):
        yield Notice(sentence)


def sources(made: Made) -> Iterator[Block]:
    yield _paragraph(
        f"Klagesagerne er fra {made.source}, hentet i kilden den {long_date(made.extracted_on)}, filen {made.filename}. Filens kontrolsum "
        f"(SHA-256): {made.file_sha256}."
    )


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),))
