"""A partner, an office and what passes between them; also packages as nobody should make them."""

from __future__ import annotations

import hashlib
import io
import json
import random
import warnings
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from exchange_admin.documents.packages.keys import SiteKeys, make_keys, sign
from exchange_admin.documents.packages.manifest import Manifest
from exchange_admin.documents.packages.reading import Package, open_package
from exchange_admin.documents.packages.sealing import sealed
from exchange_admin.documents.packages.writing import SIGNED
from exchange_admin.merge.bodies import body_hash, encode_body, hiding, with_leaves
from exchange_admin.merge.transactions import TxnLine, encode_json, value_hash

_CHANCE = random.Random(20261124)
PARTNER: SiteKeys = make_keys(_CHANCE.randbytes)
OFFICE: SiteKeys = make_keys(_CHANCE.randbytes)
STRANGER: SiteKeys = make_keys(_CHANCE.randbytes)
PARTNER_SITE, OFFICE_SITE = "hy5kpdq2", "hub3wz7a"
AUTHOR = f"{PARTNER_SITE}.1"
SCHEMA = 2
SCAN = b"%PDF-1.7 a scan " * 40
SCAN_NAME = hashlib.sha256(SCAN).hexdigest()

Said = tuple[str, str, Mapping[str, object]] | tuple[str, str, Mapping[str, object], object]
"""Kind, id, values and, unless the record is new, parents."""


@dataclass
class Chain:
    """Transactions of one author, one after the other; `leaves`: their bodies are of the form with leaves."""

    author: str = AUTHOR
    lines: list[TxnLine] = field(default_factory=list)
    leaves: bool = False

    def add(self, *entries: Said, withheld: Sequence[int] = (), values: Sequence[str] = (), **body: Any) -> TxnLine:
        """One more transaction. `body` replaces keys of the body, `values` the JSON texts of the entries."""
        seq = len(self.lines) + 1
        shapes: dict[tuple[str, tuple[str, ...]], int] = {}
        ops: list[list[Any]] = []
        pairs: list[tuple[str, str] | None] = []
        for i, (kind, id, said, *parents) in enumerate(entries):
            shape = shapes.setdefault((kind, tuple(said)), len(shapes))
            text = values[i] if values else encode_json(list(said.values()))
            salt = hashlib.sha256(f"{self.author}{seq}{i}".encode()).digest()[:16]
            ops.append([shape, id, value_hash(salt, text), *parents])
            pairs.append(None if i in withheld else (salt.hex(), text))
        plain = {"site": self.author, "seq": seq, "hlc": 1000 + seq, "deps": {}, "who": "李老师", "verb": "person.add"}
        plain |= {"shapes": list(shapes), "ops": ops, "institution": "college"} | body
        if not self.leaves:
            return self.put(encode_body(plain), tuple(pairs))
        shaped, wired = plain.pop("shapes"), plain.pop("ops")
        shown = {i for i, pair in enumerate(pairs) if pair is not None}
        return self.put(hiding(with_leaves(encode_body(plain), shaped, wired), shown), tuple(pairs))

    def put(self, body: str, values: tuple[tuple[str, str] | None, ...]) -> TxnLine:
        """A transaction with this very body."""
        prev = self.lines[-1].hash if self.lines else ""
        hash = hash_of(prev, body)
        self.lines.append(TxnLine(self.author, len(self.lines) + 1, hash, prev, body, values))
        return self.lines[-1]


def hash_of(prev: str, body: str) -> str:
    """Zeros for a body with leaves that is none: it has no hash."""
    try:
        return body_hash(bytes.fromhex(prev), body).hex()
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return "00" * 32


def person(number: int, **values: object) -> Said:
    return (
        "person",
        f"019f34f9-9641-7042-8159-{number:012x}",
        {"family_han": "张", "given_han": "伟", "sex": "m"} | values,
    )


def ordinary() -> list[TxnLine]:
    """New people, a change, a deletion, withheld values, and a run of steps that are not for the receiver."""
    chain = Chain()
    chain.add(person(1), person(2, note="Приехал\nпоездом \\ «№ 5»"))
    chain.add((*person(1, sex="f"), f"{AUTHOR}:1:0"))
    chain.add((*person(2, _live=0), [[f"{AUTHOR}:1:1", "hub3wz7a.1:4:0"]] * 4), person(3), withheld=[1])
    office = Chain(f"{OFFICE_SITE}.1")
    last = [office.add(person(9, family_cyr="Иванова")) for _ in range(4)][-1]
    return [*chain.lines, TxnLine.skip(office.author, 1, 3, office.lines[2].hash), last]


def manifest(**changes: Any) -> Manifest:
    plain = Manifest(
        sender=PARTNER_SITE,
        incarnation=1,
        institution="college",
        to=OFFICE_SITE,
        id="019f34f9-9641-7042-8159-762999fc9030",
        created="2026-11-24T09:12:00Z",
        schema=SCHEMA,
        min_reader_schema=1,
        app="0.3.0",
        have={f"{OFFICE_SITE}.1": 4},
        received=("019f34f9-9641-7042-8159-000000000001",),
    )
    return replace(plain, **changes)


def key_of(site: str, page: Manifest) -> str | None:
    return {PARTNER_SITE: PARTNER.sign_public}.get(site)


def opened(path: Path, **changes: Any) -> Package:
    """As the office opens it."""
    given: dict[str, Any] = {"me": OFFICE_SITE, "schema": SCHEMA, "sender_key": key_of}
    return open_package(path, **{**given, "identities": [OFFICE.age_private], **changes})


Files = list[tuple[str, bytes]]


def changes_of(lines: Sequence[TxnLine]) -> bytes:
    return b"".join(line.text().encode() + b"\n" for line in lines)


def archive(
    changes: bytes,
    page: Mapping[str, object] | bytes | None = None,
    *,
    blobs: Mapping[str, bytes] | None = None,
    signer: SiteKeys = PARTNER,
    signature: bytes | None = None,
    files: Callable[[Files], Files] = lambda files: files,
    method: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """The inside of a package. `page` replaces keys of the manifest or all of it; `files` has the last word."""
    inside = [("changes.jsonl", changes), *(blobs or {}).items()]
    plain = json.loads(manifest().encoded())
    plain["files"] = {name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()} for name, data in inside}
    encoded = page if isinstance(page, bytes) else json.dumps(plain | dict(page or {}), ensure_ascii=False).encode()
    signature = sign(signer.sign_private, SIGNED + encoded) if signature is None else signature
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as target, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two files of one name are what some tests want
        for name, data in files([("manifest.json", encoded), ("manifest.sig", signature), *inside]):
            target.writestr(name, data)
    return made.getvalue()


def forged(path: Path, plain: bytes, *, recipients: Sequence[str] = (OFFICE.age_public,)) -> Path:
    """`plain` sealed for the office, as anybody can do who knows its public key."""
    path.write_bytes(sealed(plain, recipients=recipients))
    return path
