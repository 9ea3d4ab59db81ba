"""A real office file with all its services on a desk, for pages that work in jobs."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from office import ReadyAnswers
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from exchange_admin.app.office_window import WindowParts, make_desk
from exchange_admin.app.paths import Paths
from exchange_admin.app.program import Program
from exchange_admin.domain.ids import Origin
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import NewOffice, create_office
from exchange_admin.ui.actions import Actions
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import JobRunner
from exchange_admin.ui.languages import Languages
from exchange_admin.ui.look import Look
from exchange_admin.ui.preferences import Preferences


@dataclass
class FullOffice:
    office: Office
    desk: Desk
    answers: ReadyAnswers
    said: list[tuple[str, object]]

    def close(self) -> None:
        self.desk.jobs.drain()
        self.office.close()


def make_program(folder: Path) -> Program:
    paths = dataclasses.replace(Paths.find(), config=folder, cache=folder, data=folder, documents=folder)
    return Program(paths, Origin())


def new_file(program: Program, path: Path) -> None:
    """An empty office of the college that the Chinese sample list comes from."""
    office = NewOffice("松花工程职业学院", "CN", "zh", "SHGC")
    create_office(
        path, office, names=program.names, origin=program.origin, reference=program.reference, who="Shen"
    ).close()


def open_file(program: Program, path: Path, look: Look, languages: Languages, folder: Path) -> FullOffice:
    answers, office = ReadyAnswers(), program.open(path, writing=True)
    parts = WindowParts(look, languages, Preferences(folder), answers, folder)  # type: ignore[arg-type]
    desk = make_desk(office, parts, JobRunner(), Actions(look))
    made = FullOffice(office, desk, answers, [])
    desk.notices.said.connect(lambda text, undo: made.said.append((text, undo)))
    return made


def remove(widget: QWidget) -> None:
    """Deletes a widget now, as closing its window does; the office under it may be closed then."""
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def button(widget: QWidget, text: str) -> QAbstractButton:
    """The visible button that says so."""
    QCoreApplication.sendPostedEvents()  # what was just laid out becomes visible
    found = [one for one in widget.findChildren(QAbstractButton) if one.isVisible() and one.text().strip() == text]
    assert len(found) == 1, [one.text() for one in widget.findChildren(QAbstractButton) if one.isVisible()]
    return found[0]
