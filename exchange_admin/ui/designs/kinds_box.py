"""The kinds of paper that a design prints."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Label, column
from exchange_admin.ui.words import Retranslated


class KindsBox(Retranslated, QWidget):
    """Named below each other; the button offers all of them to be ticked. At least one stays."""

    edited = Signal(object)  # names in order

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.kinds: tuple[str, ...] = ()
        self._said = Label(desk.look, 13, wraps=True)
        self.choose = Button(desk.look, kind="link")
        column(self, spacing=desk.look.px(2)).add(self._said, self.choose)
        self.choose.clicked.connect(self._offer)
        self.retranslate()

    def show_value(self, kinds: Sequence[str]) -> None:
        self.kinds = tuple(kinds)
        self._say()

    def retranslate(self) -> None:
        self.choose.say(self.tr("Choose…"))
        self._say()

    def toggle(self, kind: str) -> None:
        """Ticks or unticks a kind; those that no longer exist stay as they are."""
        wanted = set(self.kinds) ^ {kind}
        if wanted:
            known = [name for name in PAPER_KINDS if name in wanted]
            self.show_value((*known, *(name for name in self.kinds if name in wanted and name not in PAPER_KINDS)))
            self.edited.emit(self.kinds)

    def _say(self) -> None:
        words = self._desk.words
        self._said.setText("\n".join(words.choice("certificate_kind", kind) for kind in self.kinds))

    def _offer(self) -> None:
        menu = QMenu(self)
        for kind in PAPER_KINDS:
            action = menu.addAction(self._desk.words.choice("certificate_kind", kind))
            action.setCheckable(True)
            action.setChecked(kind in self.kinds)
            action.setData(kind)
        menu.triggered.connect(self._chosen)
        menu.popup(self.choose.mapToGlobal(QPoint(0, self.choose.height())))

    def _chosen(self, action: QAction) -> None:
        self.toggle(str(action.data()))
