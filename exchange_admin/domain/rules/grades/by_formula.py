"""Conversion by a formula over the passing range: the modified Bavarian formula, and re-scaling in a straight line.

Both are indicative: they know nothing of how often a mark is given (`domain.md` 5.5, 5.6).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from exchange_admin.domain import exact
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.grades.explanation import Conversion, Explanation, Outcome
from exchange_admin.domain.rules.grades.marks import NO_WORDS, PassOnlyMarks
from exchange_admin.domain.rules.grades.ranges import PassingRange
from exchange_admin.domain.rules.reasons import Fact, Reason

BAVARIAN, LINEAR, VERSION = "bavarian", "linear", 1

_BEST, _LOWEST_PASS = Fraction(1), Fraction(4)
_ALLOWED = tuple(Fraction(tenths, 10) for tenths in (10, 13, 17, 20, 23, 27, 30, 33, 37, 40))
"""German grades that a university may give, best first."""


class Rounding(StrEnum):
    """Cut after one decimal (Kultusministerkonferenz), half up to one decimal, or to the nearest grade that exists.

    The nearest is the rule of Cologne: 1.0, 1.3, 1.7 … 4.0, a tie goes to the better.
    """

    TRUNCATE = "truncate"
    HALF_UP = "half-up"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class ByBavarianFormula:
    """Into German grades, x = 1 + 3 · (best − mark) ÷ (best − lowest pass); above 4 is a fail."""

    host: PassingRange
    rounding: Rounding
    words: PassOnlyMarks = NO_WORDS
    fail_grade: str | None = None

    def convert(self, mark: str) -> Conversion:
        """Raises RuleBroken for a mark that is no number or better than the best."""
        inputs: dict[str, Fact] = {
            "grade": mark,
            "best": exact.shown(self.host.best),
            "lowest_pass": exact.shown(self.host.lowest_pass),
        }
        number = exact.read_or_none(mark)
        if number is None:
            return _in_words(mark, self.words, BAVARIAN, self.rounding.value, inputs, self.fail_grade)
        found = _BEST + (_LOWEST_PASS - _BEST) * (1 - self.host.part(number))
        best, lowest = exact.shown(self.host.best), _signed(self.host.lowest_pass)
        formula = f"1 + 3 × ({best} − {_signed(number)}) ÷ ({best} − {lowest})"
        steps = [Reason("bavarian", {"formula": formula, "exact_number": str(found)})]
        if found > _LOWEST_PASS:
            steps.append(Reason("above_four", {"exact_number": str(found)}))
            return _failed(BAVARIAN, self.rounding.value, inputs, steps, self.fail_grade)
        steps.append(Reason(f"round_{self.rounding.name.lower()}", {}))
        return _converted(
            BAVARIAN,
            self.rounding.value,
            inputs,
            steps,
            rounded(found, self.rounding),
            found,
            {other.value: rounded(found, other) for other in Rounding if other is not self.rounding},
        )


@dataclass(frozen=True, slots=True)
class ByStraightLine:
    """Lowest pass onto lowest pass, best onto best. `places` is how many decimals a home mark may have."""

    host: PassingRange
    home: PassingRange
    places: int = 2
    words: PassOnlyMarks = NO_WORDS
    fail_grade: str | None = None

    def convert(self, mark: str) -> Conversion:
        """Raises RuleBroken for a mark that is no number or better than the best."""
        host, home = self.host, self.home
        inputs: dict[str, Fact] = {
            "grade": mark,
            "host_lowest_pass": exact.shown(host.lowest_pass),
            "host_best": exact.shown(host.best),
            "home_lowest_pass": exact.shown(home.lowest_pass),
            "home_best": exact.shown(home.best),
            "places": self.places,
        }
        number = exact.read_or_none(mark)
        if number is None:
            return _in_words(mark, self.words, LINEAR, "", inputs, self.fail_grade)
        part = host.part(number)
        if part < 0:
            step = Reason("below_lowest", {"mark": mark, "lowest_number": str(host.lowest_pass)})
            return _failed(LINEAR, "", inputs, [step], self.fail_grade)
        found = home.lowest_pass + part * (home.best - home.lowest_pass)
        lowest, best = exact.shown(home.lowest_pass), exact.shown(home.best)
        ranges = f"({best} − {_signed(home.lowest_pass)}) ÷ ({exact.shown(host.best)} − {_signed(host.lowest_pass)})"
        formula = f"{lowest} + ({exact.shown(number)} − {_signed(host.lowest_pass)}) × {ranges}"
        steps = [Reason("linear", {"formula": formula, "exact_number": str(found)})]
        if not exact.is_decimal(found, self.places):
            steps.append(Reason("round_places", {"n": self.places}))
        return _converted(LINEAR, "", inputs, steps, exact.decimal_text(found, self.places, 1), found, {})


def rounded(number: Fraction, rounding: Rounding) -> str:
    """A German grade of 1 to 4 as text with one decimal."""
    if rounding is Rounding.TRUNCATE:
        number = exact.truncated(number, 1)
    elif rounding is Rounding.NEAREST:
        number = min(_ALLOWED, key=lambda allowed: abs(allowed - number))  # the first of equals is the better
    return exact.decimal_text(number, 1, 1)


def _signed(number: Fraction) -> str:
    return f"({exact.shown(number)})" if number < 0 else exact.shown(number)


def _in_words(
    mark: str,
    words: PassOnlyMarks,
    method: str,
    rule: str,
    inputs: Mapping[str, Fact],
    fail_grade: str | None = None,
) -> Conversion:
    """A mark that is no number: a pass without a rank stays one, everything else is refused."""
    known = words.find(mark)
    if known is None:
        raise RuleBroken(Problem("grade.not_a_number", "grade", {"typed": mark}))
    if not known.passing:
        return _failed(method, rule, inputs, [Reason("failed", {"mark": mark})], fail_grade)
    step = Reason("pass_only", {"mark": mark})
    return Conversion.explained(
        Explanation(method, rule, VERSION, Outcome.PASS_ONLY, inputs, None, passed=True, steps=(step,))
    )


def _failed(
    method: str, rule: str, inputs: Mapping[str, Fact], steps: list[Reason], grade: str | None = None
) -> Conversion:
    """A fail gets no number."""
    return Conversion.explained(
        Explanation(method, rule, VERSION, Outcome.FAILED, inputs, grade, passed=False, steps=tuple(steps))
    )


def _converted(
    method: str,
    rule: str,
    inputs: Mapping[str, Fact],
    steps: list[Reason],
    grade: str,
    found: Fraction,
    others: Mapping[str, str],
) -> Conversion:
    return Conversion.explained(
        Explanation(
            method, rule, VERSION, Outcome.CONVERTED, inputs, grade, True, found, tuple(steps), alternatives=others
        )
    )
