"""Every question the program asks, and every modal exec(). Tests hand in an object with ready answers instead."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QMessageBox

    from exchange_admin.ui.preferences import Preferences

log = logging.getLogger(__name__)
_MOST_BUTTONS = 3

FOLDERS = "folder"
"""The kind of what has no ending."""


@dataclass(frozen=True, slots=True)
class Question:
    """`verb` names the button that does it. A `grave` one cannot be undone, so Enter answers no."""

    title: str
    text: str
    verb: str
    grave: bool = False
    details: str = ""


class Ask(QObject):
    """`window` is the widget the dialogs belong to; without one they stand alone. F1 in a dialog of our own is heard
    here, for what is behind a modal one hears no key.
    """

    manual_wanted = Signal()
    """The manual, over the dialog in front."""

    def __init__(self, window: QWidget | None = None) -> None:
        super().__init__(window)
        self._window = window
        self.preferences: Preferences | None = None
        """Where files of a kind were last taken from or saved to."""

    def confirm(self, question: Question) -> bool:
        box = self._box()
        box.setWindowTitle(question.title)
        box.setText(question.text)
        box.setInformativeText(question.details)
        do = box.addButton(question.verb, box.ButtonRole.AcceptRole)
        leave = box.addButton(self.tr("Cancel"), box.ButtonRole.RejectRole)
        box.setDefaultButton(leave if question.grave else do)
        box.setEscapeButton(leave)
        self._run(box)
        return box.clickedButton() is do

    def choose(self, title: str, text: str, answers: Sequence[str]) -> int | None:
        """Number of the chosen answer, None when closed. Many answers stand below each other."""
        if len(answers) > _MOST_BUTTONS:
            from exchange_admin.ui.choice_dialog import ChoiceDialog

            dialog = ChoiceDialog(title, text, answers, self._front())
            return dialog.at if self.show(dialog) else None
        box = self._box()
        box.setWindowTitle(title)
        box.setText(text)
        buttons = [box.addButton(answer, box.ButtonRole.ActionRole) for answer in answers]
        leave = box.addButton(self.tr("Cancel"), box.ButtonRole.RejectRole)
        box.setEscapeButton(leave)
        self._run(box)
        clicked = box.clickedButton()
        return next((n for n, button in enumerate(buttons) if button is clicked), None)

    def tell(self, title: str, text: str, details: str = "") -> None:
        """For what stops the work. Success is a toast, never this."""
        box = self._box()
        box.setIcon(box.Icon.Warning)
        box.setWindowTitle(title)
        box.setText(text)
        box.setInformativeText(details)
        box.addButton(self.tr("Close"), box.ButtonRole.AcceptRole)
        self._run(box)

    def words(self, title: str, label: str, proposed: str = "") -> str | None:
        """One line of text that says something, None when left."""
        from exchange_admin.ui.words_dialog import WordsDialog

        dialog = WordsDialog(title, label, proposed, self._front())
        return dialog.words() if self.show(dialog) else None

    def file_to_open(self, title: str, folder: str, kinds: str) -> Path | None:
        """`kinds` as Qt writes them: `Workbooks (*.xlsx *.xls)`."""
        name, _ = _files().getOpenFileName(self._front(), title, str(self._start(folder, kinds)), kinds)
        return self._taken(name, kinds) if name else None

    def files_to_open(self, title: str, folder: str, kinds: str) -> list[Path]:
        """Several files at once; none when left."""
        names, _ = _files().getOpenFileNames(self._front(), title, str(self._start(folder, kinds)), kinds)
        return [self._taken(name, kinds) for name in names]

    def file_to_save(self, title: str, proposed: str, kinds: str) -> Path | None:
        """`proposed` is a name, with a folder where one is known."""
        path = Path(proposed)
        start = self._start(str(path.parent), kinds) / path.name
        name, _ = _files().getSaveFileName(self._front(), title, str(start), kinds)
        return self._taken(name, kinds) if name else None

    def folder(self, title: str, start: str = "") -> Path | None:
        name = _files().getExistingDirectory(self._front(), title, str(self._start(start, "")))
        if name and self.preferences is not None:
            self.preferences.keep_folder(FOLDERS, name)
        return Path(name) if name else None

    def show(self, dialog: QDialog) -> bool:
        """Runs a dialog of our own, which is gone once the caller has done with its answer; whether it was accepted."""
        accepted = self._run(dialog) == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted

    def _start(self, folder: str, kinds: str) -> Path:
        """The folder that is handed in, as long as it is there: a stick may be gone. Else that of the last file of this
        kind, then the documents; never where the program happened to be started."""
        given = Path(folder)
        if given.is_absolute() and given.is_dir():
            return given
        return self.preferences.folder_of(_kind(kinds)) if self.preferences is not None else Path.home()

    def _taken(self, name: str, kinds: str) -> Path:
        path = Path(name)
        if self.preferences is not None:
            self.preferences.keep_folder(_kind(kinds), str(path.parent))
        return path

    def _front(self) -> QWidget | None:
        """What a dialog belongs to: one that is open already, else the window. It then stays before that, also where
        somebody clicks on what is behind; Windows would show one that belongs to nobody as a program of its own."""
        return QApplication.activeModalWidget() or self._window

    def _run(self, dialog: QDialog) -> int:
        if dialog.parentWidget() is None:
            dialog.setParent(self._front(), dialog.windowFlags())
        QShortcut(QKeySequence("F1"), dialog).activated.connect(self.manual_wanted)
        answer = dialog.exec()
        for beside in dialog.findChildren(QWidget):
            if beside.isWindow():  # the manual, which was opened over it
                beside.close()
        return answer

    def _box(self) -> QMessageBox:
        from PySide6.QtWidgets import QMessageBox

        return QMessageBox(self._front())


class Unattended(Ask):
    """Where nobody sits before the window, as when pictures are taken: a dialog would stay for ever. What is asked is
    left unanswered, and what is told goes into the log."""

    def confirm(self, question: Question) -> bool:
        log.info("not asked: %s", question.text)
        return False

    def choose(self, title: str, text: str, answers: Sequence[str]) -> int | None:
        log.info("not asked: %s", text)
        return None

    def tell(self, title: str, text: str, details: str = "") -> None:
        log.info("not told: %s %s", text, details)

    def file_to_open(self, title: str, folder: str, kinds: str) -> Path | None:
        return None

    def files_to_open(self, title: str, folder: str, kinds: str) -> list[Path]:
        return []

    def file_to_save(self, title: str, proposed: str, kinds: str) -> Path | None:
        return None

    def folder(self, title: str, start: str = "") -> Path | None:
        return None

    def show(self, dialog: QDialog) -> bool:
        dialog.deleteLater()
        return False


def _files() -> type[QFileDialog]:
    from PySide6.QtWidgets import QFileDialog

    return QFileDialog


def _kind(kinds: str) -> str:
    """The first ending that a dialog shows, whatever the language calls it: `Workbooks (*.xlsx *.xls)` is `xlsx`."""
    found = re.search(r"\*\.(\w+)", kinds)
    return found[1] if found else FOLDERS
