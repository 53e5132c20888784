"""What is refused about a person, each with the sentence that says why."""

from __future__ import annotations

from sagkyndig.foundation.people import texts
from sagkyndig.foundation.people.rules import LinkState


class PersonError(Exception):
    """Something about a person that cannot be; `str()` is the Danish sentence to show."""


class EmailBelongsToAnother(PersonError):
    """The e-mail is another person's."""


class MisplacedRole(PersonError):
    """A staff role for somebody in a municipality, or the other way round."""


class NoRole(PersonError):
    """A person without a role."""


class LastAdministrator(PersonError):
    """The installation would be left without an administrator."""


class OwnAccess(PersonError):
    """Somebody was about to lock themselves out."""


class AccessAlreadyEnded(PersonError):
    """Access has been ended before."""


class AccessNotEnded(PersonError):
    """Access has not been ended."""


class HasAdministrator(PersonError):
    """The first administrator is there already."""


class CannotBeErased(PersonError):
    """Staff, somebody who is erased already, or somebody on whom something still waits."""


class LinkNotUsable(PersonError):
    """The link is unknown, spent, expired or belongs to somebody whose access has ended: `state` says which."""

    def __init__(self, state: LinkState | None) -> None:
        self.state = state
        super().__init__(
            {
                None: texts.LINK_UNKNOWN,
                LinkState.SPENT: texts.LINK_SPENT,
                LinkState.EXPIRED: texts.LINK_EXPIRED,
                LinkState.ENDED: texts.LINK_OF_ENDED,
            }.get(state, texts.LINK_UNKNOWN)
        )
