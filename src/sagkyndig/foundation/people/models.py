"""Persons, the roles they hold and the links that sign them in."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from sagkyndig.foundation.people.rules import LinkPurpose, Role


class Persons(BaseUserManager["Person"]):
    """Finds persons by e-mail whatever its capitals, as people type them."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email=(username or "").strip().lower())


class Person(AbstractBaseUser):
    """Somebody who can sign in: staff of the board where `municipality` is empty, else of that municipality."""

    email = models.EmailField("e-mail", unique=True)
    name = models.CharField("navn", max_length=200)
    # Name and e-mail folded by Python: SQLite does not know that Å is å.
    search_text = models.CharField(max_length=500, editable=False)
    municipality = models.ForeignKey(
        "municipalities.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kommune"
    )
    is_active = models.BooleanField("har adgang", default=True)
    added_at = models.DateTimeField("tilføjet")
    ended_on = models.DateField("adgang ophørt", null=True, blank=True)
    # Name and e-mail are gone; the row stays for what must still be counted.
    erased_at = models.DateTimeField("slettet", null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    objects: ClassVar[Persons] = Persons()

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "personer"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(is_active=True, ended_on=None) | Q(is_active=False, ended_on__isnull=False),
                name="people_access_lasts_until_it_is_ended",
            ),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="people_email_is_in_small_letters"),
            models.CheckConstraint(condition=~Q(name=""), name="people_everybody_has_a_name"),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(is_active=False, municipality__isnull=False),
                name="people_only_municipal_people_without_access_are_erased",
            ),
            # "!" begins a password that cannot be used. Others sign in by a link, without a second step.
            models.CheckConstraint(
                condition=Q(municipality=None) | Q(("password__startswith", "!")),
                name="people_only_staff_have_a_password",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_staff_of_board(self) -> bool:
        return self.municipality_id is None

    @cached_property
    def role_names(self) -> frozenset[str]:
        return frozenset(assignment.role for assignment in self.role_assignments.all())

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles held, in the order of `Role`."""
        return tuple(role for role in Role if role in self.role_names)

    def has_role(self, *roles: Role) -> bool:
        """Whether the person holds at least one of them."""
        return not self.role_names.isdisjoint(roles)


class RoleAssignment(models.Model):
    """A person holds a role. The row goes when the role is withdrawn; the log remembers."""

    # A role means nothing without its person.
    person = models.ForeignKey(Person, models.CASCADE, related_name="role_assignments")
    role = models.CharField("rolle", max_length=30, choices=Role.pairs)
    given_at = models.DateTimeField("givet")

    class Meta:
        verbose_name = "rolle"
        verbose_name_plural = "roller"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "role"], name="people_a_role_is_held_once"),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="people_a_role_is_one_of_ours"
            ),
        ]

    def __str__(self) -> str:
        return Role(self.role).label


class SignInLinks(models.QuerySet["SignInLink"]):
    """Links by whose they are and whether they last."""

    def still_usable(self, person: Person, at: datetime) -> SignInLinks:
        return self.filter(person=person, spent_at=None, expires_at__gt=at)


class SignInLink(models.Model):
    """A personal link: of its token only the hash is kept, so that nobody who reads the database can use it."""

    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    # A link is nothing without its person.
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=20, choices=LinkPurpose.pairs)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True, blank=True)

    objects = SignInLinks.as_manager()

    class Meta:
        verbose_name = "personligt link"
        verbose_name_plural = "personlige links"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")), name="people_a_link_expires_after_it_is_made"
            ),
            models.CheckConstraint(
                condition=Q(spent_at=None) | Q(spent_at__gte=F("made_at"), spent_at__lt=F("expires_at")),
                name="people_a_link_is_spent_while_it_lasts",
            ),
        ]

    def __str__(self) -> str:
        return f"{LinkPurpose(self.purpose).label} ({self.pk})"
