"""Two colleges and the office in the demo: files and keys, a conflict that nobody decides by itself, and its end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.exchange.packages_in import Outcome
from exchange_admin.services.office import Office

_BASIS = "contract"
"""Few of the invented people have signed a consent; the others go on the ground of their study agreement."""
_FIELD, _OURS, _THEIRS = "family_latin", "DEMONOVA", "DEMONOWA"
COLLEGES = ("college_1.exchange", "college_2.exchange")
"""What the files of the two colleges are called."""


@dataclass
class PartnerScene:
    """Plays in `folder`, where two files of colleges and every package stay. `open_file` opens one of them."""

    office: Office
    folder: Path
    open_file: Callable[[Path], Office]
    who: str
    language: str
    files: list[Path] = field(default_factory=list)
    colleges: list[tuple[str, Path]] = field(default_factory=list)

    def make_files(self, made: dict[str, object]) -> None:
        """A file for each of the two Russian partners with the most people."""
        for number, (name, institution) in enumerate(zip(COLLEGES, self._partners(), strict=True), start=1):
            path = self.folder / name
            told = self.office.exchange.partners.make_office_file(institution, path, "ru", self.who, basis=_BASIS)
            self.colleges.append((institution, path))
            self.files.append(path)
            made[f"people_{number}"] = told.people

    def enrol(self, made: dict[str, object]) -> None:
        """Each college answers with its keys, and the digits are compared."""
        for institution, path in self.colleges:
            self.up(path)
            with self.opened(path) as college:
                digits = college.exchange.keys.fingerprint()
            status = self.office.exchange.partners.status(institution, self.language)
            if status.fingerprint != digits:
                raise RuleBroken(Problem("partner.other_digits", facts={"name": status.institution}))
            self.office.exchange.partners.confirm(institution, self.who)
        made["confirmed"] = len(self.colleges)

    def differ(self, made: dict[str, object]) -> str:
        """Office and first college spell one person's name differently; the id of the person."""
        institution, path = self.colleges[0]
        person = self._people_of(institution)[0]
        self._set(self.office, person, _OURS, self.who)
        with self.opened(path) as college:
            self._set(college, person, _THEIRS, colleague(institution))
        outcome = self.up(path)
        made |= {"new": len(outcome.new), "changed": len(outcome.changed), "conflicts": len(outcome.conflicts)}
        return person

    def settle(self, person: str, made: dict[str, object]) -> None:
        """A person at the office takes the college's spelling, and both files agree."""
        desk = self.office.exchange.conflicts
        card = next(one for one in desk.cards(self.language) if (one.record, one.field) == (person, _FIELD))
        answer = next(one for one in card.candidates if one.value == _THEIRS)
        desk.settle(card, answer.key, self.who)
        for institution, path in self.colleges:
            self.down(institution, path)
        with self.opened(self.colleges[0][1]) as college:
            there = college.records.get("person", person)
            made["open"] = len(desk.cards(self.language)) + len(college.exchange.conflicts.cards(self.language))
            made["agree"] = there[_FIELD] == self.office.records.get("person", person)[_FIELD] == _THEIRS

    def up(self, path: Path) -> Outcome:
        """What a college has to say goes to the office."""
        with self.opened(path) as college:
            packages = college.exchange.sending.send("", self.folder, colleague(college.store.institution)).paths
        self.files += packages
        return [self.office.exchange.receiving.take_in(one, self.language, self.who) for one in packages][-1]

    def down(self, institution: str, path: Path) -> None:
        """What the office has to say goes to a college."""
        packages = self.office.exchange.sending.send(institution, self.folder, self.who, basis=_BASIS).paths
        self.files += packages
        with self.opened(path) as college:
            for package in packages:
                college.exchange.receiving.take_in(package, self.language, colleague(institution))

    @contextmanager
    def opened(self, path: Path) -> Iterator[Office]:
        college = self.open_file(path)
        try:
            yield college
        finally:
            college.close()

    def _set(self, office: Office, person: str, value: str, who: str) -> None:
        office.records.set("person", person, {_FIELD: value}, who)

    def _partners(self) -> list[str]:
        store = self.office.store
        homes = [str(home) for home in store.counts("person", "home_institution_id") if home]
        found = store.many("institution", homes)
        russian = [id for id in homes if id in found and found[id]["country"] == "RU" and id != store.institution]
        if len(russian) < len(COLLEGES):
            raise RuleBroken(Problem("partner.unknown", facts={"typed": "RU"}))
        return russian[: len(COLLEGES)]

    def _people_of(self, institution: str) -> list[str]:
        people = self.office.store.where("person", "home_institution_id", [institution])
        return [person.id for person in people if person.live]


def colleague(institution: str) -> str:
    """Whoever works in a college's file: its steps must not look like ours."""
    return f"college {institution[-4:]}"
