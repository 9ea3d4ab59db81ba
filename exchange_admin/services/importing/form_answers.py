"""Forms of answers that return (`answered.py`): their rows, and what becomes of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from exchange_admin.documents.blank_form import NOT_ASKED
from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.steps import Edit
from exchange_admin.services.importing.answered import WHO, Answered, AnswerForm, FormAsked
from exchange_admin.services.importing.draft import (
    AS_SENT,
    FORM_ROW,
    LEFT_OUT,
    ImportDraft,
    ImportOptions,
    StagedColumn,
    StagedRow,
    StagedSheet,
)
from exchange_admin.services.importing.form_arrivals import ArrivalForm
from exchange_admin.services.importing.form_attendance import CELL, LESSON, OF_LESSON, AttendanceForm
from exchange_admin.services.importing.form_marks import MarkForm
from exchange_admin.services.importing.form_notes import UNKNOWN, FormKeys, FormNote
from exchange_admin.services.importing.list_shapes import ATTENDANCE, shape_of
from exchange_admin.services.importing.matching import value_differs
from exchange_admin.services.importing.sheets import LeftOut, shown
from exchange_admin.services.importing.sources import Sources
from exchange_admin.services.parts import Parts
from exchange_admin.services.records import Records

_CHANGED = frozenset({"import.form_cell_changed", "import.form_cell_filled"})
"""What is told of a cell of which something is kept."""
ANSWER_FORMS: Mapping[str, type[AnswerForm]] = MappingProxyType(
    {"arrivals": ArrivalForm, "marks": MarkForm, ATTENDANCE: AttendanceForm}
)
"""By name."""


def made_form(name: str, parts: Parts, records: Records, asked: FormAsked) -> AnswerForm:
    return ANSWER_FORMS[name](parts, records, asked)


def answer_form(note: FormNote, sources: Sources) -> AnswerForm | None:
    """None for a form of people."""
    if note.form not in ANSWER_FORMS:
        return None
    asked = FormAsked(note.partner, note.about, note.language)
    return made_form(note.form, sources.parts, sources.records, asked)


def staged_answers(
    book: WorkbookCells, keys: FormKeys, note: FormNote, given: ImportOptions, sources: Sources
) -> ImportDraft:
    """Each row below the headings; of one with a column a lesson, each cell that says something else than was sent."""
    (sheet,), form = book.sheets, answer_form(note, sources)
    assert form is not None
    headings = [" ".join(shown(cell).split()) for cell in sheet.rows[keys.header - 1]]
    columns = {at: note.columns[text] for at, text in enumerate(headings) if text in note.columns}
    unread = tuple(text for at, text in enumerate(headings) if text and at not in columns)
    lines = list(_lines(sheet, keys, columns))
    lines = [line for line in lines if line.token or any(line.cells.values())]
    is_by_cells = isinstance(form, AttendanceForm)
    if is_by_cells:
        rows, as_sent = _by_cells(lines, note)
    else:
        rows, as_sent = [line.row() for line in lines if not _is_untouched(line, note)], 0
    read = [StagedColumn(key, headings[at], at) for at, key in columns.items() if not key.startswith(OF_LESSON)]
    if is_by_cells:
        first = next((at for at, key in columns.items() if key.startswith(OF_LESSON)), len(headings))
        read += [StagedColumn(LESSON, "", first), StagedColumn(CELL, "", first + 1)]
    staged = StagedSheet(
        sheet.name, form.list_kind, keys.header, tuple(read), unread=unread,
        left_out=tuple(LeftOut(n, "above") for n in range(1, keys.header) if any(map(shown, sheet.rows[n - 1]))),
        from_1904=book.days_from_1904,
        hidden_rows=tuple(row.number for row in rows if row.number - 1 in (sheet.hidden_rows or ())),
    )  # fmt: skip
    draft = ImportDraft(book.name, replace(given, kind=""), [staged], rows)
    if as_sent:
        draft.remarks.append(Problem("import.form_cells_as_sent", facts={"n": as_sent}, level=Level.INFORMS))
    return draft


class _Line:
    def __init__(self, number: int, token: str, cells: Mapping[str, str], faults: Mapping[str, str]) -> None:
        self.number, self.token, self.cells, self.faults = number, token, dict(cells), dict(faults)

    def row(self, token: str = "", **cells: str) -> StagedRow:
        own = {key: text for key, text in self.cells.items() if not key.startswith(OF_LESSON)}
        faults = {key: code for key, code in self.faults.items() if key in own}
        return StagedRow(0, self.number, {**own, **cells, FORM_ROW: token or self.token or UNKNOWN}, faults)


def _lines(sheet: SheetCells, keys: FormKeys, columns: Mapping[int, str]) -> Iterator[_Line]:
    """Of columns with the same heading, a cell that says two things is at fault."""
    for at, row in enumerate(sheet.rows[keys.header :], keys.header):
        said: dict[str, list[str]] = {key: [] for key in columns.values()}
        for index, key in columns.items():
            if index < len(row) and (text := shown(row[index])) and text not in said[key]:
                said[key].append(text)
        faults = {key: "cell.two_columns" for key, texts in said.items() if len(texts) > 1}
        faults |= {key: code for index, key in columns.items() if (code := sheet.faults.get((at, index)))}
        cells = {key: next(iter(texts), "") for key, texts in said.items()}
        yield _Line(at + 1, keys.tokens.get(at + 1, ""), cells, faults)


def _is_untouched(line: _Line, note: FormNote) -> bool:
    """Whether a row that went out with nothing but a name still says no more."""
    sent = note.rows.get(line.token)
    if sent is None or line.faults:
        return False
    texts = {key: line.cells.get(key, "") for key in sent.sent}
    is_empty = not any(text for key, text in texts.items() if key not in WHO)
    return is_empty and all(sent.sent[key] == note.mark(line.token, key, text) for key, text in texts.items())


def _by_cells(lines: Sequence[_Line], note: FormNote) -> tuple[list[StagedRow], int]:
    """A row a changed cell, also in each copy of its line, and how many cells are as they were sent. A line that says
    somebody else now has a row at least."""
    changed: dict[str, set[str]] = {}
    for line in lines:
        changed.setdefault(line.token, set()).update(_changed(line, note))
    copies = Counter(line.token for line in lines)
    headings = {key: heading for heading, key in note.columns.items()}
    tokens = {token.partition(OF_LESSON)[0] for token in note.rows}
    rows, as_sent = [], 0
    for line in lines:
        lessons = [key for key in line.cells if key.startswith(OF_LESSON)]
        wanted = [key for key in lessons if key in changed[line.token]]
        known = [key for key in lessons if line.token + key in note.rows]
        as_sent += len([key for key in known if key not in wanted])
        if not wanted and known and (copies[line.token] > 1 or _is_somebody_else(line, line.token + known[0], note)):
            wanted = known[:1]
        for key in wanted:
            row = line.row(line.token + key, **{LESSON: headings[key], CELL: line.cells[key]})
            if key in line.faults:
                row.faults = {CELL: line.faults[key]}
            rows.append(row)
        if not wanted and line.token not in tokens:
            rows.append(line.row())
    return rows, as_sent


def _changed(line: _Line, note: FormNote) -> Iterator[str]:
    for key, text in line.cells.items():
        if not key.startswith(OF_LESSON):
            continue
        sent = note.rows.get(line.token + key)
        if sent is None:
            if text not in ("", NOT_ASKED):
                yield key
        elif sent.sent[CELL] != note.mark(line.token + key, CELL, text) or key in line.faults:
            yield key


def _is_somebody_else(line: _Line, token: str, note: FormNote) -> bool:
    sent = note.rows[token].sent
    return any(key in sent and sent[key] != note.mark(token, key, text) for key, text in line.cells.items())


class AnswerLists:
    """The strategy for a form of answers."""

    def __init__(self, note: FormNote, form: AnswerForm) -> None:
        self._note, self._form = note, form

    def check(self, sheet: StagedSheet, rows: Sequence[StagedRow], everyone: Sequence[StagedRow]) -> None:
        mine = [row for row in rows if self._subject(row)]
        now = self._form.now([self._subject(row) for row in mine])
        for row in rows:
            row.subject_id = ""
        for row in mine:
            row.subject_id = subject = self._subject(row)
            self._compare(row, now.get(subject, {}), sheet.kind)
            answered = self._answered(row)
            if answered.taken:
                told = {one.field for one in row.problems if one.field and one.level is not Level.INFORMS}
                found = [_at_a_change(one, answered) for one in self._form.problems(answered)]
                row.problems += [one for one in found if one.field not in told]
                wrong = {one.field for one in found if one.level is Level.BLOCKS}
                row.problems = [one for one in row.problems if one.code not in _CHANGED or one.field not in wrong]

    def find_repeated(self, sheets: Sequence[StagedSheet], everyone: Sequence[StagedRow]) -> None:
        """A token stands in one row; what rows mean together is asked."""
        self._form.beside([one for row in everyone if (one := self._answered(row)).taken])

    def edits(self, sheets: Sequence[StagedSheet], rows: Sequence[StagedRow]) -> list[Edit]:
        return self._form.edits([one for row in rows if (one := self._answered(row)).taken])

    def _subject(self, row: StagedRow) -> str:
        sent = self._note.rows.get(row.cells.get(FORM_ROW, ""))
        return sent.subject if sent is not None and row.decision == sent.subject else ""

    def _compare(self, row: StagedRow, now: Mapping[str, str], kind: str) -> None:
        """Asks about cells that the partner has changed, and the office too."""
        token, note = row.cells[FORM_ROW], self._note
        for key, text in row.cells.items():
            if key not in now or not text or row.said(key) or key in row.faults:
                continue
            if note.mark(token, key, now[key]) == note.mark(token, key, text):
                row.usual = {**row.usual, key: AS_SENT}
            else:
                row.problems.append(value_differs(key, shape_of(kind).label_key(key), now[key], text))

    def _answered(self, row: StagedRow) -> Answered:
        subject = self._subject(row) if row.decision != LEFT_OUT else ""
        keys = self._form.columns() if subject else ()
        taken = {key: row.values[key] for key in keys if row.said(key) == "theirs" and row.values.get(key) is not None}
        return Answered(row, subject, taken)


def _at_a_change(problem: Problem, answered: Answered) -> Problem:
    """What a change makes wrong of a cell that is as it was sent is told at the change."""
    if answered.row.usual.get(problem.field) != AS_SENT:
        return problem
    return replace(problem, field=next(iter(answered.taken)))


def answer_lists(draft: ImportDraft, sources: Sources) -> AnswerLists | None:
    """None for a draft that is no form of answers."""
    note = FormNote.of(sources.store, draft.form) if draft.form else None
    form = answer_form(note, sources) if note is not None else None
    return AnswerLists(note, form) if note is not None and form is not None else None
