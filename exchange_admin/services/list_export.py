"""Export as seen: the rows and columns of a list as they stand on screen, to a workbook or a text table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from exchange_admin.documents.table_cells import CellContent, Column, ColumnKind
from exchange_admin.documents.tables import BookFacts, TableSheet, write_csv, write_tables
from exchange_admin.domain.currencies import DECIMALS
from exchange_admin.domain.money import Money
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.wording import Wording
from exchange_admin.services.list_cells import Cell, ListColumn, ListRow, Show

Step = Callable[[int, int], None]
"""Rows written and rows there are; may raise to stop, and no file is left behind."""

_BLOCK = 500
_KINDS: Mapping[Show, ColumnKind] = MappingProxyType(
    {
        Show.DATE: ColumnKind.DATE,
        Show.HOURS: ColumnKind.HOURS,
        Show.NUMBER: ColumnKind.DECIMAL,
        Show.MONEY: ColumnKind.MONEY,
        Show.CODE: ColumnKind.IDENTIFIER,
    }
)
_TYPED = frozenset(_KINDS) - {Show.CODE} | {Show.TOWN}


class ListSource(Protocol):
    """What is asked of a list; that of records is `services.lists.Lists`."""

    def columns(self, kind: str) -> Sequence[ListColumn]: ...
    def title(self, kind: str, key: str, language: str) -> str: ...
    def ids(self, query: Query) -> Sequence[int]: ...
    def rows(self, kind: str, ns: Sequence[int], keys: Sequence[str], language: str) -> Mapping[int, ListRow]: ...


@dataclass(frozen=True, slots=True)
class _Exported:
    """One column of the list; a person's name brings a second one with its other forms, an amount that of its currency
    unless the list has it."""

    listed: ListColumn
    columns: tuple[Column, ...]


def export_list(
    lists: ListSource,
    query: Query,
    keys: Sequence[str],
    language: str,
    words: Wording,
    target: Path,
    *,
    who: str = "",
    title: str = "",
    about: Sequence[tuple[str, str]] = (),
    step: Step = lambda done, rows: None,
) -> int:
    """Writes the rows that fit `query`, in its order, with the columns `keys`; the ending .xlsx or .csv decides.

    A workbook gets a second sheet that says what the list was narrowed by, where `about` tells it in (what, value)
    pairs; without a `title` it is called as its records are. Returns the number of rows. Raises RuleBroken with
    `file.unknown_ending`, `table.…` or `file.…`.
    """
    if target.suffix.lower() not in {".xlsx", ".csv"}:
        raise RuleBroken(Problem("file.unknown_ending", facts={"path": str(target), "endings": ".xlsx, .csv"}))
    plan = _plan(lists, query.kind, keys, words)
    columns = [column for exported in plan for column in exported.columns]
    ns = lists.ids(query)
    rows = _rows(lists, query.kind, ns, plan, words)

    def told(done: int) -> None:
        step(done, len(ns))

    if target.suffix.lower() == ".csv":
        return write_csv(target, columns, rows, language, told)
    title = title or words.kind(query.kind, 2)
    sheets = [TableSheet(title, columns, rows)]
    if about:
        heads = [Column(words.say(f"report.column.{name}"), ColumnKind.TEXT) for name in ("asked_for", "value")]
        sheets.append(TableSheet(words.say("report.sheet.filter"), heads, about))
    facts = BookFacts(title, who, language, words.say("report.page"))
    return write_tables(target, sheets, facts, told).rows - len(about)


def _plan(lists: ListSource, kind: str, keys: Sequence[str], words: Wording) -> list[_Exported]:
    known = {column.key: column for column in lists.columns(kind)}
    plan: list[_Exported] = []
    brought = set(keys)
    for key in keys:
        listed = known.get(key) or ListColumn(key, Show.TEXT, key, usual=False)
        heads = [Column(lists.title(kind, key, words.language), _KINDS.get(listed.show, ColumnKind.TEXT))]
        if listed.show is Show.PERSON:
            heads.append(Column(words.say("report.column.other_names"), ColumnKind.TEXT))
        if listed.currency and listed.currency not in brought:
            heads.append(Column(lists.title(kind, listed.currency, words.language), ColumnKind.IDENTIFIER))
            brought.add(listed.currency)
        plan.append(_Exported(listed, tuple(heads)))
    return plan


def _rows(
    lists: ListSource, kind: str, ns: Sequence[int], plan: Sequence[_Exported], words: Wording
) -> Iterator[tuple[CellContent, ...]]:
    keys = [exported.listed.key for exported in plan]
    for start in range(0, len(ns), _BLOCK):
        block = ns[start : start + _BLOCK]
        found = lists.rows(kind, block, keys, words.language)
        for n in block:
            if n in found:
                pairs = zip(plan, found[n].cells, strict=True)
                yield tuple(content for exported, cell in pairs for content in _contents(exported, cell, words))


def _contents(exported: _Exported, cell: Cell, words: Wording) -> tuple[CellContent, ...]:
    column = exported.listed
    if column.show is Show.MONEY:
        is_known = isinstance(cell.value, int) and cell.currency in DECIMALS
        content = Money(int(cell.value or 0), cell.currency) if is_known else cell.text or None
        return (content, cell.currency)[: len(exported.columns)]
    if column.show is Show.PERSON:
        return cell.text, cell.second
    if column.show is Show.FLAG:
        return (words.choice("boolean", cell.value),)
    return (cell.value,) if column.show in _TYPED or _has_lines(cell) else (cell.text,)


def _has_lines(cell: Cell) -> bool:
    """Text that a list shows on one line; a file keeps its lines."""
    return isinstance(cell.value, str) and "\n" in cell.value
