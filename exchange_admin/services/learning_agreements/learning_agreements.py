"""What an office does with learning agreements, in one place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property

from exchange_admin.domain.fields import Registry
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.steps import Record
from exchange_admin.services.learning_agreements.approving import Approving
from exchange_admin.services.learning_agreements.drafting import Drafting
from exchange_admin.services.learning_agreements.reading import AgreementSheet, AgreementSheets
from exchange_admin.store import Store


class LearningAgreements:
    """The verbs of learning agreements over one open office file."""

    def __init__(self, store: Store, registry: Registry, origin: Origin, today: Callable[[], date]) -> None:
        self._store, self._registry, self._origin, self._today = store, registry, origin, today

    def sheet(self, id: str) -> AgreementSheet:
        """Raises RuleBroken with `record.missing`."""
        return AgreementSheets(self._store).read(id)

    def sheets(self, records: Sequence[Record]) -> list[AgreementSheet]:
        """As `AgreementSheets.read_all`."""
        return AgreementSheets(self._store).read_all(records)

    def of_mobility(self, mobility: str) -> str:
        """The id of the one agreement of a stay, empty when there is none."""
        record = AgreementSheets(self._store).of_mobility(mobility)
        return record.id if record else ""

    @cached_property
    def drafting(self) -> Drafting:
        return Drafting(self._store, self._registry, self._origin)

    @cached_property
    def approving(self) -> Approving:
        return Approving(self._store, self._registry, self._origin, self._today)
