"""One Danish sentence for each municipality: what became of it and why, written to be read by the municipality."""

from __future__ import annotations

from sagkyndig.journey.selection.rules.ground import Outcomes
from sagkyndig.journey.selection.rules.policy import Policy
from sagkyndig.journey.selection.rules.provisions import within, years_in_words
from sagkyndig.journey.selection.rules.ranking import Placed, Ranking, Status, Why
from sagkyndig.pure.danish import in_words, long_date, number


def sentence(placed: Placed, ranking: Ranking) -> str:
    """The sentence about one municipality of the ranking; it begins with its name and stands alone."""
    policy = ranking.policy
    match placed.why:
        case Why.INITIATIVE:
            return f"{placed.name} er ikke med i udvælgelsen denne gang, {_initiative(placed)}."
        case Why.NO_APPEALS:
            return f"{placed.name} er ikke vurderet, fordi ingen klager {_over(policy)} blev afgjort."
        case Why.TOO_FEW:
            return (
                f"{placed.name} er ikke vurderet, fordi kun {_appeals(placed.weighed.outcomes.decided)} {_over(policy)} blev "
                f"afgjort, og der skal være mindst {_one(policy.fewest_decided)}, før en omgørelsesprocent siger noget."
            )
        case Why.TAKEN_IN:
            return f"{placed.name} er udvalgt, fordi myndigheden har valgt kommunen til med begrundelsen {_reason(placed)}{_else(placed, ranking)}."
        case Why.TAKEN_OUT:
            return f"{placed.name} er ikke udvalgt, fordi myndigheden har valgt kommunen fra med begrundelsen {_reason(placed)}{_else(placed, ranking)}."
    return f"{placed.name} {_standing(placed, ranking)}: {_figures(placed, policy)}."


def _reason(placed: Placed) -> str:
    """The manager's own words, in one sentence with ours."""
    return f"»{' '.join(placed.reason.split()).rstrip('.')}«"


def _else(placed: Placed, ranking: Ranking) -> str:
    """What the figures alone gave it."""
    if placed.by_index is not None:
        return f"; efter kriterierne stod den som nummer {placed.by_index} af {number(ranking.candidates)}"
    if placed.weighed.initiative is not None:
        return "; efter kriterierne var den holdt ude, da den deltager i en anden indsats"
    return "; efter kriterierne var den ikke vurderet, da der er for få afgjorte klager"


def _initiative(placed: Placed) -> str:
    initiative = placed.weighed.initiative
    if initiative is None:
        return "da den deltager i en anden indsats"
    until = f" til {long_date(initiative.ends)}" if initiative.ends else ""
    return (
        f"da den deltager i en anden indsats ({initiative.kind}) fra {long_date(initiative.begins)}{until}, "
        "og to indsatser på én gang er for meget at bede om"
    )


def _standing(placed: Placed, ranking: Ranking) -> str:
    """»er udvalgt som nummer 3 af 93«, with what else decided it."""
    policy, of_all = ranking.policy, f"nummer {placed.by_index} af {number(ranking.candidates)}"
    if placed.status is Status.CHOSEN:
        if placed.why is Why.FOR_SIZE and placed.weighed.band is not None:
            return (
                f"er udvalgt som {of_all}, da {_places(placed.weighed.band.fewest_places)} er afsat til kommuner med "
                f"{placed.weighed.band.name}"
            )
        if placed.why is Why.BY_DRAW:
            return f"er udvalgt ved lodtrækning mellem de {_equals(ranking)}, der reelt står lige om de sidste pladser"
        if placed.why is Why.MOVED_UP:
            return f"er udvalgt som {of_all}, da en anden kommune er valgt fra"
        also = " og står reelt lige med andre om de sidste pladser" if placed.is_equal else ""
        return f"er udvalgt som {of_all}{also}"
    if placed.status is Status.RESERVE:
        return _reserve(placed, ranking)
    return f"er ikke udvalgt denne gang, {_because(placed, ranking) or f'da den er {of_all}, og der er {_places(policy.places)}'}"


def _reserve(placed: Placed, ranking: Ranking) -> str:
    place = (placed.rank or 0) - len(ranking.of(Status.CHOSEN))
    said_no = "en af de udvalgte" if place == 1 else f"{in_words(place)} af de udvalgte"
    because = _because(placed, ranking)
    return f"er nummer {place} på reservelisten og får tilbuddet, hvis {said_no} siger nej{f', {because}' if because else ''}"


def _because(placed: Placed, ranking: Ranking) -> str:
    of_all = f"nummer {placed.by_index} af {number(ranking.candidates)}"
    if placed.why is Why.BY_DRAW:
        return (
            f"da lodtrækningen mellem de {_equals(ranking)}, der reelt står lige om de sidste pladser, faldt sådan ud"
        )
    if placed.why is Why.GAVE_WAY:
        return f"da den er {of_all}, og en anden kommune er valgt til"
    if placed.why is Why.OVER_THE_LIMIT:
        most = ranking.policy.most_from_a_region
        limit = f"højst {_one(most)} fra samme region" if most is not None else "ikke flere af samme størrelse"
        return f"da den er {of_all}, men der udvælges {limit}"
    if placed.is_equal:
        return f"da den er {of_all}, selv om den reelt står lige med de sidste udvalgte"
    return ""


def _equals(ranking: Ranking) -> str:
    return f"{in_words(len(ranking.certainty.equals))} kommuner"


def _figures(placed: Placed, policy: Policy) -> str:
    """»14 af 20 afgjorte klager over ... blev omgjort, og ... nok omkring 58 procent (mellem 45 og 70) ...«"""
    outcomes, believed, population = placed.weighed.outcomes, placed.weighed.belief, placed.weighed.population
    if believed is None or population is None:
        return "der er ingen tal"
    low, high = believed.interval()
    others = "kommuner af samme størrelse" if policy.compares_within_bands else "kommunerne under ét"
    weight = ", og antallet af sager vejer også med" if policy.volume_weight else ""
    return (
        f"{_share(outcomes)} {_over(policy)} blev omgjort, og med antallet af sager taget i betragtning er "
        f"omgørelsesprocenten nok omkring {percent(believed.rate)} (mellem {percent(low)} og {percent(high)}) mod "
        f"{percent(population.mean)} i {others}{weight}"
    )


def _share(outcomes: Outcomes) -> str:
    hits, cases = outcomes.reversed, outcomes.decided
    if cases == 1:
        return "den ene afgjorte klage" if hits else "ikke den ene afgjorte klage"
    if hits in (0, cases):
        return f"{'ingen af de' if hits == 0 else 'alle'} {in_words(cases)} afgjorte klager"
    first, second = (in_words(hits), in_words(cases)) if cases <= 10 else (number(hits), number(cases))
    return f"{_one(hits) if hits == 1 and cases <= 10 else first} af {second} afgjorte klager"


def _over(policy: Policy) -> str:
    return f"over kommunens afgørelser {within(policy.provisions)} i {years_in_words(policy.years)}"


def _appeals(count: int) -> str:
    return f"{_one(count)} klage{'' if count == 1 else 'r'}"


def _places(count: int) -> str:
    return f"{_one(count)} plads{'' if count == 1 else 'er'}"


def _one(count: int) -> str:
    """In words, and one stressed, as a number is in Danish: »én«."""
    return "én" if count == 1 else in_words(count)


def percent(share: float) -> str:
    """A share between 0 and 1 in whole percent, halves up."""
    return number(int(100 * share + 0.5))
