"""The demo: the edition of 2023 in an invented world, played through the actions that people use.

It is seed data, documentation and test at once. Times are those of the story, never the clock's, so that two
installations that play it hold the same.
"""

from sagkyndig.lobby.demo.play import CannotPlay, play

__all__ = ["CannotPlay", "play"]
