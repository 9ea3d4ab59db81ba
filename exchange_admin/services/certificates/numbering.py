"""Numbers for papers about to be issued: in the author's own block, each kind without gaps, nothing used twice.

A number whose certificate was deleted or undone stays used; the next issue of the kind voids it with the reason, in the
same step.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeVar

from exchange_admin.documents.certificates.facts import ParticipationFacts, Trilingual
from exchange_admin.documents.papers import Paper
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.academic_numbers import SERIALS, AcademicNumber, first_serial
from exchange_admin.domain.rules.certificate_numbers import BLOCKS, CertificateNumber, block_for, is_own_block
from exchange_admin.domain.rules.paper_kinds import SERIES
from exchange_admin.domain.steps import Edit, Record, live, removal, restoral
from exchange_admin.services.exchange.agreed_blocks import AgreedBlock
from exchange_admin.services.parts import Parts, Service
from exchange_admin.store import Store

Number = TypeVar("Number")
_AFTER_ALL = "~"  # sorts behind every character of a number


@dataclass(frozen=True, slots=True)
class Reserved:
    """Numbers in order, the author's block that they are in, and the edits that belong into the step that uses them."""

    block: str
    numbers: tuple[CertificateNumber, ...]
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class _Used:
    """The serials of one kind in one block by what became of them."""

    live: frozenset[int]
    deleted: frozenset[int]
    voided: dict[int, str]  # to the id of the live record that says so

    @property
    def last(self) -> int:
        return max((*self.live, *self.deleted, *self.voided), default=0)


class Numbering(Service[Parts]):
    """Reads the register of one office file. Nothing is taken until the edits are recorded."""

    def reserve(self, office: str, year: int, kind: str, count: int, *, reason: str) -> Reserved:
        """The next `count` numbers for papers of the kind. `reason` is written to numbers whose papers were deleted."""
        blocks = [r for r in self._blocks(year) if r["office_code"] == office]
        author = self._store.author
        mine = (one for one in blocks if one["author"] == author and is_own_block(author, one.text("block")))
        own = next(mine, None)
        block = own.text("block") if own else block_for(author, self._letters(office, year, blocks))
        edits = list(self._block_edits(own, office, year, block))
        letters = block + SERIES[kind]
        used = self._used(office, year, letters)
        edits += self._voiding(office, year, letters, used, reason)
        numbers = (CertificateNumber(office, year, letters, used.last + n) for n in range(1, count + 1))
        return Reserved(block, tuple(numbers), tuple(edits))

    def _blocks(self, year: int) -> list[Record]:
        """Deleted ones too: a block stays taken."""
        return sorted(self._store.where("number_block", "year", [year]), key=lambda block: block.text("block"))

    def _letters(self, office: str, year: int, blocks: list[Record]) -> set[str]:
        """Letters of every block of the year that is opened or has a number in the register, and of those that copies
        have agreed on for every year."""
        agreed = (
            one for one in self._store.where("number_block", "block", BLOCKS) if one["author"] != self._store.author
        )
        return {block.text("block") for block in (*blocks, *agreed)} | {
            number.block[:-1] for _, number in self._numbers("certificate", f"{office}-{year}-")
        }

    def _block_edits(self, own: Record | None, office: str, year: int, block: str) -> Iterator[Edit]:
        if own is None:
            values: dict[str, Value] = {
                "office_code": office,
                "year": year,
                "block": block,
                "author": self._store.author,
            }
            yield Edit("number_block", self._origin.new_id(), values, new=True)
        elif not own.live:
            yield restoral("number_block", own.id)

    def _used(self, office: str, year: int, letters: str) -> _Used:
        start = f"{office}-{year}-{letters}"

        def serials(kind: str, *, deleted: bool) -> dict[int, str]:
            found = self._numbers(kind, start, deleted=deleted)
            return {number.serial: id for id, number in found if number.block == letters}

        return _Used(
            frozenset(serials("certificate", deleted=False)),
            frozenset(serials("certificate", deleted=True)),
            serials("voided_number", deleted=False),
        )

    def _numbers(self, kind: str, start: str, *, deleted: bool = False) -> Iterator[tuple[str, CertificateNumber]]:
        """(record id, number) of the numbers that begin with `start`."""
        return _beginning(self._store, kind, "number", start, CertificateNumber.parse, deleted=deleted)

    def _voiding(self, office: str, year: int, letters: str, used: _Used, reason: str) -> Iterator[Edit]:
        missing = set(range(1, used.last + 1)) - used.live - used.voided.keys()
        for serial in sorted(missing):
            number = str(CertificateNumber(office, year, letters, serial))
            yield Edit("voided_number", self._origin.new_id(), {"number": number, "reason": reason}, new=True)
        for serial in sorted(used.live & used.voided.keys()):  # the deletion was taken back
            yield removal("voided_number", used.voided[serial])


DETAIL = "academic_number"
_LEVEL = "academic_level"


class AcademicNumbering(Service[Parts]):
    """Numbers of 18 digits beside those of the register. A series is a school, year and level; each block of the
    register has serial numbers of its own in it, so that two PCs never give the same one. Nothing is taken until the
    edits are recorded; what was given once stays used, whatever becomes of the paper."""

    def of_graduation(self, person: str, mobility: str) -> str:
        """The number that an earlier paper about the same graduation has, revoked or not; empty for none."""
        entries = self._store.entries().of(person)
        papers = live(self._store.where("certificate", "person_id", entries))
        same = [one for one in papers if one.text("mobility_id") == mobility and one.text("academic_number")]
        first = min(same, key=lambda one: (one.text("issued_on"), one.id), default=None)
        return first.text("academic_number") if first and mobility else ""

    def given(
        self,
        papers: Sequence[Paper],
        school: str,
        block: AgreedBlock,
        *,
        earlier: Sequence[str],
        reason: str,
    ) -> tuple[list[Paper], tuple[Edit, ...]]:
        """The papers in order, and the edits that belong into the step that uses them. Papers with a level that has
        such numbers get that of the graduation in `earlier`, where it fits, else the next one of their series. The year
        is that of the graduation.

        `reason` is written to numbers whose papers were deleted. Raises RuleBroken with `academic_number.no_block`, or
        with `academic_number.not_agreed` as long as other copies of the file have not confirmed the block.
        """
        last: dict[str, int] = {}  # by the digits before the serial number
        edits: list[Edit] = []
        numbered: list[Paper] = []
        for paper, kept in zip(papers, earlier, strict=True):
            level = _detail(paper, _LEVEL)
            if not (isinstance(paper, ParticipationFacts) and school and level):
                numbered.append(paper)
                continue
            if _fits(kept, school, level):
                numbered.append(_with_number(paper, kept))
                continue
            if block.waiting:
                raise RuleBroken(not_agreed(block))
            year = (paper.ends or paper.issued).year
            series = AcademicNumber(school, year, level, 1).series
            if series not in last:
                edits += block.edits if not last else ()
                start = first_serial(block.letters)
                edits += self._voiding(series, start, reason)
                last[series] = max((n.serial for _, n in self._used(series, start)), default=start)
            last[series] += 1
            if last[series] >= first_serial(block.letters) + SERIALS:
                raise RuleBroken(Problem("academic_number.no_block", DETAIL, {"block": block.letters}))
            numbered.append(_with_number(paper, str(AcademicNumber(school, year, level, last[series]))))
        return numbered, tuple(edits)

    def _used(self, series: str, start: int) -> Iterator[tuple[str, AcademicNumber]]:
        """(record, number) of every one of the block that was ever given, voided ones too."""
        yield from self._numbers("certificate", "academic_number", series, start, deleted=False)
        yield from self._numbers("certificate", "academic_number", series, start, deleted=True)
        yield from self._numbers("voided_number", "number", series, start, deleted=False)

    def _voiding(self, series: str, start: int, reason: str) -> Iterator[Edit]:
        """Says of the numbers of deleted papers that they are void, takes it back of those that are there again."""
        live = {number for _, number in self._numbers("certificate", "academic_number", series, start, deleted=False)}
        gone = {number for _, number in self._numbers("certificate", "academic_number", series, start, deleted=True)}
        void = {number: id for id, number in self._numbers("voided_number", "number", series, start, deleted=False)}
        for number in sorted(gone - live - void.keys()):
            values = {"number": str(number), "reason": reason}
            yield Edit("voided_number", self._origin.new_id(), values, new=True)
        for number in sorted(live & void.keys()):
            yield removal("voided_number", void[number])

    def _numbers(
        self, kind: str, field: str, series: str, start: int, *, deleted: bool
    ) -> Iterator[tuple[str, AcademicNumber]]:
        found = _beginning(self._store, kind, field, series, AcademicNumber.parse, deleted=deleted)
        return ((id, number) for id, number in found if start < number.serial < start + SERIALS)


def _beginning(
    store: Store, kind: str, field: str, start: str, parse: Callable[[str], Number], *, deleted: bool
) -> Iterator[tuple[str, Number]]:
    """(record id, number) of the numbers that begin with `start`; one typed by a script under another rule is nobody's
    serial."""
    among = (Filter(field, Test.FROM, (start,)), Filter(field, Test.UNTIL, (start + _AFTER_ALL,)))
    ns = store.ids(Query(kind, filters=among, deleted=deleted))
    for id, text in store.rows(kind, ns, ("id", field)).values():
        with suppress(RuleBroken):
            yield str(id), parse(str(text))


def _fits(number: str, school: str, level: str) -> bool:
    """Whether the number of a graduation is one of this school and level."""
    try:
        known = AcademicNumber.parse(number)
    except RuleBroken:
        return False
    return (known.school, known.level) == (school, level)


def _with_number(paper: ParticipationFacts, number: str) -> ParticipationFacts:
    told = (*paper.details, (DETAIL, Trilingual(number, number, number)))
    return dataclasses.replace(paper, details=told)


def has_series(paper: Paper) -> bool:
    """Whether the level of the paper has numbers of 18 digits."""
    return bool(_detail(paper, _LEVEL))


def not_agreed(block: AgreedBlock) -> Problem:
    """Names the copies of the file that have not confirmed the block."""
    return Problem("academic_number.not_agreed", DETAIL, {"copies": tuple(block.waiting)})


def academic_number_of(paper: Paper) -> str:
    """Empty for papers without one."""
    return _detail(paper, DETAIL)


def _detail(paper: Paper, name: str) -> str:
    return dict(paper.details).get(name, Trilingual()).en if isinstance(paper, ParticipationFacts) else ""
