"""What the view for verifying works with; each call in a job, on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from exchange_admin.services.certificates.verifying import Judged, KnownOffice


@dataclass(frozen=True)
class Verified:
    """The codes that were found, and the offices whose papers can be told genuine, the own one first."""

    codes: tuple[Judged, ...]
    offices: tuple[KnownOffice, ...]


@dataclass(frozen=True)
class VerifyDesk:
    """`look(source, files, language)` judges a text, a path or the bytes of a picture, by the office's keys and those
    in `files`; None asks for the offices only. The writers answer with what they wrote and raise FileNotWritten.
    """

    look: Callable[[str | Path | bytes | None, Sequence[Path], str], Verified]
    write_key: Callable[[Path], object]
    write_key_sheet: Callable[[Path, str], object]
    write_page: Callable[[Path, str], object]
    write_list: Callable[[Path], object]
