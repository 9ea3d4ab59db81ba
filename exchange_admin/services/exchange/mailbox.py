"""The mailbox folder through which the PCs of one office exchange by themselves (`sync.md` 10.1)."""

from __future__ import annotations

from pathlib import Path

from exchange_admin.services.exchange.statuses import MailboxState


class Mailbox:
    """One PC's side of the mailbox."""

    def folder(self) -> Path | None:
        """The folder in use, None when there is none. A setting of this copy."""
        raise NotImplementedError

    def use(self, folder: Path | None) -> None:
        """Starts or stops using a folder. Raises RuleBroken with `mailbox.no_folder` or `mailbox.not_writable`."""
        raise NotImplementedError

    def exchange_once(self, folder: Path | None = None) -> MailboxState:
        """Writes what the others lack, takes in what is new, removes own packages that everybody has."""
        raise NotImplementedError

    def state(self) -> MailboxState:
        """As of the last exchange; looks into no folder."""
        raise NotImplementedError
