"""Fields of a form that has a page to itself: side by side in blocks, each below its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from exchange_admin.ui.forms.editors import MemoEditor
from exchange_admin.ui.look import Look
from exchange_admin.ui.presentation import Block
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.labels import ElidedLabel, Label, Line, Rule, column, row

COLUMNS = 12
"""Into which a row is divided."""
TALL = 5
"""Lines of a text that has room."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A field on screen; `aside` stands right of its name."""

    name: Label
    aside: ElidedLabel
    editor: QWidget
    line: QWidget


def lay_block(look: Look, whole: Line, block: Block, make: Callable[[str], Cell], *, is_first: bool) -> Label:
    """Adds a block at the end of a form; answers with its title, which nobody has said yet."""
    px = look.px
    title = Label(look, 13, SEMIBOLD, "ink")
    title.setContentsMargins(0, px(6), 0, 0)
    if not is_first:
        whole.add(px(8), Rule())
    whole.addWidget(title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(12))
    grid.setVerticalSpacing(px(4))
    for at in range(COLUMNS):
        grid.setColumnStretch(at, 1)
    for line, fields in enumerate(block.rows):
        begins = 0
        for name, wide in fields:
            grid.addLayout(_cell(look, make(name)), line, begins, 1, wide, Qt.AlignmentFlag.AlignTop)
            begins += wide
    whole.addLayout(grid)
    return title


def make_tall(editor: MemoEditor) -> None:
    editor.text.setFixedHeight(editor.text.fontMetrics().lineSpacing() * TALL + 16)


def _cell(look: Look, cell: Cell) -> Line:
    cell.aside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    head = row(spacing=look.px(6)).add(cell.name, (cell.aside, 1))
    return column(spacing=look.px(2)).add(head, cell.editor, cell.line)
