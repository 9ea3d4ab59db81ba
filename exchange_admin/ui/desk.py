"""What a page works with. The composition root lays it out; nothing here is reachable in any other way."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from exchange_admin.ui.forms.editors import Found, Offer
from exchange_admin.ui.jobs import Job, JobRunner, Task
from exchange_admin.ui.kept_files import FileDesk
from exchange_admin.ui.limits import Limits, NoLimits
from exchange_admin.ui.look import Look
from exchange_admin.ui.models.lazy_table import ListReader
from exchange_admin.ui.preferences import Preferences

BLOCK = 50
"""Records that a reference offers at once."""
RECENT_OFFERED, RECENT_LOOKED_AT = 5, 60
"""Of the records looked at last: how many of one kind a reference offers first, and among how many those are."""


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


class Choice(Protocol):
    """`is_called_so`: what was typed is a whole name of the record; `is_by_name`: it stands in its names."""

    @property
    def id(self) -> str: ...
    @property
    def is_called_so(self) -> bool: ...
    @property
    def is_by_name(self) -> bool: ...


class Choices(Protocol):
    """`services.reference_choices.ReferenceChoices`: what a reference may point to, a block at a time."""

    def offer(self, kind: str, text: str, start: int, count: int) -> Sequence[Choice]: ...
    def begin(self, kind: str, typed: str) -> Mapping[str, Value]: ...


class UndoApart(Protocol):
    """Undo and redo on a connection of their own, for large steps; `step` may raise to give up whole."""

    def undo(self, who: str, step: Callable[[], object]) -> Changes | None: ...
    def redo(self, who: str, step: Callable[[], object]) -> Changes | None: ...


class UndoVerbs(Protocol):
    """What can be taken back is (journal step, wording key of the verb); `records_of` says how large a step is."""

    def undo(self, who: str) -> Changes | None: ...
    def redo(self, who: str) -> Changes | None: ...
    def undo_step(self, step: str, who: str) -> Changes: ...
    def undoable(self) -> tuple[str, str] | None: ...
    def redoable(self) -> tuple[str, str] | None: ...
    def records_of(self, step: str) -> int: ...


class Past(Protocol):
    """One field of one step of a record's history; `when` is a UTC moment of the file, `ahead` when its clock was
    wrong."""

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
    @property
    def ahead(self) -> bool: ...


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


def _as_written(author: str, language: str) -> str:
    return author


@dataclass(frozen=True)
class Desk:
    """`who` is the name that goes into the journal; `author_name` says in a language whose steps an author's are.

    `count` counts on the GUI thread, `apart` in the reading lane.
    """

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
    choices: Choices
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
    author_name: Callable[[str, str], str] = _as_written

    @property
    def language(self) -> str:
        return self.look.formats.language

    @property
    def words(self) -> Wording:
        return self.wordings[self.language]

    def label(self, kind: str, id: str) -> str:
        return self.lists.labels(kind, (id,), self.language).get(id, "")

    def offer(self, kind: str, text: str, start: int = 0) -> Offer:
        """A block of the records of a kind that fit what was typed, best first; without a text of all of them, those
        looked at last before the others."""
        last = [] if text.strip() else [id for one, id in self.recent.all(RECENT_LOOKED_AT) if one == kind]
        last = last[:RECENT_OFFERED]
        fits = {one.id: (one.is_called_so, one.is_by_name) for one in self.choices.offer(kind, text, start, BLOCK + 1)}
        others = [id for id in [*fits][:BLOCK] if id not in last]
        ids = others if start else [*last, *others]
        said = self.lists.labels(kind, ids, self.language)
        found = [Found(id, said[id], self.told_apart(kind, id), *fits.get(id, ())) for id in ids if id in said]
        return Offer(found, start + BLOCK if len(fits) > BLOCK else 0)

    def told_apart(self, kind: str, id: str) -> str:
        """What tells namesakes apart: the other forms of the name, the code, the days."""
        values = self.records.get(kind, id).values
        if kind == "person":
            born = values.get("birth_date")
            parts = [person_name(values)[1], self.look.formats.day(str(born)) if born else ""]
        else:
            label = self.label(kind, id)
            names = ("code", "short_name", "name_zh", "name_ru", "name_en")
            parts = [text for name in names if (text := str(values.get(name) or "")) and text not in label]
            parts.append(self._days_of(values))
        return " · ".join(filter(None, parts))

    def _days_of(self, values: Mapping[str, Value]) -> str:
        days = [str(values.get(name) or "") for name in ("starts", "ends")]
        return " – ".join(self.look.formats.day(day) for day in days) if all(days) else ""

    def other_names(self, person: str) -> str:
        """The name of a person in the other scripts, beside what `label` says; empty for nobody."""
        return self.lists.second_lines("person", (person,)).get(person, "")

    def sentence(self, problems: Iterable[Problem]) -> str:
        return " ".join(self.words.problem(self._with_names(problem)) for problem in problems)

    def _with_names(self, problem: Problem) -> Problem:
        """Nobody at a window knows an author by the letters that stand in the journal."""
        author = problem.facts.get("author")
        if not author:
            return problem
        return replace(problem, facts={**problem.facts, "author": self.author_name(str(author), self.language)})

    def receipt(self, said: str, problems: Iterable[Problem]) -> str:
        """What was done, in words without a full stop, and what to look at in it, as sentences of one text."""
        asked = self.sentence(problems)
        if not said or not asked or said[-1] in ".。!！?？…":
            return " ".join(part for part in (said, asked) if part)
        return f"{said}。{asked}" if self.language == "zh" else f"{said}. {asked}"
