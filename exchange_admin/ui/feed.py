"""The one signal that says the data changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from exchange_admin.domain.changes import Changes


class ChangeFeed(QObject):
    """Whoever called a verb publishes its receipt here; every list, counter and panel refreshes from it."""

    changed = Signal(Changes, object)  # what, and who caused it (so the author can ignore its own echo)

    def publish(self, changes: Changes, origin: object = None) -> None:
        if changes:
            self.changed.emit(changes, origin)
