"""The log: what was written, when, by whom in which roles, and about what. Words and ids only."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.db import models
from django.db.models import Q


class AppendOnlyError(Exception):
    """An entry in the log was about to be changed or removed."""

    def __init__(self) -> None:
        super().__init__("Entries in the log are written once and stay as they are.")


class Entries(models.QuerySet["Entry"]):
    """Entries can be added and read, nothing else."""

    def update(self, **_kwargs: Any) -> NoReturn:
        raise AppendOnlyError

    def delete(self) -> NoReturn:
        raise AppendOnlyError

    def bulk_update(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise AppendOnlyError

    def update_or_create(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise AppendOnlyError


class Entry(models.Model):
    """One thing that was done. No foreign keys: the log outlives what it speaks of."""

    at = models.DateTimeField("tidspunkt")
    verb = models.CharField("hændelse", max_length=100)
    actor_id = models.BigIntegerField("person", null=True, blank=True)
    actor_roles = models.CharField("roller", max_length=200, blank=True)  # role values with a comma between
    about_type = models.CharField("om", max_length=100, blank=True)  # app label and model: "programme.edition"
    about_id = models.CharField("om nummer", max_length=50, blank=True)
    details = models.JSONField("oplysninger", default=dict, blank=True)

    objects: ClassVar[models.Manager[Entry]] = Entries.as_manager()

    class Meta:
        verbose_name = "hændelse"
        verbose_name_plural = "hændelser"
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(actor_id=None, actor_roles="") | Q(actor_id__isnull=False),
                name="audit_roles_stand_with_a_person",
            ),
            models.CheckConstraint(
                condition=Q(about_type="", about_id="") | (~Q(about_type="") & ~Q(about_id="")),
                name="audit_about_has_kind_and_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.verb} ({self.pk})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise AppendOnlyError
