"""The files that go along with messages: chosen, named, taken out again."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Label, row


class FilesLine(QWidget):
    """Two buttons, and the names of the files between them."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, look = desk, desk.look
        self.files: tuple[Path, ...] = ()
        self.attach, self.take_out = Button(look, "paperclip"), Button(look, "x", "ghost")
        self.named = Label(look, 12, tone="ink2", wraps=True)
        self.attach.say(self.tr("Attach files…"))
        self.take_out.say(self.tr("Take out"))
        for button in (self.attach, self.take_out):
            button.setAutoDefault(False)
        row(self, spacing=look.px(8)).add(self.attach, (self.named, 1), self.take_out)
        self.attach.clicked.connect(self._choose)
        self.take_out.clicked.connect(self._clear)
        self._show()

    def _choose(self) -> None:
        """Those that are chosen are put beside those before."""
        desk, kinds = self._desk, self.tr("All files (*);;PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
        title = self.tr("Files that go along with each message")
        if chosen := desk.ask.files_to_open(title, desk.preferences.files_folder, kinds):
            desk.preferences.files_folder = str(chosen[0].parent)
            self._use(tuple(dict.fromkeys((*self.files, *chosen))))

    def _clear(self) -> None:
        self._use(())
        self.attach.setFocus()

    def _use(self, files: tuple[Path, ...]) -> None:
        self.files = files
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.named.setText(self._desk.words.listed(one.name for one in self.files))
        self.take_out.setVisible(bool(self.files))
