"""The catalogue of offers and needs: what is published and valid, by field of education, on paper in two languages and
as a workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.files import write_bytes
from exchange_admin.documents.table_cells import CellContent, Column, ColumnKind
from exchange_admin.documents.table_papers.facts import PaperColumn, PaperTable, TablePaper
from exchange_admin.documents.table_papers.paper import Boxed, TablePages
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.listings import PUBLISHED, parts_in
from exchange_admin.domain.rules.towns import Towns
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording, best_of
from exchange_admin.services.certificates.paper_facts import in_each, trilingual
from exchange_admin.services.kinds.hooks import KindSources
from exchange_admin.services.kinds.told_of_people import ToldOfPeople
from exchange_admin.services.listings.printed import PrintedListing, PrintedListings
from exchange_admin.services.listings.profile_table import profile_table
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import NO_RECORD, got, refuse

EXPIRED = "expired"
_NAMED = 5
_BROAD = 2
"""Digits of a code of ISCED-F by which a catalogue is divided."""
_COLUMNS = (
    PaperColumn("side", 17),
    PaperColumn("title", 27),
    PaperColumn("institution", 19),
    PaperColumn("what", 27),
    PaperColumn("until", 10, middle=True),
)
_TITLE = [column.key for column in _COLUMNS].index("title")
_TEXT, _CODE, _DAY = ColumnKind.TEXT, ColumnKind.IDENTIFIER, ColumnKind.DATE
_WORKBOOK: Sequence[tuple[str, ColumnKind]] = (
    *(("side", _TEXT), ("topic", _TEXT), ("name_zh", _TEXT), ("name_ru", _TEXT), ("name_en", _TEXT)),
    *(("institution_id", _TEXT), ("isced_f", _CODE), ("speciality_codes", _CODE), ("keywords", _TEXT)),
    *(("languages", _TEXT), ("level", _TEXT), ("places", ColumnKind.INTEGER), ("starts", _DAY), ("ends", _DAY)),
    *(("format", _TEXT), ("wanted_countries", _TEXT), ("cost", _TEXT), ("valid_until", _DAY)),
)
_CHOICES = {
    "side": "listing_side", "topic": "listing_topic", "level": "study_level", "format": "meeting_format",
    "cost": "cost_kind",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is in it on a day, and how many were left out: by their state, or `expired`. `telling` are what is in it and
    profiles in whose texts somebody seems to be named, each with the words that do it."""

    day: date
    records: tuple[Record, ...]
    left_out: Mapping[str, int]
    telling: Sequence[str]

    @property
    def institutions(self) -> int:
        return len({one["institution_id"] for one in self.records})


class CataloguePapers(Service[Parts]):
    """Reads only; files are written whole or not at all."""

    def __init__(
        self,
        parts: Parts,
        printed: PrintedListings,
        fields: Mapping[str, Mapping[str, str]],
        pages: TablePages,
        towns: Towns,
    ) -> None:
        super().__init__(parts)
        self._printed, self._fields, self._pages, self._towns = printed, fields, pages, towns

    def read(self, language: str) -> Catalogue:
        """`telling` in this language. Raises RuleBroken with `listing.nothing_to_print`: an empty catalogue is none."""
        today, found, left_out = self._today(), list[Record](), Counter[str]()
        for one in self._store.records(Query("listing")):
            until = day_in(one.values, "valid_until")
            if one["state"] != PUBLISHED:
                left_out[one.text("state")] += 1
            elif until is None or until < today:
                left_out[EXPIRED] += 1
            else:
                found.append(one)
        if not found:
            refuse("listing.nothing_to_print")
        return Catalogue(today, tuple(found), dict(left_out), self._telling(found, language))

    def _telling(self, listings: Sequence[Record], language: str) -> Sequence[str]:
        reading = ToldOfPeople(KindSources(self._store, self._names))
        profiles = self._store.many("institution", sorted({one.text("institution_id") for one in listings})).values()
        words = self._wordings[language]
        return [*reading.named_in_listings(listings, words), *reading.named_in_profiles(profiles, words)]

    def write_pdf(self, catalogue: Catalogue, languages: Sequence[str], target: Path) -> tuple[Boxed, ...]:
        """For which characters a box is printed. Raises RuleBroken as `TablePages.pdf`, FileNotWritten."""
        paper = self.paper(catalogue, languages)
        write_bytes(target, self._pages.pdf(paper))
        return self._pages.boxes(paper)

    def paper(self, catalogue: Catalogue, languages: Sequence[str]) -> TablePaper:
        """One that names several broad fields stands under each of them."""
        printed = self._printed.of(catalogue.records)
        offers = sum(one.side == "offer" for one in printed)
        tables = tuple(
            PaperTable(self._field_title(code), _COLUMNS, tuple(map(_row, some)), named_by=_TITLE)
            for code, some in _by_field(printed).items()
        )
        several = len(printed) < sum(len(table.rows) for table in tables)
        owners = tuple({one.text("institution_id") for one in catalogue.records})
        profiles = profile_table([*self._store.many("institution", owners).values()], self._wordings, self._fields)
        return TablePaper(
            kind="catalogue",
            design="listings",
            languages=tuple(languages),
            institution=self._issuer(),
            facts=(
                ("as_of", catalogue.day),
                ("offers", str(offers)),
                ("needs", str(len(printed) - offers)),
                ("institutions", str(catalogue.institutions)),
            ),
            tables=(*tables, *((profiles,) if profiles else ())),
            notes=("catalogue.rule", *(("catalogue.several",) if several else ()), "catalogue.no_person"),
            across=True,
            registered=False,
            boxed=True,
        )

    def write_book(self, catalogue: Catalogue, language: str, target: Path, who: str = "") -> None:
        """Raises FileNotWritten."""
        from exchange_admin.documents.tables import BookFacts, TableSheet, write_tables

        words = self._wordings[language]
        columns = [
            Column(words.say("listings.paper.field_of_education")),
            *(Column(_heading(name, words), kind) for name, kind in _WORKBOOK),
            *(Column(words.field("institution", name)) for name in ("country", "city")),
        ]
        title = self.title(catalogue, words)
        sheet = TableSheet(words.say("listings.paper.catalogue"), columns, self._book_rows(catalogue, words))
        write_tables(target, [sheet], BookFacts(title, who, language, footer=words.say("report.page")))

    def title(self, catalogue: Catalogue, words: Wording) -> str:
        facts = {"date": catalogue.day}
        return f"{words.say('listings.paper.catalogue')} · {words.explained('report.as_of', facts)}"

    def _book_rows(self, catalogue: Catalogue, words: Wording) -> Iterator[tuple[CellContent, ...]]:
        """In the order of the paper, each once: under the first of its fields."""
        records = {one.id: one for one in catalogue.records}
        owners = self._store.many("institution", tuple({one.text("institution_id") for one in catalogue.records}))
        printed = sorted(self._printed.of(catalogue.records), key=lambda one: one.fields[:1] or ("~",))
        for one in printed:
            record = records[one.id]
            owner = owners.get(record.text("institution_id"), NO_RECORD)
            yield (
                self._field_title(one.fields[0][:_BROAD] if one.fields else "").best(words.language),
                *(self._book_cell(name, record, owner, words) for name, _ in _WORKBOOK),
                words.choice("country", owner["country"]),
                self._towns.said(owner.text("city"), words.language),
            )

    def _book_cell(self, name: str, record: Record, owner: Record, words: Wording) -> CellContent:
        if name == "institution_id":
            return in_language(owner.values, "name", words.language)
        if name in _CHOICES:
            return words.choice(_CHOICES[name], record[name])
        if name in {"languages", "wanted_countries"}:
            vocabulary = "language" if name == "languages" else "country"
            return words.listed(words.choice(vocabulary, one) for one in parts_in(record[name]))
        value = record[name]
        return value if isinstance(value, int) else record.text(name) or None

    def _field_title(self, code: str) -> Trilingual:
        if not code:
            return in_each(self._wordings, lambda words: words.say("paper.listings.no_field"))
        names = self._fields.get(code, {})
        return in_each(self._wordings, lambda words: f"{code} {best_of(names, words.language)}".strip())

    def _issuer(self) -> Trilingual:
        return trilingual(got(self._store, "institution", self._store.institution), "name")


def telling_said(telling: Sequence[str], words: Wording) -> str:
    """What to look at before it is handed out; empty where no text seems to name somebody."""
    facts = {"n": len(telling), "names": words.set_apart(telling[:_NAMED])}
    return words.say("listings.paper.telling", facts) if telling else ""


def left_out_said(left_out: Mapping[str, int], words: Wording) -> str:
    """How many are not in a catalogue and why; empty where all of them are."""
    named = {
        state: words.say("listings.paper.expired") if state == EXPIRED else words.choice("listing_state", state)
        for state in sorted(left_out)
    }
    told = [words.in_brackets(name, str(left_out[state])) for state, name in named.items()]
    return words.say("listings.paper.left_out", {"said": words.listed(told)}) if told else ""


def _heading(name: str, words: Wording) -> str:
    """Countries are written out, so the heading asks for no codes."""
    return words.say("short.wanted_countries") if name == "wanted_countries" else words.field("listing", name)


def _by_field(printed: Sequence[PrintedListing]) -> dict[str, list[PrintedListing]]:
    """By the first two digits, those without a field last."""
    found: dict[str, list[PrintedListing]] = {}
    for one in printed:
        for code in dict.fromkeys(field[:_BROAD] for field in one.fields) or ("",):
            found.setdefault(code, []).append(one)
    return dict(sorted(found.items(), key=lambda item: (not item[0], item[0])))


def _row(one: PrintedListing) -> tuple[Trilingual | str | date, ...]:
    return one.kind, one.title, one.whose, one.what, one.until or ""
