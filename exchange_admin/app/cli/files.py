"""Commands on the office file as a whole: new, sample, info, check, backup, restore, journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    FOLDER,
    NEEDS_A_PERSON,
    Session,
    command,
    office_command,
    refuse_both,
    refuse_idle,
)
from exchange_admin.app.cli.output import picked
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.vocabulary import VOCABULARY
from exchange_admin.domain.wording import Wording, written_day
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import NewOffice, describe
from exchange_admin.services.sample.calendar import TODAY as SAMPLE_DAY
from exchange_admin.store.backup import restore_backup
from exchange_admin.store.checking import note_check
from exchange_admin.store.history import StepEntry
from exchange_admin.store.opening import damage_named
from exchange_admin.store.retention import KeptCopy


@command("new")
@click.option("--country", required=True, type=click.Choice(["CN", "RU"], case_sensitive=False))
@click.option("--kind", type=click.Choice(VOCABULARY["institution_kind"]), default="college", show_default=True)
def new(session: Session, file: Path, *, name: str, country: str, kind: str, code: str = "") -> int:
    office_facts = NewOffice(name, country.upper(), session.language, code, kind)
    with session.program.make_office(file, office_facts, session.who) as office:
        session.out.data({"file": file, "site": office.store.site})
    session.out.say("cli.made", path=file)
    return DONE


@command("sample")
@click.option("--people", type=click.IntRange(20, 1_000_000), default=412, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=SAMPLE_DAY.isoformat(),
    metavar="YYYY-MM-DD",
    show_default=True,
)
def sample(session: Session, file: Path, *, people: int, seed: int, today: datetime) -> int:
    with session.program.make_sample(file, people=people, seed=seed, today=today.date()) as office:
        info = describe(office.store, session.program.registry, session.language)
    session.out.data({"file": file, "people": info.counts["person"], "counts": dict(info.counts)})
    session.out.say("cli.made", path=file)
    return DONE


@office_command("info")
def info(session: Session, office: Office) -> int:
    checks = office.store.checks
    broken = [*checks.before_writing(), *checks.unreadable()]
    told = describe(office.store, session.program.registry, session.language)
    facts = picked(told, "file=path institution site author format bytes steps sqlite sqlite_at_risk")
    made = told.last_backup.isoformat() if told.last_backup else None
    later = checks.for_update() if not broken else 0
    counted = {"counts": dict(told.counts), "for_update": later}
    session.out.data({**facts, **counted, "last_backup": made, "problems": broken})
    if broken:
        session.out.say("cli.problems", n=len(broken))
        session.out.problems(broken)
    session.out.line(f"{told.institution}\n{told.path}")
    counts = [(session.words.kind(kind, 2), str(count)) for kind, count in told.counts.items() if count]
    session.out.columns(("cli.kind", "cli.count"), counts)
    session.out.say("cli.steps", n=told.steps)
    session.out.problems(checks.for_update_said() if later else ())
    backup = told.last_backup.astimezone().strftime("%Y-%m-%d %H:%M") if told.last_backup else "—"
    session.out.say("cli.last_backup", when=backup)
    session.out.say("cli.sqlite_at_risk" if told.sqlite_at_risk else "cli.sqlite", version=told.sqlite)
    return NEEDS_A_PERSON if broken else DONE


@command("check")
def check(session: Session, file: Path) -> int:
    with session.open(file) as office:
        problems = _faults(session, office, file)
        waiting = office.store.checks.undecided() if not problems else []
        remarks = office.store.checks.remarks()
    is_noted = note_check(file, problems, session.who)
    code = _report(session, problems, {"waiting": waiting, "remarks": remarks})
    if waiting:
        session.out.say("cli.waiting", n=len(waiting))
        session.out.problems(waiting)
    session.out.problems(remarks)
    if not is_noted:
        session.out.say("cli.check_not_noted")
    return code


def _faults(session: Session, office: Office, file: Path) -> list[Problem]:
    """Damage in the middle of which the check cannot go on is remembered too."""
    try:
        with damage_named(file):
            faults = office.store.checks.faults()
            return faults or office.casework.upkeep.wrong()
    except RuleBroken as broken:
        note_check(file, broken.problems, session.who)
        raise


@command("backup")
@click.argument("folder", type=FOLDER, required=False)
@click.option("--list", "listing", is_flag=True)
@click.option("--keep", type=int, metavar="DAYS")
def backup(
    session: Session,
    file: Path,
    folder: Path | None,
    *,
    listing: bool,
    purge: bool = False,
    erased: bool = False,
    keep: int | None,
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
    session.out.data({"backup": made, "folder_made": is_new})
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
    _say(session, "cli.backups_removed", gone)
    if left:
        _say(session, "cli.backups_left", left)
    if still:
        _say(session, "cli.still_in_backups", still)
    return NEEDS_A_PERSON if left or still else DONE


def _list(session: Session, file: Path) -> int:
    with session.open(file) as office:
        days, there = office.store.retention.days, office.store.retention.there()
    session.out.data({"keep_days": days, "backups": _plain(there)})
    _say(session, "cli.backups_kept", there, days)
    if holding := [one for one in there if one.holds]:
        _say(session, "cli.still_in_backups", holding)
    return DONE


def _say(session: Session, key: str, copies: Sequence[KeptCopy], n: int | None = None) -> None:
    """A sentence about so many copies, else about `n`, and each of them."""
    session.out.say(key, n=len(copies) if n is None else n)
    for one in copies:
        session.out.line("  " + said_backup(session, one.copy.path, one.copy.when, one.until))


def _plain(copies: Iterable[KeptCopy]) -> list[dict[str, object]]:
    names = "path=copy.path until reason=copy.reason"
    return [picked(one, names) | {"made": one.copy.when.isoformat(), "erased": sorted(one.holds)} for one in copies]


@command("restore")
def restore(session: Session, backup: Path, file: Path) -> int:
    aside = restore_backup(backup, file)
    session.out.data({"file": file, "set_aside": aside})
    session.out.say("cli.restored", path=file)
    if aside:
        session.out.say("cli.set_aside", path=aside)
    return DONE


@command("journal")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True)
def journal(
    session: Session, file: Path, *, verify: bool = False, rebuild: bool = False, mend: bool = False, limit: int
) -> int:
    if mend and not rebuild:
        refuse_idle("--mend", "--rebuild")
    if mend:
        return _mend(session, file)
    with session.open(file) as office:
        problems: list[Problem] = []
        if verify:
            problems += office.store.checks.verify()
        if rebuild:
            problems += office.store.checks.compare_with_rebuild()
        if verify or rebuild:
            return _report(session, problems)
        entries = office.store.history.steps(limit=limit)
        returned = office.exchange.lost_steps.returned_by([e.step for e in entries], session.language)
    told = [picked(e, "step when who verb records undoes redoes clock_ahead=ahead") for e in entries]
    session.out.data({"steps": [one | {"returned_by": returned.get(str(one["step"]))} for one in told]})
    rows = [(e.when, e.who, _said(session.words, e, returned.get(e.step, ""))) for e in entries]
    session.out.columns(("cli.when", "cli.who", "cli.what"), rows)
    return DONE


def _mend(session: Session, file: Path) -> int:
    with session.open(file, writing=True) as office:
        backup = office.store.backups.make()
        changed = office.store.rebuild()
    mended = sum(map(len, changed.ids.values()))
    session.out.data({"problems": [], "mended": mended, "backup": backup})
    session.out.say("cli.mended", n=mended)
    return DONE


def _said(words: Wording, step: StepEntry, partner: str) -> str:
    """What a step did, and what has to be known of it."""
    what = words.say(f"verb.{step.verb}", {"n": step.records})
    told = [words.say("history.redone" if step.redoes else "history.undone", {"what": what}) if step.undoes else what]
    if step.ahead:
        told.append(words.say("history.clock_ahead"))
    if partner:
        told.append(words.say("history.returned", {"name": partner}))
    return " · ".join(told)


def _report(session: Session, problems: list[Problem], others: Mapping[str, Sequence[Problem]] | None = None) -> int:
    """`others` are no faults of the file, by the key under which they are told."""
    session.out.data({"problems": problems, **(others or {})})
    if not problems:
        session.out.say("cli.no_problems")
        return DONE
    session.out.say("cli.problems", n=len(problems))
    session.out.problems(problems)
    return NEEDS_A_PERSON
