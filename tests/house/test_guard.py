"""Every text that people write is looked through for personal data, or says why not.

A form is a `GuardedForm` (`foundation/ui/web/guard.py`) or has nothing that one writes in one's own words. A form that
needs more to be made than what was typed is told here how, in `_made`. A page that reads what was sent without a form
asks `personal_data_faults`, or says in `READ_WITHOUT_A_FORM` what it reads. The bench has fields of its own.
"""

from __future__ import annotations

import ast
import importlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import SimpleNamespace

import pytest
from django import forms
from django.http import QueryDict

from sagkyndig.foundation.ui.web.guard import PERSONAL_DATA, GuardedForm, guarded_fields, is_prose
from sagkyndig.journey.courses.rules.kept import Content, kind_of
from sagkyndig.journey.courses.web.bench.editor import Around
from sagkyndig.journey.courses.web.bench.layout import Kind, fields_of, rows_of
from sagkyndig.journey.courses.web.bench.registry import form_for
from tests.factories.courses import REGISTER, make_course
from tests.house.reading import ROOT, Source, hold, name_of, sources

CPR = "Hun: 010190-1234"
WRITTEN = {Kind.LINE, Kind.TEXT, Kind.NAMES}
LAW = "BEK 1069/2020"  # both short enough for the shortest field

# Codes and passwords: allauth's own fields.
SIGN_IN = "sagkyndig.config.sign_in_forms"
READ_WITHOUT_A_FORM = {
    "src/sagkyndig/journey/selection/web/desk.py": "whether a reserve moves up or down",
    "src/sagkyndig/journey/selection/web/inviting.py": "which button",
    "src/sagkyndig/journey/selection/web/bench_changes.py": "which figures, which change, and the version that was seen",
    "src/sagkyndig/journey/planning/web/tour.py": "which lines, dates and teachers, by id, and the stamp of the proposal",
    "src/sagkyndig/journey/courses/web/bench/saving.py": "the fields of the bench, each looked through in editor.py",
    "src/sagkyndig/journey/courses/web/structure.py": "which button, and which part",
    "src/sagkyndig/lobby/web/demo.py": "which of the demo's people",
    "src/sagkyndig/journey/evaluation/web/imports.py": "which button, and which columns",
    "src/sagkyndig/journey/selection/web/figure_imports.py": "which button, which columns, and what they are of",
    "src/sagkyndig/foundation/ui/web/sign_in.py": "who tries to sign in",
}


def _facts() -> dict[str, Callable[..., forms.BaseForm]]:
    from sagkyndig.journey.report.rules.facts import FactDefinition, Kind
    from sagkyndig.journey.report.web.forms import FactForm

    def made(kind: Kind) -> Callable[..., forms.BaseForm]:
        return lambda data: FactForm(data, definition=FactDefinition("k", "Oplysning", kind), typed=None)

    return {f"report.FactForm of a {kind.value}": made(kind) for kind in Kind}


def _made() -> dict[str, Callable[..., forms.BaseForm]]:
    from sagkyndig.journey.courses.web.edition_forms import CourseForm
    from sagkyndig.journey.evaluation.web.forms import ColumnsForm, TargetForm
    from sagkyndig.journey.planning.web.colleague_forms import ColumnsForm as ListColumnsForm
    from sagkyndig.journey.planning.web.colleague_forms import MendForm
    from sagkyndig.journey.report.web.forms import PublishForm
    from sagkyndig.journey.selection.rules.policy import usual_policy
    from sagkyndig.journey.selection.web.bench_forms import CriteriaForm
    from sagkyndig.journey.selection.web.figure_forms import ConfirmFiguresForm, MeaningsForm

    def asked_what_was_corrected(data: Mapping[str, str]) -> PublishForm:
        return PublishForm({**data, "seen_number": "1"}, published=1)

    def of_a_file(data: Mapping[str, str]) -> MeaningsForm:
        reading = SimpleNamespace(lacks_year=True, lacks_provision=True, lacks_law=True)
        return MeaningsForm(data, preview=SimpleNamespace(header=(), meanings=(), sample=(), reading=reading))

    def of_its_source(data: Mapping[str, str]) -> ConfirmFiguresForm:
        preview = SimpleNamespace(last_year=2022, found=(), reading=SimpleNamespace(left_out=("noget",)))
        return ConfirmFiguresForm(data, preview=preview, today=date(2024, 3, 4))

    def on_something(form: type[forms.BaseForm], name: str, **facts: object) -> Callable[..., forms.BaseForm]:
        return lambda data: form(data, **{name: SimpleNamespace(**facts)})

    def of_a_list(data: Mapping[str, str]) -> MendForm:
        return MendForm({"rows": '[[1, "", "", "kok", ""]]', "email_0": "", "word_0": "", **data})

    def of_criteria(data: Mapping[str, str]) -> CriteriaForm:
        return CriteriaForm(data, policy=usual_policy([2021], ["SEL 95"]), years=(2021,), provisions=("SEL 95",))

    return {
        "selection.CriteriaForm": of_criteria,
        "planning.ColumnsForm": on_something(ListColumnsForm, "sheet", header=(), holds=(), samples=()),
        "planning.MendForm": of_a_list,
        "courses.CourseForm": on_something(CourseForm, "page", courses=(), chosen_id=None),
        "evaluation.TargetForm": on_something(TargetForm, "question", labels=()),
        "evaluation.ColumnsForm": on_something(ColumnsForm, "preview", header=(), columns=()),
        "report.PublishForm": asked_what_was_corrected,
        "selection.MeaningsForm": of_a_file,
        "selection.ConfirmFiguresForm": of_its_source,
        **_facts(),
    }


def form_classes() -> Iterator[type[forms.BaseForm]]:
    """Every class of a form in the product, found in its modules of pages."""
    for source in sources():
        module = source.path.relative_to(ROOT / "src").with_suffix("").as_posix().replace("/", ".")
        if "Form" not in source.text or module == SIGN_IN or "web" not in module.split("."):
            continue
        for value in vars(importlib.import_module(module)).values():
            if isinstance(value, type) and issubclass(value, forms.BaseForm) and value.__module__ == module:
                yield value


def every_form() -> dict[str, Callable[..., forms.BaseForm]]:
    """How to make each form from what was typed, by the package it stands in and its name."""
    told = _made()
    names = {name.split()[0] for name in told}
    return told | {name: each for each in form_classes() if (name := name_of_form(each)) not in names}


def name_of_form(form: type[forms.BaseForm]) -> str:
    """ "report.TextForm"."""
    package = form.__module__.split(".web")[0]
    return f"{package.rsplit('.', 1)[-1]}.{form.__name__}"


FORMS = every_form()


def make(name: str, data: Mapping[str, str]) -> forms.BaseForm:
    """The form as somebody filled it in. What it asks for besides is empty, unless `_made` knows better."""
    form, besides = FORMS[name], {}
    if isinstance(form, type):
        asked = inspect.signature(form.__init__).parameters.values()
        besides = {each.name: () for each in asked if each.kind is each.KEYWORD_ONLY and each.default is each.empty}
    try:
        return form(data, **besides)
    except (TypeError, AttributeError) as error:
        raise AssertionError(f"say in `_made` of tests/house/test_guard.py how {name} is made") from error


@pytest.mark.django_db
@pytest.mark.parametrize("name", FORMS)
def test_every_text_is_guarded_or_exempt_with_a_reason(name: str) -> None:
    form = make(name, {})
    prose = [each for each, field in form.fields.items() if is_prose(field)]
    if not isinstance(form, GuardedForm):
        assert prose == [], f"{name} is no GuardedForm, and one can write in {prose}"
        return
    assert {each for each in form.exempt if each not in prose} == set(), "exempt, but nothing that one writes in"
    assert all(len(reason.split()) >= 2 for reason in form.exempt.values()), "the reason says what the field is for"
    for field in guarded_fields(form.fields, form.exempt):
        assert codes(make(name, {field: CPR}), field) == {PERSONAL_DATA}, field
        assert PERSONAL_DATA not in codes(make(name, {field: LAW}), field), field
    for field in form.exempt:
        assert PERSONAL_DATA not in codes(make(name, {field: CPR}), field)


def codes(form: forms.BaseForm, field: str) -> set[str | None]:
    return {error.code for error in form.errors.as_data().get(field, [])}


def test_the_forms_are_found() -> None:
    """Were the search for them broken, nothing above would be tried. A form need not stand in `web/forms.py`."""
    assert {"report.TextForm", "selection.DeclineForm", "programme.KeyDateForm", "ui.VersionedForm"} <= FORMS.keys()
    assert {"courses.CommentForm", "courses.PageForm", "courses.SoundForm", "courses.CourseForm"} <= FORMS.keys()
    assert len(FORMS) >= 40


def reads_of_what_was_sent(source: Source) -> Iterator[str]:
    """Places that take a value out of what was sent by themselves, or hand it to something that is no form."""
    for node in ast.walk(source.tree):
        said = ast.unparse(node) if isinstance(node, ast.Attribute | ast.Subscript) else ""
        if said in {"request.body", "request.POST.get", "request.POST.getlist"} or said.startswith("request.POST["):
            yield source.at(node)
        if isinstance(node, ast.Call) and not ast.unparse(node.func).endswith("Form"):
            yield from (source.at(node) for each in node.args if ast.unparse(each) == "request.POST")


def test_what_is_sent_is_read_through_a_form_or_looked_through() -> None:
    hold(
        place
        for source in sources()
        for place in reads_of_what_was_sent(source)
        if name_of(source.path) not in READ_WITHOUT_A_FORM and "personal_data_faults" not in source.text
    )


def test_reading_past_the_forms_is_seen() -> None:
    some = sources()[0]
    for text in ("request.POST['a']", "request.POST.get('a', '')", "json.loads(request.body)", "read(request.POST)"):
        assert list(reads_of_what_was_sent(Source(some.path, text, ast.parse(text))))
    harmless = "NoteForm(request.POST or None)"
    assert not list(reads_of_what_was_sent(Source(some.path, harmless, ast.parse(harmless))))


def parts_on_the_bench() -> dict[str, Content]:
    """Every kind of page, and one of each other kind of part."""
    course = make_course()
    shared = [course.shared_decision] if course.shared_decision else []
    parts = [*course.pages, course.cases["natten"], *course.pairs.values(), *shared]
    return {f"{kind_of(part)} {part.key}": part for part in parts}


@pytest.mark.parametrize("part", parts_on_the_bench().values(), ids=parts_on_the_bench())
def test_every_text_on_the_bench_is_looked_through(part: Content) -> None:
    """The fields of the bench are no form of Django's: each of them, in rows too, is tried with what is refused."""
    around = Around(make_course(), REGISTER)
    untouched = form_for(part, None, around)
    assert untouched.stops == {}
    fields = [said.name for said in fields_of(untouched.sections) if said.kind in WRITTEN]
    rows = [
        f"{each.name}.{said.name}"
        for each in rows_of(untouched.sections)
        for said in each.fields
        if said.kind in WRITTEN
    ]
    assert fields
    assert rows
    for name in (*fields, *rows):
        typed = QueryDict(mutable=True)
        typed[name] = CPR
        told = form_for(part, typed, around).stops.get(name.replace(".", ".0."), ())
        assert "CPR-nummer" in " ".join(told), name


class Forgetful(forms.Form):
    note = forms.CharField()


def test_a_form_that_forgot_the_guard_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMS, "Forgetful", Forgetful)
    with pytest.raises(AssertionError, match="no GuardedForm"):
        test_every_text_is_guarded_or_exempt_with_a_reason("Forgetful")
