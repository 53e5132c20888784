"""The Danish words for states, roles and key dates."""

from __future__ import annotations

from sagkyndig.journey.programme.rules.key_dates import KeyDateKind
from sagkyndig.journey.programme.rules.states import EditionState
from sagkyndig.journey.programme.rules.team import TeamRole

EDITION_STATES: dict[EditionState, str] = {
    EditionState.PLANNED: "planlagt",
    EditionState.RUNNING: "i gang",
    EditionState.FINISHED: "færdig",
}

TEAM_ROLES: dict[TeamRole, str] = {
    TeamRole.PROGRAMME_MANAGER: "Programleder",
    TeamRole.TEACHER: "Underviser",
    TeamRole.EVALUATOR: "Evaluator",
    TeamRole.CASE_AUTHOR: "Fagforfatter",
}

KEY_DATES: dict[KeyDateKind, str] = {
    KeyDateKind.MATERIAL_READY: "Materialet er klar",
    KeyDateKind.SELECTION_DONE: "Udvælgelsen er færdig",
    KeyDateKind.QUESTIONNAIRE_OUT: "Spørgeskemaet sendes ud",
    KeyDateKind.REPORT_PUBLISHED: "Rapporten offentliggøres",
    KeyDateKind.OTHER: "Egen dato",
}


def key_date_label(kind: KeyDateKind, label: str) -> str:
    """The label of one's own where there is one, else the kind's."""
    return label or KEY_DATES[kind]
