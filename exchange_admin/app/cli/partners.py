"""The commands `partner office|add|list|key`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from exchange_admin.app.cli.exchange import BASES, institution_named, opened_exchange, person_as_plain, say_left_out
from exchange_admin.app.cli.frame import DONE, OFFICE_FILE, Session, subcommand
from exchange_admin.app.cli.speaking import SpeakingGroup
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.exchange.statuses import PartnerStatus


def add_to(group: click.Group) -> None:
    """Registers the commands of this module."""
    partner = SpeakingGroup("partner")
    group.add_command(partner)
    _add_office(partner)
    _add_partner(partner)
    _add_key(partner)


def _add_office(group: click.Group) -> None:
    @subcommand(group, "office")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("partner")
    @click.option("--out", type=OFFICE_FILE, required=True)
    @click.option("--reads", type=click.Choice(LANGUAGES))
    @click.option("--basis", type=click.Choice(BASES))
    def office(session: Session, file: Path, partner: str, out: Path, reads: str | None, basis: str | None) -> int:
        with opened_exchange(session, file) as (opened, tools):
            institution = institution_named(opened, partner)
            left_out = () if basis else tools.partners.contents(institution, session.language).without_consent
            made = tools.partners.make_office_file(
                institution,
                out,
                reads or session.language,
                session.who,
                without_people=[person.id for person in left_out],
                basis=basis or "consent",
            )
        session.out.data(
            {
                "id": made.id,
                "file": str(made.path),
                "site": made.site,
                "code": made.code,
                "people": made.people,
                "changes": made.changes,
                "left_out": [person_as_plain(person) for person in left_out],
                "step": made.step,
            }
        )
        session.out.say("cli.partner_made", path=made.path, n=made.people)
        return say_left_out(session, left_out)


def _add_partner(group: click.Group) -> None:
    @subcommand(group, "add")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("partner")
    @click.option("--site", required=True)
    @click.option("--sign-key", required=True)
    @click.option("--age-key", required=True)
    def add(session: Session, file: Path, partner: str, site: str, sign_key: str, age_key: str) -> int:
        with opened_exchange(session, file) as (opened, tools):
            institution = institution_named(opened, partner)
            changes = tools.partners.add(institution, site, sign_key, age_key, session.who)
            status = tools.partners.status(site, session.language)
        session.out.data({"id": status.id, "fingerprint": status.fingerprint, "step": changes.step})
        session.out.say("cli.partner_added", name=status.institution, digits=status.fingerprint)
        return DONE

    @subcommand(group, "list")
    @click.argument("file", type=OFFICE_FILE)
    def list_(session: Session, file: Path) -> int:
        with opened_exchange(session, file, writing=False) as (_, tools):
            found = tools.partners.statuses(session.language)
        session.out.data({"partners": [_status(one) for one in found]})
        words = session.words
        session.out.table(
            (words.say("cli.partner"), words.say("cli.state"), words.say("cli.delivery"), words.say("cli.heard")),
            [
                (
                    one.institution,
                    words.choice("partner_file_state", one.state),
                    words.say(f"exchange.delivery.{one.outbox.delivery.value}", {"n": one.outbox.not_sent}),
                    one.last_received or "—",
                )
                for one in found
            ],
        )
        session.out.problems(old_programs(found))
        return DONE


def _add_key(group: click.Group) -> None:
    @subcommand(group, "key")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("partner", required=False)
    @click.option("--confirm", default="", metavar="DIGITS")
    @click.option("--revoke", is_flag=True)
    def key(session: Session, file: Path, partner: str | None, confirm: str, revoke: bool) -> int:
        if partner is None:
            return _own_key(session, file)
        with opened_exchange(session, file, writing=bool(confirm or revoke)) as (_, tools):
            status = tools.partners.status(partner, session.language)
            if confirm:
                _compare(confirm, status)
                tools.partners.confirm(status.site, session.who)
            if revoke:
                tools.partners.revoke(status.site, session.who)
            status = tools.partners.status(status.site, session.language)
        session.out.data(
            {"id": status.id, "site": status.site, "state": status.state, "fingerprint": status.fingerprint}
        )
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
    with opened_exchange(session, file) as (office, tools):
        sign, age = tools.partners.own_public_keys()
        digits, site = tools.partners.own_fingerprint(), office.store.site
    session.out.data({"site": site, "sign_key": sign, "age_key": age, "fingerprint": digits})
    session.out.line(f"{site}\n{sign}\n{age}\n{digits}")
    return DONE


def _compare(typed: str, status: PartnerStatus) -> None:
    """What was read over the telephone must be the digits of the keys that came."""
    if "".join(typed.split()) != "".join(status.fingerprint.split()) or not status.fingerprint:
        raise RuleBroken(Problem("partner.other_digits", facts={"name": status.institution}))


def _status(one: PartnerStatus) -> dict[str, object]:
    return {
        "id": one.id or None,
        "site": one.site,
        "institution_id": one.institution_id,
        "institution": one.institution,
        "state": one.state,
        "fingerprint": one.fingerprint or None,
        "delivery": one.outbox.delivery.value,
        "not_sent": one.outbox.not_sent,
        "unconfirmed": one.outbox.unconfirmed,
        "unconfirmed_since": one.outbox.unconfirmed_since or None,
        "overdue": one.overdue,
        "last_sent": one.last_sent or None,
        "last_received": one.last_received or None,
        "confirmed": one.confirmed or None,
        "app": one.app or None,
        "old_program": one.old_program,
        "clock_ahead": one.clock_ahead,
        "decisions": one.decisions,
        "held": one.held,
        "questions": one.questions,
    }
