"""The roles, the links that sign people in, and what is told of each place that leads to a person."""

from sagkyndig.foundation.people.rules.own_traces import TRACES
from sagkyndig.foundation.people.rules.roles import (
    LINK_POLICY,
    MUNICIPAL_ROLES,
    STAFF_ROLES,
    LinkPolicy,
    LinkPurpose,
    LinkState,
    OwnChange,
    Role,
    fitting_roles,
    hash_of,
    link_state,
    misplaced_roles,
    purpose_of_link_for,
)
from sagkyndig.foundation.people.rules.traces import AfterErasing, DataAbout, Item, Trace

__all__ = [
    "LINK_POLICY",
    "MUNICIPAL_ROLES",
    "STAFF_ROLES",
    "TRACES",
    "AfterErasing",
    "DataAbout",
    "Item",
    "LinkPolicy",
    "LinkPurpose",
    "LinkState",
    "OwnChange",
    "Role",
    "Trace",
    "fitting_roles",
    "hash_of",
    "link_state",
    "misplaced_roles",
    "purpose_of_link_for",
]
