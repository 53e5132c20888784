"""The text of an edition's invitations, and whom each municipality's invitation went to."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class InvitationText(models.Model):
    """An edition's own text; without a row, the authored one is used."""

    edition = models.OneToOneField("programme.Edition", on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=150)
    body = models.TextField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(subject="") & ~Q(body=""), name="selection_an_invitation_says_something"
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class Recipient(models.Model):
    """Somebody in the municipality whom the invitation went to, and the colleague they passed it on to."""

    standing = models.ForeignKey("selection.Standing", on_delete=models.PROTECT, related_name="recipients")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    passed_on_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["standing", "person"], name="selection_a_person_is_invited_once"),
            models.CheckConstraint(
                condition=Q(passed_on_to=None) | ~Q(passed_on_to=F("person")),
                name="selection_nobody_passes_on_to_themselves",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)
