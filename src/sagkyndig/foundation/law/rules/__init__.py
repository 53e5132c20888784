"""How provisions and precedents are cited, found in running text, and held against the law of a date."""

from sagkyndig.foundation.law.rules.citations import (
    LAWS,
    Citation,
    Law,
    ProvisionRow,
    citation,
    in_running_text,
    law_name,
    order_of,
)
from sagkyndig.foundation.law.rules.references import Reference, references_in
from sagkyndig.foundation.law.rules.register import Entry, Register, Resolution, Standing

__all__ = [
    "LAWS",
    "Citation",
    "Entry",
    "Law",
    "ProvisionRow",
    "Reference",
    "Register",
    "Resolution",
    "Standing",
    "citation",
    "in_running_text",
    "law_name",
    "order_of",
    "references_in",
]
