"""Who a replica is, and when it must become somebody new.

An author never writes the same step number twice. A file that was restored, copied or moved might have lost steps that
others already have, so it goes on under a new incarnation. The number counts the lives, the letters behind it keep
apart the lives of two copies of one file.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from exchange_admin.domain.ids import Origin, is_id
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.merge.dots import site_of
from exchange_admin.store.binding import Connection
from exchange_admin.store.journal import Author, Journal, Self

FIRST = "1"
_LETTERS = 5
_LATEST_CLOCK = (1 << 63) - (1 << 40)
"""Behind it no further step could be numbered."""
_SITE = re.compile(r"[0-9A-Za-z_-]{1,40}")
_LIFE = re.compile(r"[0-9A-Za-z-]{1,40}")
_LATER_LIFE = re.compile(r"[0-9]+-[0-9A-Za-z]{1,8}")
"""As `begin_incarnation` names it, which is done where a file had been elsewhere, before it writes its first step."""


def host_name() -> str:
    """As `platform.node` says it, whose module takes longer to load than a file to open."""
    if sys.platform != "win32":
        return os.uname().nodename
    import platform

    return platform.node()


def place_of(path: Path) -> str:
    """Changes when the file is copied or moved: computer, path and number of the file on its disk."""
    told = f"{host_name()}|{path}|{path.stat().st_ino}"
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


def refuse_strange_self(connection: Connection, path: Path) -> None:
    """Who the file says it is must be one who wrote in it. Raises RuleBroken with `office_file.strange_self`."""
    rows = connection.execute("SELECT * FROM sync_self LIMIT 2").fetchall()
    names = [column[1] for column in connection.execute("PRAGMA table_info(sync_self)")]
    told = dict(zip(names, rows[0], strict=True)) if len(rows) == 1 else {}
    if not told or not _is_plausible(told) or not _has_written(connection, told):
        raise RuleBroken(Problem("office_file.strange_self", facts={"path": str(path)}))


def _is_plausible(told: Mapping[str, Any]) -> bool:
    texts = all(isinstance(told[name], str) for name in ("site", "incarnation", "institution", "place"))
    return (
        texts
        and bool(_SITE.fullmatch(told["site"]) and _LIFE.fullmatch(told["incarnation"]))
        and (not told["institution"] or is_id(told["institution"]))
        and type(told["hlc"]) is int
        and 0 <= told["hlc"] < _LATEST_CLOCK
        and told.get("hub", "") != told["site"]
    )


def _has_written(connection: Connection, told: Mapping[str, Any]) -> bool:
    """Whether the journal knows the life, for the same institution, or it can be one that has not written yet. The
    journal of an office begins with a step of its own; that of a partner has steps of its office."""
    site, hub = told["site"], told.get("hub", "")
    first = connection.execute("SELECT author FROM sync_txn ORDER BY n LIMIT 1").fetchone()
    lives = _lives(connection, site)
    begun_there = bool(_lives(connection, hub)) if hub else first is None or site_of(first[0]) == site
    if not begun_there or not lives:
        return begun_there and (bool(hub) or first is None)
    own = f"{site}.{told['incarnation']}"
    same = all(institution == told["institution"] for institution in lives.values())
    return same and (own in lives or bool(_LATER_LIFE.fullmatch(told["incarnation"])))


def _lives(connection: Connection, site: str) -> dict[str, str]:
    """The institutions for which the lives of a site have written."""
    rows = connection.execute(
        "SELECT author, institution FROM sync_author WHERE applied > 0 AND author GLOB ?", (f"{site}.*",)
    )
    return dict(rows.fetchall())


def has_been_elsewhere(journal: Journal, place: str, last_step: tuple[str, int]) -> bool:
    """Whether this file is a backup, a copy, or knows less than what was written from here before."""
    me = journal.me
    author, seq = last_step
    known = journal.applied(author)
    return me.is_backup or me.place != place or seq > known
