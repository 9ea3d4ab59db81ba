"""Making packages: whole or not at all, in parts that mail lets through.

Nothing is written before everything is packed and sealed, and nothing readable ever touches the disk: the archive grows
in memory. Manifests come last, when hashes and the number of parts are known.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from exchange_admin.documents.files import FileNotWritten, written_whole
from exchange_admin.documents.packages.checking import Contents
from exchange_admin.documents.packages.keys import SiteKeys, sign
from exchange_admin.documents.packages.limits import (
    LARGEST_BLOB,
    LARGEST_FILE,
    LARGEST_TALLY,
    LONGEST_LINE,
    MOST_ENTRIES,
    MOST_OPS,
    UNSIGNED_FORMAT,
)
from exchange_admin.documents.packages.lines import written
from exchange_admin.documents.packages.manifest import FileFacts, Manifest
from exchange_admin.documents.packages.naming import name_of
from exchange_admin.documents.packages.refusals import Refused, refusal
from exchange_admin.documents.packages.sealing import sealed
from exchange_admin.documents.packages.tally_file import encoded
from exchange_admin.documents.packages.zip_entries import BLOBS, CHANGES, MANIFEST, SIGNATURE, TALLY
from exchange_admin.documents.packages.zip_writing import Packed, Packing, archived, packed, stored
from exchange_admin.domain.ids import derived_id
from exchange_admin.merge.bodies import has_leaves
from exchange_admin.merge.tallies import Tally
from exchange_admin.merge.transactions import TxnLine

SPLIT = 15 << 20
"""Bytes of a file that most mail servers let through."""

SIGNED = b"exchpack1\0"
"""Stands before the manifest when it is signed, so that the signature fits nothing else."""

_MOST_PLAIN = 120 << 20  # bytes of changes in one part, far below what a reader refuses
_ROOM = 64 << 10  # manifest, directory, seal


@dataclass(frozen=True, slots=True)
class Written:
    """One file: `part` of `parts`. `ends` holds once this part and those before it have been taken in."""

    path: Path
    id: str
    size: int
    sha256: str
    part: int
    parts: int
    ends: Mapping[str, int]
    entries: int


def write_packages(
    folder: Path,
    manifest: Manifest,
    lines: Iterable[TxnLine],
    *,
    keys: SiteKeys,
    recipients: Sequence[str] = (),
    passphrase: str = "",
    blobs: Mapping[str, bytes] | None = None,
    split_bytes: int = SPLIT,
    tally: Tally | None = None,
    own: bool = False,
) -> list[Written]:
    """Writes `lines` and the scans `blobs` (by SHA-256 in hex) for the age keys `recipients`, or for a passphrase.

    With `own` only this user may read the files, else whoever the folder is for.

    `manifest` gives the format, the names, `have`, `received`, `ends`, `lives` and `proofs`; its id becomes the series,
    and the id of the only part. In the first format lines go without the signatures of their steps, the `tally`
    stays here, and steps whose bodies have leaves cannot go.
    A transaction is never cut: one that is larger than `split_bytes` makes a part of its own. Raises RuleBroken:
    `package.folder_gone`, `package.own_size`, `package.own_data`, `package.own_too_new`, `file.…`.
    """
    try:
        if manifest.format == UNSIGNED_FORMAT:
            lines, tally = map(_as_before, lines), None
        parts = _pack(lines, blobs or {}, split_bytes)
        if tally is not None:
            parts[-1].add_tally(encoded(tally))
        pages = _manifests(manifest, parts)
        return _write(folder, pages, parts, keys, recipients, passphrase, own)
    except Refused as refused:
        raise refusal(refused, folder) from None


def _as_before(line: TxnLine) -> TxnLine:
    """In the first format."""
    if has_leaves(line.body):
        raise Refused("own_too_new")
    return line.unsigned()


class _Part:
    """One package while it grows."""

    def __init__(self) -> None:
        self._changes = Packing(CHANGES)
        self._packed: list[Packed] = []
        self._hash = sha256()
        self.files: dict[str, FileFacts] = {}
        self.contents = Contents()

    @property
    def size(self) -> int:
        """Bytes of what is packed so far."""
        return self._changes.packed_size + sum(len(file.data) for file in self._packed)

    @property
    def plain(self) -> int:
        """Bytes of the changes."""
        return self._changes.size

    def add(self, line: TxnLine) -> None:
        """Held against the reader's rules first: what cannot be read over there is not sent."""
        try:
            self.contents.take(line)
        except Refused as refused:
            raise Refused("own_data", why=refused.reason, **{"id": "", **refused.facts}) from None
        before = self.plain
        for piece in written(line):
            self._hash.update(piece)
            self._changes.write(piece)
        if self.plain - before > LONGEST_LINE:
            raise Refused("own_size")

    def end_changes(self) -> None:
        self._packed.append(self._changes.ended())
        self._changes = Packing(CHANGES)
        self.files[CHANGES] = FileFacts(self._packed[0].size, self._hash.hexdigest())

    def add_blob(self, name: str, content: bytes) -> None:
        self._packed.append(stored(BLOBS + name, content))
        self.files[BLOBS + name] = FileFacts(len(content), name)

    def add_tally(self, data: bytes) -> None:
        if len(data) > LARGEST_TALLY:
            raise Refused("own_size")
        self._packed.append(packed(TALLY, data))
        self.files[TALLY] = FileFacts(len(data), sha256(data).hexdigest())

    def ended(self, page: bytes, signature: bytes) -> bytes:
        """The whole archive; the part is used up."""
        plain = archived([packed(MANIFEST, page), stored(SIGNATURE, signature), *self._packed])
        self._packed.clear()
        return plain


def _pack(lines: Iterable[TxnLine], blobs: Mapping[str, bytes], split: int) -> list[_Part]:
    parts = [_Part()]
    for line in lines:
        expected = _expected(line)
        full = parts[-1].size + expected // 2 > split - _ROOM or parts[-1].plain + expected > _MOST_PLAIN
        crowded = parts[-1].contents.entries + len(line.values) > MOST_OPS
        if parts[-1].plain and (full or crowded):
            parts[-1].end_changes()
            parts.append(_Part())
        parts[-1].add(line)
    parts[-1].end_changes()
    _pack_blobs(parts, blobs, split)
    return parts


def _pack_blobs(parts: list[_Part], blobs: Mapping[str, bytes], split: int) -> None:
    """Into the last part, and into new ones when that is full."""
    for name in sorted(blobs):
        content = blobs[name]
        if len(content) > LARGEST_BLOB or sha256(content).hexdigest() != name:
            raise Refused("own_data", why="blob_name", id=name)
        full = parts[-1].size + len(content) > split - _ROOM or len(parts[-1].files) > MOST_ENTRIES - 10
        if full and (parts[-1].files[CHANGES].size or len(parts[-1].files) > 1):
            parts.append(_Part())
            parts[-1].end_changes()
        parts[-1].add_blob(name, content)


def _expected(line: TxnLine) -> int:
    """About how many bytes a line takes; packed it takes a little less than half of that."""
    return 300 + len(line.body) + sum(60 + len(pair[1]) if pair else 5 for pair in line.values)


def _manifests(manifest: Manifest, parts: Sequence[_Part]) -> list[Manifest]:
    """The first page of each part."""
    pages: list[Manifest] = []
    ends: dict[str, int] = {}
    for k, part in enumerate(parts, start=1):
        for author, seq in part.contents.ends.items():
            ends[author] = max(seq, ends.get(author, 0))
        if k == len(parts):
            for author, seq in manifest.ends.items():
                ends[author] = max(seq, ends.get(author, 0))
        pages.append(
            dataclasses.replace(
                manifest,
                id=manifest.id if len(parts) == 1 else derived_id("package part", manifest.id, str(k)),
                series=manifest.id,
                part=(k, len(parts)),
                ends=dict(ends),
                heads=part.contents.heads,
                files=part.files,
                lives={author: life for author, life in manifest.lives.items() if author in part.contents.authors},
            )
        )
    return pages


def _write(
    folder: Path,
    pages: Sequence[Manifest],
    parts: list[_Part],
    keys: SiteKeys,
    recipients: Sequence[str],
    passphrase: str,
    own: bool,
) -> list[Written]:
    """Every part or none: drafts first, names when all of them are on the disk."""
    done: list[Written] = []
    try:
        with ExitStack() as drafts:
            for page, part in zip(pages, parts, strict=True):
                first = page.encoded()
                plain = part.ended(first, sign(keys.sign_private, SIGNED + first))
                data = sealed(plain, recipients=recipients, passphrase=passphrase)
                if len(data) > LARGEST_FILE:
                    raise Refused("own_size")
                name = name_of(page.sender, page.to, page.created, page.series, *page.part).text
                drafts.enter_context(written_whole(folder / name, own=own)).write_bytes(data)
                done.append(_written(folder / name, page, data, part.contents.entries))
    except FileNotWritten as failed:
        _forget(done)
        raise failed if folder.is_dir() else refusal(Refused("folder_gone"), folder) from failed
    except BaseException:
        _forget(done)
        raise
    return done


def _written(path: Path, page: Manifest, data: bytes, entries: int) -> Written:
    k, of = page.part
    return Written(path, page.id, len(data), sha256(data).hexdigest(), k, of, page.ends, entries)


def _forget(done: Iterable[Written]) -> None:
    """Parts that already had their names when a later one failed."""
    for one in done:
        with contextlib.suppress(OSError):
            one.path.unlink(missing_ok=True)
