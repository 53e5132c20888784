"""Every read of the law: the register, its pages, and the provisions that an edition chooses among."""

from sagkyndig.foundation.law.queries.pages import (
    Change,
    ChangedEntry,
    EntryPage,
    EntryRow,
    RegisterPage,
    changed_entries,
    entry_page,
    register_page,
)
from sagkyndig.foundation.law.queries.provisions import all_provisions, choices_by_law, provisions
from sagkyndig.foundation.law.queries.register import as_entry, is_own_file, register

__all__ = [
    "Change",
    "ChangedEntry",
    "EntryPage",
    "EntryRow",
    "RegisterPage",
    "all_provisions",
    "as_entry",
    "changed_entries",
    "choices_by_law",
    "entry_page",
    "is_own_file",
    "provisions",
    "register",
    "register_page",
]
