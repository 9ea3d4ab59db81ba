"""The area of credit transfer with what transcripts can do, and the command that takes one in from a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from exchange_admin.app.program import Office
from exchange_admin.app.recognition_commands import CREDIT
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.pages.area_page import AreaListPage
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.presentation import Area

if TYPE_CHECKING:
    from exchange_admin.ui.transcripts.transcript_part import TranscriptPart

ELMO_SUFFIX = ".xml"


class TranscriptCommands(QObject):
    """Makes the area's page; the part of it that is about transcripts is loaded with their list."""

    def __init__(self, office: Office, desk: Desk) -> None:
        super().__init__()
        self._office, self._desk = office, desk
        self._window: MainWindow | None = None
        self._part: TranscriptPart | None = None

    def bind(self, window: MainWindow) -> None:
        self._window = window
        self._desk.actions.bind("file.import_transcript", self.choose_file)

    def page(self, area: Area) -> QWidget:
        page = AreaListPage(self._desk, area)
        page.list_made.connect(self._list_made)
        return page

    def choose_file(self) -> None:
        self._shown_part().choose_elmo()

    def take_in(self, path: Path) -> None:
        """Shows the transcripts and what an ELMO file would add to them."""
        self._shown_part().take_in(path)

    def _list_made(self, page: ListPage) -> None:
        """Transcripts have lines to type and files to write."""
        if page.kind == "transcript":
            from exchange_admin.app.area_desks import transcript_desk
            from exchange_admin.ui.transcripts.transcript_part import TranscriptPart

            self._part = TranscriptPart(self._desk, transcript_desk(self._office), page)

    def _shown_part(self) -> TranscriptPart:
        assert self._window is not None
        self._window.show_area(CREDIT)
        page = cast("AreaListPage", self._window.page(CREDIT))
        page.show_kind("transcript")
        page.enter()
        assert self._part is not None  # made with the list
        return self._part
