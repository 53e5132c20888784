"""Telling people by mail of their days, so that their calendars follow the plan."""

from __future__ import annotations

from django.dispatch import Signal

# Told when a day, or who is to be told of it, may have changed and the transaction stands: `tasks` wakes the worker.
days_changed = Signal()
