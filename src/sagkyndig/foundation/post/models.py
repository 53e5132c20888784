"""Mails on their way out."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from sagkyndig.foundation.post.rules import MailState, mail_state
from sagkyndig.pure.formats.icalendar import Method


class OutgoingMail(models.Model):
    """A mail to one person: which template and which words to fill in. The text is made as it is sent."""

    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="til")
    template = models.CharField("skabelon", max_length=100)
    subject = models.CharField("emne", max_length=200)
    context = models.JSONField("udfyldt med", default=dict, blank=True)
    # The calendar file that goes with it, as it was when the mail was put here, and what calendars are asked to do.
    calendar = models.TextField("kalenderfil", blank=True)
    calendar_method = models.CharField(
        "kalenderfilen beder om", max_length=10, blank=True, choices=[(each.value, each.value) for each in Method]
    )
    queued_at = models.DateTimeField("lagt i udbakken")
    sent_at = models.DateTimeField("sendt", null=True, blank=True)
    given_up_at = models.DateTimeField("opgivet", null=True, blank=True)
    next_try_at = models.DateTimeField("prøves næste gang", null=True, blank=True)
    tries = models.PositiveSmallIntegerField("forsøg", default=0)
    last_error = models.CharField("sidste fejl", max_length=300, blank=True)

    class Meta:
        verbose_name = "mail"
        verbose_name_plural = "mails"
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(sent_at=None, given_up_at=None, next_try_at__isnull=False)
                | Q(sent_at__isnull=False, given_up_at=None, next_try_at=None)
                | Q(sent_at=None, given_up_at__isnull=False, next_try_at=None),
                name="post_a_mail_is_due_or_sent_or_given_up",
            ),
            models.CheckConstraint(
                condition=Q(calendar="", calendar_method="")
                | (~Q(calendar="") & Q(calendar_method__in=[Method.REQUEST.value, Method.CANCEL.value])),
                name="post_a_calendar_file_invites_or_calls_off",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["next_try_at"], name="post_due", condition=Q(next_try_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def state(self) -> MailState:
        return mail_state(sent_at=self.sent_at, given_up_at=self.given_up_at, tries=self.tries)
