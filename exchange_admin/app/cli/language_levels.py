"""The commands `readiness list|waive` and `exam list|retake`: the language level that is asked for, and its proofs."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    NEEDS_A_PERSON,
    Session,
    command,
    office_command,
    pairs,
    referred_to,
    refuse_both,
)
from exchange_admin.app.cli.output import picked, recorded
from exchange_admin.domain import exact
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.values import academic_hours
from exchange_admin.services.exams.exam_results import ExamResult, Validity
from exchange_admin.services.office import Office
from exchange_admin.services.readiness.readiness import ReadinessRow, Standing


@office_command("readiness list")
def list_stays(session: Session, office: Office, *, term: str = "") -> int:
    rows = office.readiness.rows(referred_to(office, "mobility", "term_id", term))
    session.out.data({"stays": [_stay(row) for row in rows]})
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


def _stay(row: ReadinessRow) -> dict[str, object]:
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


_SHOWN = ("date", "exam", "level", "outcome", "valid_until", "certificate_number")


@office_command("exam list")
@click.option("--validity", type=click.Choice([one.value for one in Validity]))
def list_results(session: Session, office: Office, *, person: str = "", validity: str | None) -> int:
    id = referred_to(office, "exam_result", "person_id", person)
    found = [one for one in office.exam_results.listed(id) if validity in (None, one.validity.value)]
    people = office.store.many("person", list({one.record.text("person_id") for one in found}))
    names = {id: person_name(one.values)[0] for id, one in people.items()}
    session.out.data({"results": [_result(one, names) for one in found]})
    words = session.words
    if not found:
        session.out.say("cli.nothing_found")
        return DONE
    heads = [words.field("exam_result", name) for name in ("person_id", *_SHOWN[:4])]
    rows = []
    for one in found:
        day, exam, level, outcome = (one.record[name] for name in _SHOWN[:4])
        said = (words.choice("exam", exam), str(level or ""), words.choice("exam_outcome", outcome))
        state = words.say(f"exam.validity.{one.validity.value}", {"day": one.record.text("valid_until")})
        name = names.get(one.record.text("person_id"), "")
        rows.append((name, str(day or ""), *said, str(one.attempt), state))
    session.out.table([*heads, words.say("exam.attempt"), words.say("exam.counts")], rows)
    return DONE


@office_command("exam retake", writing=True)
@click.argument("values", nargs=-1, metavar="FIELD=VALUE...")
def retake(session: Session, office: Office, result: str, values: tuple[str, ...], *, sure: bool = False) -> int:
    told = office.records.parse("exam_result", pairs(values))
    changes = office.exam_results.retake(result, told, session.who)
    (id,) = changes.ids["exam_result"]
    attempts = office.exam_results.attempts(id)
    asked = () if sure else changes.problems
    first, number = attempts[0].record.id, len(attempts)
    session.out.data({"id": id, "first": first, "attempt": number, "step": changes.step, "problems": asked})
    session.out.say("exam.retake_entered", n=number, id=id)
    return session.asked("exam_result", asked)


def _result(one: ExamResult, names: dict[str, str]) -> dict[str, object]:
    person = one.record.text("person_id")
    facts = recorded(one.record, _SHOWN) | picked(one, "attempt first validity")
    return {"id": one.record.id, "person_id": person, "name": names.get(person, ""), **facts}
