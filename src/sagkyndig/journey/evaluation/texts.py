"""Danish sentences of the evaluation that Python must utter."""

from __future__ import annotations

from sagkyndig.pure.danish import listing, plural

TARGETS_ARE_FIXED = "Der er kommet svar, så målene kan ikke længere ændres."
SAME_FILE = "Filen er allerede hentet ind. Svarene tæller kun med én gang."
PREPARED_MEANWHILE = "Runden har allerede fået et spørgeskema."
FILE_CANNOT_BE_USED = "Filen kan ikke bruges. Ret det, der står i tabellen, og vælg filen igen."
FILE_IS_GONE = "Filen venter ikke længere. Under »Hentede svar« kan du se, om den er hentet ind. Er den ikke det, så vælg den igen."
NOTHING_TO_THROW_AWAY = "Filen venter ikke længere, så der er ikke noget at kassere."


def imported(respondents: int) -> str:
    return f"{plural(respondents, 'besvarelse', 'besvarelser')} er hentet ind."


def target_in_words(labels: tuple[str, ...], percent: int) -> str:
    """ "Mindst 75 procent svarer »I høj grad« eller »I nogen grad«." """
    return f"Mindst {percent} procent svarer {listing([f'»{label}«' for label in labels], 'eller')}."
