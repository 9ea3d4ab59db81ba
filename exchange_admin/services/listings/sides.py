"""Which side an offer or need stands on, before it is weighed."""

from __future__ import annotations

from dataclasses import dataclass

from exchange_admin.domain.steps import Record


@dataclass(frozen=True, slots=True)
class OneSide:
    side: str
    topic: str


def sided(record: Record) -> OneSide:
    return OneSide(record.text("side"), record.text("topic"))
