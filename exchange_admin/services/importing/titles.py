"""What the lines above a list say about all of it: group, hours, language, institution."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from exchange_admin.domain.fields import Value
from exchange_admin.domain.values import ACADEMIC_HOUR
from exchange_admin.names import fold
from exchange_admin.services.importing.words import ImportWords

_SHORTEST_NAME = 4  # letters; a shorter name of an institution stands inside too many words


def title_facts(titles: Sequence[str], words: ImportWords) -> dict[str, Value]:
    """`group`, `planned_minutes`, `language` and `course`, as far as the titles say them."""
    text = " ".join(" ".join(titles).split())
    facts: dict[str, Value] = {}
    if group := _first(words.titles["group"], text):
        facts["group"] = group
    if hours := _first(words.titles["hours"], text):
        facts["planned_minutes"] = int(hours) * ACADEMIC_HOUR
    for language, name in (("ru", "russian"), ("zh", "chinese")):
        if any(pattern.search(text) for pattern in words.titles[name]):
            facts.setdefault("language", language)
    if course := _first(words.titles["course"], text):
        facts["course"] = course[0].upper() + course[1:]
    return facts


def institution_in(titles: Iterable[str], names: Mapping[str, Iterable[str]]) -> str:
    """The id of the one institution whose name stands in the titles; the longest name wins, two of it give none."""
    text = fold(" ".join(titles))
    found = [
        (len(folded), id)
        for id, called in names.items()
        for name in called
        if len(folded := fold(name)) >= _SHORTEST_NAME and folded in text
    ]
    longest = max(found, default=(0, ""))[0]
    best = {id for length, id in found if length == longest}
    return best.pop() if len(best) == 1 else ""


def _first(patterns: Iterable[re.Pattern[str]], text: str) -> str:
    for pattern in patterns:
        if found := pattern.search(text):
            return found[1].strip()
    return ""
