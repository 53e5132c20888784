"""A notice holds when and where the day was said to be, and to which address, so that a mail can say what changed."""

from datetime import date

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("planning", "0007_reminders_are_kept")]

    # Nobody had been told of anything: the values that old rows would get are not met.
    operations = [
        migrations.AddField("calendarnotice", "email", models.EmailField(default="", max_length=254), False),
        migrations.AddField("calendarnotice", "on", models.DateField(default=date(2024, 1, 1)), False),
        migrations.AddField("calendarnotice", "starts_at", models.TimeField(blank=True, null=True)),
        migrations.AddField("calendarnotice", "ends_at", models.TimeField(blank=True, null=True)),
        migrations.AddField("calendarnotice", "place", models.CharField(blank=True, max_length=200)),
    ]
