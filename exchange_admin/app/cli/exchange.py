"""What the commands of the exchange with partners share: keys that are unlocked, institutions, people left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin.app.cli.frame import DONE, NEEDS_A_PERSON, Session, unlock_keys
from exchange_admin.services.exchange.statuses import PersonToSend
from exchange_admin.services.office import Office

if TYPE_CHECKING:
    from exchange_admin.services.exchange.exchange_services import ExchangeServices

BASES = ("contract", "office_decision")
"""On which other people may be handed on than those who agreed."""


@contextmanager
def opened_exchange(session: Session, file: Path, *, writing: bool = True) -> Iterator[tuple[Office, ExchangeServices]]:
    """An office and its exchange; its keys are unlocked for writing where the environment has the passphrase."""
    with session.open(file, writing=writing) as office:
        if writing:
            unlock_keys(office)
        yield office, office.exchange


def say_left_out(session: Session, people: Iterable[PersonToSend]) -> int:
    """Names who did not agree; answers with the exit code."""
    named = [person.name or person.other_names for person in people]
    if not named:
        return DONE
    session.out.say("cli.no_consent", n=len(named))
    for name in named:
        session.out.line(f"  {name}")
    return NEEDS_A_PERSON


def person_as_plain(person: PersonToSend) -> dict[str, object]:
    """What `--json` prints of somebody who is left out."""
    return {"id": person.id, "name": person.name, "standing": person.standing}


def institution_named(office: Office, typed: str) -> str:
    """The id of the institution that is called `typed`."""
    return str(office.records.parse("person", {"home_institution_id": typed})["home_institution_id"])
