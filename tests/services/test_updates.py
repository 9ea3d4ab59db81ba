"""A newer version that somebody brought in a folder."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from exchange_admin.documents.packages.keys import make_keys, sign
from exchange_admin.documents.update_notice import signed_notice
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.releases import Release, ReleaseFile
from exchange_admin.domain.wording import Wording
from exchange_admin.services.updates import KEYS, Updates

RESOURCES = Path(__file__).parents[2] / "resources"
KEY = make_keys()
SETUP, PORTABLE = (f"exchange-admin-1.1.0-windows-{name}" for name in ("setup.exe", "portable.zip"))
DEB = "exchange-admin_1.1.0_amd64.deb"
SYSTEMS = {SETUP: "windows", PORTABLE: "windows", DEB: "debian"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """As it lies on a stick: three installers of 1.1.0 and the notice."""
    stick = tmp_path / "U盘 новая"
    stick.mkdir()
    files = []
    for name, system in SYSTEMS.items():
        content = name.encode() * 3
        (stick / name).write_bytes(content)
        files.append(ReleaseFile(name, system, len(content), sha256(content).hexdigest()))
    release = Release("1.1.0", "2026-12-05", tuple(files), {"en": "Faster.", "zh": "更快。"})
    (stick / "update.json").write_bytes(signed_notice(release, lambda message: sign(KEY.sign_private, message)))
    return stick


def updates(tmp_path: Path, running: str = "1.0.9", system: str = "windows", key: str = KEY.sign_public) -> Updates:
    keys = tmp_path / "resources" / KEYS
    keys.parent.mkdir(parents=True, exist_ok=True)
    keys.write_text(key)
    return Updates(tmp_path / "resources", running, system)


def refused(asked: Updates, place: Path) -> str:
    with pytest.raises(RuleBroken) as broken:
        asked.brought(place)
    return broken.value.problem.code


def test_a_newer_version_is_offered_with_the_installers_of_this_system(folder: Path, tmp_path: Path) -> None:
    found = updates(tmp_path).brought(folder)
    assert found.is_newer
    assert [one.name for one in found.files] == [SETUP, PORTABLE]
    assert [one.name for one in updates(tmp_path, system="debian").brought(folder).files] == [DEB]


def test_the_notice_itself_may_be_named(folder: Path, tmp_path: Path) -> None:
    assert updates(tmp_path).brought(folder / "update.json") == updates(tmp_path).brought(folder)


@pytest.mark.parametrize("running", ["1.1.0", "1.1.1", "1.10.0", "2.0.0"])
def test_what_is_not_newer_is_told_and_never_offered(folder: Path, tmp_path: Path, running: str) -> None:
    (folder / SETUP).unlink()
    found = updates(tmp_path, running).brought(folder)
    assert not found.is_newer
    assert (found.files, found.missing) == ((), ())


def test_an_installer_that_does_not_lie_there_is_named(folder: Path, tmp_path: Path) -> None:
    (folder / SETUP).unlink()
    found = updates(tmp_path).brought(folder)
    assert found.missing == (SETUP,)
    assert [one.name for one in found.files] == [PORTABLE]


def test_one_of_several_installers_is_enough_and_several_are_told_as_a_choice(folder: Path, tmp_path: Path) -> None:
    words = Wording.load(RESOURCES / "wording", "en")
    _, first, other, _ = updates(tmp_path).brought(folder).said(words)
    assert (first.startswith("To install it"), SETUP in first) == (True, True)
    assert (other.startswith("Or open"), PORTABLE in other) == (True, True)
    (folder / PORTABLE).unlink()
    assert not any(PORTABLE in told for told in updates(tmp_path).brought(folder).said(words))
    (folder / SETUP).unlink()
    assert sum("does not lie there" in told for told in updates(tmp_path).brought(folder).said(words)) == 2


def test_one_altered_installer_and_nothing_is_offered(folder: Path, tmp_path: Path) -> None:
    (folder / PORTABLE).write_bytes((folder / PORTABLE).read_bytes()[:-1] + b"!")
    assert refused(updates(tmp_path), folder) == "update.file_differs"
    assert updates(tmp_path, system="debian").brought(folder).files


def test_an_installer_that_is_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (folder / SETUP).rename(tmp_path / "elsewhere.exe")
    try:
        (folder / SETUP).symlink_to(tmp_path / "elsewhere.exe")
    except OSError:
        pytest.skip("links are not for everybody on Windows")
    assert refused(updates(tmp_path), folder) == "update.not_read"


def test_a_notice_of_somebody_else_offers_nothing(folder: Path, tmp_path: Path) -> None:
    assert refused(updates(tmp_path, key=make_keys().sign_public), folder) == "update.foreign_key"


@pytest.mark.parametrize("key", ["", "\n", "none"])
def test_without_a_key_of_the_publisher_it_says_that_it_cannot_check(folder: Path, tmp_path: Path, key: str) -> None:
    assert refused(updates(tmp_path, key=key), folder) == "update.no_key"


def test_a_folder_without_a_notice_is_told(tmp_path: Path) -> None:
    assert refused(updates(tmp_path), tmp_path) == "update.missing"


def test_a_system_without_installers_is_told(folder: Path, tmp_path: Path) -> None:
    found = updates(tmp_path, system="macos").brought(folder)
    assert found.is_newer
    assert "It brings no installer for this system." in found.said(Wording.load(RESOURCES / "wording", "en"))


@pytest.mark.parametrize(
    ("language", "made", "note"), [("en", "5 Dec 2026", "Faster."), ("ru", "05.12.2026", "Faster.")]
)
def test_what_is_new_is_said_in_the_language_or_in_any(
    folder: Path, tmp_path: Path, language: str, made: str, note: str
) -> None:
    first, *others = updates(tmp_path).brought(folder).said(Wording.load(RESOURCES / "wording", language))
    assert "1.1.0" in first
    assert made in first
    assert note in others[-1]
