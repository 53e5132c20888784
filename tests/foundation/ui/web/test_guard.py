"""The guard against personal data in a form, on its page and in the log."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import Client, RequestFactory

from sagkyndig.foundation.ui.web.guard import GuardedForm, mention_hints, personal_data_faults
from tests.visits import Visitor

CPR = "010190-1234"
SAID = "Teksten ser ud til at have et CPR-nummer efter »Borgeren«. Skriv et fødselsår i stedet."
PAGE = "/proeve/vagt/"


class Note(GuardedForm):
    """One field of each kind that the guard must tell apart."""

    exempt: ClassVar = {"contact": "kontaktpersonens telefon"}
    heading = forms.CharField(label="Overskrift", required=False, max_length=60)
    text = forms.CharField(label="Tekst", required=False, widget=forms.Textarea)
    contact = forms.CharField(label="Telefon", required=False)
    email = forms.EmailField(label="E-mail", required=False)
    period = forms.RegexField(r".*", label="År", required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)
    secret = forms.CharField(label="Kode", widget=forms.PasswordInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["added"] = forms.CharField(label="Mere", required=False)

    def clean(self) -> dict[str, Any]:
        """Does not ask the class above: the guard looks all the same."""
        return self.cleaned_data


@pytest.mark.parametrize("name", ["heading", "text", "added"])
def test_personal_data_stops_the_saving(name: str) -> None:
    form = Note({name: f"Borgeren {CPR}"})
    assert not form.is_valid()
    assert form.errors == {name: [SAID]}
    assert form.is_stopped
    assert CPR not in str(form.errors)
    assert form[name].value() == f"Borgeren {CPR}"


@pytest.mark.parametrize("name", ["contact", "period", "key", "secret"])
def test_what_is_no_prose_is_left_alone(name: str) -> None:
    assert Note({name: "22 33 44 55"}).is_valid()


def test_an_e_mail_field_takes_an_e_mail() -> None:
    assert Note({"email": "a@b.example"}).is_valid()
    assert Note({"text": "Skriv til a@b.example"}).errors.keys() == {"text"}


def test_law_numbers_are_no_alarm() -> None:
    form = Note({"text": "Se BEK 1069/2020, VEJ 9375, PM 18-18 og § 96, stk. 2. Gælder 01.01.2023-31.12.2023."})
    assert form.is_valid()
    assert not form.is_stopped
    assert form.hints() == ()


def test_another_mistake_alone_is_not_the_guards() -> None:
    form = Note({"email": "a"})
    assert not form.is_valid()
    assert not form.is_stopped


def test_what_may_be_personal_data_is_saved_and_mentioned() -> None:
    form = Note({"text": "Hun bor på Søndergade 12."})
    assert form.is_valid()
    request = RequestFactory().get("/")
    request.session = {}  # type: ignore[assignment]
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    mention_hints(request, form)
    assert [str(each) for each in get_messages(request)] == [
        "Se efter i »Tekst«: Teksten har måske et vejnavn efter »Hun bor på«. Er det en virkelig persons adresse, så tag den ud."
    ]


def test_an_answer_in_json_says_the_same() -> None:
    assert personal_data_faults(f"Borgeren {CPR}") == (SAID,)
    assert personal_data_faults("Borgeren er født i 1990.") == ()


@pytest.mark.django_db
def test_the_page_says_that_nothing_was_saved_and_keeps_the_text(visit: Visitor, log_lines: list[str]) -> None:
    page = visit(None, PAGE, method="post", data={"text": f"Borgeren {CPR}"})
    assert page.texts("//*[@id='error-summary-heading']") == ["Ikke gemt. Der er én ting at rette"]
    assert page.form_errors == {"text": [SAID]}
    assert page.links[0] == (f"Tekst – {SAID}", "#id_text")
    assert page.fields["text"] == f"\nBorgeren {CPR}" or page.fields["text"] == f"Borgeren {CPR}"
    assert CPR not in page.text.replace(f"Borgeren {CPR}", "")
    assert log_lines
    assert not [line for line in log_lines if CPR in line or "Borgeren" in line]


@pytest.mark.django_db
def test_another_mistake_is_told_as_before(visit: Visitor) -> None:
    page = visit(None, PAGE, method="post", data={"email": "a"})
    assert page.texts("//*[@id='error-summary-heading']") == ["Der er én ting at rette"]


@pytest.mark.django_db
def test_a_fault_after_the_form_leaves_no_trace_of_what_was_written(log_lines: list[str]) -> None:
    """The text is in the request, in the form and in the message of the fault; the log and the page have none of it."""
    client = Client(raise_request_exception=False)
    answer = client.post("/proeve/vagt-i-stykker/", {"text": "Hun bor på Søndergade 12"})
    assert answer.status_code == 500
    assert "Søndergade" not in answer.content.decode()
    assert any("ValueError" in line for line in log_lines)
    assert not [line for line in log_lines if "Søndergade" in line]
