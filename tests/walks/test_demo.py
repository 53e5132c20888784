"""The demonstration: in by one click as each of its people, the edition of 2023 in front, *Demonstration* on every page."""

from __future__ import annotations

from typing import Any

from tests.walks.conftest import Walker


def test_everybody_has_a_way_in(walk: Walker, demo: Any) -> None:
    window = walk().go("/demo/")
    window.look("demo")
    names = [button.inner_text() for button in window.page.locator("main").get_by_role("button").all()]
    assert len(names) > 5
    for place in range(len(names)):
        window.go("/demo/")
        with window.page.expect_navigation():
            window.page.locator("main").get_by_role("button").nth(place).click()
        assert window.page.get_by_text("Demonstration", exact=True).first.is_visible()
        window.look(f"demo-forside-{place + 1}")


def test_manager_finds_the_edition_and_every_step_of_it(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as("Anne Lindegård")
    window.look("demo-programleder")
    window.go(f"/runder/{demo.pk}/")
    window.look("demo-runde-2023")
    links = window.page.locator("main a[href]").all()
    addresses = sorted({link.get_attribute("href") for link in links} - {f"/runder/{demo.pk}/"})
    own = [address for address in addresses if address.startswith(("/runder/", "/forloeb/", "/dage/"))]
    assert len(own) > 5
    for address in own:
        window.go(address)
        window.look("demo-runde-2023" + address.strip("/").replace("/", "-"))


def test_edition_fits_a_phone(walk: Walker, demo: Any) -> None:
    window = walk(size="phone").enter_demo_as("Anne Lindegård")
    window.go(f"/runder/{demo.pk}/").look("demo-runde-2023-telefon")
