"""What every step stands on: people, organisation, municipalities, law, post, audit and the user interface."""
