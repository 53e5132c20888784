"""Every read of the selection."""

from sagkyndig.journey.selection.queries.invitations import (
    Offer,
    invitation_preview,
    invitation_text,
    offer,
    offers_of,
    waiting_offer,
)
from sagkyndig.journey.selection.queries.own_places import OwnPlace, has_said_yes, own_places
from sagkyndig.journey.selection.queries.standings import (
    EditionList,
    StandingFacts,
    StandingRow,
    StandingsPage,
    back_of,
    codes_on_the_list,
    edition_lists,
    municipalities_with_a_place,
    municipalities_with_places,
    next_reserve,
    standing,
    standing_facts,
    standings,
    standings_page,
)

__all__ = [
    "EditionList",
    "Offer",
    "OwnPlace",
    "StandingFacts",
    "StandingRow",
    "StandingsPage",
    "back_of",
    "codes_on_the_list",
    "edition_lists",
    "has_said_yes",
    "invitation_preview",
    "invitation_text",
    "municipalities_with_a_place",
    "municipalities_with_places",
    "next_reserve",
    "offer",
    "offers_of",
    "own_places",
    "standing",
    "standing_facts",
    "standings",
    "standings_page",
    "waiting_offer",
]
