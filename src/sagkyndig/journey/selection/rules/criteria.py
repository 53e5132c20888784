"""The criteria, how sure the list is, and how to read its figures: in Danish, for the bench as for the memo."""

from __future__ import annotations

from sagkyndig.journey.selection.rules.evidence import Evidence
from sagkyndig.journey.selection.rules.ground import Ground
from sagkyndig.journey.selection.rules.policy import Policy
from sagkyndig.journey.selection.rules.provisions import provisions_in_words, years_in_words
from sagkyndig.journey.selection.rules.ranking import Ranking, Status
from sagkyndig.pure.danish import capitalised, in_words, long_date, number, plural

READING_GUIDE = (
    "Omgørelsesprocenten er andelen af de afgjorte klager, hvor kommunens afgørelse blev ændret, ophævet eller hjemvist. "
    "Afviste, henlagte og tilbagekaldte klager tæller ikke med. Tallet siger kun noget om afgørelser, der blev påklaget, "
    "ikke om kommunens sagsbehandling i det hele taget, og en hjemvist sag kan ende med samme resultat."
)
WHY_SHRUNKEN = (
    "En kommune med få sager kan have en høj eller lav procent ved et tilfælde. Derfor er hver kommunes procent trukket "
    "mod gennemsnittet, mest hvor sagerne er få, og den står med det interval, som den ligger i 95 ud af 100 gange. En lille "
    "kommune bliver hverken valgt eller forbigået, fordi den er lille."
)
TRUE_SOURCE = (
    "Tal for et helt område kommer fra Danmarkskortet, tal for den enkelte bestemmelse fra klageinstansens talportal. "
    "Talportalen rettes bagud, så tallene kan være anderledes, hvis de hentes igen."
)
WHY_A_DRAW_IS_FAIR = (
    "Lodtrækning er retfærdig her, fordi ingen har krav på en plads, kommunerne reelt står lige, og intet skøn afgør sagen. "
    "Den gør det også muligt bagefter at måle virkningen ærligt, da de, der ikke blev trukket ud, ligner dem, der blev."
)


def criteria_in_words(policy: Policy) -> list[str]:
    """The policy as a short readable text, a sentence or two for each criterion."""
    said = [
        f"Vi ser på {provisions_in_words(policy.provisions)} i {years_in_words(policy.years)}. År og bestemmelser er lagt "
        "sammen, sag for sag.",
        f"Mindst {plural(policy.fewest_decided, 'afgjort sag', 'afgjorte sager')}; med færre bliver en kommune ikke vurderet."
        if policy.fewest_decided > 1
        else "Der er intet krav til antallet af sager.",
        "Kommunerne står i rækkefølge efter omgørelsesprocenten, når der er taget højde for antallet af sager."
        if not policy.volume_weight
        else f"Rækkefølgen er {100 - policy.volume_weight} procent omgørelsesprocent (når der er taget højde for antallet af "
        f"sager) og {policy.volume_weight} procent antal afgjorte sager.",
        "En kommune sammenlignes med kommuner af samme størrelse."
        if policy.compares_within_bands
        else "En kommune sammenlignes med alle kommuner i filen.",
    ]
    promised = [band for band in policy.size_bands if band.fewest_places]
    said += [
        f"Der er mindst {plural(band.fewest_places, 'plads', 'pladser')} til kommuner med {band.name}."
        for band in promised
    ]
    said += [
        f"Der er højst {plural(band.most_places, 'plads', 'pladser')} til kommuner med {band.name}."
        for band in policy.size_bands
        if band.most_places is not None
    ]
    if policy.most_from_a_region is not None:
        said.append(f"Der vælges højst {municipalities_in_words(policy.most_from_a_region)} fra samme region.")
    if policy.excludes_initiatives and policy.decided_on:
        said.append(
            f"En kommune, der den {long_date(policy.decided_on)} er i gang med en anden indsats (fx taskforce), holdes ude."
        )
    else:
        said.append("Andre indsatser (fx taskforce) er ikke oplyst og indgår derfor ikke.")
    said.append(
        f"Der er {plural(policy.places, 'plads', 'pladser')} og {plural(policy.reserves, 'reserve', 'reserver')}."
    )
    said.append(
        "Står to helt lige, kommer den med den højeste omgørelsesprocent først, derefter den med flest omgjorte sager, derefter "
        "den med laveste kommunekode. Rækkefølgen i filen betyder intet."
    )
    if policy.draws_among_equals:
        said.append("Mellem kommuner, der reelt står lige om de sidste pladser, trækkes der lod.")
    return said


def certainty_in_words(ranking: Ranking) -> str:
    """»Syv af de ti er på listen i mindst otte af ti gentagelser. De sidste tre kunne ...«"""
    chosen, sure = ranking.of(Status.CHOSEN), ranking.certainty
    if not chosen or ranking.candidates == len(chosen):
        return "Alle kommuner, der kan vælges, har en plads. Listen kunne derfor ikke være en anden."
    said = [
        f"{_count_of(len(sure.firm), len(chosen))} er på listen i mindst {in_words(ranking.policy.firm_from // 10)} af ti "
        "gentagelser."
    ]
    inside = sum(each.is_equal for each in chosen)
    outside = len(sure.equals) - inside
    if sure.equals:
        others = "én, der ikke kom med" if outside == 1 else f"{in_words(outside)}, der ikke kom med"
        said.append(f"{_count_of(inside, len(chosen))} står reelt lige med {others}.")
    return " ".join(said)


def _count_of(count: int, whole: int) -> str:
    if count == whole:
        return f"Alle {in_words(whole)}" if whole > 1 else "Den ene"
    first = "Ingen" if count == 0 else "Én" if count == 1 else capitalised(in_words(count))
    return f"{first} af de {in_words(whole)}"


def municipalities_in_words(count: int) -> str:
    return "én kommune" if count == 1 else f"{in_words(count)} kommuner"


def evidence_in_words(shown: Evidence) -> list[str]:
    """The clean baseline year and why, and the smallest effect that could be shown."""
    there = (
        "Tallene for det år ligger allerede i filen." if shown.is_in_the_file else "Tallene for det år er ikke i filen."
    )
    said = [
        f"Virkningen skal måles fra {shown.baseline_year}, som ikke er brugt til at vælge efter, og forløbene skal begynde "
        "senere. Kommuner, der er valgt på en høj procent, får som regel en lavere året efter, også uden undervisning. "
        f"{there}"
    ]
    if shown.smallest is None:
        return [*said, "Der er for få sager til at regne ud, hvor stor en virkning der kan vises."]
    against = (
        f", når de udvalgte holdes op mod {plural(shown.others, 'kommune', 'kommuner')}, der kunne være valgt"
        if shown.others
        else ", uden andre kommuner at holde dem op mod"
    )
    return [
        *said,
        f"De udvalgte har tilsammen omkring {number(shown.cases_a_year)} afgjorte sager om året. Med ét år før og "
        f"{in_words(shown.years_after)} år efter kan et fald i omgørelsesprocenten på {number(100 * shown.smallest, 0)} "
        f"procentpoint vises i otte af ti tilfælde{against}. Et mindre fald kan være der, uden at det kan vises.",
    ]


def lacks_in_words(ground: Ground, ranking: Ranking) -> list[str]:
    """What the choice goes without: fewer chosen than there are places, and figures that are not there."""
    policy, chosen = ranking.policy, ranking.of(Status.CHOSEN)
    missing = ground.missing_cells(policy.years, policy.provisions)
    said = []
    if len(chosen) < policy.places:
        said.append(
            f"Der er {plural(policy.places, 'plads', 'pladser')}, men kriterierne giver kun "
            f"{municipalities_in_words(len(chosen)) if chosen else 'ingen kommuner'}."
        )
    if missing:
        said.append(
            f"For {plural(missing, 'kombination', 'kombinationer')} af kommune, år og bestemmelse er der ingen række. Det er "
            "læst, som om der ingen klager var."
        )
    return said
