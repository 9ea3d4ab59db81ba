"""What is wrong with a record beside the other records: lost references, values taken, rules about several of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from exchange_admin.domain.fields import Kind, Registry, Value
from exchange_admin.domain.labels import label, person_name
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
from exchange_admin.domain.rules.mobility_status import is_counted
from exchange_admin.domain.rules.stays import agreement_not_in_force, away_already, days_of, places_used
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.frozen_records import frozen_problems
from exchange_admin.services.grades.used_rules import is_used, used_rule
from exchange_admin.services.lessons.taken_hours import hour_taken
from exchange_admin.services.readiness.levels import Levels
from exchange_admin.services.transcripts.mark_checks import MarkChecks
from exchange_admin.store import Store

Values = Mapping[str, Value]

_PERSON = "person_id"


class UsualValues(Protocol):
    """The shipped tables that tell what is usual; read when something is first held against them."""

    @property
    def marks_without_rank(self) -> PassOnlyMarks: ...

    def unusual_number(self, kind: str, country: Value, number: str) -> Problem | None:
        """As `Reference.unusual_number`."""


class RecordChecks:
    """Reads only."""

    def __init__(self, store: Store, registry: Registry, usual: UsualValues | None = None) -> None:
        self._store, self._registry, self._usual = store, registry, usual

    def problems(self, kind: Kind, values: Values, own_id: str) -> list[Problem]:
        """`own_id` is the record's, empty for a new one."""
        found = [*self._references(kind, values), *self._taken(kind, values, own_id)]
        if kind.name == "mobility":
            found += self._stay(values, own_id)
        if kind.name == "language_lesson" and (taken := hour_taken(self._store, values, own_id)):
            found.append(taken)
        if self._usual is not None:
            found += self._oddities(self._usual, kind.name, values, own_id)
        if kind.name == "exam_result":
            found += self._level_of_exam(values)
            found += self._retake(values, own_id) if values.get("retake_of_id") else ()
        if kind.parent and (rule := used_rule(self._store, self._registry, kind.name, own_id, values)):
            found.append(is_used(rule))
        return [*found, *frozen_problems(self._store, kind.name, own_id, values)]

    def entries_of(self, person: str) -> tuple[str, ...]:
        """The ids of all entries that are the person: the one that stands for them first."""
        return self._store.entries().of(person)

    def _oddities(self, usual: UsualValues, kind: str, values: Values, own_id: str) -> Iterator[Problem]:
        """What is held against tables that ship with the program."""
        match kind:
            case "identity_document":
                odd = usual.unusual_number(str(values.get("kind")), values.get("country"), str(values.get("number")))
                yield from [odd] if odd else []
            case "transcript_line":
                yield from MarkChecks(self._store, usual.marks_without_rank).of_line(values)
            case "transcript":
                yield from MarkChecks(self._store, usual.marks_without_rank).of_transcript(values, own_id)

    def _level_of_exam(self, values: Values) -> Iterator[Problem]:
        """A level that the exam does not have, where the office has the levels of the exam."""
        levels, exam = Levels(self._store), values.get("exam")
        known = sorted((one for one in levels.by_id.values() if one.exam == exam), key=lambda one: one.position)
        if values.get("level") and known and levels.of_result(values) is None:
            names = tuple(one.names[0] for one in known)
            facts = {"typed": values["level"], "exam": f"choice.exam.{exam}", "levels": names}
            yield Problem("exam.level_unknown", "level", facts, Level.ASKS)

    def _retake(self, values: Values, own_id: str) -> Iterator[Problem]:
        """A retake is of the same exam, never of itself or of a retake of it, and not before it."""
        before = self._store.get("exam_result", str(values["retake_of_id"]))
        if before is None:
            return
        if before["exam"] != values.get("exam"):
            facts = {"exam": f"choice.exam.{before.text('exam')}"}
            yield Problem("exam.retake_of_other_exam", "retake_of_id", facts)
        elif own_id and own_id in {before.id, before.text("retake_of_id")}:
            yield Problem("exam.retake_of_itself", "retake_of_id")
        elif before["date"] and values.get("date") and str(values["date"]) < before.text("date"):
            yield Problem("exam.retake_before", "date", {"date": before["date"]})

    def _references(self, kind: Kind, values: Values) -> Iterator[Problem]:
        """Those to nothing, and those of one person's record to another's: a transcript to somebody else's stay."""
        for field in kind.references:
            id = values.get(field.name)
            if id:
                target = self._store.get(field.refers, str(id))
                if target is None or not target.live:
                    yield Problem("value.unknown_reference", field.name, {"typed": self._called(target), "n": 0})
                elif self._is_of_another_person(kind, values, target):
                    yield Problem("record.of_another_person", field.name, {"typed": self._called(target)})

    def _is_of_another_person(self, kind: Kind, values: Values, target: Record) -> bool:
        person, theirs = values.get(_PERSON), target[_PERSON]
        if _PERSON not in kind or not person or not theirs:
            return False
        return theirs not in self.entries_of(str(person))

    def _called(self, deleted: Record | None) -> object:
        """What the record was called, by languages; nothing where it was never here."""
        if deleted is None:
            return ""
        kind = self._registry[deleted.kind]
        return {language: label(kind, deleted.values, language) for language in LANGUAGES}

    def _taken(self, kind: Kind, values: Values, own_id: str) -> Iterator[Problem]:
        for field in kind.fields:
            value = values.get(field.name)
            if field.unique and value is not None:
                others = [r for r in self._store.where(kind.name, field.name, [value]) if r.live and r.id != own_id]
                for other in others[:1]:
                    if kind.name == "identity_document":
                        yield from self._number_taken(other)
                    else:
                        yield Problem("record.value_taken", field.name, {"typed": value, "id": other.id})

    def _number_taken(self, other: Record) -> Iterator[Problem]:
        holder = self._store.get("person", other.text("person_id"))
        name = person_name(holder.values)[0] if holder else ""
        yield Problem("document.number_taken", "number", {"holder": name, "id": other.id})

    def _stay(self, values: Values, own_id: str) -> Iterator[Problem]:
        person, condition_id = values.get("person_id"), values.get("condition_id")
        if person:
            others = self._store.where("mobility", "person_id", self.entries_of(str(person)))
            yield from away_already(values, (other.values for other in others if other.live and other.id != own_id))
        condition = self._store.get("condition", str(condition_id)) if condition_id else None
        agreement_id = values.get("agreement_id") or (condition["agreement_id"] if condition else None)
        agreement = self._store.get("agreement", str(agreement_id)) if agreement_id else None
        if agreement is not None and agreement.live:
            yield from agreement_not_in_force(values, agreement.values)
        if condition is not None and condition.live and condition["places_per_year"] is not None:
            yield from places_used(values, condition["places_per_year"], self._others(values, condition.id, own_id))

    def _others(self, stay: Values, condition_id: str, own_id: str) -> int:
        """Other counted stays under the condition in the academic year of this one."""
        year = self._year_of(stay)
        if not year:
            return 0
        stays = self._store.where("mobility", "condition_id", [condition_id])
        others = [one.values for one in stays if one.live and one.id != own_id and is_counted(one.values)]
        return sum(1 for other in others if self._year_of(other) == year)

    def _year_of(self, stay: Values) -> str:
        """The id of the academic year of the term, else of the first day; empty where there is none."""
        term = self._store.get("term", str(stay["term_id"])) if stay.get("term_id") else None
        if term is not None and term["academic_year_id"]:
            return term.text("academic_year_id")
        starts = days_of(stay)[0]
        for year in self._store.records(Query("academic_year")) if starts else ():
            if year.text("starts") <= starts <= year.text("ends"):
                return year.id
        return ""


def asking(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that do not stop saving but wait for a person to say that it is so."""
    return tuple(problem for problem in problems if problem.level is Level.ASKS)
