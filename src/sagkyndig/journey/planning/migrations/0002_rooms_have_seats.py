"""How many people a room holds."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("planning", "0001_course_runs_and_days")]

    operations = [
        migrations.AddField(
            model_name="learningday",
            name="seats",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
    ]
