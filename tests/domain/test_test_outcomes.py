"""Results of language tests: exact, within 0 and 100, and no pass by rounding."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.rules.lessons.outcomes import Outcome, Part, latest_full, outcome, shown_percent

SIXTY = Fraction(60)
numbers = st.fractions(min_value=0, max_value=100, max_denominator=20)


@st.composite
def sat_tests(draw: st.DrawFn) -> tuple[list[Part], dict[str, Fraction]]:
    parts, points = [], {}
    for n in range(draw(st.integers(1, 5))):
        most = draw(st.fractions(min_value=Fraction(1, 2), max_value=200, max_denominator=4))
        parts.append(Part(str(n), most, draw(numbers)))
        points[str(n)] = most * draw(st.fractions(min_value=0, max_value=1, max_denominator=50))
    return parts, points


@given(sat_tests())
def test_a_result_is_an_exact_share_between_nothing_and_the_whole(test: tuple[list[Part], dict[str, Fraction]]) -> None:
    result = outcome(*test, SIXTY)
    assert type(result.percent) is Fraction
    assert 0 <= result.percent <= 100
    assert result.passed == (result.percent >= 60)


@given(sat_tests(), st.fractions(min_value=Fraction(1, 10), max_value=10, max_denominator=10))
def test_only_the_proportion_of_the_weights_counts(
    test: tuple[list[Part], dict[str, Fraction]], factor: Fraction
) -> None:
    parts, points = test
    scaled = [Part(part.id, part.most, part.weight * factor) for part in parts]
    assert outcome(parts, points, SIXTY) == outcome(scaled, points, SIXTY)


@given(sat_tests(), st.integers(0, 4))
def test_more_points_never_make_a_result_worse(test: tuple[list[Part], dict[str, Fraction]], which: int) -> None:
    parts, points = test
    part = parts[which % len(parts)]
    before, after = outcome(parts, points, SIXTY), outcome(parts, {**points, part.id: part.most}, SIXTY)
    assert before.percent is not None
    assert after.percent is not None
    assert after.percent >= before.percent


def test_weights_and_a_least_of_one_part_decide() -> None:
    parts = [Part("reading", Fraction(40)), Part("speaking", Fraction(20), Fraction(2), least=Fraction(50))]
    good = outcome(parts, {"reading": Fraction(38), "speaking": Fraction(10)}, SIXTY)
    assert (good.percent, good.passed) == (Fraction(195, 3), True)
    weak = outcome(parts, {"reading": Fraction(40), "speaking": Fraction(19, 2)}, SIXTY)
    assert (weak.percent, weak.passed, weak.below) == (Fraction(195, 3), False, ("speaking",))


def test_a_part_without_points_leaves_the_result_open() -> None:
    parts = [Part("reading", Fraction(40)), Part("writing", Fraction(20))]
    result = outcome(parts, {"reading": Fraction(40)}, SIXTY)
    assert (result.percent, result.passed, result.missing) == (None, None, ("writing",))


def test_what_is_shown_never_crosses_the_pass_mark() -> None:
    assert shown_percent(Fraction(5998, 100), SIXTY) == "59.9"
    assert shown_percent(Fraction(60), SIXTY) == "60"
    assert shown_percent(Fraction(200, 3), SIXTY) == "66.7"
    assert shown_percent(None, SIXTY) == ""


def test_the_newest_full_test_tells_how_somebody_stands_and_a_half_sat_one_nothing() -> None:
    failed, passed, half = Outcome(Fraction(40), False), Outcome(Fraction(70), True), Outcome(missing=("a",))
    assert latest_full([failed, passed, half]) is passed
    assert latest_full([passed, failed]) is failed
    assert latest_full([half]) is None
