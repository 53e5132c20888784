"""The addresses of courses."""

from django.urls import path

from sagkyndig.journey.courses.web import (
    adding,
    booklet,
    check,
    desk,
    differences,
    edition,
    narration,
    reading,
    review,
    structure,
)
from sagkyndig.journey.courses.web.bench import pages as bench

app_name = "courses"

_VERSION = "kurser/<int:version_id>/"
_MODULE = f"{_VERSION}moduler/<int:module_id>/"
_PART = f"{_VERSION}del/<int:part_id>/"

urlpatterns = [
    path("kurser/", desk.courses, name="courses"),
    path("kurser/nyt/", desk.begin, name="begin"),
    path(_VERSION, desk.version, name="version"),
    path(f"{_VERSION}oplysninger/", desk.head, name="head"),
    path(f"{_VERSION}kontrol/", check.check, name="check"),
    path(f"{_VERSION}forskelle/", differences.differences, name="differences"),
    path(f"{_VERSION}haefte.pdf", booklet.booklet, name="booklet"),
    path(f"{_VERSION}efterproev/", check.to_verify, name="to_verify"),
    path(f"{_VERSION}send/", structure.send_all, name="send_all"),
    path(f"{_VERSION}flyt/", structure.move_part, name="move_part"),
    path(f"{_VERSION}tilfoej/<slug:kind>/", adding.add_part, name="add_part"),
    path(f"{_VERSION}moduler/nyt/", structure.add_module, name="add_module"),
    path(f"{_MODULE}navn/", structure.rename_module, name="rename_module"),
    path(f"{_MODULE}flyt/", structure.move_module, name="move_module"),
    path(f"{_MODULE}fjern/", structure.remove_module, name="remove_module"),
    path(f"{_PART}fjern/", structure.remove_part, name="remove_part"),
    path(f"{_VERSION}offentliggoer/", review.publish, name="publish"),
    path(f"{_VERSION}ny-udgave/", review.begin_version, name="begin_version"),
    path(_PART, bench.bench, name="part"),
    path(f"{_PART}gem/", bench.autosave, name="autosave"),
    path(f"{_PART}vis/", bench.preview, name="preview"),
    path(f"{_PART}laes/", reading.read, name="read"),
    path(f"{_PART}udskriv/", reading.print_part, name="print"),
    path(f"{_PART}lyd/", narration.narrate, name="narrate"),
    path(f"{_PART}lyd/fjern/", narration.drop_narration, name="drop_narration"),
    path("kurser/lyd/<int:narration_id>/", narration.hear, name="hear"),
    path(f"{_PART}send/", review.send, name="send_part"),
    path(f"{_PART}tag-tilbage/", review.take_back, name="take_back"),
    path(f"{_PART}godkend/", review.approve, name="approve_part"),
    path(f"{_PART}kommentar/", review.comment, name="comment"),
    path(f"{_PART}kommentar/<int:comment_id>/", review.settle_comment, name="settle_comment"),
    path(f"{_PART}gennemgaaet/", review.law_reviewed, name="law_reviewed"),
    path("runder/<int:edition_id>/kursus/", edition.edition_course, name="edition_course"),
]
