"""The file of a partner, to be sent back: what keeps its rows from being imported is marked in it, in the partner's
language. Nothing is said that only the office knows: whom a row may be about, what the office has of them."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from exchange_admin.documents.cell_marks import SheetMarks
from exchange_admin.documents.marked_copy import NotCopied, write_marked_copy, write_same_cells
from exchange_admin.documents.workbook_reading import CellValue, SheetCells, WorkbookCells, read_workbook
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.wording import Wording
from exchange_admin.services.importing.columns_by_hand import source_columns_of, with_columns_by_hand
from exchange_admin.services.importing.draft import LEFT_OUT, STRUCK, ImportDraft, StagedRow, StagedSheet
from exchange_admin.services.importing.list_shapes import shape_of
from exchange_admin.services.importing.own_marks import NOBODY, key_of, marks_of, over_keys, without_marks
from exchange_admin.services.importing.partner_language import partner_language
from exchange_admin.services.importing.sheets import shown
from exchange_admin.services.parts import Parts, Service

_PART = " - "  # between the name of a sheet and the number of a further list in it
NOTED = "import.sent_back.{id}"
"""Setting of the file about what was sent back: draft, file, day, options, headings, corrected cells."""
_OF_CELLS = re.compile(
    r"(?:cell|value|person|document|phone|money|period)\.(?!unknown_reference|called_alike|read_only|number_taken).*"
    r"|import\.(?:name_order|name_with_words|only_initials|only_one_cell|second_document|second_name|series_unusual|two_dates"
    r"|zero_may_be_lost|says_gone|struck|joined_name|(?:name|day)_differs|not_\w+|two_numbers|same_as_row|same_as_column|same_number|row_differs|row_repeated|more_hours_than_planned|no_day"
    r"|which_document|not_in_answer|month_or_day|parts_otherwise|level_doubtful|level_of_another|half_a_name"
    r"|says_unsure|undivided_name|same_days|issued_(?:before_birth|ahead)|(?:title|family)_other_sex)"
)
"""Problems that a partner can do something about, and whose sentences hold nothing but what the file says."""


class Copied(StrEnum):
    """What the workbook is: the file itself, its cells in a new workbook, or only the rows that are not ready."""

    FILE = "file"
    CELLS = "cells"
    ROWS = "rows"


@dataclass(frozen=True, slots=True)
class SentBack:
    """`lost` names what of the partner's file the copy lacks; `rows` have something to correct, `for_office` wait for
    an answer of the office alone."""

    path: Path
    copied: Copied
    lost: tuple[str, ...]
    language: str
    language_guessed: bool
    rows: int
    for_office: int


def said_of_sent(sent: SentBack, words: Wording) -> str:
    """What was written, what it lacks of the partner's file, what is only a guess."""
    said = [words.say(f"import.sent.{sent.copied}", {"path": sent.path.name, "n": sent.rows})]
    language = words.choice("language", sent.language)
    said.append(
        words.say("import.sent.guessed" if sent.language_guessed else "import.sent.language", {"language": language})
    )
    if sent.lost:
        lost = words.listed(words.say(f"import.sent.lost.{one}") for one in sent.lost)
        said.append(words.say("import.sent.lacks", {"what": lost}))
    if sent.for_office:
        said.append(words.say("import.sent.for_office", {"n": sent.for_office}))
    return " ".join(said)


class SendingBack(Service[Parts]):
    def write(
        self,
        draft: ImportDraft,
        target: Path,
        *,
        source: Path | None = None,
        book: WorkbookCells | None = None,
        language: str = "",
        note: bool = True,
        step: Callable[[], None] | None = None,
    ) -> SentBack:
        """Marks a copy of `source`, which was read as `book`; without them, and of a file whose lines are not those of
        a list, the rows of the draft stand in a new workbook. `note`: it is written down here, so that the file is
        known when it returns; the draft gets an id then. Raises RuleBroken with `import.nothing_to_correct`,
        FileNotWritten."""
        guessed, is_guess = partner_language(self._store, draft.options, draft.sheets)
        words = self._wordings[language or guessed]
        told = {id(row): problems for row in draft.rows if (problems := _to_correct(row))}
        waiting = sum(1 for row in draft.rows if _waits(row))
        if not waiting:
            raise RuleBroken(Problem("import.nothing_to_correct"))
        sent = self._origin.new_id() if note else NOBODY
        is_in_lines = all(sheet.layout.has_lines_of_its_own and sheet.header_row for sheet in draft.sheets)
        read = (book or (_read_again(source) if source is not None else None)) if is_in_lines else None
        copied, lost = Copied.ROWS, tuple[str, ...]()
        if read is not None:
            marks = _marks(draft, read, words, sent, told)
            copied, lost = _write(read, source, target, marks, same_file=book is None, step=step)
        else:
            rows = _rows_as_book(draft, words)
            _write(rows, None, target, _marks_of_rows(draft, rows, words, sent, told), same_file=False, step=step)
        if note:
            self._note(draft, sent, read)
        at_office = sum(1 for row in draft.rows if _waits(row) and id(row) not in told)
        return SentBack(target, copied, lost, words.language, is_guess and not language, len(told), at_office)

    def _note(self, draft: ImportDraft, sent: str, book: WorkbookCells | None) -> None:
        draft.id = draft.id or self._origin.new_id()
        seen = with_columns_by_hand(book, draft.options) if book is not None else None
        self._store.settings.set(
            NOTED.format(id=sent),
            {
                "draft": draft.id,
                "file": draft.file,
                "on": self._today().isoformat(),
                "options": dataclasses.asdict(draft.options),
                "kinds": sorted({sheet.kind for sheet in draft.sheets if not sheet.guess}),
                "columns": [
                    [column.heading, column.key]
                    for sheet in draft.sheets
                    for column in sheet.columns
                    if column.heading and not column.guess
                ],
                "corrected": list(_corrected(draft, seen, sent)) if seen is not None else [],
            },
        )


def mark_of_text(sent: str, text: str) -> str:
    """By which a text is known that is not kept here."""
    return hashlib.sha256(f"{sent}\0{text}".encode()).hexdigest()


def _corrected(draft: ImportDraft, book: WorkbookCells, sent: str) -> Iterable[list[object]]:
    """Cells in which the draft says something else than the file: list, row, key, mark of what the file says."""
    plain, _ = without_marks(book)
    sheets = {sheet.name: sheet for sheet in plain.sheets}
    for row in draft.rows:
        lines = sheets[draft.sheets[row.sheet].name].rows if draft.sheets[row.sheet].name in sheets else []
        cells = lines[row.number - 1] if row.number <= len(lines) else []
        for column in draft.sheets[row.sheet].columns:
            text = shown(cells[column.index]) if column.index < len(cells) else ""
            if column.heading and text != row.cells.get(column.key, ""):
                yield [row.sheet, row.number, column.key, mark_of_text(sent, text)]


def _waits(row: StagedRow) -> bool:
    return not row.is_ready and row.decision != LEFT_OUT


def _to_correct(row: StagedRow) -> list[Problem]:
    """What the partner is told of a row."""
    if not _waits(row):
        return []
    told = [one for one in row.problems if one.level is not Level.INFORMS and _OF_CELLS.fullmatch(one.code)]
    return [one for one in told if not (row.subject_id and one.code.startswith("period."))]


def _read_again(source: Path) -> WorkbookCells | None:
    try:
        return read_workbook(source)
    except RuleBroken:
        return None


def _write(
    book: WorkbookCells,
    source: Path | None,
    target: Path,
    marks: list[SheetMarks],
    *,
    same_file: bool,
    step: Callable[[], None] | None,
) -> tuple[Copied, tuple[str, ...]]:
    """`same_file`: `source` was read just now. Else it is looked at whether somebody changed it meanwhile."""
    is_modern = source is not None and source.suffix.lower() in (".xlsx", ".xlsm")
    if source is not None and is_modern and (same_file or _read_again(source) == book):
        with suppress(NotCopied):
            return Copied.FILE, write_marked_copy(source, target, marks, step=step)
    write_same_cells(book, target, marks)
    return Copied.CELLS, ()


def _marks(
    draft: ImportDraft, book: WorkbookCells, words: Wording, sent: str, told: dict[int, list[Problem]]
) -> list[SheetMarks]:
    """For each sheet of the file that has lists of the draft."""
    found = []
    for sheet in book.sheets:
        lists = {at: one for at, one in enumerate(draft.sheets) if one.name == sheet.name}
        rows = [row for row in draft.rows if row.sheet in lists]
        if rows:
            headings = {one.header_row: over_keys(sent, at) for at, one in lists.items()}
            parts = source_columns_of(sheet, draft.options)
            found.append(_sheet_marks(sheet.name, _free_column(sheet), headings, rows, draft, words, told, parts))
    return found


def _sheet_marks(
    name: str,
    column: int,
    headings: dict[int, str],
    rows: list[StagedRow],
    draft: ImportDraft,
    words: Wording,
    told: dict[int, list[Problem]],
    parts: Mapping[int, int] = MappingProxyType({}),
) -> SheetMarks:
    """`parts` of cells are told at the column that they were taken from; what has no place in the sheet stands among
    the reasons only."""
    comments: dict[tuple[int, int], list[str]] = {}
    for row in rows:
        columns = draft.sheets[row.sheet].columns
        places = {one.key: parts.get(one.index, one.index) for one in columns if one.heading}
        for key in dict.fromkeys(problem.field for problem in told.get(id(row), ())):
            if key in places and places[key] + 1 < column and (said := _sentences(told[id(row)], key, words)):
                comments.setdefault((row.number, places[key] + 1), []).extend(said)
    return SheetMarks(
        name,
        column,
        headings,
        {row.number: _reasons(draft.sheets[row.sheet], told.get(id(row), []), words) for row in rows},
        {row.number: key_of((row.sheet, row.number)) for row in rows},
        [(number, place, "\n".join(dict.fromkeys(said))) for (number, place), said in comments.items()],
        reason_heading=words.say("import.sheet.reasons"),
    )


def _free_column(sheet: SheetCells) -> int:
    """Behind everything that the sheet has, from 1; that of an earlier round if there is one."""
    marks = marks_of(sheet)
    if marks is not None:
        return marks.column
    return max([*map(len, sheet.rows), *(right + 1 for *_, right in sheet.merged)], default=0) + 1


def _sentences(problems: Iterable[Problem], key: str, words: Wording) -> list[str]:
    return list(dict.fromkeys(words.problem(one) for one in problems if one.field == key))


def _reasons(sheet: StagedSheet, problems: list[Problem], words: Wording) -> str:
    called = {column.key: column.heading for column in sheet.columns}
    shape = shape_of(sheet.kind)
    lines = []
    places = {column.key: column.index for column in sheet.columns}
    for problem in sorted(problems, key=lambda one: places.get(one.field, len(places))):
        name = (called.get(problem.field) or shape.label(problem.field, words)) if problem.field else ""
        said = words.problem(problem)
        lines.append(words.say("import.sheet.reason", {"column": name, "reason": said}) if name else said)
    return "\n".join(dict.fromkeys(lines))


def _rows_as_book(draft: ImportDraft, words: Wording) -> WorkbookCells:
    """The rows that are not ready below their headings, as they stand in the draft."""
    sheets = list[SheetCells]()
    for at, sheet in enumerate(draft.sheets):
        rows = [row for row in draft.rows if row.sheet == at and _waits(row)]
        if rows:
            shape = shape_of(sheet.kind)
            heads = [
                (column.heading if sheet.header_row else "") or shape.label(column.key, words)
                for column in sheet.columns
            ]
            lines: list[list[CellValue]] = [list(heads)]
            lines += ([row.cells.get(column.key) or None for column in sheet.columns] for row in rows)
            struck = {line: tuple(range(len(heads))) for line, row in enumerate(rows, 1) if STRUCK in row.cells}
            before = sum(1 for one in sheets if one.name.partition(_PART)[0] == sheet.name)
            name = f"{sheet.name}{_PART}{before + 1}" if before else sheet.name
            sheets.append(SheetCells(name, lines, struck=struck))
    return WorkbookCells(draft.file, tuple(sheets))


def _marks_of_rows(
    draft: ImportDraft, book: WorkbookCells, words: Wording, sent: str, told: dict[int, list[Problem]]
) -> list[SheetMarks]:
    """As in the file, of rows that stand one below the other."""
    found, left = [], list(book.sheets)
    for at, sheet in enumerate(draft.sheets):
        rows = [row for row in draft.rows if row.sheet == at and _waits(row)]
        if not rows:
            continue
        columns = tuple(
            dataclasses.replace(one, index=place, heading=one.heading or one.key)
            for place, one in enumerate(sheet.columns)
        )
        moved = [dataclasses.replace(row, sheet=0, number=number) for number, row in enumerate(rows, 2)]
        said = {id(new): told[id(row)] for new, row in zip(moved, rows, strict=True) if id(row) in told}
        alone = ImportDraft(draft.file, draft.options, [dataclasses.replace(sheet, columns=columns)], moved)
        page = left.pop(0)
        marks = _sheet_marks(page.name, _free_column(page), {1: over_keys(sent, at)}, moved, alone, words, said)
        keys = {new.number: key_of((at, row.number)) for new, row in zip(moved, rows, strict=True)}
        found.append(dataclasses.replace(marks, keys=keys))
    return found
