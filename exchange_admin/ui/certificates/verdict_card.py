"""One verified code: the verdict, what it means, and the facts to be compared with the paper."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout

from exchange_admin.domain.wording import Wording
from exchange_admin.services.certificates.verdict_words import (
    StatedTable,
    meaning,
    not_covered,
    stated,
    stated_tables,
    verdict_word,
)
from exchange_admin.services.certificates.verifying import Judged, Verdict
from exchange_admin.ui import painting
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.dialogs import grid_layout
from exchange_admin.ui.widgets.labels import LEFT, Drawing, Label, column, row

_TONES = {
    Verdict.GENUINE: (Tone.GREEN, "circle-check"),
    Verdict.TO_COMPARE: (Tone.AMBER, "key-round"),
    Verdict.INCOMPLETE: (Tone.AMBER, "circle-question-mark"),
    Verdict.REVOKED: (Tone.RED, "ban"),
    Verdict.UNKNOWN_ISSUER: (Tone.AMBER, "circle-question-mark"),
    Verdict.ALTERED: (Tone.RED, "circle-alert"),
}


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


class VerdictCard(QFrame):
    """`agree` is there while nobody has compared the digits of the key; `digits_agree` then says them."""

    digits_agree = Signal(str)

    def __init__(self, look: Look, judged: Judged, words: Wording) -> None:
        super().__init__()
        self._look, self.judged = look, judged
        self._tone, icon = _TONES[judged.verdict]
        self.title = Label(look, 15, SEMIBOLD, self._tone, text=verdict_word(judged, words))
        self.text = Label(look, 13, wraps=True, text=meaning(judged, words))
        head = row(spacing=look.px(8)).add(Drawing(look, icon, 18, self._tone, rim=0), (self.title, 1))
        whole = column(self, (look.px(16), look.px(12), look.px(16), look.px(14)), look.px(6)).add(head, self.text)
        if facts := stated(judged, words):
            whole.add(look.px(4), self._grid(facts))
        for table in stated_tables(judged, words):
            whole.addWidget(LinesTable(look, table))
        self.uncovered = Label(look, 12, tone="ink2", wraps=True, text=not_covered(judged, words))
        self.uncovered.setVisible(bool(self.uncovered.text()))
        whole.addWidget(self.uncovered)
        self.agree = self._agree(judged, words)
        if self.agree is not None:
            whole.add((self.agree, LEFT))
        self.setAccessibleName(f"{self.title.text()} {self.text.text()}")
        look.changed.connect(self.update)

    def _agree(self, judged: Judged, words: Wording) -> Button | None:
        issuer = judged.issuer
        if issuer is None or issuer.is_compared or judged.verdict is Verdict.ALTERED:
            return None
        button = Button(self._look, "key-round", "small")
        button.say(words.say("verify.compared"))
        button.clicked.connect(self._say_that_they_agree)
        return button

    def _say_that_they_agree(self) -> None:
        if self.judged.issuer is not None:
            self.digits_agree.emit(self.judged.issuer.fingerprint)

    def _grid(self, facts: list[tuple[str, str]]) -> QGridLayout:
        grid = grid_layout(self._look, (16, 4), (1,))
        for at, (name, value) in enumerate(facts):
            label = Label(self._look, 12, tone="ink2", text=name)
            told = Label(self._look, 13, wraps=True, text=value)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, at, 1)
        return grid

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(self)
        painting.rounded(painter, self.rect().toRectF(), self._look.px(10), self._look.theme.tones[self._tone].soft)
