"""One partner: how its file stands, where our changes are, when we last heard of it, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import QFrame

from exchange_admin.domain.problems import Problem
from exchange_admin.services.exchange.statuses import PartnerStatus
from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.record_line import line_menu
from exchange_admin.ui.exchange import phrases
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.dialogs import grid_layout
from exchange_admin.ui.widgets.labels import STRETCH, Drawing, ElidedLabel, Label, Pill, column, row
from exchange_admin.ui.words import count

SEND, RECEIVE, REVOKE, CONFIRM, DECIDE, ASKED, HELD = (
    "send", "receive", "revoke", "confirm", "decisions", "questions", "held",
)  # fmt: skip


class KeyStrip(QFrame):
    """`confirmed` when the digits were read over the telephone and are the same, `refused` when they are not."""

    confirmed = Signal()
    refused = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.explained = Label(look, 13, wraps=True)
        self._their_name, self._our_name = Label(look, 12, tone="ink3"), Label(look, 12, tone="ink3")
        self.theirs, self.ours = Label(look, 15, SEMIBOLD), Label(look, 15, MEDIUM, "ink2")
        for digits in (self.theirs, self.ours):
            digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.same, self.different = Button(look, "check", "primary"), Button(look, kind="small")
        grid = grid_layout(look, (14, 6), (1,))
        for at, (name, digits) in enumerate(((self._their_name, self.theirs), (self._our_name, self.ours))):
            grid.addWidget(name, at, 0)
            grid.addWidget(digits, at, 1)
        buttons = row(spacing=look.px(8)).add(self.same, self.different, STRETCH)
        column(self, (look.px(14), look.px(12), look.px(14), look.px(12)), look.px(10)).add(
            self.explained, grid, buttons
        )
        self.same.clicked.connect(self.confirmed)
        self.different.clicked.connect(self.refused)
        look.changed.connect(self.update)

    def show_keys(self, theirs: str, ours: str) -> None:
        """Eight groups of four digits each."""
        self.explained.setText(
            self.tr("Call the college and have the digits read out. They are on its page “Exchange packages”.")
        )
        self._their_name.setText(self.tr("Their digits"))
        self._our_name.setText(self.tr("Our digits"))
        self.theirs.setText(theirs)
        self.ours.setText(ours)
        self._our_name.setVisible(bool(ours))
        self.ours.setVisible(bool(ours))
        self.same.say(self.tr("The digits are the same"))
        self.different.say(self.tr("They are different: revoke…"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(self)
        theme = self._desk.look.theme
        painting.rounded(painter, self.rect().toRectF(), self._desk.look.px(8), theme.tones[Tone.GREY].soft)


class PartnerCard(QFrame):
    """`wanted` carries one of the verbs above and the id of the partner file (the site in a partner's own file)."""

    wanted = Signal(str, str)
    record_wanted = Signal(str, str)

    def __init__(self, desk: Desk, *, partner_mode: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self._desk, self._partner_mode = desk, partner_mode
        self.status: PartnerStatus | None = None
        look = desk.look
        self._name, self._pill = ElidedLabel(look, 15, SEMIBOLD), Pill(look)
        self._second = ElidedLabel(look, 12, tone="ink3")
        self.send, self.receive = Button(look, "send", "small"), Button(look, "package-open", "small")
        self.more = IconButton(look, "ellipsis")
        self._outbox = row(spacing=look.px(8))
        self._pills: list[Pill] = []
        self.open_work = [Button(look, kind="link") for _ in range(3)]
        self.notice = Banner(look, Tone.AMBER)
        self.key = KeyStrip(desk)
        self._lay_out()
        self.more.clicked.connect(self._offer)
        self.key.confirmed.connect(self._confirm)
        self.key.refused.connect(self._revoke)
        buttons = (self.send, self.receive, self.notice.button, *self.open_work)
        for button, verb in zip(buttons, (SEND, RECEIVE, SEND, DECIDE, HELD, ASKED), strict=True):
            button.setProperty("verb", verb)
            button.clicked.connect(self._pressed)

    def show_status(self, status: PartnerStatus, own_fingerprint: str) -> None:
        self.status = status
        words, formats = self._desk.words, self._desk.look.formats
        self._name.setText(status.institution or status.site)
        tone = phrases.STATE_TONES.get(status.state, Tone.GREY)
        self._pill.say(words.choice("partner_file_state", status.state), tone)
        self._second.setText(" · ".join(self._facts(status)))
        self._second.setToolTip(plain_tip(status.fingerprint))
        self._show_outbox(phrases.outbox_words(formats, status.outbox) if status.can_receive else [])
        self._show_open_work(status)
        self.send.say(self.tr("Send…"))
        self.send.setVisible(status.can_receive and not self._partner_mode)  # the page has its own there
        self.receive.say(self.tr("Receive…"))
        self.receive.setVisible(status.state != "revoked" and not self._partner_mode)
        self.more.say(self.tr("More about {name}").replace("{name}", status.institution))
        self.more.setVisible(not self._partner_mode and status.state != "revoked")
        self.key.show_keys(status.fingerprint, own_fingerprint)
        self.key.setVisible(status.state == "enrolled" and not self._partner_mode)
        self._say_notice(status)

    def show_key(self) -> None:
        """The digits to compare, also when they were compared before."""
        self.key.show()
        self.key.same.setFocus()

    def _facts(self, status: PartnerStatus) -> list[str]:
        formats = self._desk.look.formats
        heard = [moment for moment in (status.last_received, status.last_sent) if moment]
        facts = []
        if heard:
            last = phrases.weekday_and_moment(formats, max(heard))
            facts.append(self.tr("Last contact {moment}").replace("{moment}", last))
        elif status.state != "made":
            facts.append(self.tr("No package yet"))
        if status.app:
            facts.append(self.tr("program {version}").replace("{version}", status.app))
        if status.language:
            facts.append(self._desk.words.choice("language", status.language))
        if status.fingerprint and status.state == "confirmed":
            facts.append(self.tr("key {digits}…").replace("{digits}", status.fingerprint[:9]))
        return facts

    def _show_outbox(self, words: list[tuple[str, Tone]]) -> None:
        while len(self._pills) < len(words):
            pill = Pill(self._desk.look)
            self._pills.append(pill)
            self._outbox.insertWidget(len(self._pills) - 1, pill)
        for at, pill in enumerate(self._pills):
            pill.say(*(words[at] if at < len(words) else ("", Tone.GREY)))

    def _show_open_work(self, status: PartnerStatus) -> None:
        numbers = (status.decisions, status.held, status.questions)
        words = (
            count("PartnerCard", "%n decision", status.decisions),
            count("PartnerCard", "%n held change", status.held),
            count("PartnerCard", "%n question", status.questions),
        )
        for button, number, text in zip(self.open_work, numbers, words, strict=True):
            button.say(text)
            button.setVisible(number > 0)

    def _say_notice(self, status: PartnerStatus) -> None:
        clock = phrases.clock_words(status.clock_ahead)
        if status.differences:
            words = "\n".join(self._desk.words.problem(one) for one in status.differences)
            self.notice.say(words, "", Tone.RED)
        elif status.overdue:
            words = self.tr("{name} may not have received the last package.").replace("{name}", status.institution)
            self.notice.say(words, self.tr("Make it again…"), Tone.AMBER)
        elif clock:
            self.notice.say(clock)
        elif status.for_update:
            self.notice.say("\n".join(self._desk.words.problem(one) for one in status.for_update), "", Tone.GREY)
        elif status.state == "made":
            words = self.tr(
                "No answer yet. The college opens its file, presses Send and gives you that package; import it here."
            )
            self.notice.say(words, "", Tone.ACCENT)
        elif status.state == "revoked":
            self.notice.say(self.tr("Revoked: nothing is taken in from this file and nothing is made for it."), "")
        elif status.old_program:
            old = Problem("package.old_program", facts={"name": status.institution})
            self.notice.say(self._desk.words.problem(old), "", Tone.GREY)
        else:
            self.notice.say("")

    def _confirm(self) -> None:
        self._emit(CONFIRM)

    def _revoke(self) -> None:
        self._emit(REVOKE)

    def _pressed(self) -> None:
        self._emit(str(self.sender().property("verb")))

    def _emit(self, verb: str) -> None:
        if self.status is not None:
            self.wanted.emit(verb, self.status.id or self.status.site)

    def _offer(self) -> None:
        status = self.status
        if status is None:
            return
        offered = [("institution", self.tr("Show the institution"), "building-2")]
        if status.fingerprint:
            offered.append(("key", self.tr("Compare keys…"), "key-round"))
        offered.append((REVOKE, self.tr("Revoke…"), "ban"))
        menu = line_menu(self._desk, self, status.id, offered)
        menu.triggered.connect(self._chosen)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _chosen(self, action: QAction) -> None:
        self.do(action.data()[0])

    def do(self, verb: str) -> None:
        """What the menu offers, by its name."""
        if self.status is None:
            return
        if verb == "key":
            self.show_key()
        elif verb == "institution":
            self.record_wanted.emit("institution", self.status.institution_id)
        else:
            self._emit(verb)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        first = row(spacing=px(10)).add((self._name, 1), self._pill)
        names = column(spacing=px(1)).add(first, self._second)
        drawing, verbs = Drawing(self._desk.look, "building-2", 20), (self.receive, self.send, self.more)
        head = row(spacing=px(12)).add((drawing, Qt.AlignmentFlag.AlignTop), (names, 1), px(8), *verbs)
        self._outbox.add(STRETCH, *self.open_work)
        outbox = row(margins=(px(34), 0, 0, 0)).add(self._outbox)
        column(self, (px(16), px(13), px(14), px(13)), px(10)).add(head, outbox, self.notice, self.key)
