"""Which stay a row is about: the one of its person that runs on a day, or begins soon after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.mobility_status import CAME_TO_NOTHING, NOT_ACCEPTED
from exchange_admin.domain.steps import Record
from exchange_admin.services.importing.draft import LEFT_OUT, StagedRow
from exchange_admin.services.importing.list_shapes import NAME_KEYS, ListShape
from exchange_admin.services.importing.sources import Sources

STAY = "mobility_id"
_BEFORE = timedelta(days=30)
"""How long before its first day somebody may come for a stay."""


def settle_stays(sources: Sources, shape: ListShape, rows: Sequence[StagedRow], days: Iterable[str]) -> None:
    """Puts the id of the stay into `STAY` of the values of each row, or asks; `days` are the keys of days of which the
    first that a row says counts. People and stays are looked up and never made."""
    keys = tuple(days)
    asked = [row for row in rows if row.decision != LEFT_OUT]
    named = sources.known.named([row.values for row in asked])
    stays = _stays_of(sources, {person for found in named for person in found})
    for row, people in zip(asked, named, strict=True):
        row.subject_id, row.candidates = "", ()
        if chosen := _chosen(sources, row):
            row.values[STAY] = chosen
            continue
        day = min((found for key in keys if (found := day_in(row.values, key))), default=None)
        of_people = [stay for person in people for stay in stays[person]]
        fitting = [stay for stay in of_people if day is not None and _fits(stay, day)]
        if len(people) == 1 and len(fitting) == 1:
            row.values[STAY] = fitting[0].id
        elif problem := _question(row, shape, people, fitting, day):
            row.problems.append(problem)


def _chosen(sources: Sources, row: StagedRow) -> str:
    chosen = row.picked.get(STAY, "")
    stay = sources.store.get("mobility", chosen) if chosen else None
    return chosen if stay is not None and stay.live else ""


def _question(
    row: StagedRow, shape: ListShape, people: Sequence[str], fitting: Sequence[Record], day: date | None
) -> Problem | None:
    column = next((key for key in (*sorted(NAME_KEYS), *sorted(shape.who)) if row.cells.get(key)), "full_name")
    facts: dict[str, object] = {"typed": row.cells.get(column, ""), "n": len(people), "kind": "kind.person"}
    if not people:
        return Problem("import.reference_unknown", column, facts, Level.ASKS)
    if len(people) > 1:
        return Problem("import.reference_alike", column, facts, Level.ASKS)
    if day is None:
        return None
    facts = {"typed": row.cells.get(column, ""), "n": len(fitting), "day": day.isoformat()}
    return Problem("import.stay_alike" if fitting else "import.stay_unknown", column, facts, Level.ASKS)


def _stays_of(sources: Sources, people: set[str]) -> Mapping[str, list[Record]]:
    """Stays that did not come to nothing, by the entry that stands for their person."""
    store, entries = sources.store, sources.store.entries()
    all_entries = sorted({entry for person in people for entry in entries.of(person)})
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for stay in store.where("mobility", "person_id", all_entries):
        came_to_nothing = stay["sending_status"] in CAME_TO_NOTHING or stay["receiving_status"] in NOT_ACCEPTED
        if stay.live and not came_to_nothing:
            found[entries.kept(stay.text("person_id"))].append(stay)
    return found


def _fits(stay: Record, day: date) -> bool:
    begins = day_in(stay.values, "actual_start") or day_in(stay.values, "planned_start")
    ends = day_in(stay.values, "actual_end") or day_in(stay.values, "planned_end")
    return begins is not None and begins - _BEFORE <= day and (ends is None or day <= ends)
