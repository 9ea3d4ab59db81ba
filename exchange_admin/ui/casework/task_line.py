"""A line of a checklist, and the head of a phase over its lines."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from exchange_admin.domain.rules.casework.states import Lateness
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.ui import painting
from exchange_admin.ui.casework.task_keys import verb_of
from exchange_admin.ui.casework.task_words import said_act_by, said_due, state_word
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM, REGULAR, SEMIBOLD
from exchange_admin.ui.widgets.buttons import PaintedButton
from exchange_admin.ui.widgets.file_drops import FileDrops, files_of

MARKS = {
    "done": ("circle-check", Tone.GREEN),
    "asked": ("send", Tone.VIOLET),
    "received": ("download", Tone.TEAL),
    "submitted": ("stamp", Tone.TEAL),
    "rejected": ("undo-2", Tone.AMBER),
    "waived": ("minus", Tone.GREY),
    "not_applicable": ("minus", Tone.GREY),
    "cancelled": ("minus", Tone.GREY),
}
"""Drawings of states; what is to do has one of its lateness."""
LATE = {
    Lateness.OVERDUE: ("circle-alert", Tone.RED),
    Lateness.LATE_TO_ACT: ("clock", Tone.AMBER),
    Lateness.SOON: ("clock", Tone.AMBER),
}
HEIGHT = 40


class PhaseButton(PaintedButton):
    """Pressed it shows or folds the lines of its phase."""

    def __init__(self, look: Look, phase: str, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.phase = phase
        self.is_open = True
        self._share = ""
        self.setFixedHeight(look.px(28))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, words: str, done: int, total: int, is_open: bool) -> None:
        self.is_open, self._share = is_open, f"{done} / {total}"
        self.say_beside(words, self._share)

    def say_beside(self, words: str, beside: str) -> None:
        """What stands quieter behind the words."""
        self._share = beside
        self.setText(words)
        self.setAccessibleName(f"{words}, {beside}" if beside else words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter, box = painting.smooth(self), self.rect().toRectF()
        if self.underMouse():
            painting.rounded(painter, box, look.px(6), theme.hover)
        if self.hasFocus():
            painting.focus_ring(painter, box, look.px(6), theme)
        middle = box.center().y()
        arrow = look.pixmap("chevron-down" if self.is_open else "chevron-right", theme.ink3, 13)
        painter.drawPixmap(QPointF(look.px(3), middle - look.px(6.5)), arrow)
        share = look.font(12, figures=True)
        width = painting.advance(share, self._share)
        room = box.width() - look.px(40) - width
        used = painting.line_of_text(
            painter, look.px(24), middle, room, self.text(), look.font(12, SEMIBOLD), theme.ink
        )
        x = look.px(24) + used + look.px(8)
        painting.line_of_text(painter, x, middle, width + 1, self._share, share, theme.ink3)


class TaskLine(PaintedButton):
    """One task: its mark, title, proof or lateness, and the day to act by.

    Space, A and W say what became of it; pressed, by Enter too, it offers everything else. Files that are dropped on it
    go to it.
    """

    verb_wanted = Signal(str, str)  # verb, id of the task
    menu_wanted = Signal(str, QPoint)
    dropped = Signal(str, list)

    def __init__(self, desk: Desk, phase: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent)
        self._desk, self.phase, self.key = desk, phase, key
        self.task: CaseTask | None = None
        self._second = self._day = self._tone = ""
        self._is_lit = False
        self.setFixedHeight(desk.look.px(HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        FileDrops(self, self._fitting, self._take, self._light)
        self.clicked.connect(self._offer)

    def show_task(self, task: CaseTask) -> None:
        self.task = task
        formats = self._desk.look.formats
        act_by, due = said_act_by(task, formats), said_due(task, formats)
        late = task.lateness in LATE
        matters = due if task.lateness is Lateness.OVERDUE else act_by
        self._tone = matters.tone if late else ""
        self._day = formats.day(act_by.iso) if act_by.iso and task.is_open else ""
        parts = [matters.words if late else due.words if task.is_planned else "", self._proof(task)]
        self._second = " · ".join(part for part in parts if part)
        self.setText(task.title)
        spoken = (task.title, state_word(task, self._desk), self._second, self._day)
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self.update()

    def _proof(self, task: CaseTask) -> str:
        if task.state in {"asked", "received", "submitted", "rejected", "waived", "not_applicable", "cancelled"}:
            word = state_word(task, self._desk)
            return self._desk.words.labelled(word, task.reason) if task.reason else word
        if task.is_sensitive and task.is_open:
            return self.tr("a date only: no file is kept")
        return task.proof_text

    # What Qt calls

    def event(self, event: QEvent) -> bool:
        """The tip is made when somebody waits for it: the whole title, and why this day."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self.task is not None:
            told = self._desk.office.casework.explaining.of_task(self.task.id, self._desk.language)
            QToolTip.showText(event.globalPos(), plain_tip("\n".join((self.task.title, *told.steps))), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if verb := verb_of(event):
            self.verb_wanted.emit(verb, self.key)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(self.key, event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme, task = self._look, self._look.theme, self.task
        if task is None:
            return
        painter, box = painting.smooth(self), self.rect().toRectF()
        if self._is_lit:
            self._paint_target(painter, box)
        elif self.underMouse() or self.hasFocus():
            painting.rounded(painter, box, look.px(6), theme.hover)
        if self.hasFocus():
            painting.focus_ring(painter, box, look.px(6), theme)
        middle = box.center().y()
        self._paint_mark(painter, QPointF(look.px(3), middle - look.px(8)), task)
        quiet = not task.is_open or task.is_planned
        font = look.font(12, MEDIUM if self._tone else REGULAR, figures=True)
        width = painting.advance(font, self._day)
        ink = theme.tones[Tone(self._tone)].text if self._tone else theme.ink3
        painting.line_of_text(painter, box.right() - width - look.px(5), middle, width + 1, self._day, font, ink)
        x, room = look.px(28), box.width() - look.px(40) - width
        title = theme.ink2 if quiet else theme.ink
        lift = look.scale * 8 if self._second else 0
        painting.line_of_text(painter, x, middle - lift, room, self.text(), look.font(13), title)
        if self._second:
            below = theme.tones[Tone.RED].text if task.lateness is Lateness.OVERDUE else theme.ink3
            if task.is_sensitive:
                painter.drawPixmap(QPointF(x, middle + look.px(3)), look.pixmap("lock", theme.ink3, 11))
                x, room = x + look.px(15), room - look.px(15)
            painting.line_of_text(painter, x, middle + look.scale * 9, room, self._second, look.font(11), below)

    def _paint_mark(self, painter: QPainter, spot: QPointF, task: CaseTask) -> None:
        look, theme = self._look, self._look.theme
        if task.is_open and task.lateness in LATE and task.state == "open":
            drawing, tone = LATE[task.lateness]
        else:
            drawing, tone = MARKS.get(task.state, ("circle-dashed" if task.is_planned else "", Tone.GREY))
        if drawing:
            painter.drawPixmap(spot, look.pixmap(drawing, theme.tones[tone].dot, 16))
            return
        painter.setPen(QPen(QColor(theme.ink4), look.scale * 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(spot.x() + look.px(2), spot.y() + look.px(2), look.px(12), look.px(12)))

    def _paint_target(self, painter: QPainter, box: QRectF) -> None:
        theme = self._look.theme
        pen = QPen(QColor(theme.accent), 1.4, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.selection))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), self._look.px(6), self._look.px(6))

    # Inside

    def _offer(self) -> None:
        self.menu_wanted.emit(self.key, self.mapToGlobal(QPoint(self._look.px(28), self.height())))

    def _fitting(self, dragged: QMimeData) -> list[Path]:
        return files_of(dragged)

    def _take(self, *paths: object) -> None:
        self.dropped.emit(self.key, list(paths))

    def _light(self, lit: bool) -> None:
        self._is_lit = lit
        self.update()
