"""Where files are written: the folder, remembered, and a button to choose another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QLabel, QWidget

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import ElidedLabel, row


class FolderLine(QWidget):
    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        look = desk.look
        self.folder = Path(desk.preferences.package_folder or str(Path.home()))
        self._drawing, self._words = QLabel(), ElidedLabel(look, 13)
        self.choose = Button(look, kind="small")
        row(self, spacing=look.px(8)).add(self._drawing, (self._words, 1), self.choose)
        self.choose.clicked.connect(self.ask)
        look.changed.connect(self._dress)
        self._dress()

    def retranslate(self) -> None:
        self.choose.say(self.tr("Other folder…"))
        self._words.setText(str(self.folder))

    def ask(self) -> None:
        """Asks for the folder, a stick for example, and remembers it."""
        chosen = self._desk.ask.folder(self.tr("Folder for packages"), str(self.folder))
        if chosen is not None:
            self.folder = chosen
            self._desk.preferences.package_folder = str(chosen)
            self.retranslate()
            self.changed.emit()

    def _dress(self) -> None:
        look = self._desk.look
        self._drawing.setPixmap(look.pixmap("folder-open", look.theme.ink3, 16))
        self._drawing.setFixedSize(QSize(look.px(18), look.px(18)))
        self.retranslate()
