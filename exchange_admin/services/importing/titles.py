"""What the lines above a list say of it: group, hours, language, course, and the institution that sends its people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from exchange_admin.domain.fields import Value
from exchange_admin.domain.values import ACADEMIC_HOUR
from exchange_admin.names import fold
from exchange_admin.services.importing.words import ImportWords

_NO_GROUPS = frozenset({"из", "в", "на", "по", "с", "для", "от", "и", "of", "for", "in", "with", "and", "全体", "各"})
_AND_ANOTHER = re.compile(
    r"[»”\"]?\s*(?:[,、，;；/&]|и\s|and\s|和|及)\s*[«“\"]?(?:[^\W\d_][\w-]{0,12}\d|[А-ЯЁA-Z]{1,2}(?![\w.]))"
)
"""«ИС-21, ИС-22», “A, B”: not «группа №3, 72 часа»."""
_OF_NO_LANGUAGE = re.compile(
    r"(?:应用|商务|旅游|科技|工程)(?:俄语|汉语|中文)|(?:俄语|汉语|中文)(?:国际教育|专业|系|学院|方向|导游|翻译|教研室)"
    r"|(?:俄语|汉语|中文)(?=(?!20\d\d)\d{4}(?!\d)|\d{2}级)"
    r"|отделени\w*\s+(?:русского|китайского)\s+языка"
    r"|(?<![^\W_])(?:russian|chinese)[\s_]+(?:students?|learners?|groups?|participants?|candidates?|delegat\w+|partners?|side"
    r"|citizens?|nationals?|colleges?|universit\w+|schools?|speak\w+|federation|names?|characters?|department|majors?)",
    re.IGNORECASE,
)
"""Whoever learns or sends, and no course or test: 应用俄语2401, 俄语系, “Chinese students”."""
_TESTS = {
    "zh": re.compile(r"hskk?(?![a-z])|汉语水平", re.IGNORECASE),
    "ru": re.compile("трки|торфл|torfl", re.IGNORECASE),
}
_SENT_TO = re.compile(
    r"(?:赴|前往|派往|去往|拟派"
    r"|(?:拟派往?|派往|拟赴|拟去|拟?录取|接收|接待|目的|拟?分配|拟?交换|申请)(?:院校|学校|单位|高校|大学)"
    r"|принимающ\w+\s+\w+|(?:поездк\w+|направля\w+|выезд\w*|стажировк\w+|визит\w*)\s+в|обмен\w*\s+с|назначения"
    r"|(?:host|receiving|destination)(?:\s+\w+)?|(?:trip|visit|travel)\s+to|exchange\s+(?:with|at))\Z"
)
_BEFORE_A_NAME = re.compile(r"[\s:：,，\-–—(（«“”\"'‘《]*\Z")
_LONGEST_BEFORE, _NO_NAME = 60, "\n"
_SHORTEST_NAME = 4  # letters; a shorter name of an institution stands inside too many words


_LONGEST_TITLES = 1000
"""Characters in which a group is looked for: the time grows with the square of a text without blanks."""


def title_facts(titles: Sequence[str], words: ImportWords) -> dict[str, Value]:
    """`group`, `planned_minutes`, `language` and `course`, as far as the titles say them."""
    text = " ".join(" ".join(titles).split())
    facts: dict[str, Value] = {}
    if group := _group_in(text, words):
        facts["group"] = group
    if hours := _first(words.titles["hours"], text):
        facts["planned_minutes"] = int(hours) * ACADEMIC_HOUR
    return facts | _language_in(_OF_NO_LANGUAGE.sub(" ", text), words)


def _language_in(text: str, words: ImportWords) -> dict[str, Value]:
    """The one language that is taught or tested, and its course; empty where there are others too: 俄语班HSK成绩."""
    tests = {language for language, test in _TESTS.items() if test.search(text)}
    names = (("ru", "russian"), ("zh", "chinese"))
    told = {language for language, name in names if any(one.search(text) for one in words.titles[name])}
    if len(told) != 1 or tests - told or words.speaks_of_other_language(text):
        return {}
    course = _first(words.titles["course"], text)
    return {"language": told.pop(), **({"course": course[0].upper() + course[1:]} if course else {})}


def _group_in(text: str, words: ImportWords) -> str:
    """The group that a title names; none where it names several, or only speaks of one: «группа из 12 человек»."""
    text = text[:_LONGEST_TITLES]
    for pattern in words.titles["group"]:
        if found := pattern.search(text):
            is_named = fold(found[1]) not in _NO_GROUPS and not _AND_ANOTHER.match(text, found.end())
            return found[1].strip() if is_named else ""
    return ""


def institution_in(titles: Iterable[str], names: Mapping[str, Iterable[str]]) -> str:
    """The id of the one institution that the titles name as the one the people come from.

    A name within a longer one does not count, nor does the one that people are sent to (赴…, 拟派院校：…). Of two that
    are left nobody can say which sends: none is told then.
    """
    text = fold(" ".join(titles))
    called: dict[str, set[str]] = {}
    for id, ways in names.items():
        for name in map(fold, ways):
            if len(name) >= _SHORTEST_NAME and name in text:
                called.setdefault(name, set()).add(id)
    senders = set[str]()
    for name in sorted(called, key=len, reverse=True):
        if not all(_are_sent_to(text[: found.start()]) for found in re.finditer(re.escape(name), text)):
            senders |= called[name]
        text = text.replace(name, _NO_NAME)
    return senders.pop() if len(senders) == 1 else ""


def _are_sent_to(before: str) -> bool:
    """Whether the words before the name of an institution say that people go there: «Принимающая сторона:»."""
    said = _BEFORE_A_NAME.sub("", before[-_LONGEST_BEFORE:])
    return _SENT_TO.search(said) is not None


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> str:
    for pattern in patterns:
        if found := pattern.search(text):
            return found[1].strip()
    return ""
