"""Numbers of marks and credits are exact from the text that is read to the text that is written."""

from __future__ import annotations

import ast
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain import exact
from exchange_admin.domain.problems import RuleBroken

PACKAGE = Path(__file__).parents[2] / "exchange_admin"
EXACT = sorted(
    {
        PACKAGE / "domain" / "exact.py",
        PACKAGE / "domain" / "reference.py",
        *(PACKAGE / "domain" / "rules" / "lessons").rglob("*.py"),
        *(path for path in (PACKAGE / "services" / "recognition").rglob("*.py") if path.stem != "papers"),  # widths
        PACKAGE / "services" / "sample" / "grading.py",
        *(PACKAGE / "domain" / "rules" / "grades").rglob("*.py"),
        *(PACKAGE / "domain" / "rules").glob("credits*.py"),
        *(PACKAGE / "domain" / "rules" / "credits").rglob("*.py"),
        *(PACKAGE / "services" / "grades").rglob("*.py"),
        *(PACKAGE / "app" / "cli").glob("grades.py"),
    }
)
FRACTIONS = st.fractions(max_denominator=10**6)


def floats(tree: ast.AST) -> list[int]:
    """Lines on which a float is written, made or rounded. `int / int` is found by mypy: a float is no Fraction."""
    found = []
    for node in ast.walk(tree):
        written = isinstance(node, ast.Constant) and isinstance(node.value, float)
        named = isinstance(node, ast.Name) and node.id in {"float", "round", "Decimal"}
        imported = isinstance(node, ast.Import | ast.ImportFrom) and "math" in ast.unparse(node)
        shown = isinstance(node, ast.FormattedValue) and any(
            c in ast.unparse(node)[-4:] for c in (":.", "%}", "f}", "g}")
        )
        if written or named or imported or (shown and isinstance(node, ast.FormattedValue) and node.format_spec):
            found.append(getattr(node, "lineno", 0))
    return found


def test_no_float_is_used_where_marks_and_credits_are_worked_out() -> None:
    assert len(EXACT) > 30, "the search itself must work"
    read = {path.relative_to(PACKAGE).as_posix(): floats(ast.parse(path.read_text("utf-8"))) for path in EXACT}
    assert {file: lines for file, lines in read.items() if lines} == {}


@pytest.mark.parametrize("line", ["x = 0.5", "x = float(y)", "x = round(y, 1)", "import math", "x = f'{y:.2f}'"])
def test_a_planted_float_is_found(line: str) -> None:
    assert floats(ast.parse(line)) == [1]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3.65", Fraction(73, 20)),
        ("3,65", Fraction(73, 20)),
        (" 7/2 ", Fraction(7, 2)),
        ("−2", Fraction(-2)),
        ("+5", Fraction(5)),
        ("８５．５", Fraction(171, 2)),
        ("0.1", Fraction(1, 10)),
        ("100", Fraction(100)),
    ],
)
def test_decimals_and_fractions_are_read_exactly(text: str, number: Fraction) -> None:
    assert exact.read(text) == number


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "A", "1e3", "1_000", "nan", "inf", "1/0", "1.", ".5", "1 000", "1,000,000", "1.2.3", "--1", "٣"),
        *("9" * 16, "1/2/3", "0x10", "1.12345678901"),
    ],
)
def test_anything_else_is_no_number(text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        exact.read(text)
    assert refused.value.problem.code == "value.not_a_number"
    assert refused.value.problem.facts["typed"] == text


@given(FRACTIONS)
def test_text_of_a_number_gives_the_number_back(number: Fraction) -> None:
    assert Fraction(exact.as_text(number)) == number


@given(FRACTIONS)
def test_a_number_is_shown_as_what_it_is(number: Fraction) -> None:
    assert Fraction(exact.shown(number)) == number


@given(FRACTIONS, st.integers(0, 6))
def test_rounding_moves_by_half_a_step_at_most_and_cutting_by_less_than_one(number: Fraction, places: int) -> None:
    step = Fraction(1, 10**places)
    assert abs(exact.half_up(number, places) - number) <= step / 2
    assert 0 <= abs(number) - abs(exact.truncated(number, places)) < step
    assert Fraction(exact.decimal_text(number, places)) == exact.half_up(number, places)


def test_halves_go_up_where_floats_would_go_down() -> None:
    assert exact.decimal_text(Fraction(9, 4), 1) == "2.3"  # round(2.25, 1) is 2.2
    assert exact.decimal_text(Fraction(-9, 4), 1) == "-2.3"
    assert exact.truncated(Fraction(23, 10), 1) == Fraction(23, 10)  # 2.3 as a float lies below


def test_decimals_are_as_many_as_are_needed() -> None:
    shown = [exact.decimal_text(Fraction(n, 20), 2, 1) for n in (60, 70, 73, 80, 85)]
    assert shown == ["3.0", "3.5", "3.65", "4.0", "4.25"]
    assert exact.decimal_text(Fraction(2, 3), 0) == "1"
    assert exact.decimal_text(Fraction(-1, 1000), 2) == "0"
