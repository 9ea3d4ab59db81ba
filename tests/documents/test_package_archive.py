"""What an archive and its manifest may not say about themselves (`sync.md` 13, 16–29)."""

from __future__ import annotations

import hashlib
import json
import os
import struct
from collections.abc import Mapping
from pathlib import Path

import pytest
from package_refusals import (
    CHANGES,
    reason_of_page,
    reason_of_plain,
)
from package_sample import (
    SCAN,
    SCAN_NAME,
    Files,
    archive,
    manifest,
)

# the manifest


@pytest.mark.parametrize(
    "page",
    [
        {"to": None},
        {"to": "../hub"},
        {"from": "a'; drop table sync_txn;--"},
        {"id": ""},
        {"id": "a/b"},
        {"created": "yesterday"},
        {"created": "٢٠٢٦-11-24T09:12:00Z"},
        {"have": {"a.1": -1}},
        {"have": {"a.1": True}},
        {"have": ["a.1"]},
        {"have": {"a b": 1}},
        {"heads": {"a.1": "ff"}},
        {"ends": {"a.1": 1 << 53}},
        {"received": "all"},
        {"received": [1]},
        {"part": [2, 1]},
        {"part": [1]},
        {"part": "1/2"},
        {"app": "a\nb"},
        {"files": []},
        {"files": {"changes.jsonl": {"size": 1}}},
        {"enrol": {"code": "x"}},
        {"enrol": None},
        {"incarnation": 1.5},
    ],
    ids=str,
)
def test_a_manifest_with_a_part_of_the_wrong_shape(path: Path, page: Mapping[str, object]) -> None:
    assert reason_of_page(path, **page) == "manifest_shape"


@pytest.mark.parametrize("key", json.loads(manifest().encoded()))
def test_a_manifest_without_one_of_its_parts(path: Path, key: str) -> None:
    page = json.loads(manifest().encoded())
    del page[key]
    assert reason_of_plain(path, archive(CHANGES, json.dumps(page).encode())) == "manifest_shape"


@pytest.mark.parametrize("page", [b"[]", b"7", b'"text"', b"null"])
def test_a_manifest_that_is_no_table(path: Path, page: bytes) -> None:
    assert reason_of_plain(path, archive(CHANGES, page)) == "manifest_shape"


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (b"", "json_invalid"),
        (b'{"format":1', "json_invalid"),
        (manifest().encoded().decode().encode("utf-16"), "json_invalid"),
        (b'{"app":"\xff"}', "json_invalid"),
        (b"[" * 100_000 + b"]" * 100_000, "json_too_deep"),
        (b'{"a":' * 100_000, "json_too_deep"),
        (b'{"format":1,"format":9}', "json_duplicate_key"),
        (b'{"format":NaN}', "json_nan"),
        (b'{"format":-Infinity}', "json_nan"),
        (b'{"format":%s}' % (b"9" * 5000), "json_big_int"),
    ],
)
def test_a_manifest_that_is_not_quite_json(path: Path, page: bytes, told: str) -> None:
    assert reason_of_plain(path, archive(CHANGES, page)) == told


def facts_of(data: bytes, **changes: object) -> dict[str, object]:
    return {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()} | changes


@pytest.mark.parametrize("change", [{"size": 7}, {"sha256": "0" * 64}])
def test_a_file_that_differs_from_the_manifest(path: Path, change: Mapping[str, object]) -> None:
    assert reason_of_page(path, files={"changes.jsonl": facts_of(CHANGES, **change)}) == "file_hash"


def test_a_scan_that_the_manifest_does_not_list_and_one_that_is_not_there(path: Path) -> None:
    added = archive(CHANGES, files=lambda files: [*files, (f"blobs/{SCAN_NAME}", SCAN)])
    assert reason_of_plain(path, added) == "file_list_mismatch"
    files = {"changes.jsonl": facts_of(CHANGES), f"blobs/{SCAN_NAME}": facts_of(SCAN)}
    assert reason_of_page(path, files=files) == "file_list_mismatch"


def test_a_scan_under_the_name_of_another(path: Path) -> None:
    assert reason_of_plain(path, archive(CHANGES, blobs={f"blobs/{'0' * 64}": SCAN})) == "blob_name"


def test_no_changes_at_all(path: Path) -> None:
    without = archive(CHANGES, {"files": {}}, files=lambda files: files[:2])
    assert reason_of_plain(path, without) == "zip_missing"


# the archive


@pytest.mark.parametrize(
    "name",
    [
        *("../../evil.txt", "/etc/passwd", "C:\\x.exe", "CON", "blobs/../x", "blobs/", "blobs/abc", "Manifest.json"),
        *(f"blobs/{'A' * 64}", "changes.jsonl ", "./changes.jsonl", "изменения.jsonl"),
    ],
)
def test_a_name_that_no_package_has(path: Path, name: str) -> None:
    plain = archive(CHANGES, files=lambda files: [*files, (name, b"x")])
    assert reason_of_plain(path, plain) == "zip_unexpected_name"


def test_two_files_of_one_name(path: Path) -> None:
    plain = archive(CHANGES, files=lambda files: [*files, ("changes.jsonl", b"other")])
    assert reason_of_plain(path, plain) == "zip_duplicate_name"


def test_sixty_megabytes_of_zeros_in_sixty_kilobytes(path: Path) -> None:
    assert reason_of_plain(path, archive(bytes(60 << 20))) == "zip_entry_limit"


def test_a_manifest_and_a_scan_larger_than_they_may_be(path: Path) -> None:
    noise = os.urandom(1 << 20)
    assert reason_of_plain(path, archive(CHANGES, noise + b"x")) == "zip_entry_limit"
    large = archive(CHANGES, blobs={f"blobs/{SCAN_NAME}": noise * 17})
    assert reason_of_plain(path, large) == "zip_entry_limit"


def test_six_thousand_tiny_files(path: Path) -> None:
    def many(files: Files) -> Files:
        return [*files, *((f"blobs/{n:064x}", b"") for n in range(6000))]

    assert reason_of_plain(path, archive(CHANGES, files=many)) == "zip_too_many"


def test_more_in_all_than_a_package_may_hold(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exchange_admin.documents.packages.zip_entries.LARGEST_PLAIN", 1000)
    assert reason_of_plain(path, archive(CHANGES)) == "zip_total"


def patched(plain: bytes, name: str, at: int, shape: str, value: int) -> bytes:
    """The archive with a number of the directory's record of `name` replaced; `at` counts from the record's start."""
    found = bytearray(plain)
    record = plain.rindex(name.encode()) - 46
    assert plain[record : record + 4] == b"PK\1\2"
    struct.pack_into(shape, found, record + at, value)
    return bytes(found)


def test_a_file_that_unpacks_to_more_than_it_says(path: Path) -> None:
    assert reason_of_plain(path, patched(archive(CHANGES), "changes.jsonl", 24, "<L", 100)) == "zip_bomb"


def test_a_file_that_unpacks_to_less_than_it_says(path: Path) -> None:
    longer = patched(archive(CHANGES), "changes.jsonl", 24, "<L", len(CHANGES) + 1)
    assert reason_of_plain(path, longer) == "zip_corrupt"


@pytest.mark.parametrize(
    ("at", "shape", "value", "told"),
    [
        (8, "<H", 1, "zip_entry_limit"),  # encrypted
        (10, "<H", 12, "zip_entry_limit"),  # bzip2
        (16, "<L", 1, "zip_corrupt"),  # checksum
        (20, "<L", 10, "zip_corrupt"),  # packed size
        (20, "<L", 0xFFFFFFFF, "zip_corrupt"),
        (42, "<L", 0xFFFFFFFE, "zip_corrupt"),  # where it stands
        (42, "<L", 7, "zip_corrupt"),
        (28, "<H", 5, "zip_unexpected_name"),
        (30, "<H", 9, "zip_invalid"),  # extra
        (0, "<L", 0, "zip_invalid"),
    ],
)
def test_a_directory_that_lies(path: Path, at: int, shape: str, value: int, told: str) -> None:
    assert reason_of_plain(path, patched(archive(CHANGES), "changes.jsonl", at, shape, value)) == told


@pytest.mark.parametrize("packed", [b"\x07\xff", b"\x00", b""])
def test_packed_bytes_that_are_none(path: Path, packed: bytes) -> None:
    plain = archive(CHANGES)
    start = plain.index(b"changes.jsonl") + len(b"changes.jsonl")
    broken = plain[:start] + packed + plain[start + len(packed) :] if packed else plain
    if not packed:
        broken = patched(plain, "changes.jsonl", 20, "<L", 0)
    assert reason_of_plain(path, broken) == "zip_corrupt"


@pytest.mark.parametrize(
    "plain",
    [b"", b"no archive", archive(CHANGES) + b"\n", archive(CHANGES)[:-1], archive(CHANGES)[30:], b"PK\5\6" + bytes(18)],
)
def test_an_archive_that_is_none_or_has_more_behind_it(path: Path, plain: bytes) -> None:
    assert reason_of_plain(path, plain) in {"zip_invalid", "zip_missing"}
