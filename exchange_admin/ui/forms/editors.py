"""One editor for each type of field: shows a value as people read it, gives back what was typed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent, QTextDocument
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from exchange_admin.domain.currencies import DECIMALS
from exchange_admin.domain.fields import Field, FieldType, Value
from exchange_admin.domain.money import Money, read_money, write_amount, write_money
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.glossary import Terms
from exchange_admin.domain.said_words import said
from exchange_admin.domain.values import ACADEMIC_HOUR, parse
from exchange_admin.domain.wording import Wording
from exchange_admin.ui import painting
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.forms.offered import Offer
from exchange_admin.ui.forms.offered_words import offered_words
from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.own_key import is_redo
from exchange_admin.ui.widgets.quiet_combo import QuietCombo

_POPUP = Qt.FocusReason.PopupFocusReason
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _never(kind: str) -> bool:
    return False


def _none(kind: str, typed: str, parent: QWidget) -> str:
    return ""


def _no_terms() -> Terms:
    return Terms(())


@dataclass(frozen=True, slots=True)
class FormTools:
    """What editors need from outside. `wording` and `formats` are asked each time: the language may change.

    `find(kind, text, start)` offers the records that fit (all when the text is empty) from the place `start` on;
    `label(kind, id)` is what a record is called.
    `create(kind, typed, parent)` asks for a new one that begins with what was typed; its id, empty when it was left.
    `terms` is the glossary, read when somebody first asks for it; `fields_of_education` are the names of codes of
    ISCED-F by language.
    """

    look: Look
    wording: Callable[[], Wording]
    formats: Callable[[], Formats]
    find: Callable[[str, str, int], Offer]
    label: Callable[[str, str], str]
    may_create: Callable[[str], bool] = _never
    create: Callable[[str, str, QWidget], str] = _none
    terms: Callable[[], Terms] = _no_terms
    fields_of_education: Callable[[], Mapping[str, Mapping[str, str]]] = dict

    def today(self) -> date:
        return self.formats().today()


class Editor(QObject):
    """Belongs to its `widget` and dies with it. `typed()` is for `domain.values.parse`."""

    changed = Signal()
    left = Signal()  # focus moved on, Enter was pressed, or a choice was made
    picked = Signal()  # something was taken from the open list
    undo_wanted = Signal()  # Ctrl+Z where nothing is being typed
    redo_wanted = Signal()  # Ctrl+Shift+Z or Ctrl+Y where no typing was taken back
    taken_back = Signal()  # Escape: the saved value stands there again

    def __init__(self, field: Field, widget: QWidget, tools: FormTools) -> None:
        self.field, self.widget, self.tools = field, widget, tools
        self.is_touched = False
        self.is_asking = False
        """Whether a question of its own is on screen: what has the keyboard then has not left the field."""
        self.takes_undo = False
        """Whether undo and redo are asked for here: of a field that saves what is left."""
        self.shown: Value = None
        super().__init__(widget)
        widget.installEventFilter(self)

    @staticmethod
    def of(widget: QWidget) -> Editor | None:
        only = Qt.FindChildOption.FindDirectChildrenOnly
        return widget.findChild(Editor, options=only)  # type: ignore[type-abstract]  # none is made

    def value(self) -> Value:
        """What the file would hold. Raises RuleBroken."""
        return parse(self.field, self.typed(), today=self.tools.today())

    @abstractmethod
    def typed(self) -> object: ...

    def brings(self) -> dict[str, Value]:
        """What was typed says this of other fields too."""
        return {}

    def show_value(self, value: Value) -> None:
        self.shown = value
        self.is_touched = False

    @abstractmethod
    def show_typed(self, typed: str) -> None:
        """Shows what somebody typed before, as if it had been typed now."""

    def enter(self) -> None:
        """Enter ends the typing: what is understood without a doubt is settled."""

    def open_list(self) -> None:
        """Shows what can be chosen, where the field has a list."""

    def read_only(self, fixed: bool) -> None:
        self.widget.setEnabled(not fixed)

    def retranslate(self) -> None:
        """Shows the value again in the language of the window, unless somebody is typing."""
        if not self.is_touched:
            self.show_value(self.shown)

    def mark_wrong(self, wrong: bool) -> None:
        if bool(self.widget.property("wrong")) is not wrong:
            self.widget.setProperty("wrong", wrong)
            self.widget.style().unpolish(self.widget)
            self.widget.style().polish(self.widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # a widget still sends events while it dies, when this object may be gone already
        if event.type() == QEvent.Type.FocusOut and isValid(self) and self._is_left():
            self.left.emit()
        if isinstance(event, QKeyEvent) and (
            self._is_taken_back(event) or self._is_undone(event) or self._is_redone(event)
        ):
            return True
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            event.ignore()  # a file is for the record: Qt would write its address into the field
            return True
        return False

    def touch(self) -> None:
        """Somebody typed: what was wrong about the text before no longer holds."""
        self.is_touched = True
        self.mark_wrong(False)
        self.changed.emit()

    def _is_taken_back(self, event: QKeyEvent) -> bool:
        """Escape in a field of a page takes back what was typed and not left yet; dialogs and popups are left by it."""
        is_on_page = self.widget.window().windowType() is Qt.WindowType.Window
        if event.key() != Qt.Key.Key_Escape or not self.is_touched or not is_on_page:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self._take_back()
        return True

    def _is_undone(self, event: QKeyEvent) -> bool:
        """Ctrl+Z is the text's own while there is something to take back in it; else it is of what was saved."""
        if not self.takes_undo or not event.matches(QKeySequence.StandardKey.Undo) or self._has_typed():
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress and self.is_touched:
            self._take_back()
        elif event.type() == QEvent.Type.KeyPress:
            self.undo_wanted.emit()
        return True

    def _is_redone(self, event: QKeyEvent) -> bool:
        """As Ctrl+Z, the other way. Something that is being typed is not overwritten by what was saved once."""
        if not self.takes_undo or not is_redo(event) or self._has_untyped() or self.is_touched:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self.redo_wanted.emit()
        return True

    @property
    def _own_text(self) -> QLineEdit | QTextDocument | None:
        """What goes a step back and forth by itself, where the field is a text."""
        if isinstance(self.widget, QPlainTextEdit):
            return self.widget.document()
        return self.widget if isinstance(self.widget, QLineEdit) else None

    def _has_typed(self) -> bool:
        """Whether the text itself can go a step back."""
        return (text := self._own_text) is not None and text.isUndoAvailable()

    def _has_untyped(self) -> bool:
        """Whether the text itself went a step back that it can take again."""
        return (text := self._own_text) is not None and text.isRedoAvailable()

    def _take_back(self) -> None:
        self.show_value(self.shown)
        self.changed.emit()
        self.taken_back.emit()

    def _entered(self) -> None:
        if self.is_touched:
            self.left.emit()

    def _is_left(self) -> bool:
        return getattr(self, "is_touched", False) and not self.is_asking


class LineEditor(Editor):
    """Text, codes, whole and decimal numbers."""

    def __init__(self, field: Field, tools: FormTools, parent: QWidget | None = None) -> None:
        self.line = QLineEdit(parent)
        super().__init__(field, self.line, tools)
        if field.type is FieldType.TEXT:
            self.line.setMaxLength(field.longest)
        self.line.textEdited.connect(self.touch)
        self.line.returnPressed.connect(self._entered)

    def typed(self) -> object:
        return self.line.text()

    def show_value(self, value: Value) -> None:
        super().show_value(value)
        self.line.setText("" if value is None else self.written(value))
        self.line.setCursorPosition(0)

    def show_typed(self, typed: str) -> None:
        self.line.setText(typed)
        self.is_touched = True

    def written(self, value: Value) -> str:
        if self.field.type is FieldType.DECIMAL:
            return self.tools.formats().decimal(str(value))
        return str(value)

    def read_only(self, fixed: bool) -> None:
        self.line.setReadOnly(fixed)


class DayEditor(LineEditor):
    """Takes 24.11.26, 2026-11-24, 24 Nov 2026 or +7 and shows back what it understood. Ctrl+; is today."""

    def written(self, value: Value) -> str:
        return self.tools.formats().day(str(value))

    def typed(self) -> object:
        return self.line.text() if self.is_touched else self.shown

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if control and event.key() == Qt.Key.Key_Semicolon and not self.line.isReadOnly():
                self.line.setText(self.tools.formats().day(self.tools.today().isoformat()))
                self.touch()
                return True
        return super().eventFilter(watched, event)


class HoursEditor(LineEditor):
    """Whole minutes in the file, academic hours of 45 minutes on screen."""

    def written(self, value: Value) -> str:
        return self.tools.formats().hours(int(value or 0))

    def typed(self) -> object:
        if not self.is_touched:
            return self.shown
        text = "".join(self.line.text().split()).replace(",", ".")
        try:
            minutes = Fraction(text) * ACADEMIC_HOUR
        except (ValueError, ZeroDivisionError):
            return self.line.text()  # parse() refuses it in the right words
        return int(minutes) if minutes.denominator == 1 else round(minutes)


class MoneyEditor(LineEditor):
    """Whole smallest units in the file, grouped and with the decimals of the currency on screen. `currency` is asked
    each time: it stands in another field. Where none stands there yet, the text may name it: 12 000 руб."""

    def __init__(self, field: Field, tools: FormTools, parent: QWidget | None = None) -> None:
        self.currency: Callable[[], str] = _no_currency
        super().__init__(field, tools, parent)

    def written(self, value: Value) -> str:
        currency = self.currency()
        if currency not in DECIMALS:
            return write_money(value, currency, self._language)
        return write_amount(int(value or 0), currency, self._language)

    def typed(self) -> object:
        return self.line.text() if self.is_touched else self.shown

    def value(self) -> Value:
        found = self._read()
        return found.minor if found else parse(self.field, self.typed())

    def brings(self) -> dict[str, Value]:
        found = self._read()
        return {self.field.currency: found.currency} if found and not self.currency() else {}

    def _read(self) -> Money | None:
        text = self.line.text().strip()
        if not self.is_touched or not text:
            return None
        try:
            return read_money(text, self.currency(), self._language)
        except RuleBroken as broken:
            raise RuleBroken(*(replace(one, field=self.field.name) for one in broken.problems)) from None

    @property
    def _language(self) -> str:
        return self.tools.formats().language


def _no_currency() -> str:
    return ""


class MemoEditor(Editor):
    def __init__(self, field: Field, tools: FormTools, parent: QWidget | None = None) -> None:
        self.text = QPlainTextEdit(parent)
        super().__init__(field, self.text, tools)
        self._showing = False
        self.text.viewport().installEventFilter(self)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 3 + 16)
        self.text.textChanged.connect(self._typed_into)

    def typed(self) -> object:
        return self.text.toPlainText()

    def show_value(self, value: Value) -> None:
        self._showing = True
        self.text.setPlainText("" if value is None else str(value))
        self._showing = False
        super().show_value(value)

    def show_typed(self, typed: str) -> None:
        self.text.setPlainText(typed)
        self.is_touched = True

    def read_only(self, fixed: bool) -> None:
        self.text.setReadOnly(fixed)

    def _typed_into(self) -> None:
        if not self._showing:
            self.touch()


class ChoiceEditor(Editor):
    """A word of a closed list, a country or a language. `is_new`: nothing is saved yet that a word has to follow."""

    def __init__(self, field: Field, tools: FormTools, parent: QWidget | None = None) -> None:
        self.combo = QuietCombo(parent)
        super().__init__(field, self.combo, tools)
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(6)
        self.is_new = False
        self._filled_in = ""
        self._offered: list[str] = []
        self._fill()
        self.combo.activated.connect(self._chosen)

    def typed(self) -> object:
        return self.combo.currentData()

    def show_value(self, value: Value) -> None:
        super().show_value(value)
        if self._to_offer() != self._offered:
            self._fill()
        self._show_word(value)

    def show_typed(self, typed: str) -> None:
        self._show_word(typed or None)
        self.is_touched = True

    def retranslate(self) -> None:
        if self._filled_in != self.tools.wording().language:
            kept = self.combo.currentData()
            self._fill()
            self._show_word(kept)

    def _to_offer(self) -> list[str]:
        return offered_words(self.field, self.tools.wording(), None if self.is_new else self.shown)

    def _show_word(self, word: Value) -> None:
        """Also one that is not offered."""
        if word is not None and self.combo.findData(word) < 0:
            self.combo.addItem(self._word(str(word)), word)
        self.combo.setCurrentIndex(self.combo.findData(word))

    def _fill(self) -> None:
        self._filled_in = self.tools.wording().language
        self._offered = self._to_offer()
        self.combo.clear()
        if not self.field.required:
            self.combo.addItem("", None)
        for word in self._offered:
            self.combo.addItem(self._word(word), word)
        self.combo.setCurrentIndex(-1 if self.field.required else 0)

    def _word(self, word: str) -> str:
        return said(self.field, word, self.tools.wording())

    def open_list(self) -> None:
        self.combo.showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() is _POPUP:
            return False  # its own list comes up: nobody has left it
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            self._entered()
        return super().eventFilter(watched, event)

    def _chosen(self) -> None:
        """Arrows and letters on the closed list only choose: somebody is on the way to a word. What is taken from the
        open one is meant."""
        if self.is_touched or self.combo.currentData() != self.shown:
            self.touch()
        if self.combo.was_open:
            self._entered()
            self.picked.emit()


class TickBox(QCheckBox):
    """A check box drawn as in the lists."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        look.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        words = painting.advance(self._look.font(13), self.text()) + self._look.px(8) if self.text() else 0
        return QSize(self._look.px(20) + words, self._look.px(24))

    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = painting.smooth(self)
        side, middle = look.px(16), self.height() / 2
        spot = QRectF(1, middle - side / 2, side, side)
        painting.tick_box(painter, spot, self.checkState(), look.theme)
        if self.hasFocus():
            painting.focus_ring(painter, spot.adjusted(-2, -2, 2, 2), look.px(5), look.theme)
        ink = look.theme.ink if self.isEnabled() else look.theme.ink4
        painting.line_of_text(painter, side + look.px(9), middle, self.width(), self.text(), look.font(13), ink)


class FlagEditor(Editor):
    def __init__(self, field: Field, tools: FormTools, parent: QWidget | None = None) -> None:
        self.box = TickBox(tools.look, parent)
        super().__init__(field, self.box, tools)
        self.box.clicked.connect(self._clicked)

    def typed(self) -> object:
        return int(self.box.isChecked())

    def show_value(self, value: Value) -> None:
        super().show_value(value)
        self.box.setChecked(bool(value))

    def show_typed(self, typed: str) -> None:
        self.box.setChecked(typed == "1")
        self.is_touched = True

    def _clicked(self) -> None:
        self.touch()
        self.left.emit()
