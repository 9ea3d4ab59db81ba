"""The command `package waiting`: steps of others that cannot count yet, and giving up what nobody has any more."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.exchange import opened_exchange
from exchange_admin.app.cli.frame import DONE, NEEDS_A_PERSON, OFFICE_FILE, Session, subcommand


def add_waiting(package: click.Group) -> None:
    """Registers the command."""

    @subcommand(package, "waiting")
    @click.argument("file", type=OFFICE_FILE)
    @click.option("--give-up", is_flag=True)
    def waiting(session: Session, file: Path, give_up: bool) -> int:
        with opened_exchange(session, file, writing=give_up) as (office, tools):
            before = len(office.store.exchange.waiting())
            changes = tools.ended_copies.give_up(session.who) if give_up else None
            steps = office.store.exchange.waiting()
            problems = tools.ended_copies.waits(steps)
        gone_on = before - len(steps)
        session.out.data(
            {
                "waiting": [
                    {
                        "author": one.author,
                        "seq": one.seq,
                        "missing_author": one.missing_author,
                        "missing_seq": one.missing_seq,
                    }
                    for one in steps
                ],
                "gone_on": gone_on,
                "step": (changes.step if changes else "") or None,
                "problems": [problem.as_plain() for problem in problems],
            }
        )
        if changes is not None:
            session.out.say("cli.gone_on", n=gone_on)
        session.out.problems(problems)
        if not steps and changes is None:
            session.out.say("cli.nothing_waits")
        return NEEDS_A_PERSON if steps else DONE
