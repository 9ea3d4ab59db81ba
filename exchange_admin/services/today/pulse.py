"""Three questions about how things go: who is here, whether formalities are done, whether people come to class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from exchange_admin.domain.queries import Filter, Test
from exchange_admin.domain.rules.casework.states import DONE, SUBMITTED
from exchange_admin.domain.rules.lessons.hours import Tally
from exchange_admin.domain.wording import best_of
from exchange_admin.services.casework.case_parts import CaseService
from exchange_admin.services.casework.case_task import short_title
from exchange_admin.services.casework.task_list import TaskFilter, TaskTab
from exchange_admin.services.casework.today_numbers import TaskPart
from exchange_admin.services.parts import Parts, Service

HERE = ("arrived", "in_residence")
"""Receiving statuses of guests who are here."""
FORMAL = ("notice", "act")
"""Kinds of tasks that an authority stands behind."""
RULES_SHOWN = 3
WEEKS = 8


@dataclass(frozen=True, slots=True)
class PartnerHere:
    """Guests of one partner (an id, empty where it is not known) who have arrived; `filters` list their stays."""

    partner: str
    n: int
    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class GuestsHere:
    """All guests who have arrived; the partner with most of them first."""

    n: int
    partners: tuple[PartnerHere, ...]
    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True)
class RuleDone:
    """Tasks of one rule that are due within the term: done or with the authority, overdue, and open with time left.
    `left` are the overdue and the open ones, which `part` lists."""

    short_title: str
    done: int
    overdue: int
    open: int
    left: int
    part: TaskPart


@dataclass(frozen=True, slots=True)
class Formalities:
    """Of all rules together, and the few rules with the most tasks. What was waived or does not fit counts nowhere."""

    done: int
    overdue: int
    open: int
    rules: tuple[RuleDone, ...]


@dataclass(frozen=True, slots=True)
class WeekAttended:
    """`rate` is the attended share of the minutes of lessons held in the week that begins on `monday`, None without."""

    monday: date
    rate: Fraction | None


class Presence(Service[Parts]):
    """Of guests, and of people in lessons."""

    def here(self) -> GuestsHere:
        ours = Filter("receiving_institution_id", Test.IS, (self._store.institution,))
        arrived = Filter("receiving_status", Test.IS, HERE)
        n = self._store.counted_stays.guests_by_home(self._store.institution, HERE)
        partners = tuple(
            PartnerHere(id, n[id], (ours, arrived, Filter("sending_institution_id", Test.IS, (id or None,))))
            for id in sorted(n, key=lambda one: (-n[one], one))
        )
        return GuestsHere(sum(n.values()), partners, (ours, arrived))

    def attended(self) -> tuple[WeekAttended, ...]:
        """The last weeks, this one behind them; empty where no lesson was held in any."""
        today = self._today()
        monday = today - timedelta(days=today.weekday())
        first = monday - timedelta(days=7 * (WEEKS - 1))
        due, missed = Counter[date](), Counter[date]()
        for one in self._store.minutes_taught.by_day(first, today):
            week = one.day - timedelta(days=one.day.weekday())
            due[week] += one.due
            missed[week] += one.missed
        weeks = [first + timedelta(days=7 * place) for place in range(WEEKS)]
        return tuple(WeekAttended(week, _share(due[week], missed[week])) for week in weeks) if due else ()


class FormalitiesReading(CaseService):
    def of_term(self, first: str, last: str, language: str) -> Formalities:
        """Of tasks due between two days (ISO), both included."""
        self._upkeep.bring_up()
        today = self._today().isoformat()
        numbers: dict[str, Counter[str]] = {}
        for one in self._store.due.counts():
            if one.requirement and one.kind in FORMAL and one.due and first <= one.due <= last:
                stands = _stands(one.state, one.due, today, is_open=one.is_open)
                numbers.setdefault(one.requirement, Counter())[stands] += one.n
        whole = sum(numbers.values(), Counter[str]())
        counting = [rule for rule in numbers if _counted(numbers[rule])]
        largest = sorted(counting, key=lambda rule: (-_counted(numbers[rule]), rule))[:RULES_SHOWN]
        days = (Filter("due", Test.FROM, (first,)), Filter("due", Test.UNTIL, (last,)))
        return Formalities(
            whole["done"], whole["overdue"], whole["open"], tuple(self._rules(largest, numbers, days, language))
        )

    def _rules(
        self, ids: list[str], numbers: dict[str, Counter[str]], days: tuple[Filter, ...], language: str
    ) -> Iterator[RuleDone]:
        rules = self._upkeep.working.rules
        for id in ids:
            rule, n = rules.get(id), numbers[id]
            said = short_title(rule, best_of(rule.names, language) if rule else "", language)
            part = TaskPart(TaskTab.ALL, TaskFilter(requirement=id, is_open=True, filters=days))
            yield RuleDone(said, n["done"], n["overdue"], n["open"], n["overdue"] + n["open"], part)


def _share(due: int, missed: int) -> Fraction | None:
    return Tally(due=due, attended=due - missed).rate


def _counted(numbers: Counter[str]) -> int:
    return sum(n for stands, n in numbers.items() if stands)


def _stands(state: str, due: str, today: str, *, is_open: bool) -> str:
    """Empty for what counts nowhere."""
    if state in {DONE, SUBMITTED}:
        return "done"
    if not is_open:
        return ""
    return "overdue" if due < today else "open"
