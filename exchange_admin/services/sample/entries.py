"""The records of the step that is being made."""

from __future__ import annotations

from collections.abc import Iterable

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.steps import Edit, Step


class Entries:
    """Collects new records and changes until they are taken as one step."""

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._edits: list[Edit] = []

    def new_id(self) -> str:
        return self._origin.new_id()

    def aside(self) -> Entries:
        """Another collection with ids of the same origin, for what is not to be recorded."""
        return Entries(self._origin)

    def add(self, kind: str, /, **values: Value) -> str:
        """A new record of the filled values; returns its id."""
        return self.add_as(kind, self.new_id(), **values)

    def add_as(self, kind: str, id: str, /, **values: Value) -> str:
        """A new record under an id that somebody knows already."""
        filled = {name: value for name, value in values.items() if value is not None}
        self._edits.append(Edit(kind, id, filled, new=True))
        return id

    def put(self, edits: Iterable[Edit]) -> None:
        """Edits made elsewhere."""
        self._edits += edits

    def __len__(self) -> int:
        return len(self._edits)

    def take(self, who: str, verb: str) -> Step:
        """Everything collected since the last time."""
        edits, self._edits = tuple(self._edits), []
        return Step(who, verb, edits)
