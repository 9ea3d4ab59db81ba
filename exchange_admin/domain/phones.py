"""Telephone numbers as people and spreadsheets write them. A number stays as it was typed; what harms it is said."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from exchange_admin.domain.patterns import pattern
from exchange_admin.domain.problems import Level, Problem, RuleBroken

_USUAL = pattern(r"(?:\+?86)?1[3-9]\d{9}|(?:\+7|7|8)[3-9]\d{9}")
_BLANKS = str.maketrans("", "", " ()-")
_WHOLE_AS_DECIMAL = pattern(r"(\+?\d{5,})[.,]0+$")
_EXPONENT = pattern(r"\+?\d+(?:[.,]\d+)?e\+?\d+$", re.IGNORECASE)
_EXTENSION = pattern(r"(?i)\s*(?:доб\.?|внутр\.?|вн\.|ext\.?|分机|转|#)\s*\d{1,6}$")
_SIGNS = pattern(r"[\d\s()\-\u2010-\u2012–—.+]*")
_BETWEEN = pattern(r"[,;/|、，；]|\s{2,}|\bили\b|\bor\b|或")
_FEWEST, _MOST = 7, 15  # digits; the most are of ITU-T E.164
_CHINESE_MOBILE = pattern("861[3-9]")
_COUNTRIES = {"7": 11, "86": 13}  # digits of mobile numbers with the code of the country


def read_phone(typed: str) -> str:
    """The number as it is kept: 13612345678.0 and '13612345678 are 13612345678, all else stays as typed.

    Raises RuleBroken with `phone.digits_lost` for 7.9161E+10, of which a spreadsheet has kept the beginning only.
    """
    if _is_usual(typed):
        return typed
    text = " ".join(unicodedata.normalize("NFKC", typed).split()).lstrip("'")
    if _EXPONENT.match(text.replace(" ", "")):
        raise RuleBroken(Problem("phone.digits_lost", "phone", {"typed": typed}))
    return _WHOLE_AS_DECIMAL.sub(r"\1", text)


def phone_problem(number: str) -> Problem | None:
    """Asks about what does not look like one number that can be called: two in one field, words, digits too many or too
    few, a + before the Russian 8, Russian and Chinese numbers of another length."""
    if _is_usual(number):
        return None
    plain = _EXTENSION.sub("", unicodedata.normalize("NFKC", number))
    parts = [part for part in _BETWEEN.split(plain) if sum(map(str.isdigit, part)) >= _FEWEST - 2]
    if len(parts) > 1:
        return Problem("phone.several", "phone", {"typed": number}, Level.ASKS)
    digits = "".join(one for one in plain if one.isdigit())
    if not _SIGNS.fullmatch(plain) or not _FEWEST <= len(digits) <= _MOST or not _has_usual_length(plain, digits):
        return Problem("phone.unusual", "phone", {"typed": number}, Level.ASKS)
    return None


@lru_cache(maxsize=1 << 15)
def _is_usual(number: str) -> bool:
    """Asked twice about every number of a list: while it is read and with its record."""
    return _USUAL.fullmatch(number.translate(_BLANKS)) is not None


def _has_usual_length(plain: str, digits: str) -> bool:
    if plain.lstrip().startswith("+"):
        if digits.startswith("8") and not digits.startswith(("81", "82", "84", "85", "86", "88")):
            return False  # no country has such a code: the Russian 8 with a +
        code = next((code for code in _COUNTRIES if digits.startswith(code)), "")
        if code == "86" and not _CHINESE_MOBILE.match(digits):
            return 11 <= len(digits) <= 13
        return not code or len(digits) == _COUNTRIES[code]
    if len(digits) == 9 or (digits.startswith("1") and len(digits) == 10):
        return False  # a mobile number that lacks a digit or two
    if len(digits) == 10 and digits.startswith("89"):
        return False  # the Russian 8 and a mobile number that lacks a digit: no area code begins so
    if len(digits) >= 12 and not digits.startswith(("0", "86")):
        return False  # or has one too many; Chinese area codes begin with 0
    return not (digits.startswith("1") and len(digits) > 11) and not (digits.startswith("79") and len(digits) != 11)
