"""A file that was sent back and returns: told by its marks, matched with what is noted here about it. The marks may be
anything; what they name counts only where this file has noted it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from exchange_admin.documents.workbook_reading import WorkbookCells
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.services.importing.columns_by_hand import headings_in_file, is_by_hand
from exchange_admin.services.importing.draft import (
    LEFT_OUT,
    NOT_IN_ANSWER,
    ImportDraft,
    ImportOptions,
    StagedRow,
    options_of_plain,
)
from exchange_admin.services.importing.headings import plain_heading
from exchange_admin.services.importing.own_marks import NOBODY, MarkedSheet, Place
from exchange_admin.services.importing.send_back import NOTED, mark_of_text
from exchange_admin.store import Store

_HEADINGS_ABOVE = 60  # rows
Stage = Callable[[WorkbookCells, ImportOptions], ImportDraft]


def staged_answer(
    book: WorkbookCells, marks: Mapping[str, MarkedSheet], given: ImportOptions, stage: Stage, store: Store
) -> ImportDraft:
    """The draft of a book without its marks, with what was said and decided about the file before. Not checked yet."""
    ids = {one.id for one in marks.values()} - {NOBODY}
    sent = ids.pop() if len(ids) == 1 else ""
    note = store.settings.like(NOTED.format(id=sent), dict[str, Any]()) if sent else {}
    if not note:
        draft = stage(book, given)
        if sent or ids:
            draft.remarks.append(Problem("import.answer_unknown", level=Level.INFORMS))
        return draft
    facts = {"file": note["file"], "on": note["on"]}
    noted = options_of_plain(note["options"])
    if given.institution_id and noted.institution_id not in ("", given.institution_id):
        draft = stage(book, given)
        draft.remarks.append(Problem("import.answer_of_another", facts=facts, level=Level.INFORMS))
        return draft
    options = _both(given, dataclasses.replace(noted, columns=tuple(_still_there(noted.columns, book, noted))))
    draft, options = _staged_as_noted(book, options, given, stage)
    if columns := tuple(_still_to_say(draft, note["columns"])):
        draft = stage(book, dataclasses.replace(options, columns=(*options.columns, *columns)))
    draft.remarks.append(Problem("import.answer", facts=facts, level=Level.INFORMS))
    text = store.import_drafts.get(str(note["draft"]))
    if text is not None:
        old = ImportDraft.from_text(text, str(note["draft"]))
        corrected = {(at, number, key): mark for at, number, key, mark in note["corrected"]}
        _Carrying(draft, old, marks, sent, corrected).carry()
    return draft


def _staged_as_noted(
    book: WorkbookCells, options: ImportOptions, given: ImportOptions, stage: Stage
) -> tuple[ImportDraft, ImportOptions]:
    """With the columns split and put together as they were; as it is where the partner has done that, or other cells or
    headings stand there now."""
    try:
        return stage(book, options), options
    except RuleBroken:
        if (options.split, options.joined) == (given.split, given.joined):
            raise
    own = tuple(one for one in options.columns if not is_by_hand(one[0], options))
    plain = dataclasses.replace(options, split=given.split, joined=given.joined, columns=own)
    draft = stage(book, plain)
    draft.remarks.append(Problem("import.not_split_as_before", level=Level.INFORMS))
    return draft, plain


def _still_there(
    columns: tuple[tuple[str, str], ...], book: WorkbookCells, options: ImportOptions
) -> Iterator[tuple[str, str]]:
    """What was said of headings that the file has: of rows that went back alone some columns are missing."""
    lines = (row for sheet in book.sheets for row in sheet.rows[:_HEADINGS_ABOVE])
    said = tuple({plain_heading(cell) for row in lines for cell in row if isinstance(cell, str) and cell.strip()})
    return (
        (heading, key)
        for heading, key in columns
        if all(plain_heading(one).endswith(said) for one in headings_in_file([heading], options))
    )


def _both(given: ImportOptions, noted: ImportOptions) -> ImportOptions:
    """What is said now, else what was said then."""
    said = {one.name: getattr(given, one.name) or getattr(noted, one.name) for one in dataclasses.fields(ImportOptions)}
    if given.role == ImportOptions().role:
        said["role"] = noted.role
    return ImportOptions(**said)


def _still_to_say(draft: ImportDraft, noted: list[list[str]]) -> Iterator[tuple[str, str]]:
    """Headings that somebody said the meaning of, which the file by itself leaves a guess or unread."""
    known = {(column.heading, column.key) for sheet in draft.sheets for column in sheet.columns if not column.guess}
    there = {column.heading for sheet in draft.sheets for column in sheet.columns}
    there |= {heading for sheet in draft.sheets for heading in sheet.unread}
    for heading, key in noted:
        if heading in there and (heading, key) not in known:
            yield heading, key


class _Carrying:
    """Takes over into `draft` what `old` knows of the same rows, and the rows that are missing."""

    def __init__(
        self,
        draft: ImportDraft,
        old: ImportDraft,
        marks: Mapping[str, MarkedSheet],
        sent: str,
        corrected: Mapping[tuple[int, int, str], str],
    ) -> None:
        self._draft, self._old, self._marks = draft, old, marks
        self._sent, self._corrected = sent, corrected
        self._before = {(row.sheet, row.number): row for row in old.rows}
        self._list_of: dict[int, int] = {}

    def carry(self) -> None:
        seen = {place for marks in self._marks.values() for place in marks.copied}
        for row in self._draft.rows:
            marks = self._marks.get(self._draft.sheets[row.sheet].name)
            place = marks.places.get(row.number) if marks else None
            if place is not None:
                seen.add(place)
                self._list_of.setdefault(place[0], row.sheet)
                if place in self._before:
                    self._take_over(row, place)
        for place, row in self._before.items():
            if place not in seen and row.decision != LEFT_OUT:
                self._add_missing(row)
        self._draft.answers = self._old.id
        self._draft.meant = {**self._old.meant, **self._draft.meant}

    def _take_over(self, row: StagedRow, place: Place) -> None:
        before = self._before[place]
        self._know_columns(place[0], row.sheet)
        for key, text in before.cells.items():
            mark = self._corrected.get((*place, key))
            if mark is not None and mark == mark_of_text(self._sent, row.cells.get(key, "")):
                row.cells[key] = text
                row.mend(key)
            elif key not in row.cells and self._is_typed(place[0], key):
                row.cells[key] = text
        if row.cells == before.cells:
            row.decision, row.rejected = before.decision, before.rejected
        same = {key for key, text in before.cells.items() if row.cells.get(key, "") == text}
        row.choices = {key: said for key, said in before.choices.items() if key in same}
        row.picked = {key: id for key, id in before.picked.items() if row.cells == before.cells}

    def _is_typed(self, at: int, key: str) -> bool:
        """Whether the file had no such column: somebody filled it in here."""
        return any(column.key == key and not column.heading for column in self._old.sheets[at].columns)

    def _know_columns(self, old: int, new: int) -> None:
        sheet = self._draft.sheets[new]
        known = {column.key for column in sheet.columns}
        last = max((column.index for column in sheet.columns), default=-1)
        typed = [one for one in self._old.sheets[old].columns if not one.heading and one.key not in known]
        more = [dataclasses.replace(one, index=last + at) for at, one in enumerate(typed, 1)]
        sheet.columns = (*sheet.columns, *more)

    def _add_missing(self, row: StagedRow) -> None:
        at = row.sheet
        if at not in self._list_of:
            names = [sheet.name for sheet in self._draft.sheets]
            if self._old.sheets[at].name in names:
                self._list_of[at] = names.index(self._old.sheets[at].name)
            else:
                self._list_of[at] = len(names)
                self._draft.sheets.append(dataclasses.replace(self._old.sheets[at], left_out=()))
        self._know_columns(at, self._list_of[at])
        cells = {**row.cells, NOT_IN_ANSWER: str(row.number)}
        self._draft.rows.append(dataclasses.replace(row, sheet=self._list_of[at], cells=cells))
