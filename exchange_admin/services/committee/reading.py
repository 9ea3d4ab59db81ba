"""What the window reads of committees: the text of minutes, and what one committee has ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.rules.committee.control import next_session
from exchange_admin.domain.rules.committee.minutes import chairs_of
from exchange_admin.domain.rules.towns import Towns
from exchange_admin.domain.steps import Record
from exchange_admin.services.committee.minutes_text import TextRow, text_rows
from exchange_admin.services.committee.sheets import MEETING, MEMBERSHIP, MeetingSheet
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import pointing


@dataclass(frozen=True, slots=True)
class BodyStands:
    """`day` of the next session, or by which it has to be where it is not `is_set`; None where nobody says so."""

    day: date | None
    is_set: bool
    has_both_chairs: bool


class CommitteeReading(Service[Parts]):
    """Reads only."""

    def __init__(self, parts: Parts, towns: Towns) -> None:
        super().__init__(parts)
        self._towns = towns

    def text(self, sheet: MeetingSheet) -> Sequence[TextRow]:
        return list(text_rows(self._store, self._wordings, sheet, self._towns))

    def body(self, body: Record) -> BodyStands:
        today = self._today()
        meetings, seats = (
            [one.values for one in pointing(self._store, kind, "body_id", body.id)] for kind in (MEETING, MEMBERSHIP)
        )
        ahead = next_session(body.values, meetings, today)
        day, is_set = ahead if ahead is not None else (None, False)
        return BodyStands(day, is_set, len(chairs_of(seats, today)) > 1)
