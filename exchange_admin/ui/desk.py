"""What a page works with. The composition root lays it out; nothing here is reachable in any other way."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Heads, Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.field_changes import FieldChange, Outlook
from exchange_admin.ui.actions import Actions
from exchange_admin.ui.ask import Ask
from exchange_admin.ui.feed import ChangeFeed
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.forms.editors import FormTools, Found
from exchange_admin.ui.jobs import Job, JobRunner, Task
from exchange_admin.ui.kept_files import FileDesk
from exchange_admin.ui.limits import Limits, NoLimits
from exchange_admin.ui.look import Look
from exchange_admin.ui.models.lazy_table import ListReader
from exchange_admin.ui.preferences import Preferences


class Labels(ListReader, Protocol):
    """`services.lists.Lists`."""

    def labels(self, kind: str, ids: Iterable[str], language: str) -> Mapping[str, str]: ...
    def second_lines(self, kind: str, ids: Iterable[str]) -> Mapping[str, str]: ...


class RecordVerbs(Protocol):
    """`services.records.Records`: every verb refuses with RuleBroken and then has changed nothing."""

    def get(self, kind: str, id: str) -> Record: ...
    def problems(self, kind: str, values: Mapping[str, Value], before: Record | None = None) -> Sequence[Problem]: ...
    def add(self, kind: str, values: Mapping[str, Value], who: str, *, id: str = "") -> Changes: ...
    def set(
        self, kind: str, id: str, values: Mapping[str, Value], who: str, *, seen: Heads | None = None
    ) -> Changes: ...
    def remove(self, kind: str, id: str, who: str) -> Changes: ...
    def merge_people(self, keep: str, duplicate: str, who: str) -> Changes: ...
    def suggestions(self, kind: str, values: Mapping[str, Value]) -> Mapping[str, str]: ...


class UndoApart(Protocol):
    """Undo and redo on a connection of their own, for large steps; `step` may raise to give up whole."""

    def undo(self, who: str, step: Callable[[], object]) -> Changes | None: ...
    def redo(self, who: str, step: Callable[[], object]) -> Changes | None: ...


class UndoVerbs(Protocol):
    """What can be taken back is (journal step, wording key of the verb); `records_of` says how large a step is."""

    def undo(self, who: str) -> Changes | None: ...
    def redo(self, who: str) -> Changes | None: ...
    def undoable(self) -> tuple[str, str] | None: ...
    def redoable(self) -> tuple[str, str] | None: ...
    def records_of(self, step: str) -> int: ...


class Past(Protocol):
    """One field of one step of a record's history; `when` is a UTC moment of the file."""

    @property
    def when(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def verb(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def old(self) -> Value: ...
    @property
    def new(self) -> Value: ...


class Drafts(Protocol):
    """Texts that cannot be saved yet, by record and field; local to this PC."""

    def of(self, kind: str, id: str) -> Mapping[str, str]: ...
    def keep(self, kind: str, id: str, field: str, typed: str) -> None: ...
    def drop(self, kind: str, id: str, field: str = "") -> None: ...
    def all(self) -> Sequence[tuple[str, str]]: ...
    def count(self) -> int: ...


class Views(Protocol):
    """Lists as somebody saved them in this office file, by kind and name."""

    def put(self, kind: str, name: str, content: Mapping[str, Any]) -> None: ...
    def all(self, kind: str) -> Mapping[str, Mapping[str, Any]]: ...
    def remove(self, kind: str, name: str) -> None: ...


class Recent(Protocol):
    """The records looked at last, as (kind, id)."""

    def add(self, kind: str, id: str) -> None: ...
    def all(self, limit: int = 12) -> Sequence[tuple[str, str]]: ...


class ApartReading(Protocol):
    """Reads that may run in another thread, on a connection of their own."""

    def ids(self, query: Query) -> array[int]: ...
    def counts(self, queries: Mapping[str, Query], step: Callable[[], object]) -> dict[str, int]: ...


class FieldChangeVerbs(Protocol):
    """`services.field_changes.FieldChanges`; runs in a job, each call on a connection of its own."""

    def outlook(self, wish: FieldChange, step: Callable[[int, int], None]) -> Outlook: ...
    def apply(self, wish: FieldChange, who: str, step: Callable[[int, int], None]) -> Changes: ...


Export = Callable[[Query, Sequence[str], Path, str, Task], None]
"""Writes a list as seen: query, column keys, file, language. Runs in a job, so it reads on a connection of its own."""


class Notices(QObject):
    """Short messages for the toast, with what takes back what was done; and work that goes on, for the status line."""

    said = Signal(str, object)
    working = Signal(object, str)  # a Job and what it does, for the status line

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.said.emit(text, undo)

    def watch(self, job: Job, text: str) -> None:
        """Shows how far a job is, with a way to stop it."""
        self.working.emit(job, text)


@dataclass(frozen=True)
class Desk:
    """`who` is the name that goes into the journal. `count` counts on the GUI thread, `apart` in the reading lane."""

    look: Look
    registry: Registry
    wordings: Mapping[str, Wording]
    lists: Labels
    records: RecordVerbs
    undo: UndoVerbs
    drafts: Drafts
    views: Views
    recent: Recent
    history: Callable[[str, str], Sequence[Past]]
    search: Callable[[str, Sequence[str], int], Sequence[tuple[str, str]]]
    count: Callable[[Query], int]
    feed: ChangeFeed
    jobs: JobRunner
    actions: Actions
    ask: Ask
    notices: Notices
    preferences: Preferences
    who: Callable[[], str]
    export: Export | None = None
    apart: ApartReading | None = None
    files: FileDesk | None = None
    field_changes: FieldChangeVerbs | None = None
    undo_apart: UndoApart | None = None
    limits: Limits = field(default_factory=NoLimits)

    @property
    def language(self) -> str:
        return self.look.formats.language

    @property
    def words(self) -> Wording:
        return self.wordings[self.language]

    def label(self, kind: str, id: str) -> str:
        return self.lists.labels(kind, (id,), self.language).get(id, "")

    def find(self, kind: str, text: str) -> list[Found]:
        """Records of a kind for a reference field, best first."""
        if text:
            ids = [id for _, id in self.search(text, (kind,), 12)]
            said = self.lists.labels(kind, ids, self.language)
            return [Found(id, said[id], self.told_apart(kind, id)) for id in ids if id in said]
        rows = self.lists.rows(kind, self.lists.ids(Query(kind, once=True))[:12], (), self.language)
        ids = [row.id for row in rows.values()]
        said = self.lists.labels(kind, ids, self.language)
        return [Found(id, said[id], self.told_apart(kind, id)) for id in ids if id in said]

    def told_apart(self, kind: str, id: str) -> str:
        """What tells namesakes apart: the other forms of the name and the date of birth."""
        if kind != "person":
            return ""
        values = self.records.get(kind, id).values
        born = values.get("birth_date")
        forms = person_name(values)[1]
        return " · ".join(part for part in (forms, self.look.formats.day(str(born)) if born else "") if part)

    def other_names(self, person: str) -> str:
        """The name of a person in the other scripts, beside what `label` says; empty for nobody."""
        return self.lists.second_lines("person", (person,)).get(person, "")

    def form_tools(self) -> FormTools:
        return FormTools(self.look, self._wording, self._formats, self.find, self.label)

    def sentence(self, problems: Iterable[Problem]) -> str:
        return " ".join(self.words.problem(problem) for problem in problems)

    def receipt(self, said: str, problems: Iterable[Problem]) -> str:
        """What was done, in words without a full stop, and what to look at in it, as sentences of one text."""
        asked = self.sentence(problems)
        if not said or not asked or said[-1] in ".。!！?？…":
            return " ".join(part for part in (said, asked) if part)
        return f"{said}。{asked}" if self.language == "zh" else f"{said}. {asked}"

    def _wording(self) -> Wording:
        return self.words

    def _formats(self) -> Formats:
        return self.look.formats
