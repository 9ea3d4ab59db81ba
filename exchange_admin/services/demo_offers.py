"""One round of offers and needs in the demo: a secretariat in Harbin and colleges in Harbin, Vladivostok and Khabarovsk
publish, meet, ask, agree and print. All of them are invented; every word goes by packages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

from exchange_admin.documents.files import write_bytes
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.interests import ACCEPTED
from exchange_admin.domain.rules.listings import PUBLISHED
from exchange_admin.services.demo_partners import PartnerScene, colleague
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import NewOffice

TellMatches = Callable[[Office, str], str]
"""What meets an offer or a need, as the JSON text that `match --json` prints."""
MakeOffice = Callable[[Path, NewOffice, str], Office]
ALLIANCE = "alliance.exchange"
ALLIANCE_COLLEGES = ("alliance_harbin.exchange", "alliance_vladivostok.exchange", "alliance_khabarovsk.exchange")
"""What the files of the secretariat and of its colleges are called."""
_SECRETARIAT = "secretariat"
_HARBIN, _VLADIVOSTOK, _KHABAROVSK = range(3)
_DAYS = ("starts", "ends", "valid_until")


@dataclass
class AllianceScene:
    """`told` has the institutions, what they offer and need, and what they say to each other. `scene` carries packages
    between the files; it stands once the secretariat has begun."""

    folder: Path
    open_file: Callable[[Path], Office]
    who: str
    language: str
    told: Mapping[str, Any]
    scene: PartnerScene = field(init=False)
    listings: dict[str, str] = field(default_factory=dict, init=False)
    interest: str = field(default="", init=False)  # of the two that are led by nobody else

    @contextmanager
    def opened(self, make_office: MakeOffice) -> Iterator[None]:
        """The file of the secretariat, while the round is played."""
        own = self.told[_SECRETARIAT]
        new = NewOffice(own["name_zh"], own["country"], "zh", own["code"], kind="authority")
        with make_office(self.folder / ALLIANCE, new, self.who) as office:
            office.records.set("institution", office.store.institution, _names(own), self.who)
            self.scene = PartnerScene(office, self.folder, self.open_file, self.who, self.language)
            self.scene.files.append(self.folder / ALLIANCE)
            yield

    def begin(self, made: dict[str, object]) -> None:
        """A file for each college; each answers with its keys."""
        office = self.scene.office
        for name, college in zip(ALLIANCE_COLLEGES, self.told["college"], strict=True):
            values = {**_names(college), "country": college["country"], "kind": "college", "is_partner": 1}
            (id,) = office.records.add("institution", values, self.who).ids["institution"]
            path = self.folder / name
            office.exchange.partners.make_office_file(id, path, "zh" if college["country"] == "CN" else "ru", self.who)
            self.scene.colleges.append((id, path))
            self.scene.files.append(path)
        self.scene.enrol(made)
        made["colleges"] = len(self.scene.colleges)

    def name(self, made: dict[str, object]) -> None:
        """The words of the field in three languages: most agreed by the secretariat, some proposed by a college, which
        nobody but the secretariat hears of."""
        office = self.scene.office
        for term in self.told["term"]:
            values = {name: value for name, value in term.items() if name != "by"}
            if "by" not in term:
                office.records.add("glossary_term", {**values, "institution_id": office.store.institution}, self.who)
                continue
            institution, path = self.scene.colleges[ALLIANCE_COLLEGES.index(term["by"])]
            with self.scene.opened(path) as college:
                college.records.add("glossary_term", {**values, "institution_id": institution}, colleague(institution))
        self._up()
        self._down()
        terms = list(office.store.records(Query("glossary_term")))
        made |= dict(Counter(one.text("state") for one in terms))
        made["in_colleges"] = [self._terms(path) for _, path in self.scene.colleges]

    def publish(self, made: dict[str, object]) -> list[Path]:
        """Everybody what it offers or needs; then all see all of it. Leaves the list as a workbook."""
        office = self.scene.office
        for listing in self.told["listing"]:
            if listing["by"] == _SECRETARIAT:
                self.listings[listing["key"]] = self._add(office, listing, self.who)
                continue
            institution, path = self.scene.colleges[ALLIANCE_COLLEGES.index(listing["by"])]
            with self.scene.opened(path) as college:
                self.listings[listing["key"]] = self._add(college, listing, colleague(institution))
        self._up()
        self._down()
        made["seen"] = [self._seen(path) for _, path in self.scene.colleges]
        book = self.folder / "offers.xlsx"
        made["sheets"] = dict(office.reports.write("listings", book, language=self.language, who=self.who).sheets)
        return [book]

    def meet(self, tell: TellMatches, made: dict[str, object]) -> list[Path]:
        """What meets the course of the secretariat, with every reason; a letter about it to both sides."""
        office, told, letter = self.scene.office, self.folder / "matches.json", self.folder / "match_letter.pdf"
        course = self.listings["course"]
        found = office.matches.all(self.language, listing=course)
        write_bytes(told, tell(office, course).encode())
        papers = office.match_papers
        papers.write_pdf(papers.letter(found, course), office.both_languages(), letter)
        made["score"] = next(one.match.score for one in found if one.need.id == self.listings["welders"])
        return [told, letter]

    def agree(self, made: dict[str, object]) -> None:
        """Vladivostok asks the secretariat, which accepts and begins an agreement; Khabarovsk asks the college in
        Harbin, and Vladivostok hears nothing of that."""
        office, words = self.scene.office, self.told["says"]
        first = self._ask(_VLADIVOSTOK, "course", "welders")
        self.interest = second = self._ask(_KHABAROVSK, "workshop", "drivers")
        self._up()
        office.interests.answer(first, ACCEPTED, words["yes"], self.who)
        changes = office.interests.begin_agreement(first, self.who)
        self._down()
        institution, path = self.scene.colleges[_HARBIN]
        with self.scene.opened(path) as college:
            college.interests.answer(second, ACCEPTED, words["yes"], colleague(institution))
        self._up()
        self._down()
        made["replies"] = [self._reply(_VLADIVOSTOK, first), self._reply(_KHABAROVSK, second)]
        made["heard_by_others"] = [
            one for one in (self._reply(_VLADIVOSTOK, second), self._reply(_KHABAROVSK, first)) if one
        ]
        (agreement,) = changes.ids["agreement"]
        made["agreement"] = office.records.get("agreement", agreement)["number"]

    def print(self, made: dict[str, object]) -> list[Path]:
        """What is published, by field of education, on paper and as a workbook."""
        office, pdf, book = self.scene.office, self.folder / "catalogue.pdf", self.folder / "catalogue.xlsx"
        catalogue = office.catalogue_papers.read(self.language)
        office.catalogue_papers.write_pdf(catalogue, office.both_languages(), pdf)
        office.catalogue_papers.write_book(catalogue, self.language, book, self.who)
        made |= {"entries": len(catalogue.records), "institutions": catalogue.institutions}
        return [pdf, book]

    def _add(self, office: Office, listing: Mapping[str, Any], who: str) -> str:
        """Published by the institution of a file; days of what is told count from today."""
        today = office.program.today()
        values = {name: value for name, value in listing.items() if name not in {"by", "key"}}
        days = {name: (today + timedelta(days=values[name])).isoformat() for name in _DAYS}
        owner = {"institution_id": office.store.institution, "state": PUBLISHED}
        (id,) = office.records.add("listing", {**values, **days, **owner}, who).ids["listing"]
        return str(id)

    def _ask(self, number: int, listing: str, own: str) -> str:
        institution, path = self.scene.colleges[number]
        who, message = colleague(institution), self.told["says"]["ask"]
        with self.scene.opened(path) as college:
            changes = college.interests.send(self.listings[listing], message, who, own=self.listings[own])
        (id,) = changes.ids["interest"]
        return str(id)

    def _reply(self, number: int, interest: str) -> str:
        """What a college knows of the answer; empty where it knows of no such interest."""
        with self.scene.opened(self.scene.colleges[number][1]) as college:
            found = college.store.get("interest", interest)
        return found.text("reply") if found is not None else ""

    def _seen(self, path: Path) -> int:
        with self.scene.opened(path) as college:
            return sum(college.store.get("listing", id) is not None for id in self.listings.values())

    def _terms(self, path: Path) -> int:
        with self.scene.opened(path) as college:
            return college.store.count(Query("glossary_term"))

    def _up(self) -> None:
        for _, path in self.scene.colleges:
            self.scene.up(path)

    def _down(self) -> None:
        for institution, path in self.scene.colleges:
            self.scene.down(institution, path)


def _names(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: told[name] for name in ("name_zh", "name_ru", "city", "email") if name in told}
