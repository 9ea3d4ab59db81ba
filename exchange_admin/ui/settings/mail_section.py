"""The mail server of the college: where it is, how it is entered, and whether it lets us in."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.messages.mail_servers import SECURITY, STARTTLS, USUAL_PORTS, MailServer
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Job
from exchange_admin.ui.keys_card import KeysCard, PassphraseLine
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.dialogs import field_grid
from exchange_admin.ui.widgets.labels import STRETCH, Card, Label, column, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo, StillUnderWheel
from exchange_admin.ui.words import Retranslated

_MARGIN = 7  # pixels; without buttons Qt keeps the padding of the box on the other side only
_WIDEST = 760  # pixels of the card: fields of a server need no more


class PortBox(StillUnderWheel, QSpinBox):
    """A number that a wheel in passing must not change."""


class MailSection(Retranslated, QWidget):
    """Nothing is kept before somebody says so: half a server would be none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.host, self.user, self.writer = QLineEdit(), QLineEdit(), QLineEdit()
        self.port, self.security = PortBox(), QuietCombo(letters=30)
        self.password = PassphraseLine(look)
        self.keep, self.forget = Button(look, "check", "primary"), Button(look, kind="ghost")
        self.tries = Button(look, "send")
        self.said, self.keys = Banner(look), KeysCard(desk, self._unlock)
        self._card, self._explained = Card(look), Label(look, 13, tone="ink2", wraps=True)
        self._fields: QWidget | None = None
        self._lay_out()
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        """Shows what is kept."""
        account = self._desk.office.mail_account
        server = account.server
        self.host.setText(server.host if server else "")
        self.user.setText(server.user if server else "")
        self.writer.setText(server.sender if server else self._own_address())
        self.security.choose(server.security if server else STARTTLS)
        self.port.setValue(server.port if server else USUAL_PORTS[STARTTLS])
        self.password.clear()
        kept = self.tr("Kept. Type here only to change it.")
        self.password.setPlaceholderText(kept if account.has_password else "")
        self._show_what_can_be_done()

    def retranslate(self) -> None:
        words = self._desk.words
        self._card.title.setText(self.tr("Mail server"))
        self._explained.setText(
            self.tr(
                "Only if the college has one that this computer may send through. Without it messages go out as drafts "
                "for your mail program, as letters, or as texts to copy. Mails are sent over TLS, one a second. The "
                "password is kept in this file under the keys of the office, and on no other computer."
            )
        )
        self.security.offer((words.say(f"message.security.{one}"), one) for one in SECURITY)
        self.host.setPlaceholderText("smtp.example.edu")
        self.keep.say(self.tr("Keep"))
        self.tries.say(self.tr("Try the connection"))
        self.forget.say(self.tr("Forget server and password"))
        self._show_fields()
        self.refresh()

    # Inside

    def _keep(self) -> None:
        server = MailServer(
            self.host.text().strip(),
            self.port.value(),
            str(self.security.currentData()),
            self.writer.text().strip(),
            self.user.text().strip(),
        )
        try:
            self._desk.office.mail_account.use(server, self.password.text() or None)
        except RuleBroken as broken:
            self.said.say(self._desk.sentence(broken.problems), tone=Tone.RED)
            return
        self.refresh()
        self.said.say(self.tr("Kept. Try the connection."), tone=Tone.GREEN)

    def _try(self) -> None:
        office = self._desk.office
        if office.mail_account.has_password and office.exchange.keys.is_locked:
            self.keys.takes(RuleBroken(Problem("keys.locked")))
            return
        self.tries.setEnabled(False)
        self.said.say(self.tr("Connecting…"), tone=Tone.GREY)
        self._desk.read(lambda apart, _: apart.sending.try_server(), aside=True).start_telling(self._fine, self._failed)

    def _fine(self, _: object) -> None:
        self._show_what_can_be_done()
        self.said.say(self._desk.words.say("message.server_fine"), tone=Tone.GREEN)

    def _failed(self, error: Exception) -> None:
        self._show_what_can_be_done()
        self.said.say(self._desk.refusal(error), tone=Tone.RED)

    def _forget(self) -> None:
        self._desk.office.mail_account.forget()
        self.refresh()
        self.said.say(self._desk.words.say("message.server_forgotten"), tone=Tone.GREEN)

    def _unlock(self, passphrase: str) -> Job:
        return self._desk.read(lambda apart, _: apart.exchange.keys.unlock(passphrase))

    def _usual_port(self, _: int) -> None:
        """As long as nobody chose another one."""
        if self.port.value() in USUAL_PORTS.values():
            self.port.setValue(USUAL_PORTS.get(str(self.security.currentData()), self.port.value()))

    def _own_address(self) -> str:
        return self._desk.office.mail_account.own_address

    def _show_what_can_be_done(self) -> None:
        is_set = self._desk.office.mail_account.server is not None
        self.tries.setEnabled(is_set)
        self.forget.setVisible(is_set)

    def _show_fields(self) -> None:
        """Names beside fields are made anew in another language."""
        named = (
            (self.tr("Server"), self.host),
            (self.tr("Security"), self.security),
            (self.tr("Port"), self.port),
            (self.tr("User name"), self.user),
            (self.tr("Password"), self.password),
            (self.tr("Mails come from"), self.writer),
        )
        fields = QWidget()
        column(fields).add(field_grid(self._desk.look, named))
        if self._fields is not None:
            self._card.body.replaceWidget(self._fields, fields)
            self._fields.deleteLater()
        else:
            self._card.body.insertWidget(1, fields)
        self._fields = fields

    def _connect(self) -> None:
        self.security.activated.connect(self._usual_port)
        self.keep.clicked.connect(self._keep)
        self.tries.clicked.connect(self._try)
        self.forget.clicked.connect(self._forget)
        self.keys.unlocked.connect(self._try)
        for field in (self.host, self.user, self.password, self.writer):
            field.returnPressed.connect(self._keep)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.port.setRange(1, 65_535)
        self.port.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.port.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)
        self.password.setMaximumWidth(px(_WIDEST))
        body = self._card.body
        body.setSpacing(px(12))
        body.add(
            self._explained, row(spacing=px(8)).add(self.keep, self.tries, STRETCH, self.forget), self.said, self.keys
        )
        self._card.setMaximumWidth(px(_WIDEST))
        column(self, (px(22), px(14), px(22), px(22))).add(self._card, STRETCH)
