"""The due rows of a file kept right: what was marked is worked out anew before anybody reads (decision 48)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache

from exchange_admin.domain.problems import Problem
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.casework.requirements import read_requirement
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar
from exchange_admin.domain.rules.mobility_status import CAME_TO_NOTHING
from exchange_admin.services.casework.agreement_reading import AgreementReading, ReadAgreement
from exchange_admin.services.casework.stay_reading import ReadStay, StayReading
from exchange_admin.services.casework.working_out import WorkedOut, WorkingOut
from exchange_admin.services.country_calendars import version_of_days
from exchange_admin.services.office_files import own_institution
from exchange_admin.services.stored import got, rows_of
from exchange_admin.store import Store
from exchange_admin.store.due_row import DueRow
from exchange_admin.store.due_rows import Marked

_CLOSED = tuple(sorted({*CAME_TO_NOTHING, "closed"}))
_AT_ONCE = 400
"""Stays worked out in one transaction, so that nobody waits long for the file."""
_SAMPLE = 25
_SUBJECTS = ("mobility_id", "agreement_id", "decision_id", "body_id")
_MADE_BY = 5
"""Raised whenever the same records lead to other rows than before."""


class DueUpkeep:
    """Reads stays and works their tasks out; keeps the rows of lists and counts up with that."""

    def __init__(self, store: Store, calendars: Callable[[str], WorkingCalendar]) -> None:
        self._store, self._calendars = store, calendars
        self._made: tuple[tuple[int, int], WorkingOut, str] | None = None

    def is_behind(self) -> bool:
        return self._store.due.is_behind(_stamp())

    def is_far_behind(self) -> bool:
        """Whether bringing it up takes longer than a moment, so that a window does it in a job."""
        return self._store.due.is_far_behind(_stamp(), _AT_ONCE)

    def bring_up(self, step: Callable[[], object] = lambda: None) -> None:
        """Works out everything that is marked; `step` is called after every few hundred stays and may raise to stop."""
        while self.is_behind():
            with self._store.due.taking(_stamp(), _CLOSED, _AT_ONCE) as marked:
                if marked:
                    self._store.due.write(marked, self._rows(marked))
            step()

    def rows_of(self, tasks: Sequence[str]) -> dict[str, DueRow]:
        """The rows of tasks (ids) that are there or would be after `bring_up`, without writing any: whoever is refused
        has changed nothing. What they tell may be older than the records."""
        found = self._store.due.by_id(tasks)
        if self.is_behind() and not found.keys() >= set(tasks):
            for marked in self._unwritten(tasks):
                found.update((row.id, row) for row in self._rows(marked) if row.id in tasks)
                if found.keys() >= set(tasks):
                    break
        return found

    def _unwritten(self, tasks: Sequence[str]) -> Iterator[Marked]:
        """Where tasks may be that have no row yet: with whom their records name, else with anybody whose rows wait."""
        records = self._store.many("task", tasks).values()
        stays, agreements, decisions, bodies = (
            tuple(sorted({one.text(name) for one in records} - {""})) for name in _SUBJECTS
        )
        yield Marked(stays, agreements, tuple(one.id for one in records), decisions=decisions, bodies=bodies)
        if not self.is_far_behind():
            yield self._store.due.waiting(_stamp(), _CLOSED)
            return
        agreements, decisions, bodies = (
            tuple(str(id) for (id,) in rows_of(self._store, Query(kind), ("id",)))
            for kind in ("agreement", "decision", "body")
        )
        yield Marked(agreements=agreements, decisions=decisions, bodies=bodies)
        everybody = [str(id) for (id,) in rows_of(self._store, Query("mobility"), ("id",))]
        for at in range(0, len(everybody), _AT_ONCE):
            yield Marked(stays=tuple(everybody[at : at + _AT_ONCE]))

    def of_stays(self, stays: Sequence[str]) -> dict[str, tuple[ReadStay, list[WorkedOut]]]:
        """Live stays with all their tasks, as the records say now."""
        working = self._rules()[0]
        return {id: (stay, list(working.tasks(stay))) for id, stay in self.stays(stays).items()}

    def some_of_stays(self, rules: Mapping[str, Collection[str]]) -> Iterator[WorkedOut]:
        """Those tasks of live stays that follow from the `rules` (ids, empty for none) of each, and maybe others: a
        list shows a task or two of each stay."""
        working = self._rules()[0]
        for id, stay in self.stays(sorted(rules)).items():
            yield from working.tasks(stay, rules[id])

    def stays(self, stays: Sequence[str]) -> dict[str, ReadStay]:
        """Live stays with all that their tasks follow from, none of them worked out."""
        working, own = self._rules()
        return StayReading(self._store, own).read(stays, working.rules)

    def of_agreements(self, agreements: Sequence[str]) -> dict[str, tuple[ReadAgreement, list[WorkedOut]]]:
        """Live agreements with all their tasks, as the records say now."""
        if not agreements:
            return {}
        working, country = self._rules()[0], self.own_country
        read = AgreementReading(self._store).read(agreements)
        return {id: (one, list(working.of_agreement(one, country))) for id, one in read.items()}

    def of_committees(self, decisions: Sequence[str], bodies: Sequence[str]) -> list[WorkedOut]:
        """All tasks of live decisions and committees, as the records say now."""
        if not (decisions or bodies):
            return []
        from exchange_admin.services.casework.committee_reading import CommitteeReading

        working, country = self._rules()[0], self.own_country
        read = CommitteeReading(self._store, own_institution(self._store)).read(decisions, bodies)
        return [task for one in read for task in working.of_committee(one, country)]

    def of_records(self, tasks: Sequence[str]) -> list[WorkedOut]:
        """Tasks of no stay, agreement or committee that are there."""
        working, _ = self._rules()
        records = self._store.many("task", tasks).values()
        return [working.of_record(one) for one in records if one.live and not any(one[name] for name in _SUBJECTS)]

    @property
    def own_country(self) -> str:
        return got(self._store, "institution", own_institution(self._store)).text("country")

    @property
    def working(self) -> WorkingOut:
        return self._rules()[0]

    def wrong(self) -> list[Problem]:
        """Some rows that nothing marks worked out anew; what is not as it should be."""
        some = self._store.due.sample(_stamp(), _SAMPLE)
        there = {row.id: row for _, row in self._store.due.of(some)}
        made = {row.id: row for row in self._rows(some)}
        differing = {id for id in there.keys() | made.keys() if there.get(id) != made.get(id)}
        return [Problem("due.rows_differ", facts={"n": len(differing)})] if differing else []

    def _rows(self, marked: Marked) -> list[DueRow]:
        stays = (task.row() for _, tasks in self.of_stays(marked.stays).values() for task in tasks)
        agreements = (task.row() for _, tasks in self.of_agreements(marked.agreements).values() for task in tasks)
        of_rules = (task.row() for rule, some in marked.of_rules.items() for task in self._of_rule(rule, some))
        of_committees = (task.row() for task in self.of_committees(marked.decisions, marked.bodies))
        alone = (task.row() for task in self.of_records(marked.tasks))
        return [*stays, *agreements, *of_committees, *alone, *of_rules]

    def _of_rule(self, rule: str, stays: Sequence[str]) -> Iterator[WorkedOut]:
        working, own = self._rules()
        read = StayReading(self._store, own).read(stays, working.rules, only=rule)
        for stay in read.values():
            yield from working.tasks_of_rule(rule, stay)

    def _rules(self) -> tuple[WorkingOut, str]:
        """Made anew when a rule or the office changes."""
        state = self._store.version_of("requirement"), self._store.version_of("office")
        if self._made is None or self._made[0] != state:
            rules = (read_requirement(one) for one in self._store.records(Query("requirement")))
            working = WorkingOut(
                {rule.id: rule for rule in rules if rule.active}, self._calendars, of_partner=self._store.is_partner
            )
            self._made = state, working, rule_owner(self._store)
        return self._made[1:]


def rule_owner(store: Store) -> str:
    """The institution whose office owns the rules: in the file of a partner that of the office which made the file."""
    if store.is_partner:
        return next((peer.institution for peer in store.peers.all() if peer.site == store.hub), "")
    offices = store.records(Query("office"))
    return offices[0].text("institution_id") if offices else ""


@cache
def _stamp() -> str:
    return f"{_MADE_BY} holidays {version_of_days()}"
