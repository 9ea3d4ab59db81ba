"""The command `erase`."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.files import said_backup
from exchange_admin.app.cli.frame import (
    DONE,
    NEEDS_A_PERSON,
    Session,
    command,
    typed_day,
)
from exchange_admin.app.cli.output import picked
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.vocabulary import VOCABULARY
from exchange_admin.services.exchange.statuses import ERASE_PAPERS, KEEP_PAPERS


@command("erase")
@click.option("--reason", "why", type=click.Choice(VOCABULARY["erasure_reason"]), default="request", show_default=True)
@click.option("--papers", type=click.Choice([KEEP_PAPERS, ERASE_PAPERS]), default=KEEP_PAPERS, show_default=True)
@click.option("--keep-until", default="", metavar="YYYY-MM-DD")
def erase(
    session: Session, file: Path, person: str, *, why: str, papers: str, keep_until: str, dry_run: bool = False
) -> int:
    until = typed_day(keep_until) if keep_until else None
    with session.open(file, writing=not dry_run, unlocking=True) as office:
        plan = office.exchange.erasing.plan(person, session.language)
        made = Changes()
        if not dry_run:
            made = office.exchange.erasing.erase(person, session.who, why, papers=papers, keep_until=until)
    told = picked(plan, "person=person_id entries records partners")
    told["papers"] = [picked(one, "id number kind") for one in plan.papers]
    told["backups"] = [picked(one, "path until") | {"made": one.made.isoformat()} for one in plan.backups]
    session.out.data({**told, "step": made.step or None, "problems": made.problems})
    counts = [(session.words.kind(kind, 2), str(n)) for kind, n in plan.records.items()]
    session.out.columns(("cli.kind", "cli.count"), counts)
    session.out.say("cli.dry_run" if dry_run else "cli.erased")
    if plan.backups:
        session.out.say("cli.still_in_backups", n=len(plan.backups))
    for one in plan.backups:
        session.out.line("  " + said_backup(session, one.path, one.made, one.until))
    session.out.problems(made.problems)
    return NEEDS_A_PERSON if made.problems else DONE
