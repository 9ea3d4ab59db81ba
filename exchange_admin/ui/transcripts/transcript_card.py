"""The card of a transcript with what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from exchange_admin.domain.steps import Record
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, row


class TranscriptCard(RecordCard):
    """Verbs for the transcript on screen; each signal names it."""

    lines_wanted = Signal(str)
    import_wanted = Signal(str)
    elmo_wanted = Signal(str)
    pdf_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk, self._id = desk, ""
        look = desk.look
        self.count = Label(look, 12, tone="ink3")
        self.lines, self.load = Button(look, "pencil", "small"), Button(look, "download", "small")
        self.elmo, self.pdf = Button(look, "upload", "small"), Button(look, "file-text", "small")
        self.issue = Button(look, "award", "small")
        self.issue.setVisible(bool(desk.actions["records.certificate"].property("bound")))
        self.body.addWidget(self.count)
        for together in ((self.lines, self.load), (self.pdf, self.elmo), (self.issue,)):
            buttons = row(spacing=look.px(6)).add(*together, STRETCH)
            self.body.add(look.px(4), buttons)
        self.lines.clicked.connect(self._edit)
        self.load.clicked.connect(self._load)
        self.elmo.clicked.connect(self._write_elmo)
        self.pdf.clicked.connect(self._write_pdf)
        self.issue.clicked.connect(desk.actions["records.certificate"].trigger)

    def show_record(self, record: Record) -> None:
        self._id = record.id
        self.title.setText(self._desk.words.kind("transcript"))
        self.count.hide()
        self.lines.say(self.tr("Lines…"), self.tr("Type them or paste them from Excel"))
        self.load.say(self.tr("Import…"), self.tr("An ELMO file, or a workbook with lines for this transcript"))
        self.issue.say(self.tr("Issue…"), self.tr("With a number of the register, signed and sealed"))
        self.pdf.say("PDF…", self.tr("A draft or a copy, in one language or two"))
        self.elmo.say("ELMO…", self.tr("XML for the programs of other colleges"))
        may_change = self._desk.limits.may_change(record)
        self.lines.setEnabled(may_change)
        self.load.setEnabled(may_change)

    def _edit(self) -> None:
        self.lines_wanted.emit(self._id)

    def _load(self) -> None:
        self.import_wanted.emit(self._id)

    def _write_elmo(self) -> None:
        self.elmo_wanted.emit(self._id)

    def _write_pdf(self) -> None:
        self.pdf_wanted.emit(self._id)
