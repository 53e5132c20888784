"""The law moves on: the register changes, and authors work off what leans on it."""

from __future__ import annotations

import argparse
import csv
import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from sagkyndig.config import law_command
from sagkyndig.journey.courses.models import Part
from sagkyndig.journey.courses.queries.signs import versions_in_use
from tests.conftest import Clock
from tests.walks.authors import ANNE, JENS, SOFIE
from tests.walks.conftest import Walker
from tests.walks.walking import Walk

REGISTER = Path(__file__).resolve().parents[2] / "content" / "law" / "register.csv"
NEW_GIST = "Hele paragraffen: tilskud til hjælpere til pleje, overvågning og ledsagelse, også om natten."
# SEL § 96 itself, alone or as the last of several: not one of its own stykker, and not § 96 a.
NAMED = re.compile(
    r"(?:SEL|[Ss]erviceloven(?:s)?) §§?\s(?:\d+ [a-c] |\d+, |\d+ )*?(?:og |eller )?96(?! [a-c]\b)(?!, stk)\b"
)


def load_with(folder: Path, name: str, at: datetime, **changed: str) -> None:
    """Read the register in from a file in which one entry says something else."""
    with REGISTER.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    for row in rows:
        if row["short_name"] == name:
            row.update(changed)
    file = folder / "register.csv"
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert law_command.run(argparse.Namespace(file=file), at=at) == 0


def parts_that_say(named: re.Pattern[str]) -> list[str]:
    """The titles of what says so, read in what is kept as one would with a pencil."""
    parts = Part.objects.filter(version__in=versions_in_use())
    return sorted(part.title for part in parts if named.search(json.dumps(part.content, ensure_ascii=False)))


def waiting(window: Walk) -> list[str]:
    """What stands on the page of what must be reviewed again, without its kind."""
    cells = window.page.locator("main tbody th")
    return sorted(
        re.sub(r"\s+(Side|Case|Kontrastpar|Fælles afgørelse|Lydoptagelse)$", "", " ".join(text.split()))
        for text in cells.all_inner_texts()
    )


def test_a_change_of_the_law_marks_what_leans_on_it_and_is_worked_off(
    walk: Walker, demo: Any, clock: Clock, tmp_path: Path
) -> None:
    window = walk().enter_demo_as(JENS).go("/gennemgang/")
    assert "Intet skal gennemgås igen." in window.text
    window.look("gennemgang-tom")

    clock.move(minutes=10)
    load_with(tmp_path, "SEL § 96", clock.now, gist=NEW_GIST)
    expected = parts_that_say(NAMED)
    clock.move(minutes=10)
    window.go("/")
    assert f"{len(expected)} steder i materialet skal gennemgås igen, fordi lovregistret er ændret." in window.text
    window.look("forside-lov-aendret")
    window.follow("Gennemgå", within="main")
    assert waiting(window) == expected
    assert NEW_GIST in window.text
    window.look("02-gennemgang")

    # One reads it once more and finds that it holds; a colleague sees that it is done, and does the rest.
    window.reach(window.page.locator("main tbody th a").first.inner_text())
    window.key("Tab")
    window.enter()
    assert len(waiting(window)) == len(expected) - 1
    window.look("gennemgang-en-mindre")
    colleague = walk(javascript=False).enter_demo_as(SOFIE).go("/gennemgang/")
    assert len(waiting(colleague)) == len(expected) - 1
    while waiting(colleague):
        with colleague.page.expect_navigation():
            colleague.page.get_by_role("button", name=re.compile("^Gennemgået, holder stadig")).first.click()
    assert "Intet skal gennemgås igen." in colleague.text
    window.go("/gennemgang/").look("gennemgang-faerdig")
    assert "lovregistret er ændret" not in window.go("/").text


def test_others_read_along_and_the_entry_tells_what_it_holds_up(
    walk: Walker, demo: Any, clock: Clock, tmp_path: Path
) -> None:
    clock.move(minutes=10)
    load_with(tmp_path, "SEL § 96", clock.now, gist=NEW_GIST)
    clock.move(minutes=10)
    window = walk(size="phone").enter_demo_as(ANNE).go("/lovregister/")
    window.look("lovregister-telefon")
    window.follow("SEL § 96", within="main")
    assert "28 steder skal gennemgås igen, fordi registret er ændret siden." in window.text
    window.look("lovopslag-telefon")
    window.follow("Gå til gennemgangen", within="main")
    assert window.page.get_by_role("button", name=re.compile("holder stadig")).count() == 0
    window.look("gennemgang-telefon")
    walk().enter_demo_as("Signe Overgaard").go("/gennemgang/", expect=403)
