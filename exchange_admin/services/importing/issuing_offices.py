"""Whether words call nothing but an office that issues passports: «ГУ МВД России по Приозёрскому краю», 公安厅."""

from __future__ import annotations

import re

_LONGEST = 100  # characters
_TOKEN = re.compile(r"[^\s,;，；()（）\"«»“”]+")
_HAN = re.compile("[\u3400-\u9fff]")
_OFFICE_IN_HAN = re.compile(
    "(?:[\u3400-\u9fff]{2,20}?)?(?:公安|出入境|移民|领事|大使|外交)[\u3400-\u9fff]{0,16}?(?<=[部厅局处馆署队境安])"
)
_SAYS_OFFICE = re.compile(
    r"[гоу]{0,3}мвд|[гоу]{0,2}фмс|[ор]?овд|увд|г?увм|овм|мид|мфц|(?:ген\w*\.?)?консул\w*|посольств\w*"
    r"|mvd|u?fms|mia|mps|mfa|ministry|embassy|consul\w*|bureau|administration|authority|department",
    re.IGNORECASE,
)
_GOES_WITH_IT = re.compile(
    r"г?у|тп|мо|мро|оп|пвс|межрайонн\w+|межмуниципальн\w+|паспортн\w+|визов\w+|пункт\w*|территориальн\w+"
    r"|рф|снг|росси[ия]|российской|федерации|кнр|китае|китайск\w+|народн\w+|отдел\w*|управлени\w*|главн\w+"
    r"|генеральн\w+|министерств\w*|внутренн\w+|иностранн\w+|дел|вопросам|миграц\w+|миграционн\w+|служб\w+|федеральн\w+"
    r"|(?:№|n|no\.?)?\d{1,5}(?:-\d{1,3})?|№|[-–—/&]"
    r"|of|the|and|for|public|security|internal|foreign|affairs|exit|entry|exit-entry|national|immigration|general|police"
    r"|prc|china|russian?|federation|republic|people'?s",
    re.IGNORECASE,
)
_BEFORE_A_PLACE = re.compile(r"по|во?|г\.?|гор\.?|городу?|городе|респ\.?|республик[аеи]|of|in|at|for", re.IGNORECASE)
_AREA = re.compile(
    r"кра[йюея]|обл\.?|област[ьи]|республик[аеи]|респ\.?|г\.?|гор\.?|город[ауе]?|район[ауе]?|р-н[ауе]?|округ[ауе]?"
    r"|автономн\w+|province|city|region|district",
    re.IGNORECASE,
)
_OF_SEVERAL = re.compile(r"[«“\"][А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?:ий|ый|ой|ое|ая)[»”\"]")
"""МО МВД России «Краснокаменский»: what an office of several districts is called."""
_PLACE = re.compile(r"[A-ZА-ЯЁ][^\W\d_]+(?:-[^\W\d_]+)*\.?")


def is_issuing_office(text: str) -> bool:
    """Whether every word belongs to what such an office is called. What speaks of anybody or anything else beside it
    (МВД, на замене) may make the paper another one, or of another person."""
    if len(text) > _LONGEST:
        return False
    words = _TOKEN.findall(_OF_SEVERAL.sub(" ", text, count=1))
    if any(map(_HAN.search, words)):
        return len(words) == 1 and _OFFICE_IN_HAN.fullmatch(words[0]) is not None
    return any(map(_SAYS_OFFICE.fullmatch, words)) and all(_belongs(words, at) for at in range(len(words)))


def _belongs(words: list[str], at: int) -> bool:
    word = words[at]
    if any(one.fullmatch(word) for one in (_SAYS_OFFICE, _GOES_WITH_IT, _BEFORE_A_PLACE, _AREA)):
        return True
    if not _PLACE.fullmatch(word):
        return False
    before, behind = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
    return bool(_BEFORE_A_PLACE.fullmatch(before) or _AREA.fullmatch(before) or _AREA.fullmatch(behind))
