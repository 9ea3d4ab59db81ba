"""What will not fit or is missing, below the page; a press goes to the part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, TOP, Drawing, Label, Rule, column, row, scrolled, take_away
from exchange_admin.ui.words import Retranslated, count

MOST_SHOWN = 40
LONGEST_TEXT = 60
_HEIGHT = 118
_TONES = {Level.BLOCKS: Tone.RED, Level.ASKS: Tone.AMBER, Level.INFORMS: Tone.GREY}
_DRAWINGS = {Level.BLOCKS: "circle-alert", Level.ASKS: "triangle-alert", Level.INFORMS: "info"}


def _shortened(finding: Problem) -> Problem:
    """A whole paragraph that does not fit is known by its beginning."""
    facts = {
        name: f"{value[:LONGEST_TEXT]}…" if isinstance(value, str) and len(value) > LONGEST_TEXT else value
        for name, value in finding.facts.items()
    }
    return replace(finding, facts=facts)


class _FindingLine(QFrame):
    """One sentence with the way to its part."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, finding: Problem, name: str) -> None:
        super().__init__()
        self._finding = finding
        look, level = desk.look, finding.level
        drawing = Drawing(look, _DRAWINGS[level], 14, _TONES[level])
        self.words = Label(look, 12, wraps=True, text=desk.words.problem(_shortened(finding)))
        self.go = Button(look, kind="link")
        self.go.say(name)
        self.go.setVisible(bool(name))
        self.go.clicked.connect(self._press)
        row(self, spacing=look.px(8)).add((drawing, TOP), (self.words, 1), (self.go, TOP))

    def _press(self) -> None:
        self.wanted.emit(self._finding)


class FindingsCard(Retranslated, QFrame):
    """`wanted` gives the finding whose part somebody wants to see."""

    wanted = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self._drawing, self.title = QLabel(), Label(look, 12, MEDIUM)
        self.lines: list[_FindingLine] = []
        inner = QWidget()
        self._inside = column(inner, (0, 0, look.px(6), 0), look.px(4)).add(STRETCH)
        self._area = scrolled(inner)
        self._drawing.setFixedSize(QSize(look.px(15), look.px(17)))
        head = row(spacing=look.px(8)).add(self._drawing, (self.title, 1))
        margins = (look.px(14), look.px(8), look.px(8), look.px(8))
        column(self).add(Rule(), column(margins=margins, spacing=look.px(5)).add(head, (self._area, 1)))
        self._findings: Sequence[Problem] | None = None
        self._names: Sequence[str] = ()
        look.changed.connect(self._show)
        self._show()

    def show_findings(self, findings: Sequence[Problem] | None, names: Sequence[str] = ()) -> None:
        """`names` are those of the parts, beside each; None while nobody has looked yet."""
        self._findings, self._names = findings, names
        self._show()

    def retranslate(self) -> None:
        self._show()

    def _show(self) -> None:
        look, findings = self._desk.look, self._findings
        take_away(self.lines, self._inside)
        shown = list(zip(findings or (), self._names, strict=False))[:MOST_SHOWN]
        self.lines = [_FindingLine(self._desk, finding, name) for finding, name in shown]
        for n, line in enumerate(self.lines):
            line.wanted.connect(self.wanted)
            self._inside.insertWidget(n, line)
        self._area.setVisible(bool(shown))
        self.setFixedHeight(look.px(_HEIGHT if shown else 36))
        if findings is None:
            drawing, tone, words = "refresh-cw", Tone.GREY, self.tr("Looking whether everything fits…")
        elif findings:
            drawing, tone = "triangle-alert", Tone.AMBER
            words = count("FindingsCard", "%n place to look at", len(findings))
        else:
            drawing, tone = "circle-check", Tone.GREEN
            words = self.tr("Everything fits, also with the longest names of this office.")
        self._drawing.setPixmap(look.pixmap(drawing, look.theme.tones[tone].text, 15))
        self.title.setText(words)
