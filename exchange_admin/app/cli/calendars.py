"""What other programs read: `calendar` (iCalendar) and `contacts` (vCard)."""

from __future__ import annotations

from pathlib import Path

import click

from exchange_admin.app.cli.frame import (
    DONE,
    NEEDS_A_PERSON,
    Session,
    listed,
    office_command,
    referred_to,
    refuse_other_than,
    typed_day,
)
from exchange_admin.app.cli.output import picked
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.calendars.order import WHAT, CalendarOrder, usual_period
from exchange_admin.services.calendars.order import told as calendar_told
from exchange_admin.services.contact_export import told as contacts_told
from exchange_admin.services.office import Office

_DAY = "YYYY-MM-DD"


@office_command("calendar")
@click.option("--what", default="", metavar=",".join(WHAT))
@click.option("--whose", default="", metavar="NAME")
@click.option("--first-day", default="", metavar=_DAY)
@click.option("--last-day", default="", metavar=_DAY)
@click.option("--remind", type=int, default=1, metavar="DAYS", show_default=True)
def calendar(
    session: Session,
    office: Office,
    *,
    out: Path,
    what: str,
    whose: str,
    first_day: str,
    last_day: str,
    with_names: bool = False,
    remind: int,
    zone: str = "",
) -> int:
    refuse_other_than(out, ".ics")
    since, until = usual_period(office.program.today())
    order = CalendarOrder(
        _parts(what),
        typed_day(first_day) if first_day else since,
        typed_day(last_day) if last_day else until,
        office.calendars.whose(whose) if whose else None,
        with_names,
        remind,
        zone,
    )
    written = office.calendars.write(out, order, session.language)
    session.out.data(picked(written, "file=path events counts cancelled zones left_out notices"))
    session.out.line("\n".join(calendar_told(written, session.words)))
    return NEEDS_A_PERSON if written.left_out else DONE


@office_command("contacts")
def contacts(session: Session, office: Office, *, out: Path, partner: str = "", with_partners: bool = False) -> int:
    refuse_other_than(out, ".vcf")
    only = referred_to(office, "contact", "institution_id", partner)
    written = office.contact_export.write(out, institution=only, with_partners=with_partners, language=session.language)
    told = picked(written, "file=path people partners")
    for key in ("left_out", "incomplete"):
        told[key] = [picked(one, "id name problem") for one in getattr(written, key)]
    session.out.data(told)
    session.out.line("\n".join(contacts_told(written, session.words)))
    return NEEDS_A_PERSON if written.left_out or written.incomplete else DONE


def _parts(typed: str) -> frozenset[str]:
    """Raises RuleBroken with `calendar.unknown_part`."""
    chosen = listed(typed) if typed else WHAT
    if unknown := [one for one in chosen if one not in WHAT]:
        facts = {"typed": ", ".join(unknown), "known": ", ".join(WHAT)}
        raise RuleBroken(Problem("calendar.unknown_part", "what", facts))
    return frozenset(chosen)
