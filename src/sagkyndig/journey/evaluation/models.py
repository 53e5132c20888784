"""The survey of an edition: questionnaire, targets, imported answers as counts, and comments kept apart."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q


class QuestionnaireVersion(models.Model):
    """An authored questionnaire as it was when it was taken into use. It never changes."""

    key = models.SlugField(max_length=60)
    version = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    source = models.TextField()  # the authored TOML file, whole
    sha256 = models.CharField(max_length=64)
    kept_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["key", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key", "version"], name="evaluation_questionnaire_version_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"


class Survey(models.Model):
    """One edition's survey: which questionnaire, and how many got it where that is known."""

    edition = models.OneToOneField("programme.Edition", on_delete=models.PROTECT, related_name="+")
    questionnaire = models.ForeignKey(QuestionnaireVersion, on_delete=models.PROTECT, related_name="+")
    invited = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"Spørgeskemaundersøgelse {self.pk}"


class StatedTarget(models.Model):
    """A target for one question, fixed before the first answer."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="targets")
    column = models.CharField(max_length=60)
    labels = models.JSONField()
    percent = models.PositiveSmallIntegerField()
    stated_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["survey", "column"], name="evaluation_question_has_one_target"),
            models.CheckConstraint(condition=Q(percent__gte=1, percent__lte=100), name="evaluation_target_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"{self.column}: mindst {self.percent} procent"


class PendingAnswers(models.Model):
    """A file that somebody has sent and not yet confirmed. It goes when it is confirmed, given up or a day old."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="+")  # no answers yet, so nothing is lost
    filename = models.CharField(max_length=200)
    content = models.BinaryField()
    sent_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.filename


class AnswerImport(models.Model):
    """One confirmed file of answers. Taken out, it keeps its rows and can be put back."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="imports")
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    respondents = models.PositiveIntegerField()
    comments = models.PositiveIntegerField()
    reconstructed_from = models.CharField(max_length=300, blank=True)
    imported_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()
    taken_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["survey", "sha256"], name="evaluation_same_file_is_imported_once")
        ]

    def __str__(self) -> str:
        return f"{self.filename} ({self.respondents})"


class AnswerSheet(models.Model):
    """One sent questionnaire: the chosen label by column. It has a random key, no clock time and no person."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answer_import = models.ForeignKey(AnswerImport, on_delete=models.PROTECT, related_name="sheets")
    answers = models.JSONField()

    class Meta:
        ordering: ClassVar = ["key"]

    def __str__(self) -> str:
        return "Besvarelse"


class AnswerCount(models.Model):
    """How many of an import chose one answer to one question; an empty label is "ikke besvaret"."""

    answer_import = models.ForeignKey(AnswerImport, on_delete=models.PROTECT, related_name="counts")
    column = models.CharField(max_length=60)
    label = models.CharField(max_length=200, blank=True)
    count = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["answer_import", "column", "label"], name="evaluation_answer_is_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.column}, {self.label or 'ikke besvaret'}: {self.count}"


class OpenComment(models.Model):
    """An open comment, apart from the row it came in: nothing here leads back to the other answers."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answer_import = models.ForeignKey(AnswerImport, on_delete=models.PROTECT, related_name="open_comments")
    column = models.CharField(max_length=60, blank=True)
    text = models.TextField()

    class Meta:
        ordering: ClassVar = ["key"]

    def __str__(self) -> str:
        return "Kommentar"
