"""The text of minutes as the paper will have it: Chinese and Russian beside each other, row by row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from exchange_admin.domain.rules.committee.minutes import LANGUAGES
from exchange_admin.services.committee.minutes_text import TextRow
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import REGULAR, SEMIBOLD
from exchange_admin.ui.widgets.labels import Label, Rule, column

_MISSING = "– – –"


class MinutesSheet(QFrame):
    """A decision is marked in both languages while its line beside the sheet is the one in hand."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("card")
        self._look = look
        self._titles = [Label(look, 17, SEMIBOLD, wraps=True), Label(look, 13, REGULAR, "ink3", wraps=True)]
        self._number = Label(look, 14, SEMIBOLD, wraps=True)
        self._foot = Label(look, 11, REGULAR, "ink3")
        self._rows: list[tuple[TextRow, list[Label]]] = []
        self._place = QWidget()
        self._marked = ""
        for label in (*self._titles, self._number):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._whole = column(self, (look.px(26), look.px(22), look.px(26), look.px(16)), look.px(5)).add(
            *self._titles, self._number, look.px(6), Rule(), look.px(6), self._place
        )
        self._whole.addStretch()
        self._whole.add(Rule(), self._foot)

    def say_head(self, names: tuple[str, str], title: str, foot: str) -> None:
        """`names` are those of the committee in Chinese and in Russian."""
        for label, name in zip(self._titles, names, strict=True):
            label.say(name)
        self._number.say(title)
        self._foot.setText(foot)

    def show_rows(self, rows: Sequence[TextRow]) -> None:
        """Made anew: minutes are read far more often than they are changed."""
        if [row for row, _ in self._rows] == list(rows):
            return
        place = QWidget()
        grid = QGridLayout(place)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._look.px(12))
        grid.setVerticalSpacing(0)
        for number in (0, 1):
            grid.setColumnStretch(number, 1)
        self._rows = [(row, self._add(grid, line, row)) for line, row in enumerate(rows)]
        self._whole.replaceWidget(self._place, place)
        self._place.deleteLater()
        self._place = place
        self.mark(self._marked)

    def mark(self, decision: str) -> list[Label]:
        """The labels that were marked."""
        self._marked = decision
        found: list[Label] = []
        for row, labels in self._rows:
            is_it = bool(decision) and row.decision == decision
            for label in labels:
                if bool(label.property("marked")) != is_it:
                    label.setProperty("marked", is_it)
                    label.style().unpolish(label)
                    label.style().polish(label)
            found += labels if is_it else []
        return found

    def texts(self) -> list[tuple[str, str]]:
        return [(labels[0].text(), labels[1].text()) for _, labels in self._rows]

    def _add(self, grid: QGridLayout, line: int, row: TextRow) -> list[Label]:
        made = []
        for number, text in enumerate(row.texts):
            size, weight = (13, SEMIBOLD) if row.is_head else (11 if row.is_quiet else 13, REGULAR)
            tone = "ink3" if row.is_quiet else "ink"
            label = Label(self._look, size, weight, tone if text else "amber", wraps=True, text=text or _MISSING)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            above = 10 if row.is_head and line else 0 if row.is_quiet else 4
            label.setContentsMargins(*map(self._look.px, (4, above, 4, 2)))
            label.setProperty("language", LANGUAGES[number])
            grid.addWidget(label, line, number)
            made.append(label)
        return made
