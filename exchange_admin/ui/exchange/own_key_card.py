"""Our own key: its digits, to be read out over the telephone, and the passphrase that may lock it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange.exchange_session import ExchangeSession
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Card, Label, row

SHORTEST = 8


class OwnKeyCard(Card):
    """The passphrase is asked once in a run before packages are made or taken in; without one nothing is asked."""

    def __init__(self, desk: Desk, session: ExchangeSession, *, in_partner_file: bool) -> None:
        super().__init__(desk.look)
        self._desk, self._session, self._in_partner_file = desk, session, in_partner_file
        look = desk.look
        self.digits = Label(look, 15, SEMIBOLD)
        self.digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy, self.change = Button(look, "copy", "ghost"), Button(look, kind="link")
        self.explained = Label(look, 12, tone="ink3", wraps=True)
        self._box, self.first, self.again = QWidget(), QLineEdit(), QLineEdit()
        self.save, self.take_away = Button(look, kind="small"), Button(look, kind="ghost")
        self.said = Label(look, 12, tone="red", wraps=True)
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self.change.clicked.connect(self._unfold)
        self.save.clicked.connect(self._save)
        self.take_away.clicked.connect(self._take_away)
        self._fold()
        self.hide()  # until there is something to say

    def show_standing(self) -> None:
        standing = self._session.standing
        self.setVisible(bool(standing.own_fingerprint))
        self.digits.setText(standing.own_fingerprint)
        self.title.setText(self.tr("The digits of our key"))
        self.copy.say(self.tr("Copy"))
        locked = standing.has_passphrase
        self.change.say(self.tr("Change the passphrase…") if locked else self.tr("Lock with a passphrase…"))
        self.explained.setText(
            self.tr("Read them out when the office calls: so it knows that the answer came from you.")
            if self._in_partner_file
            else self.tr("Read them out when a partner wants to be sure that a package comes from this office.")
        )
        for line, words in ((self.first, self.tr("New passphrase")), (self.again, self.tr("The same again"))):
            line.setPlaceholderText(words)
            line.setAccessibleName(words)
        self.save.say(self.tr("Save"))
        self.take_away.say(self.tr("Work without a passphrase"))
        self.take_away.setVisible(locked)

    def _save(self) -> None:
        word = self.first.text()
        if len(word) < SHORTEST:
            self._refuse(self.tr("At least eight characters; better four words that do not belong together."))
        elif word != self.again.text():
            self._refuse(self.tr("The two are not the same."))
        else:
            self._set(word)

    def _take_away(self) -> None:
        self._set("")

    def _set(self, word: str) -> None:
        self._session.job(lambda tools: tools.keys.set_passphrase(word)).start_telling(self._done, self._failed)

    def _done(self, _: object) -> None:
        self._fold()
        self._desk.notices.say(self.tr("Saved. Write the passphrase down; nobody can bring it back."))
        self._session.refresh()

    def _failed(self, error: Exception) -> None:
        self._refuse(self._desk.refusal(error))

    def _refuse(self, words: str) -> None:
        self.said.setText(words)
        self.said.show()

    def _unfold(self) -> None:
        self.change.hide()
        self._box.show()
        self.first.setFocus()

    def _fold(self) -> None:
        for line in (self.first, self.again):
            line.clear()
        self.said.hide()
        self._box.hide()
        self.change.show()

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.digits.text())
        self._desk.notices.say(self.tr("Copied"))

    def _lay_out(self) -> None:
        px = self._desk.look.px
        line = row(spacing=px(10)).add(self.digits, self.copy, STRETCH, self.change)
        inside = row(self._box, spacing=px(8))
        for field in (self.first, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            inside.addWidget(field, 1)
        inside.add(self.save, self.take_away)
        self.body.setSpacing(px(6))
        self.body.add(line, self.explained, self._box, self.said)
