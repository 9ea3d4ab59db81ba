"""Import of partners' workbooks: read, staged, checked, decided by a person, then applied as one step."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from exchange_admin.documents.workbook_reading import WorkbookCells, read_workbook
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.failpoints import pass_by
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.partner_scope import takes
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.names import PART_NAMES
from exchange_admin.services.importing.answers import staged_answer
from exchange_admin.services.importing.cells import NAME_COLUMNS
from exchange_admin.services.importing.columns_by_hand import row_by_hand
from exchange_admin.services.importing.draft import (
    AS_SENT,
    LEFT_OUT,
    NEW_RECORD,
    ImportDraft,
    ImportOptions,
    RowState,
    StagedColumn,
    StagedRow,
    StagedSheet,
)
from exchange_admin.services.importing.form_answers import answer_lists
from exchange_admin.services.importing.form_notes import without_keys
from exchange_admin.services.importing.form_rows import (
    hold_rows_of_others,
    note_taken,
    settle_form,
    staged_form,
    tell_of_form,
)
from exchange_admin.services.importing.headed_by_hand import likely_row
from exchange_admin.services.importing.known_layouts import are_parts_as_known, known_columns, note_headings, remember
from exchange_admin.services.importing.list_shapes import (
    ARRIVALS,
    HOME,
    KINDS,
    PEOPLE,
    kind_key,
    record_kinds,
    shape_of,
)
from exchange_admin.services.importing.own_marks import without_marks
from exchange_admin.services.importing.partner_language import partner_language
from exchange_admin.services.importing.people import usual_home
from exchange_admin.services.importing.places import Places
from exchange_admin.services.importing.reading import read_rows
from exchange_admin.services.importing.records import option_fields
from exchange_admin.services.importing.remarks import note_comments
from exchange_admin.services.importing.sheets import IGNORED
from exchange_admin.services.importing.sources import ImportTables, References, Sources
from exchange_admin.services.importing.staging import staged_draft, with_order
from exchange_admin.services.importing.strategies import ListStrategy, in_order, pointed_to, strategy_for
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.records import Records
from exchange_admin.store.backup import Reason
from exchange_admin.store.bulk import let_go, without_collecting

VERB = "import.apply"


@dataclass(frozen=True, slots=True)
class Applied:
    """What applying did: the receipt, the rows that went in (with the ids of their records), the draft that is left.

    `left` has no rows when everything went in; then it is not kept.
    """

    changes: Changes
    rows: tuple[StagedRow, ...]
    left: ImportDraft


class Imports(Service[Parts]):
    """Verbs on staged files. One for each thread, over that thread's store; nothing touches records before `apply`."""

    def __init__(
        self, parts: Parts, tables: ImportTables | Callable[[], ImportTables], records: Records | None = None
    ) -> None:
        """`tables` may be what loads them: while a file is read there is time for it. `records` are those of the file
        where it has rules of its own."""
        super().__init__(parts)
        self._loaded, self._records = tables, records or Records(parts)
        self._references: tuple[int, References | None] = (-1, None)

    @cached_property
    def _tables(self) -> ImportTables:
        return self._loaded() if callable(self._loaded) else self._loaded

    @property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """Column keys by each kind of list that may be imported, the usual order first."""
        found = {kind: self._tables.headings.keys[kind] for kind in self._kinds_of_people()}
        kinds = [kind for kind in record_kinds(self._registry) if self._may_write(kind)]
        return found | {kind: shape_of(kind).columns() for kind in kinds}

    @property
    def home(self) -> str:
        """The institution that everybody is of, in a partner's file, else empty."""
        return self._store.institution if self._store.is_partner else ""

    def stage(
        self, path: Path, options: ImportOptions | None = None, *, step: Callable[[], None] | None = None
    ) -> ImportDraft:
        """Reads the file and checks every row. Raises RuleBroken with a `workbook.…` problem, or
        `import.no_list_found` when no sheet holds a list, `import.which_kind` (facts: `file`, `kinds`) when it may be
        of several kinds and nobody said which."""
        with without_collecting():
            draft = self._unchecked(self._read(path, step), options)  # the cells are let go before anything is checked
            self.check(draft)
        return draft

    def _read(self, path: Path, step: Callable[[], None] | None) -> WorkbookCells:
        """While the child process reads, the tables of names and headings and the words of cells are loaded, which
        takes as long as some thousand rows."""
        loaded: list[object] = []

        def meanwhile() -> None:
            if step is not None:
                step()
            if not loaded:
                loaded.append(self._names.comparison_keys(self._names.parts("王小明 Иванов")))
                loaded.append(self._tables.words.country("CN"))
                loaded.append(self._tables.all_headings)

        return read_workbook(path, step=meanwhile)

    def stage_or_ask(self, book: WorkbookCells, options: ImportOptions) -> ImportDraft:
        """As `stage_cells`; where no list is recognised, the fullest line is taken for its headings, which is told, and
        nothing is read until somebody says what the columns hold."""
        try:
            return self.stage_cells(book, options)
        except RuleBroken as refused:
            row = row_by_hand(book, options) or likely_row(book)
            if refused.problem.code != "import.no_list_found" or options.header_rows or row is None:
                raise
            draft = self.stage_cells(book, dataclasses.replace(options, header_rows=(row,)))
            draft.remarks.insert(0, Problem("import.no_list_recognised", facts={"row": row[1]}, level=Level.INFORMS))
            return draft

    def stage_cells(self, book: WorkbookCells, options: ImportOptions | None = None) -> ImportDraft:
        """The same for a workbook that is already read, or for a block that was pasted."""
        with without_collecting():
            draft = self._unchecked(book, options)
            self.check(draft)
        return draft

    def _unchecked(self, book: WorkbookCells, options: ImportOptions | None) -> ImportDraft:
        options = options or ImportOptions()
        book, marks = without_marks(book)
        return (
            staged_answer(book, marks, options, self._form_of, self._store) if marks else self._form_of(book, options)
        )

    def _form_of(self, book: WorkbookCells, options: ImportOptions) -> ImportDraft:
        book, keys = without_keys(book)
        draft = (
            staged_form(book, keys, options, self._draft_of, self._sources()) if keys else self._draft_of(book, options)
        )
        note_comments(draft, book, is_form=bool(keys))
        return draft

    def _draft_of(self, book: WorkbookCells, options: ImportOptions) -> ImportDraft:
        options = self._within_reach(options)
        sources, kinds = self._sources(), self._kinds()
        draft = staged_draft(book, options, sources, kinds)
        note_headings(draft, options)
        known, told = known_columns(draft, options, sources)
        if told and (again := self._draft_with_known(book, known, options, sources, kinds)) is not None:
            draft = again
            draft.remarks += told
        self._refuse_kinds_of_others(draft)
        return draft

    def _draft_with_known(
        self, book: WorkbookCells, known: ImportOptions, given: ImportOptions, sources: Sources, kinds: Sequence[str]
    ) -> ImportDraft | None:
        """With what is remembered of such lists; None where this one's columns do not part as those did."""
        try:
            draft = staged_draft(book, known, sources, kinds)
        except RuleBroken:
            if (known.split, known.joined) == (given.split, given.joined):
                raise
            return None
        draft.options = dataclasses.replace(given, split=known.split, joined=known.joined)
        note_headings(draft, known)
        is_new = (known.split, known.joined) != (given.split, given.joined)
        return None if is_new and not are_parts_as_known(draft, self._store) else draft

    def check(self, draft: ImportDraft, rows: Sequence[StagedRow] | None = None) -> None:
        """Reads and judges `rows`, or all rows, against the records as they are now."""
        sources = self._sources()
        wanted = draft.rows if rows is None else rows
        for at, sheet in enumerate(draft.sheets):
            some = [row for row in wanted if row.sheet == at]
            read_rows(sheet, some, sources.reader(sheet.kind))
        if draft.form:
            settle_form(draft, wanted, sources)
        for at, sheet in enumerate(draft.sheets):
            some, everyone = ([row for row in many if row.sheet == at] for many in (wanted, draft.rows))
            self._strategy(sheet.kind, draft, sources).check(sheet, some, everyone)
            if draft.form:
                hold_rows_of_others(draft, some, sources)
            if draft.form or draft.is_blank_form:
                tell_of_form(some)
            if sheet.guess:
                asked = Problem("import.kind_guessed", "", {"kind": kind_key(sheet.kind)}, Level.ASKS)
                for row in some:
                    row.problems.append(asked)
        for kind in {sheet.kind for sheet in draft.sheets}:
            all_of_kind = [row for row in draft.rows if draft.kind(row) == kind]
            self._strategy(kind, draft, sources).find_repeated(draft.sheets, all_of_kind)
        for row in wanted:
            if row.decision == LEFT_OUT:
                row.problems, row.candidates = [], ()
            elif row.problems:
                row.problems = [problem for problem in row.problems if not _is_answered(row, problem)]
        if rows is None:
            draft.checked_at = self._store.step_count()

    def partner_language(self, options: ImportOptions, sheets: Sequence[StagedSheet]) -> tuple[str, bool]:
        """In which language the file is sent back, and whether that is a guess."""
        return partner_language(self._store, options, sheets)

    def set_cell(self, draft: ImportDraft, at: int, key: str, text: str, *, everywhere: bool = False) -> list[int]:
        """Writes `text` into a cell of row `at` of the draft; `everywhere` into every cell of the column that says
        the same. The positions of the rows that were checked again."""
        row = draft.rows[at]
        before = row.cells.get(key, "")
        places = [
            place
            for place, other in enumerate(draft.rows)
            if place == at or (everywhere and other.sheet == row.sheet and other.cells.get(key, "") == before)
        ]
        self._know_column(draft, row.sheet, key)
        if key == HOME:
            self._note_meaning(draft, draft.sheets[row.sheet], before, text)
        for place in places:
            draft.rows[place].write(key, text, shape_of(draft.kind(row)).pointing(key))
        self.check(draft, [draft.rows[place] for place in places])
        return places

    def decide(self, draft: ImportDraft, at: int, decision: str) -> None:
        """`decision` is a record's id, `new` for a new one, `leave_out`, or empty to ask again."""
        row = draft.rows[at]
        row.rejected = [one.subject_id for one in row.candidates] if decision == NEW_RECORD else []
        row.decision = decision
        row.choices = {}
        self.check(draft, [draft.rows[at]])

    def choose(self, draft: ImportDraft, at: int, key: str, side: str) -> None:
        """For a field that differs from the known record's: `ours`, `theirs`, or empty to ask again. `theirs` also says
        that a value that looks unusual is right."""
        others = {other: said for other, said in draft.rows[at].choices.items() if other != key}
        draft.rows[at].choices = {**others, key: side} if side else others
        self.check(draft, [draft.rows[at]])

    def pick(self, draft: ImportDraft, at: int, key: str, id: str) -> None:
        """Says which record a cell points to that did not name just one; empty to ask again."""
        row = draft.rows[at]
        row.picked = {**row.picked, shape_of(draft.kind(row)).pointing(key): id}
        self.check(draft, [row])

    def among(self, kind: str, row: StagedRow, key: str) -> list[str] | None:
        """Ids of the records to choose from for a cell; None for any of their kind."""
        return pointed_to(kind, key, row, self._sources(), ImportOptions(kind))

    def use_column(
        self,
        draft: ImportDraft,
        sheet: int,
        index: int,
        key: str,
        texts: Mapping[int, str],
        heading: str = "",
        faults: Mapping[int, str] | None = None,
    ) -> None:
        """Says what a column holds that was not read or only guessed, or that it is not to be read (`ignored`): `texts`
        are its cells by the row's number in the file, `faults` what those have lost, `heading` is what stands over it.
        Raises RuleBroken with `import.form_columns` for a form whose columns are known."""
        if draft.is_answers:
            raise RuleBroken(Problem("import.form_columns"))
        told = draft.sheets[sheet]
        before = next((column for column in told.columns if column.index == index), None)
        heading = heading or (before.heading if before is not None else "")
        columns = [column for column in told.columns if column.key != key and column.index != index]
        if key == IGNORED:
            told.ignored = tuple(dict.fromkeys((*told.ignored, *([heading] if heading else []))))
        else:
            column = StagedColumn(key, heading or key, index)
            columns.append(with_order(told, column, list(texts.values()), self._tables.words, self._today()))
            told.ignored = tuple(one for one in told.ignored if one != heading)
        if heading:
            told.told[heading] = key
        told.unread = tuple(one for one in told.unread if one != heading)
        told.columns = tuple(sorted(columns, key=lambda column: column.index))
        for row in draft.rows:
            if row.sheet == sheet:
                if before is not None and before.key != key:
                    row.cells.pop(before.key, None)
                    row.mend(before.key)
                if key != IGNORED:
                    row.cells[key] = texts.get(row.number, "")
                    row.mend(key)
                    if code := (faults or {}).get(row.number):
                        row.faults = {**row.faults, key: code}
        self.check(draft)

    def confirm_columns(self, draft: ImportDraft, sheet: int) -> None:
        """Says that every column of a sheet that is only guessed holds what it was guessed to hold."""
        told = draft.sheets[sheet]
        told.told |= {column.heading: column.key for column in told.columns if column.guess and column.heading}
        told.columns = tuple(dataclasses.replace(column, guess=False) for column in told.columns)
        self.check(draft)

    def set_options(self, draft: ImportDraft, options: ImportOptions) -> None:
        """Changes what the office says about the file; what counts while it is read stays."""
        read, told = draft.options, self._within_reach(options)
        draft.options = dataclasses.replace(
            told,
            kind=read.kind,
            leave_out_hidden=read.leave_out_hidden,
            header_rows=read.header_rows,
            split=read.split,
            joined=read.joined,
        )
        self.check(draft)

    def keep(self, draft: ImportDraft) -> str:
        """Stores the draft in the office file, local to this copy; its id."""
        draft.id = draft.id or self._origin.new_id()
        self._store.import_drafts.put(draft.id, draft.as_text())
        return draft.id

    def kept(self) -> list[tuple[str, str, int]]:
        """(id, file, rows) of the drafts that wait, the newest first."""
        drafts = [ImportDraft.from_text(text, id) for id, text in self._store.import_drafts.all()]
        return [(draft.id, draft.file, len(draft.rows)) for draft in drafts]

    def open(self, id: str) -> ImportDraft:
        """A kept draft, checked anew. Raises RuleBroken with `import.draft_missing`."""
        text = self._store.import_drafts.get(id)
        if text is None:
            raise RuleBroken(Problem("import.draft_missing"))
        draft = ImportDraft.from_text(text, id)
        self.check(draft)
        return draft

    def discard(self, id: str) -> None:
        self._store.import_drafts.remove(id)

    def apply(self, draft: ImportDraft, who: str, *, step: Callable[[], object] = lambda: None) -> Applied:
        """Writes every ready row: one transaction, one step of the journal, one undo. The rest stays a kept draft.

        `step` is called now and then until everything is written; when it raises, no record was changed.
        """
        return self._apply(draft, who, step=step)

    def _apply(
        self,
        draft: ImportDraft,
        who: str,
        *,
        before: Callable[[], object] = lambda: None,
        step: Callable[[], object] = lambda: None,
    ) -> Applied:
        """`before` is called when everything is ready to be written; what it raises gives up the import."""
        with without_collecting():
            if draft.checked_at != self._store.step_count():
                self.check(draft)  # the records may have moved since
            ready = [row for row in draft.rows if row.is_ready]
            edits = self._edits(draft, ready)
            before()
            pass_by("import.before_step")
            step()
            with self._store.cancellable(step):
                changes = self._store.record(Step(who, VERB, tuple(edits))) if edits else Changes()
            let_go(edits)
            pass_by("import.step_done")
            if draft.meant:
                Places(self._store, self._origin).remember(draft.meant)
            if not draft.form:
                remember(draft, ready, self._store)
            elif changes:
                note_taken(draft, ready, self._sources())
        if draft.answers:
            self.discard(draft.answers)
            draft.answers = ""
        done = set(map(id, ready))
        draft.rows = [row for row in draft.rows if id(row) not in done and row.decision != LEFT_OUT]
        if draft.rows:
            self.keep(draft)
        elif draft.id:
            self.discard(draft.id)
        return Applied(changes, tuple(ready), draft)

    def _edits(self, draft: ImportDraft, ready: Sequence[StagedRow]) -> list[Edit]:
        sources, edits = self._sources(), list[Edit]()
        for kind in in_order({draft.kind(row) for row in ready}):
            rows = [row for row in ready if draft.kind(row) == kind]
            edits += self._strategy(kind, draft, sources).edits(draft.sheets, rows)
        if self._store.is_partner and not all(takes(self._registry, edit.kind) for edit in edits):
            raise RuleBroken(Problem("record.not_yours"))  # groups and courses are the office's to make
        return edits

    def _strategy(self, kind: str, draft: ImportDraft, sources: Sources) -> ListStrategy:
        return answer_lists(draft, sources) or strategy_for(kind, sources, draft.options)

    def _sources(self) -> Sources:
        steps, (known_at, references) = self._store.step_count(), self._references
        if references is None or known_at != steps:
            references = References(self._parts, self._tables.words)
            self._references = (steps, references)
        return Sources.of(self._parts, self._tables, self._records, references)

    def _kinds(self) -> list[str]:
        """Kinds that a list may be of. Arrivals are those of people whom the office knows: while it has nobody, a list
        of them can only bring the people. Of registrations that is not so: their days would be read as passports'."""
        kinds = [*self._kinds_of_people(), *record_kinds(self._registry)]
        has_people = self._store.count(Query("person")) > 0
        return kinds if has_people else [kind for kind in kinds if kind != ARRIVALS]

    def _kinds_of_people(self) -> tuple[str, ...]:
        """Groups and exams are the office's to enter."""
        return (PEOPLE,) if self._store.is_partner else KINDS

    def _may_write(self, kind: str) -> bool:
        return not self._store.is_partner or takes(self._registry, kind)

    def _within_reach(self, options: ImportOptions) -> ImportOptions:
        """In a partner's file people are its own, and groups and results are the office's to enter. Raises RuleBroken
        with `import.only_own_people` for another institution, `record.not_yours` for a kind that is not its own."""
        own = self._store.institution
        self._refuse_unused_options(options)
        if options.kind in self._registry and not self._may_write(options.kind):
            raise RuleBroken(Problem("record.not_yours"))
        if not self._store.is_partner:
            return options
        if options.institution_id not in ("", own):
            typed = Places(self._store, self._origin).label(options.institution_id)
            raise RuleBroken(Problem("import.only_own_people", "institution", {"typed": typed}))
        return dataclasses.replace(options, institution_id=own)

    def _refuse_kinds_of_others(self, draft: ImportDraft) -> None:
        """In a partner's file a list that only its headings tell may be of what the office takes."""
        for sheet in draft.sheets:
            if sheet.guess and not self._may_write(sheet.kind):
                raise RuleBroken(Problem("import.kind_of_the_office", facts={"kind": kind_key(sheet.kind)}))

    def _refuse_unused_options(self, options: ImportOptions) -> None:
        """What was said of a file and no row can take would be left out without a word."""
        fields = option_fields(self._registry[options.kind]) if options.kind in self._registry else {}
        for option, name in fields.items():
            if getattr(options, option) and name not in shape_of(options.kind).own:
                facts = {"field": f"field.{name}", "kind": kind_key(options.kind)}
                raise RuleBroken(Problem("import.option_not_used", option, facts))

    def _note_meaning(self, draft: ImportDraft, sheet: StagedSheet, before: str, after: str) -> None:
        """What this partner calls an institution is known in the partner's next file."""
        if said := Places(self._store, self._origin).explained(before, after):
            draft.meant.setdefault(usual_home(draft.options, sheet), {})[said[0]] = said[1]

    def _know_column(self, draft: ImportDraft, sheet: int, key: str) -> None:
        """A field that the sheet has no column for may still be filled in by hand."""
        told = draft.sheets[sheet]
        if all(column.key != key for column in told.columns):
            last = max((column.index for column in told.columns), default=-1)
            told.columns = (*told.columns, StagedColumn(key, "", last + 1))


def _is_answered(row: StagedRow, problem: Problem) -> bool:
    """Somebody said that a value which was read, and only looks unusual, is right; or the cell is as it was sent."""
    if row.usual.get(problem.field) == AS_SENT and problem.code != "import.form_cell_emptied":
        return True
    return row.choices.get(problem.field) == "theirs" and may_be_right(row, problem)


def may_be_right(row: StagedRow, problem: Problem) -> bool:
    """Whether a problem is about a value that was read, so that somebody can say that it is right as it stands."""
    if problem.level is not Level.ASKS:
        return False
    return problem.field in row.values or (problem.field in NAME_COLUMNS and any(map(row.values.get, PART_NAMES)))


def outcome_as_plain(draft: ImportDraft, rows: Iterable[StagedRow]) -> dict[str, object]:
    """What `import --json` prints (rulings 19): the rows, and by sheet what was read, guessed and not read."""
    listed = list(rows)
    counts = {state.value: sum(1 for row in listed if row.state is state) for state in RowState}
    return {
        "rows": [
            {
                "sheet": draft.sheets[row.sheet].name,
                "row": row.number,
                "state": row.state.value,
                "kind": draft.kind(row),
                "id": row.subject_id or None,
                "problems": [problem.as_plain() for problem in row.problems],
                "near": {
                    key: [{"id": one.subject_id, "score": one.score} for one in found]
                    for key, found in row.near.items()
                },
            }
            for row in listed
        ],
        "counts": counts,
        "sheets": [
            {
                "name": sheet.name,
                "kind": sheet.kind,
                "header_row": sheet.header_row,
                "columns": [
                    {"heading": column.heading, "key": column.key, "guess": column.guess} for column in sheet.columns
                ],
                "unread": list(sheet.unread),
                "ignored": list(sheet.ignored),
                "left_out": [{"row": line.row, "why": line.why} for line in sheet.left_out],
                "forms": len(sheet.layout.forms),
                "in_columns": sheet.layout.in_columns,
                "hidden": {"rows": list(sheet.hidden_rows), "columns": sheet.hidden_columns},
            }
            for sheet in draft.sheets
        ],
        "remarks": [remark.as_plain() for remark in draft.remarks],
        "skipped_sheets": list(draft.skipped_sheets),
        "hidden_sheets": list(draft.hidden_sheets),
        "hides_unseen": draft.hides_unseen,
        "other_lists": [{"sheet": name, "kinds": list(kinds)} for name, kinds in draft.other_sheets.items()],
    }


class SafeImports(Imports):
    """As `Imports`; a backup that cannot be written refuses the import (`backup.not_written`)."""

    def apply(self, draft: ImportDraft, who: str, *, step: Callable[[], object] = lambda: None) -> Applied:
        """The copy is made over a connection of its own while the edits are worked out, and waited for before the
        first of them is written."""
        if not any(row.is_ready for row in draft.rows):
            return super().apply(draft, who, step=step)
        with ThreadPoolExecutor(1, "backup") as elsewhere:
            copying = elsewhere.submit(self._back_up, self._store.origin.now())

            def backed_up() -> None:
                copying.result()
                pass_by("import.backed_up")

            return self._apply(draft, who, before=backed_up, step=step)

    def _back_up(self, when: datetime) -> Path:
        with self._store.beside() as other:
            return other.backups.make(reason=Reason.IMPORT, when=when)
