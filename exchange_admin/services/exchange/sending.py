"""Making packages: what would go, who can open it, whose consent is missing, and the log of what went."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from exchange_admin.services.exchange.statuses import SendSummary, Sent

SPLIT_AT = 15_000_000
"""Bytes of one part; larger mails are refused by many servers."""


class Sending:
    """Packages of one file: from an office to a partner, or from a partner's file to its office."""

    def summary(self, partner: str, language: str) -> SendSummary:
        """What a package would hold now. `partner` as in `Partners.status`; "" in a partner's file for its office."""
        raise NotImplementedError

    def send(
        self,
        partner: str,
        folder: Path,
        who: str,
        *,
        without_people: Collection[str] = (),
        basis: str = "consent",
        attachments: Collection[str] = (),
        passphrase: str = "",
        split: int = SPLIT_AT,
        since: str = "",
    ) -> Sent:
        """Writes a package into `folder` and logs it. People in `without_people` are left out of it.

        `basis` (a word of `transfer_basis`) is noted for people without consent who are sent all the same. `since`
        ("YYYY-MM-DD") sends again everything since a day, whatever was confirmed. Raises RuleBroken; then no file was
        made and nothing was logged.
        """
        raise NotImplementedError
