"""The addresses of courses."""

from django.urls import path

from sagkyndig.journey.courses.web import edition, reading, review

app_name = "courses"

_VERSION = "kurser/<int:version_id>/"
_PART = f"{_VERSION}del/<int:part_id>/"

urlpatterns = [
    path(f"{_VERSION}offentliggoer/", review.publish, name="publish"),
    path(f"{_VERSION}ny-udgave/", review.begin_version, name="begin_version"),
    path(f"{_PART}laes/", reading.read, name="read"),
    path(f"{_PART}udskriv/", reading.print_part, name="print"),
    path(f"{_PART}send/", review.send, name="send_part"),
    path(f"{_PART}tag-tilbage/", review.take_back, name="take_back"),
    path(f"{_PART}godkend/", review.approve, name="approve_part"),
    path(f"{_PART}kommentar/", review.comment, name="comment"),
    path(f"{_PART}kommentar/<int:comment_id>/", review.settle_comment, name="settle_comment"),
    path(f"{_PART}gennemgaaet/", review.law_reviewed, name="law_reviewed"),
    path("runder/<int:edition_id>/kursus/", edition.edition_course, name="edition_course"),
]
