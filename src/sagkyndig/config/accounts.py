"""The pages for signing in and for one's own account: allauth's views at Danish addresses, and no others of its many.

There is no sign-up and no change of address: an administrator adds people.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path

urlpatterns = [
    path("log-ind/", account.login, name="account_login"),
    path("log-ind/kode/", mfa.authenticate, name="mfa_authenticate"),
    path("log-ud/", account.logout, name="account_logout"),
    path("konto/", mfa.index, name="mfa_index"),
    path("konto/lukket/", account.account_inactive, name="account_inactive"),
    path("konto/bekraeft/", account.reauthenticate, name="account_reauthenticate"),
    path("konto/bekraeft/kode/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("konto/adgangskode/", account.password_change, name="account_change_password"),
    path("konto/adgangskode/vaelg/", account.password_set, name="account_set_password"),
    path("konto/glemt/", account.password_reset, name="account_reset_password"),
    path("konto/glemt/sendt/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "konto/ny-adgangskode/gemt/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
    path(
        "konto/ny-adgangskode/<str:uidb36>/<str:key>/",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("konto/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("konto/app/fjern/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("konto/noedkoder/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("konto/noedkoder/nye/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("konto/noedkoder/hent/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]

# Nobody is asked to be signed in here: these are the ways in and out.
FOR_EVERYONE = {
    "account_login",
    "mfa_authenticate",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}
