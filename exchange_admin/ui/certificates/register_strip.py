"""The line above the register that asks what is still needed: to whom and when papers go, or why they become void.

It stands beside the list and not over it: rows can be ticked and looked at while it is open.
"""

from __future__ import annotations

from abc import abstractmethod
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from exchange_admin.domain.fields import Field
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import DayEditor
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.field_problem import FieldProblem
from exchange_admin.ui.widgets.labels import ElidedLabel, Label, Rule, column, row
from exchange_admin.ui.widgets.own_key import own_key
from exchange_admin.ui.words import Retranslated, count


class RegisterStrip(Retranslated, QFrame):
    """`confirmed` when the button or Enter is pressed; Escape leaves. It stays open until the papers are written."""

    confirmed = Signal()
    left = Signal()

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        px = look.px
        self.title, self.aside = Label(look, 13, SEMIBOLD), ElidedLabel(look, 12, tone="ink3")
        self.problem = FieldProblem(look)
        self.do, self.cancel = Button(look, kind=kind), Button(look, kind="ghost")
        self.fields = row(spacing=px(8))
        self.whole = column(self, (px(22), px(8), px(18), px(8)), px(6))
        head = row(spacing=px(10)).add(self.title, (self.aside, 1))
        self.whole.add(head, self.fields, self.problem, Rule())
        self.do.clicked.connect(self.confirmed)
        self.cancel.clicked.connect(self.leave)
        own_key(self, "Esc").activated.connect(self.leave)
        self.hide()

    def say_papers(self, fitting: int, left_out: int, only: str) -> None:
        """How many papers it is about; `only` is what the one paper is called."""
        self.title.setText(self.title_for(fitting))
        without = count("RegisterStrip", "%n left out: already further on, or void", left_out) if left_out else ""
        self.aside.setText(" · ".join(part for part in (only if fitting == 1 else "", without) if part))
        self.do.setEnabled(fitting > 0)

    @abstractmethod
    def open(self) -> None:
        """Shows it with fresh fields."""

    def show_problem(self, problem: Problem) -> None:
        self.problem.say(self._desk.words.problem(problem), Level.BLOCKS)

    def leave(self) -> None:
        self.hide()
        self.left.emit()

    @abstractmethod
    def title_for(self, n: int) -> str: ...

    def retranslate(self) -> None:
        self.cancel.say(self.tr("Cancel"), "Esc")

    def finish(self, *fields: tuple[Label, QWidget, int]) -> None:
        """Lays out name and field side by side; the number is the width, 0 for what is left."""
        px = self._desk.look.px
        for label, field, width in fields:
            label.setBuddy(field)
            self.fields.addWidget(label)
            self.fields.addWidget(field, 0 if width else 1)
            if width:
                field.setFixedWidth(px(width))
            self.fields.addSpacing(px(6))
        self.fields.add(self.do, self.cancel)


class HandOverStrip(RegisterStrip):
    """To whom and when. Nobody named means that everybody got their own paper in person."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "primary")
        kind = desk.registry["certificate"]
        self._to_words, self._day_words = (Label(desk.look, 12, tone="ink3") for _ in range(2))
        self.to = _line(kind["handed_over_to"])
        self.day = DayEditor(kind["handed_over_on"], form_tools(desk))
        self.finish((self._to_words, self.to, 0), (self._day_words, self.day.widget, 130))
        self.to.returnPressed.connect(self.do.click)
        self.day.line.returnPressed.connect(self.do.click)
        self.retranslate()

    def open(self) -> None:
        """Empty, for today."""
        self.to.clear()
        self.problem.clear()
        self.day.mark_wrong(False)
        self.day.show_value(self._desk.look.formats.today().isoformat())
        self.show()
        self.to.setFocus(Qt.FocusReason.OtherFocusReason)

    def answer(self) -> tuple[str, date] | None:
        """To whom and when; None when the day is none, which is said below."""
        self.problem.clear()
        self.day.mark_wrong(False)
        try:
            value = self.day.value()
        except RuleBroken as broken:
            self.day.mark_wrong(True)
            self.show_problem(broken.problem)
            return None
        today = self._desk.look.formats.today()
        day = date.fromisoformat(str(value)) if value else today
        self.day.show_value(day.isoformat())
        return self.to.text().strip(), day

    def title_for(self, n: int) -> str:
        return count("HandOverStrip", "Hand over %n certificate", n)

    def retranslate(self) -> None:
        super().retranslate()
        words = self._desk.words
        self._to_words.setText(words.field("certificate", "handed_over_to"))
        self._day_words.setText(words.field("certificate", "handed_over_on"))
        for label, field in ((self._to_words, self.to), (self._day_words, self.day.line)):
            field.setAccessibleName(label.text())
        self.to.setPlaceholderText(self.tr("each holder in person"))
        self.do.say(self.tr("Hand over"))
        self.day.retranslate()


class RevokeStrip(RegisterStrip):
    """The reason, without which nothing becomes void."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "danger")
        self._reason_words = Label(desk.look, 12, tone="ink3")
        self.reason = _line(desk.registry["certificate"]["revocation_reason"])
        self._has_papers = False
        self.finish((self._reason_words, self.reason, 0))
        self.reason.textChanged.connect(self._show_button)
        self.reason.returnPressed.connect(self.do.click)
        self.retranslate()

    def open(self) -> None:
        self.reason.clear()
        self.problem.clear()
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_papers(self, fitting: int, left_out: int, only: str) -> None:
        super().say_papers(fitting, left_out, only)
        self._has_papers = fitting > 0
        self._show_button()

    def answer(self) -> str:
        return self.reason.text().strip()

    def title_for(self, n: int) -> str:
        return count("RevokeStrip", "Revoke %n certificate", n)

    def retranslate(self) -> None:
        super().retranslate()
        self._reason_words.setText(self._desk.words.field("certificate", "revocation_reason"))
        self.reason.setAccessibleName(self._reason_words.text())
        self.reason.setPlaceholderText(self.tr("Kept in the register, for example: name misspelt"))
        self.do.say(self.tr("Revoke"))

    def _show_button(self) -> None:
        self.do.setEnabled(self._has_papers and bool(self.answer()))
        self.do.setToolTip("" if self.answer() else self.tr("Type the reason first."))


def _line(field: Field) -> QLineEdit:
    line = QLineEdit()
    line.setMaxLength(field.longest)
    return line
