"""Readiness for stays to come: what is asked, what is held, where a course leads, waivers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from language_office import LanguageOffice
from paper_office import WHO, wordings

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.services.lists import Lists
from exchange_admin.services.readiness.readiness import Readiness, ReadinessRow, Standing

TODAY = date(2026, 9, 14)


class Office(LanguageOffice):
    """A stay from 2 November 2026 for which the programme asks A2 of Chinese."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.set("programme", self.programme, required_level="A2", language="zh")
        self.level = {
            (exam, position): self.add(
                "language_level", exam=exam, language="zh", level=f"HSK {position}", name_en=f"HSK {position}",
                position=position, cefr=claimed, **({"cefr_independent": other} if other else {}),
                **({"independent_source": "teachers"} if exam == "hsk_2" else {}),
            )
            for exam, position, claimed, other in (
                ("hsk_2", 1, "A1", ""), ("hsk_2", 2, "A2", ""), ("hsk_2", 3, "B1", "A1"), ("hsk_2", 4, "B2", "A2"),
                ("hsk_3", 3, "A2", ""), ("hsk_3", 4, "B1", ""),
            )
        }  # fmt: skip
        self.who = self.person("sokolova", language_level="HSK 5")
        self.going = self.stay(
            self.who, planned_start="2026-11-02", planned_end="2027-01-15", actual_start=None, actual_end=None,
            sending_status="nominated", receiving_status="pending",
        )  # fmt: skip
        self.readiness = Readiness(self.store, lambda: TODAY)

    def exam(self, level: str, **more: Value) -> str:
        usual: dict[str, Value] = {"exam": "hsk_2", "language": "zh", "outcome": "passed", "date": "2026-06-01"}
        return self.add("exam_result", person_id=self.who, level=level, **{**usual, **more})

    def row(self) -> ReadinessRow:
        (row,) = self.readiness.rows()
        return row


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "office.exchange")
    yield made
    made.store.close()


def test_without_a_result_nobody_is_ready_and_what_is_stated_is_no_proof(office: Office) -> None:
    row = office.row()
    assert (row.standing, row.held.written, row.stated) == (Standing.NOT_READY, "", "HSK 5")
    assert (row.asked.written, row.asked.language) == ("A2", "zh")


@pytest.mark.parametrize(
    ("level", "more", "standing"),
    [
        ("HSK 2", {}, Standing.READY),
        ("2", {}, Standing.READY),
        ("HSK 1", {}, Standing.NOT_READY),
        ("HSK 4", {"outcome": "failed"}, Standing.NOT_READY),
        ("HSK 4", {"valid_until": "2026-10-31"}, Standing.NOT_READY),
        ("HSK 4", {"valid_until": "2026-11-02"}, Standing.READY),
        ("ТРКИ-1", {"exam": "torfl", "language": "ru", "cefr": "B1"}, Standing.NOT_READY),
        ("Prüfung", {"exam": "own", "cefr": "B1"}, Standing.READY),
    ],
)
def test_a_passed_result_that_is_still_valid_then_counts(
    office: Office, level: str, more: dict[str, Value], standing: Standing
) -> None:
    office.exam(level, **more)
    assert office.row().standing is standing


def test_a_result_that_ends_before_the_stay_is_named_and_does_not_count(office: Office) -> None:
    office.exam("HSK 4", valid_until="2026-10-31")
    office.exam("HSK 1", valid_until="2026-10-31")
    row = office.row()
    assert row.over is not None
    assert (row.held.written, row.over.written, str(row.over.until)) == ("", "HSK 4", "2026-10-31")
    office.exam("HSK 3", valid_until="2028-10-31")
    row = office.row()
    assert (row.held.written, row.over) == ("HSK 3", None)


def test_the_view_of_the_office_decides_what_an_exam_is_worth(office: Office) -> None:
    office.exam("HSK 3")
    assert (office.row().standing, office.row().held.cefr) == (Standing.READY, "B1")
    office.set("office", office.office, cefr_view="independent")
    assert (office.row().standing, office.row().held.cefr) == (Standing.NOT_READY, "A1")
    lists = Lists(office.store, REGISTRY, wordings())
    cells = lists.rows("exam_result", lists.ids(Query("exam_result")), ("level", "cefr_level"), "en")
    assert [tuple(cell.text for cell in row.cells) for row in cells.values()] == [("HSK 3", "A1")]


def test_a_level_asked_for_by_name_is_compared_within_its_exam(office: Office) -> None:
    office.set("programme", office.programme, exam_level_id=office.level["hsk_3", 3])
    office.exam("HSK 4", exam="hsk_2")
    assert office.row().standing is Standing.READY  # another exam: B2 as claimed is more than the A2 of HSK 3 (3.0)
    office.set("office", office.office, cefr_view="independent")
    office.set("programme", office.programme, exam_level_id=office.level["hsk_3", 4])
    assert office.row().standing is Standing.NOT_READY
    office.exam("HSK 4", exam="hsk_3")
    assert (office.row().standing, office.row().asked.written) == (Standing.READY, "HSK 4")


def test_the_condition_of_the_agreement_goes_before_the_programme(office: Office) -> None:
    agreement = office.add("agreement", number="A-1", institution_id=office.partner, kind="exchange", state="in_force")
    condition = office.add(
        "condition", agreement_id=agreement, direction="incoming", activity="student_studies", language_level="B1"
    )
    office.set("mobility", office.going, condition_id=condition)
    office.exam("HSK 2")
    row = office.row()
    assert (row.asked.written, row.asked.language, row.standing) == ("B1", "zh", Standing.NOT_READY)


def test_a_course_that_ends_in_time_puts_somebody_on_track_with_its_hours(office: Office) -> None:
    office.set("language_course", office.course, level_to="A2")
    office.enrolled(office.who)
    lessons = office.plan(last=date(2026, 9, 30))
    office.lessons.planning.hold(lessons[:1], WHO)
    row = office.row()
    assert (row.standing, row.leads_to) == (Standing.ON_TRACK, "A2")
    assert (row.attended, row.planned) == (90, 6 * 90)  # of eight lessons one was held, one before today was not
    office.set("language_group", office.zh, ends="2026-11-20")
    assert (office.row().standing, office.row().leads_to) == (Standing.NOT_READY, "")


def test_a_course_that_was_passed_counts_like_its_level(office: Office) -> None:
    office.enrolment(office.who, level_reached="A2")
    assert (office.row().standing, office.row().held.written) == (Standing.READY, "A2")


def test_a_waiver_keeps_its_reason_and_can_be_taken_back(office: Office) -> None:
    office.readiness.waive([office.going], " Teaches in English ", WHO)
    assert (office.row().standing, office.row().waiver) == (Standing.WAIVED, "Teaches in English")
    office.readiness.take_back([office.going], WHO)
    assert office.row().standing is Standing.NOT_READY
    with pytest.raises(RuleBroken) as refused:
        office.readiness.waive([office.going], "  ", WHO)
    assert refused.value.problem.code == "readiness.no_reason"


@pytest.mark.parametrize(
    "values",
    [
        {"planned_start": "2026-09-01"},
        {"receiving_status": "arrived"},
        {"receiving_status": "rejected"},
        {"sending_status": "withdrawn"},
    ],
)
def test_only_stays_to_come_are_asked_about(office: Office, values: dict[str, Value]) -> None:
    office.set("mobility", office.going, **values)
    assert office.readiness.rows() == []


def test_a_stay_for_which_nothing_is_asked_is_left_out(office: Office) -> None:
    office.set("programme", office.programme, required_level=None)
    assert office.readiness.rows() == []
