"""A dressed application, its words in three languages, a look on a fixed day, a small office in its window."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from certificate_office import fill
from full_office import FullOffice, make_program, new_file, open_file
from office import OWN, OpenOffice, opened_office
from PySide6.QtWidgets import QApplication

from exchange_admin.app.program import Program
from exchange_admin.domain.fields import Field, FieldType
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import Names, NameTables
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.forms.editors import FormTools
from exchange_admin.ui.forms.offered import Found, Offer
from exchange_admin.ui.icons import Icons
from exchange_admin.ui.languages import Languages
from exchange_admin.ui.look import Look
from exchange_admin.ui.typography import load_fonts

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)


def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> list[str]:
    return load_fonts(ROOT / "resources" / "fonts")


@pytest.fixture(scope="session")
def compiled_words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("words")


def fresh_look() -> Look:
    resources = ROOT / "resources"
    return Look(Icons(resources / "icons"), Formats("en", today), resources, motion=False)


@pytest.fixture(scope="session")
def dressed(qapp: QApplication, fonts: list[str]) -> str:
    """Style, palette, font and stylesheet are the application's: once is enough, unless a test has put on others."""
    fresh_look().dress()
    return qapp.styleSheet()


@pytest.fixture
def look(qapp: QApplication, dressed: str) -> Look:
    made = fresh_look()
    if qapp.styleSheet() != dressed:
        made.dress()
    return made


@pytest.fixture
def languages(qapp: QApplication, compiled_words: Path) -> Iterator[Languages]:
    made = Languages(ROOT / "translations", compiled_words)
    made.use("en")
    yield made
    made.forget()


@pytest.fixture(scope="session")
def wordings() -> dict[str, Wording]:
    return {language: Wording.load(ROOT / "resources" / "wording", language) for language in LANGUAGES}


@pytest.fixture
def tools(look: Look, wordings: dict[str, Wording]) -> FormTools:
    """References lead to three invented institutions."""
    places = {f"0190a000-0000-7000-8000-00000000000{n}": name for n, name in enumerate(("Amur", "Baikal", "滨海"))}

    def find(kind: str, text: str, start: int) -> Offer:
        fitting = [(id, name) for id, name in places.items() if text.casefold() in name.casefold()]
        return Offer([Found(id, name, "", text.casefold() == name.casefold(), True) for id, name in fitting])

    def label(kind: str, id: str) -> str:
        return places.get(id, "")

    return FormTools(look, lambda: wordings[look.formats.language], lambda: look.formats, find, label)


@pytest.fixture
def make_field() -> Callable[..., Field]:
    def make(type: FieldType, **more: object) -> Field:
        return Field(name="value", type=type, **more)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def names() -> Names:
    return Names(NameTables.load(ROOT / "resources" / "names"))


@pytest.fixture
def office(qtbot, look, languages, wordings, names, tmp_path) -> Iterator[OpenOffice]:
    with opened_office(look, languages, wordings, names, tmp_path) as made:
        yield made


@pytest.fixture
def own_office(qtbot, look, languages, wordings, names, tmp_path) -> Iterator[OpenOffice]:
    """As `office`, of a college."""
    with opened_office(look, languages, wordings, names, tmp_path, OWN) as made:
        own = {"name_en": "Songhua College", "country": "CN", "kind": "college"}
        made.store.record(Step("Shen", "institution.add", (Edit("institution", OWN, own, new=True),)))
        yield made


@pytest.fixture
def people_shown(office: OpenOffice) -> None:
    """The list of people on screen: what a key or a command of the window does is done on a page."""
    office.area("person")


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return make_program(tmp_path_factory.mktemp("program"))


@pytest.fixture(scope="session")
def blank(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty office file, to be copied."""
    path = tmp_path_factory.mktemp("blank") / "a.exchange"
    new_file(program, path)
    return path


@pytest.fixture(scope="session")
def filled(program: Program, blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that can issue papers, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "a.exchange"
    shutil.copy(blank, path)
    with program.open(path, writing=True) as office:
        fill(office)
    return path


@pytest.fixture
def open_copy(
    program: Program, look: Look, languages: Languages, tmp_path: Path
) -> Iterator[Callable[[Path], FullOffice]]:
    """Opens a copy of an office file on a desk; closed after the test."""
    opened: list[FullOffice] = []

    def open_(source: Path) -> FullOffice:
        path = tmp_path / "a.exchange"
        shutil.copy(source, path)
        opened.append(open_file(program, path, look, languages, tmp_path))
        return opened[-1]

    yield open_
    for one in opened:
        one.close()
