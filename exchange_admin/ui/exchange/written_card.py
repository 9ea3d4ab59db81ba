"""What was written, how large it is, who can open it, and the folder it lies in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal

from exchange_admin.services.exchange.statuses import Sent
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.other_programs import open_or_say
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Card, Drawing, Label, column, row
from exchange_admin.ui.words import count


class WrittenCard(Card):
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self._folder = Path()
        look = desk.look
        drawing = Drawing(look, "circle-check", 22, Tone.GREEN)
        self.headline = Label(look, 15, SEMIBOLD, wraps=True)
        self.headline.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.explained = Label(look, 13, tone="ink2", wraps=True)
        self.open, self.close_button = Button(look, "folder-open"), Button(look, kind="primary")
        words = column(spacing=look.px(5)).add(self.headline, self.explained)
        line = row(spacing=look.px(12)).add((drawing, Qt.AlignmentFlag.AlignTop), (words, 1))
        buttons = row(spacing=look.px(8)).add(self.open, self.close_button, STRETCH)
        self.title.hide()
        self.aside.hide()
        self.body.setSpacing(look.px(12))
        self.body.add(line, buttons)
        self.open.clicked.connect(self._show_folder)
        self.close_button.clicked.connect(self.closed)
        self.hide()

    def show_package(self, sent: Sent, readers: str) -> None:
        """A package in one part or several."""
        size = self._desk.look.formats.size(sent.size)
        names = "\n".join(path.name for path in sent.paths)
        if len(sent.paths) == 1:
            headline = self.tr("Saved {file} ({size}).").replace("{file}", names)
        else:
            headline = count("WrittenCard", "Saved in %n parts ({size}):", len(sent.paths)) + f"\n{names}"
        sentences = [self.tr("Only {name} can open it.").replace("{name}", readers)]
        sentences.append(
            self.tr(
                "Its changes stay “sent, not confirmed” until the next package of the other side says what has come."
            )
        )
        sentences.append(self.tr("If none comes, make another package: the changes go along again."))
        if sent.left_out:
            sentences.append(count("WrittenCard", "%n person without consent was left out.", len(sent.left_out)))
        self.say(headline.replace("{size}", size), " ".join(sentences), sent.paths[0].parent)

    def say(self, headline: str, explained: str, folder: Path) -> None:
        self._folder = folder
        self.headline.setText(headline)
        self.explained.setText(explained)
        self.open.say(self.tr("Open the folder"))
        self.close_button.say(self.tr("Done"))
        self.show()

    def _show_folder(self) -> None:
        open_or_say(self._desk.ask, self._folder)
