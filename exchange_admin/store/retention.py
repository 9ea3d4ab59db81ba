"""Until when copies of an office file are kept, and which of them still hold somebody who was erased (rulings 30)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from exchange_admin.domain.dates import utc_moment
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.store.backup import Copy, Reason, copies
from exchange_admin.store.binding import Error, connect, rows_among
from exchange_admin.store.local import Settings
from exchange_admin.store.parts import FileParts, Part
from exchange_admin.store.side_files import remove_with_sides

KEEP_DAYS, SECOND_FOLDER = "backup_keep_days", "second_backup_folder"
"""Settings of the file: days that a copy is kept, and a folder with further copies."""
USUAL_DAYS, FEWEST_DAYS, MOST_DAYS = 365, 30, 3_650


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy, the day from which it may be removed, and the erased people (ids) who are still in it."""

    copy: Copy
    until: date
    holds: frozenset[str]

    def is_due(self, today: date) -> bool:
        return self.until <= today


class Retention(Part):
    """Nothing is removed without being asked."""

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._path, self._settings, self._now = file.path, Settings(file), file.origin.now

    @property
    def days(self) -> int:
        kept = self._settings.get(KEEP_DAYS)
        return kept if isinstance(kept, int) and FEWEST_DAYS <= kept <= MOST_DAYS else USUAL_DAYS

    def keep(self, days: int) -> None:
        """From now on copies are kept for so many days. Raises RuleBroken with `backup.days`."""
        if not FEWEST_DAYS <= days <= MOST_DAYS:
            raise RuleBroken(Problem("backup.days", facts={"low": FEWEST_DAYS, "high": MOST_DAYS}))
        self._settings.set(KEEP_DAYS, days)

    def there(self) -> list[KeptCopy]:
        """Copies beside the file, in the second folder, and files that a restore has set aside, the newest first."""
        return self._described(self._erased())

    def holding(self, people: Collection[str]) -> list[KeptCopy]:
        """Those in which one of the people (ids) still is."""
        return [one for one in self._described(people) if one.holds]

    def removable(self, *, erased: bool) -> list[KeptCopy]:
        """Copies whose day has come, with `erased` those too that hold erased people; never the newest copy of all,
        unless it does."""
        today = self._now().date()
        there = self.there()
        newest = next((one for one in there if one.copy.reason is not Reason.RESTORE), None)
        return [one for one in there if (one.is_due(today) and one is not newest) or (erased and one.holds)]

    def remove(self, these: Iterable[KeptCopy]) -> list[KeptCopy]:
        """Removes the copies; answers with those that could not be."""
        these = list(these)
        for one in these:
            remove_with_sides(one.copy.path)
        return [one for one in these if one.copy.path.exists()]

    def _described(self, people: Collection[str]) -> list[KeptCopy]:
        kept = timedelta(days=self.days)
        return [KeptCopy(one, (one.when + kept).date(), _held(one.path, people)) for one in self._found()]

    def _found(self) -> list[Copy]:
        found = [*copies(self._path), *_set_aside(self._path)]
        if second := self._settings.like(SECOND_FOLDER, ""):
            found += copies(self._path, Path(second))
        return sorted({one.path: one for one in found}.values(), key=lambda one: one.when, reverse=True)

    def _erased(self) -> list[str]:
        rows = self._db.execute("SELECT record FROM erasure WHERE record_kind = 'person' AND _live = 1")
        return [id for (id,) in rows.fetchall() if id]


def _set_aside(path: Path) -> list[Copy]:
    """Files that stood in the place of this one before a restore; their names say when they were last changed."""
    name = re.compile(re.escape(path.stem) + r"-before-restore-(\d{8}T\d{6}Z)(-\d+)?\.exchange")
    found = []
    with suppress(OSError):
        for one in path.parent.iterdir():
            if match := name.fullmatch(one.name):
                when = utc_moment(match[1])
                found.append(Copy(one, when, Reason.RESTORE, one.stat().st_size))
    return found


def _held(copy: Path, people: Collection[str]) -> frozenset[str]:
    """Who of the people is in a copy. In one that cannot be read all of them may be."""
    ids = sorted(people)
    try:
        with closing(connect(copy, writing=False, immutable=True)) as connection:
            rows = rows_among(connection, "SELECT id FROM person WHERE id IN (...)", ids)
            found = frozenset(id for (id,) in rows)
    except Error:
        return frozenset(ids)
    return found
