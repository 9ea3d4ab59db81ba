"""The text of a chapter with its pictures as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit

from exchange_admin.ui.look import Look
from exchange_admin.ui.manual.book import Chapter
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD

_ROOM = 40  # pixels beside the text: margins and the bar that scrolls
_ANY = QTextDocument.ResourceType.UnknownResource
_LINE = 122  # per cent
_HEADINGS = {1: 24, 2: 18}
_ABOVE = {1: 0, 2: 20}
_PAUSE = 120  # milliseconds after the last change of the width


class ChapterView(QTextBrowser):
    """Links lead to other chapters and nowhere else. Alt+Left goes back."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenExternalLinks(False)
        # with a bar that comes and goes pictures would be fitted again and again
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFont(look.font(15))
        self.document().setDocumentMargin(look.px(12))
        self._fitted = 0  # the width for which pictures were made
        self._fits = QTimer(self)
        self._fits.setSingleShot(True)
        self._fits.timeout.connect(self._fit)
        look.changed.connect(self.reload)

    def open(self, chapter: Chapter) -> None:
        self.setSource(QUrl.fromLocalFile(str(chapter.path)), QTextDocument.ResourceType.MarkdownResource)

    def name(self) -> str:
        """Of the chapter in front."""
        return self.source().fileName().removesuffix(".md")

    def mark(self, words: str) -> None:
        """All places in which these words stand."""
        self.setExtraSelections([self._marked(place) for place in self._places(words)])

    def go_on(self, words: str) -> bool:
        """To the next place of these words; False where there is none below."""
        return any(self.find(word) for word in words.split()[:1])

    def to_top(self) -> None:
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, type: int, name: QUrl | str) -> object:
        if type == QTextDocument.ResourceType.ImageResource.value:
            image = QImage(self.source().resolved(QUrl(name)).toLocalFile())
            room = self.viewport().width() - self._look.px(_ROOM)
            if image.width() > room > 0:
                return image.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
            return image
        return super().loadResource(type, name)

    def doSetSource(self, name: QUrl | str, type: QTextDocument.ResourceType = _ANY) -> None:
        self._fitted = self.viewport().width()
        super().doSetSource(name, type)
        block = self.document().begin()
        while block.isValid():
            self._set_apart(block)
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != self._fitted:
            self._fits.start(_PAUSE)

    def _fit(self) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self.reload()
        bar.setValue(round(share * bar.maximum()))

    def _set_apart(self, block: QTextBlock) -> None:
        """Markdown has no measures: headings stand away from what is above them, lines can be told from each other."""
        px, level = self._look.px, block.blockFormat().headingLevel()
        cursor, shape = QTextCursor(block), QTextBlockFormat()
        shape.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setTopMargin(px(_ABOVE.get(level, 2)))
        shape.setBottomMargin(px(8 if level else 4))
        if level:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            letters = QTextCharFormat()
            letters.setFont(self._look.font(_HEADINGS.get(level, 15), SEMIBOLD))
            cursor.mergeCharFormat(letters)
        if not cursor.currentTable():
            cursor.mergeBlockFormat(shape)

    def _places(self, words: str) -> list[QTextCursor]:
        found = []
        for word in words.split():
            at = self.document().find(word)
            while not at.isNull():
                found.append(at)
                at = self.document().find(word, at)
        return found

    def _marked(self, place: QTextCursor) -> QTextEdit.ExtraSelection:
        marked, format = QTextEdit.ExtraSelection(), QTextCharFormat()
        format.setBackground(QColor(self._look.theme.tones[Tone.AMBER].soft))
        marked.cursor, marked.format = place, format
        return marked
