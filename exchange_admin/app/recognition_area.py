"""What the editor of recognitions works with: services of the open office, pages that explain a conversion."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from exchange_admin.app.grading_area import stored_source
from exchange_admin.app.program import Office
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grading.explanation_dialog import ExplanationDialog
from exchange_admin.ui.recognition.recognition_desk import RecognitionDesk


def recognition_desk(office: Office, desk: Desk, window: QWidget) -> RecognitionDesk:
    """`window` is what dialogs belong to."""

    def explain(stored: Mapping[str, Any]) -> None:
        try:
            dialog = ExplanationDialog(desk, stored_source(office, desk, stored), window)
        except RuleBroken as broken:
            desk.notices.say(desk.sentence(broken.problems))
            return
        desk.ask.show(dialog)
        dialog.deleteLater()

    def staff() -> list[str]:
        store = office.store
        people = store.many("staff", [store.id_of("staff", n) for n in store.ids(Query("staff"))])
        return [one.text("name") for one in people.values()]

    return RecognitionDesk(office.recognition, explain, staff)
