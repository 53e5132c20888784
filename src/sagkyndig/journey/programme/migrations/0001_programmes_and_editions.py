"""Programmes, their editions, teams and key dates."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("law", "__first__"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, unique=True)),
                ("basis", models.TextField(blank=True)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("area", models.CharField(max_length=200)),
                ("purpose", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("updated_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                ("theme", models.CharField(max_length=200)),
                ("places", models.PositiveSmallIntegerField(default=10)),
                ("purpose", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "planlagt"), ("running", "i gang"), ("finished", "færdig")],
                        default="planned",
                        max_length=20,
                    ),
                ),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("updated_at", models.DateTimeField()),
                ("provisions", models.ManyToManyField(blank=True, related_name="+", to="law.provision")),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="editions", to="programme.programme"
                    ),
                ),
            ],
            options={
                "ordering": ["-year", "programme__name"],
            },
        ),
        migrations.CreateModel(
            name="TeamMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("programme_manager", "Programleder"),
                            ("teacher", "Underviser"),
                            ("evaluator", "Evaluator"),
                            ("case_author", "Fagforfatter"),
                        ],
                        max_length=30,
                    ),
                ),
                ("is_lead_teacher", models.BooleanField(default=False)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="team", to="programme.edition"
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
            },
        ),
        migrations.CreateModel(
            name="KeyDate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("material_ready", "Materialet er klar"),
                            ("selection_done", "Udvælgelsen er færdig"),
                            ("questionnaire_out", "Spørgeskemaet sendes ud"),
                            ("report_published", "Rapporten offentliggøres"),
                            ("other", "Egen dato"),
                        ],
                        max_length=30,
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=100)),
                ("on", models.DateField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="key_dates", to="programme.edition"
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "other"), _negated=True),
                        fields=("edition", "kind"),
                        name="programme_key_date_of_a_kind_stands_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "other"), _negated=True),
                            models.Q(("label", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="programme_own_key_date_has_a_label",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["material_ready", "selection_done", "questionnaire_out", "report_published", "other"],
                            )
                        ),
                        name="programme_key_date_kind_is_known",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.UniqueConstraint(fields=("programme", "year"), name="programme_has_one_edition_a_year"),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on__isnull", True),
                    ("ends_on__isnull", True),
                    ("starts_on__lte", models.F("ends_on")),
                    _connector="OR",
                ),
                name="programme_edition_starts_before_it_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(("places__gte", 1)), name="programme_edition_has_places"
            ),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["planned", "running", "finished"])),
                name="programme_edition_state_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="teammember",
            constraint=models.UniqueConstraint(
                fields=("edition", "person", "role"), name="programme_team_has_each_part_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="teammember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("is_lead_teacher", True)),
                fields=("edition",),
                name="programme_edition_has_one_lead_teacher",
            ),
        ),
        migrations.AddConstraint(
            model_name="teammember",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_lead_teacher", False), ("role", "teacher"), _connector="OR"),
                name="programme_only_teachers_lead",
            ),
        ),
        migrations.AddConstraint(
            model_name="teammember",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["programme_manager", "teacher", "evaluator", "case_author"])),
                name="programme_team_role_is_known",
            ),
        ),
    ]
