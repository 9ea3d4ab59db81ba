"""What the editor of recognitions works with: services of the open office, pages that explain a conversion."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from exchange_admin.app.grading_area import pages_source
from exchange_admin.domain.labels import person_name
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.services.learning_agreements.reading import AgreementSheet, AgreementVersion
from exchange_admin.services.office import Office
from exchange_admin.services.recognition.case import CourseMapping, RecognitionCase
from exchange_admin.services.recognition.explaining import explained_mapping
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.file_opener import FileOpener
from exchange_admin.ui.grading.explanation_dialog import ExplanationDialog
from exchange_admin.ui.recognition.recognition_desk import AgreementDesk, RecognitionDesk
from exchange_admin.ui.words import say


def recognition_desk(office: Office, desk: Desk, window: QWidget) -> RecognitionDesk:
    """`window` is what dialogs belong to."""

    def explain(mapping: CourseMapping) -> None:
        dialog = ExplanationDialog(desk, pages_source(office, mapping.title, explained_mapping(mapping)), window)
        desk.ask.show(dialog)
        dialog.deleteLater()

    def staff() -> list[str]:
        return [one.text("name") for one in office.store.records(Query("staff"))]

    def save_pdf(case: RecognitionCase) -> None:
        languages = paper_languages(office, desk.language)
        _save(
            office, desk, person_name(case.person.values)[0], partial(office.course_papers.sheet_pdf, case, languages)
        )

    return RecognitionDesk(office.recognition, explain, staff, save_pdf)


def agreement_desk(office: Office, desk: Desk, window: QWidget) -> AgreementDesk:
    """What the page of a learning agreement works with."""
    opener = FileOpener(desk, window)

    def save_pdf(sheet: AgreementSheet, version: AgreementVersion) -> None:
        languages = paper_languages(office, desk.language)
        draw = partial(office.course_papers.agreement_pdf, sheet, version, languages)
        _save(office, desk, f"{person_name(sheet.student.values)[0]} {version.number}", draw)

    return AgreementDesk(office.learning_agreements, opener.open, save_pdf)


def paper_languages(office: Office, language: str) -> list[str]:
    """Those of the office's papers, else that of the window."""
    own = office.store.where("office", "institution_id", [office.store.institution])
    said = own[0].text("document_languages").split(",") if own else []
    return [one.strip() for one in said if one.strip()][:2] or [language]


def _save(office: Office, desk: Desk, name: str, draw: Callable[[], bytes]) -> None:
    folder = Path(desk.preferences.export_folder)
    path = desk.ask.file_to_save(say("Recognition", "Save as PDF"), str(folder / f"{name}.pdf"), "PDF (*.pdf)")
    if path is None:
        return
    try:
        office.course_papers.write(draw(), path)
    except RuleBroken as broken:
        desk.notices.say(desk.sentence(broken.problems))
        return
    desk.preferences.export_folder = str(path.parent)
    desk.notices.say(say("Recognition", "Saved: {file}").replace("{file}", path.name))
