"""Asking the college: the question goes with the next package, and the card waits."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from exchange_admin.services.exchange.cards import CardKind, ConflictCard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row
from exchange_admin.ui.widgets.quiet_combo import QuietCombo


class AskStrip(QWidget):
    """A link that unfolds into a text field. Hidden where no partner is concerned."""

    asked = Signal(str, str)  # institution, text

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.state = Label(look, 12, tone="ink3", wraps=True)
        self.begin = Button(look, "circle-question-mark", "link")
        self._box = QWidget()
        self.whom = QuietCombo()
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(look.px(64))
        self.send, self.leave = Button(look, "send", "small"), Button(look, kind="ghost")
        self._proposed = ""
        buttons = row(spacing=look.px(8)).add(self.send, self.leave, STRETCH)
        column(self._box, spacing=look.px(6)).add((self.whom, Qt.AlignmentFlag.AlignLeft), self.text, buttons)
        column(self, spacing=look.px(6)).add(self.state, (self.begin, Qt.AlignmentFlag.AlignLeft), self._box)
        self.begin.clicked.connect(self.unfold)
        self.leave.clicked.connect(self.fold)
        self.send.clicked.connect(self._send)

    def show_card(self, card: ConflictCard) -> None:
        """Offers the institutions that gave an answer, without our own."""
        others = {one.institution_id: one.institution for one in card.candidates if one.institution_id and not one.ours}
        self.setVisible(bool(others) and card.kind is not CardKind.DANGLING)
        self.whom.offer((name, id) for id, name in others.items())
        self.whom.setCurrentIndex(0)
        self.whom.setVisible(len(others) > 1)
        self.whom.setAccessibleName(self.tr("Who is asked"))
        first = next(iter(others.values()), "")
        self.begin.say(self.tr("Ask {name}…").replace("{name}", first) if len(others) == 1 else self.tr("Ask…"))
        self.state.setText(self.tr("Asked; the answer has not come yet."))
        self.state.setVisible(bool(card.asked))
        self._proposed = self.tr("{person}: which is right for “{field}”?")
        self._proposed = self._proposed.replace("{person}", card.person or card.title).replace(
            "{field}", card.field_label
        )
        self.text.setAccessibleName(self.tr("Question"))
        self.send.say(self.tr("Put into the next package"))
        self.leave.say(self.tr("Cancel"))
        self.fold()

    def unfold(self) -> None:
        self.text.setPlainText(self._proposed)
        self.begin.hide()
        self._box.show()
        self.text.setFocus()
        self.text.selectAll()

    def fold(self) -> None:
        self._box.hide()
        self.begin.show()

    def _send(self) -> None:
        text = self.text.toPlainText().strip()
        if text:
            self.asked.emit(str(self.whom.currentData()), text)
            self.fold()
