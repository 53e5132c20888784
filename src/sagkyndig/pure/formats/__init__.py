"""Public standards as frozen dataclasses and the text that others read: a package for each."""
