"""A mail may carry a calendar file that invites or calls off."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("post", "0001_outgoing_mail")]

    operations = [
        migrations.AddField("outgoingmail", "calendar", models.TextField(blank=True, verbose_name="kalenderfil")),
        migrations.AddField(
            "outgoingmail",
            "calendar_method",
            models.CharField(
                blank=True,
                choices=[("PUBLISH", "PUBLISH"), ("REQUEST", "REQUEST"), ("CANCEL", "CANCEL")],
                max_length=10,
                verbose_name="kalenderfilen beder om",
            ),
        ),
        migrations.AddConstraint(
            "outgoingmail",
            models.CheckConstraint(
                condition=models.Q(calendar="", calendar_method="")
                | (~models.Q(calendar="") & models.Q(calendar_method__in=["REQUEST", "CANCEL"])),
                name="post_a_calendar_file_invites_or_calls_off",
            ),
        ),
    ]
