"""What an approval needs: who signed for the side, when, and the hash that stands on the signed paper."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QWidget

from exchange_admin.domain.dates import read_date
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.learning_agreements.approving import Signature
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import Label, column, row


class SignDialog(QDialog):
    """The hash is typed from the paper: that is how an outdated signature shows. `comment` is asked of a refusal."""

    def __init__(self, desk: Desk, side: str, signer: str, *, declines: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._side = desk, side
        self.answer: Signature | None = None
        look, today = desk.look, desk.look.formats.today()
        self.hash, self.signer, self.position = QLineEdit(), QLineEdit(signer), QLineEdit()
        self.day, self.comment = QLineEdit(look.formats.day(today.isoformat())), QLineEdit()
        self.reason = Label(look, 12, tone="red", wraps=True)
        self.reason.hide()
        self.record, self.leave = Button(look, "check", "primary"), Button(look)
        self.setWindowTitle(desk.words.choice("approval_side", side))
        rows = [
            (self.tr("Hash on the signed paper"), self.hash),
            (self.tr("Signed by"), self.signer),
            (self.tr("Position"), self.position),
            (self.tr("Signed on"), self.day),
        ]
        if declines:
            rows.append((self.tr("Why"), self.comment))
        self._lay_out(rows)
        self.record.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)

    def accept(self) -> None:
        """Stays open with the reason while something is missing."""
        try:
            if not self.signer.text().strip():
                raise RuleBroken(Problem("value.required", "signer"))
            day = read_date(self.day.text(), today=self._desk.look.formats.today()).day
        except RuleBroken as broken:
            self.reason.setText(self._desk.sentence(broken.problems))
            self.reason.show()
            return
        self.answer = Signature(self._side, self.signer.text().strip(), day, self.position.text().strip())
        super().accept()

    def _lay_out(self, rows: list[tuple[str, QLineEdit]]) -> None:
        look, px = self._desk.look, self._desk.look.px
        fields = QGridLayout()
        fields.setHorizontalSpacing(px(12))
        fields.setVerticalSpacing(px(8))
        for number, (text, line) in enumerate(rows):
            label = Label(look, 13, tone="ink2")
            label.setText(text)
            label.setBuddy(line)
            line.setAccessibleName(text)
            fields.addWidget(label, number, 0)
            fields.addWidget(line, number, 1)
        self.record.say(self.tr("Record"))
        self.leave.say(self.tr("Cancel"))
        foot = row(spacing=px(10))
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.record)
        whole = column(self, (px(20), px(18), px(20), px(16)), px(12))
        whole.addLayout(fields)
        whole.addWidget(self.reason)
        whole.addLayout(foot)
        self.setMinimumWidth(px(440))
        self.record.setDefault(True)
