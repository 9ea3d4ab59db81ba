"""One edit, checked, saved, journalled and undoable, in an office of 10,000 people; against one bare UPDATE."""

from __future__ import annotations

import random
import shutil
import sqlite3
import sys
import time

from measuring import Line, arguments, median, percentile, tell, work_folder
from offices import office_file, program

from exchange_admin.domain.queries import Query

PEOPLE, EDITS = 10_000, 300


def main() -> None:
    given = arguments(__doc__)
    for old in work_folder().glob("edit_target.exchange*"):
        old.unlink()
    file = work_folder() / "edit_target.exchange"
    shutil.copyfile(office_file(PEOPLE), file)
    chance = random.Random(4)
    saved, undone = [], []
    with program().open(file, writing=True) as office:
        ids = [office.store.id_of("person", n) for n in chance.sample(list(office.lists.ids(Query("person"))), EDITS)]
        for number, id in enumerate(ids):
            seen = office.records.get("person", id).heads
            started = time.perf_counter()
            office.records.set("person", id, {"phone": f"+86 137 0000 {number:04d}"}, "benchmark", seen=seen)
            saved.append((time.perf_counter() - started) * 1000)
        for _ in range(50):
            started = time.perf_counter()
            office.store.undo("benchmark")
            undone.append((time.perf_counter() - started) * 1000)
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    bare = []
    for number, id in enumerate(ids):
        started = time.perf_counter()
        connection.execute("UPDATE person SET phone = ? WHERE id = ?", (f"+86 {number}", id))
        bare.append((time.perf_counter() - started) * 1000)
    connection.close()
    about = f"p95 {percentile(saved, 0.95):.1f} ms; undo {median(undone):.1f} ms"
    what = "one edit saved and journalled, median"
    tell([Line(what, median(saved), "ms", median(bare), "bare UPDATE", limit=5, peers=about)], as_json=given.json)


if __name__ == "__main__":
    sys.exit(main())
