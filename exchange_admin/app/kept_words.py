"""The words of a language as they were read before: to read all their files takes a tenth of a whole start."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path

from exchange_admin.documents.files import FileNotWritten, write_bytes
from exchange_admin.domain.wording import read_entries

log = logging.getLogger(__name__)


class KeptWords:
    """In `folder`, which the program may write to. Whatever stands there counts only for the very files it was read
    from; without it everything works, only slower."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def entries(self, source: Path) -> Mapping[str, object]:
        """As `read_entries` of a folder with the files of one language."""
        sources = [path.read_bytes() for path in sorted(source.rglob("*.toml"))]
        kept = self._folder / f"{source.name}.json"
        found = _read(kept, sources)
        if found is None:
            found = read_entries(source)
            self._keep(kept, sources, found)
        return found

    def _keep(self, kept: Path, sources: Iterable[bytes], entries: Mapping[str, object]) -> None:
        text = json.dumps(entries, ensure_ascii=False).encode()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_bytes(kept, _seal(sources, text) + text)
        except (FileNotWritten, OSError) as error:
            log.info("words not kept: %s", error)


def _read(kept: Path, sources: Iterable[bytes]) -> Mapping[str, object] | None:
    try:
        data = kept.read_bytes()
    except OSError:
        return None
    text = data[hashlib.sha256().digest_size :]
    if data != _seal(sources, text) + text:
        return None
    entries: dict[str, object] = json.loads(text)
    return entries


def _seal(sources: Iterable[bytes], text: bytes) -> bytes:
    """Fits no other files and no other words."""
    digest = hashlib.sha256()
    for part in (*sources, text):
        digest.update(hashlib.sha256(part).digest())
    return digest.digest()
