"""What the one who runs the installation does to it: first run, safety check, backup, restore, nightly work.

Who acts: an operator at a terminal, through `sagkyndig` (see `config/command.py`). Each operation returns what it did as
dataclasses or raises `Refused` with a Danish sentence; only `command.py` prints.
"""
