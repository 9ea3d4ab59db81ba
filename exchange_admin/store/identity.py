"""Who a replica is, and when it must become somebody new.

An author never writes the same step number twice. A file that was restored, copied or moved might have lost steps that
others already have, so it goes on under a new incarnation. The number counts the lives, the letters behind it keep
apart the lives of two copies of one file.
"""

from __future__ import annotations

import hashlib
import platform
from dataclasses import replace
from pathlib import Path

from exchange_admin.domain.ids import Origin
from exchange_admin.store.journal import Author, Journal, Self

FIRST = "1"
_LETTERS = 5


def place_of(path: Path) -> str:
    """Changes when the file is copied or moved: computer, path and number of the file on its disk."""
    told = f"{platform.node()}|{path}|{path.stat().st_ino}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def begin_site(journal: Journal, origin: Origin, institution: str, place: str) -> None:
    """The first life of a new file."""
    journal.begin_life(Self(origin.new_site(), FIRST, institution, 0, place, is_backup=False))


def begin_incarnation(journal: Journal, origin: Origin, place: str) -> None:
    """A new life; its first step will tell everything that is applied here."""
    me = journal.me
    count = int("".join(one for one in me.incarnation.split("-")[0] if one.isdigit()) or 0) + 1
    incarnation = f"{count}-{origin.new_site()[:_LETTERS]}"
    journal.begin_life(replace(me, incarnation=incarnation, place=place, is_backup=False))
    for author, state in list(journal.authors.items()):
        journal.save_author(author, Author(state.institution, state.applied, 0, state.stopped))


def has_been_elsewhere(journal: Journal, place: str, last_step: tuple[str, int]) -> bool:
    """Whether this file is a backup, a copy, or knows less than what was written from here before."""
    me = journal.me
    author, seq = last_step
    known = journal.authors.get(author, Author()).applied
    return me.is_backup or me.place != place or seq > known
