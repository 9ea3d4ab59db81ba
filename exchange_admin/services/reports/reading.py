"""What a report is about, everything, a year or a term, and its records: read in blocks, with the person they are about
and what referred records are called."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from exchange_admin.documents.table_cells import CellContent, Column, ColumnKind
from exchange_admin.domain.dates import EARLIEST_DAY, LATEST_DAY
from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.labels import PERSON_NAME_FIELDS, person_name
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.names import Names
from exchange_admin.services.lists import Lists
from exchange_admin.services.reports.person_names import said_to_reader
from exchange_admin.services.stored import rows_of
from exchange_admin.store import Store

_YEAR = re.compile(r"(\d{4})(?:\s*[/\-–—]\s*(\d{2}|\d{4}))?")


@dataclass(frozen=True, slots=True)
class AcademicYear:
    """`starts` and `ends` are dates as the file holds them."""

    id: str
    code: str
    starts: str
    ends: str

    def holds(self, day: Value) -> bool:
        return day is not None and self.starts <= str(day) <= self.ends


@dataclass(frozen=True, slots=True)
class Scope:
    """`years` are all the office has, `terms` those asked for; without a year or term asked for everything fits."""

    years: tuple[AcademicYear, ...]
    year: AcademicYear | None = None
    term_id: str = ""
    terms: tuple[str, ...] = ()
    starts: str = ""
    ends: str = ""
    by_day: bool = False  # asked for from one day to another: terms do not count

    @property
    def whole(self) -> bool:
        return not self.starts

    def filters(self, term_field: str, date_field: str) -> list[tuple[Filter, ...]]:
        """Alternatives, no record fitting two: records of the terms, and those without a term but with a fitting date.

        Without `term_field` only the date counts.
        """
        if self.whole:
            return [()]
        dated = (Filter(date_field, Test.FROM, (self.starts,)), Filter(date_field, Test.UNTIL, (self.ends,)))
        if not term_field or self.by_day:
            return [dated]
        undated = (Filter(term_field, Test.EMPTY), *dated)
        return [(Filter(term_field, Test.IS, self.terms),), undated] if self.terms else [undated]

    def year_of(self, year_id: Value, day: Value) -> AcademicYear | None:
        """The academic year `year_id`, without one the year that `day` falls into."""
        for year in self.years:
            if year.id == year_id if year_id else year.holds(day):
                return year
        return None


def said_day(words: Wording, iso: str) -> str:
    """As `Reading.day`."""
    return "…" if iso in (EARLIEST_DAY, LATEST_DAY) else written_day(words.language, iso)


def scope_of(store: Store, year: str = "", term: str = "", days: tuple[str, str] = ("", "")) -> Scope:
    """Reads what somebody asked for: a year as 2026/2027, 2026 or id, a term by name or id, or a first and a last day
    of which one may be empty.

    Raises RuleBroken with `value.unknown_reference` when there is no such year or term, or no one such term.
    """
    years = _academic_years(store)
    if term:
        found = _term(store, term)
        asked = next((known for known in years if known.id == found["academic_year_id"]), None)
        if year and _year(years, year) != asked:
            raise RuleBroken(Problem("value.unknown_reference", "term", {"typed": term, "n": 0}))
        return Scope(years, asked, found.id, (found.id,), found.text("starts"), found.text("ends"))
    if year:
        one = _year(years, year)
        terms = tuple(record.id for record in store.where("term", "academic_year_id", [one.id]) if record.live)
        return Scope(years, one, "", terms, one.starts, one.ends)
    if any(days):
        return Scope(years, starts=days[0] or EARLIEST_DAY, ends=days[1] or LATEST_DAY, by_day=True)
    return Scope(years)


def _academic_years(store: Store) -> tuple[AcademicYear, ...]:
    found = rows_of(store, Query("academic_year", order=Order("starts")), ("id", "code", "starts", "ends"))
    return tuple(AcademicYear(*(str(value or "") for value in row)) for row in found)


def _year(years: Sequence[AcademicYear], typed: str) -> AcademicYear:
    shape = _YEAR.fullmatch(typed.strip())
    for year in years:
        if typed.strip() in {year.id, year.code}:
            return year
        if shape and year.code.startswith(shape[1]) and (not shape[2] or year.code.endswith(shape[2])):
            return year
    raise RuleBroken(Problem("value.unknown_reference", "year", {"typed": typed, "n": 0}))


def _term(store: Store, typed: str) -> Record:
    record = store.get("term", typed)
    if record is not None and record.live:
        return record
    found = {
        match.id: match
        for field in ("name_zh", "name_ru", "name_en")
        for match in store.where("term", field, [typed.strip()])
        if match.live
    }
    if len(found) == 1:
        return found.popitem()[1]
    code = "value.called_alike" if found else "value.unknown_reference"
    raise RuleBroken(Problem(code, "term", {"typed": typed, "n": len(found)}))


DUE_SOON = 30
"""Days within which something is due soon."""
BLOCK = 500
"""Records read at a time; a report holds no more of them in memory."""

_MOST_NAMES_KEPT = 20_000
_PERSON = "person_id"
_NAMES = (*PERSON_NAME_FIELDS, "citizenship")


@dataclass(frozen=True, slots=True)
class Line:
    """A record with the person it is about; of people entered twice the entry that is kept."""

    values: Values
    person_id: str
    person: Values

    @property
    def name(self) -> str:
        return person_name(self.person)[0]


@dataclass(frozen=True, slots=True)
class Shipped:
    """Tables of the program that reports look into: names of codes of ISCED-F by language, marks without a rank, and
    how names are written in other scripts."""

    fields_of_education: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    pass_only: PassOnlyMarks = field(default_factory=PassOnlyMarks)
    names: Names | None = None


@dataclass(frozen=True, slots=True)
class PartnerOf:
    """The fields of a kind in which its partner stands; any other kind with a person is narrowed by people."""

    kind: str
    paths: tuple[str, ...]
    by_people: bool = False


_PARTNERS = (
    PartnerOf("mobility", ("sending_institution_id", "receiving_institution_id")),
    PartnerOf("agreement", ("institution_id",)),
    PartnerOf("condition", ("agreement_id.institution_id",)),
    PartnerOf("programme", ("host_institution_id",)),
    PartnerOf("listing", ("institution_id",)),
    PartnerOf("interest", ("asking_institution_id", "answering_institution_id")),
    PartnerOf("body", ("lead_institution_id",)),
    PartnerOf("membership", ("institution_id",)),
    PartnerOf("meeting", ("host_institution_id",)),
    PartnerOf("decision", ("responsible_institution_id",)),
    PartnerOf("project", ("lead_institution_id",)),
    PartnerOf("output", ("author_institution_id",)),
    PartnerOf("message", ("institution_id",), by_people=True),
)


def has_partner(kind: str) -> bool:
    """Whether records of the kind can be told by partner."""
    return any(one.kind == kind for one in _PARTNERS) or _PERSON in REGISTRY[kind]


_STAY, _HOME = _PARTNERS[0].kind, "home_institution_id"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which records are wanted: those of a partner (its id), and of the kind that the report is about those that fit
    the filters `others`."""

    kind: str = ""
    partner: str = ""
    others: tuple[Filter, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.partner or self.others)


class Reading:
    """Reads one office file in one language; belongs to the thread of its store."""

    def __init__(
        self,
        store: Store,
        lists: Lists,
        words: Wording,
        shipped: Shipped | None = None,
        narrowing: Narrowing = Narrowing(),
    ) -> None:
        self.store, self.words, self.shipped = store, words, shipped or Shipped()
        self._lists, self.narrowing = lists, narrowing
        self._names: dict[str, dict[str, str]] = {}
        self._with_partner: frozenset[str] | None = None

    def ids(self, kind: str, alternatives: Iterable[tuple[Filter, ...]], order: Order = Order()) -> array[int]:
        """Row numbers of the records that fit one of `alternatives`, those of the first one first."""
        found = array("q")
        for filters in alternatives:
            found.extend(self.store.ids(Query(kind, filters=filters, order=order)))
        if not self.narrowing:
            return found
        others = self.narrowing.others if kind == self.narrowing.kind else ()
        if others:
            fitting = set(self.store.ids(Query(kind, filters=others)))
            found = array("q", (n for n in found if n in fitting))
        return self._of_partner(kind, found) if self.narrowing.partner else found

    def _of_partner(self, kind: str, ns: array[int]) -> array[int]:
        """Those of the partner; all where the kind belongs to nobody, as a language group."""
        way = next((one for one in _PARTNERS if one.kind == kind), None)
        if way is None and _PERSON not in REGISTRY[kind]:
            return ns
        wanted = {n for filters in self.partner_filters(kind) for n in self.store.ids(Query(kind, filters=filters))}
        if way is None or way.by_people:
            people, rows = self.people_of_partner, self.store.rows(kind, ns, (_PERSON,))
            wanted |= {n for n in ns if n in rows and str(rows[n][0]) in people}
        return array("q", (n for n in ns if n in wanted))

    def partner_filters(self, kind: str) -> list[tuple[Filter, ...]]:
        """Alternatives of which a record of the partner fits one, perhaps several; none where it is found by people."""
        ways = [one for one in _PARTNERS if one.kind == kind and self.narrowing.partner]
        return [(Filter(path, Test.IS, (self.narrowing.partner,)),) for one in ways for path in one.paths]

    @property
    def people_of_partner(self) -> frozenset[str]:
        """Ids of everybody whose home it is or who has a stay from there or to there, of all their entries."""
        if self._with_partner is None:
            home = Query("person", filters=(Filter(_HOME, Test.IS, (self.narrowing.partner,)),))
            found = {one.id for one in self.store.records(home)}
            for filters in self.partner_filters(_STAY):
                ns = self.store.ids(Query(_STAY, filters=filters))
                found |= {str(row[0]) for row in self.store.rows(_STAY, ns, (_PERSON,)).values()}
            entries = self.store.entries()
            self._with_partner = frozenset(entry for id in found for entry in entries.of(id))
        return self._with_partner

    def day(self, iso: str) -> str:
        """A day in words; an open end is an ellipsis."""
        return said_day(self.words, iso)

    def field_of_education(self, code: str) -> str:
        """The name of a code of ISCED-F, empty for one that is not known."""
        return self.shipped.fields_of_education.get(code, {}).get(self.words.language, "")

    def rows(self, kind: str, ns: Sequence[int], fields: Sequence[str]) -> Iterator[list[Values]]:
        """Blocks of the records `ns` that are still there, in that order; dotted fields keep their dotted names."""
        for start in range(0, len(ns), BLOCK):
            block = ns[start : start + BLOCK]
            rows = self.store.rows(kind, block, fields)
            yield [dict(zip(fields, rows[n], strict=True)) for n in block if n in rows]

    def lines(
        self, kind: str, ns: Sequence[int], fields: Sequence[str], of_person: Sequence[str] = ()
    ) -> Iterator[list[Line]]:
        """Like `rows`, of records with a `person_id`; `of_person` are fields wanted beside the names."""
        wanted = (*_NAMES, *of_person)
        dotted = tuple(f"person_id.{name}" for name in wanted)
        standing = self.store.entries().standing
        for block in self.rows(kind, ns, (*fields, "person_id", *dotted)):
            kept = {id: standing[id] for row in block if (id := str(row["person_id"])) in standing}
            others = self.store.many("person", tuple(set(kept.values()))) if kept else {}
            yield [_line(row, wanted, others.get(kept.get(str(row["person_id"]), ""))) for row in block]

    def called(self, kind: str, ids: Iterable[Value]) -> Mapping[str, str]:
        """What the records of `kind` are called, by id; made for kinds of which many rows share a record."""
        known = self._names.setdefault(kind, {})
        if len(known) > _MOST_NAMES_KEPT:
            known.clear()
        missing = {str(id) for id in ids if id} - known.keys()
        if missing:
            known.update(self._lists.labels(kind, missing, self.words.language, self._person))
        return known

    def _person(self, values: Values) -> str:
        return said_to_reader(values, self.words, self.shipped.names)

    def names_of(self, references: Mapping[str, str], block: Iterable[Values]) -> dict[str, Mapping[str, str]]:
        """`called` for several reference fields of a block at once: field name to its names by id."""
        rows = list(block)
        return {field: self.called(kind, {row.get(field) for row in rows}) for field, kind in references.items()}


def _line(row: Values, wanted: Sequence[str], kept: Record | None) -> Line:
    if kept is not None:
        return Line(row, kept.id, {name: kept[name] for name in wanted})
    return Line(row, str(row["person_id"]), {name: row[f"person_id.{name}"] for name in wanted})


@dataclass(frozen=True, slots=True)
class Sheet:
    """`key` is the word `report.sheet.<key>`; `expected` about how many rows come, for a progress bar.

    Its sums, of the columns `sums`, and the tones of `days_left` (`Table`) stand on a page only; `frozen` columns stay
    in sight and repeat in print. What `is_data` is read by pivot tables and not by people: it has its headings in the
    first row, and never a title.
    """

    key: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[CellContent]]
    expected: int
    sums: tuple[int, ...] = ()
    frozen: int = 2
    notes: tuple[str, ...] = ()
    days_left: Mapping[int, int] = field(default_factory=dict)
    is_data: bool = False


def columns(words: Wording, *wanted: tuple[str, ColumnKind] | tuple[str, ColumnKind, int]) -> tuple[Column, ...]:
    """Columns by key: `name` is the word `report.column.<name>`, `kind.field` the label of a field."""
    return tuple(Column(heading(words, key), kind, *decimals) for key, kind, *decimals in wanted)


def heading(words: Wording, key: str) -> str:
    """The heading of a column, as in `columns`."""
    kind, dot, field = key.partition(".")
    return words.field(kind, field) if dot else words.say(f"report.column.{key}")
