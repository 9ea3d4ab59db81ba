"""What a decision about courses makes of the stay: its sending status goes along, in the same step."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.mobility_status import OUTCOMES, RECOGNISING, SENDING, outcome_problems
from exchange_admin.domain.rules.recognition.decisions import outcome
from exchange_admin.domain.steps import Edit, Record
from exchange_admin.services.recognition.case import CourseMapping, RecognitionCase
from exchange_admin.store import Store


class StayStatus:
    """Only of a stay that the deciding institution itself sent out; the status is the sender's."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def decided(
        self, case: RecognitionCase, mappings: Sequence[CourseMapping], left: Collection[str]
    ) -> tuple[list[Edit], list[Problem]]:
        """The edit, none where the office has moved the status on already; what is said where it cannot move.

        `left` are the forms of what is owed.
        """
        stay = self._stay(case)
        if stay is None or stay["sending_status"] not in _BEFORE:
            return [], []
        now, wanted = stay.text("sending_status"), outcome([one.decided() for one in mappings], left)
        found = outcome_problems(now, wanted, stay.text("receiving_status"), stay.text("activity"))
        if found:
            facts = {"status": f"choice.sending_status.{now}", "wanted": f"choice.sending_status.{wanted}"}
            return [], [Problem("recognition.status_stays", "sending_status", facts, Level.ASKS)]
        return [Edit("mobility", stay.id, {"sending_status": wanted})], []

    def reopened(self, case: RecognitionCase) -> list[Edit]:
        """Under recognition again, unless the stay has been closed since."""
        stay = self._stay(case)
        if stay is None or stay["sending_status"] not in OUTCOMES:
            return []
        return [Edit("mobility", stay.id, {"sending_status": RECOGNISING})]

    def _stay(self, case: RecognitionCase) -> Record | None:
        stay = self._store.get("mobility", case.transcript.text("mobility_id"))
        if stay is None or not stay.live or stay["sending_institution_id"] != case.home.id:
            return None
        return stay


_BEFORE = frozenset(word for word, ways in SENDING.items() if ways) - OUTCOMES - {"deferred"}
