"""Taking attendance by keyboard: arrows move, a letter says how somebody was there, Enter holds the lesson; names with
their share stand at the left, days with their state at the top."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QLocale, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QIntValidator, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyleOptionViewItem, QWidget

from exchange_admin.domain.rules.lessons.hours import Mark, Presence
from exchange_admin.services.lessons.group_sheet import SheetLesson
from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grid.cell_header import CellHeader
from exchange_admin.ui.grid.delegate import GridDelegate
from exchange_admin.ui.grid.grid import Grid
from exchange_admin.ui.grid.model import Index
from exchange_admin.ui.lessons.attendance_model import LETTERS, AttendanceModel
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM, REGULAR, SEMIBOLD
from exchange_admin.ui.widgets.labels import Label

TONES: Mapping[Presence, Tone] = {Presence.ABSENT: Tone.RED, Presence.EXCUSED: Tone.VIOLET, Presence.LATE: Tone.AMBER}

NAME_WIDTH, SHARE_WIDTH, TOP = 214, 62, 62
STATE_TONES: Mapping[str, Tone] = {"held": Tone.GREEN, "cancelled": Tone.RED, "moved": Tone.GREY}
LOW_SHARE = 80
"""Per cent below which a share is shown in amber; only a colour, no rule."""


class MemberHeader(CellHeader):
    """Name, its other forms below, the share of attendance at the right."""

    def __init__(self, look: Look, model: AttendanceModel, parent: QWidget) -> None:
        super().__init__(look, Qt.Orientation.Vertical, parent)
        self._model = model
        self.setSectionsClickable(True)

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


class LessonHeader(CellHeader):
    """Weekday, day, and the state as a dot; the month stands where it begins."""

    def __init__(self, look: Look, model: AttendanceModel, parent: QWidget) -> None:
        super().__init__(look, Qt.Orientation.Horizontal, parent)
        self._model = model
        self.setSectionsClickable(True)

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


class AttendanceDelegate(GridDelegate):
    """The column of the keyboard has a ground, its cell a ring. Planned lessons are empty, cancelled ones struck."""

    def __init__(self, look: Look, model: AttendanceModel, parent: QWidget) -> None:
        super().__init__(look, model, look.px, parent)
        self._model = model
        self.column = -1

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Minutes late, fewer than the lesson has."""
        line = QLineEdit(parent)
        line.setProperty("cell", True)
        line.setFont(self._look.font(12))
        line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.setValidator(QIntValidator(1, max(1, self._model.lesson(index.column()).counted.minutes - 1), line))
        line.setAccessibleName(self.tr("Minutes late"))
        return line

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Tab goes on from a cell in which nothing was typed."""
        ways = {Qt.Key.Key_Tab: self.EndEditHint.EditNextItem, Qt.Key.Key_Backtab: self.EndEditHint.EditPreviousItem}
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ways:
            assert isinstance(editor, QLineEdit)
            if not editor.text():
                self.closeEditor.emit(editor, ways[Qt.Key(event.key())])
                return True
        return super().eventFilter(editor, event)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        wide = self._look.px(9)
        editor.setGeometry(option.rect.adjusted(-wide, 1, wide, -2))

    def paint_cell(self, painter: QPainter, box: QRectF, index: Index) -> None:
        if self._model.sheet is None:
            return
        look, theme, row, section = self._look, self._look.theme, index.row(), index.column()
        here = section == self.column or (self.block is not None and self.block(row, section))
        self.paint_ground(painter, box, chosen=here)
        mark = self._model.mark(index)
        if mark is not None:
            self._paint_mark(painter, box, mark)
        elif not self._model.lesson(section).is_given:
            dash = QRectF(box.center().x() - look.px(5), box.center().y(), look.px(10), 1)
            painter.fillRect(dash, QColor(theme.ink4))
        elif not self._model.can_mark(index):
            painter.fillRect(box.adjusted(0, 0, 0, -1), QColor(theme.selection if here else theme.sunken))
        self.paint_edges(painter, box, index)

    def _paint_mark(self, painter: QPainter, box: QRectF, mark: Mark) -> None:
        look, theme = self._look, self._look.theme
        middle = QPointF(box.center().x(), box.center().y() - 0.5)
        if mark.state is Presence.PRESENT:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tones[Tone.GREEN].dot))
            painter.drawEllipse(middle, look.scale * 2.5, look.scale * 2.5)
            return
        text = f"{mark.late_minutes}′" if mark.state is Presence.LATE else self._model.letter(mark.state)
        swatch, font = theme.tones[TONES[mark.state]], look.font(12, MEDIUM)
        width, high = max(look.px(24), painting.advance(font, text) + look.px(10)), look.px(24)
        spot = QRectF(middle.x() - width / 2, middle.y() - high / 2, width, high)
        painting.rounded(painter, spot, look.px(6), swatch.soft)
        painter.setFont(font)
        painter.setPen(QColor(swatch.text))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, text)


class AttendanceTable(Grid):
    """A letter marks all chosen places at once; Enter in a lesson that was planned: `hold_wanted`."""

    hold_wanted = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk, model: AttendanceModel, parent: QWidget | None = None) -> None:
        super().__init__(desk.look, parent, model)
        self._desk, self._marks = desk, model
        self.legend = Label(desk.look, 11, tone="ink3", wraps=True, parent=self)
        self.delegate = self._cells = AttendanceDelegate(desk.look, model, self)
        self._days, self._people = LessonHeader(desk.look, model, self), MemberHeader(desk.look, model, self)
        self.setHorizontalHeader(self._days)
        self.setVerticalHeader(self._people)
        self.take_delegate(self.delegate)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        # letters are keys here: an input method would compose them
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.legend.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        desk.look.changed.connect(self._place_legend)
        self._place_legend()
        self.retranslate()

    # What the page calls

    def show_column(self, column: int) -> None:
        """The first person in a lesson, with some lessons before it in view."""
        self.go_to_cell(0, column)
        self.scrollTo(self._marks.index(0, column), QAbstractItemView.ScrollHint.PositionAtCenter)

    def chosen_lessons(self) -> list[str]:
        """Of the cells that are chosen, in their order."""
        columns = sorted({section for _, section in self.chosen_cells()})
        return [self._marks.lesson(column).id for column in columns]

    # Keys

    def acts_on(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        index, typed = self.currentIndex(), event.text().lower()
        if not (plain and index.isValid()):
            return super().acts_on(event)
        if typed.isdecimal() and typed.isascii():
            self._type_minutes(index, typed)
        elif typed in LETTERS or event.key() == Qt.Key.Key_Backspace:
            self._press(index, LETTERS.get(typed, Presence.PRESENT))
        else:
            return super().acts_on(event)
        return True

    def opens(self, index: Index) -> bool:
        """A planned lesson becomes a held one, everybody present; in a held one Enter goes down."""
        return self._marks.lesson(index.column()).state == "planned"

    def open_row(self, index: Index) -> None:
        self.hold_wanted.emit(self._marks.lesson(index.column()).id)

    def empty(self) -> None:
        self._press(self.currentIndex(), Presence.PRESENT)

    def fit_columns(self) -> None:
        """All alike, as their header has it."""

    def paint_anew(self) -> None:
        """Rows have no ground of their own here, and a key has to be quick in a large grid."""
        if self._is_block() or self.delegate.block is not None:
            super().paint_anew()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def mouseDoubleClickEvent(self, event: object) -> None:
        """Turns absent on and off, for who has no keyboard at hand."""
        index = self.currentIndex()
        if index.isValid():
            mark = self._marks.mark(index)
            self._press(index, Presence.ABSENT if mark is None or mark.state is Presence.PRESENT else Presence.PRESENT)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not (current.isValid() or previous.isValid()):  # also while the table is being made
            return
        if current.column() != previous.column():
            self._days.go_to(current.column())
        if current.row() != previous.row():
            self._people.go_to(current.row())
        before, self._cells.column = self._cells.column, current.column()
        for column in {before, current.column()} if before != current.column() else ():
            x = self.columnViewportPosition(column)
            self.viewport().update(x, 0, self.columnWidth(column), self.viewport().height())

    def retranslate(self) -> None:
        """The legend says the keys where the language has letters of its own."""
        keys = {"ru": ("Н", "У", "О", "П")}.get(self._desk.language, ("A", "E", "L", "P"))
        words = (self.tr("absent"), self.tr("excused"), self.tr("late"), self.tr("present"))
        said = [f"{key}\N{NO-BREAK SPACE}{word}" for key, word in zip(keys, words, strict=True)]
        self.legend.setText("   ".join(said) + "\n" + self.tr("Enter: held, everybody else present"))
        self.setAccessibleName(self.tr("Attendance"))

    def _place_legend(self) -> None:
        """In the corner above the names."""
        px = self._look.px
        self.legend.setGeometry(px(22), px(12), self._people.width() - px(30), self._days.height() - px(16))

    # Inside

    def _press(self, index: Index, state: Presence) -> None:
        places = [place for place in self.chosen_cells() if self._marks.is_editable(*place)]
        if not places:
            self._say_nothing_there()
        elif state is not Presence.LATE:
            self._marks.put_mark(places, Mark(state))
        elif self._marks.can_mark(index):
            self.edit(self.currentIndex())

    def _say_nothing_there(self) -> None:
        self._desk.notices.say(
            self.tr("Nothing to mark here: the lesson was cancelled, or the person was not in the group on that day.")
        )

    def _type_minutes(self, index: Index, typed: str) -> None:
        """Minutes late, begun with a digit."""
        if not self._marks.can_mark(index):
            self._say_nothing_there()
        elif typed != "0":
            self.edit(self.currentIndex())
            line = self.indexWidget(self.currentIndex())
            if isinstance(line, QLineEdit):
                line.setText(typed)
