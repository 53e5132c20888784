"""The administrator's page of what was done."""
