"""When participants were reminded of the physical day, and contact persons of what they have yet to do."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("planning", "0006_days_agreed_on_and_enrolment")]

    operations = [
        migrations.AddField("courserun", "contact_reminded_on", models.DateField(blank=True, null=True)),
        migrations.AddField("enrolment", "day_reminded_on", models.DateField(blank=True, null=True)),
    ]
