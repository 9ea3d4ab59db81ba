"""`update.json` as strangers write it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from exchange_admin.documents.packages.keys import make_keys, sign
from exchange_admin.documents.update_notice import is_as_signed, read_notice, release_keys, signed_notice
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.releases import Release, ReleaseFile

OURS, THEIRS = make_keys(), make_keys()
CONTENT = b"an installer"
FILE = ReleaseFile("exchange-admin-9.0.0-windows-setup.exe", "windows", len(CONTENT), sha256(CONTENT).hexdigest())
RELEASE = Release("9.0.0", "2026-12-01", (FILE,), {"zh": "新版", "ru": "Новое"})
KEYS = (OURS.sign_public,)


def signed(release: Release, key: bytes = OURS.sign_private) -> bytes:
    return signed_notice(release, lambda message: sign(key, message))


def notice(folder: Path, data: bytes) -> Path:
    path = folder / "update.json"
    path.write_bytes(data)
    return path


def refused(path: Path) -> str:
    with pytest.raises(RuleBroken) as broken:
        read_notice(path, KEYS)
    assert broken.value.problem.facts["path"] == str(path)
    return broken.value.problem.code


def signed_text(text: str) -> bytes:
    """As the holder of our key would have signed it, whatever it says."""
    signature = sign(OURS.sign_private, f"Exchange Admin update\0{text}".encode())
    return json.dumps({"signed": text, "signature": signature.hex()}).encode()


def test_what_was_signed_is_read_again(tmp_path: Path) -> None:
    assert read_notice(notice(tmp_path, signed(RELEASE)), KEYS) == RELEASE
    assert read_notice(notice(tmp_path, signed(RELEASE)), (THEIRS.sign_public, OURS.sign_public)) == RELEASE


def test_nobody_signs_what_no_program_would_take() -> None:
    with pytest.raises(ValueError, match="release"):
        signed(replace(RELEASE, version="9"))


def test_another_key_is_told(tmp_path: Path) -> None:
    assert refused(notice(tmp_path, signed(RELEASE, THEIRS.sign_private))) == "update.foreign_key"


def test_a_changed_letter_is_told_as_a_foreign_signature(tmp_path: Path) -> None:
    altered = signed(RELEASE).replace(b"9.0.0-windows", b"9.0.1-windows")
    assert refused(notice(tmp_path, altered)) == "update.foreign_key"


def test_without_keys_nothing_is_believed(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match="foreign_key"):
        read_notice(notice(tmp_path, signed(RELEASE)), ())


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"\0", b"{", b"[]", b"null", b"{}", b"\xff\xfe", b'{"signed": 1, "signature": ""}'),
        *(b'{"signed": "", "signed": "", "signature": ""}', b'{"signed": "\\ud800", "signature": "00"}'),
        *(b'{"signed": "", "signature": "xy"}', b"[" * 50_000, b'{"signed": ' + b"[" * 100 + b"]" * 100 + b"}"),
        b'{"signed": "' + b"x" * (64 << 10) + b'", "signature": ""}',
    ],
    ids=range(14),
)
def test_what_is_no_notice_is_refused(tmp_path: Path, data: bytes) -> None:
    assert refused(notice(tmp_path, data)) == "update.unreadable"


@pytest.mark.parametrize(
    "change",
    [
        *(
            {"version": None},
            {"version": 9},
            {"version": "9"},
            {"made": []},
            {"files": None},
            {"files": {}},
            {"files": [1]},
        ),
        *({"files": [{"name": "../x", "system": "windows", "size": 1, "sha256": "0" * 64}]}, {"notes": []}),
        *(
            {"files": [{"name": FILE.name, "system": "windows", "size": size, "sha256": "0" * 64}]}
            for size in (1.5, True)
        ),
    ],
    ids=range(11),
)
def test_a_strange_text_is_refused_even_where_the_signature_holds(tmp_path: Path, change: dict[str, object]) -> None:
    plain = json.loads(json.loads(signed(RELEASE))["signed"])
    assert refused(notice(tmp_path, signed_text(json.dumps(plain | change)))) == "update.unreadable"


def test_a_later_format_of_ours_asks_for_a_newer_program(tmp_path: Path) -> None:
    assert refused(notice(tmp_path, signed_text('{"format": 2}'))) == "update.newer_format"


def test_a_missing_notice_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "update.json") == "update.missing"


def a_link(folder: Path) -> None:
    elsewhere = folder / "elsewhere"
    elsewhere.write_bytes(signed(RELEASE))
    (folder / "update.json").symlink_to(elsewhere)


def a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "update.json")


def a_folder(folder: Path) -> None:
    (folder / "update.json").mkdir()


@pytest.mark.skipif(os.name != "posix", reason="Windows has no pipes with names of files")
@pytest.mark.parametrize("make", [a_link, a_pipe, a_folder])
def test_what_is_no_ordinary_file_is_not_read(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path)
    assert refused(tmp_path / "update.json") == "update.not_read"


@pytest.mark.parametrize("content", [CONTENT[:-1], CONTENT + b"!", b"an instaXler", b""])
def test_another_content_is_not_what_was_signed(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE.name).write_bytes(content)
    assert not is_as_signed(tmp_path / FILE.name, FILE)


def test_the_content_that_was_signed_is_known(tmp_path: Path) -> None:
    (tmp_path / FILE.name).write_bytes(CONTENT)
    assert is_as_signed(tmp_path / FILE.name, FILE)


def test_keys_are_lines_and_everything_else_is_none(tmp_path: Path) -> None:
    file = tmp_path / "keys.txt"
    assert release_keys(file) == ()
    file.write_text(f"{OURS.sign_public}\nnone\n{THEIRS.sign_public.upper()}\n{THEIRS.sign_public}\n")
    assert release_keys(file) == (OURS.sign_public, THEIRS.sign_public)
    file.write_bytes(b"\xff")
    assert release_keys(file) == ()
