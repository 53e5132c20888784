"""What differs between two versions of a course: what came, went and moved, and the words that changed."""

from sagkyndig.journey.courses.rules.differences.courses import CourseDifferences, PartName, PartSeen, differences
from sagkyndig.journey.courses.rules.differences.fields import FieldChange
from sagkyndig.journey.courses.rules.differences.words import Change, Passage, Piece

__all__ = [
    "Change",
    "CourseDifferences",
    "FieldChange",
    "PartName",
    "PartSeen",
    "Passage",
    "Piece",
    "differences",
]
