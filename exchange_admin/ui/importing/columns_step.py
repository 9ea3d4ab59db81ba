"""First step: what kind of list each sheet is, what its columns hold, and what the office knows about all of it."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.importing.columns_by_hand import is_by_hand
from exchange_admin.services.importing.draft import ImportOptions, StagedSheet
from exchange_admin.services.importing.list_shapes import HOME, PEOPLE, RESULTS, kind_label, shape_of
from exchange_admin.services.importing.staging import said_hidden, said_layout
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import Editor, TickBox
from exchange_admin.ui.forms.making import make_editor
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.reference_editor import ReferenceEditor
from exchange_admin.ui.importing.import_session import ImportSession
from exchange_admin.ui.importing.shape_dialogs import JoinDialog, OtherColumn, SplitDialog
from exchange_admin.ui.importing.staged_view import NOT_READ, SourceColumn, StagedView
from exchange_admin.ui.typography import MEDIUM, REGULAR
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.dialogs import grid_layout
from exchange_admin.ui.widgets.labels import STRETCH, Card, ElidedLabel, Label, Line, column, row, scrolled, take_away
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.words import Retranslated, count

OPTIONS_WIDTH = 310
_LETTERS = 20  # of what a column is read as
_NOT_OFFERED = frozenset({"row_number", NOT_READ})
_INSTITUTION = "institution_id"


def needs_a_look(view: StagedView) -> bool:
    """Somebody should see the columns first: the kind or some of them are only guessed, some are not understood, lines
    are hidden in the workbook, another list is not read, or nothing says whose people or records they are."""
    if view.other_sheets:
        return True
    for sheet in view.sheets:
        if (
            sheet.guess
            or sheet.hidden_rows
            or sheet.hidden_columns
            or sheet.unread
            or any(column_.guess for column_ in sheet.columns)
        ):
            return True
        if not view.options.institution_id and not _says_whose(sheet):
            return True
    return False


def _says_whose(sheet: StagedSheet) -> bool:
    """Whether the list itself says to which institution its lines belong, or they belong to none."""
    if sheet.kind == PEOPLE:
        return bool(sheet.facts.get("institution")) or any(one.key == HOME for one in sheet.columns)
    told = (one.key == _INSTITUTION and one.heading for one in sheet.columns)  # without a heading it is for the answer
    return not _has_institution(sheet.kind) or any(told)


def _has_institution(kind: str) -> bool:
    """Whether a list of one kind of records is about what belongs to an institution."""
    return _INSTITUTION in shape_of(kind).own


def _is_plain(sheet: StagedSheet) -> bool:
    """Whether a list stands in its sheet line by line."""
    return not (sheet.layout.forms or sheet.layout.in_columns)


class _Act(Enum):
    """Entries of the list of what a column holds that do something with it."""

    SPLIT = auto()
    JOIN = auto()
    UNDO = auto()


class ColumnsStep(Retranslated, QWidget):
    """Every change is told to the session at once, which reads the rows again."""

    kind_wanted = Signal(str)

    def __init__(self, desk: Desk, session: ImportSession) -> None:
        super().__init__()
        self._desk, self._session, self.offered = desk, session, desk.office.imports.keys
        self._sheets = column(spacing=desk.look.px(14))
        self._shown: object = None
        self._cards: list[Card] = []
        self.combos: dict[tuple[int, int], QuietCombo] = {}
        self.confirms: dict[tuple[int, int], Button] = {}
        self.leaves: dict[tuple[int, int], Button] = {}
        self.confirm_all: list[Button] = []
        self._headings: dict[tuple[int, int], str] = {}
        self.kinds: list[QuietCombo] = []
        self.header_rows: list[QuietCombo] = []
        self.options = _Options(desk)
        self.options.changed.connect(session.set_options)
        self._lay_out()

    def show_view(self, view: StagedView) -> None:
        """The columns as they are read now. Widgets are made anew only when other columns or examples are there."""
        self._show_options(view)
        columns = tuple(tuple(self._session.source_columns(at)) for at in range(len(view.sheets)))
        shape = (view.file, tuple(dataclasses.replace(sheet) for sheet in view.sheets), columns, self._session.has_file)
        if shape != self._shown:
            self._shown = shape
            self._fill(view)

    def _show_options(self, view: StagedView) -> None:
        self.options.show_view(view, can_read_again=self._session.has_file)
        if view.is_answers:
            self.options.hide()

    def retranslate(self) -> None:
        self.options.retranslate()
        if self._session.view is not None:
            self._show_options(self._session.view)
            self._fill(self._session.view)

    def _fill(self, view: StagedView) -> None:
        focus = next((place for place, combo in self.combos.items() if combo.hasFocus()), None)
        take_away(self._cards)
        self._cards.clear()
        self.combos.clear()
        self.confirms.clear()
        self.leaves.clear()
        self.confirm_all.clear()
        self.kinds.clear()
        self.header_rows.clear()
        for at, sheet in enumerate(view.sheets):
            self._cards.append(self._card(view, at, sheet))
            self._sheets.addWidget(self._cards[-1])
        if focus in self.combos:
            self.combos[focus].setFocus()

    def _card(self, view: StagedView, at: int, sheet: StagedSheet) -> Card:
        look, words = self._desk.look, self._desk.words
        card = Card(look)
        card.title.setText(self.tr("Sheet “{name}”").replace("{name}", sheet.name))
        people = sum(1 for row_ in view.rows if row_.sheet == at)
        card.aside.setText(count("ColumnsStep", "%n row", people))
        if view.is_answers:
            told = [*self._remarks(view, sheet), self.tr("The columns of the form are known.")]
            if sheet.unread:
                lacking = self.tr("Columns that are not of the form, not read: {names}")
                told.append(lacking.replace("{names}", words.listed(sheet.unread)))
            for text in told:
                card.body.add(look.px(5), Label(look, 12, REGULAR, "ink3", wraps=True, text=text))
            return card
        kind = QuietCombo()
        kind.setAccessibleName(self.tr("Kind of list"))
        for word in self.offered:
            kind.addItem(kind_label(word, words), word)
        kind.setCurrentIndex(kind.findData(sheet.kind))
        kind.setEnabled(self._session.has_file)
        kind.activated.connect(self._kind_chosen)
        self.kinds.append(kind)
        label = Label(look, 12, MEDIUM, "ink3", text=self.tr("Kind of list"))
        line = row(spacing=look.px(10)).add(label, kind)
        if sheet.guess:
            self.confirm_kind = Button(look, kind="small")
            self.confirm_kind.say(self.tr("Confirm"), self.tr("The list holds what stands here."))
            self.confirm_kind.clicked.connect(self._kind_confirmed)
            line.addWidget(self.confirm_kind)
        line.addStretch()
        if len(self.offered) > 1:
            card.body.addLayout(line)
        if (rows := self._session.rows_offered(sheet.name)) and _is_plain(sheet):
            card.body.add(look.px(5), self._line_of_headings(sheet, rows))
        for text in self._remarks(view, sheet):
            remark = Label(look, 12, REGULAR, "ink3", wraps=True, text=text)
            card.body.add(look.px(5), remark)
        if guessed := sum(1 for column in sheet.columns if column.guess):
            confirm = Button(look, kind="small")
            confirm.say(count("ColumnsStep", "Confirm %n guessed column", guessed))
            confirm.setProperty("sheet", at)
            confirm.clicked.connect(self._all_confirmed)
            self.confirm_all.append(confirm)
            card.body.add(look.px(5), row().add(confirm, STRETCH))
        card.body.add(look.px(9), self._grid(at, sheet))
        return card

    def _line_of_headings(self, sheet: StagedSheet, rows: Sequence[tuple[int, str]]) -> Line:
        look = self._desk.look
        combo = QuietCombo(letters=24)
        combo.setAccessibleName(self.tr("Row of the headings"))
        combo.setMaxVisibleItems(16)
        if not sheet.header_row:
            combo.addItem("—", 0)
        for number, text in rows:
            combo.addItem(f"{number}: {text}", number)
        combo.setCurrentIndex(combo.findData(sheet.header_row))
        combo.setProperty("sheet", sheet.name)
        combo.activated.connect(self._headings_chosen)
        self.header_rows.append(combo)
        label = Label(look, 12, MEDIUM, "ink3", text=self.tr("Row of the headings"))
        return row(spacing=look.px(10)).add(label, (combo, 1))

    def _headings_chosen(self) -> None:
        combo = self.sender()
        if isinstance(combo, QuietCombo) and combo.currentData():
            self._session.headed_by(str(combo.property("sheet")), int(combo.currentData()))

    def _grid(self, at: int, sheet: StagedSheet) -> QGridLayout:
        look = self._desk.look
        grid = grid_layout(look, (12, 5))
        grid.setColumnStretch(1, 4)
        grid.setColumnStretch(3, 5)
        for section, text in ((1, self.tr("In the file")), (2, self.tr("Read as")), (3, self.tr("For example"))):
            caption = Label(look, 12, MEDIUM, "ink3", text=text)
            grid.addWidget(caption, 0, section)
        for line, source in enumerate(self._session.source_columns(at), 1):
            self._add_column(grid, line, at, sheet.kind, source)
        return grid

    def _add_column(self, grid: QGridLayout, line: int, at: int, kind: str, source: SourceColumn) -> None:
        look, theme = self._desk.look, self._desk.look.theme
        drawing = QLabel()
        if source.puzzling:
            drawing.setPixmap(look.pixmap("triangle-alert", theme.tones["amber"].text, 14))  # type: ignore[index]
            drawing.setToolTip(self.tr("Nobody knew what this column holds."))
        elif source.guess:
            drawing.setPixmap(look.pixmap("triangle-alert", theme.tones["amber"].text, 14))  # type: ignore[index]
            if source.aside:
                drawing.setToolTip(self.tr("Guessed by a word of the heading. Left out until you confirm or choose."))
            elif self._has_headings(at):
                drawing.setToolTip(
                    self.tr("Guessed by a word of the heading. Its rows wait until you confirm or choose.")
                )
            else:
                drawing.setToolTip(self.tr("Guessed from the cells. Its rows wait until you confirm or choose."))
        elif source.key != NOT_READ:
            drawing.setPixmap(look.pixmap("check", theme.tones["green"].text, 14, 2.2))  # type: ignore[index]
        drawing.setFixedSize(QSize(look.px(14), look.px(14)))
        heading, samples = ElidedLabel(look, 13, MEDIUM), ElidedLabel(look, 12, tone="ink3")
        heading.setText(source.heading or "—")
        samples.setText("   ".join(source.samples))
        combo = QuietCombo(letters=_LETTERS)
        combo.setMinimumWidth(look.px(200))
        combo.setMaxVisibleItems(16)
        combo.setAccessibleName(": ".join((source.heading, self.tr("Read as"))))
        combo.addItem(self.tr("Not read"), NOT_READ)
        for key in self._keys(kind):
            combo.addItem(shape_of(kind).label(key, self._desk.words), key)
        for act, text in self._acts(at, source):
            combo.addItem(text, act)
        combo.setCurrentIndex(max(0, combo.findData(source.key)))
        combo.activated.connect(self._column_chosen)
        self.combos[at, source.index], self._headings[at, source.index] = combo, source.heading
        grid.addWidget(drawing, line, 0)
        grid.addWidget(heading, line, 1)
        grid.addWidget(combo, line, 2)
        grid.addWidget(samples, line, 3)
        if source.guess:
            confirm = Button(look, kind="small")
            confirm.say(self.tr("Confirm"), self.tr("The column holds what stands here."))
            confirm.clicked.connect(self._confirmed)
            self.confirms[at, source.index] = confirm
            grid.addWidget(confirm, line, 4)
        elif source.puzzling:
            leave = Button(look, kind="small")
            leave.say(
                self.tr("Leave out"), self.tr("Not read, in further lists of this partner with these headings too.")
            )
            leave.setAccessibleName(": ".join((self.tr("Leave out"), source.heading)))
            leave.clicked.connect(self._left_alone)
            self.leaves[at, source.index] = leave
            grid.addWidget(leave, line, 4)

    def _acts(self, at: int, source: SourceColumn) -> list[tuple[_Act, str]]:
        """What can be done with the column besides saying what it holds."""
        view = self._session.view
        if view is None or not _is_plain(view.sheets[at]) or not self._session.can_shape(at, source.heading):
            return []
        if is_by_hand(source.heading, view.options):
            return [(_Act.UNDO, self.tr("As it was in the file"))]
        return [
            (_Act.SPLIT, self.tr("Split into several columns…")),
            (_Act.JOIN, self.tr("Join with another column…")),
        ]

    def _act(self, act: _Act, at: int, index: int) -> None:
        """The column is read as before until the dialog is accepted."""
        session, view, heading = self._session, self._session.view, self._headings[at, index]
        combo = self.combos[at, index]
        combo.choose(next((one.key for one in session.source_columns(at) if one.index == index), NOT_READ))
        if view is None or not combo.was_open:
            return
        if act is _Act.UNDO:
            split = tuple(one for one in view.options.split if not is_by_hand(heading, ImportOptions(split=(one,))))
            joined = tuple(one for one in view.options.joined if not is_by_hand(heading, ImportOptions(joined=(one,))))
            session.shape(split=split, joined=joined)
        elif act is _Act.SPLIT:
            split_dialog = SplitDialog(self._desk, heading, session.cells(at, index), self.window())
            if self._desk.ask.show(split_dialog):
                session.shape(split=(*view.options.split, (heading, split_dialog.separator)))
        elif others := self._others(at, index):
            join_dialog = JoinDialog(self._desk, heading, session.cells(at, index), others, self.window())
            if self._desk.ask.show(join_dialog):
                session.shape(joined=(*view.options.joined, (heading, join_dialog.other)))

    def _others(self, at: int, index: int) -> list[OtherColumn]:
        session = self._session
        return [
            OtherColumn(one.heading, session.cells(at, one.index))
            for one in session.source_columns(at)
            if one.index != index and session.can_shape(at, one.heading)
        ]

    def _has_headings(self, at: int) -> bool:
        view = self._session.view
        return view is None or view.sheets[at].header_row > 0

    def _keys(self, kind: str) -> list[str]:
        return [key for key in self.offered.get(kind, ()) if key not in _NOT_OFFERED]

    def _remarks(self, view: StagedView, sheet: StagedSheet) -> list[str]:
        """What the lines above the list say, and which lines are no people."""
        words, found = self._desk.words, list[str]()
        if sheet.guess:
            found.append(words.say("problem.import.kind_guessed", {"kind": kind_label(sheet.kind, words)}))
        if said := said_layout(sheet, words):
            found.append(said)
        facts = [str(sheet.facts[name]) for name in ("group", "course") if sheet.facts.get(name)]
        if institution := sheet.facts.get("institution"):
            facts.append(self._desk.label("institution", str(institution)))
        if not sheet.header_row:
            found.append(words.say("import.layout.unheaded"))
        if sheet.titles:
            has_others = sheet.layout.columns is not None or sheet.layout.lines is not None
            said = " · ".join(sheet.titles if has_others else sheet.titles[:1])
            title = self.tr("“{title}”").replace("{title}", said)
            found.append(f"{title} → {words.listed(facts)}" if facts else title)
        told = [line for line in sheet.left_out if line.why != "blank"]
        counted = Counter(line.why for line in told)
        if counted:
            said = words.listed(f"{words.say(f'import.left_out.{why}')} × {n}" for why, n in counted.items())
            people = self.tr("Lines that are no people: {what}")
            others = self.tr("Lines that are not read: {what}")
            found.append((others if shape_of(sheet.kind).own else people).replace("{what}", said))
        if hidden := said_hidden(sheet, words):
            left_out = self.tr("Hidden in the workbook and left out: {what}")
            read = self.tr("Hidden in the workbook, but read: {what}")
            found.append((left_out if view.options.leave_out_hidden else read).replace("{what}", hidden))
        return found + (self._remarks_on_file(view) if sheet is view.sheets[-1] else [])

    def _remarks_on_file(self, view: StagedView) -> list[str]:
        words, found = self._desk.words, []
        for name, kinds in view.other_sheets.items():
            another = self.tr("Sheet “{name}” has another list and is not read: {kinds}. Choose that kind to read it.")
            said = words.listed(kind_label(kind, words) for kind in kinds)
            found.append(another.replace("{name}", name).replace("{kinds}", said))
        told = {*view.hidden_sheets, *view.other_sheets}
        if without := [name for name in view.skipped_sheets if name not in told]:
            found.append(self.tr("Sheets without a list: {names}").replace("{names}", words.listed(without)))
        if view.hidden_sheets:
            names = words.listed(view.hidden_sheets)
            found.append(self.tr("Hidden sheets, not read: {names}").replace("{names}", names))
        if view.hides_unseen:
            found.append(words.say("import.hidden.unseen"))
        return found

    def _kind_chosen(self) -> None:
        combo, view = self.sender(), self._session.view
        assert isinstance(combo, QuietCombo)
        if view is not None and combo.currentData() not in {sheet.kind for sheet in view.sheets}:
            self.kind_wanted.emit(str(combo.currentData()))

    def _kind_confirmed(self) -> None:
        view = self._session.view
        if view is not None:
            self.kind_wanted.emit(next(sheet.kind for sheet in view.sheets if sheet.guess))

    def _confirmed(self) -> None:
        pressed = self.sender()
        for place, button in self.confirms.items():
            if button is pressed:
                self._session.use_column(*place, str(self.combos[place].currentData()), self._headings[place])

    def _left_alone(self) -> None:
        pressed = self.sender()
        for place, button in self.leaves.items():
            if button is pressed:
                self._session.use_column(*place, NOT_READ, self._headings[place])

    def _all_confirmed(self) -> None:
        if (at := self.sender().property("sheet")) is not None:
            self._session.confirm_columns(int(at))

    def _column_chosen(self) -> None:
        chosen = self.sender()
        for (at, index), combo in self.combos.items():
            if combo is not chosen:
                continue
            if isinstance(combo.currentData(), _Act):
                self._act(combo.currentData(), at, index)
            else:
                self._session.use_column(at, index, str(combo.currentData()), self._headings[at, index])
            return

    def _lay_out(self) -> None:
        px = self._desk.look.px
        inner = QWidget()
        sheets, side = column().add(self._sheets, STRETCH), column().add(self.options, STRETCH)
        row(inner, (px(22), px(12), px(22), px(16)), px(16)).add((sheets, 1), side)
        self.options.setFixedWidth(px(OPTIONS_WIDTH))
        column(self).add(scrolled(inner))


class _Options(Card):
    """Of people home institution, role, and the programme or term for which draft mobilities are made; of results the
    language group; of what belongs to an institution, which one."""

    changed = Signal(ImportOptions)
    hidden_left_out = Signal(bool)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk, self._home = desk, desk.office.imports.home
        registry, tools = desk.registry, form_tools(desk)
        fields = {
            "institution_id": registry["person"]["home_institution_id"],
            "role": registry["person"]["role"],
            "programme_id": registry["mobility"]["programme_id"],
            "term_id": registry["mobility"]["term_id"],
            "group_id": registry["language_enrolment"]["language_group_id"],
        }
        self.editors: dict[str, Editor] = {}
        self._labels: dict[str, Label] = {}
        self._blocks: dict[str, QWidget] = {}
        self._refusals: dict[str, Label] = {}
        self._hints = {name: Label(desk.look, 12, tone="ink3", wraps=True) for name in ("institution_id", "term_id")}
        self._options, self._of = ImportOptions(), ""
        for name, field in fields.items():
            label = Label(desk.look, 12, MEDIUM, "ink3")
            editor = make_editor(field, tools, self)
            editor.left.connect(self._tell)
            self._labels[name], self.editors[name] = label, editor
            self._blocks[name] = QWidget()
            self._refusals[name] = refusal = Label(desk.look, 12, tone="red", wraps=True)
            refusal.hide()
            editor.changed.connect(refusal.hide)
            block = column(self._blocks[name], (0, 0, 0, desk.look.px(9)), desk.look.px(3))
            block.add(label, editor.widget, refusal)
            if name in self._hints:
                block.addWidget(self._hints[name])
            self.body.addWidget(self._blocks[name])
        self.editors["institution_id"].widget.setEnabled(not self._home)
        self.hidden_box = TickBox(desk.look)
        self.hidden_box.clicked.connect(self.hidden_left_out)
        self.body.addWidget(self.hidden_box)
        self.retranslate()

    def show_view(self, view: StagedView, *, can_read_again: bool) -> None:
        """`can_read_again`: the file is at hand, so that hidden rows can be left out or taken in again."""
        self._options = view.options
        self.hidden_box.setVisible(any(sheet.hidden_rows or sheet.hidden_columns for sheet in view.sheets))
        self.hidden_box.setEnabled(can_read_again)
        self.hidden_box.setChecked(view.options.leave_out_hidden)
        kinds = {sheet.kind for sheet in view.sheets}
        of = next((kind for kind in sorted(kinds) if _has_institution(kind)), "")
        self._of = of if PEOPLE not in kinds and not self._home else ""
        shown = {"group_id": RESULTS in kinds, _INSTITUTION: PEOPLE in kinds or bool(self._of)}
        for name, editor in self.editors.items():
            self._blocks[name].setVisible(shown.get(name, PEOPLE in kinds))
            if not editor.is_touched:
                editor.show_value(getattr(view.options, name) or None)
        self.setVisible(not self.hidden_box.isHidden() or any(not one.isHidden() for one in self._blocks.values()))
        self._name_fields()
        self._say_institution(view)

    def retranslate(self) -> None:
        self.title.setText(self.tr("For the whole file"))
        self._name_fields()
        for editor in self.editors.values():
            if isinstance(editor, ReferenceEditor):
                editor.line.setPlaceholderText(self.tr("Type a name"))
            editor.retranslate()
        self.refused()
        self.hidden_box.setText(self.tr("Leave out hidden rows and columns"))
        self._hints["term_id"].setText(
            self.tr("With a programme every person gets a draft stay; for guests a term is enough.")
        )

    def _name_fields(self) -> None:
        kinds = {"group_id": "language_enrolment", "programme_id": "mobility", "term_id": "mobility"}
        for name, editor in self.editors.items():
            field = (kinds.get(name, "person"), editor.field.name)
            text = self._desk.words.field(*((self._of, name) if name == _INSTITUTION and self._of else field))
            self._labels[name].setText(text)
            editor.widget.setAccessibleName(text)

    def _say_institution(self, view: StagedView) -> None:
        if self._home:
            self._hints["institution_id"].setText(self.tr("You enter people of your own institution."))
            return
        found = next((str(sheet.facts["institution"]) for sheet in view.sheets if sheet.facts.get("institution")), "")
        if found and not (view.options.institution_id or self._of):
            name = self._desk.label("institution", found)
            self._hints["institution_id"].setText(self.tr("The file names: {name}").replace("{name}", name))
        else:
            self._hints["institution_id"].setText(self.tr("For rows that do not say it."))

    def forget(self) -> None:
        """What was typed for another file."""
        for name, editor in self.editors.items():
            editor.is_touched = False
            editor.mark_wrong(False)
            self._refusals[name].hide()

    def refused(self) -> Editor | None:
        """The first field whose text names nothing: told under it, for it would say nothing of the rows."""
        shown = (name for name in self.editors if not self._blocks[name].isHidden() and self.editors[name].is_touched)
        return next((self.editors[name] for name in shown if self._is_refused(name)), None)

    def _is_refused(self, name: str) -> bool:
        try:
            self.editors[name].value()
        except RuleBroken as broken:
            self.editors[name].mark_wrong(True)
            self._refusals[name].setText(self._desk.sentence(broken.problems))
            self._refusals[name].show()
            return True
        return False

    def _tell(self) -> None:
        left = self.sender()
        name, editor = next((name, editor) for name, editor in self.editors.items() if editor is left)
        if self._is_refused(name):
            return
        value = editor.value()
        editor.is_touched = False
        told: dict[str, Any] = {name: str(value or "")}
        self._options = dataclasses.replace(self._options, **told)
        self.changed.emit(self._options)
