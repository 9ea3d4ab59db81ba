"""The commands `readiness list|waive`: who of the stays to come has the language level that is asked for."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    NEEDS_A_PERSON,
    OFFICE_FILE,
    Session,
    referred_to,
    refuse_both,
    subcommand,
)
from exchange_admin.app.cli.speaking import SpeakingGroup
from exchange_admin.domain import exact
from exchange_admin.domain.values import academic_hours
from exchange_admin.services.readiness.readiness import Held, ReadinessRow, Standing


def add_to(group: click.Group) -> None:
    """Registers the commands of this module."""
    readiness = SpeakingGroup("readiness")
    group.add_command(readiness)

    @subcommand(readiness, "list")
    @click.argument("file", type=OFFICE_FILE)
    @click.option("--term", default="")
    def list_(session: Session, file: Path, term: str) -> int:
        with session.open(file) as office:
            rows = office.readiness.rows(referred_to(office, "mobility", "term_id", term))
        session.out.data({"stays": [_as_plain(row) for row in rows]})
        _say(session, rows)
        return NEEDS_A_PERSON if any(row.standing is Standing.NOT_READY for row in rows) else DONE

    @subcommand(readiness, "waive")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("mobility")
    @click.option("--reason", default="")
    @click.option("--take-back", is_flag=True)
    def waive(session: Session, file: Path, mobility: str, reason: str, take_back: bool) -> int:
        if take_back and reason:
            refuse_both("--take-back", "--reason")
        with session.open(file, writing=True) as office:
            verbs = office.readiness
            who = session.who
            done = verbs.take_back([mobility], who) if take_back else verbs.waive([mobility], reason, who)
        session.out.data({"id": mobility, "step": done.step or None})
        session.out.say("readiness.taken_back" if take_back else "readiness.waived")
        return DONE


def _as_plain(row: ReadinessRow) -> dict[str, object]:
    return {
        "id": row.stay.id,
        "person_id": row.person,
        "name": row.name,
        "starts": row.starts.isoformat() if row.starts else None,
        "language": row.asked.language or None,
        "asked": row.asked.written,
        "held": row.held.written or None,
        "held_cefr": row.held.cefr or None,
        "held_until": row.held.until.isoformat() if row.held.until else None,
        "over": _over(row.over),
        "stated": row.stated or None,
        "leads_to": row.leads_to or None,
        "attended_minutes": row.attended,
        "planned_minutes": row.planned,
        "waiver": row.waiver or None,
        "standing": row.standing.value,
    }


def _over(over: Held | None) -> dict[str, object] | None:
    return {"level": over.written, "until": over.until.isoformat()} if over and over.until else None


def _say(session: Session, rows: list[ReadinessRow]) -> None:
    words = session.words
    session.out.say("readiness.about", n=len(rows))
    columns = ("standing", "person", "starts", "asked", "held", "course", "hours")
    shown = []
    for row in rows:
        hours = " + ".join(exact.decimal_text(academic_hours(minutes), 1) for minutes in (row.attended, row.planned))
        starts = row.starts.isoformat() if row.starts else ""
        standing = words.say(f"readiness.standing.{row.standing.value}")
        held = row.held.written or "—"
        if row.over and row.over.until:
            held = words.say("readiness.over", {"level": row.over.written, "day": row.over.until.isoformat()})
        levels = (row.asked.written, held, row.leads_to or "—")
        shown.append((standing, row.name, starts, *levels, hours))
    session.out.table([words.say(f"readiness.column.{name}") for name in columns], shown)
