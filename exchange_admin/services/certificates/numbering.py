"""Numbers for papers about to be issued: in the author's own block, each kind without gaps, nothing used twice.

A number whose certificate was deleted or undone stays used; the next issue of the kind voids it with the reason, in the
same step.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.certificate_numbers import BLOCKS, CertificateNumber, block_for, is_own_block
from exchange_admin.domain.rules.paper_series import SERIES
from exchange_admin.domain.steps import Edit, Record, removal, restoral
from exchange_admin.store import Store

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


class Numbering:
    """Reads the register of one office file. Nothing is taken until the edits are recorded."""

    def __init__(self, store: Store, origin: Origin) -> None:
        self._store, self._origin = store, origin

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
        among = (Filter("number", Test.FROM, (start,)), Filter("number", Test.UNTIL, (start + _AFTER_ALL,)))
        ns = self._store.ids(Query(kind, filters=among, deleted=deleted))
        for id, text in self._store.rows(kind, ns, ("id", "number")).values():
            try:
                yield str(id), CertificateNumber.parse(str(text))
            except RuleBroken:
                continue  # a number typed by a script under another rule is nobody's serial

    def _voiding(self, office: str, year: int, letters: str, used: _Used, reason: str) -> Iterator[Edit]:
        missing = set(range(1, used.last + 1)) - used.live - used.voided.keys()
        for serial in sorted(missing):
            number = str(CertificateNumber(office, year, letters, serial))
            yield Edit("voided_number", self._origin.new_id(), {"number": number, "reason": reason}, new=True)
        for serial in sorted(used.live & used.voided.keys()):  # the deletion was taken back
            yield removal("voided_number", used.voided[serial])
