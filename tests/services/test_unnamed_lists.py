"""Lists of which nobody said what they hold, into an empty office: read as what they are, or asked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from unnamed_lists import ASKED, UNNAMED, UnnamedList
from unnamed_lists_check import CHECK

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import Names, NameTables
from exchange_admin.services.importing.draft import ImportOptions
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.imports import Imports
from exchange_admin.services.importing.list_shapes import KINDS, kinds_asked
from exchange_admin.services.importing.sources import ImportTables
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.services.office_files import NewOffice, create_office
from exchange_admin.services.parts import Parts
from exchange_admin.store import Store

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(NameTables.load(RESOURCES / "names"))


@pytest.fixture(scope="module")
def tables() -> ImportTables:
    wordings = {language: Wording.load(RESOURCES / "wording", language) for language in LANGUAGES}
    words = ImportWords.load(RESOURCES / "import", wordings)
    return ImportTables(Headings.load(RESOURCES / "import"), words, Reference.load(RESOURCES / "reference"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, names: Names, tables: ImportTables) -> Iterator[Store]:
    office = NewOffice("松花工程职业学院", "CN", "zh", "SHGC")
    path = tmp_path_factory.mktemp("office") / "a.exchange"
    with create_office(
        path, office, names=names, origin=Origin.seeded(7), reference=tables.reference, who="Shen"
    ) as store:
        yield store


@pytest.fixture(scope="module")
def imports(store: Store, names: Names, tables: ImportTables) -> Imports:
    return Imports(Parts(store, REGISTRY, names, Origin.seeded(8), tables.words.wordings, lambda: TODAY), tables)


@pytest.mark.parametrize("one", [*UNNAMED, *CHECK], ids=lambda one: one.name)
def test_a_list_is_read_as_the_kind_that_its_headings_and_names_tell(
    one: UnnamedList, imports: Imports, tmp_path: Path
) -> None:
    path = one.write(tmp_path)
    if one.kind == ASKED:
        with pytest.raises(RuleBroken) as refused:
            imports.stage(path)
        told = refused.value.problem
        assert told.code == ("import.which_kind" if one.among else "import.no_list_found")
        assert not one.among or set(kinds_asked(told)) >= set(one.among)
        return
    draft = imports.stage(path)
    assert {sheet.kind for sheet in draft.sheets} == {one.kind}
    assert {name: kinds[0] for name, kinds in draft.other_sheets.items()} == one.beside
    assert all(sheet.guess is (one.kind not in KINDS) for sheet in draft.sheets)
    assert one.kind in KINDS or not any(row.is_ready for row in draft.rows)


@pytest.mark.parametrize("one", [one for one in (*UNNAMED, *CHECK) if one.kind], ids=lambda one: one.name)
def test_what_is_said_of_a_list_is_no_guess(one: UnnamedList, imports: Imports, tmp_path: Path) -> None:
    draft = imports.stage(one.write(tmp_path), ImportOptions(kind=one.kind))
    assert {sheet.kind for sheet in draft.sheets} == {one.kind}
    assert not any(sheet.guess for sheet in draft.sheets)
    assert {name: kinds[0] for name, kinds in draft.other_sheets.items()} == one.beside
