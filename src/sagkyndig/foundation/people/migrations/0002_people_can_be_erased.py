"""Somebody in a municipality can be erased: name and e-mail go, the row stays for what is counted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("municipalities", "0001_municipalities"),
        ("people", "0001_people_and_links"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="erased_at",
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name="slettet"),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("erased_at", None),
                    models.Q(("is_active", False), ("municipality__isnull", False)),
                    _connector="OR",
                ),
                name="people_only_municipal_people_without_access_are_erased",
            ),
        ),
    ]
