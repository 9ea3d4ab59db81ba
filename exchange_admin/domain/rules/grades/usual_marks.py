"""Whether a mark passes, as schools of a country usually write marks: for courses of which nobody knows the scale. Only
for asking: no mark is judged or converted by it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from exchange_admin.domain import exact
from exchange_admin.domain.rules.grades.marks import mark_key

_PASSING = (
    "отлично", "отл", "хорошо", "хор", "удовлетворительно", "удовл", "зачтено", "зачёт", "зачет", "сдано",
    "优秀", "优", "良好", "良", "中等", "及格", "合格", "通过",
    "excellent", "good", "satisfactory", "pass", "passed",
)  # fmt: skip
_FAILING = (
    "неудовлетворительно", "неуд", "не зачтено", "незачтено", "незачёт", "незачет", "не сдано",
    "不及格", "不合格", "未通过", "不通过",
    "unsatisfactory", "fail", "failed",
)  # fmt: skip
_WORDS: Mapping[str, bool] = MappingProxyType(
    {mark_key(word): passing for words, passing in ((_PASSING, True), (_FAILING, False)) for word in words}
)
_FIVE_POINTS = re.compile(r"([1-5])\s?[+\-−]?")
_CHINESE_PASS = 60
_MAY_BE_FIVE_POINTS = 5  # or an average of grade points: says nothing of a hundred


def usually_passes(mark: str, country: str) -> bool | None:
    """None where nobody can say. Russian colleges have five points and pass with 3, Chinese ones a hundred and pass
    with 60; words mean the same everywhere."""
    plain = mark.strip().rstrip(".%")
    if (known := _WORDS.get(mark_key(plain))) is not None:
        return known
    if country == "RU" and (points := _FIVE_POINTS.fullmatch(plain)):
        return int(points[1]) > 2
    number = exact.read_or_none(plain) if country == "CN" else None
    if number is None or not _MAY_BE_FIVE_POINTS < number <= 100:
        return None
    return number >= _CHINESE_PASS
