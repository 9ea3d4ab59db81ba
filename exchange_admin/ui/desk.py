"""What a page works with: the services of the open office, and the window around the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.wording import Wording
from exchange_admin.services.lists import Lists
from exchange_admin.services.office import Office
from exchange_admin.ui.actions import Actions
from exchange_admin.ui.ask import Ask
from exchange_admin.ui.feed import ChangeFeed
from exchange_admin.ui.forms.offered import Found, Offer
from exchange_admin.ui.jobs import Job, JobRunner, Task
from exchange_admin.ui.kept_files import OpenedCopies
from exchange_admin.ui.limits import Limits
from exchange_admin.ui.look import Look
from exchange_admin.ui.preferences import Preferences
from exchange_admin.ui.words import say

if TYPE_CHECKING:
    from exchange_admin.services.records import Records

T = TypeVar("T")
BLOCK = 50
"""Records that a reference offers at once."""
RECENT_OFFERED, RECENT_LOOKED_AT = 5, 60
"""Of the records looked at last: how many of one kind a reference offers first, and among how many those are."""


class Notices(QObject):
    """Short messages for the toast, with what takes back what was done; and work that goes on, for the status line."""

    said = Signal(str, object)
    working = Signal(object, str)  # a Job and what it does, for the status line

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.said.emit(text, undo)

    def say_saved(self, path: Path) -> None:
        """That a file is there now."""
        self.say(self.tr("Saved: {file}").replace("{file}", path.name))

    def watch(self, job: Job, text: str) -> None:
        """Shows how far a job is, with a way to stop it."""
        self.working.emit(job, text)


@dataclass(frozen=True)
class Desk:
    """The open office and what its pages share. `who` is the name that goes into the journal."""

    office: Office
    look: Look
    feed: ChangeFeed
    jobs: JobRunner
    actions: Actions
    ask: Ask
    notices: Notices
    preferences: Preferences
    who: Callable[[], str]
    copies: OpenedCopies
    limits: Limits

    def read(self, verb: Callable[[Office, Task], T], *, aside: bool = False) -> Job:
        """A job, not started yet, that reads over a connection of its own; `aside` for what takes its time. The verb
        must hold nothing of Qt: it is let go of in another thread."""
        return (self.jobs.aside if aside else self.jobs.read)(self.apart(verb))

    def write(self, verb: Callable[[Office, Task], T]) -> Job:
        """As `read`, for what changes the office."""
        return self.jobs.write(partial(_apart, self.office, True, verb))

    def apart(self, verb: Callable[[Office, Task], T]) -> Callable[[Task], T]:
        """What a job that reads is made of."""
        return partial(_apart, self.office, False, verb)

    def attempt(self, verb: Callable[[], T]) -> T | None:
        """What a verb answers; None where it was refused, and then the toast says why."""
        try:
            return verb()
        except RuleBroken as broken:
            self.notices.say(self.sentence(broken.problems))
            return None

    def undo(self) -> None:
        """As Ctrl+Z does, for a message that offers it."""
        self.actions["edit.undo"].trigger()

    @property
    def registry(self) -> Registry:
        return self.office.program.registry

    @property
    def wordings(self) -> Mapping[str, Wording]:
        return self.office.program.wordings

    @property
    def lists(self) -> Lists:
        return self.office.lists

    @property
    def records(self) -> Records:
        return self.office.records

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
        last = [] if text.strip() else [id for one, id in self.office.recent.all(RECENT_LOOKED_AT) if one == kind]
        last = last[:RECENT_OFFERED]
        fits = {
            one.id: (one.is_called_so, one.is_by_name)
            for one in self.office.choices.offer(kind, text, start, BLOCK + 1)
        }
        others = [id for id in [*fits][:BLOCK] if id not in last]
        ids = others if start else [*last, *others]
        said = self.lists.labels(kind, ids, self.language)
        found = [Found(id, said[id], self.told_apart(kind, id), *fits.get(id, ())) for id in ids if id in said]
        return Offer(found, start + BLOCK if len(fits) > BLOCK else 0)

    def told_apart(self, kind: str, id: str) -> str:
        """What tells namesakes apart: the other forms of the name, whose it is, the code, the days."""
        values = self.records.get(kind, id).values
        if self.registry[kind].has_person_name:
            born = values.get("birth_date")
            parts = [person_name(values)[1], self.look.formats.day(str(born)) if born else ""]
        else:
            label = self.label(kind, id)
            names = ("code", "short_name", "name_zh", "name_ru", "name_en")
            parts = [text for name in names if (text := str(values.get(name) or "")) and text not in label]
            owner = str(values.get("institution_id") or "")
            whose = self.label("institution", owner) if owner else ""
            parts += [whose if whose not in label else "", self._days_of(values)]
        return " · ".join(filter(None, parts))

    def _days_of(self, values: Mapping[str, Value]) -> str:
        days = [str(values.get(name) or "") for name in ("starts", "ends")]
        return " – ".join(self.look.formats.day(day) for day in days) if all(days) else ""

    def other_names(self, person: str) -> str:
        """The name of a person in the other scripts, beside what `label` says; empty for nobody."""
        return self.lists.second_lines("person", (person,), self.language).get(person, "")

    def sentence(self, problems: Iterable[Problem]) -> str:
        return self.words.in_turn(self.words.problem(self._with_names(problem)) for problem in problems)

    def reason(self, error: Exception) -> str:
        """Why something did not work: a rule in its sentences, anything else as it says itself."""
        return self.sentence(error.problems) if isinstance(error, RuleBroken) else str(error)

    def say_reason(self, error: Exception) -> None:
        self.notices.say(self.reason(error))

    def refusal(self, error: Exception) -> str:
        """As `reason`; what no rule says is told to be no answer of the program."""
        reason = self.reason(error)
        return (
            reason
            if isinstance(error, RuleBroken)
            else say("Desk", "It did not work: {reason}").replace("{reason}", reason)
        )

    def _with_names(self, problem: Problem) -> Problem:
        """Nobody at a window knows an author by the letters that stand in the journal."""
        author = problem.facts.get("author")
        if not author:
            return problem
        return replace(problem, facts={**problem.facts, "author": self.lists.author(str(author), self.language)})

    def receipt(self, said: str, problems: Iterable[Problem]) -> str:
        """What was done, in words without a full stop, and what to look at in it, as sentences of one text."""
        asked = self.sentence(problems)
        if not said or not asked or said[-1] in ".。!！?？…":
            return self.words.in_turn((said, asked))
        return f"{said}。{asked}" if self.language == "zh" else f"{said}. {asked}"


def _apart(office: Office, writing: bool, verb: Callable[[Office, Task], T], task: Task) -> T:
    with office.beside(writing=writing) as apart:
        return verb(apart, task)
