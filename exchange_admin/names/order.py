"""What a line of a name shows about its order: commas, capitals, small particles."""

from __future__ import annotations

import re

_MACHINE_READABLE = re.compile(r"<<+")
_BRACKETED = re.compile(r"(?<=\w)\s*\([^()]*\)")
_HELD_SPACE = "\ue000"


def split_tokens(line: str) -> tuple[list[str], list[str]]:
    """(words of the family name, other words); no family words when the line does not mark them.

    Marked are: words before a comma or, in the machine-readable line of a passport, before <<; words in capitals when
    others are not (IVANOVA Maria, Мария ИВАНОВА); a first word in small letters with the word it belongs to (van Dam).
    Words in brackets stay with the word before them: an earlier family name.
    """
    line = _MACHINE_READABLE.sub(",", line).replace("<", " ")
    line = _BRACKETED.sub(lambda found: _HELD_SPACE.join(re.split(r"\s", found.group())), line)
    family, others = _split(line)
    return [word.replace(_HELD_SPACE, " ") for word in family], [word.replace(_HELD_SPACE, " ") for word in others]


def _split(line: str) -> tuple[list[str], list[str]]:
    before, comma, behind = line.partition(",")
    if comma and before.strip() and behind.strip(" ,"):
        return before.split(), behind.replace(",", " ").split()
    words = line.replace(",", " ").split()
    return _by_capitals(words) or _by_particle(words) or ([], words)


def _by_capitals(words: list[str]) -> tuple[list[str], list[str]] | None:
    marked = [_is_in_capitals(word) for word in words]
    count = sum(marked)
    if not 0 < count < len(words) or all(len(word.strip(".")) < 2 for word in words if not _is_in_capitals(word)):
        return None
    if all(marked[:count]):
        return words[:count], words[count:]
    if all(marked[-count:]):
        return words[-count:], words[:-count]
    return None


def _by_particle(words: list[str]) -> tuple[list[str], list[str]] | None:
    small = next((number for number, word in enumerate(words) if not word.islower()), 0)
    return (words[: small + 1], words[small + 1 :]) if small else None


def _is_in_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper() and "." not in word
