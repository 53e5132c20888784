"""The sentences about sound that cannot be used: what is the matter, and what to do about it."""

from __future__ import annotations

_SAVE_AS = "Gem optagelsen som MP3, M4A (AAC) eller WAV, og upload den igen."
_EXPORT = "Åbn optagelsen i det program, den er lavet med, eksportér den som MP3, og upload den nye fil."

EMPTY = "Filen er tom. Vælg filen igen, eller optag siden på ny."
TOO_SHORT = "Optagelsen er under et sekund. Kontrollér, at det er den rigtige fil."
SILENT = "Der er helt stille i hele optagelsen. Kontrollér, at mikrofonen var slået til, og optag siden på ny."
NOT_WHOLE = f"Filen er ikke hel. Hent eller kopiér den igen, og upload den på ny. Hjælper det ikke: {_EXPORT}"
HOLES = f"Der er noget inde i filen, som ikke er lyd, eller lyden er gået i stykker undervejs. {_EXPORT}"
NOT_SOUND = f"Filen ligner en MP3-fil, men indeholder ikke rigtig lyd. {_SAVE_AS}"
NOT_SOUND_M4A = f"Filen ligner en M4A-fil, men indeholder ikke rigtig lyd. {_SAVE_AS}"
BROKEN = f"Filens opbygning er i stykker, så lyden kan ikke læses. {_EXPORT}"
FILM = f"Filen er en film. {_EXPORT}"
NO_TRACK = f"Der er ingen lyd i filen. Kontrollér, at det er den rigtige. {_SAVE_AS}"
SEVERAL_TRACKS = f"Der er flere lydspor i filen, og siden kan kun have ét. {_EXPORT}"
CUT = f"Optagelsen er klippet sammen af flere stykker, som stadig ligger i filen. {_EXPORT}"
IN_PIECES = f"Filen er gemt i løse stykker, som ikke alle browsere kan afspille. {_EXPORT}"
PROTECTED = "Filen er beskyttet mod kopiering og kan ikke bruges. Optag siden selv."
OTHER_CODING = f"Lyden er gemt på en måde, som ikke alle browsere kan afspille. {_EXPORT}"
WAV_CODING = "WAV-filen er gemt på en måde, vi ikke kan læse. Gem den som almindelig WAV (PCM, 16 bit) eller som MP3, og upload den igen."
WAV_CHANNELS = "WAV-filen har mere end to kanaler. Gem den i mono eller stereo, og upload den igen."
WAV_HEADER = f"WAV-filens oplysninger om lyden mangler eller passer ikke sammen. {_EXPORT}"
WAV_EMPTY = "Der er ingen lyd i WAV-filen. Kontrollér, at det er den rigtige fil, eller optag siden på ny."

_KINDS = {
    "program": "et program",
    "zip": "en pakket fil eller et dokument",
    "pdf": "en PDF",
    "web page": "en tekst eller en webside",
    "picture": "et billede",
    "film": "en film",
}
_SOUND_KINDS = {
    "ogg": "OGG",
    "flac": "FLAC",
    "wma": "WMA",
    "aiff": "AIFF",
    "amr": "AMR",
    "caf": "CAF",
    "aac": "rå AAC",
    "webm": "WebM",
}


def too_large(limit: int) -> str:
    megabytes = limit // (1024 * 1024)
    return (
        f"Filen fylder mere end {megabytes} MB. Gem optagelsen som MP3, så fylder den langt mindre, og upload den igen."
    )


def too_long(limit: float) -> str:
    return f"Optagelsen varer mere end {int(limit // 60)} minutter. Del siden i to, eller læs den op i kortere form."


def of_kind(filename: str, kind: str) -> str:
    """That a file is something else than its name may say."""
    name = f"»{filename[:57]}…«" if len(filename) > 60 else f"»{filename}«" if filename else "Filen"
    if kind in _SOUND_KINDS:
        return f"{name} er lyd i formatet {_SOUND_KINDS[kind]}, som ikke alle browsere kan afspille. {_SAVE_AS}"
    what = _KINDS.get(kind)
    return (
        f"{name} er {what}, ikke en lydfil. {_SAVE_AS}"
        if what
        else f"{name} er ikke en lydfil, vi kan læse. {_SAVE_AS}"
    )
