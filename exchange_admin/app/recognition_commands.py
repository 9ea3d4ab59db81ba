"""The commands of recognition in the window, and the editor that they open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from exchange_admin.app.list_commands import ListCommands
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.window_commands import WindowCommands

if TYPE_CHECKING:
    from exchange_admin.ui.recognition.agreement_page import AgreementPage
    from exchange_admin.ui.recognition.case_page import CasePage

CASE, AGREEMENT, CREDIT = "recognition_case", "learning_agreement_page", "credit"
"""The editor of a case, the page of an agreement, and the lists of credit transfer above them."""


class RecognitionCommands(ListCommands):
    """What they need is loaded when a case is first opened."""

    def __init__(self, desk: Desk, window: MainWindow, commands: WindowCommands) -> None:
        super().__init__(desk, window)
        self._commands = commands
        desk.actions.bind("records.recognise", self.recognise)
        desk.actions.bind("records.agreement", self.agree)

    def make_page(self) -> QWidget:
        from exchange_admin.ui.recognition.case_page import CasePage

        page = CasePage(self._desk)
        page.left.connect(self._leave)
        return page

    def make_agreement_page(self) -> QWidget:
        from exchange_admin.ui.recognition.agreement_page import AgreementPage

        page = AgreementPage(self._desk)
        page.left.connect(self._leave_agreement)
        return page

    def agree(self) -> None:
        """The agreement on screen, or that of the stay on screen, begun where there is none."""
        record = self._on_screen()
        if record is None:
            return
        agreements = self._office.learning_agreements
        id = record.id if record.kind == "learning_agreement" else agreements.of_mobility(record.id)
        if not id:
            changes = self._attempt(partial(agreements.drafting.begin, record.id, self._desk.who()))
            if changes is None:
                return
            (id,) = changes.ids["learning_agreement"]
        self.show_agreement(id)

    def show_agreement(self, id: str) -> None:
        """A learning agreement on its page."""
        cast("AgreementPage", self._shown(AGREEMENT)).show_agreement(id)

    def _leave_agreement(self) -> None:
        sheet = cast("AgreementPage", self._window.page(AGREEMENT)).sheet
        self._window.show_area(CREDIT)
        if sheet is not None:
            self._commands.open_record("learning_agreement", sheet.record.id)

    def recognise(self) -> None:
        """The case on screen, or that of the transcript on screen, begun where there is none."""
        record = self._on_screen()
        if record is None:
            return
        if record.kind == "recognition":
            self.show_case(record.id)
        else:
            self.recognise_transcript(record.id)

    def recognise_transcript(self, transcript: str) -> None:
        """Its case, begun where there is none."""
        id = self._office.recognition.of_transcript(transcript)
        if not id:
            changes = self._attempt(partial(self._office.recognition.mapping.begin, transcript, self._desk.who()))
            if changes is None:
                return
            (id,) = changes.ids["recognition"]
        self.show_case(id)

    def show_case(self, id: str) -> None:
        """A recognition case in its editor, which gets the keyboard also from a dialog that has just closed."""
        self._window.activateWindow()
        cast("CasePage", self._shown(CASE)).show_case(id)

    def _leave(self) -> None:
        case = cast("CasePage", self._window.page(CASE)).case
        self._window.show_area(CREDIT)
        if case is not None:
            self._commands.open_record("recognition", case.id)
