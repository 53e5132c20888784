"""One word per thing: what docs/glossary.md says not to say is said nowhere that a user reads."""

from __future__ import annotations

import ast
import re

from tests.house.reading import ROOT, hand_written, templates, without_comments

GLOSSARY = ROOT / "docs" / "glossary.md"


def words_not_to_say() -> list[str]:
    """The words of the column "sig ikke", one by one; what stands in parentheses says when, and is left out."""
    column, found = None, []
    for line in GLOSSARY.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.lstrip().startswith("|") or set("".join(cells)) <= set("-: "):
            continue
        heads = [cell.strip("*").lower() for cell in cells]
        if "sig ikke" in heads:
            column = heads.index("sig ikke")
        elif column is not None and len(cells) > column:
            said = re.sub(r"\(.*?\)", "", cells[column])
            found += [word.strip(' *_`»«"') for word in re.split(r"[,;]", said)]
    return [word for word in found if word and word not in {"-", "–", "—"}]


def seen_in(text: str) -> list[str]:
    return [
        word for word in words_not_to_say() if re.search(rf"\b{re.escape(word)}(s|en|et|er|erne|r|n)?\b", text, re.I)
    ]


def shown_words(template: str) -> str:
    """The template's own words: tags of HTML and of the template language blanked."""
    return re.sub(r"\{[%{].*?[%}]\}|<[^>]*>", " ", without_comments(template), flags=re.DOTALL)


def sentences(tree: ast.Module) -> str:
    """What the module utters: its strings of more than one word, docstrings left out."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings)
    return " ".join(node.value for node in strings if isinstance(node.value, str) and " " in node.value)


def test_the_glossary_says_what_not_to_say() -> None:
    assert len(words_not_to_say()) > 5


def test_templates_keep_to_the_glossary() -> None:
    breaches = {template.name: seen_in(shown_words(template.text)) for template in templates()}
    assert {name: found for name, found in breaches.items() if found} == {}


def test_sentences_in_python_keep_to_the_glossary() -> None:
    breaches = {}
    for source in hand_written():
        if source.room not in {"texts", "signposts", "web"} and not source.path.name.startswith(("texts", "wording")):
            continue
        if found := seen_in(sentences(source.tree)):
            breaches[source.name] = found
    assert breaches == {}
