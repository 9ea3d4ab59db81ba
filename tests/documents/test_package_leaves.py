"""Steps of which a reader gets some entries only: what is hidden says nothing, and nothing can be put in its place."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from package_refusals import reason_of_changes, reason_of_plain
from package_sample import (
    AUTHOR,
    OFFICE,
    PARTNER,
    Chain,
    archive,
    changes_of,
    forged,
    hash_of,
    manifest,
    opened,
    person,
)

from exchange_admin.documents.packages.writing import write_packages
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.merge.bodies import has_leaves, is_hidden
from exchange_admin.merge.transactions import TxnLine, encode_json, read_body


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "p.exchpack"


def two_steps() -> list[TxnLine]:
    """Three people of whom the second is hidden, and a change of the first."""
    chain = Chain(leaves=True)
    chain.add(person(1), person(2), person(3), withheld=[1])
    chain.add((*person(1, sex="f"), f"{AUTHOR}:1:0"))
    return chain.lines


def test_a_hidden_entry_counts_without_values_and_is_not_named(path: Path) -> None:
    package = opened(forged(path, archive(changes_of(two_steps()))))
    contents = package.contents
    assert (contents.entries, contents.kinds.total(), contents.new["person"]) == (4, 3, 2)
    first, _ = package.lines()
    assert [is_hidden(op) for op in read_body(first.body).entries] == [False, True, False]
    assert person(2)[1] not in first.text()


def test_a_package_of_steps_with_leaves_is_written_and_read_back(tmp_path: Path) -> None:
    (written,) = write_packages(tmp_path, manifest(), two_steps(), keys=PARTNER, recipients=[OFFICE.age_public])
    assert list(opened(written.path).lines()) == two_steps()


def test_for_an_older_program_no_package_of_them_is_made(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken) as refused:
        write_packages(tmp_path, manifest(format=1), two_steps(), keys=PARTNER, recipients=[OFFICE.age_public])
    assert refused.value.problem.code == "package.own_too_new"
    assert list(tmp_path.iterdir()) == []


def test_in_a_package_of_the_first_format_there_are_none(path: Path) -> None:
    assert reason_of_plain(path, archive(changes_of(two_steps()), {"format": 1})) == "txn_shape"


def _in_body(change: Callable[[Any], object], *, at: int = 0, rehash: bool = False) -> Callable[[Path], str]:
    def told(path: Path) -> str:
        lines = two_steps()
        plain = json.loads(lines[at].body)
        change(plain)
        body = encode_json(plain)
        lines[at] = replace(lines[at], body=body, hash=hash_of(lines[at].prev, body) if rehash else lines[at].hash)
        return reason_of_changes(path, changes_of(lines))

    return told


def put(key: str, at: int, value: object) -> Callable[[Any], None]:
    return lambda plain: plain[key].__setitem__(at, value)


FORGED = {
    "another record": (_in_body(lambda plain: put("ops", 0, [0, "019f", plain["ops"][0][2]])(plain)), "txn_hash"),
    "entries swapped": (_in_body(lambda plain: plain["ops"].reverse()), "txn_hash"),
    "another leaf": (_in_body(put("ops", 1, "0f" * 32)), "txn_hash"),
    "a leaf in the place of an entry with values": (_in_body(put("ops", 0, "0f" * 32)), "txn_hash"),
    "a leaf that is none": (_in_body(put("ops", 1, "0F" * 32)), "txn_hash"),
    "a leaf that is a number": (_in_body(put("ops", 1, 7)), "op_shape"),
    "another shape": (_in_body(lambda plain: put("shapes", 0, ["staff", plain["shapes"][0][1]])(plain)), "txn_hash"),
    "a shape that nobody uses": (_in_body(lambda plain: plain["shapes"].append(["staff", ["name"]])), "txn_hash"),
    "another name": (_in_body(lambda plain: plain["head"].update(who="王主任")), "txn_hash"),
    "another clock": (_in_body(lambda plain: plain["head"].update(hlc=7)), "txn_hash"),
    "another author": (_in_body(lambda plain: plain["head"].update(site="b.1"), rehash=True), "body_shape"),
    "a key beside the head": (_in_body(lambda plain: plain.update(who="王主任")), "txn_hash"),
    "no head": (_in_body(lambda plain: plain.update(head=[])), "body_shape"),
    "no entries": (_in_body(lambda plain: plain.update(ops={})), "body_shape"),
    "no shapes": (_in_body(lambda plain: plain.update(shapes=7)), "body_shape"),
    "an entry less": (_in_body(lambda plain: plain["ops"].pop()), "body_shape"),
    "other parents": (
        _in_body(lambda plain: put("ops", 0, [*plain["ops"][0][:3], "x.1:1:1"])(plain), at=1),
        "txn_hash",
    ),
}


@pytest.mark.parametrize("wrong", FORGED)
def test_a_changed_step_with_leaves_is_refused(path: Path, wrong: str) -> None:
    told, reason = FORGED[wrong]
    assert told(path) == reason


def test_a_hidden_entry_with_values_is_refused(path: Path) -> None:
    lines = two_steps()
    lines[0] = replace(lines[0], values=(lines[0].values[0],) * 3)
    assert reason_of_changes(path, changes_of(lines)) == "op_shape"


def test_a_text_is_no_entry_in_a_step_without_leaves(path: Path) -> None:
    chain = Chain()
    line = chain.add(person(1), ops=["0f" * 32])
    assert not has_leaves(line.body)
    assert reason_of_changes(path, changes_of(chain.lines)) == "op_shape"
