"""What was done, in Danish, by the verb in the log."""

VERBS = {
    "audit.opened": "Åbnede hændelserne",
    "law.provisions_kept": "Indlæste bestemmelser",
    "municipalities.loaded": "Indlæste kommuner",
    "organisation.described": "Rettede oplysningerne om myndigheden",
    "people.access_ended": "Stoppede adgangen",
    "people.access_reopened": "Gav adgang igen",
    "people.link_spent": "Brugte sit personlige link",
    "people.municipal_person_added": "Tilføjede en person i en kommune",
    "people.password_chosen": "Valgte adgangskode",
    "people.person_corrected": "Rettede navn eller e-mail",
    "people.role_granted": "Gav en rolle",
    "people.role_withdrawn": "Fratog en rolle",
    "people.second_step_forgotten": "Nulstillede totrinslogin",
    "people.staff_added": "Tilføjede en medarbejder",
    "post.link_sent": "Sendte et personligt link",
    "post.opened_as_recipient": "Åbnede en mail som modtageren",
    "post.tried_again": "Forsøgte at sende en mail igen",
}

BY_THE_PROGRAM = "Systemet"
SOMEBODY_GONE = "Person {number}"


def in_danish(verb: str) -> str:
    """The verb's sentence; the verb itself where nobody has worded it yet."""
    return VERBS.get(verb, verb)
