"""Retakes stay beside the first attempt, and a result counts as long as its exam says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from paper_office import TODAY, WHO, PaperOffice

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.exams.exam_results import ExamResults, Validity


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PaperOffice]:
    made = PaperOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


@pytest.fixture
def exams(office: PaperOffice) -> ExamResults:
    return ExamResults(office.store, office.records, lambda: TODAY)


@pytest.fixture
def first(office: PaperOffice) -> str:
    return sat(office, date="2026-03-14", outcome="failed")


def sat(office: PaperOffice, **more: Value) -> str:
    """An attempt of Sokolova at HSK 4 of the second version."""
    who = "" if "person_id" in more else office.person()
    usual: dict[str, Value] = {"person_id": who, "exam": "hsk_2", "language": "zh", "level": "HSK 4"}
    (id,) = office.records.add("exam_result", {**usual, **more}, WHO).ids["exam_result"]
    return id


def test_a_level_that_the_exam_does_not_have_is_asked_about(office: PaperOffice) -> None:
    usual = {"person_id": office.person(), "exam": "hsk_2", "language": "zh", "date": "2026-06-13"}

    def asked(**typed: Value) -> list[str]:
        return [problem.code for problem in office.records.add("exam_result", {**usual, **typed}, WHO).problems]

    assert asked(level="HSK 9") == [], "an office without a list of levels cannot know"
    for position in (3, 4):
        office.add("language_level", exam="hsk_2", language="zh", level=f"HSK {position}", position=position)
    assert asked(level="HSK 9") == ["exam.level_unknown"]
    assert asked(level="4") == asked(level="hsk4") == asked(level=None) == []
    assert asked(level="B1", exam="own") == []


def test_a_result_of_an_exam_to_come_is_asked_about(office: PaperOffice) -> None:
    usual = {"person_id": office.person(), "exam": "own", "language": "zh", "date": "2026-11-25"}
    told = office.records.add("exam_result", {**usual, "outcome": "passed"}, WHO)
    assert [problem.code for problem in told.problems] == ["exam.result_ahead"]
    assert office.records.add("exam_result", {**usual, "outcome": "pending"}, WHO).problems == ()


def test_a_retake_is_linked_to_the_first_attempt_and_both_stay(
    office: PaperOffice, exams: ExamResults, first: str
) -> None:
    (second,) = exams.retake(first, {"date": "2026-06-13", "outcome": "failed"}, WHO).ids["exam_result"]
    (third,) = exams.retake(second, {"date": "2026-09-12", "outcome": "passed", "score": "231"}, WHO).ids["exam_result"]
    attempts = exams.attempts(second)
    assert [one.record.id for one in attempts] == [first, second, third]
    assert [one.record["retake_of_id"] for one in attempts] == [None, first, first]
    assert [one.record["outcome"] for one in attempts] == ["failed", "failed", "passed"]
    assert [one.record["level"] for one in attempts] == ["HSK 4"] * 3


def test_a_retake_is_one_step_and_undone_leaves_the_first_attempt(
    office: PaperOffice, exams: ExamResults, first: str
) -> None:
    steps = office.store.step_count()
    exams.retake(first, {"date": "2026-06-13", "outcome": "passed"}, WHO)
    assert office.store.step_count() == steps + 1
    office.store.undo(WHO)
    assert [one.record.id for one in exams.attempts(first)] == [first]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"outcome": "passed"}, "exam.retake_without_day"),
        ({"date": "2026-03-13"}, "exam.retake_before"),
        ({"date": "2026-06-13", "exam": "torfl"}, "exam.retake_of_other_exam"),
    ],
)
def test_what_cannot_be_a_retake_is_refused(
    office: PaperOffice, exams: ExamResults, first: str, values: dict[str, Value], code: str
) -> None:
    steps = office.store.step_count()
    with pytest.raises(RuleBroken) as refused:
        exams.retake(first, values, WHO)
    assert refused.value.problem.code == code
    assert office.store.step_count() == steps


def test_no_form_makes_a_retake_of_somebody_else_or_of_itself(office: PaperOffice, first: str) -> None:
    other = sat(office, person_id=office.person("eremin"), date="2026-06-13")
    for id, code in ((other, "record.of_another_person"), (first, "exam.retake_of_itself")):
        with pytest.raises(RuleBroken) as refused:
            office.records.set("exam_result", id, {"retake_of_id": first}, WHO)
        assert refused.value.problem.code == code


def test_a_result_counts_through_its_last_day(exams: ExamResults) -> None:
    days = {-1: Validity.EXPIRED, 0: Validity.ENDING, 180: Validity.ENDING, 181: Validity.VALID}
    for ahead, state in days.items():
        until = (TODAY + timedelta(days=ahead)).isoformat()
        assert exams.validity({"outcome": "passed", "valid_until": until}) is state
    assert exams.validity({"outcome": "passed"}) is Validity.OPEN
    assert exams.validity({"outcome": "failed", "valid_until": "2030-01-01"}) is Validity.NOT_PASSED


def test_the_end_of_a_result_is_proposed_where_its_level_has_one(office: PaperOffice) -> None:
    level: dict[str, Value] = {"name_en": "HSK 4", "language": "zh", "level": "HSK 4", "position": 4}
    office.records.add("language_level", {**level, "exam": "hsk_2", "valid_months": 24}, WHO)
    office.records.add("language_level", {**level, "exam": "hsk_3"}, WHO)
    result: dict[str, Value] = {"exam": "hsk_2", "level": "HSK4", "date": "2026-03-14", "outcome": "passed"}
    result["language"] = "zh"
    suggestions = office.records.suggestions
    assert suggestions("exam_result", result) == {"valid_until": "2028-03-13"}
    for without in ({"date": None}, {"exam": "hsk_3"}, {"outcome": "failed"}, {"valid_until": "2027-01-01"}):
        assert suggestions("exam_result", {**result, **without}) == {}


def test_the_language_of_an_exam_is_proposed_where_all_its_levels_are_in_one(office: PaperOffice) -> None:
    for exam, language in (("hsk_2", "zh"), ("own", "zh"), ("own", "ru")):
        office.records.add("language_level", {"level": "1", "position": 1, "exam": exam, "language": language}, WHO)
    suggestions = office.records.suggestions
    assert suggestions("exam_result", {"exam": "hsk_2"}) == {"language": "zh"}
    assert suggestions("exam_result", {"exam": "hsk_2", "language": "ru"}) == {}
    assert suggestions("exam_result", {"exam": "own"}) == suggestions("exam_result", {}) == {}


def test_the_list_tells_the_place_among_the_attempts(office: PaperOffice, exams: ExamResults, first: str) -> None:
    exams.retake(first, {"date": "2026-06-13", "outcome": "passed", "valid_until": "2026-07-01"}, WHO)
    sat(office, person_id=office.person("eremin"), date="2025-06-13", outcome="passed")
    listed = exams.listed(exams.attempts(first)[0].record.text("person_id"))
    assert [(one.attempt, one.first, one.validity) for one in listed] == [
        (1, first, Validity.NOT_PASSED),
        (2, first, Validity.EXPIRED),
    ]
    assert date.fromisoformat(listed[1].record.text("date")) > date(2026, 3, 14)
    assert len(exams.listed()) == 3
