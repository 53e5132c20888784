"""Which entries of the log tell only of ways in and of who looked: they may go when the others stay."""

# All other entries say who decided or changed what, and stay as long as that does.
ACCESS_VERBS = (
    "people.data_opened",
    "people.link_spent",
    "people.password_changed",
    "people.password_chosen",
    "people.recovery_codes_made",
    "people.second_step_forgotten",
    "people.second_step_removed",
    "people.second_step_set_up",
    "post.link_sent",
    "post.opened_as_recipient",
    "post.tried_again",
)
# Where an entry names a person besides the one who acted, by the key in its details.
PERSONS_IN_DETAILS = ("person", "contact")
