"""What every stay of a person needs, on the person's card: the stay under way is open, the others fold out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.ui.casework.checklist_card import ChecklistCard
from exchange_admin.ui.casework.task_line import PhaseButton
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.widgets.labels import column, take_away


class PersonChecklists(RecordCard):
    """Each stay stands here once, whichever entry of the person it was written for; that of the stay under way, or of
    the next one, comes first and is open."""

    message_wanted = Signal(list)  # ids of tasks

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self._person = ""
        self._stays: dict[str, Record] = {}
        self.heads: list[PhaseButton] = []
        self.cards: dict[str, ChecklistCard] = {}
        self._rows = column(spacing=desk.look.px(4))
        self.body.add(self._rows)

    def show_record(self, record: Record) -> None:
        try:
            stays = self._desk.office.casework.checklists.stays_of(record.id)
        except RuleBroken:  # deleted a moment ago
            stays = []
        self.setVisible(bool(stays))
        self.title.setText(self.tr("Checklists"))
        self._stays = {stay.id: stay for stay in stays}
        if record.id != self._person or [one.id for one in stays] != [head.phase for head in self.heads]:
            self._person = record.id
            self._build(stays)
        for head, stay in zip(self.heads, stays, strict=True):
            self._say(head, stay)
            if head.phase in self.cards:
                self.cards[head.phase].show_record(stay)

    def go_to(self, id: str) -> QWidget | None:
        """The line of a task, of whichever stay it is."""
        tasks = self._desk.office.casework.tasks.find((id,), self._desk.language)
        head = next((one for one in self.heads if tasks and one.phase == tasks[0].stay), None)
        if head is None:
            return None
        self._open(head)
        return self.cards[head.phase].go_to(id)

    # Inside

    def _build(self, stays: list[Record]) -> None:
        take_away([*self.heads, *self.cards.values()], self._rows)
        self.heads, self.cards = [], {}
        for stay in stays:
            head = PhaseButton(self._desk.look, stay.id)
            head.is_open = False
            head.clicked.connect(self._turn)
            self.heads.append(head)
            self._rows.addWidget(head)
        if self.heads:
            self._open(self.heads[0])

    def _say(self, head: PhaseButton, stay: Record) -> None:
        desk, formats = self._desk, self._desk.look.formats
        programme, host = stay.text("programme_id"), stay.text("receiving_institution_id")
        called = desk.label("programme", programme) or desk.label("institution", host) or desk.words.kind("mobility")
        starts = stay.text("actual_start") or stay.text("planned_start")
        head.say_beside(called, formats.day(starts) if starts else "")

    def _turn(self) -> None:
        head = self.sender()
        assert isinstance(head, PhaseButton)
        if head.is_open:
            head.is_open = False
            self.cards[head.phase].hide()
            head.update()
        else:
            self._open(head)

    def _open(self, head: PhaseButton) -> None:
        """Its checklist is made when it is first wanted."""
        head.is_open = True
        head.update()
        card = self.cards.get(head.phase)
        if card is None:
            card = self.cards[head.phase] = ChecklistCard(self._desk, inner=True)
            card.message_wanted.connect(self.message_wanted)
            self._rows.insertWidget(self._rows.indexOf(head) + 1, card)
        card.show_record(self._stays[head.phase])
