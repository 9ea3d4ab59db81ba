"""Catalogue files that strangers have written or touched: taken whole or refused with one reason and its line."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange_admin.documents import catalogue_file
from exchange_admin.documents.catalogue_file import Line, Signing, in_order, read_catalogue, read_line, write_catalogue
from exchange_admin.documents.packages.keys import SiteKeys, make_keys
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.problems import RuleBroken

ONE, OTHER = (make_keys(random.Random(n).randbytes) for n in (1, 2))
CHANGES = st.tuples(st.integers(0, 3000), st.sampled_from([b"", b"\0", b"\n", b"\xff", b'"', b"1", b"{"]))


def hub(keys: SiteKeys = ONE) -> dict[str, str]:
    return {"name_zh": "松花", "age": keys.age_public}


def institution(name: str = "a", keys: SiteKeys = ONE, **more: Any) -> dict[str, Any]:
    content = {"name_zh": "松花", "country": "CN", "kind": "college"}
    return {
        "kind": "institution",
        "id": derived_id(name),
        "revision": 1,
        "hub": hub(keys),
        "content": content,
        **more,
    }


def listing(name: str = "o", owner: str = "a", **more: Any) -> dict[str, Any]:
    content = {"side": "offer", "name_zh": "培训"}
    return {
        "kind": "listing",
        "id": derived_id(name),
        "institution": derived_id(owner),
        "revision": 1,
        "content": content,
        **more,
    }


def lines(*says: dict[str, Any], keys: SiteKeys = ONE) -> list[Line]:
    return [Signing(keys).line(one) for one in says]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "all.exchcat"


def written(path: Path, found: list[Line], keys: SiteKeys = ONE) -> bytes:
    write_catalogue(path, Signing(keys), hub(keys), "2026-11-29T05:00:00Z", found)
    return path.read_bytes()


def refused(path: Path, data: bytes) -> tuple[str, object]:
    path.write_bytes(data)
    with pytest.raises(RuleBroken) as found:
        read_catalogue(path)
    problem = found.value.problem
    return problem.code.removeprefix("catalogue."), problem.facts.get("line")


def test_what_was_written_is_read_with_the_same_lines(path: Path) -> None:
    found = list(in_order(lines(listing(), institution())))
    written(path, found)
    read = read_catalogue(path)
    assert [one.text for one in read.lines] == [one.text for one in found]
    assert [read_line(one.text) for one in read.lines] == list(read.lines)
    assert read.header.says["issuer"] == hub()


def test_lines_of_two_hubs_stand_in_one_file(path: Path) -> None:
    written(path, [*lines(institution()), *lines(institution("b", OTHER), listing("p", "b"), keys=OTHER)])
    assert {one.key for one in read_catalogue(path).lines} == {ONE.sign_public, OTHER.sign_public}


def _altered(rows: list[bytes]) -> None:
    rows[2] = rows[2].replace("培训".encode(), "学费".encode())


def _swapped(rows: list[bytes]) -> None:
    first, second = (json.loads(one) for one in rows[1:3])
    first["sig"], second["sig"] = second["sig"], first["sig"]
    rows[1:3] = [_plain(one) for one in (first, second)]


def _blanks(rows: list[bytes]) -> None:
    rows[2] = rows[2].replace(b'{"key":', b'{"key": ')


def _twice_named(rows: list[bytes]) -> None:
    rows[2] = rows[2].replace(b'"content":', b'"content":{},"content":')


def _no_number(rows: list[bytes]) -> None:
    rows[2] = rows[2].replace(b'"revision":1', b'"revision":NaN')


def _no_text(rows: list[bytes]) -> None:
    rows[2] = rows[2][:80] + b"\xff\xfe" + rows[2][80:]


def _too_deep(rows: list[bytes]) -> None:
    rows[2] = b'{"key":' + b"[" * 40_000 + b"]" * 40_000 + b"}"


def _huge(rows: list[bytes]) -> None:
    rows[2] = b'{"key":"' + b"a" * catalogue_file.LONGEST_LINE + b'"}'


def _other_key(rows: list[bytes]) -> None:
    rows[2] = rows[2].replace(ONE.sign_public.encode(), OTHER.sign_public.encode())


def _no_key(rows: list[bytes]) -> None:
    rows[2] = rows[2].replace(ONE.sign_public.encode(), b"0" * 64)


def _plain(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


TOUCHED = {
    _altered: "forged",
    _swapped: "forged",
    _other_key: "forged",
    _no_key: "forged",
    _blanks: "line_unreadable",
    _twice_named: "line_unreadable",
    _no_number: "line_unreadable",
    _no_text: "line_unreadable",
    _too_deep: "line_unreadable",
    _huge: "line_too_long",
}


@pytest.mark.parametrize("touch", TOUCHED, ids=lambda one: one.__name__)
def test_a_touched_line_refuses_the_whole_file_and_is_named(path: Path, touch: Callable[[list[bytes]], None]) -> None:
    rows = written(path, lines(institution(), listing())).split(b"\n")
    touch(rows)
    at = 2 if touch is _swapped else 3
    assert refused(path, b"\n".join(rows)) == (TOUCHED[touch], at)


def test_a_line_that_was_left_out_put_in_or_moved_is_noticed(path: Path) -> None:
    head, one, other, end = written(path, lines(institution(), listing())).split(b"\n")
    for rows in ([head, one, end], [head, one, other, other, end], [head, other, one, end], [head, one, other]):
        assert refused(path, b"\n".join(rows)) in {("cut", None), ("twice", 4)}


def test_files_that_are_none_are_refused(path: Path) -> None:
    assert refused(path, b"")[0] == "no_catalogue"
    assert refused(path, b"<html>")[0] == "no_catalogue"
    assert refused(path, b"\xef\xbb\xbf{}")[0] == "no_catalogue"
    assert refused(path, b'{"key":' + b"\n" * (catalogue_file.MOST_LINES + 1))[0] == "too_large"
    with pytest.raises(RuleBroken):
        read_catalogue(path.with_name("gone.exchcat"))
    with pytest.raises(RuleBroken):
        read_catalogue(path.parent)


SIGNED = {
    "twice": (institution(), listing(), listing()),
    "no_institution": (institution(), listing(owner="b")),
    "line_unreadable": (institution(), listing(revision=0)),
}


@pytest.mark.parametrize("reason", SIGNED)
def test_what_a_hub_signs_is_not_believed_for_that(path: Path, reason: str) -> None:
    assert refused(path, written(path, lines(*SIGNED[reason]))) == (reason, 4 if reason == "twice" else 3)


@pytest.mark.parametrize(
    "says",
    [
        listing(revision=True),
        listing(revision="1"),
        listing(revision=10**9),
        listing(content=[]),
        listing(content={"name_zh": None}),
        listing(content={"name_zh": {"a": 1}}),
        listing(content={"places": 1.5}),
        listing(more=1),
        {**listing(), "id": "../x"},
        {**listing(), "kind": "person"},
        {**listing(), "kind": ["listing"]},
        {**listing(), "kind": "catalogue"},
        {"kind": "listing"},
        institution(hub={"name_zh": "x"}),
        institution(hub={"name_zh": "\u202ex", "age": ONE.age_public}),
        institution(hub={"name_zh": "x", "age": "age1x"}),
    ],
)
def test_other_shapes_are_refused_though_they_are_signed(path: Path, says: dict[str, Any]) -> None:
    made = [Signing(ONE).line(one) for one in (institution("z"), says)]
    head = {
        **json.loads(written(path, lines(institution())).split(b"\n")[0])["says"],
        "lines": 2,
        "sha256": catalogue_file._hash_of(one.text.encode() for one in made),
    }
    rows = [Signing(ONE).line(head), *made]
    assert refused(path, b"".join(f"{one.text}\n".encode() for one in rows)) == ("line_unreadable", 3)


def test_one_key_may_not_sign_for_an_institution_of_another(path: Path) -> None:
    mixed = [*lines(institution()), *lines(listing(), keys=OTHER)]
    assert refused(path, written(path, mixed)) == ("other_signature", 3)


def test_a_newer_format_asks_for_an_update(path: Path) -> None:
    says = {**json.loads(written(path, lines(institution())).split(b"\n")[0])["says"], "format": 2, "more": 1}
    assert refused(path, Signing(ONE).line(says).text.encode() + b"\n") == ("newer", 1)


def test_what_no_reader_would_take_is_not_written(path: Path) -> None:
    with pytest.raises(RuleBroken) as found:
        written(path, lines(institution(), listing(content={"summary_zh": "长" * 40_000})))
    assert found.value.problem.code == "catalogue.too_much"
    assert not path.exists()


@settings(max_examples=60)
@given(st.lists(CHANGES, min_size=1, max_size=3))
def test_whatever_is_done_to_the_bytes_it_is_the_same_or_refused(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, bytes]]
) -> None:
    path = tmp_path_factory.mktemp("cat") / "all.exchcat"
    data = whole = written(path, lines(institution(), listing()))
    for at, piece in changes:
        at %= len(data) + 1
        data = data[:at] + piece + data[at + (at % 3) :]
    if data != whole:
        assert refused(path, data)[0]
