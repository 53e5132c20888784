"""The administrator's page about the authority."""
