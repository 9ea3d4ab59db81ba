"""Matches as rows: heads of the own offers and needs, and under each what meets it, painted with score and reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from exchange_admin.domain.rules.interests import ACCEPTED, LED_TO, SENT
from exchange_admin.services.listings.ours import Key, OwnGroup, OwnMatch, Weighed
from exchange_admin.ui import painting
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.presentation import CHOICE_TONES
from exchange_admin.ui.theme import Tone, mix
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.words import say

Index = QModelIndex | QPersistentModelIndex
OWN_HEIGHT, APART_HEIGHT, MATCH_HEIGHT = 54, 30, 104
BAR, CHIP, AT, WIDEST = 96, 20, 134, 210
"""Pixels: length of the bar, height of a chip, where words of a match begin, the longest chip where room is scarce."""
FULL = 100
"""Points of a match that has everything."""


@dataclass(frozen=True, slots=True)
class Apart:
    """The head over what could be asked about."""

    n: int


Row = OwnGroup | Apart | OwnMatch
HEIGHTS: Mapping[type[Row], int] = {OwnGroup: OWN_HEIGHT, Apart: APART_HEIGHT, OwnMatch: MATCH_HEIGHT}


def rows_of(groups: Sequence[OwnGroup]) -> Iterator[Row]:
    for group in groups:
        yield group
        yield from group.good
        if group.to_ask:
            yield Apart(len(group.to_ask))
            yield from group.to_ask


class MatchRows(QAbstractListModel):
    """Heads cannot be chosen: the keyboard passes them by."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.matches: list[OwnMatch] = []
        self._places: dict[Key, int] = {}

    def show_groups(self, groups: Sequence[OwnGroup]) -> None:
        self.beginResetModel()
        self.rows = list(rows_of(groups))
        self.matches = [one for one in self.rows if isinstance(one, OwnMatch)]
        self._places = {one.key: at for at, one in enumerate(self.rows) if isinstance(one, OwnMatch)}
        self.endResetModel()

    def place_of(self, key: Key) -> int | None:
        """The row of a match."""
        return self._places.get(key)

    def match_at(self, row: int) -> OwnMatch | None:
        found = self.rows[row] if 0 <= row < len(self.rows) else None
        return found if isinstance(found, OwnMatch) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.match_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(self.rows[index.row()], with_reasons=True)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._spoken(self.rows[index.row()], with_reasons=False))
        return None

    def _spoken(self, row: Row, *, with_reasons: bool) -> str:
        if isinstance(row, OwnGroup):
            return f"{row.own.title}, {row.own.institution}" if row.is_of_others else row.own.title
        if isinstance(row, Apart):
            return str(row.n)
        said = [row.theirs.title, row.theirs.institution]
        return ", ".join([str(row.score), *said, *(one.said for one in row.lines)] if with_reasons else said)


class MatchDelegate(QStyledItemDelegate):
    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._look = desk, desk.look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Asked of every row when a list comes in."""
        return QSize(0, self._look.px(HEIGHTS[type(_rows(index).rows[index.row()])]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, row = QRectF(option.rect), _rows(index).rows[index.row()]
        if isinstance(row, OwnMatch):
            self._paint_match(painter, box, row, option.state)
        elif isinstance(row, OwnGroup):
            self._paint_own(painter, box, row)
        else:
            self._paint_apart(painter, box, row)
        painter.fillRect(QRectF(box.x(), box.bottom() - 1, box.width(), 1), QColor(self._look.theme.line))
        painter.restore()

    def _paint_own(self, painter: QPainter, box: QRectF, group: OwnGroup) -> None:
        look, theme, px = self._look, self._look.theme, self._look.px
        painter.fillRect(box, QColor(theme.sunken))
        side = "need" if group.is_need else "offer"
        word, middle = self._desk.words.choice("listing_side", side), box.center().y()
        tone = Tone(CHOICE_TONES["listing_side"][side])
        x = box.x() + px(22)
        painting.pill(painter, x, middle, box.width(), word, tone, look)
        x += painting.pill_width(word, look) + px(12)
        room = box.right() - px(22) - x
        painting.line_of_text(painter, x, middle - px(9), room, group.own.title, look.font(13, SEMIBOLD), theme.ink)
        whose = (group.own.institution, group.own.town) if group.is_of_others else ()
        below = " · ".join(filter(None, (*whose, self._days(group))))
        painting.line_of_text(painter, x, middle + px(9), room, below, look.font(12), theme.ink3)

    def _days(self, group: OwnGroup) -> str:
        formats = self._desk.look.formats
        period = " – ".join(formats.day(day) for day in (group.starts, group.ends) if day)
        until = say("Offers", "valid until {day}").replace("{day}", formats.day(group.until)) if group.until else ""
        return " · ".join(filter(None, (period, until)))

    def _paint_apart(self, painter: QPainter, box: QRectF, apart: Apart) -> None:
        look, theme, px = self._look, self._look.theme, self._look.px
        middle = box.center().y()
        words = say("Offers", "Worth asking about: too little is said yet")
        at = box.x() + px(AT)
        used = painting.line_of_text(
            painter, at, middle, box.width() - px(AT), words, look.font(12, MEDIUM), theme.ink2
        )
        number = look.formats.number(apart.n)
        painting.line_of_text(painter, at + used + px(8), middle, px(60), number, look.font(12), theme.ink3)

    def _paint_match(self, painter: QPainter, box: QRectF, match: OwnMatch, state: QStyle.StateFlag) -> None:
        look, theme, px = self._look, self._look.theme, self._look.px
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.selection))
            painter.fillRect(QRectF(box.x(), box.y(), px(3), box.height()), QColor(theme.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.hover))
        self._paint_score(painter, box, match)
        x, right = box.x() + px(AT), box.right() - px(22)
        is_theirs = match.they_say in {ACCEPTED, LED_TO} or not match.status
        if said := match.they_say if is_theirs else match.status:
            asks = said == SENT and is_theirs
            word = self._desk.words.say("listings.window.they_ask") if asks else self._word(said)
            width = painting.pill_width(word, look)
            tone = Tone.AMBER if asks else Tone(CHOICE_TONES["interest_status"].get(said, "grey"))
            painting.pill(painter, right - width, box.y() + px(23), width, word, tone, look)
            right -= width + px(10)
        title = look.font(14, MEDIUM)
        painting.line_of_text(painter, x, box.y() + px(23), right - x, match.theirs.title, title, theme.ink)
        where = " · ".join(filter(None, (match.theirs.institution, match.theirs.town)))
        room = box.right() - px(22) - x
        used = self._paint_unsaid(painter, QRectF(x, box.y() + px(36), room, px(CHIP)), match)
        painting.line_of_text(painter, x, box.y() + px(46), room - used, where, look.font(13), theme.ink2)
        self._paint_chips(painter, QRectF(x, box.y() + px(64), room, px(CHIP)), match)

    def _word(self, status: str) -> str:
        return self._desk.words.choice("interest_status", status)

    def _paint_score(self, painter: QPainter, box: QRectF, match: OwnMatch) -> None:
        look, theme, px = self._look, self._look.theme, self._look.px
        x, middle = box.x() + px(22), box.y() + px(32)
        ink = theme.ink2 if match.is_to_ask else theme.ink
        score = look.font(20, SEMIBOLD, figures=True)
        used = painting.line_of_text(painter, x, middle, px(60), str(match.score), score, ink)
        if match.possible > match.score:
            more = f"+{match.possible - match.score}"
            painting.line_of_text(painter, x + used + px(7), middle + px(2), px(40), more, look.font(13), theme.ink3)
        paint_bar(painter, QRectF(x, middle + px(18), px(BAR), px(6)), match.score, match.possible, FULL, self._desk)

    def _paint_chips(self, painter: QPainter, box: QRectF, match: OwnMatch) -> None:
        """What was said, the most points first."""
        look, theme, px = self._look, self._look.theme, self._look.px
        x, middle, font = box.x(), box.center().y(), look.font(12, MEDIUM)
        said = sorted((one for one in match.lines if not one.open), key=lambda one: one.points, reverse=True)
        widths = [painting.advance(font, one.brief) + px(16) for one in said]
        longest = px(WIDEST) if sum(widths) + px(7) * len(widths) > box.width() else max(widths, default=0)
        for one, whole in zip(said, widths, strict=True):
            width = min(whole, longest)
            if x + width > box.right():
                painting.line_of_text(painter, x, middle, box.right() - x, "…", font, theme.ink3)
                return
            swatch = theme.tones[tone_of(one)]
            painting.rounded(painter, QRectF(x, box.y(), width, box.height()), px(5), swatch.soft)
            painting.line_of_text(painter, x + px(8), middle, width - px(15), one.brief, font, swatch.text)
            x += width + px(7)

    def _paint_unsaid(self, painter: QPainter, box: QRectF, match: OwnMatch) -> float:
        """In plain words what was not said, for silence is no reason: at the right, the name has at least two fifths of
        the line. Answers with the room that it takes."""
        if not match.unsaid:
            return 0
        look, names = self._look, self._desk.words.listed(one.brief for one in match.unsaid)
        words = self._desk.words.labelled(say("Offers", "not said"), names)
        width = min(float(painting.advance(look.font(12), words) + look.px(2)), box.width() * 0.6)
        painting.line_of_text(
            painter, box.right() - width, box.center().y(), width, words, look.font(12), look.theme.ink3
        )
        return width + look.px(12)


def tone_of(line: Weighed) -> Tone:
    """Green for all that can be read off the two, amber for some, grey for none."""
    if line.is_best:
        return Tone.GREEN
    return Tone.AMBER if line.points else Tone.GREY


def paint_bar(painter: QPainter, box: QRectF, points: int, possible: int, most: int, desk: Desk) -> None:
    """Points in full colour, what is still possible in a light one, on the length that `most` has."""
    theme, radius = desk.look.theme, box.height() / 2
    painting.rounded(painter, box, radius, theme.track)
    for n, colour in ((possible, mix(theme.accent, theme.surface, 0.6)), (points, QColor(theme.accent))):
        if n:
            width = max(box.height(), box.width() * n / most)
            painting.rounded(
                painter, QRectF(QPointF(box.x(), box.y()), QPointF(box.x() + width, box.bottom())), radius, colour
            )


def _rows(index: Index) -> MatchRows:
    model = index.model()
    assert isinstance(model, MatchRows)
    return model
