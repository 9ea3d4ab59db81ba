"""Imports into a file on disk: the copy of before stands beside it, or nothing is imported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import Names, NameTables
from exchange_admin.services.importing.headings import Headings
from exchange_admin.services.importing.imports import SafeImports
from exchange_admin.services.importing.sources import ImportTables
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.services.office_files import NewOffice, create_office
from exchange_admin.services.parts import Parts
from exchange_admin.store import Store

BOOK = WorkbookCells(
    "list.xlsx", (SheetCells("S", [["姓名", "出生日期"], ["王小明", "2005-03-04"], ["李芳", "2004-11-30"]]),)
)


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(NameTables.load(Path(__file__).parents[2] / "resources" / "names"))


@pytest.fixture
def reference(resources: Path) -> Reference:
    return Reference.load(resources / "reference")


@pytest.fixture
def store(tmp_path: Path, names: Names, reference: Reference) -> Iterator[Store]:
    office, path = NewOffice("松花工程职业学院", "CN", "zh", "SHGC"), tmp_path / "a.exchange"
    with create_office(path, office, names=names, origin=Origin.seeded(7), reference=reference, who="Shen") as store:
        yield store


@pytest.fixture
def imports(store: Store, names: Names, reference: Reference, resources: Path) -> SafeImports:
    wordings = {language: Wording.load(resources / "wording", language) for language in LANGUAGES}
    folder = resources / "import"
    tables = ImportTables(Headings.load(folder), ImportWords.load(folder, wordings), reference)
    return SafeImports(
        Parts(store, REGISTRY, names, Origin.seeded(8), tables.words.wordings, lambda: date(2026, 11, 24)), tables
    )


def test_the_copy_holds_what_was_there_before_the_import(store: Store, imports: SafeImports, names: Names) -> None:
    imports.apply(imports.stage_cells(BOOK), "Shen")
    (copy,) = store.backups.there()
    assert store.count(Query("person")) == 2
    with Store.open(copy.path, names=names, writing=False) as before:
        assert before.count(Query("person")) == 0
        assert before.step_count() == store.step_count() - 1


def test_without_a_copy_nothing_is_imported(store: Store, imports: SafeImports) -> None:
    (store.path.parent / "backups").write_text("a file where the folder should be")
    draft = imports.stage_cells(BOOK)
    steps = store.step_count()
    with pytest.raises(RuleBroken) as refused:
        imports.apply(draft, "Shen")
    assert refused.value.problem.code == "backup.not_written"
    assert (store.count(Query("person")), store.step_count()) == (0, steps)
    assert len(draft.rows) == 2


def test_a_file_in_which_nothing_is_ready_needs_no_copy(store: Store, imports: SafeImports) -> None:
    draft = imports.stage_cells(BOOK)
    for at in range(len(draft.rows)):
        imports.decide(draft, at, "leave_out")
    imports.apply(draft, "Shen")
    assert store.backups.there() == []
