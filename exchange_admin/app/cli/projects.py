"""The commands `project …` and `output …`: what comes of an interest, who takes part, how far it is."""

from __future__ import annotations

import click

from exchange_admin.app.cli.approving import (
    approval_options,
    declined_by,
    plain_change,
    said_of_declined,
    say_changed,
    signed_by,
)
from exchange_admin.app.cli.frame import DONE, NEEDS_A_PERSON, Session, office_command, typed_day
from exchange_admin.app.cli.output import recorded
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.rules.bilingual import is_bilingual
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.rules.projects.outputs import is_unapproved
from exchange_admin.domain.rules.projects.states import OUTPUT_STATES, PROJECT_STATES
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.services.lookup import look_up_one
from exchange_admin.services.office import Office

_PROJECT = (
    *("name_zh", "name_ru", "name_en", "code", "kind", "state", "lead_institution_id", "agreement_id", "decision_id"),
    *("listing_id", "isced_f", "starts", "ends", "reason", "confirmed_on"),
)
_MEMBER = ("institution_id", "role", "person_name", "from_date", "until_date")
_OUTPUT = (
    *("project_id", "author_institution_id", "name_zh", "name_ru", "name_en", "kind", "state", "languages", "version"),
    *("due", "published_on", "licence", "learners", "adopted_by"),
)


@office_command("project show")
def show(session: Session, office: Office, project: str) -> int:
    return _told(session, office, _project(office, project), Changes())


@office_command("project begin", writing=True)
@click.option("--kind", type=click.Choice(words_of("project_kind")))
def begin(session: Session, office: Office, interest: str, *, kind: str | None) -> int:
    changes = office.projects.begin(interest, session.who, {"kind": kind} if kind else None)
    (id,) = changes.ids["project"]
    return _told(session, office, id, changes)


@office_command("project move", writing=True)
@click.argument("state", type=click.Choice(PROJECT_STATES))
def move(session: Session, office: Office, project: str, state: str, *, reason: str = "") -> int:
    id = _project(office, project)
    return _told(session, office, id, office.projects.move(id, state, session.who, reason=reason))


@office_command("project confirm", writing=True)
def confirm(session: Session, office: Office, project: str) -> int:
    id = _project(office, project)
    return _told(session, office, id, office.projects.confirm(id, session.who))


@office_command("project silent")
@click.option("--date", "day", default="", metavar="DAY")
def silent(session: Session, office: Office, *, day: str) -> int:
    """1 when there is one."""
    found = office.silent_projects.all(typed_day(day) if day else None)
    names = office.lists.labels("project", tuple(one.id for one in found), session.language)
    session.out.data({"projects": [{"id": one.id, "name": names[one.id], "last": one.last} for one in found]})
    for one in found:
        session.out.say("projects.said.silent", name=names[one.id], day=one.last)
    if not found:
        session.out.say(f"projects.said.{'none_silent_anywhere' if office.brings_together else 'none_silent'}")
    return NEEDS_A_PERSON if found else DONE


@office_command("output show")
def output_show(session: Session, office: Office, output: str) -> int:
    return _told_output(session, office, _output(office, output), Changes())


@office_command("output move", writing=True)
@click.argument("state", type=click.Choice(OUTPUT_STATES))
def output_move(session: Session, office: Office, output: str, state: str) -> int:
    id = _output(office, output)
    return _told_output(session, office, id, office.projects.move_output(id, state, session.who))


@office_command("output approve", writing=True)
@approval_options
def output_approve(
    session: Session,
    office: Office,
    output: str,
    *,
    signer: str,
    institution: str = "",
    day: str,
    position: str = "",
    named: str,
    decline: str,
) -> int:
    id = _output(office, output)
    signed, verdict = signed_by(office, signer, institution, day, position, decline)
    changes = office.projects.approve(id, signed, session.who, named=named, verdict=verdict)
    return _told_output(session, office, id, changes)


def _project(office: Office, typed: str) -> str:
    return _named(office, "project", typed)


def _output(office: Office, typed: str) -> str:
    return _named(office, "output", typed)


def _named(office: Office, kind: str, typed: str) -> str:
    """By its id, or what it is called. Raises RuleBroken."""
    record = office.store.get(kind, typed)
    if record is not None and record.live:
        return typed
    return look_up_one(office.store, office.program.registry[kind], typed, kind)


def _told(session: Session, office: Office, id: str, changes: Changes) -> int:
    """An output is as far as its approvals say, not as its word does."""
    sheet, approved = office.projects.sheet(id), office.project_boards.sheet(id)
    session.out.data(
        {
            **recorded(sheet.project, _PROJECT),
            "members": [recorded(one, _MEMBER) for one in sheet.members],
            "outputs": [
                recorded(one, _OUTPUT) | {"unapproved": is_unapproved(one.values, approved.standings[one.id])}
                for one in sheet.outputs
            ],
            "missing": list(sheet.missing),
            "step": changes.step or None,
            "problems": changes.problems,
        }
    )
    words = session.words
    name = office.lists.labels("project", (id,), session.language)[id]
    state = words.choice("project_state", sheet.project["state"])
    session.out.say("projects.said.project", name=name, state=state)
    called = office.lists.labels("institution", [one.text("institution_id") for one in sheet.members], session.language)
    for one in sheet.members:
        role = words.choice("member_role", one["role"])
        session.out.line(f"  {role}: {called.get(one.text('institution_id'), '')}")
    made = office.lists.labels("output", [one.id for one in sheet.outputs], session.language)
    for one in sheet.outputs:
        session.out.line("  " + words.labelled(made.get(one.id, ""), approved.state_said(words, one)))
    if sheet.missing:
        parts = words.listed(words.say(f"projects.part.{part}") for part in sheet.missing)
        session.out.say("projects.said.missing", missing=parts)
    session.out.problems(changes.problems)
    return DONE


def _told_output(session: Session, office: Office, id: str, changes: Changes) -> int:
    sheet = office.projects.output(id)
    now, changed = sheet.standing, office.text_changes.of_output(sheet, session.language)
    session.out.data(
        {
            **recorded(sheet.output, _OUTPUT),
            "bilingual": is_bilingual(sheet.output["languages"]),
            "hash": now.hash,
            "standing": str(now.standing),
            "asked": list(now.chairs),
            "approved": list(now.approved),
            "missing": list(now.missing),
            "reasons": list(declined_by(now, sheet.approvals)),
            "changes": [plain_change(one) for one in changed],
            "step": changes.step or None,
            "problems": changes.problems,
        }
    )
    words = session.words
    name = office.lists.labels("output", (id,), session.language)[id]
    unapproved = is_unapproved(sheet.output.values, now)
    state = words.say("portfolio.unapproved") if unapproved else words.choice("output_state", sheet.output["state"])
    session.out.say("projects.said.output", name=name, state=state, hash=shown_hash(now.hash))
    missing = office.lists.labels("institution", list(now.missing), session.language)
    if missing:
        names = words.listed(missing.get(one, "") for one in now.missing)
        session.out.say("projects.said.not_approved", missing=names)
    said_of_declined(session, office, now, sheet.approvals)
    for one in changed:
        say_changed(session, office, one)
    session.out.problems(changes.problems)
    return DONE
