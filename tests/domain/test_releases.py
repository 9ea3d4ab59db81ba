"""Versions, and what a notice of a newer one may say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exchange_admin.domain.rules.releases import LARGEST_FILE, MOST_FILES, Release, ReleaseFile, is_newer

FILE = ReleaseFile("exchange-admin-1.2.3-windows-setup.exe", "windows", 7, "0" * 64)
RELEASE = Release("1.2.3", "2026-12-01", (FILE,), {"en": "New.\nAnd better."})


@pytest.mark.parametrize(
    ("one", "other"), [("0.9.1", "0.9.0"), ("0.10.0", "0.9.9"), ("1.0.0", "0.99.99"), ("1.0.10", "1.0.9")]
)
def test_versions_are_compared_by_their_numbers(one: str, other: str) -> None:
    assert is_newer(one, other)
    assert not is_newer(other, one)
    assert not is_newer(one, one)


@pytest.mark.parametrize(
    "strange", ["", "1.0", "1.0.0.0", "1.0.0rc1", "01.0.0", "1.0.-1", "99999.0.0", "١.0.0", "1.0.0\n"]
)
def test_what_is_no_version_is_never_newer(strange: str) -> None:
    assert not is_newer(strange, "0.0.1")
    assert not replace(RELEASE, version=strange).is_sound


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../exchange-admin-1.exe",
            "exchange-admin-/../x.exe",
            "exchange-admin-..\\x.exe",
            "/etc/passwd",
            "C:\\x.exe",
        ),
        *("exchange-admin-1.exe:stream", "exchange-admin-1.exe.", "exchange-admin-1.exe ", "exchange-admin-1\0.exe"),
        *("exchange-admin-1\u202eexe.txt", "CON", "setup.exe", "", "exchange-admin-" + "x" * 200),
    ],
)
def test_a_name_that_leads_elsewhere_is_no_name_of_an_installer(name: str) -> None:
    assert not replace(FILE, name=name).is_sound


def test_a_sound_release_is_one() -> None:
    assert RELEASE.is_sound
    assert RELEASE.for_system("windows") == (FILE,)
    assert RELEASE.for_system("debian") == ()


@pytest.mark.parametrize(
    "changed",
    [
        *(
            {"files": ()},
            {"files": (FILE,) * 2},
            {"files": (FILE, replace(FILE, name=FILE.name.replace("setup", "SETUP")))},
        ),
        {"files": tuple(replace(FILE, name=f"exchange-admin-{n}.exe") for n in range(MOST_FILES + 1))},
        *({"made": day} for day in ("", "2026-13-01", "20261201", "2026-12-01T00:00")),
        *({"notes": notes} for notes in ({"fr": "Neuf"}, {"en": "x" * 2001}, {"en": "a\u202eb"}, {"en": "a\x1b[2J"})),
    ],
)
def test_a_release_that_says_something_strange_is_none(changed: dict[str, object]) -> None:
    assert not replace(RELEASE, **changed).is_sound


@pytest.mark.parametrize(
    "changed",
    [
        {"size": 0},
        {"size": -1},
        {"size": LARGEST_FILE + 1},
        {"sha256": "0" * 63},
        {"sha256": "A" * 64},
        {"system": "amiga"},
    ],
)
def test_a_file_that_says_something_strange_is_none(changed: dict[str, object]) -> None:
    assert not replace(FILE, **changed).is_sound
