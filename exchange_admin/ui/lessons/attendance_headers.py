"""The two headers of attendance: names with their share at the left, days with their state at the top."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from exchange_admin.services.lessons.group_sheet import SheetLesson
from exchange_admin.ui import painting
from exchange_admin.ui.lessons.attendance_model import AttendanceModel
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM, REGULAR, SEMIBOLD

NAME_WIDTH, SHARE_WIDTH, TOP = 214, 62, 62
STATE_TONES: Mapping[str, Tone] = {"held": Tone.GREEN, "cancelled": Tone.RED, "moved": Tone.GREY}
LOW_SHARE = 80
"""Per cent below which a share is shown in amber; only a colour, no rule."""


class _Header(QHeaderView):
    def __init__(self, look: Look, model: AttendanceModel, way: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(way, parent)
        self._look, self._model = look, model
        self.current = -1
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        look.changed.connect(self.dress)
        self.dress()

    def go_to(self, section: int) -> None:
        self.current = section
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self._look.theme.surface))
        painter.end()
        super().paintEvent(event)

    def dress(self) -> None:
        self.setMinimumSectionSize(1)
        self.viewport().update()


class MemberHeader(_Header):
    """Name, its other forms below, the share of attendance at the right."""

    def __init__(self, look: Look, model: AttendanceModel, parent: QWidget) -> None:
        super().__init__(look, model, Qt.Orientation.Vertical, parent)

    def sizeHint(self) -> QSize:
        """Told at once: Qt would measure every name, and asks several times while a group opens."""
        return QSize(self._look.px(NAME_WIDTH + SHARE_WIDTH), self._look.row_height)

    def dress(self) -> None:
        self.setFixedWidth(self._look.px(NAME_WIDTH + SHARE_WIDTH))
        self.setDefaultSectionSize(self._look.row_height)
        super().dress()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        if self._model.sheet is None or logicalIndex >= self._model.rowCount():
            return
        look, theme = self._look, self._look.theme
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        box, here = QRectF(rect), logicalIndex == self.current
        painter.fillRect(box, QColor(theme.selection if here else theme.surface))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(theme.line))
        member = self._model.member(logicalIndex)
        there = member.enrolment["state"] in {"enrolled", "completed"}
        x, middle, room = box.x() + look.px(22), box.center().y() - 0.5, box.width() - look.px(22 + SHARE_WIDTH)
        two = look.two_lines and bool(member.others)
        first = middle - look.scale * 8.3 if two else middle
        ink = theme.ink if there else theme.ink3
        painting.line_of_text(painter, x, first, room, member.name, look.font(13, MEDIUM), ink)
        if two:
            below = middle + look.scale * 8.5
            painting.line_of_text(painter, x, below, room, member.others, look.font(11), theme.ink3)
        self._paint_share(painter, box, logicalIndex)
        painter.restore()

    def _paint_share(self, painter: QPainter, box: QRectF, row: int) -> None:
        look, theme = self._look, self._look.theme
        member = self._model.member(row)
        text, font = self._model.percent(member), look.font(12, figures=True)
        assert self._model.sheet is not None
        rate = self._model.sheet.tallies[member.id].rate
        low = rate is not None and rate * 100 < LOW_SHARE
        x = box.right() - look.px(12) - painting.advance(font, text)
        ink = theme.tones[Tone.AMBER].text if low else theme.ink2
        painting.line_of_text(painter, x, box.center().y() - 0.5, box.width(), text, font, ink)
        painter.fillRect(QRectF(box.right(), box.y(), 1, box.height()), QColor(theme.line))


class LessonHeader(_Header):
    """Weekday, day, and the state as a dot; the month stands where it begins."""

    def __init__(self, look: Look, model: AttendanceModel, parent: QWidget) -> None:
        super().__init__(look, model, Qt.Orientation.Horizontal, parent)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(40), self._look.px(TOP))

    def dress(self) -> None:
        self.setFixedHeight(self._look.px(TOP))
        self.setDefaultSectionSize(self._look.px(40))
        super().dress()

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        if self._model.sheet is None or logicalIndex >= self._model.columnCount():
            return
        look, theme = self._look, self._look.theme
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        box, here = QRectF(rect), logicalIndex == self.current
        ground = QRectF(box.x(), box.y() + look.px(20), box.width(), box.height() - look.px(20))
        painter.fillRect(ground, QColor(theme.selection if here else theme.surface))
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(theme.line))
        lesson = self._model.lesson(logicalIndex)
        if lesson.day is not None:
            self._paint_day(painter, box, lesson, logicalIndex)
        if tone := self._tone(lesson):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tones[tone].dot))
            painter.drawEllipse(QRectF(box.center().x() - 2, box.bottom() - look.px(8), 4, 4))
        painter.restore()

    def _tone(self, lesson: SheetLesson) -> Tone | None:
        """Of its state; amber for a past lesson that nobody has settled."""
        overdue = lesson.state == "planned" and lesson.day is not None and lesson.day < self._look.formats.today()
        return Tone.AMBER if overdue else STATE_TONES.get(lesson.state)

    def _paint_day(self, painter: QPainter, box: QRectF, lesson: SheetLesson, section: int) -> None:
        look, theme = self._look, self._look.theme
        day = lesson.day
        assert day is not None
        locale = look.formats.locale
        gone = lesson.state in {"cancelled", "moved"}
        before = self._model.lesson(section - 1).day if section else None
        if before is None or (before.year, before.month) != (day.year, day.month):
            month = locale.standaloneMonthName(day.month, QLocale.FormatType.LongFormat)
            painter.setClipping(False)
            x, y, bold = box.x() + look.px(8), box.y() + look.px(11), look.font(11, SEMIBOLD)
            painting.line_of_text(painter, x, y, look.px(160), month, bold, theme.ink2)
        weekday = locale.dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
        small, large = look.font(10), look.font(13, MEDIUM if not gone else REGULAR, figures=True)
        for text, font, y, ink in (
            (weekday, small, 28, theme.ink3),
            (str(day.day), large, 42, theme.ink4 if gone else theme.ink),
        ):
            x = box.center().x() - painting.advance(font, text) / 2
            painting.line_of_text(painter, x, box.y() + look.px(y), box.width() + 4, text, font, ink)
