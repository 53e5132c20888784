"""Where municipalities stand in an edition."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("municipalities", "__first__"),
        ("programme", "0001_programmes_and_editions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Standing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("chosen", "venter på svar"),
                            ("accepted", "deltager"),
                            ("completed", "færdig"),
                            ("declined", "sagt nej"),
                        ],
                        default="chosen",
                        max_length=20,
                    ),
                ),
                ("chosen_on", models.DateField()),
                ("declined_on", models.DateField(blank=True, null=True)),
                ("decline_reason", models.TextField(blank=True)),
                ("note", models.TextField(blank=True)),
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
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="selection.standing",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "municipality"), name="selection_municipality_stands_once_in_an_edition"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("replaces__isnull", False)),
                        fields=("replaces",),
                        name="selection_one_replaces_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replaces__isnull", True),
                            models.Q(("replaces", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="selection_nobody_replaces_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("declined_on__isnull", False),
                                ("state", "declined"),
                                models.Q(("decline_reason", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "declined"), _negated=True),
                                ("decline_reason", ""),
                                ("declined_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="selection_declined_with_day_and_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["chosen", "accepted", "completed", "declined"])),
                        name="selection_state_is_known",
                    ),
                ],
            },
        ),
    ]
