"""Where two texts differ, letter by letter, and which of the differing letters merely look alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from exchange_admin.names import fold, normalise_document_number


@dataclass(frozen=True, slots=True)
class Span:
    """The letters `start` … `end` (end excluded) of a text. `code_points` are named where the eye sees no difference.

    `code_points` look like `U+0410 CYRILLIC CAPITAL LETTER A`, one for each letter of the span.
    """

    start: int
    end: int
    code_points: tuple[str, ...] = ()


def differing(text: str, others: Sequence[str]) -> tuple[Span, ...]:
    """The spans of `text` that are not in every one of `others`, in order and apart from each other."""
    marked: set[int] = set()
    alike: set[int] = set()
    for other in others:
        for tag, start, end, other_start, other_end in SequenceMatcher(None, text, other, autojunk=False).get_opcodes():
            if tag == "equal" or start == end:
                continue
            marked.update(range(start, end))
            if _looks_alike(text[start:end], other[other_start:other_end]):
                alike.update(range(start, end))
    return tuple(_span(text, start, end, alike) for start, end in _runs(marked, alike))


def _looks_alike(one: str, other: str) -> bool:
    """Whether two different pieces could be taken for each other on screen."""
    if not one or not other:
        return not one.strip() or not one.isprintable()
    same_shape = normalise_document_number(one) == normalise_document_number(other) != ""
    return same_shape or (fold(one) == fold(other) and one.casefold() != other.casefold())


def _runs(marked: set[int], alike: set[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for position in sorted(marked):
        if runs and runs[-1][1] == position and (position in alike) == (position - 1 in alike):
            runs[-1] = (runs[-1][0], position + 1)
        else:
            runs.append((position, position + 1))
    return runs


def _span(text: str, start: int, end: int, alike: set[int]) -> Span:
    if start not in alike:
        return Span(start, end)
    return Span(start, end, tuple(f"U+{ord(one):04X} {unicodedata.name(one, '')}".strip() for one in text[start:end]))
