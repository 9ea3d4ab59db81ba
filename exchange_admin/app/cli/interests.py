"""The commands `interest …`: who is interested in which offer or need, and what the other side says."""

from __future__ import annotations

import click

from exchange_admin.app.cli.frame import DONE, Session, office_command, referred_to
from exchange_admin.app.cli.listings import named_listing
from exchange_admin.app.cli.output import recorded
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.domain.rules.interests import STATUS, interest_status
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.services.office import Office

_SHOWN = (
    *("listing_id", "own_listing_id", "asking_institution_id", "answering_institution_id", "state", "asked_on"),
    *("message", "reply", "answered_on", "answer", "led_to_agreement_id", "led_to_project_id"),
)
_INTEREST = "interest"


@office_command("interest list")
@click.option("--state", type=click.Choice(words_of("interest_status")))
def list_(session: Session, office: Office, *, state: str | None) -> int:
    wanted = (Filter(STATUS, Test.IS, (state,)),) if state else ()
    found = office.store.records(Query(_INTEREST, filters=wanted, order=Order("asked_on", descending=True)))
    session.out.data({"interests": [_plain(one) for one in found]})
    for one in found:
        _say(session, office, one)
    if not found:
        session.out.say("listings.said.no_interest")
    return DONE


@office_command("interest send", writing=True)
@click.argument("listing")
def send(session: Session, office: Office, listing: str, *, message: str = "", own: str = "", asking: str = "") -> int:
    id, mine, asker = _parties(office, listing, own, asking)
    changes = office.interests.send(id, message or None, session.who, own=mine, asking=asker)
    return _told(session, office, office.interests.of(id, asker), changes)


@office_command("interest shortlist", writing=True)
@click.argument("listing")
def shortlist(session: Session, office: Office, listing: str, *, own: str = "", asking: str = "") -> int:
    id, mine, asker = _parties(office, listing, own, asking)
    changes = office.interests.shortlist(id, session.who, own=mine, asking=asker)
    return _told(session, office, office.interests.of(id, asker), changes)


@office_command("interest dismiss", writing=True)
@click.argument("listing")
def dismiss(session: Session, office: Office, listing: str, *, own: str = "", asking: str = "") -> int:
    id, mine, asker = _parties(office, listing, own, asking)
    changes = office.interests.dismiss(id, session.who, own=mine, asking=asker)
    return _told(session, office, office.interests.of(id, asker), changes)


@office_command("interest withdraw", writing=True)
def withdraw(session: Session, office: Office, interest: str) -> int:
    changes = office.interests.withdraw(interest, session.who)
    return _told(session, office, office.records.get(_INTEREST, interest), changes)


@office_command("interest answer", writing=True)
@click.option("--reply", required=True, type=click.Choice(words_of("interest_reply")))
def answer(session: Session, office: Office, interest: str, *, reply: str, message: str = "") -> int:
    changes = office.interests.answer(interest, reply, message, session.who)
    return _told(session, office, office.records.get(_INTEREST, interest), changes)


@office_command("interest agree", writing=True)
def agree(session: Session, office: Office, interest: str, *, number: str = "") -> int:
    changes = office.interests.begin_agreement(interest, session.who, number=number)
    record = office.records.get(_INTEREST, interest)
    begun = office.records.get("agreement", record.text("led_to_agreement_id"))
    sides = [one.institution for one in office.agreement_parties.of(begun.id, session.language)]
    named = office.lists.labels("institution", (begun.text("institution_id"),), session.language).values()
    partner = session.words.listed(sides or list(named))
    session.out.say("listings.said.draft_begun", number=begun.text("number"), partner=partner)
    return _told(session, office, record, changes)


def _parties(office: Office, listing: str, own: str, asking: str) -> tuple[str, str, str]:
    """The ids of the offer or need, of the own one, and of who asks. Raises RuleBroken."""
    mine = named_listing(office, own) if own else ""
    return named_listing(office, listing), mine, referred_to(office, _INTEREST, "asking_institution_id", asking)


def _told(session: Session, office: Office, record: Record | None, changes: Changes) -> int:
    if record is not None:
        session.out.data({**_plain(record), "step": changes.step or None, "problems": changes.problems})
        _say(session, office, record)
        session.out.problems(changes.problems)
    return DONE


def _plain(interest: Record) -> dict[str, object]:
    return {**recorded(interest, _SHOWN), "status": interest_status(interest.values)}


def _say(session: Session, office: Office, interest: Record) -> None:
    called = office.lists.labels(_INTEREST, (interest.id,), session.language)[interest.id]
    status = session.words.choice("interest_status", interest_status(interest.values))
    asking = interest.text("asking_institution_id")
    who = office.lists.labels("institution", (asking,), session.language).get(asking, "")
    session.out.say("listings.said.interest", listing=called, status=status, who=who)
