"""Lists of people: their rows become people with documents and, for a programme or a term, draft mobilities."""

from __future__ import annotations

from collections.abc import Sequence

from exchange_admin.domain.problems import Problem
from exchange_admin.domain.steps import Edit
from exchange_admin.services.importing.draft import ImportOptions, StagedRow, StagedSheet
from exchange_admin.services.importing.mobility_drafts import MobilityDrafts
from exchange_admin.services.importing.people import MARKS, PeopleCheck, PeopleEdits
from exchange_admin.services.importing.repeated import find_repeated
from exchange_admin.services.importing.sources import Sources
from exchange_admin.services.office_files import office_of


class PeopleLists:
    """The strategy for `people`."""

    def __init__(self, sources: Sources, options: ImportOptions) -> None:
        self._sources, self._options = sources, options
        self._mobilities = MobilityDrafts(sources.store, sources.origin, options, office_of(sources.store))

    def check(self, sheet: StagedSheet, rows: Sequence[StagedRow], everyone: Sequence[StagedRow]) -> None:
        sources = self._sources
        check = PeopleCheck(sources.known, sources.tables.reference, sources.places, sources.today, self._options.role)
        check.check(rows, usual_home(self._options, sheet))
        for row in rows if self._mobilities.wanted else ():
            self._mobilities.check(row, str(row.values.get("home_institution_id") or ""))
        self._refuse_others(rows)

    def find_repeated(self, sheets: Sequence[StagedSheet], everyone: Sequence[StagedRow]) -> None:
        find_repeated(sheets, everyone, MARKS)

    def edits(self, sheets: Sequence[StagedSheet], rows: Sequence[StagedRow]) -> list[Edit]:
        sources, role = self._sources, self._options.role
        people = PeopleEdits(sources.registry, sources.origin, sources.places, role)
        details = sources.known.details(row.subject_id for row in rows if row.subject_id)
        there = self._mobilities.already_there(list(details))
        edits: list[Edit] = []
        for row in rows:
            known = details.get(row.subject_id)
            edits += people.edits(row, known)
            home = row.values.get("home_institution_id") or (known.person["home_institution_id"] if known else "")
            own_role = row.values.get("role") or (known.person["role"] if known else role)
            if row.subject_id in there:
                continue
            if mobility := self._mobilities.edit(row.subject_id, str(home or ""), str(own_role)):
                edits.append(mobility)
        return edits

    def _refuse_others(self, rows: Sequence[StagedRow]) -> None:
        """A partner enters and changes its own people only; of others the office would hold what it says."""
        store = self._sources.store
        for row in rows if store.is_partner else ():
            if row.subject_id and not store.exchange.theirs(store.institution, "person", row.subject_id):
                row.problems.append(Problem("record.not_yours"))
            unknown = [problem for problem in row.problems if problem.code == "import.institution_unknown"]
            if unknown or row.values.get("home_institution_id") not in (None, store.institution):
                facts = {"typed": row.cells.get("institution", "")}
                row.problems = [problem for problem in row.problems if problem not in unknown]
                row.problems.append(Problem("import.only_own_people", "institution", facts))


def usual_home(options: ImportOptions, sheet: StagedSheet) -> str:
    """The id of the institution of people whose row does not say it; empty when nobody said."""
    return options.institution_id or str(sheet.facts.get("institution") or "")
