"""How allauth behaves here: nobody signs up, and what it says says what to do."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils import timezone

from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import OwnChange
from sagkyndig.foundation.post import actions as post

# What allauth would write a mail about.
OWN_CHANGES = {
    "account/email/password_changed": OwnChange.PASSWORD,
    "account/email/password_set": OwnChange.PASSWORD,
    "mfa/email/totp_activated": OwnChange.SECOND_STEP_SET_UP,
    "mfa/email/totp_deactivated": OwnChange.SECOND_STEP_REMOVED,
    "mfa/email/recovery_codes_generated": OwnChange.RECOVERY_CODES,
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {  # noqa: RUF012  allauth's own shape
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": "E-mail og adgangskode passer ikke sammen. Prøv igen, eller vælg en ny adgangskode.",
        "too_many_login_attempts": "Der er prøvet for mange gange. Vent nogle minutter, og prøv igen.",
        "enter_current_password": "Det er ikke din nuværende adgangskode. Prøv igen.",
        "incorrect_password": "Adgangskoden passer ikke. Prøv igen.",
        "incorrect_code": "Koden passer ikke. Prøv igen.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  allauth's signature
        return False

    def send_password_reset_mail(self, user: AbstractBaseUser, email: str, context: dict[str, Any]) -> None:  # noqa: ARG002
        """Our own link through our own outbox: people in municipalities, who have no password, are signed in by it."""
        post.answer_link_request(email=email, at=timezone.now())

    def get_reset_password_from_key_url(self, key: str) -> str:  # noqa: ARG002  allauth's signature
        """allauth's own link, which is not sent and leads nowhere here."""
        return ""

    def send_notification_mail(self, template_prefix: str, user: Person, *_: Any, **__: Any) -> None:
        """No mail: what somebody did to their own way in is written in the log of events."""
        if template_prefix in OWN_CHANGES:
            people.note_own_change(change=OWN_CHANGES[template_prefix], actor=user, at=timezone.now())

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not while the first second step is set up: its codes are shown without asking anew for what was just typed."""
        if app == "allauth.mfa":
            before = timezone.now() - timedelta(seconds=settings.ACCOUNT_REAUTHENTICATION_TIMEOUT)
            if not Authenticator.objects.filter(user=self.request.user, created_at__lte=before).exists():
                return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))


class MFAAdapter(DefaultMFAAdapter):
    error_messages = {  # noqa: RUF012  allauth's own shape
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Koden passer ikke. Vent på den næste kode i appen, og prøv igen.",
        "rate_limited": "Der er prøvet for mange gange. Vent nogle minutter, og prøv igen.",
    }
