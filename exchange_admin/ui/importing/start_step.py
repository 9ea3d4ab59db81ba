"""Before there is a file: a place to drop one, and the drafts that wait."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QWidget

from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Card, ElidedLabel, Label, column, row, take_away
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import Retranslated, count

WIDTH, HINT_WIDTH = 620, 430


class DropPlace(QFrame):
    """A dashed frame; `over` while a file hangs over the page."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._over = look, False
        look.changed.connect(self.update)

    def light_up(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._look.theme, self._look.px
        painter = painting.smooth(self)
        pen = QPen(QColor(theme.accent if self._over else theme.line_strong), 1.5)
        pen.setDashPattern([4, 4])
        painter.setPen(pen)
        painter.setBrush(QColor(theme.accent_soft if self._over else theme.sunken))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), px(12), px(12))


class StartStep(Retranslated, QWidget):
    file_wanted = Signal()
    paste_wanted = Signal()
    draft_wanted = Signal(str)
    draft_unwanted = Signal(str)
    cancel_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._kept: list[tuple[str, str, int]] = []
        self._lines: list[QWidget] = []
        self.place = DropPlace(look)
        self._drawing = QLabel()
        self._drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title, self._hint = Label(look, 15, SEMIBOLD), Label(look, 13, tone="ink3", wraps=True)
        self.kind_label, self.kind = Label(look, 12, MEDIUM, "ink3"), QuietCombo()
        self.choose, self.paste = Button(look, "folder-open", "primary"), Button(look, "clipboard-check")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self.cancel = Button(look, kind="ghost")
        self._drafts = Card(look)
        self._first = column()
        self._lay_out()
        self.choose.clicked.connect(self.file_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        look.changed.connect(self._dress)
        self.show_reading(False)
        self.retranslate()
        self._dress()

    def put_first(self, question: QWidget) -> None:
        """Shows what is asked about a file over the place for one."""
        self._first.addWidget(question)

    def offer_kinds(self, kinds: Sequence[tuple[str, str]]) -> None:
        """(kind, what a list of it is called); the first is what its headings say."""
        at = max(0, self.kind.currentIndex())
        self.kind.clear()
        for kind, text in (("", self.tr("What its headings say")), *kinds):
            self.kind.addItem(text, kind)
        self.kind.setCurrentIndex(at)

    def show_kept(self, kept: Sequence[tuple[str, str, int]]) -> None:
        """(id, file, rows) of the drafts that wait, the newest first."""
        self._kept = list(kept)
        self._list_kept()

    def show_reading(self, reading: bool) -> None:
        """While a file is read there is nothing to choose."""
        for part in (self.choose, self.paste, self.kind, self.kind_label):
            part.setVisible(not reading)
        self._hint.setVisible(not reading)
        self._bar.setVisible(reading)
        self.cancel.setVisible(reading)
        self._drafts.setEnabled(not reading)
        self._reading = reading
        self._say_title()

    def retranslate(self) -> None:
        self._hint.setText(
            self.tr("Excel, WPS or LibreOffice. Nothing goes into the records before you have looked at every row.")
        )
        self._hint.setMinimumHeight(self._hint.heightForWidth(self._look.px(HINT_WIDTH)))
        self.kind_label.setText(self.tr("The list holds"))
        self.kind.setAccessibleName(self.tr("The list holds"))
        self.choose.say(self.tr("Choose file…"))
        self.paste.say(
            self.tr("Paste rows"), self.tr("Rows that were copied in Excel or WPS, with their headings (Ctrl+V)")
        )
        self.cancel.say(self.tr("Cancel"))
        self._drafts.title.setText(self.tr("Begun and not finished"))
        self._say_title()
        self._list_kept()

    def _say_title(self) -> None:
        self._title.setText(
            self.tr("Reading the file…") if self._reading else self.tr("Drop a partner's workbook here")
        )

    def _list_kept(self) -> None:
        take_away(self._lines)
        self._lines = [self._draft_line(id, file, rows) for id, file, rows in self._kept]
        for line in self._lines:
            self._drafts.body.addWidget(line)
        self._drafts.setVisible(bool(self._kept))

    def _draft_line(self, id: str, file: str, rows: int) -> QWidget:
        look = self._look
        name, many = ElidedLabel(look, 13, MEDIUM), Label(look, 12, tone="ink3")
        name.setText(file)
        many.setText(count("StartStep", "%n row", rows))
        go, drop = Button(look, kind="small"), Button(look, kind="ghost")
        go.say(self.tr("Go on"))
        go.setAccessibleName(f"{go.text()}: {file}")
        drop.say(self.tr("Throw away"))
        drop.setAccessibleName(f"{drop.text()}: {file}")
        for button in (go, drop):
            button.setProperty("draft", id)
        go.clicked.connect(self._go_on)
        drop.clicked.connect(self._throw_away)
        line = QWidget()
        row(line, (0, look.px(2), 0, look.px(2)), look.px(10)).add((name, 1), many, go, drop)
        return line

    def _go_on(self) -> None:
        self.draft_wanted.emit(self.sender().property("draft"))

    def _throw_away(self) -> None:
        self.draft_unwanted.emit(self.sender().property("draft"))

    def _dress(self) -> None:
        self._drawing.setPixmap(self._look.pixmap("upload", self._look.theme.ink3, 30, 1.5))

    def _lay_out(self) -> None:
        px = self._look.px
        middle = Qt.AlignmentFlag.AlignHCenter
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setFixedWidth(px(HINT_WIDTH))
        self._bar.setFixedWidth(px(220))
        self._drawing.setFixedSize(QSize(px(40), px(34)))
        inside = column(self.place, (px(24), px(30), px(24), px(28)), px(11))
        self.kind.setMinimumWidth(px(240))
        told = QWidget()
        row(told, spacing=px(8)).add(self.kind_label, self.kind)
        ways = QWidget()
        row(ways, spacing=px(8)).add(self.choose, self.paste)
        for part in (self._drawing, self._title, self._hint, told, ways, self._bar, self.cancel):
            inside.addWidget(part, 0, middle)
        holder = QWidget()
        holder.setFixedWidth(px(WIDTH))
        column(holder, spacing=px(18)).add(self._first, self.place, self._drafts)
        whole = column(self)
        whole.addStretch(2)
        whole.addWidget(holder, 0, middle)
        whole.addStretch(3)
