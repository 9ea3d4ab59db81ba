"""The commands `task …`: what there is to do, and what was done about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from exchange_admin.app.cli.frame import (
    DONE,
    Session,
    office_command,
    pairs,
    referred_to,
    typed_day,
)
from exchange_admin.app.cli.output import picked
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.rules.casework.states import Lateness
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.casework.task_list import TaskFilter, TaskTab
from exchange_admin.services.office import Office

MOST = 100
"""Tasks listed where nobody says how many."""
_WHOSE = "id stay agreement_id=agreement decision_id=decision body_id=body person_id=person name=person_name about"
_WHAT = "requirement=code occurrence kind phase actor title short_title"
_WHEN = "due act_by planned=is_planned not_final=not_final_years moved_by_hand lateness days_overdue"
_STANDS = "state open=is_open asked=is_asked by_itself files share important asked_on received_on done_on valid_until"
_MORE = "number reason responsible_institution_id=responsible assigned_to_id=assigned_to source confidence checked_on"

_several = click.argument("tasks", nargs=-1, required=True, metavar="TASK...")


@office_command("task list")
@click.option("--tab", type=click.Choice([one.value for one in TaskTab]), default=TaskTab.ALL.value)
@click.option("--state", type=click.Choice(words_of("task_state")))
@click.option("--limit", type=click.IntRange(min=1), default=MOST)
def list_(
    session: Session,
    office: Office,
    *,
    tab: str,
    person: str = "",
    partner: str = "",
    term: str = "",
    agreement: str = "",
    state: str | None,
    text: str = "",
    limit: int,
) -> int:
    wanted = TaskFilter(
        text=text,
        term=referred_to(office, "mobility", "term_id", term),
        institution=referred_to(office, "mobility", "receiving_institution_id", partner),
        agreement=referred_to(office, "task", "agreement_id", agreement),
        person=referred_to(office, "mobility", "person_id", person),
        state=state or "",
    )
    listed = office.casework.tasks
    found = listed.tasks(listed.ns(TaskTab(tab), wanted, most=limit), session.language)
    counts = listed.counts(wanted)
    session.out.data(
        {"counts": {one.value: n for one, n in counts.items()}, "tasks": [task_as_plain(t) for t in found]}
    )
    words = session.words
    session.out.line(" · ".join(words.labelled(words.say(f"task.tab.{one.value}"), n) for one, n in counts.items()))
    say_tasks(session, found)
    return DONE


@office_command("task ask", writing=True)
@_several
def ask(session: Session, office: Office, tasks: tuple[str, ...], *, date: str = "") -> int:
    return _told(session, office, tasks, office.casework.verbs.ask(tasks, session.who, _day(office, date)))


@office_command("task receive", writing=True)
@_several
def receive(session: Session, office: Office, tasks: tuple[str, ...], *, date: str = "") -> int:
    return _told(session, office, tasks, office.casework.verbs.receive(tasks, session.who, _day(office, date)))


@office_command("task submit", writing=True)
@_several
def submit(session: Session, office: Office, tasks: tuple[str, ...]) -> int:
    return _told(session, office, tasks, office.casework.verbs.submit(tasks, session.who))


@office_command("task done", writing=True)
@_several
def done(
    session: Session, office: Office, tasks: tuple[str, ...], *, date: str = "", number: str = "", until: str = ""
) -> int:
    day, valid_until = _day(office, date), _day(office, until)
    changes = office.casework.verbs.done(tasks, session.who, day, number=number, valid_until=valid_until)
    return _told(session, office, tasks, changes)


@office_command("task waive", writing=True)
@_several
def waive(
    session: Session, office: Office, tasks: tuple[str, ...], *, reason: str, not_applicable: bool = False
) -> int:
    verbs = office.casework.verbs
    verb = verbs.not_applicable if not_applicable else verbs.waive
    return _told(session, office, tasks, verb(tasks, reason, session.who))


@office_command("task reject", writing=True)
@_several
def reject(session: Session, office: Office, tasks: tuple[str, ...], *, reason: str) -> int:
    return _told(session, office, tasks, office.casework.verbs.send_back(tasks, reason, session.who))


@office_command("task move", writing=True)
@_several
def move(session: Session, office: Office, tasks: tuple[str, ...], *, to: str = "") -> int:
    return _told(session, office, tasks, office.casework.verbs.move(tasks, _day(office, to), session.who))


@office_command("task assign", writing=True)
@_several
def assign(session: Session, office: Office, tasks: tuple[str, ...], *, to: str = "") -> int:
    staff = referred_to(office, "task", "assigned_to_id", to)
    return _told(session, office, tasks, office.casework.verbs.assign(tasks, staff, session.who))


@office_command("task reopen", writing=True)
@_several
def reopen(session: Session, office: Office, tasks: tuple[str, ...]) -> int:
    return _told(session, office, tasks, office.casework.verbs.reopen(tasks, session.who))


@office_command("task add", writing=True)
@click.argument("title")
@click.argument("values", nargs=-1, metavar="FIELD=VALUE...")
def add(session: Session, office: Office, title: str, values: tuple[str, ...]) -> int:
    about = office.records.parse("task", pairs(values))
    changes = office.casework.verbs.add(title, about, session.who)
    return _told(session, office, tuple(changes.ids["task"]), changes)


def task_as_plain(task: CaseTask) -> dict[str, object]:
    """What `--json` prints of a task, the same in every command."""
    proof = task.proof
    return {
        **picked(task, _WHOSE),
        **picked(task, _WHAT),
        **picked(task, _WHEN),
        **picked(task, _STANDS),
        **picked(task, _MORE),
        "proof": {"there": proof.is_there, "code": proof.reason.code, "said": task.proof_text} if proof else None,
        "asks": task.asks,
        "problems": task.problems,
    }


def say_tasks(session: Session, tasks: Sequence[CaseTask]) -> None:
    """For a person: a line each."""
    words = session.words
    if not tasks:
        session.out.say("cli.nothing_found")
        return
    columns = ("person", "task", "act_by", "due", "state", "proof", "id")
    rows = []
    for task in tasks:
        title = f"{task.title} *" if task.is_planned else task.title
        state = words.choice("task_state", task.state)
        late = words.say(f"task.lateness.{task.lateness.value}", {"n": task.days_overdue}) if _presses(task) else ""
        days = [_iso(task.act_by), _iso(task.due)]
        shown = [f"{state} · {late}" if late else state, task.proof_text]
        rows.append([task.person_name or task.about, title, *days, *shown, task.id])
    session.out.columns([f"task.column.{name}" for name in columns], rows)
    if any(task.is_planned for task in tasks):
        session.out.say("task.planned")


def _presses(task: CaseTask) -> bool:
    return task.lateness in (Lateness.OVERDUE, Lateness.LATE_TO_ACT, Lateness.SOON)


def _told(session: Session, office: Office, tasks: Sequence[str], changes: Changes) -> int:
    """The tasks as they are now; 1 when something about them wants a look."""
    found = office.casework.tasks.find(tasks, session.language)
    step = changes.step or None
    session.out.data({"tasks": [task_as_plain(one) for one in found], "step": step, "problems": changes.problems})
    say_tasks(session, found)
    return session.asked("task", changes.problems)


def _day(office: Office, typed: str) -> date | None:
    return typed_day(typed, today=office.program.today()) if typed else None


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
