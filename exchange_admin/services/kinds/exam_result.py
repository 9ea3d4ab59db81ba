"""Results of exams beside the levels of the office, and beside the results that they were taken in place of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.kinds.hooks import KindHooks, KindSources, MadeColumn
from exchange_admin.services.list_cells import Cell, ListColumn, Show
from exchange_admin.services.readiness.readiness import Levels
from exchange_admin.store import Store


def _problems(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
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


def _cefr(store: Store, words: Wording, results: Sequence[Record]) -> Mapping[str, Cell]:
    levels = Levels(store)
    found = {one.id: levels.cefr_of_result(one.values) for one in results}
    return {id: Cell(level, value=level or None) for id, level in found.items()}


EXAM_RESULT = KindHooks(
    "exam_result",
    problems=_problems,
    suggestions=_suggestions,
    columns=(MadeColumn(ListColumn("cefr_level", Show.CODE, None, usual=True), ("exam", "level", "cefr"), _cefr),),
)
