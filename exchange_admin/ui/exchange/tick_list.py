"""A card with things to tick: people to leave out, files to put in. Long lists scroll inside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.choice_list import ChoiceList
from exchange_admin.ui.widgets.labels import Card, Label


class TickCard(Card):
    """Hidden while there is nothing to tick. `offer` keeps the ticks of what stays."""

    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.explained = Label(look, 12, tone="ink3", wraps=True)
        self.choices = ChoiceList(look)
        self.every = Button(look, kind="link")
        self.head.addWidget(self.every)
        self.body.setSpacing(look.px(6))
        self.body.add(self.explained, self.choices)
        self.choices.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.choices.ticks_changed.connect(self._changed)
        self.every.clicked.connect(self._turn_all)
        self._keys: tuple[str, ...] = ()
        self._texts: dict[str, str] = {}
        self._total = 0
        self.hide()

    def offer(self, things: Sequence[tuple[str, str]], *, ticked: bool) -> None:
        """(key, text) pairs; what was not offered before begins `ticked` or not."""
        before, now = set(self.ticked()), {key for key, _ in things}
        known = set(self._keys)
        on = [key for key in now if (key in before if key in known else ticked)]
        self._keys = tuple(key for key, _ in things)
        self._texts = dict(things)
        self.choices.search.setPlaceholderText(self.tr("Find in this list"))
        self.choices.offer(things, on)
        self.setVisible(bool(things))
        self._say_every()

    def ticked(self) -> list[str]:
        return self.choices.ticked() if self._keys else []

    def _turn_all(self) -> None:
        full = len(self.ticked()) == len(self._keys)
        self.choices.offer(list(self._texts.items()), [] if full else list(self._keys))
        self._changed()

    def _changed(self) -> None:
        self._say_every()
        self.changed.emit()

    def _say_every(self) -> None:
        full = len(self.ticked()) == len(self._keys)
        self.every.say(self.tr("Tick none") if full else self.tr("Tick all"))
        self.every.setVisible(len(self._keys) > 1)
