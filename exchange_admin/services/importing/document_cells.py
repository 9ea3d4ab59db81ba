"""Cells with the number of a document, and with what else stands on the paper."""

from __future__ import annotations

import re
from collections.abc import Mapping

from exchange_admin.domain.dates import read_date
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.names import read_document_number
from exchange_admin.services.importing.day_cells import ABOUT_THE_SAME_DAY, DateOrder, after_years
from exchange_admin.services.importing.internal_passports import internal_passport_told, with_code
from exchange_admin.services.importing.issuing_offices import is_issuing_office

LONGEST_PAPER = 300  # characters of all that a cell says of a paper or of telephones
_PLAIN_NUMBER = re.compile("[A-Za-z]?[A-Za-z]?[0-9]{6,17}[0-9Xx]")
_FEWEST_DIGITS = 5  # of a number of a paper
_YEAR_SAID = r"(?:\s*г(?:\.|ода)?(?![^\W\d_]|\.\s?р))?"
"""Behind a day: г., but not the beginning of ГУ МВД, nor of г.р."""
A_DAY = rf"(\d{{1,4}}[./年-]\s?\d{{1,2}}[./月-]\s?\d{{1,4}}日?){_YEAR_SAID}"
_WITH_DAYS = re.compile(
    r"(.{6,30}?)[\s,;，；]+(?:выдан\w*|дата выдачи|выд\.|issued(?: on)?|签发(?:日期)?|发证日期)[\s:：]*"
    rf"{A_DAY}[\s,;，；]+(?:действ\w*\.?|годен|срок(?: действия)?|valid|exp\w*\.?|有效期)?[\s:：]*"
    rf"(?:до|по|until|to|至)?[\s:：]*{A_DAY}\.?",
    re.IGNORECASE,
)
_WITH_ALL = re.compile(
    r"(?P<number>.{6,30}?)[\s,;，；]+(?:выдан\w*|выд\.|issued(?: on| by)?|签发(?:日期|机关)?|发证日期)[\s:：]*"
    r"(?P<issue>.{8,120}?)[\s,;，；]+"
    r"(?:действ\w*\.?|годен|срок(?: действия)?|valid|exp\w*\.?|有效期)[\s:：]*(?:до|по|until|to|至)?[\s:：]*"
    rf"(?P<until>{A_DAY})\.?",
    re.IGNORECASE,
)
"""Who issued it stands beside the day: 75 № 2645493 выдан МВД 14003 24.04.2024, срок до 24.04.2034."""
_DAY_INSIDE = re.compile(rf"(?<!\d){A_DAY}(?!\d)")
_ANY_DAY = re.compile(rf"(?<![\d.]){A_DAY}(?!\d)|(?<!\d)\d{{1,2}}\s+[а-яё]{{3,8}}\s+\d{{4}}{_YEAR_SAID}", re.IGNORECASE)
_A_PASSPORT = re.compile(
    r"(?<![A-Za-z\d])(?:[A-Z]{1,2}\d{7,8}|\d{2}\s?(?:№\s?|ном(?:\.|ер)?\s?|N[oO]?\.?\s?)?\d{7})(?!\d)", re.IGNORECASE
)
_WORD_OF_PAPERS = (
    r"(?:(?<![^\W\d_])(?:загран\w*|паспорт\w*|серия|сер|номер|ном|дата выдачи|выдан\w*|выд|кем|от|с|срок(?: действия)?"
    r"|действ\w*|годен|до|по|passport|number|no|issued(?: on| by)?|valid|expir\w*|until|to|from"
    r"|护照号?码?|号码|签发(?:日期|机关)?|有效期(?:至|限)?|自|从|至|到|止)(?![^\W\d_])|[\s,;，；()（）.:：№#–—-])"
)
_WORDS_OF_PAPERS = re.compile(f"{_WORD_OF_PAPERS}*+", re.IGNORECASE)
_WORDS_AROUND = re.compile(rf"\A{_WORD_OF_PAPERS}++|{_WORD_OF_PAPERS}++\Z", re.IGNORECASE)
"""Those of «, кем: МВД 77001, годен до:»."""
_BOTH_DAYS = 2
_BESIDE_A_DAY = " ,;，；.:：()（）"
_WITH_ITS_DAY = re.compile(
    r"(?P<number>.{6,30}?)[\s,;，；(（]+"
    r"(?:(?P<until>до|действ\w*\.?(?: до)?|годен до|valid until|until|exp\w*\.?|有效期至|至)"
    rf"|от|выдан\w*|выд\.|дата выдачи|issued(?: on)?|签发(?:日期)?|发证日期)[\s:：]*(?P<day>{A_DAY})[)）.]?",
    re.IGNORECASE,
)
"""A number with one of its days: 65 № 7127807 от 10.02.2026."""
_AS_IN_1C = re.compile(
    r"(?P<kind>(?:заграничный |загран)?паспорт)(?: гражданина)?(?: рф| россии| российской федерации)?[,:\s]+"
    r"серия[:\s]*(?P<series>\d{2}\s?\d{2}|\d{2})[,\s]*(?:№|номер|n)?[:\s]*(?P<number>\d{6,7})"
    rf"(?:[,\s]+выдан[:\s]*(?P<day>\d{{1,2}}\s+[а-яё]{{3,8}}\s+\d{{4}}{_YEAR_SAID}|{A_DAY}))?"
    r"(?:[,\s]+(?P<by>[^,]{3,100}?(?:,[^,]{1,60}?)??))?"
    r"(?:[,\s]+(?:№|код)?\s*подр(?:\.|азделения)?[:\s]*(?P<code>\d{3}-\d{3}))?[.,\s]*",
    re.IGNORECASE,
)
"""«Паспорт гражданина РФ, серия: 04 21, № 690340, выдан: 12 ноября 2021 года, УМВД России, № подр. 280-016»."""
_INTERNAL, _ABROAD = (4, 6), (2, 7)
"""Digits of the series and the number."""
_SAYS_ABROAD = re.compile(r"\s*загран", re.IGNORECASE)
_SERIES_OF_LETTERS = re.compile("[A-Z]{2}")


def series_said(text: str) -> str:
    """A series is digits, or the two letters of a Belarusian one."""
    letters = text.strip()
    return letters if _SERIES_OF_LETTERS.fullmatch(letters) else read_document_number(text)


def number_with_days(key: str, text: str, order: DateOrder) -> Mapping[str, Value]:
    """A number, or all that stands on the paper: 66 № 7117350, выдан 11.07.2025, действ. до 11.07.2035."""
    if _PLAIN_NUMBER.fullmatch(text):
        return {key: text.upper()}
    if (said := _WITH_DAYS.fullmatch(text)) and (days := whole_validity(said[2], said[3])):
        return {key: paper_number(said[1], "passport"), **days}
    if len(text) <= LONGEST_PAPER and (said := _WITH_ALL.fullmatch(text)) and (issue := issue_told(said["issue"])):
        on, by = issue
        if (not by or is_issuing_office(by)) and (days := whole_validity(on, said["until"])):
            return {
                key: paper_number(said["number"], "passport"),
                **days,
                **({"passport_issued_by": by} if by else {}),
            }
    if len(text) <= LONGEST_PAPER and (told := _said_by_1c(key, text) or internal_passport_told(key, text)):
        return told
    if len(text) <= LONGEST_PAPER and (whole := _told_by_both_days(key, text)):
        return whole
    if (said := _WITH_ITS_DAY.fullmatch(text)) and not (day := read_date(said["day"])).ambiguous:
        on = "passport_valid_until" if said["until"] else "passport_issued"
        return {key: paper_number(said["number"], "passport"), on: day.day.isoformat()}
    number = paper_number(text, "passport" if key == "passport_number" else "national_id")
    if _SAYS_ABROAD.match(text) and len(number) == sum(_INTERNAL) and number.isdigit():
        raise RuleBroken(Problem("import.not_a_document_number"))  # the digits of an internal one
    return {key: number}


def _said_by_1c(key: str, text: str) -> Mapping[str, Value]:
    """A Russian passport as 1C writes it into one cell; empty where anything else stands there too, or the digits are
    not those of the paper it is called."""
    said = _AS_IN_1C.fullmatch(text.strip())
    if said is None:
        return {}
    series = "".join(said["series"].split())
    is_internal = said["kind"].casefold() == "паспорт"
    if (len(series), len(said["number"])) != (_INTERNAL if is_internal else _ABROAD):
        return {}
    by = " ".join((said["by"] or "").split())
    if (is_internal and key == "passport_number") or (by and not is_issuing_office(by)):
        return {}
    on = read_date(said["day"]) if said["day"] else None
    if on is not None and on.ambiguous:
        return {}
    by = with_code(by, said["code"] or "")
    paper = "national" if is_internal else "passport"  # beside a passport for abroad each has its own days
    return {
        key: series + said["number"],
        **({f"{paper}_issued": on.day.isoformat()} if on is not None else {}),
        **({f"{paper}_issued_by": by} if by else {}),
    }


def card_number(text: str) -> Mapping[str, Value]:
    """The number of an identity card or internal passport, or all that stands on the latter."""
    if len(text) <= LONGEST_PAPER and not _PLAIN_NUMBER.fullmatch(text):
        said = _AS_IN_1C.fullmatch(text.strip())
        if said is not None and said["kind"].casefold() == "паспорт" and (told := _said_by_1c("national_id", text)):
            return told
        if told := internal_passport_told("national_id", text):
            return told
    return {"national_id": paper_number(text, "national_id")}


def _told_by_both_days(key: str, text: str) -> Mapping[str, Value]:
    """What a paper says in any other words: one number before two days that lie as far apart as those of a passport.
    What is left is who issued it; empty where it may be anything else: another paper, or whose it is."""
    days = list(_ANY_DAY.finditer(text))
    if len(days) != _BOTH_DAYS or not (told := whole_validity(days[0][0], days[1][0])):
        return {}
    numbers = list(_A_PASSPORT.finditer(text[: days[0].start()]))
    if len(numbers) != 1:
        return {}
    if not _WORDS_OF_PAPERS.fullmatch(text, 0, numbers[0].start()):
        return {}
    rest = (text[numbers[0].end() : days[0].start()], text[days[0].end() : days[1].start()], text[days[1].end() :])
    by = " ".join(" ".join(_WORDS_AROUND.sub("", one) for one in rest).split())
    if by and not is_issuing_office(by):
        return {}
    return {key: paper_number(numbers[0][0], "passport"), **told, **({"passport_issued_by": by} if by else {})}


def issue_told(text: str) -> tuple[str, str] | None:
    """The day and the office of «УМВД России по Приозёрскому краю, 21.03.2021»; None without exactly one day."""
    days = list(_DAY_INSIDE.finditer(text))
    if len(days) != 1:
        return None
    beside = f"{text[: days[0].start()]} {text[days[0].end() :]}".strip(_BESIDE_A_DAY)
    return days[0][1], " ".join(beside.split())


def whole_validity(issued: str, until: str) -> Mapping[str, Value]:
    """Both days of a passport, where they lie five or ten years apart, as both countries print; else empty."""
    try:
        first, last = read_date(issued), read_date(until)
    except RuleBroken:
        return {}
    years = [years for years in (5, 10) if after_years(first.day, years) - last.day in ABOUT_THE_SAME_DAY]
    if not years or first.ambiguous or last.ambiguous:
        return {}
    return {"passport_issued": first.day.isoformat(), "passport_valid_until": last.day.isoformat()}


def paper_number(text: str, kind: str) -> str:
    if _PLAIN_NUMBER.fullmatch(text):
        return text.upper()
    has_digits = sum(map(str.isdigit, text)) >= _FEWEST_DIGITS or "+" in text
    number = read_document_number(text, kind) if has_digits else ""
    digits = sum(map(str.isdigit, number))
    if not (digits >= _FEWEST_DIGITS and 6 <= len(number) <= 20):
        raise RuleBroken(Problem("import.not_a_document_number"))
    return number
