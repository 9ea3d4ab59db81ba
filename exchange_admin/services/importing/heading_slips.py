"""Slips of the pen in Russian headings: «Телфон», «Граждантсво», «№ загранпаспота»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from exchange_admin.names import fold

_WORD = re.compile("[\u0400-\u04ff]+")
_SHORTEST = 6  # letters
_ENDING = 2  # letters at the end, in which words differ by case and number and not by a slip


class Slips:
    """What words of headings are when a letter of them is left out, doubled, wrong or two have changed places."""

    def __init__(self, headings: Iterable[str]) -> None:
        words = {word for heading in headings for word in _WORD.findall(fold(heading))}
        self._known = frozenset(words)
        self._without_one: dict[str, set[str]] = {}
        for word in words:
            if len(word) >= _SHORTEST:
                for short in _shortened(word):
                    self._without_one.setdefault(short, set()).add(word)

    def mended(self, text: str) -> str:
        """The text with slips mended where only one known word is so near; empty where there are none."""
        words = _WORD.findall(folded := fold(text))
        if all(map(self._known.__contains__, words)):
            return ""
        mended = _WORD.sub(lambda found: self._word(found[0]), folded)
        return mended if mended != folded else ""

    def _word(self, word: str) -> str:
        if len(word) < _SHORTEST - 1 or word in self._known:
            return word
        near = {one for short in (word, *_shortened(word)) for one in self._without_one.get(short, ())}
        near |= {short for short in _shortened(word) if short in self._known and len(short) >= _SHORTEST}
        near = {
            one for one in near if one[-_ENDING:] == word[-_ENDING:] and one[0] == word[0] and _is_a_slip(one, word)
        }
        return near.pop() if len(near) == 1 else word


def _shortened(word: str) -> Iterator[str]:
    """The word without each of its letters but the first and the last."""
    return (word[:at] + word[at + 1 :] for at in range(1, len(word) - 1))


def _is_a_slip(right: str, written: str) -> bool:
    """Whether one letter is left out, added or wrong, or two that stand side by side have changed places."""
    start = next((at for at, (one, two) in enumerate(zip(right, written, strict=False)) if one != two), None)
    if start is None:
        return False
    one, two = right[start:], written[start:]
    return one[1:] == two or one == two[1:] or one[1:] == two[1:] or (one[:2] == two[1::-1] and one[2:] == two[2:])
