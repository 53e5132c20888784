"""Django's entry to this package."""

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "sagkyndig.journey.planning"
    label = "planning"
    verbose_name = "Planlægning"

    def ready(self) -> None:
        # Actions know no tasks, so that the plan tells and the worker listens.
        from sagkyndig.journey.planning.actions.news import days_changed
        from sagkyndig.journey.planning.tasks import wake_the_worker

        days_changed.connect(wake_the_worker, dispatch_uid="planning.wake_the_worker")
