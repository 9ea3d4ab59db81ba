"""What each kind of list is to the records: how its rows are checked and written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Record, filled, live
from exchange_admin.services.importing.arrivals import ArrivalLists
from exchange_admin.services.importing.documents import DOCUMENTS, DocumentLists
from exchange_admin.services.importing.draft import ImportOptions, StagedRow, StagedSheet
from exchange_admin.services.importing.interest_rows import INTERESTS, InterestLists
from exchange_admin.services.importing.list_shapes import ARRIVALS, KINDS, PEOPLE, REGISTRATIONS, RESULTS
from exchange_admin.services.importing.matching import find_repeated
from exchange_admin.services.importing.namesakes import namesake_mark
from exchange_admin.services.importing.people import PeopleCheck, ask_about_expired, usual_home
from exchange_admin.services.importing.people_edits import PeopleEdits
from exchange_admin.services.importing.people_found import MARKS
from exchange_admin.services.importing.records import RecordLists
from exchange_admin.services.importing.registrations import RegistrationLists
from exchange_admin.services.importing.results import ResultLists
from exchange_admin.services.importing.sources import Sources
from exchange_admin.services.importing.strangers import ask_about_strangers
from exchange_admin.services.office_files import office_of
from exchange_admin.store import Store


class PeopleLists:
    """The strategy for `people`."""

    def __init__(self, sources: Sources, options: ImportOptions) -> None:
        self._sources, self._options = sources, options
        self._mobilities = MobilityDrafts(sources.store, sources.origin, options, office_of(sources.store))

    def check(self, sheet: StagedSheet, rows: Sequence[StagedRow], everyone: Sequence[StagedRow]) -> None:
        sources = self._sources
        tables, role = sources.tables, self._options.role
        check = PeopleCheck(sources.known, tables.reference, sources.places, sources.today, tables.words, role)
        check.check(rows, usual_home(self._options, sheet))
        ask_about_expired(rows, everyone, sources.today)
        for row in rows if self._mobilities.wanted else ():
            self._mobilities.check(row, str(row.values.get("home_institution_id") or ""))
        self._refuse_others(rows)

    def find_repeated(self, sheets: Sequence[StagedSheet], everyone: Sequence[StagedRow]) -> None:
        found = find_repeated(sheets, everyone, (*MARKS, namesake_mark(self._sources.known, everyone)))
        ask_about_strangers(sheets, everyone, found)

    def edits(self, sheets: Sequence[StagedSheet], rows: Sequence[StagedRow]) -> list[Edit]:
        sources, role = self._sources, self._options.role
        people = PeopleEdits(sources.registry, sources.origin, sources.places, role)
        details = sources.known.details(row.subject_id for row in rows if row.subject_id)
        there = self._mobilities.already_there(list(details))
        edits: list[Edit] = []
        for row in rows:
            known = details.get(row.subject_id)
            edits += people.edits(row, known)
            if not self._mobilities.wanted:
                continue
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


_ASKS_MORE = ("level", "isced_f", "first_year_id", "last_year_id")
"""Of a condition: what a list of people does not say."""
_ACTIVITIES = {"teacher": "teaching", "staff": "staff_training"}


class MobilityDrafts:
    """Knows the programme, the term and the own institution. Without programme and term it makes nothing."""

    def __init__(self, store: Store, origin: Origin, options: ImportOptions, own_institution: str) -> None:
        self._store, self._origin, self._options, self._own = store, origin, options, own_institution
        self._programme = self._record("programme", options.programme_id)
        term = options.term_id or (self._programme.text("term_id") if self._programme else "")
        self._term = self._record("term", term)
        self._agreement = self._record("agreement", self._text("agreement_id"))
        agreements = [self._agreement.id] if self._agreement else []
        self._conditions = live(store.where("condition", "agreement_id", agreements))

    @property
    def wanted(self) -> bool:
        return self._programme is not None or self._term is not None

    def check(self, row: StagedRow, home: str) -> None:
        """A mobility needs both institutions: the one of the row, and that of the programme."""
        if not self.wanted or self._both(home) is not None:
            return
        if home:
            row.problems.append(Problem("import.mobility_needs_host"))
        else:
            row.problems.append(Problem("import.mobility_needs_institution", "institution"))

    def already_there(self, people: Sequence[str]) -> set[str]:
        """Those who have such a mobility already."""
        if not self.wanted:
            return set()
        name = "programme_id" if self._programme else "term_id"
        wanted = self._programme.id if self._programme else self._term.id if self._term else ""
        return {
            record.text("person_id")
            for record in self._store.where("mobility", "person_id", people)
            if record.live and record[name] == wanted
        }

    def edit(self, person_id: str, home: str, role: str) -> Edit | None:
        both = self._both(home) if self.wanted else None
        if both is None:
            return None
        sending, receiving = both
        dates = self._programme if self._programme and self._programme["starts"] else self._term
        direction = "outgoing" if sending == self._own else "incoming"
        activity = _ACTIVITIES.get(role, "student_studies")
        values: dict[str, Value] = {
            "person_id": person_id,
            "direction": direction,
            "activity": activity,
            "sending_institution_id": sending,
            "receiving_institution_id": receiving,
            "agreement_id": self._text("agreement_id") or None,
            "condition_id": self._condition(direction, activity),
            "programme_id": self._programme.id if self._programme else None,
            "term_id": self._term.id if self._term else None,
            "planned_start": dates["starts"] if dates else None,
            "planned_end": dates["ends"] if dates else None,
            "sending_status": "draft",
            "receiving_status": "none",
        }
        return Edit("mobility", self._origin.new_id(), filled(values), new=True)

    def _both(self, home: str) -> tuple[str, str] | None:
        """(sending, receiving): the host of the programme, or the own office for people from elsewhere, else the
        partner of the programme's agreement."""
        partner = self._agreement.text("institution_id") if self._agreement else ""
        host = self._text("host_institution_id") or (partner if home == self._own else self._own)
        return (home, host) if home and host and home != host else None

    def _condition(self, direction: str, activity: str) -> str | None:
        """On whose places such stays are: of the one condition for them, if it asks nothing else."""
        fitting = [one for one in self._conditions if (one["direction"], one["activity"]) == (direction, activity)]
        if len(fitting) != 1 or any(fitting[0][name] is not None for name in _ASKS_MORE):
            return None
        return fitting[0].id

    def _record(self, kind: str, id: str) -> Record | None:
        return self._store.get(kind, id) if id else None

    def _text(self, field: str) -> str:
        return self._programme.text(field) if self._programme else ""


class ListStrategy(Protocol):
    """How lists of one kind are checked and written. Made anew for each check and each apply."""

    def check(self, sheet: StagedSheet, rows: Sequence[StagedRow], everyone: Sequence[StagedRow]) -> None:
        """Adds problems, candidates and `subject_id` to rows of the sheet whose cells are read; `everyone` are all."""

    def find_repeated(self, sheets: Sequence[StagedSheet], everyone: Sequence[StagedRow]) -> None:
        """Asks about lines for the same record; `everyone` are all rows of the kind, in whatever sheets of the file."""

    def edits(self, sheets: Sequence[StagedSheet], rows: Sequence[StagedRow]) -> list[Edit]:
        """What ready rows change, of all sheets of the kind; sets `subject_id` of new records."""


def strategy_for(kind: str, sources: Sources, options: ImportOptions) -> ListStrategy:
    """Raises KeyError for a kind that no list has."""
    own = _STRATEGIES.get(kind)
    return own(sources, options) if own is not None else RecordLists(kind, sources, options)


def pointed_to(kind: str, column: str, row: StagedRow, sources: Sources, options: ImportOptions) -> list[str] | None:
    """Ids of the records that a cell may sensibly point to; None for any of their kind."""
    lists = strategy_for(kind, sources, options)
    return lists.among(column, row) if isinstance(lists, RecordLists) else None


def in_order(kinds: Iterable[str]) -> list[str]:
    """The kinds in the order in which they are written: people first, then what may point to them."""
    return sorted(kinds, key=[*KINDS, *REGISTRY.by_name].index)


_STRATEGIES: Mapping[str, Callable[[Sources, ImportOptions], ListStrategy]] = MappingProxyType(
    {
        PEOPLE: PeopleLists,
        RESULTS: ResultLists,
        DOCUMENTS: DocumentLists,
        ARRIVALS: ArrivalLists,
        REGISTRATIONS: RegistrationLists,
        INTERESTS: InterestLists,
    }
)
