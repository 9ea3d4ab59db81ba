"""Search as you type among 1,000,000 people, in any script; against a scan with LIKE over the same columns."""

from __future__ import annotations

import sqlite3
import sys
import time

from measuring import Line, arguments, median, percentile, tell
from offices import office_file, open_office

from exchange_admin.domain.queries import Query

TYPED = (
    "соколова",
    "Ильин Артём",
    "ван сяо",
    "王小明",
    "欧阳",
    "曾",
    "ouyang na",
    "zhang wei",
    "LYU",
    "sokolova daria",
    "nguyen",
    "Әбенов",
    "达里娅",
    "daria.sokolova",
    "лю",
    "щеглова юлия",
    "chen siyuan",
)
PASTED = ("EJ6951905", "717848480", "+86 137 0000 1234", "yuting.yan122@example.cn")
COLUMNS = (
    "family_han",
    "given_han",
    "family_cyrillic",
    "given_cyrillic",
    "family_latin",
    "given_latin",
    "email",
    "phone",
)


def keystrokes() -> list[str]:
    """Every beginning of each text, as somebody types it; numbers and addresses are pasted whole."""
    begun = [text[:length] for text in TYPED for length in range(1, len(text) + 1) if text[:length].strip()]
    return [*begun, *PASTED]


def like(connection: sqlite3.Connection, typed: str) -> int:
    words = typed.split()
    parts = " AND ".join("(" + " OR ".join(f"{column} LIKE ?" for column in COLUMNS) + ")" for _ in words)
    sql = f"SELECT n FROM person WHERE {parts} ORDER BY n"  # noqa: S608
    return len(connection.execute(sql, [f"%{word}%" for word in words for _ in COLUMNS]).fetchall())


def main() -> None:
    given = arguments(__doc__)
    lists, palette = [], []
    with open_office(given.people) as office:
        office.lists.ids(Query("person", text="warm"))
        for typed in keystrokes():
            started = time.perf_counter()
            office.lists.ids(Query("person", text=typed))
            lists.append((time.perf_counter() - started) * 1000)
            started = time.perf_counter()
            office.store.search(typed, limit=20)
            palette.append((time.perf_counter() - started) * 1000)
    connection = sqlite3.connect(f"file:{office_file(given.people)}?mode=ro", uri=True)
    scans = []
    for typed in TYPED:
        started = time.perf_counter()
        like(connection, typed)
        scans.append((time.perf_counter() - started) * 1000)
    connection.close()
    timed = list(zip(lists, keystrokes(), strict=True))
    later = [spent for spent, typed in timed if len(typed) > 1]
    slowest = max(timed)
    about = f"median {median(lists):.1f} ms, longest {slowest[0]:.0f} ms for “{slowest[1]}”, {len(lists)} keystrokes"
    bare, scan = percentile(scans, 0.95), "LIKE scan, p95"
    people = f"{given.people:,} people"
    lines = [
        Line("search everything, first 20 of a kind, p95", percentile(palette, 0.95), "ms", bare, scan, 50),
        Line(
            f"list search, {people}, whole list in order, p95", percentile(lists, 0.95), "ms", bare, scan, peers=about
        ),
        Line("the same from the second letter on, p95", percentile(later, 0.95), "ms", bare, scan, 50),
    ]
    tell(lines, as_json=given.json)


if __name__ == "__main__":
    sys.exit(main())
