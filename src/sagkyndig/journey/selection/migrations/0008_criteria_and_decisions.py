"""What the choice is made by, the manager's own changes, and decisions that never change."""

import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0001_municipalities"),
        ("programme", "0001_programmes_and_editions"),
        ("selection", "0007_initiatives"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Criteria",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("policy", models.JSONField()),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField()),
                ("reckoned", models.JSONField(blank=True, null=True)),
                ("stamp", models.CharField(blank=True, max_length=64)),
                (
                    "changed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.edition"
                    ),
                ),
                (
                    "figure_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="selection.figureimport"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reckoned__isnull", True), ("stamp", "")),
                            models.Q(("reckoned__isnull", False), models.Q(("stamp", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="selection_what_is_reckoned_has_its_stamp",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("decided_at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
                ("policy", models.JSONField()),
                ("own_changes", models.JSONField(default=list)),
                ("ground", models.BinaryField()),
                ("ranking", models.BinaryField()),
                ("reckoned", models.JSONField()),
                ("stamp", models.CharField(max_length=64)),
                ("memo_html", models.TextField()),
                ("package", models.BinaryField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "decided_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.edition"
                    ),
                ),
                (
                    "figure_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="selection.figureimport"
                    ),
                ),
            ],
            options={
                "ordering": ["-decided_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "number"), name="selection_decision_has_its_number"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="selection_decisions_are_counted_from_one"
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.Exact(django.db.models.functions.text.Length("sha256"), 64),
                        name="selection_decision_has_its_sum",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OwnChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(choices=[("in", "valgt til"), ("out", "valgt fra")], max_length=10)),
                ("reason", models.TextField()),
                ("made_at", models.DateTimeField()),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="programme.edition"
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "municipality"),
                        name="selection_a_municipality_is_changed_once_in_an_edition",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="selection_every_own_change_has_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["in", "out"])), name="selection_own_change_is_in_or_out"
                    ),
                ],
            },
        ),
    ]
