"""Language training and exams."""

from __future__ import annotations

from exchange_admin.domain.queries import Filter, Test
from exchange_admin.ui.presentation.model import ALL, Facts, Files, Lines, Presentation, Stay, View, Within, one_of
from exchange_admin.ui.words import QT_TRANSLATE_NOOP

_NOT_CLOSED = (Filter("closed_on", Test.EMPTY),)
_PASSED = one_of("outcome", "passed")
_HALF_A_YEAR = Within("valid_until", first=0, last=180)

TRAINING = (
    Presentation(
        "language_group",
        "languages",
        ("code", "language_course_id", "teacher_id", "term_id", "starts", "ends"),
        views=(
            ALL,
            View("taught", QT_TRANSLATE_NOOP("Views", "Under way"), _NOT_CLOSED, "teal", Within("ends", first=0)),
            View("ended", QT_TRANSLATE_NOOP("Views", "To be closed"), _NOT_CLOSED, "amber", Within("ends", last=-1)),
            View("closed", QT_TRANSLATE_NOOP("Views", "Closed"), (Filter("closed_on", Test.FILLED),)),
        ),
        cards=(
            Stay("language_group", starts="starts", ends="ends", fields=("language_course_id", "teacher_id", "room")),
            Lines("language_enrolment", "language_group_id", "person_id", ("level_reached",), "mark"),
        ),
        elsewhere=dict.fromkeys(("timetable_slot", "language_lesson", "language_test"), "records.group"),
        scope="term_id",
        commands=frozenset({"records.group"}),
    ),
    Presentation(
        "language_enrolment",
        "languages",
        (
            "person_id",
            "language_group_id",
            "state",
            "planned_minutes",
            "attended",
            "level_reached",
            "result",
        ),
        cards=(Facts("section.main", ("language_group_id", "state", "level_reached", "mark", "result")),),
        elsewhere=dict.fromkeys(("attendance", "language_test_score"), "records.group"),
        scope="language_group_id.term_id",
        status="result",
        commands=frozenset({"records.certificate", "records.labels", "records.group"}),
    ),
    Presentation(
        "exam_result",
        "clipboard-check",
        ("person_id", "exam", "date", "level", "cefr_level", "outcome", "valid_until", "score"),
        views=(
            ALL,
            View("expired", QT_TRANSLATE_NOOP("Views", "Expired"), _PASSED, "red", Within("valid_until", last=-1)),
            View("ending", QT_TRANSLATE_NOOP("Views", "Ends soon"), _PASSED, "amber", _HALF_A_YEAR),
            View("failed", QT_TRANSLATE_NOOP("Views", "Failed"), one_of("outcome", "failed")),
            View("retakes", QT_TRANSLATE_NOOP("Views", "Retakes"), (Filter("retake_of_id", Test.FILLED),)),
        ),
        deadlines=frozenset({"valid_until"}),
        cards=(
            Facts(
                "section.main",
                (
                    "exam",
                    "version",
                    "date",
                    "level",
                    "cefr",
                    "score",
                    "valid_until",
                    "certificate_number",
                    "retake_of_id",
                ),
            ),
            Facts("section.parts", ("grammar", "reading", "listening", "writing", "speaking")),
            Lines("exam_result", "retake_of_id", "exam", ("date",), "level"),
            Files("exam_result_id"),
        ),
        status="outcome",
        commands=frozenset({"records.attach"}),
    ),
    Presentation(
        "language_course",
        "book-open",
        ("name", "language", "level_from", "level_to", "planned_minutes"),
        cards=(
            Facts("section.main", ("language", "level_from", "level_to", "planned_minutes", "programme_id", "place")),
            Lines("language_group", "language_course_id", "code", ("teacher_id",), "starts"),
        ),
    ),
    Presentation(
        "language_level",
        "languages",
        ("name", "exam", "level", "cefr", "cefr_independent", "valid_months", "confidence"),
        commands=frozenset({"records.examples"}),
    ),
)
