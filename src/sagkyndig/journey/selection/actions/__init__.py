"""Every write of the selection."""

from sagkyndig.journey.selection.actions.decisions import (
    change_municipality,
    decide,
    keep_reckonings,
    set_criteria,
    undo_change,
)
from sagkyndig.journey.selection.actions.invitations import (
    NotInvited,
    answer_offer,
    invite_another_person,
    invite_municipalities,
    invite_municipality,
    keep_deadlines,
    pass_on_offer,
    write_invitation_text,
)
from sagkyndig.journey.selection.actions.standings import (
    choose_municipality,
    consider_municipality,
    move_reserve,
    record_acceptance,
    record_completion,
    record_decline,
    replace_municipality,
    take_back,
    withdraw_municipality,
)

__all__ = [
    "NotInvited",
    "answer_offer",
    "change_municipality",
    "choose_municipality",
    "consider_municipality",
    "decide",
    "invite_another_person",
    "invite_municipalities",
    "invite_municipality",
    "keep_deadlines",
    "keep_reckonings",
    "move_reserve",
    "pass_on_offer",
    "record_acceptance",
    "record_completion",
    "record_decline",
    "replace_municipality",
    "set_criteria",
    "take_back",
    "undo_change",
    "withdraw_municipality",
    "write_invitation_text",
]
