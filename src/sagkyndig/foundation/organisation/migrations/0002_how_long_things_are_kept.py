"""For how many months each kind of data is kept, where the authority decides otherwise than proposed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisation", "0001_the_organisation"),
    ]

    operations = [
        migrations.CreateModel(
            name="Retention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("participants", "participants"),
                            ("contacts", "contacts"),
                            ("offers", "offers"),
                            ("unattached", "unattached"),
                            ("mails", "mails"),
                            ("links", "links"),
                            ("disqualifications", "disqualifications"),
                            ("absences", "absences"),
                            ("access_log", "access_log"),
                        ],
                        max_length=30,
                        unique=True,
                        verbose_name="hvad",
                    ),
                ),
                ("months", models.PositiveSmallIntegerField(verbose_name="måneder")),
                ("version", models.PositiveIntegerField(default=1)),
                ("changed_at", models.DateTimeField(verbose_name="ændret")),
            ],
            options={
                "verbose_name": "opbevaring",
                "verbose_name_plural": "opbevaring",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "participants",
                                    "contacts",
                                    "offers",
                                    "unattached",
                                    "mails",
                                    "links",
                                    "disqualifications",
                                    "absences",
                                    "access_log",
                                ],
                            )
                        ),
                        name="organisation_what_is_kept_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("months__gte", 1)), name="organisation_everything_is_kept_for_a_while"
                    ),
                ],
            },
        ),
    ]
