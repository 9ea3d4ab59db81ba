"""The grades of a scale, or how often each was given, best first, as they stand on the sheet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.queries import Filter, Order, Query, Test
from exchange_admin.domain.steps import Record
from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.labels import Card

MOST = 14
_ROW = 27
_LANGUAGES = {"zh": "label_zh", "ru": "label_ru", "en": "label_en"}


@dataclass(frozen=True, slots=True)
class ShownGrade:
    """`aside` is the range or the count; `count` None where nothing is counted. A fail is drawn quieter."""

    mark: str
    label: str
    aside: str
    passing: bool
    count: int | None = None


class GradeRows(QWidget):
    """Paints the rows; counts have a bar below, the largest as long as the row."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: list[ShownGrade] = []
        look.changed.connect(self.update)

    def show_rows(self, rows: list[ShownGrade]) -> None:
        self._rows = rows
        self.setFixedHeight(len(rows) * self._look.px(_ROW))
        self.setAccessibleName("; ".join(f"{row.mark} {row.label} {row.aside}".strip() for row in rows))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, theme = self._look, self._look.theme
        painter = painting.smooth(self)
        strong, quiet = look.font(13, MEDIUM), look.font(12)
        most = max((row.count or 0 for row in self._rows), default=0)
        width = float(self.width())
        for place, row in enumerate(self._rows):
            middle = place * look.px(_ROW) + look.px(10)
            right = painting.advance(quiet, row.aside)
            painting.line_of_text(painter, width - right, middle, right + 1, row.aside, quiet, theme.ink2)
            room = width - right - look.px(10)
            ink = theme.ink if row.passing else theme.ink3
            used = painting.line_of_text(painter, 0, middle, room, row.mark, strong, ink)
            rest = room - used - look.px(8)
            if row.label and row.label != row.mark and rest > look.px(20):
                painting.line_of_text(painter, used + look.px(8), middle, rest, row.label, quiet, theme.ink3)
            if row.count is not None and most:
                base = QRectF(0, middle + look.px(10), width, look.scale * 3)
                painting.rounded(painter, base, look.scale * 1.5, theme.track)
                base.setWidth(width * row.count / most)
                painting.rounded(painter, base, look.scale * 1.5, theme.accent if row.passing else theme.line_strong)


class GradesCard(Card):
    """For a grading scale or a distribution; a click asks for the sheet."""

    lines_wanted = Signal()

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__(desk.look)
        self._desk, self._kind = desk, kind
        self.rows = GradeRows(desk.look)
        self.body.addWidget(self.rows)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_record(self, record: Record) -> None:
        counted = self._kind == "grade_distribution"
        scale = record.text("grading_scale_id") if counted else record.id
        counts = self._counts(record.id) if counted else None
        grades = self._grades(scale, counts)
        line = "grade_count" if counted else "scale_grade"
        self.title.setText(self._desk.words.kind(line, 2))
        self.aside.setText(self._total(counts))
        self.rows.show_rows(grades[:MOST])
        self.setVisible(bool(grades))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.lines_wanted.emit()

    # Inside

    def _grades(self, scale: str, counts: dict[str, int] | None) -> list[ShownGrade]:
        desk = self._desk
        label = _LANGUAGES[desk.language]
        mine = Query("scale_grade", filters=(Filter("grading_scale_id", Test.IS, (scale,)),), order=Order("position"))
        numbers = desk.lists.ids(mine)
        keys = ("mark", label, "passing", "from_percent", "to_percent")
        rows = desk.lists.rows("scale_grade", numbers, keys, desk.language)
        found = []
        for n in numbers:
            if n not in rows:
                continue
            mark, said, passing, low, high = (cell.value for cell in rows[n].cells)
            count = None if counts is None else counts.get(rows[n].id)
            ends = [desk.look.formats.decimal(str(end)) for end in (low, high) if end is not None]
            aside = "–".join(ends) if counts is None else "—" if count is None else desk.look.formats.number(count)
            found.append(ShownGrade(str(mark), str(said or ""), aside, bool(passing), count))
        return found

    def _counts(self, distribution: str) -> dict[str, int]:
        desk = self._desk
        mine = Query("grade_count", filters=(Filter("grade_distribution_id", Test.IS, (distribution,)),))
        numbers = desk.lists.ids(mine)
        rows = desk.lists.rows("grade_count", numbers, ("scale_grade_id", "count"), desk.language)
        return {str(row.cells[0].value): int(row.cells[1].value or 0) for row in rows.values()}

    def _total(self, counts: dict[str, int] | None) -> str:
        return self._desk.look.formats.number(sum(counts.values())) if counts else ""
