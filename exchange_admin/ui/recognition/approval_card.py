"""Who approved a version and who has not: one line a side, and what recording an approval asks for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_admin.domain.dates import read_date
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.rules.learning_agreements import SIDES
from exchange_admin.domain.steps import Record
from exchange_admin.services.learning_agreements.approving import Signature
from exchange_admin.services.learning_agreements.reading import AgreementVersion
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.dialogs import AnswerDialog, field_grid
from exchange_admin.ui.widgets.labels import STRETCH, ElidedLabel, Label, Pill, column, row


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


class SideLine(QWidget):
    """One side of the three: who spoke, about which content, by which paper."""

    approved = Signal(str)
    declined = Signal(str)
    paper_wanted = Signal(str)  # attachment

    def __init__(self, desk: Desk, side: str) -> None:
        super().__init__()
        self._desk, self._side = desk, side
        look = desk.look
        self.name = Label(look, 13, MEDIUM)
        self.said = Pill(look)
        self.who = ElidedLabel(look, 12, tone="ink2")
        self.what = ElidedLabel(look, 12, tone="ink3")
        self.paper = Button(look, "paperclip", "link")
        self._attachment = ""
        self.approve, self.decline = Button(look, "check", "small"), Button(look, "x", "small")
        first = row(spacing=look.px(8)).add(self.said, (self.who, 1))
        second = row(spacing=look.px(6)).add((self.what, 1), self.paper)
        verbs = row(spacing=look.px(6)).add(self.approve, self.decline, STRETCH)
        column(self, spacing=look.px(4)).add(self.name, first, second, verbs, STRETCH)
        self.approve.clicked.connect(self._approve)
        self.decline.clicked.connect(self._decline)
        self.paper.clicked.connect(self._open)

    def show_version(self, version: AgreementVersion) -> None:
        words, said = self._desk.words, version.approval(self._side)
        self.name.setText(words.choice("approval_side", self._side))
        verdict = said.text("verdict") if said else ""
        if said is None:
            self.said.say(self.tr("waiting") if version.state == "proposed" else "—", Tone.GREY)
        else:
            tone = Tone.GREEN if verdict == "approved" else Tone.RED
            self.said.say(words.choice("approval_verdict", verdict), tone)
        self.who.setText(self._who(said) if said else "")
        self.what.say(self._what(said) if said else "")
        self._show_paper(said)
        open_ = version.state == "proposed" and said is None
        self.approve.say(self.tr("Record approval…"))
        self.decline.say(self.tr("Decline…"))
        self.approve.setVisible(open_)
        self.decline.setVisible(open_)

    def _who(self, said: Record) -> str:
        day = self._desk.look.formats.day(said.text("signed_on"))
        return " · ".join(part for part in (said.text("signer"), said.text("signer_position"), day) if part)

    def _what(self, said: Record) -> str:
        key = "by_paper" if said["attachment_id"] else "without_paper"
        return self._desk.words.say(f"agreement.window.{key}", {"hash": shown_hash(said.text("content_hash"))})

    def _show_paper(self, said: Record | None) -> None:
        """Where a scan is kept; its title stands in the tip."""
        self._attachment = said.text("attachment_id") if said else ""
        title = self._desk.label("attachment", self._attachment) if self._attachment else ""
        self.paper.say(self.tr("Show the paper"), title)
        self.paper.setVisible(bool(title))

    def _open(self) -> None:
        self.paper_wanted.emit(self._attachment)

    def _approve(self) -> None:
        self.approved.emit(self._side)

    def _decline(self) -> None:
        self.declined.emit(self._side)


class ApprovalCard(QWidget):
    """The three sides beside each other."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        px = desk.look.px
        self.sides = {side: SideLine(desk, side) for side in SIDES}
        row(self, (px(22), px(10), px(22), px(10)), px(22)).add(*((side, 1) for side in self.sides.values()))

    def show_version(self, version: AgreementVersion) -> None:
        for side in self.sides.values():
            side.show_version(version)
