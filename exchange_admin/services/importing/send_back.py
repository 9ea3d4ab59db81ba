"""The rows that are not ready, as a workbook for the partner who sent them: their own columns, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from exchange_admin.documents.table_cells import CellContent, Column, ColumnKind
from exchange_admin.documents.tables import BookFacts, TableSheet, WrittenTables, write_tables
from exchange_admin.domain.problems import Level
from exchange_admin.domain.wording import Wording
from exchange_admin.services.importing.draft import ImportDraft, StagedRow, StagedSheet
from exchange_admin.services.importing.list_shapes import shape_of


def write_rows_to_correct(draft: ImportDraft, target: Path, words: Wording, creator: str) -> WrittenTables:
    """Writes a sheet for each sheet of the file that has such rows, in the language of `words`."""
    sheets = [
        TableSheet(sheet.name, _columns(sheet, words), _lines(sheet, rows, words))
        for at, sheet in enumerate(draft.sheets)
        if (rows := [row for row in draft.rows if row.sheet == at and not row.is_ready])
    ]
    facts = BookFacts(f"{words.say('import.sheet.title')}: {draft.file}", creator, words.language)
    return write_tables(target, sheets, facts)


def _columns(sheet: StagedSheet, words: Wording) -> list[Column]:
    shape = shape_of(sheet.kind)
    return [
        Column(words.say("import.sheet.row"), ColumnKind.INTEGER),
        Column(words.say("import.sheet.state")),
        Column(words.say("import.sheet.reasons")),
        *(Column(column.heading or shape.label(column.key, words), ColumnKind.IDENTIFIER) for column in sheet.columns),
    ]


def _lines(sheet: StagedSheet, rows: Iterable[StagedRow], words: Wording) -> Iterator[list[CellContent]]:
    for row in rows:
        said = [words.problem(problem) for problem in row.problems if problem.level is not Level.INFORMS]
        cells = [row.cells.get(column.key, "") for column in sheet.columns]
        yield [row.number, words.say(f"import.state.{row.state}"), " ".join(dict.fromkeys(said)), *cells]
