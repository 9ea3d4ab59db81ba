"""The people of a group with what they attended and reached; enrolling, moving, leaving."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Field, FieldType, Value
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.lessons.hours import percent_text
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.services.lessons.group_sheet import GroupSheet, Member
from exchange_admin.ui.grid.grid import Grid, GridCell, GridColumn, GridRow
from exchange_admin.ui.lessons.enrol_dialog import EnrolDialog
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog, ask_fields
from exchange_admin.ui.lessons.group_session import GroupSession
from exchange_admin.ui.lessons.verb_bar import VerbBar, new_command
from exchange_admin.ui.presentation import CHOICE_TONES
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.labels import column
from exchange_admin.ui.words import Retranslated, count

_VOCABULARIES = {"level_reached": "cefr", "result": "enrolment_result"}


class PeopleView(Retranslated, QWidget):
    """Whoever was moved or has left stays in the list with the days before. Mark, level and result are typed here."""

    record_wanted = Signal(str, str)

    def __init__(self, session: GroupSession) -> None:
        super().__init__()
        self._session = session
        look = session.desk.look
        self.enrol_action, self.move_action = new_command(self, self.enrol), new_command(self, self.move_chosen)
        self.leave_action = new_command(self, self.leave_chosen)
        self.table = Grid(look)
        self.table.together = session.desk.feed.together
        self.bar = VerbBar(look, [self.enrol_action, self.move_action, self.leave_action])
        self.empty = EmptyState(look, "users")
        column(self).add(self.bar, (self.table, 1), (self.empty, 1))
        session.read.connect(self._after_reading)
        self.empty.button.clicked.connect(self.enrol)
        self.table.chosen_changed.connect(self._chosen)
        self.table.opens_rows = True
        self.table.opened.connect(self._open_person)
        self.table.cells.typed.connect(self._typed)
        self.retranslate()

    def enter(self) -> None:
        self.refresh()
        (self.table if self.table.isVisible() else self.empty.button).setFocus()

    def _after_reading(self) -> None:
        """Out of sight it is enough to be told anew when it is entered."""
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        sheet = self._session.sheet
        members = sheet.members if sheet else ()
        self.table.show_rows(self._columns(), [self._row(sheet, one) for one in members] if sheet else [])
        self.table.setVisible(bool(members))
        self.bar.setVisible(bool(members))
        self.empty.setVisible(not members)
        self._chosen()

    def status_words(self) -> str:
        sheet = self._session.sheet
        return count("PeopleView", "%n person", len(sheet.members)) if sheet else ""

    # Verbs

    def enrol(self) -> None:
        sheet, desk = self._session.sheet, self._session.desk
        if sheet is None:
            return
        today = desk.look.formats.today().isoformat()
        first = max(today, sheet.group.text("starts")) if sheet.group["starts"] else today
        dialog = EnrolDialog(desk, sheet.group.text("code"), first, self)
        if desk.ask.show(dialog):
            self.enrol_people(dialog.people, date.fromisoformat(dialog.first))

    def enrol_people(self, people: list[str], first: date) -> None:
        words = count("PeopleView", "%n person enrolled", len(people))
        self._session.do(partial(self._session.verbs.enrolling.enrol, self._session.id, people, first), words)

    def move_chosen(self) -> None:
        """To another group from a day on; the days before stay here."""
        member, desk = self._one(), self._session.desk
        if member is None:
            return
        field = partial(desk.words.field, "language_enrolment")
        group = Field(name="group", type=FieldType.REFERENCE, refers="language_group", required=True)
        asked = ((group, field("language_group_id")), (_required_day("day"), self.tr("First day there")))
        begun = {"day": desk.look.formats.today().isoformat()}
        title = self.tr("Move {name}").replace("{name}", member.name)
        ask_fields(desk, title, self.tr("Move"), asked, begun, self, partial(self._move, member.id))

    def leave_chosen(self) -> None:
        member, desk = self._one(), self._session.desk
        if member is None:
            return
        asked = ((_required_day("day"), desk.words.field("language_enrolment", "left_on")),)
        begun = {"day": desk.look.formats.today().isoformat()}
        title = self.tr("{name} leaves the group").replace("{name}", member.name)
        ask_fields(desk, title, self.tr("Save"), asked, begun, self, partial(self._leave, member.id))

    def _move(self, id: str, dialog: FieldsDialog) -> bool:
        target, day = str(dialog.values["group"]), date.fromisoformat(str(dialog.values["day"]))
        return self._session.do(
            partial(self._session.verbs.enrolling.move, id, target, day),
            self.tr("Moved to another group"),
            dialog.refuse,
        )

    def _leave(self, id: str, dialog: FieldsDialog) -> bool:
        day = date.fromisoformat(str(dialog.values["day"]))
        return self._session.do(
            partial(self._session.verbs.enrolling.leave, id, day), self.tr("Noted as left"), dialog.refuse
        )

    # What is shown

    def retranslate(self) -> None:
        self.enrol_action.setText(self.tr("Enrol…"))
        self.move_action.setText(self.tr("Move to another group…"))
        self.leave_action.setText(self.tr("Leaves…"))
        self.empty.say(self.tr("Nobody is in this group yet."), self.tr("Enrol…"))
        self.refresh()

    def _columns(self) -> list[GridColumn]:
        title = partial(self._session.desk.words.field, "language_enrolment")
        return [
            GridColumn("name", self.tr("Person"), 190, share=2),
            GridColumn("from", self.tr("From"), 88),
            GridColumn("until", self.tr("Until"), 88),
            GridColumn("state", title("state"), 116),
            GridColumn("hours", self.tr("Hours attended"), 100, right=True),
            GridColumn("rate", self.tr("Attendance"), 90, right=True),
            GridColumn("mark", title("mark"), 64, right=True, editable=True),
            self._of_a_list("level_reached", 90),
            self._of_a_list("result", 100),
        ]

    def _row(self, sheet: GroupSheet, member: Member) -> GridRow:
        desk, record, sums = self._session.desk, member.enrolment, sheet.tallies[member.id]
        formats, words = desk.look.formats, desk.words
        share = percent_text(sums.rate)
        state, result = record.text("state"), record.text("result")
        cells = (
            GridCell(member.name, member.others),
            GridCell(formats.day(record.text("enrolled_on"))),
            GridCell(formats.day(record.text("left_on"))),
            GridCell(words.choice("enrolment_state", state), pill=_tone("enrolment_state", state)),
            GridCell(f"{formats.hours(sums.attended)} / {formats.hours(sums.due)}" if sums.due else ""),
            GridCell(f"{formats.decimal(share)} %" if share else ""),
            GridCell(formats.decimal(record.text("mark"))),
            GridCell(words.choice("cefr", record.text("level_reached"))),
            GridCell(words.choice("enrolment_result", result), pill=_tone("enrolment_result", result)),
        )
        return GridRow(member.id, cells, faint=state in {"left", "transferred"})

    def _of_a_list(self, name: str, width: int) -> GridColumn:
        """Nothing stands first in the list and takes a word away."""
        title = self._session.desk.words.field("language_enrolment", name)
        return GridColumn(name, title, width, editable=True, choices=("", *self._known(name)), listed=True)

    def _known(self, name: str) -> dict[str, str]:
        """The words of a field in the language of the window, with what the file calls them."""
        vocabulary, say = _VOCABULARIES[name], self._session.desk.words.choice
        return {say(vocabulary, word): word for word in words_of(vocabulary)}

    def _typed(self, id: str, key: str, text: str) -> None:
        """A mark, a level or a result that the teacher gives by hand."""
        value: Value = text or None
        if key in _VOCABULARIES and text:
            meant = {said.casefold(): word for said, word in self._known(key).items()}
            value = meant.get(text.casefold())
            if value is None:
                self._session.desk.notices.say(
                    self._session.desk.sentence([Problem("value.unknown_word", key, {"typed": text})])
                )
                return
        elif (number := exact.read_or_none(text)) is not None:
            value = exact.shown(number)
        self._session.do(partial(self._session.verbs.enrolling.judge, id, {key: value}))

    def _one(self) -> Member | None:
        sheet, key = self._session.sheet, self.table.current_key()
        return next((one for one in sheet.members if one.id == key), None) if sheet else None

    def _chosen(self) -> None:
        member = self._one()
        there = member is not None and member.enrolment["state"] not in {"left", "transferred"}
        self.move_action.setEnabled(there)
        self.leave_action.setEnabled(there)

    def _open_person(self, key: str) -> None:
        sheet = self._session.sheet
        for one in sheet.members if sheet else ():
            if one.id == key:
                self.record_wanted.emit("person", one.enrolment.text("person_id"))


def _required_day(name: str) -> Field:
    return Field(name=name, type=FieldType.DATE, required=True)


def _tone(vocabulary: str, word: str) -> Tone:
    return Tone(CHOICE_TONES[vocabulary].get(word, "grey"))
