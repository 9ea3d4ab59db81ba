"""When a paragraph is there: a fact is stated, is not, or is stated as something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from exchange_admin.services.certificates.design_parts import Condition
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.buttons import IconButton
from exchange_admin.ui.widgets.labels import column, row
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
        self.fact, self.test, self.value = QuietCombo(), QuietCombo(), QLineEdit()
        for combo in (self.fact, self.test):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(4)
        for test in (_IS, _IS_NOT, _AS, _NOT_AS):
            self.test.addItem("", test)
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
        self.fact.clear()
        for fact, said in ({condition.fact: condition.fact} | dict(facts)).items():
            self.fact.addItem(said, fact)
        self.fact.setCurrentIndex(self.fact.findData(condition.fact))
        valued = bool(condition.value) or (self._wants_value() and self.value.hasFocus())
        test = (_NOT_AS if condition.unless else _AS) if valued else (_IS_NOT if condition.unless else _IS)
        self.test.setCurrentIndex(self.test.findData(test))
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
