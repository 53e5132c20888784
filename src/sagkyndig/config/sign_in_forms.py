"""allauth's forms where its Danish sounds translated: the same labels and hints as on our own pages."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, SetPasswordForm
from allauth.mfa.totp.forms import ActivateTOTPForm

from sagkyndig.foundation.people.texts import LONG_ENOUGH


class SetUpApp(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Kode fra appen"


class ChangePassword(ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = LONG_ENOUGH
        self.fields["password2"].label = "Gentag den nye adgangskode"


class SetPassword(SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = LONG_ENOUGH
        self.fields["password2"].label = "Gentag adgangskoden"
