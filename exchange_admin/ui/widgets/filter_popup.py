"""Choosing the values of one filter: words to tick, a span of dates, a text, a record."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_admin.domain.fields import Field, FieldType, ReadAs, Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Filter, Test
from exchange_admin.domain.said_words import lists_of, said
from exchange_admin.domain.values import parse_compared
from exchange_admin.ui.forms.editors import DayEditor, FormTools
from exchange_admin.ui.forms.offered_words import offered_words
from exchange_admin.ui.forms.reference_editor import ReferenceEditor
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.choice_list import ChoiceList
from exchange_admin.ui.widgets.floating import Popup
from exchange_admin.ui.widgets.labels import Label, row

_SPANS = frozenset({FieldType.DATE, FieldType.MOMENT, FieldType.INTEGER, FieldType.MINUTES, FieldType.MONEY})


class FilterPopup(Popup):
    """Emits the filters of one field: none, one, or two for a span. Made anew for each field."""

    decided = Signal(object)  # tuple[Filter, ...]

    def __init__(
        self, look: Look, field: Field, title: str, tools: FormTools, now: tuple[Filter, ...], parent: QWidget
    ) -> None:
        super().__init__(look, parent, width=280)
        self._field, self._title, self._tools = field, title, tools
        heading = Label(look, 12, SEMIBOLD, text=title)
        self.body.addWidget(heading)
        if lists_of(field):
            self._offer_words(now)
        elif field.type in _SPANS:
            self._offer_span(now)
        elif field.type is FieldType.REFERENCE:
            self._offer_records()
        else:
            self._offer_text(now)
        self._offer_emptiness()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the filter away; in a line of text it deletes there."""
        if event.key() == Qt.Key.Key_Delete:
            self.decided.emit(())
            self.close()
        else:
            super().keyPressEvent(event)

    def _offer_words(self, now: tuple[Filter, ...]) -> None:
        field, wording = self._field, self._tools.wording()
        if field.type is FieldType.BOOLEAN:
            offered = [(word, wording.choice("boolean", word)) for word in ("1", "0")]
        else:
            offered = [(word, said(field, word, wording)) for word in offered_words(field, wording)]
        ticked = [str(value) for item in now for value in item.values]
        self._choices = ChoiceList(self._look)
        self._choices.offer(offered, ticked)
        self._choices.ticks_changed.connect(self._tell_words)
        self.body.addWidget(self._choices)

    def _tell_words(self) -> None:
        ticked = self._choices.ticked()
        values: tuple[Value, ...] = tuple(ticked)
        if self._field.type is FieldType.BOOLEAN:
            values = tuple(int(word) for word in ticked)
        self.decided.emit((Filter(self._field.name, Test.IS, values),) if values else ())

    def _offer_span(self, now: tuple[Filter, ...]) -> None:
        self._ends: list[tuple[Test, QLineEdit]] = []
        for test, caption in ((Test.FROM, self.tr("From")), (Test.UNTIL, self.tr("Until"))):
            label = Label(self._look, 12, tone="ink3", text=caption)
            label.setFixedWidth(self._look.px(56))
            editor = DayEditor(self._field, self._tools, self)
            edit = editor.line
            edit.setAccessibleName(caption)
            for item in now:
                if item.test is test and item.values:
                    value = item.values[0]
                    is_day = self._field.type is FieldType.DATE
                    edit.setText(self._tools.formats().day(str(value)) if is_day else str(value))
            edit.editingFinished.connect(self._tell_span)
            edit.returnPressed.connect(self._done_with_span)
            self._ends.append((test, edit))
            line = row(spacing=self._look.px(8)).add(label, (edit, 1))
            self.body.addLayout(line)

    def _done_with_span(self) -> None:
        if self._tell_span():
            self.close()

    def _tell_span(self) -> bool:
        """Whether both ends could be read."""
        found: list[Filter] = []
        for test, edit in self._ends:
            try:
                value = parse_compared(self._field, edit.text(), today=self._tools.today())
            except RuleBroken:
                _mark(edit, wrong=True)
                return False
            _mark(edit, wrong=False)
            if value is not None:
                found.append(Filter(self._field.name, test, (value,)))
        self.decided.emit(tuple(found))
        return True

    def _offer_records(self) -> None:
        self._record = ReferenceEditor(self._field, self._tools, self, makes=False)
        self._record.line.setAccessibleName(self._title)
        self._record.left.connect(self._tell_record)
        self._record.changed.connect(self._say_nothing)
        self.body.addWidget(self._record.line)
        self._add_wrong()
        self._record.line.setFocus()

    def _tell_record(self) -> None:
        """What names no record filters nothing; it stays and says so."""
        try:
            value = self._record.value()
        except RuleBroken as broken:
            self._say_wrong(self._record.line, broken)
            return
        if value is not None:
            self.decided.emit((Filter(self._field.name, Test.IS, (value,)),))
            self.close()

    def _add_wrong(self) -> None:
        """Where it is said why what was typed filters nothing."""
        self._wrong = Label(self._look, 12, tone="red", wraps=True)
        self._wrong.hide()
        self.body.addWidget(self._wrong)

    def _say_wrong(self, line: QLineEdit, broken: RuleBroken) -> None:
        _mark(line, wrong=True)
        self._wrong.setText(" ".join(self._tools.wording().problem(one) for one in broken.problems))
        self._wrong.show()
        self.adjustSize()

    def _say_nothing(self) -> None:
        _mark(self._text if self._field.type is not FieldType.REFERENCE else self._record.line, wrong=False)
        self._wrong.hide()
        self.adjustSize()

    def _offer_text(self, now: tuple[Filter, ...]) -> None:
        self._text = QLineEdit(self)
        self._text.setText(str(now[0].values[0]) if now and now[0].values else "")
        hint = self._text_hint()
        self._text.setAccessibleName(hint)
        self._text.setPlaceholderText(hint)
        self._text.returnPressed.connect(self._tell_text)
        self._text.textEdited.connect(self._say_nothing)
        self.body.addWidget(self._text)
        self._add_wrong()
        self._text.setFocus()

    def _text_hint(self) -> str:
        match self._field.read_as:
            case ReadAs.TERMS:
                return self.tr("Keyword, in any language")
            case ReadAs.FIELDS_OF_EDUCATION:
                return self.tr("Code or its beginning (07)")
        return self.tr("Equals")

    def _tell_text(self) -> None:
        try:
            value = parse_compared(self._field, self._text.text(), today=self._tools.today())
        except RuleBroken as broken:
            self._say_wrong(self._text, broken)
            return
        self.decided.emit((Filter(self._field.name, Test.IS, (value,)),) if value is not None else ())
        self.close()

    def _offer_emptiness(self) -> None:
        line = row(spacing=self._look.px(4))
        for test, caption in ((Test.FILLED, self.tr("Is filled in")), (Test.EMPTY, self.tr("Is empty"))):
            button = Button(self._look, kind="ghost")
            button.say(caption)
            button.setProperty("test", test.value)
            button.clicked.connect(self._tell_emptiness)
            line.addWidget(button)
        line.addStretch()
        self.body.addLayout(line)

    def _tell_emptiness(self) -> None:
        test = Test(self.sender().property("test"))
        self.decided.emit((Filter(self._field.name, test),))
        self.close()


def _mark(line: QLineEdit, *, wrong: bool) -> None:
    line.setProperty("wrong", wrong)
    line.style().polish(line)
