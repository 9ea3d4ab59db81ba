"""Entering a retake of an exam: what differs from the attempt before."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog

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
