"""Courses in versions, their parts, what is said about them, their recordings, and which edition uses which."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from sagkyndig.journey.courses.rules.course import Feedback
from sagkyndig.journey.courses.rules.states import PartKind, PartState


def _is_one_of(field: str, kinds: type[PartKind] | type[PartState] | type[Feedback]) -> Q:
    return Q(**{f"{field}__in": [each.value for each in kinds]})


def _both_or_neither(one: str, other: str) -> Q:
    return Q(**{f"{one}__isnull": True, f"{other}__isnull": True}) | Q(
        **{f"{one}__isnull": False, f"{other}__isnull": False}
    )


class Course(models.Model):
    """A course through all its versions."""

    key = models.SlugField(max_length=80, unique=True)
    created_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["key"]

    def __str__(self) -> str:
        return self.key


class CourseVersion(models.Model):
    """One version of a course: a draft until it is published, and never changed after that."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="versions")
    label = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    law_as_of = models.DateField()
    provisions = models.JSONField(default=list)
    audience = models.TextField()
    minutes = models.PositiveIntegerField()
    feedback = models.CharField(max_length=40)
    has_worked_answers = models.BooleanField()
    revision = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    for_demonstration = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["course", "label"], name="courses_version_has_its_label"),
            models.UniqueConstraint(
                fields=["course"], condition=Q(published_at=None), name="courses_course_has_one_draft"
            ),
            models.CheckConstraint(
                condition=_both_or_neither("published_at", "published_by"), name="courses_somebody_published_it"
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, sha256="") | (Q(published_at__isnull=False) & ~Q(sha256="")),
                name="courses_published_version_has_its_hash",
            ),
            models.CheckConstraint(
                condition=_is_one_of("feedback", Feedback), name="courses_feedback_is_one_of_the_policies"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, udgave {self.label}"

    @property
    def is_draft(self) -> bool:
        return self.published_at is None


class Module(models.Model):
    """Pages that belong together, in their place in the course."""

    version = models.ForeignKey(CourseVersion, on_delete=models.PROTECT, related_name="modules")
    position = models.PositiveSmallIntegerField()
    key = models.SlugField(max_length=80)
    title = models.CharField(max_length=200)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["version", "key"], name="courses_module_has_its_key")]

    def __str__(self) -> str:
        return self.title


class Part(models.Model):
    """A page, a case, a contrast pair or the shared decision. `content` is the whole of it, as `rules.kept` writes it.

    `stems` is what search looks in; `revision` counts every saving, and tells two tabs apart.
    """

    version = models.ForeignKey(CourseVersion, on_delete=models.PROTECT, related_name="parts")
    module = models.ForeignKey(Module, on_delete=models.PROTECT, null=True, blank=True, related_name="pages")
    kind = models.CharField(max_length=20)
    key = models.SlugField(max_length=80)
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    content = models.JSONField()
    stems = models.TextField()
    state = models.CharField(max_length=20, default=PartState.DRAFT.value)
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField()
    sent_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "module", "key"],
                condition=Q(kind=PartKind.PAGE.value),
                name="courses_page_has_its_key",
            ),
            models.UniqueConstraint(
                fields=["version", "kind", "key"],
                condition=~Q(kind=PartKind.PAGE.value),
                name="courses_part_has_its_key",
            ),
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(kind=PartKind.SHARED.value),
                name="courses_version_has_one_shared_decision",
            ),
            models.CheckConstraint(
                condition=Q(kind=PartKind.PAGE.value, module__isnull=False)
                | (~Q(kind=PartKind.PAGE.value) & Q(module=None)),
                name="courses_pages_and_only_pages_stand_in_modules",
            ),
            models.CheckConstraint(condition=_is_one_of("kind", PartKind), name="courses_part_is_of_a_kind"),
            models.CheckConstraint(condition=_is_one_of("state", PartState), name="courses_part_is_in_a_state"),
            models.CheckConstraint(condition=_both_or_neither("sent_by", "sent_at"), name="courses_somebody_sent_it"),
            models.CheckConstraint(
                condition=Q(state=PartState.APPROVED.value, approved_by__isnull=False, approved_at__isnull=False)
                | (~Q(state=PartState.APPROVED.value) & Q(approved_by=None, approved_at=None)),
                name="courses_approved_part_has_been_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None)
                | (Q(changed_by=None) | ~Q(approved_by=F("changed_by")))
                & (Q(sent_by=None) | ~Q(approved_by=F("sent_by"))),
                name="courses_two_people_approve",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PartReference(models.Model):
    """A provision or precedent that a part names, by its short name, in lists or in running text."""

    # What a part names goes with its words.
    part = models.ForeignKey(Part, on_delete=models.CASCADE, related_name="references")
    name = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["part", "name"], name="courses_part_names_it_once")]
        indexes: ClassVar = [models.Index(fields=["name"], name="courses_reference_by_name")]

    def __str__(self) -> str:
        return self.name


class Comment(models.Model):
    """What a colleague remarks on a part, until somebody has settled it."""

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="comments")
    text = models.TextField()
    written_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    settled_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=_both_or_neither("settled_by", "settled_at"), name="courses_somebody_settled_it"
            )
        ]

    def __str__(self) -> str:
        return f"Kommentar {self.pk}"


class LawReview(models.Model):
    """A jurist has read a part against a changed entry of the law register, and it still holds.

    The entry is known by its short name and the day it begins: the same name may stand for another stretch of time.
    """

    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="law_reviews")
    name = models.CharField(max_length=120)
    valid_from = models.DateField(null=True, blank=True)
    reviewed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    reviewed_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.name


class Sound(models.Model):
    """A recording's bytes, kept once however many versions use them."""

    content = models.BinaryField()
    media_type = models.CharField(max_length=40)
    seconds = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return self.sha256[:12]


class Narration(models.Model):
    """A part read aloud. `transcript` is its text on the day of the recording."""

    part = models.OneToOneField(Part, on_delete=models.PROTECT, related_name="narration")
    sound = models.ForeignKey(Sound, on_delete=models.PROTECT, related_name="+")
    transcript = models.TextField()
    recorded_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Oplæsning af {self.part}"


class EditionCourse(models.Model):
    """The course that an edition uses. `version` is empty until one is published; a later one never takes its place."""

    edition = models.OneToOneField("programme.Edition", on_delete=models.PROTECT, related_name="+")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(CourseVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.edition}: {self.course}"
