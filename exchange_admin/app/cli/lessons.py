"""The command `attendance`: who was in which lesson of a language group, and what it adds up to."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.frame import DONE, FILE, Session, office_command, referred_to, refuse_idle
from exchange_admin.app.cli.output import Output, picked, recorded
from exchange_admin.domain import exact
from exchange_admin.domain.rules.lessons.hours import Mark, Presence, Tally, percent_text, together
from exchange_admin.domain.values import academic_hours
from exchange_admin.services.lessons.group_sheet import ATTENDANCE, SHEETS, GroupSheet, Member
from exchange_admin.services.office import Office

_OF_LESSON = ("date", "starts_at", "minutes", "topic", "room", "substitute_id", "state", "moved_from_id")


@office_command("attendance")
@click.option("--pdf", type=FILE, metavar="OUT.pdf")
@click.option("--sheet", type=click.Choice(SHEETS))
def attendance(session: Session, office: Office, group: str, *, pdf: Path | None, sheet: str | None) -> int:
    if sheet is not None and pdf is None:
        refuse_idle("--sheet", "--pdf")
    kind = sheet or ATTENDANCE
    id = referred_to(office, "language_enrolment", "language_group_id", group)
    if pdf is not None:
        office.group_papers.write(id, kind, session.language, pdf)
        session.out.data({"file": pdf, "sheet": kind})
        session.out.say("lessons.written", path=pdf)
        return DONE
    sheet_read = office.lessons.sheet(id)
    session.out.data(sheet_as_plain(sheet_read))
    _say(session.out, sheet_read)
    return DONE


def sheet_as_plain(sheet: GroupSheet) -> dict[str, object]:
    """What `--json` prints: minutes are whole, `rate` is exact (`n/d`), marks stand in the order of the lessons."""
    return {
        "group": recorded(sheet.group, ("code", "starts", "ends", "closed_on")),
        "lessons": [recorded(lesson.record, _OF_LESSON) for lesson in sheet.lessons],
        "people": [_person(sheet, member) for member in sheet.members],
        "total": _sums(together(sheet.tallies.values())),
    }


def _person(sheet: GroupSheet, member: Member) -> dict[str, object]:
    return {
        "id": member.id,
        "person_id": member.enrolment["person_id"],
        "name": member.name,
        "state": member.enrolment["state"],
        "first": member.enrolment["enrolled_on"],
        "last": member.enrolment["left_on"],
        "marks": [_mark(sheet.mark(member, lesson)) for lesson in sheet.lessons],
        **_sums(sheet.tallies[member.id]),
    }


def _mark(mark: Mark | None) -> dict[str, object] | None:
    if mark is None:
        return None
    return {"state": mark.state.value, "late_minutes": mark.late_minutes if mark.state is Presence.LATE else None}


def _sums(sums: Tally) -> dict[str, object]:
    minutes = picked(sums, "lessons due attended absent excused late")
    rate = None if sums.rate is None else exact.as_text(sums.rate)
    return {**minutes, "rate": rate, "percent": percent_text(sums.rate) or None}


def _say(out: Output, sheet: GroupSheet) -> None:
    """For a person: a letter for each lesson that was held, then hours and per cent."""
    words = out.words
    held = [lesson for lesson in sheet.lessons if lesson.state == "held"]
    facts = {"group": sheet.group.text("code"), "held": len(held), "n": len(sheet.lessons)}
    out.line(words.say("lessons.about", facts))
    columns = ("person", "marks", "attended", "due", "rate")
    rows = []
    for member in sheet.members:
        sums = sheet.tallies[member.id]
        letters = "".join(_letter(out, sheet.mark(member, lesson)) for lesson in held)
        hours = (exact.decimal_text(academic_hours(minutes), 2) for minutes in (sums.attended, sums.due))
        percent = percent_text(sums.rate)
        rows.append((member.name, letters, *hours, f"{percent} %" if percent else "—"))
    out.columns([f"lessons.column.{name}" for name in columns], rows)


def _letter(out: Output, mark: Mark | None) -> str:
    return " " if mark is None else out.words.say(f"lessons.letter.{mark.state.value}")
