"""What is done with a case as a whole: propose, decide, settle what is owed, close, send back, correct, print."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import blocking
from exchange_admin.services.recognition.case import RecognitionCase
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.recognition.case_cells import Write
from exchange_admin.ui.recognition.case_table import CaseTable
from exchange_admin.ui.recognition.decide_dialog import DecideDialog
from exchange_admin.ui.recognition.settle_dialog import SettleDialog
from exchange_admin.ui.recognition.sheet_page import SheetPage


class CaseVerbs(QObject):
    """`write` runs a verb and shows what it refused; `refused` says why a case cannot be proposed yet."""

    refused = Signal(object)  # tuple[Problem, ...]

    def __init__(self, desk: Desk, table: CaseTable, write: Callable[[Write], Changes], page: SheetPage) -> None:
        super().__init__(page)
        self._desk, self._table, self._write, self._page = desk, table, write, page

    @property
    def case(self) -> RecognitionCase | None:
        return self._table.case_model.case

    def propose(self) -> None:
        self._table.leave_cell()
        if self.case is None:
            return
        id, deciding = self.case.id, self._desk.office.recognition.deciding
        if stopping := blocking(deciding.problems(id)):
            self.refused.emit(stopping)
            return
        self._write(lambda: deciding.propose(id, self._desk.who()))

    def decide(self) -> None:
        if self.case is None:
            return
        case, deciding = self.case, self._desk.office.recognition.deciding
        dialog = DecideDialog(self._desk, case, self._page)
        if self._desk.ask.show(dialog) and dialog.answer is not None:
            said = dialog.answer
            self._write(
                lambda: deciding.decide(case.id, said.ruling, self._desk.who(), verdicts=said.verdicts, owed=said.owed)
            )

    def settle(self) -> None:
        """The owed courses that are done, with mark and day."""
        waiting = [one for one in self.case.owed if not one["settled_on"]] if self.case else []
        if not waiting:
            return
        dialog = SettleDialog(self._desk, waiting, self._page)
        if self._desk.ask.show(dialog):
            done = dialog.answer
            self._write(lambda: self._desk.office.recognition.deciding.settle(done, self._desk.who()))

    def close(self) -> None:
        if self.case is not None:
            id = self.case.id
            self._write(lambda: self._desk.office.recognition.deciding.close(id, self._desk.who()))

    def save_pdf(self) -> None:
        self._table.leave_cell()
        if self.case is not None:
            draw = partial(self._desk.office.course_papers.sheet_pdf, self.case)
            self._page.save_sheet(person_name(self.case.person.values)[0], draw)

    def send_back(self) -> None:
        if self.case is not None:
            id = self.case.id
            self._write(lambda: self._desk.office.recognition.deciding.send_back(id, self._desk.who()))

    def correct(self) -> None:
        if self.case is None:
            return
        id = self.case.id
        reason = self._desk.ask.words(self.tr("Correct"), self.tr("Why is the decision corrected?"))
        if reason:
            self._write(lambda: self._desk.office.recognition.deciding.reopen(id, reason, self._desk.who()))
