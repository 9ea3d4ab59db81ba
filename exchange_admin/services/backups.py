"""Safety copies of an office file: those there are, another one, a second place, and taking away what is due."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from exchange_admin.domain.problems import Problem
from exchange_admin.store import Store
from exchange_admin.store.retention import SECOND_FOLDER


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """One copy: `when` is a UTC moment as the file writes them, `size` bytes, `until` the day from which it may be
    removed, `erased` how many people are in it who were erased since."""

    path: Path
    when: str
    size: int
    until: str
    erased: int


class Backups:
    """Those of one open file."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def kept(self) -> list[KeptBackup]:
        return [
            KeptBackup(
                one.copy.path,
                f"{one.copy.when:%Y-%m-%dT%H:%M:%SZ}",
                one.copy.size,
                one.until.isoformat(),
                len(one.holds),
            )
            for one in self._store.retention.there()
        ]

    def make(self) -> tuple[Path, list[Problem]]:
        """The copy, and what went wrong at the second place."""
        second = self.second_folder
        return self._store.backups.make_daily(Path(second) if second else None)

    def purge(self) -> tuple[int, int]:
        """Removes copies whose day has come and those that hold erased people: how many are gone, how many could not be
        removed. Where none would be left a new one is made first."""
        retention = self._store.retention
        going = retention.removable(erased=True)
        if going and len(going) == len(retention.there()):
            self._store.backups.make()
        left = retention.remove(going)
        return len(going) - len(left), len(left)

    @property
    def second_folder(self) -> str:
        """Where every copy is made once more; empty for nowhere."""
        return self._store.settings.like(SECOND_FOLDER, "")

    def use_second_folder(self, folder: str) -> None:
        self._store.settings.set(SECOND_FOLDER, folder)

    @property
    def days(self) -> int:
        """How long a copy is kept."""
        return self._store.retention.days

    def keep(self, days: int) -> None:
        self._store.retention.keep(days)
