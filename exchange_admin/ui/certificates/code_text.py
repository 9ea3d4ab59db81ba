"""The field for the text of a code, which also takes what holds one: a picture or a file, pasted or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QImage, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from exchange_admin.services.certificates.verifying import are_of_one_paper, is_code


class CodeText(QPlainTextEdit):
    """A pasted code takes the place of the one before, or stands below it when both are of one paper."""

    picture_given = Signal(QImage)
    file_given = Signal(Path)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasImage() or bool(files_of(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if is_code(source.text()):  # first: a cell comes as a picture too
            before = self.toPlainText().strip()
            together = are_of_one_paper(before, source.text())
            self.setPlainText("\n".join([*([before] if together else []), source.text().strip()]))
            self.moveCursor(QTextCursor.MoveOperation.End)
        elif source.hasImage():
            self.picture_given.emit(QImage(source.imageData()))
        elif files := files_of(source):
            self.file_given.emit(files[0])
        else:
            super().insertFromMimeData(source)


def files_of(source: QMimeData) -> Sequence[Path]:
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
