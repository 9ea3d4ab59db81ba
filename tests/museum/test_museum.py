"""Office files of every released format open, migrate and still say what they said."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from exchange_admin.domain.queries import Query
from exchange_admin.names import Names, NameTables
from exchange_admin.store import Store

MUSEUM = Path(__file__).parent
EXHIBITS = sorted(MUSEUM.glob("*.exchange"))


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(NameTables.load(Path(__file__).parents[2] / "resources" / "names"))


@pytest.mark.parametrize("exhibit", EXHIBITS, ids=lambda path: path.stem)
def test_an_office_file_of_an_older_program_opens_whole(exhibit: Path, tmp_path: Path, names: Names) -> None:
    path = Path(shutil.copy(exhibit, tmp_path / exhibit.name))
    with Store.open(path, names=names) as store:
        assert store.check() == []
        assert store.count(Query("person")) == 40
        assert store.count(Query("certificate")) == 6
        assert store.count(Query("staff")) == 6
        (office,) = store.where("office", "code", ["SHGC"])
        assert office["sample"] == 1
        numbers = {record["number"] for record in store.where("certificate", "kind", ["participation"])}
        assert {"SHGC-2026-A0001-A", "SHGC-2026-A0002-8"} <= numbers
        assert store.steps(limit=1)[0].who == "curator"


def test_the_format_of_this_program_is_in_the_museum(tmp_path: Path, names: Names) -> None:
    newest = Path(shutil.copy(EXHIBITS[-1], tmp_path / "newest.exchange"))
    with Store.open(newest, names=names, writing=True) as store:
        assert f"format_{store.format}" in {exhibit.stem for exhibit in EXHIBITS}
