"""The field for the text of a code, which also takes what holds one: a picture or a file, pasted or dropped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit

_BEGINNING = "EXC1:"


class CodeText(QPlainTextEdit):
    """A pasted code takes the place of the one before."""

    picture_given = Signal(QImage)
    file_given = Signal(Path)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasImage() or bool(files_of(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.text().lstrip()[: len(_BEGINNING)].upper() == _BEGINNING:  # first: a cell comes as a picture too
            self.selectAll()
            super().insertFromMimeData(source)
        elif source.hasImage():
            self.picture_given.emit(QImage(source.imageData()))
        elif files := files_of(source):
            self.file_given.emit(files[0])
        else:
            super().insertFromMimeData(source)


def files_of(source: QMimeData) -> Sequence[Path]:
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
