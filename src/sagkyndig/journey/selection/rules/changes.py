"""What would have changed the list: the same choice again with one criterion moved at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sagkyndig.journey.selection.rules.ground import Ground
from sagkyndig.journey.selection.rules.policy import Policy
from sagkyndig.journey.selection.rules.ranking import chosen_codes
from sagkyndig.pure.danish import in_words

_TRIED_WEIGHT = 25


@dataclass(frozen=True)
class Change:
    """A criterion moved, in words (»uden 2019«), and which municipalities would come in and go out."""

    words: str
    policy: Policy
    enters: tuple[str, ...]
    leaves: tuple[str, ...]


def what_would_change(ground: Ground, policy: Policy) -> tuple[Change, ...]:
    """Each criterion moved by itself; codes in order. Lots are left out of it on both sides."""
    chosen = set(chosen_codes(ground, policy))
    found = []
    for words, other in _moved(ground, policy):
        instead = set(chosen_codes(ground, other))
        found.append(Change(words, other, tuple(sorted(instead - chosen)), tuple(sorted(chosen - instead))))
    return tuple(found)


def _moved(ground: Ground, policy: Policy) -> Iterator[tuple[str, Policy]]:
    if len(policy.years) > 1:
        for year in policy.years:
            yield f"uden {year}", replace(policy, years=tuple(each for each in policy.years if each != year))
    if len(policy.provisions) > 1:
        for provision in policy.provisions:
            others = tuple(each for each in policy.provisions if each != provision)
            yield f"uden {provision}", replace(policy, provisions=others)
    if policy.fewest_decided > 1:
        yield "uden krav til antal sager", replace(policy, fewest_decided=0)
    doubled = max(2 * policy.fewest_decided, 5)
    yield f"mindst {in_words(doubled)} afgjorte sager", replace(policy, fewest_decided=doubled)
    if policy.volume_weight:
        yield "uden vægt på antal sager", replace(policy, volume_weight=0)
    else:
        yield f"med {_TRIED_WEIGHT} procents vægt på antal sager", replace(policy, volume_weight=_TRIED_WEIGHT)
    if any(band.fewest_places or band.most_places is not None for band in policy.size_bands):
        free = tuple(replace(band, fewest_places=0, most_places=None) for band in policy.size_bands)
        yield "uden hensyn til størrelse", replace(policy, size_bands=free)
    if policy.most_from_a_region is not None:
        yield "uden hensyn til region", replace(policy, most_from_a_region=None)
    if policy.excludes_initiatives and policy.decided_on and ground.initiatives:
        yield "uden at holde kommuner i andre indsatser ude", replace(policy, excludes_initiatives=False)
