"""Every format and every version that was ever released is opened, brought up and read as it was."""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import pytest
from museum_facts import facts_of

from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Level
from exchange_admin.names import Names, NameTables
from exchange_admin.store import Store, migrations
from exchange_admin.store.places import Surroundings

HERE = Path(__file__).parent
FORMATS = sorted(HERE.glob("format-*.exchange.xz"))
EXHIBITS = [*FORMATS, *sorted(HERE.glob("version-*.exchange.xz"))]
QUIET = Surroundings(variables={}, mounts=lambda: "", windows=False)


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(NameTables.load(HERE.parents[1] / "resources" / "names"))


@pytest.fixture
def exhibit(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "museum.exchange"
    path.write_bytes(lzma.decompress(request.param.read_bytes()))
    return path


def test_every_released_format_has_an_exhibit() -> None:
    assert [path.name for path in FORMATS] == [f"format-{n}.exchange.xz" for n in range(1, migrations.FORMAT + 1)]


@pytest.mark.parametrize("exhibit", EXHIBITS, indirect=True, ids=lambda path: path.name)
def test_an_old_file_is_read_as_it_was(exhibit: Path, names: Names, request: pytest.FixtureRequest) -> None:
    told = json.loads(described(request).read_text("utf-8"))
    with Store.open(exhibit, names=names, origin=Origin(), surroundings=QUIET) as store:
        read = json.loads(json.dumps(facts_of(store)))
        later = {kind for kind, count in read["counts"].items() if kind not in told["counts"] and not count}
        read["counts"] = {kind: count for kind, count in read["counts"].items() if kind not in later}
        assert {key: read[key] for key in told} == told


@pytest.mark.parametrize("exhibit", EXHIBITS, indirect=True, ids=lambda path: path.name)
def test_an_old_file_is_whole_and_goes_on(exhibit: Path, names: Names) -> None:
    with Store.open(exhibit, names=names, origin=Origin(), surroundings=QUIET) as store:
        assert store.checks.verify() == []
        assert store.checks.compare_with_rebuild() == []
        assert [problem for problem in store.checks.all() if problem.level is not Level.ASKS] == []
        steps = store.step_count()
        assert store.undo("museum") is not None
        assert store.step_count() == steps + 1
        assert store.checks.compare_with_rebuild() == []


def described(request: pytest.FixtureRequest) -> Path:
    name = request.node.callspec.params["exhibit"].name
    return HERE / name.replace(".exchange.xz", ".json")
