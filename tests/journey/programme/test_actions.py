"""What the programme manager changes, what is recorded, and what is refused."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme import actions, queries
from sagkyndig.journey.programme.models import TeamMember
from sagkyndig.journey.programme.rules.key_dates import KeyDateKind, LabelIsMissing
from sagkyndig.journey.programme.rules.period import EndsBeforeItStarts
from sagkyndig.journey.programme.rules.states import EditionState, NotAllowedNow
from sagkyndig.journey.programme.rules.team import OnlyTeachersLead, TeamRole
from sagkyndig.pure.versions import ChangedMeanwhile
from tests.factories.law import make_provision
from tests.factories.people import make_staff
from tests.factories.programme import add_teacher, make_edition, make_programme

pytestmark = pytest.mark.django_db


def verbs(about: object) -> list[str]:
    """What the log says was done with it, in order."""
    kind = about._meta.label_lower
    return list(
        Entry.objects.filter(about_type=kind, about_id=str(about.pk)).order_by("id").values_list("verb", flat=True)
    )


def corrected(edition, *, seen_version: int, at: datetime, **changes: object):
    fields = {
        "year": edition.year,
        "theme": edition.theme,
        "provisions": list(edition.provisions.all()),
        "places": edition.places,
        "purpose": edition.purpose,
        "starts_on": edition.starts_on,
        "ends_on": edition.ends_on,
        **changes,
    }
    return actions.correct_edition(edition=edition, seen_version=seen_version, **fields, actor=None, at=at)


def test_a_programme_is_created_and_the_log_says_by_whom(now: datetime) -> None:
    manager = make_staff(Role.PROGRAMME_MANAGER)
    programme = make_programme(name="Bedre retssikkerhed", actor=manager)
    assert (programme.name, programme.version, programme.agreed_on) == ("Bedre retssikkerhed", 1, date(2021, 11, 9))
    entry = Entry.objects.get(about_type="programme.programme")
    assert (entry.verb, entry.actor_id, entry.actor_roles) == (
        "programme.programme_created",
        manager.pk,
        "programme_manager",
    )


def test_two_programmes_cannot_have_one_name(now: datetime) -> None:
    make_programme(name="Bedre retssikkerhed")
    with pytest.raises(actions.NameIsTaken):
        make_programme(name="Bedre retssikkerhed")


def test_a_programme_is_corrected_once_for_each_version(now: datetime) -> None:
    programme = make_programme()
    fields = {"area": "Børn", "basis": "", "agreed_on": None, "purpose": "", "actor": None, "at": now}
    actions.correct_programme(programme=programme, seen_version=1, name="Nyt navn", **fields)
    with pytest.raises(ChangedMeanwhile):
        actions.correct_programme(programme=programme, seen_version=1, name="Andet navn", **fields)
    programme.refresh_from_db()
    assert (programme.name, programme.version, programme.updated_at) == ("Nyt navn", 2, now)
    assert verbs(programme) == ["programme.programme_created", "programme.programme_corrected"]


def test_a_programme_has_one_edition_a_year(now: datetime) -> None:
    programme = make_programme()
    make_edition(programme=programme, year=2023)
    with pytest.raises(actions.YearIsTaken):
        make_edition(programme=programme, year=2023)
    other = make_edition(programme=programme, year=2024)
    with pytest.raises(actions.YearIsTaken):
        corrected(other, seen_version=1, at=now, year=2023)


def test_an_edition_ends_after_it_starts(now: datetime) -> None:
    edition = make_edition()
    with pytest.raises(EndsBeforeItStarts):
        corrected(edition, seen_version=1, at=now, starts_on=date(2023, 6, 1), ends_on=date(2023, 5, 1))


def test_an_edition_is_corrected_with_its_provisions(now: datetime) -> None:
    edition = make_edition(provisions=("SEL § 95",))
    corrected(edition, seen_version=1, at=now, theme="Bil", provisions=[make_provision(short_name="SEL § 114")])
    stored = queries.edition(edition.pk)
    assert (stored.theme, queries.provisions_of(stored), stored.version) == ("Bil", ("SEL § 114",), 2)


def test_an_edition_goes_from_planned_to_running_to_finished_and_no_other_way(now: datetime) -> None:
    edition = make_edition()
    with pytest.raises(NotAllowedNow):
        actions.finish_edition(edition=edition, actor=None, at=now)
    assert actions.start_edition(edition=edition, actor=None, at=now).state == EditionState.RUNNING
    with pytest.raises(NotAllowedNow):
        actions.start_edition(edition=edition, actor=None, at=now)
    assert actions.finish_edition(edition=edition, actor=None, at=now).state == EditionState.FINISHED
    assert verbs(edition) == ["programme.edition_created", "programme.edition_moved", "programme.edition_moved"]


def test_one_part_once_and_one_lead_teacher(now: datetime) -> None:
    edition = make_edition()
    first = add_teacher(edition, is_lead=True)
    common = {"edition": edition, "actor": None, "at": now}
    with pytest.raises(actions.AlreadyInTheTeam):
        actions.add_team_member(person=first.person, role=TeamRole.TEACHER, **common)
    with pytest.raises(actions.AnotherLeads):
        add_teacher(edition, is_lead=True)
    with pytest.raises(OnlyTeachersLead):
        actions.add_team_member(person=first.person, role=TeamRole.EVALUATOR, is_lead_teacher=True, **common)
    assert [(each.person_id, each.is_lead_teacher) for each in queries.team(edition)] == [(first.person_id, True)]


def test_another_becomes_lead_teacher(now: datetime) -> None:
    edition = make_edition()
    first, second = add_teacher(edition, is_lead=True), add_teacher(edition)
    actions.make_lead_teacher(member=second, actor=None, at=now)
    first.refresh_from_db()
    assert (first.is_lead_teacher, queries.lead_teacher(edition)) == (False, second.person)


def test_the_database_refuses_two_lead_teachers() -> None:
    edition = make_edition()
    add_teacher(edition, is_lead=True)
    second = add_teacher(edition)
    with pytest.raises(IntegrityError), transaction.atomic():
        TeamMember.objects.filter(pk=second.pk).update(is_lead_teacher=True)


def test_somebody_leaves_the_team(now: datetime) -> None:
    edition = make_edition()
    member = add_teacher(edition)
    actions.remove_team_member(member=member, actor=None, at=now)
    assert queries.team(edition) == ()
    assert verbs(edition)[-1] == "programme.team_member_removed"


def test_each_kind_of_date_is_set_once_and_ones_own_as_often_as_wanted(now: datetime) -> None:
    edition = make_edition()
    common = {"edition": edition, "actor": None, "at": now}
    actions.set_key_date(kind=KeyDateKind.MATERIAL_READY, on=date(2023, 3, 1), label="ignoreres", **common)
    with pytest.raises(actions.DateIsSet):
        actions.set_key_date(kind=KeyDateKind.MATERIAL_READY, on=date(2023, 4, 1), **common)
    with pytest.raises(LabelIsMissing):
        actions.set_key_date(kind=KeyDateKind.OTHER, on=date(2023, 4, 1), **common)
    for on in (date(2023, 2, 1), date(2023, 5, 1)):
        actions.set_key_date(kind=KeyDateKind.OTHER, on=on, label="Styregruppen mødes", **common)
    assert [(each.label, each.on) for each in queries.key_dates(edition)] == [
        ("Styregruppen mødes", date(2023, 2, 1)),
        ("Materialet er klar", date(2023, 3, 1)),
        ("Styregruppen mødes", date(2023, 5, 1)),
    ]


def test_a_date_is_taken_off(now: datetime) -> None:
    edition = make_edition()
    key_date = actions.set_key_date(
        edition=edition, kind=KeyDateKind.REPORT_PUBLISHED, on=date(2024, 3, 1), actor=None, at=now
    )
    actions.remove_key_date(key_date=key_date, actor=None, at=now)
    assert queries.key_dates(edition) == ()


def test_the_next_edition_begins_with_the_team_and_the_dates_a_year_later(now: datetime) -> None:
    old = make_edition(year=2023, places=8)
    lead = add_teacher(old, is_lead=True)
    actions.set_key_date(edition=old, kind=KeyDateKind.MATERIAL_READY, on=date(2023, 3, 1), actor=None, at=now)
    new = actions.begin_next_edition(old=old, year=2024, theme="Støtte til bil", actor=None, at=now)
    assert (new.programme_id, new.year, new.theme, new.places, new.purpose, new.state) == (
        old.programme_id,
        2024,
        "Støtte til bil",
        8,
        old.purpose,
        EditionState.PLANNED,
    )
    assert [(each.person_id, each.is_lead_teacher) for each in queries.team(new)] == [(lead.person_id, True)]
    assert [(each.kind, each.on) for each in queries.key_dates(new)] == [(KeyDateKind.MATERIAL_READY, date(2024, 3, 1))]
    assert queries.provisions_of(new) == ()
    assert verbs(new) == ["programme.edition_created", "programme.edition_carried_over"]


def test_the_next_edition_is_refused_in_a_year_that_has_one(now: datetime) -> None:
    old = make_edition(year=2023)
    with pytest.raises(actions.YearIsTaken):
        actions.begin_next_edition(old=old, year=2023, theme="Bil", actor=None, at=now)
