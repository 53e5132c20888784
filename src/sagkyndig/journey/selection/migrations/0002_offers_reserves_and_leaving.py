"""A standing holds its offer, its number among the reserves, and how the municipality gave up its place."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("selection", "0001_standings"),
    ]

    operations = [
        migrations.RemoveConstraint("standing", "selection_declined_with_day_and_reason"),
        migrations.RemoveConstraint("standing", "selection_state_is_known"),
        migrations.RenameField("standing", "declined_on", "left_on"),
        migrations.RenameField("standing", "decline_reason", "left_reason"),
        migrations.AlterField(
            "standing",
            "state",
            models.CharField(
                choices=[
                    ("considered", "reserve"),
                    ("chosen", "udvalgt"),
                    ("invited", "venter på svar"),
                    ("reminded", "venter på svar efter påmindelse"),
                    ("accepted", "deltager"),
                    ("completed", "færdig"),
                    ("declined", "sagt nej"),
                    ("expired", "frist overskredet"),
                    ("withdrawn", "udgået"),
                    ("replaced", "erstattet"),
                ],
                default="chosen",
                max_length=20,
            ),
        ),
        migrations.AlterField("standing", "chosen_on", models.DateField(blank=True, null=True)),
        migrations.AddField("standing", "rank", models.PositiveSmallIntegerField(blank=True, null=True)),
        migrations.AddField("standing", "invited_on", models.DateField(blank=True, null=True)),
        migrations.AddField("standing", "answer_by", models.DateField(blank=True, null=True)),
        migrations.AddField("standing", "remind_on", models.DateField(blank=True, null=True)),
        migrations.AddField("standing", "reminded_on", models.DateField(blank=True, null=True)),
        migrations.AddField(
            "standing",
            "answered_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField("standing", "answered_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("standing", "left_as", models.CharField(blank=True, default="", max_length=20)),
        migrations.AlterField("standing", "left_as", models.CharField(blank=True, max_length=20)),
        migrations.AddField("standing", "ask_again_on", models.DateField(blank=True, null=True)),
    ]
