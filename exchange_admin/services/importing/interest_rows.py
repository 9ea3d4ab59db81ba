"""Lists of expressions of interest: who asks, in which offer or need, with which words (decision 60)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Field
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.listings import PUBLISHED
from exchange_admin.domain.rules.matching.matching import may_be_pair
from exchange_admin.domain.steps import Record
from exchange_admin.merge.match import alike_titles
from exchange_admin.names import fold
from exchange_admin.services.importing.draft import Candidate, ImportOptions, StagedRow
from exchange_admin.services.importing.records import RecordLists
from exchange_admin.services.importing.sources import Sources
from exchange_admin.services.listings.sides import OneSide, sided

INTERESTS = "interest"
_LISTING, _ASKING, _ANSWERING = "listing_id", "asking_institution_id", "answering_institution_id"
_OWN, _TITLES = "own_listing_id", ("name_zh", "name_ru", "name_en")
_MOST_NEAR = 4
_SAYS_IT_ELSEWHERE = frozenset({"import.reference_alike", "import.reference_unknown"})


@dataclass(frozen=True, slots=True)
class _Titled:
    """Whose an offer or need is, on which side it stands, and its titles folded."""

    owner: str
    side: OneSide
    is_published: bool
    titles: tuple[str, ...]


class InterestLists(RecordLists):
    """The strategy for `interest`. A title names an offer or need only as a whole; of several called alike that of the
    answering institution of the row, else that which is published; whose it is then answers. For a title that names
    none the nearest are told as a guess, which counts only once somebody has chosen it."""

    def __init__(self, sources: Sources, options: ImportOptions) -> None:
        super().__init__(INTERESTS, sources, options)
        self._likened: dict[str, list[tuple[str, int]]] = {}

    def among(self, column: str, row: StagedRow) -> list[str] | None:
        """Of offers and needs what others have published; what meets them is the asker's own on the other side."""
        asking = str(row.values.get(_ASKING) or "")
        if column == _OWN and asking:
            own = [id for id, one in self._listings.items() if one.owner == asking]
            asked = self._listings.get(str(row.values.get(_LISTING) or ""))
            return [id for id in own if asked and may_be_pair(asked.side, self._listings[id].side)] or own
        if column == _LISTING:
            return [id for id, one in self._listings.items() if one.is_published and one.owner != asking]
        return None

    def _point(self, rows: Sequence[StagedRow]) -> None:
        super()._point(rows)
        self._guess(rows)
        listings = self._sources.store.many(
            "listing", sorted({str(row.values.get(_LISTING) or "") for row in rows} - {""})
        )
        for row in rows:
            listing = listings.get(str(row.values.get(_LISTING) or ""))
            if listing is None:
                continue
            if not row.cells.get(_ANSWERING):
                row.values[_ANSWERING] = listing.text("institution_id")
            until = day_in(listing.values, "valid_until")
            if until is not None and until < self._sources.today and not row.values.get("reply"):
                facts = {"date": until.isoformat()}
                row.problems.append(Problem("import.listing_over", _LISTING, facts, Level.ASKS))

    def _guess(self, rows: Sequence[StagedRow]) -> None:
        """The nearest titles of what the row may mean, beside the question."""
        asked = [(row, [one.field for one in row.problems if one.code in _SAYS_IT_ELSEWHERE]) for row in rows]
        for row, columns in asked:
            row.near = {
                column: found
                for column in (_LISTING, _OWN)
                if column in columns and (found := self._nearest(row.cells.get(column, ""), self.among(column, row)))
            }

    def _nearest(self, typed: str, among: Sequence[str] | None) -> list[Candidate]:
        wanted = set(among or ())
        if typed not in self._likened:
            titles = [(id, title) for id, one in self._listings.items() for title in one.titles]
            scores: dict[str, int] = {}
            for at, score in alike_titles(fold(typed), [title for _, title in titles]):
                id = titles[at][0]
                scores[id] = max(scores.get(id, 0), score)
            self._likened[typed] = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
        found = [Candidate(id, "title", score) for id, score in self._likened[typed] if id in wanted]
        return found[:_MOST_NEAR]

    @cached_property
    def _listings(self) -> dict[str, _Titled]:
        return {
            one.id: _Titled(
                one.text("institution_id"),
                sided(one),
                one["state"] == PUBLISHED,
                tuple(fold(one.text(name)) for name in _TITLES if one[name]),
            )
            for one in self._sources.store.records(Query("listing"))
        }

    def _settle(self, row: StagedRow, field: Field, column: str, typed: str, found: Sequence[str]) -> None:
        """«Наш колледж» is whose list it is, and not the office that reads it."""
        is_office = not self._sources.store.is_partner and self._sources.tables.words.is_own_institution(typed)
        if is_office and field.refers == "institution":
            told = self._told.get(_ASKING, "")
            found = [told] if told else []
        super()._settle(row, field, column, typed, found)

    def _within(self, row: StagedRow, field: Field, found: list[str]) -> list[str]:
        """Alike are only those that can be meant: what is asked for is not the asker's own, what meets it is."""
        if field.refers != "listing" or len(found) < 2:
            return super()._within(row, field, found)
        listings = self._sources.store.many("listing", found)
        if field.name == _OWN:
            return self._own_of(row, found, listings)
        asking, answering = self._named(row, _ASKING), self._named(row, _ANSWERING)
        found = [id for id in found if listings[id]["institution_id"] not in asking] or found
        theirs = [id for id in found if listings[id]["institution_id"] in answering] or found
        return [id for id in theirs if listings[id]["state"] == PUBLISHED] or theirs

    def _own_of(self, row: StagedRow, found: list[str], listings: Mapping[str, Record]) -> list[str]:
        """Of the asker's own those on the other side; where all are of others, one of them, to be refused as that."""
        asking, asked = row.values.get(_ASKING), row.values.get(_LISTING)
        if asking is None:
            return found
        own = [id for id in found if listings[id]["institution_id"] == asking]
        listing = self._sources.store.get("listing", str(asked)) if asked else None
        facing = [id for id in own if listing is not None and may_be_pair(sided(listing), sided(listings[id]))]
        return facing or own or found[:1]

    def _named(self, row: StagedRow, end: str) -> set[str]:
        """The institutions that may be meant as one of the two, before it is known which."""
        if row.picked.get(end):
            return {row.picked[end]}
        typed = row.cells.get(end) or ""
        found = set(self._sources.references.find("institution", typed)) if typed else set[str]()
        told = self._told.get(end, "") if not typed or self._sources.tables.words.is_own_institution(typed) else ""
        return {told} if told else found

    def _tell(self, row: StagedRow, problems: Iterable[Problem]) -> None:
        """Where nobody knows the offer, nobody is asked who answers."""
        unknown = any(one.code in _SAYS_IT_ELSEWHERE and one.field == _LISTING for one in row.problems)
        super()._tell(row, (one for one in problems if not (unknown and one.field == _ANSWERING)))
