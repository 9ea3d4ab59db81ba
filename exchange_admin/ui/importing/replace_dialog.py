"""A text is replaced in the shown cells of a column: how many change is seen before it is done."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.typography import REGULAR
from exchange_admin.ui.widgets.dialogs import AnswerDialog, field_grid
from exchange_admin.ui.widgets.labels import Label, column
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import count

_WIDTH = 460  # pixels of the design


class ReplaceDialog(AnswerDialog):
    """`columns` are sections of the table with their titles, `texts` gives the cells of one, from the top. The answer
    is `section` and `changed`: new texts by row."""

    def __init__(
        self,
        desk: Desk,
        columns: Sequence[tuple[int, str]],
        current: int,
        texts: Callable[[int], Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, parent)
        px = desk.look.px
        self._texts = texts
        self.setWindowTitle(self.tr("Find and replace"))
        self.record.say(self.tr("Replace"), "Ctrl+Enter")
        self.columns, self.sought, self.new = QuietCombo(), QLineEdit(), QLineEdit()
        for section, title in columns:
            self.columns.addItem(title, section)
        self.columns.choose(current)
        self._note = Label(desk.look, 12, REGULAR, "ink3", wraps=True)
        named = (
            (self.tr("In the column"), self.columns),
            (self.tr("Find"), self.sought),
            (self.tr("Replace with"), self.new),
        )
        column(self, (px(20), px(18), px(20), px(16)), px(12)).add(
            field_grid(desk.look, named), self._note, self.reason, self.foot
        )
        self.setFixedWidth(px(_WIDTH))
        self.columns.currentIndexChanged.connect(self._show)
        for line in (self.sought, self.new):
            line.textChanged.connect(self._show)
        self._show()
        self.sought.setFocus()

    @property
    def section(self) -> int:
        return int(self.columns.currentData())

    @property
    def changed(self) -> Mapping[int, str]:
        """Capital and small letters are found alike; the new text stands as it is typed."""
        if not self.sought.text():
            return {}
        pattern, new = re.compile(re.escape(self.sought.text()), re.IGNORECASE), self.new.text()
        texts = list(self._texts(self.section))
        found = {row: pattern.sub(lambda _: new, text) for row, text in enumerate(texts)}
        return {row: text for row, text in found.items() if text != texts[row]}

    def read(self) -> str:
        if not self.sought.text():
            return self.tr("Type what is to be found.")
        return "" if self.changed else self.tr("No shown cell of this column changes.")

    def _show(self) -> None:
        self.reason.say("")
        self._note.say(count("ReplaceDialog", "%n of the shown cells changes.", len(self.changed)))
