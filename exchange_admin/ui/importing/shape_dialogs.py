"""How the cells of a column are split, or put together with those of another: seen before it is done."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from exchange_admin.services.importing.columns_by_hand import (
    SEPARATORS,
    Parting,
    joined_heading,
    part_heading,
    parted,
)
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.typography import MEDIUM, REGULAR
from exchange_admin.ui.widgets.dialogs import AnswerDialog, field_grid, grid_layout
from exchange_admin.ui.widgets.labels import Card, ElidedLabel, Label, column, take_away
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import count

_SHOWN = 6  # cells
_WIDTH, _CELL = 640, 150  # pixels of the design
_LONGEST = 10  # characters of a separator
_OTHER = "other"

Texts = Mapping[int, str]
"""Cells of a column by the number of their line."""


@dataclass(frozen=True, slots=True)
class OtherColumn:
    """With which a column can be put together."""

    heading: str
    texts: Texts


def likely_separator(texts: Texts) -> str:
    """The first of those that are offered at which all cells part alike, else most of them; empty where none does."""
    found = {one: parted(texts, one) for one in SEPARATORS}
    fitting = {one: len(it.parts) - len(it.otherwise) for one, it in found.items() if it.width > 1}
    return max(fitting, key=lambda one: fitting[one], default="")


class _ShapeDialog(AnswerDialog):
    """A choice above, the first cells as they will be below."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, parent)
        look = desk.look
        self._card = Card(look)
        self._card.title.hide()
        self._card.aside.hide()
        self._note = Label(look, 12, REGULAR, "ink3", wraps=True)
        self._note.hide()
        self._warning = Label(look, 12, REGULAR, "ink3", wraps=True)
        self._grid: QGridLayout = grid_layout(look, (12, 5))
        self._cells: list[QWidget] = []
        self._card.body.addLayout(self._grid)
        self._warning.setText(
            self.tr(
                "The list is read again. What you said of its columns stays; what you corrected in its rows is gone."
            )
        )

    def _lay_out(self, fields: QGridLayout) -> None:
        px = self._desk.look.px
        column(self, (px(20), px(18), px(20), px(16)), px(12)).add(
            fields, self._card, self._note, self._warning, self.reason, self.foot
        )
        self.setFixedWidth(px(_WIDTH))

    def _show_lines(
        self, headings: Sequence[str], lines: Sequence[Sequence[str]], doubtful: Container[int] = ()
    ) -> None:
        """The `doubtful` lines, from 0, in another colour."""
        take_away(self._cells)
        self._cells.clear()
        look = self._desk.look
        for at, heading in enumerate(headings):
            self._put(ElidedLabel(look, 12, MEDIUM, "ink3"), heading, 0, at)
        for number, texts in enumerate(lines):
            tone = "amber" if number in doubtful else "ink"
            for at, text in enumerate(texts):
                self._put(ElidedLabel(look, 13, tone=tone), text, number + 1, at)

    def _put(self, label: ElidedLabel, text: str, line: int, at: int) -> None:
        label.setText(text or "—")
        self._grid.addWidget(label, line, at)
        self._grid.setColumnStretch(at, 1)
        self._cells.append(label)


class SplitDialog(_ShapeDialog):
    """At which sign the cells of a column are split. `separator` is the answer."""

    def __init__(self, desk: Desk, heading: str, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._heading, self._texts = heading, texts
        self.setWindowTitle(self.tr("Split the column “{heading}”").replace("{heading}", heading))
        self.record.say(self.tr("Split"), "Ctrl+Enter")
        self.separators, self.other = QuietCombo(), QLineEdit()
        self.other.setMaxLength(_LONGEST)
        for separator, text in self._offered():
            self.separators.addItem(text, separator)
        self.separators.addItem(self.tr("Another sign"), _OTHER)
        self.separators.choose(likely_separator(texts) or SEPARATORS[0])
        self.separators.currentIndexChanged.connect(self._show)
        self.other.textChanged.connect(self._show)
        named = ((self.tr("Separator"), self.separators), (self.tr("Another sign"), self.other))
        self._lay_out(field_grid(desk.look, named))
        self._show()
        self.separators.setFocus()

    @property
    def separator(self) -> str:
        chosen = str(self.separators.currentData())
        return self.other.text() if chosen == _OTHER else chosen

    def read(self) -> str:
        if not self.separator:
            return self.tr("Type the sign that stands between the parts.")
        return "" if self._parting().width > 1 else self.tr("Hardly a cell has this separator. Choose another one.")

    def _offered(self) -> list[tuple[str, str]]:
        said = (
            self.tr("Comma"),
            self.tr("Semicolon"),
            self.tr("Slash or vertical bar"),
            self.tr("Line break"),
            self.tr("Bracket"),
            self.tr("Dash"),
            self.tr("Blank"),
        )
        return list(zip(SEPARATORS, said, strict=True))

    def _parting(self) -> Parting:
        return parted(self._texts, self.separator) if self.separator else Parting(1, {}, frozenset())

    def _show(self) -> None:
        self.other.setEnabled(self.separators.currentData() == _OTHER)
        found = self._parting()
        otherwise = [line for line in found.parts if line in found.otherwise] if found.width > 1 else []
        alike = [line for line in found.parts if line not in found.otherwise]
        some = sorted([*otherwise[: _SHOWN // 2], *alike[: _SHOWN - min(len(otherwise), _SHOWN // 2)]])
        headings = [part_heading(self._heading, at) for at in range(1, found.width + 1)] if some else []
        doubtful = {at for at, line in enumerate(some) if line in found.otherwise}
        self._show_lines(headings, [found.parts[line] for line in some], doubtful)
        asked = count("SplitDialog", "%n cell has more parts or fewer and will be asked about.", len(otherwise))
        self._note.say(asked if otherwise else "")
        self.reason.say("")


class JoinDialog(_ShapeDialog):
    """With which other column one is put together. `other` is the answer."""

    def __init__(
        self, desk: Desk, heading: str, texts: Texts, others: Sequence[OtherColumn], parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, parent)
        self._heading, self._texts, self._others = heading, texts, others
        self.setWindowTitle(self.tr("Join the column “{heading}” with another").replace("{heading}", heading))
        self.record.say(self.tr("Join"), "Ctrl+Enter")
        self.choices = QuietCombo()
        for at, one in enumerate(others):
            self.choices.addItem(one.heading, at)
        self.choices.currentIndexChanged.connect(self._show)
        self._lay_out(field_grid(desk.look, ((self.tr("With the column"), self.choices),)))
        self._show()
        self.choices.setFocus()

    @property
    def other(self) -> str:
        return self._others[self.choices.currentIndex()].heading

    def _show(self) -> None:
        other = self._others[self.choices.currentIndex()]
        lines = [line for line in self._texts if self._texts[line] or other.texts.get(line)][:_SHOWN]
        texts = [[" ".join(filter(None, (self._texts[line], other.texts.get(line, ""))))] for line in lines]
        self._show_lines([joined_heading(self._heading, other.heading)], texts)
