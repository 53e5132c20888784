"""What is decided about a municipality's standing in an edition: states, transitions, and when places are taken."""
