"""The lobby's pages."""
