"""The commands `package make|inspect|import|returned|waiting` and `mailbox`."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exchange_admin.app.cli.exchange import BASES, opened_exchange, person_as_plain, say_left_out
from exchange_admin.app.cli.frame import (
    DONE,
    FILE,
    FOLDER,
    NEEDS_A_PERSON,
    OFFICE_FILE,
    Session,
    made_folder,
    subcommand,
)
from exchange_admin.app.cli.partners import old_programs
from exchange_admin.app.cli.returned import add_returned
from exchange_admin.app.cli.speaking import SpeakingGroup
from exchange_admin.app.cli.waiting import add_waiting
from exchange_admin.domain.dates import read_date
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.exchange.mailbox_state import MailboxState
from exchange_admin.services.exchange.packages_in import Outcome
from exchange_admin.services.exchange.statuses import Sent

if TYPE_CHECKING:
    from exchange_admin.documents.packages.reading import Outline

MINUTE = 60.0
"""Seconds between two looks into a mailbox."""


def add_to(group: click.Group) -> None:
    """Registers the commands of this module."""
    package = SpeakingGroup("package")
    group.add_command(package)
    _add_make(package)
    _add_take(package)
    add_returned(package)
    add_waiting(package)
    _add_mailbox(group)


def _add_make(group: click.Group) -> None:
    @subcommand(group, "make")
    @click.argument("file", type=OFFICE_FILE)
    @click.option("--to", default="")
    @click.option("--out", type=FOLDER, required=True)
    @click.option("--since", default="", metavar="YYYY-MM-DD")
    @click.option("--basis", type=click.Choice(BASES))
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
        with opened_exchange(session, file) as (office, tools):
            if not to and not office.store.is_partner:
                statuses = tools.partners.statuses(session.language)
                often = Counter(one.institution for one in statuses)
                names = [
                    f"{one.institution} — {one.site}" if often[one.institution] > 1 else one.institution
                    for one in statuses
                ]
                raise RuleBroken(Problem("cli.no_partner", facts={"names": ", ".join(names) or "—"}))
            partner = tools.sending.summary(to, session.language)
            left_out = () if basis or office.store.is_partner else partner.without_consent
            with made_folder(out) as is_new:
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
        session.out.data({**_sent(sent), "folder_made": is_new})
        if is_new:
            session.out.say("cli.folder_made", path=out)
        for path in sent.paths:
            session.out.line(str(path))
        session.out.say("cli.package_made", n=sent.changes, people=sent.people, name=partner.status.institution)
        session.out.problems(old_programs([partner.status]))
        return say_left_out(session, left_out)


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
        with opened_exchange(session, file) as (_, tools):
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
        open_ = outcome.decisions or outcome.waiting or outcome.returned or outcome.differences
        return NEEDS_A_PERSON if open_ else DONE


def _add_mailbox(group: click.Group) -> None:
    @subcommand(group, "mailbox")
    @click.argument("file", type=OFFICE_FILE)
    @click.argument("folder", type=FOLDER)
    @click.option("--once", is_flag=True)
    @click.option("--forget", default="", metavar="AUTHOR")
    def mailbox(session: Session, file: Path, folder: Path, once: bool, forget: str) -> int:
        while True:
            with opened_exchange(session, file) as (_, tools):
                if forget:
                    tools.mailbox.forget(forget, session.who, folder)
                    forget = ""
                state = tools.mailbox.exchange_once(folder)
                ended = tools.ended_copies.problems(session.language)
            if not once:
                _say_mailbox(session, state, ended)
                time.sleep(MINUTE)  # until somebody stops the program
                continue
            session.out.data({**_mailbox(state), "problems": [problem.as_plain() for problem in ended]})
            _say_mailbox(session, state, ended)
            return NEEDS_A_PERSON if state.quarantined or not state.reachable else DONE


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


def _sent(sent: Sent) -> dict[str, object]:
    return {
        "files": [str(path) for path in sent.paths],
        "packages": list(sent.packages),
        "bytes": sent.size,
        "people": sent.people,
        "changes": sent.changes,
        "left_out": [person_as_plain(person) for person in sent.left_out],
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
        "returned": outcome.returned,
        "differences": [
            {"kind": kind, "id": id, "field": field or None, "missing": missing or None}
            for kind, id, field, missing in outcome.differences
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
                "unlike": one.unlike,
            }
            for one in state.copies
        ],
    }


def _say_mailbox(session: Session, state: MailboxState, ended: Sequence[Problem]) -> None:
    session.out.say("cli.mailbox", sent=state.sent, received=state.received)
    if not state.reachable:
        session.out.say("problem.mailbox.no_folder", path=state.folder)
    for one in state.behind:
        session.out.say("cli.behind", n=one.behind, name=one.name or one.author, since=one.since or "—")
    for one in state.unlike:
        session.out.say("cli.unlike", n=one.unlike, name=one.name or one.author)
    for name in state.quarantined:
        session.out.say("cli.quarantined", path=name)
    session.out.problems(ended)
