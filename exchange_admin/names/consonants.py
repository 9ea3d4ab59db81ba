"""The consonants of a name in Latin letters, however Cyrillic was spelled in them: Жижина is ZHIZHINA and JIJINA.

States, passports and their owners spell one name in many ways, which differ in vowels and in a few consonants. Two
names whose consonants differ are two names.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from exchange_admin.names.folding import fold

_END = re.compile(
    r"(?P<ov>[oe]v(?:a|aya|aia)?|[oe]ff|[oe]wa?)$|(?P<in>[iy]n[ae]?)$|(?P<sk>[sc]k(?:y|i|iy|ii|ij|aya|aia|aja|a|oy|oi|oj))$|(?P<enko>[ey]nko)$"
)
"""How Russian and Ukrainian family names end, by kind."""
_LETTERS = re.compile("shch|chtch|schtsch|tsch|dzh|sch|tch|zh|kh|gh|ch|sh|ts|tz|cz|dj|dz|ph|th|ck|[a-z]")
_SOUNDS = {
    "s": ("shch", "chtch", "schtsch", "tsch", "dzh", "sch", "tch", "zh", "sh", "ts", "tz", "cz", "dj", "dz", "s", "z"),
    "k": ("kh", "gh", "k", "g", "h", "q", "ck"),
    "t": ("t", "d", "th"),
    "p": ("p", "b", "f", "v", "w", "ph"),
    **{one: (one,) for one in "lmnr"},
}
_CLASSES = {letters: sound for sound, some in _SOUNDS.items() for letters in some}
_SEVERAL = {"j": ("s", ""), "x": ("ks", "k"), "c": ("s", "k"), "ch": ("s", "k")}
"""What is read in two ways: J is Ж and Й, X is КС and Х, C is Ц and К, CH is Ч, Ш and Х."""
_MOST = 16
_DOUBLED = re.compile(r"(.)\1+")
_NO_LETTERS = re.compile("[^a-z]+")


@lru_cache(maxsize=8192)
def consonants(name: str) -> tuple[str, ...]:
    """Classes of the consonants in their order, in each way the letters may be read; doubled letters once."""
    found = [""]
    for letter in _LETTERS.findall(_DOUBLED.sub(r"\1", _NO_LETTERS.sub("", fold(name)))):
        ways = _SEVERAL.get(letter, (_CLASSES.get(letter, ""),))
        found = [before + way for before in found for way in ways][:_MOST]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8192)
def without_end(name: str) -> tuple[str, str]:
    """(stem, kind of its Russian end): ("kot", "ov") of KOTOVA; the kind is empty where it has none."""
    plain = _NO_LETTERS.sub("", fold(name))
    found = _END.search(plain)
    return (plain[: found.start()], str(found.lastgroup)) if found and found.start() else (plain, "")


def likeness_of_consonants(one: str, other: str) -> float:
    """Of 1, in the ways that make them most alike; of names without any consonant 1, since nothing tells them apart."""
    pairs = [(first, second) for first in consonants(one) for second in consonants(other)]
    if any(first == second or not (first and second) for first, second in pairs):
        return 1.0
    return max(SequenceMatcher(None, first, second).ratio() for first, second in pairs)
