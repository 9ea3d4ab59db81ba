"""One row of what is due, and the counts that are kept beside the rows (decision 48)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from operator import itemgetter

from exchange_admin.store.binding import Connection


@dataclass(frozen=True, slots=True)
class DueRow:
    """One task of a subject: of a `stay`, an `agreement`, a `decision`, a committee (`body`), or of none; all are ids,
    empty for none. `requirement` is empty for one that follows from no rule, and the code of a rule that agreements or
    committees have. `is_past`: its phase is over.

    Days are ISO texts or None; after the day `lapses` it is no use any more and stands in no list. `kind` is the word
    of the requirement's kind, of other tasks that of their own.
    """

    id: str
    stay: str
    requirement: str
    occurrence: str
    kind: str
    phase: str
    due: str | None
    act_by: str | None
    state: str
    is_open: bool
    is_planned: bool = False
    asked_on: str | None = None
    is_past: bool = False
    agreement: str = ""
    lapses: str | None = None
    decision: str = ""
    body: str = ""

    @property
    def stands_alone(self) -> bool:
        return not (self.stay or self.agreement or self.decision or self.body)


COLUMNS = tuple(one.name for one in fields(DueRow))


COUNTED = ("requirement", "kind", "state", "is_open", "due", "act_by", "lapses")


def count_rows(connection: Connection, gone: Iterable[Sequence[object]], come: Iterable[Sequence[object]]) -> None:
    """Keeps the counts right when rows, as `COLUMNS`, go and come. A day that is not known counts as an empty text."""
    moved: Counter[tuple[object, ...]] = Counter()
    for rows, by in ((gone, -1), (come, 1)):
        for row in rows:
            moved[_counted(row)] += by
    changed = [(*("" if one is None else one for one in key), by) for key, by in moved.items() if by]
    has_fewer = any(by < 0 for by in moved.values())
    connection.executemany(
        f"INSERT INTO local_due_count VALUES (?{', ?' * len(COUNTED)})"
        f" ON CONFLICT ({', '.join(COUNTED)}) DO UPDATE SET n = n + excluded.n",
        changed,
    )
    if has_fewer:
        connection.execute("DELETE FROM local_due_count WHERE n = 0")


_counted = itemgetter(*(COLUMNS.index(name) for name in COUNTED))
