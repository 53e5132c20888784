"""The pages of programmes and editions."""
