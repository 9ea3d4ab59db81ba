"""What a kind of record brings of its own where its description does not do: the store, names or shipped tables have
to be asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.names import Names
from exchange_admin.services.list_cells import Cell, ListColumn
from exchange_admin.store import Store

if TYPE_CHECKING:
    from exchange_admin.domain.rules.casework.entry_paths import EntryPath
    from exchange_admin.domain.rules.casework.rule_sources import RuleSources
    from exchange_admin.domain.rules.grades.marks import PassOnlyMarks


class UsualValues(Protocol):
    """The shipped tables that tell what is usual; read when something is first held against them."""

    @property
    def marks_without_rank(self) -> PassOnlyMarks: ...

    @property
    def entry_paths(self) -> tuple[EntryPath, ...]: ...

    @property
    def rule_sources(self) -> RuleSources: ...

    @property
    def fields_of_education(self) -> Mapping[str, Mapping[str, str]]: ...

    @property
    def speciality_pairs(self) -> Mapping[str, tuple[str, ...]]: ...

    def unusual_number(self, kind: str, country: Value, number: str) -> Problem | None:
        """As `Reference.unusual_number`."""


@dataclass(frozen=True, slots=True)
class KindSources:
    """What hooks may ask. Without `usual` nothing is held against shipped tables; without `today` no day is over."""

    store: Store
    names: Names
    usual: UsualValues | None = None
    today: Callable[[], date] | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """Sentences worth knowing, below the `field` of a record that is being prepared; nothing follows from them."""

    field: str
    sentences: Callable[[KindSources, Wording, Values], Sequence[str]]


@dataclass(frozen=True, slots=True)
class MadeColumn:
    """A column that is put together: `needs` are the fields it is made from, `cells` makes it by id for a block of
    records of which only those fields were read, as they stand on a day. `ranks` tells for all records of a list by id
    what they are ordered by where no field does; those that it leaves out come last."""

    column: ListColumn
    needs: tuple[str, ...]
    cells: Callable[[Store, Wording, Sequence[Record], date], Mapping[str, Cell]]
    ranks: Callable[[Store, Sequence[Record], date], Mapping[str, Fraction]] | None = None


def _no_problems(sources: KindSources, values: Values, own_id: str) -> Iterable[Problem]:
    return ()


def _nothing_against(store: Store, values: Values) -> Problem | None:
    return None


def _nothing_at(sources: KindSources, around: Record) -> Values:
    return {}


def _nothing_along(values: Values, before: Record | None, today: date) -> Values:
    return {}


def _as_typed(values: Values, before: Record | None) -> Values:
    return values


@dataclass(frozen=True, slots=True)
class KindHooks:
    """Of one kind of record; what is not given, the kind does as every other one.

    `problems`: what is wrong with a whole record beside others; its id is empty for a new one.
    `taken`: how it is said that a unique value stands in another record.
    `kept`: values as they are kept; a changed record was as `before` says.
    `along`: what the program writes on a day along with the values that a new record has, or that are new in one.
    `asked`: values that a list is filtered by, as they are kept.
    `suggestions`: what may fit into fields, as hints.
    `begun_at`: what a new record begins with that is added to another one, besides what both point to.
    `advice`: what is worth knowing while a record is prepared.
    `not_at_partners`: why a partner's own file does not take a new record with these values.
    """

    kind: str
    problems: Callable[[KindSources, Values, str], Iterable[Problem]] = _no_problems
    taken: Callable[[KindSources, Record], Problem] | None = None
    kept: Callable[[Values, Record | None], Values] = _as_typed
    along: Callable[[Values, Record | None, date], Values] = _nothing_along
    asked: Callable[[Values], Values] = dict
    suggestions: Callable[[KindSources, Values], Mapping[str, str]] | None = None
    begun_at: Callable[[KindSources, Record], Values] = _nothing_at
    advice: Advice | None = None
    columns: tuple[MadeColumn, ...] = ()
    not_at_partners: Callable[[Store, Values], Problem | None] = _nothing_against
