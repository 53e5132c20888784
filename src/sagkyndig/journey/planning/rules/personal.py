"""Which columns of this step lead to a person, and what erasing does to them."""

from __future__ import annotations

from sagkyndig.foundation.people.rules import AfterErasing, Trace

_RUN = (("Kommune", "course_run__municipality__name"), ("Runde", "course_run__edition__year"))
_PROPOSAL = (*_RUN, ("Dag", "on"), ("Bemærkning", "note"), ("Svar", "state"), ("Foreslået", "proposed_at"))
_OFFER = (
    ("Fra", "asker__municipality__name"),
    ("Til", "asked__municipality__name"),
    ("Besked", "message"),
    ("Svar", "state"),
    ("Sendt", "made_at"),
)

TRACES = (
    Trace(
        "planning.CourseRun.contact_person",
        "Kontaktperson for forløb",
        (("Kommune", "municipality__name"), ("Runde", "edition__year")),
        AfterErasing.STAYS,
        "At kommunen havde en kontaktperson på et afholdt forløb, bliver, uden navn.",
    ),
    Trace(
        "planning.Enrolment.person",
        "Tilmeldinger",
        (
            *_RUN,
            ("Funktion", "job_role"),
            ("Afdeling", "department"),
            ("Tilmeldt", "enrolled_on"),
            ("Afmeldt", "left_on"),
            ("Tilmeldte sig selv med kommunens link", "by_link"),
            ("Inviteret", "invited_at"),
            ("Mindet om dagen", "reminded_on"),
        ),
        AfterErasing.EMPTIED,
        "Afdelingen slettes, og tilmeldinger til forløb, der ikke er holdt, afmeldes. At der var en tilmeldt med den "
        "funktion, bliver, så antallet i rapporten passer.",
    ),
    Trace(
        "planning.EnrolmentLink.made_by",
        "Link til tilmelding, lavet",
        (*_RUN, ("Lavet", "made_at")),
        AfterErasing.EMPTIED,
        "Linket virker fortsat for kommunens øvrige folk, uden navn på den, der lavede det.",
    ),
    Trace(
        "planning.Wish.written_by",
        "Ønsker til den fysiske dag",
        (*_RUN, ("Ønske", "text"), ("Case", "case_key"), ("Skrevet", "written_at")),
        AfterErasing.GOES,
        "Ønsker, personen har skrevet, slettes.",
    ),
    Trace(
        "planning.DayProposal.proposed_by",
        "Forslag til fysisk dag",
        _PROPOSAL,
        AfterErasing.EMPTIED,
        "Bemærkningen slettes. At kommunen foreslog dagen, og hvad svaret blev, bliver, uden navn.",
    ),
    Trace("planning.DayProposal.answered_by", "Svar på forslag til fysisk dag", _PROPOSAL, AfterErasing.STAFF),
    Trace(
        "planning.JointOffer.made_by",
        "Tilbud om fælles dag",
        _OFFER,
        AfterErasing.EMPTIED,
        "Beskeden slettes. At den ene kommune spurgte den anden, og svaret, bliver, uden navn.",
    ),
    Trace(
        "planning.JointOffer.answered_by",
        "Svar på tilbud om fælles dag",
        (*_OFFER[:2], *_OFFER[3:], ("Besvaret", "answered_at")),
        AfterErasing.STAYS,
        "Kommunens svar bliver, uden navn.",
    ),
    Trace(
        "planning.CalendarNotice.person",
        "Kalendermails",
        (("Dag", "on"), ("Sted", "place"), ("Aflyst", "is_called_off"), ("Sendt til", "email"), ("Sendt", "told_at")),
        AfterErasing.GOES,
        "Hvad personens kalender har fået at vide, slettes.",
    ),
    Trace(
        "planning.CalendarFeed.person",
        "Kalender, der abonneres på",
        (("Lavet", "made_at"),),
        AfterErasing.GOES,
        "Adressen slettes og holder op med at virke.",
    ),
    Trace(
        "planning.CalendarEntry.person",
        "Undervisningsdage i kalenderen",
        (("Dag", "on"), ("Fra", "starts_at"), ("Til", "ends_at"), ("Sted", "place"), ("Aflyst", "is_called_off")),
        AfterErasing.STAFF,
    ),
    Trace(
        "planning.DayTeacher.person",
        "Undervisning",
        (("Dag", "on"), ("Sted", "day__place"), ("Gennemgående underviser", "is_lead")),
        AfterErasing.STAFF,
    ),
    Trace(
        "planning.Absence.person",
        "Fravær fra undervisning",
        (("Fra", "first_on"), ("Til", "last_on")),
        AfterErasing.STAFF,
    ),
    Trace(
        "planning.Disqualification.person",
        "Inhabilitet",
        (("Kommune", "municipality__name"), ("Fra", "since_on"), ("Grund", "reason")),
        AfterErasing.STAFF,
    ),
)
