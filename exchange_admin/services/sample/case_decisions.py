"""Recognition cases of the sample office, proposed, decided and closed many at a time, with all that verbs write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken, blocking
from exchange_admin.domain.rules.recognition.decisions import OWED_FORMS, decision_problems
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.office import Office
from exchange_admin.services.recognition.case import CourseMapping, RecognitionCase
from exchange_admin.services.recognition.decided_lines import frozen_values, kept_lines, with_values
from exchange_admin.services.recognition.equivalences import Equivalences
from exchange_admin.services.recognition.reading import CaseReading

_CASES_OF_A_STEP = 100
_TIME_FOR_OWED = timedelta(days=60)
_MARKS_OF_OWED = {"CN": "82", "RU": "4"}


@dataclass(frozen=True, slots=True)
class DraftCase:
    """A draft with its mappings, and how far it went: `state` of `recognition_state`, `ruling` what a decision writes.

    `own` where our office decided and remembers what it found equivalent.
    """

    id: str
    state: str
    proposed: date
    ruling: Mapping[str, Value]
    closed: date | None
    own: bool


class CaseDecisions:
    """Reads from the office that the drafts have been recorded in; the steps are to be recorded in it one by one.

    Marks and credits are frozen by the rules of the office file, as `Deciding.propose` and `.decide` do it.
    """

    def __init__(self, office: Office, who: str, today: date) -> None:
        self._origin, self._who, self._today = office.parts.origin, who, today
        self._reading = CaseReading(office.store, office.converting, lambda: today)
        self._memory = Equivalences(office.store)

    def steps(self, drafts: Iterable[DraftCase]) -> Iterator[Step]:
        """Raises RuleBroken where a case could not be decided so."""
        edits: dict[tuple[str, str], Edit] = {}
        for number, draft in enumerate(drafts, 1):
            for edit in self._edits(draft):
                edits.setdefault((edit.kind, edit.id), edit)
            if number % _CASES_OF_A_STEP == 0:
                yield Step(self._who, "recognition.decide", tuple(edits.values()))
                edits = {}
        if edits:
            yield Step(self._who, "recognition.decide", tuple(edits.values()))

    def _edits(self, draft: DraftCase) -> Iterator[Edit]:
        case = self._reading.read(draft.id)
        frozen = [(one, frozen_values(one)) for one in case.mappings]
        mappings = [with_values(one, values) for one, values in frozen]
        if stopping := blocking(decision_problems([one.decided() for one in mappings])):
            raise RuleBroken(*stopping)
        for one, values in frozen:
            if values:
                yield Edit("recognition_mapping", one.id, values)
        proposal: dict[str, Value] = {
            "proposed_on": draft.proposed.isoformat(),
            "proposed_by": self._who,
            "content_hash": replace(case, mappings=tuple(mappings)).hash,
        }
        rests_on: dict[str, Value] = {"decided_lines": kept_lines(mappings)} if draft.ruling else {}
        written = {"state": draft.state, **proposal, **draft.ruling, **rests_on, **self._closing(draft)}
        yield Edit("recognition", draft.id, written)
        if draft.ruling:
            yield from self._owed(draft, case, mappings)
        if draft.own and draft.ruling:
            yield from self._remembered(draft, case, mappings)

    def _closing(self, draft: DraftCase) -> dict[str, Value]:
        return {"closed_on": draft.closed.isoformat(), "closed_by": self._who} if draft.closed else {}

    def _owed(self, draft: DraftCase, case: RecognitionCase, mappings: Iterable[CourseMapping]) -> Iterator[Edit]:
        """What the decisions leave to do, done before a case is closed."""
        mark = _MARKS_OF_OWED.get(case.home.text("country"))
        done: dict[str, Value] = {"settled_on": draft.closed.isoformat(), "mark": mark} if draft.closed else {}
        due = (draft.closed or self._today + _TIME_FOR_OWED).isoformat()
        for one in mappings:
            for course in one.courses if one.decision in OWED_FORMS else ():
                values: dict[str, Value] = {
                    "recognition_id": draft.id,
                    "home_course": course.title,
                    "home_course_code": course.code,
                }
                values |= {"form": OWED_FORMS[one.decision], "due": due, **done}
                filled = {name: value for name, value in values.items() if value}
                yield Edit("owed_course", self._origin.new_id(), filled, new=True)

    def _remembered(self, draft: DraftCase, case: RecognitionCase, mappings: Iterable[CourseMapping]) -> Iterator[Edit]:
        """Equivalences that nobody has approved yet."""
        approval = {
            "approved_by": draft.ruling["decided_by"],
            "approved_on": draft.ruling["decided_on"],
            "minutes_number": draft.ruling["minutes_number"],
        }
        for one in mappings:
            edit = self._memory.remember(case, one, approval)
            if edit is not None and edit.new:
                yield edit
