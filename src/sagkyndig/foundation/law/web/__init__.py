"""The list of the law register."""
