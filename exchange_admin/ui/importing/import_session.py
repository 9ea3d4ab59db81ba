"""One staged file between the page and the service. Verbs run one after another in jobs; the page sees copies."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from exchange_admin.domain.changes import Changes
from exchange_admin.services.importing import WorkbookCells, read_workbook
from exchange_admin.services.importing.columns_by_hand import (
    can_be_headed,
    headings_in_file,
    is_by_hand,
    with_columns_by_hand,
)
from exchange_admin.services.importing.draft import ImportDraft, ImportOptions
from exchange_admin.services.importing.headed_by_hand import rows_offered
from exchange_admin.services.importing.imports import Applied, Imports
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.importing.staged_view import (
    SourceColumn,
    StagedView,
    column_faults,
    column_texts,
    look_at,
    source_columns,
)
from exchange_admin.ui.jobs import Job, Progress, Task
from exchange_admin.ui.latest_job import pause

if TYPE_CHECKING:
    from exchange_admin.services.importing.send_back import SentBack

KEPT_AT_ONCE = 2_000
"""Rows up to which a draft is kept with every change; a longer one after a pause."""
KEEP_PAUSE = 1500  # milliseconds
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class _Answer:
    """What a verb leaves: a draft (None when nothing is left), its copy, the book it was read from, and the outcome."""

    draft: ImportDraft | None
    view: StagedView | None
    book: WorkbookCells | None = None
    outcome: object = None
    before: str = ""  # the draft as it was before it was applied
    source: Path | None = None  # the file that the book was read from


@dataclass(frozen=True)
class _Work:
    act: Callable[[Office, Task], object]
    done: Callable[[Any], None]
    writes: bool
    quiet: bool  # nobody waits for it


class ImportSession(QObject):
    """The draft itself belongs to the jobs; `view` is what is shown, None without a file.

    `kept_found` carries (id, file, rows) of the drafts that wait, `refused` what a verb raised, `sent_back` a SentBack.
    """

    changed = Signal()
    busy_changed = Signal(bool)
    progressed = Signal(Progress)
    refused = Signal(Exception)
    applied = Signal(Applied)
    undone = Signal(Changes)
    given_up = Signal()
    sent_back = Signal(object)
    kept_found = Signal(list)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._draft: ImportDraft | None = None
        self._book: WorkbookCells | None = None
        self._source: Path | None = None
        self._shaped: tuple[object, WorkbookCells] | None = None
        self._before, self._step = "", ""
        self.view: StagedView | None = None
        self._queue: list[_Work] = []
        self._job: Job | None = None
        self._quiet = False
        self._later = pause(self, KEEP_PAUSE, self.keep)

    @property
    def is_busy(self) -> bool:
        """Somebody waits for a verb that is running or next."""
        return (self._job is not None and not self._quiet) or any(not work.quiet for work in self._queue)

    def brought(self, step: str) -> bool:
        """Whether `step` of the journal is the last import, whose rows `undo` puts back into the draft."""
        return bool(self._before) and step == self._step

    # Files and drafts

    def read(self, path: Path, kind: str = "") -> None:
        """Reads a workbook and checks its rows; `kind` is what the list holds, told by its headings when empty."""

        def act(apart: Office, task: Task) -> _Answer:
            book = read_workbook(path, step=partial(task.step, 0))
            return _staged(apart, book, ImportOptions(kind), task, path)

        self._add(act, self._take)

    def read_text(self, text: str, name: str, kind: str = "") -> None:
        """As `read`, of rows as spreadsheets put them on the clipboard; the file that they are read from is ours alone
        and gone afterwards."""

        def act(apart: Office, task: Task) -> _Answer:
            with TemporaryDirectory() as folder:
                path = Path(folder) / f"{name}.tsv"  # its sheet is called so
                path.write_text(text, encoding="utf-8-sig", errors="replace", newline="")
                book = read_workbook(path, step=partial(task.step, 0))
            return _staged(apart, dataclasses.replace(book, name=name), ImportOptions(kind), task, None)

        self._add(act, self._take)

    def read_as(self, kind: str) -> None:
        """Reads the same file again as another kind of list; what was corrected is gone."""
        self._read_again(kind=kind)

    def leave_out_hidden(self, left_out: bool) -> None:
        """Reads the same file again with or without what the workbook hides; what was corrected is gone."""
        self._read_again(leave_out_hidden=left_out)

    def headed_by(self, sheet: str, row: int) -> None:
        """Reads the same file again with a line as the headings of a sheet; what was corrected is gone."""
        view = self.view
        if view is not None:
            rows = {**dict(view.options.header_rows), sheet: row}
            self._read_again(header_rows=tuple(rows.items()))

    def can_shape(self, at: int, heading: str) -> bool:
        """Whether a column can be split or put together with another: the file is at hand, and it stands in it."""
        view = self.view
        return view is not None and can_be_headed(self._seen_book(), view.sheets[at].name, heading)

    def cells(self, at: int, index: int) -> dict[int, str]:
        """The cells of a column by the number of their line."""
        return column_texts(self.view, at, index, self._seen_book()) if self.view else {}

    def shape(self, *, split: Pairs | None = None, joined: Pairs | None = None) -> None:
        """Reads the same file again with these columns split and put together; what was said of columns stays, what was
        corrected is gone."""
        view = self.view
        if view is not None:
            told = {heading: key for sheet in view.sheets for heading, key in sheet.told.items()}
            split = view.options.split if split is None else split
            joined = view.options.joined if joined is None else joined
            options = dataclasses.replace(view.options, split=split, joined=joined)
            said = {**dict(view.options.columns), **told}
            headings = {one for sheet in view.sheets for one in headings_in_file(sheet.headings(), view.options)}
            kept = {
                heading: key
                for heading, key in said.items()
                if is_by_hand(heading, options) or (heading in headings and not _is_shaped(heading, options))
            }
            self._read_again(split=split, joined=joined, columns=tuple(kept.items()))

    def _seen_book(self) -> WorkbookCells | None:
        """The file with its columns as they are split and put together."""
        book, view = self._book, self.view
        if book is None or view is None or not (view.options.split or view.options.joined):
            return book
        of = (id(book), view.options.split, view.options.joined)
        if self._shaped is None or self._shaped[0] != of:
            self._shaped = of, with_columns_by_hand(book, view.options)
        return self._shaped[1]

    def rows_offered(self, sheet: str) -> list[tuple[int, str]]:
        """Lines that may head the list of a sheet; none without the file."""
        return rows_offered(self._book, sheet) if self._book is not None else []

    def _read_again(self, **changed: Any) -> None:
        """The draft that is read anew takes the place of the one that was kept by itself meanwhile."""
        book, view, source, old = self._book, self.view, self._source, self._draft
        if book is not None and view is not None:
            options = dataclasses.replace(view.options, **changed)

            def act(apart: Office, task: Task) -> _Answer:
                answer = _staged(apart, book, options, task, source)
                if answer.draft is not None and old is not None:
                    answer.draft.id = old.id
                return answer

            self._add(act, self._take)

    def reopen(self, id: str) -> None:
        """Goes on with a kept draft."""

        def act(apart: Office, task: Task) -> _Answer:
            draft = apart.imports.open(id)
            return _Answer(draft, look_at(draft))

        self._add(act, self._take)

    def look_for_kept(self) -> None:
        self._add(lambda apart, _: list(apart.imports.kept()), self._tell_kept, quiet=True)

    def keep(self) -> None:
        """Stores the draft in the office file; happens by itself."""
        self._later.stop()
        draft = self._draft
        if draft is not None and draft.rows:
            self._add(lambda apart, _: apart.imports.keep(draft), self._is_kept, writes=True, quiet=True)

    def put_aside(self) -> None:
        """Keeps the draft and shows it no more."""
        self.keep()
        self._take(_Answer(None, None))
        self.look_for_kept()

    def discard(self, id: str = "") -> None:
        """Throws a draft away: the one with that id, else the one on screen."""
        draft = self._draft
        if not id:
            self._take(_Answer(None, None))

        def act(apart: Office, task: Task) -> list[tuple[str, str, int]]:
            wanted = id or (draft.id if draft else "")
            if wanted:
                apart.imports.discard(wanted)
            return list(apart.imports.kept())

        self._add(act, self._tell_kept, writes=True, quiet=True)

    # Columns and options

    @property
    def has_file(self) -> bool:
        """The file itself is at hand, so that columns that were not read can be."""
        return self._book is not None

    def source_columns(self, at: int) -> list[SourceColumn]:
        return source_columns(self.view, at, self._seen_book()) if self.view else []

    def use_column(self, at: int, index: int, key: str, heading: str = "") -> None:
        """Says what a column holds; `NOT_READ` leaves it alone."""
        view, book = self.view, self._seen_book()
        if view is not None:

            def act(verbs: Imports, draft: ImportDraft) -> None:
                texts, faults = column_texts(view, at, index, book), column_faults(view, at, index, book)
                verbs.use_column(draft, at, index, key, texts, heading, faults)

            self._change(act)

    def confirm_columns(self, at: int) -> None:
        """All guessed columns of a sheet hold what they were guessed to hold."""
        self._change(lambda verbs, draft: verbs.confirm_columns(draft, at))

    def set_options(self, options: ImportOptions) -> None:
        if self.view is not None and options != self.view.options:
            self._change(lambda verbs, draft: verbs.set_options(draft, options))

    # Rows

    def set_cell(self, at: int, key: str, text: str, *, everywhere: bool = False) -> None:
        """`everywhere` also where the same stands in the column."""
        self._change(lambda verbs, draft: verbs.set_cell(draft, at, key, text, everywhere=everywhere))

    def set_cells(self, texts: Mapping[tuple[int, str], str]) -> None:
        """Texts by row and column, as one change."""

        def act(verbs: Imports, draft: ImportDraft) -> None:
            for (at, key), text in texts.items():
                verbs.set_cell(draft, at, key, text)

        self._change(act)

    def decide(self, places: Sequence[int], decision: str) -> None:
        """A person's id, `new`, `leave_out`, or empty to ask again, for all these rows."""

        def act(verbs: Imports, draft: ImportDraft) -> None:
            rows = [draft.rows[at] for at in places]
            for row in rows:
                row.decision = decision
                row.choices = {}
            verbs.check(draft, rows)

        self._change(act)

    def pick(self, at: int, key: str, id: str) -> None:
        """Says which record a cell points to."""
        self._change(lambda verbs, draft: verbs.pick(draft, at, key, id))

    def choose(self, places: Sequence[int], key: str, side: str) -> None:
        """`ours` or `theirs` for a field that differs, in all these rows."""

        def act(verbs: Imports, draft: ImportDraft) -> None:
            for at in places:
                verbs.choose(draft, at, key, side)

        self._change(act)

    def check_again(self) -> None:
        """The records have moved: what the rows mean is looked up anew, with the answers as they were."""
        draft, old = self._draft, self.view
        if draft is None or len(draft.rows) > KEPT_AT_ONCE:
            return  # a long draft is checked when it is applied

        def act(apart: Office, task: Task) -> StagedView:
            apart.imports.check(draft)
            return look_at(draft, old)

        self._add(act, self._show_change, quiet=True)

    # Into the records, and back to the partner

    def apply(self, who: str) -> None:
        """Imports every ready row in one step."""
        draft, book, source = self._draft, self._book, self._source
        if draft is None:
            return
        self._later.stop()

        def act(apart: Office, task: Task) -> _Answer:
            task.step(0)
            before = draft.as_text()
            done = apart.imports.apply(draft, who, step=partial(task.step, 0))
            left = done.left if done.left.rows else None
            return _Answer(left, look_at(left) if left else None, book if left else None, done, before, source)

        self._add(act, self._after_apply, writes=True)

    def undo(self, who: str) -> None:
        """Takes the import back; its rows stand in the draft again."""
        before, id, book = self._before, self._draft.id if self._draft else "", self._book
        source = self._source

        def act(apart: Office, task: Task) -> _Answer:
            draft = ImportDraft.from_text(before, id)
            changes = apart.undoing.undo(who, partial(task.step, 0))
            apart.imports.check(draft)
            apart.imports.keep(draft)
            return _Answer(draft, look_at(draft), book, changes, source=source)

        if before:
            self._add(act, self._after_undo, writes=True)

    def send_back(self, target: Path, language: str) -> None:
        """Writes the file for the partner, with what is to be corrected marked in it."""
        draft, source, book = self._draft, self._source, self._book
        if draft is None:
            return

        def act(apart: Office, task: Task) -> SentBack:
            step = partial(task.step, 0)
            sent = apart.sending_back.write(draft, target, source=source, book=book, language=language, step=step)
            apart.imports.keep(draft)
            return sent

        self._add(act, self._tell_sent_back, writes=True)

    def cancel(self) -> None:
        """Gives up what somebody waits for; the draft stays as it is."""
        self._queue = [work for work in self._queue if work.quiet]
        if self._job is not None and not self._quiet:
            self._job.cancel()
        self.busy_changed.emit(self.is_busy)

    # The queue

    def _change(self, act: Callable[[Imports, ImportDraft], object]) -> None:
        draft, old = self._draft, self.view
        if draft is None:
            return
        at_once = len(draft.rows) <= KEPT_AT_ONCE

        def change(apart: Office, task: Task) -> StagedView:
            act(apart.imports, draft)
            if at_once:
                apart.imports.keep(draft)
            return look_at(draft, old)

        self._add(change, self._show_change, writes=at_once)

    def _add(
        self,
        act: Callable[[Office, Task], object],
        done: Callable[[Any], None],
        *,
        writes: bool = False,
        quiet: bool = False,
    ) -> None:
        self._queue.append(_Work(act, done, writes, quiet))
        self._start_next()

    def _start_next(self) -> None:
        if self._job is None and self._queue:
            work = self._queue.pop(0)
            self._quiet = work.quiet
            job = self._desk.write(work.act) if work.writes else self._desk.read(work.act)
            self._job = job
            job.progressed.connect(self.progressed)
            job.cancelled.connect(self._cancelled)
            job.ended.connect(self._ended)
            job.start_telling(work.done, self._failed)
        self.busy_changed.emit(self.is_busy)

    def _failed(self, error: Exception) -> None:
        """What waits behind a failed verb would meet a draft it was not meant for."""
        self._queue.clear()
        self.refused.emit(error)

    def _cancelled(self) -> None:
        """Nothing was read or written; the draft is kept again as before."""
        if self._draft is not None:
            self._later.start()
        self.given_up.emit()

    def _ended(self) -> None:
        self._job = None
        self._start_next()

    # Answers

    def _take(self, answer: _Answer) -> None:
        self._draft, self._book, self._before = answer.draft, answer.book, answer.before
        self.view, self._source = answer.view, answer.source
        if answer.draft is None:
            self._later.stop()
        else:
            self._later.start()
        self.changed.emit()

    def _show_change(self, view: StagedView) -> None:
        self.view = view
        if len(view.rows) > KEPT_AT_ONCE:
            self._later.start()
        self.changed.emit()

    # Methods, not emit itself: a connection to a method ends with this object

    def _tell_kept(self, kept: list[tuple[str, str, int]]) -> None:
        self.kept_found.emit(kept)

    def _tell_sent_back(self, sent: SentBack) -> None:
        self.sent_back.emit(sent)

    def _is_kept(self, id: object) -> None:
        return

    def _after_apply(self, answer: _Answer) -> None:
        self._take(answer)
        assert isinstance(answer.outcome, Applied)
        self._step = answer.outcome.changes.step
        self.applied.emit(answer.outcome)

    def _after_undo(self, answer: _Answer) -> None:
        self._take(answer)
        self.undone.emit(answer.outcome if isinstance(answer.outcome, Changes) else Changes())


def _staged(
    apart: Office, book: WorkbookCells, options: ImportOptions | None, task: Task, source: Path | None
) -> _Answer:
    task.step(0)
    draft = apart.imports.stage_or_ask(book, options or ImportOptions())
    task.step(0)
    return _Answer(draft, look_at(draft), book, source=source)


def _is_shaped(heading: str, options: ImportOptions) -> bool:
    """Whether the column with that heading is split or put together, and so is not there as it was."""
    return heading in {one for one, _ in options.split} or any(heading in pair for pair in options.joined)
