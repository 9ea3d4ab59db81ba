"""All that stands on a Russian internal passport, in one cell: 2522 156162, выдан 01.01.2022 УМВД России, 740-253."""

from __future__ import annotations

import re
from collections.abc import Mapping

from exchange_admin.domain.dates import read_date
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.importing.issuing_offices import is_issuing_office

_NUMBER = re.compile(
    r"\s*(?:(?:паспорт\w*|гражданина|рф|россии|российской|федерации|серия|сер|№)(?![^\W\d_])[\s,:.]*)*+"
    r"(?<!\d)(?P<series>\d{2}\s?\d{2})[\s,–-]*(?:№|номер|ном\.?|n[oо]?\.?)?[\s:]*(?P<number>\d{6})(?!\d)",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?<![^\W\d_])(?:код\w*|к\s?/\s?п|к\.\s?п\.|подр\w*\.?|№|[\s:.,;(])*+(?<!\d)(\d{3})\s?-\s?(\d{3})(?!\d)\)?",
    re.IGNORECASE,
)
"""Of the division that issued it: «код подразделения 750-001», «к/п 750-001»."""
_DAY = re.compile(
    r"(?<![\d.])(\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s+[а-яё]{3,8}\s+\d{4})(?!\d)"
    r"(?:\s*г(?:\.|ода)?(?![^\W\d_]|\.\s?р))?",
    re.IGNORECASE,
)
_WORD = r"(?:(?<![^\W\d_])(?:кем|когда|и|дата выдачи|выдан\w*|выд\.?|от)(?![^\W\d_])|[\s,;:.()–—-])"
_WORDS_AROUND = re.compile(rf"\A{_WORD}++|{_WORD}++\Z", re.IGNORECASE)
_A_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")
"""«выдан 2021 УВД г. Читы»: of the day, and no number of the office."""
_SAYS_ISSUE = re.compile(r"(?<![^\W\d_])(?:выд|от(?![^\W\d_]))", re.IGNORECASE)


def internal_passport_told(key: str, text: str) -> Mapping[str, Value]:
    """Its number with the day, the office or the code of its division behind it, in whatever words; empty where
    anything else stands there, no more than the number, or a day that may be of the birth."""
    said = _NUMBER.match(text)
    if said is None or key == "passport_number":
        return {}
    issue = _issue_told(text[said.end() :])
    number = "".join(filter(str.isdigit, said["series"])) + said["number"]
    return {key: number, **issue} if issue else {}


def _issue_told(text: str) -> Mapping[str, Value]:
    codes = ["-".join(code.groups()) for code in _CODE.finditer(text)]
    rest = _CODE.sub(" ", text)
    days = [day[1] for day in _DAY.finditer(rest)]
    if len(codes) > 1 or len(days) > 1:
        return {}
    parts = (_WORDS_AROUND.sub("", one) for one in _DAY.split(rest)[::2])
    by = " ".join(" ".join(filter(None, parts)).split())
    if _A_YEAR.search(by) or (by and not is_issuing_office(by)) or not (by or codes or _SAYS_ISSUE.search(text)):
        return {}
    by = with_code(by, *codes)
    try:
        on = [read_date(day) for day in days]
    except RuleBroken:
        return {}
    if any(day.ambiguous for day in on):
        return {}
    return {
        **({"national_issued": on[0].day.isoformat()} if on else {}),
        **({"national_issued_by": by} if by else {}),
    }


def with_code(by: str, code: str = "") -> str:
    """Who issued it, with the code of the division, which is a part of it."""
    return ", ".join(filter(None, (by, code and f"код {code}")))
