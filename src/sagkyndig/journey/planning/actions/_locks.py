"""The lock that writes about a forløb begin with."""

from __future__ import annotations

from sagkyndig.journey.planning.models import CourseRun


def locked_run(run: CourseRun) -> CourseRun:
    """The forløb as it is stored, with all that actions ask of it, locked until the transaction ends."""
    found: CourseRun = (
        CourseRun.objects.select_for_update(of=("self",))
        .select_related("municipality", "edition", "learning_day", "contact_person")
        .get(pk=run.pk)
    )
    return found
