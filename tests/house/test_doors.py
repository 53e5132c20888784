"""Of another step one uses its `queries`, `actions` and `rules`; models, access, files, texts and web are private."""

from __future__ import annotations

from functools import cache

import grimp

from tests.house.reading import hold

DOORS = {"queries", "actions", "rules"}
# The lobby asks every step through its signposts; the console command composes files and rules of several steps.
ALSO = {"sagkyndig.lobby": {"signposts"}, "sagkyndig.config": {"files", "web", "signposts", "texts"}}


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("sagkyndig", exclude_type_checking_imports=True, cache_dir=None)


def owner(module: str) -> str:
    """`sagkyndig.journey.selection` for what stands in that step, else the floor: `sagkyndig.lobby`."""
    parts = module.split(".")
    return ".".join(parts[: 3 if parts[1:2] == ["journey"] else 2])


def breaches(of: grimp.ImportGraph) -> list[str]:
    found = []
    for imported in sorted(of.modules):
        parts = imported.split(".")
        if parts[1:2] != ["journey"] or len(parts) < 3 or parts[2] in {"order", "signs", "places"}:
            continue
        room = parts[3] if len(parts) > 3 else "__init__"
        for importer in sorted(of.find_modules_that_directly_import(imported)):
            if owner(importer) == owner(imported) or room in DOORS | ALSO.get(owner(importer), set()):
                continue
            lines = [detail["line_number"] for detail in of.get_import_details(importer=importer, imported=imported)]
            found.append(f"{importer}, line {lines}: imports {imported}")
    return found


def test_steps_are_entered_by_their_doors() -> None:
    hold(breaches(graph()))


def test_a_way_through_the_wall_is_seen() -> None:
    planted = grimp.ImportGraph()
    for module in ("sagkyndig.journey.report.actions", "sagkyndig.journey.planning.models"):
        planted.add_module(module)
    planted.add_import(
        importer="sagkyndig.journey.report.actions",
        imported="sagkyndig.journey.planning.models",
        line_number=7,
        line_contents="from sagkyndig.journey.planning import models",
    )
    assert breaches(planted) == [
        "sagkyndig.journey.report.actions, line [7]: imports sagkyndig.journey.planning.models"
    ]
