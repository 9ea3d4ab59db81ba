"""Two events of a stay that both sides wrote down and that may be one: told, and made one by a press."""

from __future__ import annotations

from collections.abc import Sequence

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.casework.stay_events import Doubled
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner


class SameEvent(Banner):
    """One pair at a time; the day that is kept is the host's."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, Tone.AMBER)
        self._desk = desk
        self._pair: Doubled | None = None
        self.button.clicked.connect(self.keep)

    def show_pairs(self, pairs: Sequence[Doubled]) -> None:
        self._pair = pairs[0] if pairs else None
        if self._pair is None:
            self.say("")
            return
        day = self._desk.look.formats.day(self._pair.usual.day.isoformat())
        verb = self.tr("One event: keep {day}").replace("{day}", day)
        self.say(self._desk.words.problem(self._pair.problem()), verb)

    def keep(self) -> None:
        if self._pair is None:
            return
        desk, pair = self._desk, self._pair
        other = pair.second if pair.usual is pair.first else pair.first
        try:
            changes = desk.office.casework.events.keep(pair.usual.id, other.id, desk.who())
        except RuleBroken as broken:
            desk.say_reason(broken)
            return
        desk.feed.publish(changes)
        desk.notices.say(desk.words.say(f"verb.{changes.verb}"), desk.undo)
