"""The second format: signatures of steps in their lines, keys of lives and proofs on the first page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from package_refusals import reason_of_page, reason_of_plain
from package_sample import PARTNER, archive, changes_of, forged, manifest, opened, ordinary

from exchange_admin.documents.packages.keys import is_signed, sign
from exchange_admin.documents.packages.lines import read_line, written
from exchange_admin.documents.packages.manifest import Manifest
from exchange_admin.documents.packages.step_signing import StepSigning
from exchange_admin.merge.signatures import LifeKey, Proof, life_message, step_message
from exchange_admin.merge.transactions import TxnLine

SIGNATURE = "ab" * 64
LIFE = LifeKey("cd" * 32, 7, PARTNER.sign_public, bytes.fromhex(SIGNATURE))
PROOF = Proof(9, b"h" * 32, bytes.fromhex(SIGNATURE))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.exchpack"


def signed_lines() -> list[TxnLine]:
    return [replace(line, signature=SIGNATURE) for line in ordinary()]


def test_a_line_has_its_signature_at_one_place(path: Path) -> None:
    for line in (*signed_lines(), *ordinary()):
        spelled = b"".join(written(line))
        assert spelled == line.text().encode() + b"\n"
        assert read_line(spelled[:-1]) == line
        assert TxnLine.read(line.text()) == line
    spelled = signed_lines()[0].text()
    assert spelled.index('"prev"') < spelled.index('"signature"') < spelled.index('"body"')


@pytest.mark.parametrize("other", ["", "ab", "ab" * 63, "ab" * 65, "AB" * 64, "zz" * 64, 7, None])
def test_a_signature_of_another_shape_refuses_the_package(path: Path, other: object) -> None:
    text = changes_of(signed_lines()).decode()
    spelled = f'"{other}"' if isinstance(other, str) else {7: "7", None: "null"}[other]
    assert reason_of_plain(path, archive(text.replace(f'"{SIGNATURE}"', spelled).encode())) == "txn_shape"


def test_a_signature_at_another_place_refuses_the_package(path: Path) -> None:
    text = changes_of(signed_lines()).decode()
    told = f',"signature":"{SIGNATURE}"'
    assert told in text
    moved = "\n".join('{"signature":"' + SIGNATURE + '",' + one.replace(told, "")[1:] for one in text.splitlines())
    assert reason_of_plain(path, archive(moved.encode() + b"\n")) == "txn_shape"


def test_a_package_of_the_first_format_holds_no_signatures(path: Path) -> None:
    plain = archive(changes_of(signed_lines()), {"format": 1})
    assert reason_of_plain(path, plain) == "txn_shape"
    assert opened(forged(path, archive(changes_of(ordinary()), {"format": 1}))).contents.signed == 0
    assert opened(forged(path, archive(changes_of(signed_lines())))).contents.signed == len(signed_lines())


def test_keys_of_lives_and_proofs_stand_on_the_first_page_of_the_second_format() -> None:
    page = manifest(lives={"hy5kpdq2.1": LIFE}, proofs={"hub3wz7a.1": PROOF})
    assert Manifest.read(page.encoded()) == replace(page, series=page.id)
    older = Manifest.read(replace(page, format=1).encoded())
    assert (older.lives, older.proofs) == ({}, {})


@pytest.mark.parametrize(
    "changes",
    [
        {"lives": None},
        {"lives": []},
        {"lives": {"a b": {}}},
        {"lives": {"x.1": {"key": "cd" * 32}}},
        {"lives": {"x.1": {"key": "CD" * 32, "since": 1, "site_key": "ab" * 32, "certificate": SIGNATURE}}},
        {"lives": {"x.1": {"key": "cd" * 32, "since": 0, "site_key": "ab" * 32, "certificate": SIGNATURE}}},
        {"lives": {"x.1": {"key": "cd" * 32, "since": 1, "site_key": "ab" * 32, "certificate": "ab"}}},
        {"proofs": {"x.1": {"seq": 1 << 60, "hash": "ab" * 32, "signature": SIGNATURE}}},
        {"proofs": {"x.1": {"seq": 1, "hash": "ab", "signature": SIGNATURE}}},
    ],
)
def test_a_first_page_with_other_keys_is_refused(path: Path, changes: dict[str, object]) -> None:
    assert reason_of_page(path, **changes) == "manifest_shape"


def test_a_signature_of_a_step_fits_no_other_step_and_no_other_use() -> None:
    signing = StepSigning()
    private = signing.make()
    public, hash = signing.public(private), b"h" * 32
    signature = signing.sign(private, step_message("a.1", 7, hash))
    assert signing.is_signed(public, signature, step_message("a.1", 7, hash))
    for other in (("a.2", 7, hash), ("a.1", 8, hash), ("a.1", 7, b"i" * 32), ("a.17", 0, hash)):
        assert not signing.is_signed(public, signature, step_message(*other))
    assert not is_signed(public, signature, life_message("a.1", LIFE))
    assert not is_signed(PARTNER.sign_public, sign(PARTNER.sign_private, life_message("a.1", LIFE)), b"page")
    assert not signing.is_signed("no key", signature, b"")


def test_two_keys_are_never_the_same() -> None:
    made = {StepSigning().make() for _ in range(50)}
    assert len(made) == 50
