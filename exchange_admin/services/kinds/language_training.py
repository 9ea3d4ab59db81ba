"""Language training: results of exams beside the levels of the office and the results that they were taken in place
of, hours of people in groups, lessons of which there is one at one hour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.kinds.hooks import KindHooks, KindSources, MadeColumn
from exchange_admin.services.lessons.group_sheet import COUNTED_FROM, attended_minutes, hour_taken
from exchange_admin.services.list_cells import Cell, ListColumn, Show
from exchange_admin.services.readiness.readiness import Levels
from exchange_admin.store import Store


def _of_result(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    yield from _level_of_exam(sources.store, values)
    if values.get("retake_of_id"):
        yield from _retake(sources.store, values, own_id)


def _level_of_exam(store: Store, values: Values) -> Iterator[Problem]:
    """A level that the exam does not have, where the office has the levels of the exam."""
    levels, exam = Levels(store), values.get("exam")
    known = sorted((one for one in levels.by_id.values() if one.exam == exam), key=lambda one: one.position)
    if values.get("level") and known and levels.of_result(values) is None:
        names = tuple(one.names[0] for one in known)
        facts = {"typed": values["level"], "exam": f"choice.exam.{exam}", "levels": names}
        yield Problem("exam.level_unknown", "level", facts, Level.ASKS)


def _retake(store: Store, values: Values, own_id: str) -> Iterator[Problem]:
    """A retake is of the same exam, never of itself or of a retake of it, and not before it."""
    before = store.get("exam_result", str(values["retake_of_id"]))
    if before is None:
        return
    if before["exam"] != values.get("exam"):
        facts = {"exam": f"choice.exam.{before.text('exam')}"}
        yield Problem("exam.retake_of_other_exam", "retake_of_id", facts)
    elif own_id and own_id in {before.id, before.text("retake_of_id")}:
        yield Problem("exam.retake_of_itself", "retake_of_id")
    elif before["date"] and values.get("date") and str(values["date"]) < before.text("date"):
        yield Problem("exam.retake_before", "date", {"date": before["date"]})


def _suggestions(sources: KindSources, values: Values) -> dict[str, str]:
    """The language that an exam is in, and until when a result of it counts."""
    levels, found = Levels(sources.store), dict[str, str]()
    languages = {one.language for one in levels.by_id.values() if one.exam == values.get("exam")}
    if len(languages) == 1:
        found["language"] = languages.pop()
    if values.get("outcome") in {None, "passed"} and (last := levels.last_valid_day(values)):
        found["valid_until"] = last.isoformat()
    return {name: text for name, text in found.items() if text and not values.get(name)}


def _cefr(store: Store, words: Wording, results: Sequence[Record], today: date) -> Mapping[str, Cell]:
    levels = Levels(store)
    found = {one.id: levels.cefr_of_result(one.values) for one in results}
    return {id: Cell(level, value=level or None) for id, level in found.items()}


EXAM_RESULT = KindHooks(
    "exam_result",
    problems=_of_result,
    suggestions=_suggestions,
    columns=(MadeColumn(ListColumn("cefr_level", Show.CODE, None, usual=True), ("exam", "level", "cefr"), _cefr),),
)


def _attended(store: Store, words: Wording, enrolments: Sequence[Record], today: date) -> Mapping[str, Cell]:
    """Counted in the lessons, else as somebody entered them."""
    hours = attended_minutes(store, enrolments)
    return {id: Cell(str(minutes), value=minutes) for id, minutes in hours.items() if minutes is not None}


LANGUAGE_ENROLMENT = KindHooks(
    "language_enrolment",
    columns=(MadeColumn(ListColumn("attended", Show.HOURS, None, usual=True), COUNTED_FROM, _attended),),
)


def _of_lesson(sources: KindSources, values: Values, own_id: str) -> Iterable[Problem]:
    taken = hour_taken(sources.store, values, own_id)
    return (taken,) if taken else ()


LANGUAGE_LESSON = KindHooks("language_lesson", problems=_of_lesson)
