"""What may not stand in the transactions of a package (`sync.md` 13, 30–46)."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from pathlib import Path

import pytest
from package_refusals import (
    CHANGES,
    reason_of_body,
    reason_of_changes,
    reason_of_line,
    reason_of_values,
)
from package_sample import (
    AUTHOR,
    Chain,
    archive,
    changes_of,
    forged,
    opened,
    person,
)

from exchange_admin.documents.packages import checking, limits
from exchange_admin.documents.packages.lines import raw_lines
from exchange_admin.documents.packages.refusals import Refused
from exchange_admin.domain.fields import FieldType
from exchange_admin.domain.registry import REGISTRY

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
        ('[{"id":1}]', "op_value_type"),
        ('[{"id": "a"}]', "op_value_type"),
        ('[{"id":"a","b":"c"}]', "op_value_type"),
        (r'[{"id":"\u0061"}]', "op_value_type"),
        ('[{"hash":["a"]}]', "op_value_type"),
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
