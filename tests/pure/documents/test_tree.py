"""The tree: what it lets through and what it refuses."""

from __future__ import annotations

import pytest

from sagkyndig.pure.documents.tree import (
    BulletList,
    DataTable,
    Document,
    FigureBlock,
    Heading,
    Link,
    Number,
    Paragraph,
    Sender,
    Text,
    UnsoundDocumentError,
    anchor_from,
    figure_anchor,
    plain,
)

TABLE = DataTable("Tal", ("Svar", "Antal"), (("Ja", "1"),))


def document(*blocks: object, title: str = "Titel") -> Document:
    return Document(title, "", Sender("Klagestyrelsen"), "", "", (), tuple(blocks))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "taken", "anchor"),
    [
        ("Formål med læringsforløbene", (), "formaal-med-laeringsforloebene"),
        ("Ærø, Ølgod & Ålborg", (), "aeroe-oelgod-aalborg"),
        ("2023", (), "afsnit-2023"),
        ("§§ 95 og 96", (), "afsnit-95-og-96"),
        ("!", (), "afsnit"),
        ("Casene", ("casene",), "casene-2"),
        ("Casene", ("casene", "casene-2"), "casene-3"),
        ("Idé", (), "ide"),
    ],
)
def test_an_anchor_is_made_of_plain_letters(text: str, taken: tuple[str, ...], anchor: str) -> None:
    assert anchor_from(text, taken) == anchor
    assert Heading(1, text, anchor).anchor == anchor


def test_the_words_alone() -> None:
    assert plain((Text("Af "), Number("44", "figur:4.1:n"), Link(" svar", "#x"))) == "Af 44 svar"


def test_a_figures_anchor() -> None:
    assert figure_anchor("4.1") == "figur-4-1"


@pytest.mark.parametrize(
    ("blocks", "said"),
    [
        ((Heading(2, "Afsnit", "a"),), "springer et niveau over"),
        ((Heading(1, "Kapitel", "a"), Heading(3, "Underafsnit", "b")), "springer et niveau over"),
        ((Heading(1, "Et", "a"), Heading(1, "To", "a")), "brugt mere end én gang"),
        ((Heading(1, "Et", "figur-4-1"), FigureBlock("4.1", "", "", "", TABLE, "")), "brugt mere end én gang"),
        ((FigureBlock("1", "", "", "", TABLE, ""), FigureBlock("1", "", "", "", TABLE, "")), "mere end én gang"),
        ((Paragraph((Link("se her", "#borte"),)),), "»#borte«, som ikke findes"),
        ((BulletList(((Link("se her", "#borte"),),)),), "»#borte«, som ikke findes"),
        ((DataTable("Tom", (), ()),), "ingen kolonner"),
    ],
)
def test_a_document_refuses_what_cannot_be_read(blocks: tuple[object, ...], said: str) -> None:
    with pytest.raises(UnsoundDocumentError, match=said):
        document(*blocks)


def test_a_document_refuses_an_empty_title() -> None:
    with pytest.raises(UnsoundDocumentError, match="ingen titel"):
        document(title="  ")


def test_going_back_up_several_levels_is_no_skip() -> None:
    blocks = (Heading(1, "1", "a"), Heading(2, "1.1", "b"), Heading(3, "1.1.1", "c"), Heading(1, "2", "d"))
    assert document(*blocks).blocks == blocks


def test_a_table_refuses_a_ragged_row() -> None:
    with pytest.raises(UnsoundDocumentError, match="har 2 kolonner, men række 2 har 1"):
        DataTable("Tal", ("Svar", "Antal"), (("Ja", "1"), ("Nej",)))


@pytest.mark.parametrize("level", [0, 4])
def test_a_heading_refuses_other_levels(level: int) -> None:
    with pytest.raises(UnsoundDocumentError, match=f"niveau {level}"):
        Heading(level, "Afsnit", "a")


@pytest.mark.parametrize("anchor", ["", "1a", "a b", 'a"b', "<a>"])
def test_a_heading_refuses_an_anchor_that_is_none(anchor: str) -> None:
    with pytest.raises(UnsoundDocumentError, match="et anker, der ikke kan bruges"):
        Heading(1, "Afsnit", anchor)


@pytest.mark.parametrize("href", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "file:///etc"])
def test_a_link_refuses_an_address_that_runs_something(href: str) -> None:
    with pytest.raises(UnsoundDocumentError, match="en adresse, der ikke kan bruges"):
        Link("tryk", href)


@pytest.mark.parametrize("href", ["", "#a", "/rapporter/", "https://a.example/?b=c:d", "mailto:a@b.example", "tel:+45"])
def test_a_link_takes_the_addresses_a_publication_needs(href: str) -> None:
    assert Link("se", href).href == href


def test_a_drawing_must_be_told_in_words() -> None:
    with pytest.raises(UnsoundDocumentError, match=r"Figur 4\.1 har en tegning, men ingen beskrivelse"):
        FigureBlock("4.1", "Spørgsmål", "<svg/>", " ", TABLE, "")
