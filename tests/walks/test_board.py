"""The manager sees who is late on the edition's page, shows only those, and reminds them."""

from __future__ import annotations

from sagkyndig.foundation.people.rules import Role
from tests.conftest import FIXED_NOW
from tests.factories.late import make_late_run
from tests.factories.organisation import make_organisation
from tests.factories.people import make_staff
from tests.factories.planning import make_course_run
from tests.factories.programme import make_edition
from tests.walks.conftest import Walker


def test_the_manager_reminds_a_municipality_that_is_late(walk: Walker) -> None:
    make_organisation()
    edition, manager = make_edition(year=2024), make_staff(Role.PROGRAMME_MANAGER)
    make_late_run(edition, FIXED_NOW, name="Ådal")
    make_late_run(edition, FIXED_NOW, name="Østby", days_ago=2)
    make_course_run(edition=edition, name="Birk")
    window = walk(manager).go(f"/runder/{edition.pk}/")
    window.look("tavle")
    window.follow("os (1)", within="main")
    assert "Ét af tre forløb" in window.text
    window.follow("Vis alle forløb", within="main")
    window.press("Mind dem om det i Ådal")
    assert "Karen Holm i Ådal får nu en mail om det, der mangler" in window.text
    assert "Mindet i dag" in window.text
    phone = walk(manager, size="phone").go(f"/runder/{edition.pk}/?mangler=noget&orden=frist")
    phone.look("tavle-telefon")
