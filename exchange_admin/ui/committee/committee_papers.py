"""Minutes and the control of decisions as files: where to is asked once there is something to write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.kept_files import name_of_title
from exchange_admin.domain.steps import Record
from exchange_admin.services.boxed_characters import boxed_said
from exchange_admin.services.committee.controlling import Controlled
from exchange_admin.services.office import Office
from exchange_admin.services.session_pack.session import paper_of
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.saving import ask_target

_BOOK = ".xlsx"


class CommitteePapers(QObject):
    """Written in a job, whole or not at all."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def minutes(self, meeting: str) -> None:
        """Always in Chinese and Russian; what is missing in one of them is said instead."""
        desk = self._desk
        try:
            desk.office.committee_papers.minutes(meeting)
        except RuleBroken as broken:
            desk.say_reason(broken)
            return
        title = desk.words.say("paper.committee.minutes.title")
        target = self._ask(f"{title} {desk.label('meeting', meeting)}", self.tr("PDF (*.pdf)"))
        if target is not None:
            self._write(target, lambda apart: apart.committee_papers.write_minutes(meeting, target))

    def pack(self, meeting: Record) -> None:
        """What everybody gets before a session, as things stand today."""
        desk = self._desk
        title = desk.words.say(f"paper.committee.{paper_of(meeting)}.title")
        target = self._ask(f"{title} {desk.label('meeting', meeting.id)}", self.tr("PDF (*.pdf)"))
        if target is None:
            return
        words = desk.words

        def write(apart: Office, task: Task) -> tuple[Path, str]:
            packs = apart.session_packs
            return target, boxed_said(packs.write(packs.read(meeting.id, apart.both_languages()), target), words)

        desk.read(write, aside=True).start_telling(self._say_pack, desk.say_reason)

    def _say_pack(self, written: object) -> None:
        path, boxed = cast("tuple[Path, str]", written)
        words = self._desk.words
        if boxed:
            self._desk.notices.say(words.in_turn((words.say("pack.written", {"path": path.name}), boxed)))
        else:
            self._desk.notices.say_saved(path)

    def control(self, rows: list[Controlled]) -> None:
        """On paper, or as a workbook where that is chosen."""
        desk = self._desk
        if not rows:
            desk.notices.say(desk.words.say("problem.decision.nothing_to_print"))
            return
        bodies = {one.body for one in rows}
        of = [desk.words.say("committee.paper.control"), *(bodies if len(bodies) == 1 else ())]
        title = " ".join((*of, desk.look.formats.today().isoformat()))
        target = self._ask(title, self.tr("PDF (*.pdf);;Workbook (*.xlsx)"))
        if target is None:
            return
        language, who = desk.language, desk.who()

        def write(apart: Office) -> None:
            if target.suffix.lower() == _BOOK:
                apart.committee_papers.write_book(rows, language, target, who)
            else:
                apart.committee_papers.write_control(rows, apart.both_languages(), target)

        self._write(target, write)

    def _write(self, target: Path, write: Callable[[Office], object]) -> None:
        def work(apart: Office, task: Task) -> Path:
            write(apart)
            return target

        self._desk.read(work, aside=True).start_telling(self._desk.notices.say_saved, self._desk.say_reason)

    def _ask(self, title: str, kinds: str) -> Path | None:
        target = ask_target(self._desk, title, name_of_title(f"{title}.pdf"), kinds)
        return target if target is None or target.suffix else target.with_suffix(".pdf")
