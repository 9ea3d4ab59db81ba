"""What the import page needs besides the desk. The composition root builds it from `services.importing`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from exchange_admin.domain.changes import Changes
from exchange_admin.services.importing import Applied, ImportDraft, ImportOptions, StagedRow


class BookSheet(Protocol):
    """A sheet as it was read: `rows[2][1]` is cell B3."""

    @property
    def name(self) -> str: ...
    @property
    def rows(self) -> Sequence[Sequence[Any]]: ...


class Book(Protocol):
    """`documents.workbook_reading.WorkbookCells`."""

    @property
    def name(self) -> str: ...
    @property
    def sheets(self) -> Sequence[BookSheet]: ...


class ImportVerbs(Protocol):
    """`services.importing.Imports`, over a connection of the job that calls."""

    def stage_cells(self, book: Any, options: ImportOptions | None = None) -> ImportDraft: ...
    def check(self, draft: ImportDraft, rows: Sequence[StagedRow] | None = None) -> None: ...
    def set_cell(
        self, draft: ImportDraft, at: int, key: str, text: str, *, everywhere: bool = False
    ) -> Sequence[int]: ...
    def choose(self, draft: ImportDraft, at: int, key: str, side: str) -> None: ...
    def use_column(self, draft: ImportDraft, sheet: int, index: int, key: str, texts: Mapping[int, str]) -> None: ...
    def set_options(self, draft: ImportDraft, options: ImportOptions) -> None: ...
    def keep(self, draft: ImportDraft) -> str: ...
    def kept(self) -> Sequence[tuple[str, str, int]]: ...
    def open(self, id: str) -> ImportDraft: ...
    def discard(self, id: str) -> None: ...
    def apply(self, draft: ImportDraft, who: str, *, step: Callable[[], object]) -> Applied: ...


@dataclass(frozen=True)
class ImportDesk:
    """Every call comes from a job's thread and uses a connection of its own.

    `verbs(writing)` gives the verbs for the length of a `with` block; `read(path, step)` reads a file, `step` is called
    now and then and may raise to give up; `keys` are the column keys by each kind of sheet that may be imported, the
    usual order first; `home` is the institution that everybody is of, in a partner's file, else empty;
    `send_back(draft, target, language)` writes the rows to correct; `undo(who, step)` takes back the last step of the
    journal.
    """

    verbs: Callable[[bool], AbstractContextManager[ImportVerbs]]
    read: Callable[[Path, Callable[[], None]], Book]
    keys: Mapping[str, Sequence[str]]
    suffixes: Sequence[str]
    send_back: Callable[[ImportDraft, Path, str], object]
    undo: Callable[[str, Callable[[], object]], Changes | None]
    home: str = ""
