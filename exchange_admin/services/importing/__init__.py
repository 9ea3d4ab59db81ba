"""The staged import of partners' workbooks."""

from exchange_admin.services.importing.draft import (
    LEFT_OUT,
    NEW_PERSON,
    Candidate,
    ImportDraft,
    ImportOptions,
    RowState,
    StagedColumn,
    StagedRow,
    StagedSheet,
)
from exchange_admin.services.importing.headings import KINDS, PEOPLE, RESULTS, Headings
from exchange_admin.services.importing.imports import Applied, Imports, ImportTables, outcome_as_plain
from exchange_admin.services.importing.words import ImportWords

__all__ = [
    "KINDS",
    "LEFT_OUT",
    "NEW_PERSON",
    "PEOPLE",
    "RESULTS",
    "Applied",
    "Candidate",
    "Headings",
    "ImportDraft",
    "ImportOptions",
    "ImportTables",
    "ImportWords",
    "Imports",
    "RowState",
    "StagedColumn",
    "StagedRow",
    "StagedSheet",
    "outcome_as_plain",
]
