"""The pages for signing in and for one's own account: allauth's views at Danish addresses, and no others of its many.

There is no sign-up and no change of address: an administrator adds people.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path

from sagkyndig.foundation.people.gates import open_to_everyone, open_to_signed_in
from sagkyndig.foundation.ui.web.public import answers_everybody_alike

urlpatterns = [
    # The ways in and out.
    path("log-ind/", open_to_everyone(account.login), name="account_login"),
    path("log-ind/kode/", open_to_everyone(mfa.authenticate), name="mfa_authenticate"),
    path("log-ud/", open_to_everyone(account.logout), name="account_logout"),
    path("konto/lukket/", open_to_everyone(account.account_inactive), name="account_inactive"),
    path(
        "konto/glemt/",
        open_to_everyone(answers_everybody_alike(account.password_reset)),
        name="account_reset_password",
    ),
    path("konto/glemt/sendt/", open_to_everyone(account.password_reset_done), name="account_reset_password_done"),
    # One's own account.
    path("konto/", open_to_signed_in(mfa.index), name="mfa_index"),
    path("konto/bekraeft/", open_to_signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("konto/bekraeft/kode/", open_to_signed_in(mfa.reauthenticate), name="mfa_reauthenticate"),
    path("konto/adgangskode/", open_to_signed_in(account.password_change), name="account_change_password"),
    path("konto/adgangskode/vaelg/", open_to_signed_in(account.password_set), name="account_set_password"),
    path("konto/app/", open_to_signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path("konto/app/fjern/", open_to_signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("konto/noedkoder/", open_to_signed_in(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("konto/noedkoder/nye/", open_to_signed_in(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("konto/noedkoder/hent/", open_to_signed_in(codes.download_recovery_codes), name="mfa_download_recovery_codes"),
]
