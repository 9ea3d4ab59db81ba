"""What an offer or a need would meet if it were published as it stands."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exchange_admin.domain.rules.matching.matching import Match
from exchange_admin.services.listings.matches import ShownListing, WouldMeet
from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.listings.match_rows import FULL, paint_bar
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import LEFT, Card, ElidedLabel, Label, column, row

BAR = 56
"""Pixels of the longest bar."""


class MeetsCard(Card):
    """The best of them with their points."""

    listing_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self.lines: list[MeetsLine] = []
        self.said = Label(desk.look, 12, tone="ink3", wraps=True)
        self._lines = column(spacing=desk.look.px(8))
        self.body.add(self.said)
        self.body.addLayout(self._lines)
        self.show_matches(WouldMeet(0, ()))

    def show_matches(self, found: WouldMeet) -> None:
        words = self._desk.words
        self.title.setText(words.say("listings.form.meets"))
        self.aside.setText(self._desk.look.formats.number(found.count) if found.count else "")
        self.said.say("" if found.count else words.say("listings.form.meets_nothing"))
        for line in self.lines:
            line.hide()
        for at, (theirs, match) in enumerate(found.best):
            if at == len(self.lines):
                self.lines.append(MeetsLine(self._desk))
                self.lines[-1].wanted.connect(self.listing_wanted)
                self._lines.addWidget(self.lines[-1])
            self.lines[at].show_match(theirs, match)


class MeetsLine(QWidget):
    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        look = self._look = desk.look
        self._id = ""
        self.score, self.more = Label(look, 16, SEMIBOLD), Label(look, 12, tone="ink3")
        self._bar = ScoreBar(desk)
        self.title, self.whose = Button(look, "", "link"), ElidedLabel(look, 12, tone="ink3")
        self._called = ""
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.title.setMinimumWidth(look.px(40))
        self.title.clicked.connect(self._want)
        self.whose.setContentsMargins(look.px(3), 0, 0, 0)
        left = QWidget()
        left.setFixedWidth(look.px(BAR + 10))
        points = row(spacing=look.px(5)).add(self.score, (self.more, 1))
        column(left).add(points, self._bar)
        words = column(spacing=look.px(1)).add((self.title, LEFT), self.whose)
        row(self, spacing=look.px(8)).add((left, LEFT), (words, 1))

    def show_match(self, theirs: ShownListing, match: Match) -> None:
        self._id = theirs.id
        more = match.possible - match.score
        self.score.say(str(match.score), "ink2" if match.is_to_ask else "ink")
        self.more.setText(f"+{more}" if more else "")
        self._bar.show_points(match.score, match.possible)
        self._called = theirs.title
        self._say_title()
        self.whose.setText(theirs.institution)
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_title()

    def _say_title(self) -> None:
        """As much of it as there is room for; the tip has the whole."""
        room = self.width() - self._look.px(BAR + 34)
        self.title.say(painting.elided(self.title.font(), self._called, room), self._called)
        self.title.setAccessibleName(self._called)

    def _want(self) -> None:
        self.wanted.emit(self._id)


class ScoreBar(QWidget):
    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._points = self._possible = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._desk.look.px(BAR), self._desk.look.px(8))

    def show_points(self, points: int, possible: int) -> None:
        self._points, self._possible = points, possible
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(0, 1, self.width(), self._desk.look.px(5))
        paint_bar(painting.smooth(self), box, self._points, self._possible, FULL, self._desk)
