"""The mailbox by itself: once a minute while the office is open, and now when somebody asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from exchange_admin.domain.problems import Problem
from exchange_admin.services.exchange.at_a_glance import MailboxState
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Job, Task

if TYPE_CHECKING:  # brings cryptography with it; a window opens sooner without
    from exchange_admin.services.exchange.exchange_services import ExchangeServices

EVERY = 60_000  # milliseconds


class MailboxRunner(QObject):
    """Lives as long as the window. Without a folder it does nothing."""

    changed = Signal()
    refused = Signal(str)
    busy_changed = Signal(bool)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.state = MailboxState(None, reachable=False)
        self.ended: tuple[Problem, ...] = ()  # what is missing or lost of copies that no longer exist
        self._running: Job | None = None
        self._waiting: list[Callable[[ExchangeServices], MailboxState]] = []
        self._begins = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.exchange)

    @property
    def is_busy(self) -> bool:
        return self._running is not None

    def start(self) -> None:
        """Looks which folder is set; with one, the first exchange comes at once."""
        self._timer.start()
        self._begins = True
        self.look()

    def look(self) -> None:
        """The state as of the last exchange. Reads only: nobody's commands wait for it."""
        self._run(lambda tools: tools.mailbox.state(), writing=False)

    def exchange(self) -> None:
        """One round, unless one is running."""
        if self.state.folder is not None:
            self._run(lambda tools: tools.mailbox.exchange_once())

    def use(self, folder: Path | None) -> None:
        """Starts or stops using a folder, after the round that is running."""

        def verb(tools: ExchangeServices) -> MailboxState:
            tools.mailbox.use(folder)
            return tools.mailbox.exchange_once() if folder is not None else tools.mailbox.state()

        self._run_in_turn(verb)

    def forget(self, author: str, who: str) -> None:
        """Says that a copy no longer exists, after the round that is running."""

        def verb(tools: ExchangeServices) -> MailboxState:
            tools.mailbox.forget(author, who)
            return tools.mailbox.exchange_once()

        self._run_in_turn(verb)

    def _run_in_turn(self, verb: Callable[[ExchangeServices], MailboxState]) -> None:
        if self._running is None:
            self._run(verb)
        else:
            self._waiting.append(verb)

    def _run(self, verb: Callable[[ExchangeServices], MailboxState], *, writing: bool = True) -> None:
        if self._running is not None:
            return
        language = self._desk.words.language

        def work(apart: Office, task: Task) -> tuple[MailboxState, tuple[Problem, ...]]:
            task.step(0)
            return verb(apart.exchange), apart.exchange.ended_copies.problems(language)

        self._running = job = self._desk.write(work) if writing else self._desk.read(work, aside=True)
        job.ended.connect(self._ended)
        self.busy_changed.emit(True)
        job.start_telling(self._done, self._failed)

    def _done(self, looked: tuple[MailboxState, tuple[Problem, ...]]) -> None:
        self.state, self.ended = looked
        self.changed.emit()
        self._desk.feed.publish(self.state.changes, self)

    def _failed(self, error: Exception) -> None:
        self.refused.emit(self._desk.reason(error))

    def _ended(self) -> None:
        self._running = None
        self.busy_changed.emit(False)
        begins, self._begins = self._begins, False
        if self._waiting:
            self._run(self._waiting.pop(0))
        elif begins:
            self.exchange()
