"""The options of commands by which an institution approves a text, or declines it."""

from __future__ import annotations

from collections.abc import Callable

import click

from exchange_admin.app.cli.frame import referred_to, typed_day
from exchange_admin.domain.rules.committee.minutes import APPROVED
from exchange_admin.services.committee.committees import DECLINED, Signed
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
