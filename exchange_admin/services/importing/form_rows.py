"""A form with the data of people that returns: only cells that differ from what was sent are read as changes, of the
person whose row it is. What the office has changed meanwhile is asked about; rows that are copied, or renamed into
somebody else, are held. The file is from outside: a token counts in its own form only, for a person who is still the
partner's."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Iterable, Sequence

from exchange_admin.documents.workbook_reading import WorkbookCells
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.wording import Wording
from exchange_admin.services.importing.draft import AS_SENT, FORM_ROW, ImportDraft, ImportOptions, StagedRow
from exchange_admin.services.importing.form_cells import IDENTITY, cells_of, texts_of
from exchange_admin.services.importing.form_notes import UNKNOWN, FormKeys, FormNote, FormRow
from exchange_admin.services.importing.known_people import PersonDetails
from exchange_admin.services.importing.list_shapes import PEOPLE
from exchange_admin.services.importing.sources import Sources
from exchange_admin.store import Store

Stage = Callable[[WorkbookCells, ImportOptions], ImportDraft]
_MOST_NAMED = 5


def staged_form(
    book: WorkbookCells, keys: FormKeys, given: ImportOptions, stage: Stage, sources: Sources
) -> ImportDraft:
    """The draft of a form, with the person of each row that has a token of the form."""
    note = FormNote.of(sources.store, keys.form)
    remark = _why_no_form(note, given, sources)
    if note is None or remark is not None:
        draft = stage(book, given)
        draft.remarks += [remark] if remark else []
        return draft
    columns = (*given.columns, *((heading, key) for heading, key in note.columns.items() if _stands(book, heading)))
    options = dataclasses.replace(given, kind=PEOPLE, institution_id=note.partner, columns=columns)
    draft = stage(book, options)
    draft.form = note.id
    for row in draft.rows:
        if token := keys.tokens.get(row.number):
            row.cells[FORM_ROW] = token
    _Rows(draft, note, sources).begin()
    facts = {"partner": sources.places.label(note.partner), "on": note.on}
    draft.remarks.append(Problem("import.form", facts=facts, level=Level.INFORMS))
    gone = [row.person for token, row in note.rows.items() if token not in keys.tokens.values()]
    if gone:
        draft.remarks.append(_missing(gone, sources.store))
    return draft


def settle_form(draft: ImportDraft, read: Iterable[StagedRow], sources: Sources) -> None:
    """Says of each row that is read what of it is a change, before it is compared with the records."""
    note = FormNote.of(sources.store, draft.form)
    if note is not None:
        _Rows(draft, note, sources).settle(set(map(id, read)), sources.parts.wordings[note.language])


def note_taken(draft: ImportDraft, done: Iterable[StagedRow], sources: Sources) -> None:
    """Notes what came in from a form: where the partner corrects it again, nobody else has changed it."""
    note = FormNote.of(sources.store, draft.form)
    if note is None:
        return
    mine = [(row, sent) for row in done if (sent := note.rows.get(row.cells.get(FORM_ROW, "")))]
    details = sources.known.details([sent.person for _, sent in mine])
    for row, sent in mine:
        if row.subject_id == sent.person and (now := details.get(sent.person)):
            token = row.cells[FORM_ROW]
            texts = texts_of(cells_of(now, sources.parts.wordings[note.language]))
            changed = [key for key in sent.sent if _is_changed(note, token, key, row)]
            sent.taken |= {key: note.mark(token, key, texts[key]) for key in changed}
    note.keep(sources.store)


class _Rows:
    def __init__(self, draft: ImportDraft, note: FormNote, sources: Sources) -> None:
        self._draft, self._note, self._known = draft, note, sources.known
        self._outlook = sources.store.exchange.outlook()

    def begin(self) -> None:
        """The person of a row is that of its token, where nothing speaks against it."""
        people = self._theirs()
        rows = self._by_token()
        for token, sent in self._note.rows.items():
            if sent.person in people and (row := self._the_row(token, rows.get(token, []))):
                row.decision = sent.person

    def settle(self, read: Collection[int], words: Wording) -> None:
        """`read`: identities of the rows whose cells were read just now."""
        people, rows = self._theirs(), self._by_token()
        for token, several in rows.items():
            sent = self._note.rows.get(token)
            for row in (one for one in several if id(one) in read):
                row.usual = {}
                if sent is None or sent.person not in people:
                    self._hold(row, "import.form_row_unknown" if sent is None else "import.form_not_theirs", sent)
                elif row.decision == sent.person:
                    self._tell_changes(row, token, sent, people[sent.person], words)
                elif not row.decision:
                    copied = len(several) > 1
                    self._hold(row, "import.form_row_copied" if copied else "import.form_row_renamed", sent)

    def _tell_changes(self, row: StagedRow, token: str, sent: FormRow, details: PersonDetails, words: Wording) -> None:
        note, now = self._note, texts_of(cells_of(details, words))
        for key, mark in sent.sent.items():
            if not _is_changed(note, token, key, row):
                row.usual[key] = AS_SENT
            elif not row.cells.get(key):
                row.usual[key] = AS_SENT
                row.problems.append(Problem("import.form_cell_emptied", key, {"ours": now[key]}, Level.INFORMS))
            elif key != _NUMBER and note.mark(token, key, now[key]) in (mark, sent.taken.get(key)):
                row.usual[key] = "theirs"
                if note.mark(token, key, now[key]) == mark:
                    code = "import.form_cell_changed" if now[key] else "import.form_cell_filled"
                    row.problems.append(Problem(code, key, {"ours": now[key]}, Level.INFORMS))

    def _hold(self, row: StagedRow, code: str, sent: FormRow | None) -> None:
        if sent is not None and row.decision == sent.person:
            row.decision, row.cells[FORM_ROW] = "", UNKNOWN  # its token counts no more, whoever is chosen now
        if not row.decision:
            row.problems.append(Problem(code, "", {}, Level.ASKS))

    def _the_row(self, token: str, rows: Sequence[StagedRow]) -> StagedRow | None:
        """Of copies the one that still says who it is; none that was renamed."""
        if len(rows) > 1:
            rows = [row for row in rows if not self._renamed(token, row)]
            return rows[0] if len(rows) == 1 else None
        return rows[0] if rows and len(self._renamed(token, rows[0])) < 2 else None

    def _renamed(self, token: str, row: StagedRow) -> list[str]:
        """Columns that say who somebody is, said something when they were sent, and say something else now."""
        sent = self._note.rows[token].sent
        told = [key for key in IDENTITY if sent.get(key) not in (None, self._note.mark(token, key, ""))]
        return [key for key in told if _is_changed(self._note, token, key, row)]

    def _by_token(self) -> dict[str, list[StagedRow]]:
        found: dict[str, list[StagedRow]] = {}
        for row in self._draft.rows:
            if token := row.cells.get(FORM_ROW):
                found.setdefault(token, []).append(row)
        return found

    def _theirs(self) -> dict[str, PersonDetails]:
        """The people of the form whom the partner still sees as its own."""
        ids = [row.person for row in self._note.rows.values()]
        owns, partner = self._outlook.owns, self._note.partner
        return {id: one for id, one in self._known.details(ids).items() if owns(partner, id)}


_NUMBER = "passport_number"
"""Another number is a new passport or a slip of the pen: always asked."""


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


def _missing(people: Sequence[str], store: Store) -> Problem:
    records = store.many("person", people)
    names = [person_name(records[id].values)[0] for id in people if id in records]
    said = ", ".join(names[:_MOST_NAMED]) + (" …" if len(names) > _MOST_NAMED else "")
    return Problem("import.form_rows_missing", facts={"n": len(people), "names": said}, level=Level.INFORMS)
