"""Academic years, terms, and the programmes of every term."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.fields import Value
from exchange_admin.domain.values import ACADEMIC_HOUR
from exchange_admin.services.sample.calendar import CollegeCalendar, summer_days
from exchange_admin.services.sample.entries import Entries
from exchange_admin.services.sample.partners import NAMES, Partner, Partners
from exchange_admin.services.sample.tables import Entry, SampleTables

_SEASON_LETTERS = {"autumn": "A", "spring": "S", "summer": "L"}


@dataclass(frozen=True, slots=True)
class Term:
    """A term with its days. `key` is its place around today (`CollegeCalendar.slots`), else season and year."""

    key: str
    id: str
    season: str
    year: str
    names: Mapping[str, str]
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme of one term. `weight` weighs how many people take part, `teaching` is what a stay says of lessons."""

    id: str
    kind: str
    activity: str
    direction: str
    host: Partner
    term: Term
    names: Mapping[str, str]
    starts: date
    ends: date
    weight: int
    teaching: Mapping[str, Value]


class Programmes:
    """Makes the calendar and the programmes, and keeps them for the stays and courses."""

    def __init__(self, tables: SampleTables, partners: Partners, calendar: CollegeCalendar) -> None:
        self._tables, self._partners, self._calendar = tables, partners, calendar
        self.years: dict[str, str] = {}
        self.terms: dict[str, Term] = {}
        self.all: list[Programme] = []

    def of(self, direction: str, term: str) -> list[tuple[int, Programme]]:
        """(weight, programme) of those that people start in the term."""
        return [(p.weight, p) for p in self.all if p.direction == direction and p.term.key == term]

    def term_before(self, term: Term) -> Term | None:
        """The autumn or spring term before it, None before the first."""
        before = [t for t in self.terms.values() if t.starts < term.starts and t.season != "summer"]
        return max(before, key=lambda t: t.starts, default=None)

    def add_calendar(self, entries: Entries) -> None:
        """Years and terms of the usual calendar, whose records are there already, and the summers of this office."""
        for edit in self._calendar.edits:
            if edit.kind == "academic_year":
                self.years[str(edit.values["code"])] = edit.id
            elif edit.kind == "term":
                self._keep_term(edit.id, edit.values)
        for code, year in self._calendar.summers:
            starts, ends = summer_days(year)
            values = {name: self._tables.office["summer"][name].format(year=year) for name in NAMES}
            values |= {"starts": starts.isoformat(), "ends": ends.isoformat()}
            values |= {"season": "summer", "academic_year_id": self.years[code]}
            self._keep_term(entries.add("term", **values), values)

    def _keep_term(self, id: str, values: Mapping[str, Value]) -> None:
        season, starts = str(values["season"]), date.fromisoformat(str(values["starts"]))
        year = next(code for code, year in self.years.items() if year == values["academic_year_id"])
        names = {name[-2:]: str(values[name]) for name in NAMES}
        key = f"{season}_{starts.year}"
        term = Term(
            self._calendar.slots.get(key, key), id, season, year, names, starts, date.fromisoformat(str(values["ends"]))
        )
        self.terms[term.key] = term

    def add_programmes(self, entries: Entries, staff: Sequence[str]) -> None:
        for table in self._tables.programmes:
            for key in table["terms"]:
                self._add(entries, table, self.terms[key], staff[len(self.all) % len(staff)])

    def _add(self, entries: Entries, table: Entry, term: Term, coordinator: str) -> None:
        host = self._partners.by_key[table["host"]]
        names = {n[-2:]: table[n].format(term=_inside(term.names[n[-2:]]), year=term.year) for n in NAMES}
        starts, ends = self._days(table, term)
        id = entries.add(
            "programme",
            **{f"name_{language}": name for language, name in names.items()},
            code=f"{table['code']}-{term.starts.year % 100}{_SEASON_LETTERS[term.season]}",
            kind=table["kind"],
            agreement_id=self._partners.agreements.get(host.key),
            host_institution_id=host.id,
            term_id=term.id,
            starts=starts.isoformat(),
            ends=ends.isoformat(),
            planned_minutes=table["hours"] * ACADEMIC_HOUR,
            places=table["weight"],
            language=table["language"],
            required_level=table.get("required_level"),
            coordinator_id=coordinator,
        )
        weight, activity = table["weight"], table["activity"]
        made = Programme(
            id, table["kind"], activity, table["direction"], host, term, names, starts, ends, weight, _teaching(table)
        )
        self.all.append(made)

    def _days(self, table: Entry, term: Term) -> tuple[date, date]:
        if "starts" in table:
            year = term.starts.year
            return date.fromisoformat(f"{year}-{table['starts']}"), date.fromisoformat(f"{year}-{table['ends']}")
        if table.get("until") == "next_term":
            following = [t for t in self.terms.values() if t.starts > term.starts and t.season != "summer"]
            return term.starts, min(following, key=lambda t: t.starts).ends
        return term.starts, term.ends


def _teaching(table: Entry) -> dict[str, Value]:
    """Topic and hours of somebody who teaches in the programme."""
    if "topic_zh" not in table:
        return {}
    topics: dict[str, Value] = {f"topic_{language}": table[f"topic_{language}"] for language in ("zh", "ru", "en")}
    return {"taught_minutes": table["hours"] * ACADEMIC_HOUR, **topics}


def _inside(name: str) -> str:
    """A term's name inside a longer one: a Russian season is written small there."""
    return name[0].lower() + name[1:] if name[:1] in "ОВЛ" else name
