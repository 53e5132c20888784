"""Sentences that the lobby must utter from Python."""

from sagkyndig.foundation.people.rules import Role

WHAT_A_ROLE_DOES = {
    Role.ADMINISTRATOR: (
        "Du opretter brugere, giver og tager roller, holder myndighedens oplysninger ved lige og ser, hvad der er sket "
        "i systemet. Du kan ikke se, hvad den enkelte har svaret."
    ),
    Role.PROGRAMME_MANAGER: (
        "Du opretter programmer og runder, vælger kommuner, finder en anden, når en takker nej, og følger alle forløb "
        "på rundens side."
    ),
    Role.CASE_AUTHOR: (
        "Du skriver det juridiske materiale og de opdigtede sager, læser kollegernes tekster igennem og godkender dem, "
        "og ser, hvad der skal gennemgås igen, når loven ændrer sig."
    ),
    Role.TEACHER: (
        "Du ser, hvor og hvornår du underviser, og hvem der kommer. Efter dagen læser du, hvad kursisterne syntes."
    ),
    Role.EVALUATOR: (
        "Du henter svarene ind, holder dem op mod målene, skriver de afsnit, som kun et menneske kan skrive, og gør "
        "rapporten klar."
    ),
    Role.CONTACT_PERSON: (
        "Du svarer for din kommune: Hvornår holder I e-læringsdag, hvor er den fysiske læringsdag, og hvem kommer? "
        "Det hele står under Mit forløb."
    ),
    Role.PARTICIPANT: (
        "Du ser, hvornår e-læringsdagen og den fysiske læringsdag er, hvor den fysiske dag holdes, og hvem der "
        "underviser. Det står under Mit forløb."
    ),
}
NO_DEMO_PERSON = "Personen er ikke længere med i demonstrationen. Vælg en anden."

STEPS_NOT_IN_USE = "Ikke i brug endnu: {titles}."
EDITION_BEGUN = "{name} er oprettet. Hold og datoer er med fra {old}."
YEAR_IS_TAKEN = "Programmet har allerede en runde i {year}. Vælg et andet år."
YEAR_IS_NOT_LATER = "Den nye runde skal ligge efter {year}, som den begynder fra."
ON_A_DAY_OFF = "Nogle af datoerne falder nu i en weekend eller på en helligdag. Ret dem under Datoer: {dates}."
CARRIED_TEAM = "Holdet på {people}{lead}. Du kan ændre det bagefter."
CARRIED_LEAD = " med {name} som gennemgående underviser"
CARRIED_DATES = (
    "{dates}, flyttet til det nye år. Falder en dato i en weekend eller på en helligdag, får du det at vide."
)
CARRIED_BY_STEP = {
    "evaluation": "Spørgeskemaet, så årene kan sammenlignes. Målene fastsættes på ny.",
}

TO_BE_REVIEWED = "{places} i materialet skal gennemgås igen, fordi lovregistret er ændret."
GO_THROUGH = "Gennemgå"

SOMEBODY = "En person"
THE_PROGRAM = "Sagkyndig"
# What the log's verbs mean, said of somebody: "Anne Lindegård satte runden i gang". {about} is what the entry is about.
HAPPENINGS = {
    "programme.edition_created": "oprettede runden",
    "programme.edition_corrected": "rettede oplysningerne om runden",
    "programme.edition_carried_over": "hentede hold og datoer fra runden før",
    "programme.edition_moved:running": "satte runden i gang",
    "programme.edition_moved:finished": "afsluttede runden",
    "programme.team_member_added": "satte {person} på holdet som {role}",
    "programme.team_member_removed": "tog {person} af holdet",
    "programme.lead_teacher_named": "gjorde {person} til gennemgående underviser",
    "programme.key_date_set": "satte datoen »{kind}« til {on}",
    "programme.key_date_removed": "fjernede datoen »{kind}«",
    "courses.course_chosen": "valgte rundens kursus",
    "selection.municipality_considered": "satte {municipality} på reservelisten",
    "selection.reserve_moved": "flyttede {municipality} på reservelisten",
    "selection.municipality_chosen": "valgte {municipality}",
    "selection.municipality_accepted": "noterede, at {municipality} deltager",
    "selection.municipality_declined": "noterede, at {municipality} takker nej",
    "selection.municipality_completed": "noterede, at {municipality} har gennemført sit forløb",
    "selection.invitation_text_written": "rettede teksten i invitationerne",
    "selection.municipality_invited": "inviterede {municipality}",
    "selection.municipality_reminded": "mindede {municipality} om at svare",
    "selection.offer_expired": "noterede, at fristen for {municipality} er overskredet",
    "selection.yes_received": "svarede ja for {municipality}",
    "selection.no_received": "svarede nej for {municipality}",
    "selection.offer_passed_on": "sendte tilbuddet til {municipality} videre til en kollega",
    "selection.municipality_withdrawn": "noterede, at {municipality} udgår",
    "selection.municipality_replaced": "lod {by} træde i stedet for {municipality}",
    "selection.step_taken_back": "fortrød det seneste skridt for {municipality}",
    "planning.course_run_opened": "oprettede et forløb for {about}",
    "planning.course_run_corrected": "rettede {abouts} forløb",
    "planning.contact_person_appointed": "gjorde {contact} til kontaktperson i {about}",
    "planning.elearning_day_chosen": "valgte e-læringsdag for {about}",
    "planning.learning_day_held": "oprettede den fysiske dag {about}",
    "planning.learning_day_corrected": "rettede den fysiske dag {about}",
    "planning.learning_day_joined": "satte {about} på en fysisk dag",
    "planning.learning_day_left": "tog {about} af den fysiske dag",
    "planning.colleagues_enrolled": "tilmeldte {count} kolleger fra {about}",
    "planning.colleague_restored": "tilmeldte en kollega fra {about} igen",
    "planning.enrolled_by_link": "tilmeldte sig med linket fra {about}",
    "planning.enrolment_link_made": "lavede et link, som kolleger i {about} tilmelder sig med",
    "planning.enrolment_link_closed": "lukkede linket til tilmelding i {about}",
    "planning.participants_invited": "sendte {count} invitationer til kursister i {about}",
    "planning.cases_wished_for": "valgte, hvilke cases {about} ønsker",
    "planning.topic_wished_for": "skrev et ønske til den fysiske dag for {about}",
    "planning.wish_taken_back": "fjernede et ønske til den fysiske dag for {about}",
    "planning.learning_day_booked": "valgte fysisk dag for {about}",
    "planning.room_described": "skrev, hvor den fysiske dag {about} holdes",
    "planning.sharing_said": "sagde, om {about} vil dele den fysiske dag",
    "planning.day_proposed": "foreslog en fysisk dag for {about}",
    "planning.day_proposal_taken_back": "tog forslaget til fysisk dag for {about} tilbage",
    "planning.day_proposal_agreed": "sagde ja til den dag, som {about} foreslog",
    "planning.day_proposal_turned_down": "sagde nej til den dag, som {about} foreslog",
    "planning.joint_day_offered": "spurgte {to} om at holde den fysiske dag sammen med {about}",
    "planning.joint_day_accepted": "sagde ja til en fælles fysisk dag med {about}",
    "planning.joint_day_declined": "sagde nej til en fælles fysisk dag med {about}",
    "planning.joint_day_taken_back": "tog tilbuddet til {to} om en fælles dag tilbage",
    "planning.joint_day_left": "tog {about} af den fælles dag",
    "planning.teacher_assigned": "satte {person} til at undervise {about}",
    "planning.teacher_withdrawn": "tog {person} af undervisningen {about}",
    "planning.municipality_reminded": "mindede {about} om det, der mangler",
    "planning.colleague_enrolled": "tilmeldte {person} fra {about}",
    "planning.enrolment_corrected": "rettede en tilmelding fra {about}",
    "planning.colleague_withdrawn": "afmeldte {person} fra {about}",
    "evaluation.survey_prepared": "valgte rundens spørgeskema",
    "evaluation.target_stated": "fastsatte et mål for spørgeskemaet",
    "evaluation.target_dropped": "fjernede et mål for spørgeskemaet",
    "evaluation.invited_stated": "skrev, hvor mange der fik spørgeskemaet",
    "evaluation.answers_imported": "hentede {respondents} svar ind",
    "evaluation.import_taken_out": "tog svar ud af opgørelsen",
    "evaluation.import_put_back": "tog svar med i opgørelsen igen",
    "report.text_written": "skrev en tekst til rapporten",
    "report.authored_text_taken": "gik tilbage til rapportens standardtekst",
    "report.fact_stated": "udfyldte en oplysning til rapporten",
    "report.finding_answered": "svarede på et fund i rapporten",
    "report.published": "offentliggjorde rapporten",
}
# The same done several times in a row, by the same person on the same day.
SEVERAL_HAPPENINGS = {
    "programme.team_member_added": "satte {count} på holdet",
    "programme.key_date_set": "fastsatte {count} datoer",
    "programme.key_date_removed": "fjernede {count} datoer",
    "selection.municipality_chosen": "valgte {count} kommuner",
    "selection.municipality_considered": "satte {count} kommuner på reservelisten",
    "selection.municipality_invited": "inviterede {count} kommuner",
    "selection.municipality_reminded": "mindede {count} kommuner om at svare",
    "selection.municipality_accepted": "noterede ja fra {count} kommuner",
    "selection.municipality_completed": "noterede, at {count} kommuner har gennemført deres forløb",
    "planning.course_run_opened": "oprettede {count} forløb",
    "planning.contact_person_appointed": "gjorde {count} til kontaktpersoner",
    "planning.learning_day_held": "oprettede {count} fysiske dage",
    "planning.learning_day_joined": "satte {count} kommuner på fysiske dage",
    "planning.teacher_assigned": "satte {count} til at undervise {about}",
    "planning.colleague_enrolled": "tilmeldte {count} kolleger fra {about}",
    "evaluation.target_stated": "fastsatte {count} mål for spørgeskemaet",
    "report.text_written": "skrev {count} tekster til rapporten",
    "report.fact_stated": "udfyldte {count} oplysninger til rapporten",
    "report.finding_answered": "svarede på {count} fund i rapporten",
}

BY_THE_PERSON = "personen selv"
BY_ANOTHER = "en anden eller systemet"
HAPPENED = "Hændelser"
LOG_STAYS = (
    "Hændelsesloggen bliver: den viser, hvem der gjorde hvad, med et nummer og uden navne. Nummeret fører til »Slettet "
    "person«."
)
PERSON_ERASED = "Oplysningerne er slettet. Personen står nu som »Slettet person«."
RETENTION_DECIDED = "Perioderne er gemt. De gælder fra den kommende nat."
MONTHS_TO_CHOOSE = "Måneder, regnet fra {since}. Mellem {fewest} og {most}; foreslået: {months}."
