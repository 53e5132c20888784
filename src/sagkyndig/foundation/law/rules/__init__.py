"""How provisions and precedents are cited, found in running text, and held against the law of a date."""

from sagkyndig.foundation.law.rules.changes import (
    CONTENT,
    Change,
    ChangeKind,
    FieldChange,
    KeptEntry,
    Pair,
    changed_fields,
    paired,
    provisions_among,
)
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
from sagkyndig.foundation.law.rules.register import (
    CERTAINTIES,
    STATUSES,
    Entry,
    EntryKey,
    Register,
    Resolution,
    Standing,
)

__all__ = [
    "CERTAINTIES",
    "CONTENT",
    "LAWS",
    "STATUSES",
    "Change",
    "ChangeKind",
    "Citation",
    "Entry",
    "EntryKey",
    "FieldChange",
    "KeptEntry",
    "Law",
    "Pair",
    "ProvisionRow",
    "Reference",
    "Register",
    "Resolution",
    "Standing",
    "changed_fields",
    "citation",
    "in_running_text",
    "law_name",
    "order_of",
    "paired",
    "provisions_among",
    "references_in",
]
