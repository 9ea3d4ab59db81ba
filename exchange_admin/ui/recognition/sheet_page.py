"""What the editors of a learning agreement and of a recognition case share: whom it is about, the way back, its PDF."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.services.paper_pages import write_bytes
from exchange_admin.ui.actions import Context
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.presentation import CHOICE_TONES
from exchange_admin.ui.saving import ask_target
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.labels import ElidedLabel, Line, Pill, column, row
from exchange_admin.ui.widgets.own_key import own_key
from exchange_admin.ui.words import Retranslated


class SheetPage(Retranslated, QWidget):
    """Escape leaves, Ctrl+Enter takes the next step. `notice` holds what the last verb answered."""

    context_changed = Signal()
    status_changed = Signal()
    left = Signal()

    read_from: frozenset[str]
    """Kinds whose changes are read again, by undo and by others."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.back, self.pdf = IconButton(look, "chevron-left", size=32), Button(look, "download")
        self.title, self.way = ElidedLabel(look, 20, SEMIBOLD), ElidedLabel(look, 13, tone="ink3")
        self.state, self.notice = Pill(look), Banner(look, Tone.AMBER, passes=True)
        self.back.clicked.connect(self._leave)
        desk.feed.changed.connect(self._on_changes)
        own_key(self, "Esc").activated.connect(self._leave)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            own_key(self, keys).activated.connect(self.go_on)

    @abstractmethod
    def refresh(self) -> None: ...

    @abstractmethod
    def go_on(self) -> None:
        """The next step of what is on screen."""

    @abstractmethod
    def leave_fields(self) -> None:
        """What is being typed counts as typed."""

    def page_context(self) -> Context:
        return Context()

    def save_sheet(self, name: str, draw: Callable[[list[str]], bytes]) -> None:
        """Asks for the file and writes what `draw` gives for the languages of the office's papers."""
        desk = self._desk
        path = ask_target(desk, self.tr("Save as PDF"), f"{name}.pdf", "PDF (*.pdf)")
        if path is None:
            return
        try:
            write_bytes(path, draw(desk.office.paper_languages(desk.language)))
        except RuleBroken as broken:
            desk.notices.say(desk.sentence(broken.problems))
        else:
            desk.notices.say_saved(path)

    def say_head(self, person: Record, way: str, vocabulary: str, state: str) -> None:
        self.title.setText(person_name(person.values)[0])
        self.way.setText(way)
        self.state.say(self._desk.words.choice(vocabulary, state), Tone(CHOICE_TONES[vocabulary][state]))

    def head(self, below: int) -> Line:
        px = self._desk.look.px
        names = column(spacing=px(1)).add(self.title, self.way)
        return row(margins=(px(16), px(8), px(18), px(below)), spacing=px(8)).add(self.back, (names, 1), self.state)

    def _leave(self) -> None:
        self.leave_fields()
        self.left.emit()

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if origin is not self and self.read_from & changes.ids.keys():
            self.follow()

    def follow(self) -> None:
        """What is on screen was changed elsewhere."""
        self.refresh()
