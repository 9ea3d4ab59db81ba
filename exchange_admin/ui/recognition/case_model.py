"""A case as a table: a row for each mapping, then one for each course of the host that is still open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from exchange_admin.domain import exact
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.grades import written
from exchange_admin.services.recognition.case import CourseMapping, HostSource, RecognitionCase, source_title
from exchange_admin.services.recognition.writing_down import courses_written
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
COURSE, MARK, HOURS, HOME, CREDITS, HOME_MARK, DECISION, REASON = range(8)
EDITABLE = frozenset({HOME, CREDITS, HOME_MARK, DECISION, REASON})
_TONES = {
    "recognised": Tone.GREEN,
    "reassessed": Tone.TEAL,
    "partly": Tone.AMBER,
    "not_recognised": Tone.GREY,
}


@dataclass(frozen=True)
class CaseRow:
    """`mapping` None: a course that is still open."""

    sources: tuple[HostSource, ...]
    mapping: CourseMapping | None = None

    @property
    def lines(self) -> list[Record]:
        return [one.line for one in self.sources if one.line is not None]


class CaseModel(QAbstractTableModel):
    """`typed`: what somebody typed into a cell (row, column, text); the page writes it or says why not."""

    typed = Signal(int, int, str)
    refilled = Signal()

    def __init__(
        self, wording: Callable[[], Wording], formats: Callable[[], Formats], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._wording, self._formats = wording, formats
        self.case: RecognitionCase | None = None
        self.rows: list[CaseRow] = []

    def show(self, case: RecognitionCase) -> None:
        """Rows keep the order of the transcript."""
        rows = [CaseRow(one.sources, one) for one in case.mappings]
        rows += [CaseRow((HostSource(line),)) for line in case.open_lines]
        place = {line.id: n for n, line in enumerate(case.lines)}
        rows.sort(key=lambda row: min((place.get(line.id, 0) for line in row.lines), default=len(place)))
        same = [_key(row) for row in rows] == [_key(row) for row in self.rows]
        if same and rows:
            self.case, self.rows = case, rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, REASON))
            return
        self.beginResetModel()
        self.case, self.rows = case, rows
        self.endResetModel()
        self.refilled.emit()

    def row_at(self, row: int) -> CaseRow | None:
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def row_of(self, line: str) -> int:
        """The row in which a line of the transcript stands, -1 for none."""
        return next((n for n, row in enumerate(self.rows) if any(one.id == line for one in row.lines)), -1)

    def reword(self) -> None:
        """Another language."""
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, REASON))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, REASON)

    def decision_words(self, row: CaseRow) -> tuple[str, Tone]:
        """The word of a row's state and its tone."""
        if row.mapping is None:
            return self._wording().say("recognition.window.open"), Tone.AMBER
        if not row.mapping.decision:
            return self._wording().say("recognition.window.undecided"), Tone.AMBER
        return self._wording().choice("recognition_decision", row.mapping.decision), _TONES[row.mapping.decision]

    def second_line(self, row: CaseRow, section: int) -> str:
        """The smaller line below: codes, how a mark came about, that credits lie far apart."""
        words, mapping = self._wording(), row.mapping
        if section == COURSE:
            return " + ".join(line.text("code") for line in row.lines if line["code"])
        if section == HOME and mapping is not None:
            remembered = words.say("recognition.window.remembered") if mapping.record["course_equivalence_id"] else ""
            codes = " + ".join(one.code for one in mapping.courses if one.code)
            return " · ".join(part for part in (codes, remembered) if part)
        if section == HOME_MARK and mapping is not None and mapping.courses:
            return self._how(mapping)
        if section == CREDITS and mapping is not None and mapping.courses:
            return self._credits_from(mapping)
        return ""

    # What Qt calls

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else REASON + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = self.case is not None and self.case.draft and index.column() in EDITABLE
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = ("host_course", "host_mark", "hours", "home_course", "credits", "mark", "decision", "reason")
        return self._wording().say(f"recognition.column.{names[section]}")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, index.column())
        if role == Qt.ItemDataRole.EditRole:
            return self._typed_text(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(index.column(), Qt.Orientation.Horizontal)}: {self._text(row, index.column())}"
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in {COURSE, HOME, REASON}:
            return plain_tip(self._text(row, index.column()))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value or "").strip()
        if role != Qt.ItemDataRole.EditRole or text == str(index.data(Qt.ItemDataRole.EditRole) or ""):
            return False
        self.typed.emit(index.row(), index.column(), text)
        return True

    # Inside

    def _text(self, row: CaseRow, section: int) -> str:
        language, mapping = self._wording().language, row.mapping
        if section == COURSE:
            return " + ".join(source_title(one, language) for one in row.sources)
        if section == MARK:
            return " · ".join(line.text("original_mark") for line in row.lines if line["original_mark"])
        if section == HOURS:
            minutes = [line["contact_minutes"] for line in row.lines]
            return self._formats().hours(sum(one for one in minutes if isinstance(one, int))) if any(minutes) else ""
        if section == DECISION:
            return self.decision_words(row)[0]
        if mapping is None:
            return ""
        if section == HOME:
            shown = " + ".join(one.title for one in mapping.courses)
            return shown or self._wording().say("recognition.window.not_transferred")
        if section == CREDITS:
            return " + ".join(self._number(one.credits) for one in mapping.shown_courses if one.credits)
        if section == HOME_MARK:
            return self._mark(mapping)
        return mapping.reason

    def _mark(self, mapping: CourseMapping) -> str:
        if not mapping.courses:
            return ""
        words = self._wording()
        if mapping.pass_only:
            return words.say("recognition.window.pass_only")
        return written.pointed(mapping.shown_mark, words.language)

    def _typed_text(self, row: CaseRow, section: int) -> str:
        mapping = row.mapping
        if mapping is None:
            return ""
        if section == HOME:
            return courses_written(mapping.courses)
        if section == DECISION:
            return mapping.decision
        if section == HOME_MARK:
            return written.pointed(mapping.shown_mark, self._wording().language)
        if section == CREDITS:
            return " + ".join(self._exactly(one.credits) for one in mapping.shown_courses if one.credits)
        return mapping.reason if section == REASON else ""

    def _how(self, mapping: CourseMapping) -> str:
        words, given = self._wording(), mapping.mark.mark if mapping.mark else None
        own = mapping.record.text("converted_mark")
        if mapping.mark is None and self.case is not None and not self.case.draft:
            return words.say("recognition.window.stored_mark") if own else ""
        if own and own != given:
            return words.say("recognition.window.own_mark")
        if mapping.mark is None:
            return words.say("recognition.window.no_rule")
        return words.say(f"recognition.window.how.{mapping.mark.how}")

    def _credits_from(self, mapping: CourseMapping) -> str:
        """Typed, or what limits and rounding did to what follows from the hours."""
        words = self._wording()
        if mapping.record["home_credits"] and self.case is not None and self.case.draft:
            return words.say("recognition.window.typed")
        if mapping.worth is None or not mapping.by_hours:
            return ""
        said = {
            "barred": not mapping.worth.transferable,
            "limited": mapping.worth.cut,
            "rounded": mapping.worth.rounding,
        }
        return next((words.say(f"recognition.window.{key}") for key, acted in said.items() if acted), "")

    def _number(self, text: str) -> str:
        return written.brief(exact.read(text), self._wording().language)

    def _exactly(self, text: str) -> str:
        return self._formats().decimal(exact.shown(exact.read(text)))


def _key(row: CaseRow) -> tuple[str, ...]:
    """What stays the same while a row is mapped: its lines, else its mapping."""
    lines = tuple(one.line_id for one in row.sources if one.line_id)
    return lines or (row.mapping.id if row.mapping else "",)
