"""The recording of a part: uploaded, heard, replaced, removed; and every way in which that can go wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.courses import actions, queries
from sagkyndig.journey.courses.actions.narration import NotReadAloud, narrate_part
from sagkyndig.journey.courses.files.sound import LIMITS, read_sound, wording
from sagkyndig.journey.courses.models import Narration, Part, Sound
from sagkyndig.journey.courses.rules.course import Page
from sagkyndig.journey.courses.web import narration_forms
from tests.factories import sounds
from tests.factories.courses import make_course
from tests.factories.people import make_municipal_person, make_staff
from tests.visits import Visit, Visitor

pytestmark = pytest.mark.django_db
MP3 = sounds.tone_mp3(3)


@pytest.fixture
def author() -> Person:
    return make_staff(Role.CASE_AUTHOR, name="Anna Berg")


@pytest.fixture
def part(author: Person, now: datetime) -> Part:
    version = actions.import_course(course=make_course(), actor=author, at=now)
    return Part.objects.get(version=version, key="oplysning")


def address(part: Part, more: str = "") -> str:
    return f"/kurser/{part.version_id}/del/{part.pk}/lyd/{more}"


def upload(
    visit: Visitor, person: Person, part: Part, content: bytes = MP3, name: str = "side.mp3", **more: Any
) -> Visit:
    data = {"file": SimpleUploadedFile(name, content, "text/html"), "revision": part.revision, **more}
    return visit(person, address(part), method="post", data=data, follow=True)


def hear(visit: Visitor, person: Person | None, narration: Narration, **headers: str) -> Any:
    expect = int(headers.pop("expect", "200"))
    return visit(person, f"/kurser/lyd/{narration.pk}/", expect=expect, **headers).response


def test_from_nothing_to_a_recording(visit: Visitor, author: Person, part: Part, now: datetime) -> None:
    page = visit(author, address(part))
    assert page.h1 == "Oplæsning af »Siden oplysning«"
    assert "Ingen har læst teksten op endnu." in page.text
    assert "Hvad ved vi?" in page.text  # the transcript, with its checklist
    assert page.all("//audio") == []

    page = upload(visit, author, part)
    assert "Optagelsen er gemt. Den varer 3 sek." in page.messages[0]
    assert "Uploadet af Anna Berg 4. marts 2024 kl. 10.00." in page.text
    kept = Narration.objects.get()
    (audio,) = page.all("//main//audio")
    assert (audio.get("src"), audio.get("preload"), audio.get("controls")) == (f"/kurser/lyd/{kept.pk}/", "none", "")
    assert (bytes(kept.sound.content), kept.sound.media_type, kept.sound.seconds) == (MP3, "audio/mpeg", 3)
    assert (kept.recorded_by, kept.recorded_at) == (author, now)
    line = Entry.objects.get(verb="courses.part_narrated")
    assert (line.actor_id, line.about_id, line.details["seconds"]) == (author.pk, str(part.pk), 3)
    assert page.link("Fjern oplæsningen") == address(part, "fjern/")


def test_the_text_does_not_change(visit: Visitor, author: Person, part: Part) -> None:
    before = Part.objects.filter(pk=part.pk).values().get()
    upload(visit, author, part)
    assert Part.objects.filter(pk=part.pk).values().get() == before


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"MZ" + bytes(5000), "side.mp3", "»side.mp3« er et program, ikke en lydfil."),
        (b"<svg onload=alert(1)>" * 10, "side.mp3", "»side.mp3« er en tekst eller en webside, ikke en lydfil."),
        (sounds.tone_wav()[:3000], "side.wav", wording.NOT_WHOLE),
        (sounds.silent_m4a()[:900], "side.m4a", wording.NOT_WHOLE),
        (b"%PDF-1.7", "<script>.mp3", "»<script>.mp3« er en PDF"),
    ],
)
def test_what_is_no_sound_stays_outside(
    visit: Visitor, author: Person, part: Part, content: bytes, name: str, sentence: str
) -> None:
    page = upload(visit, author, part, content, name)
    assert page.h1 == "Oplæsning af »Siden oplysning«"
    assert page.form_errors["file"][0].startswith(sentence)
    assert Sound.objects.count() == 0


def test_nothing_chosen_and_nothing_in_it(visit: Visitor, author: Person, part: Part) -> None:
    page = visit(author, address(part), method="post", data={"revision": part.revision})
    assert page.form_errors["file"] == ["Vælg lydfilen først."]
    page = upload(visit, author, part, b"")
    assert page.form_errors["file"] == ["Filen er tom. Vælg en anden."]


def test_more_than_may_be_sent_is_refused_before_it_is_read(visit: Visitor, author: Person, part: Part) -> None:
    page = visit(author, address(part), expect=413, method="post", data={}, CONTENT_LENGTH=str(300 * 1024 * 1024))
    assert page.h1 == "Filen er for stor"


def test_a_file_that_is_a_little_too_large_is_not_held_in_memory(
    visit: Visitor, author: Person, part: Part, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(narration_forms, "LIMITS", replace(LIMITS, bytes=10_000))
    monkeypatch.setattr(narration_forms, "read_sound", lambda *_: pytest.fail("the file was read"))
    page = upload(visit, author, part)
    assert page.form_errors["file"][0].startswith("Filen fylder mere end")


def test_a_text_that_changed_while_it_was_read_aloud(visit: Visitor, author: Person, part: Part, now: datetime) -> None:
    seen = part.revision
    write(part, "Teksten er lang.", author, now)
    page = upload(visit, author, part, revision=seen)
    assert page.form_errors["file"][0].startswith("En anden har ændret teksten")
    assert "Teksten er lang." in page.text
    assert Narration.objects.count() == 0
    # The page now stands on the new words: the same file may be sent again.
    again = str(page.fields["revision"])
    assert "Optagelsen er gemt." in upload(visit, author, part, revision=again).messages[0]


def write(part: Part, said: str, author: Person, now: datetime) -> None:
    content = queries.content_of(part)
    assert isinstance(content, Page)
    changed = replace(content, text=content.text.replace("Teksten er kort.", said))
    part.refresh_from_db()
    actions.write_part(part=part, content=changed, seen_revision=part.revision, actor=author, at=now)


def test_what_was_changed_since_is_marked(visit: Visitor, author: Person, part: Part, now: datetime) -> None:
    upload(visit, author, part)
    read = f"/kurser/{part.version_id}/del/{part.pk}/laes/"
    assert "siden optagelsen" not in visit(author, read).text
    write(part, "Teksten er lang. [E1]", author, now)
    for where in (read, address(part)):
        page = visit(author, where)
        assert "1 afsnit er ændret siden optagelsen." in page.text
        assert [node.text for node in page.all("//li/span[@data-sound-changed]")] == ["Teksten er lang."]
        assert ("Optagelsen siger: »Teksten er kort.«" in page.text) is (where == address(part))


def test_replaced_by_another_and_shared_by_bytes(visit: Visitor, author: Person, part: Part) -> None:
    other = Part.objects.get(version=part.version_id, key="begrundelse")
    upload(visit, author, part)
    upload(visit, author, other)
    assert (Narration.objects.count(), Sound.objects.count()) == (2, 1)
    first = Narration.objects.get(part=part)
    upload(visit, author, part, sounds.tone_wav(2), "side.wav")
    assert (Narration.objects.count(), Sound.objects.count()) == (2, 2)
    hear(visit, author, first, expect="404")
    upload(visit, author, other, sounds.tone_wav(2), "side.wav")
    assert Sound.objects.get().media_type == "audio/mpeg"  # what nobody uses is gone


def test_removed_after_a_question(visit: Visitor, author: Person, part: Part) -> None:
    visit(author, address(part, "fjern/"), expect=302)  # nothing to remove
    upload(visit, author, part)
    page = visit(author, address(part, "fjern/"))
    assert page.h1 == "Fjern oplæsningen?"
    assert page.link("Fortryd") == address(part)
    assert Narration.objects.count() == 1
    page = visit(author, address(part, "fjern/"), method="post", follow=True)
    assert "Oplæsningen af »Siden oplysning« er fjernet." in page.messages[0]
    assert (Narration.objects.count(), Sound.objects.count()) == (0, 0)
    visit(author, address(part, "fjern/"), method="post", expect=302)
    assert Entry.objects.filter(verb="courses.narration_dropped").count() == 1


def test_a_published_version_may_be_read_aloud(visit: Visitor, author: Person, part: Part, now: datetime) -> None:
    version = part.version
    type(version).objects.filter(pk=version.pk).update(published_at=now, published_by=author, sha256="0" * 64)
    page = upload(visit, author, part)
    assert "Udgaven er offentliggjort. Teksten kan ikke ændres, men oplæsningen kan" in page.text
    assert Narration.objects.count() == 1


def test_the_shared_decision_is_not_read_aloud(visit: Visitor, author: Person, part: Part, now: datetime) -> None:
    shared = Part.objects.get(version=part.version_id, key="arbejdslederen")
    visit(author, address(shared), expect=404)
    with pytest.raises(NotReadAloud):
        narrate_part(part=shared, sound=read_sound(MP3, "x"), seen_revision=shared.revision, actor=author, at=now)


def test_who_may_upload_and_who_may_hear(visit: Visitor, author: Person, part: Part) -> None:
    upload(visit, author, part)
    kept = Narration.objects.get()
    teacher, contact = make_staff(Role.TEACHER), make_municipal_person()
    for page in (address(part), address(part, "fjern/")):
        visit(teacher, page, expect=403)
        visit(contact, page, expect=403)
        visit(None, page, expect=302)
        visit(teacher, page, method="post", data={}, expect=403)
    assert hear(visit, teacher, kept).content == MP3
    hear(visit, contact, kept, expect="403")
    hear(visit, None, kept, expect="302")
    assert Narration.objects.count() == 1


def test_the_sound_tells_what_it_is_and_nothing_else(visit: Visitor, author: Person, part: Part) -> None:
    upload(visit, author, part, name="side.html")
    answer = hear(visit, author, Narration.objects.get())
    assert answer["Content-Type"] == "audio/mpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "media-src 'self'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, max-age=3600"
    assert answer["Accept-Ranges"] == "bytes"
    assert answer["Content-Disposition"].endswith('.mp3"')
    assert int(answer["Content-Length"]) == len(MP3)


def test_a_player_that_jumps(visit: Visitor, author: Person, part: Part) -> None:
    upload(visit, author, part)
    kept = Narration.objects.get()
    answer = hear(visit, author, kept, expect="206", HTTP_RANGE="bytes=100-199")
    assert (answer.content, answer["Content-Range"]) == (MP3[100:200], f"bytes 100-199/{len(MP3)}")
    assert hear(visit, author, kept, expect="206", HTTP_RANGE="bytes=-10").content == MP3[-10:]
    answer = hear(visit, author, kept, expect="416", HTTP_RANGE=f"bytes={len(MP3)}-")
    assert answer["Content-Range"] == f"bytes */{len(MP3)}"
    assert hear(visit, author, kept, HTTP_RANGE="bytes=0-1,5-6").content == MP3
    etag = answer["ETag"]
    assert hear(visit, author, kept, expect="206", HTTP_RANGE="bytes=0-0", HTTP_IF_RANGE=etag).content == MP3[:1]
    assert hear(visit, author, kept, HTTP_RANGE="bytes=0-0", HTTP_IF_RANGE='"other"').content == MP3
    assert hear(visit, author, kept, expect="304", HTTP_IF_NONE_MATCH=etag).content == b""


def test_m4a_and_wav_by_name_of_something_else(visit: Visitor, author: Person, part: Part) -> None:
    upload(visit, author, part, sounds.silent_m4a(3), "side.mp3")
    answer = hear(visit, author, Narration.objects.get())
    assert answer["Content-Type"] == "audio/mp4"
    assert answer["Content-Disposition"].endswith('.m4a"')


def test_the_bytes_are_not_read_to_show_a_page(visit: Visitor, author: Person, part: Part) -> None:
    upload(visit, author, part)
    for page in (address(part), f"/kurser/{part.version_id}/del/{part.pk}/laes/"):
        statements = visit(author, page).statements
        assert not [each for each in statements if '"courses_sound"."content"' in each]


def test_a_new_version_keeps_the_recording(visit: Visitor, author: Person, part: Part, now: datetime) -> None:
    upload(visit, author, part)
    version = part.version
    type(version).objects.filter(pk=version.pk).update(published_at=now, published_by=author, sha256="0" * 64)
    version.refresh_from_db()
    draft = actions.begin_version(version=version, actor=author, at=now)
    twin = Part.objects.get(version=draft, key="oplysning")
    assert "Uploadet af Anna Berg" in visit(author, address(twin)).text
    assert Sound.objects.count() == 1
    write(twin, "Teksten er lang.", author, now)
    assert "1 afsnit er ændret siden optagelsen." in visit(author, address(twin)).text
    assert "siden optagelsen" not in visit(author, f"/kurser/{part.version_id}/del/{part.pk}/laes/").text
