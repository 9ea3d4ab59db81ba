"""The examples that ship with the program, for an office whose file was made before they did or that deleted some."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.names import fold
from exchange_admin.store import Store

KINDS = ("grading_scale", "conversion_rule", "credit_rule", "language_level", "requirement", "message_template")
_BY_CODE = frozenset({"requirement", "message_template"})
_LEVEL = ("exam", "language", "level")
_Key = tuple[str, ...]
Shipped = Callable[[Origin], Iterable[tuple[Edit, ...]]]
"""Each record with its lines, what others point to first."""


@dataclass(frozen=True, slots=True)
class Example:
    """A record that is missing, with its lines; the record comes first."""

    edits: tuple[Edit, ...]

    @property
    def kind(self) -> str:
        return self.edits[0].kind

    @property
    def id(self) -> str:
        return self.edits[0].id

    def name(self, language: str) -> str:
        return in_language(self.edits[0].values, "name", language)


class Examples:
    """An example is there when a record of its kind bears one of its names, whatever else the office made of it; a
    level of an exam, when that exam has it; a requirement and a text of messages by its code. What is there is never
    touched. `shipped` makes new records of all that ships of the `kinds`."""

    def __init__(self, store: Store, shipped: Shipped, origin: Origin, kinds: Sequence[str] = KINDS) -> None:
        self._store, self._shipped, self._origin, self._kinds = store, shipped, origin, kinds

    def missing(self) -> tuple[Example, ...]:
        """In the order in which they can be added: a scale before the rules that point to it."""
        there = {key: id for kind in self._kinds for key, id in self._there(kind)}
        found: list[Example] = []
        known: dict[str, str] = {}
        for edits in self._shipped(self._origin):
            head = edits[0]
            ids = [there[key] for key in _keys(head.kind, head.values) if key in there]
            if ids:
                known[head.id] = ids[0]
            else:
                found.append(Example(tuple(_pointing(edit, known) for edit in edits)))
        return tuple(found)

    def add(self, who: str) -> Changes:
        """Everything that is missing, in one step that undo takes back; nothing where all is there.

        Raises RuleBroken with `record.not_yours` in the file of a partner.
        """
        if self._store.is_partner:
            raise RuleBroken(Problem("record.not_yours"))
        edits = tuple(edit for one in self.missing() for edit in one.edits)
        return self._store.record(Step(who, "office.examples", edits)) if edits else Changes()

    def _there(self, kind: str) -> Iterator[tuple[_Key, str]]:
        for record in self._store.records(Query(kind)):
            for key in _keys(kind, record.values):
                yield key, record.id


def _keys(kind: str, values: Mapping[str, object]) -> list[_Key]:
    if kind == "language_level":
        return [(kind, *(str(values.get(name) or "") for name in _LEVEL))]
    if kind in _BY_CODE:
        return [(kind, str(values.get("code") or ""))]
    names = (str(values.get(f"name_{language}") or "") for language in LANGUAGES)
    return [(kind, fold(name)) for name in names if name]


def _pointing(edit: Edit, known: Mapping[str, str]) -> Edit:
    """With references to the records of the office where they have been there before."""
    values = {name: known.get(value, value) if isinstance(value, str) else value for name, value in edit.values.items()}
    return replace(edit, values=values)
