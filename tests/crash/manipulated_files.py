"""Office files that somebody changed with a tool for databases, on purpose or not. Each change is made by code."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id FROM n"
_LARGEST = (1 << 63) - 1

Change = Callable[[Path], None]


def sql(*statements: str) -> Change:
    """Runs statements as a browser for databases does, constraints and schema checks off."""

    def change(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute("PRAGMA foreign_keys = OFF")
            for statement in statements:
                db.execute(statement)

    return change


def own_sql(*statements: str) -> Change:
    """The same with the text of the schema itself open for writing."""
    return sql("PRAGMA writable_schema = ON", *statements, "PRAGMA writable_schema = OFF")


def value(statement: str, *values: object) -> Change:
    def change(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            assert db.execute(statement, values).rowcount

    return change


def bytes_at(*places: int) -> Change:
    def change(path: Path) -> None:
        content = bytearray(path.read_bytes())
        for place in places:
            content[place] ^= 0xFF
        path.write_bytes(content)

    return change


def scattered(seed: int) -> Change:
    def change(path: Path) -> None:
        chance = random.Random(seed)
        bytes_at(*(chance.randrange(100, path.stat().st_size) for _ in range(40)))(path)

    return change


def beside(end: str, content: bytes) -> Change:
    return lambda path: path.with_name(path.name + end).write_bytes(content) and None


def _second_step(column: str, to: str) -> Change:
    return sql(f"UPDATE sync_txn SET {column} = {to} WHERE seq = 2")  # noqa: S608


def _last_step(change: str) -> Change:
    return sql(f"UPDATE sync_txn SET {change} WHERE n = (SELECT max(n) FROM sync_txn)")  # noqa: S608


def _settings(text: str) -> Change:
    """All that the program reads somewhere."""
    keys = (
        "second_backup_folder",
        "backup_keep_days",
        "exchange.look_alikes",
        "exchange.language",
        "import.institutions",
    )
    keys += ("mailbox.folder", "mailbox.copies", "mailbox.trouble", "mailbox.last", "store.recovered", "store.compact")

    def change(path: Path) -> None:
        for key in keys:
            value("INSERT OR REPLACE INTO local_setting VALUES (?, ?)", key, text)(path)

    return change


def _applied(to: int) -> Change:
    return value("UPDATE sync_author SET applied = ?", to)


REFUSED: dict[str, Change] = {
    "nobody": sql("DELETE FROM sync_self"),
    "clock at the end": value("UPDATE sync_self SET hlc = ?", _LARGEST),
    "clock before the beginning": value("UPDATE sync_self SET hlc = ?", -_LARGEST - 1),
    "another site": sql("UPDATE sync_self SET site = 'abcdefgh'"),
    "a site that is none": sql("UPDATE sync_self SET site = 'a.1:2' || char(10)"),
    "another institution": sql("UPDATE sync_self SET institution = '01900000-0000-7000-8000-00000000000a'"),
    "an institution that is none": sql("UPDATE sync_self SET institution = 'x'"),
    "a life that is none": sql("UPDATE sync_self SET incarnation = '1.1:1'"),
    "a life that never was": sql("UPDATE sync_self SET incarnation = '9'"),
    "no signatures": sql("UPDATE sync_txn SET signature = NULL"),
    "empty signatures": sql("UPDATE sync_txn SET signature = zeroblob(64)"),
    "short signatures": sql("UPDATE sync_txn SET signature = x'00'"),
    "the last step without its signature": _last_step("signature = NULL"),
    "the last step with another signature": _last_step("signature = randomblob(64)"),
    "swapped signatures": sql(
        "UPDATE sync_txn SET signature = (SELECT o.signature FROM sync_txn AS o WHERE o.n = 5 - sync_txn.n)"
        " WHERE n IN (2, 3)"
    ),
    "no own key": sql("DELETE FROM sync_own_key"),
    "another own key": sql("UPDATE sync_own_key SET private = randomblob(32)"),
    "an own key that is none": sql("UPDATE sync_own_key SET private = x''"),
    "an own key of another life": sql("INSERT INTO sync_own_key VALUES ('x.1', randomblob(32))"),
    "no keys of lives": sql("DELETE FROM sync_life_key"),
    "no keys at all": sql("DELETE FROM sync_life_key", "DELETE FROM sync_own_key"),
    "neither keys nor signatures": sql(
        "DELETE FROM sync_life_key", "DELETE FROM sync_own_key", "UPDATE sync_txn SET signature = NULL"
    ),
    "another key of a life": value("UPDATE sync_life_key SET key = ?", "0" * 64),
    "a key of a life that is none": sql("UPDATE sync_life_key SET key = 'x'"),
    "a life without a key": sql("UPDATE sync_life_key SET key = ''"),
    "a key that signs later": sql("UPDATE sync_life_key SET since = since + 1"),
    "a key that signs from the end of time": value("UPDATE sync_life_key SET since = ?", _LARGEST),
    "a key that signs from before": sql("UPDATE sync_life_key SET since = -1"),
    "another certificate of a life": value(
        "UPDATE sync_life_key SET certificate = randomblob(64), site_key = ?", "1" * 64
    ),
    "an office that is said to be a partner": sql("UPDATE sync_self SET hub = 'abcdefgh'"),
    "its own hub": sql("UPDATE sync_self SET hub = site"),
    "an endless view": sql(f"CREATE VIEW evil AS {ENDLESS}"),
    "an endless view for the people": sql("ALTER TABLE person RENAME TO people", f"CREATE VIEW person AS {ENDLESS}"),
    "an endless view for the migrations": sql(
        "DROP TABLE _sqlite_migrations", f"CREATE VIEW _sqlite_migrations AS {ENDLESS}"
    ),
    "a trigger on people": sql("CREATE TRIGGER t AFTER UPDATE ON person BEGIN DELETE FROM attachment_content; END"),
    "a trigger on the journal": sql("CREATE TRIGGER t AFTER INSERT ON sync_txn BEGIN DELETE FROM sync_value; END"),
    "a trigger that calls itself": sql(
        "CREATE TABLE loop (n)",
        "CREATE TRIGGER t AFTER INSERT ON loop BEGIN INSERT INTO loop VALUES (new.n + 1); END",
        "CREATE TRIGGER u AFTER UPDATE ON person BEGIN INSERT INTO loop VALUES (1); END",
    ),
    "a table": sql("CREATE TABLE notes (text)"),
    "a table with a name that breaks lines": sql('CREATE TABLE "a\nb\u202ec" (text)'),
    "a virtual table": sql("CREATE VIRTUAL TABLE more USING fts5 (text)"),
    "an index": sql("CREATE INDEX more ON person (email)"),
    "an index over a costly expression": sql("CREATE INDEX more ON person (hex(zeroblob(1000000)))"),
    "statistics": sql("ANALYZE"),
    "a column": sql("ALTER TABLE person ADD COLUMN more TEXT"),
    "a column that works itself out": sql("ALTER TABLE person ADD COLUMN more TEXT AS (hex(zeroblob(1000)))"),
    "a table without its types": own_sql(
        "UPDATE sqlite_master SET sql = replace(sql, ' STRICT', '') WHERE name = 'person'"
    ),
    "a table with a check": own_sql(
        "UPDATE sqlite_master SET sql = replace(sql, '_clock TEXT NOT NULL', '_clock TEXT NOT NULL CHECK (_live < 9)')"
        " WHERE name = 'term'"
    ),
    "a table that is no SQL": own_sql("UPDATE sqlite_master SET sql = 'CREATE TABLE person (' WHERE name = 'person'"),
    "no values": sql("DROP TABLE sync_value"),
    "no journal": sql("DROP TABLE sync_txn"),
    "no people": sql("DROP TABLE person"),
    "no index": sql("DROP INDEX sync_txn_by_time"),
    "half a search table": own_sql("DELETE FROM sqlite_master WHERE name = 'search_person_idx'"),
    "many tables": lambda path: sql(*(f"CREATE TABLE more{n} (a)" for n in range(500)))(path),
    "a body of 100 MB": value("UPDATE sync_txn SET body = CAST(zeroblob(?) AS TEXT) WHERE seq = 2", 100_000_000),
    "a body that is no JSON": _second_step("body", "'{'"),
    "a body without a head": _second_step("body", "json_remove(body, '$.head')"),
    "a hidden entry": _second_step("body", "json_set(body, '$.ops[0]', printf('%064d', 0))"),
    "a hidden entry that is none": _second_step("body", "json_set(body, '$.ops[0]', 'x')"),
    "nothing but hidden entries": _second_step(
        "body", "json_set(body, '$.ops', json_array(printf('%064d', 0)), '$.shapes', json_array())"
    ),
    "a body that is deep": value("UPDATE sync_txn SET body = ? WHERE seq = 2", "[" * 200_000),
    "another hash": _second_step("hash", "zeroblob(32)"),
    "a hash that is none": _second_step("hash", "x''"),
    "another step before": _second_step("prev", "zeroblob(32)"),
    "another writer": _second_step("who", "'somebody'"),
    "another clock of a step": _second_step("hlc", str(_LARGEST)),
    "no second step": sql("DELETE FROM sync_txn WHERE seq = 2"),
    "a step that is said to be skipped": sql(
        "UPDATE sync_txn SET body = '', hlc = -1, who = '', verb = '', records = 0 WHERE seq = 100"
    ),
    "a step of a negative number of others": sql("UPDATE sync_txn SET skips = -3 WHERE seq = 2"),
    "a step before the beginning of time": sql("UPDATE sync_txn SET hlc = -5 WHERE seq = 2"),
    "an author without steps": sql("INSERT INTO sync_author VALUES ('zzzzzzzz.1', '', 7, 0, 0)"),
    "100,000 authors": sql(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
        " INSERT INTO sync_author SELECT 'z' || i || '.1', '', 1, 0, 0 FROM n"
    ),
    "values that nobody has erased": sql("UPDATE sync_value SET json = '', salt = x''"),
    "values in the place of the next step": sql(
        "INSERT INTO sync_value SELECT max(k) + (1 << 24), x'', '' FROM sync_value"
    ),
    "a value too many": sql("INSERT INTO sync_value SELECT max(k) + 1, x'', '' FROM sync_value"),
    "another value": sql("UPDATE sync_value SET json = '[\"x\"]' WHERE k = (SELECT min(k) FROM sync_value)"),
    "a chain that is longer than it is": _applied(_LARGEST),
    "a chain of which more was told than there is": value("UPDATE sync_author SET told = ?", _LARGEST),
    "a chain of less than nothing": _applied(-1),
    "a newer format": sql("PRAGMA user_version = 999"),
    "a newer step": sql(
        "ALTER TABLE person ADD COLUMN more TEXT",
        "INSERT INTO _sqlite_migrations VALUES (99, 'exchange_admin', 'm9999_future', '2099')",
    ),
    "no steps done": sql("DELETE FROM _sqlite_migrations"),
    "no format": sql("PRAGMA user_version = 0", "DELETE FROM _sqlite_migrations"),
    "another program": sql("PRAGMA application_id = 1"),
    "cut by a byte": lambda path: path.write_bytes(path.read_bytes()[:-1]) and None,
    "cut": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]) and None,
    "nothing": lambda path: path.write_bytes(b"") and None,
    **{f"scattered bytes {seed}": scattered(seed) for seed in range(6)},
}
"""What no write goes on upon."""

TOLD: dict[str, Change] = {
    "a search table that is gone": sql("DROP TABLE search_person"),
    "a name that is no text": sql("UPDATE person SET family_latin = CAST(x'ff41' AS TEXT) WHERE n = 1"),
    "another phone": sql("UPDATE person SET phone = '000' WHERE n = 1"),
    "a clock that is none": sql("UPDATE person SET _clock = '{' WHERE n = 1"),
    "a clock of a list": sql("UPDATE person SET _clock = '[]' WHERE n = 1"),
    "a clock of nobody": sql("UPDATE person SET _clock = 'x.1:1:1' WHERE n = 1"),
    "a life that is over before it began": sql("INSERT INTO sync_author VALUES ('x', '', 5, 5, 0)"),
    "settings that are no JSON": _settings("{"),
    "settings of another type": _settings("[[[]]]"),
    "settings that are too deep": _settings("[" * 200_000),
    "an id that is none": sql("PRAGMA foreign_keys = OFF", "UPDATE person SET id = '../x' WHERE n = 3"),
    "a text that goes on behind its end": value("UPDATE person SET family_latin = ? WHERE n = 1", "A\0B"),
    "signs that turn a line": value("UPDATE person SET family_latin = ? WHERE n = 1", "A\u202e\x1b[31m\r\nB"),
    "50 MB in a field": value("UPDATE person SET note = ? WHERE n = 1", "x" * 50_000_000),
    "a clock of a step to come": sql("UPDATE person SET _clock = 'x.1:99999999999999999999:0' WHERE n = 1"),
    "an issue of a field that is none": sql(
        "INSERT INTO sync_issue SELECT 'person', id, 'x', 'conflict', '[]' FROM person"
    ),
    "own steps that came back as nonsense": sql(
        "INSERT INTO sync_returned SELECT site || '.0', 5, x'00', 'p', 'proved', 'x', '{' FROM sync_self"
    ),
    "side files of a rollback": beside("-journal", bytes.fromhex("d9d505f920a163d7") + bytes(600)),
    "a lock file that is deep": beside("-lock", b"[" * 1_000_000),
    "a lock file of nonsense": beside("-lock", b"\xff[1]"),
    "a draft that is no JSON": sql("INSERT INTO local_import VALUES ('x', '{', '')"),
    "a view of a list that is no JSON": sql("INSERT INTO local_view VALUES ('person', 'x', '{')"),
    "a line set aside that is no JSON": sql("INSERT INTO sync_quarantine VALUES ('x', 1, x'', 'early', '{')"),
    "an issue of nothing": sql("INSERT INTO sync_issue VALUES ('x', 'y', 'z', 'conflict', '{')"),
    "side files of another file": beside("-wal", b"\x37\x7f\x06\x82" + bytes(5_000)),
}
"""What reading commands say something about, or what stands where only one thing reads it."""
