"""Templates: one base, nothing inline, small, and links that lead back, down or to the lobby."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.house.reading import FOUNDATION, NUMBERS, Source, Template, hand_written, hold, may_know, templates
from tests.house.reading import without_comments as bare

BASE = "ui/base.html"
# For errors, which are shown when neither database nor person may be there to ask.
BARE, BARE_FOR = "ui/bare.html", ("ui/errors/", "429.html")
MOST_LINES = 120
# The doors of the lobby: the way in, an edition, the way on; and what asks every step: a new edition, what leans on the law,
# what is kept about a person.
LOBBY_DOORS = {
    "lobby:home",
    "lobby:edition",
    "lobby:onward",
    "lobby:new_edition",
    "lobby:law_entry",
    "lobby:law_changes",
    "lobby:data_about",
}
OTHERS = {"static", "media"}
EXTENDS = re.compile(r"\{%\s*extends\s+[\"']([^\"']+)[\"']")
PART = re.compile(r"\{%\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")
# Folders of ui whose names Django and allauth have given.
MADE_ELSEWHERE = {"django", "account", "mfa"}
ALLAUTH_INCLUDES = {"account/password_reset_help_text.html"}
URL = re.compile(r"\{%\s*url\s+[\"']([^\"']+)[\"']")
ADDRESS_BY_HAND = re.compile(r"(?:href|action)=\"(/[a-z][^\"]*)\"")
NAME = re.compile(r"[a-z_]+:[a-z_]+")


def pages() -> Iterator[Template]:
    for template in templates():
        if template.path.suffix == ".html" and not template.is_fragment:
            yield template


def base_of(name: str, seen: int = 0) -> str:
    """The template at the end of the chain of `extends`."""
    if name in {BASE, BARE} or seen > 5:
        return name
    for template in templates():
        if template.path.as_posix().endswith(f"/templates/{name}"):
            above = EXTENDS.search(template.text)
            return base_of(above.group(1), seen + 1) if above else name
    return name


def own_name(template: Template) -> str:
    return template.path.as_posix().split("/templates/")[-1]


def test_every_page_stands_on_the_one_base() -> None:
    bases = {own_name(page): base_of(own_name(page)) for page in pages()}
    hold(
        f"{name} ends in {base}"
        for name, base in bases.items()
        if base != BASE and name not in ALLAUTH_INCLUDES and not (base == BARE and name.startswith((*BARE_FOR, BARE)))
    )


def test_fragments_stand_on_nothing() -> None:
    hold(each.name for each in templates() if each.is_fragment and EXTENDS.search(each.text))


def test_a_part_belongs_to_its_step_or_to_ui() -> None:
    """What two steps include is promoted to ui; a step's own templates are as private as its web. Mails share a signature."""
    hold(
        f"{template.line(match.start())}: {match.group(1)}"
        for template in templates()
        for match in PART.finditer(bare(template.text))
        if match.group(1).split("/")[0] not in {template.owner, "ui", *MADE_ELSEWHERE}
        if match.group(1) != "post/mails/_signature.txt"
    )


def inline(template: Template) -> Iterator[str]:
    text = bare(template.text)
    patterns = {
        r"<style\b": "<style>",
        r"\sstyle\s*=": "style attribute",
        r"<script(?![^>]*\bsrc=)(?![^>]*application/json)": "<script> without src",
        r"\son[a-z]+\s*=\s*[\"']": "on… attribute",
        r"javascript:": "javascript: address",
        r"\|\s*safe\b": "the filter safe",
        r"\{%\s*autoescape\s+off": "autoescape off",
    }
    for pattern, said in patterns.items():
        for match in re.finditer(pattern, text, re.IGNORECASE):
            yield f"{template.line(match.start())}: {said}"


def test_nothing_is_inline_and_nothing_unescaped() -> None:
    hold(breach for template in templates() if template.path.suffix == ".html" for breach in inline(template))


def test_templates_are_small() -> None:
    sizes = {each.name: each.text.count("\n") for each in templates()}
    hold(f"{name}: {lines} lines" for name, lines in sizes.items() if lines > MOST_LINES)


def leads_astray(owner: str, name: str) -> bool:
    package = name.split(":")[0] if ":" in name else ""
    if owner in {"lobby", "config"} or package in OTHERS or name.startswith(("account_", "mfa_")):
        return False
    if package == "lobby":
        # The footer and menu of every page come from ui: help, privacy and accessibility stand in the lobby.
        return owner != "ui" and name not in LOBBY_DOORS
    return package not in may_know(owner) and not (owner in FOUNDATION and package in FOUNDATION)


def names_in_template(template: Template) -> Iterator[tuple[str, str]]:
    for match in URL.finditer(bare(template.text)):
        yield template.line(match.start()), match.group(1)


def names_in_source(source: Source) -> Iterator[tuple[str, str]]:
    """Names of addresses written in Python: "selection:standings" in `reverse`, `redirect`, crumbs and signposts."""
    known = {*NUMBERS, *FOUNDATION, "lobby"}
    for node in ast.walk(source.tree):
        said = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
        if NAME.fullmatch(said) and said.split(":")[0] in known:
            yield source.at(node), said


def test_links_lead_back_down_or_to_the_lobby() -> None:
    written = [(template.owner, *each) for template in templates() for each in names_in_template(template)]
    written += [(source.package, *each) for source in hand_written() for each in names_in_source(source)]
    assert len(written) > 20
    hold(f"{where}: {name} from {owner}" for owner, where, name in written if leads_astray(owner, name))


def test_addresses_are_never_written_by_hand() -> None:
    hold(
        f"{template.line(match.start())}: {match.group(1)}"
        for template in templates()
        if template.path.suffix == ".html"
        for match in ADDRESS_BY_HAND.finditer(bare(template.text))
    )


def test_the_rule_for_links_sees_what_it_is_for() -> None:
    assert leads_astray("selection", "planning:course_runs")
    assert leads_astray("selection", "lobby:demo")
    assert leads_astray("people", "programme:programmes")
    assert not leads_astray("planning", "selection:standings")
    assert not leads_astray("selection", "lobby:onward")
    assert not leads_astray("lobby", "report:workshop")
    assert not leads_astray("report", "people:people")
