"""The command `form`: what a partner without the program fills in, and what it filled in."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    FILE,
    NEEDS_A_PERSON,
    Session,
    command,
    referred_to,
    refuse_both,
    refuse_idle,
    refuse_other_than,
)
from exchange_admin.app.cli.output import picked
from exchange_admin.app.cli.partners import BASES, institution_named, say_left_out
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.services.casework.task_answers import FormRow, RowState

_TASK = "task"
_PEOPLE = "person"
_ATTENDANCE = "attendance"
_ANSWERS = ("arrivals", "marks", _ATTENDANCE)
_FORMS = [_TASK, _PEOPLE, *_ANSWERS, *(kind.name for kind in REGISTRY.kinds if kind.has_form or kind.known_form)]


@command("form")
@click.argument("what", type=click.Choice(_FORMS))
@click.option("--answers", type=FILE, metavar="SHEET")
@click.option("--blank", is_flag=True)
@click.option("--group", "language_group", default="")
@click.option("--basis", type=click.Choice(BASES))
def form(
    session: Session,
    file: Path,
    what: str,
    *,
    institution: str,
    out: Path | None = None,
    answers: Path | None,
    dry_run: bool = False,
    blank: bool,
    language_group: str,
    basis: str | None,
) -> int:
    """Only the form of tasks has answers of its own: all others come back as lists of their kind."""
    if out is not None and answers is not None:
        refuse_both("--out", "--answers")
    if answers is not None and what != _TASK:
        raise RuleBroken(Problem("cli.form_comes_by_import", facts={"kind": what}))
    if answers is not None:
        return _take(session, file, institution, answers, dry_run=dry_run)
    if dry_run:
        refuse_idle("--dry-run", "--answers")
    if blank and what != _PEOPLE:
        refuse_idle("--blank", _PEOPLE)
    if language_group and what != _ATTENDANCE:
        refuse_idle("--group", _ATTENDANCE)
    if basis and what not in _ANSWERS:
        refuse_idle("--basis", "|".join(_ANSWERS))
    if out is None:
        refuse_idle("form", "--out")
    refuse_other_than(out, ".xlsx")
    if out.exists():
        raise RuleBroken(Problem("cli.form_exists", facts={"path": str(out)}))
    if what == _PEOPLE:
        return _of_people(session, file, institution, out, blank=blank)
    if what in _ANSWERS:
        return _of_records(session, file, what, institution, out, language_group, basis)
    if what != _TASK:
        return _blank(session, file, what, institution, out)
    with session.open(file) as office:
        of = institution_named(office, institution)
        written = office.casework.forms.write(of, out, session.language, session.who)
    session.out.data({"path": out, "tasks": written.rows})
    session.out.say("task_form.written", n=written.rows, path=out)
    return DONE


def _blank(session: Session, file: Path, kind: str, institution: str, out: Path) -> int:
    with session.open(file, writing=True) as office:
        of = institution_named(office, institution)
        known = office.blank_forms.write(kind, of, out, session.language, session.who)
    session.out.data({"path": out, "kind": kind, "rows": known})
    if REGISTRY[kind].known_form:
        session.out.say("cli.record_form_written", n=known, path=out)
    else:
        session.out.say("cli.form_written", path=out, kind=kind)
    return DONE


def _of_people(session: Session, file: Path, institution: str, out: Path, *, blank: bool) -> int:
    with session.open(file, writing=True) as office:
        of = institution_named(office, institution)
        people = office.people_forms.write(of, out, session.language, session.who, blank=blank)
    session.out.data({"path": out, "kind": _PEOPLE, "people": people})
    session.out.say("cli.people_form_written", n=people, path=out)
    return DONE


def _of_records(
    session: Session, file: Path, what: str, institution: str, out: Path, group: str, basis: str | None
) -> int:
    with session.open(file, writing=True) as office:
        of = institution_named(office, institution)
        about = referred_to(office, "language_enrolment", "language_group_id", group)
        forms, on = office.record_forms, basis or "consent"
        written = forms.write(what, of, out, session.language, session.who, group=about, basis=on)
    left_out = [picked(person, "id name standing") for person in written.left_out]
    session.out.data({"path": out, "kind": what, **picked(written, "rows people step"), "left_out": left_out})
    session.out.say("cli.record_form_written", n=written.rows, path=out)
    return say_left_out(session, written.left_out)


def _take(session: Session, file: Path, institution: str, sheet: Path, *, dry_run: bool) -> int:
    with session.open(file, writing=not dry_run) as office:
        answers = office.casework.answers
        rows = answers.read(institution_named(office, institution), sheet, session.language)
        changes = Changes() if dry_run else answers.apply(rows, session.who)
    counts = {state: sum(row.state is state for row in rows) for state in RowState}
    session.out.data(
        {
            "rows": [{**picked(row, "row=number task said state values problems")} for row in rows],
            "counts": {state.value: n for state, n in counts.items()},
            "step": changes.step or None,
            "problems": changes.problems,
            "dry_run": dry_run,
        }
    )
    for row in rows:
        if row.state is not RowState.EQUAL:
            session.out.line(f"{row.number}: {session.words.say(f'task_form.row.{row.state}')} · {row.said}")
            _say_row(session, row)
    session.out.line(
        " · ".join(
            session.words.labelled(session.words.say(f"task_form.row.{state}"), n) for state, n in counts.items()
        )
    )
    if dry_run:
        session.out.say("cli.dry_run")
    return NEEDS_A_PERSON if any(row.problems for row in rows) or changes.problems else DONE


def _say_row(session: Session, row: FormRow) -> None:
    for problem in row.problems:
        session.out.line(f"  {session.words.problem(problem)}")
