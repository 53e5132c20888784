"""Forms wear DKFDS, keep what was typed, and lead from each error to its field."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.visits import Visitor, text_of

pytestmark = pytest.mark.django_db
PATH = "/proeve/formular/"


def test_each_control_has_its_kind_and_class(visit: Visitor) -> None:
    page = visit(None, PATH)
    kinds = [
        (node.get("name"), node.tag, node.get("type"), node.get("class")) for node in page.all("//main//form//*[@name]")
    ]
    assert kinds[1:] == [
        ("name", "input", "text", "form-input"),
        ("day", "input", "date", "form-input input-char-11"),
        ("hour", "input", "time", "form-input input-char-8"),
        ("places", "input", "text", "form-input input-char-8"),
        ("theme", "select", None, "form-select"),
        ("purpose", "textarea", None, "form-input"),
        ("readers", "input", "radio", "form-radio"),
        ("readers", "input", "radio", "form-radio"),
        ("rules", "input", "checkbox", "form-checkbox"),
        ("rules", "input", "checkbox", "form-checkbox"),
        ("file", "input", "file", "form-file"),
        ("read", "input", "checkbox", "form-checkbox"),
        ("secret", "input", "hidden", None),
    ]
    (form,) = page.all("//main//form")
    assert (form.get("method"), form.get("enctype"), form.get("novalidate")) == ("post", "multipart/form-data", "")
    assert page.buttons == ["Gem"]
    assert page.link("Fortryd") == "/hjaelp/"


def test_what_may_be_left_out_is_marked(visit: Visitor) -> None:
    labels = visit(None, PATH).texts("//*[contains(@class, 'form-label')]")
    assert [label for label in labels if "(frivilligt)" in label] == [
        "Klokken (frivilligt)",
        "Formål (frivilligt)",
        "Regneark (frivilligt)",
    ]


def test_a_group_of_choices_is_one_fieldset_with_its_question(visit: Visitor) -> None:
    page = visit(None, PATH)
    readers, rules = page.all("//main//fieldset")
    assert text_of(readers.xpath("./legend")[0]) == "Hvem må se den?"
    assert readers.get("aria-describedby") == "id_readers_helptext"
    assert [text_of(label) for label in rules.xpath(".//label")] == ["§ 95", "§ 96"]


def test_an_empty_form_comes_back_with_a_list_of_what_to_do(visit: Visitor) -> None:
    page = visit(None, PATH, method="post", data={})
    assert page.title == "Fejl: Prøve – Sagkyndig"
    summary = page.one(".error-summary")
    assert (summary.get("role"), summary.get("tabindex"), summary.get("data-module")) == (
        "alert",
        "-1",
        "error-summary",
    )
    assert text_of(summary.xpath(".//h2")[0]) == "Der er otte ting at rette"
    assert [(link.get("href"), text_of(link)) for link in summary.xpath(".//a")] == [
        ("#id_name", "Navn – Skal udfyldes."),
        ("#id_day", "Første dag – Skal udfyldes."),
        ("#id_places", "Pladser – Skal udfyldes."),
        ("#id_theme", "Tema – Vælg en af mulighederne."),
        ("#id_readers_0", "Hvem må se den? – Vælg en af mulighederne."),
        ("#id_rules_0", "Bestemmelser – Vælg mindst én."),
        ("#id_read", "Jeg har læst det – Sæt kryds for at gå videre."),
    ]
    for link in summary.xpath(".//a"):
        page.one(f"//*[@id='{link.get('href')[1:]}']")


def test_a_field_points_at_its_hint_and_its_error(visit: Visitor) -> None:
    page = visit(None, PATH, method="post", data={})
    control = page.one("//input[@name='name']")
    assert control.get("aria-describedby") == "id_name_helptext id_name_error"
    assert control.get("aria-invalid") == "true"
    assert text_of(page.one("//*[@id='id_name_error']")) == "Fejl: Skal udfyldes."
    assert page.one("//input[@name='read']").get("aria-describedby") == "id_read_helptext id_read_error"


def test_nothing_that_was_typed_is_lost(visit: Visitor) -> None:
    typed = {
        "name": "Runde <2024>",
        "day": "31.02.2024",
        "hour": "9.30",
        "places": "ti",
        "theme": "a",
        "purpose": "Første linje\nog anden",
        "readers": "b",
        "rules": ["95", "96"],
        "secret": "skjult",
    }
    page = visit(None, PATH, method="post", data=typed)
    assert page.fields == typed
    # A browser shows nothing in a date, time or number field whose value is none.
    assert [page.one(f"//input[@name='{name}']").get("type") for name in ("day", "hour", "places")] == ["text"] * 3
    assert page.form_errors == {
        "day": ["Skriv en dato, der findes, fx 24.06.2024."],
        "places": ["Skriv et helt tal."],
        "read": ["Sæt kryds for at gå videre."],
    }


@pytest.mark.parametrize("day", ["2024-06-24", "24.06.2024", "24/06/2024", "24-06-2024", "24.6.24"])
def test_a_date_may_be_written_as_people_write_it(visit: Visitor, day: str) -> None:
    filled = {
        "name": "R",
        "day": day,
        "places": "3",
        "theme": "a",
        "readers": "a",
        "rules": "95",
        "read": "on",
        "secret": "x",
    }
    page = visit(None, PATH, method="post", data={**filled, "file": SimpleUploadedFile("a.csv", b"x")})
    assert page.form_errors == {}
    assert page.title == "Prøve – Sagkyndig"
