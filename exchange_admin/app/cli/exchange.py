"""What the commands of the exchange with partners share: institutions, and people left out."""

from __future__ import annotations

from collections.abc import Iterable

from exchange_admin.app.cli.frame import DONE, NEEDS_A_PERSON, Session
from exchange_admin.services.exchange.statuses import PersonToSend
from exchange_admin.services.office import Office

BASES = ("contract", "office_decision")
"""On which other people may be handed on than those who agreed."""


def say_left_out(session: Session, people: Iterable[PersonToSend]) -> int:
    """Names who did not agree; answers with the exit code."""
    named = [person.name or person.other_names for person in people]
    if not named:
        return DONE
    session.out.say("cli.no_consent", n=len(named))
    for name in named:
        session.out.line(f"  {name}")
    return NEEDS_A_PERSON


def institution_named(office: Office, typed: str) -> str:
    """The id of the institution that is called `typed`."""
    return str(office.records.parse("person", {"home_institution_id": typed})["home_institution_id"])
