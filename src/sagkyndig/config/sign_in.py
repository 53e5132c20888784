"""How allauth behaves here: nobody signs up, and what it says says what to do."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest


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


class MFAAdapter(DefaultMFAAdapter):
    error_messages = {  # noqa: RUF012  allauth's own shape
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "Koden passer ikke. Vent på den næste kode i appen, og prøv igen.",
        "rate_limited": "Der er prøvet for mange gange. Vent nogle minutter, og prøv igen.",
    }
