"""The database refuses a standing that contradicts its state."""

from django.db import migrations, models
from django.db.models import F, Q

LEFT = ["declined", "expired", "withdrawn"]


class Migration(migrations.Migration):
    dependencies = [("selection", "0003_those_who_left_say_how")]

    operations = [
        migrations.AddConstraint("standing", constraint)
        for constraint in (
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "considered",
                        "chosen",
                        "invited",
                        "reminded",
                        "accepted",
                        "completed",
                        "declined",
                        "expired",
                        "withdrawn",
                        "replaced",
                    ]
                ),
                name="selection_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=LEFT, left_as=F("state"), left_on__isnull=False)
                | Q(state="replaced", left_as__in=LEFT, left_on__isnull=False)
                | (~Q(state__in=[*LEFT, "replaced"]) & Q(left_as="", left_on=None, left_reason="", ask_again_on=None)),
                name="selection_left_with_day_and_how",
            ),
            models.CheckConstraint(
                condition=~Q(left_as__in=["declined", "withdrawn"]) | ~Q(left_reason=""),
                name="selection_left_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="considered", chosen_on=None, rank__isnull=False)
                | (~Q(state="considered") & Q(chosen_on__isnull=False)),
                name="selection_a_reserve_has_a_rank_and_others_a_day",
            ),
            models.CheckConstraint(
                condition=Q(invited_on=None, answer_by=None, remind_on=None, reminded_on=None)
                | Q(invited_on__isnull=False, answer_by__gt=F("remind_on"), remind_on__isnull=False),
                name="selection_an_offer_has_its_dates",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["invited", "reminded", "expired"]) | Q(answer_by__isnull=False),
                name="selection_an_offer_has_a_deadline",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None, answered_at=None)
                | Q(answered_by__isnull=False, answered_at__isnull=False, state__in=["accepted", "declined"]),
                name="selection_an_own_answer_is_somebodys",
            ),
        )
    ]
