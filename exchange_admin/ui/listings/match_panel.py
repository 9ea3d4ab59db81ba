"""The panel beside matches: how the points come about, line by line, what could be asked, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from exchange_admin.domain.rules.interests import STANDING
from exchange_admin.services.listings.ours import OwnMatch, Weighed
from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.listings.match_rows import paint_bar
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button, ElidedButton
from exchange_admin.ui.widgets.labels import LEFT, STRETCH, Card, Label, Rule, column, row, scrolled
from exchange_admin.ui.widgets.step_bar import StepBar
from exchange_admin.ui.words import Retranslated

WIDTH, LONGEST, POINTS = 372, 84, 62
"""Pixels: the panel, the bar of the criterion with the most points, the column of points."""
MOST = 30
"""Points of that criterion: bars are as long as their criteria weigh."""


class MatchPanel(Retranslated, QFrame):
    """Shows one match; the page does what its buttons ask for."""

    step_wanted = Signal(int)
    hide_wanted = Signal()
    send_wanted = Signal(str)  # with words for the message
    keep_wanted = Signal()
    dismiss_wanted = Signal()
    letter_wanted = Signal()
    listing_wanted = Signal(str)
    institution_wanted = Signal(str)
    theirs_wanted = Signal()  # the interest of the other side

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self._desk, look = desk, desk.look
        self.match: OwnMatch | None = None
        self._place_words = ""
        self.setFixedWidth(look.px(WIDTH))
        self.bar = StepBar(look)
        self.title = Label(look, 17, SEMIBOLD, wraps=True)
        self.institution = ElidedButton(look)
        self.beside = Label(look, 13, MEDIUM, wraps=True)
        self.other = ElidedButton(look)
        self._published = Label(look, 12, tone="ink3")
        self.send, self.keep, self.dismiss = (
            Button(look, "send", "primary"),
            Button(look, "", "small"),
            Button(look, "", "small"),
        )
        self.letter = Button(look, "file-text", "link")
        self._they_say = Label(look, 13, tone="ink2", wraps=True)
        self.theirs = Button(look, "", "primary")
        self.sum = SumCard(desk)
        self.asking = AskCard(desk)
        self._lay_out()
        self.bar.step_wanted.connect(self.step_wanted)
        self.bar.hide_wanted.connect(self.hide_wanted)
        self.send.clicked.connect(self._want_to_send)
        self.keep.clicked.connect(self.keep_wanted)
        self.dismiss.clicked.connect(self.dismiss_wanted)
        self.letter.clicked.connect(self.letter_wanted)
        self.theirs.clicked.connect(self.theirs_wanted)
        self.institution.clicked.connect(self._want_institution)
        self.other.clicked.connect(self._want_other)
        self.asking.put.clicked.connect(self._want_to_ask)
        self.retranslate()

    def show_match(self, match: OwnMatch, place: str) -> None:
        """`place` is "1 of 4"."""
        is_other = self.match is None or self.match.key != match.key
        self.match, self._place_words = match, place
        self.bar.show_place(place)
        self.title.setText(match.theirs.title)
        self.institution.say(match.theirs.institution)
        self._published.setText(self._said_published(match))
        is_home, is_asked = match.status in {"", "shortlisted"}, match.they_say in STANDING
        words = self._desk.words
        facts = {"status": words.choice("interest_status", match.they_say)}
        self._they_say.say(words.say("listings.window.their_word", facts) if match.they_say else "")
        self.theirs.say(words.say("listings.window.their_interest"))
        self.theirs.setVisible(is_asked)
        self.send.setVisible(is_home and not is_asked)
        self.keep.setVisible(not match.status)
        self.dismiss.setVisible(is_home)
        self._show_sides(match)
        self.sum.show_match(match)
        self.asking.show_match(match)
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)

    def _show_sides(self, match: OwnMatch) -> None:
        """Of two others both, with what either said to the other: there is nothing to send or to put aside."""
        words = self._desk.words
        need = words.labelled(words.choice("listing_side", "need"), match.own.title)
        self.beside.say(need if match.is_of_others else "")
        self.other.say(match.own.institution)
        self.other.setVisible(match.is_of_others)
        if not match.is_of_others:
            return
        for verb in (self.theirs, self.send, self.keep, self.dismiss):
            verb.hide()
        said = next((one for one in (match.status, match.they_say) if one), "")
        facts = {"status": words.choice("interest_status", said)}
        self._they_say.say(words.say("listings.window.their_word_among", facts) if said else "")

    def retranslate(self) -> None:
        self.bar.previous.say(self.tr("Previous match"), "Alt+↑")
        self.bar.next.say(self.tr("Next match"), "F8")
        self.bar.hide_button.say(self.tr("Hide panel"))
        self.send.say(self.tr("Send interest"), "I")
        self.keep.say(self.tr("Shortlist"), "S")
        self.dismiss.say(self.tr("Not for us"), "Del")
        self.letter.say(self.tr("Letter to both sides…"))
        if self.match:
            self.show_match(self.match, self._place_words)

    def _said_published(self, match: OwnMatch) -> str:
        day = self._desk.look.formats.day(match.published_on) if match.published_on else ""
        words = self.tr("revision {n}, published {day}") if day else self.tr("revision {n}")
        said = words.replace("{n}", str(match.revision)).replace("{day}", day) if match.revision else day
        if not match.hub:
            return said
        came = self._desk.look.formats.day(match.came_on) if match.came_on else ""
        whence = self.tr("from the catalogue of {hub}, {day}").replace("{hub}", match.hub).replace("{day}", came)
        return f"{said} · {whence}" if said else whence

    def _want_to_send(self) -> None:
        self.send_wanted.emit("")

    def _want_to_ask(self) -> None:
        self.send_wanted.emit(self.asking.words)

    def _want_institution(self) -> None:
        if self.match:
            self.institution_wanted.emit(self.match.theirs.institution_id)

    def _want_other(self) -> None:
        if self.match:
            self.institution_wanted.emit(self.match.own.institution_id)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        head = column(margins=(px(18), px(6), px(14), px(8)), spacing=px(2))
        head.add(self.title, (self.institution, LEFT), self._published)
        head.add(self.beside, (self.other, LEFT), self._they_say)
        verbs = row(margins=(px(18), px(2), px(14), px(10)), spacing=px(8)).add(
            self.theirs, self.send, self.keep, self.dismiss, STRETCH
        )
        cards = QWidget()
        column(cards, (px(14), px(12), px(14), px(14)), px(10)).add(self.sum, self.asking, STRETCH)
        paper = row(margins=(px(14), 0, px(14), px(8))).add(self.letter, STRETCH)
        self._scroll = scrolled(cards, Qt.FocusPolicy.StrongFocus)
        column(self).add(self.bar, head, verbs, paper, Rule(), (self._scroll, 1))


class SumCard(Card):
    """Eight lines in one order, and the sum under a line, as in a bill."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk, look = desk, desk.look
        self.lines: list[CriterionLine] = []
        self._lines = column(spacing=look.px(6))
        self._name = Label(look, 13, SEMIBOLD)
        self._possible = Label(look, 12, tone="ink3")
        self.score = Label(look, 15, SEMIBOLD)
        total = row(spacing=look.px(12)).add(self._name, STRETCH, self._possible, self.score)
        self.body.addLayout(self._lines)
        self.body.add(look.px(6), Rule(), look.px(6), total)

    def show_match(self, match: OwnMatch) -> None:
        words = self._desk.words
        self.title.setText(words.say("listings.window.sum_title", {"score": match.score}))
        self.aside.setText(words.say("listings.window.points"))
        for shown, line in zip(self._enough(len(match.lines)), match.lines, strict=True):
            shown.show_line(line)
        self._name.setText(words.say("listings.window.sum"))
        more = match.possible > match.score
        self._possible.setText(words.say("listings.window.possible", {"n": match.possible}) if more else "")
        self.score.setText(str(match.score))

    def _enough(self, n: int) -> list[CriterionLine]:
        while len(self.lines) < n:
            self.lines.append(CriterionLine(self._desk))
            self._lines.addWidget(self.lines[-1])
        return self.lines[:n]


class CriterionLine(QWidget):
    """Name over what was found, a bar as long as the criterion weighs, points."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = desk.look
        self.name = Label(look, 13, MEDIUM)
        self.said = Label(look, 12, tone="ink3", wraps=True)
        self.points = Label(look, 13)
        self.points.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.points.setFixedWidth(look.px(POINTS))
        self.bar = PointsBar(desk)
        words = column(spacing=look.px(1)).add(self.name, self.said)
        row(self, spacing=look.px(8)).add((words, 1), self.bar, self.points)

    def show_line(self, line: Weighed) -> None:
        self.name.setText(line.name[:1].upper() + line.name[1:])
        self.said.setText(line.said)
        self.points.say(
            f"0 +{line.open}" if line.open else f"{line.points} / {line.most}", "ink3" if line.open else "ink"
        )
        self.bar.show_line(line)


class PointsBar(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._line: Weighed | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._desk.look.px(LONGEST), self._desk.look.px(10))

    def show_line(self, line: Weighed) -> None:
        self._line = line
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        line, look = self._line, self._desk.look
        if line is None:
            return
        painter = painting.smooth(self)
        box = QRectF(1, look.px(2), look.px(LONGEST) * line.most / MOST - 2, look.px(6))
        if line.open:
            painting.rounded(painter, box, box.height() / 2, "", look.theme.line_strong)
        else:
            paint_bar(painter, box, line.points, line.points, line.most, self._desk)


class AskCard(Card):
    """What neither said, as a question that goes into the message by one press."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self.words = ""
        self._said = Label(desk.look, 13, tone="ink2", wraps=True)
        self.put = Button(desk.look, "", "link")
        self.body.add(self._said, desk.look.px(4), (self.put, LEFT))

    def show_match(self, match: OwnMatch) -> None:
        words = self._desk.words
        self.setVisible(bool(match.unsaid))
        self.title.setText(words.say("listings.window.ask_title"))
        names = words.listed(one.name for one in match.unsaid)
        facts = {"what": names, "n": sum(one.open for one in match.unsaid)}
        self._said.setText(words.say("listings.window.ask", facts))
        self.words = words.say("listings.window.question", {"what": names})
        self.put.say(words.say("listings.window.put"))
        is_home = not match.is_of_others and match.status in {"", "shortlisted"}
        self.put.setVisible(is_home and match.they_say not in STANDING)
