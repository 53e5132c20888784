"""A list of colleagues looked through: roles in all usual words, what is wrong with each row, and how to mend it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sagkyndig.journey.planning.rules.colleagues import (
    Known,
    Line,
    Typed,
    looked_through,
    name_from_email,
    tidied,
)
from sagkyndig.journey.planning.rules.role_words import recognised_role
from sagkyndig.journey.planning.rules.roles import JOB_ROLES, JobRole

METTE = Typed(1, "Mette Holm", "mette@aadal.example", "Sagsbehandler", "Voksen")


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("Sagsbehandler", JobRole.CASEWORKER),
        ("sagsbehandlere", JobRole.CASEWORKER),
        ("SAGSBEH.", JobRole.CASEWORKER),
        ("Myndighedssagsbehandler", JobRole.CASEWORKER),
        ("sagsbehander", JobRole.CASEWORKER),
        ("Visitator", JobRole.CASEWORKER),
        ("rådgiver", JobRole.ADVISER),
        ("Socialrådgiver", JobRole.ADVISER),
        ("Handicap-rådgiver", JobRole.ADVISER),
        ("Raadgiver", JobRole.ADVISER),
        ("vejleder", JobRole.ADVISER),
        ("faglig leder", JobRole.PROFESSIONAL_LEADER),
        ("Teamleder", JobRole.PROFESSIONAL_LEADER),
        ("fagl. leder", JobRole.PROFESSIONAL_LEADER),
        ("Afdelingsleder, børn", JobRole.PROFESSIONAL_LEADER),
        ("Afdelingschef", JobRole.PROFESSIONAL_LEADER),
        ("faglig koordinator", JobRole.PROFESSIONAL_LEADER),
        ("Anden", JobRole.OTHER),
        ("Sagsbehandler og teamleder", None),
        ("jurist", None),
        ("Ledelse", None),
        ("", None),
        ("  ", None),
        ("12345", None),
    ],
)
def test_roles_are_known_by_their_usual_words(word: str, role: JobRole | None) -> None:
    assert recognised_role(word) == role


@pytest.mark.parametrize("role", JobRole)
def test_our_own_words_mean_themselves(role: JobRole) -> None:
    assert recognised_role(JOB_ROLES[role]) is role


def through(*rows: Typed, known: Known | None = None) -> tuple[Line, ...]:
    return looked_through(rows, known or Known(), "Ådal")


def said(line: Line) -> list[str]:
    return [str(fault) for fault in line.faults]


def test_a_row_that_is_in_order() -> None:
    (line,) = through(METTE)
    assert line.is_ready
    assert line.role_name == "Sagsbehandler"


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("name", "", "Navnet mangler. Skriv kollegaens navn."),
        ("name", "12 34", "»12 34« ligner ikke et navn. Skriv kollegaens navn."),
        ("name", "a@b.dk", "»a@b.dk« ligner ikke et navn. Skriv kollegaens navn."),
        ("email", "", "Mailadressen mangler. Skriv den adresse, kollegaen læser mails på."),
        ("email", "mette", "»mette« er ikke en mailadresse. Skriv den som navn@kommune.dk."),
        (
            "email",
            "mette@@aadal.example",
            "»mette@@aadal.example« er ikke en mailadresse. Skriv den som navn@kommune.dk.",
        ),
        ("email", "mette@aadal", "»mette@aadal« er ikke en mailadresse. Skriv den som navn@kommune.dk."),
        ("email", "mette.@aadal..dk", "»mette.@aadal..dk« er ikke en mailadresse. Skriv den som navn@kommune.dk."),
        (
            "email",
            "søren@aadal.example",
            "»søren@aadal.example« har æ, ø eller å før @. Det kan mailadresser ikke have. "
            "Skriv adressen, som den står i mailprogrammet.",
        ),
        ("department", "x" * 121, "Afdelingen er længere end 120 tegn. Skriv den kortere."),
    ],
)
def test_what_is_wrong_is_told_with_a_remedy(field: str, value: str, sentence: str) -> None:
    (line,) = through(replace(METTE, **{field: value}))
    assert said(line) == [sentence]
    assert line.faults[0].field == field
    assert not line.is_ready


@pytest.mark.parametrize("field", ["name", "department"])
def test_a_cpr_number_is_stopped(field: str) -> None:
    (line,) = through(replace(METTE, **{field: "Mette 010190-1234"}))
    assert "CPR-nummer" in said(line)[0]


def test_an_address_that_belongs_elsewhere_says_neither_who_nor_where() -> None:
    (line,) = through(METTE, known=Known(elsewhere=frozenset({METTE.email})))
    assert said(line) == [
        "»mette@aadal.example« kan ikke bruges til en kollega i Ådal. Se efter, om adressen er rigtig, eller ring til os."
    ]


def test_the_same_address_twice_is_the_second_rows_fault() -> None:
    one, other = through(METTE, replace(METTE, row=2, name="Per Dal"))
    assert one.is_ready
    assert said(other) == ["Adressen står også i række 1 ved Mette Holm. Ret den ene, eller spring rækken over."]


def test_the_same_person_twice_counts_once() -> None:
    one, other = through(METTE, replace(METTE, row=7, email=" METTE@aadal.example "))
    assert one.is_ready
    assert other.is_there
    assert other.note == "Står også i række 1 og tæller én gang."


def test_one_who_is_enrolled_is_skipped_and_needs_no_role() -> None:
    (line,) = through(replace(METTE, role=""), known=Known(enrolled=frozenset({METTE.email})))
    assert line.is_there
    assert not line.lacks_role


def test_a_name_that_stands_is_told() -> None:
    (line,) = through(METTE, known=Known(names={METTE.email: "Mette Lund"}))
    assert line.is_ready
    assert line.note == "Adressen hører hos jer til Mette Lund. Det navn bliver stående."


@pytest.mark.parametrize(
    ("email", "name", "tidy"),
    [
        ("mailto:Mette.Holm@K.dk?subject=Hej", "Holm, Mette", ("mette.holm@k.dk", "Mette Holm")),
        ("<m@k.dk>;", "  Mette   Holm ", ("m@k.dk", "Mette Holm")),
        ("m @k.dk", "»Mette Holm«", ("m@k.dk", "Mette Holm")),
        ("m@k.dk", "Holm, Mette, leder", ("m@k.dk", "Holm, Mette, leder")),
    ],
)
def test_what_mail_programs_put_around_is_taken_off(email: str, name: str, tidy: tuple[str, str]) -> None:
    typed = tidied(replace(METTE, email=email, name=name))
    assert (typed.email, typed.name) == tidy


@pytest.mark.parametrize(
    ("email", "name"),
    [
        ("mette.holm@k.dk", "Mette Holm"),
        ("anne-marie_dal@k.dk", "Anne-Marie Dal"),
        ("mh@k.dk", ""),
        ("mette@k.dk", ""),
        ("m.holm2@k.dk", ""),
        ("", ""),
    ],
)
def test_a_name_is_read_from_an_address_that_says_it(email: str, name: str) -> None:
    assert name_from_email(email) == name


def test_letters_that_no_database_takes_are_left_out() -> None:
    typed = tidied(Typed(1, "Met\x00te\u2028Holm", "m\ud800@k.dk", "leder\x07", "Bør\x00n\r\nog unge"))
    assert typed == Typed(1, "Mette Holm", "m@k.dk", "leder", "Børn og unge")
