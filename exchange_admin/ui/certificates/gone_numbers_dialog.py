"""Every number that was used and that no paper bears any more, with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QScrollArea, QWidget

from exchange_admin.services.certificates.register import GoneNumber
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.typography import MEDIUM, REGULAR
from exchange_admin.ui.widgets.labels import Label, column

_WIDTH, _HEIGHT = 720, 420


class GoneNumbersDialog(QDialog):
    def __init__(self, desk: Desk, numbers: Sequence[GoneNumber], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        px, words = desk.look.px, desk.words
        self.setWindowTitle(self.tr("Numbers that no paper bears"))
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setHorizontalSpacing(px(18))
        self._grid.setVerticalSpacing(px(6))
        self._grid.setColumnStretch(1, 1)
        heads = (words.field("voided_number", "number"), words.field("voided_number", "reason"))
        for at, text in enumerate((*heads, self.tr("When"), self.tr("Who"))):
            self._put(0, at, text, "ink3")
        undone = words.say("certificate.gone_undone")
        moment = desk.look.formats.moment
        self.lines = [
            (one.number, one.reason or undone, moment(one.when) if one.when else "—", one.who or "—") for one in numbers
        ]
        for line, texts in enumerate(self.lines, 1):
            for at, text in enumerate(texts):
                self._put(line, at, text, "ink")
        self._grid.setRowStretch(len(numbers) + 1, 1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column(self, (px(20), px(18), px(20), px(16)), px(12)).add((area, 1), buttons)
        self.resize(px(_WIDTH), px(_HEIGHT))

    def _put(self, line: int, at: int, text: str, tone: str) -> None:
        label = Label(self._desk.look, 13, MEDIUM if at == 0 else REGULAR, tone, wraps=at == 1, text=text)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(label, line, at, Qt.AlignmentFlag.AlignTop)
