"""What people add to a report, and what was published."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class OwnText(models.Model):
    """An edition's own text in place of the authored one, by the key of the part. `version` tells two tabs apart."""

    edition = models.ForeignKey("programme.Edition", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=80)
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["key"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "key"], name="report_part_has_one_own_text")
        ]

    def __str__(self) -> str:
        return self.key


class TypedFact(models.Model):
    """A fact that somebody typed, with the source they gave."""

    edition = models.ForeignKey("programme.Edition", on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=60)
    value = models.JSONField()
    source = models.CharField(max_length=300, blank=True)
    stated_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    stated_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["key"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["edition", "key"], name="report_fact_is_typed_once")]

    def __str__(self) -> str:
        return self.key


class FindingAnswer(models.Model):
    """What the evaluator answers to a finding. It stays with the finding as long as the finding says the same."""

    edition = models.ForeignKey("programme.Edition", on_delete=models.PROTECT, related_name="+")
    finding_key = models.CharField(max_length=16)
    answer = models.TextField()
    answered_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "finding_key"], name="report_finding_is_answered_once")
        ]

    def __str__(self) -> str:
        return self.finding_key


class Publication(models.Model):
    """A published report and its article as they were that day. Nothing in it is ever changed."""

    edition = models.ForeignKey("programme.Edition", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    slug = models.SlugField(max_length=120)
    title = models.CharField(max_length=300)  # a theme may take 200
    article_title = models.CharField(max_length=300)
    published_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()
    correction = models.TextField(blank=True)
    report_html = models.TextField()
    article_html = models.TextField()
    report_pdf = models.BinaryField()
    report_docx = models.BinaryField()
    figures_json = models.TextField()
    numbers = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["-published_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "number"], name="report_publication_has_its_number"),
            models.UniqueConstraint(fields=["slug", "number"], name="report_publication_has_its_address"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(correction=""), name="report_later_publication_says_what_was_corrected"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.number}. udgave"
