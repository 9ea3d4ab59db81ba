"""A draft mobility for every ready person of a file that came for a programme or a term (rulings 22)."""

from __future__ import annotations

from collections.abc import Sequence

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.steps import Edit, Record
from exchange_admin.services.importing.draft import ImportOptions, StagedRow
from exchange_admin.store import Store

_ACTIVITIES = {"teacher": "teaching", "staff": "staff_training"}


class MobilityDrafts:
    """Knows the programme, the term and the own institution. Without programme and term it makes nothing."""

    def __init__(self, store: Store, origin: Origin, options: ImportOptions, own_institution: str) -> None:
        self._store, self._origin, self._options, self._own = store, origin, options, own_institution
        self._programme = self._record("programme", options.programme_id)
        term = options.term_id or (self._programme.text("term_id") if self._programme else "")
        self._term = self._record("term", term)
        self._agreement = self._record("agreement", self._text("agreement_id"))

    @property
    def wanted(self) -> bool:
        return self._programme is not None or self._term is not None

    def check(self, row: StagedRow, home: str) -> None:
        """A mobility needs both institutions."""
        if self.wanted and self._both(home) is None:
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
        values: dict[str, Value] = {
            "person_id": person_id,
            "direction": "outgoing" if sending == self._own else "incoming",
            "activity": _ACTIVITIES.get(role, "student_studies"),
            "sending_institution_id": sending,
            "receiving_institution_id": receiving,
            "agreement_id": self._text("agreement_id") or None,
            "programme_id": self._programme.id if self._programme else None,
            "term_id": self._term.id if self._term else None,
            "planned_start": dates["starts"] if dates else None,
            "planned_end": dates["ends"] if dates else None,
            "sending_status": "draft",
            "receiving_status": "none",
        }
        filled = {name: value for name, value in values.items() if value is not None}
        return Edit("mobility", self._origin.new_id(), filled, new=True)

    def _both(self, home: str) -> tuple[str, str] | None:
        """(sending, receiving): the host of the programme, or the own office for people from elsewhere, else the
        partner of the programme's agreement."""
        partner = self._agreement.text("institution_id") if self._agreement else ""
        host = self._text("host_institution_id") or (partner if home == self._own else self._own)
        return (home, host) if home and host and home != host else None

    def _record(self, kind: str, id: str) -> Record | None:
        return self._store.get(kind, id) if id else None

    def _text(self, field: str) -> str:
        return self._programme.text(field) if self._programme else ""
