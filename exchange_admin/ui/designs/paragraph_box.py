"""The paragraphs of a block, one at a time: its words, its particulars, and when it is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from exchange_admin.services.certificates.design_parts import Condition, Paragraph
from exchange_admin.ui.designs.words_box import WordsBox
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row, take_away
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import Retranslated

_IS, _IS_NOT, _AS, _NOT_AS = "is", "is_not", "as", "not_as"


class ConditionLine(Retranslated, QWidget):
    """One condition of several; `place` is its own among them."""

    edited = Signal(int, object)  # Condition
    removed = Signal(int)

    def __init__(self, desk: Desk, place: int) -> None:
        super().__init__()
        self._place, self._condition = place, Condition(fact="")
        self.fact, self.test, self.value = QuietCombo(letters=4), QuietCombo(letters=4), QLineEdit()
        self.test.offer(("", test) for test in (_IS, _IS_NOT, _AS, _NOT_AS))
        self.less = IconButton(desk.look, "x", size=24, drawing=14)
        across = row(spacing=desk.look.px(4)).add((self.fact, 3), (self.test, 2), self.less)
        column(self, spacing=desk.look.px(4)).add(across, self.value)
        self.fact.activated.connect(self._changed)
        self.test.activated.connect(self._changed)
        self.value.textEdited.connect(self._changed)
        self.less.clicked.connect(self._remove)
        self.retranslate()

    def show_value(self, condition: Condition, facts: Mapping[str, str]) -> None:
        """`facts` are the words for placeholders."""
        self._condition = condition
        self.fact.offer((said, fact) for fact, said in ({condition.fact: condition.fact} | dict(facts)).items())
        self.fact.choose(condition.fact)
        valued = bool(condition.value) or (self._wants_value() and self.value.hasFocus())
        test = (_NOT_AS if condition.unless else _AS) if valued else (_IS_NOT if condition.unless else _IS)
        self.test.choose(test)
        if self.value.text() != condition.value:
            self.value.setText(condition.value)
        self.value.setVisible(valued)

    def retranslate(self) -> None:
        for n, text in enumerate((self.tr("is stated"), self.tr("is not stated"), self.tr("is"), self.tr("is not"))):
            self.test.setItemText(n, text)
        self.fact.setAccessibleName(self.tr("Fact"))
        self.test.setAccessibleName(self.tr("Condition"))
        self.value.setAccessibleName(self.tr("Value"))
        self.less.say(self.tr("Remove the condition"))

    def _wants_value(self) -> bool:
        return self.test.currentData() in (_AS, _NOT_AS)

    def _changed(self, *_: object) -> None:
        valued = self._wants_value()
        self.value.setVisible(valued)
        if valued and not self.value.text():
            self.value.setFocus()
        value = self.value.text().strip() if valued else ""
        unless = self.test.currentData() in (_IS_NOT, _NOT_AS)
        changed = replace(self._condition, fact=str(self.fact.currentData()), value=value, unless=unless)
        self.edited.emit(self._place, changed)

    def _remove(self) -> None:
        self.removed.emit(self._place)


class ParagraphBox(Retranslated, QWidget):
    """`edited` gives all paragraphs. A paragraph with `rows` is the table of particulars and has no words."""

    edited = Signal(object)  # tuple[Paragraph, ...]

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.paragraphs: tuple[Paragraph, ...] = (Paragraph(),)
        self.at = 0
        self._facts: Mapping[str, str] = {}
        self.place = Label(look, 12, SEMIBOLD)
        self.back, self.ahead = IconButton(look, "chevron-left", size=24), IconButton(look, "chevron-right", size=24)
        self.more, self.less = IconButton(look, "plus", size=24), IconButton(look, "trash-2", size=24)
        self.words = WordsBox(desk)
        self._particulars, self.rows = Label(look, 13, tone="ink2", wraps=True), Button(look, kind="link")
        self._conditions = column(spacing=look.px(4))
        self.lines: list[ConditionLine] = []
        self.condition = Button(look, kind="link")
        self._lay_out()
        self.back.clicked.connect(self._turn_back)
        self.ahead.clicked.connect(self._turn_on)
        self.more.clicked.connect(self.add)
        self.less.clicked.connect(self.remove)
        self.words.edited.connect(self._worded)
        self.rows.clicked.connect(self._offer_rows)
        self.condition.clicked.connect(self._add_condition)
        self.retranslate()

    def use_facts(self, said: Mapping[str, str]) -> None:
        """What the placeholders are called in the language of the window."""
        if said != self._facts:
            self._facts = dict(said)
            self.words.use_placeholders(said)
            self._show()

    def show_value(self, paragraphs: Sequence[Paragraph]) -> None:
        if tuple(paragraphs) != self.paragraphs:
            self.paragraphs = tuple(paragraphs) or (Paragraph(),)
            self.at = min(self.at, len(self.paragraphs) - 1)
            self._show()

    def go_to(self, place: int) -> None:
        self.at = max(0, min(place, len(self.paragraphs) - 1))
        self._show()

    def insert(self, placeholder: str) -> None:
        """At the cursor of the words on screen."""
        if not self._paragraph.rows:
            self.words.insert(placeholder)

    def add(self) -> None:
        """An empty paragraph after this one."""
        held = self.paragraphs
        self.at += 1
        self._edit((*held[: self.at], Paragraph(), *held[self.at :]))
        self.words.text.setFocus()

    def remove(self) -> None:
        """This paragraph; the last one is emptied instead."""
        held = self.paragraphs
        rest = (*held[: self.at], *held[self.at + 1 :]) or (Paragraph(),)
        self.at = min(self.at, len(rest) - 1)
        self._edit(rest)

    def toggle_row(self, fact: str) -> None:
        """Takes a particular into the table or out of it."""
        rows = self._paragraph.rows
        changed = tuple(one for one in rows if one != fact) if fact in rows else (*rows, fact)
        self._change(replace(self._paragraph, rows=changed))

    def retranslate(self) -> None:
        self.back.say(self.tr("Previous paragraph"))
        self.ahead.say(self.tr("Next paragraph"))
        self.more.say(self.tr("Another paragraph"))
        self.less.say(self.tr("Remove this paragraph"))
        self.rows.say(self.tr("Particulars…"), self.tr("A table with labels instead of words"))
        self.condition.say(self.tr("Only when…"))
        self.words.setAccessibleName(self.tr("Words of the paragraph"))
        self._show()

    @property
    def _paragraph(self) -> Paragraph:
        return self.paragraphs[self.at]

    def _show(self) -> None:
        paragraph, total = self._paragraph, len(self.paragraphs)
        number = self._desk.look.formats.number
        words = self.tr("Paragraph {n} of {total}") if total > 1 else self.tr("Words")
        self.place.setText(words.replace("{n}", number(self.at + 1)).replace("{total}", number(total)))
        for button, useful in ((self.back, self.at > 0), (self.ahead, self.at + 1 < total)):
            button.setVisible(total > 1)
            button.setEnabled(useful)
        self.words.show_value(paragraph.text)
        self.words.setVisible(not paragraph.rows)
        self._particulars.say(self._desk.words.listed(self._facts.get(fact, fact) for fact in paragraph.rows))
        self._show_conditions()

    def _show_conditions(self) -> None:
        when = self._paragraph.when
        take_away(self.lines[len(when) :])
        del self.lines[len(when) :]
        while len(self.lines) < len(when):
            line = ConditionLine(self._desk, len(self.lines))
            line.edited.connect(self._condition_edited)
            line.removed.connect(self._condition_removed)
            self.lines.append(line)
            self._conditions.addWidget(line)
        for line, condition in zip(self.lines, when, strict=True):
            line.show_value(condition, self._facts)

    def _turn_back(self) -> None:
        self.go_to(self.at - 1)

    def _turn_on(self) -> None:
        self.go_to(self.at + 1)

    def _worded(self, text: object) -> None:
        self._change(replace(self._paragraph, text=text), shown=True)  # type: ignore[arg-type]

    def _add_condition(self) -> None:
        fact = next(iter(self._facts), "")
        if fact:
            self._change(replace(self._paragraph, when=(*self._paragraph.when, Condition(fact=fact))))

    def _condition_edited(self, place: int, condition: object) -> None:
        when = list(self._paragraph.when)
        when[place] = condition  # type: ignore[call-overload]
        self._change(replace(self._paragraph, when=tuple(when)))

    def _condition_removed(self, place: int) -> None:
        when = self._paragraph.when
        self._change(replace(self._paragraph, when=(*when[:place], *when[place + 1 :])))

    def _change(self, paragraph: Paragraph, *, shown: bool = False) -> None:
        held = self.paragraphs
        self._edit((*held[: self.at], paragraph, *held[self.at + 1 :]), shown=shown)

    def _edit(self, paragraphs: tuple[Paragraph, ...], *, shown: bool = False) -> None:
        self.paragraphs = paragraphs
        if not shown:
            self._show()
        self.edited.emit(paragraphs)

    def _offer_rows(self) -> None:
        menu = QMenu(self)
        for fact, said in self._facts.items():
            action = menu.addAction(said)
            action.setCheckable(True)
            action.setChecked(fact in self._paragraph.rows)
            action.setData(fact)
        menu.triggered.connect(self._row_chosen)
        menu.popup(self.rows.mapToGlobal(QPoint(0, self.rows.height())))

    def _row_chosen(self, action: QAction) -> None:
        self.toggle_row(str(action.data()))

    def _lay_out(self) -> None:
        px = self._desk.look.px
        head = row(spacing=px(2)).add((self.place, 1), self.back, self.ahead, self.more, self.less)
        links = row(spacing=px(12)).add(self.condition, self.rows, STRETCH)
        column(self, spacing=px(4)).add(head, self.words, self._particulars, self._conditions, links)
