"""Offices of alliances that exchange catalogues."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from college_files import Clock, Place
from test_listings import WHOLE

from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.queries import Query
from exchange_admin.services.catalogues.catalogues import Exported
from exchange_admin.services.catalogues.told import Outcome
from exchange_admin.services.office_files import NewOffice, create_office


@dataclass
class Hub(Place):
    """The office of one alliance, in a file of its own."""

    files: int = 0

    def offer(self, owner: str = "", **more: Value) -> str:
        """A published offer of the own institution, or of a member."""
        values = {**WHOLE, "institution_id": owner or self.institution, **more}
        with self.open() as office:
            (id,) = office.records.add("listing", values, self.who).ids["listing"]
        return id

    def abroad(self, listing: str, owner: str = "") -> str:
        """The id that an offer of this hub has in offices which took it in."""
        return derived_id("listing", owner or self.institution, listing)

    def change(self, listing: str, **values: Value) -> None:
        with self.open() as office:
            office.records.set("listing", listing, values, self.who)

    def member(self, name: str, country: str, **more: Value) -> str:
        return self.add("institution", name_ru=name, country=country, kind="college", **more)

    def export(self, *fields: str) -> Exported:
        self.files += 1
        path = self.path.with_name(f"{self.path.stem}-{self.files}.exchcat")
        with self.open() as office:
            return office.catalogues.export(path, "en", fields=fields)

    def file(self, *fields: str) -> Path:
        return self.export(*fields).path

    def take(self, path: Path, **answers: str) -> Outcome:
        with self.open() as office:
            return office.catalogues.take_in(path, "en", self.who, answers=answers)

    def preview(self, path: Path, **answers: str) -> Outcome:
        with self.open() as office:
            return office.catalogues.preview(path, "en", answers=answers)

    def believe(self, path: Path) -> Outcome:
        """Somebody compares the digits, and takes the file in."""
        digits = {one.key: one.digits for one in self.preview(path).questions if one.digits}
        return self.take(path, **digits)

    def table(self) -> dict[str, dict[str, Value]]:
        """Its offers and needs, but for the days on which they came."""
        with self.open() as office:
            found = office.store.records(Query("listing"))
        return {one.id: {n: v for n, v in one.values.items() if n != "catalogue_on" and v is not None} for one in found}


@dataclass
class Country:
    """Hubs that share one time."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    hubs: int = 0

    def hub(self, name: str, country: str) -> Hub:
        self.hubs += 1
        program = Program(Paths.find(), self.clock.origin(100 + self.hubs))
        path = self.folder / f"hub{self.hubs}.exchange"
        new = NewOffice(name, country, "zh" if country == "CN" else "ru")
        create_office(
            path, new, names=program.names, origin=program.origin, reference=program.reference, who="Shen"
        ).close()
        made = Hub(path, program, "Shen")
        with made.open() as office:
            made.institution = office.store.institution
        return made
