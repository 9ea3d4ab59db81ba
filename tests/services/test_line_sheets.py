"""Grades of a scale, counts of a distribution, tables and limits of rules: saved whole, pasted as Excel gives them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from grading_office import CHINESE, WHO, GradingOffice
from paper_office import wordings

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.services.grades.line_sheets import (
    COUNT,
    MARK,
    CategoryWords,
    LineSheets,
    Sheet,
    SheetRow,
    from_file,
    from_text,
    headings,
    pasted,
)
from exchange_admin.services.importing.words import ImportWords

ROOT = Path(__file__).parents[2]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[GradingOffice]:
    made = GradingOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


@pytest.fixture
def sheets(office: GradingOffice) -> LineSheets:
    known = ImportWords.load(ROOT / "resources" / "import", wordings())
    categories = CategoryWords(wordings()["zh"], known.choice)
    return LineSheets(office.parts, categories=categories)


def record(office: GradingOffice, kind: str, id: str) -> Record:
    return office.records.get(kind, id)


def texts(sheet: Sheet, *names: str) -> list[tuple[str, ...]]:
    return [tuple(row.cells.get(name, "") for name in names) for row in sheet.rows]


def refusal(code: str) -> object:
    return pytest.raises(RuleBroken, match=code)


# scales


def test_a_new_scale_gets_its_grades_in_the_order_they_stand(office: GradingOffice, sheets: LineSheets) -> None:
    scale = record(office, "grading_scale", office.add("grading_scale", name_en="S", direction="higher_is_better"))
    rows = [SheetRow({"mark": mark, "passing": passing}) for mark, passing in (("A", "1"), ("B", "1"), ("F", ""))]
    changes = sheets.save(scale, rows, WHO)
    assert len(changes.ids["scale_grade"]) == 3
    assert texts(sheets.read(scale), "mark", "passing") == [("A", "1"), ("B", "1"), ("F", "")]
    assert [grade.mark for grade in office.converting.scale(scale.id).grades] == ["A", "B", "F"]


def test_moving_a_row_keeps_the_records_and_undo_moves_it_back(office: GradingOffice, sheets: LineSheets) -> None:
    scale = record(office, "grading_scale", office.add("grading_scale", name_en="S", direction="higher_is_better"))
    sheets.save(scale, [SheetRow({"mark": mark, "passing": "1"}) for mark in "BA"], WHO)
    before = sheets.read(scale).rows
    sheets.save(scale, before[::-1], WHO)
    assert sheets.read(scale).rows == before[::-1]
    office.store.undo(WHO)
    assert sheets.read(scale).rows == before


def test_nothing_is_written_when_nothing_changed(office: GradingOffice, sheets: LineSheets) -> None:
    for kind, id in (("grading_scale", office.five_level), ("grade_distribution", office.cn)):
        parent = record(office, kind, id)
        assert not sheets.save(parent, sheets.read(parent).rows, WHO)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([{"mark": "F"}, {"mark": "A", "passing": "1"}], "grade.fail_above_pass"),
        ([{"mark": "A", "passing": "1"}, {"mark": "a", "passing": "1"}], "grade.repeated"),
        ([{"mark": "A", "passing": "1", "from_percent": "90", "to_percent": "x"}], "value.not_a_number"),
        ([{"label_en": "Excellent"}], "value.required"),
        ([{"mark": "A", "from_percent": "100", "to_percent": "90"}], "grade.band_reversed"),
    ],
)
def test_a_wrong_scale_is_refused_and_stays_as_it_was(
    office: GradingOffice, sheets: LineSheets, rows: list[dict[str, str]], code: str
) -> None:
    scale = record(office, "grading_scale", office.add("grading_scale", name_en="S", direction="higher_is_better"))
    with refusal(code):
        sheets.save(scale, [SheetRow(cells) for cells in rows], WHO)
    assert sheets.read(scale).rows == ()


def test_a_grade_that_was_counted_stays_on_its_scale(office: GradingOffice, sheets: LineSheets) -> None:
    scale = record(office, "grading_scale", office.five_level)
    with refusal("record.in_use"):
        sheets.save(scale, sheets.read(scale).rows[1:], WHO)
    renamed = [SheetRow({**row.cells, "label_en": "Very good"}, row.id) for row in sheets.read(scale).rows]
    assert sheets.save(scale, renamed, WHO)


# distributions


def test_a_distribution_has_a_row_for_each_grade_of_its_scale(office: GradingOffice, sheets: LineSheets) -> None:
    empty = office.add("grade_distribution", grading_scale_id=office.five_level)
    sheet = sheets.read(record(office, "grade_distribution", empty))
    assert not sheet.growing
    assert texts(sheet, MARK, COUNT) == [(mark, "") for mark in CHINESE]


def test_counts_are_typed_cleared_and_typed_again(office: GradingOffice, sheets: LineSheets) -> None:
    parent = record(office, "grade_distribution", office.cn)
    for count, passing in (("", 580), ("131", 711), ("0", 580), ("130", 710)):
        rows = [
            SheetRow({**row.cells, COUNT: count}, row.id) if row.cells[MARK] == "及格" else row
            for row in sheets.read(parent).rows
        ]
        rows = [SheetRow({**row.cells, COUNT: "130"}, row.id) if row.cells[MARK] == "优秀" else row for row in rows]
        sheets.save(parent, rows, WHO)
        assert office.converting.table(office.cn).passing == passing
    assert len([c for c in office.store.where("grade_count", "grade_distribution_id", [office.cn]) if c.live]) == 5


@pytest.mark.parametrize("count", ["-1", "1.5", "x", "99999999999"])
def test_a_count_that_cannot_be_is_refused(office: GradingOffice, sheets: LineSheets, count: str) -> None:
    parent = record(office, "grade_distribution", office.cn)
    rows = [SheetRow({**row.cells, COUNT: count}, row.id) for row in sheets.read(parent).rows]
    with refusal("value."):
        sheets.save(parent, rows, WHO)


# rules


def test_a_table_of_a_rule_converts_as_it_was_typed(office: GradingOffice, sheets: LineSheets) -> None:
    rule = record(office, "conversion_rule", office.rule("table", office.hundred, office.five))
    rows = [
        {"lowest": "90", "highest": "100", "grade": "5", "passing": "1", "marks": "优秀；A"},
        {"lowest": "60", "highest": "89,99", "grade": "4", "passing": "1"},
        {"lowest": "0", "highest": "59.99", "grade": "2"},
    ]
    sheets.save(rule, [SheetRow(cells) for cells in rows], WHO)
    found = [office.converting.convert(rule.id, mark).grade for mark in ("95", "A", "60", "41")]
    assert found == ["5", "5", "4", "2"]


def test_the_lines_of_a_used_rule_no_longer_change(office: GradingOffice, sheets: LineSheets) -> None:
    id = office.rule_by_name("conversion_rule", "Chinese hundred-point and five-level")
    rule = record(office, "conversion_rule", id)
    office.add("recognition_mapping", conversion_rule_id=id)
    rows = sheets.read(rule).rows
    assert [problem.code for problem in sheets.problems(rule, rows)] == ["grade.rule_used"]
    with refusal("grade.rule_used"):
        sheets.save(rule, rows[1:], WHO)


def test_limits_of_credits_are_typed(office: GradingOffice, sheets: LineSheets) -> None:
    rule = record(office, "credit_rule", office.rule_by_name("credit_rule", "Chinese credit of 16"))
    sheets.save(rule, [SheetRow({"category": "选修课", "most_credits": "2", "in_all": "1"})], WHO)
    (cap,) = office.converting.prepared_credits(rule.id).credit_rule.caps
    assert (cap.category, cap.limit, cap.in_all) == ("elective", 2, True)
    assert texts(sheets.read(rule), "category") == [("选修课",)]


@pytest.mark.parametrize("typed", ["Дисциплина по выбору", "по выбору", "Elective", "elective"])
def test_a_kind_of_course_is_understood_in_any_language(office: GradingOffice, sheets: LineSheets, typed: str) -> None:
    rule = record(office, "credit_rule", office.rule_by_name("credit_rule", "Chinese credit of 16"))
    sheets.save(rule, [SheetRow({"category": typed, "most_credits": "2", "in_all": ""})], WHO)
    assert office.converting.prepared_credits(rule.id).credit_rule.caps[0].category == "elective"


def test_a_kind_of_course_that_nobody_knows_is_refused(office: GradingOffice, sheets: LineSheets) -> None:
    rule = record(office, "credit_rule", office.rule_by_name("credit_rule", "Chinese credit of 16"))
    with refusal("value.unknown_word"):
        sheets.save(rule, [SheetRow({"category": "课外阅读", "most_credits": "2", "in_all": ""})], WHO)


# pasting


def laid(office: GradingOffice, sheet: Sheet, parent: Record, table: list[list[str]]) -> list[SheetRow]:
    return pasted(sheet, table, headings(parent.kind, wordings().values()))


@pytest.mark.parametrize(
    "text",
    [
        "5\t180\n4\t240\n3\t180\n2\t20\n",
        "3\t180\n2\t20\n5\t180\n4\t240\n",
        "grade,count,pass\n5,180,1\n4,240,1\n3,180,1\n2,20,0\n",
        "Оценка;Количество\n5;180\n4;240\n3;180\n2;20\n",
        "人数\t等级\n180\t5\n240\t4\n180\t3\n20\t2",
    ],
)
def test_counts_come_from_excel_with_or_without_headings_in_any_order(
    office: GradingOffice, sheets: LineSheets, text: str
) -> None:
    parent = record(office, "grade_distribution", office.add("grade_distribution", grading_scale_id=office.five))
    sheets.save(parent, laid(office, sheets.read(parent), parent, from_text(text)), WHO)
    assert office.converting.table(parent.id).passing == 600
    assert texts(sheets.read(parent), COUNT) == [("180",), ("240",), ("180",), ("20",)]


def test_a_grade_that_the_scale_does_not_have_is_named(office: GradingOffice, sheets: LineSheets) -> None:
    parent = record(office, "grade_distribution", office.ru)
    with refusal("grade.not_on_scale") as refused:
        sheets.save(parent, laid(office, sheets.read(parent), parent, [["5", "10"], ["A+", "3"]]), WHO)
    assert refused.value.problem.facts["typed"] == "A+"


def test_a_workbook_becomes_the_grades_of_a_scale(office: GradingOffice, sheets: LineSheets, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["等级", "及格", "百分比下限", "百分比上限"],
        ["A", "是", 85, 100],
        ["B", 1, 60, 84.99],
        ["F", "否", 0, 59.99],
    ):
        book.active.append(row)
    book.save(tmp_path / "scale.xlsx")
    id = office.add("grading_scale", name_en="S", direction="higher_is_better", best="100", worst="0", pass_mark="60")
    scale = record(office, "grading_scale", id)
    sheets.save(scale, laid(office, sheets.read(scale), scale, from_file(tmp_path / "scale.xlsx")), WHO)
    assert texts(sheets.read(scale), "mark", "passing", "from_percent") == [
        ("A", "1", "85"),
        ("B", "1", "60"),
        ("F", "", "0"),
    ]
    assert office.converting.scale(id).judge("84.995").grade == "B"


@pytest.mark.parametrize("said", ["не зачтено", "不及格", "failed", "?"])
def test_a_word_that_is_neither_yes_nor_no_is_refused_and_stays_to_be_seen(
    office: GradingOffice, sheets: LineSheets, said: str
) -> None:
    scale = record(office, "grading_scale", office.add("grading_scale", name_en="S", direction="higher_is_better"))
    rows = laid(office, sheets.read(scale), scale, [["A", "да"], ["F", said]])
    assert rows[1].cells["passing"] == said
    with refusal("value.unknown_word"):
        sheets.save(scale, rows, WHO)


def test_rows_beyond_the_pasted_ones_go_and_the_others_keep_their_records(
    office: GradingOffice, sheets: LineSheets
) -> None:
    rule = record(office, "conversion_rule", office.rule("table", office.hundred, office.five))
    rows = [{"marks": mark, "grade": mark, "passing": "1"} for mark in "ABC"]
    sheets.save(rule, [SheetRow(cells) for cells in rows], WHO)
    before = [row.id for row in sheets.read(rule).rows]
    table = [["A", "", "", "5", "1"], ["B", "", "", "4", "1"]]
    sheets.save(rule, laid(office, sheets.read(rule), rule, table), WHO)
    assert [row.id for row in sheets.read(rule).rows] == before[:2]
    assert texts(sheets.read(rule), "grade") == [("5",), ("4",)]
