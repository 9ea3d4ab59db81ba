"""What a list asks of the rows of what is due, as SQL."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from exchange_admin.domain.queries import Filter, Test
from exchange_admin.domain.rules.casework.bands import Band
from exchange_admin.domain.rules.casework.states import SUBMITTED
from exchange_admin.domain.vocabulary import words
from exchange_admin.store.due_marks import AGREEMENT, STAY, TASK
from exchange_admin.store.same_people import PERSON


@dataclass(frozen=True, slots=True)
class Hits:
    """What somebody typed was found in: ids of people, of rules, of agreements, of tasks that were written down, of
    decisions and of committees."""

    people: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DueQuery:
    """Which rows a list asks for; whatever is empty or None asks for nothing. Days are ISO texts, `_until` included.

    `people` are ids: of those alone, also when the tuple is empty; `hits` likewise, of any of them. `filters` are of
    the names in `FILTERED`. `own` is the institution beside which the other one of a stay is the partner. `band` is
    counted from `today` and the last day of the `week`; what lapses before `today` fits nothing. Tasks of no stay are
    of every `term`. `rules` are ids in the order of an `order` that goes by rules.
    """

    is_open: bool | None = None
    states: tuple[str, ...] = ()
    not_states: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    due_before: str | None = None
    due_from: str | None = None
    act_by_from: str | None = None
    act_by_until: str | None = None
    asked_until: str | None = None
    stays: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    people: tuple[str, ...] | None = None
    hits: Hits | None = None
    term: str = ""
    institution: str = ""
    assigned_to: str = ""
    filters: tuple[Filter, ...] = ()
    own: str = ""
    band: Band | None = None
    today: str = ""
    week: str = ""
    order: str = "act_by"
    rules: tuple[str, ...] = ()
    descending: bool = False

    @property
    def is_dated(self) -> bool:
        """Whether only rows with days fit."""
        by_day = (self.due_before or self.due_from or self.act_by_from or self.act_by_until) is not None
        return by_day or self.band in _DATED


@dataclass(frozen=True, slots=True)
class Bound:
    """A piece of SQL with what its question marks stand for."""

    sql: str
    values: tuple[object, ...] = ()


class Asked:
    """The parts of a statement over `local_due AS d` that answers a query; `values` are bound in their order."""

    def __init__(self, query: DueQuery) -> None:
        self._query = query
        self._terms: list[str] = ["1"]
        self._bound: list[object] = []
        self._joins: dict[str, tuple[object, ...]] = {}
        self._by_column()
        self._by_day()
        self._by_record()
        for one in query.filters:
            self._filter(one)
        self.order = self._order()

    @property
    def where(self) -> str:
        return " AND ".join(self._terms)

    @cached_property
    def joins(self) -> str:
        return " ".join(_JOINS[name] for name in _JOINS if name in self._joins)

    @property
    def values(self) -> tuple[object, ...]:
        joined = [value for name in _JOINS if name in self._joins for value in self._joins[name]]
        return (*joined, *self._bound)

    def _join(self, *names: str) -> None:
        for name in names:
            given: Mapping[str, tuple[object, ...]] = {
                "ranks": (json.dumps(list(self._query.rules)),),
                "partners": (self._query.own,),
            }
            self._joins[name] = given.get(name, ())

    def _add(self, term: str, *values: object) -> None:
        self._terms.append(term)
        self._bound += values

    def _by_column(self) -> None:
        query = self._query
        if query.is_open is not None:
            self._add("d.is_open = ?", int(query.is_open))
        for column, some, negated in (
            ("d.state", query.states, ""),
            ("d.state", query.not_states, "NOT"),
            ("d.kind", query.kinds, ""),
            ("d.requirement", query.requirements, ""),
            ("d.stay", query.stays, ""),
            ("d.agreement", query.agreements, ""),
            ("d.decision", query.decisions, ""),
            ("d.body", query.bodies, ""),
        ):
            if len(some) == 1 and not negated:  # so that an index which begins with it gives the order too
                self._add(f"{column} = ?", some[0])
            elif some:
                self._add(f"{column} {negated} {_AMONG}", json.dumps(list(some)))

    def _by_day(self) -> None:
        query = self._query
        for term, day in (
            ("d.due < ?", query.due_before),
            ("d.due >= ?", query.due_from),
            ("d.act_by >= ?", query.act_by_from),
            ("d.act_by <= ?", query.act_by_until),
            ("d.asked_on <= ?", query.asked_until),
            ("(d.lapses IS NULL OR d.lapses >= ?)", query.today or None),
        ):
            if day is not None:
                self._add(term, day)
        if query.band is not None:
            term, names = _BANDS[query.band]
            self._add(term, *({"today": query.today, "week": query.week}[name] for name in names))

    def _by_record(self) -> None:
        query = self._query
        if query.people is not None:
            self._add(f"({_OF_PEOPLE})", *[json.dumps(list(query.people))] * 2)
        if (hits := query.hits) is not None:
            columns = ("d.requirement", "d.id", "d.agreement", "d.decision", "d.body")
            term = " OR ".join((_OF_PEOPLE, *(f"{column} {_AMONG}" for column in columns)))
            of_subjects = (hits.requirements, hits.tasks, hits.agreements, hits.decisions, hits.bodies)
            self._add(f"({term})", *map(json.dumps, (hits.people, hits.people, *of_subjects)))
        if query.term:
            self._join("stays")
            self._add("(m.term_id = ? OR d.stay = '')", query.term)
        if query.institution:
            self._join("stays", "agreements")
            sides = "m.sending_institution_id, m.receiving_institution_id, a.institution_id"
            self._add(f"? IN ({sides})", query.institution)
        if query.assigned_to:
            self._join("tasks")
            self._add("t.assigned_to_id = ?", query.assigned_to)

    def _filter(self, asked: Filter) -> None:
        columns, joins = FILTERED[asked.field]
        self._join(*joins)
        texts = [f"nullif({column}, '')" for column in columns]
        match asked.test:
            case Test.FILLED | Test.EMPTY:
                self._add(f"coalesce({', '.join((*texts, 'NULL'))}) IS {'NOT ' * (asked.test is Test.FILLED)}NULL")
            case Test.FROM | Test.UNTIL:
                self._add(f"{texts[0]} {'>=' if asked.test is Test.FROM else '<='} ?", asked.values[0])
            case Test.IS | Test.IS_NOT:
                given = json.dumps(list(asked.values))
                among = [f"coalesce({text}, '') {_AMONG}" for text in texts]
                whole = f"({' OR '.join(among)})"
                self._add(f"NOT {whole}" if asked.test is Test.IS_NOT else whole, *[given] * len(texts))

    def _order(self) -> str:
        query = self._query
        terms, joins = _ORDERS[query.order]
        self._join(*joins)
        known = {"act_by": query.is_dated, "due": query.due_before, "asked": query.asked_until}
        if known.get(query.order):  # an index has it in that order
            terms = terms[1:]
        way = " DESC" if query.descending else ""
        return ", ".join(term if term.endswith(" IS NULL") else f"{term}{way}" for term in terms)


def bands_sql(query: DueQuery) -> Bound:
    """The band of a row as an expression; of those for which several hold the last one counts, as in `band_of`."""
    given = {"today": query.today, "week": query.week}
    parts = [(band, *_BANDS[band]) for band in Band]
    cases = " ".join(f"WHEN {term} THEN '{band}'" for band, term, _ in parts)
    return Bound(f"CASE {cases} END", tuple(given[name] for _, _, names in parts for name in names))


_AMONG = "IN (SELECT value FROM json_each(?))"
_OF_PEOPLE = (
    f"d.stay IN (SELECT id FROM {STAY} WHERE person_id {_AMONG})"
    f" OR d.id IN (SELECT id FROM {TASK} WHERE person_id {_AMONG})"
)
_OPEN = f"d.is_open = 1 AND d.state <> '{SUBMITTED}'"
_DUE = f"{_OPEN} AND d.act_by IS NOT NULL AND d.due >= ?"
_BANDS: Mapping[Band, tuple[str, tuple[str, ...]]] = {
    Band.OVERDUE: (f"{_OPEN} AND d.is_past = 0 AND d.due < ?", ("today",)),
    Band.LATE_TO_ACT: (f"{_DUE} AND d.act_by < ?", ("today", "today")),
    Band.WEEK: (f"{_DUE} AND d.act_by BETWEEN ? AND ?", ("today", "today", "week")),
    Band.PAST: (f"{_OPEN} AND d.is_past = 1 AND d.due < ?", ("today",)),
    Band.LATER: (f"{_DUE} AND d.act_by > ?", ("today", "week")),
    Band.UNDATED: (f"{_OPEN} AND d.act_by IS NULL", ()),
    Band.SUBMITTED: (f"d.is_open = 1 AND d.state = '{SUBMITTED}'", ()),
    Band.CLOSED: ("d.is_open = 0", ()),
}
"""As `band_of`, each by itself: they leave no row out and have none twice. What is due has a day to act by too."""
_DATED = frozenset({Band.OVERDUE, Band.LATE_TO_ACT, Band.WEEK, Band.PAST, Band.LATER})

_JOINS: Mapping[str, str] = {
    "ranks": "LEFT JOIN (SELECT value AS id, key AS place FROM json_each(?)) AS o ON o.id = d.requirement",
    "stays": f"LEFT JOIN {STAY} AS m ON m.id = d.stay",
    "tasks": f"LEFT JOIN {TASK} AS t ON t.id = d.id",
    "rules": "LEFT JOIN requirement AS r ON r.id = d.requirement",
    "people": f"LEFT JOIN {PERSON} AS p ON p.id = coalesce(m.person_id, t.person_id)",
    "programmes": "LEFT JOIN programme AS g ON g.id = m.programme_id",
    "agreements": f"LEFT JOIN {AGREEMENT} AS a ON a.id = d.agreement",
    "assignees": "LEFT JOIN staff AS s ON s.id = t.assigned_to_id",
    "partners": (
        "LEFT JOIN institution AS i ON i.id = coalesce(t.institution_id, a.institution_id,"
        " CASE m.sending_institution_id WHEN ? THEN m.receiving_institution_id ELSE m.sending_institution_id END)"
    ),
}
"""In the order in which they build on each other."""
FILTERED: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "requirement_id": (("d.requirement",), ()),
    "phase": (("d.phase",), ()),
    "state": (("d.state",), ()),
    "kind": (("d.kind",), ()),
    "due": (("d.due",), ()),
    "act_by": (("d.act_by",), ()),
    "asked_on": (("d.asked_on",), ()),
    "actor": (("r.actor",), ("rules",)),
    "person_id": (("m.person_id", "t.person_id"), ("stays", "tasks")),
    "mobility_id": (("d.stay",), ()),
    "programme_id": (("m.programme_id",), ("stays",)),
    "agreement_id": (("m.agreement_id", "d.agreement"), ("stays",)),
    "decision_id": (("d.decision",), ()),
    "body_id": (("d.body",), ()),
    "term_id": (("m.term_id",), ("stays",)),
    "institution_id": (
        ("m.sending_institution_id", "m.receiving_institution_id", "t.institution_id", "a.institution_id"),
        ("stays", "tasks", "agreements"),
    ),
    "assigned_to_id": (("t.assigned_to_id",), ("tasks",)),
    "responsible_institution_id": (("t.responsible_institution_id",), ("tasks",)),
    "done_on": (("t.done_on",), ("tasks",)),
    "received_on": (("t.received_on",), ("tasks",)),
    "valid_until": (("t.valid_until",), ("tasks",)),
}
"""What lists of tasks are narrowed by: where it stands, of several any."""

_BY_DAY = ("d.act_by IS NULL", "d.act_by")


def _by_word(column: str, vocabulary: Sequence[str]) -> str:
    """Words in the order of their vocabulary and not of the alphabet."""
    places = " ".join(f"WHEN '{word}' THEN {place}" for place, word in enumerate(vocabulary))
    return f"CASE {column} {places} ELSE {len(vocabulary)} END"


def _filled(column: str) -> tuple[str, str]:
    return f"{column} IS NULL", column


_ORDERS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "act_by": ((*_BY_DAY, "d.due"), ()),
    "due": (_filled("d.due"), ()),
    "state": ((_by_word("d.state", words("task_state")), *_BY_DAY), ()),
    "phase": ((_by_word("d.phase", words("case_phase")), *_BY_DAY), ()),
    "title": ((*_filled("o.place"), "t.title", *_BY_DAY), ("ranks", "tasks")),
    "actor": ((*_filled("r.actor"), *_BY_DAY), ("rules",)),
    "name": ((*_filled("p._sort"), *_BY_DAY), ("stays", "tasks", "people")),
    "asked": ((*_filled("d.asked_on"), *_BY_DAY), ()),
    "assigned": ((*_filled("s._sort"), *_BY_DAY), ("tasks", "assignees")),
    "of_programme": ((*_filled("g._sort"), *_BY_DAY), ("stays", "programmes")),
    "partner": ((*_filled("i._sort"), *_BY_DAY), ("stays", "tasks", "agreements", "partners")),
    "received": ((*_filled("t.received_on"), *_BY_DAY), ("tasks",)),
    "done": ((*_filled("t.done_on"), *_BY_DAY), ("tasks",)),
    "valid": ((*_filled("t.valid_until"), *_BY_DAY), ("tasks",)),
}
