"""The commands `partner office|add|list|key`, and what other commands of the exchange need too."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from exchange_admin.app.cli.frame import DONE, NEEDS_A_PERSON, Session, command, office_command
from exchange_admin.app.cli.output import picked
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.exchange.statuses import PartnerStatus, PersonToSend
from exchange_admin.services.office import Office

BASES = ("contract", "office_decision")
"""On which other people may be handed on than those who agreed."""
_STATUS = """site institution_id institution state delivery=outbox.delivery not_sent=outbox.not_sent
    unconfirmed=outbox.unconfirmed overdue old_program clock_ahead decisions held questions"""
_STATUS_OR_NULL = "id fingerprint unconfirmed_since=outbox.unconfirmed_since last_sent last_received confirmed app"


@office_command("partner office", writing=True, unlocking=True)
@click.option("--reads", type=click.Choice(LANGUAGES))
@click.option("--basis", type=click.Choice(BASES))
def make_file(
    session: Session, office: Office, partner: str, *, out: Path, reads: str | None, basis: str | None
) -> int:
    institution = institution_named(office, partner)
    left_out = () if basis else office.exchange.partners.contents(institution, session.language).without_consent
    made = office.exchange.partners.make_office_file(
        institution,
        out,
        reads or session.language,
        session.who,
        without_people=[person.id for person in left_out],
        basis=basis or "consent",
    )
    told = picked(made, "id file=path site code people changes step")
    session.out.data({**told, "left_out": [picked(person, "id name standing") for person in left_out]})
    session.out.say("cli.partner_made", path=made.path, n=made.people)
    return say_left_out(session, left_out)


@office_command("partner add", writing=True, unlocking=True)
def add(session: Session, office: Office, partner: str, *, site: str, sign_key: str, age_key: str) -> int:
    institution = institution_named(office, partner)
    changes = office.exchange.partners.add(institution, site, sign_key, age_key, session.who)
    status = office.exchange.partners.status(site, session.language)
    session.out.data({"id": status.id, "fingerprint": status.fingerprint, "step": changes.step})
    session.out.say("cli.partner_added", name=status.institution, digits=status.fingerprint)
    return DONE


@office_command("partner list")
def list_(session: Session, office: Office) -> int:
    found = office.exchange.partners.statuses(session.language)
    session.out.data({"partners": [picked(one, _STATUS, _STATUS_OR_NULL) for one in found]})
    words = session.words
    rows = [
        (
            one.institution,
            words.choice("partner_file_state", one.state),
            words.say(f"exchange.delivery.{one.outbox.delivery.value}", {"n": one.outbox.not_sent}),
            one.last_received or "—",
        )
        for one in found
    ]
    session.out.columns(("cli.partner", "cli.state", "cli.delivery", "cli.heard"), rows)
    session.out.problems(old_programs(found))
    return DONE


@command("partner key")
@click.argument("partner", required=False)
@click.option("--confirm", default="", metavar="DIGITS")
def key(session: Session, file: Path, partner: str | None, *, confirm: str, revoke: bool = False) -> int:
    if partner is None:
        return _own_key(session, file)
    with session.open(file, writing=bool(confirm or revoke), unlocking=True) as office:
        partners = office.exchange.partners
        status = partners.status(partner, session.language)
        if confirm:
            _compare(confirm, status)
            partners.confirm(status.site, session.who)
        if revoke:
            partners.revoke(status.site, session.who)
        status = partners.status(status.site, session.language)
    session.out.data(picked(status, "id site state fingerprint"))
    state = session.words.choice("partner_file_state", status.state)
    session.out.line(f"{status.institution}: {state}\n{status.fingerprint or '—'}")
    return DONE


def old_programs(partners: Iterable[PartnerStatus]) -> list[Problem]:
    """Who gets packages without the signatures of steps."""
    return [
        Problem("package.old_program", facts={"name": one.institution}, level=Level.INFORMS)
        for one in partners
        if one.old_program
    ]


def _own_key(session: Session, file: Path) -> int:
    with session.open(file, writing=True, unlocking=True) as office:
        sign, age = office.exchange.keys.public()
        digits, site = office.exchange.keys.fingerprint(), office.store.site
    session.out.data({"site": site, "sign_key": sign, "age_key": age, "fingerprint": digits})
    session.out.line(f"{site}\n{sign}\n{age}\n{digits}")
    return DONE


def _compare(typed: str, status: PartnerStatus) -> None:
    """What was read over the telephone must be the digits of the keys that came."""
    if "".join(typed.split()) != "".join(status.fingerprint.split()) or not status.fingerprint:
        raise RuleBroken(Problem("partner.other_digits", facts={"name": status.institution}))


def say_left_out(session: Session, people: Iterable[PersonToSend]) -> int:
    """Names who did not agree and how their consent stands; answers with the exit code."""
    lacking = list(people)
    if not lacking:
        return DONE
    session.out.say("cli.no_consent", n=len(lacking))
    for person in lacking:
        session.out.line(f"  {person.name} · {session.words.say(f'exchange.standing.{person.standing}')}")
    return NEEDS_A_PERSON


def institution_named(office: Office, typed: str) -> str:
    """The id of the institution that is called `typed`."""
    return str(office.records.parse("person", {"home_institution_id": typed})["home_institution_id"])
