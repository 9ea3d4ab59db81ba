"""The heading of a narrow column in a few lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator

_VOWELS = frozenset("aeiouyаеёиоуыэюяіүұәө")
_NEVER_FIRST = frozenset("ьъй")
_STAYS_BEHIND = frozenset("）)】」、，。：；/")
"""Marks that begin no line."""


def in_two_lines(text: str, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """Broken between words or Chinese characters, else within a word with a hyphen; the lines are about as long as each
    other. Where nothing fits the second line is too long, and whoever paints it shortens it."""
    text = " ".join(text.split())
    if fits(text):
        return (text,) if text else ()
    found = [(left.strip(), right.strip()) for left, right in _between_words(text)]
    found += [(f"{left}-", right) for left, right in _within_words(text)] if not _any_fits(found, fits) else []
    both = [pair for pair in found if all(map(fits, pair))]
    if both:
        return min(both, key=lambda pair: abs(len(pair[0]) - len(pair[1])))
    first = [pair for pair in found if fits(pair[0])]
    return max(first, key=lambda pair: len(pair[0])) if first else (text,)


def in_three_lines(text: str, fits: Callable[[str], bool]) -> tuple[str, ...]:
    """The same with a third line where two are not enough, with as few hyphens as can be."""
    two = in_two_lines(text, fits)
    if all(map(fits, two)):
        return two
    text = " ".join(text.split())
    begun = [(left.strip(), right.strip()) for left, right in _between_words(text)]
    begun += [(f"{left}-", right) for left, right in _within_words(text)]
    found = [(left, *in_two_lines(right, fits)) for left, right in begun if fits(left)]
    whole = [lines for lines in found if all(map(fits, lines))]
    return min(whole, key=_awkward, default=two)


def _awkward(lines: tuple[str, ...]) -> tuple[int, int, int]:
    return sum(one.endswith("-") for one in lines), max(map(len, lines)), -len(lines[0])


def _any_fits(pairs: list[tuple[str, str]], fits: Callable[[str], bool]) -> bool:
    return any(all(map(fits, pair)) for pair in pairs)


def _between_words(text: str) -> Iterator[tuple[str, str]]:
    for at in range(1, len(text)):
        before, after = text[at - 1], text[at]
        is_break = before in " /-" or _is_han(before) or _is_han(after)
        if is_break and after not in _STAYS_BEHIND and after != " " and before not in "（(":
            yield text[:at], text[at:]


def _within_words(text: str) -> Iterator[tuple[str, str]]:
    """Before a consonant that a vowel follows, with two letters and a vowel at least on either side."""
    for at in range(2, len(text) - 2):
        word = text[:at].rpartition(" ")[2] if text[at - 2 : at + 2].isalpha() else ""
        after, then = text[at].lower(), text[at + 1].lower()
        if after not in _VOWELS | _NEVER_FIRST and then in _VOWELS and any(one in _VOWELS for one in word.lower()):
            yield text[:at], text[at:]


def _is_han(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff"
