"""One text to many: template and way at the top, whom at the left, each message as it would be written at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QSplitter, QWidget

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.messages.mail_links import mail_link
from exchange_admin.services.messages.order import KEPT, MessageOrder, MessagePlan, NotWritten, PreparedMessage
from exchange_admin.services.office import Office
from exchange_admin.ui.ask import Question
from exchange_admin.ui.designs.line_list import Line, LineList
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Job, Task
from exchange_admin.ui.keys_card import KeysCard
from exchange_admin.ui.latest_job import LatestJob
from exchange_admin.ui.messages.files_line import FilesLine
from exchange_admin.ui.messages.gap_fields import GapFields
from exchange_admin.ui.messages.message_view import MessageView
from exchange_admin.ui.messages.ways import (
    CARRYING_FILES,
    COPIED,
    ONE_BY_ONE,
    OPENED,
    SERVER,
    TO_ADDRESSES,
    verb_of,
    ways_offered,
)
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.dialogs import field_grid
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row
from exchange_admin.ui.widgets.own_key import ctrl_enter, own_key
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import count

_LEFT_OUT = "left"


class MessageDialog(QDialog):
    """Once accepted `order` says what is to be written, `chosen_way` how, and `copied` which texts were taken one by
    one."""

    def __init__(self, desk: Desk, kind: str, ids: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._kind, self._ids = desk, kind, tuple(ids)
        self.copied: set[str] = set()
        self._is_kept = kind == KEPT
        self._plan: MessagePlan | None = None
        look = desk.look
        self.template, self.way = QuietCombo(self, letters=26), QuietCombo(self, letters=26)
        self.gaps, self.list, self.view = GapFields(desk), LineList(look), MessageView(look)
        self.remarks, self.reason = Label(look, 12, tone="amber", wraps=True), Label(look, 12, tone="red", wraps=True)
        self.counts = Label(look, 12, tone="ink3")
        self.files = FilesLine(desk)
        self._is_sure = False
        self.keys = KeysCard(desk, self._unlock)
        self.said = Label(look, 12, tone="ink2", wraps=True)
        self.mail = Button(look, "send")
        self.copy, self.write, self._leave = Button(look, "copy"), Button(look, "check", "primary"), Button(look)
        self._job = LatestJob(desk.jobs, 0, self, aside=True)
        self._lay_out()
        self._connect()
        self._offer()

    @property
    def order(self) -> MessageOrder:
        template, files = str(self.template.currentData() or ""), self.files.files if self._carries_files else ()
        return MessageOrder(self._kind, self._ids, template, self.gaps.given(), files, self._is_sure)

    @property
    def _carries_files(self) -> bool:
        return self.chosen_way in CARRYING_FILES

    @property
    def chosen_way(self) -> str:
        return str(self.way.currentData())

    def called(self) -> str:
        """What files with these messages are called."""
        return self._desk.words.kind("message", 2) if self._is_kept else self.template.currentText()

    # Inside: what it shows

    def _offer(self) -> None:
        desk = self._desk
        account = desk.office.mail_account
        self.way.offer(ways_offered(account.server, kept=self._is_kept))
        self.way.choose(account.way)
        self.files.setVisible(self._carries_files)
        if self._is_kept:
            self._ask()
            return
        found = desk.office.messages.templates(self._kind)
        labels = desk.lists.labels("message_template", [one.id for one in found], desk.language)
        self.template.offer((labels[one.id], one.id) for one in found)
        if not found:
            self.reason.say(self.tr("No template in use fits this selection. They stand under Settings."))
            self._show_counts()

    def _ask(self) -> None:
        order, who, language = self.order, self._desk.who(), self._desk.language
        if not order.template and not self._is_kept:
            return

        def plan(apart: Office, task: Task) -> MessagePlan:
            return apart.messages.plan(order, who, language)

        self._job.ask(self._desk.apart(plan))

    def _show_plan(self, plan: MessagePlan) -> None:
        self._plan = plan
        self.reason.say("")
        self.gaps.ask_for(plan.to_say)
        self._show_list()

    def _refused(self, error: Exception) -> None:
        self.reason.say(self._desk.refusal(error))

    def _show_list(self) -> None:
        if self._plan is None:
            return
        messages = [self._line(one) for one in self._plan.messages]
        others = [self._left_out(n, one) for n, one in enumerate(self._plan.left_out)]
        self.list.show_lines([*messages, *others])
        if not self.list.current_key():
            self.list.go_to_row(0)
        self._show_current()
        self._show_counts()

    def _line(self, one: PreparedMessage) -> Line:
        state, tone = self._state(one)
        to_address = self.chosen_way in TO_ADDRESSES
        second = one.address if to_address else self._desk.words.choice("language", one.language)
        return Line(one.key, one.name, second or self.tr("no address"), state=state, tone=tone)

    def _state(self, one: PreparedMessage) -> tuple[str, Tone]:
        if one.gaps:
            return self.tr("not known"), Tone.RED
        if self.chosen_way in TO_ADDRESSES and not one.address:
            return self.tr("no address"), Tone.AMBER
        if one.key in self.copied:
            return self.tr("opened") if self.chosen_way == OPENED else self.tr("copied"), Tone.GREEN
        return (self._desk.words.choice("message_state", one.state), Tone.GREY) if one.state else ("", Tone.GREY)

    def _left_out(self, n: int, one: NotWritten) -> Line:
        return Line(f"{_LEFT_OUT} {n}", one.name, self._desk.words.problem(one.problem), faint=True)

    def _why_left_out(self) -> list[Problem]:
        before, _, n = self.list.current_key().partition(" ")
        return [self._plan.left_out[int(n)].problem] if self._plan and before == _LEFT_OUT else []

    def _current(self) -> PreparedMessage | None:
        key = self.list.current_key()
        return next((one for one in self._plan.messages if one.key == key), None) if self._plan else None

    def _show_current(self, *_: object) -> None:
        one, words = self._current(), self._desk.words
        head = ""
        if one is not None:
            key = "message.to" if one.address else "message.to_nobody"
            language = words.choice("language", one.language)
            head = words.say(key, {"name": one.name, "address": one.address, "language": language})
        self.view.show_message(one, head)
        problems = [*one.remarks, *((one.no_address,) if one.no_address else ())] if one else self._why_left_out()
        self.remarks.say("\n".join(words.problem(problem) for problem in (*problems, *self._doubts())))
        self.copy.setEnabled(one is not None and not one.gaps)
        self.mail.setEnabled(one is not None and not one.gaps and bool(one.address))

    def _doubts(self) -> Sequence[Problem]:
        """About what goes along, of all messages."""
        return self._plan.doubts if self._plan and self._carries_files else ()

    def _show_counts(self) -> None:
        n, others = self._numbers()
        said = [count("MessageDialog", "%n message", n)]
        said += [count("MessageDialog", "%n left out", others)] if others else []
        self.counts.setText(" · ".join(said))
        verb, can = self._verb(n)
        self.write.say(verb, "Ctrl+Return")
        self.write.setEnabled(can)
        self._show_keys()

    def _verb(self, n: int) -> tuple[str, bool]:
        """What the button does with `n` messages that can go out, and whether it can be pressed."""
        if self.chosen_way not in ONE_BY_ONE:
            return verb_of(self.chosen_way), n > 0
        if self._is_kept:
            return self.tr("Close"), True
        taken = len(self.copied)
        if self.chosen_way == OPENED:
            return count("MessageDialog", "Keep %n as prepared", taken), taken > 0
        return count("MessageDialog", "Note %n as told", taken), taken > 0

    def _numbers(self) -> tuple[int, int]:
        if self._plan is None:
            return 0, 0
        ready, others = self._plan.writable(addressed=self.chosen_way in TO_ADDRESSES)
        return len(ready), len(others)

    # Inside: acts

    def _copy(self) -> None:
        """The text of the message in front, then the next one."""
        one = self._current()
        if one is None or one.gaps:
            return
        QGuiApplication.clipboard().setText(one.text)
        if self._is_kept:
            self.said.say(self.tr("Copied."))
            return
        self._take(one, COPIED, self.tr("Copied."))

    def _open(self) -> None:
        """The message in front as a new mail, then the next one. What is too long for that is copied besides."""
        one = self._current()
        if one is None or one.gaps or not one.address:
            return
        found = mail_link(one.address, one.subject_text, one.text)
        if not _open_mail(found.link):
            self.said.say("")
            self.reason.say(self.tr("This computer has no mail program for it. Write drafts, or copy the text."))
            return
        said = self.tr("Opened in the mail program. The program cannot see whether it is sent there.")
        if found.lacks_text:
            QGuiApplication.clipboard().setText(one.text)
            said = self.tr("The text is too long to be handed over. It was copied: paste it into the mail with Ctrl+V.")
        self._take(one, OPENED, said)

    def _take(self, one: PreparedMessage, way: str, said: str) -> None:
        self.way.choose(way)  # what was taken in another way is let go of: it is another thing to note
        self.copied.add(one.key)
        self.reason.say("")
        if self.files.files:
            said = " ".join((said, self.tr("The files do not go along: attach them there.")))
        self.said.say(said)
        self._show_list()
        self.list.go_to_row(self.list.currentIndex().row() + 1)

    def _another_way(self, *_: object) -> None:
        """What was copied was not opened in a mail program; not every way carries files."""
        self.copied.clear()
        self.said.say("")
        self.files.setVisible(self._carries_files)
        self._show_list()
        if self.files.files:
            self._ask()

    def _show_keys(self) -> None:
        """F8 takes out the message in front, in the way that was chosen."""
        opens = self.chosen_way == OPENED
        self.mail.say(self.tr("Open in the mail program"), "F8" if opens else "")
        self.copy.say(self.tr("Copy this text"), "" if opens else "F8")

    def _take_out(self) -> None:
        (self._open if self.chosen_way == OPENED else self._copy)()

    def _anew(self, *_: object) -> None:
        """Another text is another message: nothing of it was copied yet."""
        self.copied.clear()
        self._is_sure = False
        self.said.say("")
        self._ask()

    def accept(self) -> None:
        if not self.write.isEnabled() or self._job.is_busy:
            return
        if self.chosen_way == SERVER and self._is_locked():
            self.keys.takes(RuleBroken(Problem("keys.locked")))
        elif self._agrees():
            self._desk.office.mail_account.keep_way(self.chosen_way)
            super().accept()

    def _agrees(self) -> bool:
        """Asks about what is doubtful in what goes along."""
        if doubts := self._doubts():
            asked = "\n\n".join(self._desk.words.problem(one) for one in doubts)
            self._is_sure = self._desk.ask.confirm(
                Question(self.tr("Files that go along"), asked, self.tr("Attach all the same"))
            )
        return self._is_sure or not doubts

    def _is_locked(self) -> bool:
        """The password of the mail server lies under the keys of the office, and these under a passphrase."""
        office = self._desk.office
        return office.mail_account.has_password and office.exchange.keys.is_locked

    def _unlock(self, passphrase: str) -> Job:
        return self._desk.read(lambda apart, _: apart.exchange.keys.unlock(passphrase))

    def _connect(self) -> None:
        self.template.currentIndexChanged.connect(self._anew)
        self.way.currentIndexChanged.connect(self._another_way)
        self.gaps.changed.connect(self._anew)
        self.files.changed.connect(self._anew)
        self.list.current_changed.connect(self._show_current)
        self._job.answered.connect(self._show_plan)
        self._job.refused.connect(self._refused)
        self.copy.clicked.connect(self._copy)
        self.keys.unlocked.connect(self.accept)
        self.mail.clicked.connect(self._open)
        self.write.clicked.connect(self.accept)
        self._leave.clicked.connect(self.reject)
        ctrl_enter(self).activated.connect(self.accept)
        own_key(self, "F8").activated.connect(self._take_out)

    def _lay_out(self) -> None:
        look, px = self._desk.look, self._desk.look.px
        self.setWindowTitle(self._desk.words.kind("message", 2))
        self.resize(px(980), px(600))
        self.gaps.hide()
        self.template.setVisible(not self._is_kept)
        self._leave.say(self.tr("Cancel"), "Esc")
        for button in (self.copy, self.mail, self._leave):
            button.setAutoDefault(False)
        self.list.setAccessibleName(self.tr("Recipients"))
        self.view.setAccessibleName(self.tr("Preview"))
        right, split = QWidget(), QSplitter(Qt.Orientation.Horizontal)
        column(right, spacing=px(8)).add(
            (self.view, 1), self.remarks, self.said, row(spacing=px(8)).add(self.copy, self.mail, STRETCH)
        )
        split.addWidget(self.list)
        split.addWidget(right)
        split.setChildrenCollapsible(False)
        split.setSizes([px(330), px(620)])
        text = (self._desk.words.kind("message_template"), self.template)
        named = (*((text,) if not self._is_kept else ()), (self.tr("Way out"), self.way))
        column(self, (px(20),) * 4, px(12)).add(
            field_grid(look, named, across=2),
            self.gaps,
            (split, 1),
            self.files,
            self.reason,
            self.keys,
            row(spacing=px(10)).add(self.counts, STRETCH, self._leave, self.write),
        )


def _open_mail(link: str) -> bool:
    """A new mail by a link of `mail_link`; False where this computer has no program for it."""
    return QDesktopServices.openUrl(QUrl.fromEncoded(link.encode("ascii"), QUrl.ParsingMode.StrictMode))
