"""The command `backup`: a copy now, which copies there are and until when, and removing those that are due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    FOLDER,
    NEEDS_A_PERSON,
    OFFICE_FILE,
    Session,
    refuse_both,
    refuse_idle,
    subcommand,
)
from exchange_admin.domain.wording import written_day
from exchange_admin.store.retention import KeptCopy


def add_to(group: click.Group) -> None:
    """Registers the command of this module."""

    @subcommand(group, "backup")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("folder", type=FOLDER, required=False)
    @click.option("--list", "listing", is_flag=True)
    @click.option("--purge", is_flag=True)
    @click.option("--erased", is_flag=True)
    @click.option("--keep", type=int, metavar="DAYS")
    def backup(
        session: Session, file: Path, folder: Path | None, listing: bool, purge: bool, erased: bool, keep: int | None
    ) -> int:
        if erased and not purge:
            refuse_idle("--erased", "--purge")
        if purge and folder is not None:
            refuse_both("--purge", "FOLDER")
        if keep is not None:
            with session.open(file, writing=True) as office:
                office.store.retention.keep(keep)
        if purge:
            return _purge(session, file, erased=erased)
        if listing or keep is not None:
            return _list(session, file)
        is_new = folder is not None and not folder.exists()
        with session.open(file) as office:
            made = office.store.backups.make(folder)
        session.out.data({"backup": str(made), "folder_made": is_new})
        if is_new:
            session.out.say("cli.folder_made", path=folder)
        session.out.say("cli.backed_up", path=made)
        return DONE


def said_backup(session: Session, path: Path, made: datetime, until: date) -> str:
    """A copy on one line: when it was made, until when it is kept, where it is."""
    language = session.language
    facts = {"made": written_day(language, f"{made:%Y-%m-%d}"), "until": written_day(language, until.isoformat())}
    return session.words.say("cli.backup_line", {**facts, "path": path})


def _purge(session: Session, file: Path, *, erased: bool) -> int:
    with session.open(file) as office:
        retention = office.store.retention
        going = retention.removable(erased=erased)
        if erased and going and len(going) == len(retention.there()):
            office.store.backups.make()
        left = retention.remove(going)
        still = [one for one in retention.there() if one.holds]
    gone = [one for one in going if one not in left]
    session.out.data({"removed": _plain(gone), "left": _plain(left), "holding": _plain(still)})
    session.out.say("cli.backups_removed", n=len(gone))
    _say(session, gone)
    if left:
        session.out.say("cli.backups_left", n=len(left))
        _say(session, left)
    if still:
        session.out.say("cli.still_in_backups", n=len(still))
        _say(session, still)
    return NEEDS_A_PERSON if left or still else DONE


def _list(session: Session, file: Path) -> int:
    with session.open(file) as office:
        days, there = office.store.retention.days, office.store.retention.there()
    session.out.data({"keep_days": days, "backups": _plain(there)})
    session.out.say("cli.backups_kept", n=days)
    _say(session, there)
    if holding := [one for one in there if one.holds]:
        session.out.say("cli.still_in_backups", n=len(holding))
        _say(session, holding)
    return DONE


def _say(session: Session, copies: Iterable[KeptCopy]) -> None:
    for one in copies:
        session.out.line("  " + said_backup(session, one.copy.path, one.copy.when, one.until))


def _plain(copies: Iterable[KeptCopy]) -> list[dict[str, object]]:
    return [
        {
            "path": str(one.copy.path),
            "made": one.copy.when.isoformat(),
            "until": one.until.isoformat(),
            "reason": one.copy.reason.value,
            "erased": sorted(one.holds),
        }
        for one in copies
    ]
