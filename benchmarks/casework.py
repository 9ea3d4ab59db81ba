"""Tasks of stays in an office of 10,000 people: counts of tabs, Today as a whole and by its parts, one edit with its
marking and the working out behind it; all stays of 20,000 people worked out, and one rule changed; what is read, once
more in an office of 1,000,000 people. Each against the bare query, or a bare write of the rows. All is told in
time of the processor, what writes on the clock too.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial

from measuring import Line, arguments, best_cpu, median, percentile, seconds, tell, work_folder
from offices import program, repeated_office, worked_office

from exchange_admin.domain.queries import Query
from exchange_admin.services.country_calendars import working_calendar
from exchange_admin.services.office import Office
from exchange_admin.services.today.agreements_ahead import AgreementsAhead
from exchange_admin.services.today.pulse import Presence

PEOPLE, ALL, EDITS, OPEN_STAYS = 10_000, 20_000, 200, 100_000
DAY = date(2026, 11, 28)
_TABS = (
    "SELECT sum(is_open AND due < '2026-11-28' AND state <> 'submitted'),"
    " sum(is_open AND due >= '2026-11-28' AND act_by <= '2026-12-05'),"
    " sum(is_open AND state = 'asked'), sum(is_open AND state = 'received'), sum(is_open AND kind = 'document'),"
    " sum(is_open AND kind = 'notice'), count(*) FROM local_due"
)
BARE = {
    "tabs": _TABS,
    "agreements": "SELECT agreement_id, condition_id, term_id, count(*) FROM mobility WHERE _live = 1 GROUP BY 1, 2, 3",
    "here": "SELECT sending_institution_id, count(*) FROM mobility"
    " WHERE receiving_status IN ('arrived', 'in_residence') AND _live = 1 GROUP BY 1",
    "attendance": "SELECT l.date, a.state, count(*), sum(l.minutes) FROM language_lesson AS l"
    " LEFT JOIN attendance AS a ON a.language_lesson_id = l.id"
    " WHERE l.date BETWEEN '2026-10-05' AND '2026-11-28' AND l.state = 'held' GROUP BY 1, 2",
}
"""What a part of Today counts, as one query over all rows."""


def main() -> None:
    given = arguments(__doc__)
    lines = []
    with _copy(PEOPLE) as office:
        lines += _reading(office)
        lines += _editing(office)
    with _copy(ALL) as office:
        lines.append(_all(office))
        lines.append(_rule(office))
    lines += _large(given.people)
    tell(lines, as_json=given.json)


@contextmanager
def _copy(people: int) -> Iterator[Office]:
    """A copy of the sample office with everything worked out."""
    for old in work_folder().glob("casework_target.exchange*"):
        old.unlink()
    file = work_folder() / "casework_target.exchange"
    shutil.copyfile(worked_office(people), file)
    with program().open(file, writing=True) as office:
        for country in ("CN", "RU"):
            working_calendar(country)
        yield office


def _large(people: int) -> list[Line]:
    """What is read in a large office, which repeats the small one."""
    with program().open(repeated_office(people), writing=False) as office:
        for country in ("CN", "RU"):
            working_calendar(country)
        about = f", {people:,} people"
        return [replace(line, what=line.what + about) for line in _reading(office, limit=300)]


def _reading(office: Office, limit: float = 100) -> list[Line]:
    bare = sqlite3.connect(office.store.path)
    queries = {name: _milliseconds_of_cpu(partial(_all_rows, bare, sql)) for name, sql in BARE.items()}
    bare.close()
    tabs = _milliseconds_of_cpu(office.casework_on(DAY).tasks.counts)
    whole = _milliseconds_of_cpu(partial(office.today_on(DAY).read, "en"))
    return [
        Line("counts of all tabs", tabs, "ms", queries["tabs"], "one query over all rows", limit=limit),
        Line("Today read as a whole", whole, "ms", sum(queries.values()), "the queries of its parts", limit=limit),
        Line(
            "the same over a connection of its own, as the window does",
            _milliseconds_of_cpu(partial(_anew, office)),
            "ms",
        ),
        Line("list of agreements with its places, the first time", _first_time(office), "ms"),
        *(
            Line(f"of it: {what}", _milliseconds_of_cpu(verb), "ms", queries[name], "one query over all rows")
            for what, verb, name in _parts_of_today(office)
        ),
    ]


def _anew(office: Office) -> object:
    with office.beside(writing=False) as apart:
        return apart.today_on(DAY).read("en")


def _first_time(office: Office) -> float:
    """Milliseconds of the processor, over a connection on which nothing is known yet."""

    def listed() -> None:
        with office.beside(writing=False) as apart:
            columns = [one.key for one in apart.lists.columns("agreement") if one.usual]
            apart.lists.rows("agreement", apart.lists.ids(Query("agreement"))[:60], columns, "en")

    return best_cpu(listed, 3) * 1000


def _parts_of_today(office: Office) -> Iterator[tuple[str, Callable[[], object], str]]:
    """What each is called, what reads it, and which bare query stands beside it."""
    parts = replace(office.parts, today=lambda: DAY)
    presence = Presence(parts)
    yield "numbers of tasks", partial(office.casework_on(DAY).today.numbers, "en"), "tabs"
    yield "agreements to think of", partial(AgreementsAhead(parts).read, "en"), "agreements"
    yield "who is here", presence.here, "here"
    yield "attendance of eight weeks", presence.attended, "attendance"


def _all_rows(bare: sqlite3.Connection, sql: str) -> object:
    return bare.execute(sql).fetchall()


def _milliseconds_of_cpu(action: Callable[[], object]) -> float:
    return best_cpu(action, 5) * 1000


def _editing(office: Office) -> list[Line]:
    chance = random.Random(4)
    people = [office.store.id_of("person", n) for n in chance.sample(list(office.lists.ids(Query("person"))), EDITS)]
    told: dict[str, list[tuple[float, float]]] = {"one edit with its marking": [], "its stays worked out": []}
    for number, id in enumerate(people):
        birth = f"2005-03-{number % 28 + 1:02}"
        acts = (partial(office.records.set, "person", id, {"birth_date": birth}, "x"), office.casework.upkeep.bring_up)
        for found, act in zip(told.values(), acts, strict=True):
            found.append(_both_milliseconds(act))
    return [_edited(what, *zip(*found, strict=True)) for what, found in told.items()]


def _edited(what: str, cpu: tuple[float, ...], clock: tuple[float, ...]) -> Line:
    about = f"p95 {percentile(cpu, 0.95):.1f} ms; on the clock {median(clock):.1f} ms"
    return Line(f"{what}, median", median(cpu), "ms", limit=5, peers=about)


def _all(office: Office) -> Line:
    office.store.due.drop()
    ours, clock = _both_milliseconds(office.casework.upkeep.bring_up)
    rows = office.store._db.execute("SELECT * FROM local_due").fetchall()
    bare = sqlite3.connect(":memory:")
    made = office.store._db.execute("SELECT sql FROM sqlite_schema WHERE tbl_name = 'local_due' AND sql NOT NULL")
    for (sql,) in made.fetchall():
        bare.execute(sql)
    marks = ", ".join("?" * len(rows[0]))
    written = seconds(lambda: bare.executemany(f"INSERT INTO local_due VALUES ({marks})", rows))  # noqa: S608
    bare.close()
    what = f"all stays of {ALL:,} people worked out"
    about = f"{len(rows):,} rows; on the clock {clock / 1000:.1f} s"
    return Line(what, ours / 1000, "s", written, "the rows written", limit=5, peers=about)


def _rule(office: Office) -> Line:
    """Told for 100,000 stays: each of them takes the same time, for they are worked out a few hundred at once."""
    rule = max(office.store.records(Query("requirement")), key=lambda one: _rows_of(office, one.id))
    stays = office.store._db.execute("SELECT count(DISTINCT stay) FROM local_due WHERE is_open").fetchone()[0]
    office.records.set("requirement", rule.id, {"offset": int(str(rule["offset"] or 0)) + 1}, "x")
    gaps, started = [], time.perf_counter()

    def step() -> None:
        gaps.append(time.perf_counter())

    spent = time.process_time()
    office.casework.upkeep.bring_up(step)
    spent = (time.process_time() - spent) * OPEN_STAYS / stays
    longest = max(after - before for before, after in zip([started, *gaps], gaps, strict=False))
    about = f"measured over {stays:,}; on the clock {(gaps[-1] - started) * OPEN_STAYS / stays:.1f} s"
    told = f"{about}; longest transaction {longest * 1000:.0f} ms"
    return Line(f"a changed rule over {OPEN_STAYS:,} open stays", spent, "s", limit=10, peers=told)


def _rows_of(office: Office, rule: str) -> int:
    sql = "SELECT count(*) FROM local_due WHERE requirement = ? AND is_open"
    return int(office.store._db.execute(sql, (rule,)).fetchone()[0])


def _both_milliseconds(action: Callable[[], object]) -> tuple[float, float]:
    """Of the processor, and on the clock."""
    spent, started = time.process_time(), time.perf_counter()
    action()
    return (time.process_time() - spent) * 1000, (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
