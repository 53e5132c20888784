"""A visit to a page as one person: the answer, read as that person reads it, with the rules that hold on every page.

Use it through the fixture `visit` (see `conftest.py`)::

    page = visit(manager, "/programmer/")                          # 200, or the test fails with what stood there
    page = visit(manager, "/programmer/nyt/", method="post", data={...}, expect=302)
    visit(None, "/programmer/", expect=302)                        # nobody is signed in
    visit(contact, "/programmer/", expect=403)

Every whole HTML page, the error pages too, is held to `breaches_of_the_house`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import html as lxml_html

SITE_NAME = "Sagkyndig"
SPACES = re.compile(r"\s+")
UNLABELLED_KINDS = {"hidden", "submit", "button", "reset", "image"}
# Words that only stand on a Danish page when something was forgotten. "and", "for" and the like are Danish words too.
ENGLISH = re.compile(
    r"\b(the|this|please|submit|save|cancel|delete|edit|search|back|next|previous|home|password|login|sign in|sign out"
    r"|required|invalid|welcome|error|none|true|false|null|undefined|nan|not found|forbidden)\b",
    re.IGNORECASE,
)
LEFT_OVER_TEMPLATE = re.compile(r"\{\{|\}\}|\{%|%\}|<[A-Za-z_.]+ object")


def words(text: str) -> str:
    """The text with every run of white space made one blank."""
    return SPACES.sub(" ", text).strip()


def text_of(node: Any) -> str:
    """What the node says when read aloud as text: scripts and styles left out, inline tags not torn apart."""
    return words("".join(_pieces(node)))


INLINE = {"a", "abbr", "b", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "time", "tspan", "u"}


def _pieces(node: Any) -> Iterator[str]:
    if not isinstance(node.tag, str):
        return
    if node.tag in {"script", "style", "template"}:
        return
    block = node.tag not in INLINE
    if block:
        yield " "
    yield node.text or ""
    for child in node:
        yield from _pieces(child)
        yield child.tail or ""
    if block:
        yield " "


def accessible_name(node: Any, root: Any) -> str:
    """What a screen reader calls the control or link: `aria-labelledby`, `aria-label`, labels, alt texts, its text."""
    if ids := node.get("aria-labelledby"):
        named = [text_of(each) for one in ids.split() for each in root.xpath("//*[@id=$one]", one=one)]
        if words(" ".join(named)):
            return words(" ".join(named))
    if label := words(node.get("aria-label", "")):
        return label
    if node.tag in {"input", "select", "textarea"}:
        labels = root.xpath("//label[@for=$id]", id=node.get("id")) if node.get("id") else []
        labels += node.xpath("ancestor::label")
        return words(" ".join(text_of(each) for each in labels))
    alternatives = " ".join(image.get("alt", "") for image in node.xpath(".//img"))
    titles = " ".join(text_of(title) for title in node.xpath(".//*[local-name()='svg']/*[local-name()='title']"))
    return words(f"{text_of(node)} {alternatives} {titles}")


def _about_document(root: Any) -> Iterator[str]:
    if root.get("lang") != "da":
        yield f'the page has lang="{root.get("lang")}", not "da"'
    titles = [text_of(title) for title in root.xpath("/html/head/title")]
    if len(titles) != 1 or not titles[0]:
        yield f"the page has {len(titles)} titles in its head: {titles}"
    elif not titles[0].endswith(SITE_NAME) or titles[0] == SITE_NAME:
        yield f"the title says neither which page this is nor ends in {SITE_NAME}: {titles[0]!r}"
    headings = [text_of(heading) for heading in root.xpath("//h1")]
    if len(headings) != 1 or not headings[0]:
        yield f"the page has {len(headings)} h1: {headings}"
    if len(root.xpath("//main")) != 1:
        yield f"the page has {len(root.xpath('//main'))} main landmarks"
    level = 0
    for heading in root.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"):
        here = int(heading.tag[1])
        if here > level + 1:
            yield f"the heading {text_of(heading)!r} is an h{here} after an h{level}"
        level = here
    twice = [one for one, times in Counter(root.xpath("//@id")).items() if times > 1]
    if twice:
        yield f"ids that stand more than once: {twice}"


def _about_policy(root: Any) -> Iterator[str]:
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        if node.get("style") is not None:
            yield f"<{node.tag}> carries a style attribute: {node.get('style')!r}"
        handlers = [name for name in node.attrib if name.startswith("on")]
        if handlers:
            yield f"<{node.tag}> carries {handlers}"
        if node.get("href", "").strip().lower().startswith("javascript:"):
            yield f"a link runs a script: {node.get('href')!r}"
    if root.xpath("//style"):
        yield "the page holds an inline <style>"
    if root.xpath("//script[not(@src) and not(@type='application/json')]"):
        yield "the page holds an inline <script>"
    for address in root.xpath("//script/@src | //link[@rel='stylesheet']/@href | //img/@src"):
        if re.match(r"(https?:)?//", address):
            yield f"something is fetched from elsewhere: {address}"


def _about_controls(root: Any) -> Iterator[str]:
    for control in root.xpath("//input | //select | //textarea"):
        if control.get("type") not in UNLABELLED_KINDS and not accessible_name(control, root):
            yield f"<{control.tag} name={control.get('name')!r}> has no label"
    for control in root.xpath("//a[@href] | //button"):
        if not accessible_name(control, root):
            yield f"<{control.tag} {dict(control.attrib)}> has no text"
    for link in root.xpath("//a[@href]"):
        if link.get("href") in {"", "#"}:
            yield f"the link {text_of(link)!r} leads nowhere"
    for image in root.xpath("//img[not(@alt)]"):
        yield f"the picture {image.get('src')!r} has no alt attribute"
    for form in root.xpath("//form[translate(@method, 'POST', 'post')='post']"):
        if not form.xpath(".//input[@name='csrfmiddlewaretoken']"):
            yield f"the form to {form.get('action')!r} has no csrf token"
    for table in root.xpath("//table[not(.//th)]"):
        yield f"a table has no header cells: {text_of(table)[:80]!r}"
    for reference in root.xpath("//@aria-describedby | //@aria-labelledby | //@aria-controls"):
        missing = [one for one in reference.split() if not root.xpath("//*[@id=$one]", one=one)]
        if missing:
            yield f"an aria attribute points at {missing}, which is not on the page"


def _about_words(root: Any) -> Iterator[str]:
    for body in root.xpath("//body"):
        seen = text_of(body)
        foreign = " ".join(text_of(node) for node in body.xpath(".//*[@lang and not(starts-with(@lang, 'da'))]"))
        for match in ENGLISH.finditer(seen):
            if match.group() not in foreign:
                around = seen[max(0, match.start() - 40) : match.end() + 40]
                yield f"an English word, or a value that should have become words: …{around}…"
        for match in LEFT_OVER_TEMPLATE.finditer(seen):
            yield f"something was not rendered: …{seen[max(0, match.start() - 40) : match.end() + 40]}…"


def breaches_of_the_house(root: Any) -> list[str]:
    """What is wrong with this page by the rules that hold on all pages; empty where all is well."""
    return [*_about_document(root), *_about_policy(root), *_about_controls(root), *_about_words(root)]


@dataclass
class Visit:
    """One answer: `text`, `title`, `h1`, `links`, `tables`, `form_errors`, `messages`, `queries`, `location`."""

    response: Any
    path: str
    queries: int = 0
    statements: tuple[str, ...] = ()

    @property
    def status(self) -> int:
        return int(self.response.status_code)

    @cached_property
    def content(self) -> bytes:
        return b"".join(self.response.streaming_content) if self.response.streaming else bytes(self.response.content)

    @property
    def html(self) -> str:
        return self.content.decode(self.response.charset)

    @property
    def is_html(self) -> bool:
        return str(self.response.headers.get("Content-Type", "")).startswith("text/html")

    @property
    def is_whole_page(self) -> bool:
        return self.is_html and "<html" in self.html[:2000].lower()

    @cached_property
    def root(self) -> Any:
        return lxml_html.document_fromstring(self.html)

    @property
    def location(self) -> str:
        """Where a redirect leads."""
        return str(self.response.headers.get("Location", ""))

    # --- Reading ---------------------------------------------------------------------------------------------

    def all(self, path: str) -> list[Any]:
        """The nodes at an XPath, such as `//table//th`, or of a class: `.alert`."""
        return list(self.root.xpath(_by_class(path)))

    def one(self, path: str) -> Any:
        """The only node at an XPath; AssertionError when there are none or several."""
        found = self.all(path)
        assert len(found) == 1, f"{len(found)} nodes at {path} on {self.path}"
        return found[0]

    def texts(self, path: str) -> list[str]:
        """What the nodes at an XPath (or of a `.class`) say, in the order of the page."""
        return [text_of(node) for node in self.all(path)]

    @property
    def text(self) -> str:
        """What stands in <main>: header, menu and footer left out. Of a page without one, the whole of it."""
        return text_of((self.root.xpath("//main") or [self.root])[0])

    @property
    def page_text(self) -> str:
        """What stands on the whole page, header and footer with it."""
        return text_of(self.root)

    @property
    def title(self) -> str:
        return self.texts("/html/head/title")[0]

    @property
    def h1(self) -> str:
        return self.texts("//h1")[0]

    @property
    def links(self) -> list[tuple[str, str]]:
        """(text, address) of each link in <main>."""
        return [(accessible_name(node, self.root), node.get("href")) for node in self.all("//main//a[@href]")]

    @property
    def menu(self) -> list[tuple[str, str]]:
        """(text, address) of each link outside <main>."""
        nodes = self.all("//a[@href][not(ancestor::main)]")
        return [(accessible_name(node, self.root), node.get("href")) for node in nodes]

    def link(self, text: str) -> str:
        """The address of the one link in <main> with this text."""
        found = {href for said, href in self.links if said == text}
        assert len(found) == 1, f"{len(found)} links say {text!r} on {self.path}; there are {self.links}"
        return found.pop()

    @property
    def tables(self) -> list[list[list[str]]]:
        """Each table in <main> as rows of cell texts, the header row first."""
        return [
            [[text_of(cell) for cell in row.xpath("./th | ./td")] for row in table.xpath(".//tr")]
            for table in self.all("//main//table")
        ]

    @property
    def buttons(self) -> list[str]:
        return [accessible_name(node, self.root) for node in self.all("//main//button | //main//input[@type='submit']")]

    @property
    def fields(self) -> dict[str, str | list[str]]:
        """What the forms in <main> hold now, by name: kept input after an error. Several values become a list."""
        kept: dict[str, str | list[str]] = {}
        for form in self.all("//main//form"):
            for name, value in form.form_values():
                if name in kept:
                    earlier = kept[name]
                    kept[name] = [*earlier, value] if isinstance(earlier, list) else [earlier, value]
                else:
                    kept[name] = value
        kept.pop("csrfmiddlewaretoken", None)
        return kept

    @property
    def form_errors(self) -> dict[str, list[str]]:
        """The errors of the forms on the page by field (`__all__` for the form's own), each of which the page shows."""
        errors: dict[str, list[str]] = {}
        for form in self._bound_forms():
            for name, said in form.errors.items():
                errors.setdefault(form.add_prefix(name) if name != "__all__" else name, []).extend(map(str, said))
        for said in errors.values():
            for sentence in said:
                assert words(sentence) in self.text, f"the error {sentence!r} is not shown on {self.path}"
        return errors

    def _bound_forms(self) -> list[Any]:
        from django.forms import BaseForm, BaseFormSet

        found: dict[int, Any] = {}
        for context in self.response.context or ():
            for value in (value for layer in _layers(context) for value in layer.values()):
                forms = value.forms if isinstance(value, BaseFormSet) and value.is_bound else [value]
                found.update({id(form): form for form in forms if isinstance(form, BaseForm) and form.is_bound})
        return list(found.values())

    @property
    def messages(self) -> list[str]:
        """What the page's alerts say."""
        return self.texts(".alert")

    def check(self) -> None:
        """AssertionError with every breach of the rules for pages."""
        breaches = breaches_of_the_house(self.root)
        assert not breaches, f"{self.path} breaks the house:\n  - " + "\n  - ".join(breaches)


def _layers(context: Any) -> list[Mapping[str, Any]]:
    return list(getattr(context, "dicts", [context]))


def _by_class(path: str) -> str:
    if not path.startswith("."):
        return path
    return f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {path[1:]} ')]"


class Visitor:
    """Goes to pages as one person after another; each keeps one session through a test."""

    def __init__(self, make_client: Callable[[], Any]) -> None:
        self._make_client = make_client
        self._clients: dict[Any, Any] = {}

    def client(self, person: Any) -> Any:
        """Django's test client, signed in as the person (None: nobody)."""
        key = None if person is None else person.pk
        if key not in self._clients:
            self._clients[key] = self._make_client()
            if person is not None:
                self._clients[key].force_login(person)
        return self._clients[key]

    def __call__(
        self,
        person: Any,
        path: str,
        expect: int = 200,
        method: str = "get",
        data: Any = None,
        *,
        follow: bool = False,
        **extra: Any,
    ) -> Visit:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            response = getattr(self.client(person), method)(path, data, follow=follow, **extra)
        statements = tuple(each["sql"] for each in captured.captured_queries)
        visit = Visit(response, path, queries=len(statements), statements=statements)
        if visit.status != expect:
            said = visit.location or (visit.text[:600] if visit.is_whole_page else str(visit.content[:600]))
            errors = visit.form_errors if visit.is_whole_page else {}
            raise AssertionError(f"{method.upper()} {path}: {visit.status}, not {expect}. {said} {errors or ''}")
        if visit.is_whole_page:
            visit.check()
        return visit
