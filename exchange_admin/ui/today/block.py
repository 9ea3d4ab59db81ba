"""A block of Today: a card with a title, its number, rows that lead on, and what is said where there are none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.today.day_row import AllLink, DayRow, Leads
from exchange_admin.ui.today.row_shown import RowShown
from exchange_admin.ui.today.targets import Target
from exchange_admin.ui.typography import REGULAR, SEMIBOLD
from exchange_admin.ui.widgets.labels import STRETCH, ElidedLabel, Label, column, row

HEAD, CLOSE_HEAD, FOOT = 40, 33, 7


class Badge(QWidget):
    """A count on the soft ground of a tone."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._text, self._tone = look, "", Tone.GREY
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def say(self, text: str, tone: Tone) -> None:
        self._text, self._tone = text, tone
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        words = painting.advance(self._look.font(11, SEMIBOLD), self._text)
        return QSize(words + self._look.px(12), self._look.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(self)
        font = self._look.font(11, SEMIBOLD)
        painting.badge(painter, QRectF(self.rect()), self._text, self._tone, font, self._look.theme)


class Block(QFrame):
    """`wanted` gives the target of a row that was chosen. `sideways` asks for the block so many to the right."""

    wanted = Signal(object)
    sideways = Signal(int)

    def __init__(self, look: Look, id: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.id, self._look = id, look
        self._title, self._badge = Label(look, 13, SEMIBOLD), Badge(look)
        self._aside = ElidedLabel(look, 12, REGULAR, "ink3")
        self._aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._sentence = Label(look, 13, REGULAR, "ink3", wraps=True)
        self._sentence.setContentsMargins(look.px(16), 0, look.px(16), look.px(12))
        self._sentence.hide()
        self._made: list[DayRow] = []
        self._group = QButtonGroup(self)  # its arrows are told to those who ask how one comes to a row
        self._group.setExclusive(False)
        self._all = AllLink(look)
        self._join(self._all)
        self._here: Leads | None = None
        self._head = QWidget()
        line = row(self._head, (look.px(16), 0, look.px(10), 0), look.px(8))
        line.add(self._title, self._badge, (self._aside, 1), self._all)
        self.above = column(margins=(look.px(16), 0, look.px(16), 0))
        self._rows = column()
        self._whole = column(self, (0, 0, 0, look.px(FOOT))).add(
            self._head, self.above, self._sentence, self._rows, STRETCH
        )

    # what it shows

    def say_title(self, title: str, badge: str = "", tone: Tone = Tone.GREY, aside: str = "") -> None:
        self._title.setText(title)
        self._badge.say(badge, tone)
        self._aside.setText(aside)
        self.setAccessibleName(" ".join(part for part in (title, badge, aside) if part))

    def show_rows(self, rows: Sequence[RowShown], sentence: str = "", *, close: bool) -> None:
        """The keyboard stays at what it was at, else in its place. `sentence` stands above the rows."""
        had, before, at = self.has_keyboard(), self._here.target if self._here else None, self._place()
        self._head.setFixedHeight(self._look.px(CLOSE_HEAD if close else HEAD))
        self._sentence.say(sentence)
        while len(self._made) < len(rows):
            self._made.append(self._new_row())
        for made, shown in zip(self._made, rows, strict=False):
            made.show_row(shown, close=close)
        for number, made in enumerate(self._made):
            made.setVisible(number < len(rows))
            if number >= len(rows):
                made.shown = made.target = None
        there = self._in_order()
        same = next((one for one in there if one.target == before), None)
        self._turn_to(same or (there[min(at, len(there) - 1)] if there else None), take=had)

    def say_all(self, words: str, target: Target | None) -> None:
        """What leads to everything behind the number; None where there is no more than is shown."""
        self._all.say(words, target)

    def rows(self) -> list[RowShown]:
        return [made.shown for made in self._made if made.shown is not None]

    def all_target(self) -> Target | None:
        return self._all.target

    def all_words(self) -> str:
        return self._all.text() if self._all.target is not None else ""

    def sentence(self) -> str:
        return self._sentence.text()

    def badge(self) -> str:
        return self._badge.text()

    # the keyboard

    def has_rows(self) -> bool:
        return bool(self.rows())

    def has_keyboard(self) -> bool:
        """Also while the window is not the active one: it comes back to the same place."""
        return self._here is not None and self._here is self.window().focusWidget()

    def take_keyboard(self) -> None:
        there = self._in_order()
        self._turn_to(self._here if self._here in there else there[0] if there else None, take=True)

    def here(self) -> RowShown | None:
        """The row that the keyboard is at, or comes back to."""
        return self._here.shown if isinstance(self._here, DayRow) else None

    def _in_order(self) -> list[Leads]:
        """Rows, and the link above them behind the last one."""
        rows: list[Leads] = [made for made in self._made if made.target is not None]
        return [*rows, self._all] if self._all.target is not None else rows

    def _place(self) -> int:
        there = self._in_order()
        return there.index(self._here) if self._here in there else 0

    def _turn_to(self, one: Leads | None, *, take: bool) -> None:
        """One is reached by Tab; with `take` it gets the keyboard."""
        self._here = one
        for made in (*self._made, self._all):
            policy = Qt.FocusPolicy.StrongFocus if made is one else Qt.FocusPolicy.ClickFocus
            made.setFocusPolicy(policy)
        if one is not None and take:
            one.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, by: int) -> None:
        there = self._in_order()
        self._turn_to(there[max(0, min(len(there) - 1, self._place() + by))], take=True)

    def _new_row(self) -> DayRow:
        made = DayRow(self._look)
        self._join(made)
        made.verb_wanted.connect(self._verb_chosen)
        self._rows.addWidget(made)
        return made

    def _join(self, made: Leads) -> None:
        self._group.addButton(made)
        made.moved.connect(self._move)
        made.sideways.connect(self.sideways)
        made.clicked.connect(self._chosen)
        made.reached.connect(self._reached)

    def _reached(self) -> None:
        """What was clicked is what Tab comes back to."""
        made = self.sender()
        if isinstance(made, Leads) and made is not self._here:
            self._turn_to(made, take=False)

    def _chosen(self) -> None:
        made = self.sender()
        if isinstance(made, Leads) and made.target is not None:
            self.wanted.emit(made.target)

    def _verb_chosen(self) -> None:
        made = self.sender()
        if isinstance(made, DayRow) and made.shown is not None and made.shown.verb is not None:
            self.wanted.emit(made.shown.verb)
