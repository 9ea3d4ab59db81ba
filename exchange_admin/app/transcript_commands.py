"""The area of credit transfer with what transcripts can do, and the commands that begin one or take one in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QWidget

from exchange_admin.app.list_commands import ListCommands
from exchange_admin.app.recognition_commands import CREDIT
from exchange_admin.domain.steps import Record
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.presentation import Area

if TYPE_CHECKING:
    from exchange_admin.ui.pages.area_page import AreaListPage
    from exchange_admin.ui.pages.list_page import ListPage
    from exchange_admin.ui.transcripts.transcript_part import TranscriptPart

ELMO_SUFFIX = ".xml"


class TranscriptCommands(ListCommands):
    """Makes the area's page; the part of it that is about transcripts is loaded with their list."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(desk, window)
        self._part: TranscriptPart | None = None
        self.recognise: Callable[[str], None] | None = None
        """What goes on from the lines to the recognition; None where the file has no recognition."""
        desk.actions.bind("file.import_transcript", self.choose_file)
        desk.actions.bind("records.transcript", self.edit_lines)

    def page(self, area: Area) -> QWidget:
        from exchange_admin.ui.pages.area_page import AreaListPage

        page = AreaListPage(self._desk, area)
        page.list_made.connect(self._list_made)
        return page

    def edit_lines(self) -> None:
        """The lines of the transcript on screen, or of that of the person or stay on screen, begun where needed."""
        record = self._on_screen()
        if record is None:
            return
        id = record.id if record.kind == "transcript" else self._desk.attempt(partial(self._transcript_of, record))
        if id is not None:
            part = self._shown_part()
            part.show_record(id)
            part.edit_lines(id)

    def _transcript_of(self, record: Record) -> str:
        """Raises RuleBroken where there is none and none can be begun."""
        beginning = self._office.transcript_beginning
        stay = record.id if record.kind == "mobility" else beginning.stay_of(record.id)
        if id := beginning.of_stay(stay):
            return id
        changes = beginning.begin(stay, self._desk.who())
        self._desk.feed.publish(changes, self)
        return next(iter(changes.ids["transcript"]))

    def choose_file(self) -> None:
        self._shown_part().choose_elmo()

    def take_in(self, path: Path) -> None:
        """Shows the transcripts and what an ELMO file would add to them."""
        self._shown_part().take_in(path)

    def _list_made(self, page: ListPage) -> None:
        """Transcripts have lines to type and files to write."""
        if page.kind == "transcript":
            from exchange_admin.ui.transcripts.transcript_part import TranscriptPart

            self._part = TranscriptPart(self._desk, page)
            self._part.recognition_wanted.connect(self._go_on)

    def _go_on(self, id: str) -> None:
        if self.recognise is not None:
            self.recognise(id)

    def _shown_part(self) -> TranscriptPart:
        page = cast("AreaListPage", self._shown(CREDIT))
        page.show_kind("transcript")
        page.enter()
        assert self._part is not None  # made with the list
        return self._part
