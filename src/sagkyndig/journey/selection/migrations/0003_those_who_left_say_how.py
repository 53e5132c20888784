"""Those that declined say so where it stays, and those that were replaced stand as such."""

from typing import Any

from django.db import migrations

NOT_ANSWERED = "Svarede ikke inden fristen."


def say_how(apps: Any, _schema_editor: Any) -> None:
    standings = apps.get_model("selection", "Standing").objects
    standings.filter(state="declined").update(left_as="declined")
    replaced = standings.filter(replaces__isnull=False).values_list("replaces_id", flat=True)
    standings.filter(pk__in=list(replaced)).update(state="replaced")


def say_less(apps: Any, _schema_editor: Any) -> None:
    """The table before knew four states: an offer is a choice, whoever left declined, and reserves stand nowhere."""
    standings = apps.get_model("selection", "Standing").objects
    standings.filter(state="considered").delete()
    standings.filter(state__in=["invited", "reminded"]).update(state="chosen")
    standings.filter(left_as="expired", left_reason="").update(left_reason=NOT_ANSWERED)
    standings.filter(state__in=["expired", "withdrawn", "replaced"]).update(state="declined")


class Migration(migrations.Migration):
    dependencies = [("selection", "0002_offers_reserves_and_leaving")]

    operations = [migrations.RunPython(say_how, say_less)]
