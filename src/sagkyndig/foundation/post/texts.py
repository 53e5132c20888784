"""Words about mails that Python must utter."""

MARK_IN_SUBJECT = "[Demonstration] "
MARK_IN_BODY = "Demonstration: Mailen er opdigtet og er ikke sendt af en rigtig myndighed."
LINK_TO_COME = "(dit personlige link sættes ind, når mailen sendes)"
NO_ACCESS = "Personens adgang er stoppet."
NOT_GIVEN_UP = "Mailen er ikke opgivet, så den prøves stadig."
REFUSED = "Modtagerens mailserver afviste mailen (kode {code})."
SERVER_SAID = "Mailserveren tog ikke imod mailen (kode {code})."
SERVER_NOT_REACHED = "Mailserveren kunne ikke nås ({kind})."
CANNOT_BE_WRITTEN = "Mailen kunne ikke skrives ({kind})."
CALENDAR = {
    "": "",
    "REQUEST": "Sætter dagen i modtagerens kalender eller flytter den",
    "CANCEL": "Tager dagen ud af modtagerens kalender",
}
