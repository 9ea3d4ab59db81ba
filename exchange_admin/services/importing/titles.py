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
_SENT_TO, _NO_NAME = "赴", "\n"
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
    for language, name in (("ru", "russian"), ("zh", "chinese")):
        if any(pattern.search(text) for pattern in words.titles[name]):
            facts.setdefault("language", language)
    if course := _first(words.titles["course"], text):
        facts["course"] = course[0].upper() + course[1:]
    return facts


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

    A name within a longer one does not count, nor does the one that people are sent to (赴…). Of two that are left
    nobody can say which sends: none is told then.
    """
    text = fold(" ".join(titles))
    called: dict[str, set[str]] = {}
    for id, ways in names.items():
        for name in map(fold, ways):
            if len(name) >= _SHORTEST_NAME and name in text:
                called.setdefault(name, set()).add(id)
    senders = set[str]()
    for name in sorted(called, key=len, reverse=True):
        if name in text.replace(_SENT_TO + name, _NO_NAME):
            senders |= called[name]
        text = text.replace(name, _NO_NAME)
    return senders.pop() if len(senders) == 1 else ""


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> str:
    for pattern in patterns:
        if found := pattern.search(text):
            return found[1].strip()
    return ""
