"""What the rows of a file are held against: records and tables of the office, read when they are first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from exchange_admin.domain.fields import Registry
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.reference import Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.names import Names
from exchange_admin.services.importing.cells import CellReader
from exchange_admin.services.importing.headings import Headings, record_tables
from exchange_admin.services.importing.known_people import KnownPeople
from exchange_admin.services.importing.list_shapes import shape_of
from exchange_admin.services.importing.places import Places
from exchange_admin.services.importing.references import References
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.services.office_files import own_institution
from exchange_admin.services.parts import Parts
from exchange_admin.services.records import Records
from exchange_admin.store import Store


@dataclass(frozen=True)
class ImportTables:
    """The tables of `resources/import` and of the field that reading needs."""

    headings: Headings
    words: ImportWords
    reference: Reference

    @cached_property
    def all_headings(self) -> Headings:
        """Also those of lists of one kind of records."""
        return self.headings.extended(record_tables(REGISTRY, self.words.wordings, self.headings))


@dataclass(frozen=True)
class Sources:
    """For one check or one apply: what is read stays as it was then. `today` is the office's date."""

    store: Store
    registry: Registry
    names: Names
    origin: Origin
    tables: ImportTables
    today: date
    records: Records
    references: References

    @classmethod
    def of(cls, parts: Parts, tables: ImportTables, records: Records, references: References) -> Sources:
        store, registry, names, origin = parts.store, parts.registry, parts.names, parts.origin
        return cls(store, registry, names, origin, tables, parts.today(), records, references)

    @cached_property
    def known(self) -> KnownPeople:
        return KnownPeople(self.store, self.names)

    @cached_property
    def places(self) -> Places:
        return Places(self.store, self.origin)

    @cached_property
    def own_institution(self) -> str:
        return own_institution(self.store)

    def reader(self, kind: str) -> CellReader:
        """Reads the cells of lists of a kind."""
        tables = self.tables
        return CellReader(self.names, tables.words, tables.reference, self.today, shape_of(kind))
