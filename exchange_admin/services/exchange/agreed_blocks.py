"""Short blocks of numbers that every known copy of the office's file has agreed on (decision 27).

A number of 18 digits has room for a hundred blocks. A file in its first life has blocks of its own; one that was
restored or copied asks for one, and has it as soon as every other copy that is known has read this and nobody else
has asked for the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.rules.academic_numbers import is_school_code
from exchange_admin.domain.rules.certificate_numbers import (
    BLOCKS,
    block_to_agree_on,
    first_block_to_agree_on,
    is_first_life,
)
from exchange_admin.domain.steps import Edit, Record
from exchange_admin.merge.dots import site_of
from exchange_admin.services.office_files import own_office
from exchange_admin.store import Store

_BLOCK = "number_block"
_COPIES = "mailbox.copies"
_LATEST = 500


@dataclass(frozen=True, slots=True)
class AgreedBlock:
    """`letters` are of BLOCKS, empty when all are taken. `edits` ask for the block where nobody has yet. `waiting` are
    the copies that have not confirmed it, each by who last wrote there and its author: as long as there are any, no
    number is given from it.
    """

    letters: str
    edits: tuple[Edit, ...] = ()
    waiting: tuple[str, ...] = ()


class AgreedBlocks:
    """Reads one office file."""

    def __init__(self, store: Store, origin: Origin) -> None:
        self._store, self._origin = store, origin

    def of_life(self, office: str, year: int) -> AgreedBlock:
        """The block of the present life, which is not the first one; the same for every year once it is there."""
        taken = self._taken()
        own = next((one for one in self._asked() if one.text("block") not in taken), None)
        others = self._other_lives()
        if own is None:
            letters = block_to_agree_on(self._store.author, taken, self._guessed())
            return AgreedBlock(letters, self._asking(office, year, letters), self._called(others))
        step = self._step(own)
        waiting = [life for life in others if not self._has_confirmed(life, step)]
        return AgreedBlock(own.text("block"), (), self._called(waiting))

    def wanted(self, office: str, year: int) -> tuple[Edit, ...]:
        """What asks for a block, where the own institution gives such numbers and none was asked for."""
        if is_first_life(self._store.author) or not self._is_school():
            return ()
        return self.of_life(office, year).edits

    def _asking(self, office: str, year: int, letters: str) -> tuple[Edit, ...]:
        values: dict[str, Value] = {"office_code": office, "year": year, "block": letters, "author": self._store.author}
        return (Edit(_BLOCK, self._origin.new_id(), values, new=True),) if letters else ()

    def _asked(self) -> list[Record]:
        """Deleted ones too: a block stays taken."""
        found = self._store.where(_BLOCK, "author", [self._store.author])
        return sorted((one for one in found if one.text("block") in BLOCKS), key=lambda one: one.id)

    def _taken(self) -> set[str]:
        """Short blocks of others, in whatever year."""
        blocks = self._store.where(_BLOCK, "block", BLOCKS)
        return {one.text("block") for one in blocks if one["author"] != self._store.author}

    def _guessed(self) -> set[str]:
        """What other lives would have asked for by their names, should that have been lost with a disk."""
        lives = {*self._lives(), *(one.life for one in self._store.exchange.ended.all())}
        return {first_block_to_agree_on(life) for life in lives if not is_first_life(life)}

    def _other_lives(self) -> tuple[str, ...]:
        """Copies of this file that may still be at work."""
        over = {one.life: one.ended_at for one in self._store.exchange.ended.all()}
        lives = sorted(set(self._lives()))
        return tuple(life for life in lives if life not in over or self._store.peers[life].received > over[life])

    def _called(self, lives: Sequence[str]) -> tuple[str, ...]:
        writers: dict[str, str] = {}
        for step in self._store.history.steps(limit=_LATEST) if lives else ():
            writers.setdefault(step.author, step.who)
        return tuple(f"{writers[life]} ({life})" if writers.get(life) else life for life in lives)

    def _lives(self) -> Iterator[str]:
        known = (*self._store.exchange.known(), *(peer.site for peer in self._store.peers.all()))
        for life in (*known, *self._store.settings.like(_COPIES, [])):
            if isinstance(life, str) and site_of(life) == self._store.site and life != self._store.author:
                yield life

    def _has_confirmed(self, life: str, step: int) -> bool:
        """Whether the copy has read our step, and nothing that it knew then is still on its way to us."""
        theirs, ours = self._store.peers[life].known, self._store.exchange.known()
        lives = (author for author in theirs if site_of(author) == self._store.site)
        return theirs.get(self._store.author, 0) >= step and all(theirs[one] <= ours.get(one, 0) for one in lives)

    def _step(self, block: Record) -> int:
        """The number of the own step that asked for it."""
        first = self._store.history.of(_BLOCK, block.id)[-1]
        return int(first.step.rpartition(":")[2])

    def _is_school(self) -> bool:
        institution = self._store.get("institution", own_office(self._store).text("institution_id"))
        return (
            institution is not None
            and institution["country"] == "CN"
            and is_school_code(institution.text("national_code"))
        )
