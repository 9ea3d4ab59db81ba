"""The card with the grades of a scale or their counts: best first, in the reader's words, a click opens the sheet."""

from __future__ import annotations

import pytest
from office import OpenOffice, add
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from exchange_admin.ui.detail.phrases import value_phrase
from exchange_admin.ui.grading.grades_card import GradesCard

GRADES = (("B", 2, "良好", "60", "79.99", 1), ("F", 3, "不及格", "0", "59.99", 0), ("A", 1, "优秀", "80", "100", 1))


@pytest.fixture
def scale(office: OpenOffice) -> tuple[str, dict[str, str]]:
    made = add(office.store, "grading_scale", name_en="Letters", direction="higher_is_better")
    ids = {
        mark: add(office.store, "scale_grade", grading_scale_id=made, mark=mark, position=position, label_zh=said,
                  label_en=f"{mark} grade", from_percent=low, to_percent=high, passing=passing)
        for mark, position, said, low, high, passing in GRADES
    }  # fmt: skip
    return made, ids


def test_grades_stand_best_first_with_their_ranges(office, scale):
    card = GradesCard(office.desk, "grading_scale")
    card.show_record(office.desk.records.get("grading_scale", scale[0]))
    assert [(row.mark, row.label, row.aside, row.passing) for row in card.rows._rows] == [
        ("A", "A grade", "80–100", True),
        ("B", "B grade", "60–79.99", True),
        ("F", "F grade", "0–59.99", False),
    ]
    assert card.rows.accessibleName().startswith("A A grade 80–100")


def test_counts_stand_beside_their_grades_and_what_is_not_counted_is_a_dash(office, scale):
    made = add(office.store, "grade_distribution", grading_scale_id=scale[0], last_year=2026)
    for mark, count in (("A", 1200), ("B", 30)):
        add(office.store, "grade_count", grade_distribution_id=made, scale_grade_id=scale[1][mark], count=count)
    card = GradesCard(office.desk, "grade_distribution")
    card.show_record(office.desk.records.get("grade_distribution", made))
    assert [row.aside for row in card.rows._rows] == ["1,200", "30", "—"]
    assert card.aside.whole_text() == "1,230"


def test_a_click_asks_for_the_sheet(office, scale, qtbot):
    card = GradesCard(office.desk, "grading_scale")
    card.show_record(office.desk.records.get("grading_scale", scale[0]))
    card.show()
    with qtbot.waitSignal(card.lines_wanted):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    card.close()


def test_a_scale_without_grades_has_no_card(office):
    empty = add(office.store, "grading_scale", name_en="Points", direction="higher_is_better")
    card = GradesCard(office.desk, "grading_scale")
    card.show_record(office.desk.records.get("grading_scale", empty))
    assert card.isHidden()


def test_years_are_written_without_separators(office):
    kind = office.desk.registry["grade_distribution"]
    assert value_phrase(office.desk, kind, "last_year", 2026) == "2026"
    assert value_phrase(office.desk, office.desk.registry["grade_count"], "count", 2026) == "2,026"
