"""What waits for a decision or a hand: conflicts, questions, imports that were begun, papers, recognitions, offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.certificate_states import ISSUED, PRINTED, SIGNED
from exchange_admin.domain.rules.interests import SENT, STATUS
from exchange_admin.domain.rules.listings import PUBLISHED
from exchange_admin.domain.rules.mobility_status import VERIFIED_OR_LATER
from exchange_admin.services.exchange.at_a_glance import OpenDecisions
from exchange_admin.services.parts import Parts, Service

RECORDS: Mapping[str, tuple[str, tuple[Filter, ...]]] = {
    "drafts": (
        "mobility",
        (
            Filter("sending_status", Test.IS, ("draft",)),
            Filter("receiving_status", Test.IS_NOT, tuple(sorted(VERIFIED_OR_LATER))),
            Filter("actual_start", Test.EMPTY),
        ),
    ),
    "to_sign": ("certificate", (Filter("state", Test.IS, (ISSUED, PRINTED)),)),
    "to_hand_over": ("certificate", (Filter("state", Test.IS, (SIGNED,)),)),
    "recognitions": ("recognition", (Filter("state", Test.IS, ("proposed",)),)),
}
"""Lines of the desk that are lists of records: their kind, and the filters that list them."""
ENDING_DAYS = 30
"""Within which the end of an own offer or need is told."""
_OF_THE_OFFICE = frozenset({"to_sign", "to_hand_over", "recognitions"})
"""What a partner holds a copy of and does nothing with."""


def own_records(own: str, today: date) -> Mapping[str, tuple[str, tuple[Filter, ...]]]:
    """As `RECORDS`, of one institution on a day; nothing in the file of none."""
    if not own:
        return {}
    last = (today + timedelta(days=ENDING_DAYS)).isoformat()
    asked = (Filter(STATUS, Test.IS, (SENT,)), Filter("answering_institution_id", Test.IS, (own,)))
    ending = (
        Filter("state", Test.IS, (PUBLISHED,)),
        Filter("institution_id", Test.IS, (own,)),
        Filter("valid_until", Test.UNTIL, (last,)),
    )
    return {"interests": ("interest", asked), "ending": ("listing", ending)}


@dataclass(frozen=True, slots=True)
class DeskLine:
    """`key` is conflicts, held, questions, imports, drafts (stays on which nobody has decided, `is_draft`: only
    what an application needs is asked of them), to_sign, to_hand_over, recognitions, new_matches (not looked at on
    this PC), interests (to be answered) or ending (own offers and needs); `n` is never 0. `filters` list those that are
    the own institution's."""

    key: str
    n: int
    filters: tuple[Filter, ...] = ()


class OnTheDesk(Service[Parts]):
    """`new_matches` counts those."""

    def __init__(self, parts: Parts, new_matches: Callable[[], int]) -> None:
        super().__init__(parts)
        self._new_matches = new_matches

    def lines(self, decisions: OpenDecisions) -> tuple[DeskLine, ...]:
        """Always in this order."""
        records = {key: one for key, one in RECORDS.items() if not (self._store.is_partner and key in _OF_THE_OFFICE)}
        numbers = {
            "conflicts": decisions.cards + decisions.duplicates,
            "held": decisions.held,
            "questions": decisions.questions,
            "imports": len(self._store.import_drafts.all()),
            **{key: len(self._store.ids(Query(kind, filters=filters))) for key, (kind, filters) in records.items()},
        }
        numbers["new_matches"] = self._new_matches()
        lines = [DeskLine(key, n) for key, n in numbers.items()]
        for key, (kind, filters) in own_records(self._store.institution, self._today()).items():
            lines.append(DeskLine(key, len(self._store.ids(Query(kind, filters=filters))), filters))
        return tuple(line for line in lines if line.n)
