"""A form for any kind of record, made from the descriptions of its fields. It saves nothing: it says what was left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from exchange_admin.domain.fields import Field, FieldType, Kind, Value
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.rules.glossary import LANGUAGES
from exchange_admin.domain.values import problems_of
from exchange_admin.ui.forms.blocks import Cell, lay_block, make_tall
from exchange_admin.ui.forms.editors import ChoiceEditor, Editor, FormTools, LineEditor, MemoEditor, MoneyEditor
from exchange_admin.ui.forms.making import make_editor, marked
from exchange_admin.ui.forms.term_entry import TermEntry
from exchange_admin.ui.look import Look
from exchange_admin.ui.painting import advance
from exchange_admin.ui.presentation import Block
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import MEDIUM, REGULAR, SEMIBOLD
from exchange_admin.ui.widgets.dialogs import grid_layout
from exchange_admin.ui.widgets.field_problem import FieldProblem
from exchange_admin.ui.widgets.into_view import bring_into_view
from exchange_admin.ui.widgets.labels import ElidedLabel, Label, Line, Rule, column
from exchange_admin.ui.words import Retranslated

Suggest = Callable[[Mapping[str, Value]], Mapping[str, str]]
Advice = tuple[str, Callable[[Mapping[str, Value]], Sequence[str]]]
"""A field, and the sentences that stand below it while a record is prepared."""
_WORD = re.compile(r"[^\s\-\u2e80-\uffef]+")
LABEL_WIDTH = 118
"""Pixels of the design; more where one word of a label is longer."""


def shown_fields(kind: Kind, only: Sequence[str] = (), told: Sequence[str] = ()) -> tuple[Field, ...]:
    """Fields that a person may see in a form, in order; of those that the program writes only the `told` ones."""
    fields = [
        field
        for field in kind.fields
        if field.type is not FieldType.JSON and (not field.written_by_program or field.name in told)
    ]
    return tuple(fields if not only else [field for field in fields if field.name in only])


class RecordForm(Retranslated, QWidget):
    """`suggest` proposes values for empty fields (name forms); a proposal is a grey hint until somebody uses it.
    `told` are fields that the program writes: to be read, and only where something stands in them. Of a kind that is of
    one thing, those that do not fit the record, or where it names none yet the reference `of`, take no room. With
    `blocks` fields stand side by side in them, and in `asides` there is room right of their names.

    A field left with a valid new value emits `field_left`; one that cannot be saved emits `field_refused` and keeps
    what was typed on screen with the reason below it. `field_taken_back` says that the saved value stands there again.
    """

    field_left = Signal(str, object)  # name, Value
    field_refused = Signal(str, object, object)  # name, what was typed, list[Problem]
    field_taken_back = Signal(str)
    values_changed = Signal()  # typed or saved, here or elsewhere
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(
        self,
        look: Look,
        kind: Kind,
        tools: FormTools,
        *,
        only: Sequence[str] = (),
        told: Sequence[str] = (),
        suggest: Suggest | None = None,
        advice: Advice | None = None,
        blocks: Sequence[Block] = (),
        of: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._of = of
        self._look, self.kind, self._tools, self._suggest = look, kind, tools, suggest
        self._advice, self._blocks = advice, blocks
        self._advised: Label | None = None
        self._saved: dict[str, Value] = {}
        self._new = False
        self._is_left = False
        self._fixed = False
        self._elsewhere: frozenset[str] = frozenset()
        self.anew: frozenset[str] = frozenset()
        """Fields that are written once and may still be said otherwise: another record takes the place of this one."""
        self._usual: Mapping[str, Value] = {}
        self._fields = shown_fields(kind, only, told)
        self.editors: dict[str, Editor] = {}
        self.lines: dict[str, FieldProblem] = {}
        self._labels: dict[str, Label] = {}
        self.asides: dict[str, ElidedLabel] = {}
        self._sections: list[tuple[str, Label]] = []
        self._lay_out()
        for editor in self.editors.values():
            if isinstance(editor, MoneyEditor):
                editor.currency = partial(self._currency_of, editor.field)
            if editor.field.written_in and isinstance(editor, LineEditor | MemoEditor):
                TermEntry(editor, tools.terms, partial(self._said_elsewhere, editor.field)).not_found.connect(
                    self._no_term
                )
            editor.changed.connect(self._typed)
            editor.left.connect(self._left)
            editor.taken_back.connect(self._taken_back)
            editor.undo_wanted.connect(self.undo_wanted)
            editor.redo_wanted.connect(self.redo_wanted)
        self.retranslate()

    # What pages call

    def open(self, values: Mapping[str, Value], *, new: bool = False, drafts: Mapping[str, str] | None = None) -> None:
        """Shows a record. `drafts` are texts that could not be saved before; they come back with their reasons."""
        self._saved, self._new = dict(values), new
        self._say_labels()
        for name, editor in sorted(self.editors.items(), key=_asks_others):
            if isinstance(editor, ChoiceEditor):
                editor.is_new = new
            editor.show_value(values.get(name))
            editor.mark_wrong(False)
            self.lines[name].clear()
            editor.read_only(self._is_fixed(name))
        self._show_fitting()
        for name, typed in (drafts or {}).items():
            if name in self.editors:
                self._show_draft(self.editors[name], typed)
        self._refresh_suggestions()
        self.values_changed.emit()

    def show_usual(self, values: Mapping[str, Value]) -> None:
        """What holds where nothing stands, by field: said in grey in the empty line."""
        self._usual = values
        for name, editor in self.editors.items():
            if isinstance(editor, LineEditor):
                value = values.get(name)
                said = self.tr("{usual} if left empty").format(usual=editor.written(value)) if value is not None else ""
                editor.line.setPlaceholderText(said)

    def values(self) -> dict[str, Value]:
        """What is saved, overlaid with what stands valid in the fields."""
        found = dict(self._saved)
        for name, editor in self.editors.items():
            if editor.is_touched:
                try:
                    found[name] = editor.value()
                except RuleBroken:
                    continue
        return found

    def unsaved(self) -> dict[str, str]:
        """Texts on screen that are not in the file, by field."""
        return {name: str(e.typed() or "") for name, e in self.editors.items() if e.is_touched}

    def is_saved(self, values: Mapping[str, Value]) -> None:
        """The page wrote these; the fields show how they were understood."""
        self._saved |= values
        self._say_labels()
        for name in values:
            if name in self.editors:
                self.editors[name].show_value(values[name])
                self._clear(name)
        for editor in self._amounts_of(values):
            editor.retranslate()
        self._show_fitting()
        self._refresh_suggestions()
        self.values_changed.emit()

    def refresh(self, values: Mapping[str, Value]) -> None:
        """The record changed elsewhere: fields that nobody is typing in follow."""
        self._saved = dict(values)
        for name, editor in self.editors.items():
            if not editor.is_touched:
                editor.show_value(values.get(name))
                self._clear(name)
        for amount in self._amounts_of(values):
            amount.retranslate()
        self._show_fitting()
        self._refresh_suggestions()
        self.values_changed.emit()

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Each at its field; the first blocking one gets the keyboard, unless somebody is on the way to another one."""
        first: Editor | None = None
        for problem in problems:
            if problem.field in self.editors:
                self._say(problem)
                if problem.level is Level.BLOCKS:
                    first = first or self.editors[problem.field]
        if first and not self._is_left:
            self._give_keyboard(first)

    def problem_text(self, name: str) -> str:
        return self.lines[name].text()

    @property
    def refused(self) -> frozenset[str]:
        """Fields of which what is typed cannot be kept."""
        return frozenset(name for name, line in self.lines.items() if line.level is Level.BLOCKS)

    def read_only(self, fixed: bool, elsewhere: frozenset[str] = frozenset(), reason: str = "") -> None:
        """`elsewhere` are fields that others decide; `reason` stands in the tip of what cannot be typed into."""
        self._fixed, self._elsewhere = fixed, elsewhere
        for name, editor in self.editors.items():
            editor.read_only(self._is_fixed(name))
            editor.widget.setToolTip(plain_tip(reason if fixed or name in elsewhere else ""))

    def focus_first(self) -> None:
        """The first field; of a new record the first one in which nothing stands yet, of another one the first that
        could not be saved."""
        widgets = ((editor, editor.widget) for editor in self.editors.values())
        free = [editor for editor, widget in widgets if widget.isEnabled() and not widget.isHidden()]
        wanted = (editor for editor in free if (not editor.typed() if self._new else editor.is_touched))
        if first := next(wanted, next(iter(free), None)):
            self._give_keyboard(first)

    def go_to(self, name: str) -> None:
        """Gives the keyboard to one field."""
        self._give_keyboard(self.editors[name])

    def take_undo(self) -> None:
        """Undo and redo in its fields are asked for by `undo_wanted` and `redo_wanted`: whoever saves what is left
        takes it back."""
        for editor in self.editors.values():
            editor.takes_undo = True

    def submit(self) -> None:
        """As if every touched field were left now."""
        for name, editor in self.editors.items():
            if editor.is_touched:
                self._leave(name)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_suggestions()

    def retranslate(self) -> None:
        words = self._tools.wording()
        self._say_labels()
        for editor in self.editors.values():
            editor.widget.setAccessibleName(words.field(self.kind.name, editor.field.name))
            editor.retranslate()
        for section, label in self._sections:
            label.setText(words.say(f"section.{section}"))
        self.show_usual(self._usual)
        self._refresh_suggestions()

    # Inside

    def _say_labels(self) -> None:
        """Marked where one of several fields is enough as long as none is filled."""
        words, enough = self._tools.wording(), (*self.kind.one_of, *self.kind.of_one)
        open_ = () if any(map(self._saved.get, enough)) else enough
        for name, label in self._labels.items():
            label.setText(words.field(self.kind.name, name) + marked(self.kind[name], open_))
        if self._blocks:
            return
        longest = max(map(_longest_word, self._labels.values()), default=0)
        for label in self._labels.values():
            label.setFixedWidth(max(self._look.px(LABEL_WIDTH), longest))

    def _show_fitting(self) -> None:
        """What the program has not written yet, and what does not fit, takes no room."""
        unfit, of_one = self.kind.unfit(self._saved, self._of), self.kind.of_one
        for field in self._fields:
            if field.written_by_program or of_one:
                stands = self._saved.get(field.name) is not None or not field.written_by_program
                shown = stands and field.name not in unfit
                self._labels[field.name].setVisible(shown)
                self.editors[field.name].widget.setVisible(shown)

    def _give_keyboard(self, editor: Editor) -> None:
        """Also where it has been scrolled away."""
        editor.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_view(editor.widget)

    def _is_fixed(self, name: str) -> bool:
        field = self.kind[name]
        written_once = field.immutable and not self._new and self._saved.get(name) is not None and name not in self.anew
        return self._fixed or field.written_by_program or name in self._elsewhere or written_once

    def _typed(self) -> None:
        editor = self.sender()
        assert isinstance(editor, Editor)
        if not self.lines[editor.field.name].offers:
            self._clear(editor.field.name)
        self.values_changed.emit()

    def _left(self) -> None:
        # by sender and not by a partial: that would hold the form for ever
        editor = self.sender()
        assert isinstance(editor, Editor)
        self._leave(editor.field.name)

    def _taken_back(self) -> None:
        editor = self.sender()
        assert isinstance(editor, Editor)
        self._clear(editor.field.name)
        self.field_taken_back.emit(editor.field.name)

    def _leave(self, name: str) -> None:
        editor = self.editors[name]
        try:
            value = editor.value()
            if found := problems_of(self.kind[name], value):
                raise RuleBroken(*found)
        except RuleBroken as broken:
            for problem in broken.problems:
                self._say(problem)
            self.field_refused.emit(name, editor.typed(), list(broken.problems))
            return
        self._clear(name)
        self._bring(editor.brings())
        if value == self._saved.get(name):
            editor.show_value(value)
            self.field_taken_back.emit(name)  # what was refused here before waits no longer
            return
        self._is_left = True
        try:
            self.field_left.emit(name, value)
        finally:
            self._is_left = False
        for amount in self._amounts_of((name,)):
            if amount.is_touched:
                self._leave(amount.field.name)  # it waited for its currency
        self._refresh_suggestions()

    def _bring(self, more: Mapping[str, Value]) -> None:
        for name, value in more.items():
            if name in self.editors:
                self.editors[name].show_typed(str(value))
            self._is_left = True
            try:
                self.field_left.emit(name, value)
            finally:
                self._is_left = False

    def _said_elsewhere(self, field: Field) -> list[str]:
        """The same text in the other languages, as it stands on screen."""
        stem = field.name.removesuffix(field.written_in)
        beside = (self.editors.get(f"{stem}{language}") for language in LANGUAGES)
        return [str(one.typed() or "") for one in beside if one is not None]

    def _no_term(self) -> None:
        entry = self.sender()
        assert isinstance(entry, TermEntry)
        said = self.tr("No term of the glossary stands in it. Terms are kept under “Offers and needs”.")
        self.lines[entry.editor.field.name].say(said, Level.INFORMS)

    def _amounts_of(self, names: Iterable[str]) -> list[MoneyEditor]:
        """The amounts whose currency is among the named fields."""
        currencies = set(names)
        amounts = (editor for editor in self.editors.values() if isinstance(editor, MoneyEditor))
        return [editor for editor in amounts if editor.field.currency in currencies]

    def _currency_of(self, field: Field) -> str:
        beside = self.editors.get(field.currency)
        return str((beside.typed() if beside is not None else self._saved.get(field.currency)) or "")

    def _say(self, problem: Problem) -> None:
        self.lines[problem.field].say(self._tools.wording().problem(problem), problem.level)
        self.editors[problem.field].mark_wrong(problem.level is Level.BLOCKS)
        self.editors[problem.field].widget.setAccessibleDescription(self.lines[problem.field].text())

    def _clear(self, name: str) -> None:
        self.lines[name].clear()
        self.editors[name].mark_wrong(False)
        self.editors[name].widget.setAccessibleDescription("")

    def _show_draft(self, editor: Editor, typed: str) -> None:
        editor.show_typed(typed)
        self._leave(editor.field.name)

    def _refresh_advice(self) -> None:
        if self._advice is None or self._advised is None or not self.isVisible():
            return
        said = self._advice[1](self.values())
        self._advised.setText("\n".join(said))
        self._advised.setVisible(bool(said))

    def _refresh_suggestions(self) -> None:
        self._refresh_advice()
        if self._suggest is None or self._fixed or not self.isVisible():
            return  # nobody looks: the tables of names need not be read yet
        values = self.values()
        proposed = self._suggest(values)
        for name, line in self.lines.items():
            text = proposed.get(name, "")
            if values.get(name) is None and text and not self.editors[name].is_touched:
                said = self._suggestion_said(self.kind[name], text)
                line.suggest(said, self.tr("Use"), partial(self._use, name, text))
            elif line.offers:
                line.clear()

    def _suggestion_said(self, field: Field, text: str) -> str:
        if field.type is FieldType.LANGUAGE:
            return self._tools.wording().choice("language", text)
        if field.type is FieldType.REFERENCE:
            return self._tools.label(field.refers, text)
        return self._tools.formats().day(text) if field.type is FieldType.DATE else text

    def _use(self, name: str, text: str) -> None:
        self.editors[name].widget.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that has it goes away
        self._show_draft(self.editors[name], text)

    def _lay_out(self) -> None:
        px = self._look.px
        whole = column(self, (px(18), px(10), px(18), px(16)), px(4))
        if self._blocks:
            self._lay_blocks(whole)
            return
        by_section: dict[str, list[Field]] = {}
        for field in self._fields:
            by_section.setdefault(field.section, []).append(field)
        for section, fields in by_section.items():
            if section != "main":
                title = Label(self._look, 12, SEMIBOLD, "ink")
                title.setContentsMargins(0, px(8), 0, px(4))
                self._sections.append((section, title))
                whole.add(px(8), Rule(), title)
            whole.addLayout(self._grid(fields))
        whole.addStretch()

    def _lay_blocks(self, whole: Line) -> None:
        for block in self._blocks:
            title = lay_block(self._look, whole, block, self._cell, is_first=block is self._blocks[0])
            self._sections.append((block.title, title))
        if self._advice is not None:
            self._advised = Label(self._look, 12, tone="ink3", wraps=True)
            self._advised.hide()
            whole.add(self._look.px(6), self._advised)
        whole.addStretch()

    def _cell(self, name: str) -> Cell:
        editor, label, line = self._made(self.kind[name])
        label.setWordWrap(False)
        if isinstance(editor, MemoEditor) and self.kind[name].written_in:
            make_tall(editor)
        aside = self.asides[name] = ElidedLabel(self._look, 12, tone="ink3")
        return Cell(label, aside, editor.widget, line)

    def _made(self, field: Field) -> tuple[Editor, Label, FieldProblem]:
        editor = make_editor(field, self._tools, self)
        editor.widget.setSizePolicy(QSizePolicy.Policy.Ignored, editor.widget.sizePolicy().verticalPolicy())
        label = Label(self._look, 12, MEDIUM if field.required else REGULAR, "ink3", wraps=True)
        label.setBuddy(editor.widget)
        line = FieldProblem(self._look, self)  # made here: its button comes after its field with Tab
        self.editors[field.name], self.lines[field.name], self._labels[field.name] = editor, line, label
        return editor, label, line

    def _grid(self, fields: Sequence[Field]) -> QGridLayout:
        px = self._look.px
        grid = grid_layout(self._look, (10, 2), (1,))
        for field in fields:
            editor, label, line = self._made(field)
            at = grid.rowCount()
            if field.type is FieldType.MEMO:
                grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            else:
                label.setMinimumHeight(px(36))  # of the row, which has none while it is hidden
                grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(editor.widget, at, 1)
            grid.addWidget(line, at + 1, 1)
            if self._advice is not None and field.name == self._advice[0]:
                self._advised = Label(self._look, 11, tone="ink3", wraps=True)
                self._advised.hide()
                grid.addWidget(self._advised, at + 2, 0, 1, 2)
        return grid


def _longest_word(label: Label) -> int:
    """In pixels: narrower than that the label would be cut, words are not broken. Chinese ones are."""
    return max((advance(label.font(), word) for word in _WORD.findall(label.text())), default=0)


def _asks_others(named: tuple[str, Editor]) -> bool:
    """An amount is written by the currency that another editor shows, wherever that stands."""
    return isinstance(named[1], MoneyEditor)
