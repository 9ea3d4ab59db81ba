"""Titles of courses in a grid, with the terms of the glossary: offered while somebody types, put in by Ctrl+G."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from exchange_admin.domain.rules.glossary import LANGUAGES, Terms
from exchange_admin.ui.grid.grid import GridModel

_TITLES = {f"title_{language}": language for language in LANGUAGES}


class TitleCells(GridModel):
    """Cells of courses, whose titles stand beside each other in the three languages."""

    def __init__(self, terms: Callable[[], Terms], parent: QWidget) -> None:
        super().__init__(parent)
        self._terms = terms

    def offers(self, section: int) -> Sequence[str]:
        language = _TITLES.get(self.columns[section].key)
        return self._terms().names_in(language) if language else super().offers(section)

    def title_instead(self, row: int, section: int) -> str | None:
        """What Ctrl+G writes into a cell: empty where no term stands in it, None for one that is no title."""
        language = _TITLES.get(self.columns[section].key)
        if language is None or not 0 <= row < self.rowCount():
            return None
        said = {one.key: self.row(row).cells[n].text for n, one in enumerate(self.columns) if one.key in _TITLES}
        typed = said.pop(f"title_{language}")
        return self._terms().instead(typed, said.values(), language)
