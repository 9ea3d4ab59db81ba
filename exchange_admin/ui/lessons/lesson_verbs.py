"""What is done with single lessons: hold, cancel, move, substitute, add, change, delete. One set for both views."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.fields import Field, FieldType, Value
from exchange_admin.domain.problems import Problem
from exchange_admin.services.lessons.group_sheet import SheetLesson
from exchange_admin.ui.latest_job import LatestJob
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog, ask_fields
from exchange_admin.ui.lessons.group_session import GroupSession
from exchange_admin.ui.lessons.timetable_view import USUAL_MINUTES
from exchange_admin.ui.lessons.verb_bar import new_command
from exchange_admin.ui.words import count

DESCRIBED = ("date", "starts_at", "minutes", "topic", "room", "note")
"""What is said about a lesson when it is added or changed."""


class LessonVerbs(QObject):
    """`chosen` gives the ids of the lessons that the view on screen has chosen."""

    def __init__(self, session: GroupSession, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._calendar = LatestJob(session.desk.jobs, 0, self)
        self._calendar.answered.connect(self._looked_up)
        self.chosen: Callable[[], Sequence[str]] = list
        self.hold, self.cancel = new_command(self, self.hold_chosen), new_command(self, self.cancel_chosen)
        self.again, self.move = new_command(self, self.plan_chosen_again), new_command(self, self.move_chosen)
        self.substitute, self.add = new_command(self, self.substitute_chosen), new_command(self, self.add_lesson)
        self.change, self.remove = new_command(self, self.change_chosen), new_command(self, self.remove_chosen)

    def actions(self) -> list[QAction]:
        return [self.hold, self.cancel, self.again, self.move, self.substitute, self.change, self.add, self.remove]

    def refresh(self) -> None:
        """What can be done with the lessons chosen now."""
        lessons = self._lessons()
        states = {one.state for one in lessons}
        self.hold.setEnabled(bool(lessons) and states <= {"planned", "cancelled"})
        self.cancel.setEnabled(bool(lessons) and states <= {"planned", "held"})
        self.again.setEnabled(bool(lessons) and states <= {"held", "cancelled"})
        self.move.setEnabled(len(lessons) == 1 and states <= {"planned", "cancelled"})
        self.substitute.setEnabled(bool(lessons) and "moved" not in states)
        self.change.setEnabled(len(lessons) == 1)
        self.remove.setEnabled(bool(lessons) and states <= {"planned", "cancelled"})

    def retranslate(self) -> None:
        self.hold.setText(self.tr("Held"))
        self.cancel.setText(self.tr("Cancel"))
        self.again.setText(self.tr("Plan again"))
        self.move.setText(self.tr("Move…"))
        self.substitute.setText(self.tr("Substitute…"))
        self.add.setText(self.tr("New lesson…"))
        self.change.setText(self.tr("Change…"))
        self.remove.setText(self.tr("Delete"))

    def hold_lesson(self, id: str) -> None:
        """Held, and everybody without a mark was there."""
        verbs = self._session.verbs.planning
        self._session.do(partial(verbs.hold, [id]), self.tr("Held: everybody is present unless marked."))

    def hold_chosen(self) -> None:
        ids, hold = self._ids(), self._session.verbs.planning.hold
        self._session.do(partial(hold, ids), count("LessonVerbs", "%n lesson held", len(ids)))

    def cancel_chosen(self) -> None:
        ids, cancel = self._ids(), self._session.verbs.planning.cancel
        self._session.do(partial(cancel, ids), count("LessonVerbs", "%n lesson cancelled", len(ids)))

    def plan_chosen_again(self) -> None:
        ids, plan_again = self._ids(), self._session.verbs.planning.plan_again
        self._session.do(partial(plan_again, ids), count("LessonVerbs", "%n lesson planned again", len(ids)))

    def move_chosen(self) -> None:
        """To another day and hour; the old place stays, marked as moved."""
        lessons = self._lessons()
        if len(lessons) != 1:
            return
        lesson, desk = lessons[0], self._session.desk
        words = desk.words
        asked = (
            (Field(name="date", type=FieldType.DATE, required=True), words.field("language_lesson", "date")),
            (Field(name="starts_at", type=FieldType.TIME), words.field("language_lesson", "starts_at")),
        )
        begun = {"date": lesson.record["date"], "starts_at": lesson.record["starts_at"]}
        move = partial(self._move, lesson.id)
        ask_fields(desk, self.tr("Move lesson"), self.tr("Move"), asked, begun, self._window, move)

    def substitute_chosen(self) -> None:
        """Somebody else gives them; an empty name is the group's own teacher again."""
        lessons, desk = self._lessons(), self._session.desk
        if not lessons:
            return
        field = Field(name="substitute_id", type=FieldType.REFERENCE, refers="person")
        asked = ((field, desk.words.field("language_lesson", "substitute_id")),)
        begun = {"substitute_id": lessons[0].record["substitute_id"]}
        about = self.tr("Leave it empty for the teacher of the group.")
        substitute = partial(self._substitute, [one.id for one in lessons])
        title, save = self.tr("Substitute teacher"), self.tr("Save")
        ask_fields(desk, title, save, asked, begun, self._window, substitute, about)

    def add_lesson(self) -> None:
        """One beside the timetable, as long as the last one."""
        sheet = self._session.sheet
        if sheet is None:
            return
        last = sheet.lessons[-1].record if sheet.lessons else None
        begun: dict[str, Value] = {"date": self._session.desk.look.formats.today().isoformat()}
        begun |= {name: last[name] if last else None for name in ("starts_at", "minutes", "room")}
        begun["minutes"] = begun["minutes"] or USUAL_MINUTES
        self._ask(self.tr("New lesson"), begun, partial(self._add, sheet.group.id))

    def change_chosen(self) -> None:
        """Day, hour, length and what stands in the list; marks in the lesson stay."""
        lessons = self._lessons()
        if len(lessons) != 1:
            return
        record = lessons[0].record
        self._ask(self.tr("Change lesson"), record.values, partial(self._describe, record.id, record.text("date")))

    def remove_chosen(self) -> None:
        ids, remove = self._ids(), self._session.verbs.planning.remove
        self._session.do(partial(remove, ids), count("LessonVerbs", "%n lesson deleted", len(ids)))

    def _ask(self, title: str, begun: Mapping[str, Value], carry_out: Callable[[FieldsDialog], bool]) -> None:
        """A dialog about one lesson."""
        desk = self._session.desk
        kind = desk.registry["language_lesson"]
        asked = [(kind[name], desk.words.field("language_lesson", name)) for name in DESCRIBED]
        ask_fields(desk, title, self.tr("Save"), asked, begun, self._window, carry_out)

    # What the dialogs do; False leaves them as they are

    def _move(self, id: str, dialog: FieldsDialog) -> bool:
        day, starts_at = str(dialog.values["date"]), str(dialog.values["starts_at"] or "")
        move = partial(self._session.verbs.planning.move, id, date.fromisoformat(day), starts_at)
        done = self._session.do(move, self.tr("Lesson moved"), dialog.refuse)
        return done and self._look_up(day)

    def _substitute(self, ids: Sequence[str], dialog: FieldsDialog) -> bool:
        teacher = dialog.values["substitute_id"]
        given = partial(self._session.verbs.planning.substitute, ids, str(teacher) if teacher else None)
        said = self.tr("Substitute noted") if teacher else self.tr("Substitute taken back")
        return self._session.do(given, said, dialog.refuse)

    def _add(self, group: str, dialog: FieldsDialog) -> bool:
        verb = partial(self._session.verbs.planning.add, group, dict(dialog.values))
        done = self._session.do(verb, self.tr("Lesson planned"), dialog.refuse)
        return done and self._look_up(str(dialog.values["date"]))

    def _describe(self, id: str, before: str, dialog: FieldsDialog) -> bool:
        verb = partial(self._session.verbs.planning.describe, id, dict(dialog.values))
        done, day = self._session.do(verb, self.tr("Lesson changed"), dialog.refuse), str(dialog.values["date"])
        return done and (day == before or self._look_up(day))

    def _look_up(self, day: str) -> bool:
        """Remarks upon a lesson that was put on a day off, once the calendar has been read aside from the window."""
        group, language = self._session.id, self._session.desk.language

        self._calendar.ask(
            self._session.desk.apart(
                lambda apart, _: apart.lessons.planning.day_off(group, date.fromisoformat(day), language)
            )
        )
        return True

    def _looked_up(self, off: object) -> None:
        if isinstance(off, Problem):
            desk = self._session.desk
            desk.notices.say(desk.sentence([off]), desk.actions["edit.undo"].trigger)

    def _ids(self) -> list[str]:
        return [one.id for one in self._lessons()]

    def _lessons(self) -> list[SheetLesson]:
        return self._session.lessons(list(self.chosen()))
