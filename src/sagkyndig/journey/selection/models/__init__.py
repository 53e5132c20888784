"""The tables of the selection."""

from sagkyndig.journey.selection.models.invitations import InvitationText, Recipient
from sagkyndig.journey.selection.models.standings import Standing

__all__ = ["InvitationText", "Recipient", "Standing"]
