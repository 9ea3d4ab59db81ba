"""Language training: courses, groups, lessons, attendance and exams."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Field, FieldType, Kind, Merge, Privacy, Scope, Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.registry.parts import choice, names, note, period, reference
from exchange_admin.domain.rules.lessons.hours import HELD, still_ahead


def _check_lesson(values: Values, today: date) -> Iterator[Problem]:
    if values.get("state") == HELD and (ahead := still_ahead(values, today)):
        yield ahead


def _check_exam_result(values: Values, today: date) -> Iterator[Problem]:
    taken = day_in(values, "date")
    if taken and taken > today and values.get("outcome") in {"passed", "failed"}:
        yield Problem("exam.result_ahead", "date", {"date": taken.isoformat()}, Level.ASKS)


KINDS = (
    Kind(
        name="language_course",
        fields=(
            *names(),
            Field(name="language", type=FieldType.LANGUAGE, required=True, listed=True),
            choice("level_from", "cefr", listed=True),
            choice("level_to", "cefr", listed=True),
            Field(name="planned_minutes", type=FieldType.MINUTES, low=0, high=10_000_000, listed=True),
            reference("programme_id", "programme", listed=True),
            Field(name="place"),
            Field(name="syllabus", type=FieldType.MEMO, longest=20_000),
            note(),
        ),
        searchable=True,
        scope=Scope.REFERENCED,
        imported=True,
    ),
    Kind(
        name="language_group",
        fields=(
            reference("language_course_id", "language_course", required=True, listed=True),
            Field(name="code", required=True, listed=True, searched=True, longest=60),
            reference("term_id", "term", listed=True),
            reference("teacher_id", "person", listed=True),
            *period("starts", "ends", listed=True),
            Field(name="room"),
            Field(name="capacity", type=FieldType.INTEGER, low=0, high=10_000),
            # once closed, a group changes only by a correction that says why; the journal keeps every reason
            Field(name="closed_on", type=FieldType.DATE, listed=True, written_by_program=True),
            Field(name="closed_by", written_by_program=True),
            Field(name="correction", longest=1000, written_by_program=True),
            note(),
        ),
        answer_forms=("attendance",),
        label=("code", "language_course_id"),
        searchable=True,
        indexed=("language_course_id", "term_id"),
        scope=Scope.REFERENCED,
        imported=True,
    ),
    Kind(
        name="language_enrolment",
        words={
            "enrolment_state": ("enrolled", "completed", "left", "transferred"),
            "enrolment_result": ("passed", "failed", "not_assessed"),
        },
        fields=(
            reference("person_id", "person", required=True, immutable=True, listed=True),
            reference("language_group_id", "language_group", required=True, immutable=True, listed=True),
            choice("state", "enrolment_state", required=True, listed=True, begins="enrolled"),
            # without them the whole course counts
            Field(name="enrolled_on", type=FieldType.DATE, empty_counts=True),
            Field(name="left_on", type=FieldType.DATE, not_before=("enrolled_on",), empty_counts=True),
            reference("moved_from_id", "language_enrolment", immutable=True),
            Field(name="planned_minutes", type=FieldType.MINUTES, low=0, high=10_000_000, listed=True),
            # holds the sum as long as a group has no lessons
            Field(name="attended_minutes_entered", type=FieldType.MINUTES, low=0, high=10_000_000, listed=True),
            choice("level_reached", "cefr", listed=True),
            Field(name="mark", longest=40, listed=True),
            choice("result", "enrolment_result", listed=True, merge=Merge.DECISION),
            choice("fee_state", "fee_state", privacy=Privacy.PERSONAL),
            note(),
        ),
        answer_forms=("attendance",),
        label=("person_id", "language_group_id"),
        indexed=("person_id", "language_group_id", "result"),
        scope=Scope.PARTNER,
        follows=("person_id",),
        by_partner=True,
        theirs_while=(("language_group_id.closed_on", (None,)),),
        kept_as_written=True,
        one_for=("person_id", "language_group_id"),
        imported=True,
        due_through="person_id",
    ),
    Kind(
        name="timetable_slot",
        words={
            # ISO 8601: Monday is 1
            "weekday": ("1", "2", "3", "4", "5", "6", "7"),
        },
        fields=(
            reference("language_group_id", "language_group", required=True, immutable=True),
            choice("weekday", "weekday", required=True, listed=True),
            Field(name="starts_at", type=FieldType.TIME, required=True, listed=True),
            Field(name="minutes", type=FieldType.MINUTES, required=True, low=1, high=1440, listed=True),
            Field(name="room", listed=True),
        ),
        label=("weekday", "starts_at"),
        parent="language_group_id",
        scope=Scope.PARTNER,
    ),
    Kind(
        name="language_lesson",
        words={"lesson_state": ("planned", "held", "cancelled", "moved")},
        fields=(
            reference("language_group_id", "language_group", required=True, immutable=True, listed=True),
            Field(name="date", type=FieldType.DATE, required=True, listed=True),
            Field(name="starts_at", type=FieldType.TIME, listed=True),
            Field(name="minutes", type=FieldType.MINUTES, required=True, low=1, high=1440, listed=True),
            Field(name="topic", listed=True),
            Field(name="room", listed=True),
            # in place of the group's own teacher
            reference("substitute_id", "person", listed=True),
            choice("state", "lesson_state", required=True, listed=True),
            # the lesson in whose place this one is given
            reference("moved_from_id", "language_lesson", immutable=True),
            note(),
        ),
        label=("date", "language_group_id"),
        parent="language_group_id",
        indexed=("language_group_id", "date"),
        scope=Scope.PARTNER,
        imported=True,
        check=_check_lesson,
    ),
    Kind(
        name="attendance",
        words={"attendance_state": ("present", "absent", "excused", "late")},
        fields=(
            reference("language_lesson_id", "language_lesson", required=True, immutable=True, listed=True),
            reference("language_enrolment_id", "language_enrolment", required=True, immutable=True, listed=True),
            choice("state", "attendance_state", required=True, listed=True),
            Field(name="late_minutes", type=FieldType.MINUTES, low=0, high=1440, listed=True, empty_counts=True),
            note(),
        ),
        label=("language_enrolment_id", "language_lesson_id"),
        parent="language_enrolment_id",
        scope=Scope.PARTNER,
        by_partner=True,
        theirs_while=(("language_enrolment_id.language_group_id.closed_on", (None,)),),
        kept_as_written=True,
        identified_by=("language_enrolment_id", "language_lesson_id"),
    ),
    Kind(
        name="language_test",
        fields=(
            reference("language_group_id", "language_group", required=True, immutable=True, listed=True),
            Field(name="title", required=True, listed=True),
            Field(name="date", type=FieldType.DATE, listed=True),
            Field(name="pass_percent", type=FieldType.DECIMAL, unsummed=True, listed=True),
            # who passes has reached it
            choice("level", "cefr", listed=True),
            reference("retake_of_id", "language_test"),
            note(),
        ),
        label=("title", "language_group_id"),
        parent="language_group_id",
        scope=Scope.PARTNER,
    ),
    Kind(
        name="language_test_part",
        words={"language_skill": ("grammar", "reading", "listening", "writing", "speaking", "other")},
        fields=(
            reference("language_test_id", "language_test", required=True, immutable=True),
            choice("skill", "language_skill", required=True, listed=True),
            Field(name="most_points", type=FieldType.DECIMAL, required=True, listed=True),
            Field(name="weight", type=FieldType.DECIMAL, unsummed=True, listed=True),
            Field(name="least_percent", type=FieldType.DECIMAL, unsummed=True, listed=True),
        ),
        label=("skill", "language_test_id"),
        parent="language_test_id",
        scope=Scope.PARTNER,
    ),
    Kind(
        name="language_test_score",
        fields=(
            reference("language_test_part_id", "language_test_part", required=True, immutable=True, listed=True),
            reference("language_enrolment_id", "language_enrolment", required=True, immutable=True, listed=True),
            Field(name="points", type=FieldType.DECIMAL, required=True, listed=True),
        ),
        label=("language_enrolment_id", "language_test_part_id"),
        parent="language_enrolment_id",
        scope=Scope.PARTNER,
        by_partner=True,
        theirs_while=(("language_enrolment_id.language_group_id.closed_on", (None,)),),
        kept_as_written=True,
        identified_by=("language_enrolment_id", "language_test_part_id"),
    ),
    Kind(
        name="exam_result",
        words={"exam_outcome": ("passed", "failed", "absent", "pending")},
        fields=(
            reference("person_id", "person", required=True, immutable=True, listed=True),
            choice("exam", "exam", required=True, listed=True),
            Field(name="language", type=FieldType.LANGUAGE, required=True, listed=True),
            Field(name="title", longest=200),
            Field(name="version", longest=60),  # of the exam: a syllabus or a year
            Field(name="date", type=FieldType.DATE, listed=True),
            Field(name="level", listed=True, longest=40),
            choice("cefr", "cefr", listed=True),
            Field(name="score", type=FieldType.DECIMAL, unsummed=True, listed=True),
            Field(name="grammar", type=FieldType.DECIMAL, unsummed=True, section="parts"),
            Field(name="reading", type=FieldType.DECIMAL, unsummed=True, section="parts"),
            Field(name="listening", type=FieldType.DECIMAL, unsummed=True, section="parts"),
            Field(name="writing", type=FieldType.DECIMAL, unsummed=True, section="parts"),
            Field(name="speaking", type=FieldType.DECIMAL, unsummed=True, section="parts"),
            choice("outcome", "exam_outcome", listed=True, merge=Merge.DECISION),
            Field(name="certificate_number", longest=60, privacy=Privacy.PERSONAL),
            Field(name="valid_until", type=FieldType.DATE, not_before=("date",)),
            # пересдача, 补考: the result in whose place this one was taken
            reference("retake_of_id", "exam_result"),
            reference("language_group_id", "language_group"),
            note(),
        ),
        label=("exam", "level"),
        indexed=("person_id", "date"),
        scope=Scope.PARTNER,
        follows=("person_id",),
        by_partner=True,
        kept_as_written=True,
        imported=True,
        check=_check_exam_result,
        due_through="person_id",
    ),
)
