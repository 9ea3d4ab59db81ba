"""An office and its partner colleges as real files that exchange real packages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Edit, Record, Step
from exchange_admin.services.exchange.exchange_services import ExchangeServices
from exchange_admin.services.exchange.packages_in import Outcome
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import NewOffice, create_office

START = datetime(2026, 11, 24, 8, tzinfo=UTC)


class Clock:
    """One time for everybody; it moves a little with each reading."""

    def __init__(self) -> None:
        self.now = int(START.timestamp() * 1000)

    def origin(self, seed: int) -> Origin:
        import random

        def tick() -> int:
            self.now += 1
            return self.now

        return Origin(tick, random.Random(seed).randbytes)

    def wait(self, *, days: float) -> None:
        self.now += int(days * 86_400_000)


@dataclass
class Place:
    """One file and whoever works in it. The file is open only during a `with place.open()`."""

    path: Path
    program: Program
    who: str
    institution: str = ""

    @contextmanager
    def open(self) -> Iterator[Office]:
        with self.program.open(self.path, writing=True) as office:
            yield office

    @contextmanager
    def tools(self) -> Iterator[ExchangeServices]:
        with self.open() as office:
            yield office.exchange

    def add(self, kind: str, /, **values: Value) -> str:
        with self.open() as office:
            return self.write(office, kind, **values)

    def write(self, office: Office, kind: str, /, **values: Value) -> str:
        """As `add`, where the file is open."""
        id = office.program.origin.new_id()
        office.store.record(Step(self.who, f"{kind}.add", (Edit(kind, id, values, new=True),)))
        return id

    def set(self, kind: str, id: str, /, **values: Value) -> None:
        with self.open() as office:
            office.store.record(Step(self.who, f"{kind}.set", (Edit(kind, id, values),)))

    def raw(self, *edits: Edit, late: int = 0) -> None:
        """In one step past the rules of its program, and by a clock that is set back by `late`."""
        with self.open() as office:
            writer = office.store._writer
            if late:
                writer._tick = lambda last: last - late  # type: ignore[method-assign]
            office.store.record(Step("rogue", "raw", edits))

    def get(self, kind: str, id: str) -> Record | None:
        with self.open() as office:
            return office.store.get(kind, id)

    def value(self, kind: str, id: str, field: str) -> Value:
        record = self.get(kind, id)
        assert record is not None
        return record[field]

    def ids(self, kind: str) -> set[str]:
        with self.open() as office:
            return {office.store.id_of(kind, n) for n in office.store.ids(Query(kind))}

    def send(self, to: str, folder: Path, **more: object) -> list[Path]:
        folder.mkdir(exist_ok=True)
        with self.tools() as tools:
            return list(tools.sending.send(to, folder, self.who, **more).paths)  # type: ignore[arg-type]

    def receive(self, *packages: Path, **more: object) -> Outcome:
        with self.tools() as tools:
            outcomes = [tools.receiving.take_in(path, "en", self.who, **more) for path in packages]  # type: ignore[arg-type]
        return outcomes[-1]

    def take_back(self) -> None:
        """Somebody has looked at the own steps that came back, and takes them."""
        with self.open() as office:
            office.store.exchange.take_back(self.who)

    def bytes(self) -> bytes:
        """Everything that lies in the file and beside it."""
        names = (self.path, self.path.with_name(self.path.name + "-wal"))
        return b"".join(path.read_bytes() for path in names if path.exists())

    def sound(self) -> list[object]:
        """Faults of the file; conflicts and the like are none."""
        with self.open() as office:
            return [*office.store.checks.verify(), *office.store.checks.compare_with_rebuild()]


@dataclass
class Town:
    """The office in China and two colleges in Russia."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    packages: int = 0

    def __post_init__(self) -> None:
        self.office = Place(self.folder / "office.exchange", Program(Paths.find(), self.clock.origin(1)), "沈若兰")
        program = self.office.program
        new = NewOffice("松花工程职业学院", "CN", "zh")
        create_office(
            self.office.path, new, names=program.names, origin=program.origin, reference=program.reference, who="沈若兰"
        ).close()
        with self.office.open() as office:
            self.office.institution = office.store.institution
            self.first, self.second = (
                self.office.write(office, "institution", name_ru=name, country="RU", kind="college", is_partner=1)
                for name in ("Приморский колледж", "Байкальский колледж")
            )

    def person(self, home: str, family: str, given: str = "Дарья", *, consent: bool = True, **more: Value) -> str:
        values: dict[str, Value] = {
            "role": "student",
            "family_cyrillic": family,
            "given_cyrillic": given,
            "citizenship": "RU",
            "birth_date": "2005-03-14",
            "home_institution_id": home,
            **more,
        }
        person = self.office.add("person", **values)
        if consent:
            self.office.add("consent", person_id=person, kind="cross_border", given_on="2026-09-01")
        return person

    def course(self, *families: str, **more: Value) -> tuple[str, list[str]]:
        """A language group of the office, and the enrolments in it of students of the first college."""
        course = self.office.add("language_course", name_en="C", language="zh")
        group = self.office.add("language_group", code="G1", language_course_id=course)
        told: dict[str, Value] = {"language_group_id": group, "state": "completed", **more}
        people = [self.person(self.first, family) for family in families]
        return group, [self.office.add("language_enrolment", person_id=one, **told) for one in people]

    def guest(self) -> str:
        """A student of the office who goes to the first college: it sees the person and does not own the name."""
        person = self.person(self.office.institution, "王", "小明", citizenship="CN")
        self.office.add(
            "mobility",
            person_id=person,
            direction="outgoing",
            activity="student_studies",
            sending_institution_id=self.office.institution,
            receiving_institution_id=self.first,
            sending_status="nominated",
            receiving_status="pending",
        )
        return person

    def college(self, institution: str, seed: int, who: str = "Орлова", **more: object) -> Place:
        """The college's file, freshly made."""
        path = self.folder / f"college{seed}.exchange"
        with self.office.tools() as tools:
            tools.partners.make_office_file(institution, path, "ru", self.office.who, **more)  # type: ignore[arg-type]
        return Place(path, Program(Paths.find(), self.clock.origin(seed)), who, institution)

    def held(self) -> int:
        """How many changes wait in the office for a person."""
        with self.office.open() as office:
            return sum(one.live for one in office.store.where("held_change", "state", ["waiting"]))

    def out(self) -> Path:
        """A folder for the next package."""
        self.packages += 1
        folder = self.folder / f"stick{self.packages}"
        folder.mkdir()
        return folder

    def up(self, college: Place, **more: object) -> Outcome:
        """The college sends, the office takes in."""
        self.clock.wait(days=1)
        return self.office.receive(*college.send("", self.out(), **more))

    def down(self, college: Place, **more: object) -> Outcome:
        """The office sends, the college takes in."""
        self.clock.wait(days=1)
        return college.receive(*self.office.send(college.institution, self.out(), **more))

    def enrol(self, college: Place) -> None:
        self.up(college)
        with college.tools() as theirs, self.office.tools() as ours:
            digits = theirs.keys.fingerprint()
            assert ours.partners.status(college.institution, "en").fingerprint == digits
            ours.partners.confirm(college.institution, self.office.who)

    def meet(self, *colleges: Place) -> None:
        """Everybody sends and receives until nobody has anything new."""
        for _ in range(2):
            for college in colleges:
                self.up(college)
            for college in colleges:
                self.down(college)

    def backup(self, place: Place) -> Path:
        kept = place.path.with_suffix(".kept")
        shutil.copy(place.path, kept)
        return kept

    def restore(self, place: Place, kept: Path) -> None:
        for end in ("", "-wal", "-shm"):
            place.path.with_name(place.path.name + end).unlink(missing_ok=True)
        shutil.copy(kept, place.path)


def tables(
    place: Place, kinds: tuple[str, ...], ids: Mapping[str, set[str]]
) -> dict[str, dict[str, Mapping[str, Value]]]:
    """Values of some records, to compare two files."""
    with place.open() as office:
        return {
            kind: {id: dict(one.values) for id, one in office.store.many(kind, sorted(ids[kind])).items() if one.live}
            for kind in kinds
        }
