"""Appeal figures, and the files that wait to become such."""

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0001_municipalities"),
        ("selection", "0005_invitations"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="FigureImport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("filename", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64, unique=True)),
                (
                    "source_kind",
                    models.CharField(
                        choices=[
                            ("map", "Danmarkskortet"),
                            ("portal", "Ankestyrelsens Talportal"),
                            ("other", "Anden kilde"),
                        ],
                        max_length=10,
                    ),
                ),
                ("source", models.CharField(max_length=300)),
                ("extracted_on", models.DateField()),
                ("note", models.TextField(blank=True)),
                ("left_out", models.JSONField(default=list)),
                ("assumed", models.JSONField(default=list)),
                ("imported_at", models.DateTimeField()),
                ("taken_out_at", models.DateTimeField(blank=True, null=True)),
                (
                    "imported_by",
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
            name="AppealFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("provision", models.CharField(max_length=60)),
                ("year", models.PositiveSmallIntegerField()),
                ("upheld", models.PositiveIntegerField()),
                ("reversed", models.PositiveIntegerField()),
                ("changed", models.PositiveIntegerField(blank=True, null=True)),
                ("remitted", models.PositiveIntegerField(blank=True, null=True)),
                ("dismissed", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "municipality",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="municipalities.municipality"
                    ),
                ),
                (
                    "figure_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="selection.figureimport"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="PendingFigures",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("filename", models.CharField(max_length=200)),
                ("content", models.BinaryField()),
                ("sent_at", models.DateTimeField()),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="figureimport",
            constraint=models.CheckConstraint(
                condition=models.Q(("source", ""), _negated=True), name="selection_every_figure_has_a_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="figureimport",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_kind__in", ["map", "portal", "other"])),
                name="selection_source_kind_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="appealfigure",
            constraint=models.UniqueConstraint(
                fields=("figure_import", "municipality", "provision", "year"),
                name="selection_figure_stands_once_in_an_import",
            ),
        ),
        migrations.AddConstraint(
            model_name="appealfigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("changed__isnull", True), ("remitted__isnull", True)),
                    models.Q(
                        ("changed__isnull", False),
                        ("remitted__isnull", False),
                        (
                            "reversed",
                            django.db.models.expressions.CombinedExpression(
                                models.F("changed"), "+", models.F("remitted")
                            ),
                        ),
                    ),
                    _connector="OR",
                ),
                name="selection_changed_and_remitted_are_the_reversed",
            ),
        ),
    ]
