"""What an approval needs: who signed for the side, when, and the hash that stands on the signed paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QWidget

from exchange_admin.domain.dates import read_date
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.learning_agreements.approving import Signature
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, ElidedLabel, Label, column, row


class SignDialog(QDialog):
    """The hash is typed from the paper: that is how an outdated signature shows. `comment` is asked of a refusal.

    What a partner signed comes by post or mail: the office writes it down and adds the scan.
    """

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
        self._scan: Path | None = None
        self.scan_name = ElidedLabel(look, 13, tone="ink3")
        self.choose = Button(look, "paperclip", "small")
        self._lay_out(rows)
        self.record.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self.choose.clicked.connect(self.choose_scan)

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
        signer, position = self.signer.text().strip(), self.position.text().strip()
        self.answer = Signature(self._side, signer, day, position, self._scan)
        super().accept()

    def choose_scan(self) -> None:
        """Asks for a file of the signed paper, which is kept with the student."""
        desk, kinds = self._desk, self.tr("PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;All files (*)")
        path = desk.ask.file_to_open(self.tr("Signed paper"), desk.preferences.files_folder, kinds)
        if path is not None:
            desk.preferences.files_folder = str(path.parent)
            self._scan = path
            self.scan_name.setText(path.name)

    def _lay_out(self, rows: list[tuple[str, QLineEdit]]) -> None:
        look, px = self._desk.look, self._desk.look.px
        fields = QGridLayout()
        fields.setHorizontalSpacing(px(12))
        fields.setVerticalSpacing(px(8))
        for number, (text, line) in enumerate(rows):
            label = Label(look, 13, tone="ink2", text=text)
            label.setBuddy(line)
            line.setAccessibleName(text)
            fields.addWidget(label, number, 0)
            fields.addWidget(line, number, 1)
        label = Label(look, 13, tone="ink2", text=self.tr("Signed paper"))
        label.setBuddy(self.choose)
        self.choose.say(self.tr("Add a scan…"))
        self.choose.setAutoDefault(False)
        self.scan_name.setText(self.tr("no scan"))
        paper = row(spacing=px(8)).add((self.scan_name, 1), self.choose)
        fields.addWidget(label, len(rows), 0)
        fields.addLayout(paper, len(rows), 1)
        self.record.say(self.tr("Record"))
        self.leave.say(self.tr("Cancel"))
        foot = row(spacing=px(10)).add(STRETCH, self.leave, self.record)
        column(self, (px(20), px(18), px(20), px(16)), px(12)).add(fields, self.reason, foot)
        self.setMinimumWidth(px(480))
        self.record.setDefault(True)
