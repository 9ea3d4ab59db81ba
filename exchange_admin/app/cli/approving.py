"""The options of commands by which an institution approves a text, or declines it; what was changed since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import click

from exchange_admin.app.cli.frame import Session, referred_to, typed_day
from exchange_admin.app.cli.output import picked
from exchange_admin.domain.rules.committee.minutes import APPROVED, Approvals
from exchange_admin.domain.steps import Record
from exchange_admin.services.committee.committees import DECLINED, Signed
from exchange_admin.services.committee.text_changes import ChangedSince, change_said
from exchange_admin.services.office import Office


def approval_options(call: Callable[..., int]) -> Callable[..., int]:
    """`day` of the signature, `named` by its check code, `decline` with a reason."""
    for option, name, metavar in (
        ("--decline", "decline", "REASON"),
        ("--hash", "named", "DIGITS"),
        ("--date", "day", "DAY"),
    ):
        call = click.option(option, name, default="", metavar=metavar)(call)
    return call


def signed_by(
    office: Office, signer: str, institution: str, day: str, position: str, decline: str
) -> tuple[Signed, str]:
    """Who signs for which institution, and the verdict. Raises RuleBroken."""
    who = referred_to(office, "approval", "institution_id", institution)
    signed = Signed(signer, who, typed_day(day) if day else None, position, decline)
    return signed, DECLINED if decline else APPROVED


def said_of_declined(session: Session, office: Office, now: Approvals, approvals: Sequence[Record]) -> None:
    """Who declined a text as it stands, each with its reason."""
    names = office.lists.labels("institution", now.declined, session.language)
    reasons = {one.text("institution_id"): one.text("comment") for one in approvals}
    if now.declined:
        told = (_with_reason(names.get(one, one), reasons.get(one, "")) for one in now.declined)
        session.out.say("committee.said.declined", who=session.words.listed(told))


def declined_by(now: Approvals, approvals: Sequence[Record]) -> Iterator[dict[str, str]]:
    """The same as data."""
    for one in approvals:
        if one["institution_id"] in now.declined:
            yield {"institution_id": one.text("institution_id"), "reason": one.text("comment")}


def _with_reason(name: str, reason: str) -> str:
    return f"{name} – {reason}" if reason else name


def plain_change(since: ChangedSince) -> dict[str, object]:
    """`changes` are null where the journal does not lead back to the text that was approved."""
    found = since.changes
    told = None if found is None else [picked(one, "id number field before now") for one in found]
    return {"approved_by": list(since.institutions), "changes": told}


def say_changed(session: Session, office: Office, since: ChangedSince) -> None:
    names = office.lists.labels("institution", since.institutions, session.language)
    who = session.words.listed(names.get(one, one) for one in since.institutions)
    if since.changes is None:
        session.out.say("committee.said.changed_unknown", who=who)
        return
    session.out.say("committee.said.changed_since", who=who)
    for one in since.changes:
        session.out.line("  " + change_said(session.words, one))
