"""What waits for a decision or a hand: conflicts, questions, imports that were begun, papers, recognitions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.certificate_states import ISSUED, PRINTED, SIGNED
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
_OF_THE_OFFICE = frozenset({"to_sign", "to_hand_over", "recognitions"})
"""What a partner holds a copy of and does nothing with."""


@dataclass(frozen=True, slots=True)
class DeskLine:
    """`key` is conflicts, held, questions, imports, drafts (stays on which nobody has decided, `is_draft`: only
    what an application needs is asked of them), to_sign, to_hand_over or recognitions; `n` is never 0."""

    key: str
    n: int


class OnTheDesk(Service[Parts]):
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
        return tuple(DeskLine(key, n) for key, n in numbers.items() if n)
