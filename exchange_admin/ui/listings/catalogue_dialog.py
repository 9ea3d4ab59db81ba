"""What a catalogue would change, line by line, and what has to be answered first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from exchange_admin.services.catalogues.said import choices_said, outcome_said, question_said
from exchange_admin.services.catalogues.told import OUTCOMES, Outcome, Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.dialogs import DialogButtons
from exchange_admin.ui.widgets.labels import Label, column, scrolled
from exchange_admin.ui.widgets.quiet_combo import QuietCombo

_QUESTIONS = 210
"""Pixels of the design that questions take at most."""


class CatalogueDialog(QDialog):
    """Once something was answered its button looks again instead of taking in: nobody takes in what was not shown."""

    def __init__(self, desk: Desk, outcome: Outcome, parent: QWidget, refusal: str = "") -> None:
        super().__init__(parent)
        self._desk, self._outcome = desk, outcome
        look, px, words = desk.look, desk.look.px, desk.words
        self.setWindowTitle(self.tr("Take in a catalogue"))
        self.resize(px(720), px(560))
        issuer, counts, *more = outcome_said(words, outcome, is_done=False)
        self.said = Label(look, 14, SEMIBOLD, wraps=True, text=issuer)
        self.counts = Label(look, 13, wraps=True, text=counts)
        self.more = Label(look, 12, tone="ink3", wraps=True, text="\n".join(more))
        self.more.setVisible(bool(more))
        self.refusal = Label(look, 12, tone="red", wraps=True, text=refusal)
        self.refusal.setVisible(bool(refusal))
        self.fields: dict[str, QLineEdit | QuietCombo] = {}
        self.lines = QPlainTextEdit("\n".join(self._lines()), self)
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(counts)
        buttons = DialogButtons(self)
        self.do, self.leave = buttons.do, buttons.leave
        whole = column(self, (px(20),) * 4, px(10)).add(self.said, self.counts, self.more, self.refusal)
        if outcome.questions:
            whole.add(self._questions())
        whole.add((self.lines, 1), buttons)
        self._say_verb()
        (next(iter(self.fields.values()), None) or self.do).setFocus()

    def answers(self) -> Mapping[str, str]:
        """Those that were given, by the keys of their questions."""
        given = {key: _typed(field) for key, field in self.fields.items()}
        return {key: answer for key, answer in given.items() if answer}

    def _questions(self) -> QWidget:
        px = self._desk.look.px
        inside = QWidget()
        body = column(inside, (0, 0, px(8), 0), px(6))
        for question in self._outcome.questions:
            said = question_said(self._desk.words, question)
            field = self.fields[question.key] = self._field(question)
            field.setAccessibleName(said)
            body.add(Label(self._desk.look, 13, wraps=True, text=said), field)
        area = scrolled(inside)
        area.setMaximumHeight(px(_QUESTIONS))
        return area

    def _field(self, question: Question) -> QLineEdit | QuietCombo:
        if question.digits:
            line = QLineEdit(self)
            line.setPlaceholderText(self.tr("The digits as the other office reads them out"))
            line.textChanged.connect(self._say_verb)
            return line
        combo = QuietCombo(self)
        answers = [(said, answer) for answer, said in choices_said(self._desk.words, question)]
        combo.offer([(self.tr("Not answered yet"), ""), *answers])
        combo.currentIndexChanged.connect(self._say_verb)
        return combo

    def _say_verb(self, *_: object) -> None:
        """Where nothing would be taken in there is nothing to cancel."""
        self.leave.setVisible(bool(self.answers()) or self._outcome.is_changing)
        if self.answers():
            self.do.setText(self.tr("Look again with the answers"))
        else:
            self.do.setText(self.tr("Take in") if self._outcome.is_changing else self.tr("Close"))

    def _lines(self) -> Iterator[str]:
        """What changes first; what is known already last."""
        words, order = self._desk.words, {what: at for at, what in enumerate(OUTCOMES)}
        for one in sorted(self._outcome.lines, key=lambda line: (order[line.what], line.at)):
            what = words.say(f"catalogue.what.{one.what}")
            facts = {"at": one.at, "what": what, "title": one.title, "institution": one.institution, "n": one.revision}
            yield words.say("catalogue.line", facts)


def _typed(field: QLineEdit | QuietCombo) -> str:
    return field.text().strip() if isinstance(field, QLineEdit) else str(field.currentData() or "")
