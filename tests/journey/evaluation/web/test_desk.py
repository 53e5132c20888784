"""The evaluator's pages: questionnaire, targets, how many were asked, and what the answers show."""

from __future__ import annotations

from datetime import datetime

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.evaluation import actions, queries
from sagkyndig.journey.evaluation.models import Survey
from sagkyndig.journey.programme.models import Edition
from tests.factories.evaluation import ONE_ANSWER, answers_csv, import_answers, make_survey
from tests.factories.people import make_staff
from tests.factories.programme import make_edition
from tests.visits import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluator() -> Person:
    return make_staff(Role.EVALUATOR, name="Signe Overgaard")


@pytest.fixture
def survey(evaluator: Person, now: datetime) -> Survey:
    return make_survey(make_edition(), evaluator, now)


@pytest.fixture
def base(survey: Survey) -> str:
    return f"/runder/{survey.edition_id}/evaluering/"


def state(survey: Survey, evaluator: Person, now: datetime) -> None:
    actions.state_target(
        survey=survey, column="omfang", labels=["Fint"], percent=80, actor=evaluator, at=now
    )  # fmt: skip


def primary(page) -> list[str]:
    return page.texts("//main//*[contains(@class, 'button-primary')]")


# --- Questionnaire ---------------------------------------------------------------------------------------------------


def test_the_questionnaire_is_chosen_once(visit: Visitor, evaluator: Person, survey: Survey) -> None:
    edition = make_edition(year=2024)
    page = visit(evaluator, f"/runder/{edition.pk}/evaluering/")
    assert primary(page) == ["Vælg spørgeskema"]
    href = page.link("Vælg spørgeskema")
    assert visit(evaluator, href, method="post", data={"questionnaire": ""}).form_errors == {
        "questionnaire": ["Vælg en af mulighederne."]
    }
    chosen = {"questionnaire": str(survey.questionnaire_id)}
    visit(evaluator, href, method="post", data=chosen, expect=302)
    assert "Runden har fået sit spørgeskema." in visit(evaluator, f"/runder/{edition.pk}/evaluering/").messages[0]
    visit(evaluator, href, method="post", data=chosen, expect=302)
    page = visit(evaluator, href)
    assert page.messages == ["Fejl: Runden har allerede fået et spørgeskema."]
    assert page.h1 == "Spørgeskema om læringsforløbet"
    assert len(page.all("//main/ol/li")) == 6


def test_staff_without_the_role_are_told_who_chooses(visit: Visitor) -> None:
    edition, teacher = make_edition(), make_staff(Role.TEACHER)
    for address in ("", "spoergeskema/"):
        page = visit(teacher, f"/runder/{edition.pk}/evaluering/{address}")
        assert "Runden har ikke noget spørgeskema endnu. En evaluator vælger det." in page.text
        assert primary(page) == []


# --- Targets ---------------------------------------------------------------------------------------------------------


def test_the_next_thing_to_do_follows_from_what_is_there(
    visit: Visitor, evaluator: Person, survey: Survey, base: str, now: datetime
) -> None:
    assert primary(visit(evaluator, base)) == ["Fastsæt det første mål"]
    state(survey, evaluator, now)
    assert primary(visit(evaluator, base)) == ["Hent svar ind"]
    imported = import_answers(survey, evaluator, now)
    assert primary(visit(evaluator, base)) == ["Gå til rapporten"]
    actions.take_out_import(answer_import=imported, actor=evaluator, at=now)
    page = visit(evaluator, base)
    assert primary(page) == ["Hent svar ind"]
    assert "Ingen af de hentede svar tæller med lige nu." in page.text


def test_a_target_is_fixed_corrected_and_taken_away(
    visit: Visitor, evaluator: Person, survey: Survey, base: str
) -> None:
    href = f"{base}maal/oeget_kendskab/"
    page = visit(evaluator, href)
    assert page.fields == {"labels": ["I høj grad", "I nogen grad"]}
    typed = {"labels": ["I høj grad"], "percent": "750"}
    page = visit(evaluator, href, method="post", data=typed)
    assert page.form_errors == {"percent": ["Skriv et tal fra 1 til 100."]}
    assert page.fields == {"labels": "I høj grad", "percent": "750"}
    assert list(visit(evaluator, href, method="post", data={"percent": "75"}).form_errors) == ["labels"]
    visit(evaluator, href, method="post", data={**typed, "percent": "75"}, expect=302)
    page = visit(evaluator, base)
    assert page.tables[0][1] == [
        "Kendskab til de generelle sagsbehandlingsregler",
        "Mindst 75 procent svarer »I høj grad«.",
        "Ret målet for Kendskab til de generelle sagsbehandlingsregler · "
        "Fjern målet for Kendskab til de generelle sagsbehandlingsregler",
    ]
    assert page.tables[0][2] == ["Dagen med e-læring", "Intet mål", "Fastsæt et mål for Dagen med e-læring"]
    assert visit(evaluator, f"{href}fjern/").h1 == "Fjern målet for »Kendskab til de generelle sagsbehandlingsregler«?"
    visit(evaluator, f"{href}fjern/", method="post", expect=302)
    assert queries.evaluation_page(survey.edition_id).has_targets is False


def test_targets_are_fixed_once_answers_are_in_also_in_a_tab_that_was_open(
    visit: Visitor, evaluator: Person, survey: Survey, base: str, now: datetime
) -> None:
    state(survey, evaluator, now)
    href = f"{base}maal/omfang/"
    open_tab = {**visit(evaluator, href).fields, "percent": "10"}
    import_answers(survey, evaluator, now)
    for address, data in ((href, open_tab), (f"{href}fjern/", {})):
        visit(evaluator, address, method="post", data=data, expect=302)
        assert visit(evaluator, base).messages == [
            "Fejl: Der er kommet svar, så målene kan ikke længere ændres."
        ]  # fmt: skip
    page = visit(evaluator, base)
    assert page.tables[0][3] == ["Mængden af information", "Mindst 80 procent svarer »Fint«.", "ikke nået"]
    assert [text for text, _ in page.links if "målet for" in text or "et mål for" in text] == []


def test_without_targets_it_is_said_what_follows(
    visit: Visitor, evaluator: Person, survey: Survey, base: str, now: datetime
) -> None:
    import_answers(survey, evaluator, now)
    page = visit(evaluator, base)
    assert "Der blev ikke fastsat mål, før de første svar kom ind." in page.text


# --- Response rate ---------------------------------------------------------------------------------------------------


def test_how_many_were_asked(visit: Visitor, evaluator: Person, survey: Survey, base: str, now: datetime) -> None:
    import_answers(survey, evaluator, now)
    href = f"{base}inviterede/"
    page = visit(evaluator, href, method="post", data={"invited": "0"})
    assert page.form_errors == {"invited": ["Skriv et tal over nul, eller lad feltet være tomt."]}
    page = visit(evaluator, href, method="post", data={"invited": "9" * 20})
    assert page.form_errors == {"invited": ["Tallet er for stort. Skriv, hvor mange der fik spørgeskemaet."]}
    visit(evaluator, href, method="post", data={"invited": "70"}, expect=302)
    assert "44 deltagere har svaret. 70 fik spørgeskemaet." in visit(evaluator, base).text
    visit(evaluator, href, method="post", data={"invited": ""}, expect=302)
    page = visit(evaluator, base)
    assert page.messages == ["Det lykkedes: Det er noteret, at antallet ikke er kendt."]
    assert "Det er ikke oplyst, hvor mange der fik spørgeskemaet." in page.text


# --- What is shown ---------------------------------------------------------------------------------------------------


def test_figures_stand_as_drawing_sentence_and_table(
    visit: Visitor, evaluator: Person, survey: Survey, base: str, now: datetime
) -> None:
    import_answers(survey, evaluator, now)
    page = visit(evaluator, base)
    assert page.texts("//figure/figcaption/span") == [f"Figur 4.{number}" for number in range(1, 7)]
    assert len(page.all("//figure//*[local-name()='svg' and @role='img']")) == 12
    assert page.tables[2] == [
        ["Svar", "Antal", "Procent"],
        ["Det gav mening", "36", "82"],
        ["Det gav ikke mening", "3", "7"],
        ["Jeg benyttede ikke e-læringsværktøjet", "1", "2"],
        ["Jeg havde tekniske problemer", "0", "0"],
        ["Ikke besvaret", "4", "9"],
        ["I alt", "44", "100"],
    ]


def test_of_fewer_than_five_no_count_is_shown_to_anybody(
    visit: Visitor, evaluator: Person, survey: Survey, base: str, now: datetime
) -> None:
    """Planted: four who answer alike, with a comment that names somebody."""
    row = (*ONE_ANSWER, "omfang", "Bodil sad og kedede sig")
    header = (
        "oeget_kendskab",
        "e_laering",
        "omfang",
        "forstaaelig",
        "balance",
        "praksis",
        "kommentar_til",
        "kommentar",
    )
    import_answers(survey, evaluator, now, content=answers_csv(*[row] * 4, header=header))
    for person in (evaluator, make_staff(Role.PROGRAMME_MANAGER)):
        page = visit(person, base)
        assert page.all("//figure//*[local-name()='svg']") == []
        assert page.texts("//figure/p") == [
            "Færre end fem har besvaret spørgeskemaet. Derfor vises fordelingen ikke."
        ] * 6  # fmt: skip
        assert "Bodil" not in page.html
        assert len(page.tables) == 1


def test_the_page_takes_as_many_queries_for_three_files_as_for_one(
    visit: Visitor, evaluator: Person, survey: Survey, base: str, now: datetime
) -> None:
    def grow(number: int) -> None:
        import_answers(survey, make_staff(Role.EVALUATOR), now, content=answers_csv(*[ONE_ANSWER] * number))

    grow(5)
    visit(evaluator, base)
    one = visit(evaluator, base).queries
    grow(6)
    grow(7)
    assert visit(evaluator, base).queries == one


def test_an_edition_is_shown_in_its_programme(visit: Visitor, evaluator: Person) -> None:
    edition: Edition = make_edition()
    page = visit(evaluator, f"/runder/{edition.pk}/evaluering/")
    assert page.texts("//nav[@aria-label='Brødkrumme']//li") == [
        "Forside", "Programmer", edition.programme.name, "Runde 2023", "Evaluering"
    ]  # fmt: skip
