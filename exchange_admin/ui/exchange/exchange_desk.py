"""What the exchange page needs besides the desk. The composition root hands in its office."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from exchange_admin.domain.changes import Changes

if TYPE_CHECKING:  # the services bring cryptography with them; a window opens sooner without
    from exchange_admin.services.exchange.conflicts import Conflicts
    from exchange_admin.services.exchange.consents import Consents
    from exchange_admin.services.exchange.ended_copies import EndedCopies
    from exchange_admin.services.exchange.erasing import Erasing
    from exchange_admin.services.exchange.lost_steps import LostSteps
    from exchange_admin.services.exchange.mailbox import Mailbox
    from exchange_admin.services.exchange.partners import Partners
    from exchange_admin.services.exchange.receiving import Receiving
    from exchange_admin.services.exchange.sending import Sending


class ExchangeTools(Protocol):
    """The services over a connection of the job that asks for them."""

    @property
    def partners(self) -> Partners: ...
    @property
    def sending(self) -> Sending: ...
    @property
    def receiving(self) -> Receiving: ...
    @property
    def conflicts(self) -> Conflicts: ...
    @property
    def lost_steps(self) -> LostSteps: ...
    @property
    def mailbox(self) -> Mailbox: ...
    @property
    def ended_copies(self) -> EndedCopies: ...
    @property
    def consents(self) -> Consents: ...
    @property
    def erasing(self) -> Erasing: ...


@dataclass(frozen=True)
class ExchangeDesk:
    """`tools(writing)` gives the services for the length of a `with` block, `undo(step, who)` takes a step back on a
    connection of its own; both are called in jobs.

    `partner_mode` says that the open file is a partner's: it exchanges with its office alone. `show_folder` opens the
    folder of a file in the system's own window.
    """

    tools: Callable[[bool], AbstractContextManager[ExchangeTools]]
    undo: Callable[[str, str], Changes]
    show_folder: Callable[[Path], object]
    partner_mode: bool = False
