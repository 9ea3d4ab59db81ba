"""The staged import of partners' workbooks; how they are read, for whoever shows it."""

from exchange_admin.documents.workbook_reading import SUFFIXES, WorkbookCells, read_workbook

__all__ = ["SUFFIXES", "WorkbookCells", "read_workbook"]
