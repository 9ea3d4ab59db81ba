"""Makes the museum's packages of this format or version; run once when it is released, never again for the same one.

    python tests/museum/make_packages.py [version]

A partner sends the journal of a sample office: for a key, for a passphrase, in two parts, and as the answer to its
enrolment. Some values are withheld and a run of steps is left out. `format-N.json` or `version-N.json` holds the keys
and tells what stands in each file.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1])]

from exchange_admin import __version__  # noqa: E402
from exchange_admin.app.paths import Paths  # noqa: E402
from exchange_admin.app.program import Program  # noqa: E402
from exchange_admin.documents.packages.keys import SiteKeys, fingerprint, make_keys, sign  # noqa: E402
from exchange_admin.documents.packages.limits import FORMAT  # noqa: E402
from exchange_admin.documents.packages.manifest import Enrolment, Manifest  # noqa: E402
from exchange_admin.documents.packages.naming import SUFFIX  # noqa: E402
from exchange_admin.documents.packages.writing import Written, write_packages  # noqa: E402
from exchange_admin.merge.signatures import LifeKey, life_message  # noqa: E402
from exchange_admin.merge.transactions import TxnLine, read_body  # noqa: E402
from exchange_admin.store import Store, migrations  # noqa: E402

PASSPHRASE = "музей 博物馆 museum"
SCAN = b"%PDF-1.4 museum\n" * 8
TARGET = HERE / "packages"
LINES = 30


def journal(folder: Path) -> list[TxnLine]:
    """The journal of a small sample office as a partner might get it."""
    path = folder / "museum.exchange"
    program = Program(Paths.find())
    program.make_sample(path, people=6, seed=1).close()
    with Store.open(path, names=program.names) as store:
        lines = list(store.exchange.slices({}))
    run = lines[2:5]
    skipped = TxnLine.skip(run[0].site, run[0].seq, run[-1].seq, run[-1].hash, run[-1].signature)
    return [withheld(line) for line in (*lines[:2], skipped, *lines[5:LINES])]


def withheld(line: TxnLine) -> TxnLine:
    """Without what is said about the office itself."""
    if line.skipped:
        return line
    txn = read_body(line.body)
    kept = (None if txn.record_of(i)[0] == "office" else pair for i, pair in enumerate(line.values))
    return dataclasses.replace(line, values=tuple(kept))


def lives_of(lines: Sequence[TxnLine], partner: SiteKeys) -> dict[str, LifeKey]:
    """The keys of those who wrote the lines, as the partner says whose they are."""
    keys: dict[str, LifeKey] = {}
    for line in lines:
        if not line.skipped and (txn := read_body(line.body)).key:
            life = LifeKey(txn.key, txn.seq, partner.sign_public)
            certificate = sign(partner.sign_private, life_message(txn.author, life))
            keys[txn.author] = dataclasses.replace(life, certificate=certificate)
    return keys


def page(number: int, **changes: object) -> Manifest:
    plain = Manifest(
        sender="museumpa",
        incarnation=1,
        institution="019f34f9-9641-7042-8159-762999fc9030",
        to="museumof",
        id=f"019f34f9-9641-7042-8159-00000000000{number}",
        created="2026-11-24T09:12:00Z",
        schema=migrations.FORMAT,
        min_reader_schema=1,
        app=__version__,
        have={"museumof.1": 7},
        received=("019f34f9-9641-7042-8159-000000000009",),
    )
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]


def exhibit(
    called: str, name: str, parts: Sequence[Written], lines: Sequence[TxnLine], **more: object
) -> dict[str, object]:
    """What a reader has to find in the files of one package, which get the names of the museum."""
    files = [f"{called}-{name}{f'-{one.part}of{one.parts}' if one.parts > 1 else ''}{SUFFIX}" for one in parts]
    for one, file in zip(parts, files, strict=True):
        one.path.rename(one.path.with_name(file))
    text = "".join(f"{line.text()}\n" for line in lines)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {"name": name, "files": files, "lines": len(lines), "sha256": digest, **more}


def make(target: Path, called: str) -> None:
    facts_file = target / f"{called}.json"
    if facts_file.exists():
        raise SystemExit(f"{facts_file.name} is in the museum already and is never made anew")
    partner, office = make_keys(), make_keys()
    scan = hashlib.sha256(SCAN).hexdigest()
    enrol = Enrolment("museum-code", partner.sign_public, partner.age_public)
    send = partial(write_packages, target, keys=partner)
    to_office = {"recipients": [office.age_public]}
    with tempfile.TemporaryDirectory() as folder:
        lines = journal(Path(folder))
    page_ = partial(page, lives=lives_of(lines, partner))
    exhibit_ = partial(exhibit, called)
    exhibits = [
        exhibit_("keys", send(page_(1), lines, blobs={scan: SCAN}, **to_office), lines, blobs=[scan]),
        exhibit_("passphrase", send(page_(2), lines, passphrase=PASSPHRASE), lines, passphrase=PASSPHRASE),
        exhibit_("answer", send(page_(3, enrol=enrol), [], **to_office), [], code=enrol.code),
        exhibit_("parts", send(page_(4), lines, split_bytes=90_000, **to_office), lines),
    ]
    facts = {
        "partner": {"site": "museumpa", "sign_public": partner.sign_public, "age_public": partner.age_public},
        "office": {"site": "museumof", "age_private": office.age_private},
        "fingerprint": fingerprint(partner.sign_public, partner.age_public),
        "schema": migrations.FORMAT,
        "packages": exhibits,
    }
    facts_file.write_text(json.dumps(facts, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    make(TARGET, f"version-{__version__}" if sys.argv[1:] == ["version"] else f"format-{FORMAT}")
