"""Opening packages: nothing in one is believed before it has been checked, and a refused one leaves nothing behind.

A file is read to its end before anything else happens, so that a stick pulled out in the middle harms nothing. The
order is: size, seal, archive, manifest, signature, recipient, version, hashes of the files, then every transaction.
"""

from __future__ import annotations

import stat
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from exchange_admin.documents.packages import tally_file
from exchange_admin.documents.packages.checking import Contents
from exchange_admin.documents.packages.keys import is_signed
from exchange_admin.documents.packages.limits import LARGEST_FILE, UNSIGNED_FORMAT
from exchange_admin.documents.packages.lines import raw_lines, read_line
from exchange_admin.documents.packages.manifest import Manifest
from exchange_admin.documents.packages.naming import PackageName, read_name
from exchange_admin.documents.packages.refusals import Refused, refusal
from exchange_admin.documents.packages.sealing import Seal, seal_of, unsealed
from exchange_admin.documents.packages.writing import SIGNED
from exchange_admin.documents.packages.zip_entries import BLOBS, CHANGES, MANIFEST, SIGNATURE, TALLY, Archive
from exchange_admin.merge.bodies import has_leaves
from exchange_admin.merge.tallies import Tally
from exchange_admin.merge.transactions import TxnLine

_MOST_KEPT = 16 << 20
"""Bytes of lines that are kept as they were checked; a larger package is read again when it is taken in."""

SenderKey = Callable[[str, Manifest], str | None]
"""The public key (hex) that a site signs with, or None for a site that is not known."""


class Blobs(Mapping[str, bytes]):
    """The scans of a package by their SHA-256 in hex, each unpacked when it is asked for."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._names = sorted(name.removeprefix(BLOBS) for name in archive.names if name.startswith(BLOBS))

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        return self._archive.read(BLOBS + name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


@dataclass(frozen=True, slots=True)
class Package:
    """A package that has passed every check. `sha256` and `size` are of the file.

    `enrols`: the sender is not known yet, and the package is signed with the key that it carries itself. That proves
    only that the holder of the key has made it; the enrolment code and the telephone have to prove the rest.
    """

    path: Path
    manifest: Manifest
    contents: Contents
    enrols: bool
    sha256: str
    size: int
    blobs: Mapping[str, bytes]
    tally: Tally | None
    _archive: Archive = field(repr=False)
    _kept: Sequence[TxnLine] = field(repr=False)

    def lines(self) -> Iterator[TxnLine]:
        """The transactions in their order, as often as asked for."""
        if self._kept:
            return iter(self._kept)
        return (read_line(data) for data in raw_lines(self._archive.pieces(CHANGES)))


@dataclass(frozen=True, slots=True)
class Outline:
    """What can be said of a package from outside and, with its key, from inside. Nothing of it is proved.

    `named` is what the file name says, None for a name of another shape. `manifest` and `contents` are None without
    the key or passphrase; `signed` says whether the signature fits the key that was expected, None without one.
    """

    path: Path
    size: int
    sha256: str
    seal: Seal
    named: PackageName | None
    manifest: Manifest | None = None
    contents: Contents | None = None
    blobs: int = 0
    signed: bool | None = None


def open_package(
    path: Path,
    *,
    me: str,
    schema: int,
    sender_key: SenderKey,
    identities: Sequence[str] = (),
    passphrase: str = "",
    revoked: Collection[str] = (),
    oldest_schema: int = 1,
) -> Package:
    """Reads and checks a package for the site `me`, whose program knows the formats of data up to `schema`.

    `identities` are private age keys. Raises RuleBroken: `package.<reason>`.
    """
    try:
        data = _read(path)
        facts = sha256(data).hexdigest(), len(data)
        archive = Archive(unsealed(data, identities=identities, passphrase=passphrase))
        del data
        page = archive.read(MANIFEST)
        manifest = Manifest.read(page)
        enrols = _check_sender(manifest, archive.read(SIGNATURE), page, sender_key, revoked)
        if manifest.to != me:
            raise Refused("not_for_me")
        _check_version(manifest, schema, oldest_schema)
        _check_files(archive, manifest)
        kept: list[TxnLine] = []
        contents, tally = _checked(archive, manifest, kept), _tally(archive, manifest)
        return Package(path, manifest, contents, enrols, *facts, Blobs(archive), tally, archive, kept)
    except Refused as refused:
        raise _told(refused, path) from None


def inspect_package(
    path: Path,
    *,
    identities: Sequence[str] = (),
    passphrase: str = "",
    sender_key: SenderKey | None = None,
) -> Outline:
    """Looks at a package without an office file. Raises RuleBroken like `open_package`, whoever it is for."""
    try:
        data = _read(path)
        outline = Outline(path, len(data), sha256(data).hexdigest(), seal_of(data), read_name(path.name))
        if not identities and not passphrase:
            return outline
        archive = Archive(unsealed(data, identities=identities, passphrase=passphrase))
        del data
        page = archive.read(MANIFEST)
        manifest = Manifest.read(page)
        key = _key_of(manifest, sender_key)
        signed = is_signed(key, archive.read(SIGNATURE), SIGNED + page) if key else None
        _check_files(archive, manifest)
        _tally(archive, manifest)
        return Outline(
            *(path, outline.size, outline.sha256, outline.seal, outline.named),
            *(manifest, _checked(archive, manifest, []), len(Blobs(archive)), signed),
        )
    except Refused as refused:
        raise _told(refused, path) from None


def _read(path: Path) -> bytes:
    """All of the file, never more than a package may have."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise Refused("not_a_package")  # opening a pipe would wait for ever
        if about.st_size > LARGEST_FILE:
            raise Refused("file_too_big")
        with path.open("rb") as file:
            data = file.read(about.st_size + 1)
    except FileNotFoundError:
        raise Refused("file_missing") from None
    except OSError:
        raise Refused("file_unreadable") from None
    if len(data) != about.st_size:
        raise Refused("file_unreadable")  # somebody is still copying it, or has stopped in the middle
    return data


def _told(refused: Refused, path: Path) -> Exception:
    """A package for another key is told as what every reader sees, and why."""
    if refused.reason == "other_key":
        return refusal(Refused("cannot_decrypt"), path, "other_key")
    return refusal(refused, path)


def _key_of(manifest: Manifest, sender_key: SenderKey | None) -> str | None:
    key = sender_key(manifest.sender, manifest) if sender_key else None
    return key or (manifest.enrol.sign_key if manifest.enrol else None)


def _check_sender(
    manifest: Manifest, signature: bytes, page: bytes, sender_key: SenderKey, revoked: Collection[str]
) -> bool:
    """Whether the sender is only known by what it says of itself."""
    known = sender_key(manifest.sender, manifest)
    key = known or _key_of(manifest, None)
    if not key:
        raise Refused("unknown_sender", site=manifest.sender)
    if not is_signed(key, signature, SIGNED + page):
        raise Refused("bad_signature", site=manifest.sender)
    if manifest.sender in revoked:
        raise Refused("revoked", site=manifest.sender)
    return not known


def _check_version(manifest: Manifest, schema: int, oldest: int) -> None:
    """`sync.md` 7.3: what a newer program has added is kept and passed on, unless it says that this cannot be."""
    if manifest.min_reader_schema > schema or manifest.schema < oldest:
        raise Refused("schema_version", app=manifest.app, theirs=manifest.schema, ours=schema)


def _check_files(archive: Archive, manifest: Manifest) -> None:
    if archive.names - {MANIFEST, SIGNATURE} != set(manifest.files):
        raise Refused("file_list_mismatch")
    if CHANGES not in manifest.files:
        raise Refused("zip_missing", entry=CHANGES)
    for name, facts in manifest.files.items():
        digest, size = sha256(), 0
        for piece in archive.pieces(name):
            digest.update(piece)
            size += len(piece)
        if (size, digest.hexdigest()) != (facts.size, facts.sha256):
            raise Refused("file_hash", entry=name)
        if name.startswith(BLOBS) and name.removeprefix(BLOBS) != facts.sha256:
            raise Refused("blob_name", entry=name)


def _tally(archive: Archive, manifest: Manifest) -> Tally | None:
    if TALLY not in archive.names:
        return None
    if manifest.format == UNSIGNED_FORMAT:
        raise Refused("file_list_mismatch")
    return tally_file.read(archive.read(TALLY))


def _checked(archive: Archive, manifest: Manifest, kept: list[TxnLine]) -> Contents:
    """Every transaction read and checked once, so that nothing can go wrong in the middle of taking it in. In the first
    format lines had no signatures, and no body had leaves. Those of a package with few stay in `kept`."""
    contents, size = Contents(), 0
    for data in raw_lines(archive.pieces(CHANGES)):
        line = read_line(data)
        contents.take(line)
        size += len(data)
        if size <= _MOST_KEPT:
            kept.append(line)
        else:
            kept.clear()
        if manifest.format == UNSIGNED_FORMAT and (contents.signed or has_leaves(line.body)):
            raise Refused("txn_shape")
    return contents
