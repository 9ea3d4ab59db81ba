"""Tasks of stays in an office of 10,000 people: counts of tabs, the numbers of a day, one edit with its marking and the
working out behind it; and all stays of 20,000 people worked out. Each against the bare query, or a bare write of the
rows.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

from measuring import Line, arguments, best, median, percentile, seconds, tell, work_folder
from offices import office_file, program

from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Step
from exchange_admin.services.country_calendars import working_calendar
from exchange_admin.services.office import Office

PEOPLE, ALL, EDITS = 10_000, 20_000, 200
COUNTS = (
    "SELECT sum(is_open AND due < ?1 AND state <> 'submitted'), sum(is_open AND due >= ?1 AND act_by <= ?2),"
    " sum(is_open AND state = 'asked'), sum(is_open AND state = 'received'), sum(is_open AND kind = 'document'),"
    " sum(is_open AND kind = 'notice'), count(*) FROM local_due"
)
"""The tabs counted over all rows."""


def main() -> None:
    given = arguments(__doc__)
    lines = []
    with _copy(PEOPLE) as office:
        lines += _reading(office)
        lines += _editing(office)
    with _copy(ALL) as office:
        lines.append(_all(office))
    tell(lines, as_json=given.json)


@contextmanager
def _copy(people: int) -> Iterator[Office]:
    """A copy of the sample office with all rules that ship, everything worked out."""
    for old in work_folder().glob("casework_target.exchange*"):
        old.unlink()
    file = work_folder() / "casework_target.exchange"
    shutil.copyfile(office_file(people), file)
    with program().open(file, writing=True) as office:
        _add_rules(office)
        for country in ("CN", "RU"):
            working_calendar(country)
        office.casework.upkeep.bring_up()
        yield office


def _add_rules(office: Office) -> None:
    """To a sample that was made before rules shipped."""
    if office.store.count(Query("requirement")):
        return
    origin, reference = office.program.origin, office.program.reference
    edits = tuple(edit for one in reference.requirements for edit in one.edits(origin))
    office.store.record(Step("benchmark", "requirement.add", edits))


def _reading(office: Office) -> list[Line]:
    casework = office.casework
    bare = sqlite3.connect(office.store.path)
    days = ("2026-11-27", "2026-12-04")
    counted = best(lambda: bare.execute(COUNTS, days).fetchone()) * 1000
    bare.close()
    counts, today = (best(verb) * 1000 for verb in (casework.tasks.counts, lambda: casework.today.numbers("en")))
    return [
        Line("counts of all tabs", counts, "ms", counted, "one query over all rows", limit=100),
        Line("the numbers of a day", today, "ms", counted, "one query over all rows", limit=100),
    ]


def _editing(office: Office) -> list[Line]:
    chance = random.Random(4)
    people = [office.store.id_of("person", n) for n in chance.sample(list(office.lists.ids(Query("person"))), EDITS)]
    saved, worked = [], []
    for number, id in enumerate(people):
        birth = f"2005-03-{number % 28 + 1:02}"
        saved.append(_milliseconds(partial(office.records.set, "person", id, {"birth_date": birth}, "x")))
        worked.append(_milliseconds(office.casework.upkeep.bring_up))
    told = (("one edit with its marking, median", saved), ("its stays worked out, median", worked))
    return [Line(what, median(one), "ms", limit=5, peers=f"p95 {percentile(one, 0.95):.1f} ms") for what, one in told]


def _all(office: Office) -> Line:
    office.store.due.drop()
    ours = seconds(office.casework.upkeep.bring_up)
    rows = office.store._db.execute("SELECT * FROM local_due").fetchall()
    bare = sqlite3.connect(":memory:")
    made = office.store._db.execute("SELECT sql FROM sqlite_schema WHERE tbl_name = 'local_due' AND sql NOT NULL")
    for (sql,) in made.fetchall():
        bare.execute(sql)
    marks = ", ".join("?" * len(rows[0]))
    written = seconds(lambda: bare.executemany(f"INSERT INTO local_due VALUES ({marks})", rows))  # noqa: S608
    bare.close()
    what = f"all stays of {ALL:,} people worked out"
    return Line(what, ours, "s", written, "the rows written", limit=5, peers=f"{len(rows):,} rows")


def _milliseconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    sys.exit(main())
