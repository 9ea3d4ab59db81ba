"""Packages changed by chance: none may crash the reader, none may be taken for something that it is not.

Half of them are changed outside, as mail and sticks do it. The other half is changed inside the seal: in the archive as
it is, as somebody does who knows the office's public key; or in what the archive holds, signed again, as a broken or
malicious partner could.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

import pyrage
from package_refusals import REASONS
from package_sample import (
    OFFICE,
    PARTNER,
    SCAN,
    SCAN_NAME,
    Chain,
    archive,
    changes_of,
    forged,
    hash_of,
    manifest,
    opened,
    ordinary,
    person,
)

from exchange_admin.documents.packages.reading import Package
from exchange_admin.documents.packages.writing import write_packages
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.merge.bodies import body_hash
from exchange_admin.merge.transactions import TxnLine, encode_json, read_body, read_values, value_hash

_WORDS = (
    *(b"null", b"true", b"NaN", b"1e308", b"-1", b"{}", b"[[[[", b'"', b"\\", b"\\u0000", b"\\ud800", b"\n", b"\0"),
    *("\u202e".encode(), "и\u0306".encode(), b"\xff", b'"seq":2', b'"site":"x.1"', b"sqlite_master", b"9" * 30),
)


@dataclass
class Tally:
    """What came of the packages."""

    refused: Counter[str] = field(default_factory=Counter)
    identical: int = 0
    sound: int = 0
    """Signed again by the partner, other than before, and right in every part."""

    def text(self) -> str:
        reasons = ", ".join(f"{reason} {count}" for reason, count in self.refused.most_common())
        counts = f"{self.refused.total()} refused, {self.identical} identical, {self.sound} sound"
        return f"{counts}\n{reasons}"


def fuzz(runs: int, seed: int, folder: Path) -> Tally:
    """Opens `runs` changed packages. Raises AssertionError or whatever the reader lets through but RuleBroken."""
    chance = random.Random(seed)
    (genuine,) = write_packages(
        folder, manifest(), _long(), keys=PARTNER, recipients=[OFFICE.age_public], blobs={SCAN_NAME: SCAN}
    )
    sealed = genuine.path.read_bytes()
    plain = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(OFFICE.age_private)])
    path = folder / "changed.exchpack"
    ways: tuple[Callable[[], object], ...] = (
        lambda: path.write_bytes(changed(sealed, chance)),
        lambda: path.write_bytes(changed(sealed, chance)),
        lambda: forged(path, changed(plain, chance)),
        lambda: forged(path, _signed_again(chance)),
    )
    tally, original = Tally(), opened(genuine.path)
    for run in range(runs):
        ways[run % len(ways)]()
        _open(path, original, tally, signed=run % len(ways) == 3)
    return tally


def changed(data: bytes, chance: random.Random) -> bytes:
    """One to three changes such as bits flipped, pieces lost, doubled, moved, replaced."""
    found = bytearray(data)
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(found) + 1)
        length = min(chance.choice((1, 1, 2, 8, 64, 1024)), len(found) - at)
        match chance.randrange(7):
            case 0 if at < len(found):
                found[at] ^= 1 << chance.randrange(8)
            case 1:
                del found[at : at + length]
            case 2:
                found[at:at] = found[at : at + length]
            case 3:
                found[at : at + length] = chance.randbytes(length)
            case 4:
                found[at : at + length] = chance.choice(_WORDS)
            case 5:
                del found[at:]
            case _:
                begin = chance.randrange(len(found) + 1)
                found[at : at + length] = found[begin : begin + length]
    return bytes(found)


def _long() -> list[TxnLine]:
    chain = Chain("l0ng.1")
    for number in range(20):
        chain.add(person(number, note="день " * number), person(number + 100), withheld=[number % 3])
    hidden = Chain("l0ng.2", leaves=True)
    for number in range(20):
        hidden.add(person(number), (*person(number + 100), "l0ng.1:1:0"), person(number + 200), withheld=[number % 4])
    return [*ordinary(), *chain.lines, *hidden.lines]


def _signed_again(chance: random.Random) -> bytes:
    """The partner's own signature under changes, or under a manifest, that chance has altered."""
    changes = changes_of(_long())
    match chance.randrange(4):
        case 0:
            return archive(changed(changes, chance))
        case 1:
            return archive(changes, changed(_page(changes), chance))
        case 2:
            return archive(changes_of([_hashed_again(line, chance) for line in _long()]))
        case _:
            return archive(changes_of([_salted_again(chance)]))


def _page(changes: bytes) -> bytes:
    """A manifest that fits `changes`."""
    plain = json.loads(manifest().encoded())
    plain["files"] = {"changes.jsonl": {"size": len(changes), "sha256": sha256(changes).hexdigest()}}
    return json.dumps(plain, ensure_ascii=False).encode()


def _hashed_again(line: TxnLine, chance: random.Random) -> TxnLine:
    """Now and then with another body, and the hash that goes with it."""
    if line.skipped or chance.random() < 0.9:
        return line
    body = changed(line.body.encode(), chance).decode(errors="replace")
    return replace(line, body=body, hash=hash_of(line.prev, body)) if body else line


def _salted_again(chance: random.Random) -> TxnLine:
    """A transaction whose values are altered, with hashes that go with them."""
    text = changed(encode_json(["张", "伟", "день", 7, None, -1]).encode(), chance).decode(errors="replace")
    said = dict.fromkeys(("family_han", "given_han", "note", "height", "sex", "_live"))
    return Chain().add(("person", "a1", said), values=[text])


def _open(path: Path, original: Package, tally: Tally, *, signed: bool) -> None:
    try:
        package = opened(path)
    except RuleBroken as refused:
        reason = refused.problem.code.removeprefix("package.")
        assert reason in REASONS
        tally.refused[reason] += 1
        return
    lines = list(package.lines())
    if (package.manifest, lines, dict(package.blobs)) == (original.manifest, list(original.lines()), original.blobs):
        tally.identical += 1
        return
    assert signed, "nothing but the partner's own signature lets another content in"
    for line in lines:
        _is_sound(line)
    tally.sound += 1


def _is_sound(line: TxnLine) -> None:
    """Whatever the partner has sealed by its hashes, the journal understands it."""
    if line.skipped:
        return
    assert body_hash(bytes.fromhex(line.prev), line.body).hex() == line.hash
    txn = read_body(line.body)
    assert (txn.author, txn.seq) == (line.site, line.seq)
    for op, pair in zip(txn.entries, line.values, strict=True):
        if pair:
            assert value_hash(bytes.fromhex(pair[0]), pair[1]) == op[2]
            values = read_values(pair[1], len(txn.shapes[op[0]][1]))
            assert all(value is None or type(value) in {str, int} for value in values)
            encode_json(values).encode()
