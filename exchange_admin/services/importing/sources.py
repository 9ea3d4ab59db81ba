"""What the rows of a file are held against: records and tables of the office, read when they are first asked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from exchange_admin.domain.dates import read_date, read_study_time
from exchange_admin.domain.fields import FieldType, Kind, Registry
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import day_said
from exchange_admin.names import Names, fold, lookalikes
from exchange_admin.names.scripts import has_han
from exchange_admin.services.importing.cells import CellReader
from exchange_admin.services.importing.headings import Headings, record_tables, shown_headings
from exchange_admin.services.importing.known_people import KnownPeople
from exchange_admin.services.importing.list_shapes import shape_of
from exchange_admin.services.importing.places import Places
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.services.lists import Lists
from exchange_admin.services.lookup import lookup_fields
from exchange_admin.services.office_files import own_institution
from exchange_admin.services.parts import Parts
from exchange_admin.services.records import Records
from exchange_admin.store import Store

if TYPE_CHECKING:
    from exchange_admin.services.casework.casework import Casework

_ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_SIDE_BY_SIDE = re.compile(r"[/|;；()（）\n]+")


class References:
    """Reads only; every kind that is asked for is read once, as it is then."""

    def __init__(self, parts: Parts, words: ImportWords) -> None:
        self._store, self._registry, self._words = parts.store, parts.registry, words
        self._lists = Lists(parts.store, parts.registry, words.wordings)
        self._called: dict[str, Mapping[str, set[str]]] = {}

    def find(self, kind: str, typed: str) -> list[str]:
        """Ids of the live records that are called so: by a name, code or number of theirs, or by their whole label in
        any language; with letters of the other script that look the same only where nothing else is found. Several
        names side by side have to be those of one record. Terms and study years are found by what is said of them."""
        if found := self._by_name(kind, typed):
            return sorted(found)
        if self._registry[kind].is_study_time:
            return self._by_study_time(self._registry[kind], typed)
        if kind == self._registry["office"]["institution_id"].refers and self._words.is_own_institution(typed):
            return [own_institution(self._store)]
        if found := self._by_number(kind, typed) or self._by_code(kind, typed):
            return sorted(found)
        parts = [self._by_name(kind, part) for part in _SIDE_BY_SIDE.split(typed) if part.strip()]
        return sorted(set.intersection(*parts)) if len(parts) > 1 else []

    def label(self, kind: str, id: str) -> dict[str, str]:
        """What a record is called, by languages."""
        wordings = self._words.wordings
        return {language: self._lists.labels(kind, [id], language).get(id, "") for language in wordings}

    def _by_name(self, kind: str, typed: str) -> set[str]:
        called = self._called.get(kind)
        if called is None:
            called = self._called[kind] = self._all_called(self._registry[kind])
        texts = (typed, *lookalikes(typed), *self._with_days(typed))
        return next((found for text in texts if (found := called.get(_mark(text)))), set())

    def _with_days(self, typed: str) -> Iterator[str]:
        """A label with the days in it as each language writes them: “ВК · 3 · 2026-10-22”."""
        if (days := _ISO.search(typed)) and days[0] != typed:
            for language in self._words.wordings:
                yield _ISO.sub(day_said(language, days[0]), typed)

    def _by_number(self, kind: str, typed: str) -> set[str]:
        """“№ 12/2026 от 10.01.2026”: without the words around the number; the day may not be another one."""
        if "number" not in self._registry[kind]:
            return set()
        number, day = self._words.number_and_day(typed)
        found = self._by_name(kind, number)
        if not (found and day):
            return found
        try:
            signed = read_date(day).day.isoformat()
        except RuleBroken:
            return set()
        records = self._store.many(kind, sorted(found)).values()
        days = ((one.id, one.values.get("signed") or one.values.get("starts")) for one in records)
        return {id for id, its in days if not its or its == signed}

    def _by_code(self, kind: str, typed: str) -> set[str]:
        """“15.02.18 Роботы”: a code, and of its name behind it the beginning at least, in any language."""
        code, _, name = typed.strip().partition(" ")
        said = _mark(name.strip(" -–—·:,."))
        if not said or "code" not in self._registry[kind].label:
            return set()
        records = self._store.many(kind, sorted(self._by_name(kind, code))).values()
        names = lookup_fields(self._registry[kind])
        return {
            one.id for one in records if any(_mark(one.text(field)).startswith(said) for field in names if one[field])
        }

    def _by_study_time(self, kind: Kind, typed: str) -> list[str]:
        """A study year by the year in which it begins; a part of one by its season and that year or its own."""
        said = read_study_time(typed)
        if said is None:
            return []
        records = self._store.records(Query(kind.name))
        whole = next((one for one in kind.references if self._registry[one.refers].is_study_time), None)
        if whole is None:
            return [one.id for one in records if _first_year(one) == said.first and not said.rest]
        years = {one.id: _first_year(one) for one in self._store.records(Query(whole.refers))}
        season = self._words.choice(kind["season"].choices, said.rest)
        found = [one for one in records if one["season"] == season]
        if said.first:
            return [one.id for one in found if years.get(one.text(whole.name)) == said.first]
        return [one.id for one in found if _first_year(one) == said.year]

    def _all_called(self, kind: Kind) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        records = self._store.records(Query(kind.name))
        names = {*lookup_fields(kind), *(one.name for one in kind.fields if one.unique and one.type is FieldType.TEXT)}
        for record in records:
            for name in filter(record.values.get, names):
                found[_mark(record.text(name))].add(record.id)
        for id, label in self._labels(kind, [one.id for one in records]):
            found[_mark(label)].add(id)
        found.pop("", None)
        return dict(found)

    def _labels(self, kind: Kind, ids: list[str]) -> Iterator[tuple[str, str]]:
        for language in self._words.wordings:
            yield from self._lists.labels(kind.name, ids, language).items()


def _mark(name: str) -> str:
    """Names in Han have no blanks between words."""
    return fold(name).replace(" ", "") if has_han(name) else fold(name)


def _first_year(record: Record) -> int:
    return int(record.text("starts")[:4] or 0)


@dataclass(frozen=True)
class ImportTables:
    """The tables of `resources/import` and of the field that reading needs."""

    headings: Headings
    words: ImportWords
    reference: Reference

    def silent_about(self, headings: Iterable[str]) -> ImportTables:
        """The same, with headings that mean nothing by themselves."""
        return replace(self, headings=self.headings.silent_about(headings))

    @cached_property
    def all_headings(self) -> Headings:
        """Also those of lists of one kind of records."""
        wordings = self.words.wordings
        return self.headings.extended(
            record_tables(REGISTRY, wordings, self.headings), shown_headings(REGISTRY, wordings)
        )


@dataclass(frozen=True)
class Sources:
    """For one check or one apply: what is read stays as it was then. `today` is the office's date."""

    store: Store
    registry: Registry
    names: Names
    origin: Origin
    tables: ImportTables
    today: date
    records: Records
    references: References
    parts: Parts

    @classmethod
    def of(cls, parts: Parts, tables: ImportTables, records: Records, references: References) -> Sources:
        store, registry, names, origin = parts.store, parts.registry, parts.names, parts.origin
        return cls(store, registry, names, origin, tables, parts.today(), records, references, parts)

    @cached_property
    def casework(self) -> Casework:
        """Tasks of stays, as the records are now."""
        from exchange_admin.services.casework.casework import Casework
        from exchange_admin.services.country_calendars import working_calendar

        return Casework(self.parts, lambda: self.records, working_calendar)

    @cached_property
    def known(self) -> KnownPeople:
        return KnownPeople(self.store, self.names)

    @cached_property
    def places(self) -> Places:
        return Places(self.store, self.origin)

    @cached_property
    def own_institution(self) -> str:
        return own_institution(self.store)

    def reader(self, kind: str) -> CellReader:
        """Reads the cells of lists of a kind."""
        tables = self.tables
        return CellReader(self.names, tables.words, tables.reference, self.today, shape_of(kind))
