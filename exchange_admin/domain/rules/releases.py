"""Versions of this program, and what a notice of a newer one says (decision 82)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from exchange_admin.domain.patterns import pattern
from exchange_admin.domain.wording import LANGUAGES

SYSTEMS: Mapping[str, str] = {"win32": "windows", "linux": "debian", "darwin": "macos"}
"""What installers are made for, by what Python calls the system."""
LONGEST_NOTE = 2_000
LARGEST_FILE = 1 << 30
MOST_FILES = 20

_VERSION = pattern(r"(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})")
_FILE_NAME = pattern(r"exchange-admin[_-][A-Za-z0-9._-]{1,90}[A-Za-z0-9]")
_SHA256 = pattern(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """An installer: a plain name beside the notice, and what is in it."""

    name: str
    system: str
    size: int
    sha256: str

    @property
    def is_sound(self) -> bool:
        """Whether the name leads nowhere else, on any system, and all is said as it has to be."""
        return (
            bool(_FILE_NAME.fullmatch(self.name))
            and self.system in SYSTEMS.values()
            and 0 < self.size <= LARGEST_FILE
            and bool(_SHA256.fullmatch(self.sha256))
        )


@dataclass(frozen=True, slots=True)
class Release:
    """`made` is the day, ISO; `notes` say by language what is new."""

    version: str
    made: str
    files: tuple[ReleaseFile, ...]
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        return (
            version_parts(self.version) is not None
            and _is_day(self.made)
            and 0 < len(self.files) <= MOST_FILES
            and len({one.name.lower() for one in self.files}) == len(self.files)
            and all(one.is_sound for one in self.files)
            and all(code in LANGUAGES and _is_plain(note) for code, note in self.notes.items())
        )

    def for_system(self, system: str) -> tuple[ReleaseFile, ...]:
        return tuple(one for one in self.files if one.system == system)


def version_parts(version: str) -> tuple[int, ...] | None:
    """None for what is no version, such as 1.0 or 1.0.0rc1."""
    found = _VERSION.fullmatch(version)
    return tuple(map(int, found.groups())) if found else None


def is_newer(version: str, than: str) -> bool:
    """Of two versions; False where one of them is none."""
    one, other = version_parts(version), version_parts(than)
    return one is not None and other is not None and one > other


def _is_day(iso: str) -> bool:
    try:
        return date.fromisoformat(iso).isoformat() == iso
    except ValueError:
        return False


def _is_plain(note: str) -> bool:
    """Text that a screen shows as it stands: no signs that move the cursor or turn the direction."""
    return len(note) <= LONGEST_NOTE and all(sign == "\n" or sign.isprintable() for sign in note)
