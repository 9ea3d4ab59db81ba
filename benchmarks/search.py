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
    "EJ69519",
    "717848480",
    "daria.sokolova",
    "+86 137 0000 12",
    "лю",
    "щеглова юлия",
    "chen siyuan",
)
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
    """Every beginning of each text, as somebody types it."""
    return [text[:length] for text in TYPED for length in range(1, len(text) + 1) if text[:length].strip()]


def like(connection: sqlite3.Connection, typed: str) -> int:
    words = typed.split()
    parts = " AND ".join("(" + " OR ".join(f"{column} LIKE ?" for column in COLUMNS) + ")" for _ in words)
    sql = f"SELECT n FROM person WHERE {parts} ORDER BY n"  # noqa: S608
    return len(connection.execute(sql, [f"%{word}%" for word in words for _ in COLUMNS]).fetchall())


def main() -> None:
    given = arguments(__doc__)
    lists, palette, found = [], [], 0
    with open_office(given.people) as office:
        office.lists.ids(Query("person", text="warm"))
        for typed in keystrokes():
            started = time.perf_counter()
            found += len(office.lists.ids(Query("person", text=typed)))
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
    slowest = max(zip(lists, keystrokes(), strict=True))
    about = f"median {median(lists):.1f} ms, longest {slowest[0]:.0f} ms for “{slowest[1]}”, {len(lists)} keystrokes"
    bare, scan = percentile(scans, 0.95), "LIKE scan, p95"
    lines = [
        Line(f"list search, {given.people:,} people, p95", percentile(lists, 0.95), "ms", bare, scan, 50, peers=about),
        Line("search everything, first 20, p95", percentile(palette, 0.95), "ms", bare, scan, 50),
    ]
    tell(lines, as_json=given.json)


if __name__ == "__main__":
    sys.exit(main())
