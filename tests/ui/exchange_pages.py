"""The page of exchange packages over real files of an office and its colleges."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from college_files import Place
from full_office import FullOffice, open_file, remove
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from exchange_admin.ui.exchange import written_card
from exchange_admin.ui.exchange.mailbox_runner import MailboxRunner
from exchange_admin.ui.languages import Languages
from exchange_admin.ui.look import Look
from exchange_admin.ui.pages.exchange_page import ExchangePage


@dataclass
class Shown:
    """An open file with its exchange page on screen."""

    made: FullOffice
    page: ExchangePage
    mailbox: MailboxRunner
    qtbot: QtBot
    folders: list[Path] = field(default_factory=list)

    def settle(self) -> None:
        """Until every job has come back and the newest reading is on screen."""
        page, jobs = self.page, self.made.desk.jobs
        panels = (page.sending, page.receiving, page.making)

        def quiet() -> bool:
            return not (jobs.is_busy or page.session.is_busy or any(panel.is_busy for panel in panels))

        for _ in range(3):  # one reading may ask for another
            QCoreApplication.sendPostedEvents()
            self.qtbot.waitUntil(quiet, timeout=20_000)

    def do(self, verb: Callable[[], object]) -> None:
        verb()
        self.settle()

    @property
    def said(self) -> str:
        return self.made.said[-1][0] if self.made.said else ""

    def undo_last(self) -> None:
        """What the toast offers."""
        undo = self.made.said[-1][1]
        assert callable(undo)
        undo()
        self.settle()


class Pages:
    """Opens files and their pages, one after the other."""

    def __init__(self, look: Look, languages: Languages, folder: Path, qtbot: QtBot) -> None:
        self._look, self._languages, self._folder, self._qtbot = look, languages, folder, qtbot

    @contextmanager
    def of(self, place: Place) -> Iterator[Shown]:
        made = open_file(place.program, place.path, self._look, self._languages, self._folder)
        folders: list[Path] = []
        mailbox = MailboxRunner(made.desk)
        page = ExchangePage(made.desk, mailbox)
        page.resize(1140, 660)
        page.show()
        page.enter()
        shown = Shown(made, page, mailbox, self._qtbot, folders)
        shown.settle()
        try:
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(written_card, "open_or_say", lambda ask, folder: folders.append(folder))
                yield shown
        finally:
            made.desk.jobs.drain()
            remove(page)
            made.close()
