"""F1: the manual, opened at the chapter of the page that somebody is on, or at the first one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QDialog

from exchange_admin.ui.languages import Languages
from exchange_admin.ui.look import Look

if TYPE_CHECKING:  # loaded when somebody first asks for help
    from exchange_admin.ui.manual.manual_window import ManualWindow


class ManualHelp(QObject):
    """One window for all offices of a run. It stays open beside them and keeps no program running. A modal dialog would
    leave that window without keys and clicks: over it the manual has a window of its own that goes with it.
    """

    def __init__(self, look: Look, languages: Languages, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._languages, self._folder = look, languages, folder
        self.window: ManualWindow | None = None
        languages.changed.connect(self._speak)
        if application := QCoreApplication.instance():
            application.aboutToQuit.connect(self.close)

    def show(self, area: str = "") -> None:
        if self.window is None:
            self.window = self._made()
        self.window.open_for(area)

    def show_over(self, dialog: QDialog, area: str = "") -> None:
        from exchange_admin.ui.manual.manual_window import ManualWindow

        window = dialog.findChild(ManualWindow) or self._made(dialog)
        window.open_for(area)

    def close(self) -> None:
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _made(self, over: QDialog | None = None) -> ManualWindow:
        from exchange_admin.ui.manual.book import Manual
        from exchange_admin.ui.manual.manual_window import ManualWindow

        return ManualWindow(self._look, Manual(self._folder), self._languages.current, over)

    def _speak(self, *_: object) -> None:
        if self.window is not None:
            self.window.speak(self._languages.current)
