"""A package is taken whole or refused with one clear reason, whatever somebody put into it (`sync.md` 13)."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import re
import struct
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyrage
import pytest
from package_sample import (
    AUTHOR,
    OFFICE,
    OFFICE_SITE,
    PARTNER,
    PARTNER_SITE,
    SCAN,
    SCAN_NAME,
    STRANGER,
    Chain,
    Files,
    archive,
    changes_of,
    forged,
    manifest,
    opened,
    ordinary,
    person,
)

from exchange_admin.documents.packages import age_passphrase, checking, limits, refusals
from exchange_admin.documents.packages.keys import sign
from exchange_admin.documents.packages.lines import raw_lines, read_line
from exchange_admin.documents.packages.manifest import Enrolment
from exchange_admin.documents.packages.reading import inspect_package
from exchange_admin.documents.packages.refusals import Refused
from exchange_admin.documents.packages.sealing import Seal
from exchange_admin.documents.packages.writing import SIGNED, write_packages
from exchange_admin.domain.fields import FieldType
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.wording import LANGUAGES, Wording

CHANGES = changes_of(ordinary())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "EXCH_hy5kpdq2_hub3wz7a_20261124-0912_62999fc9.exchpack"


@pytest.fixture
def genuine(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    (one,) = write_packages(
        folder, manifest(), ordinary(), keys=PARTNER, recipients=[OFFICE.age_public], blobs={SCAN_NAME: SCAN}
    )
    return one.path


def reasons(path: Path, **how: Any) -> list[str]:
    """Codes of a refusal; the file stays as it was."""
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(RuleBroken) as refused:
        opened(path, **how)
    assert before is None or path.read_bytes() == before
    assert all(problem.facts["file"] == path.name for problem in refused.value.problems)
    return [problem.code.removeprefix("package.") for problem in refused.value.problems]


def reason(path: Path, **how: Any) -> str:
    return reasons(path, **how)[0]


def reason_of_plain(path: Path, plain: bytes) -> str:
    return reason(forged(path, plain))


def reason_of_changes(path: Path, changes: bytes) -> str:
    return reason_of_plain(path, archive(changes))


def reason_of_page(path: Path, **page: object) -> str:
    return reason_of_plain(path, archive(CHANGES, page))


def reason_of_line(path: Path, **keys: object) -> str:
    """The first line of the package with other keys."""
    line = {**json.loads(CHANGES.splitlines()[0]), **keys}
    return reason_of_changes(path, json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")


def reason_of_body(path: Path, **body: object) -> str:
    chain = Chain()
    chain.add(person(1), **body)
    return reason_of_changes(path, changes_of(chain.lines))


def reason_of_values(path: Path, text: str, *said: str) -> str:
    chain = Chain()
    chain.add(("person", "a1", dict.fromkeys(said or ("note",), "")), values=[text])
    return reason_of_changes(path, changes_of(chain.lines))


# what is genuine is taken


def test_a_genuine_package_is_taken_with_everything_in_it(genuine: Path) -> None:
    package = opened(genuine)
    assert list(package.lines()) == ordinary()
    assert list(package.lines()) == ordinary(), "lines can be asked for again"
    assert dict(package.blobs) == {SCAN_NAME: SCAN}
    assert (package.size, package.sha256) == (
        genuine.stat().st_size,
        hashlib.sha256(genuine.read_bytes()).hexdigest(),
    )
    assert not package.enrols
    assert package.manifest.have == {f"{OFFICE_SITE}.1": 4}


def test_a_package_says_what_it_carries(genuine: Path) -> None:
    contents = opened(genuine).contents
    assert (contents.transactions, contents.skipped, contents.entries, contents.withheld) == (4, 3, 6, 1)
    assert contents.kinds == {"person": 5}
    assert contents.new == {"person": 3}
    assert contents.authors == {AUTHOR: (1, 3), f"{OFFICE_SITE}.1": (1, 4)}


def test_what_a_newer_program_has_added_is_let_through(path: Path) -> None:
    chain = Chain()
    chain.add(("starship", "a1", {"warp_factor": 9, "captain": "Петрова"}), flavour={"deep": [1]})
    page = {"schema": 99, "mood": {"new": True}}
    package = opened(forged(path, archive(changes_of(chain.lines), page)))
    assert list(package.lines()) == chain.lines
    assert package.contents.kinds == {"starship": 1}


def test_parents_that_nobody_knows_are_legal(path: Path) -> None:
    chain = Chain()
    chain.add((*person(1), "nobody.7:99:0"), (*person(2), [["a.1:1:0", "b.1:2:3"], "c.1:1:1", []]))
    assert opened(forged(path, archive(changes_of(chain.lines)))).contents.entries == 2


def test_a_package_from_another_century_is_taken(path: Path) -> None:
    chain = Chain()
    chain.add(person(1), hlc=1 << 62)
    assert opened(forged(path, archive(changes_of(chain.lines), {"created": "2099-01-01T00:00:00Z"})))


def test_an_odd_value_of_a_known_field_is_left_to_the_receiver(path: Path) -> None:
    chain = Chain()
    chain.add(("person", "a1", {"birth_date": "2027-02-29", "sex": "x", "_live": "maybe", "citizenship": 7}))
    assert opened(forged(path, archive(changes_of(chain.lines)))).contents.entries == 1


def test_a_part_with_nothing_new_still_carries_what_was_received(path: Path) -> None:
    assert not list(opened(forged(path, archive(b""))).lines())


# not a package at all


def test_an_empty_file(path: Path) -> None:
    path.write_bytes(b"")
    assert reason(path) == "file_empty"


def test_random_bytes(path: Path) -> None:
    path.write_bytes(os.urandom(5000))
    assert reason(path) == "not_a_package"


def test_a_login_page_saved_as_a_package(path: Path) -> None:
    path.write_text("<!DOCTYPE html><title>Вход в почту</title>", "utf-8")
    assert reason(path) == "not_a_package"


def test_an_archive_renamed(path: Path) -> None:
    path.write_bytes(archive(CHANGES))
    assert reason(path) == "not_a_package"


def test_a_missing_file_and_a_folder(path: Path) -> None:
    assert reason(path) == "file_missing"
    path.mkdir()
    with pytest.raises(RuleBroken) as refused:
        opened(path)
    assert refused.value.problem.code in {"package.file_unreadable", "package.not_a_package"}


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_is_refused_and_not_waited_for(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(RuleBroken) as refused:
        opened(path)
    assert refused.value.problem.code == "package.not_a_package"


def test_a_file_larger_than_a_package_may_be(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(limits.LARGEST_FILE + 1)
    with pytest.raises(RuleBroken) as refused:
        opened(path)
    assert refused.value.problem.code == "package.file_too_big"


def test_a_stick_pulled_out_while_reading(genuine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_: object) -> os.stat_result:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "stat", gone)
    with pytest.raises(RuleBroken) as refused:
        opened(genuine)
    assert refused.value.problem.code == "package.file_unreadable"


@pytest.mark.parametrize("difference", [-1, 1])
def test_a_file_that_is_still_being_copied(genuine: Path, monkeypatch: pytest.MonkeyPatch, difference: int) -> None:
    stat = Path.stat

    def another_size(path: Path, **how: bool) -> os.stat_result:
        about = list(stat(path, **how))
        about[6] += difference
        return os.stat_result(about)

    monkeypatch.setattr(Path, "stat", another_size)
    with pytest.raises(RuleBroken) as refused:
        opened(genuine)
    assert refused.value.problem.code == "package.file_unreadable"


# damaged or changed on the way


def test_a_package_cut_in_half(genuine: Path) -> None:
    genuine.write_bytes(genuine.read_bytes()[: genuine.stat().st_size // 2])
    assert reason(genuine) == "cannot_decrypt"


def test_a_package_cut_in_its_header(genuine: Path) -> None:
    genuine.write_bytes(genuine.read_bytes()[:100])
    assert reason(genuine) == "cannot_decrypt"


def test_the_last_byte_missing(genuine: Path) -> None:
    genuine.write_bytes(genuine.read_bytes()[:-1])
    assert reasons(genuine) == ["cannot_decrypt"]


def test_one_bit_flipped(genuine: Path) -> None:
    data = bytearray(genuine.read_bytes())
    data[-200] ^= 1
    genuine.write_bytes(data)
    assert reason(genuine) == "cannot_decrypt"


def test_a_mail_footer_appended(genuine: Path) -> None:
    genuine.write_bytes(genuine.read_bytes() + b"\n-- \nSent from my phone")
    assert reason(genuine) == "cannot_decrypt"


def test_two_packages_concatenated(genuine: Path) -> None:
    genuine.write_bytes(genuine.read_bytes() * 2)
    assert reason(genuine) == "cannot_decrypt"


# seals


def test_a_package_for_another_office_says_so(genuine: Path) -> None:
    assert reasons(genuine, identities=[STRANGER.age_private]) == ["cannot_decrypt", "other_key"]


def test_a_passphrase_opens_what_was_sealed_with_it(path: Path) -> None:
    path.write_bytes(age_passphrase.encrypt(archive(CHANGES), "ветер с моря"))
    assert opened(path, identities=[], passphrase="ветер с моря").contents.transactions == 4
    assert reason(path) == "passphrase_needed"
    assert reason(path, passphrase="ветер") == "wrong_passphrase"


def test_a_header_for_a_crowd_is_not_worked_through(path: Path) -> None:
    forged(path, archive(CHANGES), recipients=[STRANGER.age_public] * 100 + [OFFICE.age_public])
    assert reason(path) == "header_too_big"


def test_a_header_without_end(path: Path) -> None:
    path.write_bytes(b"age-encryption.org/v1\n-> X25519 " + b"A" * (1 << 20))
    assert reason(path) == "header_too_big"


@pytest.mark.parametrize("work", ["19", "30", "64", "0000030", "30 ", "99999999999"])
def test_a_passphrase_that_costs_gigabytes_to_try_is_not_tried(path: Path, work: str) -> None:
    header = f"age-encryption.org/v1\n-> scrypt ZVWglEJxq0zwr/X3o8EfoA {work}\n{'A' * 43}\n--- {'A' * 43}\n"
    path.write_bytes(header.encode() + bytes(64))
    assert reason(path, passphrase="p") == "header_too_big"


# who has sent it, and to whom


def test_a_package_signed_by_an_attacker(path: Path) -> None:
    assert reason_of_plain(path, archive(CHANGES, signer=STRANGER)) == "bad_signature"


def test_a_missing_an_empty_and_a_recycled_signature(path: Path) -> None:
    missing = archive(CHANGES, files=lambda files: [one for one in files if one[0] != "manifest.sig"])
    assert reason_of_plain(path, missing) == "zip_missing"
    assert reason_of_plain(path, archive(CHANGES, signature=b"")) == "bad_signature"
    recycled = sign(PARTNER.sign_private, SIGNED + b"another page")
    assert reason_of_plain(path, archive(CHANGES, signature=recycled)) == "bad_signature"
    bare = sign(PARTNER.sign_private, manifest().encoded())
    assert reason_of_plain(path, archive(CHANGES, manifest().encoded(), signature=bare)) == "bad_signature"


def test_a_sender_that_is_not_enrolled(path: Path) -> None:
    assert reason_of_page(path, **{"from": "n0b0dy"}) == "unknown_sender"


def test_a_genuine_package_sealed_again_for_another_office(genuine: Path) -> None:
    inside = pyrage.decrypt(genuine.read_bytes(), [pyrage.x25519.Identity.from_str(OFFICE.age_private)])
    forged(genuine, inside, recipients=[STRANGER.age_public])
    assert reason(genuine, me="0ther", identities=[STRANGER.age_private]) == "not_for_me"


def test_a_revoked_partner(genuine: Path) -> None:
    assert reason(genuine, revoked={PARTNER_SITE}) == "revoked"


def test_nobody_can_pass_for_a_revoked_partner(path: Path) -> None:
    forged(path, archive(CHANGES, signer=STRANGER))
    assert reason(path, revoked={PARTNER_SITE}) == "bad_signature"


def answer(code: str = "9f3c", key: str = STRANGER.sign_public) -> dict[str, object]:
    return {"from": "n3w", "enrol": {"code": code, "sign_key": key, "age_key": STRANGER.age_public}}


def test_the_first_package_of_a_college_is_signed_with_the_key_that_it_brings(path: Path) -> None:
    package = opened(forged(path, archive(CHANGES, answer(), signer=STRANGER)))
    assert package.enrols
    assert package.manifest.enrol == Enrolment("9f3c", STRANGER.sign_public, STRANGER.age_public)


def test_an_answer_signed_with_another_key_than_it_brings(path: Path) -> None:
    assert reason_of_plain(path, archive(CHANGES, answer(), signer=PARTNER)) == "bad_signature"


def test_a_known_partner_cannot_be_replaced_by_an_answer(path: Path) -> None:
    page = answer() | {"from": PARTNER_SITE}
    assert reason_of_plain(path, archive(CHANGES, page, signer=STRANGER)) == "bad_signature"
    assert not opened(forged(path, archive(CHANGES, page))).enrols


# versions


def test_a_newer_format(path: Path) -> None:
    assert reason_of_page(path, format=9) == "newer_format"


def test_a_newer_format_is_told_even_where_its_manifest_looks_different(path: Path) -> None:
    page = json.dumps({"format": 2, "app": "3.0"}).encode()
    with pytest.raises(RuleBroken) as refused:
        opened(forged(path, archive(CHANGES, page)))
    assert refused.value.problem.code == "package.newer_format"
    assert refused.value.problem.facts["app"] == "3.0"


@pytest.mark.parametrize("format", [True, "1", 1.0, None, 0, [1]])
def test_a_format_that_is_no_number(path: Path, format: object) -> None:
    assert reason_of_page(path, format=format) == "manifest_shape"


def test_data_too_new_and_too_old(path: Path) -> None:
    assert reason_of_page(path, schema=9, min_reader_schema=9) == "schema_version"
    forged(path, archive(CHANGES, {"schema": 1}))
    assert reason(path, oldest_schema=2) == "schema_version"


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


# lines


def test_a_body_changed_under_its_hash(path: Path) -> None:
    assert reason_of_line(path, body=json.loads(CHANGES.splitlines()[0])["body"].replace("李", "王")) == "txn_hash"


def test_a_chain_that_does_not_hold_is_left_to_the_journal(path: Path) -> None:
    """It is stored and never applied: the missing link may be in another package."""
    chain = Chain()
    for number in range(3):
        chain.add(person(number))
    assert opened(forged(path, archive(changes_of(chain.lines[::2])))).contents.transactions == 2


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"seq": 0}, "txn_id"),
        ({"seq": -5}, "txn_id"),
        ({"seq": 1.5}, "txn_shape"),
        ({"seq": 1 << 60}, "txn_id"),
        ({"seq": (1 << 53) + 1}, "txn_id"),
        ({"seq": True}, "txn_shape"),
        ({"seq": "1"}, "txn_shape"),
        ({"seq": 2}, "txn_id"),
        ({"site": "A'; drop table txn;--"}, "txn_id"),
        ({"site": ""}, "txn_id"),
        ({"site": "a" * 61}, "txn_id"),
        ({"site": 7}, "txn_shape"),
        ({"site": "other.1"}, "body_shape"),
        ({"hash": "0" * 63}, "txn_shape"),
        ({"hash": "0" * 64}, "txn_hash"),
        ({"prev": "0" * 64}, "txn_id"),
        ({"prev": None}, "txn_shape"),
        ({"body": ""}, "txn_shape"),
        ({"body": "{"}, "txn_hash"),
        ({"body": {}}, "txn_shape"),
        ({"values": None}, "txn_shape"),
        ({"values": []}, "body_shape"),
        ({"values": [None]}, "body_shape"),
        ({"values": [None, None, None]}, "body_shape"),
        ({"values": [["ff", "[]"], None]}, "txn_shape"),
        ({"values": [["00" * 16, "[]"], None]}, "value_hash"),
        ({"values": [["00" * 16, "[]", 1], None]}, "txn_shape"),
        ({"values": [["zz" * 16, "[]"], None]}, "txn_shape"),
        ({"more": 1}, "txn_shape"),
    ],
    ids=str,
)
def test_a_line_with_a_part_of_the_wrong_shape(path: Path, keys: Mapping[str, object], told: str) -> None:
    assert reason_of_line(path, **keys) == told


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"", "json_invalid"),
        (b"{}", "txn_shape"),
        (b"[]", "txn_shape"),
        (b"null", "txn_shape"),
        (b"\xff\xfe", "json_invalid"),
        (b"[" * 100_000, "json_too_deep"),
        (b'{"site":"a.1","site":"b.1"}', "json_duplicate_key"),
        (b'{"site":"a.1","seq":NaN}', "json_nan"),
        (b'{"site":"a.1","seq":%s}' % (b"1" * 5000), "json_big_int"),
        (b'{"site":"a.1","first":5,"seq":4,"hash":"%s"}' % (b"0" * 64), "txn_id"),
        (b'{"site":"a.1","first":0,"seq":4,"hash":"%s"}' % (b"0" * 64), "txn_id"),
        (b'{"site":"a.1","first":1,"seq":%d,"hash":"%s"}' % (1 << 55, b"0" * 64), "txn_id"),
        (b'{"site":"a.1","first":1,"seq":4}', "txn_shape"),
        (b'{"site":"a.1","first":1,"seq":4,"hash":"%s"} ' % (b"0" * 64), "txn_shape"),
        (b'{"first":1,"site":"a.1","seq":4,"hash":"%s"}' % (b"0" * 64), "txn_shape"),
    ],
)
def test_a_line_that_is_none(path: Path, line: bytes, told: str) -> None:
    assert reason_of_changes(path, line + b"\n") == told


def test_a_last_line_without_its_end(path: Path) -> None:
    assert reason_of_changes(path, CHANGES[:-1]) == "txn_shape"


def test_a_line_of_another_spelling_is_not_understood_in_a_second_way(path: Path) -> None:
    line = json.loads(CHANGES.splitlines()[0])
    assert reason_of_changes(path, json.dumps(line).encode() + b"\n") == "txn_shape"


def test_a_line_longer_than_it_may_be() -> None:
    with pytest.raises(Refused, match="line_too_long"):
        list(raw_lines(b"x" * (1 << 20) for _ in range((limits.LONGEST_LINE >> 20) + 1)))


def test_a_lone_surrogate_in_a_body(path: Path) -> None:
    line = CHANGES.splitlines()[0].replace("李老师".encode(), rb"\ud800")
    assert reason_of_changes(path, line + b"\n") == "json_invalid"


# bodies


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({"hlc": -1}, "body_shape"),
        ({"hlc": 1 << 63}, "body_shape"),
        ({"hlc": 1.5}, "body_shape"),
        ({"hlc": True}, "body_shape"),
        ({"site": "forged.1"}, "body_shape"),
        ({"seq": 2}, "body_shape"),
        ({"seq": True}, "body_shape"),
        ({"seq": 1.0}, "body_shape"),
        ({"seq": 1.0, "hlc": 1 << 64}, "json_big_int"),
        ({"deps": []}, "body_shape"),
        ({"deps": {"a'": 1}}, "body_shape"),
        ({"deps": {"a.1": 0}}, "body_shape"),
        ({"who": None}, "body_shape"),
        ({"who": "a" * 1001}, "body_shape"),
        ({"who": "\u202egnp.exe"}, "body_shape"),
        ({"verb": 7}, "body_shape"),
        ({"institution": ["x"]}, "body_shape"),
        ({"undoes": 1}, "body_shape"),
        ({"shapes": {}}, "body_shape"),
        ({"shapes": [["person"]]}, "body_shape"),
        ({"shapes": [["person", "name"]]}, "body_shape"),
        ({"ops": {}}, "body_shape"),
        ({"ops": []}, "body_shape"),
        ({"deep": [[[[[[[[[[[]]]]]]]]]]]}, "json_too_deep"),
    ],
    ids=str,
)
def test_a_body_with_a_part_of_the_wrong_shape(path: Path, body: Mapping[str, object], told: str) -> None:
    assert reason_of_body(path, **body) == told


@pytest.mark.parametrize("body", ["[]", "null", "7"])
def test_a_body_that_is_no_table(path: Path, body: str) -> None:
    chain = Chain()
    chain.put(body, ())
    assert reason_of_changes(path, changes_of(chain.lines)) == "body_shape"


@pytest.mark.parametrize(
    "kind", ["person; drop table person", "SQLITE_MASTER", "sqlite_master", "sync_txn", "", "a" * 61, "лицо", "person "]
)
def test_a_kind_that_could_only_be_meant_for_the_file_itself(path: Path, kind: str) -> None:
    assert reason_of_body(path, shapes=[[kind, ["family_han", "given_han", "sex"]]]) == "op_shape"


@pytest.mark.parametrize("name", ["name=(select 1)", "id", "n", "rowid", "_clock", "_sort", "", "имя", 'a"b', "A"])
def test_a_field_that_could_only_be_meant_for_the_file_itself(path: Path, name: str) -> None:
    assert reason_of_body(path, shapes=[["person", ["family_han", "given_han", name]]]) == "op_shape"


def test_a_field_named_twice(path: Path) -> None:
    assert reason_of_body(path, shapes=[["person", ["sex", "sex", "note"]]]) == "op_shape"


@pytest.mark.parametrize(
    "op",
    [
        [1, "a1", "0" * 64],
        [-1, "a1", "0" * 64],
        [True, "a1", "0" * 64],
        ["0", "a1", "0" * 64],
        [0, "a'1", "0" * 64],
        [0, "../a", "0" * 64],
        [0, "", "0" * 64],
        [0, "a" * 101, "0" * 64],
        [0, 7, "0" * 64],
        [0, "a1", "0" * 63],
        [0, "a1", "F" * 64],
        [0, "a1"],
        [0, "a1", "0" * 64, "a.1:1:0", 1],
        [0, "a1", "0" * 64, 7],
        [0, "a1", "0" * 64, [1, 2, 3]],
        [0, "a1", "0" * 64, ["a.1:1:0"]],
        [0, "a1", "0" * 64, "a.1:1"],
        [0, "a1", "0" * 64, "a.1:0:0"],
        [0, "a1", "0" * 64, "'a':1:0"],
        [0, "a1", "0" * 64, [["a.1:1:0"], "x", []]],
        {"kind": "person"},
        "op",
    ],
    ids=str,
)
def test_an_entry_with_a_part_of_the_wrong_shape(path: Path, op: object) -> None:
    assert reason_of_body(path, ops=[op]) == "op_shape"


def test_more_entries_than_a_package_may_hold(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MOST_OPS", 5)
    assert reason_of_changes(path, CHANGES) == "too_many_ops"


# values


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[{"a":1}]', "op_value_type"),
        ("[[1]]", "op_value_type"),
        ("[1e308]", "op_value_type"),
        ("[1.5]", "op_value_type"),
        ("[true]", "op_value_type"),
        ("[9223372036854775808]", "json_big_int"),
        ("[%s]" % ("1" * 5000), "json_big_int"),
        ("[NaN]", "json_nan"),
        ("[" * 100_000, "json_too_deep"),
        ('[{"a":1,"a":2}]', "json_duplicate_key"),
        ("[", "json_invalid"),
        ("", "json_invalid"),
        ("{}", "op_shape"),
        ("[]", "op_shape"),
        ("[1,2]", "op_shape"),
        ('"text"', "op_shape"),
        (r'["a\u0000b"]', "value_bad_char"),
        ('["a\\u202eb"]', "value_bad_char"),
        ('["a\u202eb"]', "value_bad_char"),
        ('["a\u2067b"]', "value_bad_char"),
        ('["a\u200fb"]', "value_bad_char"),
        ('["a\x7fb"]', "value_bad_char"),
        ('["a\u0085b"]', "value_bad_char"),
        (r'["\ud800"]', "value_bad_char"),
        ('["и\u0306"]', "value_not_nfc"),
        (r'["и\u0306"]', "value_not_nfc"),
        ('["%s"]' % ("я" * (limits.LONGEST_VALUE + 1)), "value_too_long"),
    ],
    ids=lambda text: text[:20],
)
def test_a_value_that_no_field_holds(path: Path, text: str, told: str) -> None:
    assert reason_of_values(path, text) == told


def test_a_line_of_text_with_twenty_thousand_characters(path: Path) -> None:
    assert reason_of_values(path, json.dumps(["x" * 20_000]), "family_han") == "value_too_long"


def test_values_of_several_lines_and_strange_scripts_are_taken(path: Path) -> None:
    chain = Chain()
    said = {
        "note": '第一行\n\tвторая «строка» \\ "№ 2"',
        "family_han": "𠮷",
        "given_cyr": "Ё" + unicodedata.lookup("CJK UNIFIED IDEOGRAPH-4E00"),
    }
    chain.add(("person", "a1", said), (*person(2, phone=None, birth_year=-(1 << 63)), f"{AUTHOR}:1:0"))
    assert list(opened(forged(path, archive(changes_of(chain.lines)))).lines()) == chain.lines


def test_every_name_and_length_of_the_registry_may_travel() -> None:
    for kind in REGISTRY.kinds:
        assert checking._KIND.fullmatch(kind.name)
        for one in kind.fields:
            assert checking._FIELD.fullmatch(one.wire_name)
            several = one.type in {FieldType.MEMO, FieldType.JSON}
            assert one.longest <= (limits.LONGEST_VALUE if several else limits.LONGEST_LINE_OF_TEXT)


# looking at a package from outside


def test_a_package_without_its_key_tells_only_what_everybody_sees(genuine: Path) -> None:
    outline = inspect_package(genuine)
    assert (outline.seal, outline.manifest, outline.contents, outline.signed) == (Seal.KEYS, None, None, None)
    assert outline.size == genuine.stat().st_size
    assert outline.named is not None
    assert (outline.named.sender, outline.named.to, outline.named.at) == (PARTNER_SITE, OFFICE_SITE, "20261124-0912")


def test_a_package_with_its_key_tells_what_is_inside_whoever_it_is_for(genuine: Path) -> None:
    outline = inspect_package(genuine, identities=[OFFICE.age_private])
    assert outline.manifest is not None
    assert outline.manifest.sender == PARTNER_SITE
    assert outline.contents is not None
    assert (outline.contents.transactions, outline.blobs, outline.signed) == (4, 1, None)
    assert inspect_package(genuine, identities=[OFFICE.age_private], sender_key=lambda *_: PARTNER.sign_public).signed
    assert inspect_package(genuine, identities=[OFFICE.age_private], sender_key=lambda *_: "00").signed is False


def test_looking_at_a_broken_package_says_what_opening_it_would(path: Path) -> None:
    forged(path, archive(b"{}\n"))
    with pytest.raises(RuleBroken) as refused:
        inspect_package(path, identities=[OFFICE.age_private])
    assert refused.value.problem.code == "package.txn_shape"


# reasons and their words


def raised() -> set[str]:
    """Every reason that the code gives."""
    found: set[str] = set()
    for module in Path(refusals.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Refused", "_fault", "refusal"}:
                literals = [one for arg in node.args for one in ast.walk(arg) if isinstance(one, ast.Constant)]
                found |= {str(one.value) for one in literals if re.fullmatch("[a-z_]+_[a-z_]+|revoked", str(one.value))}
    return found


def test_every_reason_of_the_code_is_listed_and_none_else() -> None:
    assert raised() == set(refusals.REASONS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_a_sentence_that_names_the_file(language: str, resources: Path) -> None:
    words = Wording.load(resources / "wording", language)
    for one in refusals.REASONS:
        assert f"problem.package.{one}" in words
        assert one.startswith("own_") or "{file}" in str(words.raw(f"problem.package.{one}"))


def test_the_facts_of_a_refusal_hold_no_value_of_a_record(path: Path) -> None:
    chain = Chain()
    chain.add(("person", "a1", {"note": ""}), values=['["secret\u202e"]'])
    with pytest.raises(RuleBroken) as refused:
        opened(forged(path, archive(changes_of(chain.lines))))
    assert "secret" not in str(refused.value.problem.facts)
    assert refused.value.problem.facts["id"] == "a1"


def test_a_line_is_read_as_the_journal_reads_it() -> None:
    for line in ordinary():
        assert read_line(line.text().encode()) == line
