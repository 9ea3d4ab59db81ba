"""The commands `readiness list|waive`: who of the stays to come has the language level that is asked for."""

from __future__ import annotations

from pathlib import Path

from exchange_admin.app.cli.frame import (
    DONE,
    NEEDS_A_PERSON,
    Session,
    command,
    office_command,
    referred_to,
    refuse_both,
)
from exchange_admin.app.cli.output import picked
from exchange_admin.domain import exact
from exchange_admin.domain.values import academic_hours
from exchange_admin.services.office import Office
from exchange_admin.services.readiness.readiness import ReadinessRow, Standing


@office_command("readiness list")
def list_(session: Session, office: Office, *, term: str = "") -> int:
    rows = office.readiness.rows(referred_to(office, "mobility", "term_id", term))
    session.out.data({"stays": [_as_plain(row) for row in rows]})
    _say(session, rows)
    return NEEDS_A_PERSON if any(row.standing is Standing.NOT_READY for row in rows) else DONE


@command("readiness waive")
def waive(session: Session, file: Path, mobility: str, *, reason: str = "", take_back: bool = False) -> int:
    if take_back and reason:
        refuse_both("--take-back", "--reason")
    with session.open(file, writing=True) as office:
        verbs, who = office.readiness, session.who
        done = verbs.take_back([mobility], who) if take_back else verbs.waive([mobility], reason, who)
    session.out.data({"id": mobility, "step": done.step or None})
    session.out.say("readiness.taken_back" if take_back else "readiness.waived")
    return DONE


_STAY = """id=stay.id person_id=person name starts asked=asked.written held_until=held.until
    attended_minutes=attended planned_minutes=planned standing"""
_STAY_OR_NULL = "language=asked.language held=held.written held_cefr=held.cefr stated leads_to waiver"


def _as_plain(row: ReadinessRow) -> dict[str, object]:
    over = picked(row.over, "level=written until") if row.over and row.over.until else None
    return {**picked(row, _STAY, _STAY_OR_NULL), "over": over}


def _say(session: Session, rows: list[ReadinessRow]) -> None:
    words = session.words
    session.out.say("readiness.about", n=len(rows))
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
    columns = ("standing", "person", "starts", "asked", "held", "course", "hours")
    session.out.columns([f"readiness.column.{name}" for name in columns], shown)
