"""What meets what, as a letter to both sides in two languages and as a workbook: each match with its arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.files import write_bytes
from exchange_admin.documents.table_cells import CellContent, Column, ColumnKind
from exchange_admin.documents.table_papers.facts import PaperColumn, PaperTable, TablePaper
from exchange_admin.documents.table_papers.paper import Boxed, TablePages
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.matching.criteria import MOST_POINTS
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.services.certificates.paper_facts import in_each, trilingual
from exchange_admin.services.listings.matches import Matches, ShownMatch, ShownRefusal
from exchange_admin.services.listings.printed import PrintedListing, PrintedListings
from exchange_admin.services.listings.said import criterion_said
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import got, refuse, there

MOST_IN_LETTER = 20
"""Matches of one letter, the best; the others are counted."""
FULL = 100
_SIDES = (
    PaperColumn("side", 14),
    PaperColumn("title", 19),
    PaperColumn("institution", 22),
    PaperColumn("what", 45),
)
_REASONS = (
    PaperColumn("criterion", 18),
    PaperColumn("found", 69),
    PaperColumn("points", 7, True),
    PaperColumn("most", 6, True),
)
_SAID_OF_BOTH = {
    "field.agreed": "speciality_codes",
    "language": "languages",
    "level": "level",
    "places": "places",
    "format": "format",
}
"""Reasons, by code or criterion, that tell a field of both sides: a letter of one pair does not say it twice."""


@dataclass(frozen=True, slots=True)
class MatchLetter:
    """`own` is the offer or need that it is about, empty for a pair; `pairs` (need, offer) the best first. `beyond` are
    further matches that are not in it."""

    own: str
    pairs: tuple[tuple[str, str], ...]
    beyond: int = 0

    @property
    def listings(self) -> list[str]:
        """All of them, each once, the own one first."""
        ids = (self.own, *(id for pair in self.pairs for id in pair))
        return [one for one in dict.fromkeys(ids) if one]


class MatchPapers(Service[Parts]):
    """Reads only; files are written whole or not at all."""

    def __init__(self, parts: Parts, matches: Matches, printed: PrintedListings, pages: TablePages) -> None:
        super().__init__(parts)
        self._matches, self._printed, self._pages = matches, printed, pages

    def letter(self, found: Sequence[ShownMatch], own: str = "") -> MatchLetter:
        """About matches, the best first; `own` is the offer or need that all of them are of. Raises RuleBroken with
        `listing.no_match`."""
        if not found:
            refuse("listing.no_match")
        pairs = tuple((one.need.id, one.offer.id) for one in found[:MOST_IN_LETTER])
        return MatchLetter(own, pairs, len(found) - len(pairs))

    def write_pdf(self, letter: MatchLetter, languages: Sequence[str], target: Path) -> tuple[Boxed, ...]:
        """For which characters a box is printed. Raises RuleBroken as `TablePages.pdf`, FileNotWritten."""
        paper = self.paper(letter, languages)
        write_bytes(target, self._pages.pdf(paper))
        return self._pages.boxes(paper)

    def paper(self, letter: MatchLetter, languages: Sequence[str]) -> TablePaper:
        ids, alone = letter.listings, len(letter.pairs) == 1
        told = self._said_of_both(letter.pairs[0]) if alone else ()
        printed = {one.id: one for one in self._printed.of((there(self._store, "listing", id) for id in ids), told)}
        rows = tuple(_side(printed[id]) for id in ids)
        sides = PaperTable("" if alone else "match_letter.sides", _SIDES, rows, beside=True, named_by=1)
        sums = tuple(self._reasons(pair, printed, alone=alone) for pair in letter.pairs)
        office = (self._store.records(Query("office")) or [Record("office", "", {})])[0]
        own = got(self._store, "institution", self._store.institution)
        return TablePaper(
            kind="match_letter",
            design="listings",
            languages=tuple(languages),
            institution=trilingual(own, "name"),
            facts=(
                *(("to", whose) for whose in _recipients(printed[id] for id in ids)),
                ("as_of", self._today()),
                ("write_to", ", ".join(_reached(office, own))),
            ),
            opening=("match_letter.opening", "match_letter.request"),
            tables=(sides, *sums),
            notes=(*(("match_letter.beyond",) if letter.beyond else ()), "match_letter.no_duty"),
            registered=False,
            boxed=True,
        )

    def write_book(self, found: Iterable[ShownMatch], language: str, target: Path, who: str = "") -> int:
        """One row a match, the points of every criterion beside its reasons; how many there are. Raises
        FileNotWritten."""
        from exchange_admin.documents.tables import BookFacts, TableSheet, write_tables

        words = self._wordings[language]
        title = words.say("listings.paper.match_list")
        day = words.explained("report.as_of", {"date": self._today()})
        sheet = TableSheet(title, _book_columns(words), self._book_rows(list(found), words))
        facts = BookFacts(f"{title} · {day}", who, language, footer=words.say("report.page"))
        return write_tables(target, [sheet], facts).rows

    def _reasons(self, pair: tuple[str, str], printed: dict[str, PrintedListing], *, alone: bool) -> PaperTable:
        shown = {language: self._pair(pair, language) for language in LANGUAGES}
        match = shown[LANGUAGES[0]].match
        rows = [
            (
                self._criterion(reason.criterion),
                Trilingual(**{language: shown[language].sentences[n] for language in LANGUAGES}),
                str(reason.points),
                str(MOST_POINTS[reason.criterion]),
            )
            for n, reason in enumerate(match.reasons)
        ]
        more = match.possible - match.score
        sums = (
            in_each(self._wordings, lambda words: words.say("paper.listings.sum")),
            in_each(self._wordings, lambda words: words.say("paper.listings.open", {"n": more}) if more else ""),
            str(match.score),
            str(FULL),
        )
        return PaperTable(
            "match_letter.alone" if alone else self._pair_title(pair, printed, match.score),
            _REASONS,
            tuple(rows),
            sums,
            flows=True,
            beside=True,
        )

    def _said_of_both(self, pair: tuple[str, str]) -> frozenset[str]:
        reasons = [one for one in self._pair(pair, LANGUAGES[0]).match.reasons if not one.open]
        named = {name for one in reasons for name in (one.code, one.criterion)}
        return frozenset(field for name, field in _SAID_OF_BOTH.items() if name in named)

    def _criterion(self, name: str) -> Trilingual:
        return in_each(self._wordings, lambda words: _capital(criterion_said(words, name)))

    def _pair(self, pair: tuple[str, str], language: str) -> ShownMatch:
        found = self._matches.of_two(*pair, language)
        if isinstance(found, ShownRefusal):  # withdrawn meanwhile
            refuse("listing.do_not_meet", why=found.sentence)
        return found

    def _pair_title(self, pair: tuple[str, str], printed: dict[str, PrintedListing], score: int) -> Trilingual:
        need, offer = (printed[id] for id in pair)
        return in_each(
            self._wordings,
            lambda words: words.say(
                "paper.listings.pair",
                {
                    "need": need.title.best(words.language),
                    "offer": offer.title.best(words.language),
                    "score": score,
                },
            ),
        )

    def _book_rows(self, found: Sequence[ShownMatch], words: Wording) -> Iterator[tuple[CellContent, ...]]:
        ids = {one.id for pair in found for one in (pair.need, pair.offer)}
        records = self._store.many("listing", tuple(ids))
        for one in found:
            titles = (records[side.id].text(f"name_{code}") for side in (one.need, one.offer) for code in ("zh", "ru"))
            need_zh, need_ru, offer_zh, offer_ru = (title or None for title in titles)
            reasons = zip(one.match.reasons, one.sentences, strict=True)
            yield (
                *(need_zh, need_ru, one.need.institution, offer_zh, offer_ru, one.offer.institution),
                *(one.match.score, one.match.possible, words.say(f"listings.paper.{_judged(one)}")),
                *(None if reason.open else reason.points for reason in one.match.reasons),
                words.say("paper.listings.between").join(said for reason, said in reasons if not reason.open),
            )


def _judged(one: ShownMatch) -> str:
    return "good" if one.match.is_good else "to_ask" if one.match.is_to_ask else "weak"


def _book_columns(words: Wording) -> list[Column]:
    sides = [words.choice("listing_side", side) for side in ("need", "offer")]
    whose = words.field("listing", "institution_id")
    titles = [words.choice("language", "zh"), words.choice("language", "ru")]
    heads = [f"{side} · {one}" for side in sides for one in (*titles, whose)]
    return [
        *(Column(head) for head in heads),
        *(Column(words.say(f"listings.paper.{name}"), ColumnKind.INTEGER) for name in ("score", "possible")),
        Column(words.say("listings.paper.judgement")),
        *(Column(_capital(criterion_said(words, one)), ColumnKind.INTEGER) for one in MOST_POINTS),
        Column(words.say("listings.paper.reasons")),
    ]


def _side(one: PrintedListing) -> tuple[Trilingual, Trilingual, Trilingual, Trilingual]:
    return one.kind, one.title, one.whose, one.what


def _recipients(printed: Iterable[PrintedListing]) -> list[Trilingual]:
    """Each institution once."""
    return list({one.institution_id: one.institution for one in printed}.values())


def _reached(office: Record, own: Record) -> Iterator[str]:
    """Where answers go: to the office, not to somebody in it."""
    for name in ("email", "phone"):
        if said := office.text(name) or own.text(name):
            yield said


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
