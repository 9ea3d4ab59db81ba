"""Lists of expressions of interest: who asks, in which offer or need, with which words (decision 60)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Field
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.listings import PUBLISHED
from exchange_admin.services.importing.draft import ImportOptions, StagedRow
from exchange_admin.services.importing.records import RecordLists
from exchange_admin.services.importing.sources import Sources

INTERESTS = "interest"
_LISTING, _ASKING, _ANSWERING = "listing_id", "asking_institution_id", "answering_institution_id"
_SAYS_IT_ELSEWHERE = frozenset({"import.reference_alike", "import.reference_unknown"})


class InterestLists(RecordLists):
    """The strategy for `interest`. A title names an offer or need only as a whole; of several called alike that of the
    answering institution of the row, else that which is published; whose it is then answers."""

    def __init__(self, sources: Sources, options: ImportOptions) -> None:
        super().__init__(INTERESTS, sources, options)

    def _point(self, rows: Sequence[StagedRow]) -> None:
        super()._point(rows)
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

    def _settle(self, row: StagedRow, field: Field, column: str, typed: str, found: Sequence[str]) -> None:
        """«Наш колледж» is whose list it is, and not the office that reads it."""
        is_office = not self._sources.store.is_partner and self._sources.tables.words.is_own_institution(typed)
        if is_office and field.refers == "institution":
            told = self._told.get(_ASKING, "")
            found = [told] if told else []
        super()._settle(row, field, column, typed, found)

    def _within(self, row: StagedRow, field: Field, found: list[str]) -> list[str]:
        if field.refers != "listing" or len(found) < 2:
            return super()._within(row, field, found)
        listings = self._sources.store.many("listing", found)
        end = _ANSWERING if field.name == _LISTING else _ASKING
        whose = self._sources.references.find("institution", row.cells.get(end) or "")
        theirs = [id for id in found if listings[id]["institution_id"] in whose] or found
        return [id for id in theirs if listings[id]["state"] == PUBLISHED] or theirs

    def _tell(self, row: StagedRow, problems: Iterable[Problem]) -> None:
        """Where nobody knows the offer, nobody is asked who answers."""
        unknown = any(one.code in _SAYS_IT_ELSEWHERE and one.field == _LISTING for one in row.problems)
        super()._tell(row, (one for one in problems if not (unknown and one.field == _ANSWERING)))
