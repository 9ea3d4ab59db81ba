"""The sheet Language results: what came of courses, then of exams."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from exchange_admin.documents.table_cells import CellContent, ColumnKind
from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import latin_name
from exchange_admin.domain.queries import Filter, Order
from exchange_admin.domain.steps import Record
from exchange_admin.services.lessons.group_sheet import COUNTED_FROM, attended_minutes
from exchange_admin.services.reports.reading import Line, Reading, Scope, Sheet, columns

_COURSE = (
    "language_group_id.language_course_id",
    "language_group_id.term_id",
    "language_group_id.code",
    "language_group_id.ends",
    "state",
    "planned_minutes",
    "id",
    *COUNTED_FROM,
    "level_reached",
    "mark",
    "result",
)
_EXAM = ("exam", "language", "title", "date", "level", "cefr", "score", "outcome")


def language_sheet(reading: Reading, scope: Scope) -> Sheet:
    """Courses count by the term of their group, exams by their date."""
    text = ColumnKind.TEXT
    heads = columns(
        reading.words,
        ("row", ColumnKind.INTEGER),
        ("full_name", text),
        ("name_latin", text),
        ("person.home_institution_id", text),
        ("course_or_exam", text),
        ("language_course.language", text),
        ("language_group.code", ColumnKind.IDENTIFIER),
        ("language_group.term_id", text),
        ("language_enrolment.state", text),
        ("planned_hours", ColumnKind.HOURS),
        ("attended_hours", ColumnKind.HOURS),
        ("attendance", ColumnKind.PERCENT),
        ("language_enrolment.level_reached", text),
        ("language_enrolment.mark", text),
        ("exam_result.score", ColumnKind.DECIMAL),
        ("language_enrolment.result", text),
        ("exam_result.date", ColumnKind.DATE),
    )
    by_group: list[tuple[Filter, ...]] = [()]
    if not scope.whole:
        by_group = scope.filters("language_group_id.term_id", "language_group_id.starts")
    courses = reading.ids("language_enrolment", by_group, Order("language_group_id"))
    exams = reading.ids("exam_result", scope.filters("", "date"), Order("date"))
    rows = chain(_courses(reading, courses), _exams(reading, exams))
    return Sheet("language_results", heads, ((n, *row) for n, row in enumerate(rows, 1)), len(courses) + len(exams))


def _courses(reading: Reading, ns: Sequence[int]) -> Iterator[tuple[CellContent, ...]]:
    say = reading.words.choice
    for block in reading.lines("language_enrolment", ns, _COURSE, ("home_institution_id",)):
        courses = {line.values["language_group_id.language_course_id"] for line in block}
        titles = reading.called("language_course", courses)
        spoken = _languages(reading, courses)
        terms = reading.called("term", (line.values["language_group_id.term_id"] for line in block))
        homes = _homes(reading, block)
        enrolments = [Record("language_enrolment", str(line.values["id"]), line.values) for line in block]
        minutes = attended_minutes(reading.store, enrolments)
        for line in block:
            row = line.values
            attended = minutes[str(row["id"])]
            course = str(row["language_group_id.language_course_id"])
            yield (
                *_who(line, homes),
                titles.get(course),
                say("language", spoken.get(course)),
                row["language_group_id.code"],
                terms.get(str(row["language_group_id.term_id"])),
                say("enrolment_state", row["state"]),
                row["planned_minutes"],
                attended,
                attendance(row["planned_minutes"], attended),
                say("cefr", row["level_reached"]),
                row["mark"],
                None,
                say("enrolment_result", row["result"]),
                row["language_group_id.ends"],
            )


def _exams(reading: Reading, ns: Sequence[int]) -> Iterator[tuple[CellContent, ...]]:
    say = reading.words.choice
    for block in reading.lines("exam_result", ns, _EXAM, ("home_institution_id",)):
        homes = _homes(reading, block)
        for line in block:
            row = line.values
            yield (
                *_who(line, homes),
                row["title"] or say("exam", row["exam"]),
                say("language", row["language"]),
                *(None,) * 6,
                say("cefr", row["cefr"]),
                row["level"],
                row["score"],
                say("exam_outcome", row["outcome"]),
                row["date"],
            )


def attendance(planned: Value, attended: Value) -> float | None:
    """Share of the planned minutes that were attended."""
    if isinstance(planned, int) and isinstance(attended, int) and planned > 0:
        return attended / planned
    return None


def _who(line: Line, homes: dict[str, str]) -> tuple[CellContent, ...]:
    return line.name, latin_name(line.person), homes.get(str(line.person["home_institution_id"]))


def _homes(reading: Reading, block: Sequence[Line]) -> dict[str, str]:
    return dict(reading.called("institution", (line.person["home_institution_id"] for line in block)))


def _languages(reading: Reading, courses: set[Value]) -> dict[str, str]:
    ids = [str(id) for id in courses if id]
    return {id: record.text("language") for id, record in reading.store.many("language_course", ids).items()}
