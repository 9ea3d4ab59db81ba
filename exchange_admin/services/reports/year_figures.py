"""The figures of a year, each counted the same way in every window."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.agreements.renewal import renews_itself
from exchange_admin.domain.rules.lessons.hours import HELD, Lesson, Mark, tally
from exchange_admin.domain.rules.recognition.decisions import TAKEN
from exchange_admin.domain.steps import Record
from exchange_admin.services.lessons.group_sheet import counted, lessons_of, marks_of, membership
from exchange_admin.services.reports.counted_stays import IN, OUT, CountedStay
from exchange_admin.services.reports.partner_balance import balances
from exchange_admin.services.reports.reading import Reading, Scope
from exchange_admin.services.reports.year_windows import Window

SOON = 180
"""Days ahead within which an agreement is told to end."""

Figure = float | int | None


@dataclass(frozen=True, slots=True)
class FigureKind:
    """`key` is the words `report.figure.<key>` and `report.definition.<key>`. `good` is 1 where more is better, -1
    where less is, 0 where neither is; `based_on` names the figure on which a share is counted; `is_part` of the one
    above."""

    key: str
    good: int = 0
    is_share: bool = False
    based_on: str = ""
    is_part: bool = False


FIGURES: Sequence[FigureKind] = (
    FigureKind("begun", 1),
    FigureKind("students_out", 1, is_part=True),
    FigureKind("students_in", 1, is_part=True),
    FigureKind("staff_out", 1, is_part=True),
    FigureKind("staff_in", 1, is_part=True),
    FigureKind("broken_off", -1),
    FigureKind("partners", 1),
    FigureKind("citizenships", 1),
    FigureKind("balance"),
    FigureKind("places_used", is_share=True, based_on="places"),
    FigureKind("learners", 1),
    FigureKind("presence", 1, is_share=True, based_on="learners"),
    FigureKind("exams", 1),
    FigureKind("exams_passed", 1, is_share=True, based_on="exams", is_part=True),
    FigureKind("recognitions", 1),
    FigureKind("courses_taken", 1, is_share=True, based_on="courses", is_part=True),
    FigureKind("papers", 1),
)


class YearFigures:
    """Of one office; a window asks for its own. `stays` are all of the office."""

    def __init__(self, reading: Reading, scope: Scope, stays: Sequence[CountedStay], as_of: date) -> None:
        self._reading, self._store, self._scope = reading, reading.store, scope
        self._stays, self._as_of = stays, as_of

    def of(self, window: Window) -> Mapping[str, Figure]:
        return MappingProxyType(
            {
                **self._of_stays(window),
                **(self._of_places(window) if window.is_whole or window.holds(self._as_of.isoformat()) else {}),
                **self._of_languages(window),
                **self._of_exams(window),
                **self._of_recognition(window),
                "papers": self._count("certificate", "issued_on", window),
            }
        )

    def begun(self, window: Window) -> list[CountedStay]:
        """The stays of the year that had begun by the last day of the window."""
        return [one for one in self._of_year(window) if one.has_begun(window.until)]

    def now(self) -> dict[str, int]:
        """People who are away and who are here on the day, agreements in force and those that end soon."""
        day = self._as_of.isoformat()
        under_way = [one for one in self._stays if one.is_under_way(day)]
        valid = [one for one in self._store.records(Query("agreement")) if _is_valid(one, day)]
        ending = [one for one in valid if self._ends_soon(one)]
        return {
            "abroad": len({one.person for one in under_way if one.direction == OUT}),
            "here": len({one.person for one in under_way if one.direction == IN}),
            "in_force": len(valid),
            "ending": len(ending),
        }

    def _ends_soon(self, agreement: Record) -> bool:
        until = day_in(agreement.values, "valid_until")
        return until is not None and not renews_itself(agreement.values) and (until - self._as_of).days <= SOON

    def _of_year(self, window: Window) -> Iterable[CountedStay]:
        return (one for one in self._stays if one.year == window.year.code)

    def _of_stays(self, window: Window) -> dict[str, Figure]:
        begun = self.begun(window)

        def count(fits: Callable[[CountedStay], bool]) -> int:
            return sum(map(fits, begun))

        out = count(lambda one: one.is_student and one.direction == OUT)
        coming = count(lambda one: one.is_student and one.direction == IN)
        missing = [
            one
            for one in self._of_year(window)
            if one.receiving_status == "no_show" and one.starts and one.starts <= window.until
        ]
        return {
            "begun": len(begun),
            "students_out": out,
            "students_in": coming,
            "staff_out": count(lambda one: not one.is_student and one.direction == OUT),
            "staff_in": count(lambda one: not one.is_student and one.direction == IN),
            "broken_off": count(lambda one: one.receiving_status == "early_return") + len(missing),
            "partners": len({one.partner for one in begun if one.partner}),
            "citizenships": len(
                {one.citizenship for one in begun if one.is_student and one.direction == IN and one.citizenship}
            ),
            "balance": out - coming,
        }

    def _of_places(self, window: Window) -> dict[str, Figure]:
        """Of the whole year, also what is still to come: places are agreed by the year."""
        scope = replace(self._scope, year=window.year, starts=window.year.starts, ends=window.year.ends)
        terms = tuple(one.id for one in self._store.where("term", "academic_year_id", [window.year.id]) if one.live)
        found = balances(self._reading, replace(scope, term_id="", terms=terms), self._as_of).values()
        agreed = [(places, one.students[way]) for one in found for way in (OUT, IN) if (places := one.places[way])]
        places = sum(one for one, _ in agreed)
        return {"places": places, "places_used": sum(used for _, used in agreed) / places if places else None}

    # Languages

    @cached_property
    def _groups(self) -> Mapping[str, tuple[Record, list[Lesson], list[Record]]]:
        """Every group with the lessons held in it and its enrolments."""
        groups = list(self._store.records(Query("language_group")))
        found: dict[str, tuple[Record, list[Lesson], list[Record]]] = {one.id: (one, [], []) for one in groups}
        for record in lessons_of(self._store, list(found)) if found else ():
            if record["state"] == HELD:
                found[record.text("language_group_id")][1].append(counted(record))
        for record in self._store.records(Query("language_enrolment")):
            if record.text("language_group_id") in found:
                found[record.text("language_group_id")][2].append(record)
        return found

    @cached_property
    def _marks(self) -> Mapping[str, Mapping[str, Mark]]:
        return marks_of(self._store, [one for _, _, those in self._groups.values() for one in those])

    @cached_property
    def _years_of_terms(self) -> Mapping[str, str]:
        return {one.id: one.text("academic_year_id") for one in self._store.records(Query("term"))}

    def _is_of_year(self, group: Record, window: Window) -> bool:
        year = self._years_of_terms.get(group.text("term_id"))
        return year == window.year.id if year else window.year.holds(group["starts"])

    def _of_languages(self, window: Window) -> dict[str, Figure]:
        people: set[str] = set()
        due = present = 0
        kept = self._store.entries().kept
        for group, lessons, enrolments in self._groups.values():
            starts, ends = group.text("starts"), group.text("ends")
            if not self._is_of_year(group, window) or not starts or starts > window.until:
                continue
            held = [one for one in lessons if one.day is not None and one.day.isoformat() <= window.until]
            for one in enrolments:
                people.add(kept(one.text("person_id")))
                if held:
                    found = tally(held, membership(one), self._marks.get(one.id, {}))
                    due, present = due + found.due, present + found.attended
                elif not lessons and ends and ends <= window.until:
                    planned, entered = one["planned_minutes"], one["attended_minutes_entered"]
                    if isinstance(planned, int) and isinstance(entered, int):
                        due, present = due + planned, present + entered
        return {"learners": len(people), "presence": present / due if due else None}

    # What has a day of its own

    def _within(self, day: str, window: Window) -> tuple[Filter, ...]:
        return Filter(day, Test.FROM, (window.year.starts,)), Filter(day, Test.UNTIL, (window.until,))

    def _count(self, kind: str, day: str, window: Window) -> int:
        return len(self._store.ids(Query(kind, filters=self._within(day, window))))

    def _of_exams(self, window: Window) -> dict[str, Figure]:
        found = list(self._store.records(Query("exam_result", filters=self._within("date", window))))
        outcomes = [one.text("outcome") for one in found]
        passed, failed = outcomes.count("passed"), outcomes.count("failed")
        return {"exams": len(found), "exams_passed": passed / (passed + failed) if passed + failed else None}

    def _of_recognition(self, window: Window) -> dict[str, Figure]:
        cases = list(self._store.records(Query("recognition", filters=self._within("decided_on", window))))
        mappings = self._store.where("recognition_mapping", "recognition_id", [one.id for one in cases])
        decided = [one.text("decision") for one in mappings if one.live and one["decision"]] if cases else []
        kept = self._store.entries().kept
        return {
            "recognitions": len({kept(one.text("person_id")) for one in cases}),
            "courses": len(decided),
            "courses_taken": sum(one in TAKEN for one in decided) / len(decided) if decided else None,
        }


def _is_valid(agreement: Record, day: str) -> bool:
    """Signed or in force, begun and not ended on the day; one that renews itself ends by termination only."""
    since, until = agreement.text("valid_from"), agreement.text("valid_until")
    is_over = bool(until) and until < day and not renews_itself(agreement.values)
    return agreement.text("state") in ("signed", "in_force") and since <= day and not is_over
