"""Packages are made whole or not at all, in parts that mail lets through, and say exactly what they were given."""

from __future__ import annotations

import errno
import hashlib
import io
import json
import os
import random
import shutil
import subprocess
import sys
import unicodedata
import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyrage
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
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
    changes_of,
    manifest,
    opened,
    ordinary,
    person,
)

from exchange_admin.documents import files
from exchange_admin.documents.packages import lines, tally_file, writing
from exchange_admin.documents.packages.json_parsing import read_json
from exchange_admin.documents.packages.lines import raw_lines, read_line, written
from exchange_admin.documents.packages.manifest import Enrolment, Manifest
from exchange_admin.documents.packages.naming import name_of, read_name
from exchange_admin.documents.packages.refusals import Refused
from exchange_admin.documents.packages.writing import Written, write_packages
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.merge.tallies import KindTally, Tally, whole
from exchange_admin.merge.transactions import TxnLine, read_body, read_values

TEXTS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="\u2028\u2029"), max_size=30
).filter(lambda text: text.isprintable() and all(len(sign.encode()) < 5 for sign in text))


def write(folder: Path, transactions: Any = None, **changes: Any) -> list[Written]:
    given: dict[str, Any] = {"keys": PARTNER, "recipients": [OFFICE.age_public]}
    page = changes.pop("page", manifest())
    return write_packages(folder, page, ordinary() if transactions is None else transactions, **{**given, **changes})


def refusal(folder: Path, transactions: Any = None, **changes: Any) -> str:
    """The code of a refusal; nothing is left in the folder."""
    with pytest.raises(RuleBroken) as refused:
        write(folder, transactions, **changes)
    assert not folder.exists() or not list(folder.iterdir())
    return refused.value.problem.code


def many(count: int, size: int = 3000) -> list[TxnLine]:
    """Transactions that do not shrink when packed."""
    chance, chain = random.Random(3), Chain()
    for number in range(count):
        chain.add(person(number, note=chance.randbytes(size // 2).hex()))
    return chain.lines


# one package


def test_a_package_is_called_by_sites_minute_and_id_and_nothing_personal(tmp_path: Path) -> None:
    (one,) = write(tmp_path)
    assert one.path == tmp_path / "EXCH_hy5kpdq2_hub3wz7a_20261124-0912_99fc9030.exchpack"
    assert list(tmp_path.iterdir()) == [one.path]
    assert (one.size, one.sha256) == (one.path.stat().st_size, hashlib.sha256(one.path.read_bytes()).hexdigest())
    assert (one.id, one.part, one.parts, one.entries) == (manifest().id, 1, 1, 6)


def test_a_manifest_comes_back_as_it_was_given(tmp_path: Path) -> None:
    enrol = Enrolment("code-1", PARTNER.sign_public, PARTNER.age_public)
    page = manifest(enrol=enrol, ends={"third.1": 12}, app="0.3.0 «Омск»")
    write(tmp_path, page=page)
    back = opened(next(tmp_path.iterdir())).manifest
    same = ("sender", "incarnation", "institution", "to", "id", "created", "schema", "app", "have", "received", "enrol")
    assert [getattr(back, name) for name in same] == [getattr(page, name) for name in same]
    assert back.ends == {AUTHOR: 3, f"{OFFICE_SITE}.1": 4, "third.1": 12}
    assert back.heads == {AUTHOR: ordinary()[2].hash, f"{OFFICE_SITE}.1": ordinary()[-1].hash}
    assert (back.part, back.series) == ((1, 1), page.id)


OWN, ALIKE = (b"live", b"sexs"), (b"same", b"same")
TALLY = Tally(
    {AUTHOR: 5},
    {
        "person": KindTally(
            ("_live", "sex"),
            3,
            bytes(16),
            {b"abcdef": whole(OWN), b"ghijkl": whole(ALIKE), b"mnopqr": b"wxyz"},
            {b"abcdef": OWN, b"ghijkl": ALIKE},
        )
    },
    (2, 3),
)


def test_what_the_sender_says_of_its_records_comes_back_in_the_last_part(tmp_path: Path) -> None:
    tallies = [opened(one.path).tally for one in write(tmp_path, many(100), split_bytes=200_000, tally=TALLY)]
    assert len(tallies) > 1
    assert tallies == [None] * (len(tallies) - 1) + [TALLY]


def test_an_older_program_is_told_nothing_that_it_would_refuse(tmp_path: Path) -> None:
    (one,) = write(tmp_path, page=manifest(format=1), tally=TALLY)
    assert opened(one.path).tally is None
    assert "tally.json" not in opened(one.path).manifest.files


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("ends", {"no author": 1}),
        ("ends", {AUTHOR: -1}),
        ("ends", [1]),
        ("share", [3, 2]),
        ("share", [0, 1]),
        ("share", [1]),
        ("kinds", {"sqlite master": {}}),
        ("kinds", {"person": {}}),
        (
            "kinds",
            {
                "person": {
                    "fields": ["a", "a"],
                    "count": 1,
                    "digest": "0" * 32,
                    "records": "",
                    "alike": "",
                    "each_field": "",
                }
            },
        ),
        (
            "kinds",
            {
                "person": {
                    "fields": ["a"],
                    "count": 1,
                    "digest": "0" * 32,
                    "records": "AAAA",
                    "alike": "",
                    "each_field": "",
                }
            },
        ),
        (
            "kinds",
            {
                "person": {
                    "fields": ["a"],
                    "count": 1,
                    "digest": "0" * 32,
                    "records": "",
                    "alike": "",
                    "each_field": "A?",
                }
            },
        ),
        (
            "kinds",
            {"person": {"fields": ["a"], "count": 1, "digest": "zz", "records": "", "alike": "", "each_field": ""}},
        ),
        ("kinds", 1),
    ],
)
def test_a_tally_of_another_shape_is_refused(key: str, value: object) -> None:
    plain = {**json.loads(tally_file.encoded(TALLY)), key: value}
    with pytest.raises(Refused):
        tally_file.read(json.dumps(plain).encode())


def test_a_tally_with_a_salt_comes_back_and_older_programs_find_nothing_to_compare_in_it() -> None:
    salted = replace(TALLY, salt=b"of today")
    data = tally_file.encoded(salted)
    assert tally_file.read(data) == salted
    assert json.loads(data)["kinds"] == {}


@pytest.mark.parametrize("salt", ["z", "abc", "00" * 33, 1, None])
def test_a_salt_of_another_shape_is_refused(salt: object) -> None:
    plain = {**json.loads(tally_file.encoded(replace(TALLY, salt=b"of today"))), "salt": salt}
    with pytest.raises(Refused):
        tally_file.read(json.dumps(plain).encode())


def alike_records(fields: int, records: int) -> bytes:
    packed = b64encode(b"".join(n.to_bytes(6, "big") + b"same" for n in range(records))).decode()
    kind = {
        "fields": [f"f{n}" for n in range(fields)],
        "count": records,
        "digest": "0" * 32,
        "records": "",
        "alike": packed,
        "each_field": "",
    }
    return json.dumps({"ends": {AUTHOR: 1}, "share": [1, 1], "kinds": {"person": kind, "unit": kind}}).encode()


def test_a_tally_that_fills_the_memory_when_it_is_taken_apart_is_refused_at_once() -> None:
    """Two megabytes of it would take eight gigabytes."""
    with pytest.raises(Refused):
        tally_file.read(alike_records(fields=2_000, records=2_000))
    assert len(tally_file.read(alike_records(fields=60, records=2_000)).kinds["unit"].each_field) == 2_000


@pytest.mark.parametrize("fields", [{"sex": 1}, "sex", None])
def test_fields_of_a_tally_that_are_no_list_are_refused(fields: object) -> None:
    plain = json.loads(tally_file.encoded(TALLY))
    plain["kinds"]["person"]["fields"] = fields
    with pytest.raises(Refused):
        tally_file.read(json.dumps(plain).encode())


def test_every_recipient_opens_it_and_nobody_else(tmp_path: Path) -> None:
    write(tmp_path, recipients=[OFFICE.age_public, PARTNER.age_public])
    path = next(tmp_path.iterdir())
    assert opened(path).contents == opened(path, identities=[PARTNER.age_private]).contents
    with pytest.raises(RuleBroken):
        opened(path, identities=[STRANGER.age_private])


def test_a_package_for_a_passphrase(tmp_path: Path) -> None:
    write(tmp_path, recipients=(), passphrase="ветер с моря")
    path = next(tmp_path.iterdir())
    assert opened(path, identities=(), passphrase="ветер с моря").contents.entries == 6


def test_nothing_readable_stands_in_the_file(tmp_path: Path) -> None:
    chain = Chain()
    chain.add(person(1, note="САМОЕ ТАЙНОЕ"))
    write(tmp_path, chain.lines, blobs={SCAN_NAME: SCAN})
    data = next(tmp_path.iterdir()).read_bytes()
    assert not any(word in data for word in ("САМОЕ".encode(), b"%PDF", b"changes.jsonl", PARTNER_SITE.encode()))


def test_any_program_opens_the_archive_inside_and_finds_the_manifest_first(tmp_path: Path) -> None:
    write(tmp_path, blobs={SCAN_NAME: SCAN})
    sealed = next(tmp_path.iterdir()).read_bytes()
    inside = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(OFFICE.age_private)])
    with zipfile.ZipFile(io.BytesIO(inside)) as found:
        assert found.namelist() == ["manifest.json", "manifest.sig", "changes.jsonl", f"blobs/{SCAN_NAME}"]
        assert found.testzip() is None
        assert found.read("changes.jsonl") == changes_of(ordinary())
        assert {one.date_time for one in found.infolist()} == {(1980, 1, 1, 0, 0, 0)}, "nobody sees the hour of work"


def test_what_the_receiver_would_refuse_is_not_sent(tmp_path: Path) -> None:
    chain = Chain()
    chain.add(("person", "a1", {"note": "a\u202eb"}))
    with pytest.raises(RuleBroken) as refused:
        write(tmp_path, chain.lines)
    assert refused.value.problem.code == "package.own_data"
    assert refused.value.problem.facts["id"] == "a1"
    assert refused.value.problem.facts["why"] == "value_bad_char"
    assert not list(tmp_path.iterdir())


def test_a_step_longer_than_a_line_may_be_is_not_sent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "LONGEST_LINE", 1000)
    assert refusal(tmp_path, many(1)) == "package.own_size"


def test_a_scan_under_a_wrong_name_is_not_sent(tmp_path: Path) -> None:
    assert refusal(tmp_path, blobs={"0" * 64: SCAN}) == "package.own_data"


# parts


def test_large_packages_are_split_at_whole_transactions(tmp_path: Path) -> None:
    sent = many(200)
    parts = write(tmp_path, sent, split_bytes=200_000)
    assert len(parts) > 2
    assert all(one.size <= 200_000 for one in parts)
    packages = [opened(one.path) for one in parts]
    assert [line for package in packages for line in package.lines()] == sent
    assert [package.manifest.part for package in packages] == [(k, len(parts)) for k in range(1, len(parts) + 1)]
    assert len({package.manifest.id for package in packages}) == len(parts)
    assert {package.manifest.series for package in packages} == {manifest().id}
    assert [one.id for one in parts] == [package.manifest.id for package in packages]


def test_the_ends_of_a_part_are_those_of_the_parts_so_far(tmp_path: Path) -> None:
    page = manifest(ends={AUTHOR: 200, "third.1": 5})
    parts = write(tmp_path, many(200), split_bytes=200_000, page=page)
    ends = [one.ends for one in parts]
    assert [opened(one.path).manifest.ends for one in parts] == ends
    steps = [end[AUTHOR] for end in ends]
    assert steps == sorted(steps)
    assert steps[0] < 200
    assert ends[-1] == page.ends
    assert "third.1" not in ends[0]


def test_parts_are_told_apart_by_their_names(tmp_path: Path) -> None:
    parts = write(tmp_path, many(100), split_bytes=200_000)
    names = [read_name(one.path.name) for one in parts]
    assert [(name.k, name.of) for name in names if name] == [(k, len(parts)) for k in range(1, len(parts) + 1)]


def test_one_large_transaction_is_a_part_of_its_own_and_whole(tmp_path: Path) -> None:
    small, large = many(3), Chain("big.1")
    large.add(*(person(number, note=random.Random(number).randbytes(1000).hex()) for number in range(300)))
    parts = write(tmp_path, [*small, *large.lines], split_bytes=100_000)
    assert [list(opened(one.path).lines()) for one in parts] == [small, large.lines]


def test_scans_that_find_no_room_travel_in_parts_of_their_own(tmp_path: Path) -> None:
    chance = random.Random(4)
    scans = [chance.randbytes(90_000) for _ in range(4)]
    blobs = {hashlib.sha256(scan).hexdigest(): scan for scan in scans}
    parts = write(tmp_path, blobs=blobs, split_bytes=200_000)
    found: dict[str, bytes] = {}
    for one in parts:
        found |= opened(one.path).blobs
    assert found == blobs
    assert len(parts) == 4
    assert all(one.size <= 200_000 for one in parts)


def test_entries_beyond_the_limit_of_a_package_begin_a_new_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MOST_OPS", 4)
    parts = write(tmp_path, many(9, 100))
    assert [one.entries for one in parts] == [4, 4, 1]


def test_long_text_that_packs_well_begins_a_new_part_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_MOST_PLAIN", 20_000)
    chain = Chain()
    for number in range(10):
        chain.add(person(number, note="я" * 3000))
    assert len(write(tmp_path, chain.lines)) > 3


# whole or not at all


def test_a_full_disk_leaves_no_part_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrote = Path.write_bytes

    def third_is_too_much(path: Path, data: bytes) -> int:
        if len(list(tmp_path.iterdir())) == 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        return wrote(path, data)

    monkeypatch.setattr(Path, "write_bytes", third_is_too_much)
    assert refusal(tmp_path, many(200), split_bytes=200_000) == "file.disk_full"


def test_parts_that_had_their_names_vanish_when_a_later_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed: list[Path] = []

    def replaced(draft: Path, target: Path) -> None:
        if len(renamed) == 2:
            raise OSError(errno.EIO, "Input/output error")
        os.replace(draft, target)
        renamed.append(target)

    monkeypatch.setattr(files, "replaced", replaced)
    assert refusal(tmp_path, many(200), split_bytes=200_000) == "file.not_written"
    assert len(renamed) == 2


def test_a_stick_pulled_out_while_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()

    def pulled(draft: Path, target: Path) -> None:
        shutil.rmtree(stick)
        os.replace(draft, target)

    monkeypatch.setattr(files, "replaced", pulled)
    assert refusal(stick) == "package.folder_gone"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none") == "package.folder_gone"


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_scanner_that_holds_the_file_for_a_moment_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    waited: list[float] = []

    def replace(draft: Path, target: Path) -> None:
        if len(waited) < 3:
            error = PermissionError(errno.EACCES, "held")
            error.winerror = code
            raise error
        os.replace(draft, target)

    monkeypatch.setattr(files, "replaced", partial(files.replaced, replace=replace, sleep=waited.append))
    (one,) = write(tmp_path)
    assert opened(one.path).contents.entries == 6
    assert len(waited) == 3


def test_a_scanner_that_never_lets_go_is_told_after_two_and_a_half_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []

    def replace(draft: Path, target: Path) -> None:
        error = PermissionError(errno.EACCES, "held")
        error.winerror = 32
        raise error

    monkeypatch.setattr(files, "replaced", partial(files.replaced, replace=replace, sleep=waited.append))
    assert refusal(tmp_path) == "file.locked"
    assert sum(waited) == pytest.approx(2.5)


def test_a_journal_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def breaking() -> Iterator[TxnLine]:
        yield from many(100)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write(tmp_path, breaking(), split_bytes=200_000)
    assert not list(tmp_path.iterdir())


# names


def test_names_are_plain_whatever_sites_and_ids_are_called() -> None:
    name = name_of("Омск/../x", "hub💥" * 30, "2026-11-24T09:12:00Z", "ab", 2, 3).text
    assert name == f"EXCH_--------x_{('hub-' * 30)[:40]}_20261124-0912_000000ab-2of3.exchpack"
    assert len(name) < 140


@pytest.mark.parametrize(
    "name",
    [
        "EXCH_a_b_20261124-0912_62999fc9.sync-conflict-20261124-101010-ABC.exchpack",
        "EXCH_a_b_20261124-0912_62999fc9 (1).exchpack",
        ".EXCH_a_b_20261124-0912_62999fc9.exchpack",
        "EXCH_a_b_20261124-0912_62999fc9.exchpack.part",
        "EXCH_a_b_2026-0912_62999fc9.exchpack",
        "письмо.exchpack",
    ],
)
def test_copies_of_sync_programs_are_no_packages(name: str) -> None:
    assert read_name(name) is None


@given(st.from_regex("[A-Za-z0-9-]{1,40}", fullmatch=True), st.uuids(), st.integers(1, 9), st.integers(1, 9))
def test_a_name_is_read_as_it_was_written(site: str, id: object, k: int, of: int) -> None:
    name = name_of(site, "hub", "2026-11-24T09:12:00Z", str(id), min(k, of), of)
    assert read_name(name.text) == name


# any content comes back


@st.composite
def chains(draw: Callable[..., Any]) -> list[TxnLine]:
    """Transactions of several kinds with any printable text, some values withheld, some steps left out."""
    chain = Chain(draw(st.from_regex("[a-z0-9]{1,8}[.][1-9]", fullmatch=True)))
    values = st.one_of(st.none(), st.integers(-(1 << 63), (1 << 63) - 1), TEXTS)
    fields = st.dictionaries(st.sampled_from(["note", "family_han", "_live", "colour", "x9"]), values, max_size=4)
    dots = st.sampled_from(["a.1:1:0", "hub.22:34:5"])
    for _ in range(draw(st.integers(1, 4))):
        entries = []
        for n in range(draw(st.integers(0, 4))):
            said = draw(fields)
            parents = [draw(st.lists(dots, min_size=1, max_size=2)) for _ in said]
            packed = draw(st.sampled_from([(), (parents,), ("a.1:1:0",)]))
            entries.append((draw(st.sampled_from(["person", "starship"])), f"id-{n}", said, *packed))
        withheld = draw(st.lists(st.integers(0, 4), max_size=2))
        chain.add(*entries, withheld=withheld, who=draw(TEXTS))
    if draw(st.booleans()):
        first = chain.lines.pop(0)
        chain.lines.insert(0, TxnLine.skip(first.site, 1, 1, first.hash))
    return chain.lines


def normal(sent: list[TxnLine]) -> bool:
    text = changes_of(sent).decode()
    return unicodedata.is_normalized("NFC", text)


@settings(max_examples=60)
@given(sent=chains().filter(normal))
def test_any_transactions_come_back_as_they_were(sent: list[TxnLine], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("round")
    (one,) = write(folder, sent)
    package = opened(one.path)
    assert list(package.lines()) == sent
    one.path.unlink()


@given(chains())
def test_a_line_is_written_as_the_journal_spells_it(sent: list[TxnLine]) -> None:
    for line in sent:
        assert b"".join(written(line)) == line.text().encode() + b"\n"
        assert read_line(line.text().encode()) == line
        assert TxnLine.read(line.text()) == line


def test_a_long_line_is_written_as_the_journal_spells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_AT_ONCE", 2)
    chain = Chain()
    for count in range(6):
        chain.add(*(person(number) for number in range(count)), withheld=[1])
    for line in chain.lines:
        assert b"".join(written(line)) == line.text().encode() + b"\n"


@given(st.binary(max_size=400), st.lists(st.integers(0, 400), max_size=6))
def test_lines_are_found_wherever_the_pieces_are_cut(data: bytes, cuts: list[int]) -> None:
    at = [0, *sorted(cuts), len(data)]
    pieces = [data[begin:end] for begin, end in pairwise(at)]
    whole = data + b"\n"
    assert [bytes(line) for line in raw_lines([*pieces, b"\n"])] == whole.split(b"\n")[:-1]


@given(chains())
def test_what_a_reader_takes_the_journal_understands(sent: list[TxnLine]) -> None:
    for line in sent:
        if not line.skipped:
            txn = read_body(line.body)
            counts = [len(txn.shapes[op[0]][1]) for op in txn.entries]
            for pair, count in zip(line.values, counts, strict=True):
                assert pair is None or len(read_values(pair[1], count)) == count


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(1 << 63), (1 << 63) - 1) | TEXTS,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
        max_leaves=12,
    )
)
def test_strict_json_is_json(value: object) -> None:
    assert read_json(json.dumps(value), deepest=50) == value


def test_depth_counts_brackets_and_not_what_stands_in_quotes() -> None:
    assert read_json('["[[[[[[[[", "\\"[[[[[", [1]]', deepest=2) == ["[[[[[[[[", '"[[[[[', [1]]
    with pytest.raises(Refused, match="json_too_deep"):
        read_json("[[[1]]]", deepest=2)


# memory

CHILD = Path(__file__).with_name("package_memory.py")


@pytest.mark.parametrize("what", ["make", "open"])
def test_five_thousand_new_people_in_one_step_take_little_memory(tmp_path: Path, what: str) -> None:
    """The figures for 100,000 stand in the benchmarks; here the same code must stay flat on a twentieth of it."""
    run = [sys.executable, str(CHILD), what, "5000", str(tmp_path)]
    if what == "open":
        subprocess.run([sys.executable, str(CHILD), "make", "5000", str(tmp_path)], check=True, capture_output=True)
    told = subprocess.run(run, check=True, capture_output=True, text=True)
    assert float(told.stdout.split()[-2]) < 30, told.stdout


def test_the_page_of_a_package_is_small(tmp_path: Path) -> None:
    page: Manifest = manifest(
        have={f"site{n}.1": n for n in range(1000)}, received=tuple(f"id-{n}" for n in range(1000))
    )
    write(tmp_path, page=page)
    assert opened(next(tmp_path.iterdir())).manifest.have == page.have
