"""Days as people's calendars were told of them."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("planning", "0003_disqualified_teachers"),
        ("programme", "0001_programmes_and_editions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("uid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("elearning", "elearning"), ("physical", "physical"), ("teaching", "teaching")],
                        max_length=20,
                    ),
                ),
                ("on", models.DateField()),
                ("starts_at", models.TimeField(blank=True, null=True)),
                ("ends_at", models.TimeField(blank=True, null=True)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("is_called_off", models.BooleanField(default=False)),
                (
                    "course_run",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="planning.courserun",
                    ),
                ),
                (
                    "day",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="planning.learningday",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.edition"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("course_run", "kind"), name="planning_run_has_one_entry_of_a_kind"),
                    models.UniqueConstraint(fields=("day", "person"), name="planning_teacher_has_one_entry_for_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("course_run__isnull", True), ("kind", "teaching"), ("person__isnull", False)),
                            models.Q(
                                ("course_run__isnull", False),
                                ("day__isnull", True),
                                ("kind__in", ["elearning", "physical"]),
                                ("person__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="planning_calendar_entry_is_a_forloebs_or_a_teachers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ends_at__isnull", True), ("starts_at__isnull", True)),
                            models.Q(
                                ("ends_at__isnull", False),
                                ("starts_at__isnull", False),
                                ("starts_at__lt", models.F("ends_at")),
                            ),
                            _connector="OR",
                        ),
                        name="planning_calendar_entry_has_both_hours_or_none",
                    ),
                ],
            },
        ),
    ]
