"""How fast: the most used pages, the report and large files, as ratios to a bare page and to merely reading the file.

Everything runs in a demonstration of its own, in a temporary folder. Times are medians of what the server itself takes,
without network and browser. Absolute numbers are this machine's; the ratios travel.
"""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))
import bench_courses
import bench_tour

if TYPE_CHECKING:
    from sagkyndig.journey.courses.models import CourseVersion

ROOT = Path(__file__).resolve().parent.parent
ANSWERS = ROOT / "content" / "demo" / "svar-2023.csv"
FACTS = ROOT / "content" / "editions" / "2023.toml"
RUNS = 30
MANY = 100_000


@dataclass(frozen=True)
class Row:
    """One line of a table: what, seconds, the ratio's base in seconds, queries where that means something, the limit."""

    name: str
    seconds: float
    base: float
    queries: int | None = None
    limit: float | None = None

    @property
    def is_within(self) -> bool:
        return self.limit is None or self.seconds <= self.limit

    def as_line(self) -> str:
        queries = "" if self.queries is None else str(self.queries)
        limit = (
            ""
            if self.limit is None
            else f"under {self.limit:g} s".replace(".", ",") + ("" if self.is_within else "  FOR LANGSOMT")
        )
        return f"{self.name:<46}{self.seconds * 1000:>10.1f} ms{self.seconds / self.base:>9.1f} x{queries:>6}   {limit}"


def median(call: Callable[[], object], runs: int) -> float:
    """Seconds, after two calls that fill caches."""
    call(), call()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        call()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def show(title: str, against: str, rows: Iterable[Row]) -> list[Row]:
    listed = list(rows)
    print(f"\n{title}\n{'':<46}{'tid':>13}{'forhold':>11}{'opslag':>8}   ({against})")
    for row in listed:
        print(row.as_line(), flush=True)
    return listed


# --- Pages -----------------------------------------------------------------------------------------------------------


def start_demo(folder: Path) -> None:
    os.environ.update(SAGKYNDIG_VAR=str(folder), SAGKYNDIG_DEMO="1", DJANGO_SETTINGS_MODULE="sagkyndig.config.settings")
    for name in ("DATABASE_URL", "SAGKYNDIG_HOSTS", "SAGKYNDIG_DEBUG"):
        os.environ.pop(name, None)
    subprocess.run([sys.executable, "-m", "sagkyndig.config.command", "demo"], check=True, stdout=subprocess.DEVNULL)
    import django

    django.setup()
    import logging

    logging.disable(logging.CRITICAL)


def addresses_with_a_bare_page() -> ModuleType:
    """The product's own table of addresses, and beside it a page that does nothing behind the same middleware."""
    from django.http import HttpRequest, HttpResponse
    from django.urls import path

    from sagkyndig.config import urls

    def bare(request: HttpRequest) -> HttpResponse:
        return HttpResponse(f"{request.user.pk}")

    module = ModuleType("bench_addresses")
    module.__dict__.update(vars(urls), urlpatterns=[path("nul/", bare, name="bare"), *urls.urlpatterns])
    sys.modules[module.__name__] = module
    return module


def pages() -> list[tuple[str, str, str, float | None]]:
    """What is measured: its name in Danish, who opens it, the address, and the seconds it may take at most."""
    from django.apps import apps
    from django.urls import reverse

    edition = apps.get_model("programme", "Edition").objects.order_by("year")[0]
    run = apps.get_model("planning", "CourseRun").objects.filter(edition=edition).order_by("id")[0]
    day = apps.get_model("planning", "LearningDay").objects.filter(edition=edition).order_by("id")[0]

    def of_edition(name: str) -> str:
        return reverse(name, args=[edition.pk])

    chosen = [
        ("Forside", "manager", reverse("lobby:home"), None),
        ("En runde med alle elleve trin", "manager", of_edition("lobby:edition"), None),
        ("Programmer", "manager", reverse("programme:programmes"), None),
        ("Et program", "manager", reverse("programme:programme", args=[edition.programme_id]), None),
        ("Udvælgelse", "manager", of_edition("selection:standings"), None),
        ("Afvejning af 98 kommuner", "manager", of_edition("selection:bench"), 0.2),
        ("Planlægning, ti forløb", "manager", of_edition("planning:course_runs"), None),
        ("Et forløb", "manager", reverse("planning:course_run", args=[run.pk]), None),
        ("En fysisk læringsdag", "manager", reverse("planning:learning_day", args=[day.pk]), None),
        ("Mit forløb (kontaktperson)", "contact", reverse("planning:my_course_run"), None),
        ("Evaluering", "evaluator", of_edition("evaluation:overview"), None),
        ("Rapport, værkstedet", "evaluator", of_edition("report:workshop"), None),
        ("Rapport, som den læses", "evaluator", of_edition("report:read"), 1),
        ("Rapport som PDF", "evaluator", of_edition("report:pdf"), 2),
        ("Rapport som Word", "evaluator", of_edition("report:docx"), 2),
    ]
    return [*chosen, *published()]


def published() -> list[tuple[str, str, str, float | None]]:
    """The public report and article: the first that the public list links to."""
    from django.test import Client
    from django.urls import reverse

    listed = Client(headers={"host": "localhost"}).get(reverse("report:reports")).content.decode()
    found = re.search(r'href="/rapporter/([^"/]+)/"', listed)
    if found is None:
        return []
    names = {"Den offentlige rapport": "report:published", "Den offentlige artikel": "report:published_article"}
    return [(name, "nobody", reverse(view, args=[found.group(1)]), None) for name, view in names.items()]


def course_rows(folder: Path) -> Iterable[Row]:
    """A course of 300 pages and 100 cases comes in from its folder, is written in, read and searched."""
    from django.apps import apps
    from django.db import transaction
    from django.utils import timezone

    from sagkyndig.journey.courses import actions

    source = bench_courses.write_large_course(folder / "kursus")
    author = apps.get_model("people", "Person").objects.filter(role_assignments__role="case_author").order_by("id")[0]

    def come_in() -> CourseVersion:
        return actions.import_folder(folder=source, actor=author, at=timezone.now())

    def come_in_and_go() -> None:
        with transaction.atomic():
            come_in()
            transaction.set_rollback(True)

    reading = median(lambda: [path.read_bytes() for path in source.rglob("*") if path.is_file()], 3)
    yield Row("300 sider og 100 cases: blot læst", reading, reading)
    yield Row("300 sider og 100 cases hentet ind", median(come_in_and_go, 3), reading, limit=3)
    yield from page_rows([(name, "author", *more) for name, *more in bench_courses.addresses(come_in())])


def page_rows(measured: list[tuple[str, str, str, float | None]]) -> Iterable[Row]:
    from django.apps import apps
    from django.db import connection
    from django.test import Client, override_settings
    from django.test.utils import CaptureQueriesContext

    people = apps.get_model("people", "Person").objects
    who = {
        "manager": people.filter(role_assignments__role="programme_manager")[0],
        "evaluator": people.filter(role_assignments__role="evaluator")[0],
        "author": people.filter(role_assignments__role="case_author").order_by("id")[0],
        "contact": people.filter(role_assignments__role="contact_person").order_by("id")[0],
    }
    with override_settings(ROOT_URLCONF=addresses_with_a_bare_page().__name__):
        clients = {"nobody": Client(headers={"host": "localhost"})}
        for name, person in who.items():
            clients[name] = Client(headers={"host": "localhost"})
            clients[name].force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")

        def measure(client: Client, address: str) -> tuple[float, int]:
            answer = client.get(address)
            if answer.status_code != 200:
                raise SystemExit(f"{address} svarede {answer.status_code}")
            seconds = median(lambda: client.get(address), RUNS)
            with CaptureQueriesContext(connection) as captured:
                client.get(address)
            return seconds, len(captured)

        base, base_queries = measure(clients["manager"], "/nul/")
        yield Row("En tom side bag samme mellemlag", base, base, base_queries)
        for name, person_key, address, limit in measured:
            seconds, queries = measure(clients[person_key], address)
            yield Row(name, seconds, base, queries, limit)


# --- The tour ---------------------------------------------------------------------------------------------------------


def tour_rows() -> Iterable[Row]:
    """The proposal of an edition's whole tour, for ten forløb and three teachers."""
    from sagkyndig.journey.planning.rules.tour import TOUR_POLICY, Asked, propose
    from sagkyndig.journey.planning.rules.tour.options import slots

    worlds = [
        ("60 mulige dage, som de falder", bench_tour.edition(1)),
        ("60 mulige dage, alle fri, alle vil dele", bench_tour.edition(2, busy=0, sharing="gladly")),
        ("60 mulige dage, alle fri, ingen vil dele", bench_tour.edition(3, busy=0, sharing="alone")),
        ("15 mulige dage", bench_tour.edition(4, days=19, busy=0)),
    ]
    base = median(lambda: slots(worlds[0][1], Asked(), TOUR_POLICY), 3)
    for name, world in worlds:
        yield Row(f"Plan: {name}", median(partial(propose, world), 3), base, limit=5)


# --- Report ----------------------------------------------------------------------------------------------------------


def write_many(folder: Path) -> tuple[Path, Path]:
    """The 44 answers again and again until there are MANY, as CSV and as XLSX."""
    from openpyxl import Workbook

    header, *answers = csv.reader(io.StringIO(ANSWERS.read_text(encoding="utf-8-sig")))
    rows = [[str(number + 1), *answers[number % len(answers)][1:]] for number in range(MANY)]
    as_csv, as_xlsx = folder / "mange.csv", folder / "mange.xlsx"
    with as_csv.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([header, *rows])
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Svar")
    for row in (header, *rows):
        sheet.append(row)
    workbook.save(as_xlsx)
    return as_csv, as_xlsx


def merely_read(path: Path) -> int:
    """What anyone must do at the very least: every cell of the file, once."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as source:
            return sum(len(row) for row in csv.reader(source))
    from python_calamine import CalamineWorkbook

    return sum(len(row) for row in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).iter_rows())


def command(answers: Path, out: Path) -> None:
    shutil.rmtree(out, ignore_errors=True)
    words = [
        sys.executable,
        "-m",
        "sagkyndig.config.command",
        "report",
        "--answers",
        answers,
        "--facts",
        FACTS,
        "--out",
        out,
    ]
    subprocess.run(list(map(str, words)), check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def report_rows(folder: Path) -> Iterable[Row]:
    from sagkyndig.config.report_command import CONTENT
    from sagkyndig.journey.evaluation.files.answers import read_answers
    from sagkyndig.journey.evaluation.files.questionnaire import read_questionnaire

    questionnaire = read_questionnaire((CONTENT / "questionnaires" / "2023.toml").read_bytes())
    few_read = median(lambda: merely_read(ANSWERS), RUNS)
    few = median(lambda: read_answers(ANSWERS.read_bytes(), ANSWERS.name, questionnaire), RUNS)
    yield Row("44 svar: læst og prøvet", few, few_read)
    yield Row(
        "44 svar: alle fem filer, fra start af programmet",
        median(lambda: command(ANSWERS, folder / "ud"), 5),
        few_read,
    )
    for path in write_many(folder):
        kind = path.suffix[1:].upper()
        reading = median(partial(merely_read, path), 3)
        yield Row(f"100.000 svar ({kind}): blot læst", reading, reading)
        whole = median(partial(command, path, folder / "ud"), 3)
        yield Row(f"100.000 svar ({kind}): alle fem filer", whole, reading, limit=5)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="sagkyndig-bench-") as name:
        folder = Path(name)
        start_demo(folder / "var")
        rows = show("Sider", "tom side = 1", page_rows(pages()))
        rows += show("Kurser", "at læse filerne = 1, derefter tom side = 1", course_rows(folder))
        rows += show("Forslag til en samlet plan, ti forløb", "at finde de mulige dage = 1", tour_rows())
        rows += show("Rapport", "at læse filen = 1", report_rows(folder))
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    if load > cores:
        print(f"\nMaskinen har også andet for (belastning {load:.1f} på {cores} kerner): tiderne er for høje.")
    return 0 if all(row.is_within for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
