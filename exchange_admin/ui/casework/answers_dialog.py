"""What a filled form of tasks would change, row by row, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from exchange_admin.services.casework.task_answers import FormRow, RowState
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.phrases import value_phrase
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.dialogs import DialogButtons
from exchange_admin.ui.widgets.labels import Label, column
from exchange_admin.ui.words import count


class AnswersDialog(QDialog):
    """Refused rows stand first: somebody has to ask the partner. `changing` are the rows that would be written."""

    def __init__(self, desk: Desk, rows: Sequence[FormRow], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        look, px = desk.look, desk.look.px
        self.changing = [row for row in rows if row.state is RowState.CHANGED]
        self.setWindowTitle(self.tr("Form of tasks"))
        self.resize(px(640), px(420))
        self.said = Label(look, 14, SEMIBOLD, wraps=True, text=self._counted(rows))
        self.lines = QPlainTextEdit("\n".join(self._told(rows)), self)
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(self.said.text())
        n = len(self.changing)
        buttons = DialogButtons(self, count("AnswersDialog", "Take over %n answer", n) if n else self.tr("Close"))
        self.do = buttons.do
        column(self, (px(20),) * 4, px(14)).add(self.said, (self.lines, 1), buttons)
        self.do.setFocus()

    def _counted(self, rows: Sequence[FormRow]) -> str:
        words = self._desk.words
        counted = ((state, sum(row.state is state for row in rows)) for state in RowState)
        return " · ".join(words.labelled(words.say(f"task_form.row.{state}"), n) for state, n in counted)

    def _told(self, rows: Sequence[FormRow]) -> Iterator[str]:
        """Of rows that say nothing new only their number stands above."""
        words, kind = self._desk.words, self._desk.registry["task"]
        for row in rows:
            if row.state is RowState.REFUSED:
                yield from (words.problem(problem) for problem in row.problems)
        for row in self.changing:
            told = (
                words.labelled(words.field("task", name), value_phrase(self._desk, kind, name, value))
                for name, value in row.values.items()
            )
            yield f"{row.number} · {row.said} · {words.listed(told)}"
            yield from (f"    {words.problem(problem)}" for problem in row.problems)
