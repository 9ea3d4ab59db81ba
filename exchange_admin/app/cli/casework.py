"""The commands `checklist`, `event …`, `deadline explain` and `today`."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    NEEDS_A_PERSON,
    Session,
    office_command,
    refuse_both,
    refuse_other_than,
    typed_day,
)
from exchange_admin.app.cli.output import json_text, picked, recorded
from exchange_admin.app.cli.tasks import say_tasks, task_as_plain
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.casework.states import Lateness
from exchange_admin.domain.rules.lessons.hours import percent_text
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.domain.wording import best_of
from exchange_admin.services.casework.checklists import Checklist
from exchange_admin.services.casework.today_numbers import DueGroup, Movement
from exchange_admin.services.office import Office
from exchange_admin.services.today.on_the_desk import DeskLine
from exchange_admin.services.today.today import Day

_FIRST_DAY, _LAST_DAY = datetime.date(1950, 1, 1), datetime.date(2199, 12, 31)
"""Of Today; calendars count some months beyond it."""
_OF_EVENT = ("kind", "date", "at", "place")


@office_command("checklist")
def checklist(session: Session, office: Office, stay: str, *, pdf: Path | None = None) -> int:
    if pdf is not None:
        refuse_other_than(pdf, ".pdf")
    checklists = office.casework.checklists
    if checklists.is_person(stay):
        if pdf is not None:
            refuse_both("--pdf", "PERSON")
        found = checklists.of_person(stay, session.language)
        session.out.data({"person_id": stay, "stays": [_checklist_as_plain(one) for one in found]})
        if not found:
            session.out.say("task.no_stays")
    else:
        found = [checklists.of_stay(stay, session.language)]
        if pdf is not None:
            office.paper_lists.write_pdf(stay, session.language, pdf)
        session.out.data({**_checklist_as_plain(found[0]), "path": str(pdf) if pdf else None})
        if pdf is not None:
            session.out.say("paper_list.written", path=pdf)
    for one in found:
        if len(found) > 1:
            session.out.line(f"== {office.lists.labels('mobility', (one.stay.id,), session.language)[one.stay.id]}")
        _say_checklist(session, one)
    is_late = any(task.lateness is Lateness.OVERDUE for one in found for task in one.tasks)
    return NEEDS_A_PERSON if is_late or any(one.problems for one in found) else DONE


def _checklist_as_plain(found: Checklist) -> dict[str, object]:
    return {
        "stay": recorded(found.stay, ("person_id", "planned_start", "planned_end", "actual_start", "actual_end")),
        "tasks": [task_as_plain(one) for one in found.tasks],
        "questions": [{"requirement": one.requirement.code, "asks": one.asks} for one in found.questions],
        "ended": [{"requirement": one.code, "until": one.in_force_until} for one in found.ended],
        "events": [recorded(one.record, _OF_EVENT) for one in found.events],
        "doubled": [
            {"kind": one.kind, "events": [one.first.id, one.second.id], "usual": one.usual.id} for one in found.doubled
        ],
        **picked(found, "ready needed takes_none problems recounted to_ask_for"),
        "missing": [one.code for one in found.missing],
    }


def _say_checklist(session: Session, found: Checklist) -> None:
    words = session.words
    if found.takes_none:
        session.out.say("task.takes_none")
    for phase in found.phases:
        session.out.line(words.choice("case_phase", phase.phase) if phase.phase else words.say("task.other"))
        say_tasks(session, phase.tasks)
    for question in found.questions:
        fields = words.listed(words.say(f"field.{name}") for name in question.asks)
        title = best_of(question.requirement.names, words.language) or question.requirement.code
        session.out.say("task.question", rule=title, fields=fields)
    for rule in found.ended:
        session.out.line(words.explained("task.ended", {"rule": rule.names, "day": rule.in_force_until}))
    if said := found.said_ready(words):
        session.out.line(said)
    session.out.problems([*found.problems, *found.recounted])
    for pair in found.doubled:
        other = pair.second if pair.usual is pair.first else pair.first
        session.out.line(f"  event same … {pair.usual.id} {other.id}")


@office_command("event add", writing=True)
@click.option("--kind", required=True, type=click.Choice(words_of("stay_event_kind")))
def add_event(
    session: Session, office: Office, stay: str, *, kind: str, date: str = "", time: str = "", place: str = ""
) -> int:
    day = typed_day(date, today=office.program.today()) if date else office.program.today()
    changes = office.casework.events.add(stay, kind, day, session.who, at=time, place=place)
    (id,) = changes.ids["stay_event"]
    session.out.data({"id": id, "step": changes.step, "problems": changes.problems})
    facts = {"event": f"choice.stay_event_kind.{kind}", "day": day}
    session.out.line(session.words.explained("task.event_added", facts))
    return session.asked("stay_event", changes.problems)


@office_command("event accept", writing=True)
@click.argument("stays", nargs=-1, required=True, metavar="STAY...")
def accept(session: Session, office: Office, stays: tuple[str, ...]) -> int:
    changes = office.casework.accepting.accept(stays, session.who)
    accepted = sorted(changes.ids.get("mobility", ()))
    session.out.data({"stays": accepted, "step": changes.step or None, "problems": changes.problems})
    if accepted:
        session.out.line(session.words.explained("task.accepted", {"n": len(accepted)}))
    return session.asked("mobility", changes.problems)


@office_command("event arrived", writing=True)
@click.argument("stays", nargs=-1, required=True, metavar="STAY...")
def arrived(session: Session, office: Office, stays: tuple[str, ...], *, date: str = "", time: str = "") -> int:
    day = typed_day(date, today=office.program.today()) if date else office.program.today()
    changes = office.casework.events.arrived(stays, day, session.who, at=time)
    events = sorted(changes.ids.get("stay_event", ()))
    session.out.data({"events": events, "step": changes.step or None, "problems": changes.problems})
    n = len(dict.fromkeys(stays)) - sum(one.code == "stay.arrived_before" for one in changes.problems)
    if n:
        session.out.line(session.words.explained("task.arrived", {"n": n, "day": day}))
    return session.asked("stay_event", changes.problems)


@office_command("event same", writing=True)
def same_event(session: Session, office: Office, keep: str, other: str) -> int:
    changes = office.casework.events.keep(keep, other, session.who)
    session.out.data({"kept": keep, "removed": other, "step": changes.step})
    session.out.say("task.event_kept")
    return DONE


@office_command("deadline explain")
def explain(session: Session, office: Office, task: str) -> int:
    found = office.casework.explaining.of_task(task, session.language)
    session.out.data({"task": task_as_plain(found.task), "steps": [one.as_plain() for one in found.reasons]})
    session.out.line(
        " · ".join(filter(None, (found.task.person_name or found.task.about, found.task.title, found.task.code)))
    )
    for step in found.steps:
        session.out.line(f"  {step}")
    if found.task.moved_by_hand and found.task.due:
        session.out.line(session.words.explained("task.moved_by_hand", {"day": found.task.due}))
    elif not found.steps:
        session.out.say("task.no_rule")
    return DONE


@office_command("today")
def today(session: Session, office: Office, *, date: str = "") -> int:
    day = typed_day(date, today=office.program.today()) if date else office.program.today()
    if not _FIRST_DAY <= day <= _LAST_DAY:
        raise RuleBroken(Problem("today.day_out_of_reach", facts={"first": _FIRST_DAY, "last": _LAST_DAY}))
    about = office.today_on(day)
    whole = about.read(session.language)
    found, desk = whole.numbers, about.desk(office.exchange.conflicts.open())
    session.out.data(_day_as_plain(whole, desk))
    words = session.words
    session.out.say("today.overdue", n=found.overdue)
    if found.overdue:
        say_tasks(session, found.overdue_first)
    for key, n, groups in (("late", found.late, found.late_groups), ("week", found.week, found.week_groups)):
        if n or key == "week":
            session.out.say(f"today.{key}", n=n)
        for group in groups:
            session.out.line(f"  {group.act_by.isoformat()}  {group.n} · {group.title or words.say('task.other')}")
    session.out.say("today.waiting", n=found.waiting, long=found.waiting_long, days=found.remind_after)
    for key, moving in (("today.arriving", found.arriving), ("today.leaving", found.leaving)):
        session.out.say(key, n=sum(one.n for one in moving))
        for one in moving:
            session.out.line(f"  {one.day.isoformat()}  {one.n} · {whole.partners.get(one.partner, '—')}")
    if found.not_come:
        session.out.say("today.not_come", n=sum(one.n for one in found.not_come))
    for one in found.not_come:
        session.out.line(f"  {one.day.isoformat()}  {one.n} · {whole.partners.get(one.partner, '—')}")
    _say_office(session, whole, desk)
    if not (found.overdue or found.late or found.week) and found.next_day:
        titles = words.listed(f"{one.n} · {one.title or words.say('task.other')}" for one in found.next_groups)
        session.out.line(words.explained("today.next", {"day": found.next_day, "tasks": titles}))
    return NEEDS_A_PERSON if found.overdue else DONE


def _day_as_plain(whole: Day, desk: Iterable[DeskLine]) -> dict[str, object]:
    found = whole.numbers
    return {
        "day": found.day,
        "overdue": {"n": found.overdue, "first": [task_as_plain(one) for one in found.overdue_first]},
        "late": {"n": found.late, "groups": _groups(found.late_groups)},
        "week": {"n": found.week, "groups": _groups(found.week_groups)},
        **picked(found, "waiting waiting_long remind_after to_check"),
        "arrivals": _movements(found.arriving),
        "departures": _movements(found.leaving),
        "not_come": _movements(found.not_come),
        "classes": [
            picked(one, "starts_at ends_at name room people", "lesson_id=lesson group_id=group taken=is_taken")
            for one in whole.classes.lessons
        ],
        "here": {
            "n": whole.here.n,
            "partners": [picked(one, "n", "institution_id=partner") for one in whole.here.partners],
        },
        "formalities": _formalities(whole),
        "attendance": [{"monday": one.monday, "percent": percent_text(one.rate) or None} for one in whole.attended],
        "desk": {one.key: one.n for one in desk},
        "agreements": [picked(one, "id number step said day urgent taken agreed") for one in whole.agreements],
        "next": {"day": found.next_day, "groups": _groups(found.next_groups)} if found.next_day else None,
    }


def day_text(office: Office, day: datetime.date, language: str) -> str:
    """What `today --json` prints."""
    about = office.today_on(day)
    return json_text(_day_as_plain(about.read(language), about.desk(office.exchange.conflicts.open())))


def _formalities(whole: Day) -> dict[str, object] | None:
    """Of this term; null outside of terms."""
    found = whole.formalities
    if found is None:
        return None
    rules = [picked(one, "short_title done overdue open") for one in found.rules]
    return {**picked(found, "done overdue open"), "rules": rules}


def _say_office(session: Session, whole: Day, desk: Iterable[DeskLine]) -> None:
    """Lessons, what waits, agreements: each only where there is any."""
    words = session.words
    if whole.classes.lessons:
        session.out.say("today.classes", n=len(whole.classes.lessons))
    for lesson in whole.classes.lessons:
        where = " · ".join(part for part in (lesson.name, lesson.room) if part)
        session.out.line(f"  {lesson.starts_at or '—'}  {where}")
    for line in desk:
        session.out.line(words.explained(f"today.desk.{line.key}", {"n": line.n, "day": line.day}))
    if whole.agreements:
        session.out.say("today.agreements", n=len(whole.agreements))
    for one in whole.agreements:
        said = one.said or words.explained("today.places", {"n": one.taken, "agreed": one.agreed})
        session.out.line(f"  {one.number}  {said}")


def _groups(groups: Iterable[DueGroup]) -> list[dict[str, object]]:
    return [picked(one, "requirement title short_title n act_by due names") for one in groups]


def _movements(moving: Iterable[Movement]) -> list[dict[str, object]]:
    return [picked(one, "day n planned ours", "institution_id=partner") for one in moving]
