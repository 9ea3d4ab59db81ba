"""The one signal that says the data changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal

from exchange_admin.domain.changes import Changes


class ChangeFeed(QObject):
    """Whoever called a verb publishes its receipt here; every list, counter and panel refreshes from it."""

    changed = Signal(Changes, object)  # what, and who caused it (so the author can ignore its own echo)

    def __init__(self) -> None:
        super().__init__()
        self._steps: list[str] | None = None  # of the gesture that goes on
        self._gestures: dict[str, tuple[str, ...]] = {}

    @contextmanager
    def together(self) -> Iterator[None]:
        """All steps that are published meanwhile are one gesture of a person."""
        steps = self._steps = []
        try:
            yield
        finally:
            self._steps = None
            if steps:
                self._gestures[steps[-1]] = tuple(steps)

    def gesture_of(self, step: str) -> tuple[str, ...]:
        """The steps of the gesture that a step ended."""
        return self._gestures.get(step, (step,))

    def publish(self, changes: Changes, origin: object = None) -> None:
        if changes:
            if self._steps is not None:
                self._steps.append(changes.step)
            self.changed.emit(changes, origin)
