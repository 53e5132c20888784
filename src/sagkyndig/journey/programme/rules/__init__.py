"""What is decided about programmes and editions: states, the team, key dates."""
