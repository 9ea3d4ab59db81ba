"""The command `package returned`: changes of ours that were lost here and that partners have kept."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.exchange import opened_exchange
from exchange_admin.app.cli.frame import DONE, NEEDS_A_PERSON, OFFICE_FILE, Session, subcommand
from exchange_admin.services.exchange.cards import ReturnedCard


def add_returned(package: click.Group) -> None:
    """Registers the command."""

    @subcommand(package, "returned")
    @click.argument("file", type=OFFICE_FILE)
    @click.option("--recover", is_flag=True)
    @click.option("--unsigned", is_flag=True)
    @click.option("--dismiss", is_flag=True)
    def returned(session: Session, file: Path, recover: bool, unsigned: bool, dismiss: bool) -> int:
        with opened_exchange(session, file, writing=recover or dismiss) as (_, tools):
            before = tools.lost_steps.cards(session.language)
            if recover:
                tools.lost_steps.take_back(session.who, unproved=unsigned)
            if dismiss:
                tools.lost_steps.refuse(unproved_only=unsigned)
            waiting = tools.lost_steps.cards(session.language) if recover or dismiss else before
        done = [card for card in before if card.key not in {one.key for one in waiting}]
        session.out.data({"waiting": [_plain(card) for card in waiting], "done": len(done)})
        for card in waiting:
            _say(session, card)
        if recover or dismiss:
            session.out.say("cli.returned_done" if recover else "cli.returned_dismissed", n=len(done))
        elif not waiting:
            session.out.say("cli.nothing_returned")
        return NEEDS_A_PERSON if waiting else DONE


def _say(session: Session, card: ReturnedCard) -> None:
    words = session.words
    title = card.title or words.kind(card.kind)
    session.out.line(f"{words.kind(card.kind)}: {title} · {card.partner} · {card.who} {card.when}")
    session.out.line(f"  {words.say('exchange.returned.signed' if card.proved else 'exchange.returned.unsigned')}")
    for value in card.values:
        session.out.line(f"  {value.field}: {value.here or '—'} → {value.returned or '—'}")


def _plain(card: ReturnedCard) -> dict[str, object]:
    return {
        "kind": card.kind,
        "id": card.record,
        "title": card.title or None,
        "partner": card.partner,
        "who": card.who,
        "when": card.when,
        "signed": card.proved,
        "values": [{"field": one.field, "here": one.here, "returned": one.returned} for one in card.values],
    }
