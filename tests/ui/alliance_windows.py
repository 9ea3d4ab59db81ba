"""A round of exchange that was played once, copied for each test, and the windows over its files."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alliance import BAODING, VLADIVOSTOK, Alliance
from pytestqt.qtbot import QtBot

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.program import Program
from exchange_admin.app.window import Application
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.listings.offers_page import OffersPage

Start = Callable[[], Application]


def played(folder: Path, order: int) -> Alliance:
    """All publish what they have, and packages go to and fro."""
    folder.mkdir(exist_ok=True)
    alliance = Alliance(folder)
    alliance.publish()
    alliance.agree_on_specialities()
    alliance.exchange(order)
    return alliance


@pytest.fixture(scope="module")
def round_(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Alliance]:
    """Where a round of exchange was played once: files to be copied."""
    folder = tmp_path_factory.mktemp("round")
    return folder, played(folder, 1)


@pytest.fixture
def exchanged(round_: tuple[Path, Alliance], tmp_path: Path) -> Alliance:
    """A copy of it."""
    folder, made = round_
    for file in folder.glob("*.exchange*"):
        shutil.copyfile(file, tmp_path / file.name)
    return made.moved(tmp_path)


@contextmanager
def window_of(start: Start, alliance: Alliance, place: str, language: str) -> Iterator[OfficeWindow]:
    """The window over the file of a place; commands write before and after."""
    application, at = start(), alliance.places[place]
    application.program = Program(application.program.paths, at.program.origin)
    assert application.open_file(at.path)
    assert application.office is not None
    application.look.change(formats=Formats(language, at.program.today))
    application.office.window.show()
    application.office.commands.use_language(language)
    yield application.office
    application.office.commands.use_language("en")
    application.close()


@contextmanager
def opened(start: Start, alliance: Alliance, place: str, language: str, qtbot: QtBot) -> Iterator[OffersPage]:
    """The page of offers in such a window, with its matches looked for."""
    with window_of(start, alliance, place, language) as shown:
        shown.window.show_area("listing")
        page = shown.window.page("listing")
        assert isinstance(page, OffersPage)
        page.show_tab("matches")
        qtbot.waitUntil(lambda: page.matches.is_read, timeout=30_000)
        yield page


def interests(page: OffersPage) -> int | None:
    """How many the tab says."""
    page.show_tab("interests")
    return next(one.tab.count for one in page.page.list.tabs._buttons if one.tab.id == "all")


def accepted_between_colleges(alliance: Alliance) -> str:
    """Vladivostok asks Baoding, which accepts; everybody has heard what is for him."""
    asked = ("--own", alliance.listings["N1"], "--message", "MAY-WE-COME-62", "--as", VLADIVOSTOK)
    alliance.tell(VLADIVOSTOK, "interest", "send", "FILE", alliance.listings["O6"], *asked)
    alliance.meet()
    (came,) = alliance.tell(BAODING, "interest", "list", "FILE", "--state", "sent")["interests"]
    answer = ("--reply", "accepted", "--message", "IN-MARCH-62", "--as", BAODING)
    alliance.tell(BAODING, "interest", "answer", "FILE", came["id"], *answer)
    alliance.meet()
    return str(came["id"])
