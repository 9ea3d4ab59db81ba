"""The receipt of a write: which records of which kinds changed, and the journal step that did it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from exchange_admin.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Changes:
    """`ids` maps a kind to the record ids touched; `step` is `author:seq` in the journal, empty when nothing changed.

    `verb` is the wording key of what was done (`people.import`), for the undo menu and the toast. `problems` are what a
    person should look at although it was done.
    """

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    step: str = ""
    verb: str = ""
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]], *, step: str = "", verb: str = "") -> Changes:
        """From (kind, id) pairs."""
        gathered: dict[str, set[str]] = {}
        for kind, id in pairs:
            gathered.setdefault(kind, set()).add(id)
        return cls({kind: frozenset(ids) for kind, ids in gathered.items()}, step, verb)

    def with_problems(self, *problems: Problem) -> Changes:
        return replace(self, problems=(*self.problems, *problems))

    def __bool__(self) -> bool:
        return any(self.ids.values())

    def __or__(self, other: Changes) -> Changes:
        kinds = self.ids.keys() | other.ids.keys()
        none: frozenset[str] = frozenset()
        merged = {kind: self.ids.get(kind, none) | other.ids.get(kind, none) for kind in kinds}
        return Changes(merged, other.step or self.step, other.verb or self.verb, (*self.problems, *other.problems))
