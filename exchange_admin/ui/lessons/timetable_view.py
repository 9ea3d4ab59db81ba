"""The weekly timetable of a group, and the lessons that it asks for in a period, to be checked before they are made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from exchange_admin.domain.fields import Field, FieldType, Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.lessons.timetable import Proposed, Slot
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import DayEditor, Editor
from exchange_admin.ui.forms.making import make_editor
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.grid.grid import Grid, GridCell, GridColumn, GridRow
from exchange_admin.ui.latest_job import LatestJob
from exchange_admin.ui.lessons.group_session import GroupSession
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.tips import plain_tip
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.labels import LEFT, STRETCH, ElidedLabel, Label, column, row
from exchange_admin.ui.words import Retranslated, count

USUAL_MINUTES = 90
_WIDTHS = {"weekday": 132, "starts_at": 72, "minutes": 52, "room": 66}
LEFT_WIDTH = 420


class SlotHeadings(QWidget):
    """What the fields of the lines below are."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._labels = {name: ElidedLabel(desk.look, 12, tone="ink3") for name in _WIDTHS}
        line = row(self, spacing=desk.look.px(6))
        for name, label in self._labels.items():
            label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            label.setFixedWidth(desk.look.px(_WIDTHS[name]))
            line.add(label)
        line.add(STRETCH)
        self.retranslate()

    def texts(self) -> list[str]:
        return [label.text() for label in self._labels.values()]

    def retranslate(self) -> None:
        for name, label in self._labels.items():
            label.setText(self._desk.lists.title("timetable_slot", name, self._desk.language))


class SlotLine(Retranslated, QWidget):
    """`changed` when a field was left. What cannot be read is marked; the line then stands for what it last was."""

    changed = Signal()
    removed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._slot: Slot | None = None
        look, kind, tools = desk.look, desk.registry["timetable_slot"], form_tools(desk)
        self.weekday, self.starts, self.length, self.room = (make_editor(kind[name], tools, self) for name in _WIDTHS)
        self.remove = IconButton(look, "x", size=30)
        line = row(self, spacing=look.px(6))
        for editor in self._editors():
            editor.widget.setFixedWidth(look.px(_WIDTHS[editor.field.name]))
            line.addWidget(editor.widget)
            editor.left.connect(self._left)
        line.add(self.remove, STRETCH)
        self.remove.clicked.connect(self.removed)
        self.length.show_value(USUAL_MINUTES)
        self.retranslate()

    def show_slot(self, slot: Slot) -> None:
        self._slot = slot
        self.weekday.show_value(str(slot.weekday))
        self.starts.show_value(slot.starts_at)
        self.length.show_value(slot.minutes)
        self.room.show_value(slot.room or None)

    def slot(self) -> Slot | None:
        """None until the line was whole once."""
        if not self.problems():
            weekday, starts, minutes, room = (editor.value() for editor in self._editors())
            if weekday:
                self._slot = Slot(int(str(weekday)), str(starts), int(str(minutes)), str(room or ""))
        return self._slot

    def problems(self) -> list[Problem]:
        """What keeps a line that was begun from being taken as it stands."""
        found = {editor.field.name: _read(editor) for editor in self._editors()}
        wrong = [problem for problems, _ in found.values() for problem in problems]
        begun = self._slot is not None or any(found[name][1] for name in ("weekday", "starts_at"))
        missing = [name for name in ("weekday", "starts_at", "minutes") if not any(found[name])]
        return wrong or [Problem("value.required", name) for name in missing if begun]

    def retranslate(self) -> None:
        kind, words = "timetable_slot", self._desk.words
        for editor in self._editors():
            editor.widget.setAccessibleName(words.field(kind, editor.field.name))
            editor.widget.setToolTip(plain_tip(words.field(kind, editor.field.name)))
            editor.retranslate()
        self.remove.say(self.tr("Remove line"))

    def _editors(self) -> tuple[Editor, ...]:
        return self.weekday, self.starts, self.length, self.room

    def _left(self) -> None:
        for editor in self._editors():
            editor.mark_wrong(bool(_read(editor)[0]))
        self.changed.emit()


def _read(editor: Editor) -> tuple[Sequence[Problem], Value]:
    try:
        return (), editor.value()
    except RuleBroken as broken:
        return broken.problems, None


class TimetableView(Retranslated, QWidget):
    """A line is saved when it is left whole. What is proposed changes nothing until it is made."""

    made = Signal()  # lessons

    def __init__(self, session: GroupSession) -> None:
        super().__init__()
        self._session = session
        desk = session.desk
        look = desk.look
        self.lines: list[SlotLine] = []
        self._group = ""
        self._proposed: Sequence[Proposed] = ()
        self.title, self.about = Label(look, 15, SEMIBOLD), Label(look, 12, tone="ink3", wraps=True)
        self.headings = SlotHeadings(desk)
        self.add_button, self.unread = Button(look, "plus", "small"), Label(look, 12, tone="red", wraps=True)
        self.unread.hide()
        self.first = DayEditor(Field(name="starts", type=FieldType.DATE), form_tools(desk))
        self.last = DayEditor(Field(name="ends", type=FieldType.DATE), form_tools(desk))
        self._until = Label(look, 13, tone="ink3")
        self.make_button = Button(look, "check", "primary")
        self.proposals = Grid(look)
        self.problem = Label(look, 13, tone="red", wraps=True)
        self._asking = LatestJob(desk.jobs, 60, self)
        self._place = column(spacing=look.px(8))
        self._lay_out()
        session.read.connect(self.refresh)
        self.add_button.clicked.connect(self.add_line)
        self.first.left.connect(self.propose)
        self.last.left.connect(self.propose)
        self.make_button.clicked.connect(self.make)
        self.proposals.cells.ticked.connect(self._count)
        self._asking.answered.connect(self._answered)
        self._asking.refused.connect(self._refused)
        self.retranslate()

    def enter(self) -> None:
        if not self.lines:
            self.add_line()
        self.lines[0].weekday.widget.setFocus()
        self.propose()

    def refresh(self) -> None:
        sheet = self._session.sheet
        if sheet is None:
            return
        if sheet.group.id != self._group:
            self._group = sheet.group.id
            self.first.show_value(sheet.group["starts"])
            self.last.show_value(sheet.group["ends"])
            self._show_slots()
        elif self._slots() != self._saved() and not self.isVisible():
            self._show_slots()
        if self.isVisible():
            self.propose()

    def status_words(self) -> str:
        return ""

    # The timetable

    def add_line(self) -> None:
        """A line more, like the last one on the next day."""
        line = SlotLine(self._session.desk, self)
        if self.lines and (last := self.lines[-1].slot()) is not None:
            line.show_slot(Slot(last.weekday % 7 + 1, last.starts_at, last.minutes, last.room))
        self._put(line)
        line.weekday.widget.setFocus()
        if line.slot() is not None:
            self._save()

    def _put(self, line: SlotLine) -> None:
        self.lines.append(line)
        line.changed.connect(self._save)
        line.removed.connect(self._remove)
        self._place.addWidget(line)

    def _remove(self) -> None:
        line = self.sender()
        if isinstance(line, SlotLine):
            self._drop(line)
            self._save()

    def _drop(self, line: SlotLine) -> None:
        self.lines.remove(line)
        self._place.take_out(line)

    def _show_slots(self) -> None:
        for line in list(self.lines):
            self._drop(line)
        for slot in self._saved():
            line = SlotLine(self._session.desk, self)
            line.show_slot(slot)
            self._put(line)
        self._say_unread()

    def _slots(self) -> list[Slot]:
        """The lines that were whole once."""
        return [slot for line in self.lines if (slot := line.slot()) is not None]

    def _saved(self) -> list[Slot]:
        return self._session.verbs.planning.slots(self._session.id) if self._session.id else []

    def _save(self) -> None:
        slots = sorted(set(self._slots()), key=_order)
        if slots != sorted(set(self._saved()), key=_order):
            self._session.do(partial(self._session.verbs.planning.set_timetable, self._session.id, slots))
        self._say_unread()

    def _say_unread(self) -> None:
        """Nothing is planned from a timetable that does not say what stands in its lines."""
        desk, wrong = self._session.desk, [problem for line in self.lines for problem in line.problems()]
        said = (
            desk.words.labelled(desk.lists.title("timetable_slot", one.field, desk.language), desk.words.problem(one))
            for one in wrong[:2]
        )
        self.unread.say(" ".join(said))
        self._count()

    # The lessons

    def propose(self) -> None:
        """Asks anew what the timetable wants in the period; read in a job, which knows the holidays."""
        try:
            first, last = (_day(editor.value()) for editor in (self.first, self.last))
        except RuleBroken as broken:
            self.problem.say(self._session.desk.sentence(broken.problems))
            return
        group, language = self._session.id, self._session.desk.language
        if not group or not self._saved():
            self._show_proposed(())
            self.problem.say("")
            return

        self._asking.ask(
            self._session.desk.apart(lambda apart, _: apart.lessons.planning.proposed(group, first, last, language))
        )

    def make(self) -> None:
        """Plans the lessons that are ticked."""
        ticked = set(self.proposals.cells.ticked_keys())
        wanted = [one for n, one in enumerate(self._proposed) if str(n) in ticked]
        words = count("TimetableView", "%n lesson planned", len(wanted))
        if wanted and self._session.do(partial(self._session.verbs.planning.make, self._session.id, wanted), words):
            self.made.emit()

    def _answered(self, proposed: object) -> None:
        assert isinstance(proposed, Sequence)
        self.problem.say("")
        self._show_proposed(proposed)

    def _refused(self, error: Exception) -> None:
        self._show_proposed(())
        self.problem.say(self._session.desk.reason(error))

    def _show_proposed(self, proposed: Sequence[Proposed]) -> None:
        self._proposed = proposed
        title = partial(self._session.desk.words.field, "language_lesson")
        columns = [
            GridColumn("date", title("date"), 190),
            GridColumn("starts_at", title("starts_at"), 70),
            GridColumn("minutes", self.tr("Hours"), 60, right=True),
            GridColumn("room", title("room"), 80),
            GridColumn("why", "", 120, share=1),
        ]
        self.proposals.show_rows(columns, [self._row(n, one) for n, one in enumerate(proposed)])
        self.proposals.setVisible(bool(proposed))
        self._count()

    def _row(self, n: int, one: Proposed) -> GridRow:
        formats = self._session.desk.look.formats
        weekday = formats.locale.dayName(one.day.isoweekday(), QLocale.FormatType.ShortFormat)
        why, tone = one.holiday, Tone.AMBER
        if one.there:
            why, tone = self.tr("is there already"), Tone.GREY
        elif one.taught_as is not None and not one.holiday:
            day = formats.day(one.taught_as.isoformat())
            why, tone = self.tr("worked instead of {day}").replace("{day}", day), Tone.TEAL
        cells = (
            GridCell(f"{formats.day(one.day.isoformat())}  {weekday}"),
            GridCell(one.slot.starts_at),
            GridCell(formats.hours(one.slot.minutes)),
            GridCell(one.slot.room),
            GridCell(why, tone=tone),
        )
        return GridRow(str(n), cells, tick=None if one.there else one.wanted, faint=not one.wanted)

    def _count(self) -> None:
        n = len(self.proposals.cells.ticked_keys())
        self.make_button.say(count("TimetableView", "Plan %n lesson", n))
        self.make_button.setEnabled(n > 0 and self.unread.isHidden())

    # Words and places

    def retranslate(self) -> None:
        self.title.setText(self.tr("Weekly timetable"))
        self.about.setText(
            self.tr(
                "Days off of the host country are unticked; weekend days worked instead follow the timetable of the "
                "day they replace. Space changes a tick."
            )
        )
        self.headings.retranslate()
        self.add_button.say(self.tr("Add line"))
        self._until.setText("–")
        for editor, name in ((self.first, self.tr("First day")), (self.last, self.tr("Last day"))):
            editor.widget.setAccessibleName(name)
            editor.widget.setToolTip(plain_tip(name))
            editor.retranslate()
        self._show_proposed(self._proposed)

    def _lay_out(self) -> None:
        px = self._session.desk.look.px
        left = QWidget()
        left.setFixedWidth(px(LEFT_WIDTH))
        column(left, (px(22), px(14), px(18), px(14)), px(10)).add(
            self.title, self.headings, self._place, self.unread, (self.add_button, LEFT), STRETCH
        )
        line = QFrame()
        line.setObjectName("rule")
        line.setFixedWidth(1)
        head = row(margins=(px(18), px(10), px(18), px(8)), spacing=px(8)).add(
            self.first.line, self._until, self.last.line, STRETCH, self.make_button
        )
        for editor in (self.first, self.last):
            editor.line.setFixedWidth(px(120))
        below = column(margins=(px(18), 0, px(18), px(8)), spacing=px(4)).add(self.about, self.problem)
        right = column().add(head, below, (self.proposals, 1), STRETCH)
        row(self).add(left, line, (right, 1))


def _day(value: object) -> date | None:
    return date.fromisoformat(str(value)) if value else None


def _order(slot: Slot) -> tuple[int, str, int, str]:
    return slot.weekday, slot.starts_at, slot.minutes, slot.room
