"""F1: the manual in a window of its own, so that one can read on while one works."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QLineEdit, QSplitter, QWidget

from exchange_admin.ui.look import Look
from exchange_admin.ui.manual.book import Chapter, Manual
from exchange_admin.ui.manual.chapter_view import ChapterView
from exchange_admin.ui.screen_room import place_on_screen
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.widgets.entry_list import PlainList
from exchange_admin.ui.widgets.labels import Label, column
from exchange_admin.ui.words import Retranslated

_NAME = Qt.ItemDataRole.UserRole


class ManualWindow(Retranslated, QWidget):
    """Contents and search at the left, the chapter at the right. Esc closes it. `over` is the dialog it belongs to."""

    def __init__(self, look: Look, manual: Manual, language: str, over: QDialog | None = None) -> None:
        super().__init__(over, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("page")
        self._look, self._manual, self._language = look, manual, language
        self._chapters: dict[str, Chapter] = {}
        self._follows = False  # the contents go after the text, not the text after them
        self.sought = QLineEdit()
        self.sought.setClearButtonEnabled(True)
        self.contents = PlainList()
        self._model = QStandardItemModel(self)
        self.contents.setModel(self._model)
        self._none = Label(look, 13, tone="ink3", wraps=True)
        self.view = ChapterView(look)
        self._lay_out()
        self.sought.textChanged.connect(self._seek)
        self.sought.returnPressed.connect(self._go_on)
        self.contents.selectionModel().currentChanged.connect(self._chosen)
        self.view.sourceChanged.connect(self._follow)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self).activated.connect(self._to_search)
        self.retranslate()

    def open_for(self, area: str) -> None:
        """At the chapter that tells of this page."""
        self.open(self._manual.chapter_of(area))

    def open(self, name: str) -> None:
        """The chapter of this name, with the keyboard in its text."""
        self.sought.clear()
        self._show(name)
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    def speak(self, language: str) -> None:
        """The same chapter in another language."""
        name, self._language = self.view.name(), language
        self.retranslate()
        self._show(name)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("Manual"))
        self.sought.setPlaceholderText(self.tr("Search the manual"))
        self.sought.setAccessibleName(self.tr("Search the manual"))
        self.contents.setAccessibleName(self.tr("Contents"))
        self.view.setAccessibleName(self.tr("Chapter"))
        self._none.setText(self.tr("No chapter has these words."))
        self._chapters = {one.name: one for one in self._manual.chapters(self._language)}
        if not self._chapters:
            self.view.setPlainText(self.tr("The manual did not come with this program."))
        self._seek()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:  # type: ignore[override]
        """Down goes from the search into what it found."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.contents.setFocus()
            return True
        return super().eventFilter(watched, event)

    # Inside

    def _show(self, name: str) -> None:
        chapter = self._chapters.get(name)
        if chapter is not None and self.view.source().toLocalFile() != str(chapter.path):
            self.view.open(chapter)
        self._follow()

    def _follow(self, source: QUrl | None = None) -> None:
        """The contents say what is in front, also after a link."""
        self.view.mark(self.sought.text())
        name = source.fileName().removesuffix(".md") if source is not None else self.view.name()
        self._follows = True
        for row in range(self._model.rowCount()):
            if self._model.item(row).data(_NAME) == name:
                self.contents.setCurrentIndex(self._model.index(row, 0))
        self._follows = False

    def _chosen(self, index: QModelIndex | QPersistentModelIndex, *_: object) -> None:
        if index.isValid() and not self._follows:
            self._show(str(index.data(_NAME)))

    def _seek(self, *_: object) -> None:
        words = self.sought.text()
        fitting = [one for one in self._chapters.values() if one.has(words)]
        before = self.view.name()
        self.contents.selectionModel().blockSignals(True)
        self._model.clear()
        for one in fitting:
            item = QStandardItem(one.title)
            item.setData(one.name, _NAME)
            item.setToolTip(plain_tip(one.title))
            item.setSizeHint(QSize(0, self._look.px(30)))
            self._model.appendRow(item)
        self.contents.selectionModel().blockSignals(False)
        self._none.setVisible(not fitting and bool(self._chapters))
        if fitting:
            self._show(before if before in {one.name for one in fitting} else fitting[0].name)
        if words.strip():
            self.view.to_top()
            self.view.go_on(words)

    def _go_on(self) -> None:
        """The next place, in this chapter or the next one that has the words."""
        words = self.sought.text().strip()
        if not words or not self._model.rowCount() or self.view.go_on(words):
            return
        row = (self.contents.currentIndex().row() + 1) % self._model.rowCount()
        self.contents.setCurrentIndex(self._model.index(row, 0))
        self.view.to_top()
        self.view.go_on(words)

    def _to_search(self) -> None:
        self.sought.setFocus()
        self.sought.selectAll()

    def _lay_out(self) -> None:
        px = self._look.px
        left = QWidget()
        column(left, (px(12), px(12), px(8), px(12)), px(8)).add(self.sought, self._none, (self.contents, 1))
        self.sought.installEventFilter(self)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(left)
        parts.addWidget(self.view)
        parts.setStretchFactor(1, 1)
        parts.setSizes([px(290), px(750)])
        parts.setChildrenCollapsible(False)
        column(self).add((parts, 1))
        place_on_screen(self, QSize(px(1040), px(680)))
