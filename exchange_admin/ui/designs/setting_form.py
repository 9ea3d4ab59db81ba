"""The settings of one part as fields, two beside each other, made from the table of what can be set."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.services.certificates.design_parts import (
    CODE_SIDES,
    GROUPS,
    PALETTE,
    SIGNED_ABOVE,
    SIGNED_ACROSS,
    SIGNED_BELOW,
    STAMP_SIDES,
    Group,
    setting,
)
from exchange_admin.ui.designs.setting_editors import ChoiceBox, ColourBox, ImageBox, KindsBox, NumberBox
from exchange_admin.ui.designs.words_box import WordsBox
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import TickBox
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.dialogs import grid_layout
from exchange_admin.ui.widgets.labels import Label, column
from exchange_admin.ui.words import Retranslated

Sort = Literal["number", "choice", "flag", "colour", "image", "line", "kinds"]
_FARTHEST = 420.0
_BOUNDS: Mapping[tuple[str, str], tuple[float, float]] = {
    ("signatories", "across"): (SIGNED_ACROSS, _FARTHEST),
    ("signatories", "above"): SIGNED_ABOVE,
    ("signatories", "below"): SIGNED_BELOW,
    ("stamp", "across"): STAMP_SIDES,
    ("code", "across"): CODE_SIDES,
}
"""What the designs themselves keep."""


@dataclass(frozen=True, slots=True)
class Setting:
    """`path` leads into the part, `label` is a word of `design_setting`.

    `low`, `high` and `step` are those of a number, `choices` the name of a list in `design_choice`, `offered` its words
    in order. A `wide` one takes a line of its own; a `head` stands above the first of several that belong together.
    """

    path: str
    sort: Sort
    label: str
    low: float = 0.0
    high: float = _FARTHEST
    step: float = 1.0
    choices: str = ""
    offered: tuple[str, ...] = ()
    wide: bool = False
    head: str = ""


def read_settings(resources: Path) -> Mapping[Group, tuple[Setting, ...]]:
    """By group of the part, in the order of the panel."""
    groups = tomllib.loads((resources / "designs" / "editor" / "settings.toml").read_text("utf-8"))
    lists = groups.pop("choices")
    found: dict[Group, tuple[Setting, ...]] = {}
    for group in GROUPS:
        made = []
        for path, told in groups[group].items():
            if bounds := _BOUNDS.get((group, path)):
                told |= dict(zip(("low", "high"), bounds, strict=True))
            made.append(Setting(path, offered=tuple(lists.get(told.get("choices"), ())), **told))
        found[group] = tuple(made)
    return found


SMALLER = 0.85
"""How large the languages that do not lead are set when somebody first sets them differently."""


class SettingForm(Retranslated, QWidget):
    """`edited` gives the path and the new value; `image_wanted` the path of a picture to be taken from a file."""

    edited = Signal(str, object)
    image_wanted = Signal(str)

    def __init__(self, desk: Desk, settings: Sequence[Setting]) -> None:
        super().__init__()
        self._desk, self._settings = desk, tuple(settings)
        self.fields: dict[str, QWidget] = {}
        self._labels: dict[str, Label] = {}
        self._heads: dict[str, Label] = {}
        self._cells: dict[str, QWidget] = {}
        self._part: Any = None
        self._lay_out()
        self.retranslate()

    def show_part(self, part: Any) -> None:
        """The values of a part; what is not there (the look of further languages) has no fields."""
        self._part = part
        for one in self._settings:
            there = _is_there(part, one.path)
            self._cells[one.path].setVisible(there)
            if one.path in self._heads:
                self._heads[one.path].setVisible(there)
            if there:
                self._show(one, setting(part, one.path))

    def focus_first(self) -> None:
        field = self.fields[self._settings[0].path]
        (field.text if isinstance(field, WordsBox) else field).setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        words, say = self._desk.words, self._desk.words.say
        for one in self._settings:
            text, field = say(f"design_setting.{one.label}"), self.fields[one.path]
            if isinstance(field, TickBox):
                field.setText(text)
            else:
                self._labels[one.path].setText(text)
            field.setAccessibleName(text)
            if isinstance(field, ChoiceBox):
                keys = {word: f"design_choice.{one.choices}.{word}" for word in one.offered}
                field.say([say(key) if key in words else word for word, key in keys.items()])
            if one.head:
                self._heads[one.path].setText(say(f"design_setting.{one.head}"))

    def _show(self, one: Setting, value: Any) -> None:
        field = self.fields[one.path]
        match field:
            case TickBox():
                field.setChecked(bool(value))
            case NumberBox() | ChoiceBox() | ColourBox() | WordsBox() | ImageBox() | KindsBox():
                field.show_value(value)

    def _field(self, one: Setting) -> QWidget:
        look = self._desk.look
        match one.sort:
            case "number":
                decimals = 2 if one.step < 0.1 else 1
                field: Any = NumberBox(look, one.low, one.high, step=one.step, decimals=decimals)
            case "choice":
                field = ChoiceBox(one.offered)
            case "colour":
                field = ColourBox(look, PALETTE)
            case "line":
                field = WordsBox(self._desk, lines=1)
            case "image":
                field = ImageBox(self._desk)
                field.file_wanted.connect(self._file_wanted)
            case "kinds":
                field = KindsBox(self._desk)
            case "flag":
                box = TickBox(look)
                box.clicked.connect(self._ticked)
                return box
        field.edited.connect(self._edited)
        made: QWidget = field
        return made

    def _path(self) -> str:
        """Of the field that speaks."""
        return next(path for path, field in self.fields.items() if field is self.sender())

    def _file_wanted(self) -> None:
        self.image_wanted.emit(self._path())

    def _edited(self, value: Any) -> None:
        path = self._path()
        now = setting(self._part, path)
        if isinstance(now, int) and isinstance(value, float):
            value = int(value)
        self.edited.emit(path, round(value, 2) if isinstance(value, float) else value)

    def _ticked(self, on: bool) -> None:
        path = self._path()
        if path != "later":
            self.edited.emit(path, on)
            return
        look = self._part.look
        smaller = dataclasses.replace(look, size=round(look.size * SMALLER * 2) / 2, han_size=0.0, han_tracking=0.0)
        self.edited.emit(path, smaller if on else None)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        grid = grid_layout(self._desk.look, (10, 6), (0, 1), self)
        line, side = 0, 0
        for one in self._settings:
            if (one.head or one.wide) and side:
                line, side = line + 1, 0
            if one.head:
                self._heads[one.path] = Label(self._desk.look, 12, SEMIBOLD)
                self._heads[one.path].setContentsMargins(0, px(8), 0, 0)
                grid.addWidget(self._heads[one.path], line, 0, 1, 2)
                line += 1
            grid.addWidget(self._cell(one), line, side, 1, 2 if one.wide else 1, Qt.AlignmentFlag.AlignBottom)
            line, side = (line, 1) if not one.wide and not side else (line + 1, 0)

    def _cell(self, one: Setting) -> QWidget:
        cell, field = QWidget(), self._field(one)
        whole = column(cell, spacing=self._desk.look.px(3))
        if not isinstance(field, TickBox):
            self._labels[one.path] = Label(self._desk.look, 12, MEDIUM, "ink3")
            self._labels[one.path].setBuddy(field)
            whole.addWidget(self._labels[one.path])
        else:
            field.setMinimumHeight(self._desk.look.px(32))
        whole.addWidget(field)
        self.fields[one.path], self._cells[one.path] = field, cell
        return cell


def _is_there(part: Any, path: str) -> bool:
    """Whether every part on the way is there; a flag for a whole part may be empty itself."""
    *way, _ = path.split(".")
    for name in way:
        part = getattr(part, name, None)
        if part is None:
            return False
    return True
