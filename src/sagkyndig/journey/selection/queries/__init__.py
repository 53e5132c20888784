"""Every read of the selection."""

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
    "StandingFacts",
    "StandingRow",
    "StandingsPage",
    "back_of",
    "codes_on_the_list",
    "edition_lists",
    "municipalities_with_a_place",
    "municipalities_with_places",
    "next_reserve",
    "standing",
    "standing_facts",
    "standings",
    "standings_page",
]
