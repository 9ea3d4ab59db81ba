"""A sheet told as data: which records of a kind, their columns, what comes together and what is summed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from exchange_admin.documents.report_pages.content import Table
from exchange_admin.documents.table_cells import CellContent, Column, ColumnKind
from exchange_admin.domain.currencies import DECIMALS
from exchange_admin.domain.fields import Field, FieldType, Kind, Value
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.money import Money, write_money
from exchange_admin.domain.queries import Filter, Order
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.registry.parts import NAMES
from exchange_admin.domain.said_words import lists_of, said
from exchange_admin.domain.wording import Wording
from exchange_admin.services.lists import CODES
from exchange_admin.services.reports.pages import Page
from exchange_admin.services.reports.reading import Line, Reading, Scope, Sheet, heading
from exchange_admin.store import Store

_PERSON = "person_id"
RECORD = "id"
"""Among columns: what the record itself is called."""
_KINDS: Mapping[FieldType, ColumnKind] = {
    FieldType.DATE: ColumnKind.DATE,
    FieldType.MOMENT: ColumnKind.MOMENT,
    FieldType.INTEGER: ColumnKind.INTEGER,
    FieldType.DECIMAL: ColumnKind.DECIMAL,
    FieldType.MINUTES: ColumnKind.HOURS,
    FieldType.MONEY: ColumnKind.MONEY,
}


@dataclass(frozen=True, slots=True)
class Made:
    """A column that is made from the record and its person; `key` is its heading (`sheets.columns`),
    `needs` the fields that it is made of."""

    key: str
    kind: ColumnKind
    make: Callable[[Line, Wording], CellContent]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableReport:
    """`columns` are fields and facts of the kind, or with a dot of the record that a reference points to, or `name` for
    names in three languages. Records count for a year or term by the field `term`, without one by the date in `day`.
    They stand in the order of the field `order`, those with the same value in the column `group` together. The whole
    numbers, hours and decimals in `totals` are summed above the headings, and on a page of their own for each group.
    Behind amounts of money stands their currency, and they are summed for each currency. `frozen` columns tell which
    record a row is. `read_filters` are further filters, that tell records of the file.
    """

    key: str
    kind: str
    columns: tuple[str | Made, ...]
    day: str
    term: str = ""
    filters: tuple[Filter, ...] = ()
    read_filters: Callable[[Store], tuple[Filter, ...]] | None = None
    order: str = ""
    group: str = ""
    totals: tuple[str, ...] = ()
    frozen: int = 1


def table_sheet(report: TableReport, reading: Reading, scope: Scope) -> Sheet:
    """The row numbers are read at once, the rows in blocks while they are written. Sums of money are on the page of
    sums only: a column may hold several currencies."""
    kind, words = REGISTRY[report.kind], reading.words
    columns = _columns(report)
    heads = [_head(words, kind, one) for one in columns]
    ns = _ids(report, reading, scope)
    contents = _contents(report, reading, columns, ns)
    rows = ((number, *row) for number, row in enumerate(contents, 1))
    sums = tuple(columns.index(one) + 1 for one in report.totals if not _beside(kind, one))
    return Sheet(
        *(report.key, (Column(heading(words, "row"), ColumnKind.INTEGER), *heads), rows, len(ns)),
        sums=sums,
        frozen=report.frozen + 1,
    )


def sums_page(report: TableReport, reading: Reading, scope: Scope) -> Page | None:
    """How many records each group has, and its sums; None where nothing is grouped and no money is added up."""
    kind, words = REGISTRY[report.kind], reading.words
    money = {one: code for one in report.totals if (code := _beside(kind, one))}
    if not report.group and not money:
        return None
    columns = _with_currencies(kind, (*filter(None, (report.group,)), *report.totals))
    groups: dict[CellContent, _Group] = {}
    for row in _contents(report, reading, columns, _ids(report, reading, scope)):
        named = dict(zip(columns, row, strict=True))
        groups.setdefault(named.get(report.group), _Group()).add(named, report.totals)
    heads = [_head(words, kind, one) for one in report.totals]
    first = [_head(words, kind, report.group)] if report.group else []
    counted = Column(heading(words, "records"), ColumnKind.INTEGER)
    coin = [Column(heading(words, "currency"))] if money else []
    rows = [
        (*((group or words.say("report.not_said"),) if first else ()), *line)
        for group, of in groups.items()
        for line in of.lines(report.totals, words, with_currency=bool(money))
    ]
    plain = [len(first) + 1 + len(coin) + n for n, one in enumerate(report.totals) if one not in money]
    table = Table([*first, counted, *coin, *heads], rows, sums=(len(first), *plain) if first else ())
    return Page("sums", (table,))


@dataclass(slots=True)
class _Group:
    """What was added up of some records: sums of numbers, amounts by currency."""

    records: int = 0
    numbers: dict[str, Fraction] = field(default_factory=dict)
    amounts: dict[str, dict[str, int]] = field(default_factory=dict)

    def add(self, row: Mapping[str | Made, CellContent], totals: Sequence[str]) -> None:
        self.records += 1
        for one in totals:
            value = row[one]
            if isinstance(value, Money):
                of = self.amounts.setdefault(value.currency, {})
                of[one] = of.get(one, 0) + value.minor
            elif value is not None and not isinstance(value, str):
                self.numbers[one] = self.numbers.get(one, Fraction(0)) + Fraction(str(value))
            elif value:
                self.numbers[one] = self.numbers.get(one, Fraction(0)) + _number(value)

    def lines(self, totals: Sequence[str], words: Wording, *, with_currency: bool) -> Iterator[tuple[CellContent, ...]]:
        """One, or one for each currency; what is counted stands in the first."""
        for place, currency in enumerate([*self.amounts] or [""]):
            of, numbers = self.amounts.get(currency, {}), {} if place else self.numbers
            values = (
                Money(of[one], currency) if one in of else _plain(numbers[one]) if one in numbers else None
                for one in totals
            )
            coin = (words.choice("currency", currency) if currency else None,) if with_currency else ()
            yield (None if place else self.records, *coin, *values)


def _number(text: str) -> Fraction:
    """What is no number, as an amount of an unknown currency, adds nothing."""
    try:
        return Fraction(text)
    except ValueError:
        return Fraction(0)


def _ids(report: TableReport, reading: Reading, scope: Scope) -> Sequence[int]:
    kind = REGISTRY[report.kind]
    if report.day and kind[report.day].type is FieldType.MOMENT and scope.ends:
        scope = replace(scope, ends=f"{scope.ends}T23:59:59Z")
    read = report.read_filters(reading.store) if report.read_filters else ()
    asked = [(*report.filters, *read, *other) for other in scope.filters(report.term, report.day)]
    ns: Sequence[int] = reading.ids(report.kind, asked, Order(report.order))
    return _grouped(reading, report, ns) if report.group else ns


def _grouped(reading: Reading, report: TableReport, ns: Sequence[int]) -> list[int]:
    """Row numbers by what stands in the column, each group where its first record stood."""
    found, groups = reading.store.rows(report.kind, ns, (report.group,)), dict[object, list[int]]()
    for n in filter(found.__contains__, ns):
        groups.setdefault(found[n], []).append(n)
    return [n for together in groups.values() for n in together]


def headings(report: TableReport, words: Wording) -> list[str]:
    return [_head(words, REGISTRY[report.kind], one).title for one in _columns(report)]


def _columns(report: TableReport) -> tuple[str | Made, ...]:
    kind = REGISTRY[report.kind]
    return _with_currencies(kind, [_named(one, kind) for one in report.columns])


def _with_currencies(kind: Kind, columns: Sequence[str | Made]) -> tuple[str | Made, ...]:
    """Each amount with the column of its currency behind it, unless that stands somewhere."""
    found: list[str | Made] = []
    for one in columns:
        found.append(one)
        beside = _beside(kind, one) if isinstance(one, str) else ""
        if beside and beside not in columns and beside not in found:
            found.append(beside)
    return tuple(found)


def _beside(kind: Kind, path: str) -> str:
    """The path of the currency of an amount; empty for any other field."""
    currency, (first, dot, _) = _field(kind, path)[1].currency, path.rpartition(".")
    return f"{first}{dot}{currency}" if currency else ""


def _plain(number: Fraction) -> int | Fraction:
    return int(number) if number.denominator == 1 else number


def _contents(
    report: TableReport, reading: Reading, columns: Sequence[str | Made], ns: Sequence[int]
) -> Iterator[tuple[CellContent, ...]]:
    kind, words = REGISTRY[report.kind], reading.words
    fields = {one: _field(kind, one)[1] for one in columns if isinstance(one, str)}
    own = [one for one in fields if not one.startswith(f"{_PERSON}.")]
    of_person = [one.partition(".")[2] for one in fields if one.startswith(f"{_PERSON}.")]
    referring = {one: field.refers for one, field in fields.items() if field.refers}
    made = {field for one in columns if isinstance(one, Made) for field in one.needs}
    for block in _blocks(reading, report.kind, ns, tuple(dict.fromkeys((*own, *made))), of_person):
        names = reading.names_of(referring, ({one: _value(line, one) for one in referring} for line in block))
        for line in block:
            yield tuple(
                one.make(line, words)
                if isinstance(one, Made)
                else _amount(words, kind, line, one)
                if fields[one].currency
                else _content(words, fields[one], _value(line, one), names.get(one, {}))
                for one in columns
            )


def _blocks(
    reading: Reading, kind: str, ns: Sequence[int], fields: Sequence[str], of_person: Sequence[str]
) -> Iterator[list[Line]]:
    if _PERSON in REGISTRY[kind]:
        yield from reading.lines(kind, ns, fields, of_person)
    else:
        yield from ([Line(row, "", {}) for row in block] for block in reading.rows(kind, ns, fields))


def _value(line: Line, path: str) -> Value:
    """What people are entered twice with is taken from the entry that is kept."""
    first, _, rest = path.partition(".")
    return line.person[rest] if first == _PERSON and rest else line.values[path]


def _amount(words: Wording, kind: Kind, line: Line, path: str) -> CellContent:
    """A number with its currency; what nobody knows the decimals of stands as text."""
    minor, currency = _value(line, path), _value(line, _beside(kind, path))
    if isinstance(minor, int) and currency in DECIMALS:
        return Money(minor, str(currency))
    return write_money(minor, currency, words.language) or None


def _content(words: Wording, field: Field, value: Value, names: Mapping[str, str]) -> CellContent:
    if field.refers:
        return names.get(str(value))
    return said(field, value, words) if lists_of(field) else value


def _head(words: Wording, kind: Kind, column: str | Made) -> Column:
    if column == RECORD:
        return Column(words.kind(kind.name), ColumnKind.TEXT)
    if isinstance(column, Made):
        return Column(heading(words, column.key), column.kind)
    owner, field = _field(kind, column)
    if field.name in CODES or field.is_year:
        return Column(words.field(owner.name, field.name), ColumnKind.IDENTIFIER)
    return Column(words.field(owner.name, field.name), _KINDS.get(field.type, ColumnKind.TEXT))


def _named(column: str | Made, kind: Kind) -> str | Made:
    """The column itself; for names in three languages the one that is made of them."""
    return Made(f"{kind.name}.name", ColumnKind.TEXT, _name, NAMES) if column == "name" else column


def _name(line: Line, words: Wording) -> CellContent:
    return in_language(line.values, "name", words.language)


def _field(kind: Kind, path: str) -> tuple[Kind, Field]:
    first, _, rest = path.partition(".")
    if path == RECORD:
        return kind, Field(name=RECORD, type=FieldType.REFERENCE, refers=kind.name)
    return _field(REGISTRY[kind[first].refers], rest) if rest else (kind, kind.asked_for[first])
