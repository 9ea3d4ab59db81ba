"""Distributions come from text tables as people save them; what is wrong is said with the row."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.grades.distributions import GradeTable
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
from exchange_admin.services.grades.table_files import read_table

PLAIN = "grade,count,pass\n优秀,120,1\n良好,260,1\n及格,130,1\n不及格,40,0\n"


@pytest.fixture(scope="module")
def words() -> PassOnlyMarks:
    return PassOnlyMarks.load(Path(__file__).parents[2] / "resources" / "reference")


def read(tmp_path: Path, content: str | bytes, words: PassOnlyMarks) -> GradeTable:
    path = tmp_path / "host.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(path, words)


def problems(tmp_path: Path, content: str | bytes, words: PassOnlyMarks) -> tuple[Problem, ...]:
    with pytest.raises(RuleBroken) as refused:
        read(tmp_path, content, words)
    return refused.value.problems


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.encode("gb18030"),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.rstrip("\n").encode(),
        PLAIN.replace("优秀", '"优秀"').encode(),
        PLAIN.replace("grade,count,pass", " Grade , COUNT ,Pass").encode(),
        PLAIN.replace("\n", "\n\n,,\n").encode(),
        PLAIN.replace("120", "１２０").encode(),
    ],
)
def test_a_table_is_read_whatever_encoding_separator_and_case_it_has(
    tmp_path: Path, content: bytes, words: PassOnlyMarks
) -> None:
    found = read(tmp_path, content, words)
    assert [(row.grade, row.count, row.passing) for row in found.rows] == [
        ("优秀", 120, True),
        ("良好", 260, True),
        ("及格", 130, True),
        ("不及格", 40, False),
    ]


def test_columns_may_stand_in_any_order_and_percentages_are_left_alone(tmp_path: Path, words: PassOnlyMarks) -> None:
    found = read(tmp_path, "pass,percent,grade,count\n1,99.9,A,7\n0,0.1,F,3\n", words)
    assert [(row.grade, row.count, row.passing) for row in found.rows] == [("A", 7, True), ("F", 3, False)]


def test_a_word_without_a_rank_takes_no_part(tmp_path: Path, words: PassOnlyMarks) -> None:
    found = read(tmp_path, "grade,count,pass\n5,30,1\n4,30,1\nзачтено,500,1\n2,1,0\n", words)
    assert found.passing == 60


@pytest.mark.parametrize(
    ("content", "code", "facts"),
    [
        ("", "grade.columns_missing", {"columns": "grade, count, pass"}),
        ("\n\n", "grade.columns_missing", {"columns": "grade, count, pass"}),
        ("A,7,1\nB,3,1\n", "grade.columns_missing", {"columns": "grade, count, pass"}),
        ("grade,count\nA,7\n", "grade.columns_missing", {"columns": "pass"}),
        ("grade,count,pass,count\nA,7,1,7\n", "grade.columns_repeated", {"typed": "count"}),
        ("grade,count,pass\n", "grade.table_empty", {"table": "host.csv"}),
        ("grade,count,pass\nA,,1\n", "grade.not_a_count", {"row": 2, "typed": ""}),
        ("grade,count,pass\nA,7.5,1\n", "grade.not_a_count", {"row": 2, "typed": "7.5"}),
        ("grade,count,pass\nA,1e3,1\n", "grade.not_a_count", {"row": 2, "typed": "1e3"}),
        ('grade,count,pass\n\nA,"1,000",1\n', "grade.not_a_count", {"row": 3, "typed": "1,000"}),
        ("grade,count,pass\nA,-7,1\n", "grade.count_negative", {"grade": "A", "typed": "-7"}),
        ("grade,count,pass\nA,99999999999,1\n", "grade.count_too_large", {"grade": "A"}),
        ("grade,count,pass\nA," + "9" * 5000 + ",1\n", "grade.not_a_count", {"row": 2}),
        ("grade,count,pass\nA,7,yes\n", "grade.pass_not_said", {"row": 2, "typed": "yes"}),
        ("grade,count,pass\nA,7\n", "grade.pass_not_said", {"row": 2, "typed": ""}),
        ("grade,count,pass\n,7,1\n", "grade.no_label", {"row": 2}),
        ("grade,count,pass\nA,7,1\na,3,1\n", "grade.repeated", {"typed": "a"}),
        ("grade,count,pass\nF,3,0\nA,7,1\n", "grade.fail_above_pass", {"fail": "F", "grade": "A"}),
        ("grade,count,pass\n5,3,1\n3,3,1\n4,3,1\n", "grade.out_of_order", {"grade": "4"}),
        ('grade,count,pass\n"A\nB",7,1\n', "grade.bad_label", {"typed": "A�B"}),
        ('grade,count,pass\n"A,7,1\nB,3,1\n', "grade.bad_quotes", {"row": 3}),
        (b"PK\x03\x04\0\0\0\0grade,count,pass", "grade.not_text", {}),
        (PLAIN.encode("utf-16")[:-1], "grade.not_text", {}),
        (b"\xff" * 100, "grade.columns_missing", {}),
        ("grade,count,pass\n" + "A,1,1\n" * 1001, "grade.too_many_rows", {"most": 1000}),
        ("grade,count,pass\n" + "A" * (1 << 20), "grade.file_too_large", {"megabytes": 1}),
        ("grade,count,pass\n" + "A" * 500_000 + ",1,1\n", "grade.bad_label", {"longest": 40}),
    ],
)
def test_a_table_that_cannot_be_used_says_what_is_wrong_and_where(
    tmp_path: Path, content: str | bytes, code: str, facts: dict[str, object], words: PassOnlyMarks
) -> None:
    first = problems(tmp_path, content, words)[0]
    assert first.code == code
    assert {name: first.facts[name] for name in facts} == facts


def test_at_most_three_problems_are_told_at_once(tmp_path: Path, words: PassOnlyMarks) -> None:
    found = problems(tmp_path, "grade,count,pass\n" + ",x,y\n" * 400, words)
    assert len(found) == 3


def test_a_file_that_is_not_there_or_no_file_is_refused(tmp_path: Path, words: PassOnlyMarks) -> None:
    for path in (tmp_path / "none.csv", tmp_path, tmp_path / ("x" * 300), Path("a\0b")):
        with pytest.raises(RuleBroken) as refused:
            read_table(path, words)
        assert refused.value.problem.code == "grade.file_unreadable"


@settings(deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: b"grade,count,pass\n" + text.encode("utf-8")))
def test_any_bytes_give_a_table_or_a_problem(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    try:
        assert read_table(path, PassOnlyMarks()).rows
    except RuleBroken as refused:
        assert all(problem.code.startswith("grade.") for problem in refused.problems)
