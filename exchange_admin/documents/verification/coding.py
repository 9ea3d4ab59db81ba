"""The codes of papers made: one on a certificate, as many as its lines need on a paper of tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain

from exchange_admin.documents.verification.paper_lines import PaperLines
from exchange_admin.documents.verification.second_format import MOST_PARTS, Part, Signer, is_room_for, signed_part
from exchange_admin.documents.verification.statement import CUT, Columns, Fact, Line, Row, shortened
from exchange_admin.domain.problems import Problem, RuleBroken

MODULE_MM = 0.5
GAP_MM = 3.0
"""Between the codes of a page: more than the four modules that have to stay white."""
_ON_CERTIFICATES = (11, 12, 13, 17)
"""The fewest modules that hold what is needed: they are most of what a page adds to a file."""
_ON_PAGES = (15, 17, 18, 20, 25)
_UPRIGHT_MM = 200
"""Pages with a wider measure have room for two codes beside the signatory."""
_MANY_PAGES = 5
"""Of a paper for which it does not matter whether the last one is full."""
_LONGEST = (240, 120, 60, 30, 15)
"""Letters of a text in a code of a table, the next fewer where the lines of a page do not fit into any symbols."""
_KEPT = {13: 60, 17: 1}
"""Bytes of the programme that a symbol must hold if it may be cut; else the code grows."""

_Parts = Sequence[Sequence[tuple[Line, ...]]]
PageLines = Sequence[Sequence[Line]]
"""The lines of each page."""


@dataclass(frozen=True, slots=True)
class PageCodes:
    """`side` of each code in millimetres, how many stand beside the signatory, and the codes of each page."""

    side: float
    beside: int
    pages: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Way:
    """Codes of a version, so many beside the signatory; the parts of each page."""

    version: int
    beside: int
    parts: _Parts

    @property
    def count(self) -> int:
        return sum(map(len, self.parts))


def single_code(lines: PaperLines, digest: bytes, signer: Signer) -> str:
    """The code of a certificate: small where the whole of what is needed fits, else large; a long programme is cut, and
    the rest is stated as far as the symbol has room.

    Raises RuleBroken with `certificate.code_too_long`.
    """
    needed = (*lines.first, *lines.needed)
    for version in _ON_CERTIFICATES:
        if (fitting := _fitting(needed, version)) is not None:
            more = _as_many(fitting, lines.more, version)
            return signed_part(Part(1, 1, digest, more), signer)
    said = {one.key: one.value for one in needed}
    holder = said.get("native") or said.get("latin", "")
    raise RuleBroken(Problem("certificate.code_too_long", "number", {"holder": holder}))


def page_codes(
    lines: PaperLines, stated: Callable[[float, int], PageLines], across: float, digest: bytes, signer: Signer
) -> PageCodes:
    """The codes of a paper whose pages are `across` millimetres wide between their margins.

    `stated` answers with the lines of its pages where there is room for codes of so many millimetres, at the foot of
    every page or so many of them beside the signatory of the last one, where they move nothing that stands above. Taken
    is what needs fewest pages, then fewest codes. Raises RuleBroken with `certificate.code_too_long`.
    """
    fewest = len(stated(0.0, 0))
    most = 0 if fewest > _MANY_PAGES else 2 if across > _UPRIGHT_MM else 1
    pages_of = cache(lambda beside, version: stated(side_of(version), beside))
    for longest in _LONGEST:
        found: list[_Way] = []
        for beside in range(most + 1):
            found += _ways(beside, across, partial(_parts, lines, longest, partial(pages_of, beside)))
            if any(len(way.parts) == fewest for way in found):
                break
        if found:
            best = min(found, key=lambda way: (len(way.parts), way.count))
            return PageCodes(side_of(best.version), best.beside, tuple(_signed(best, digest, signer)))
    raise RuleBroken(Problem("certificate.code_too_long", "number", {"holder": lines.first[0].value}))


def _ways(beside: int, across: float, parts_of: Callable[[int], _Parts]) -> Iterator[_Way]:
    """From the smallest symbols for which each page has room, up to those that need more pages."""
    fewest = 0
    for version in _ON_PAGES:
        way = _Way(version, beside, parts_of(version))
        if fewest and len(way.parts) > fewest:
            return
        if _have_room(way.parts, across, version, beside):
            yield way
            fewest = len(way.parts)
            if way.count == fewest:
                return


def _parts(lines: PaperLines, longest: int, pages_of: Callable[[int], PageLines], version: int) -> _Parts:
    pages = pages_of(version)
    return [[*_divided(lines, page, version, longest, not place)] for place, page in enumerate(pages)]


def _have_room(divided: Sequence[Sequence[object]], across: float, version: int, beside: int) -> bool:
    """Whether each page has room for its codes."""
    abreast = int((across + GAP_MM) / (side_of(version) + GAP_MM))
    room = [abreast] * len(divided)
    if beside:
        room[-1] = beside
    count = sum(map(len, divided))
    return count <= MOST_PARTS and all(len(parts) <= most for parts, most in zip(divided, room, strict=True))


def side_of(version: int) -> float:
    """Millimetres of a symbol of this version on a page of a table."""
    return (17 + 4 * version) * MODULE_MM


def _fitting(needed: Sequence[Fact], version: int) -> tuple[Fact, ...] | None:
    """With all of the programme, or as much as there is room for; None where that is too little."""
    if is_room_for(needed, version):
        return tuple(needed)
    if version not in _KEPT:
        return None
    programme = next((one.value for one in needed if one.key == "programme"), "")
    low, high, found = 0, len(programme), None
    while low < high:
        kept = (low + high) // 2
        tried = tuple(_shorter(one, kept) for one in needed)
        if is_room_for(tried, version):
            low, found = kept + 1, tried
        else:
            high = kept
    shown = next((one.value for one in found or () if one.key == "programme"), "")
    return found if len(shown.encode()) >= _KEPT[version] else None


def _shorter(fact: Fact, letters: int) -> Fact:
    if fact.key != "programme" or len(fact.value) <= letters:
        return fact
    return Fact(fact.key, fact.value[:letters].rstrip(f" {CUT}") + CUT)


def _as_many(lines: tuple[Fact, ...], more: Sequence[Fact], version: int) -> tuple[Fact, ...]:
    """With each of `more` that there is still room for; all at once where that is so."""
    if is_room_for((*lines, *more), version):
        return (*lines, *more)
    for one in more:
        if is_room_for((*lines, one), version):
            lines = (*lines, one)
    return lines


def _divided(
    lines: PaperLines, page: Sequence[Line], version: int, longest: int, is_first: bool
) -> Iterator[tuple[Line, ...]]:
    """The lines of a page in parts that each fit; a part that begins within a table repeats its head."""
    first: tuple[Line, ...] = lines.first
    told = chain(lines.needed, lines.more, page) if is_first else iter(page)
    part = first
    head: tuple[Line, ...] = ()
    for line in (shortened(one, longest) for one in told):
        if is_room_for((*part, line), version):
            part = (*part, line)
        else:
            if part != (*first, *head):
                yield part
            part = (*first, *(head if isinstance(line, Row) else ()), line)
            if not is_room_for(part, version):
                yield from [()] * (MOST_PARTS + 1)  # a line that fits into no symbol of this version
                return
        if isinstance(line, Columns):
            head = (line,)
    yield part


def _signed(way: _Way, digest: bytes, signer: Signer) -> Iterator[tuple[str, ...]]:
    place = 0
    for parts in way.parts:
        codes = []
        for lines in parts:
            place += 1
            codes.append(signed_part(Part(place, way.count, digest, lines), signer))
        yield tuple(codes)
