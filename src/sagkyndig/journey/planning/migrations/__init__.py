"""Changes to the tables of this step, one idea each."""
