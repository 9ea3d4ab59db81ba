"""The card of an exam result: which attempt it is, how long it counts, and entering a retake."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.services.exams.exam_results import Validity
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Label, Pill, row

_TONES = {
    Validity.EXPIRED: Tone.RED,
    Validity.ENDING: Tone.AMBER,
    Validity.VALID: Tone.TEAL,
    Validity.OPEN: Tone.TEAL,
    Validity.NOT_PASSED: Tone.GREY,
}


_ASKED = ("date", "level", "score", "outcome", "certificate_number", "valid_until")


class RetakeDialog(FieldsDialog):
    """Until when the result counts is filled in from the exam, and can be changed."""

    def __init__(self, desk: Desk, before: Record, parent: QWidget) -> None:
        kind = desk.registry["exam_result"]
        asked = tuple((kind[name], desk.words.field(kind.name, name)) for name in _ASKED)
        begun: dict[str, Value] = {"level": before["level"], "date": desk.look.formats.today().isoformat()}
        super().__init__(desk, "", "", asked, begun, parent)
        self._before = before
        self.setWindowTitle(self.tr("Retake of {exam}").replace("{exam}", desk.label(kind.name, before.id)))
        self.do.setText(self.tr("Enter retake"))
        for name in ("date", "level", "outcome"):
            self.editors[name].left.connect(self._propose)
        self._propose()

    def _propose(self) -> None:
        until = self.editors["valid_until"]
        if until.is_touched:
            return
        try:
            typed = {name: self.editors[name].value() for name in ("date", "level", "outcome")}
        except RuleBroken:
            return
        told = {**self._before.values, **typed, "valid_until": None}
        until.show_value(self._desk.records.suggestions("exam_result", told).get("valid_until"))


class ExamCard(RecordCard):
    """`entered`: a retake was written, and its id."""

    entered = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk, self._exams = desk, desk.office.exam_results
        self._record: Record | None = None
        look = desk.look
        self.attempt, self.validity = Label(look, 12, tone="ink2", wraps=True), Pill(look)
        self.retake = Button(look, "plus", "small")
        self.retake.clicked.connect(self.enter_retake)
        line = row(spacing=look.px(6)).add(self.validity, STRETCH, self.retake)
        self.body.add(self.attempt, look.px(4), line)

    def show_record(self, record: Record) -> None:
        self._record = record
        words = self._desk.words
        self.title.setText(words.say("exam.attempts"))
        attempts = self._exams.attempts(record.id) if record.live else []
        number = next((one.attempt for one in attempts if one.record.id == record.id), 1)
        said = words.say("exam.attempt_of", {"n": number, "of": len(attempts)})
        others = [one.record for one in attempts if one.record.id != record.id]
        days = " · ".join(filter(None, (self._said(one) for one in others)))
        self.attempt.setText(f"{said}\n{days}" if days else said)
        state = self._exams.validity(record.values)
        day = self._desk.look.formats.day(record.text("valid_until"))
        self.validity.say(words.say(f"exam.validity.{state.value}", {"day": day}), _TONES[state])
        self.retake.say(self.tr("Retake…"), self.tr("Another attempt; this one stays as it is"))
        self.retake.setEnabled(record.live and self._desk.limits.may_change(record))

    def enter_retake(self) -> None:
        """Asks what came of it and writes it beside the first attempt."""
        desk, record = self._desk, self._record
        if record is None:
            return
        dialog = RetakeDialog(desk, self._exams.attempts(record.id)[-1].record, self.window())
        dialog.carry_out = partial(self._enter, record.id)
        desk.ask.show(dialog)

    def _enter(self, id: str, dialog: FieldsDialog) -> bool:
        """A refusal stands in the dialog, which stays as it was typed."""
        desk = self._desk
        try:
            changes = self._exams.retake(id, dict(dialog.values), desk.who())
        except RuleBroken as broken:
            dialog.refuse(desk.sentence(broken.problems))
            return False
        desk.feed.publish(changes, self)
        desk.notices.say(desk.receipt(self.tr("Retake entered"), changes.problems), desk.actions["edit.undo"].trigger)
        (entered,) = changes.ids["exam_result"]
        self.entered.emit(entered)
        return True

    def _said(self, attempt: Record) -> str:
        day = self._desk.look.formats.day(attempt.text("date"))
        return " ".join(filter(None, (day, self._desk.words.choice("exam_outcome", attempt["outcome"]))))
