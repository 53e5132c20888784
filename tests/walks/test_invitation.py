"""Step 3: from the chosen municipalities to their answers, and a place that goes on to the next reserve."""

from __future__ import annotations

import re

import pytest
from django.core import mail

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post import actions as post
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection import actions
from sagkyndig.journey.selection.rules.states import StandingState
from tests.conftest import Clock
from tests.factories.municipalities import make_municipality
from tests.factories.organisation import make_organisation
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.programme import make_edition, make_programme
from tests.factories.selection import make_standing
from tests.walks.conftest import Walker
from tests.walks.walking import Walk


@pytest.fixture
def edition(walk: Walker) -> Edition:
    make_organisation()
    programme = make_programme(name="Bedre retssikkerhed på handicapområdet")
    edition = make_edition(programme=programme, year=2024, theme="støtte til bil", places=3)
    for name in ("Ådal", "Marskhøj", "Østby"):
        municipality = make_municipality(name=name)
        make_standing(edition=edition, municipality=municipality)
        if name != "Østby":
            make_municipal_person(
                municipality=municipality, name=f"Bodil {name}", email=f"bodil@{name.translate(_ASCII)}.example"
            )
    make_standing(edition=edition, name="Kløverup", state=StandingState.CONSIDERED)
    make_standing(edition=edition, name="Tranemose", state=StandingState.CONSIDERED)
    return edition


_ASCII = str.maketrans({"Å": "aa", "ø": "oe", "Ø": "oe"})


@pytest.fixture
def manager(edition: Edition) -> Person:
    return make_staff(Role.PROGRAMME_MANAGER, name="Anne Lindegård")


def contact(name: str) -> Person:
    return Person.objects.get(name=name)


def link_in_the_newest_mail(to: Person, clock: Clock) -> str:
    """The address that stands in the mail as it was sent."""
    post.send_due_mails(at=clock.now)
    body = next(str(each.body) for each in reversed(mail.outbox) if to.email in each.to[0])
    found = re.search(r"http://testserver(/ind/[\w-]{43}/)", body)
    assert found is not None, body
    return found[1]


def invite_all(window: Walk, edition: Edition) -> None:
    window.go(f"/runder/{edition.pk}/udvaelgelse/")
    window.follow("Invitér de tre udvalgte kommuner", within="main")
    window.look("inviter-flere")
    window.press("Se, hvad der bliver sendt")
    assert "Skriv, hvem i Østby invitationen skal sendes til." in window.text
    window.look("inviter-flere-fejl")
    window.write("Kontaktpersoner i Østby", "Karen Østby, karen@oestby.example\nPer Vang <per@oestby.example>")
    window.page.get_by_label("Frist for svar").fill("2024-03-23")
    window.press("Se, hvad der bliver sendt")
    assert "Fristen for svar falder i en weekend: lørdag den 23. marts 2024. Vælg helst en hverdag." in window.text
    window.look("inviter-flere-vis")
    window.page.get_by_label("Frist for svar").fill("2024-03-25")
    window.press("Send fire invitationer")
    assert "Invitationerne til tre kommuner er lagt i udbakken." in window.text
    window.look("udvaelgelse-inviteret")


def test_from_invitations_to_answers_and_a_replacement(
    walk: Walker, edition: Edition, manager: Person, clock: Clock
) -> None:
    desk = walk(manager)
    invite_all(desk, edition)

    # Ådal's contact person opens the mail's link on a phone, reads, and says yes.
    phone = walk(size="phone").go(link_in_the_newest_mail(contact("Bodil Ådal"), clock))
    phone.look("ind-fra-mailen")
    phone.press("Log ind som Bodil Ådal")
    assert (phone.h1, "Vi tilbyder Ådal et læringsforløb om støtte til bil." in phone.text) == (
        "Tilbud om et læringsforløb",
        True,
    )
    phone.look("tilbud")
    phone.press("Send svaret")
    phone.look("tilbud-fejl")
    phone.tick("Ja, vi vil gerne være med")
    phone.press("Send svaret")
    assert "Ja, Ådal er med." in phone.text
    phone.look("tilbud-ja")
    phone.follow("Gå til jeres forløb", within="main")
    assert phone.path == "/mit-forloeb/"

    # Karen in Østby is not the right one: her colleague answers.
    other = walk(contact("Karen Østby"), size="phone").go("/")
    other.follow("Jeg er ikke den rette: send tilbuddet videre til en kollega", within="main")
    other.look("tilbud-videre")
    other.write("Kollegaens navn", "Ea Holm")
    other.write("Kollegaens mailadresse", "ea@oestby.example")
    other.press("Send videre")
    other.look("tilbud-sendt-videre")

    # Marskhøj's declines with a reason, and asks to be asked again.
    no = walk(contact("Bodil Marskhøj")).go("/")
    no.look("tilbud-pc")
    no.tick("Nej, vi kan ikke være med")
    no.press("Send svaret")
    assert "Skriv med få ord, hvorfor I ikke kan være med." in no.text
    no.page.get_by_label("Hvis nej: hvorfor?").fill("Vi er midt i en omstrukturering på området.")
    no.page.get_by_label("Hvis nej: spørg os igen").fill("2025-01-15")
    no.press("Send svaret")
    assert "Nej, Marskhøj er ikke med. Tak for svaret." in no.text
    no.look("tilbud-nej")

    # The next reserve is proposed at once; one click gives it the place, and its offer goes out in the same flow.
    desk.go(f"/runder/{edition.pk}/udvaelgelse/")
    desk.look("udvaelgelse-nej")
    desk.press("Giv pladsen til Kløverup i stedet for Marskhøj")
    assert desk.h1 == "Invitér Kløverup"
    desk.write("Kontaktpersoner i Kløverup", "Jesper Vinther, jesper@kloeverup.example")
    desk.press("Se, hvad der bliver sendt")
    desk.look("inviter-reserve")
    desk.press("Send invitationen")
    assert "Kom med i stedet for Marskhøj." in desk.text
    desk.look("udvaelgelse-erstattet")
    no.go("/")
    assert "pladsen er nu givet til en anden kommune" in no.go(f"/tilbud/{_standing(edition, 'Marskhøj')}/").text
    no.look("tilbud-erstattet")

    # Time passes: those who have not answered are reminded, and the deadline runs out.
    clock.set(2024, 3, 26, 4)
    actions.keep_deadlines(at=clock.now)
    late = walk(contact("Ea Holm"), size="phone").go(f"/tilbud/{_standing(edition, 'Østby')}/")
    assert "Fristen for svar var 25. marts 2024." in late.text
    late.look("tilbud-for-sent")
    desk = walk(manager).go(f"/runder/{edition.pk}/udvaelgelse/")
    desk.look("udvaelgelse-frist")
    desk.press("Giv pladsen til Tranemose i stedet for Østby")
    assert desk.h1 == "Invitér Tranemose"


def test_inviting_on_a_phone_and_without_javascript(walk: Walker, edition: Edition, manager: Person) -> None:
    window = walk(manager, size="phone", javascript=False).go(f"/runder/{edition.pk}/udvaelgelse/inviter/")
    window.write("Kontaktpersoner i Østby", "Karen Østby, karen@oestby.example")
    window.press("Se, hvad der bliver sendt")
    window.look("inviter-flere-telefon")
    window.press("Send tre invitationer")
    assert OutgoingMail.objects.count() == 3
    window.follow("Spørg en anden kontaktperson i Ådal", within="main")
    window.write("Kontaktpersonens navn", "Ida Ager")
    window.write("Kontaktpersonens mailadresse", "ida@aadal.example")
    window.press("Send tilbuddet")
    assert "Tilbuddet er også sendt til Ida Ager." in window.text


def _standing(edition: Edition, name: str) -> int:
    from sagkyndig.journey.selection import queries

    return next(each.pk for each in queries.standings(edition) if each.municipality.name == name)
