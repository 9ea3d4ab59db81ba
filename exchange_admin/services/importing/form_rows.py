"""A form that went out filled in and returns: only cells that differ from what was sent are read as changes, of what
their row is about. What the office has changed meanwhile is asked about; rows that are copied, or renamed into
something else, are held. The file is from outside: a token counts in its own form only, for what is still the partner's
to tell."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.fields import ITSELF, FieldType
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Quoted
from exchange_admin.services.importing.day_cells import DateOrder
from exchange_admin.services.importing.draft import (
    AS_SENT,
    FORM_ROW,
    LEFT_OUT,
    ImportDraft,
    ImportOptions,
    StagedRow,
)
from exchange_admin.services.importing.form_answers import answer_form, staged_answers
from exchange_admin.services.importing.form_attendance import OF_LESSON
from exchange_admin.services.importing.form_legends import OwnLegend
from exchange_admin.services.importing.form_notes import UNKNOWN, FormKeys, FormNote, FormRow
from exchange_admin.services.importing.form_records import RecordsOfForm, known_form
from exchange_admin.services.importing.form_subjects import PeopleOfForm, Subjects
from exchange_admin.services.importing.list_shapes import PEOPLE, shape_of
from exchange_admin.services.importing.number_cells import hours_said
from exchange_admin.services.importing.sheets import shown
from exchange_admin.services.importing.sources import Sources

Stage = Callable[[WorkbookCells, ImportOptions], ImportDraft]
_MOST_NAMED = 5


def staged_form(
    book: WorkbookCells, keys: FormKeys, given: ImportOptions, stage: Stage, sources: Sources
) -> ImportDraft:
    """The draft of a form, with the subject of each row that has a token of the form. A blank form says no more than
    whose it is and what its columns hold. Of further sheets only the legend is passed over."""
    draft = _read_form(book, keys, given, stage, sources)
    legend = _legend(keys, sources) if keys.others else None
    if others := [sheet.name for sheet in keys.others if legend is not None and not legend.is_it(sheet)]:
        draft.skipped_sheets = (*draft.skipped_sheets, *others)
        draft.remarks.append(_unread("import.form_sheets_unread", others))
    return draft


def _legend(keys: FormKeys, sources: Sources) -> OwnLegend:
    note = FormNote.of(sources.store, keys.form)
    wordings = sources.parts.wordings.values()
    return OwnLegend(wordings) if note is None else OwnLegend(wordings, note.has_offered)


_NOT_ASKED = "import.form_lesson_not_asked"


def _read_form(
    book: WorkbookCells, keys: FormKeys, given: ImportOptions, stage: Stage, sources: Sources
) -> ImportDraft:
    note = FormNote.of(sources.store, keys.form)
    remark = _why_no_form(note, given, sources)
    if note is None or remark is not None:
        draft = stage(book, given)
        draft.remarks += [remark] if remark else []
        return draft
    facts = {"partner": sources.places.label(note.partner), "on": note.on}
    if _is_blank(note):
        draft = _staged_records(_with_lone_cells(book, keys, facts), note, given, stage, note.form)
        draft.is_blank_form = True
        draft.remarks.insert(0, Problem("import.blank_form", facts=facts, level=Level.INFORMS))
        return draft
    if answer_form(note, sources) is not None:
        draft = staged_answers(book, keys, note, given, sources)
    else:
        draft = _staged_known(book, keys, note, given, stage)
    draft.form = note.id
    rows = _Rows(draft, note, sources)
    rows.begin()
    draft.remarks.insert(0, Problem("import.form", facts=facts, level=Level.INFORMS))
    there = set(keys.tokens.values())
    if gone := [row.subject for token, row in note.rows.items() if token.partition(OF_LESSON)[0] not in there]:
        draft.remarks.append(_missing(rows.subjects.missing, rows.subjects.names(gone)))
    if lacking := _lacking(book, keys, note, draft):
        draft.remarks.append(_unread("import.form_columns_missing", lacking))
    return draft


def settle_form(draft: ImportDraft, read: Iterable[StagedRow], sources: Sources) -> None:
    """Says of each row that is read what of it is a change, before it is compared with the records."""
    note = FormNote.of(sources.store, draft.form)
    if note is not None:
        _Rows(draft, note, sources).settle(set(map(id, read)))


def hold_rows_of_others(draft: ImportDraft, read: Iterable[StagedRow], sources: Sources) -> None:
    """A row without a key is something new that its partner says of itself: it is held where it names others only, or
    would change a record that there is already. Called once it is known which record a row is about."""
    note = FormNote.of(sources.store, draft.form)
    form = known_form(note.form) if note is not None else None
    if note is None or form is None or ITSELF in form.shows:
        return
    for row in read:
        if row.cells.get(FORM_ROW) or row.decision == LEFT_OUT:
            continue
        named = {row.values.get(way) for way in form.shows}
        if note.partner not in named and None not in named:
            facts = {"partner": sources.places.label(note.partner)}
            row.problems = [Problem("import.form_row_of_others", "", facts, Level.ASKS)]
        elif row.candidates or (row.subject_id and _says_more(row, sources.store.get(note.form, row.subject_id))):
            row.problems = [Problem("import.form_row_known", level=Level.ASKS)]


def _says_more(row: StagedRow, known: Record | None) -> bool:
    return known is None or any(value != known[name] for name, value in row.values.items() if name in known.values)


def note_taken(draft: ImportDraft, done: Iterable[StagedRow], sources: Sources) -> None:
    """Notes what came in from a form: where the partner corrects it again, nobody else has changed it."""
    note = FormNote.of(sources.store, draft.form)
    if note is None:
        return
    mine = [(row, sent) for row in done if (sent := note.rows.get(row.cells.get(FORM_ROW, "")))]
    now = _subjects_of(note, sources).now([sent.subject for _, sent in mine])
    for row, sent in mine:
        if sent.subject in (row.decision, row.subject_id) and (texts := now.get(sent.subject)):
            token = row.cells[FORM_ROW]
            changed = [key for key in sent.sent if _is_changed(note, token, key, row)]
            sent.taken |= {key: note.mark(token, key, texts[key]) for key in changed}
            sent.said |= {key: note.mark(token, key, row.cells.get(key, "")) for key in changed}
    note.keep(sources.store)


def _hours(text: str) -> object:
    try:
        return hours_said(unicodedata.normalize("NFKC", text).strip())
    except RuleBroken:
        return text


def _is_blank(note: FormNote) -> bool:
    """Whether it is a form of records that went out without any."""
    return note.form in REGISTRY and REGISTRY[note.form].has_form


def _with_lone_cells(book: WorkbookCells, keys: FormKeys, facts: Mapping[str, object]) -> WorkbookCells:
    """A form of records in which lines with one cell are rows as well, and no names of groups: its lines are numbered
    then. Raises RuleBroken with `import.form_empty`."""
    sheet = book.sheets[0]
    filled = [sum(cell not in (None, "") for cell in row) for row in sheet.rows]
    if not any(filled[keys.header :]):
        raise RuleBroken(Problem("import.form_empty", facts=facts))
    if 1 not in filled[keys.header :]:
        return book
    width = max(map(len, sheet.rows))
    rows = [[*row, *[None] * (width - len(row))] for row in sheet.rows]
    rows[keys.header - 1].append("№")
    for number, row in enumerate(rows[keys.header :], keys.header + 1):
        row.append(number if filled[number - 1] else None)
    return dataclasses.replace(book, sheets=(dataclasses.replace(sheet, rows=rows),))


def _staged_records(book: WorkbookCells, note: FormNote, given: ImportOptions, stage: Stage, kind: str) -> ImportDraft:
    columns = (*given.columns, *((heading, key) for heading, key in note.columns.items() if _stands(book, heading)))
    is_itself = kind in REGISTRY and REGISTRY[kind].form_goes_to == ITSELF
    whose = "" if is_itself else note.partner
    draft = stage(book, dataclasses.replace(given, kind=kind, institution_id=whose, columns=columns))
    _leave_unasked(draft, {*note.columns.values(), *(key for _, key in given.columns)})
    return draft


def _leave_unasked(draft: ImportDraft, asked: Collection[str]) -> None:
    """A column that the form never had, such as the state of a pair, is not read: who fills a form in says what it asks
    for."""
    for at, sheet in enumerate(draft.sheets):
        rows = [row for row in draft.rows if row.sheet == at]
        others = [one for one in sheet.columns if one.key not in asked]
        others = [one for one in others if one.heading or any(row.cells.get(one.key) for row in rows)]
        keys = {one.key for one in others}
        for row in rows:
            row.cells = {key: text for key, text in row.cells.items() if key not in keys}
            row.faults = {key: code for key, code in row.faults.items() if key not in keys}
        sheet.columns = tuple(one for one in sheet.columns if one not in others)
        sheet.unread = (*sheet.unread, *(one.heading for one in others if one.heading))


def _staged_known(
    book: WorkbookCells, keys: FormKeys, note: FormNote, given: ImportOptions, stage: Stage
) -> ImportDraft:
    """Of people, or of other records that the partner has already."""
    draft = _staged_records(book, note, given, stage, note.form if known_form(note.form) else PEOPLE)
    _add_lone_cells(book.sheets[0], keys, draft)
    form = known_form(note.form)
    for row in draft.rows:
        if token := keys.tokens.get(row.number, UNKNOWN if form and form.is_whole else ""):
            row.cells[FORM_ROW] = token
    return draft


def _add_lone_cells(sheet: SheetCells, keys: FormKeys, draft: ImportDraft) -> None:
    """A line with one cell is the name of a group in a list; in a form it is a row that lacks all else."""
    (staged, *_) = draft.sheets
    lone = {line.row for line in staged.left_out if line.why == "group" and line.row > keys.header}
    rows = []
    for number in sorted(lone):
        line = sheet.rows[number - 1]
        cells = {one.key: shown(line[one.index]) for one in staged.columns if one.index < len(line)}
        if any(cells.values()):
            rows.append(StagedRow(0, number, cells))
    told = {row.number for row in rows}
    staged.left_out = tuple(line for line in staged.left_out if line.row not in told)
    draft.rows = sorted([*draft.rows, *rows], key=lambda row: row.number)


def _subjects_of(note: FormNote, sources: Sources) -> Subjects:
    if known_form(note.form):
        return RecordsOfForm(note, sources)
    return answer_form(note, sources) or PeopleOfForm(note, sources)


class _Rows:
    def __init__(self, draft: ImportDraft, note: FormNote, sources: Sources) -> None:
        self._draft, self._note, self._sources = draft, note, sources
        self.subjects = _subjects_of(note, sources)

    def begin(self) -> None:
        """The subject of a row is that of its token, where nothing speaks against it."""
        now, rows = self._now(), self._by_token()
        for token, several in rows.items():
            sent = self._note.rows.get(token)
            if sent is not None and sent.subject in now and (row := self._the_row(token, several)):
                row.decision = sent.subject

    def settle(self, read: Collection[int]) -> None:
        """`read`: identities of the rows whose cells were read just now."""
        if not self.subjects.may_be_chosen:
            for row in self._draft.rows:
                if row.cells.get(FORM_ROW):
                    row.decision = LEFT_OUT if row.decision == LEFT_OUT else ""
            self.begin()
        now = self._now()
        for token, several in self._by_token().items():
            sent = self._note.rows.get(token)
            for row in (one for one in several if id(one) in read):
                row.usual = {}
                if sent is None or sent.subject not in now:
                    self._hold(row, "unknown" if sent is None else "not_theirs", sent)
                elif row.decision == sent.subject:
                    self._tell_changes(row, token, sent, now[sent.subject])
                elif not row.decision:
                    self._hold(row, "copied" if len(several) > 1 else "renamed", sent)

    def _tell_changes(self, row: StagedRow, token: str, sent: FormRow, now: Mapping[str, str]) -> None:
        """What the partner takes back of its own correction, or says otherwise than when this form came in before, is
        neither a change nor as sent: it is asked, for that copy may be the older one. A cell that says the same in
        other letters says nothing. Of what is settled also each cell that is filled in is asked about."""
        note, blocked = self._note, {one.field for one in row.problems if one.level is Level.BLOCKS}
        is_settled = self.subjects.is_settled(sent.subject)
        for key, mark in ((key, mark) for key, mark in sent.sent.items() if key not in row.faults):
            ours, taken = note.mark(token, key, now[key]), sent.taken.get(key)
            is_changed, is_emptied = _is_changed(note, token, key, row), not row.cells.get(key)
            is_in = ours == taken and sent.said.get(key) == note.mark(token, key, row.cells.get(key, ""))
            is_same = not is_changed and (ours == mark or ours != taken)
            if is_same or (is_changed and not is_emptied and self._says_the_same(row, key, now[key])):
                row.usual = {**row.usual, key: AS_SENT}
            elif is_emptied:
                row.usual = {**row.usual, key: AS_SENT}
                row.problems.append(Problem("import.form_cell_emptied", key, {"ours": now[key]}, Level.INFORMS))
            elif is_changed and is_settled:
                if not now[key] and key not in blocked:
                    row.problems.append(Problem("import.form_cell_settled", key, level=Level.ASKS))
            elif is_changed and key not in self.subjects.always_asked and (ours == mark or is_in):
                row.usual = {**row.usual, key: "theirs"}
                if ours == mark and key not in blocked:
                    code = "import.form_cell_changed" if now[key] else "import.form_cell_filled"
                    row.problems.append(Problem(code, key, {"ours": now[key]}, Level.INFORMS))
            elif is_changed and ours == taken:
                facts = {"ours": now[key], "theirs": row.cells[key]}
                row.problems.append(Problem("import.form_cell_again", key, facts, Level.INFORMS))

    def _says_the_same(self, row: StagedRow, key: str, now: str) -> bool:
        """As `now`, in other letters or another form."""
        sheet = self._draft.sheets[row.sheet]
        column = next((one for one in sheet.columns if one.key == key), None)
        if column is None:
            return False
        order = DateOrder(column.day_first, sheet.from_1904, column.short)
        reader, field = self._sources.reader(sheet.kind), shape_of(sheet.kind).field(key)
        if field is not None and field.type is FieldType.MINUTES:
            return _hours(row.cells[key]) == _hours(now)  # minutes are rounded when they are read
        (theirs,), (ours,) = reader.column(key, [row.cells[key]], order), reader.column(key, [now], DateOrder())
        return bool(theirs) and isinstance(theirs, Mapping) and theirs == ours

    def _hold(self, row: StagedRow, code: str, sent: FormRow | None) -> None:
        """`code` is one of those of `Subjects.held`."""
        if sent is not None and row.decision == sent.subject:
            row.decision, row.cells[FORM_ROW] = "", UNKNOWN  # its token counts no more, whoever is chosen now
        if not self.subjects.may_be_chosen:
            row.problems.clear()  # nobody has to correct the cells of what can only be left out
        if not row.decision:
            said = _NOT_ASKED if code == "unknown" and self._is_unasked_lesson(row) else self.subjects.held[code]
            row.problems.append(Problem(said, "", {}, Level.ASKS))

    def _is_unasked_lesson(self, row: StagedRow) -> bool:
        """Whether the form has this line, but asked nothing of it at this lesson."""
        line, is_lesson, _ = row.cells.get(FORM_ROW, "").partition(OF_LESSON)
        return bool(is_lesson) and any(token.partition(OF_LESSON)[0] == line for token in self._note.rows)

    def _the_row(self, token: str, rows: Sequence[StagedRow]) -> StagedRow | None:
        """Of copies the one that still says who it is; none that was renamed."""
        rows = [row for row in rows if row.decision != LEFT_OUT and not self._is_renamed(token, row, len(rows) > 1)]
        return rows[0] if len(rows) == 1 else None

    def _is_renamed(self, token: str, row: StagedRow, is_copy: bool) -> bool:
        """Whether what said what a row is about says something else now."""
        sent = self._note.rows[token].sent
        changed = {key for key in sent if _is_changed(self._note, token, key, row)}
        told = {key for key in sent if sent[key] != self._note.mark(token, key, "")}
        return self.subjects.is_renamed(changed, told, is_copy=is_copy)

    def _by_token(self) -> dict[str, list[StagedRow]]:
        found: dict[str, list[StagedRow]] = {}
        for row in self._draft.rows:
            if token := row.cells.get(FORM_ROW):
                found.setdefault(token, []).append(row)
        return found

    def _now(self) -> Mapping[str, Mapping[str, str]]:
        """By subject, of those that are still the partner's to tell."""
        return self.subjects.now([row.subject for row in self._note.rows.values()])


def _is_changed(note: FormNote, token: str, key: str, row: StagedRow) -> bool:
    return note.mark(token, key, row.cells.get(key, "")) != note.rows[token].sent[key]


def _why_no_form(note: FormNote | None, given: ImportOptions, sources: Sources) -> Problem | None:
    if note is None:
        return Problem("import.form_unknown", level=Level.INFORMS)
    if given.institution_id and given.institution_id != note.partner:
        facts = {"partner": sources.places.label(note.partner)}
        return Problem("import.form_of_another", facts=facts, level=Level.INFORMS)
    return None


def _stands(book: WorkbookCells, heading: str) -> bool:
    return any(cell == heading for row in book.sheets[0].rows[:_MOST_NAMED] for cell in row)


def _lacking(book: WorkbookCells, keys: FormKeys, note: FormNote, draft: ImportDraft) -> list[str]:
    """Headings of columns that were sent and did not come back, or have a heading of which nothing is known."""
    there = {" ".join(shown(cell).split()) for cell in book.sheets[0].rows[keys.header - 1]}
    read = {column.key for sheet in draft.sheets for column in sheet.columns if column.heading}
    return [heading for heading, key in note.columns.items() if heading not in there and key not in read]


def tell_of_form(rows: Iterable[StagedRow]) -> None:
    """What a form of the program does not ask for is no gap of the list."""
    for row in rows:
        row.problems = [
            dataclasses.replace(one, code="import.form_begins_with") if one.code == "import.begins_with" else one
            for one in row.problems
        ]


def _unread(code: str, names: Sequence[str]) -> Problem:
    """What somebody has to look at: nothing of it is in."""
    return Problem(code, facts={"names": Quoted(names)}, level=Level.ASKS)


def _missing(code: str, names: Sequence[str]) -> Problem:
    said = ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
    return Problem(code, facts={"n": len(names), "names": said}, level=Level.INFORMS)
