"""How much waits for a decision, beside the area's name in the sidebar, whether its page was opened or not."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from exchange_admin.domain.changes import Changes
from exchange_admin.services.exchange.at_a_glance import OpenDecisions
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.latest_job import LatestJob

PAUSE = 600  # milliseconds: a burst of edits is counted once


class DecisionCounter(QObject):
    """`show` is told the number, `counted` what it is made of. Counting begins with `start` and goes on when records
    change."""

    counted = Signal(object)  # OpenDecisions

    def __init__(self, desk: Desk, show: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._show, self._started = desk, show, False
        self._counting = LatestJob(desk.jobs, PAUSE, self)
        self._counting.answered.connect(self._answered)
        desk.feed.changed.connect(self._on_changes)

    def start(self) -> None:
        self._started = True
        self._counting.ask(self._desk.apart(lambda apart, _: apart.exchange.conflicts.open()))

    def _answered(self, answer: object) -> None:
        assert isinstance(answer, OpenDecisions)
        self.counted.emit(answer)
        in_partner_file = self._desk.office.is_partner
        self._show(answer.cards + answer.questions if in_partner_file else answer.total)

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if self._started:
            self.start()
