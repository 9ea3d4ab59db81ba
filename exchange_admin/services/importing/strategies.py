"""What each kind of list is to the records: how its rows are checked and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit
from exchange_admin.services.importing.draft import ImportOptions, StagedRow, StagedSheet
from exchange_admin.services.importing.list_shapes import KINDS, PEOPLE, RESULTS
from exchange_admin.services.importing.people_lists import PeopleLists
from exchange_admin.services.importing.records import RecordLists
from exchange_admin.services.importing.results import ResultLists
from exchange_admin.services.importing.sources import Sources


class ListStrategy(Protocol):
    """How lists of one kind are checked and written. Made anew for each check and each apply."""

    def check(self, sheet: StagedSheet, rows: Sequence[StagedRow], everyone: Sequence[StagedRow]) -> None:
        """Adds problems, candidates and `subject_id` to rows of the sheet whose cells are read; `everyone` are all."""

    def find_repeated(self, sheets: Sequence[StagedSheet], everyone: Sequence[StagedRow]) -> None:
        """Asks about lines for the same record; `everyone` are all rows of the kind, in whatever sheets of the file."""

    def edits(self, sheets: Sequence[StagedSheet], rows: Sequence[StagedRow]) -> list[Edit]:
        """What ready rows change, of all sheets of the kind; sets `subject_id` of new records."""


def strategy_for(kind: str, sources: Sources, options: ImportOptions) -> ListStrategy:
    """Raises KeyError for a kind that no list has."""
    own = _STRATEGIES.get(kind)
    return own(sources, options) if own is not None else RecordLists(kind, sources, options)


def in_order(kinds: Iterable[str]) -> list[str]:
    """The kinds in the order in which they are written: people first, then what may point to them."""
    return sorted(kinds, key=[*KINDS, *REGISTRY.by_name].index)


_STRATEGIES: Mapping[str, Callable[[Sources, ImportOptions], ListStrategy]] = MappingProxyType(
    {PEOPLE: PeopleLists, RESULTS: ResultLists}
)
