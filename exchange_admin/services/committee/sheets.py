"""A meeting with everything that its minutes are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.committee.minutes import (
    Approvals,
    approvals_of,
    in_order,
    number_order,
    unassigned,
    untranslated,
)
from exchange_admin.domain.rules.committee.states import WITH_MINUTES
from exchange_admin.domain.steps import Record
from exchange_admin.services.committee.refusals import refused_minutes
from exchange_admin.services.stored import got, pointing, there
from exchange_admin.store import Store

MEETING, BODY, DECISION, MEMBERSHIP, APPROVAL = "meeting", "body", "decision", "membership", "approval"


def votes_said(votes: Value, quorum: Value) -> str:
    """Votes present of those that are needed; a quorum alone is not read as if it had been present."""
    if quorum is None:
        return "" if votes is None else str(votes)
    return f"{'—' if votes is None else votes} / {quorum}"


@dataclass(frozen=True)
class MeetingSheet:
    """Records that are there; decisions in the order of their numbers; `refused` as `refused_minutes` gives it of the
    meeting."""

    meeting: Record
    body: Record
    decisions: tuple[Record, ...]
    memberships: tuple[Record, ...]
    approvals: tuple[Record, ...]
    refused: Mapping[str, Sequence[str]]

    @cached_property
    def standing(self) -> Approvals:
        return self.with_decisions(self._texts)

    @property
    def has_minutes(self) -> bool:
        return self.meeting["state"] in WITH_MINUTES

    @property
    def _texts(self) -> list[Values]:
        return [one.values for one in self.decisions]

    @property
    def _said(self) -> list[Values]:
        return [one.values for one in self.approvals]

    def untranslated(self) -> list[Problem]:
        return list(untranslated(self.meeting.values, self._texts))

    def unassigned(self) -> list[Problem]:
        """What nobody carries out, or by no day."""
        return list(unassigned(self._texts))

    def unfinished(self) -> list[Problem]:
        """Why there is nothing to approve yet."""
        return [*self.untranslated(), *self.unassigned()]

    def with_decisions(self, decisions: list[Values]) -> Approvals:
        """How it would stand with other decisions."""
        seats = [one.values for one in self.memberships]
        return approvals_of(self.meeting.values, in_order(decisions), seats, self._said, self.refused)


def read_sheet(store: Store, meeting: str) -> MeetingSheet:
    """Raises RuleBroken with `record.missing`."""
    record = there(store, MEETING, meeting)
    decisions = sorted(pointing(store, DECISION, "meeting_id", meeting), key=_by_number)
    approvals = tuple(pointing(store, APPROVAL, "meeting_id", meeting))
    return MeetingSheet(
        record,
        got(store, BODY, record["body_id"]),
        tuple(decisions),
        tuple(pointing(store, MEMBERSHIP, "body_id", record["body_id"])),
        approvals,
        refused_minutes(store, [record]).get(meeting, {}),
    )


def _by_number(decision: Record) -> tuple[tuple[tuple[int, int, str], ...], str]:
    return number_order(decision["number"]), decision.id
