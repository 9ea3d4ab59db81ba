"""How package files are called: no personal data, unique, never written a second time (`sync.md` 7.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass

SUFFIX = ".exchpack"
_SITE = "[A-Za-z0-9-]{1,40}"
_NAME = re.compile(
    rf"EXCH_({_SITE})_({_SITE})_([0-9]{{8}}-[0-9]{{4}})_([0-9A-Za-z]{{8}})(?:-([0-9]{{1,4}})of([0-9]{{1,4}}))?\.exchpack"
)
_FOREIGN = re.compile("[^A-Za-z0-9-]")


@dataclass(frozen=True, slots=True)
class PackageName:
    """What a file name says; only the signed manifest counts. `at` is "yyyymmdd-hhmm" in UTC."""

    sender: str
    to: str
    at: str
    id8: str
    k: int = 1
    of: int = 1

    @property
    def text(self) -> str:
        """`EXCH_<from>_<to>_<yyyymmdd-hhmm>_<id8>.exchpack`, for a part of several with `-2of3` after the id."""
        part = f"-{self.k}of{self.of}" if self.of > 1 else ""
        return f"EXCH_{_plain(self.sender)}_{_plain(self.to)}_{self.at}_{self.id8}{part}{SUFFIX}"


def name_of(sender: str, to: str, created: str, id: str, k: int = 1, of: int = 1) -> PackageName:
    """`created` is "YYYY-MM-DDTHH:MM:SSZ"; of `id` the last eight signs are shown, which are random in a UUIDv7."""
    at = f"{created[:10].replace('-', '')}-{created[11:13]}{created[14:16]}"
    return PackageName(sender, to, at, _plain(id)[-8:].rjust(8, "0"), k, of)


def read_name(name: str) -> PackageName | None:
    """None for any other file, such as the conflict copies of sync programs."""
    found = _NAME.fullmatch(name)
    if not found:
        return None
    sender, to, at, id8, k, of = found.groups()
    return PackageName(sender, to, at, id8, int(k or 1), int(of or 1))


def _plain(site: str) -> str:
    return _FOREIGN.sub("-", site)[:40]
