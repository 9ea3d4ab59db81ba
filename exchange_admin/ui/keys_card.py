"""The passphrase of our own keys, asked once in a run when they are first needed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Job
from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Card, Label, row

LOCKED = "keys.locked"


class PassphraseLine(QLineEdit):
    """Shows nothing of what is typed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaximumWidth(look.px(360))

    def say(self, words: str) -> None:
        """What is typed here, in grey where nothing stands, and read aloud."""
        self.setPlaceholderText(words)
        self.setAccessibleName(words)


class KeysCard(Card):
    """Hidden until something was refused because the keys are locked; `unlocked` says that it can be tried again.

    `unlock` makes the job that opens the keys with a passphrase.
    """

    unlocked = Signal()

    def __init__(self, desk: Desk, unlock: Callable[[str], Job]) -> None:
        super().__init__(desk.look)
        self._desk, self._job = desk, unlock
        look = desk.look
        self.passphrase, self.open = PassphraseLine(look), Button(look, "key-round", "small")
        self.said = Label(look, 12, tone="red", wraps=True)
        line = row(spacing=look.px(8)).add((self.passphrase, 1), self.open, STRETCH)
        self.title.setWordWrap(True)
        self.aside.hide()
        self.body.setSpacing(look.px(6))
        self.body.add(line, self.said)
        self.passphrase.returnPressed.connect(self._unlock)
        self.open.clicked.connect(self._unlock)
        self.hide()

    def takes(self, error: Exception) -> bool:
        """Whether a refusal is only for want of the passphrase; then the card shows itself."""
        locked = isinstance(error, RuleBroken) and error.problem.code == LOCKED
        if locked:
            self.title.setText(self.tr("The keys of this office are locked with a passphrase"))
            self.passphrase.setAccessibleName(self.tr("Passphrase of the office"))
            self.open.say(self.tr("Unlock"))
            self.said.hide()
            self.show()
            self.passphrase.setFocus()
        return locked

    def _unlock(self) -> None:
        self._job(self.passphrase.text()).start_telling(self._opened, self._refused)

    def _opened(self, _: object) -> None:
        self.passphrase.clear()
        self.hide()
        self.unlocked.emit()

    def _refused(self, error: Exception) -> None:
        self.said.say(self._desk.refusal(error))
        self.passphrase.selectAll()
        self.passphrase.setFocus()
