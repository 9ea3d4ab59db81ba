"""People by requirements: a row for each stay, a column for each rule, of the same tasks as lists and checklists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from exchange_admin.domain.labels import in_language, person_name
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.domain.rules.casework.applies import takes_requirements
from exchange_admin.domain.rules.casework.marks import TO_DO, CellMark, mark_of, most_pressing
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.domain.wording import best_of
from exchange_admin.services.casework.case_parts import CaseService
from exchange_admin.services.casework.case_task import CaseTask, short_title
from exchange_admin.services.casework.stay_reading import ReadStay
from exchange_admin.services.casework.task_list import WEEK
from exchange_admin.services.stored import all_there, rows_of

MOST_STAYS = 300
"""Stays in one matrix; how many are beyond is told."""


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """`tasks` are those of one rule for one stay, several where something happens more than once. `asks` are fields to
    be filled in to know whether the rule applies."""

    mark: CellMark
    tasks: tuple[CaseTask, ...] = ()
    asks: tuple[str, ...] = ()

    @property
    def open(self) -> list[CaseTask]:
        return [task for task in self.tasks if task.is_open]


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A rule that somebody here needs, or may need. Of the stays that need it `done` of `needed` are through."""

    requirement: str
    code: str
    phase: str
    title: str
    short_title: str
    is_sensitive: bool
    done: int
    needed: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A stay; `others` are the person's names in other scripts. `cells` stand in the order of the columns."""

    stay: str
    person: str
    name: str
    others: str
    cells: tuple[MatrixCell, ...]

    @property
    def done(self) -> int:
        return sum(cell.mark is CellMark.DONE for cell in self.cells)

    @property
    def needed(self) -> int:
        return sum(_is_needed(cell.mark) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Matrix:
    """As of `day`. What does not stand in it is told: `left_out` stays came to nothing, were not accepted or are
    closed, `beyond` did not fit, `others` are open tasks of these stays that follow from no rule. `title` is the
    programme, or empty."""

    day: date
    title: str
    columns: tuple[MatrixColumn, ...]
    rows: tuple[MatrixRow, ...]
    left_out: int = 0
    beyond: int = 0
    others: int = 0

    @property
    def people(self) -> int:
        """How many there are: several stays may be of one person."""
        return len({row.person or row.stay for row in self.rows})

    def count(self, mark: CellMark) -> int:
        """Cells with that mark."""
        return sum(cell.mark is mark for row in self.rows for cell in row.cells)

    @property
    def to_ask_for(self) -> list[str]:
        """Ids of what its people can be asked for now."""
        return [task.id for row in self.rows for cell in row.cells for task in cell.tasks if task.is_missing]

    @property
    def done(self) -> int:
        return sum(row.done for row in self.rows)

    @property
    def needed(self) -> int:
        return sum(row.needed for row in self.rows)


class MatrixReading(CaseService):
    """Worked out from the records as they are now, never from the rows of lists."""

    def of_programme(self, programme: str, language: str) -> Matrix:
        """Everybody in it, by name. Raises RuleBroken with `record.missing`."""
        return self.of_programmes((programme,), language)

    def of_programmes(self, programmes: Sequence[str], language: str) -> Matrix:
        """Everybody in several, by name; of one its name is the title. Raises RuleBroken with `record.missing`."""
        records = all_there(self._store, "programme", programmes)
        title = in_language(records[0].values, "name", language) or records[0].text("code")
        title = title if len(records) == 1 else ""
        return self.of_stays(self._where("programme_id", programmes), language, title=title)

    def of_tasks(self, ns: Sequence[int], language: str) -> Matrix:
        """Everybody whose tasks have these numbers in lists, in their order."""
        return self.of_stays([row.stay for _, row in self._store.due.at(ns) if row.stay], language)

    def of_groups(self, groups: Sequence[str], language: str) -> Matrix:
        """Everybody in groups that travel together, by name. Raises RuleBroken with `record.missing`."""
        records = all_there(self._store, "mobility_group", groups)
        title = in_language(records[0].values, "name", language) if len(records) == 1 else ""
        return self.of_stays(self._where("mobility_group_id", groups), language, title=title)

    def of_stays(self, stays: Sequence[str], language: str, *, title: str = "", beyond: int = 0) -> Matrix:
        """In this order; stays that are gone are left out. `beyond` stays more were wanted and are not named."""
        wanted = list(dict.fromkeys(stays))
        first = wanted[:MOST_STAYS]
        self._upkeep.bring_up()
        read = self._upkeep.of_stays(first)
        asked = [id for id in first if id in read and takes_requirements(read[id][0].facts)]
        shown = self._shown([(0, task) for id in asked for task in read[id][1]], language)
        cells = self._cells([(id, read[id][0]) for id in asked], shown)
        rules = self._rules(cells)
        return Matrix(
            day=self._today(),
            title=title,
            columns=tuple(_column(rule, cells, language) for rule in rules),
            rows=tuple(self._rows(asked, [rule.id for rule in rules], cells)),
            left_out=sum(1 for id in first if id in read) - len(asked),
            beyond=beyond + len(wanted) - len(first),
            others=sum(task.is_open for task in shown if task.requirement not in self._upkeep.working.rules),
        )

    def _where(self, field: str, ids: Sequence[str]) -> list[str]:
        query = Query("mobility", filters=(Filter(field, Test.IS, tuple(ids)),), order=Order("person_id"))
        return [str(id) for (id,) in rows_of(self._store, query, ("id",))]

    def _cells(
        self, stays: Sequence[tuple[str, ReadStay]], tasks: Sequence[CaseTask]
    ) -> Mapping[tuple[str, str], MatrixCell]:
        """By stay and rule; only where there is something to say."""
        found: dict[tuple[str, str], list[CaseTask]] = defaultdict(list)
        for task in tasks:
            if task.is_asked and task.requirement in self._upkeep.working.rules:
                found[task.stay, task.requirement].append(task)
        week_ends = self._today() + timedelta(days=WEEK)
        cells = {
            place: MatrixCell(
                most_pressing(mark_of(one.state, one.lateness, one.act_by, week_ends) for one in some),
                tuple(some),
                tuple(dict.fromkeys(field for one in some for field in one.asks)),
            )
            for place, some in found.items()
        }
        for stay, read in stays:
            for question in self._upkeep.working.questions(read.facts):
                cells.setdefault((stay, question.requirement.id), MatrixCell(CellMark.UNKNOWN, asks=question.asks))
        return cells

    def _rules(self, cells: Mapping[tuple[str, str], MatrixCell]) -> list[Requirement]:
        """Those of which a cell says something, in the order of a stay, and within a phase as they were entered."""
        phases, there = words_of("case_phase"), {rule for _, rule in cells}
        rows = self._store.rows("requirement", self._store.ids(Query("requirement")), ("id",))
        entered = {str(id): n for n, (id,) in rows.items()}

        def place(rule: Requirement) -> tuple[int, int]:
            phase = phases.index(rule.phase) if rule.phase in phases else len(phases)
            return phase, entered.get(rule.id, 0)

        return sorted((rule for id, rule in self._upkeep.working.rules.items() if id in there), key=place)

    def _rows(
        self, stays: Sequence[str], rules: Sequence[str], cells: Mapping[tuple[str, str], MatrixCell]
    ) -> list[MatrixRow]:
        entries = self._store.entries()
        people = {id: entries.kept(one.text("person_id")) for id, one in self._store.many("mobility", stays).items()}
        records = self._store.many("person", tuple(people.values()))
        found = []
        for stay in stays:
            person = records.get(people.get(stay, ""))
            name, others = person_name(person.values) if person else ("", "")
            some = tuple(cells.get((stay, rule), _NONE) for rule in rules)
            found.append(MatrixRow(stay, person.id if person else "", name, others, some))
        return found


_NONE = MatrixCell(CellMark.UNNEEDED)


def _column(rule: Requirement, cells: Mapping[tuple[str, str], MatrixCell], language: str) -> MatrixColumn:
    marks = [cell.mark for (_, id), cell in cells.items() if id == rule.id]
    title = best_of(rule.names, language) or rule.code
    return MatrixColumn(
        requirement=rule.id,
        code=rule.code,
        phase=rule.phase,
        title=title,
        short_title=short_title(rule, title, language),
        is_sensitive=rule.sensitive,
        done=sum(mark is CellMark.DONE for mark in marks),
        needed=sum(map(_is_needed, marks)),
    )


def _is_needed(mark: CellMark) -> bool:
    return mark is CellMark.DONE or mark in TO_DO
