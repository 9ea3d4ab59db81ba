"""Numbers as people write them in cells: with signs between thousands, with a point or a comma before the fraction."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from exchange_admin.domain.problems import Problem, RuleBroken

_LONGEST = 20  # digits
_PLAIN = re.compile(r"[+-]?\d+")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?P<sign>[ '’])\d{3}(?:(?P=sign)\d{3})*(?P<rest>[.,]\d+)?")
_BOTH = re.compile(r"[+-]?\d{1,3}(?P<sign>[.,])\d{3}(?:(?P=sign)\d{3})*(?!(?P=sign))[.,]\d+")
_SEVERAL = re.compile(r"[+-]?\d{1,3}(?P<sign>[.,])\d{3}(?:(?P=sign)\d{3})+")
_ONE = re.compile(r"[+-]?(?P<whole>\d+)[.,](?P<rest>\d+)")
_MINUSES = str.maketrans("−–", "--")
_NO_DIGIT = re.compile(r"[^\d+-]")


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """`thousands` is the number if its one point or comma stands between thousands: 1.296 may be 1296."""

    value: Fraction
    thousands: Fraction | None = None


def read_number(typed: str) -> ReadNumber:
    """Reads 1296, 1 296, 1'296, 1.296,5, 1,296.5, 0,5, 12.50, -3. Raises RuleBroken with `value.not_a_number`."""
    text = " ".join(unicodedata.normalize("NFKC", typed).translate(_MINUSES).split())
    if sum(map(str.isdigit, text)) > _LONGEST:
        raise _refused(typed)
    if _PLAIN.fullmatch(text) or _SEVERAL.fullmatch(text):
        return ReadNumber(Fraction(_NO_DIGIT.sub("", text)))
    if _BOTH.fullmatch(text) or _GROUPED.fullmatch(text):
        return ReadNumber(_with_fraction(text))
    one = _ONE.fullmatch(text)
    if one is None:
        raise _refused(typed)
    is_doubtful = len(one["rest"]) == 3 and len(one["whole"]) <= 3 and int(one["whole"]) > 0
    return ReadNumber(_with_fraction(text), Fraction(_NO_DIGIT.sub("", text)) if is_doubtful else None)


def written(number: Fraction) -> str:
    """With a point, without zeros at its end."""
    if number.denominator == 1:
        return str(number.numerator)
    return f"{float(number):.10f}".rstrip("0").rstrip(".")


def _with_fraction(text: str) -> Fraction:
    """The last point or comma stands before the fraction; a number in groups by blanks may have none."""
    whole, _, rest = re.split(r"([.,])(?=\d+$)", text) if re.search(r"[.,]\d+$", text) else (text, ".", "0")
    return Fraction(f"{_NO_DIGIT.sub('', whole)}.{rest}")


def _refused(typed: str) -> RuleBroken:
    return RuleBroken(Problem("value.not_a_number", facts={"typed": typed}))
