"""Adding persons, giving and withdrawing roles, ending access, and the links that sign people in."""

from sagkyndig.foundation.people.actions.access import end_access, grant_role, reopen_access, set_roles, withdraw_role
from sagkyndig.foundation.people.actions.erasure import anonymise_person, note_data_opened
from sagkyndig.foundation.people.actions.persons import (
    add_municipal_person,
    add_staff,
    correct_person,
    make_first_administrator_link,
    revise_person,
)
from sagkyndig.foundation.people.actions.refusals import (
    AccessAlreadyEnded,
    AccessNotEnded,
    CannotBeErased,
    EmailBelongsToAnother,
    HasAdministrator,
    LastAdministrator,
    LinkNotUsable,
    MisplacedRole,
    NoRole,
    OwnAccess,
    PersonError,
)
from sagkyndig.foundation.people.actions.way_in import (
    choose_password,
    forget_old_links,
    forget_second_step,
    make_sign_in_link,
    note_own_change,
    spend_sign_in_link,
)

__all__ = [
    "AccessAlreadyEnded",
    "AccessNotEnded",
    "CannotBeErased",
    "EmailBelongsToAnother",
    "HasAdministrator",
    "LastAdministrator",
    "LinkNotUsable",
    "MisplacedRole",
    "NoRole",
    "OwnAccess",
    "PersonError",
    "add_municipal_person",
    "add_staff",
    "anonymise_person",
    "choose_password",
    "correct_person",
    "end_access",
    "forget_old_links",
    "forget_second_step",
    "grant_role",
    "make_first_administrator_link",
    "make_sign_in_link",
    "note_data_opened",
    "note_own_change",
    "reopen_access",
    "revise_person",
    "set_roles",
    "spend_sign_in_link",
    "withdraw_role",
]
