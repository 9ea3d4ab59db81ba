"""Two people side by side who may be one, and the three answers: the same, different, not sure."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.services.exchange.cards import DuplicateCard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.phrases import value_phrase
from exchange_admin.ui.exchange.cards_view import CardDetail
from exchange_admin.ui.forms.record_form import shown_fields
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.dialogs import grid_layout
from exchange_admin.ui.widgets.labels import STRETCH, Card, ElidedLabel, Label, empty_out, row
from exchange_admin.ui.widgets.segments import Segments
from exchange_admin.ui.words import Retranslated

LINES_SHOWN = 16
ONE, OTHER = "one", "other"


class PeopleCompare(Card):
    """What differs stands first and dark, what is the same below it and grey."""

    same = Signal(str, str)  # the entry that is kept, the other
    different = Signal(str, str)
    unsure = Signal()
    record_wanted = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self.ids = ("", "")
        look = desk.look
        self._grid = grid_layout(look, (14, 5), (1, 2))
        self._grid.setColumnMinimumWidth(0, look.px(120))
        self._main_words = Label(look, 12, tone="ink3")
        self.main = Segments(look, (ONE, OTHER))
        self.one_person, self.two_people = Button(look, "merge", "primary"), Button(look, "users")
        self.not_sure = Button(look, kind="ghost")
        self.explained = Label(look, 12, tone="ink3", wraps=True)
        choice = row(spacing=look.px(8)).add(self._main_words, self.main, STRETCH)
        buttons = row(spacing=look.px(8)).add(self.one_person, self.two_people, self.not_sure, STRETCH)
        self.body.setSpacing(look.px(10))
        self.body.add(buttons, choice, self._grid, self.explained)
        self.one_person.clicked.connect(self._same)
        self.two_people.clicked.connect(self._different)
        self.not_sure.clicked.connect(self.unsure)

    def show_people(self, one: str, other: str) -> None:
        """The older entry is proposed as the main one: ids are made in the order of time."""
        if (one, other) != self.ids:
            self.main.set_current(ONE if one <= other else OTHER)
        self.ids = (one, other)
        self.title.setText(self.tr("One person or two?"))
        self.main.say(ONE, self.tr("left"))
        self.main.say(OTHER, self.tr("right"))
        self._main_words.setText(self.tr("Main entry if it is one person:"))
        self.one_person.say(self.tr("Same person"))
        self.two_people.say(self.tr("Different people"))
        self.not_sure.say(self.tr("Not sure yet"))
        self.explained.setText(
            self.tr("Nothing is rewritten: both entries keep their values and history, and undo parts them again.")
        )
        self._fill(one, other)

    def kept(self) -> tuple[str, str]:
        """The main entry and the other."""
        one, other = self.ids
        return (other, one) if self.main.current() == OTHER else (one, other)

    def _fill(self, one: str, other: str) -> None:
        empty_out(self._grid)
        try:
            records = [self._desk.records.get("person", id) for id in (one, other)]
        except RuleBroken:
            return
        for at, record in enumerate(records, 1):
            name = Button(self._desk.look, kind="link")
            name.say(self._desk.label("person", record.id))
            name.setProperty("person", record.id)
            name.clicked.connect(self._open)
            self._grid.addWidget(name, 0, at, Qt.AlignmentFlag.AlignLeft)
        lines = self._lines(*records)
        for line, (label, left, right, differs) in enumerate(lines[:LINES_SHOWN], 1):
            self._put(line, 0, label, "ink3", strong=False)
            for at, text in enumerate((left, right), 1):
                self._put(line, at, text or "—", "ink" if differs else "ink3", strong=differs)

    def _lines(self, one: Record, other: Record) -> list[tuple[str, str, str, bool]]:
        """Label, left, right, whether they differ; fields that both leave empty are left out."""
        kind = self._desk.registry["person"]
        made = []
        for field in shown_fields(kind):
            left, right = (value_phrase(self._desk, kind, field.name, record[field.name]) for record in (one, other))
            if left or right:
                label = self._desk.lists.title("person", field.name, self._desk.language)
                made.append((label, left, right, one[field.name] != other[field.name]))
        return sorted(made, key=lambda line: not line[3])

    def _put(self, line: int, at: int, text: str, tone: str, *, strong: bool) -> None:
        weight = MEDIUM if strong and at else SEMIBOLD if line == 0 else MEDIUM
        label = ElidedLabel(self._desk.look, 13 if at else 12, weight if strong else SEMIBOLD.Normal, tone)
        label.setText(text)
        self._grid.addWidget(label, line, at)

    def _open(self) -> None:
        self.record_wanted.emit("person", str(self.sender().property("person")))

    def _same(self) -> None:
        self.same.emit(*self.kept())

    def _different(self) -> None:
        self.different.emit(*self.ids)


class DuplicateView(Retranslated, CardDetail):
    """Two people who may be one, found alike when a package came in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.card: DuplicateCard | None = None
        self._why, self.people = Label(desk.look, 13, tone="ink2", wraps=True), PeopleCompare(desk)
        self.lay_out(self._why, self.people)
        self.people.record_wanted.connect(self.record_wanted)

    def show_card(self, card: DuplicateCard, place: str) -> None:
        self.card = card
        self.head.say(card.person, card.names, self.tr("May be the same person"), Tone.TEAL, ("person", card.person_id))
        self.head.say_place(place)
        why = self.tr("The names are alike by {score} % and the date of birth is the same: {day}.")
        day = self._desk.look.formats.day(card.birth_date)
        self._why.setText(why.replace("{score}", str(card.score)).replace("{day}", day))
        self.people.show_people(card.person_id, card.other_id)

    def retranslate(self) -> None:
        if self.card is not None:
            self.show_card(self.card, self.head.place())
