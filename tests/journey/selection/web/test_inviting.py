"""Inviting several municipalities on one page, asking one more contact person, and the offer to the next reserve."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.foundation.post.rules import MailState
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection import actions, queries
from sagkyndig.journey.selection.models import Standing
from sagkyndig.journey.selection.rules.states import StandingState
from tests.conftest import Clock
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.programme import make_edition
from tests.factories.selection import REASON, make_standing
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
DATES = {"answer_by": "2024-03-25", "remind_on": "2024-03-18"}


@pytest.fixture
def manager() -> Person:
    return make_staff(Role.PROGRAMME_MANAGER)


@pytest.fixture
def edition() -> Edition:
    return make_edition(places=3)


def filled(standings: list[Standing], op: str, *, without: Standing | None = None) -> dict[str, str]:
    data = DATES | {f"til_{each.pk}": f"K, k{each.pk}@kommune.example" for each in standings} | {"op": op}
    return data | {f"med_{each.pk}": "on" for each in standings if each != without}


def states() -> list[str]:
    return list(Standing.objects.order_by("pk").values_list("state", flat=True))


def test_all_are_ticked_and_those_we_know_stand_there(visit: Visitor, manager: Person, edition: Edition) -> None:
    one, two = make_standing(edition=edition, name="Ådal"), make_standing(edition=edition, name="Østby")
    make_municipal_person(municipality=one.municipality, name="Bodil Ager", email="bodil@kommune.example")
    make_municipal_person(Role.PARTICIPANT, municipality=one.municipality)
    listed = visit(manager, f"/runder/{edition.pk}/udvaelgelse/")
    assert "Invitér de to udvalgte kommuner" in listed.text
    page = visit(manager, f"/runder/{edition.pk}/udvaelgelse/inviter/")
    assert [bool(page.fields.get(f"med_{each.pk}")) for each in (one, two)] == [True, True]
    assert [page.fields[f"til_{each.pk}"].strip() for each in (one, two)] == ["Bodil Ager, bodil@kommune.example", ""]
    assert (page.fields["answer_by"], page.fields["remind_on"]) == ("2024-03-25", "2024-03-18")


def test_those_that_are_ticked_are_invited_and_a_double_click_invites_them_once(
    visit: Visitor, manager: Person, edition: Edition
) -> None:
    chosen = [make_standing(edition=edition) for _ in range(3)]
    href = f"/runder/{edition.pk}/udvaelgelse/inviter/"
    page = visit(manager, href, method="post", data=filled(chosen, "vis", without=chosen[1]))
    assert "To mails til to kommuner." in page.text
    assert page.buttons == ["Send to invitationer", "Vis igen"]
    assert states() == ["chosen"] * 3
    for _ in range(2):
        visit(manager, href, method="post", data=filled(chosen, "send", without=chosen[1]), expect=302)
    assert states() == ["invited", "chosen", "invited"]
    assert OutgoingMail.objects.count() == 2
    visit(manager, href, method="post", data=filled(chosen, "send"), expect=302)
    visit(manager, href, expect=302)
    assert "Der er ikke sendt noget nu." in visit(manager, f"/runder/{edition.pk}/udvaelgelse/").messages[-1]
    assert OutgoingMail.objects.count() == 3


def test_what_is_missing_is_said_beside_the_municipality_and_nobody_is_invited(
    visit: Visitor, manager: Person, edition: Edition
) -> None:
    chosen = [make_standing(edition=edition, name=name) for name in ("Ådal", "Østby")]
    make_municipal_person(email="optaget@anden.example", municipality=make_municipality())
    href = f"/runder/{edition.pk}/udvaelgelse/inviter/"
    page = visit(manager, href, method="post", data=filled(chosen, "send") | {f"til_{chosen[1].pk}": ""})
    assert page.form_errors == {f"til_{chosen[1].pk}": ["Skriv, hvem i Østby invitationen skal sendes til."]}
    taken = filled(chosen, "send") | {f"til_{chosen[1].pk}": "X, optaget@anden.example"}
    page = visit(manager, href, method="post", data=taken)
    assert list(page.form_errors) == [f"til_{chosen[1].pk}"]
    assert "Der er ikke sendt noget til nogen." in page.text
    nobody = {key: value for key, value in filled(chosen, "send").items() if not key.startswith("med_")}
    page = visit(manager, href, method="post", data=nobody)
    assert "Sæt kryds ved mindst én kommune." in page.text
    late = filled(chosen, "vis") | {"answer_by": "2024-03-23"}
    assert (
        "Fristen for svar falder i en weekend: lørdag den 23. marts 2024."
        in visit(manager, href, method="post", data=late).text
    )
    assert (states(), OutgoingMail.objects.exists()) == (["chosen", "chosen"], False)


def test_the_page_takes_as_many_queries_for_one_as_for_three(
    edition: Edition, queries: Callable[[Callable[[], object]], int]
) -> None:
    from sagkyndig.journey.selection.queries import municipalities_to_invite

    make_standing(edition=edition)
    one = queries(lambda: municipalities_to_invite(edition))
    for _ in range(2):
        make_municipal_person(municipality=make_standing(edition=edition).municipality)
    assert queries(lambda: municipalities_to_invite(edition)) == one == 2


def test_another_editions_municipality_is_not_invited(visit: Visitor, manager: Person, edition: Edition) -> None:
    mine, other = make_standing(edition=edition), make_standing()
    for page in ("inviter", "modtager"):
        visit(manager, f"/runder/{edition.pk}/udvaelgelse/{other.pk}/{page}/", expect=404)
    data = filled([mine, other], "send", without=mine)
    visit(manager, f"/runder/{edition.pk}/udvaelgelse/inviter/", method="post", data=data, expect=302)
    assert states() == ["chosen", "chosen"]


def test_one_click_gives_the_place_on_and_leads_to_the_reserves_offer(
    visit: Visitor, manager: Person, edition: Edition, clock: Clock
) -> None:
    gone = make_standing(edition=edition, name="Marskhøj", state=StandingState.DECLINED)
    reserve = make_standing(edition=edition, name="Kløverup", state=StandingState.CONSIDERED)
    path = f"/runder/{edition.pk}/udvaelgelse"
    listed = visit(manager, f"{path}/")
    assert "Giv pladsen til Kløverup i stedet for Marskhøj" in listed.text
    click = {"municipality": reserve.municipality_id}
    asked = visit(manager, f"{path}/{gone.pk}/erstat/", method="post", data=click, expect=302)
    assert asked.location == f"{path}/{reserve.pk}/inviter/"
    page = visit(manager, asked.location)
    assert page.h1 == "Invitér Kløverup"
    assert (page.fields["answer_by"], page.fields["remind_on"]) == ("2024-03-18", "2024-03-11")
    again = visit(manager, f"{path}/{gone.pk}/erstat/", method="post", data=click, expect=302)
    assert again.location == f"{path}/"
    assert states() == ["replaced", "chosen"]


def test_a_mail_that_came_back_is_seen_on_the_list_and_another_person_is_asked(
    visit: Visitor, manager: Person, edition: Edition, clock: Clock
) -> None:
    standing = actions.invite_municipality(
        standing=make_standing(edition=edition, name="Ådal"),
        contacts=[("Bodil Ager", "bodill@kommune.example")],
        answer_by=clock.today + timedelta(days=21),
        remind_on=clock.today + timedelta(days=14),
        actor=None,
        at=clock.now,
    )
    OutgoingMail.objects.update(
        given_up_at=clock.now, next_try_at=None, last_error="Modtagerens mailserver afviste mailen (kode 550)."
    )
    path = f"/runder/{edition.pk}/udvaelgelse"
    row = visit(manager, f"{path}/").tables[0][1]
    assert "Spurgt: Bodil Ager. Modtagerens mailserver afviste mailen (kode 550)." in row[3]
    page = visit(manager, f"{path}/{standing.pk}/modtager/", method="post", data={"name": "Bodil", "email": "b"})
    assert list(page.form_errors) == ["email"]
    right = {"name": "Bodil Ager", "email": "bodil@kommune.example"}
    visit(manager, f"{path}/{standing.pk}/modtager/", method="post", data=right, expect=302)
    page = visit(manager, f"{path}/{standing.pk}/modtager/", method="post", data=right)
    assert "Den person har allerede fået tilbuddet til Ådal." in page.text
    assert [mail.state for mail in OutgoingMail.objects.order_by("id")] == [MailState.GIVEN_UP, MailState.WAITING]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("withdrawn", "Ådal er ikke længere med i runden. I skal ikke gøre mere."),
        ("replaced", "I sagde nej tak, og pladsen er nu givet til en anden kommune."),
        ("noted yes", "Ja, Ådal er med. Tak for det. Sådan går det videre"),
        ("completed", "Forløbet er gennemført."),
        ("expired", "Fristen for svar var 25. marts 2024."),
    ],
)
def test_the_offer_says_where_it_stands_in_each_state(visit: Visitor, clock: Clock, state: str, said: str) -> None:
    standing = actions.invite_municipality(
        standing=make_standing(name="Ådal"),
        contacts=[("Bodil Ager", "bodil@kommune.example")],
        answer_by=clock.today + timedelta(days=21),
        remind_on=clock.today + timedelta(days=14),
        actor=None,
        at=clock.now,
    )
    contact = Person.objects.get(email="bodil@kommune.example")
    more = {"standing": standing, "actor": None, "at": clock.now}
    match state:
        case "withdrawn":
            actions.withdraw_municipality(reason=REASON, **more)
        case "replaced":
            actions.record_decline(reason=REASON, **more)
            actions.replace_municipality(declined=standing, by=make_municipality(), actor=None, at=clock.now)
        case "noted yes" | "completed":
            actions.record_acceptance(**more)
            if state == "completed":
                actions.record_completion(**more)
        case _:
            clock.move(days=30)
            actions.keep_deadlines(at=clock.now)
    page = visit(contact, f"/tilbud/{standing.pk}/")
    assert said in page.text
    assert "Send svaret" not in page.text
    assert REASON not in page.text or state == "declined"
    assert queries.waiting_offer(contact, today=clock.today) is None
