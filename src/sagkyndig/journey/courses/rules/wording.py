"""What the kinds of things in a course are called, and what they are for, as people read it."""

from __future__ import annotations

from sagkyndig.journey.courses.rules.course import Feedback, Occasion, PageKind, PairKind, PaperKind

PAGE_KINDS = {
    PageKind.RULE: "regel",
    PageKind.EXPLANATION: "forklaring",
    PageKind.EXAMPLE: "eksempel",
    PageKind.CONTRAST_PAIR: "kontrastpar",
    PageKind.CASE: "case",
    PageKind.EXERCISE: "øvelse",
    PageKind.SUMMARY: "opsummering",
    PageKind.REFERENCES: "henvisninger",
}
PAPER_KINDS = {
    PaperKind.APPLICATION: "ansøgning",
    PaperKind.NOTE: "notat",
    PaperKind.MEDICAL: "lægelige oplysninger",
    PaperKind.LETTER: "brev",
    PaperKind.REPLY: "svar",
    PaperKind.STATEMENT: "udtalelse",
    PaperKind.SCHEDULE: "skema",
    PaperKind.DECISION: "afgørelse",
    PaperKind.COMPLAINT: "klage",
}
WHAT_PAGES_ARE_FOR = {
    PageKind.RULE: "hvad der gælder, gerne med en tjekliste",
    PageKind.EXPLANATION: "hvorfor reglen er, som den er, og hvordan den bruges",
    PageKind.EXAMPLE: "reglen brugt på et lille stykke af en sag",
    PageKind.CONTRAST_PAIR: "viser et kontrastpar",
    PageKind.CASE: "viser en case",
    PageKind.EXERCISE: "kursisten skriver eller finder noget selv",
    PageKind.SUMMARY: "det vigtigste af modulet, kort",
    PageKind.REFERENCES: "bestemmelser og principmeddelelser, samlet",
}
WHAT_PAIRS_ARE = {
    PairKind.STATEMENT_OF_REASONS: "to begrundelser: den ene viser, hvordan kommunen nåede frem, den anden gør ikke",
    PairKind.CASE_INVESTIGATION: "to måder at oplyse sagen på: den ene kan bære en afgørelse, den anden kan ikke",
}
FEEDBACK = {
    Feedback.AFTER_EACH_CASE: "Efter hver case",
    Feedback.ON_THE_DAY: "På den fysiske læringsdag",
    Feedback.NONE: "Ingen",
}
WHAT_FEEDBACK_MEANS = {
    Feedback.AFTER_EACH_CASE: "Kursisterne ser opmærksomhedspunkterne, når de selv har skrevet deres begrundelse.",
    Feedback.ON_THE_DAY: "Kursisterne ser opmærksomhedspunkterne første gang på den fysiske læringsdag.",
    Feedback.NONE: "Kursisterne ser ingen opmærksomhedspunkter. Ingen case skal have nogen.",
}
WITH_WORKED_ANSWER = "Hver case har et gennemarbejdet svar."
WITHOUT_WORKED_ANSWER = "Casene har ikke et gennemarbejdet svar."
OCCASIONS = {
    Occasion.E_LEARNING: "På e-læringsdagen: casen vises på en side i kurset",
    Occasion.PHYSICAL_DAY: "På den fysiske læringsdag: casen gemmes til dagen",
    Occasion.FOLLOW_UP: "Ved opfølgningen: casen gemmes til senere",
}


def feedback_sentence(feedback: Feedback, *, has_worked_answers: bool) -> str:
    """The policy of a course in two sentences."""
    return f"{WHAT_FEEDBACK_MEANS[feedback]} {WITH_WORKED_ANSWER if has_worked_answers else WITHOUT_WORKED_ANSWER}"
