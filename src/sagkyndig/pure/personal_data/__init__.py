"""Personal data in free text: CPR numbers, e-mail addresses, phone numbers and road names, and where they stand."""

from sagkyndig.pure.personal_data.finding import Certainty, Finding, Kind
from sagkyndig.pure.personal_data.search import find
from sagkyndig.pure.personal_data.wording import faults, hints

__all__ = ["Certainty", "Finding", "Kind", "faults", "find", "hints"]
