"""Two lines of one file that may be one person, though one of them does not say the day of birth: a list, and behind it
a sheet with the passports of the same people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from exchange_admin.names import PART_NAMES, NameParts
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.importing.known_people import ComparedName, KnownPeople
from exchange_admin.services.importing.matching import Mark


def namesake_mark(known: KnownPeople, rows: Sequence[StagedRow]) -> Mark:
    """What such lines have the same, in any script; nothing for lines that different passports tell apart.

    Names are compared only where somebody's day of birth is missing: a long list with all of them costs nothing.
    """
    without_day = [row for row in rows if not row.values.get("birth_date") and _has_name(row)]
    if not without_day:
        return lambda row: None
    names = {id(row): known.compared(NameParts.of(row.values)) for row in rows if _has_name(row)}
    by_key: dict[str, list[StagedRow]] = defaultdict(list)
    for row in rows:
        for key in names[id(row)].keys if id(row) in names else ():
            by_key[key].append(row)
    place = {id(row): at for at, row in enumerate(rows, 1)}
    same: dict[int, int] = {}
    for row in without_day:
        for other in {id(one): one for key in names[id(row)].keys for one in by_key[key]}.values():
            if other is not row and _may_be_one(row, other, names):
                first = min(same.get(id(one), place[id(one)]) for one in (row, other))
                same[id(row)] = same[id(other)] = first
    return lambda row: same.get(id(row))


def _has_name(row: StagedRow) -> bool:
    return any(map(row.values.get, PART_NAMES))


def _may_be_one(row: StagedRow, other: StagedRow, names: dict[int, ComparedName]) -> bool:
    one, two = row.values.get("passport_number"), other.values.get("passport_number")
    return not (one and two and one != two) and names[id(row)].agrees(names[id(other)])
