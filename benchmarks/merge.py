"""A college's package of 100,000 new people, and one of 20,000 changed fields: made, read, merged and merged again;
against a bare upsert of the same values into the same table with the same indexes and search texts.
"""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

from measuring import Line, arguments, in_child, megabytes, peak_megabytes, tell, work_folder
from offices import is_older, program

from exchange_admin.domain.steps import Edit, Step
from exchange_admin.names import Names
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import NewOffice, create_office
from exchange_admin.store.migrations import FORMAT
from exchange_admin.store.package_apply import Incoming

PEOPLE, EDITS = 100_000, 20_000
AT_ONCE = 20_000
"""People of one import at the college."""
STEMS, ENDINGS, GIVEN = (
    words.split()
    for words in (
        "Сокол Нов Ларион Мельник Черныш Гагар Баран Тит Морозк Зайц Лебед Орл Беляк Куликх Щукин Воронк",
        "ова ина енкова ская атова ецкая юкова ович",
        "Дарья Полина Алина Вероника Ксения Ульяна Злата Милана Анна Мария Софья Ева Алиса Вера Нина Лада Рита",
    )
)


class Town:
    """The office and the college in a folder of their own."""

    def __init__(self, people: int) -> None:
        self.people, self.edits = people, people * EDITS // PEOPLE
        self.folder = work_folder() / f"merge_{FORMAT}_{people}"
        self.office, self.college = self.folder / "office.exchange", self.folder / "college.exchange"
        self.merged, self.edited = self.folder / "merged.exchange", self.folder / "edited.exchange"

    def build(self) -> None:
        """The office knows the college, the college's first answer is in, and then it gets its people."""
        if self.edited.exists():
            for path in filter(is_older, (self.office, self.college, self.merged)):
                program().open(path, writing=True).close()
            return
        print(f"making {self.folder} …", file=sys.stderr)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        made = program()
        new = NewOffice("松花工程职业学院", "CN", "zh")
        create_office(self.office, new, names=made.names, origin=made.origin, reference=made.reference, who="x").close()
        with made.open(self.office, writing=True) as office:
            self._introduce(office)
        with made.open(self.college, writing=True) as college:
            for number in range(0, self.people, AT_ONCE):
                count = min(AT_ONCE, self.people - number)
                college.store.record(Step("y", "people.import", tuple(self._newcomers(college, number, count))))
        self.send("people", self.college)
        shutil.copy(self.office, self.merged)
        with made.open(self.merged, writing=True) as office:
            for package in self.packages("people"):
                office.exchange.receiving.take_in(package, "en", "x")
            answer = self._fresh("answer")
            office.exchange.sending.send("", answer, "x", basis="contract")
        shutil.copy(self.college, self.folder / "half.exchange")
        with made.open(self.folder / "half.exchange", writing=True) as college:
            for package in sorted(answer.glob("*.exchpack")):
                college.exchange.receiving.take_in(package, "en", "y")
            ids = [id for (id,) in college.store._db.execute("SELECT id FROM person ORDER BY id")]
            for number, id in enumerate(random.Random(3).sample(ids, self.edits)):
                values = {"email": f"changed{number}@college.example"}
                college.store.record(Step("y", "person.set", (Edit("person", id, values),)))
        (self.folder / "half.exchange").rename(self.edited)
        self.send("edits", self.edited)

    def _introduce(self, office: Office) -> None:
        id = office.store.origin.new_id()
        values = {"name_ru": "Приморский колледж", "country": "RU", "kind": "college", "is_partner": 1}
        office.store.record(Step("x", "institution.add", (Edit("institution", id, values, new=True),)))
        office.exchange.partners.make_office_file(id, self.college, "ru", "x")
        with office.program.open(self.college, writing=True) as college:
            college.exchange.sending.send("", self._fresh("first"), "y")
        for package in (self.folder / "first").glob("*.exchpack"):
            office.exchange.receiving.take_in(package, "en", "x")

    def _newcomers(self, college: Office, first: int, count: int) -> Iterator[Edit]:
        chance = random.Random(first)
        latin = college.program.names
        for number in range(first, first + count):
            family, given = chance.choice(STEMS) + chance.choice(ENDINGS), chance.choice(GIVEN)
            values = {
                "role": "student",
                "family_cyrillic": family,
                "given_cyrillic": given,
                "family_latin": self._latin(latin, family),
                "given_latin": self._latin(latin, given),
                "sex": "2",
                "birth_date": f"{2003 + number % 6}-{number % 12 + 1:02}-{chance.randrange(1, 29):02}",
                "citizenship": "RU",
                "home_institution_id": college.store.institution,
                "email": f"student{number}@college.example",
                "phone": f"+7 914 {number // 10000:03}-{number // 100 % 100:02}-{number % 100:02}",
            }
            yield Edit("person", college.store.origin.new_id(), values, new=True)

    @staticmethod
    @cache
    def _latin(names: Names, word: str) -> str:
        return names.forms(word).icao or word

    def _fresh(self, name: str) -> Path:
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def send(self, what: str, file: Path) -> float:
        """Seconds to make the packages of what the office has not confirmed."""
        folder, copy = self._fresh(what), self.folder / "sending.exchange"
        with copied(file, copy), program().open(copy, writing=True) as college:
            return _seconds(lambda: college.exchange.sending.send("", folder, "y"))

    def packages(self, what: str) -> list[Path]:
        return sorted((self.folder / what).glob("*.exchpack"))


@contextmanager
def copied(file: Path, copy: Path) -> Iterator[Path]:
    shutil.copy(file, copy)
    try:
        yield copy
    finally:
        for side in copy.parent.glob(copy.name + "*"):
            side.unlink()


def _seconds(action: Callable[[], object]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def make(town: Town, what: str) -> dict[str, Any]:
    file = town.college if what == "people" else town.edited
    spent = town.send(what, file)
    size = sum(path.stat().st_size for path in town.packages(what))
    return {"make": spent, "memory": peak_megabytes(), "size": size / 1e6, "files": len(town.packages(what))}


def take(town: Town, what: str) -> dict[str, Any]:
    """Reading alone, taking in by the service (with its backup), and both again; memory over an open office."""
    copy = town.folder / "taking.exchange"
    with copied(town.office if what == "people" else town.merged, copy), program().open(copy, writing=True) as office:
        store, receiving = office.store, office.exchange.receiving

        def take_in(package: Any, given: Any) -> object:
            return store.exchange.take_in(Incoming(package.lines(), **given))

        before = megabytes()
        spent = {"read": 0.0, "merge": 0.0, "again": 0.0}
        for path in town.packages(what):
            started = time.perf_counter()
            package = receiving._opened(path, "")
            spent["read"] += time.perf_counter() - started
            sender = receiving._sender(package)
            row = receiving._row(package, receiving._info(package, sender, "en"))
            given = {
                "peer": sender.site,
                "institution": sender.institution_id,
                "who": "x",
                "package": row,
                "have": package.manifest.have,
                "received": package.manifest.received,
            }
            for which in ("merge", "again"):
                spent[which] += _seconds(partial(take_in, package, given))
        told = {**spent, "memory": peak_megabytes(), "base": before}
        assert store.history.conflicts() == []
        told["people"] = store._db.execute("SELECT count(*) FROM person").fetchone()[0]
    return told


def serve(town: Town, what: str) -> dict[str, Any]:
    """The whole verb of the program: opening, backup, look-alikes, merging, report."""
    copy = town.folder / "serving.exchange"
    with copied(town.office if what == "people" else town.merged, copy), program().open(copy, writing=True) as office:
        spent = sum(
            _seconds(lambda path=path: office.exchange.receiving.take_in(path, "en", "x"))
            for path in town.packages(what)
        )
        return {"service": spent, "memory": peak_megabytes()}


def bare(town: Town, what: str) -> dict[str, Any]:
    """The rows that the merge made, upserted by SQL alone, the texts of their search rows known beforehand."""
    copy, source = town.folder / "bare.exchange", town.folder / "source.exchange"
    with copied(town.merged, source), program().open(source, writing=True) as office:
        if what == "edits":
            for path in town.packages(what):
                office.exchange.receiving.take_in(path, "en", "x")
        index = office.store._file.search
        chosen = "" if what == "people" else "WHERE email LIKE 'changed%'"
        cursor = office.store._db.execute(f"SELECT * FROM person {chosen} ORDER BY n")  # noqa: S608
        columns = [column[0] for column in cursor.description]
        rows = cursor.fetchall()
        texts = list(index.texts("person", [row[0] for row in rows]))
    with copied(town.office if what == "people" else town.merged, copy):
        connection = sqlite3.connect(copy, isolation_level=None)
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -200000"):
            connection.execute(f"PRAGMA {pragma}")
        changed = columns[1:] if what == "people" else ["email", "_clock"]
        names = ", ".join(f'"{name}"' for name in columns)
        settings = ", ".join(f'"{name}" = excluded."{name}"' for name in changed)
        marks = ", ".join("?" * len(columns))
        sql = f"INSERT INTO person ({names}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {settings}"  # noqa: S608

        def upsert() -> None:
            connection.execute("BEGIN")
            connection.executemany(sql, rows)
            connection.executemany("INSERT OR REPLACE INTO search_person (rowid, text) VALUES (?, ?)", texts)
            connection.execute("COMMIT")

        spent = _seconds(upsert)
        connection.close()
    return {"bare": spent, "rows": len(rows)}


def main() -> None:
    given = arguments(__doc__)
    town = Town(min(given.people, PEOPLE))
    if given.only:
        work, what, people = given.only
        found = {"make": make, "take": take, "serve": serve, "bare": bare}[work](Town(int(people)), what)
        print(json.dumps(found))
        return
    town.build()
    lines = []
    for what, called in (("people", f"{town.people:,} new people"), ("edits", f"{town.edits:,} changed fields")):
        made, taken, served, plain = (
            in_child("merge.py", work, what, str(town.people)) for work in ("make", "take", "serve", "bare")
        )
        bare_is = "bare upsert"
        about = f"{made['size']:.1f} MB in {made['files']} files"
        lines += [
            Line(f"{called}: make the package", made["make"], "s", plain["bare"], bare_is, peers=about),
            Line(f"{called}: read it, every check", taken["read"], "s", plain["bare"], bare_is),
            Line(f"{called}: merge", taken["merge"], "s", plain["bare"], bare_is, ratio_limit=3),
            Line(f"{called}: the same again", taken["again"], "s", plain["bare"], bare_is, ratio_limit=3),
            Line(f"{called}: whole import with backup and look-alikes", served["service"], "s", plain["bare"], bare_is),
            Line(
                f"{called}: memory of the merge",
                taken["memory"],
                "MB",
                limit=300,
                peers=f"{taken['base']:.0f} MB before",
            ),
            Line(f"{called}: memory of making", made["memory"], "MB", limit=300),
        ]
    tell(lines, as_json=given.json)


if __name__ == "__main__":
    sys.exit(main())
