"""The administrator's outbox: which mails wait, were sent or could not be, and what they say."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sagkyndig.foundation.organisation import queries as organisations
from sagkyndig.foundation.people.gates import SignedInRequest, let_in, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post import actions, queries
from sagkyndig.foundation.ui.web.places import found


@open_to(Role.ADMINISTRATOR)
@require_GET
def outbox(request: SignedInRequest) -> HttpResponse:
    """The mails, newest first, or those that could not be sent."""
    page = queries.outbox_page(request.GET.get("side"), failures_only=request.GET.get("vis") == "fejl")
    return render(request, "post/outbox.html", {"outbox": page, "crumbs": [("Forside", "/"), ("Udbakke", None)]})


@open_to(Role.ADMINISTRATOR)
@require_GET
def mail(request: SignedInRequest, mail_id: int) -> HttpResponse:
    """One mail as its recipient reads it, but for the personal link."""
    page = found(queries.mail_page, mail_id)
    crumbs = [("Forside", "/"), ("Udbakke", reverse("post:outbox")), (page.letter.subject, None)]
    return render(
        request,
        "post/mail.html",
        {"mail": page, "can_open": settings.DEMO and organisations.is_demonstration(), "crumbs": crumbs},
    )


@open_to(Role.ADMINISTRATOR)
@require_POST
def try_again(request: SignedInRequest, mail_id: int) -> HttpResponse:
    """A mail that was given up is put in line again."""
    try:
        actions.try_again(mail=found(queries.mail, mail_id), actor=request.user, at=timezone.now())
    except actions.NotGivenUp as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Mailen bliver forsøgt sendt igen.")
    return redirect("post:mail", mail_id=mail_id)


@open_to(Role.ADMINISTRATOR)
@require_POST
def open_as_recipient(request: SignedInRequest, mail_id: int) -> HttpResponse:
    """In a demonstration only: the mail's link is made, and spent for the one who looks."""
    if not settings.DEMO:
        raise Http404
    try:
        person = actions.open_as_recipient(mail=found(queries.mail, mail_id), actor=request.user, at=timezone.now())
    except actions.MailsAreSentHere as error:
        raise Http404 from error
    let_in(request, person)
    messages.info(request, f"Du er nu logget ind som {person.name}.")
    return redirect(settings.LOGIN_REDIRECT_URL)
