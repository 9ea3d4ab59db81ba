"""What the services of one open office file share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from exchange_admin.domain.fields import Registry
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.names import Names
from exchange_admin.services.stored import there
from exchange_admin.store import Store


@dataclass(frozen=True)
class Parts:
    """`today` tells the office's date."""

    store: Store
    registry: Registry
    names: Names
    origin: Origin
    wordings: Mapping[str, Wording]
    today: Callable[[], date]


P = TypeVar("P", bound=Parts)


class Service(Generic[P]):
    """What is done with one open office file by its parts alone."""

    def __init__(self, parts: P) -> None:
        self._parts, self._store, self._registry, self._names = parts, parts.store, parts.registry, parts.names
        self._origin, self._wordings, self._today = parts.origin, parts.wordings, parts.today

    def _there(self, kind: str, id: str) -> Record:
        """A live record. Raises RuleBroken with `record.missing`."""
        return there(self._store, kind, id)
