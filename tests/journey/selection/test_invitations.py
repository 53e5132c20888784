"""Inviting, answering, passing on, and what the night does: what changes, who gets mail, what is refused."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people.actions import PersonError
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.selection import actions, queries
from sagkyndig.journey.selection.models import Standing
from sagkyndig.journey.selection.rules.letters import Letter, remarks
from sagkyndig.journey.selection.rules.states import (
    NobodyToInvite,
    NotAllowedNow,
    ReasonIsMissing,
    TextCannotBeSent,
    TooLateToAnswer,
)
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_municipal_person
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
    assert "{" not in preview.subject + preview.body
    invited(now, standing=standing)
    from sagkyndig.foundation.post.queries import letter

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
