"""What everything that works on one open file shares, handed from constructor to constructor as one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from exchange_admin.domain.fields import Registry
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.merge.heads import Rules
from exchange_admin.merge.signatures import Signing
from exchange_admin.names import Names
from exchange_admin.store.binding import Connection
from exchange_admin.store.journal import Journal
from exchange_admin.store.life_keys import LifeKeys
from exchange_admin.store.opening import Format
from exchange_admin.store.search_index import SearchIndex
from exchange_admin.store.tables import tables_for
from exchange_admin.store.withheld_entries import WithheldEntries


@dataclass(frozen=True, slots=True, kw_only=True)
class Using:
    """What a program opens files with. Without `signing` steps are not signed, and a life that has
    signed cannot write."""

    names: Names
    origin: Origin
    registry: Registry = REGISTRY
    rules: Rules = field(default_factory=Rules)
    format: Format = field(default_factory=Format)
    signing: Signing | None = None


class FileParts:
    """The parts of one open file. `atomic` is one transaction of its own."""

    def __init__(
        self, db: Connection, path: Path, using: Using, atomic: Callable[[], AbstractContextManager[None]]
    ) -> None:
        self.db, self.path, self.atomic = db, path, atomic
        self.rules, self.origin, self.signing = using.rules, using.origin, using.signing
        self.tables = tables_for(using.registry)
        self.journal = Journal(db)
        self.search = SearchIndex(db, self.tables, using.names)
        self.lives = LifeKeys(db, self.tables, self.journal, using.signing)
        self.holding = WithheldEntries(db, self.tables, self.journal, "main")


class Part:
    """Something that works on one file. It opens no transaction of its own unless it says so."""

    def __init__(self, file: FileParts) -> None:
        self._file = file
        self._db, self._tables, self._journal = file.db, file.tables, file.journal


class OwnTable(Part):
    """Tables of this file alone; whatever writes in them is a transaction of its own, unless it says otherwise."""

    def __init__(self, file: FileParts) -> None:
        super().__init__(file)
        self._atomic, self._origin = file.atomic, file.origin
