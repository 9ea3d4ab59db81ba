"""The draft as the window shows it: copies, so that a job may go on working on the draft itself."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, zip_longest

from exchange_admin.domain.problems import Problem
from exchange_admin.services.importing import WorkbookCells
from exchange_admin.services.importing.draft import (
    LEFT_OUT,
    ImportDraft,
    ImportOptions,
    RowState,
    StagedColumn,
    StagedRow,
    StagedSheet,
)
from exchange_admin.services.importing.reading import is_left_aside
from exchange_admin.services.importing.sheets import shown

NOT_READ = "ignored"
"""Column key of what is left alone."""
SAMPLES = 3  # cells shown of a column
LOOKED_AT = 200  # lines that the samples come from
READY = frozenset({RowState.NEW.value, RowState.KNOWN.value})
UNREADY = frozenset({RowState.QUESTION.value, RowState.FIX.value})


@dataclass(frozen=True)
class StagedView:
    """`rows` stand in the order of the draft; a place in it is how verbs name a row. `states` are theirs, with
    `leave_out` for what somebody left out. `is_answers`: a form whose columns are known and whose rows are about what
    they were sent for."""

    file: str
    options: ImportOptions
    sheets: tuple[StagedSheet, ...]
    rows: tuple[StagedRow, ...]
    states: tuple[str, ...]
    skipped_sheets: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    hides_unseen: bool = False
    other_sheets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    remarks: tuple[Problem, ...] = ()
    is_answers: bool = False

    @cached_property
    def counts(self) -> Mapping[tuple[int, str], int]:
        """Rows by sheet and state."""
        return Counter((row.sheet, state) for row, state in zip(self.rows, self.states, strict=True))

    def ready(self) -> int:
        """Rows that would go into the records now."""
        return sum(n for (_, state), n in self.counts.items() if state in READY)

    def unready(self) -> int:
        """Rows that would stay in the draft."""
        return sum(n for (_, state), n in self.counts.items() if state in UNREADY)


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """A column of the file: where, what stands above it, how it is read now, some of its cells."""

    index: int
    heading: str
    key: str
    samples: tuple[str, ...]
    puzzling: bool = False  # nobody knew what it holds
    guess: bool = False  # only a word of its heading told
    aside: bool = False  # it is left out until somebody confirms it


def look_at(draft: ImportDraft, old: StagedView | None = None) -> StagedView:
    """Copies what the window shows; rows that did not change keep their old copy."""
    before = old.rows if old is not None and len(old.rows) == len(draft.rows) else ()
    rows = tuple(was if was == row else _copy(row) for row, was in zip_longest(draft.rows, before) if row is not None)
    states = tuple(LEFT_OUT if row.decision == LEFT_OUT else row.state.value for row in rows)
    sheets = tuple(map(dataclasses.replace, draft.sheets))
    view = StagedView(
        draft.file,
        draft.options,
        sheets,
        rows,
        states,
        draft.skipped_sheets,
        draft.hidden_sheets,
        draft.hides_unseen,
        dict(draft.other_sheets),
        tuple(draft.remarks),
        draft.is_answers,
    )
    assert view.counts is not None  # counted here, in the job
    return view


def source_columns(view: StagedView, at: int, book: WorkbookCells | None) -> list[SourceColumn]:
    """The columns of sheet `at`; without the file at hand only those that are read."""
    read = {column.index: column for column in view.sheets[at].columns}
    if book is None:
        rows = list(islice((row for row in view.rows if row.sheet == at), LOOKED_AT))
        return [
            SourceColumn(
                index,
                _heading(column.heading, column.key),
                column.key,
                _samples(row.cells.get(column.key, "") for row in rows),
                guess=column.guess,
                aside=is_left_aside(view.sheets[at], column),
            )
            for index, column in read.items()
        ]
    lines = _column_lines(view, at, book, LOOKED_AT)
    headings, found = _headings(view, at, book), []
    headings += [read[index].heading for index in sorted(read) if index >= len(headings) and read[index].heading]
    for index, heading in enumerate(headings):
        column = read.get(index)
        if heading or column:
            key = column.key if column else NOT_READ
            unread = view.sheets[at].unread  # a heading below another one stands behind it there
            puzzling = column is None and any(one == heading or one.endswith(f" {heading}") for one in unread)
            if column and _stands_otherwise(view, at, column, book):
                cells = iter(list(_staged_cells(view, at, column.key).values())[:LOOKED_AT])
            else:
                cells = (line[index] for line in lines.values() if index < len(line))
            guess, aside = bool(column and column.guess), bool(column and is_left_aside(view.sheets[at], column))
            found.append(SourceColumn(index, heading, key, _samples(cells), puzzling, guess, aside))
    return found


def column_texts(view: StagedView, at: int, index: int, book: WorkbookCells | None) -> dict[int, str]:
    """The cells of a column as text, by the number of the line."""
    column = next((one for one in view.sheets[at].columns if one.index == index), None)
    if book is not None and not (column and _stands_otherwise(view, at, column, book)):
        lines = _column_lines(view, at, book)
        return {number: line[index] if index < len(line) else "" for number, line in lines.items()}
    return _staged_cells(view, at, column.key if column else "")


def column_faults(view: StagedView, at: int, index: int, book: WorkbookCells | None) -> dict[int, str]:
    """What cells of a column have lost, by the number of the line; nothing where the list stands otherwise than line by
    line."""
    staged = view.sheets[at]
    if staged.layout.forms or staged.layout.in_columns:
        return {}
    sheet = next((one for one in book.sheets if one.name == staged.name), None) if book else None
    return {line + 1: code for (line, column), code in sheet.faults.items() if column == index} if sheet else {}


def _staged_cells(view: StagedView, at: int, key: str) -> dict[int, str]:
    return {row.number: row.cells.get(key, "") for row in view.rows if row.sheet == at}


def _stands_otherwise(view: StagedView, at: int, column: StagedColumn, book: WorkbookCells) -> bool:
    """Whether the column is not one of the file as it stands there: a part of its cells, or several put together."""
    sheet = view.sheets[at]
    lines = _sheet_lines(sheet, book)
    above = lines[sheet.header_row - 1] if 0 < sheet.header_row <= len(lines) else ()
    if not column.heading or not above:
        return False
    own = shown(above[column.index]) if column.index < len(above) else ""  # type: ignore[arg-type]
    return bool(column.index >= max(map(len, lines)) or (own and not column.heading.endswith(own)))


def _column_lines(view: StagedView, at: int, book: WorkbookCells, most: int | None = None) -> Mapping[int, list[str]]:
    """The lines of a sheet that hold people, as text, by number; the first `most` of them."""
    lines = _sheet_lines(view.sheets[at], book)
    numbers = islice((row.number for row in view.rows if row.sheet == at), most)
    return {n: [shown(cell) for cell in lines[n - 1]] for n in numbers if n <= len(lines)}  # type: ignore[arg-type]


def _headings(view: StagedView, at: int, book: WorkbookCells) -> list[str]:
    sheet = view.sheets[at]
    lines = _sheet_lines(sheet, book)
    above = lines[sheet.header_row - 1] if 0 < sheet.header_row <= len(lines) else ()
    read = {column.index: _heading(column.heading, column.key) for column in sheet.columns}
    width = max((len(line) for line in lines), default=0)
    own = [shown(above[index]) if index < len(above) else "" for index in range(width)]  # type: ignore[arg-type]
    return [read.get(index) or text for index, text in enumerate(own)]


def _sheet_lines(staged: StagedSheet, book: WorkbookCells | None) -> Sequence[Sequence[object]]:
    """The lines of the sheet as the list stands in it."""
    sheets = book.sheets if book else ()
    return next((staged.layout.seen(sheet.rows) for sheet in sheets if sheet.name == staged.name), ())


def _copy(row: StagedRow) -> StagedRow:
    return dataclasses.replace(
        row,
        cells=dict(row.cells),
        faults=dict(row.faults),
        values=dict(row.values),
        problems=list(row.problems),
        choices=dict(row.choices),
        picked=dict(row.picked),
        near=dict(row.near),
    )


def _heading(written: str, key: str) -> str:
    """Empty where the column was told by hand and has its key for a heading."""
    return "" if written == key else written


def _samples(texts: Iterable[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for text in texts:
        if text:
            found.setdefault(text)
        if len(found) == SAMPLES:
            break
    return tuple(found)
