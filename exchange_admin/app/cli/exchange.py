"""Commands on partners, packages, the mailbox and erasing: partner, package, mailbox, erase."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exchange_admin.app.cli.frame import DONE, FILE, FOLDER, NEEDS_A_PERSON, OFFICE_FILE, Session, subcommand
from exchange_admin.app.cli.speaking import SpeakingGroup
from exchange_admin.app.office import Office
from exchange_admin.domain.dates import read_date
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.vocabulary import VOCABULARY
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.services.exchange.packages_in import Outcome
from exchange_admin.services.exchange.statuses import (
    ERASE_PAPERS,
    KEEP_PAPERS,
    ErasurePlan,
    MailboxState,
    PartnerStatus,
    PersonToSend,
    Sent,
)

if TYPE_CHECKING:
    from exchange_admin.app.exchange_services import ExchangeServices
    from exchange_admin.documents.packages.reading import Outline

KEY_PASSPHRASE = "EXCHANGE_ADMIN_PASSPHRASE"
"""Environment variable with the passphrase of the office's keys: an option would stand in the list of processes."""
MINUTE = 60.0
_BASES = ("contract", "office_decision")


def add_to(group: click.Group) -> None:
    """Registers the commands of this module."""
    partner = SpeakingGroup("partner")
    group.add_command(partner)
    _add_office(partner)
    _add_partner(partner)
    _add_key(partner)
    package = SpeakingGroup("package")
    group.add_command(package)
    _add_make(package)
    _add_take(package)
    _add_mailbox(group)
    _add_erase(group)


def _add_office(group: click.Group) -> None:
    @subcommand(group, "office")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("partner")
    @click.option("--out", type=OFFICE_FILE, required=True)
    @click.option("--reads", type=click.Choice(LANGUAGES))
    @click.option("--basis", type=click.Choice(_BASES))
    def office(session: Session, file: Path, partner: str, out: Path, reads: str | None, basis: str | None) -> int:
        with _opened(session, file) as (opened, tools):
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
                "left_out": [_person(person) for person in left_out],
                "step": made.step,
            }
        )
        session.out.say("cli.partner_made", path=made.path, n=made.people)
        return _left_out(session, left_out)


def _add_partner(group: click.Group) -> None:
    @subcommand(group, "add")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("partner")
    @click.option("--site", required=True)
    @click.option("--sign-key", required=True)
    @click.option("--age-key", required=True)
    def add(session: Session, file: Path, partner: str, site: str, sign_key: str, age_key: str) -> int:
        with _opened(session, file) as (opened, tools):
            institution = institution_named(opened, partner)
            changes = tools.partners.add(institution, site, sign_key, age_key, session.who)
            status = tools.partners.status(site, session.language)
        session.out.data({"id": status.id, "fingerprint": status.fingerprint, "step": changes.step})
        session.out.say("cli.partner_added", name=status.institution, digits=status.fingerprint)
        return DONE

    @subcommand(group, "list")
    @click.argument("file", type=OFFICE_FILE)
    def list_(session: Session, file: Path) -> int:
        with _opened(session, file, writing=False) as (_, tools):
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
        with _opened(session, file, writing=bool(confirm or revoke)) as (_, tools):
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


def _own_key(session: Session, file: Path) -> int:
    with _opened(session, file) as (office, tools):
        sign, age = tools.partners.own_public_keys()
        digits, site = tools.partners.own_fingerprint(), office.store.site
    session.out.data({"site": site, "sign_key": sign, "age_key": age, "fingerprint": digits})
    session.out.line(f"{site}\n{sign}\n{age}\n{digits}")
    return DONE


def _compare(typed: str, status: PartnerStatus) -> None:
    """What was read over the telephone must be the digits of the keys that came."""
    if "".join(typed.split()) != "".join(status.fingerprint.split()) or not status.fingerprint:
        raise RuleBroken(Problem("partner.other_digits", facts={"name": status.institution}))


def _add_make(group: click.Group) -> None:
    @subcommand(group, "make")
    @click.argument("file", type=OFFICE_FILE)
    @click.option("--to", default="")
    @click.option("--out", type=FOLDER, required=True)
    @click.option("--since", default="", metavar="YYYY-MM-DD")
    @click.option("--basis", type=click.Choice(_BASES))
    @click.option("--attach", multiple=True, metavar="ID")
    @click.option("--passphrase-file", type=FILE)
    @click.option("--megabytes", type=click.IntRange(1, 60), default=15, show_default=True)
    def make(
        session: Session,
        file: Path,
        to: str,
        out: Path,
        since: str,
        basis: str | None,
        attach: tuple[str, ...],
        passphrase_file: Path | None,
        megabytes: int,
    ) -> int:
        with _opened(session, file) as (office, tools):
            if not to and not office.store.is_partner:
                names = [one.institution for one in tools.partners.statuses(session.language)]
                raise RuleBroken(Problem("cli.no_partner", facts={"names": ", ".join(names) or "—"}))
            partner = tools.sending.summary(to, session.language)
            left_out = () if basis or office.store.is_partner else partner.without_consent
            sent = tools.sending.send(
                partner.status.site,
                out,
                session.who,
                without_people=[person.id for person in left_out],
                basis=basis or "consent",
                attachments=attach,
                passphrase=_secret(passphrase_file),
                split=megabytes * 1_000_000,
                since=read_date(since).day.isoformat() if since else "",
            )
        session.out.data(_sent(sent))
        for path in sent.paths:
            session.out.line(str(path))
        session.out.say("cli.package_made", n=sent.changes, people=sent.people, name=partner.status.institution)
        return _left_out(session, left_out)


def _add_take(group: click.Group) -> None:
    @subcommand(group, "inspect")
    @click.argument("package", type=FILE)
    @click.option("--passphrase-file", type=FILE)
    def inspect(session: Session, package: Path, passphrase_file: Path | None) -> int:
        from exchange_admin.documents.packages.reading import inspect_package

        outline = inspect_package(package, passphrase=_secret(passphrase_file))
        session.out.data(_outline(outline))
        session.out.table(
            (session.words.say("cli.field"), session.words.say("cli.value")),
            [
                (session.words.say(f"exchange.inspect.{name}"), _shown(session, name, value))
                for name, value in _outline(outline).items()
                if value not in (None, {}, "")
            ],
        )
        return DONE

    @subcommand(group, "import")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("package", type=FILE)
    @click.option("--dry-run", is_flag=True)
    @click.option("--passphrase-file", type=FILE)
    def import_(session: Session, file: Path, package: Path, dry_run: bool, passphrase_file: Path | None) -> int:
        secret = _secret(passphrase_file)
        with _opened(session, file) as (_, tools):
            verb = tools.receiving.preview if dry_run else tools.receiving.take_in
            outcome = verb(package, session.language, session.who, passphrase=secret)
        session.out.data({**outcome_as_plain(outcome), "dry_run": dry_run})
        counts = _counts(outcome)
        session.out.table(
            (session.words.say("cli.state"), session.words.say("cli.count")),
            [(session.words.say(f"exchange.count.{name}"), str(n)) for name, n in counts.items()],
        )
        session.out.problems(outcome.problems)
        if dry_run:
            session.out.say("cli.dry_run")
        return NEEDS_A_PERSON if outcome.decisions or outcome.waiting else DONE


def _add_mailbox(group: click.Group) -> None:
    @subcommand(group, "mailbox")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("folder", type=FOLDER)
    @click.option("--once", is_flag=True)
    @click.option("--forget", default="", metavar="AUTHOR")
    def mailbox(session: Session, file: Path, folder: Path, once: bool, forget: str) -> int:
        while True:
            with _opened(session, file) as (_, tools):
                if forget:
                    tools.mailbox.forget(forget, folder)
                state = tools.mailbox.exchange_once(folder)
            if not once:
                _say_mailbox(session, state)
                time.sleep(MINUTE)  # until somebody stops the program
                continue
            session.out.data(_mailbox(state))
            _say_mailbox(session, state)
            return NEEDS_A_PERSON if state.quarantined or not state.reachable else DONE


def _add_erase(group: click.Group) -> None:
    @subcommand(group, "erase")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("person")
    @click.option(
        "--reason", "why", type=click.Choice(VOCABULARY["erasure_reason"]), default="request", show_default=True
    )
    @click.option("--papers", type=click.Choice([KEEP_PAPERS, ERASE_PAPERS]), default=KEEP_PAPERS, show_default=True)
    @click.option("--keep-until", default="", metavar="YYYY-MM-DD")
    @click.option("--dry-run", is_flag=True)
    def erase(session: Session, file: Path, person: str, why: str, papers: str, keep_until: str, dry_run: bool) -> int:
        until = read_date(keep_until).day if keep_until else None
        with _opened(session, file, writing=not dry_run) as (_, tools):
            plan = tools.erasing.plan(person, session.language)
            step = ""
            if not dry_run:
                step = tools.erasing.erase(person, session.who, why, papers=papers, keep_until=until).step
        session.out.data({**_plan(plan), "step": step or None})
        session.out.table(
            (session.words.say("cli.kind"), session.words.say("cli.count")),
            [(session.words.kind(kind, 2), str(n)) for kind, n in plan.records.items()],
        )
        session.out.say("cli.dry_run" if dry_run else "cli.erased")
        return DONE


@contextmanager
def _opened(session: Session, file: Path, *, writing: bool = True) -> Iterator[tuple[Office, ExchangeServices]]:
    with session.open(file, writing=writing) as office:
        tools = office.exchange
        if writing and tools.keys.is_locked and (passphrase := os.environ.get(KEY_PASSPHRASE)):
            tools.keys.unlock(passphrase)
        yield office, tools


def institution_named(office: Office, typed: str) -> str:
    """The id of the institution that is called `typed`."""
    return str(office.records.parse("person", {"home_institution_id": typed})["home_institution_id"])


def _secret(path: Path | None) -> str:
    """The first line of a file. Raises RuleBroken with `package.no_passphrase`."""
    if path is None:
        return ""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, ValueError):
        lines = []
    if not lines or not lines[0].strip():
        raise RuleBroken(Problem("package.no_passphrase", facts={"path": str(path)}))
    return lines[0].strip()


def _left_out(session: Session, people: Iterable[PersonToSend]) -> int:
    named = [person.name or person.other_names for person in people]
    if not named:
        return DONE
    session.out.say("cli.no_consent", n=len(named))
    for name in named:
        session.out.line(f"  {name}")
    return NEEDS_A_PERSON


def _person(person: PersonToSend) -> dict[str, object]:
    return {"id": person.id, "name": person.name, "standing": person.standing}


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
        "clock_ahead": one.clock_ahead,
        "decisions": one.decisions,
        "held": one.held,
        "questions": one.questions,
    }


def _sent(sent: Sent) -> dict[str, object]:
    return {
        "files": [str(path) for path in sent.paths],
        "packages": list(sent.packages),
        "bytes": sent.size,
        "people": sent.people,
        "changes": sent.changes,
        "left_out": [_person(person) for person in sent.left_out],
        "readers": [{"name": one.name, "fingerprint": one.fingerprint or None} for one in sent.readers],
        "step": sent.step,
    }


def _outline(outline: Outline) -> dict[str, object]:
    told: dict[str, object] = {
        "file": outline.path.name,
        "bytes": outline.size,
        "sha256": outline.sha256,
        "seal": outline.seal.value,
        "from": outline.named.sender if outline.named else None,
        "to": outline.named.to if outline.named else None,
        "at": outline.named.at if outline.named else None,
    }
    page, contents = outline.manifest, outline.contents
    if page is not None and contents is not None:
        told |= {
            "from": page.sender,
            "to": page.to,
            "id": page.id,
            "created": page.created,
            "app": page.app,
            "part": list(page.part),
            "steps": contents.transactions,
            "kinds": dict(contents.kinds),
            "attachments": outline.blobs,
            "signed": outline.signed,
        }
    return told


def _shown(session: Session, name: str, value: object) -> str:
    """A fact of a package as a person reads it."""
    if name == "seal":
        return session.words.say(f"exchange.seal.{value}")
    if isinstance(value, dict):
        return ", ".join(f"{session.words.kind(kind, 2)}: {n}" for kind, n in value.items())
    if isinstance(value, bool):
        return session.words.say("exchange.yes" if value else "exchange.no")
    return " / ".join(map(str, value)) if isinstance(value, list) else str(value)


def outcome_as_plain(outcome: Outcome) -> dict[str, object]:
    """What `--json` prints of a package that was taken in or tried."""
    info = outcome.info
    return {
        "package": info.id,
        "from": info.sender,
        "institution": info.institution,
        "created": info.created,
        "counts": _counts(outcome),
        "new": _keyed(outcome.new),
        "changed": _keyed(outcome.changed),
        "deleted": _keyed(outcome.deleted),
        "equal": _keyed(outcome.equal),
        "conflicts": _fields(outcome.conflicts),
        "proposals": _fields(outcome.proposals),
        "duplicates": _fields(outcome.duplicates),
        "look_alikes": [{"person": a, "other": b, "score": score} for a, b, score in outcome.look_alikes],
        "held": _keyed(outcome.held),
        "waiting": [
            {"author": author, "seq": seq, "missing_author": other, "missing_seq": missing}
            for author, seq, other, missing in outcome.waiting
        ],
        "enrolled": info.answers_enrolment,
        "clock_ahead": outcome.clock_ahead,
        "problems": [problem.as_plain() for problem in outcome.problems],
        "step": outcome.step or None,
    }


def _keyed(records: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"kind": kind, "id": id} for kind, id in records]


def _fields(places: Iterable[tuple[str, str, str]]) -> list[dict[str, str]]:
    return [{"kind": kind, "id": id, "field": field} for kind, id, field in places]


def _counts(outcome: Outcome) -> dict[str, int]:
    return {
        "new": len(outcome.new),
        "changed": len(outcome.changed),
        "deleted": len(outcome.deleted),
        "equal": len(outcome.equal),
        "conflicts": len(outcome.conflicts) + len(outcome.proposals),
        "duplicates": len(outcome.duplicates) + len(outcome.look_alikes),
        "held": len(outcome.held),
        "waiting": len(outcome.waiting),
    }


def _mailbox(state: MailboxState) -> dict[str, object]:
    return {
        "folder": str(state.folder),
        "reachable": state.reachable,
        "sent": state.sent,
        "received": state.received,
        "removed": state.removed,
        "retrying": list(state.retrying),
        "quarantined": list(state.quarantined),
        "copies": [
            {
                "author": one.author,
                "name": one.name,
                "behind": one.behind,
                "since": one.since or None,
                "last_seen": one.last_seen or None,
                "waiting": one.waiting,
            }
            for one in state.copies
        ],
    }


def _say_mailbox(session: Session, state: MailboxState) -> None:
    session.out.say("cli.mailbox", sent=state.sent, received=state.received)
    if not state.reachable:
        session.out.say("problem.mailbox.no_folder", path=state.folder)
    for one in state.behind:
        session.out.say("cli.behind", n=one.behind, name=one.name or one.author, since=one.since or "—")
    for name in state.quarantined:
        session.out.say("cli.quarantined", path=name)


def _plan(plan: ErasurePlan) -> dict[str, object]:
    return {
        "person": plan.person_id,
        "entries": list(plan.entries),
        "records": dict(plan.records),
        "papers": [{"id": one.id, "number": one.number, "kind": one.kind} for one in plan.papers],
        "partners": list(plan.partners),
        "backups": [str(path) for path in plan.backups],
    }
