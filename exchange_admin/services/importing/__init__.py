"""The staged import of partners' workbooks."""

from exchange_admin.documents.workbook_reading import SUFFIXES, WorkbookCells, read_workbook
from exchange_admin.services.importing.draft import (
    LEFT_OUT,
    NEW_RECORD,
    Candidate,
    ImportDraft,
    ImportOptions,
    RowState,
    StagedColumn,
    StagedRow,
    StagedSheet,
)
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.imports import Applied, Imports, outcome_as_plain
from exchange_admin.services.importing.list_shapes import KINDS, PEOPLE, RESULTS
from exchange_admin.services.importing.sources import ImportTables
from exchange_admin.services.importing.words import ImportWords

__all__ = [
    "KINDS",
    "LEFT_OUT",
    "NEW_RECORD",
    "PEOPLE",
    "RESULTS",
    "SUFFIXES",
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
    "WorkbookCells",
    "outcome_as_plain",
    "read_workbook",
]
