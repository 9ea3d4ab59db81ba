"""An office and its college of an older program, and what they wrote: exchange goes on with either, both ways."""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from pathlib import Path

import pytest

from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.documents.packages.limits import FORMAT, UNSIGNED_FORMAT
from exchange_admin.documents.packages.reading import Package, open_package
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.exchange.packages_in import Outcome

MUSEUM = Path(__file__).parent / "partners"


class Places:
    """The files of the museum, each opened by this program."""

    def __init__(
        self, folder: Path, museum: Path = MUSEUM, names: Sequence[str] = ("office", "college", "updated")
    ) -> None:
        self.folder, self.program, self.made = folder, Program(Paths.find()), 0
        self.files = {name: folder / f"{name}.exchange" for name in names}
        for name, path in self.files.items():
            path.write_bytes(lzma.decompress((museum / f"{name}.exchange.xz").read_bytes()))

    def take(self, name: str, package: Path) -> Outcome:
        with self.program.open(self.files[name], writing=True) as office:
            return office.exchange.receiving.take_in(package, "en", "x")

    def send(self, name: str) -> Path:
        self.made += 1
        folder = self.folder / str(self.made)
        folder.mkdir()
        with self.program.open(self.files[name], writing=True) as office:
            (path,) = office.exchange.sending.send("", folder, "x", basis="contract").paths
        return path

    def set(self, name: str, **values: str) -> None:
        person = self.person(name)
        with self.program.open(self.files[name], writing=True) as office:
            office.store.record(Step("x", "person.set", (Edit("person", person, values),)))

    def person(self, name: str) -> str:
        with self.program.open(self.files[name], writing=True) as office:
            (id,) = (office.store.id_of("person", n) for n in office.store.ids(Query("person")))
        return id

    def value(self, name: str, field: str) -> object:
        id = self.person(name)
        with self.program.open(self.files[name], writing=False) as office:
            record = office.store.get("person", id)
            return record[field] if record else None

    def read(self, receiver: str, package: Path) -> Package:
        with self.program.open(self.files[receiver], writing=True) as office:
            return open_package(
                package,
                me=office.store.site,
                schema=office.store.format,
                sender_key=office.exchange.receiving._key_of,
                identities=[office.exchange.keys.private().age_private],
            )

    def sound(self, name: str) -> list[object]:
        with self.program.open(self.files[name], writing=True) as office:
            return [
                *office.store.checks.all(),
                *(one for one in office.store.checks.remarks() if one.code != "journal.unsigned"),
            ]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


def test_what_a_college_with_the_older_program_wrote_is_taken(places: Places) -> None:
    assert places.value("office", "email") is None
    outcome = places.take("office", MUSEUM / "up.exchpack")
    assert (outcome.problems, outcome.held, outcome.waiting) == ((), (), ())
    assert places.value("office", "email") == "sokolova@college.example"
    assert places.sound("office") == []


def test_to_a_college_with_the_older_program_the_first_format_is_written_and_said(places: Places) -> None:
    places.take("office", MUSEUM / "up.exchpack")
    places.set("office", family_latin="SOKOLOVA")
    package = places.read("college", places.send("office"))
    assert (package.manifest.format, package.contents.signed) == (UNSIGNED_FORMAT, 0)
    with places.program.open(places.files["office"], writing=False) as office:
        (status,) = office.exchange.partners.statuses("en")
    assert status.old_program


def test_what_the_older_program_answered_to_a_package_of_this_one_is_taken(places: Places) -> None:
    """The older program took `to_old.exchpack`, which the office `updated` had written, and made `reply.exchpack`."""
    assert places.take("updated", MUSEUM / "reply.exchpack").problems == ()
    assert places.value("updated", "messenger") == "after the update"
    assert places.sound("updated") == []


def test_a_college_that_has_updated_goes_on_with_an_office_that_has_not(places: Places) -> None:
    outcome = places.take("college", MUSEUM / "down.exchpack")
    assert outcome.problems == ()
    assert places.value("college", "phone") == "+7 914 000 00 01"
    places.set("college", messenger="updated")
    package = places.read("office", places.send("college"))
    assert (package.manifest.format, package.contents.signed) == (UNSIGNED_FORMAT, 0)
    places.take("college", MUSEUM / "to_old.exchpack")
    assert places.value("college", "family_latin") == "SOKOLOVA"
    assert places.read("office", places.send("college")).manifest.format == FORMAT
    assert [one.code for one in places.sound("college")] == ["journal.unsigned_later"]  # what came in the first format


def test_when_both_have_updated_everything_written_since_is_signed(places: Places) -> None:
    places.set("college", messenger="signed")
    places.take("office", places.send("college"))  # which thinks that the office has the older program
    places.set("office", family_latin="SOKOLOVA")
    for sender, receiver in (("office", "college"), ("college", "office"), ("office", "college")):
        package = places.send(sender)
        assert places.read(receiver, package).manifest.format == FORMAT
        assert places.take(receiver, package).problems == ()
    for name in ("office", "college"):
        with places.program.open(places.files[name], writing=False) as office:
            assert office.store.exchange.known_signed() == office.store.exchange.known()
            old = [one for one in office.exchange.partners.statuses("en") if one.old_program]
            assert old == []
        assert places.sound(name) == []
    assert places.value("office", "messenger") == "signed"
    assert places.value("college", "family_latin") == "SOKOLOVA"
