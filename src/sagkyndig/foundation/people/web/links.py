"""The way in by a personal link: looking at it shows a button, and only pressing the button spends it."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from sagkyndig.foundation.people import actions, queries
from sagkyndig.foundation.people.gates import let_in, open_to_everyone
from sagkyndig.foundation.people.queries import LinkPage
from sagkyndig.foundation.people.rules import LinkPurpose
from sagkyndig.foundation.people.web.forms import ChoosePasswordForm
from sagkyndig.foundation.ui.web.public import keeps_its_address_to_itself


class Token:
    """A token in an address: 32 random bytes as 43 characters."""

    regex = "[A-Za-z0-9_-]{43}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@open_to_everyone
@keeps_its_address_to_itself
@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """One button, »Log ind som …«; pressed, it spends the link."""
    at = timezone.now()
    page = queries.link_page(token=token, at=at)
    if page.is_usable and page.purpose == LinkPurpose.CHOOSE_PASSWORD:
        return redirect("people:choose_password", token=token)
    if request.method == "POST":
        try:
            person = actions.spend_sign_in_link(token=token, at=at)
        except actions.LinkNotUsable as error:
            return _not_usable(request, error)
        let_in(request, person)
        return redirect(settings.LOGIN_REDIRECT_URL)
    if not page.is_usable:
        return _not_usable(request, actions.LinkNotUsable(page.state))
    return render(request, "people/sign_in_by_link.html", {"page": page})


@open_to_everyone
@keeps_its_address_to_itself
@sensitive_post_parameters()
@sensitive_variables("token")
@require_http_methods(["GET", "HEAD", "POST"])
def choose_password(request: HttpRequest, token: str) -> HttpResponse:
    """A new password, twice; a good one spends the link. A second step that is set up is asked for afterwards."""
    at = timezone.now()
    page = queries.link_page(token=token, at=at)
    if not page.is_usable or page.purpose != LinkPurpose.CHOOSE_PASSWORD:
        return _not_usable(request, actions.LinkNotUsable(None if page.is_usable else page.state))
    form = ChoosePasswordForm(request.POST or None, person=page.person)
    if request.method == "POST" and form.is_valid():
        try:
            person = actions.choose_password(token=token, password=form.cleaned_data["password"], at=at)
        except actions.LinkNotUsable as error:
            return _not_usable(request, error)
        return perform_password_login(request, {"email": person.email}, Login(user=person, email=person.email))
    return render(request, "people/choose_password.html", {"page": page, "form": form})


def _not_usable(request: HttpRequest, error: actions.LinkNotUsable) -> HttpResponse:
    page = LinkPage(state=error.state)
    return render(request, "people/link_not_usable.html", {"page": page, "sentence": str(error)}, status=410)
