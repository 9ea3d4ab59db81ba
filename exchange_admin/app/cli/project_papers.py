"""The command `project card`: a project on one page, in Chinese and Russian."""

from __future__ import annotations

from pathlib import Path

from exchange_admin.app.cli.frame import DONE, Session, office_command, referred_to, refuse_other_than
from exchange_admin.services.boxed_characters import boxed_plain, boxed_said
from exchange_admin.services.office import Office


@office_command("project card")
def card(session: Session, office: Office, project: str, *, out: Path, coordinator: bool = False) -> int:
    """Always in both languages; of people at most the coordinator."""
    refuse_other_than(out, ".pdf")
    id = referred_to(office, "output", "project_id", project)
    boxed = office.project_cards.write(id, out, coordinator=coordinator)
    session.out.data(
        {"path": str(out), "missing": list(office.project_boards.sheet(id).missing), "boxed": boxed_plain(boxed)}
    )
    session.out.say("portfolio.written", path=out)
    if said := boxed_said(boxed, session.words):
        session.out.line(said)
    return DONE
