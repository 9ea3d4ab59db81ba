"""The command `erase`."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.exchange import opened_exchange
from exchange_admin.app.cli.frame import DONE, OFFICE_FILE, Session, subcommand
from exchange_admin.domain.dates import read_date
from exchange_admin.domain.vocabulary import VOCABULARY
from exchange_admin.services.exchange.statuses import ERASE_PAPERS, KEEP_PAPERS, ErasurePlan


def add_to(group: click.Group) -> None:
    """Registers the command of this module."""

    @subcommand(group, "erase")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("person")
    @click.option(
        "--reason", "why", type=click.Choice(VOCABULARY["erasure_reason"]), default="request", show_default=True
    )
    @click.option("--papers", type=click.Choice([KEEP_PAPERS, ERASE_PAPERS]), default=KEEP_PAPERS, show_default=True)
    @click.option("--keep-until", default="", metavar="YYYY-MM-DD")
    @click.option("--dry-run", is_flag=True)
    def erase(session: Session, file: Path, person: str, why: str, papers: str, keep_until: str, dry_run: bool) -> int:
        until = read_date(keep_until).day if keep_until else None
        with opened_exchange(session, file, writing=not dry_run) as (_, tools):
            plan = tools.erasing.plan(person, session.language)
            step = ""
            if not dry_run:
                step = tools.erasing.erase(person, session.who, why, papers=papers, keep_until=until).step
        session.out.data({**_plan(plan), "step": step or None})
        session.out.table(
            (session.words.say("cli.kind"), session.words.say("cli.count")),
            [(session.words.kind(kind, 2), str(n)) for kind, n in plan.records.items()],
        )
        session.out.say("cli.dry_run" if dry_run else "cli.erased")
        return DONE


def _plan(plan: ErasurePlan) -> dict[str, object]:
    return {
        "person": plan.person_id,
        "entries": list(plan.entries),
        "records": dict(plan.records),
        "papers": [{"id": one.id, "number": one.number, "kind": one.kind} for one in plan.papers],
        "partners": list(plan.partners),
        "backups": [str(path) for path in plan.backups],
    }
