"""The lines of a scale, a distribution or a rule as one sheet: read, typed, pasted and saved as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from exchange_admin.documents.delimited_text import text_rows
from exchange_admin.documents.workbook_reading import CellValue, read_workbook
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import LIVE, Value, Values
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.labels import in_language
from exchange_admin.domain.problems import Problem, RuleBroken, blocking
from exchange_admin.domain.rules.credits.rules import rule_of
from exchange_admin.domain.rules.grades.by_table import ByFixedTable
from exchange_admin.domain.rules.grades.conversion_rules import table_rows
from exchange_admin.domain.rules.grades.distributions import GradeCount, GradeTable
from exchange_admin.domain.rules.grades.marks import mark_key
from exchange_admin.domain.rules.grades.scales import GradingScale
from exchange_admin.domain.steps import Edit, Record, Step, filled, live, removal
from exchange_admin.domain.values import check, parse
from exchange_admin.domain.vocabulary import words
from exchange_admin.domain.wording import Wording
from exchange_admin.services.grades.used_rules import is_used, used_rule
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import pointing, stop_at

_VOCABULARY = "course_category"


class CategoryWords:
    """`shown` is the language of the window; `known` tells the word of a vocabulary that is meant in any language."""

    def __init__(self, shown: Wording, known: Callable[[str, str], str | None]) -> None:
        self._shown, self._known = shown, known

    @property
    def all(self) -> tuple[str, ...]:
        """Every label, in the order of the list."""
        return tuple(map(self.said, words(_VOCABULARY)))

    def said(self, category: str) -> str:
        """The label; a word that is not on the list as it stands."""
        return self._shown.choice(_VOCABULARY, category)

    def read(self, typed: str) -> str:
        """The word of the list, what nobody knows as it was typed."""
        return self._known(_VOCABULARY, typed) or typed


Cells = Mapping[str, str]
MARK, COUNT, CATEGORY = "mark", "count", "category"
MOST_ROWS = 1000
FLAGS = frozenset({"passing", "in_all"})
_YES = frozenset({"1", "yes", "y", "true", "да", "д", "是", "x", "+", "✓"})
_NO = frozenset({"", "0", "no", "n", "false", "нет", "н", "否", "-", "—"})
DECIMALS = frozenset({"from_percent", "to_percent", "lowest", "highest", "most_credits"})


@dataclass(frozen=True, slots=True)
class SheetKind:
    """Which lines a kind has, the columns in order, whether rows have an order of their own (1 = best)."""

    line: str
    parent: str
    columns: tuple[str, ...]
    ordered: bool = False


SHEETS: Mapping[str, SheetKind] = MappingProxyType(
    {
        "grading_scale": SheetKind(
            "scale_grade",
            "grading_scale_id",
            (MARK, "passing", "from_percent", "to_percent", "label_zh", "label_ru", "label_en"),
            ordered=True,
        ),
        "grade_distribution": SheetKind("grade_count", "grade_distribution_id", (MARK, "passing", COUNT)),
        "conversion_rule": SheetKind(
            "conversion_row", "conversion_rule_id", ("marks", "lowest", "highest", "grade", "passing"), ordered=True
        ),
        "credit_rule": SheetKind("credit_cap", "credit_rule_id", (CATEGORY, "most_credits", "in_all")),
    }
)
"""By the kind that the lines belong to."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line as text by column; `id` is empty for a new one. Flags are `1` or empty."""

    cells: Cells
    id: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`fixed` columns are not typed into; a sheet that is not `growing` has exactly the rows that it has.

    `choices` are what may stand in a column, where that is a closed list.
    """

    kind: SheetKind
    rows: tuple[SheetRow, ...]
    fixed: frozenset[str] = field(default_factory=frozenset)
    growing: bool = True
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class LineSheets(Service[Parts]):
    """Saving compares with what stands in the file and writes what differs as one step.

    `language` is that in which refusals name scales and rules; without `categories` kinds of courses are codes.
    """

    def __init__(self, parts: Parts, language: str = "en", categories: CategoryWords | None = None) -> None:
        super().__init__(parts)
        self._language, self._categories = language, categories

    def read(self, parent: Record) -> Sheet:
        """The lines of a record in their order; of a distribution one row for each grade of its scale."""
        kind = SHEETS[parent.kind]
        if parent.kind == "grade_distribution":
            return Sheet(kind, tuple(self._count_rows(parent)), frozenset({MARK, "passing"}), growing=False)
        lines = self._lines(kind, parent.id)
        choices = {CATEGORY: self._categories.all} if self._categories and CATEGORY in kind.columns else {}
        rows = tuple(SheetRow(self._texts(line, kind.columns), line.id) for line in lines)
        return Sheet(kind, rows, choices=choices)

    def problems(self, parent: Record, rows: Sequence[SheetRow]) -> list[Problem]:
        """What keeps the sheet from being saved, the first things first."""
        try:
            values = self._parsed(parent, rows)
            self._whole(parent, values)
        except RuleBroken as broken:
            return list(broken.problems)
        rule = used_rule(self._store, self._registry, parent.kind, parent.id, parent.values)
        return [is_used(rule)] if rule else []

    def save(self, parent: Record, rows: Sequence[SheetRow], who: str) -> Changes:
        """The lines become these rows, in one step that undo takes back. Raises RuleBroken and then changed nothing."""
        if problems := self.problems(parent, rows):
            raise RuleBroken(*problems)
        kind = SHEETS[parent.kind]
        known = {line.id: line for line in self._lines(kind, parent.id)}
        edits: list[Edit] = []
        for row, values in zip(rows, self._parsed(parent, rows), strict=True):
            line = known.pop(row.id, None)
            if line is None:
                if values.get(COUNT) is not None or parent.kind != "grade_distribution":
                    edits.append(self._new(kind, parent.id, values))
            elif parent.kind == "grade_distribution" and values.get(COUNT) is None:
                edits.append(removal(kind.line, line.id, line.heads))
            elif changed := {name: value for name, value in values.items() if value != line[name]}:
                edits.append(Edit(kind.line, line.id, changed))
        edits += [removal(kind.line, line.id, line.heads) for line in known.values()]
        self._in_use(edits)
        return self._store.record(Step(who, f"{parent.kind}.lines", tuple(edits))) if edits else Changes()

    # Inside

    def _new(self, kind: SheetKind, parent: str, values: Values) -> Edit:
        if kind.line != "grade_count":
            return Edit(kind.line, self._origin.new_id(), {kind.parent: parent, **filled(values)}, new=True)
        id = derived_id(kind.line, parent, str(values["scale_grade_id"]))  # one for each grade, wherever it is counted
        if self._store.get(kind.line, id) is not None:
            return Edit(kind.line, id, {LIVE: 1, COUNT: values[COUNT]})
        return Edit(kind.line, id, {kind.parent: parent, **filled(values)}, new=True)

    def _in_use(self, edits: Iterable[Edit]) -> None:
        """A grade that distributions count is not taken off its scale."""
        for edit in edits:
            if edit.kind == "scale_grade" and edit.values.get(LIVE) == 0:
                users = pointing(self._store, "grade_count", "scale_grade_id", edit.id)
                if users:
                    facts = {"n": len(users), "kinds": "kinds.grade_count"}
                    raise RuleBroken(Problem("record.in_use", facts=facts))

    def _parsed(self, parent: Record, rows: Sequence[SheetRow]) -> list[dict[str, Value]]:
        """Values of every row. Raises RuleBroken for cells that cannot be read."""
        kind = SHEETS[parent.kind]
        described = self._registry[kind.line]
        if len(rows) > MOST_ROWS:
            raise RuleBroken(Problem("grade.too_many_rows", facts={"table": "", "most": MOST_ROWS}))
        if parent.kind == "grade_distribution":
            return [self._count(parent, row) for row in rows]
        made = []
        for position, row in enumerate(rows, 1):
            values: dict[str, Value] = {
                name: parse(described[name], self._cell(row, name)) for name in kind.columns if name in described
            }
            values |= {name: values[name] or 0 for name in FLAGS & values.keys()}
            if kind.ordered:
                values["position"] = position
            found = check(described, {kind.parent: parent.id, **values}, whole=True)
            stop_at(found)
            made.append(values)
        return made

    def _count(self, parent: Record, row: SheetRow) -> dict[str, Value]:
        described = self._registry["grade_count"]
        grades = {mark_key(grade.text(MARK)): grade for grade in self._grades(parent)}
        grade = grades.get(mark_key(row.cells.get(MARK, "")))
        if grade is None:
            scale = self._store.get("grading_scale", parent.text("grading_scale_id"))
            name = in_language(scale.values, "name", self._language) if scale else ""
            facts = {"typed": row.cells.get(MARK, ""), "scale": name}
            raise RuleBroken(Problem("grade.not_on_scale", COUNT, facts))
        values: dict[str, Value] = {
            "scale_grade_id": grade.id,
            COUNT: parse(described[COUNT], row.cells.get(COUNT, "")),
        }
        if values[COUNT] is not None and (
            stopping := blocking(check(described, {**values, "grade_distribution_id": parent.id}, whole=True))
        ):
            raise RuleBroken(*stopping)
        return values

    def _whole(self, parent: Record, values: Sequence[Values]) -> None:
        """Raises RuleBroken for what is wrong with the rows together."""
        name = in_language(parent.values, "name", self._language)
        if parent.kind == "grading_scale":
            problems = list(GradingScale.draft(parent.values, values, name=name).problems())
            if problems:
                raise RuleBroken(*problems)
        elif parent.kind == "conversion_rule" and values:
            ByFixedTable(name, table_rows(values))
        elif parent.kind == "credit_rule":
            rule_of(name, parent.values, values)
        elif parent.kind == "grade_distribution" and values:
            counts = {value["scale_grade_id"]: int(value.get(COUNT) or 0) for value in values}
            rows = [
                GradeCount(grade.text(MARK), counts.get(grade.id, 0), bool(grade["passing"]))
                for grade in self._grades(parent)
            ]
            GradeTable.build(name, rows)

    def _count_rows(self, parent: Record) -> Iterator[SheetRow]:
        counted = {line.text("scale_grade_id"): line for line in self._lines(SHEETS["grade_distribution"], parent.id)}
        for grade in self._grades(parent):
            line = counted.get(grade.id)
            cells = {MARK: grade.text(MARK), "passing": "1" if grade["passing"] else ""}
            yield SheetRow({**cells, COUNT: line.text(COUNT) if line else ""}, line.id if line else "")

    def _grades(self, parent: Record) -> list[Record]:
        return self._lines(SHEETS["grading_scale"], parent.text("grading_scale_id"))

    def _lines(self, kind: SheetKind, parent: str) -> list[Record]:
        lines = live(self._store.where(kind.line, kind.parent, [parent]))
        return sorted(lines, key=lambda line: int(line["position"] or 0)) if kind.ordered else lines

    def _cell(self, row: SheetRow, name: str) -> str:
        text = row.cells.get(name, "")
        return self._categories.read(text) if name == CATEGORY and text and self._categories else text

    def _texts(self, line: Record, columns: Iterable[str]) -> dict[str, str]:
        texts = {name: ("1" if line[name] else "") if name in FLAGS else line.text(name) for name in columns}
        if self._categories and CATEGORY in texts:
            texts[CATEGORY] = self._categories.said(texts[CATEGORY])
        return texts


_SCRIPT_NAMES = {"mark": "grade", "passing": "pass"}
"""Headings of the tables that `grade convert` reads."""


def headings(parent_kind: str, wordings: Iterable[Wording]) -> dict[str, str]:
    """What the head of a column may say, in small letters: labels in every language and names of fields."""
    kind = SHEETS[parent_kind]
    line = "scale_grade" if parent_kind == "grade_distribution" else kind.line
    found = {name: name for name in kind.columns}
    for said in wordings:
        for name in kind.columns:
            of = kind.line if name == COUNT else line
            for label in (said.field(of, name), said.field("", name)):
                found.setdefault(label.casefold(), name)
    return found | {heading: name for name, heading in _SCRIPT_NAMES.items() if name in kind.columns}


def from_text(text: str) -> list[list[str]]:
    """Cells of what stands on the clipboard, whatever its separator."""
    return list(text_rows(text))


def from_file(path: Path) -> list[list[str]]:
    """Cells of the first sheet that has any. Raises RuleBroken with a `workbook.` problem."""
    for sheet in read_workbook(path).sheets:
        if any(cell is not None for row in sheet.rows for cell in row):
            return [[_text(cell) for cell in row] for row in sheet.rows]
    return []


def pasted(sheet: Sheet, table: Sequence[Sequence[str]], known: Mapping[str, str]) -> list[SheetRow]:
    """Rows of a table from a file or the clipboard in place of those of the sheet; a row keeps the id of its place.

    `known` maps what a heading may say, in small letters, to a column. A table without any has its columns in the
    order of the sheet; counts of grades come by grade: grade, count and perhaps whether it passes.
    """
    body = [[cell.strip() for cell in row] for row in table if any(cell.strip() for cell in row)]
    if not body:
        return list(sheet.rows)
    order = [known.get(cell.casefold(), "") for cell in body[0]]
    if sum(map(bool, order)) >= min(2, len(body[0])):  # a grade alone may be called “pass”
        body = body[1:]
    else:
        order = _usual_order(sheet, max(map(len, body)))
    read = [
        {name: _flag(cell) if name in FLAGS else cell for name, cell in zip(order, row, strict=False) if name}
        for row in body
    ]
    if not sheet.growing:
        return _counted(sheet, read)
    return [
        SheetRow(cells, sheet.rows[place].id if place < len(sheet.rows) else "") for place, cells in enumerate(read)
    ]


def _usual_order(sheet: Sheet, width: int) -> list[str]:
    if sheet.growing:
        return list(sheet.kind.columns)
    return [MARK, COUNT] if width == 2 else [MARK, COUNT, "passing"]


def _counted(sheet: Sheet, read: Iterable[Cells]) -> list[SheetRow]:
    """Counts by grade. A grade that the sheet does not have is added, so that its refusal can be said."""
    counts = {mark_key(cells.get(MARK, "")): cells for cells in read}
    rows = []
    for row in sheet.rows:
        found = counts.pop(mark_key(row.cells[MARK]), None)
        rows.append(SheetRow({**row.cells, COUNT: found.get(COUNT, "")}, row.id) if found else row)
    return [*rows, *(SheetRow({MARK: cells.get(MARK, ""), COUNT: cells.get(COUNT, "")}) for cells in counts.values())]


def _text(cell: CellValue) -> str:
    return "" if cell is None else str(int(cell)) if isinstance(cell, bool) else str(cell)


def _flag(cell: str) -> str:
    """Yes, no, or the text itself, which is refused when the sheet is saved."""
    said = cell.strip().casefold()
    return "1" if said in _YES else "" if said in _NO else cell
