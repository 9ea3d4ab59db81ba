"""What a release does in a checkout: the day in the changelog, an office file and packages for the museum."""

from __future__ import annotations

import json
import lzma
import shutil
import subprocess
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from museum_facts import facts_of

from exchange_admin.names import Names, NameTables
from exchange_admin.store import Store
from exchange_admin.store.places import Surroundings

ROOT = Path(__file__).parents[2]
QUIET = Surroundings(variables={}, mounts=lambda: "", windows=False)
pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="a release is made in a checkout, which git makes")


@pytest.fixture(scope="module")
def release() -> ModuleType:
    spec = spec_from_file_location("release_tool", ROOT / "tools" / "release.py")
    assert spec is not None
    assert spec.loader is not None
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """One with a version in preparation, and everything committed."""
    (tmp_path / "exchange_admin").mkdir()
    (tmp_path / "exchange_admin" / "__init__.py").write_text('"""A program."""\n\n__version__ = "0.9.0"\n')
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## 0.9.0 (in preparation)\n\n- A line.\n\n## 0.1.0\n")
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    return tmp_path


def git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=Curator", "-c", "user.email=curator@example.org"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "State")


def test_a_version_gets_its_day_and_the_next_one_begins(release: ModuleType, checkout: Path) -> None:
    assert release.not_ready(checkout) == []
    with pytest.raises(SystemExit, match=r"0\.9\.0 is not released"):
        release.begin(checkout, "0.10.0")
    release.stamp(checkout, "2026-12-05")
    for wrong in ("0.9.0", "0.8.9", "1.0"):
        with pytest.raises(SystemExit, match="does not come after"):
            release.begin(checkout, wrong)
    release.begin(checkout, "0.10.0")
    assert release.version_of(checkout) == "0.10.0"
    headings = [line for line in (checkout / "CHANGELOG.md").read_text().splitlines() if line.startswith("## ")]
    assert headings == ["## 0.10.0 (in preparation)", "## 0.9.0 (2026-12-05)", "## 0.1.0"]
    commit(checkout)
    assert release.not_ready(checkout) == []


def test_what_is_not_ready_is_not_released(release: ModuleType, checkout: Path) -> None:
    git(checkout, "tag", "v0.9.0")
    (checkout / "tests" / "museum").mkdir(parents=True)
    (checkout / "tests" / "museum" / "version-0.9.0.json").write_text("{}")
    release.stamp(checkout, "2026-12-05")
    why = " ".join(release.not_ready(checkout))
    for said in ("has no part", "in the museum already", "not committed", "v0.9.0 is there"):
        assert said in why


def test_the_version_of_this_checkout_can_be_released(release: ModuleType) -> None:
    if not (ROOT / "tests" / "museum" / f"version-{release.version_of(ROOT)}.json").exists():
        heading = release.IN_PREPARATION.format(version=release.version_of(ROOT))
        assert heading in (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines()


def test_an_exhibit_of_this_version_is_made_and_read(release: ModuleType, tmp_path: Path) -> None:
    release.museum("make_exhibit").make(tmp_path, "version-9", people=8)
    (tmp_path / "office.exchange").write_bytes(lzma.decompress((tmp_path / "version-9.exchange.xz").read_bytes()))
    names = Names(NameTables.load(ROOT / "resources" / "names"))
    with Store.open(tmp_path / "office.exchange", names=names, surroundings=QUIET) as store:
        assert json.loads(json.dumps(facts_of(store))) == json.loads((tmp_path / "version-9.json").read_text("utf-8"))
        assert store.checks.verify() == []
    with pytest.raises(SystemExit, match="never made anew"):
        release.museum("make_exhibit").make(tmp_path, "version-9", people=8)


def test_packages_of_this_version_are_made_and_described(release: ModuleType, tmp_path: Path) -> None:
    release.museum("make_packages").make(tmp_path, "version-9")
    told = json.loads((tmp_path / "version-9.json").read_text("utf-8"))
    assert {one["name"] for one in told["packages"]} == {"keys", "passphrase", "answer", "parts"}
    files = {file for one in told["packages"] for file in one["files"]}
    assert files == {path.name for path in tmp_path.glob("*.exchpack")}
