"""A kind of record with amounts, for as long as none of the registry has any: tables, words and all that knows kinds by
name."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlite_utils import Database

from exchange_admin.documents.workbook_reading import SheetCells, WorkbookCells
from exchange_admin.domain.fields import Field, FieldType, Kind, Registry, Scope
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules import records as record_rules
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import Names, NameTables
from exchange_admin.services.importing import list_shapes
from exchange_admin.services.program_parts import ProgramParts
from exchange_admin.store import Store, migrations
from exchange_admin.store.binding import in_memory
from exchange_admin.store.identity import begin_site
from exchange_admin.store.journal import Journal
from exchange_admin.store.migrations import Migration
from exchange_admin.store.opening import Format
from exchange_admin.store.parts import Using

RESOURCES = Path(__file__).parents[2] / "resources"
FUND = Kind(
    "test_fund",
    (
        Field(name="code", required=True, unique=True, searched=True, listed=True),
        Field(name="currency", type=FieldType.CHOICE, choices="currency", listed=True),
        Field(name="budget", type=FieldType.MONEY, currency="currency", listed=True, low=0),
        Field(name="per_day", type=FieldType.MONEY, currency="currency", listed=True),
        Field(name="institution_id", type=FieldType.REFERENCE, refers="institution"),
    ),
    label=("code",),
    searchable=True,
    scope=Scope.PARTNER,
    follows=("institution_id",),
    by_partner=True,
    imported=True,
)
WITH_FUNDS = Registry((*REGISTRY.kinds, FUND))
_NAMES = ("kind", "kinds", "code", "currency", "budget", "per_day")
_WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": dict(zip(_NAMES, ("基金", "基金", "基金代码", "币种", "预算", "每日标准"), strict=True)),
    "ru": dict(zip(_NAMES, ("Фонд", "Фонды", "Код фонда", "Валюта", "Бюджет", "В день"), strict=True)),
    "en": dict(zip(_NAMES, ("Fund", "Funds", "Fund code", "Currency", "Budget", "Per day"), strict=True)),
}
_TABLES = """
CREATE TABLE "test_fund" (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    _live INTEGER NOT NULL DEFAULT 1,
    _sort TEXT,
    "code" TEXT,
    "currency" TEXT,
    "budget" INTEGER,
    "per_day" INTEGER,
    "institution_id" TEXT REFERENCES "institution" (id) DEFERRABLE INITIALLY DEFERRED,
    _clock TEXT NOT NULL
) STRICT;
CREATE INDEX "test_fund_by_sort" ON "test_fund" (_live, _sort);
CREATE INDEX "test_fund_by_code" ON "test_fund" ("code", _live);
CREATE INDEX "test_fund_by_institution_id" ON "test_fund" ("institution_id", _live) WHERE "institution_id" IS NOT NULL;
CREATE VIRTUAL TABLE "search_test_fund" USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
"""


def _make_tables(db: Database) -> None:
    for statement in _TABLES.split(";\n"):
        if statement.strip():
            db.execute(statement)


FORMAT = Format(migrations.FORMAT, (*migrations.MIGRATIONS, Migration("test_fund", _make_tables)))


@cache
def names() -> Names:
    return Names(NameTables.load(RESOURCES / "names"))


@cache
def wordings() -> dict[str, Wording]:
    return {language: with_funds(Wording.load(RESOURCES / "wording", language)) for language in LANGUAGES}


def with_funds(words: Wording) -> Wording:
    said = _WORDS[words.language]
    more = {f"field.test_fund.{name}": text for name, text in said.items() if not name.startswith("kind")}
    more |= {
        "kind.test_fund": said["kind"],
        "kinds.test_fund": said["kinds"],
        "verb.test_fund.add": "+",
        "verb.test_fund.set": "=",
    }
    return Wording(words.language, {**{key: words.raw(key) for key in sorted(words.keys())}, **more})


@contextmanager
def known_everywhere() -> Iterator[None]:
    """What looks kinds up by itself knows the funds too."""
    modules = [
        module
        for name, module in sorted(sys.modules.items())
        if name.startswith("exchange_admin.") and getattr(module, "REGISTRY", None) is REGISTRY
    ]
    caches = (record_rules._spans_of, list_shapes.shape_of)
    for module in modules:
        module.REGISTRY = WITH_FUNDS
    for cached in caches:
        cached.cache_clear()
    try:
        yield
    finally:
        for module in modules:
            module.REGISTRY = REGISTRY
        for cached in caches:
            cached.cache_clear()


class FundProgram(ProgramParts):
    def __init__(self) -> None:
        super().__init__(RESOURCES, Origin.seeded(7))
        self.registry, self.wordings, self.names = WITH_FUNDS, wordings(), names()


def funds_in_memory(origin: Origin) -> Store:
    connection = in_memory()
    FORMAT.begin(connection)
    begin_site(Journal(connection), origin, "", "")
    return Store(connection, Path(), Using(names=names(), origin=origin, registry=WITH_FUNDS, format=FORMAT))


def fund_store(path: Path) -> Store:
    """A file with nothing but the tables: an older one, brought up when it is opened."""
    Store.create(path, names=names(), origin=Origin.seeded(5)).close()
    return Store.open(path, names=names(), origin=Origin.seeded(6), registry=WITH_FUNDS, format=FORMAT)


def book(rows: list[list[object]]) -> WorkbookCells:
    return WorkbookCells("funds.xlsx", (SheetCells("S", rows),))
