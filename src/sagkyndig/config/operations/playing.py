"""The demonstration played into an empty installation."""

from __future__ import annotations

from django.conf import settings

from sagkyndig.config.environment import is_local
from sagkyndig.config.operations import first_run
from sagkyndig.config.operations.refusal import Refused
from sagkyndig.lobby import demo


def play_demonstration() -> str:
    """Make the tables and play the whole edition; the name of what was played. Refused beside anybody's real data."""
    if not settings.DEMO:
        raise Refused(
            "Sæt SAGKYNDIG_DEMO=1, og peg SAGKYNDIG_VAR på en mappe til demonstrationen. »make run« gør begge dele."
        )
    if not is_local(settings.ALLOWED_HOSTS):
        raise Refused("En demonstration må kun kunne nås fra denne maskine. Lad SAGKYNDIG_HOSTS være tom.")
    first_run.upgrade()
    try:
        played = demo.play(content=settings.CONTENT_DIR)
    except demo.CannotPlay as problem:
        raise Refused(str(problem)) from problem
    return str(played.edition)
