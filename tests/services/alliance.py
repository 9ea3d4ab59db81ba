"""A secretariat in Harbin and three colleges of it with the invented offers and needs of the specification, by the
command line alone."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from copy import copy
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path
from typing import Any

from college_files import Clock, Place

from exchange_admin.app.cli.commands import run
from exchange_admin.app.cli.frame import REFUSED
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program

TOLD = json.loads((Path(__file__).parents[1] / "samples" / "matching_vectors.json").read_text("utf-8"))
HUB, VLADIVOSTOK, KHABAROVSK, BAODING = "CN-SHGC", "RU-PKTL", "RU-DEMO1", "CN-DEMO6"
COLLEGES = (VLADIVOSTOK, KHABAROVSK, BAODING)
NOTE, EXPERT = "FOR-US-ALONE-61", "Неназываемая"
"""What must never leave: a note, and the name of an expert."""
_OF_THE_OWNER = {"id", "institution", "country"}


@dataclass
class Alliance:
    """`institutions` and `listings` are ids by the names of the specification."""

    folder: Path
    clock: Clock = field(default_factory=Clock)
    places: dict[str, Place] = field(default_factory=dict)
    institutions: dict[str, str] = field(default_factory=dict)
    listings: dict[str, str] = field(default_factory=dict)
    packages: int = 0

    def __post_init__(self) -> None:
        self.clock.wait(days=3)  # the day of the specification
        self.places[HUB] = self._place(HUB, 1)
        self.tell(HUB, "new", "FILE", "--name", HUB, "--country", "cn", "--language", "zh")
        with self.places[HUB].open() as office:
            self.institutions[HUB] = office.store.institution
        for one in TOLD["listings"]:
            if (name := one["institution"]) not in self.institutions:
                told = {"name_en": name, "country": one["country"], "kind": "college"}
                self.institutions[name] = self.add(HUB, "institution", **told)
        for seed, name in enumerate(COLLEGES, start=2):
            self.places[name] = self._place(name, seed)
            out = ("--out", self.places[name].path, "--reads", "ru")
            self.tell(HUB, "partner", "office", "FILE", self.institutions[name], *out)
            self.carry(name, HUB)
            theirs = self.tell(name, "partner", "key", "FILE")["fingerprint"]
            self.tell(HUB, "partner", "key", "FILE", self.institutions[name], "--confirm", theirs)

    def _place(self, name: str, seed: int) -> Place:
        return Place(self.folder / f"{name}.exchange", Program(Paths.find(), self.clock.origin(seed)), name)

    def tell(self, place: str, *words: object, code: int = 0) -> Any:
        """What a command answers as data; FILE stands for the file of a place."""
        file = self.places[place].path
        out, err = StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            ended = run(self.places[place].program, [str(file if one == "FILE" else one) for one in (*words, "--json")])
        assert ended == code, err.getvalue()
        return json.loads(out.getvalue())

    def refused(self, place: str, *words: object) -> str:
        """What is said of a command that changes nothing."""
        at, said = self.places[place], StringIO()
        with redirect_stdout(StringIO()), redirect_stderr(said):
            told = [str(at.path if one == "FILE" else one) for one in words]
            assert run(at.program, [*told, "--as", place, "--language", "en"]) == REFUSED
        return said.getvalue()

    def moved(self, folder: Path) -> Alliance:
        """The same over copies of its files."""
        other = copy(self)
        other.folder = folder
        other.places = {name: replace(one, path=folder / one.path.name) for name, one in self.places.items()}
        return other

    def add(self, place: str, kind: str, /, **values: object) -> str:
        pairs = [f"{name}={value}" for name, value in values.items() if value]
        return str(self.tell(place, "add", "FILE", kind, *pairs, "--as", place, "--sure")["id"])

    def set(self, place: str, kind: str, id: str, /, **values: object) -> None:
        pairs = [f"{name}={value}" for name, value in values.items()]
        self.tell(place, "set", "FILE", kind, id, *pairs, "--as", place, "--sure")

    def publish(self) -> None:
        """Whoever has a file publishes its own; the secretariat does it for all others."""
        for one in TOLD["listings"]:
            place = one["institution"] if one["institution"] in self.places else HUB
            named = {"name_zh": f"供需 {one['id']}", "name_ru": f"Запись {one['id']}"}
            said = {name: value for name, value in one.items() if name not in _OF_THE_OWNER}
            owner = self.institutions[one["institution"]]
            self.listings[one["id"]] = self.add(
                place, "listing", **{**said, **named, "institution_id": owner, "note": NOTE, "state": "draft"}
            )
            self.set(place, "listing", self.listings[one["id"]], state="published")

    def agree_on_specialities(self) -> None:
        ((one, other),) = TOLD["agreed_specialities"]
        specialities = [self.add(HUB, "speciality", code=code, country=of) for code, of in ((one, "RU"), (other, "CN"))]
        self.add(
            HUB,
            "speciality_link",
            institution_id=self.institutions[VLADIVOSTOK],
            speciality_id=specialities[0],
            other_institution_id=self.institutions[HUB],
            other_speciality_id=specialities[1],
            state="agreed",
            agreed_on="2026-10-22",
            decision="3",
        )

    def carry(self, sender: str, receiver: str, *, is_lost: bool = False) -> None:
        self.clock.wait(days=0.01)
        self.packages += 1
        stick = self.folder / f"stick{self.packages}"
        stick.mkdir()
        to = ("--to", self.institutions[receiver]) if sender == HUB else ()
        made = self.tell(sender, "package", "make", "FILE", "--out", stick, *to, "--as", sender)
        for file in () if is_lost else made["files"]:
            self.tell(receiver, "package", "import", "FILE", file, "--as", receiver)

    def exchange(self, order: int) -> None:
        """In an order by chance, with packages that are lost; then everybody twice, as in two weeks."""
        ways = [way for one in COLLEGES for way in ((one, HUB), (HUB, one))]
        chance = random.Random(order)
        for sender, receiver in chance.sample(ways, len(ways)):
            self.carry(sender, receiver, is_lost=chance.random() < 0.3)
        for _ in range(2):
            self.meet()

    def meet(self) -> None:
        for one in COLLEGES:
            self.carry(one, HUB)
        for one in COLLEGES:
            self.carry(HUB, one)

    def names(self) -> Mapping[str, str]:
        return {id: name for name, id in self.listings.items()}
