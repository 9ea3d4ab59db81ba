"""A new office that imports lists; its today is 24 November 2026."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import Names, NameTables
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.importing.sources import ImportTables
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.services.office_files import NewOffice, create_office
from exchange_admin.services.parts import Parts

RESOURCES = Path(__file__).parents[2] / "resources"
CHINESE = NewOffice("松花工程职业学院", "CN", "zh", "SHGC")
RUSSIAN = NewOffice("Амурский колледж", "RU", "ru", "AMUR")


@cache
def names() -> Names:
    return Names(NameTables.load(RESOURCES / "names"))


@cache
def tables() -> ImportTables:
    wordings = {language: Wording.load(RESOURCES / "wording", language) for language in LANGUAGES}
    words = ImportWords.load(RESOURCES / "import", wordings)
    return ImportTables(Headings.load(RESOURCES / "import"), words, Reference.load(RESOURCES / "reference"))


@contextmanager
def importing(folder: Path, office: NewOffice) -> Iterator[Imports]:
    path, origin = folder / "a.exchange", Origin.seeded(7)
    with create_office(path, office, names=names(), origin=origin, reference=tables().reference, who="Shen") as store:
        wordings = tables().words.wordings
        yield Imports(Parts(store, REGISTRY, names(), Origin.seeded(8), wordings, lambda: date(2026, 11, 24)), tables())
