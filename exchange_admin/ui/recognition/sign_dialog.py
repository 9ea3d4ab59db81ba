"""What an approval needs: who signed for the side, when, and the hash that stands on the signed paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_admin.domain.dates import read_date
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.learning_agreements.approving import Signature
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.dialogs import AnswerDialog, field_grid
from exchange_admin.ui.widgets.labels import ElidedLabel, Label, column, row


class SignDialog(AnswerDialog):
    """The hash is typed from the paper: that is how an outdated signature shows. `comment` is asked of a refusal.

    What a partner signed comes by post or mail: the office writes it down and adds the scan.
    """

    def __init__(self, desk: Desk, side: str, signer: str, *, declines: bool, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._side = side
        self.answer: Signature | None = None
        look, px = desk.look, desk.look.px
        self.hash, self.signer, self.position = QLineEdit(), QLineEdit(signer), QLineEdit()
        self.day, self.comment = QLineEdit(look.formats.day(look.formats.today().isoformat())), QLineEdit()
        self._scan: Path | None = None
        self.scan_name = ElidedLabel(look, 13, tone="ink3", text=self.tr("no scan"))
        self.choose = Button(look, "paperclip", "small")
        self.choose.say(self.tr("Add a scan…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self.choose_scan)
        self.setWindowTitle(desk.words.choice("approval_side", side))
        self.record.say(self.tr("Record"), "Ctrl+Enter")
        named = [
            (self.tr("Hash on the signed paper"), self.hash),
            (self.tr("Signed by"), self.signer),
            (self.tr("Position"), self.position),
            (self.tr("Signed on"), self.day),
        ]
        if declines:
            named.append((self.tr("Why"), self.comment))
        fields = field_grid(look, named, tone="ink2", gaps=(12, 8))
        scan = Label(look, 13, tone="ink2", text=self.tr("Signed paper"))
        scan.setBuddy(self.choose)
        fields.addWidget(scan, len(named), 0)
        fields.addLayout(row(spacing=px(8)).add((self.scan_name, 1), self.choose), len(named), 1)
        column(self, (px(20), px(18), px(20), px(16)), px(12)).add(fields, self.reason, self.foot)
        self.setMinimumWidth(px(480))

    def read(self) -> str:
        signer, position = self.signer.text().strip(), self.position.text().strip()
        if not signer:
            raise RuleBroken(Problem("value.required", "signer"))
        day = read_date(self.day.text(), today=self._desk.look.formats.today()).day
        self.answer = Signature(self._side, signer, day, position, self._scan)
        return ""

    def choose_scan(self) -> None:
        """Asks for a file of the signed paper, which is kept with the student."""
        desk, kinds = self._desk, self.tr("PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff);;All files (*)")
        path = desk.ask.file_to_open(self.tr("Signed paper"), desk.preferences.files_folder, kinds)
        if path is not None:
            desk.preferences.files_folder = str(path.parent)
            self._scan = path
            self.scan_name.setText(path.name)
