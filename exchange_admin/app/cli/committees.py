"""The commands `minutes …` and `decisions …`: what a committee agreed on, who approved it, and what comes of it."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.approving import (
    approval_options,
    declined_by,
    plain_change,
    said_of_declined,
    say_changed,
    signed_by,
)
from exchange_admin.app.cli.frame import (
    DONE,
    FILE,
    NEEDS_A_PERSON,
    Session,
    listed,
    office_command,
    referred_to,
    refuse_idle,
    refuse_other_than,
    typed_day,
)
from exchange_admin.app.cli.output import picked, recorded
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.rules.committee.control import Urgency
from exchange_admin.domain.rules.committee.states import DECISION_STATES
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.domain.wording import written_day
from exchange_admin.services.boxed_characters import boxed_plain, boxed_said
from exchange_admin.services.committee.controlling import Controlled, counted, text_in
from exchange_admin.services.committee.reported import report_said
from exchange_admin.services.committee.sheets import MeetingSheet
from exchange_admin.services.lookup import look_up_one
from exchange_admin.services.office import Office

_MEETING = ("body_id", "number", "kind", "state", "starts", "place", "agenda_zh", "agenda_ru")
_DECISION = ("meeting_id", "number", "kind", "state", "text_zh", "text_ru", "text_en", "responsible_institution_id")
_DECIDED = (*_DECISION, "due", "result")
_CONTROLLED = (
    "id number body meeting text responsible_id responsible due days state urgency result"
    " reported reported_on late=is_late text_changed=is_changed"
)


@office_command("minutes show")
def show(session: Session, office: Office, meeting: str) -> int:
    return _told(session, office, _meeting(office, meeting), Changes())


@office_command("minutes paper")
def paper(session: Session, office: Office, meeting: str, *, out: Path) -> int:
    """Always in Chinese and Russian."""
    refuse_other_than(out, ".pdf")
    id = _meeting(office, meeting)
    office.committee_papers.write_minutes(id, out)
    session.out.data({"path": str(out), "hash": office.committees.sheet(id).standing.hash})
    session.out.say("committee.paper.written", path=out)
    return DONE


@office_command("minutes pack")
def pack(session: Session, office: Office, meeting: str, *, out: Path, languages: str = "") -> int:
    """In the two languages of the office's papers unless others are named."""
    refuse_other_than(out, ".pdf")
    made = office.session_packs.read(_meeting(office, meeting), listed(languages) or office.both_languages())
    boxed = office.session_packs.write(made, out)
    told = [{"part": one.key, **one.counts} for one in made.parts]
    session.out.data({"path": str(out), "parts": told, "boxed": boxed_plain(boxed)})
    if said := boxed_said(boxed, session.words):
        session.out.line(said)
    session.out.say("pack.written", path=out)
    return DONE


@office_command("minutes convene", writing=True)
@click.option("--date", "day", required=True, metavar="DAY")
@click.option("--kind", type=click.Choice(words_of("meeting_kind")))
@click.option("--no-agenda", is_flag=True)
def convene(
    session: Session, office: Office, body: str, *, day: str, place: str = "", kind: str | None, no_agenda: bool
) -> int:
    """Without a kind a session, of a forum committee an edition of its forum."""
    values = {"starts": typed_day(day).isoformat(), "place": place, "kind": kind}
    of = referred_to(office, "meeting", "body_id", body)
    changes = office.sessions.convene(of, values, session.who, with_agenda=not no_agenda)
    (id,) = changes.ids["meeting"]
    return _convened(session, office, id, changes)


@office_command("minutes agenda", writing=True)
def agenda(session: Session, office: Office, meeting: str) -> int:
    id = _meeting(office, meeting)
    return _convened(session, office, id, office.sessions.put_agenda(id, session.who))


@office_command("minutes approve", writing=True)
@approval_options
def approve(
    session: Session,
    office: Office,
    meeting: str,
    *,
    signer: str,
    institution: str = "",
    day: str,
    position: str = "",
    named: str,
    decline: str,
) -> int:
    id = _meeting(office, meeting)
    signed, verdict = signed_by(office, signer, institution, day, position, decline)
    changes = office.committees.approve(id, signed, session.who, named=named, verdict=verdict)
    return _told(session, office, id, changes)


@office_command("minutes agree", writing=True)
def agree(session: Session, office: Office, meeting: str) -> int:
    id = _meeting(office, meeting)
    return _told(session, office, id, office.committees.agree(id, session.who))


@office_command("decisions add", writing=True)
@click.option("--zh", default="", metavar="TEXT")
@click.option("--ru", default="", metavar="TEXT")
@click.option("--en", default="", metavar="TEXT")
@click.option("--due", default="", metavar="DAY")
@click.option("--kind", type=click.Choice(words_of("decision_kind")), default="resolution")
def add(
    session: Session,
    office: Office,
    meeting: str,
    *,
    zh: str,
    ru: str,
    en: str,
    responsible: str = "",
    due: str,
    kind: str,
) -> int:
    values = {
        "text_zh": zh,
        "text_ru": ru,
        "text_en": en,
        "kind": kind,
        "responsible_institution_id": referred_to(office, "decision", "responsible_institution_id", responsible),
        "due": typed_day(due).isoformat() if due else "",
    }
    changes = office.committees.decide(_meeting(office, meeting), values, session.who)
    (id,) = changes.ids["decision"]
    return _decided(session, office, id, changes)


@office_command("decisions settle", writing=True)
@click.argument("state", type=click.Choice(DECISION_STATES))
def settle(session: Session, office: Office, decision: str, state: str, *, result: str = "") -> int:
    id = _decision(office, decision)
    return _decided(session, office, id, office.committees.settle(id, state, result, session.who))


@office_command("decisions control")
@click.option("--settled", "everything", is_flag=True)
@click.option("--date", "day", default="", metavar="DAY")
@click.option("--out", type=FILE, metavar="X.pdf|X.xlsx")
def control(
    session: Session,
    office: Office,
    *,
    body: str = "",
    institution: str = "",
    everything: bool,
    day: str,
    out: Path | None,
    languages: str = "",
) -> int:
    """1 when something is late."""
    if out is not None:
        refuse_other_than(out, ".pdf", ".xlsx")
    is_paper = out is not None and out.suffix.lower() == ".pdf"
    if languages and not is_paper:
        refuse_idle("--languages", "--out X.pdf")
    on = typed_day(day) if day else None
    committee = referred_to(office, "meeting", "body_id", body)
    found = office.decision_control.decisions(
        session.language,
        body=committee,
        institution=referred_to(office, "decision", "responsible_institution_id", institution),
        everything=everything,
        on=on,
    )
    if out is not None and is_paper:
        both = listed(languages) or office.both_languages()
        office.committee_papers.write_control(found, both, out, on)
    elif out is not None:
        office.committee_papers.write_book(found, session.language, out, session.who, on)
    ahead = office.decision_control.next_sessions(session.language, committee)
    session.out.data(
        {
            "decisions": [picked(one, _CONTROLLED) for one in found],
            "n": {str(how): n for how, n in counted(found)},
            "next": [picked(one, "id name day set=is_set") for one in ahead],
            "path": str(out) if out else None,
        }
    )
    for one in found:
        _say_controlled(session, one)
    if not found:
        session.out.say("committee.said.nothing_open")
    for body_ahead in ahead:
        key = "next_set" if body_ahead.is_set else "next_by"
        day_said = written_day(session.language, body_ahead.day.isoformat())
        session.out.say(f"committee.said.{key}", body=body_ahead.name, day=day_said)
    if out is not None:
        session.out.say("committee.paper.written", path=out)
    return NEEDS_A_PERSON if any(one.urgency is Urgency.LATE for one in found) else DONE


def _say_controlled(session: Session, one: Controlled) -> None:
    state = session.words.choice("decision_state", one.state)
    session.out.line(f"{one.number}  {one.text}")
    day = written_day(session.language, one.due.isoformat()) if one.due else "—"
    facts = {"responsible": one.responsible or "—", "day": day, "state": state}
    session.out.line("  " + session.words.say("committee.said.controlled", facts))
    if one.reported:
        session.out.line("  " + report_said(session.words, one.reported_on))
    if one.is_late and one.days is not None:
        session.out.line("  " + session.words.say("committee.said.late", {"n": -one.days}))


def _told(session: Session, office: Office, meeting: str, changes: Changes) -> int:
    sheet = office.committees.sheet(meeting)
    changed = office.text_changes.of(sheet, session.language)
    told = [plain_change(one) for one in changed]
    session.out.data({**_plain(sheet), "changes": told, "step": changes.step or None, "problems": changes.problems})
    _say(session, office, sheet)
    for one in changed:
        say_changed(session, office, one)
    session.out.problems(changes.problems)
    return DONE


def _convened(session: Session, office: Office, meeting: str, changes: Changes) -> int:
    record = office.records.get("meeting", meeting)
    session.out.data({**recorded(record, _MEETING), "step": changes.step or None, "problems": changes.problems})
    called = office.lists.labels("meeting", (meeting,), session.language)
    session.out.line(called.get(meeting, ""))
    for line in text_in(record, session.language, "agenda").splitlines():
        session.out.line(f"  {line}")
    session.out.problems(changes.problems)
    return DONE


def _decided(session: Session, office: Office, id: str, changes: Changes) -> int:
    record = office.records.get("decision", id)
    session.out.data({**recorded(record, _DECIDED), "step": changes.step or None, "problems": changes.problems})
    state = session.words.choice("decision_state", record["state"])
    session.out.say("committee.said.decided", number=record.text("number"), state=state)
    session.out.problems(changes.problems)
    return DONE


def _plain(sheet: MeetingSheet) -> dict[str, object]:
    now = sheet.standing
    return {
        **recorded(sheet.meeting, ("body_id", "number", "kind", "state", "starts", "place")),
        "decisions": [recorded(one, _DECIDED) for one in sheet.decisions],
        "hash": now.hash,
        "standing": now.standing,
        **picked(now, "chairs approved outdated declined missing"),
        "reasons": list(declined_by(now, sheet.approvals)),
        "untranslated": [one.as_plain() for one in sheet.untranslated()],
        "unassigned": [one.as_plain() for one in sheet.unassigned()],
    }


def _say(session: Session, office: Office, sheet: MeetingSheet) -> None:
    out, words, now = session.out, session.words, sheet.standing
    called = office.lists.labels("meeting", (sheet.meeting.id,), session.language)
    out.line(called.get(sheet.meeting.id, ""))
    for one in sheet.decisions:
        out.line(f"  {one.text('number')}  {text_in(one, session.language)}")
    out.say("committee.said.hash", hash=shown_hash(now.hash))
    out.say(f"committee.standing.{now.standing}")
    names = office.lists.labels("institution", now.chairs, session.language)
    for key, some in (("approved", now.approved), ("outdated", now.outdated), ("missing", now.missing)):
        if some:
            out.say(f"committee.said.{key}", who=words.listed(names.get(one, one) for one in some))
    said_of_declined(session, office, now, sheet.approvals)
    out.problems(sheet.unfinished())


def _meeting(office: Office, typed: str) -> str:
    return referred_to(office, "decision", "meeting_id", typed)


def _decision(office: Office, typed: str) -> str:
    record = office.store.get("decision", typed)
    if record is not None and record.live:
        return typed
    return look_up_one(office.store, office.program.registry["decision"], typed, "decision")
