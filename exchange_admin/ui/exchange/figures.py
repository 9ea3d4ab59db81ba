"""A row of numbers with their words: what a package holds or does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.labels import Label, column, row


@dataclass(frozen=True, slots=True)
class Figure:
    """`words` hold the thing only; the number stands above it."""

    number: int
    words: str
    tone: Tone | None = None


class Figures(QWidget):
    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._made: list[tuple[QWidget, Label, Label]] = []
        self._line = row(self, spacing=look.px(26))
        self._line.addStretch()

    def show_figures(self, figures: Sequence[Figure]) -> None:
        while len(self._made) < len(figures):
            self._add()
        for (holder, number, words), figure in zip(self._made, figures, strict=False):
            number.setText(self._look.formats.number(figure.number))
            number.retone(str(figure.tone) if figure.tone in {Tone.RED, Tone.AMBER, Tone.GREEN} else "ink")
            words.setText(figure.words)
            holder.setAccessibleName(f"{figure.number} {figure.words}")
            holder.show()
        for holder, _, _ in self._made[len(figures) :]:
            holder.hide()

    def texts(self) -> list[str]:
        """What is on screen, for reading aloud."""
        return [f"{number.text()} {words.text()}" for holder, number, words in self._made if not holder.isHidden()]

    def _add(self) -> None:
        holder = QWidget()
        number, words = Label(self._look, 22, SEMIBOLD), Label(self._look, 12, tone="ink3")
        column(holder).add(number, words)
        self._made.append((holder, number, words))
        self._line.insertWidget(len(self._made) - 1, holder)
