"""The manager's own changes with their reason, the decision as it is made, its memo and files, and the check."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest

from sagkyndig.foundation.municipalities.queries import municipality
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection.actions.decisions import change_municipality, decide, set_criteria
from sagkyndig.journey.selection.models import Decision, OwnChange, Standing
from sagkyndig.journey.selection.rules.own_changes import ChangeKind
from tests.factories.bench import make_bench
from tests.factories.people import make_person_of, make_staff
from tests.factories.selection import make_standing
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
WHY = "Kommunen er midt i en fusion af to afdelinger."


@pytest.fixture
def manager() -> Person:
    return make_staff(Role.PROGRAMME_MANAGER, name="Anne Lindegård")


@pytest.fixture
def edition(manager: Person, now: datetime) -> Edition:
    return make_bench(manager, now)


@pytest.fixture
def decision(edition: Edition, manager: Person, now: datetime) -> Decision:
    return decide(edition=edition, note="Drøftet i styregruppen.", actor=manager, at=now)


def at(edition: Edition, rest: str = "") -> str:
    return f"/runder/{edition.pk}/udvaelgelse/vaegt/{rest}"


def take_out(edition: Edition, code: str, manager: Person, now: datetime) -> OwnChange:
    return change_municipality(
        edition=edition, municipality=municipality(code), kind=ChangeKind.OUT, reason=WHY, actor=manager, at=now
    )


# --- The manager's own change ---------------------------------------------------------------------------------------


def test_a_municipality_is_taken_out_with_the_reason_and_the_first_reserve_moves_up(
    visit: Visitor, manager: Person, edition: Edition
) -> None:
    page = visit(manager, at(edition, "kommune/901/"))
    asked = visit(manager, page.link("Vælg kommunen fra"))
    assert asked.h1 == "Vælg Ådal fra"
    assert "Marskhøj, der er første reserve, får pladsen." in asked.text
    nothing = visit(manager, asked.path, method="post", data={"reason": "  "})
    assert nothing.form_errors == {"reason": ["Skriv, hvorfor listen skal ændres."]}
    done = visit(manager, asked.path, method="post", data={"reason": WHY}, follow=True)
    assert done.messages == ["Det lykkedes: Ådal er valgt fra."]
    assert "Valgt fra af jer" in done.text
    assert f"»{WHY}« (Anne Lindegård, 4. marts 2024)" in done.text
    bench = visit(manager, at(edition, "?status=chosen"))
    assert bench.texts("//tr[@id]/th") == ["Birkerum", "Kløverup", "Marskhøj"]
    # Once more: the change stands, and there is nothing to change.
    assert [link for link, _ in done.links if link.startswith("Vælg kommunen")] == []


def test_a_municipality_is_taken_in_and_the_change_undone(visit: Visitor, manager: Person, edition: Edition) -> None:
    asked = visit(manager, visit(manager, at(edition, "kommune/906/")).link("Vælg kommunen til"))
    assert "Er alle pladser besat, bliver den sidste af de udvalgte første reserve." in asked.text
    visit(manager, asked.path, method="post", data={"reason": "Kommunen har selv bedt om det."}, expect=302)
    bench = visit(manager, at(edition, "?status=chosen"))
    assert bench.texts("//tr[@id]/th") == ["Ådal", "Birkerum", "Fjordby"]
    undone = visit(manager, at(edition, "kommune/906/fortryd/"), method="post", follow=True)
    assert undone.messages == ["Det lykkedes: Ændringen er fortrudt. Kriterierne afgør igen, hvor Fjordby står."]
    assert OwnChange.objects.count() == 0
    # A second click undoes nothing more.
    visit(manager, at(edition, "kommune/906/fortryd/"), method="post", expect=302)


def test_a_change_that_changes_nothing_is_refused_and_the_reason_is_kept(
    visit: Visitor, manager: Person, edition: Edition
) -> None:
    path = at(edition, "kommune/901/aendring/?vej=ind")
    page = visit(manager, path, method="post", data={"reason": "Den skal med."})
    assert page.form_errors == {"__all__": ["Ådal er allerede udvalgt efter kriterierne."]}
    assert page.fields["reason"] == "Den skal med."
    assert OwnChange.objects.count() == 0


def test_a_reason_with_a_cpr_number_is_not_stored(visit: Visitor, manager: Person, edition: Edition) -> None:
    path = at(edition, "kommune/901/aendring/?vej=ud")
    page = visit(manager, path, method="post", data={"reason": "Se sagen om 010190-1234."})
    assert "reason" in page.form_errors
    assert OwnChange.objects.count() == 0


@pytest.mark.parametrize("way", ["", "?vej=op"])
def test_a_change_goes_in_or_out(visit: Visitor, manager: Person, edition: Edition, way: str) -> None:
    visit(manager, at(edition, f"kommune/901/aendring/{way}"), expect=404)


# --- Deciding -------------------------------------------------------------------------------------------------------


def test_the_decision_says_what_is_frozen_and_puts_the_chosen_on_the_list(
    visit: Visitor, manager: Person, edition: Edition, now: datetime
) -> None:
    take_out(edition, "902", manager, now)
    asked = visit(manager, visit(manager, at(edition)).link("Træf beslutningen"))
    assert "3 udvalgte: Ådal, Kløverup og Marskhøj." in asked.text
    assert "2 reserver, i denne rækkefølge: Egeløse og Fjordby." in asked.text
    assert "1 ændring af jeres egen med begrundelse" in asked.text
    assert "I sender tilbuddet, når I er klar." in asked.text
    sent = {"note": "Drøftet i styregruppen.", "stamp": asked.fields["stamp"]}
    done = visit(manager, at(edition, "beslut/"), method="post", data=sent, follow=True)
    assert done.messages[0].startswith("Det lykkedes: Beslutningen er truffet.")
    assert done.link("Send tilbuddet") == f"/runder/{edition.pk}/udvaelgelse/inviter/"
    assert "Beslutning 1, truffet af Anne Lindegård den 4. marts 2024 kl. 10.00." in done.text
    assert WHY.rstrip(".") in done.text
    states = {each.municipality_id: each.state for each in Standing.objects.filter(edition=edition)}
    assert states == {"901": "chosen", "903": "chosen", "904": "chosen", "905": "considered", "906": "considered"}
    # A second click gives the decision that stands.
    again = visit(manager, at(edition, "beslut/"), method="post", data=sent, expect=302)
    assert again.location == f"/beslutninger/{Decision.objects.get().pk}/"
    bench = visit(manager, at(edition))
    assert "Træf beslutningen" not in [link for link, _ in bench.links]
    assert bench.link("Læs beslutningen") == again.location


def test_nobody_decides_on_another_list_than_was_seen(
    visit: Visitor, manager: Person, edition: Edition, now: datetime
) -> None:
    asked = visit(manager, at(edition, "beslut/"))
    take_out(edition, "901", make_staff(Role.PROGRAMME_MANAGER), now)
    page = visit(manager, at(edition, "beslut/"), method="post", data={"stamp": asked.fields["stamp"]}, follow=True)
    assert page.messages[0].startswith("Fejl: Listen er en anden, end da du åbnede siden")
    assert Decision.objects.count() == 0


def test_a_list_without_anybody_cannot_be_decided(
    visit: Visitor, manager: Person, edition: Edition, now: datetime
) -> None:
    from dataclasses import replace

    from sagkyndig.journey.selection.queries.bench import bench_page

    page = bench_page(edition, today=now.date())
    assert page is not None
    set_criteria(edition=edition, policy=replace(page.policy, fewest_decided=999), actor=manager, at=now)
    bench = visit(manager, at(edition))
    assert "Træf beslutningen" not in [link for link, _ in bench.links]
    assert "Der er 3 pladser, men kriterierne giver kun ingen kommuner." in bench.text
    refused = visit(manager, at(edition, "beslut/"), follow=True)
    assert refused.messages == ["Oplysning: Der er ikke noget nyt at træffe beslutning om."]


def test_somebody_put_on_the_list_by_hand_is_not_lost_without_a_word(
    visit: Visitor, manager: Person, edition: Edition, now: datetime
) -> None:
    make_standing(edition=edition, municipality=municipality("908"))
    asked = visit(manager, at(edition, "beslut/"))
    page = visit(manager, at(edition, "beslut/"), method="post", data={"stamp": asked.fields["stamp"], "note": "Nu."})
    assert page.form_errors["__all__"][0].startswith("Møllesø er sat på rundens liste i hånden")
    assert page.fields["note"] == "Nu."
    assert Decision.objects.count() == 0


def test_once_somebody_is_invited_nothing_can_be_changed(
    visit: Visitor, manager: Person, edition: Edition, decision: Decision, now: datetime
) -> None:
    from sagkyndig.journey.selection.actions import record_acceptance

    record_acceptance(standing=Standing.objects.get(municipality_id="901"), actor=manager, at=now)
    bench = visit(manager, at(edition))
    assert "Der er allerede inviteret kommuner i runden." in bench.text
    assert bench.buttons == []
    assert visit(manager, at(edition, "kommune/901/")).buttons == []
    tried = visit(manager, at(edition, "?proev=1"))
    assert "Du prøver" not in tried.text
    assert [href for _, href in tried.links if "proev=" in href and "#" not in href] == []
    for data in ({"proev": "1", "version": "1"}, {"tal": "1", "version": "1"}):
        refused = visit(manager, at(edition, "kriterier/"), method="post", data=data, follow=True)
        assert refused.messages[0].startswith("Fejl: ")
    own = visit(manager, at(edition, "kommune/901/aendring/?vej=ud"), method="post", data={"reason": WHY})
    assert own.form_errors["__all__"][0].startswith("Der er allerede inviteret kommuner i runden.")
    late = visit(manager, at(edition, "beslut/"), follow=True)
    assert late.messages[0].startswith("Oplysning: Der er allerede inviteret kommuner i runden.")
    memo = visit(manager, f"/beslutninger/{decision.pk}/")
    assert "Send tilbuddet" not in [link for link, _ in memo.links]


# --- The decision afterwards ----------------------------------------------------------------------------------------


def test_the_memo_is_a_page_with_its_files(visit: Visitor, manager: Person, decision: Decision) -> None:
    page = visit(manager, f"/beslutninger/{decision.pk}/")
    assert page.h1 == "Valg af kommuner"
    assert "Tre kommuner får tilbuddet: Ådal, Birkerum og Kløverup." in page.text
    assert "Drøftet i styregruppen." in page.text
    pdf = visit(manager, page.link("Hent notatet (PDF)"))
    assert (pdf.content[:5], pdf.response.headers["Content-Type"]) == (b"%PDF-", "application/pdf")
    docx = visit(manager, page.link("Hent notatet (Word)"))
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(docx.content)).namelist()
    package = visit(manager, page.link("Hent pakken til journalen (zip)"))
    assert "ranking.json" in zipfile.ZipFile(io.BytesIO(package.content)).namelist()
    assert package.response.headers["Content-Disposition"] == f'attachment; filename="beslutning-{decision.pk}.zip"'


def test_the_check_says_in_words_that_the_decision_holds(visit: Visitor, manager: Person, decision: Decision) -> None:
    page = visit(manager, f"/beslutninger/{decision.pk}/efterproev/")
    assert "Beslutningen holder: de samme tal og kriterier giver den samme liste." in page.text
    assert "Den er den samme, tegn for tegn." in page.text
    assert decision.sha256 in page.text


def test_the_check_says_what_is_wrong_with_a_package_that_was_tampered_with(
    visit: Visitor, manager: Person, decision: Decision
) -> None:
    from sagkyndig.journey.selection.files.package import file_of, names_of, packed

    package = bytes(decision.package)
    files = {name: file_of(package, name) for name in names_of(package)}
    files["ranking.json"] = files["ranking.json"].replace("Ådal".encode(), b"Udal")
    Decision.objects.filter(pk=decision.pk).update(package=packed(files))
    page = visit(manager, f"/beslutninger/{decision.pk}/efterproev/")
    assert page.messages == ["Fejl: Beslutningen kan ikke bekræftes. Se herunder, hvad der er galt."]
    assert "Ændret, siden beslutningen blev truffet: ranking.json." in page.text


@pytest.mark.parametrize("rest", ["", "memo.pdf", "memo.docx", "journal.zip", "efterproev/"])
def test_staff_read_the_decision_and_municipal_people_do_not(
    visit: Visitor, edition: Edition, decision: Decision, rest: str
) -> None:
    path = f"/beslutninger/{decision.pk}/{rest}"
    visit(make_staff(Role.EVALUATOR), path)
    for role in (Role.CONTACT_PERSON, Role.PARTICIPANT):
        visit(make_person_of(role, municipality=municipality("901")), path, expect=403)
    visit(make_staff(Role.EVALUATOR), f"/beslutninger/{decision.pk + 999}/{rest}", expect=404)
