"""The tables of the selection."""

from sagkyndig.journey.selection.models.decisions import Criteria, Decision, OwnChange
from sagkyndig.journey.selection.models.figures import AppealFigure, FigureImport, Initiative, PendingFigures
from sagkyndig.journey.selection.models.invitations import InvitationText, Recipient
from sagkyndig.journey.selection.models.standings import Standing

__all__ = [
    "AppealFigure",
    "Criteria",
    "Decision",
    "FigureImport",
    "Initiative",
    "InvitationText",
    "OwnChange",
    "PendingFigures",
    "Recipient",
    "Standing",
]
