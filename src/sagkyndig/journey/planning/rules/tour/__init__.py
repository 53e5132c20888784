"""The whole tour of an edition: what may be proposed, what it costs, the best of it, and why something cannot be."""

from sagkyndig.journey.planning.rules.tour.contradictions import Contradiction
from sagkyndig.journey.planning.rules.tour.costs import Cost, Reason
from sagkyndig.journey.planning.rules.tour.policy import TOUR_POLICY, TourPolicy
from sagkyndig.journey.planning.rules.tour.proposal import Item, Proposal, line_costs, propose, quality
from sagkyndig.journey.planning.rules.tour.world import Asked, Held, Option, StandingDay, TourRun, TourWorld

__all__ = [
    "TOUR_POLICY",
    "Asked",
    "Contradiction",
    "Cost",
    "Held",
    "Item",
    "Option",
    "Proposal",
    "Reason",
    "StandingDay",
    "TourPolicy",
    "TourRun",
    "TourWorld",
    "line_costs",
    "propose",
    "quality",
]
