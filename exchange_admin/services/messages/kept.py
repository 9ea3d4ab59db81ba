"""Messages that are kept already, as they were said: to be written or sent once more."""

from __future__ import annotations

import json
from collections.abc import Sequence

from exchange_admin.domain.labels import in_language, person_name
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.domain.rules.messages.addresses import is_address
from exchange_admin.domain.rules.messages.placeholders import Piece
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.messages.order import MessagePlan, PreparedMessage
from exchange_admin.services.messages.postal import postal_lines
from exchange_admin.services.stored import all_there, got
from exchange_admin.store import Store

PREPARED, SENT, FAILED = "prepared", "sent", "failed"
STILL_TO_SEND = frozenset({PREPARED, FAILED})


def prepared_messages(store: Store) -> list[str]:
    """Ids of those that were written and of which nobody knows that they went out, the earliest first."""
    asked = Query(
        "message",
        filters=(Filter("state", Test.IS, (PREPARED,)), Filter("channel", Test.IS, ("email",))),
        order=Order("made_at"),
    )
    return [one.id for one in store.records(asked)]


def kept_plan(store: Store, ids: Sequence[str], language: str) -> MessagePlan:
    """In the order of `ids`; names of institutions in `language`. Raises RuleBroken with `message.nobody_chosen`,
    `record.missing`."""
    if not ids:
        raise RuleBroken(Problem("message.nobody_chosen"))
    found = all_there(store, "message", list(dict.fromkeys(ids)))
    return MessagePlan(None, [_as_said(store, one, language) for one in found], ())


def _as_said(store: Store, message: Record, language: str) -> PreparedMessage:
    address, name = message.text("address"), _called(store, message, language)
    said = message.text("language")
    remarks = []
    if message["state"] not in STILL_TO_SEND:
        facts = {"name": name, "state": f"choice.message_state.{message['state']}"}
        remarks.append(Problem("message.was_sent", facts=facts, level=Level.INFORMS))
    about = {field: message.text(field) for field in _ABOUT if message[field]}
    is_written = is_address(address)
    return PreparedMessage(
        name,
        said if said in LANGUAGES else language,
        [Piece(message.text("subject"))],
        [Piece(message.text("text"))],
        about,
        address if is_written else "",
        None if is_written else Problem("message.no_address", facts={"name": name}),
        _listed(message, "tasks"),
        _listed(message, "people"),
        tuple(remarks),
        post=postal_lines(store, about, said if said in LANGUAGES else language),
        kept=message.id,
        state=message.text("state"),
        attached=message.text("attached"),
    )


def _called(store: Store, message: Record, language: str) -> str:
    if person := message.text("person_id"):
        return person_name(got(store, "person", store.entries().kept(person)).values)[0]
    if institution := message.text("institution_id"):
        return in_language(got(store, "institution", institution).values, "name", language)
    return message.text("address") or message.text("subject")


def _listed(message: Record, field: str) -> tuple[str, ...]:
    """Ids as they were kept."""
    try:
        found = json.loads(message.text(field) or "[]")
    except ValueError:
        return ()
    return tuple(str(one) for one in found) if isinstance(found, list) else ()


_ABOUT = ("person_id", "institution_id", "contact_id", "mobility_id", "agreement_id")
