"""The other PCs of this office: the folder through which they exchange, and who is behind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from exchange_admin.services.exchange.at_a_glance import CopyState, MailboxState
from exchange_admin.ui.ask import Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange import phrases
from exchange_admin.ui.exchange.mailbox_runner import MailboxRunner
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Card, Drawing, ElidedLabel, Label, Pill, column, row
from exchange_admin.ui.words import Retranslated, count


class CopyLine(QWidget):
    """One PC."""

    gone = Signal(object)
    """Somebody says that this copy (CopyState) no longer exists."""

    def __init__(self, desk: Desk, copy: CopyState) -> None:
        super().__init__()
        self._copy = copy
        look, formats = desk.look, desk.look.formats
        name, seen, state = ElidedLabel(look, 13, MEDIUM), Label(look, 12, tone="ink3"), Pill(look)
        name.setText(copy.name or copy.author)
        last = formats.moment(copy.last_seen) if copy.last_seen else self.tr("never seen")
        seen.setText(self.tr("last seen {moment}").replace("{moment}", last) if copy.last_seen else last)
        state.say(*self._state(copy, phrases.age(formats, copy.since)))
        self.no_longer = Button(look, kind="ghost")
        self.no_longer.say(self.tr("No longer exists…"))
        self.no_longer.clicked.connect(self._say_gone)
        row(self, spacing=look.px(12)).add(Drawing(look, "monitor", 18), (name, 1), seen, state, self.no_longer)
        self.setMinimumHeight(look.px(36))

    def _say_gone(self) -> None:
        self.gone.emit(self._copy)

    def _state(self, copy: CopyState, age: str) -> tuple[str, Tone]:
        if copy.unlike:
            return count("CopyLine", "%n record not the same there", copy.unlike), Tone.RED
        if copy.behind:
            words = count("CopyLine", "%n change not there yet", copy.behind)
            return (f"{words} · {age}" if age else words), Tone.AMBER
        if copy.waiting:
            return count("CopyLine", "%n change on its way here", copy.waiting), Tone.VIOLET
        return self.tr("up to date"), Tone.GREEN


class CopiesView(Retranslated, QScrollArea):
    def __init__(self, desk: Desk, runner: MailboxRunner) -> None:
        super().__init__()
        self._desk, self._runner = desk, runner
        look = desk.look
        self.notice = Banner(look, Tone.RED)
        self._folder_card, self._explained = Card(look), Label(look, 13, tone="ink2", wraps=True)
        self.folder = ElidedLabel(look, 13)
        self.choose, self.stop = Button(look, "folder-sync", "primary"), Button(look, kind="ghost")
        self.now, self.last = Button(look, "refresh-cw", "small"), Label(look, 12, tone="ink3")
        self._ended = Banner(look, Tone.AMBER)
        self._copies_card, self._none = Card(look), Label(look, 13, tone="ink3", wraps=True)
        self._lines: list[CopyLine] = []
        self._lay_out()
        self.choose.clicked.connect(self.choose_folder)
        self.stop.clicked.connect(self._stop)
        self.now.clicked.connect(runner.exchange)
        runner.changed.connect(self.show_state)
        runner.refused.connect(self._refused)
        runner.busy_changed.connect(self._on_busy)
        self.retranslate()

    def enter(self) -> None:
        self._runner.look()
        (self.now if self._runner.state.folder else self.choose).setFocus()

    def choose_folder(self) -> None:
        """A folder that every PC of the office can reach."""
        start = str(self._runner.state.folder or "")
        folder = self._desk.ask.folder(self.tr("Folder that all PCs of the office can reach"), start)
        if folder is not None:
            self.notice.say("")
            self._runner.use(folder)

    def show_state(self) -> None:
        state = self._runner.state
        here = state.folder is not None
        self.folder.setText(str(state.folder) if state.folder else self.tr("No folder is set"))
        self.choose.say(self.tr("Other folder…") if here else self.tr("Choose folder…"))
        self.stop.setVisible(here)
        self.now.setVisible(here)
        self.last.setText(self._last_words(state) if here else "")
        self._fill(state.copies)
        self._say_ended()
        self._none.setVisible(here and not state.copies)
        self._copies_card.setVisible(here)
        self._say_trouble(state)

    def retranslate(self) -> None:
        self._folder_card.title.setText(self.tr("Mailbox folder"))
        self._explained.setText(
            self.tr(
                "Every PC keeps its own copy of the office file. Through a folder on the file server the copies "
                "exchange what is new by themselves, every minute while the program is open. The office file itself "
                "never lies in that folder."
            )
        )
        self.stop.say(self.tr("Stop using it"))
        self.now.say(self.tr("Exchange now"))
        self._copies_card.title.setText(self.tr("PCs of this office"))
        self._none.setText(
            self.tr(
                "No other PC has written into this folder yet. On another PC, open a copy of this office file and "
                "choose the same folder."
            )
        )
        self.show_state()

    def _last_words(self, state: MailboxState) -> str:
        if not state.last:
            return ""
        moment = self._desk.look.formats.moment(state.last)
        words = [self.tr("last exchanged {moment}").replace("{moment}", moment)]
        if state.sent:
            words.append(count("CopiesView", "%n package written", state.sent))
        if state.received:
            words.append(count("CopiesView", "%n taken in", state.received))
        return " · ".join(words)

    def _say_trouble(self, state: MailboxState) -> None:
        if state.folder is not None and not state.reachable and state.last:
            self.notice.say(
                self.tr("The folder cannot be reached. Everything waits here and goes on when it is back."),
                "",
                Tone.AMBER,
            )
        elif state.quarantined:
            words = count("CopiesView", "%n file could not be read and was set aside", len(state.quarantined))
            self.notice.say(
                self._desk.words.labelled(words, self._desk.words.listed(state.quarantined[:3])), "", Tone.RED
            )
        elif state.retrying:
            words = count("CopiesView", "%n file is not whole yet and is tried again", len(state.retrying))
            self.notice.say(words, "", Tone.GREY)
        else:
            self.notice.say("")

    def _say_ended(self) -> None:
        words = "\n".join(self._desk.words.problem(one) for one in self._runner.ended)
        self._ended.say(words, "", Tone.AMBER)

    def _fill(self, copies: Sequence[CopyState]) -> None:
        self._copies_card.body.take_out(*self._lines)
        self._lines = [CopyLine(self._desk, copy) for copy in copies]
        for line in self._lines:
            line.gone.connect(self._ask_whether_gone)
            self._copies_card.body.addWidget(line)

    def _ask_whether_gone(self, copy: CopyState) -> None:
        question = Question(
            self.tr("Copy that no longer exists"),
            self.tr("Does the office file of {name} no longer exist?").replace("{name}", copy.name or copy.author),
            self.tr("It no longer exists"),
            details=self.tr(
                "All PCs stop waiting for it, and take from partners what it had sent to them alone. Should it be at "
                "work after all, nothing is lost: it goes on under a new name."
            ),
        )
        if self._desk.ask.confirm(question):
            self._runner.forget(copy.author, self._desk.who())

    def _stop(self) -> None:
        self._runner.use(None)

    def _refused(self, sentence: str) -> None:
        self.notice.say(sentence, "", Tone.RED)

    def _on_busy(self, busy: bool) -> None:
        self.now.setEnabled(not busy)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self._folder_card.body.setSpacing(px(10))
        self._folder_card.body.addWidget(self._explained)
        line = row(spacing=px(8)).add((self.folder, 1), self.stop, self.choose)
        self._folder_card.body.addLayout(line)
        work = row(spacing=px(10)).add(self.now, self.last, STRETCH)
        self._folder_card.body.addLayout(work)
        self._copies_card.body.addWidget(self._none)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column(inside, (px(22), px(14), px(22), px(22)), px(12)).add(
            self.notice, self._folder_card, self._copies_card, self._ended, STRETCH
        )
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
