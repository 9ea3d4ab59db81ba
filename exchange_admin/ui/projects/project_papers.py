"""The card of a project as a file: where to is asked once there is something to write."""

from __future__ import annotations

from PySide6.QtCore import QObject

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.kept_files import name_of_title
from exchange_admin.services.boxed_characters import boxed_said
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.saving import ask_target


class ProjectPapers(QObject):
    """Written in a job, whole or not at all."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def card(self, project: str, coordinator: bool = False) -> None:
        """Always in Chinese and Russian."""
        desk = self._desk
        try:
            desk.office.project_cards.card(project)
        except RuleBroken as broken:
            desk.say_reason(broken)
            return
        title = f"{desk.words.say('paper.project.card.title')} {desk.label('project', project)}"
        target = ask_target(desk, title, name_of_title(f"{title}.pdf"), self.tr("PDF (*.pdf)"))
        if target is None:
            return
        path = target if target.suffix else target.with_suffix(".pdf")

        def work(apart: Office, task: Task) -> str:
            boxed = boxed_said(apart.project_cards.write(project, path, coordinator=coordinator), desk.words)
            return desk.words.in_turn((desk.words.say("portfolio.written", {"path": path.name}), boxed))

        desk.read(work, aside=True).start_telling(desk.notices.say, desk.say_reason)
