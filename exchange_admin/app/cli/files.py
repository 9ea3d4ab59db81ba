"""Commands on the office file as a whole: new, sample, info, check, backup, restore, journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from exchange_admin.app.cli.backups import add_to as add_backup
from exchange_admin.app.cli.frame import DONE, NEEDS_A_PERSON, OFFICE_FILE, Session, refuse_idle, subcommand
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.wording import Wording
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import NewOffice, describe
from exchange_admin.store.backup import restore_backup
from exchange_admin.store.checking import note_check
from exchange_admin.store.history import StepEntry
from exchange_admin.store.opening import damage_named


def add_to(group: click.Group) -> None:
    """Registers the commands of this module."""
    _add_new(group)
    _add_sample(group)
    _add_info(group)
    _add_check(group)
    add_backup(group)
    _add_restore(group)
    _add_journal(group)


def _add_new(group: click.Group) -> None:
    @subcommand(group, "new")
    @click.argument("file", type=OFFICE_FILE)
    @click.option("--name", required=True)
    @click.option("--country", required=True, type=click.Choice(["CN", "RU"], case_sensitive=False))
    @click.option("--code", default="")
    def new(session: Session, file: Path, name: str, country: str, code: str) -> int:
        office_facts = NewOffice(name, country.upper(), session.language, code)
        with session.program.make_office(file, office_facts, session.who) as office:
            session.out.data({"file": str(file), "site": office.store.site})
        session.out.say("cli.made", path=file)
        return DONE


def _add_sample(group: click.Group) -> None:
    @subcommand(group, "sample")
    @click.argument("file", type=OFFICE_FILE)
    @click.option("--people", type=click.IntRange(20, 1_000_000), default=412, show_default=True)
    @click.option("--seed", type=int, default=1, show_default=True)
    def sample(session: Session, file: Path, people: int, seed: int) -> int:
        with session.program.make_sample(file, people=people, seed=seed) as office:
            info = describe(office.store, session.program.registry, session.language)
        session.out.data({"file": str(file), "people": info.counts["person"], "counts": dict(info.counts)})
        session.out.say("cli.made", path=file)
        return DONE


def _add_info(group: click.Group) -> None:
    @subcommand(group, "info")
    @click.argument("file", type=OFFICE_FILE)
    def info(session: Session, file: Path) -> int:
        with session.open(file) as office:
            checks = office.store.checks
            broken = [*checks.before_writing(), *checks.unreadable()]
            told = describe(office.store, session.program.registry, session.language)
        filled = {kind: count for kind, count in told.counts.items() if count}
        session.out.data(
            {
                "file": str(told.path),
                "institution": told.institution,
                "site": told.site,
                "author": told.author,
                "format": told.format,
                "bytes": told.bytes,
                "steps": told.steps,
                "counts": dict(told.counts),
                "last_backup": told.last_backup.isoformat() if told.last_backup else None,
                "sqlite": told.sqlite,
                "sqlite_at_risk": told.sqlite_at_risk,
                "problems": [problem.as_plain() for problem in broken],
            }
        )
        if broken:
            session.out.say("cli.problems", n=len(broken))
            session.out.problems(broken)
        session.out.line(f"{told.institution}\n{told.path}")
        session.out.table(
            (session.words.say("cli.kind"), session.words.say("cli.count")),
            [(session.words.kind(kind, 2), str(count)) for kind, count in filled.items()],
        )
        session.out.say("cli.steps", n=told.steps)
        backup = told.last_backup.astimezone().strftime("%Y-%m-%d %H:%M") if told.last_backup else "—"
        session.out.say("cli.last_backup", when=backup)
        session.out.say("cli.sqlite_at_risk" if told.sqlite_at_risk else "cli.sqlite", version=told.sqlite)
        return NEEDS_A_PERSON if broken else DONE


def _add_check(group: click.Group) -> None:
    @subcommand(group, "check")
    @click.argument("file", type=OFFICE_FILE)
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
            return office.store.checks.faults()
    except RuleBroken as broken:
        note_check(file, broken.problems, session.who)
        raise


def _add_restore(group: click.Group) -> None:
    @subcommand(group, "restore")
    @click.argument("backup", type=OFFICE_FILE)
    @click.argument("file", type=OFFICE_FILE)
    def restore(session: Session, backup: Path, file: Path) -> int:
        aside = restore_backup(backup, file)
        session.out.data({"file": str(file), "set_aside": str(aside) if aside else None})
        session.out.say("cli.restored", path=file)
        if aside:
            session.out.say("cli.set_aside", path=aside)
        return DONE


def _add_journal(group: click.Group) -> None:
    @subcommand(group, "journal")
    @click.argument("file", type=OFFICE_FILE)
    @click.option("--verify", is_flag=True)
    @click.option("--rebuild", is_flag=True)
    @click.option("--mend", is_flag=True)
    @click.option("--limit", type=click.IntRange(1), default=20, show_default=True)
    def journal(session: Session, file: Path, verify: bool, rebuild: bool, mend: bool, limit: int) -> int:
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
        words = session.words
        session.out.data(
            {
                "steps": [
                    {
                        "step": e.step,
                        "when": e.when,
                        "who": e.who,
                        "verb": e.verb,
                        "records": e.records,
                        "clock_ahead": e.ahead,
                        "returned_by": returned.get(e.step),
                    }
                    for e in entries
                ]
            }
        )
        session.out.table(
            (words.say("cli.when"), words.say("cli.who"), words.say("cli.what")),
            [(e.when, e.who, _said(words, e, returned.get(e.step, ""))) for e in entries],
        )
        return DONE


def _mend(session: Session, file: Path) -> int:
    with session.open(file, writing=True) as office:
        backup = office.store.backups.make()
        changed = office.store.rebuild()
    mended = sum(map(len, changed.ids.values()))
    session.out.data({"problems": [], "mended": mended, "backup": str(backup)})
    session.out.say("cli.mended", n=mended)
    return DONE


def _said(words: Wording, step: StepEntry, partner: str) -> str:
    """What a step did, and what has to be known of it."""
    told = [words.say(f"verb.{step.verb}", {"n": step.records})]
    if step.ahead:
        told.append(words.say("history.clock_ahead"))
    if partner:
        told.append(words.say("history.returned", {"name": partner}))
    return " · ".join(told)


def _report(session: Session, problems: list[Problem], others: Mapping[str, Sequence[Problem]] | None = None) -> int:
    """`others` are no faults of the file, by the key under which they are told."""
    told = {"problems": problems, **(others or {})}
    session.out.data({key: [problem.as_plain() for problem in some] for key, some in told.items()})
    if not problems:
        session.out.say("cli.no_problems")
        return DONE
    session.out.say("cli.problems", n=len(problems))
    session.out.problems(problems)
    return NEEDS_A_PERSON
