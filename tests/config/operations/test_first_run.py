"""`sagkyndig init`: an empty installation with an authority, and one address for its first administrator."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from sagkyndig.config.operations import first_run
from sagkyndig.config.operations.first_run import FirstRun, make_installation
from sagkyndig.config.operations.refusal import Refused
from sagkyndig.foundation.law import queries as law
from sagkyndig.foundation.municipalities import queries as municipalities
from sagkyndig.foundation.organisation import queries as organisation
from sagkyndig.foundation.people import queries as people
from sagkyndig.foundation.people.rules import LinkState, Role
from sagkyndig.journey.courses.models import CourseVersion
from tests.config.terminal import Operator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables are there already, and files for the browser are not what is tested here."""
    monkeypatch.setattr(first_run, "upgrade", lambda: 0)


def made(now: datetime, **other: str) -> FirstRun:
    told = {"name": "Klagenævnet", "admin_name": "Bo Berg", "admin_email": "bo@myndighed.dk", **other}
    return make_installation(at=now, **told)


def token_in(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def test_the_authority_its_lists_and_its_administrator(now: datetime) -> None:
    told = made(now)
    assert (told.organisation, told.municipalities) == ("Klagenævnet", 98)
    assert told.provisions == len(law.all_provisions())
    assert told.provisions > 10
    assert len(municipalities.municipalities()) == 98
    assert organisation.ours() == organisation.OurOrganisation(name="Klagenævnet", genitive="Klagenævnets")
    (admin,) = people.staff()
    assert (admin.name, admin.email, admin.roles) == ("Bo Berg", "bo@myndighed.dk", (Role.ADMINISTRATOR,))
    assert not admin.has_usable_password()
    assert told.address == f"http://testserver/ind/{token_in(told.address)}/"
    assert people.link_page(token=token_in(told.address), at=now).state == LinkState.USABLE


def test_asked_again_it_gives_the_same_person_a_new_address(now: datetime) -> None:
    first, again = made(now), made(now)
    assert first.address != again.address
    assert len(people.staff()) == 1
    assert people.link_page(token=token_in(again.address), at=now).state == LinkState.USABLE


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"name": "Et andet nævn"}, "Installationen tilhører allerede Klagenævnet. Navnet rettes på siden Myndighed."),
        (
            {"admin_email": "ny@myndighed.dk"},
            "Der er allerede en administrator. Nye medarbejdere tilføjes i browseren under Personer.",
        ),
        ({"admin_email": "bo(at)myndighed"}, "»bo(at)myndighed« er ikke en mailadresse."),
        ({"name": "  "}, "Myndigheden skal have et navn."),
    ],
)
def test_what_does_not_fit_is_refused(now: datetime, other: dict[str, str], said: str) -> None:
    made(now)
    with pytest.raises(Refused) as told:
        made(now, **other)
    assert str(told.value) == said
    assert [person.email for person in people.staff()] == ["bo@myndighed.dk"]


def test_a_demonstration_is_not_made_this_way(now: datetime, settings: Any) -> None:
    settings.DEMO = True
    with pytest.raises(Refused, match="En demonstration laves med »sagkyndig demo«"):
        made(now)


def test_at_a_terminal_with_nobody_to_ask_what_is_missing_is_told() -> None:
    answer = Operator().says("init", "--name", "Klagenævnet")
    assert (answer.status, answer.err) == (
        1,
        "sagkyndig: Den første administrators navn mangler. Skriv --admin-name.\n",
    )


def test_at_a_terminal_from_nothing(tmp_path: Any) -> None:
    operator = Operator(
        {
            "SAGKYNDIG_VAR": str(tmp_path / "var"),
            "SECRET_KEY": "n8-Yk2!vQ" * 8,
            "SAGKYNDIG_HOSTS": "laering.myndighed.dk",
        }
    )
    answer = operator.says(
        "init", "--name", "Klagenævnet", "--admin-name", "Bo Berg", "--admin-email", "bo@myndighed.dk"
    )
    assert (answer.status, answer.err) == (0, "")
    first, second, _, address, *_ = answer.out.splitlines()
    assert first.startswith("Installationen er klar for Klagenævnet, med 98 kommuner, ")
    assert second == "Send dette link til Bo Berg. Det kan bruges én gang inden for syv dage:"
    assert address.startswith("  https://laering.myndighed.dk/ind/")
    checked = operator.says("check")
    assert checked.status == 0
    assert checked.out.splitlines()[-1] == "Installationen er sikker at åbne."


def test_the_courses_that_follow_along_come_as_drafts(settings: Any, now: datetime) -> None:
    told = made(now)
    folders = {path.parent.name for path in (settings.CONTENT_DIR / "courses").glob("*/kursus.toml")}
    drafts = CourseVersion.objects.filter(published_at=None).values_list("course__key", flat=True)
    assert set(drafts) == folders
    assert told.courses == len(folders)
    assert made(now).courses == 0
