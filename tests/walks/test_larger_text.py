"""Text of twice the size on a phone: what stands on every page, the header above all, must not scroll sideways."""

from __future__ import annotations

from typing import Any

import pytest

from tests.walks.conftest import Walker
from tests.walks.walking import TOO_WIDE

TWICE = "() => { document.documentElement.style.fontSize = '20px'; }"


@pytest.mark.parametrize("size", ["phone", "narrow"])
def test_the_header_and_the_first_pages_fit_with_larger_text(walk: Walker, demo: Any, size: str) -> None:
    from sagkyndig.journey.courses.models import CourseVersion

    version = CourseVersion.objects.first()
    assert version is not None
    window = walk(size=size).enter_demo_as("Anne Lindegård")
    for path in ("/", "/soeg/", "/soeg/?q=begrundelse", "/kurser/", f"/kurser/{version.pk}/"):
        window.go(path)
        # The page that searches has the field itself.
        assert window.page.locator(".header-search-link").is_visible() or path.startswith("/soeg/"), path
        for larger in (False, True):
            if larger:
                window.page.evaluate(TWICE)
            assert window.page.evaluate(TOO_WIDE) == [], (path, larger)
