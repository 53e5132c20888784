"""A synthetic corpus for the guard against personal data: sentences with something planted, and sentences without."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from sagkyndig.pure.personal_data import Kind

SEED = 20230401
PLANTED = 3_000
HARMLESS = 4_000

CARRIERS = (
    "Borgeren ({}) har søgt om BPA den 20. februar 2023.",
    "Jeg hedder Hanne, {} og jeg vil gerne høre om min sag.",
    "Notat 14.3.2023: {}, oplyst efter RSL § 10.",
    "{}",
    "Se BEK 1069/2020 og VEJ 9375/2024, {}",
    "- {} (moren)",
    "| Navn | {} | 12 timer |",
    "Skriv til os: {}.",
    "»{}« stod der i brevet af 4. april 2023.",
)
HARMLESS_CARRIERS = (
    "Sagen handler om {}.",
    "Notat: {}, se også akt 2",
    "{}",
    "Kommunen skrev »{}« i brevet.",
    "| {} | i alt |",
    "Det står i {} og er rigtigt nok.",
)
FIRST_NAMES = ("hanne", "per", "søren", "anna-lise", "k.friis", "mth")
DOMAINS = ("birkesund.example", "mosevig.kommune.example", "mail.example", "sygehus.havrum.example")


@dataclass(frozen=True)
class Sentence:
    """`kind` and `planted` are None where the sentence holds nothing personal."""

    text: str
    kind: Kind | None = None
    planted: str | None = None


def sentences() -> Iterator[Sentence]:
    """The same sentences each time."""
    chance = random.Random(SEED)  # noqa: S311  the same sentences each time
    makers = {Kind.CPR: cpr, Kind.EMAIL: email, Kind.PHONE: phone}
    for number in range(PLANTED):
        kind = list(makers)[number % len(makers)]
        planted = makers[kind](chance)
        yield Sentence(chance.choice(CARRIERS).format(planted), kind, planted)
    for _ in range(HARMLESS):
        yield Sentence(chance.choice(HARMLESS_CARRIERS).format(harmless(chance)))


def cpr(chance: random.Random) -> str:
    """A made-up number of a real date in one of many spellings; most do not keep modulus 11."""
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(0, 99)
    shown_day = day + chance.choice((0, 0, 0, 60))
    date, serial = f"{shown_day:02}{month:02}{year:02}", f"{chance.randint(0, 9999):04}"
    parts = (f"{shown_day:02}", f"{month:02}", f"{year:02}")
    return chance.choice(
        (
            f"{date}-{serial}",
            f"{date}{serial}",
            f"{date} {serial}",
            f"{date}–{serial}",
            f"{date} - {serial}",
            f"{date}\u00a0{serial}",
            f"{date}/{serial}",
            f"{' '.join(parts)} {serial}",
            f"{'.'.join(parts)}-{serial}",
            f"{'-'.join(parts)}-{serial}",
            f"{'/'.join(parts)}-{serial}",
            f"{date} {serial[:2]} {serial[2:]}",
            f"{' '.join(date)} {' '.join(serial)}",
            f"{date[:4]}19{date[4:]}-{serial}",
            f"{parts[0]}.{parts[1]}.19{parts[2]}-1{serial[1:]}",
        )
    )


def email(chance: random.Random) -> str:
    at = chance.choice(("@", "@", "@", "(at)", " [snabel-a] "))
    return f"{chance.choice(FIRST_NAMES)}{at}{chance.choice(DOMAINS)}"


def phone(chance: random.Random) -> str:
    figures = f"{chance.randint(21, 99)}{chance.randint(0, 999_999):06}"
    if figures[:2] in {"19", "20"}:
        figures = "31" + figures[2:]
    pairs = [figures[at : at + 2] for at in range(0, 8, 2)]
    return chance.choice(
        (
            " ".join(pairs),
            "-".join(pairs),
            f"{figures[:4]} {figures[4:]}",
            f"+45 {figures}",
            f"+45 {' '.join(pairs)}",
            f"0045{figures}",
            f"tlf. {figures}",
            f"mobil: {figures}",
            f"{figures[:2]} {figures[2:5]} {figures[5:]}",
        )
    )


def harmless(chance: random.Random) -> str:
    """What looks like it and is not: law numbers, dates, years, hours, amounts, numbers of cases and firms."""
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1998, 2026)
    number, small = chance.randint(100, 19_999), chance.randint(1, 99)
    return chance.choice(
        (
            f"BEK {number}/{year}",
            f"VEJ {number}",
            f"VEJ {number}/{year}, pkt. {small}",
            f"LBK {number} af {day}.{month}.{year}",
            f"lov nr. {number} af {day:02}.{month:02}.{year}",
            f"PM {small}-{chance.randint(10, 26)}",
            f"{chance.randint(10, 199)}-{chance.randint(10, 26)}",
            f"SEL § {small}, stk. {chance.randint(1, 9)}",
            f"{day}.{month}.{year}",
            f"{day:02}.{month:02}.{year}",
            f"{day:02}-{month:02}-{year}",
            f"{year}-{month:02}-{day:02}",
            f"{day:02}{month:02}{year}",
            f"{day:02}.{month:02}.{year} kl. {chance.randint(0, 23)}.{chance.randint(10, 59)}",
            f"{day:02}.{month:02}.{year} {year}",
            f"{day}.{month}.{year}-{day}.{month}.{year + 1}",
            f"årene {year}-{year + 1}",
            f"{year} {year + 1}",
            f"kl. {chance.randint(0, 11)}-{chance.randint(12, 23)}",
            f"{number}.{chance.randint(100, 999)} kr. ({year})",
            f"{chance.randint(1, 9)}.{chance.randint(100, 999)}.{chance.randint(100, 999)} kr.",
            f"{chance.randint(20, 99)} {chance.randint(100, 999)} {chance.randint(100, 999)} kr.",
            f"CVR {chance.randint(20_000_000, 49_999_999)}",
            f"sagsnr. {year}-{number}",
            f"journalnummer {chance.randint(20_000_000, 49_999_999)}",
            f"EAN 579800{chance.randint(1_000_000, 9_999_999)}",
            f"{small} t {chance.randint(10, 59)} min om ugen",
            f"den {day:02}.{month:02}.{year % 100:02} og igen i {year}",
            f"født {year}, {small} år",
            f"{small}½ time, {small},{chance.randint(10, 99)} pct.",
            f"pkt. {small}.{chance.randint(1, 9)}.{chance.randint(1, 9)}",
            f"side {small}-{small + 4}, {year}",
        )
    )
