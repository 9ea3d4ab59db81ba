"""Russian headings with words cut short: «Учебное зав.», «Контакт. тел.», «ФИО обуч-ся», «Гражд-во»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from exchange_admin.names import fold

_WORD = re.compile(r"([\u0400-\u04ff]+)(?:-([\u0400-\u04ff]{1,4}))?(\.?)")
_WHOLE = re.compile("[\u0400-\u04ff]+")
_SHORTEST, _SHORTEST_ALONE = 2, 4  # letters of a word that is cut short, among others and alone
_LONGEST = 60  # characters
_OF_EITHER_PAPER = frozenset({"passport_issued_by"})
"""«Кем выд.» may be said of a passport and of the internal one."""

Cut = tuple[str, str]
"""How a word begins and how it ends."""


class Abbreviations:
    """Which column a heading with such words is of: where all known ones that it may stand for are of one column, and
    none of its words may be one of `others`, мат. for матери."""

    def __init__(self, headings: Mapping[str, Iterable[str]], others: Iterable[str]) -> None:
        self._known: dict[int, list[tuple[Sequence[str], str]]] = {}
        for key, written in headings.items():
            for heading in written if key not in _OF_EITHER_PAPER else ():
                words = fold(heading).split()
                if words and all(map(_WHOLE.fullmatch, words)):
                    self._known.setdefault(len(words), []).append((words, key))
        self._others = tuple(word for word in map(fold, others) if _WHOLE.fullmatch(word))

    def key(self, text: str) -> str:
        """Empty where no word is cut short, or it may be of several columns or of somebody else."""
        folded = fold(text).strip() if len(text) <= _LONGEST else ""
        if not ("." in folded or "-" in folded):
            return ""
        found = [_WORD.fullmatch(word) for word in folded.replace(".", ". ").split()]
        words = [(one[1], one[2] or "", bool(one[2] or one[3])) for one in found if one is not None]
        if len(words) < len(found):
            return ""
        shortest = _SHORTEST if len(words) > 1 else _SHORTEST_ALONE
        cut = [begins for begins, _, is_cut in words if is_cut]
        if not cut or any(len(one) < shortest for one in cut) or any(map(self._may_be_other, cut)):
            return ""
        fitting = {key for known, key in self._known.get(len(words), ()) if _fit(words, known)}
        return fitting.pop() if len(fitting) == 1 else ""

    def _may_be_other(self, begins: str) -> bool:
        return any(word.startswith(begins) or begins.startswith(word) for word in self._others)


def _fit(words: Sequence[tuple[str, str, bool]], known: Sequence[str]) -> bool:
    return all(
        (one.startswith(begins) and one.endswith(ends) and len(one) > len(begins)) if is_cut else one == begins
        for (begins, ends, is_cut), one in zip(words, known, strict=True)
    )
