"""Reads a contrast pair with its two letters, the shared decision, and what is to be verified."""

from __future__ import annotations

from sagkyndig.journey.courses.files.fields import Fields
from sagkyndig.journey.courses.files.folder import Folder
from sagkyndig.journey.courses.rules.course import ContrastPair, PairKind, SharedDecision, ToVerify
from sagkyndig.journey.courses.rules.places import COURSE_FILE, letter_file, pair_file, shared_file


def read_pair(files: Folder, key: str) -> ContrastPair | None:
    """The pair in par/<key>; None where its own file cannot be read, and then its letters are not looked at."""
    fields = files.table(pair_file(key))
    if fields is None:
        files.asked.update(file for file in files.files() if file.startswith(f"par/{key}/"))
        return None
    pair = ContrastPair(
        key=key,
        title=fields.text("titel"),
        kind=fields.one_of("slags", PairKind),
        facts=fields.text("sagen"),
        question=fields.text("spoergsmaal"),
        first=files.body(letter_file(key, 1)) or "",
        second=files.body(letter_file(key, 2)) or "",
        sound=fields.number("holder"),
        element=fields.text("element"),
        temptation=fields.text("frister"),
        principle=fields.text("princip"),
        alike=fields.text("ens"),
        provisions=fields.texts("bestemmelser", required=True),
        to_verify=to_verify(fields),
    )
    fields.close()
    return pair


def read_shared_decision(files: Folder, key: str, course: Fields) -> SharedDecision | None:
    file = shared_file(key)
    if not files.has(file):
        course.ledger.fault(
            COURSE_FILE,
            "faelles_afgoerelse",
            "missing-file",
            f"Den fælles afgørelse »{key}« står i kurset, men filen {file} mangler.",
            "Skriv filen, eller ret navnet.",
        )
        return None
    fields = files.table(file)
    if fields is None:
        return None
    shared = SharedDecision(
        key=key,
        title=fields.text("titel"),
        provisions=fields.texts("bestemmelser", required=True),
        options=fields.texts("muligheder", required=True),
        form_a=fields.texts("form_a", required=True),
        form_b=fields.texts("form_b", required=True),
        considerations=fields.text("hensyn"),
        to_verify=to_verify(fields),
    )
    fields.close()
    return shared


def to_verify(fields: Fields) -> tuple[ToVerify, ...]:
    """The tables [[efterproev]] of a page, a case, a pair or a shared decision."""
    entries = []
    for each in fields.tables("efterproev"):
        entries.append(ToVerify(each.text("maerke"), each.text("tekst")))
        each.close()
    return tuple(entries)
