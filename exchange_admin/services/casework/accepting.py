"""The host says yes: stays of guests who may come."""

from __future__ import annotations

from collections.abc import Sequence

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.rules.mobility_status import CAME_TO_NOTHING, CONFIRMED, VERIFIED_OR_LATER
from exchange_admin.domain.steps import Edit, Record, Step
from exchange_admin.services.casework.case_parts import CaseParts, CaseService
from exchange_admin.services.office_files import own_institution
from exchange_admin.services.record_checks import asking
from exchange_admin.services.records import Records
from exchange_admin.services.stored import all_there, stop_at

_OPEN = frozenset({"", "none", "pending", "waitlisted"})
"""Statuses of the receiving side in which nobody has said yes or no for good."""


class Accepting(CaseService):
    def __init__(self, parts: CaseParts, records: Records) -> None:
        super().__init__(parts)
        self._records = records

    def accept(self, stays: Sequence[str], who: str) -> Changes:
        """Confirms the stays of guests of the own institution, one step. The receipt names whose stay is left as it
        is, and why: the host is somebody else (`stay.other_host`), it was confirmed before (`stay.accepted_before`),
        it was refused or came to nothing (`stay.not_open`). Raises RuleBroken with `record.missing` or the problems of
        a value; then nothing was written."""
        own, edits = own_institution(self._store), list[Edit]()
        left: list[Problem] = []
        problems: list[Problem] = []
        for stay in all_there(self._store, "mobility", stays):
            if remark := self._remark(stay, own):
                left.append(remark)
                continue
            changed, found = self._records.change(stay, {"receiving_status": CONFIRMED})
            edits.append(Edit("mobility", stay.id, changed))
            problems += [one for one in found if one not in problems]
        stop_at(problems)
        changes = self._store.record(Step(who, "mobility.accept", tuple(edits))) if edits else Changes()
        return changes.with_problems(*asking(problems), *left)

    def _remark(self, stay: Record, own: str) -> Problem | None:
        """Why the stay is not to be confirmed here."""
        host, status = stay.text("receiving_institution_id"), stay.text("receiving_status")
        person = self._store.get("person", self._store.entries().kept(stay.text("person_id")))
        facts: dict[str, object] = {"name": person_name(person.values)[0] if person else ""}
        code = ""
        if host != own:
            code = "stay.other_host"
        elif stay["sending_status"] in CAME_TO_NOTHING:
            code, facts["status"] = "stay.not_open", f"choice.sending_status.{stay['sending_status']}"
        elif status in VERIFIED_OR_LATER:
            code, facts["status"] = "stay.accepted_before", f"choice.receiving_status.{status}"
        elif status not in _OPEN:
            code, facts["status"] = "stay.not_open", f"choice.receiving_status.{status}"
        return Problem(code, facts=facts, level=Level.ASKS) if code else None
