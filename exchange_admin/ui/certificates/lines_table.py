"""The lines of a table that codes state, as text that can be selected."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt

from exchange_admin.services.certificates.verdict_words import StatedTable
from exchange_admin.ui.look import Look
from exchange_admin.ui.widgets.labels import Label


class LinesTable(Label):
    """Whatever the cells hold is shown as it is, never as markup."""

    def __init__(self, look: Look, table: StatedTable) -> None:
        super().__init__(look, 12, wraps=True)
        self._theme_look, self._table = look, table
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName("; ".join(", ".join(row) for row in (table.columns, *table.rows)))
        look.changed.connect(self._write)
        self._write()

    def _write(self) -> None:
        muted = self._theme_look.theme.ink2
        head = "".join(f'<td style="color:{muted}"><b>{escape(one)}</b></td>' for one in self._table.columns)
        rows = "".join(f"<tr>{''.join(f'<td>{escape(one)}</td>' for one in row)}</tr>" for row in self._table.rows)
        self.setText(f'<table cellpadding="3"><tr>{head}</tr>{rows}</table>')
