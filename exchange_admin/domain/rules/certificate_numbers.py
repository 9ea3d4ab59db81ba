"""Numbers of issued papers: `SHGC-2026-AP0001-4`, by kind and without gaps in a block, with a check (rulings 27)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import count, islice, product

from exchange_admin.domain.problems import Problem, RuleBroken

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""Characters of ISO 7064 MOD 37,36, each standing for its place."""

UNNUMBERED = "0"
"""Stands on a paper that is only tried out, where its number will be."""

FIRST_YEAR, LAST_YEAR = 2000, 2178
"""Of days of issue: years of numbers begin with 2, and the code on a paper counts days up to the middle of 2179."""

LATER_LETTERS = 5
"""Letters of a block that a restored or copied file opens."""

_LETTERS = ALPHABET[10:]
_CLEAR_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # I and O read as figures
_FIRST_LIFE = "1"
_SHAPE = re.compile(r"([A-Z0-9]{1,12})-(2\d{3})-([A-Z]{1,6})(\d{4,6})-[A-Z0-9]")
LONGEST_OFFICE = 12
_OFFICE = re.compile(rf"[A-Z0-9]{{1,{LONGEST_OFFICE}}}")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−－", "-"))
# typed from paper on a Russian keyboard
_LOOK_ALIKES = str.maketrans("АВЕКМНОРСТУХЅІЈ", "ABEKMHOPCTYXSIJ")


@dataclass(frozen=True, slots=True, order=True)
class CertificateNumber:
    """`office` is A–Z and 0–9, `serial` counts from 1. `str()` is what stands on the paper.

    `block` are the letters of the block that an author opened and the one of the kind of paper (`paper_series`); on
    papers of the first version those of the block alone.
    """

    office: str
    year: int
    block: str
    serial: int

    @property
    def check(self) -> str:
        return check_character(f"{self.office}{self.year}{self.block}{self.serial:04}")

    def __str__(self) -> str:
        return f"{self.office}-{self.year}-{self.block}{self.serial:04}-{self.check}"

    @classmethod
    def parse(cls, typed: str) -> CertificateNumber:
        """Reads a number as printed or as typed from paper: any case, full width, long dashes, look-alike Cyrillic.

        Raises RuleBroken with `certificate.number_shape`, or `certificate.number_mistyped` when the check character
        does not fit. ISO 7064 MOD 37,36 finds every wrong character and all but one in 630 swaps of neighbours.
        """
        text = unicodedata.normalize("NFKC", typed).strip().upper().translate(_DASHES).translate(_LOOK_ALIKES)
        found = _SHAPE.fullmatch(text)
        if not found:
            raise RuleBroken(Problem("certificate.number_shape", "number", {"typed": typed}))
        office, year, block, serial = found.groups()
        number = cls(office, int(year), block, int(serial))
        if str(number) != text:
            raise RuleBroken(Problem("certificate.number_mistyped", "number", {"typed": typed}))
        return number


def check_character(text: str) -> str:
    """The ISO 7064 MOD 37,36 check character of `text`, which may hold characters of ALPHABET only."""
    return ALPHABET[(1 - _carried(text)) % 36]


def office_part(code: str) -> str:
    """The office code as it stands in numbers. Raises RuleBroken with `certificate.office_code`."""
    text = unicodedata.normalize("NFKC", code).strip().upper()
    if not _OFFICE.fullmatch(text):
        raise RuleBroken(Problem("certificate.office_code", "code", {"typed": code}))
    return text


def letters_of_office(typed: str) -> str:
    """What of a typed text can stand in the code of an office: of “ shg-c” SHGC."""
    text = unicodedata.normalize("NFKC", typed).upper()
    return "".join(sign for sign in text if _OFFICE.fullmatch(sign))[:LONGEST_OFFICE]


def first_free_block(taken: Iterable[str]) -> str:
    """A, B, … Z, AA, AB, …: the first that is not among `taken`."""
    used = frozenset(taken)
    return next(block for block in _blocks() if block not in used)


def block_for(author: str, taken: Iterable[str]) -> str:
    """The block that an author of the journal opens; `taken` are those that are known to have been opened.

    A file in its first life takes the first free one. A restored or copied file may have lost what was opened before,
    also from copies that it has never heard of: its own name says which LATER_LETTERS it takes. Of 100 copies that
    never heard of each other two take the same block once in 1,600 times (24⁵ blocks, 4,950 pairs).
    """
    used = frozenset(taken)
    if is_first_life(author):
        return first_free_block(used)
    tries = (_letters_of(author if n == 0 else f"{author}#{n}") for n in count())
    return next(block for block in tries if block not in used)


def first_block_to_agree_on(author: str) -> str:
    """The short block that a later life of a file asks the other copies for, if nobody has it: never A."""
    return BLOCKS[1 + int.from_bytes(sha256(author.encode()).digest()[:4]) % (len(BLOCKS) - 1)]


def block_to_agree_on(author: str, taken: Collection[str], better_not: Collection[str]) -> str:
    """The short block that `author` asks for: none of `taken`, and of `better_not` only when no other is left; empty
    when all are taken."""
    start = BLOCKS.index(first_block_to_agree_on(author))
    order = [*BLOCKS[start:], *BLOCKS[1:start]]
    free = [block for block in order if block not in taken]
    return next((block for block in free if block not in better_not), next(iter(free), ""))


def is_first_life(author: str) -> bool:
    """Whether `author` (`site.incarnation`) writes in a file that was neither restored nor copied."""
    return author.rpartition(".")[2] == _FIRST_LIFE


def is_own_block(author: str, block: str) -> bool:
    """Whether an author gives numbers from a block of this length; restored files once opened short ones, too."""
    return is_first_life(author) or len(block) == LATER_LETTERS


def _letters_of(name: str) -> str:
    rest, letters = int.from_bytes(sha256(name.encode()).digest()), ""
    for _ in range(LATER_LETTERS):
        rest, at = divmod(rest, len(_CLEAR_LETTERS))
        letters += _CLEAR_LETTERS[at]
    return letters


def _blocks() -> Iterator[str]:
    for length in count(1):
        yield from map("".join, product(_LETTERS, repeat=length))


def _carried(text: str) -> int:
    carried = 36
    for character in text:
        carried = ((carried + ALPHABET.index(character)) % 36 or 36) * 2 % 37
    return carried


BLOCKS = tuple(islice(_blocks(), 100))
"""A to Z, AA to CV: as many as two digits of an academic number can tell apart."""
