"""Forløb, physical days, teachers and enrolled people."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("municipalities", "__first__"),
        ("programme", "0001_programmes_and_editions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CourseRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("elearning_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("updated_at", models.DateTimeField()),
                (
                    "contact_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.edition"
                    ),
                ),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="municipalities.municipality"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="LearningDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("starts_at", models.TimeField()),
                ("ends_at", models.TimeField()),
                ("place", models.CharField(blank=True, max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
                ("updated_at", models.DateTimeField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.edition"
                    ),
                ),
                (
                    "host_run",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="planning.courserun",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DayTeacher",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("is_lead", models.BooleanField(default=False)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "day",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="teachers", to="planning.learningday"
                    ),
                ),
            ],
            options={
                "ordering": ["-is_lead", "pk"],
            },
        ),
        migrations.AddField(
            model_name="courserun",
            name="learning_day",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="course_runs",
                to="planning.learningday",
            ),
        ),
        migrations.CreateModel(
            name="Enrolment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "job_role",
                    models.CharField(
                        choices=[
                            ("caseworker", "Sagsbehandler"),
                            ("adviser", "Rådgiver"),
                            ("professional_leader", "Faglig leder"),
                            ("other", "Anden"),
                        ],
                        max_length=30,
                    ),
                ),
                ("department", models.CharField(blank=True, max_length=120)),
                ("enrolled_on", models.DateField()),
                ("left_on", models.DateField(blank=True, null=True)),
                (
                    "course_run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="enrolments", to="planning.courserun"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("course_run", "person"), name="planning_person_is_enrolled_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left_on__isnull", True), ("left_on__gte", models.F("enrolled_on")), _connector="OR"
                        ),
                        name="planning_nobody_leaves_before_enrolling",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("job_role__in", ["caseworker", "adviser", "professional_leader", "other"])),
                        name="planning_job_role_is_known",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="learningday",
            constraint=models.CheckConstraint(
                condition=models.Q(("starts_at__lt", models.F("ends_at"))), name="planning_day_starts_before_it_ends"
            ),
        ),
        migrations.AddConstraint(
            model_name="dayteacher",
            constraint=models.UniqueConstraint(fields=("person", "on"), name="planning_nobody_teaches_in_two_places"),
        ),
        migrations.AddConstraint(
            model_name="dayteacher",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_lead", True)), fields=("day",), name="planning_day_has_one_lead_teacher"
            ),
        ),
        migrations.AddConstraint(
            model_name="courserun",
            constraint=models.UniqueConstraint(
                fields=("edition", "municipality"), name="planning_municipality_has_one_run_in_an_edition"
            ),
        ),
    ]
