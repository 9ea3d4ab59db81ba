"""The commands of recognition in the window, and the editor that they open."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.window_commands import WindowCommands

if TYPE_CHECKING:
    from exchange_admin.ui.recognition.agreement_page import AgreementPage
    from exchange_admin.ui.recognition.case_page import CasePage

CASE, AGREEMENT, CREDIT = "recognition_case", "learning_agreement_page", "credit"
"""The editor of a case, the page of an agreement, and the lists of credit transfer above them."""


class RecognitionCommands(QObject):
    """What they need is loaded when a case is first opened."""

    def __init__(self, office: Office, desk: Desk, window: MainWindow, commands: WindowCommands) -> None:
        super().__init__(window)
        self._office, self._desk, self._window, self._commands = office, desk, window, commands
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
            try:
                changes = agreements.drafting.begin(record.id, self._desk.who())
            except RuleBroken as broken:
                self._desk.notices.say(self._desk.sentence(broken.problems))
                return
            self._desk.feed.publish(changes, self)
            (id,) = changes.ids["learning_agreement"]
        self.show_agreement(id)

    def show_agreement(self, id: str) -> None:
        """A learning agreement on its page."""
        self._window.show_area(AGREEMENT)
        cast("AgreementPage", self._window.page(AGREEMENT)).show_agreement(id)

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
            try:
                changes = self._office.recognition.mapping.begin(transcript, self._desk.who())
            except RuleBroken as broken:
                self._desk.notices.say(self._desk.sentence(broken.problems))
                return
            self._desk.feed.publish(changes, self)
            (id,) = changes.ids["recognition"]
        self.show_case(id)

    def show_case(self, id: str) -> None:
        """A recognition case in its editor, which gets the keyboard also from a dialog that has just closed."""
        self._window.activateWindow()
        self._window.show_area(CASE)
        self._page().show_case(id)

    def _leave(self) -> None:
        case = self._page().case
        self._window.show_area(CREDIT)
        if case is not None:
            self._commands.open_record("recognition", case.id)

    def _page(self) -> CasePage:
        return cast("CasePage", self._window.page(CASE))

    def _on_screen(self) -> Record | None:
        page = getattr(self._window.current_page(), "page", None)
        if not isinstance(page, ListPage):
            return None
        page.leave_fields()
        return page.panel.record
