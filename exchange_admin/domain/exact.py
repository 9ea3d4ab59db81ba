"""Exact numbers of marks, shares and credits: read from decimal or `n/d` text, written without floats between."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,10})?|[+-]?[0-9]{1,9}/[1-9][0-9]{0,8}")
_SIGNS = str.maketrans({"−": "-", "–": "-", "⁄": "/"})


def read(text: str) -> Fraction:
    """`3.65`, `3,65`, `7/2`, `−2`, full width too. Raises RuleBroken with `value.not_a_number`."""
    found = read_or_none(text)
    if found is None:
        raise RuleBroken(Problem("value.not_a_number", facts={"typed": text}))
    return found


def read_or_none(text: str) -> Fraction | None:
    """The number that `text` is, None when it is none. Exponents, infinities and underscores are none."""
    plain = unicodedata.normalize("NFKC", text).strip().translate(_SIGNS)
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    return Fraction(plain) if _NUMBER.fullmatch(plain) else None


def of(value: Value) -> Fraction | None:
    """The number that a field holds, None for none. Raises as `read`."""
    return None if value in (None, "") else read(str(value))


def as_text(number: Fraction) -> str:
    """`113/26`, `4`: reading it back gives the same number."""
    return str(number)


def shown(number: Fraction) -> str:
    """As a person writes it: a decimal where four places say it exactly, else `n/d`."""
    return decimal_text(number, 4) if is_decimal(number, 4) else as_text(number)


def truncated(number: Fraction, places: int) -> Fraction:
    """Cut off after `places` decimals, towards zero."""
    scale = 10**places
    cut = abs(number.numerator) * scale // number.denominator
    return Fraction(cut if number.numerator >= 0 else -cut, scale)


def half_up(number: Fraction, places: int) -> Fraction:
    """Rounded to `places` decimals, halves away from zero."""
    return Fraction(_units(number, places), 10**places)


def decimal_text(number: Fraction, places: int, least: int = 0) -> str:
    """The number rounded half up, with `least` to `places` decimals: 3.65, 4.0, 4.25."""
    units = _units(number, places)
    digits = str(abs(units)).rjust(places + 1, "0")
    whole, decimals = digits[: len(digits) - places], digits[len(digits) - places :]
    decimals = decimals.rstrip("0").ljust(least, "0")
    return f"{'-' if units < 0 else ''}{whole}.{decimals}" if decimals else f"{'-' if units < 0 else ''}{whole}"


def _units(number: Fraction, places: int) -> int:
    """How many of the last decimal place, rounded half away from zero."""
    doubled, below = 2 * abs(number.numerator) * 10**places, number.denominator
    units: int = (doubled + below) // (2 * below)
    return units if number.numerator >= 0 else -units


def is_decimal(number: Fraction, places: int) -> bool:
    """Whether `places` decimals say the number exactly."""
    scale: int = 10**places
    return scale % number.denominator == 0
