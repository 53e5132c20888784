"""One person's way through the pages in a real Chromium: what they see, what axe says of it, and a picture."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.walks.places import AXE, PICTURES

SIZES = {
    "pc": {"width": 1280, "height": 900},
    "phone": {"width": 360, "height": 740},
    "narrow": {"width": 320, "height": 640},
}
# The docs show the pictures whose names begin with the number of a step: "04-planlaegning".
OF_A_STEP = re.compile(r"\d\d-")
TALLEST = 1400
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """tags => axe.run(document, {
    runOnly: {type: 'tag', values: tags}, rules: {'target-size': {enabled: true}}, resultTypes: ['violations'],
  })
  .then(result => result.violations.map(one => ({
    rule: one.id, help: one.help,
    where: one.nodes.map(node => node.target.join(' ') + '  ' + node.html.slice(0, 140)),
  })))"""
TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  return [...document.body.querySelectorAll('*')]
    .filter(node => node.getBoundingClientRect().right > room + 1)
    .slice(0, 5).map(node => node.outerHTML.slice(0, 140));
}"""
FOCUSED = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return null;
  const style = getComputedStyle(node);
  const label = node.labels && node.labels.length ? node.labels[0].innerText : '';
  return {
    says: (node.getAttribute('aria-label') || label || node.innerText || node.value || '').trim(),
    // Within a date the ring moves on to day, month, year and calendar, which the browser itself draws.
    visible: node.type === 'date' || (style.outlineStyle !== 'none' && style.outlineWidth !== '0px')
      || style.boxShadow !== 'none',
    html: node.outerHTML.slice(0, 140),
  };
}"""


class Walk:
    """A browser window of one size in which one person is signed in, or nobody."""

    def __init__(self, context: Any, address: str, *, shots: Path | None, javascript: bool = True) -> None:
        self.context = context
        self.address = address
        self.javascript = javascript
        self.shots = shots
        self.page: Any = context.new_page()
        self.complaints: list[str] = []
        self.is_cut_off = False
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        # Listened to, not routed: a routed context fetches every file anew on every page.
        context.on("request", self._on_request)

    def _on_console(self, message: Any) -> None:
        # A page that answers 403 or 404 on purpose is told as an error by the browser, and so is a lost connection.
        is_meant = "the server responded with a status of 4" in message.text or self.is_cut_off
        if message.type in {"error", "warning"} and not is_meant:
            self.complaints.append(f"console: {message.text}")

    def _on_request(self, request: Any) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.complaints.append(f"asks another place: {request.url}")

    # --- Going ---------------------------------------------------------------------------------------------------

    def go(self, path: str, expect: int = 200) -> Walk:
        answer = self.page.goto(self.address + path if path.startswith("/") else path)
        assert answer.status == expect, f"{path}: {answer.status}, not {expect}"
        return self

    def enter_demo_as(self, name: str) -> Walk:
        """By the demo's own door, to the page that this person meets first."""
        self.go("/demo/")
        self.press(f"Log ind som {name}")
        return self

    def another(self) -> Walk:
        """A second window of the same browser, with the same person in it."""
        return Walk(self.context, self.address, shots=self.shots, javascript=self.javascript)

    def cut_off(self) -> None:
        """The connection is lost, until `connect_again`."""
        self.is_cut_off = True
        self.context.set_offline(True)

    def connect_again(self) -> None:
        self.context.set_offline(False)
        self.is_cut_off = False

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def h1(self) -> str:
        return " ".join(self.page.locator("h1").inner_text().split())

    @property
    def text(self) -> str:
        """What stands in <main>."""
        return re.sub(r"\s+", " ", self.page.locator("main").inner_text())

    def write(self, label: str, value: str) -> None:
        """Into the field with that label."""
        self.page.get_by_label(label, exact=True).fill(value)

    def choose(self, label: str, option: str) -> None:
        """In the list with that label."""
        self.page.get_by_label(label, exact=True).select_option(label=option)

    def tick(self, label: str) -> None:
        """DKFDS draws the box on the label, so that is what one presses."""
        self.page.locator("label", has_text=re.compile(rf"^\s*{re.escape(label)}\s*$")).click()

    def press(self, name: str, *, within: str = "main") -> None:
        """The button with that name."""
        with self.page.expect_navigation():
            self.page.locator(within).get_by_role("button", name=name, exact=True).click()

    def follow(self, name: str, *, within: str = "body") -> None:
        """The link with that name."""
        with self.page.expect_navigation():
            self.page.locator(within).get_by_role("link", name=name, exact=True).first.click()

    def send(self, label: str, path: Path) -> None:
        """A file, into the field with that label."""
        self.page.get_by_label(label, exact=True).set_input_files(path)

    def value(self, label: str) -> str:
        """What the field with that label holds."""
        return str(self.page.get_by_label(label, exact=True).input_value())

    def reach(self, name: str, most: int = 120) -> None:
        """By the Tab key alone, to what says this; focus can be seen on every stop."""
        stops = []
        for _ in range(most):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(FOCUSED)
            if here is None:
                continue
            stops.append(here["says"])
            assert here["visible"], f"focus cannot be seen on {here['html']}"
            if here["says"] == name:
                return
        raise AssertionError(f"Tab never reaches {name!r} on {self.path}; it reaches {stops}")

    def enter(self) -> None:
        """The Enter key, which leads to a page: a form is sent, a link is followed."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def key(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)

    # --- Looking -------------------------------------------------------------------------------------------------

    def look(self, name: str) -> None:
        """Holds the page as it stands now to axe, to its width (and that of 320 pixels), and takes its picture."""
        assert not self.complaints, f"{self.path}:\n  - " + "\n  - ".join(self.complaints)
        if self.javascript:
            self.page.evaluate("() => document.fonts.ready.then(() => true)")
            self._ask_axe()
            self._fits()
            self._fits("narrow")
        if self.shots and (self.shots != PICTURES or OF_A_STEP.match(name)):
            self.shots.mkdir(parents=True, exist_ok=True)
            self.picture(self.shots / f"{name}.png", most=TALLEST if self.shots == PICTURES else None)

    def picture(self, path: Path, most: int | None = None) -> None:
        """The whole page, or as much of it as is `most` pixels high."""
        size = self.page.viewport_size
        clip = {"x": 0, "y": 0, "width": size["width"], "height": min(most, self._height())} if most else None
        self.page.screenshot(path=path, full_page=True, clip=clip, animations="disabled", caret="hide")

    def _height(self) -> int:
        return int(self.page.evaluate("() => document.documentElement.scrollHeight"))

    def _ask_axe(self) -> None:
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate(RUN_AXE, AXE_TAGS)
        said = [f"{one['rule']}: {one['help']}\n      " + "\n      ".join(one["where"]) for one in found]
        assert not said, f"axe finds on {self.path}:\n  - " + "\n  - ".join(said)

    def _fits(self, size: str | None = None) -> None:
        before = self.page.viewport_size
        if size:
            self.page.set_viewport_size(SIZES[size])
        width, too_wide = self.page.viewport_size["width"], self.page.evaluate(TOO_WIDE)
        self.page.set_viewport_size(before)
        assert not too_wide, f"{self.path} is wider than {width} pixels:\n  - " + "\n  - ".join(too_wide)
