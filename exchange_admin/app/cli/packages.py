"""The commands `package make|inspect|import|returned|waiting` and `mailbox`."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exchange_admin.app.cli.frame import (
    DONE,
    FOLDER,
    NEEDS_A_PERSON,
    Session,
    command,
    made_folder,
    office_command,
    typed_day,
)
from exchange_admin.app.cli.output import picked
from exchange_admin.app.cli.partners import BASES, old_programs, say_left_out
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.exchange.at_a_glance import MailboxState
from exchange_admin.services.exchange.cards import ReturnedCard
from exchange_admin.services.exchange.packages_in import Outcome
from exchange_admin.services.office import Office

if TYPE_CHECKING:
    from exchange_admin.documents.packages.reading import Outline

MINUTE = 60.0
"""Seconds between two looks into a mailbox."""


@office_command("package make", writing=True, unlocking=True)
@click.option("--out", type=FOLDER, required=True)
@click.option("--since", default="", metavar="YYYY-MM-DD")
@click.option("--basis", type=click.Choice(BASES))
@click.option("--attach", multiple=True, metavar="ID")
@click.option("--megabytes", type=click.IntRange(1, 60), default=15, show_default=True)
def make(
    session: Session,
    office: Office,
    *,
    to: str = "",
    out: Path,
    since: str,
    basis: str | None,
    attach: tuple[str, ...],
    passphrase_file: Path | None = None,
    megabytes: int,
) -> int:
    if not to and not office.store.is_partner:
        statuses = office.exchange.partners.statuses(session.language)
        often = Counter(one.institution for one in statuses)
        names = [
            f"{one.institution} — {one.site}" if often[one.institution] > 1 else one.institution for one in statuses
        ]
        raise RuleBroken(Problem("cli.no_partner", facts={"names": ", ".join(names) or "—"}))
    partner = office.exchange.sending.summary(to, session.language)
    left_out = () if basis or office.store.is_partner else partner.without_consent
    with made_folder(out, own=True) as is_new:
        sent = office.exchange.sending.send(
            partner.status.site,
            out,
            session.who,
            without_people=[person.id for person in left_out],
            basis=basis or "consent",
            attachments=attach,
            passphrase=secret_line(passphrase_file),
            split=megabytes * 1_000_000,
            since=typed_day(since).isoformat() if since else "",
        )
    told = picked(sent, "files=paths packages bytes=size people changes step")
    told["left_out"] = [picked(person, "id name standing") for person in sent.left_out]
    told["readers"] = [picked(one, "name", "fingerprint") for one in sent.readers]
    session.out.data({**told, "folder_made": is_new})
    if is_new:
        session.out.say("cli.folder_made", path=out)
    for path in sent.paths:
        session.out.line(str(path))
    session.out.say("cli.package_made", n=sent.changes, people=sent.people, name=partner.status.institution)
    session.out.problems(old_programs([partner.status]))
    return say_left_out(session, left_out)


@command("package inspect")
def inspect(session: Session, package: Path, *, passphrase_file: Path | None = None) -> int:
    from exchange_admin.documents.packages.reading import inspect_package

    outline = inspect_package(package, passphrase=secret_line(passphrase_file))
    session.out.data(_outline(outline))
    shown = [
        (session.words.say(f"exchange.inspect.{name}"), _shown(session, name, value))
        for name, value in _outline(outline).items()
        if value not in (None, {}, "")
    ]
    session.out.columns(("cli.field", "cli.value"), shown)
    return DONE


@command("package import")
def import_(
    session: Session, file: Path, package: Path, *, dry_run: bool = False, passphrase_file: Path | None = None
) -> int:
    secret = secret_line(passphrase_file)
    with session.open(file, writing=True, unlocking=True) as office:
        verb = office.exchange.receiving.preview if dry_run else office.exchange.receiving.take_in
        outcome = verb(package, session.language, session.who, passphrase=secret)
    session.out.data({**outcome_as_plain(outcome), "dry_run": dry_run})
    counts = [(session.words.say(f"exchange.count.{name}"), str(n)) for name, n in _counts(outcome).items()]
    session.out.columns(("cli.state", "cli.count"), counts)
    session.out.problems(outcome.problems)
    if dry_run:
        session.out.say("cli.dry_run")
    open_ = outcome.decisions or outcome.waiting or outcome.returned or outcome.differences
    return NEEDS_A_PERSON if open_ else DONE


@command("package returned")
def returned(
    session: Session, file: Path, *, recover: bool = False, unsigned: bool = False, dismiss: bool = False
) -> int:
    with session.open(file, writing=recover or dismiss, unlocking=True) as office:
        lost = office.exchange.lost_steps
        before = lost.cards(session.language)
        if recover:
            lost.take_back(session.who, unproved=unsigned)
        if dismiss:
            lost.refuse(unproved_only=unsigned)
        waiting = lost.cards(session.language) if recover or dismiss else before
    done = [card for card in before if card.key not in {one.key for one in waiting}]
    session.out.data({"waiting": [_returned(card) for card in waiting], "done": len(done)})
    for card in waiting:
        _say_returned(session, card)
    if recover or dismiss:
        session.out.say("cli.returned_done" if recover else "cli.returned_dismissed", n=len(done))
    elif not waiting:
        session.out.say("cli.nothing_returned")
    return NEEDS_A_PERSON if waiting else DONE


def _say_returned(session: Session, card: ReturnedCard) -> None:
    words = session.words
    title = card.title or words.kind(card.kind)
    session.out.line(f"{words.kind(card.kind)}: {title} · {card.partner} · {card.who} {card.when}")
    session.out.line(f"  {words.say('exchange.returned.signed' if card.proved else 'exchange.returned.unsigned')}")
    for value in card.values:
        session.out.line(f"  {value.field}: {value.here or '—'} → {value.returned or '—'}")


def _returned(card: ReturnedCard) -> dict[str, object]:
    values = [picked(one, "field here returned") for one in card.values]
    return picked(card, "kind id=record partner who when signed=proved", "title") | {"values": values}


@command("package waiting")
def waiting(session: Session, file: Path, *, give_up: bool = False) -> int:
    with session.open(file, writing=give_up, unlocking=True) as office:
        before = len(office.store.exchange.waiting())
        changes = office.exchange.ended_copies.give_up(session.who) if give_up else None
        steps = office.store.exchange.waiting()
        problems = office.exchange.ended_copies.waits(steps, session.language)
    gone_on = before - len(steps)
    told = [picked(one, "author seq missing_author missing_seq") for one in steps]
    step = (changes.step if changes else "") or None
    session.out.data({"waiting": told, "gone_on": gone_on, "step": step, "problems": problems})
    if changes is not None:
        session.out.say("cli.gone_on", n=gone_on)
    session.out.problems(problems)
    if not steps and changes is None:
        session.out.say("cli.nothing_waits")
    return NEEDS_A_PERSON if steps else DONE


@command("mailbox")
@click.argument("folder", type=FOLDER)
@click.option("--forget", default="", metavar="AUTHOR")
def mailbox(session: Session, file: Path, folder: Path, *, once: bool = False, forget: str) -> int:
    while True:
        with session.open(file, writing=True, unlocking=True) as office:
            if forget:
                office.exchange.mailbox.forget(forget, session.who, folder)
                forget = ""
            state = office.exchange.mailbox.exchange_once(folder)
            ended = office.exchange.ended_copies.problems(session.language)
        if not once:
            _say_mailbox(session, state, ended)
            time.sleep(MINUTE)  # until somebody stops the program
            continue
        copies = [picked(one, "author name behind waiting unlike", "since last_seen") for one in state.copies]
        facts = picked(state, "folder reachable sent received removed retrying quarantined")
        session.out.data({**facts, "copies": copies, "problems": ended})
        _say_mailbox(session, state, ended)
        return NEEDS_A_PERSON if state.quarantined or not state.reachable else DONE


def secret_line(path: Path | None) -> str:
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


def _outline(outline: Outline) -> dict[str, object]:
    told = picked(outline, "file=path.name bytes=size sha256 seal")
    named, page, contents = outline.named, outline.manifest, outline.contents
    told |= picked(named, "from=sender to at") if named else {"from": None, "to": None, "at": None}
    if page is not None and contents is not None:
        told |= picked(page, "from=sender to id created app part") | {"kinds": dict(contents.kinds)}
        told |= {"steps": contents.transactions, "attachments": outline.blobs, "signed": outline.signed}
    return told


def _shown(session: Session, name: str, value: object) -> str:
    """A fact of a package as a person reads it."""
    if name == "seal":
        return session.words.say(f"exchange.seal.{value}")
    if isinstance(value, dict):
        return ", ".join(f"{session.words.kind(kind, 2)}: {n}" for kind, n in value.items())
    if isinstance(value, bool):
        return session.words.say("exchange.yes" if value else "exchange.no")
    return " / ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def outcome_as_plain(outcome: Outcome) -> dict[str, object]:
    """What `--json` prints of a package that was taken in or tried."""
    waiting = ("author", "seq", "missing_author", "missing_seq")
    return {
        **picked(outcome.info, "package=id from=sender institution created enrolled=answers_enrolment"),
        **picked(outcome, "returned clock_ahead problems", "step"),
        **{
            name: _keyed(getattr(outcome, name))
            for name in ("new", "changed", "deleted", "equal", "held", "for_update")
        },
        **{name: _keyed(getattr(outcome, name)) for name in ("conflicts", "proposals", "duplicates")},
        "counts": _counts(outcome),
        "look_alikes": [{"person": a, "other": b, "score": score} for a, b, score in outcome.look_alikes],
        "waiting": [dict(zip(waiting, one, strict=True)) for one in outcome.waiting],
        "differences": [
            {"kind": kind, "id": id, "field": field or None, "missing": missing or None}
            for kind, id, field, missing in outcome.differences
        ],
    }


def _keyed(places: Iterable[Sequence[str]]) -> list[dict[str, str]]:
    """Records, or fields of them, by the names of their parts."""
    return [dict(zip(("kind", "id", "field"), place, strict=False)) for place in places]


def _counts(outcome: Outcome) -> dict[str, int]:
    names = ("new", "changed", "deleted", "equal", "conflicts", "duplicates", "held", "for_update", "waiting")
    counts = {name: len(getattr(outcome, name)) for name in names}
    counts["conflicts"] += len(outcome.proposals)
    counts["duplicates"] += len(outcome.look_alikes)
    return counts


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
