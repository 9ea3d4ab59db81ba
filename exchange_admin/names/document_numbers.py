"""Numbers of passports and other papers as people write them: with series, labels and signs, or damaged by a sheet."""

from __future__ import annotations

import re
import unicodedata

from exchange_admin.domain.patterns import pattern
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.names.folding import normalise_document_number

_LABELS = pattern(
    r"серия|\bсер\.|номер|\bном\.|загран\w*\.?|паспорт\w*|护照|身份证|证件|号码|编号|号|series|passport|number|\bno\b\.?|[:：]",
    re.IGNORECASE,
)
_PLAIN = pattern("[A-Za-z]{0,2}[0-9]{5,18}[Xx]?|[0-9]{2} [0-9]{7}|[0-9]{2} ?[0-9]{2} [0-9]{6}")
"""What nearly every number looks like: nothing has to be taken away but blanks."""
_WHOLE_AS_DECIMAL = pattern(r"(?<=\d)[.,]0+$")
_BROKEN_DECIMAL = pattern(r"\d{4,}[.,]\d+$|\d+[.,]\d{8,}$")
_EXPONENT = pattern(r"\d[.,]\d+e[+-]?\d+$|\d+e\+\d+$", re.IGNORECASE)
_DATE = pattern(r"(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\d)|\d\s*[年月日]")
_NUMBER_SIGN_INSIDE = pattern(r"(\d{2})NO?(\d{7})|(\d{4})NO?(\d{6})")
"""75N1234567: who has no key for № types an N."""
_BETWEEN = pattern(r"[,;/|、，；\n]")
_OTHER_WORDS = pattern(r"[\u3400-\u9fff]|[а-яё]{2,}|[A-Za-z]{4,}|[А-ЯЁ]{4,}")
_DIGITS_OF_A_NUMBER = 5
_SHORTEST_BEHIND_A_SERIES = 6
"""Digits behind a series in the passports of both countries, at least."""
_LOOSE = frozenset({"birth_certificate", "other"})
"""Kinds of documents whose numbers may hold any letters and words."""


def read_document_number(typed: str, kind: str = "passport") -> str:
    """Capitals and digits of one number: `75 № 1234567`, `серия 75 номер 1234567`, `751234567.0` are 751234567.

    No digit is ever added or moved. Raises RuleBroken with `document.digits_lost` for 1.10101E+17, of which a
    spreadsheet has kept the beginning only, and with `document.not_one_number` for what says more than one number.
    """
    if _PLAIN.fullmatch(typed):
        return typed.replace(" ", "").upper()
    text = unicodedata.normalize("NFKC", typed.replace("№", " ").replace("#", " ")).strip()
    if kind in _LOOSE:
        return normalise_document_number(text)
    if _EXPONENT.match(text):
        raise RuleBroken(Problem("document.digits_lost", "number", {"typed": typed}))
    whole = _WHOLE_AS_DECIMAL.sub("", text)
    bare = _LABELS.sub(" ", whole)
    numbers = [part for part in _BETWEEN.split(bare) if sum(map(str.isdigit, part)) >= _DIGITS_OF_A_NUMBER]
    plain = normalise_document_number(bare)
    says_more = _OTHER_WORDS.search(bare) or _OTHER_WORDS.search(plain) or _DATE.search(bare)
    has_digits = any(map(str.isdigit, plain))
    if len(numbers) > 1 or says_more or not has_digits or _BROKEN_DECIMAL.match(whole):
        raise RuleBroken(Problem("document.not_one_number", "number", {"typed": typed}))
    if sign := _NUMBER_SIGN_INSIDE.fullmatch(plain):
        return "".join(part for part in sign.groups() if part)
    return plain


def joined_document_number(series: str, number: str) -> str:
    """One number from the two columns of a sheet, both as read; a number that has its series already stays.

    Raises RuleBroken with `document.series_alone` where the number is missing: many people have the same series.
    """
    if not number:
        raise RuleBroken(Problem("document.series_alone", "number", {"series": series}))
    has_series = number.startswith(series) and len(number) - len(series) >= _SHORTEST_BEHIND_A_SERIES
    return number if has_series else series + number
