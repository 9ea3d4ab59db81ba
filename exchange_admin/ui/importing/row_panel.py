"""What is wrong with the current row, or asked about it, with the buttons that answer; or what to do with several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.services.importing.draft import LEFT_OUT, NEW_RECORD, Candidate, StagedRow
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.phrases import value_phrase
from exchange_admin.ui.importing.row_answers import (
    DIFFERS,
    OURS,
    THEIRS,
    WHICH,
    WHO,
    Act,
    Answer,
    answers,
    rows_asking,
)
from exchange_admin.ui.importing.staged_model import TONES, StagedModel, mark
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import (
    STRETCH,
    TOP,
    Avatar,
    ElidedLabel,
    Label,
    Line,
    Pill,
    column,
    row,
    scrolled,
    take_away,
)
from exchange_admin.ui.widgets.own_key import place_in_turn, take_turn
from exchange_admin.ui.words import Retranslated, count

DRAWINGS = {Tone.RED: "circle-alert", Tone.AMBER: "triangle-alert", Tone.GREY: "info"}


PERSON = "person"
_NAMES = ("full_name", "name_han", "name_cyrillic", "name_latin", "family_name")


def known_record(desk: Desk, kind: str, id: str) -> tuple[str, str]:
    """What a record is called, and what tells it from others; both are empty when it is gone."""
    if kind == PERSON:
        return known_person(desk, id)
    return desk.label(kind, id), desk.lists.second_lines(kind, (id,), desk.language).get(id, "")


def known_person(desk: Desk, id: str) -> tuple[str, str]:
    """The name in the person's own script, and what tells most first: birth date, papers, other forms, institution.

    Both are empty when the person is gone.
    """
    try:
        person = desk.records.get("person", id)
    except RuleBroken:
        return "", ""
    first, others = person_name(person.values)
    facts: list[str] = []
    if person["birth_date"]:
        facts.append(desk.look.formats.day(person.text("birth_date")))
    facts += _papers(desk, id)
    facts.append(others)
    if person["home_institution_id"]:
        facts.append(desk.label("institution", person.text("home_institution_id")))
    return first, " · ".join(fact for fact in facts if fact)


def _papers(desk: Desk, id: str) -> list[str]:
    ids = desk.lists.ids(Query("identity_document", filters=(Filter("person_id", Test.IS, (id,)),)))
    rows = desk.lists.rows("identity_document", ids, ("number",), desk.language)
    return [rows[n].cells[0].text for n in ids if n in rows]


class RowPanel(Retranslated, QFrame):
    """Says what somebody decided; the page tells the session."""

    decided = Signal(list, str)  # places, decision
    chosen = Signal(list, str, str)  # places, column key, side
    cell_typed = Signal(int, str, str)  # place, column key, text
    edit_wanted = Signal(str)  # column key
    columns_wanted = Signal()
    institution_wanted = Signal(int, str, QPoint)  # place, column key, where
    value_wanted = Signal(int, str, QPoint)  # place, column key, where
    picked = Signal(int, str, str)  # place, column key, id of the record that the cell points to; empty to ask again
    person_wanted = Signal(int, QPoint)

    def __init__(self, desk: Desk, model: StagedModel) -> None:
        super().__init__()
        self._desk, self._model = desk, model
        self._rows: list[tuple[int, StagedRow]] = []
        self._lines: list[QWidget] = []
        self._presses: dict[Button, Callable[[], object]] = {}  # what each button does
        self._place_in_turn = place_in_turn(self)
        look = desk.look
        self.title = ElidedLabel(look, 13, SEMIBOLD)
        self.pill = Pill(look)
        self._left, self._right = column(spacing=look.px(6)), column(spacing=look.px(6))
        self._lay_out()

    def show_rows(self, rows: Sequence[tuple[int, StagedRow]]) -> None:
        """(place, row) of what is chosen."""
        self._rows = list(rows)
        self._presses.clear()
        take_away(self._lines)
        self._lines.clear()
        if len(self._rows) == 1:
            self._show_one(*self._rows[0])
        elif self._rows:
            self._show_several()
        else:
            self.title.setText("")
            self.pill.say("", Tone.GREY)
        take_turn(self._place_in_turn, self._presses)

    def button_words(self, answer: Answer) -> str:
        """What stands on a button."""
        day = self._desk.look.formats.day(answer.day)
        return self._desk.words.say(f"import.answer.{answer.words}", {"day": day})

    def retranslate(self) -> None:
        self.show_rows(self._rows)

    # One row

    def _show_one(self, place: int, row_: StagedRow) -> None:
        name = next((row_.cells[key] for key in self._names() if row_.cells.get(key)), "")
        sheet = self._model.staged_sheet(row_)
        said = self.tr("Column {number}") if sheet.layout.in_columns else self.tr("Row {number}")
        number = said.replace("{number}", str(sheet.place(row_)))
        self.title.setText(f"{number} · {name}" if name else number)
        self.pill.say(self._model.state_word(row_), mark(row_)[1])
        if row_.decision == LEFT_OUT:
            self._say(self.tr("This row will not be imported."))
            self._offer([(self.tr("Take it in again"), partial(self.decided.emit, [place], ""))])
            return
        for problem in row_.problems:
            self._show_problem(place, row_, problem)
        if not row_.problems:
            self._show_ready(place, row_)
        self._show_picked(place, row_)
        if row_.candidates and any(problem.code in WHO | WHICH for problem in row_.problems):
            for candidate in row_.candidates:
                self._show_candidate(place, candidate)
        else:
            for column, found in row_.near.items():
                self._show_near(place, column, found)
            self._show_reading(row_)

    def _show_problem(self, place: int, row_: StagedRow, problem: Problem) -> None:
        look = self._desk.look
        tone = TONES[problem.level]
        drawing = QLabel()
        drawing.setPixmap(look.pixmap(DRAWINGS[tone], look.theme.tones[tone].text, 15))
        drawing.setFixedSize(QSize(look.px(15), look.px(18)))
        said = self._desk.words.problem(problem)
        said = self._pair(self._label(problem.field), said) if problem.field else said
        self._line_in(self._left, look.px(8)).add((drawing, TOP), (Label(look, 13, wraps=True, text=said), 1))
        has_list, has_cell = self._model.has_list(problem.field), self._model.has_cell(problem.field)
        offered = answers(problem, row_, has_list=has_list, has_cell=has_cell)
        self._offer([(self.button_words(one), partial(self._answer, place, problem, one)) for one in offered])

    def _show_ready(self, place: int, row_: StagedRow) -> None:
        if row_.subject_id:
            name, facts = known_record(self._desk, self._model.subject, row_.subject_id)
            if row_.usual and not name:
                self._say(self.tr("As it was sent: nothing changes."))
                return
            self._say(self.tr("Already known: {name}. Empty fields are filled from the file.").replace("{name}", name))
            if facts:
                self._say(facts, "ink3")
        elif self._model.subject == PERSON:
            self._say(self.tr("Will be added as a new person."))
        else:
            self._say(self.tr("Will be added as a new record."))
        told = [(self.tr("Leave out"), partial(self.decided.emit, [place], LEFT_OUT))]
        if row_.decision:
            told.append((self.tr("Ask again"), partial(self.decided.emit, [place], "")))
        elif row_.subject_id:
            other = self.tr("Somebody else") if self._model.subject == PERSON else self.tr("Another record")
            told.append((other, partial(self.decided.emit, [place], NEW_RECORD)))
        self._offer(told)

    def _show_picked(self, place: int, row_: StagedRow) -> None:
        """What somebody chose for a cell stays open to another choice, also where the row is ready."""
        asked = {problem.field for problem in row_.problems if problem.level is not Level.INFORMS}
        for field, id in row_.picked.items():
            column = self._model.column_for(field, row_)
            if not (id and column):
                continue
            name = known_record(self._desk, self._model.refers(column), id)[0]
            said = self.tr("{column}: you chose “{name}”.").replace("{column}", self._label(column))
            self._say(said.replace("{name}", name), "ink3")
            other = (self.tr("Choose another…"), partial(self._pick_value, place, column))
            again = (self.tr("Ask again"), partial(self.picked.emit, place, column, ""))
            self._offer([again] if column in asked else [other, again])

    def _show_candidate(self, place: int, candidate: Candidate) -> None:
        name, facts = known_record(self._desk, self._model.subject, candidate.subject_id)
        same = self.tr("Same person") if self._model.subject == PERSON else self.tr("This record")
        decide = partial(self.decided.emit, [place], candidate.subject_id)
        why = self._desk.words.say(f"import.why.{candidate.why}")
        self._show_perhaps(f"{name} — {why}", facts, same, decide)

    def _show_near(self, place: int, column: str, found: Sequence[Candidate]) -> None:
        """Guesses at what a cell means; none counts before somebody takes it."""
        caption = self.tr("{column}: perhaps meant").replace("{column}", self._label(column))
        self._put(self._right, Label(self._desk.look, 12, MEDIUM, "ink3", wraps=True, text=caption))
        kind = self._model.refers(column)
        for one in found:
            name, facts = self._desk.label(kind, one.subject_id), self._desk.told_apart(kind, one.subject_id)
            take = partial(self.picked.emit, place, column, one.subject_id)
            self._show_perhaps(name, facts, self.tr("This one"), take)

    def _show_perhaps(self, name: str, facts: str, take: str, press: Callable[[], object]) -> None:
        look = self._desk.look
        avatar = Avatar(look, 28)
        avatar.setText(name)
        first = ElidedLabel(look, 13, MEDIUM, text=name)
        second = ElidedLabel(look, 11, tone="ink3", text=facts)
        same = Button(look, kind="small")
        same.say(take)
        same.setAccessibleName(": ".join((same.text(), name, facts)))
        self._act(same, press)
        self._line_in(self._right, look.px(9)).add(avatar, (column().add(first, second), 1), same)

    def _show_reading(self, row_: StagedRow) -> None:
        """What was read out of the cells, for the eye of a person."""
        said = [
            self._pair(label, text)
            for key, value in row_.values.items()
            if (label := self._key_label(key)) and (text := self._said(key, value))
        ]
        if said:
            caption = Label(self._desk.look, 12, MEDIUM, "ink3", text=self.tr("Read as"))
            facts = Label(self._desk.look, 12, tone="ink2", wraps=True, text=" · ".join(said))
            self._put(self._right, caption)
            self._put(self._right, facts)

    def _pair(self, name: str, what: str) -> str:
        return self.tr("{name}: {what}").replace("{name}", name).replace("{what}", what)

    def _said(self, key: str, value: Value) -> str:
        place = self._model.shape.places.get(key) if self._model.shape else None
        if place is None:
            return self._desk.look.formats.day(str(value))
        return value_phrase(self._desk, self._desk.registry[place[0]], place[1], value)

    def _key_label(self, key: str) -> str:
        """Empty for what has no name that a person knows."""
        label = self._label(key)
        return "" if label.startswith(("field.", "import.")) else label

    def _names(self) -> Sequence[str]:
        """Columns that tell who or what a row is about."""
        shape = self._model.shape
        return [*_NAMES, *(key for key in shape.columns() if key in shape.names)] if shape and shape.own else _NAMES

    def _label(self, key: str) -> str:
        return self._model.shape.label(key, self._desk.words) if self._model.shape else key

    # Several rows

    def _show_several(self) -> None:
        places = [place for place, _ in self._rows]
        self.title.setText(count("RowPanel", "%n row chosen", len(places)))
        self.pill.say("", Tone.GREY)
        asking = rows_asking(self._rows, lambda problem: problem.code in WHO)
        if asking:
            words = count("RowPanel", "%n row may be about people who are already known.", len(asking))
            self._say(words)
            self._offer([(self.tr("All are new people"), partial(self.decided.emit, asking, NEW_RECORD))])
        if which := rows_asking(self._rows, lambda problem: problem.code in WHICH):
            self._say(count("RowPanel", "%n row may be about records that are already there.", len(which)))
            self._offer([(self.tr("All are new records"), partial(self.decided.emit, which, NEW_RECORD))])
        differing = self._differing()
        if differing:
            self._say(count("RowPanel", "%n row differs from what we have.", len({at for at, _ in differing})))
            self._offer(
                [
                    (self.tr("Keep ours in all"), partial(self._choose_all, differing, OURS)),
                    (self.tr("Take the file's in all"), partial(self._choose_all, differing, THEIRS)),
                ]
            )
        self._offer([(self.tr("Leave all out"), partial(self.decided.emit, places, LEFT_OUT))])

    def _differing(self) -> list[tuple[int, str]]:
        return [
            (place, problem.field)
            for place, staged in self._rows
            for problem in staged.problems
            if problem.code == DIFFERS
        ]

    # Answers

    def _act(self, button: Button, press: Callable[[], object]) -> None:
        """Kept here, not in the connection: what a connection holds dies in the middle of Qt's own end."""
        self._presses[button] = press
        button.clicked.connect(self._pressed)

    def _pressed(self) -> None:
        button = self.sender()
        if isinstance(button, Button) and button in self._presses:
            self._presses[button]()

    def _answer(self, place: int, problem: Problem, answer: Answer) -> None:
        match answer.act:
            case Act.DECIDE:
                self.decided.emit([place], answer.value)
            case Act.CHOOSE:
                self.chosen.emit([place], problem.field, answer.value)
            case Act.TYPE:
                self.cell_typed.emit(place, problem.field, answer.value)
            case Act.EDIT:
                self.edit_wanted.emit(problem.field)
            case Act.COLUMNS:
                self.columns_wanted.emit()
            case Act.PICK:
                self.institution_wanted.emit(place, problem.field, self._here())
            case Act.PICK_VALUE:
                self._pick_value(place, problem.field)
            case Act.PICK_PERSON:
                self.person_wanted.emit(place, self._here())

    def _pick_value(self, place: int, column: str) -> None:
        self.value_wanted.emit(place, column, self._here())

    def _here(self) -> QPoint:
        return self.mapToGlobal(QPoint(self._desk.look.px(20), 0))

    def _choose_all(self, differing: Sequence[tuple[int, str]], side: str) -> None:
        for key in dict.fromkeys(key for _, key in differing):
            self.chosen.emit([place for place, own in differing if own == key], key, side)

    # Pieces

    def _say(self, text: str, tone: str = "ink") -> None:
        label = Label(self._desk.look, 13 if tone == "ink" else 12, tone=tone, wraps=True, text=text)
        self._put(self._left, label)

    def _put(self, layout: Line, widget: QWidget) -> None:
        """Until other rows are shown."""
        self._lines.append(widget)
        layout.addWidget(widget)

    def _line_in(self, layout: Line, spacing: int) -> Line:
        """A widget of its own for what stands side by side, so that it goes as a whole."""
        holder = QWidget()
        self._put(layout, holder)
        return row(holder, spacing=spacing)

    def _offer(self, buttons: Sequence[tuple[str, Callable[[], object]]]) -> None:
        if not buttons:
            return
        look = self._desk.look
        line = self._line_in(self._left, look.px(8))
        for words, press in buttons:
            button = Button(look, kind="small")
            button.say(words)
            self._act(button, press)
            line.addWidget(button)
        line.addStretch()

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.setObjectName("rowPanel")
        head = row(spacing=px(10)).add((self.title, 1), self.pill)
        left, right = QWidget(), QWidget()
        for side, lines in ((left, self._left), (right, self._right)):
            column(side).add(lines, STRETCH)
        across = row(spacing=px(24)).add((left, 5), (right, 4))
        body = QWidget()
        column(body, (px(22), px(8), px(22), px(8)), px(8)).add(head, (across, 1))
        column(self).add(scrolled(body))
