"""Step 3: from the source's own file of appeals to ten invitations; and the choice on a phone and without a script."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection.models import Decision
from tests.conftest import Clock
from tests.factories.bench import make_whole_bench
from tests.factories.choices import simulated_ground
from tests.factories.municipalities import make_municipality
from tests.factories.organisation import make_organisation
from tests.factories.people import make_staff
from tests.factories.programme import make_edition, make_programme
from tests.journey.selection.worlds import municipalities
from tests.walks.conftest import Walker
from tests.walks.walking import TOO_WIDE, Walk

OUTCOMES = ("Stadfæstelse", "Ændring", "Hjemvisning", "Afvisning")
HOW_MANY = 30
TWICE = "() => { document.documentElement.style.fontSize = '20px'; }"


@pytest.fixture
def manager(walk: Walker) -> Person:
    make_organisation()
    return make_staff(Role.PROGRAMME_MANAGER, name="Anne Lindegård")


@pytest.fixture
def edition(manager: Person) -> Edition:
    programme = make_programme(name="Bedre retssikkerhed på handicapområdet")
    for each in municipalities()[:HOW_MANY]:
        make_municipality(code=each.code, name=each.name, region=each.region, population=each.population)
    return make_edition(programme=programme, year=2024, theme="Kontant tilskud og BPA")


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    """A row for each municipality, provision, year and outcome, as a statistics bank gives them."""
    ground = simulated_ground(years=(2020, 2021, 2022))
    names = {each.code: each.name for each in ground.municipalities[:HOW_MANY]}
    lines = ["Kommune;Bestemmelse;År;Udfald;Antal"]
    for cell in ground.cells:
        o = cell.outcomes
        for outcome, count in zip(OUTCOMES, (o.upheld, o.changed, o.remitted, o.dismissed), strict=True):
            if cell.code in names:
                lines.append(f"{names[cell.code]} Kommune;{cell.provision};{cell.year};{outcome};{count}")
    path = tmp_path / "klagesager-2020-2022.csv"
    path.write_bytes("\n".join(lines).encode("cp1252"))
    return path


def test_from_the_file_to_ten_invitations(walk: Walker, edition: Edition, manager: Person, long_file: Path) -> None:
    desk = walk(manager).go(f"/runder/{edition.pk}/udvaelgelse/")
    desk.follow("Vej kommunerne", within="main")
    desk.look("vaegt-uden-tal")
    bring_in(desk, long_file)

    desk.go(f"/runder/{edition.pk}/udvaelgelse/vaegt/")
    desk.look("vaegt-begynd")
    desk.press("Begynd med de sædvanlige kriterier")
    assert "Her slutter de ti pladser. Herunder står reserverne." in desk.text
    desk.page.locator(".weighed__more summary").first.click()
    desk.look("03-vaegt")
    change_criteria(desk)
    by_hand = change_by_hand(desk)
    decide(desk, by_hand)
    invite(desk)


def bring_in(desk: Walk, file: Path) -> None:
    desk.follow("Hent tal ind", within="main")
    desk.send("Fil med tal", file)
    desk.press("Se tallene")
    assert f"Tal for {HOW_MANY} kommuner. Ingen tal er gemt endnu." in desk.text
    desk.write("Hvor i kilden?", "Talportalen, klager fordelt på kommune")
    desk.page.get_by_label("Udtræksdato").fill("2023-02-01")
    desk.press("Gem tallene")
    assert f"hentet ind for {HOW_MANY} kommuner." in desk.text


def change_criteria(desk: Walk) -> None:
    """A value that cannot be, then one that can; and a change that is tried with one click and taken over."""
    desk.write("Færrest afgjorte sager", "mange")
    desk.press("Regn igen")
    assert desk.value("Færrest afgjorte sager") == "mange"
    desk.look("vaegt-fejl")
    desk.write("Færrest afgjorte sager", "4")
    desk.choose("Mellem dem, der reelt står lige", "trækkes der lod")
    desk.press("Regn igen")
    assert "Kriterierne er gemt, og listen er regnet igen." in desk.text
    desk.follow("uden 2020", within="main")
    desk.look("vaegt-proev")
    assert "Du prøver: uden 2020" in desk.text
    desk.press("Brug det kriterium")
    assert "Kriterierne er ændret: uden 2020." in desk.text
    for tab in ("Tragtdiagram", "Kort"):
        desk.follow(tab, within="main")
        desk.page.locator("summary", has_text="Vis som tabel").click()
        desk.look("03-vaegt-kort" if tab == "Kort" else "vaegt-tragt")
    desk.follow("Liste", within="main")


def change_by_hand(desk: Walk) -> str:
    """Take the first of the list out; gives its name."""
    first = str(desk.page.locator(".weighed tbody th[scope=row] a").first.inner_text())
    desk.follow(first, within="main")
    desk.look("vaegt-kommune")
    desk.follow("Vælg kommunen fra", within="main")
    desk.press("Vælg fra")
    assert "Skriv, hvorfor listen skal ændres." in desk.text
    desk.look("vaegt-fra-fejl")
    desk.write("Begrundelse", "Kommunen er ved at lægge to afdelinger sammen.")
    desk.press("Vælg fra")
    assert f"{first} er valgt fra." in desk.text
    desk.look("vaegt-kommune-valgt-fra")
    return first


def decide(desk: Walk, taken_out: str) -> None:
    desk.follow("Afvejning", within=".breadcrumbs")
    desk.follow("Træf beslutningen", within="main")
    assert "1 ændring af jeres egen med begrundelse" in desk.text
    desk.look("vaegt-beslut")
    desk.page.get_by_label("Bemærkning").fill("Drøftet i styregruppen.")
    desk.press("Træf beslutningen")
    assert Decision.objects.count() == 1
    assert f"{taken_out} er ikke udvalgt, fordi" in desk.text
    desk.look("03-beslutning")
    desk.follow("Efterprøv beslutningen", within="main")
    assert "Beslutningen holder: de samme tal og kriterier giver den samme liste." in desk.text
    desk.look("efterproev")
    desk.follow("Tilbage til beslutningen", within="main")


def invite(desk: Walk) -> None:
    desk.follow("Send tilbuddet", within="main")
    fields = desk.page.get_by_label("Kontaktpersoner i ")
    assert fields.count() == 10
    for at in range(10):
        fields.nth(at).fill(f"Kontakt Nummer {at}, kontakt{at}@kommune.example")
    desk.press("Se, hvad der bliver sendt")
    desk.press("Send ti invitationer")
    assert "Invitationerne til ti kommuner er lagt i udbakken." in desk.text
    assert OutgoingMail.objects.filter(template="selection/invitation").count() == 10
    desk.follow("Afvejning: hvorfor netop de kommuner", within="main")
    assert "Der er allerede inviteret kommuner i runden." in desk.text
    desk.look("vaegt-laast")


def test_all_the_municipalities_on_a_phone_and_without_a_script(walk: Walker, manager: Person, clock: Clock) -> None:
    edition = make_whole_bench(manager, clock.now)
    path = f"/runder/{edition.pk}/udvaelgelse/vaegt/"
    phone = walk(manager, size="phone").go(f"{path}?status=chosen")
    phone.page.locator(".weighed__more summary").first.click()
    phone.look("vaegt-telefon")
    for view in ("", "?vis=tragt", "?vis=kort", "kommune/901/"):
        phone.go(f"{path}{view}").page.evaluate(TWICE)
        assert phone.page.evaluate(TOO_WIDE) == [], view
    wide = walk(manager).go(path)
    wide.page.evaluate(TWICE)
    assert wide.page.evaluate(TOO_WIDE) == []
    plain = walk(manager, size="phone", javascript=False).go(path)
    plain.page.get_by_label("Reserver", exact=True).fill("3")
    plain.press("Regn igen")
    assert "Kriterierne er gemt, og listen er regnet igen." in plain.text
