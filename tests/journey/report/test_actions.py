"""Own texts, typed facts, answers to findings, and publication: what changes, what stays, what is refused."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.evaluation import actions as evaluation
from sagkyndig.journey.evaluation import queries as evaluations
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.report import actions, queries
from sagkyndig.journey.report.models import FindingAnswer, OwnText, Publication, TypedFact
from sagkyndig.journey.report.rules.findings import FindingKind
from tests.factories.evaluation import ONE_ANSWER, answers_csv, import_answers, make_survey
from tests.factories.people import make_staff
from tests.factories.programme import make_edition
from tests.factories.report import answer_findings, make_answered_edition, make_publication

pytestmark = pytest.mark.django_db
KEY = "konklusion.samlet"


def verbs() -> list[str]:
    return list(Entry.objects.filter(verb__startswith="report.").order_by("id").values_list("verb", flat=True))


@pytest.fixture
def evaluator() -> Person:
    return make_staff(Role.EVALUATOR, name="Signe Overgaard")


@pytest.fixture
def edition(evaluator: Person, now: datetime) -> Edition:
    return make_answered_edition(evaluator, now)


def frozen(published: Publication) -> tuple[object, ...]:
    """Everything that was published."""
    fresh = Publication.objects.get(pk=published.pk)
    return tuple(
        bytes(value) if isinstance(value, memoryview) else value
        for value in (getattr(fresh, field.attname) for field in Publication._meta.concrete_fields)
    )


# --- Texts -----------------------------------------------------------------------------------------------------------


def write(edition: Edition, text: str, actor: Person, now: datetime, seen_version: int = 0) -> OwnText:
    return actions.write_text(edition=edition, key=KEY, text=text, seen_version=seen_version, actor=actor, at=now)


def test_an_own_text_stands_in_place_of_the_authored_one(edition: Edition, evaluator: Person, now: datetime) -> None:
    own = write(edition, "  I {aar} lærte vi noget.  ", evaluator, now)
    assert (own.text, own.version, own.changed_by) == ("I {aar} lærte vi noget.", 1, evaluator)
    material = queries.material_of(edition)
    assert material is not None
    assert dict(material.texts) == {KEY: "I {aar} lærte vi noget."}
    entry = Entry.objects.get(verb="report.text_written")
    assert (entry.about_id, entry.details) == (str(edition.pk), {"key": KEY, "version": 1})


@pytest.mark.parametrize("text", ["{findes_ikke}", "{Kommuner}", "{kommuner", "{kommuner:kommune}"])
def test_a_text_that_names_an_unknown_fact_is_refused(
    edition: Edition, evaluator: Person, now: datetime, text: str
) -> None:
    with pytest.raises(actions.UnknownFacts) as error:
        write(edition, text, evaluator, now)
    assert error.value.written == (text,)
    assert OwnText.objects.count() == 0


def test_two_writers_the_second_sees_what_the_first_wrote(edition: Edition, evaluator: Person, now: datetime) -> None:
    write(edition, "Første", evaluator, now)
    with pytest.raises(actions.ChangedMeanwhile) as error:
        write(edition, "Anden", evaluator, now)
    assert (error.value.current, error.value.version) == ("Første", 1)
    assert write(edition, "Flettet", evaluator, now, seen_version=1).version == 2
    with pytest.raises(actions.ChangedMeanwhile):
        actions.take_authored_text(edition=edition, key=KEY, seen_version=1, actor=evaluator, at=now)
    assert OwnText.objects.get().text == "Flettet"


def test_the_authored_text_comes_back(edition: Edition, evaluator: Person, now: datetime) -> None:
    write(edition, "Vores egen", evaluator, now)
    actions.take_authored_text(edition=edition, key=KEY, seen_version=1, actor=evaluator, at=now)
    actions.take_authored_text(edition=edition, key=KEY, seen_version=0, actor=evaluator, at=now)
    assert OwnText.objects.count() == 0
    assert verbs() == ["report.text_written", "report.authored_text_taken"]


# --- Facts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("cases_paa_dagen", 7),
        ("statistik_fra", 2019),
        ("programperiode", "2023-2025"),
        ("forfatter", "evaluator Signe Overgaard"),
        ("case_emner", ("personkreds", "udmåling af hjælp")),
        ("interview", False),
        ("dateret", date(2024, 3, 1)),
    ],
)
def test_a_typed_fact_comes_back_in_its_own_kind(
    edition: Edition, evaluator: Person, now: datetime, key: str, value: object
) -> None:
    common = {"edition": edition, "key": key, "source": "Notat", "actor": evaluator, "at": now}
    actions.state_fact(value=value, **common)  # type: ignore[arg-type]
    fact = queries.facts_of(edition, None).typed[key]
    assert (fact.value, type(fact.value), fact.source, fact.stated_by) == (
        value,
        type(value),
        "Notat",
        "Signe Overgaard",
    )
    actions.state_fact(value=None, **common)  # type: ignore[arg-type]
    assert TypedFact.objects.count() == 0
    assert verbs() == ["report.fact_stated"] * 2
    assert Entry.objects.filter(verb="report.fact_stated").first().details == {"key": key}  # type: ignore[union-attr]


def test_a_fact_that_does_not_exist_is_no_fact(edition: Edition, evaluator: Person, now: datetime) -> None:
    with pytest.raises(KeyError):
        actions.state_fact(edition=edition, key="findes_ikke", value=1, source="", actor=evaluator, at=now)


# --- Findings --------------------------------------------------------------------------------------------------------


def test_a_finding_is_answered_and_stays(edition: Edition, evaluator: Person, now: datetime) -> None:
    before = queries.workshop_page(edition.pk)
    answer_findings(edition, evaluator, now)
    after = queries.workshop_page(edition.pk)
    assert [row.finding for row in after.findings] == [row.finding for row in before.findings]
    assert {(row.answer, row.answered_by) for row in after.findings} == {("Det skal stå sådan.", "Signe Overgaard")}
    assert (before.open_findings, after.open_findings) == (len(before.findings), 0)
    first = after.findings[0].finding.key
    actions.answer_finding(edition=edition, finding_key=first, answer=" ", actor=evaluator, at=now)
    assert queries.workshop_page(edition.pk).open_findings == 1


def test_a_finding_that_says_something_else_wants_a_new_answer(
    edition: Edition, evaluator: Person, now: datetime
) -> None:
    answer_findings(edition, evaluator, now)
    survey = evaluations.survey_of(edition)
    assert survey is not None
    import_answers(survey, evaluator, now, content=answers_csv(*[("", *ONE_ANSWER[1:])] * 3))
    page = queries.workshop_page(edition.pk)
    open_ = [(row.finding.kind, row.finding.figure) for row in page.findings if not row.answer]
    assert (FindingKind.UNANSWERED, "4.1") in open_
    assert (FindingKind.UNANSWERED, "4.2") in open_  # four of 44 have become four of 47


# --- Publication -----------------------------------------------------------------------------------------------------


def test_nothing_is_published_while_a_finding_is_open(edition: Edition, evaluator: Person, now: datetime) -> None:
    with pytest.raises(actions.FindingsAreOpen) as error:
        actions.publish_report(edition=edition, actor=evaluator, at=now)
    assert error.value.count == len(queries.workshop_page(edition.pk).findings)
    assert Publication.objects.count() == 0


@pytest.mark.parametrize("content", [None, answers_csv()])
def test_nothing_is_published_without_answers(evaluator: Person, now: datetime, content: bytes | None) -> None:
    edition = make_edition()
    if content is not None:
        import_answers(make_survey(edition, evaluator, now), evaluator, now, content=content)
    with pytest.raises(actions.NothingToPublish):
        actions.publish_report(edition=edition, actor=evaluator, at=now)


def test_the_first_publication(edition: Edition, evaluator: Person, now: datetime) -> None:
    published = make_publication(edition, evaluator, now)
    assert (published.number, published.slug, published.correction) == (
        1,
        "laeringsforloeb-2023-kontant-tilskud-og-bpa",
        "",
    )
    assert (published.title, published.published_by, published.published_at) == (
        "Evaluering af læringsforløbene i 2023",
        evaluator,
        now,
    )
    assert bytes(published.report_pdf).startswith(b"%PDF")
    assert bytes(published.report_docx).startswith(b"PK")
    assert "77 procent" in published.report_html
    assert "/rapporter/laeringsforloeb-2023-kontant-tilskud-og-bpa/" in published.article_html
    entry = Entry.objects.get(verb="report.published")
    assert entry.details == {"number": 1, "sha256": published.sha256}


def test_every_number_in_a_publication_is_kept_with_what_stands_behind_it(
    edition: Edition, evaluator: Person, now: datetime
) -> None:
    published = make_publication(edition, evaluator, now)
    address = f"/rapporter/{published.slug}/udgave/1/tal/"
    linked = {piece.split('/"')[0] for piece in published.report_html.split(f'href="{address}')[1:]}
    assert linked == {source for source in published.numbers if source in linked}
    assert "svar:praksis:0+1" in linked
    assert dict(published.numbers["svar:praksis:0+1"]["rows"])["Antal"] == "39"


def test_a_second_publication_says_what_was_corrected_and_keeps_the_first(
    edition: Edition, evaluator: Person, now: datetime
) -> None:
    first = make_publication(edition, evaluator, now)
    before = frozen(first)
    survey = evaluations.survey_of(edition)
    assert survey is not None
    import_answers(survey, evaluator, now, content=answers_csv(*[ONE_ANSWER] * 6))
    write(edition, "Ny slutning.", evaluator, now)
    answer_findings(edition, evaluator, now)
    with pytest.raises(actions.CorrectionNotExplained):
        actions.publish_report(edition=edition, correction="  ", actor=evaluator, at=now)
    second = make_publication(edition, evaluator, now + timedelta(days=1), correction=" Seks svar er kommet til. ")
    assert (second.number, second.slug, second.correction) == (2, first.slug, "Seks svar er kommet til.")
    assert second.sha256 != first.sha256
    assert frozen(first) == before
    assert [row.number for row in queries.publications_of(edition)] == [2, 1]


def test_publishing_twice_at_once_publishes_once(edition: Edition, evaluator: Person, now: datetime) -> None:
    answer_findings(edition, evaluator, now)
    common = {"edition": edition, "seen_number": 0, "actor": evaluator, "at": now}
    actions.publish_report(**common)  # type: ignore[arg-type]
    with pytest.raises(actions.PublishedMeanwhile):
        actions.publish_report(**common)  # type: ignore[arg-type]
    assert Publication.objects.count() == 1


def test_the_same_report_gives_the_same_hash_and_files(evaluator: Person, now: datetime) -> None:
    made = []
    for _ in range(2):
        with transaction.atomic():
            edition = make_answered_edition(evaluator, now, programme="Bedre retssikkerhed")
            published = make_publication(edition, evaluator, now)
            made.append((published.sha256, bytes(published.report_pdf), bytes(published.report_docx)))
            transaction.set_rollback(True)
    assert made[0] == made[1]
    assert len(bytes.fromhex(made[0][0])) == hashlib.sha256().digest_size


def test_two_editions_on_the_same_theme_have_addresses_of_their_own(evaluator: Person, now: datetime) -> None:
    theme = "Æbler, øl & åkander " * 9
    slugs = [
        make_publication(make_answered_edition(evaluator, now, theme=theme), evaluator, now).slug for _ in range(2)
    ]
    assert slugs[1] == f"{slugs[0]}-2"
    assert slugs[0].startswith("laeringsforloeb-2023-aebler-oel-aakander-")
    assert max(map(len, slugs)) <= 120


def test_the_public_is_told_the_source_and_not_who_typed_it(edition: Edition, evaluator: Person, now: datetime) -> None:
    actions.state_fact(edition=edition, key="cases_paa_dagen", value=7, source="Notat", actor=evaluator, at=now)
    actions.state_fact(edition=edition, key="kommuner", value=10, source="Notat", actor=evaluator, at=now)
    text = "Vi holdt {cases_paa_dagen} cases i {kommuner} kommuner."
    write(edition, text, evaluator, now)
    published = make_publication(edition, evaluator, now)
    rows = Publication.objects.get().numbers["fakta:cases_paa_dagen"]["rows"]
    assert rows == [["Værdi", "7"], ["Oprindelse", "indtastet"], ["Kilde", "Notat"]]
    assert "Signe" not in str(published.numbers)


def test_the_database_refuses_a_second_publication_of_a_number(
    edition: Edition, evaluator: Person, now: datetime
) -> None:
    published = make_publication(edition, evaluator, now)
    published.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        published.save()
    assert FindingAnswer.objects.count() > 0


def test_a_publication_stands_when_its_answers_are_taken_out(
    edition: Edition, evaluator: Person, now: datetime
) -> None:
    before = frozen(make_publication(edition, evaluator, now))
    results = evaluations.results_of(edition)
    assert results is not None
    imported = evaluations.answer_import(results.imports[0].id)
    evaluation.take_out_import(answer_import=imported, actor=evaluator, at=now)
    edition.theme = "Et andet tema"
    edition.save()
    assert frozen(Publication.objects.get()) == before
