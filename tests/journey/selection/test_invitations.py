"""Inviting, answering, passing on, and what the night does: what changes, who gets mail, what is refused."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people.actions import PersonError, end_access
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.foundation.post.queries import letter
from sagkyndig.journey.selection import actions, queries
from sagkyndig.journey.selection.models import Standing
from sagkyndig.journey.selection.rules.letters import Letter, remarks
from sagkyndig.journey.selection.rules.states import (
    AlreadyAsked,
    NobodyToInvite,
    NotAllowedNow,
    ReasonIsMissing,
    StandingState,
    TextCannotBeSent,
    TooLateToAnswer,
)
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.programme import make_edition
from tests.factories.selection import REASON, make_standing

pytestmark = pytest.mark.django_db
DUE, REMIND = date(2024, 3, 25), date(2024, 3, 18)


def invited(
    now: datetime, *contacts: tuple[str, str], name: str = "Ådal", standing: Standing | None = None
) -> Standing:
    return actions.invite_municipality(
        standing=standing or make_standing(name=name),
        contacts=contacts or [("Bodil Ager", "bodil@kommune.example")],
        answer_by=DUE,
        remind_on=REMIND,
        actor=None,
        at=now,
    )


def contact() -> Person:
    return Person.objects.get(email="bodil@kommune.example")


def mails() -> list[tuple[str, str]]:
    return [(each.template, each.to.email) for each in OutgoingMail.objects.select_related("to").order_by("id")]


def verbs() -> list[str]:
    return list(Entry.objects.filter(verb__startswith="selection.").order_by("id").values_list("verb", flat=True))


def test_an_invitation_is_sent_once_to_each(now: datetime) -> None:
    standing = invited(now, ("Bodil Ager", "bodil@kommune.example"), ("Per Vang", "per@kommune.example"))
    assert (standing.state, standing.invited_on, standing.answer_by) == ("invited", date(2024, 3, 4), DUE)
    sent = [("selection/invitation", "bodil@kommune.example"), ("selection/invitation", "per@kommune.example")]
    assert mails() == sent
    with pytest.raises(NotAllowedNow):
        invited(now, standing=standing)
    assert mails() == sent


def test_the_mail_says_what_the_preview_said_and_keeps_no_link(now: datetime) -> None:
    standing = make_standing(name="Ådal")
    preview = queries.invitation_preview(
        standing.edition, standing.municipality, "Bodil Ager", "bodil@kommune.example", DUE
    )
    assert "senest 25. marts 2024" in preview.body
    assert "Kære Bodil Ager" in preview.body
    assert "servicelovens §§ 95 og 96" in preview.body
    assert "{" not in preview.subject + preview.body
    invited(now, standing=standing)
    mail = OutgoingMail.objects.get()
    assert letter(template=mail.template, to=mail.to, context=mail.context) == preview


def test_nobody_is_invited_halfway(now: datetime) -> None:
    make_municipal_person(email="optaget@anden.example", municipality=make_municipality())
    standing = make_standing()
    with pytest.raises(PersonError):
        invited(now, ("A", "a@kommune.example"), ("B", "optaget@anden.example"), standing=standing)
    with pytest.raises(NobodyToInvite):
        actions.invite_municipality(standing=standing, contacts=[], answer_by=DUE, remind_on=REMIND, actor=None, at=now)
    standing.refresh_from_db()
    assert (standing.state, mails()) == ("chosen", [])


def test_a_text_without_link_or_with_an_unknown_word_is_refused(now: datetime) -> None:
    edition = make_edition()
    with pytest.raises(TextCannotBeSent) as refused:
        actions.write_invitation_text(edition=edition, subject="Hej", body="Svar, {navn}", actor=None, at=now)
    assert refused.value.remarks == (
        "»{navn}« kendes ikke. Ret det, eller fjern det.",
        "Skriv {frist} der, hvor fristen for svar skal stå.",
        "Skriv {link} der, hvor modtagerens personlige link skal stå.",
    )
    actions.write_invitation_text(
        edition=edition, subject="Til {kommune}", body="Svar {frist}: {link} Tak.", actor=None, at=now
    )
    assert queries.invitation_text(edition) == Letter("Til {kommune}", "Svar {frist}: {link} Tak.")
    assert remarks(queries.invitation_text(make_edition())) == ()


def test_the_municipality_says_yes_changes_its_mind_and_says_why(now: datetime) -> None:
    standing = invited(now)
    with pytest.raises(ReasonIsMissing):
        actions.answer_offer(standing=standing, is_yes=False, reason=" ", actor=contact(), at=now)
    yes = actions.answer_offer(standing=standing, is_yes=True, actor=contact(), at=now)
    assert (yes.state, yes.answered_by, yes.answered_at) == ("accepted", contact(), now)
    for reason in ("Travlt", REASON):
        no = actions.answer_offer(
            standing=standing, is_yes=False, reason=reason, ask_again_on=date(2024, 9, 1), actor=contact(), at=now
        )
        assert (no.state, no.left_reason, no.ask_again_on) == ("declined", reason, date(2024, 9, 1))
    actions.replace_municipality(declined=standing, by=make_municipality(), actor=None, at=now)
    with pytest.raises(TooLateToAnswer):
        actions.answer_offer(standing=standing, is_yes=True, actor=contact(), at=now)
    assert REASON not in str(list(Entry.objects.values_list("details", flat=True)))


def test_an_answer_the_board_noted_is_not_the_municipalitys_to_change(now: datetime) -> None:
    standing = invited(now)
    actions.record_acceptance(standing=standing, actor=None, at=now)
    with pytest.raises(TooLateToAnswer):
        actions.answer_offer(standing=standing, is_yes=False, reason=REASON, actor=contact(), at=now)


def test_the_offer_is_passed_on_to_the_right_colleague(now: datetime) -> None:
    standing = invited(now)
    actions.pass_on_offer(standing=standing, name="Per Vang", email="per@kommune.example", actor=contact(), at=now)
    right = Person.objects.get(email="per@kommune.example")
    assert mails()[1:] == [("selection/invitation", "per@kommune.example")]
    mine = queries.offer(standing.pk, contact(), today=now.date())
    theirs = queries.offer(standing.pk, right, today=now.date())
    assert mine is not None
    assert theirs is not None
    assert (mine.passed_on_to, mine.can_answer, theirs.can_answer) == ("Per Vang", False, True)
    with pytest.raises(TooLateToAnswer):
        actions.pass_on_offer(standing=standing, name="X", email="x@kommune.example", actor=contact(), at=now)


def test_the_night_reminds_and_expires_and_the_same_night_twice_does_nothing(now: datetime) -> None:
    standing = invited(now)
    quiet = invited(now, ("Per Vang", "per@kommune.example"), name="Nordby")
    actions.pass_on_offer(standing=standing, name="Ea Holm", email="ea@kommune.example", actor=contact(), at=now)
    assert actions.keep_deadlines(at=now) == 0
    assert actions.keep_deadlines(at=now + timedelta(days=16)) == 2  # two nights late
    assert actions.keep_deadlines(at=now + timedelta(days=16)) == 0
    assert [mail for mail in mails() if mail[0] == "selection/reminder"] == [
        ("selection/reminder", "ea@kommune.example"),
        ("selection/reminder", "per@kommune.example"),
    ]
    actions.record_acceptance(standing=quiet, actor=None, at=now)
    assert actions.keep_deadlines(at=now + timedelta(days=40)) == 1
    standing.refresh_from_db()
    assert (standing.state, standing.left_as) == ("expired", "expired")
    assert verbs()[-1] == "selection.offer_expired"


def test_only_those_who_got_the_offer_see_it(now: datetime) -> None:
    standing = invited(now)
    today = now.date()
    colleague = make_municipal_person(municipality=standing.municipality)
    stranger = make_municipal_person(municipality=make_municipality())
    assert queries.waiting_offer(contact(), today=today) == standing.pk
    assert [queries.offer(standing.pk, each, today=today) for each in (colleague, stranger)] == [None, None]


# --- Several at once -------------------------------------------------------------------------------------------------


def test_several_are_invited_at_once_or_nobody_is(now: datetime) -> None:
    edition = make_edition()
    chosen = [make_standing(edition=edition, name=name) for name in ("Ådal", "Nordby", "Østby")]
    dates = {"answer_by": DUE, "remind_on": REMIND, "actor": None, "at": now}
    invitations = [(each, [(f"K{each.pk}", f"k{each.pk}@kommune.example")]) for each in chosen]
    make_municipal_person(email="optaget@anden.example", municipality=make_municipality())
    for wrong in ([], [("X", "optaget@anden.example")]):
        with pytest.raises(actions.NotInvited) as refused:
            actions.invite_municipalities(invitations=[*invitations[:2], (chosen[2], wrong)], **dates)
        assert refused.value.standing == chosen[2]
        assert (mails(), set(Standing.objects.values_list("state", flat=True))) == ([], {"chosen"})
    assert len(actions.invite_municipalities(invitations=invitations, **dates)) == 3
    assert [to for _, to in mails()] == [f"k{each.pk}@kommune.example" for each in chosen]
    with pytest.raises(actions.NotInvited) as refused:
        actions.invite_municipalities(invitations=invitations, **dates)
    assert isinstance(refused.value.cause, NotAllowedNow)
    assert len(mails()) == 3
    assert actions.invite_municipalities(invitations=[], **dates) == []


def test_one_more_contact_person_is_asked_once_while_the_offer_stands_open(now: datetime) -> None:
    standing = invited(now)
    more = {"standing": standing, "name": "Per Vang", "email": "per@kommune.example", "actor": None, "at": now}
    actions.invite_another_person(**more)
    assert mails()[1:] == [("selection/invitation", "per@kommune.example")]
    with pytest.raises(AlreadyAsked):
        actions.invite_another_person(**more | {"email": " Per@kommune.example"})
    assert len(mails()) == 2
    actions.answer_offer(standing=standing, is_yes=True, actor=contact(), at=now)
    with pytest.raises(TooLateToAnswer):
        actions.invite_another_person(**more | {"email": "ny@kommune.example"})


# --- Who is told what ------------------------------------------------------------------------------------------------


def told(*skip: str) -> list[tuple[str, str]]:
    """The mails but for invitations."""
    return [(template, to) for template, to in mails() if template != "selection/invitation" and template not in skip]


def test_an_answer_is_acknowledged_to_all_who_were_asked_and_once(now: datetime) -> None:
    standing = invited(now, ("Bodil Ager", "bodil@kommune.example"), ("Per Vang", "per@kommune.example"))
    for _ in range(2):  # a double click
        actions.answer_offer(standing=standing, is_yes=True, actor=contact(), at=now)
    both = ["bodil@kommune.example", "per@kommune.example"]
    assert told() == [("selection/yes_received", to) for to in both]
    assert verbs().count("selection.yes_received") == 1


def test_a_no_after_a_yes_is_told_to_the_manager_with_the_next_reserve(now: datetime) -> None:
    manager = make_staff(Role.PROGRAMME_MANAGER, email="anne@klagestyrelsen.example")
    edition = make_edition()
    make_standing(edition=edition, name="Kløverup", state=StandingState.CONSIDERED)
    standing = invited(now, standing=make_standing(edition=edition, name="Ådal"))
    actions.answer_offer(standing=standing, is_yes=True, actor=contact(), at=now)
    for _ in range(2):
        actions.answer_offer(standing=standing, is_yes=False, reason=REASON, actor=contact(), at=now)
    assert told("selection/yes_received") == [
        ("selection/place_vacated", manager.email),
        ("selection/no_received", "bodil@kommune.example"),
    ]
    mail = OutgoingMail.objects.get(template="selection/place_vacated")
    read = letter(template=mail.template, to=mail.to, context=mail.context)
    assert read.subject == "Ådal har sagt nej"
    assert "havde sagt ja" in read.body
    assert "fjern det under Planlægning. Kløverup er næste reserve." in read.body
    assert REASON not in read.body
    assert f"/runder/{edition.pk}/udvaelgelse/" in read.body


def test_those_who_lose_their_place_are_told_once(now: datetime) -> None:
    edition = make_edition()
    withdrawn = invited(now, standing=make_standing(edition=edition, name="Ådal"))
    actions.withdraw_municipality(standing=withdrawn, reason=REASON, actor=None, at=now)
    assert told() == [("selection/place_gone", "bodil@kommune.example")]
    actions.replace_municipality(declined=withdrawn, by=make_municipality(name="Nordby"), actor=None, at=now)
    assert len(told()) == 1
    silent = invited(now, ("Per Vang", "per@kommune.example"), standing=make_standing(edition=edition, name="Østby"))
    actions.keep_deadlines(at=now + timedelta(days=40))
    actions.replace_municipality(declined=silent, by=make_municipality(name="Sydby"), actor=None, at=now)
    assert told("selection/place_vacated")[1:] == [("selection/place_gone", "per@kommune.example")]
    gone = [
        letter(template=each.template, to=each.to, context=each.context).body for each in _of("selection/place_gone")
    ]
    assert ["ikke længere med" in body for body in gone] == [True, False]
    assert "hørte ikke fra jer inden fristen" in gone[1]


def test_nobody_is_told_where_nobody_was_asked(now: datetime) -> None:
    standing = make_standing()
    actions.record_decline(standing=standing, reason=REASON, actor=None, at=now)
    actions.replace_municipality(declined=standing, by=make_municipality(), actor=None, at=now)
    assert mails() == []


def test_one_whose_access_ended_or_who_passed_the_offer_on_gets_no_more_mail(now: datetime) -> None:
    standing = invited(now, ("Bodil Ager", "bodil@kommune.example"), ("Per Vang", "per@kommune.example"))
    end_access(person=Person.objects.get(email="per@kommune.example"), actor=None, at=now)
    actions.pass_on_offer(standing=standing, name="Ea", email="ea@kommune.example", actor=contact(), at=now)
    actions.withdraw_municipality(standing=standing, reason=REASON, actor=None, at=now)
    assert told() == [("selection/place_gone", "ea@kommune.example")]


def _of(template: str) -> list[OutgoingMail]:
    return list(OutgoingMail.objects.select_related("to").filter(template=template).order_by("id"))
