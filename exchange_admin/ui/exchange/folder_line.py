"""Where files are written: the folder, remembered, and a button to choose another."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Drawing, ElidedLabel, row


class FolderLine(QWidget):
    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        look = desk.look
        self.folder = Path(desk.preferences.package_folder or str(Path.home()))
        self._words = ElidedLabel(look, 13)
        self.choose = Button(look, kind="small")
        row(self, spacing=look.px(8)).add(Drawing(look, "folder-open", 16), (self._words, 1), self.choose)
        self.choose.clicked.connect(self.ask)
        self.retranslate()

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
