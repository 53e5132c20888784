"""Programmes and editions themselves, and how much has been entered about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils import timezone

from sagkyndig.journey.programme.models import Edition, Programme
from sagkyndig.journey.programme.rules.readiness import Outline
from sagkyndig.journey.programme.rules.states import EditionState, is_open
from sagkyndig.journey.programme.rules.team import TeamRole

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date


def programme(programme_id: int) -> Programme:
    """The programme with that id; Programme.DoesNotExist (an ObjectDoesNotExist) where there is none."""
    return Programme.objects.get(pk=programme_id)


def programmes() -> list[Programme]:
    """All programmes by name."""
    return list(Programme.objects.all())


def edition(edition_id: int) -> Edition:
    """The edition with its programme; Edition.DoesNotExist (an ObjectDoesNotExist) where there is none."""
    return Edition.objects.select_related("programme").get(pk=edition_id)


def edition_to_change(edition_id: int) -> Edition:
    """The edition, locked until the transaction ends: for writes that must see each other, such as taking a place."""
    return Edition.objects.select_for_update().get(pk=edition_id)


def editions() -> list[Edition]:
    """All editions with their programmes, newest first."""
    return list(Edition.objects.select_related("programme"))


def ends_of_editions() -> dict[int, date | None]:
    """By the id of each edition, the day it ends or ended; None while that is neither written nor has happened."""
    return {
        each.pk: each.ends_on or (None if is_open(EditionState(each.state)) else timezone.localdate(each.updated_at))
        for each in Edition.objects.all()
    }


def editions_of(programme: Programme) -> list[Edition]:
    """The programme's editions, oldest first."""
    return list(Edition.objects.select_related("programme").filter(programme=programme).order_by("year"))


def provisions_of(edition: Edition) -> tuple[str, ...]:
    """The short names of the provisions that the edition is about, as they were entered."""
    return tuple(provision.short_name for provision in edition.provisions.order_by("pk"))


def outlines(editions: Collection[Edition]) -> dict[int, Outline]:
    """How much has been entered about each of the editions, by its id; one query."""
    is_teacher = Q(team__role=TeamRole.TEACHER.value)
    counted = Edition.objects.filter(pk__in=[each.pk for each in editions]).annotate(
        provisions_named=Count("provisions", distinct=True),
        teachers=Count("team", filter=is_teacher, distinct=True),
        lead_teachers=Count("team", filter=Q(team__is_lead_teacher=True), distinct=True),
        dates=Count("key_dates", distinct=True),
    )
    return {
        each.pk: Outline(
            provisions=each.provisions_named,
            has_purpose=bool(each.purpose),
            teachers=each.teachers,
            has_lead_teacher=bool(each.lead_teachers),
            key_dates=each.dates,
        )
        for each in counted.order_by()
    }
