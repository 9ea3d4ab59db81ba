"""What is decided about each course, as proposed until somebody says otherwise: decision, credits, mark, reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from exchange_admin.domain import exact
from exchange_admin.domain.rules.grades.marks import mark_key
from exchange_admin.domain.rules.recognition.decisions import RECOGNISED
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.services.grades import written
from exchange_admin.services.recognition.case import CourseMapping, RecognitionCase, source_title
from exchange_admin.services.recognition.deciding import Verdict
from exchange_admin.services.recognition.writing_down import read_credits
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.widgets.dialogs import grid_layout, heading_row
from exchange_admin.ui.widgets.labels import ElidedLabel
from exchange_admin.ui.widgets.quiet_combo import QuietCombo

_WIDTHS = {2: 222, 3: 76, 4: 76, 5: 180}
_COLUMNS = ("host_course", "home_course", "decision", "credits", "mark", "reason")


@dataclass(frozen=True, slots=True)
class _Row:
    """The fields of one mapping and the texts that stood in them at first."""

    mapping: CourseMapping
    decision: QuietCombo
    credits: QLineEdit
    mark: QLineEdit
    reason: QLineEdit
    first: tuple[str, str, str, str]

    def said(self) -> tuple[str, str, str, str]:
        texts = (self.credits.text().strip(), self.mark.text().strip(), self.reason.text().strip())
        return (str(self.decision.currentData()), *texts)


class VerdictRows(QWidget):
    """`changed`: something was said otherwise than proposed, or back again."""

    changed = Signal()

    def __init__(self, desk: Desk, case: RecognitionCase) -> None:
        super().__init__()
        self.setObjectName("scrolled")
        self._desk = desk
        self._grid = grid_layout(desk.look, (8, 5), (0, 1), self, 12)
        heading_row(self._grid, desk.look, [desk.words.say(f"recognition.column.{name}") for name in _COLUMNS])
        self.rows = [self._make(number, one) for number, one in enumerate(case.mappings, 1)]
        self._grid.setRowStretch(len(self.rows) + 1, 1)

    def verdicts(self) -> Mapping[str, Verdict]:
        """What is decided otherwise than proposed, by mapping. Raises RuleBroken where credits are no number."""
        given: dict[str, Verdict] = {}
        for one in self.rows:
            said, first = one.said(), one.first
            if said != first:
                decision, credits, mark, reason = said
                other = read_credits(credits) if credits and credits != first[1] else ""
                same = mark_key(mark) == mark_key(first[2])
                given[one.mapping.id] = Verdict(decision, reason, other, "" if same else mark)
        return given

    def decisions(self) -> Mapping[str, Verdict]:
        """The decisions alone, whatever else is still being typed."""
        return {one.mapping.id: Verdict(one.said()[0]) for one in self.rows}

    def go_to_lacking_mark(self) -> bool:
        """Gives the keyboard to the mark of the first course that is recognised without one."""
        for one in self.rows:
            decision, _, mark, _ = one.said()
            if decision == RECOGNISED and one.mapping.courses and not mark and not one.mapping.pass_only:
                one.mark.setFocus()
                return True
        return False

    @property
    def otherwise(self) -> int:
        """How many rows are not as proposed."""
        return sum(one.said() != one.first for one in self.rows)

    def _make(self, number: int, mapping: CourseMapping) -> _Row:
        desk = self._desk
        host = " + ".join(source_title(one, desk.language) for one in mapping.sources)
        home = " + ".join(one.title for one in mapping.courses) or desk.words.say("recognition.window.not_transferred")
        for section, text in enumerate((host, home)):
            label = ElidedLabel(desk.look, 13, tone="ink" if section == 0 or mapping.courses else "ink3", text=text)
            label.setToolTip(plain_tip(text))
            self._grid.addWidget(label, number, section)
        decision = self._choices(mapping.decision)
        shown = written.pointed(mapping.shown_mark, desk.language)
        credits, mark, reason = self._credits(mapping), QLineEdit(shown), QLineEdit(mapping.reason)
        if mapping.pass_only:
            mark.setPlaceholderText(desk.words.say("recognition.window.pass_only"))
        fields = (decision, credits, mark, reason)
        for section, field in enumerate(fields, 2):
            field.setFixedWidth(desk.look.px(_WIDTHS[section]))
            field.setAccessibleName(f"{desk.words.say(f'recognition.column.{_COLUMNS[section]}')}: {host}")
            self._grid.addWidget(field, number, section)
        for line in (credits, mark):
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
            line.setEnabled(bool(mapping.courses))
        decision.currentIndexChanged.connect(self.changed)
        for line in (credits, mark, reason):
            line.textEdited.connect(self.changed)
        texts = (credits.text(), mark.text(), reason.text())
        return _Row(mapping, decision, credits, mark, reason, (mapping.decision, *texts))

    def _credits(self, mapping: CourseMapping) -> QLineEdit:
        """Of the first home course; those of a group are decided as they were proposed."""
        first = mapping.shown_courses[0].credits if mapping.courses else ""
        number = self._desk.look.formats.decimal(exact.shown(exact.read(first))) if first else ""
        return QLineEdit(number)

    def _choices(self, decision: str) -> QuietCombo:
        combo = QuietCombo()
        for word in words_of("recognition_decision"):
            combo.addItem(self._desk.words.choice("recognition_decision", word), word)
        combo.setCurrentIndex(max(0, combo.findData(decision)))
        return combo
