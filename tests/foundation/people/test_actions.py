"""Who is added, in which roles, who is shut out, and how links are spent."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import IntegrityError, transaction

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people import actions, texts
from sagkyndig.foundation.people.actions import way_in
from sagkyndig.foundation.people.models import Person, RoleAssignment, SignInLink
from sagkyndig.foundation.people.rules import LinkPurpose, LinkState, Role, hash_of
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_municipal_person, make_staff

pytestmark = pytest.mark.django_db


def verbs() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("verb", flat=True))


def test_staff_are_added_with_a_clean_email_that_allauth_holds_for_verified(now: datetime) -> None:
    person = actions.add_staff(
        email="  Åse.Bro@Klagestyrelsen.Example ", name=" Åse   Bro ", roles=[Role.TEACHER], actor=None, at=now
    )
    assert (person.email, person.name) == ("åse.bro@klagestyrelsen.example", "Åse Bro")
    assert person.is_staff_of_board
    assert person.roles == (Role.TEACHER,)
    assert not person.has_usable_password()
    assert list(EmailAddress.objects.filter(user=person).values_list("email", "verified", "primary")) == [
        ("åse.bro@klagestyrelsen.example", True, True)
    ]
    assert verbs() == ["people.staff_added", "people.role_granted"]


def test_an_email_belongs_to_one_person(now: datetime) -> None:
    make_staff(email="bo@klagestyrelsen.example")
    with pytest.raises(actions.EmailBelongsToAnother, match=texts.EMAIL_BELONGS_TO_ANOTHER):
        actions.add_staff(email="BO@klagestyrelsen.example", name="Bo To", roles=[Role.TEACHER], actor=None, at=now)


def test_staff_need_a_role(now: datetime) -> None:
    with pytest.raises(actions.NoRole):
        actions.add_staff(email="a@b.example", name="A", roles=[], actor=None, at=now)


def test_a_municipal_role_is_refused_to_staff_and_nothing_is_left_behind(now: datetime) -> None:
    with pytest.raises(actions.MisplacedRole) as refused:
        actions.add_staff(email="a@b.example", name="A", roles=[Role.TEACHER, Role.PARTICIPANT], actor=None, at=now)
    assert str(refused.value) == (
        "Kursist er en rolle i en kommune og kan ikke gives til en medarbejder i myndigheden."
    )
    assert not Person.objects.exists()
    assert not Entry.objects.exists()


def test_a_staff_role_is_refused_to_people_in_a_municipality(now: datetime) -> None:
    person = make_municipal_person()
    with pytest.raises(actions.MisplacedRole) as refused:
        actions.grant_role(person=person, role=Role.ADMINISTRATOR, actor=None, at=now)
    assert str(refused.value) == (
        "Administrator er en rolle i myndigheden og kan ikke gives til en person i en kommune."
    )
    assert person.roles == (Role.CONTACT_PERSON,)


def test_the_same_mail_in_the_same_municipality_is_the_same_person(now: datetime) -> None:
    place = make_municipality()
    first = make_municipal_person(Role.CONTACT_PERSON, municipality=place, name="Ida Dam", email="ida@kommune.example")
    again = actions.add_municipal_person(
        email="IDA@kommune.example", name="Ida D.", municipality=place, roles=[Role.PARTICIPANT], actor=None, at=now
    )
    assert (again.pk, again.name) == (first.pk, "Ida Dam")
    assert again.roles == (Role.CONTACT_PERSON, Role.PARTICIPANT)


def test_somebody_who_comes_back_to_the_municipality_has_access_again(now: datetime) -> None:
    person = make_municipal_person(Role.CONTACT_PERSON, email="ida@kommune.example")
    actions.end_access(person=person, actor=None, at=now)
    again = actions.add_municipal_person(
        email="ida@kommune.example",
        name="Ida Dam",
        municipality=person.municipality,
        roles=[Role.PARTICIPANT],
        actor=None,
        at=now,
    )
    assert again.is_active
    assert again.ended_on is None
    assert again.roles == (Role.PARTICIPANT,)  # what else they were is for the administrator to give


def test_the_same_mail_in_another_municipality_is_refused(now: datetime) -> None:
    make_municipal_person(email="ida@kommune.example")
    elsewhere = make_municipality(name="Ådal")
    with pytest.raises(actions.EmailBelongsToAnother) as refused:
        actions.add_municipal_person(
            email="ida@kommune.example",
            name="Ida",
            municipality=elsewhere,
            roles=[Role.PARTICIPANT],
            actor=None,
            at=now,
        )
    assert str(refused.value) == (
        "E-mailadressen bruges allerede af en person, der ikke hører til Ådal. Brug en anden adresse."
    )


def test_roles_are_set_as_a_whole_and_each_change_is_logged(now: datetime) -> None:
    administrator = make_staff(Role.ADMINISTRATOR)
    person = make_staff(Role.TEACHER, Role.EVALUATOR)
    before = len(verbs())
    actions.set_roles(person=person, roles=[Role.EVALUATOR, Role.CASE_AUTHOR], actor=administrator, at=now)
    assert person.roles == (Role.CASE_AUTHOR, Role.EVALUATOR)
    assert set(RoleAssignment.objects.filter(person=person).values_list("role", flat=True)) == {
        "case_author",
        "evaluator",
    }
    assert verbs()[before:] == ["people.role_granted", "people.role_withdrawn"]
    last = Entry.objects.latest("id")
    assert (last.actor_id, last.actor_roles, last.about_id, last.details) == (
        administrator.pk,
        "administrator",
        str(person.pk),
        {"role": "teacher"},
    )


def test_giving_what_is_held_and_taking_what_is_not_changes_nothing(now: datetime) -> None:
    person = make_staff(Role.TEACHER)
    before = len(verbs())
    actions.grant_role(person=person, role=Role.TEACHER, actor=None, at=now)
    actions.withdraw_role(person=person, role=Role.EVALUATOR, actor=None, at=now)
    assert (person.roles, len(verbs())) == ((Role.TEACHER,), before)


def test_the_last_administrator_stays(now: datetime) -> None:
    last = make_staff(Role.ADMINISTRATOR, Role.TEACHER)
    gone = make_staff(Role.ADMINISTRATOR)
    actions.end_access(person=gone, actor=last, at=now)
    with pytest.raises(actions.LastAdministrator, match=texts.LAST_ADMINISTRATOR):
        actions.withdraw_role(person=last, role=Role.ADMINISTRATOR, actor=last, at=now)
    with pytest.raises(actions.LastAdministrator):
        actions.end_access(person=last, actor=None, at=now)
    make_staff(Role.ADMINISTRATOR)
    actions.withdraw_role(person=last, role=Role.ADMINISTRATOR, actor=last, at=now)
    assert last.roles == (Role.TEACHER,)


def test_nobody_ends_their_own_access(now: datetime) -> None:
    make_staff(Role.ADMINISTRATOR)
    person = make_staff(Role.ADMINISTRATOR)
    with pytest.raises(actions.OwnAccess, match=texts.OWN_ACCESS):
        actions.end_access(person=person, actor=person, at=now)


def test_ended_access_closes_password_links_and_can_be_given_again(now: datetime) -> None:
    person = make_staff(Role.TEACHER, password="en god lang adgangskode")
    token = actions.make_sign_in_link(person=person, at=now)
    actions.end_access(person=person, actor=None, at=now)
    person.refresh_from_db()
    assert (person.is_active, person.ended_on, person.has_usable_password()) == (False, now.date(), False)
    with pytest.raises(actions.LinkNotUsable) as refused:
        actions.choose_password(token=token, password="noget helt andet", at=now)
    assert refused.value.state == LinkState.ENDED
    with pytest.raises(actions.AccessAlreadyEnded):
        actions.end_access(person=person, actor=None, at=now)
    actions.reopen_access(person=person, actor=None, at=now)
    with pytest.raises(actions.LinkNotUsable) as refused:
        actions.choose_password(token=token, password="noget helt andet", at=now)
    assert refused.value.state == LinkState.SPENT
    assert person.roles == (Role.TEACHER,)
    with pytest.raises(actions.AccessNotEnded):
        actions.reopen_access(person=person, actor=None, at=now)


def test_a_corrected_mail_is_followed_by_allauth_and_spoils_the_links_sent_to_the_old_one(now: datetime) -> None:
    person = make_municipal_person(email="gammel@kommune.example")
    token = actions.make_sign_in_link(person=person, at=now)
    actions.correct_person(person=person, name="Ny Å", email="Ny@kommune.example", actor=None, at=now)
    person.refresh_from_db()
    assert (person.name, person.email, person.search_text) == ("Ny Å", "ny@kommune.example", "ny å ny@kommune.example")
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("ny@kommune.example", True)]
    with pytest.raises(actions.LinkNotUsable):
        actions.spend_sign_in_link(token=token, at=now)


def test_a_correction_cannot_take_anothers_mail(now: datetime) -> None:
    make_staff(email="taget@klagestyrelsen.example")
    person = make_staff()
    with pytest.raises(actions.EmailBelongsToAnother):
        actions.correct_person(person=person, name="X", email="Taget@klagestyrelsen.example", actor=None, at=now)


def test_a_lost_telephone_is_forgotten(now: datetime) -> None:
    person, other = make_staff(), make_staff()
    actions.forget_second_step(person=person, actor=other, at=now)
    assert list(Authenticator.objects.values_list("user_id", flat=True)) == [other.pk]


# --- Links -----------------------------------------------------------------------------------------------------------


def test_of_a_link_only_the_hash_is_kept(now: datetime) -> None:
    person = make_municipal_person()
    token = actions.make_sign_in_link(person=person, at=now)
    link = SignInLink.objects.get()
    assert len(token) == 43
    assert link.token_hash == hash_of(token)
    assert (link.purpose, link.expires_at) == ("sign_in", now + timedelta(days=7))
    kept = [str(value) for row in SignInLink.objects.values() for value in row.values()]
    assert token not in " ".join(kept)


def test_a_link_is_spent_once(now: datetime) -> None:
    person = make_municipal_person()
    token = actions.make_sign_in_link(person=person, at=now)
    assert actions.spend_sign_in_link(token=token, at=now) == person
    with pytest.raises(actions.LinkNotUsable) as refused:
        actions.spend_sign_in_link(token=token, at=now)
    assert (refused.value.state, str(refused.value)) == (LinkState.SPENT, texts.LINK_SPENT)
    assert verbs()[-1] == "people.link_spent"


def test_two_at_a_time_spend_it_once(now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else spends the link between our looking at it and our spending it."""
    token = actions.make_sign_in_link(person=make_municipal_person(), at=now)

    def meanwhile(**_: Any) -> LinkState:
        SignInLink.objects.update(spent_at=now)
        return LinkState.USABLE

    monkeypatch.setattr(way_in, "link_state", meanwhile)
    with pytest.raises(actions.LinkNotUsable) as refused:
        actions.spend_sign_in_link(token=token, at=now)
    assert refused.value.state == LinkState.SPENT


def test_a_link_expires(now: datetime) -> None:
    token = actions.make_sign_in_link(person=make_municipal_person(), at=now)
    with pytest.raises(actions.LinkNotUsable) as refused:
        actions.spend_sign_in_link(token=token, at=now + timedelta(days=7))
    assert refused.value.state == LinkState.EXPIRED


def test_an_unknown_token_is_refused(now: datetime) -> None:
    with pytest.raises(actions.LinkNotUsable, match=texts.LINK_UNKNOWN):
        actions.spend_sign_in_link(token="x" * 43, at=now)


def test_staff_are_not_signed_in_by_a_link_alone(now: datetime) -> None:
    person = make_staff()
    with pytest.raises(ValueError, match="choose_password"):
        actions.make_sign_in_link(person=person, at=now, purpose=LinkPurpose.SIGN_IN)
    token = actions.make_sign_in_link(person=person, at=now)
    with pytest.raises(actions.LinkNotUsable, match=texts.LINK_UNKNOWN):
        actions.spend_sign_in_link(token=token, at=now)
    assert actions.choose_password(token=token, password="fire gode danske ord", at=now) == person
    person.refresh_from_db()
    assert person.check_password("fire gode danske ord")


def test_a_chosen_password_spoils_the_links_in_older_mails(now: datetime) -> None:
    person = make_staff()
    older, newer = (actions.make_sign_in_link(person=person, at=now) for _ in range(2))
    others = actions.make_sign_in_link(person=make_staff(), at=now)
    actions.choose_password(token=newer, password="fire gode danske ord", at=now)
    with pytest.raises(actions.LinkNotUsable, match=texts.LINK_SPENT):
        actions.choose_password(token=older, password="noget helt andet", at=now)
    actions.choose_password(token=others, password="noget helt andet", at=now)


def test_people_in_municipalities_cannot_choose_a_password(now: datetime) -> None:
    token = actions.make_sign_in_link(person=make_municipal_person(), at=now)
    with pytest.raises(actions.LinkNotUsable, match=texts.LINK_UNKNOWN):
        actions.choose_password(token=token, password="fire gode danske ord", at=now)


def test_no_link_for_somebody_without_access(now: datetime) -> None:
    person = make_municipal_person()
    actions.end_access(person=person, actor=None, at=now)
    with pytest.raises(actions.LinkNotUsable):
        actions.make_sign_in_link(person=person, at=now)


def test_old_links_are_thrown_out_a_month_after_they_expired(now: datetime) -> None:
    person = make_municipal_person()
    actions.make_sign_in_link(person=person, at=now - timedelta(days=38))
    actions.make_sign_in_link(person=person, at=now - timedelta(days=36))
    assert actions.forget_old_links(before=now.date() - timedelta(days=30), at=now) == 1
    assert SignInLink.objects.count() == 1


def test_the_first_administrator_comes_by_link_and_a_lost_link_is_made_anew(now: datetime) -> None:
    first = actions.make_first_administrator_link(email="Rod@klagestyrelsen.example", name="Rie Rod", at=now)
    again = actions.make_first_administrator_link(email="rod@klagestyrelsen.example", name="Rie Rod", at=now)
    person = Person.objects.get()
    assert (person.name, person.roles, first == again) == ("Rie Rod", (Role.ADMINISTRATOR,), False)
    assert actions.choose_password(token=again, password="fire gode danske ord", at=now) == person
    with pytest.raises(actions.HasAdministrator, match=texts.HAS_ADMINISTRATOR):
        actions.make_first_administrator_link(email="anden@klagestyrelsen.example", name="En Anden", at=now)


def test_a_member_of_staff_does_not_become_administrator_from_the_command_line(now: datetime) -> None:
    make_staff(Role.ADMINISTRATOR)
    make_staff(Role.TEACHER, email="lærer@klagestyrelsen.example")
    with pytest.raises(actions.HasAdministrator):
        actions.make_first_administrator_link(email="lærer@klagestyrelsen.example", name="L", at=now)


# --- What the database refuses ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        {"is_active": False},
        {"ended_on": "2024-03-04"},
        {"email": "STORT@kommune.example"},
        {"name": ""},
        {"password": "md5$salt$hash"},
    ],
)
def test_the_database_refuses_persons_that_cannot_be(wrong: dict[str, Any]) -> None:
    person = make_municipal_person()
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(**wrong)


def test_the_database_refuses_a_role_it_does_not_know_and_the_same_role_twice(now: datetime) -> None:
    person = make_municipal_person(Role.PARTICIPANT)
    for role in ("king", "participant"):
        with pytest.raises(IntegrityError), transaction.atomic():
            RoleAssignment.objects.create(person=person, role=role, given_at=now)


@pytest.mark.parametrize("wrong", [{"expires_at": -1}, {"spent_at": -1}, {"spent_at": 7}])
def test_the_database_refuses_links_that_cannot_be(now: datetime, wrong: dict[str, int]) -> None:
    actions.make_sign_in_link(person=make_municipal_person(), at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignInLink.objects.update(**{field: now + timedelta(days=days) for field, days in wrong.items()})
