"""What the page of exchange packages works with, and what goes on without it: the mailbox and the number that waits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from exchange_admin.domain.changes import Changes
from exchange_admin.services.office import Office
from exchange_admin.ui.exchange.exchange_desk import ExchangeDesk

if TYPE_CHECKING:
    from exchange_admin.services.exchange.exchange_services import ExchangeServices


def exchange_desk(office: Office, show_folder: Callable[[Path], object] | None = None) -> ExchangeDesk:
    """Every call of a job goes over a connection of its own."""

    @contextmanager
    def tools(writing: bool) -> Iterator[ExchangeServices]:
        with office.beside(writing=writing) as apart:
            yield apart.exchange

    def undo(step: str, who: str) -> Changes:
        with office.beside(writing=True) as apart:
            return apart.store.undo_step(step, who)

    return ExchangeDesk(tools, undo, show_folder or _open_folder, partner_mode=office.store.is_partner)


def _open_folder(folder: Path) -> bool:
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
