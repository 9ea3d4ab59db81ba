"""What the view for verifying works with; each call in a job, on a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from exchange_admin.services.certificates.verifying import Judged, KnownOffice

Source = str | Path | bytes
"""The text of codes, a file, or a picture."""


@dataclass(frozen=True)
class Verified:
    """The papers whose codes were found, and the offices whose papers can be told genuine, the own one first."""

    codes: tuple[Judged, ...]
    offices: tuple[KnownOffice, ...]


@dataclass(frozen=True)
class VerifyDesk:
    """`look(sources, files, compared, language)` judges texts, paths or the bytes of pictures together, by the office's
    keys and those in `files`; none asks for the offices only. `compared` are digits of keys. The writers answer with
    what they wrote and raise FileNotWritten.
    """

    look: Callable[[Sequence[Source], Sequence[Path], Sequence[str], str], Verified]
    write_key: Callable[[Path], object]
    write_key_sheet: Callable[[Path, str], object]
    write_page: Callable[[Path, str], object]
    write_list: Callable[[Path], object]
