"""Sentences about persons, roles and links that Python must utter."""

EMAIL_BELONGS_TO_ANOTHER = (
    "E-mailadressen bruges allerede af en anden person. Find personen på listen, eller brug en anden adresse."
)
EMAIL_BELONGS_ELSEWHERE = (
    "E-mailadressen bruges allerede af en person, der ikke hører til {municipality}. Brug en anden adresse."
)
STAFF_ROLE_IN_MUNICIPALITY = "{roles} er en rolle i myndigheden og kan ikke gives til en person i en kommune."
MUNICIPAL_ROLE_AMONG_STAFF = "{roles} er en rolle i en kommune og kan ikke gives til en medarbejder i myndigheden."
LONG_ENOUGH = "Mindst 12 tegn. Brug gerne flere ord, som kun du ville sætte sammen."
NO_ROLE = "Vælg mindst én rolle."
LAST_ADMINISTRATOR = "Der skal være mindst én administrator. Gør først en anden person til administrator."
OWN_ACCESS = "Du kan ikke stoppe din egen adgang. Bed en anden administrator om det."
ALREADY_ENDED = "Personens adgang er allerede stoppet."
NOT_ENDED = "Personen har allerede adgang."
HAS_ADMINISTRATOR = "Der er allerede en administrator. Nye medarbejdere tilføjes i browseren under Personer."
LINK_UNKNOWN = "Linket er ikke gyldigt."
LINK_SPENT = "Linket er allerede brugt."
LINK_EXPIRED = "Linket er udløbet."
LINK_OF_ENDED = "Adgangen er stoppet."
ERASED = "Slettet person"
ERASED_EMAIL = "slettet-{number}@slettet.invalid"
ERASED_ALREADY = "Personen er allerede slettet."
STAFF_ARE_NOT_ERASED = (
    "Medarbejdere slettes ikke enkeltvis: deres navn står ved det, de har besluttet, skrevet og offentliggjort. "
    "Stop i stedet adgangen."
)
ERASED_HAS_NO_ACCESS = "Personen er slettet og kan ikke få adgang igen. Tilføj personen på ny."
NAME_GOES = (
    "Navn og mailadresse erstattes af »Slettet person«, og adgangen stoppes. Kommunen bliver, så forløbet kan opgøres."
)
