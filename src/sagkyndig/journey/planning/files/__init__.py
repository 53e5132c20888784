"""The files that planning writes."""
