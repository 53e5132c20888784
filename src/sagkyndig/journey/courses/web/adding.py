"""A page, a case, a contrast pair or the shared decision is added to a draft, and its author goes on to write it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.courses import actions, queries, texts
from sagkyndig.journey.courses.rules.blank import blank_case, blank_page, blank_pair, blank_shared_decision, key_of
from sagkyndig.journey.courses.rules.course import Occasion, PageKind, PairKind, Topic
from sagkyndig.journey.courses.rules.states import PartKind
from sagkyndig.journey.courses.web.forms import CaseForm, PageForm, PairForm, SharedForm
from sagkyndig.journey.courses.web.places import version_crumbs, version_of

if TYPE_CHECKING:
    from sagkyndig.journey.courses.models import CourseVersion, Part
    from sagkyndig.journey.courses.rules.kept import Content

    AddForm = PageForm | CaseForm | PairForm | SharedForm

_HEADINGS = {
    PartKind.PAGE: "Tilføj en side",
    PartKind.CASE: "Tilføj en case",
    PartKind.PAIR: "Tilføj et kontrastpar",
    PartKind.SHARED: "Tilføj den fælles afgørelse",
}
_SHOWN_ON = {PartKind.CASE: PageKind.CASE, PartKind.PAIR: PageKind.CONTRAST_PAIR}
SHARED_IS_THERE = "Kurset har allerede en fælles afgørelse. Der kan kun være én."


@open_to(Role.CASE_AUTHOR)
def add_part(request: SignedInRequest, version_id: int, kind: str) -> HttpResponse:
    """Ask what it is called and what kind it is, then open it to be written in."""
    if kind not in list(PartKind):
        raise Http404
    version, of = version_of(version_id), PartKind(kind)
    form = _form(request, version, of)
    if request.method == "POST" and form.is_valid():
        try:
            part = _add(request, version, of, form)
        except actions.IsPublished:
            messages.error(request, texts.IS_PUBLISHED)
        except actions.SharedDecisionIsThere:
            messages.error(request, SHARED_IS_THERE)
        else:
            mention_hints(request, form)
            return redirect("courses:part", version_id, part.pk)
        return redirect("courses:version", version_id)
    context = {
        "heading": _HEADINGS[of],
        "form": form,
        "version": version,
        "crumbs": version_crumbs(version, (_HEADINGS[of], None)),
    }
    return render(request, "courses/add.html", context)


def _form(request: SignedInRequest, version: CourseVersion, kind: PartKind) -> AddForm:
    data = request.POST if request.method == "POST" else None
    if kind is PartKind.SHARED:
        return SharedForm(data)
    modules = queries.modules_to_choose(version)
    if kind is PartKind.PAGE:
        shown = {each: queries.parts_to_show(version, each) for each in (PartKind.CASE, PartKind.PAIR)}
        begin = _begin(request, version)
        return PageForm(data, modules=modules, cases=shown[PartKind.CASE], pairs=shown[PartKind.PAIR], initial=begin)
    return (CaseForm if kind is PartKind.CASE else PairForm)(data, modules=modules)


def _begin(request: SignedInRequest, version: CourseVersion) -> dict[str, str]:
    """What the link to the page says of the new one: in which module, or which case or pair it is to show."""
    begin = {"module": request.GET.get("modul", "")}
    told = request.GET.get("viser", "")
    if told.isdecimal():
        shown = found(queries.part, version.pk, int(told))
        if kind := _SHOWN_ON.get(PartKind(shown.kind)):
            begin |= {"kind": kind.value, "shows": f"{kind.value}:{shown.key}", "title": shown.title}
    return begin


def _add(request: SignedInRequest, version: CourseVersion, kind: PartKind, form: AddForm) -> Part:
    typed = form.cleaned_data
    in_module = typed.get("module") if kind is PartKind.PAGE else None
    part = _put(request, version, _content(kind, form), in_module)
    if page_in := typed.get("page_in"):
        page = blank_page(key_of(typed["title"]), typed["title"], _SHOWN_ON[kind], shows=part.key)
        _put(request, version, page, page_in)
    return part


def _put(request: SignedInRequest, version: CourseVersion, content: Content, module_id: str | None) -> Part:
    module = queries.module(version.pk, int(module_id)) if module_id else None
    return actions.add_part(version=version, content=content, module=module, actor=request.user, at=timezone.now())


def _content(kind: PartKind, form: Any) -> Content:
    typed = form.cleaned_data
    title, key = typed["title"], key_of(typed["title"])
    if kind is PartKind.PAGE:
        return blank_page(key, title, PageKind(typed["kind"]), shows=form.shown)
    if kind is PartKind.CASE:
        return blank_case(key, title, Topic(typed["topic"]), Occasion(typed["used"]))
    if kind is PartKind.PAIR:
        return blank_pair(key, title, PairKind(typed["kind"]))
    return blank_shared_decision(key, title)
