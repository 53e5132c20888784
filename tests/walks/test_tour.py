"""Step 4: the whole tour is proposed, adjusted and accepted; a contradiction is told; the contact person sees the day."""

from __future__ import annotations

from datetime import date, time

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning.actions import choose_elearning_day, set_teaching_period
from sagkyndig.journey.planning.models import CourseRun, LearningDay
from sagkyndig.journey.planning.rules.joining import Sharing
from sagkyndig.journey.programme.models import Edition
from sagkyndig.pure.danish import capitalised, date_with_weekday
from tests.factories.municipalities import make_municipality
from tests.factories.organisation import make_organisation
from tests.factories.people import make_staff
from tests.factories.planning import PLANNED_AT, make_course_run, make_learning_day
from tests.factories.programme import add_teacher, make_edition, make_programme
from tests.walks.conftest import Walker

PLACES = {
    "Birkerum": "Hovedstaden",
    "Kornholm": "Sjælland",
    "Gåsevang": "Syddanmark",
    "Hjortvig": "Midtjylland",
    "Ådal": "Midtjylland",
    "Rimmebæk": "Nordjylland",
}


@pytest.fixture
def edition(walk: Walker) -> Edition:
    """Six forløb, one of which has its day; two of them are glad to share."""
    make_organisation()
    programme = make_programme(name="Bedre retssikkerhed på handicapområdet")
    edition = make_edition(programme=programme, year=2024, theme="Støtte til bil")
    add_teacher(edition, name="Marianne Dalby", is_lead=True)
    for name in ("Fie Kjær", "Jens Holm"):
        add_teacher(edition, name=name)
    for name, region in PLACES.items():
        municipality = make_municipality(name=name, region=region)
        make_course_run(edition=edition, municipality=municipality, contact_name=f"Kontakt i {name}")
    CourseRun.objects.filter(municipality__name__in=["Hjortvig", "Ådal"]).update(sharing=Sharing.GLADLY.value)
    make_learning_day(runs=[run_of("Rimmebæk")], on=date(2024, 4, 10), place="Rimmebæk Rådhus")
    set_teaching_period(
        edition=edition,
        seen_version=0,
        first_on=date(2024, 4, 8),
        last_on=date(2024, 6, 14),
        starts_at=time(9),
        ends_at=time(15),
        actor=None,
        at=PLANNED_AT,
    )
    return edition


def run_of(name: str) -> CourseRun:
    return CourseRun.objects.select_related("contact_person", "learning_day").get(municipality__name=name)


def test_a_tour_is_proposed_adjusted_and_accepted(walk: Walker, edition: Edition) -> None:
    window = walk(make_staff(Role.PROGRAMME_MANAGER, name="Anne Lindegård"))
    window.go(f"/runder/{edition.pk}/planlaegning/").follow("Forslag til en samlet plan", within="main")
    window.look("samlet-plan-foer")
    window.press("Lav et forslag")
    assert "Planen er den bedste, der findes." in window.text
    window.look("04-samlet-plan")
    line = window.page.locator("tr", has_text="Birkerum").first
    before = line.locator("th").inner_text().split("\n")[0]
    line.get_by_text("Ret linjen").click()
    line.get_by_label("Ikke den dag").check()
    window.press("Lav forslaget igen")
    assert "Valgt fra" in window.text
    after = window.page.locator("tr", has_text="Birkerum").first.locator("th").inner_text().split("\n")[0]
    assert after != before
    window.look("samlet-plan-igen")
    window.press("Godtag de valgte dage")
    assert "Fem fysiske dage er sat. Kontaktpersonerne får en mail." in window.text
    assert LearningDay.objects.filter(edition=edition).count() == 5
    assert run_of("Hjortvig").learning_day == run_of("Ådal").learning_day

    phone = walk(run_of("Birkerum").contact_person, size="phone").go("/mit-forloeb/")
    day = run_of("Birkerum").learning_day
    assert day is not None
    assert capitalised(date_with_weekday(day.on)) in phone.text


def test_a_contradiction_is_read_on_a_phone_without_a_script(walk: Walker, edition: Edition) -> None:
    choose_elearning_day(run=run_of("Ådal"), on=date(2024, 6, 11), actor=None, at=PLANNED_AT)
    manager = make_staff(Role.PROGRAMME_MANAGER)
    window = walk(manager, size="phone", javascript=False).go(f"/runder/{edition.pk}/planlaegning/forslag/")
    window.press("Lav et forslag")
    assert "Ådal kan ikke få en dag: alle 47 mulige dage ligger før eller for tæt på e-læringsdagen" in window.text
    assert "hvis Ådal rykker e-læringsdagen til senest torsdag den 6. juni 2024" in window.text
    with_script = walk(manager, size="phone").go(f"/runder/{edition.pk}/planlaegning/forslag/")
    with_script.press("Lav et forslag")
    with_script.look("samlet-plan-modstrid")
