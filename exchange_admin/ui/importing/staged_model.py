"""The staged rows of one sheet as a grid: number, what will happen, and the cells as they were written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from exchange_admin.domain.fields import FieldType
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.wording import Wording
from exchange_admin.services.importing.draft import LEFT_OUT, RowState, StagedColumn, StagedRow, StagedSheet
from exchange_admin.services.importing.list_shapes import ListShape, shape_of
from exchange_admin.services.importing.words import codes_of
from exchange_admin.ui.formats import Formats
from exchange_admin.ui.grid.model import GridCell, GridColumn, GridModel, GridRow, Place
from exchange_admin.ui.importing.staged_view import NOT_READ, READY, StagedView
from exchange_admin.ui.theme import Tone

NUMBER, WHAT = 0, 1
FIRST_CELL = 2
MARKS = {
    RowState.NEW: ("check", Tone.GREEN),
    RowState.KNOWN: ("refresh-cw", Tone.TEAL),
    RowState.QUESTION: ("triangle-alert", Tone.AMBER),
    RowState.FIX: ("circle-alert", Tone.RED),
}
TONES = {Level.BLOCKS: Tone.RED, Level.ASKS: Tone.AMBER, Level.INFORMS: Tone.GREY}
_BARE_DAY = re.compile(r"\d{5,8}(\.\d+)?")
_REMEMBERED = 100

Cell = tuple[int, str]
"""A place in the draft, and the key of a column."""


def mark(row: StagedRow) -> tuple[str, Tone]:
    """Drawing and tone of a row's state."""
    return ("x", Tone.GREY) if row.decision == LEFT_OUT else MARKS[row.state]


def _waits_for(row: StagedRow) -> set[str]:
    """The fields that something is wrong with or asked about."""
    if row.decision == LEFT_OUT:
        return set()
    return {problem.field for problem in row.problems if problem.level is not Level.INFORMS}


class Tab(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    READY = "ready"
    QUESTION = "question"
    FIX = "fix"
    KNOWN = "known"

    def takes(self, state: str) -> bool:
        """Whether rows of that state of the view are shown."""
        return self is Tab.ALL or (state in READY if self is Tab.READY else state == self.value)


class StagedModel(GridModel):
    """`label(person id)` says what a known person is called. A cell shows what was typed until it is checked. Rows are
    made when they are asked for: a list may have many thousands."""

    cells_typed = Signal(object, bool)  # what was typed in one gesture: texts by `Cell`; whether that takes typing back
    refilled = Signal()  # other rows or columns than before

    def __init__(
        self,
        wording: Callable[[], Wording],
        formats: Callable[[], Formats],
        label: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wording, self._formats, self._label = wording, formats, label
        self._view: StagedView | None = None
        self.sheet, self.tab, self.text = 0, Tab.ALL, ""
        self.problem: str | None = None  # the field that something has to be wrong with or asked about
        self.shape: ListShape | None = None  # of the sheet that is shown
        self._read: tuple[StagedColumn, ...] = ()
        self._places: list[int] = []
        self._made: dict[int, GridRow] = {}
        self._typed: dict[Cell, str] = {}
        self._past: list[dict[Cell, tuple[str, str]]] = []  # before and after, gesture by gesture

    def show_view(self, view: StagedView | None) -> None:
        """The rows as they are now. An edit keeps every row in its place, even one that no longer fits the tab."""
        same = self._is_same(view)
        self._view = view
        self._typed.clear()
        if same and self._places:
            self.say_all()
        else:
            self._past.clear()
            self._refill()

    def narrow(self, *, sheet: int | None = None, tab: Tab | None = None, text: str | None = None) -> None:
        """Another sheet, tab or text to find; what is not named stays as it is, but no problem of another sheet."""
        self.problem = self.problem if sheet is None else None
        self.sheet = self.sheet if sheet is None else sheet
        self.tab = self.tab if tab is None else tab
        self.text = self.text if text is None else text.strip().casefold()
        self._refill()

    def narrow_to_problem(self, field: str | None) -> None:
        """Only rows that wait because of that field; None for all rows."""
        self.problem = field
        self._refill()

    def problems(self) -> Mapping[str, int]:
        """Rows of the sheet that wait because of a field, most first; an empty one stands for the row as a whole."""
        rows = self._view.rows if self._view else ()
        waiting = Counter(field for row in rows if row.sheet == self.sheet for field in _waits_for(row))
        return dict(waiting.most_common())

    def cell_columns(self) -> list[tuple[int, str]]:
        """Where columns with cells stand, and what they are called."""
        return [(at, column.title) for at, column in enumerate(self.columns) if at >= FIRST_CELL]

    def column_texts(self, section: int) -> list[str]:
        """The shown cells of a column, from the top."""
        key = self.key_at(section)
        return [self._now((place, key)) for place in self._places]

    def reword(self) -> None:
        """Another language."""
        self.columns = self._columns()
        self.say_all()

    def say_all(self) -> None:
        self._made.clear()
        super().say_all()

    def place(self, row: int) -> int:
        """Where a shown row stands in the draft, -1 for none."""
        return self._places[row] if 0 <= row < len(self._places) else -1

    def staged(self, row: int) -> StagedRow | None:
        place = self.place(row)
        return self._view.rows[place] if self._view is not None and place >= 0 else None

    def staged_sheet(self, row: StagedRow) -> StagedSheet:
        """The sheet that a row of the draft is of."""
        assert self._view is not None
        return self._view.sheets[row.sheet]

    def key_at(self, section: int) -> str:
        """Empty for the number and what to do."""
        return self._read[section - FIRST_CELL].key if section >= FIRST_CELL else ""

    @property
    def subject(self) -> str:
        """The kind of record that a row is about."""
        return self.shape.subject() if self.shape else ""

    def has_cell(self, key: str) -> bool:
        """Whether there is a cell of that column to correct."""
        return self.section_of(key) >= FIRST_CELL

    def has_list(self, key: str) -> bool:
        """Whether there is a list of what the cells of a column may hold."""
        return bool(self.shape and (self.shape.refers(key) or (key in self.shape.own and self._vocabulary(key))))

    def refers(self, key: str) -> str:
        """The kind of record that the cells of a column point to; empty for other columns."""
        return self.shape.refers(key) if self.shape else ""

    def column_for(self, field: str, row: StagedRow) -> str:
        """The filled column that names the record in a field; empty where the row has none."""
        columns = self.shape.columns() if self.shape is not None and self.shape.own else ()
        pointing = (one for one in columns if self.shape is not None and self.shape.pointing(one) == field)
        return next((one for one in pointing if row.cells.get(one)), "")

    def choices(self, key: str) -> list[str]:
        """What may stand in the cells of a column with words of a list."""
        words, vocabulary = self._wording(), self._vocabulary(key)
        return [words.choice(vocabulary, code) for code in codes_of(vocabulary, words)] if vocabulary else []

    def _vocabulary(self, key: str) -> str:
        field = self.shape.field(key) if self.shape else None
        return field.vocabulary if field is not None else ""

    def counts(self) -> Mapping[Tab, int]:
        """Rows of the sheet by tab."""
        counted = self._view.counts.items() if self._view else ()
        return {tab: sum(n for (at, state), n in counted if at == self.sheet and tab.takes(state)) for tab in Tab}

    # What a grid asks

    def rowCount(self, parent: object = None) -> int:
        return len(self._places)

    def row(self, at: int) -> GridRow:
        if at not in self._made:
            self._made[at] = self._row(at)
        return self._made[at]

    def offers(self, section: int) -> list[str]:
        return self.choices(self.key_at(section))

    def put(self, texts: Mapping[Place, str]) -> None:
        typed = {(self.place(row), self.key_at(section)): text.strip() for (row, section), text in texts.items()}
        changed = {cell: (self._now(cell), text) for cell, text in typed.items() if text != self._now(cell)}
        if changed:
            self._past = [*self._past, changed][-_REMEMBERED:]
            self._type({cell: text for cell, (_, text) in changed.items()})

    @property
    def can_take_back(self) -> bool:
        return bool(self._past)

    def take_back(self) -> None:
        """What was typed last, in the cells that still say so."""
        last = self._past.pop()
        self._type({cell: before for cell, (before, after) in last.items() if self._now(cell) == after}, back=True)

    # Words

    def state_word(self, row: StagedRow) -> str:
        if row.decision == LEFT_OUT:
            return self.tr("Left out")
        return self._wording().say(f"import.state.{row.state}")

    def reason(self, row: StagedRow) -> str:
        """One line: the first thing that is wrong or asked, else who is known already."""
        if row.decision == LEFT_OUT:
            return ""
        if row.state in (RowState.FIX, RowState.QUESTION):
            level = Level.BLOCKS if row.state is RowState.FIX else Level.ASKS
            return next((self._wording().problem(one) for one in row.problems if one.level is level), "")
        return self._label(row.subject_id) if row.subject_id else ""

    def problem_of(self, row: StagedRow, key: str) -> Problem | None:
        """The gravest problem of a cell."""
        own = [problem for problem in row.problems if key and problem.field == key]
        return min(own, key=lambda problem: list(Level).index(problem.level), default=None)

    def _understood(self, row: StagedRow, key: str) -> str:
        """What was read, where it does not look like what stands there: 38412 is a day."""
        value, written = row.values.get(key), row.cells.get(key, "")
        if value is None or not written:
            return ""
        field = self.shape.field(key) if self.shape else None
        if field is not None and field.type is FieldType.DATE:
            return f"→ {self._formats().day(str(value))}" if _BARE_DAY.fullmatch(written) else ""
        if key in ("passport_number", "document_number"):
            return f"→ {value}" if not written.isascii() else ""
        return ""

    # Inside

    def _row(self, at: int) -> GridRow:
        row, place = self.staged(at), self.place(at)
        assert row is not None
        left_out, (icon, tone) = row.decision == LEFT_OUT, mark(row)
        explained = " ".join(self._wording().problem(problem) for problem in row.problems)
        cells = [
            GridCell(str(self.staged_sheet(row).place(row)), faint=True, tip=""),
            GridCell(self.state_word(row), self.reason(row), tone=tone, icon=icon, tip=explained, about=explained),
        ]
        for column in self._read:
            problem = self.problem_of(row, column.key)
            words = self._wording().problem(problem) if problem else ""
            is_asked = problem is not None and problem.level is not Level.INFORMS and not left_out
            cells.append(
                GridCell(
                    self._now((place, column.key)),
                    self._understood(row, column.key),
                    tone=TONES[problem.level] if problem and is_asked else None,
                    boxed=is_asked,
                    faint=left_out,
                    tip=words,
                    about=words,
                )
            )
        return GridRow(str(place), tuple(cells))

    def _columns(self) -> tuple[GridColumn, ...]:
        if self.shape is None:
            return ()
        words = self._wording()
        return (
            GridColumn("#", self.tr("Row"), 52, right=True, most=52, size=12),
            GridColumn("?", self.tr("What to do"), 250, share=1, least=190, inline=True),
            *(
                GridColumn(
                    one.key,
                    self.shape.label(one.key, words),
                    64,
                    editable=True,
                    most=200,
                    inline=True,
                    tip=one.heading,
                )
                for one in self._read
            ),
        )

    def _now(self, cell: Cell) -> str:
        """What stands in a cell, or was typed there and is still to be checked."""
        place, key = cell
        assert self._view is not None
        return self._typed.get(cell, self._view.rows[place].cells.get(key, ""))

    def _type(self, texts: Mapping[Cell, str], *, back: bool = False) -> None:
        self._typed.update(texts)
        self.say_all()
        self.cells_typed.emit(texts, back)

    def _is_same(self, view: StagedView | None) -> bool:
        old = self._view
        if old is None or view is None or len(old.rows) != len(view.rows) or old.file != view.file:
            return False
        return len(old.sheets) == len(view.sheets) and self._columns_of(view) == self._read

    def _columns_of(self, view: StagedView) -> tuple[StagedColumn, ...]:
        if self.sheet >= len(view.sheets):
            return ()
        return tuple(column for column in view.sheets[self.sheet].columns if column.key != NOT_READ)

    def _refill(self) -> None:
        self.beginResetModel()
        view = self._view
        if view is None or self.sheet >= len(view.sheets):
            self.sheet = 0
        self._read = self._columns_of(view) if view else ()
        self.shape = shape_of(view.sheets[self.sheet].kind) if view and view.sheets else None
        self.columns = self._columns()
        self._made.clear()
        self._places = self._fitting(view) if view else []
        self.endResetModel()
        self.refilled.emit()

    def _fitting(self, view: StagedView) -> list[int]:
        taken = {state for state in set(view.states) if self.tab.takes(state)}
        sheet, text = self.sheet, self.text
        return [
            at
            for at, (row, state) in enumerate(zip(view.rows, view.states, strict=True))
            if state in taken
            and row.sheet == sheet
            and (not text or any(text in cell.casefold() for cell in row.cells.values()))
            and (self.problem is None or self.problem in _waits_for(row))
        ]
