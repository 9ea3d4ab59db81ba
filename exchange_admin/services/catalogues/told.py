"""What a catalogue brings, as plain facts: line by line, and what a person has to answer first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from exchange_admin.domain.changes import Changes

NEW, CHANGED, WITHDRAWN, SAME = "new", "changed", "withdrawn", "same"
OLDER, OURS, ELSEWHERE, NEWER, WAITS = "older", "ours", "elsewhere", "newer", "waits"
REVOKED, TOO_LONG = "revoked", "too_long"
TAKEN = (NEW, CHANGED, WITHDRAWN)
OUTCOMES = (*TAKEN, WAITS, SAME, OLDER, OURS, ELSEWHERE, REVOKED, TOO_LONG, NEWER)
"""What becomes of a line: it is taken, waits for an answer, is known, says less than the known one, is of a member of
this hub, of a record that is somebody else's, signed with a key that was revoked here, valid for longer than anything
may be, or needs a later program."""


@dataclass(frozen=True, slots=True)
class ToldLine:
    """What becomes of one line; `at` counts from 1, `institution` is whose it is."""

    at: int
    what: str
    kind: str
    id: str
    revision: int
    title: str
    institution: str
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What a person has to answer before a part of the file counts. The sentence is `catalogue.question.<code>`;
    `digits` are to be compared with those that the hub reads out; `choices` are (answer, what it is called)."""

    key: str
    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    digits: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import does or did. `issuer` wrote the file, by its names in the languages; `issued` is a UTC moment.
    `binding` names hubs whose key counts from now on, each with an institution for which it does; `renamed` are hubs
    as they were and are called now; `is_changing`: there is something to write."""

    path: Path
    issuer: Mapping[str, str]
    issued: str
    lines: Sequence[ToldLine]
    questions: Sequence[Question]
    binding: Sequence[tuple[str, str]]
    renamed: Sequence[tuple[str, str]] = ()
    is_changing: bool = False
    changes: Changes = field(default_factory=Changes)

    @property
    def bound(self) -> Sequence[str]:
        """Institutions for which a key counts from now on."""
        return tuple(name for _, name in self.binding)

    @property
    def bound_by(self) -> Mapping[str, Sequence[str]]:
        """The same by the hub whose key it is: whoever only hands a catalogue on speaks for nobody in it."""
        return {hub: [name for one, name in self.binding if one == hub] for hub, _ in self.binding}

    @property
    def counts(self) -> Mapping[str, int]:
        """Offers and needs, by what becomes of them."""
        return self._counted("listing")

    @property
    def profiles(self) -> Mapping[str, int]:
        """The same of what institutions say of themselves."""
        return self._counted("institution")

    def _counted(self, kind: str) -> Mapping[str, int]:
        found = Counter(one.what for one in self.lines if one.kind == kind)
        return {what: found[what] for what in OUTCOMES}

    @property
    def institutions(self) -> int:
        return sum(one.kind == "institution" for one in self.lines)

    @property
    def over(self) -> int:
        """Offers and needs among those taken that nobody can answer any more."""
        return sum(one.is_over and one.what in TAKEN for one in self.lines)
