"""The way in and the way on: home, the overview of an edition, and all that must be asked of every step.

The lobby knows the order of the steps and asks each of them through its `signposts`; no step knows the lobby.
"""
