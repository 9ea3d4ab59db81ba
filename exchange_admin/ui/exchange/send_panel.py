"""Sending: what a package would hold, who can open it, who is left out, where it is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.services.exchange.statuses import SendSummary, Sent
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange import phrases
from exchange_admin.ui.exchange.exchange_session import ExchangeSession
from exchange_admin.ui.exchange.figures import Figure, Figures
from exchange_admin.ui.exchange.item_list import Item, ItemList
from exchange_admin.ui.exchange.subpage import SubPage
from exchange_admin.ui.exchange.without_consent import TickCard, WithoutConsent
from exchange_admin.ui.exchange.written_card import WrittenCard
from exchange_admin.ui.keys_card import PassphraseLine
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Card, Drawing, ElidedLabel, Label, row
from exchange_admin.ui.words import Retranslated, count

PEOPLE_SHOWN = 5


class FolderLine(QWidget):
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.folder = Path(desk.preferences.package_folder or desk.preferences.documents)
        self._words = ElidedLabel(look, 13)
        self.choose = Button(look, kind="small")
        row(self, spacing=look.px(8)).add(Drawing(look, "folder-open", 16), (self._words, 1), self.choose)
        self.choose.clicked.connect(self.ask)
        self.retranslate()

    def retranslate(self) -> None:
        self.choose.say(self.tr("Other folder…"))
        self._words.setText(str(self.folder))

    def ask(self) -> None:
        """Asks for the folder, a stick for example, and remembers it."""
        chosen = self._desk.ask.folder(self.tr("Folder for packages"), str(self.folder))
        if chosen is not None:
            self.folder = chosen
            self._desk.preferences.package_folder = str(chosen)
            self.retranslate()
            self.changed.emit()


class SendPanel(Retranslated, SubPage):
    sent_out = Signal()

    def __init__(self, desk: Desk, session: ExchangeSession) -> None:
        super().__init__(desk, session)
        look = desk.look
        self.partner = ""
        self.summary: SendSummary | None = None
        self.sent: Sent | None = None
        self._inside, self.figures = Card(look), Figures(look)
        self._kinds, self._again = Label(look, 12, tone="ink3", wraps=True), Label(look, 13, wraps=True)
        self._readers, self._who_opens = Card(look), Label(look, 13, wraps=True)
        self.passphrase, self._passphrase_words = PassphraseLine(look), Label(look, 12, tone="ink3", wraps=True)
        self.without, self._consents = WithoutConsent(desk), Banner(look, Tone.AMBER)
        self.files = TickCard(look)
        self._people, self.people = Card(look), ItemList(look)
        self.folder = FolderLine(desk)
        self.make = Button(look, "send", "primary")
        self.written = WrittenCard(desk)
        self._lay_out()
        self._connect()
        self.retranslate()

    def open(self, partner: str) -> None:
        """Reads what would go to a partner; "" is the office of a partner's own file."""
        self.partner, self.summary, self.sent = partner, None, None
        self.notice.say("")
        self.written.hide()
        self.passphrase.clear()
        self._show()
        self._read()

    # Verbs

    def send(self) -> None:
        """Writes the package; then the page says what was written and who can open it."""
        summary = self.summary
        if summary is None or self._working:
            return
        partner, folder, who = self.partner, self.folder.folder, self._desk.who()
        left_out, files = tuple(self.without.ticked()), tuple(self.files.ticked())
        basis, passphrase = self.without.basis(), self.passphrase.text()

        self.notice.say("")
        job = self._session.job(
            lambda tools: tools.sending.send(
                partner, folder, who, without_people=left_out, basis=basis, attachments=files, passphrase=passphrase
            )
        )
        self._run_job(job, self._sent)

    def _read(self) -> None:
        partner, language = self.partner, self._desk.language

        job = self._session.look(lambda tools: tools.sending.summary(partner, language))
        self._run_job(job, self._summed_up)

    # Answers

    def _summed_up(self, summary: SendSummary) -> None:
        self.summary = summary
        self._fill(summary)

    def _sent(self, sent: Sent) -> None:
        self.sent = sent
        readers = self.summary.readers if self.summary is not None else sent.readers
        self.written.show_package(sent, phrases.readers_words(self._desk, readers))
        self._session.refresh()
        self.sent_out.emit()

    def _try_again(self) -> None:
        if self.summary is None:
            self._read()
        else:
            self.send()

    # Showing

    def retranslate(self) -> None:
        name = self.summary.status.institution if self.summary is not None else ""
        self.say_title(self.tr("Send to {name}").replace("{name}", name) if name else self.tr("Send"))
        self._inside.title.setText(self.tr("What is inside"))
        self._readers.title.setText(self.tr("Who can open it"))
        self.passphrase.say(self.tr("Passphrase"))
        self._passphrase_words.setText(
            self.tr("Tell it by telephone, never beside the package. At least four words that do not belong together.")
        )
        self.files.title.setText(self._desk.words.kind("attachment", 2))
        self.files.explained.setText(self.tr("Files stay here unless they are ticked."))
        self._people.title.setText(self.tr("People in the package"))
        self.make.say(self.tr("Make the package"))
        self.folder.retranslate()
        if self.summary is not None:
            self._fill(self.summary)

    def _fill(self, summary: SendSummary) -> None:
        formats = self._desk.look.formats
        self.say_title(self.tr("Send to {name}").replace("{name}", summary.status.institution))
        n = len(summary.people)
        figures = [
            Figure(n, count("SendPanel", "person", n)),
            Figure(summary.changes, count("SendPanel", "change", summary.changes)),
        ]
        if summary.questions:
            figures.append(Figure(summary.questions, count("SendPanel", "question", summary.questions)))
        self.figures.show_figures(figures)
        self._kinds.setText(phrases.people_words(self._desk, summary.records))
        again = count("SendPanel", "%n change was sent before and not confirmed; it goes again.", summary.again)
        if summary.again_since:
            since = self.tr("{words} First sent on {day}.").replace("{day}", formats.day(summary.again_since[:10]))
            again = since.replace("{words}", again)
        self._again.setText(again)
        self._again.setVisible(summary.again > 0)
        self._who_opens.setText("\n".join(self._reader_lines(summary)))
        for part in (self.passphrase, self._passphrase_words):
            part.setVisible(summary.needs_passphrase)
        self._offer_people(summary)
        files = [(one.id, self._file_words(one.person, one.title, one.size)) for one in summary.attachments]
        self.files.offer(files, ticked=False)
        self._show_buttons()

    def _reader_lines(self, summary: SendSummary) -> list[str]:
        lines = []
        for reader in summary.readers:
            key = self.tr("key {digits}").replace("{digits}", reader.fingerprint) if reader.fingerprint else ""
            lines.append(" · ".join(part for part in (reader.name, key) if part))
        if summary.needs_passphrase:
            lines.append(self.tr("Whoever knows the passphrase"))
        return lines

    def _file_words(self, person: str, title: str, size: int) -> str:
        return " · ".join(part for part in (person, title, self._desk.look.formats.size(size)) if part)

    def _offer_people(self, summary: SendSummary) -> None:
        lacking = summary.without_consent
        if self._desk.office.is_partner:  # the college's own people: it cannot keep them from its office
            words = count("SendPanel", "%n person has no recorded consent to a transfer abroad.", len(lacking))
            self._consents.say(words if lacking else "")
        else:
            self.without.show_people(lacking)
        self._show_people()

    def _show_people(self) -> None:
        summary = self.summary
        if summary is None:
            return
        out = set(self.without.ticked())
        going = [one for one in summary.people if one.id not in out]
        items = [
            Item(one.id, one.name, self.tr("new there") if one.new else "", Tone.TEAL, one.other_names) for one in going
        ]
        self.people.show_items(items)
        self.people.fit(PEOPLE_SHOWN)
        self._people.setVisible(bool(items))
        self._people.aside.setText(self._desk.look.formats.number(len(items)))
        self._show_buttons()

    def _show_buttons(self) -> None:
        summary = self.summary
        ready = summary is not None and not self._working
        if ready and summary is not None and summary.needs_passphrase:
            ready = len(self.passphrase.text().strip()) >= 8
        self.make.setEnabled(bool(ready))

    def _show(self) -> None:
        done, there = self.sent is not None, self.summary is not None
        for card in (self._inside, self._readers):
            card.setVisible(there and not done)
        for part in (self.without, self._consents, self.files, self._people):
            part.setVisible(there and not done and not part.isHidden())
        self.written.setVisible(done)
        self.footer.setVisible(not done)
        self.show_working(self._working)
        self._show_buttons()

    def _connect(self) -> None:
        self.make.clicked.connect(self.send)
        self.without.changed.connect(self._show_people)
        self.passphrase.textChanged.connect(self._show_buttons)
        self.written.closed.connect(self.left)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self._inside.body.add(self.figures, self._kinds, self._again)
        self._inside.body.setSpacing(px(8))
        self._readers.body.setSpacing(px(6))
        self._readers.body.add(self._who_opens, self.passphrase, self._passphrase_words)
        self._people.body.addWidget(self.people)
        self.body.add(
            self.written, self.keys, self._inside, self._readers, self._consents, self.without, self.files, self._people
        )
        self.finish_layout()
        self.foot.add((self.folder, 1), (self.bar, Qt.AlignmentFlag.AlignVCenter), self.make)
