"""Programmes, their yearly editions, the team of an edition and the dates it is steered by."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sagkyndig.journey.programme.rules import wording
from sagkyndig.journey.programme.rules.key_dates import KeyDateKind
from sagkyndig.journey.programme.rules.states import EditionState
from sagkyndig.journey.programme.rules.team import TeamRole


class Programme(models.Model):
    """Several years of learning courses on one basis, such as a political agreement."""

    name = models.CharField(max_length=200, unique=True)
    basis = models.TextField(blank=True)
    agreed_on = models.DateField(null=True, blank=True)
    area = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Edition(models.Model):
    """One year's theme (runde). Every later step keeps a row that points back to it."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="editions")
    year = models.PositiveSmallIntegerField()
    theme = models.CharField(max_length=200)
    provisions = models.ManyToManyField("law.Provision", blank=True, related_name="+")
    places = models.PositiveSmallIntegerField(default=10)
    purpose = models.TextField(blank=True)
    state = models.CharField(
        max_length=20,
        choices=[(state.value, wording.EDITION_STATES[state]) for state in EditionState],
        default=EditionState.PLANNED.value,
    )
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-year", "programme__name"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "year"], name="programme_has_one_edition_a_year"),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")),
                name="programme_edition_starts_before_it_ends",
            ),
            models.CheckConstraint(condition=Q(places__gte=1), name="programme_edition_has_places"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in EditionState]), name="programme_edition_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Runde {self.year}: {self.theme}"

    @property
    def name(self) -> str:
        """What people call the edition."""
        return f"Runde {self.year}"


class TeamMember(models.Model):
    """One person's part in an edition; somebody with two parts stands twice."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="team")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=[(role.value, wording.TEAM_ROLES[role]) for role in TeamRole])
    is_lead_teacher = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "person", "role"], name="programme_team_has_each_part_once"),
            models.UniqueConstraint(
                fields=["edition"], condition=Q(is_lead_teacher=True), name="programme_edition_has_one_lead_teacher"
            ),
            models.CheckConstraint(
                condition=Q(is_lead_teacher=False) | Q(role=TeamRole.TEACHER.value),
                name="programme_only_teachers_lead",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in TeamRole]), name="programme_team_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}"


class KeyDate(models.Model):
    """A date that the edition is steered by."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="key_dates")
    kind = models.CharField(max_length=30, choices=[(kind.value, wording.KEY_DATES[kind]) for kind in KeyDateKind])
    label = models.CharField(max_length=100, blank=True)
    on = models.DateField()

    class Meta:
        ordering: ClassVar = ["on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["edition", "kind"],
                condition=~Q(kind=KeyDateKind.OTHER.value),
                name="programme_key_date_of_a_kind_stands_once",
            ),
            models.CheckConstraint(
                condition=~Q(kind=KeyDateKind.OTHER.value) | ~Q(label=""), name="programme_own_key_date_has_a_label"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in KeyDateKind]), name="programme_key_date_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{wording.key_date_label(KeyDateKind(self.kind), self.label)}: {self.on}"
