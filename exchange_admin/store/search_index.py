"""The search rows of each searchable kind: made from names in every script, written with the record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache, lru_cache, partial
from itertools import zip_longest

from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import SCRIPTS, own_script
from exchange_admin.names import PART_NAMES, NameParts, Names, fold, normalise_document_number, search_text
from exchange_admin.store.binding import CHUNK, Connection, rows_among
from exchange_admin.store.tables import KindTable, Tables

_PARTS = len(PART_NAMES)
_MANY = 2_000  # records
_NAMES_AT_HAND = 4_096
_ROOM, _USUAL_ROOM = 32 << 20, 1 << 20  # bytes
SEARCH = "search_"
"""What the name of a search table begins with; its kind follows."""


class SearchIndex:
    """Writes and checks the search tables. Opens no transaction of its own."""

    def __init__(self, connection: Connection, tables: Tables, names: Names) -> None:
        self._db, self._tables, self._names = connection, tables, names
        self._called = lru_cache(maxsize=_NAMES_AT_HAND)(partial(_called, names))

    def sorter(self, table: KindTable) -> Callable[[Sequence[Value]], str | None]:
        """What lists are ordered by, from the values of a row: a person's name, else the words of the label."""
        places = {name: table.position[name] for name in table.sorted_by}

        @lru_cache(maxsize=_NAMES_AT_HAND)
        def of_name(*told: Value) -> str | None:
            named = dict(zip(places, told, strict=True))
            own = {name: str(value) for name in SCRIPTS[own_script(named)] if (value := named[name])}
            return self._names.sort_key(NameParts(**own)) or None

        def by_name(values: Sequence[Value]) -> str | None:
            return of_name(*[values[at] for at in places.values()])

        def by_label(values: Sequence[Value]) -> str | None:
            return fold(" ".join([str(values[at]) for at in places.values() if values[at] is not None]))[:200] or None

        return by_name if table.kind.has_person_name else by_label

    def _text(self, kind: str, parts: NameParts | None, words: Sequence[Value], numbers: Iterable[str]) -> str:
        """What is indexed for a record: the name of a person, the searched `words`, the `numbers` of papers."""
        called = self._called(parts) if parts is not None else ""
        keys = list(map(_number_key, numbers)) if parts is not None else []
        for name, value in zip(_plain_words(self._tables[kind]), words, strict=True):
            if value is not None:
                if name == "phone":
                    keys += _phone_keys(str(value))
                else:
                    keys.append(_folded(str(value)))
        keys = list(dict.fromkeys(keys))
        if parts is not None and any((key if key.isascii() else search_text((key,))) in called for key in keys):
            told = self._names.search_keys(parts)
            keys = [key for key in keys if key not in told]  # as hardly ever
        said = search_text(keys)
        return f"{called} {said}" if called and said else called or said

    def numbers_of(self, kind: str, ids: Iterable[str]) -> Iterator[int]:
        """The row numbers of records."""
        return (n for (n,) in rows_among(self._db, f'SELECT n FROM main."{kind}" WHERE id IN (...)', sorted(ids)))

    def differs(self, kind: str, schema: str) -> bool:
        """Whether the search rows are not what the records say. Makes a second index in `schema` and compares both word
        by word, because a contentless table cannot tell its texts."""
        name = f"search_{kind}"
        sql = self._db.execute("SELECT sql FROM main.sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
        self._db.execute(sql.replace(f'"{name}"', f'{schema}."{name}"', 1))
        ns = [n for (n,) in self._db.execute(f'SELECT n FROM main."{kind}" ORDER BY n')]
        self._db.execute("BEGIN")
        try:
            self._db.executemany(f'INSERT INTO {schema}."{name}" (rowid, text) VALUES (?, ?)', self.texts(kind, ns))
            self._db.execute("COMMIT")
            for at, of in (("here", "main"), ("there", schema)):
                self._db.execute(f"CREATE VIRTUAL TABLE temp.words_{at} USING fts5vocab({of}, {name}, instance)")
            sql = "SELECT term, doc, offset FROM temp.words_"
            with closing(self._db.execute(f"{sql}here")) as here, closing(self._db.execute(f"{sql}there")) as there:
                return any(one != other for one, other in zip_longest(here, there))
        finally:
            for at in ("here", "there"):
                self._db.execute(f"DROP TABLE IF EXISTS temp.words_{at}")

    def write_all(self, kind: str) -> None:
        """Makes the search rows of a kind anew."""
        self._db.execute(f'INSERT INTO "search_{kind}" ("search_{kind}") VALUES (\'delete-all\')')
        self.write(kind, [n for (n,) in self._db.execute(f'SELECT n FROM main."{kind}" ORDER BY n').fetchall()])

    def write(self, kind: str, ns: Sequence[int]) -> None:
        """Writes the search rows of the records `ns` as they now stand."""
        rows = list(self.texts(kind, ns))  # read at once: reading between writing makes the index half as slow again
        with self._room(kind, len(rows)):
            self._db.executemany(f'INSERT OR REPLACE INTO "search_{kind}" (rowid, text) VALUES (?, ?)', rows)

    @contextmanager
    def _room(self, kind: str, count: int) -> Iterator[None]:
        """Lets the index gather the words of many records in memory before it sorts them into its pages."""
        if count < _MANY:
            yield
            return
        sql = f'INSERT INTO "search_{kind}" ("search_{kind}", rank) VALUES (\'hashsize\', ?)'
        self._db.execute(sql, (_ROOM,))
        yield
        self._db.execute(sql, (_USUAL_ROOM,))

    def texts(self, kind: str, ns: Sequence[int]) -> Iterable[tuple[int, str]]:
        table = self._tables[kind]
        names = _needed(table)
        columns = ", ".join(f'"{name}"' for name in ("n", "id", *names))
        for start in range(0, len(ns), CHUNK):
            part = list(ns[start : start + CHUNK])
            rows = self._db.execute(
                f'SELECT {columns} FROM "{kind}" WHERE n IN ({",".join("?" * len(part))}) ORDER BY n', part
            ).fetchall()
            if not table.kind.has_person_name:
                yield from ((n, self._text(kind, None, values, ())) for n, _, *values in rows)
                continue
            numbers = self._numbers([row[1] for row in rows])
            for n, id, *values in rows:
                parts = NameParts(*[str(value or "") for value in values[:_PARTS]])
                yield n, self._text(kind, parts, values[_PARTS:], numbers.get(id, ()))

    def _numbers(self, people: Sequence[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for person, number in self._db.execute(
            "SELECT person_id, number FROM identity_document WHERE _live = 1 AND number IS NOT NULL"
            f" AND person_id IN ({','.join('?' * len(people))}) ORDER BY id",
            list(people),
        ):
            found.setdefault(person, []).append(number)
        return found


def _called(names: Names, parts: NameParts) -> str:
    """What is indexed of a name."""
    return search_text(names.search_keys(parts))


@cache
def _plain_words(table: KindTable) -> tuple[str, ...]:
    """The searched fields that are no part of a person's name."""
    names = PART_NAMES if table.kind.has_person_name else ()
    return tuple(name for name in table.fields if name in table.searched and name not in names)


def _needed(table: KindTable) -> tuple[str, ...]:
    return (*(PART_NAMES if table.kind.has_person_name else ()), *_plain_words(table))


def _number_key(number: str) -> str:
    plain = number.isascii() and number.isalnum()
    return (number if plain else normalise_document_number(number)).lower()


def _phone_keys(text: str) -> list[str]:
    """The number as written, and its digits with and without what stands before ten or eleven of them."""
    digits = _NO_DIGITS.sub("", text)
    return [fold(text), digits, digits[-11:], digits[-10:]] if digits else [fold(text)]


_NO_DIGITS = re.compile(r"\D+")
_folded = lru_cache(maxsize=4096)(fold)
