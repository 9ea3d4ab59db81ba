"""What stands first on the panel of an output: who has approved it, who is still asked, what can follow."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.rules.committee.minutes import Standing
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.steps import Record
from exchange_admin.services.committee.committees import DECLINED
from exchange_admin.services.portfolio.boards import bilingual_said
from exchange_admin.services.projects.sheets import OutputSheet
from exchange_admin.ui.committee.approvals_card import TONES, ChangesLines
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.projects.project_acts import ProjectActs
from exchange_admin.ui.projects.project_cards import StateButtons
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, ElidedLabel, Label, column, row

_HOW: Mapping[str, str] = {"approved": "green", "outdated": "amber", DECLINED: "amber"}


def how_of(sheet: OutputSheet, institution: str) -> str:
    """approved, outdated (another text), declined or missing."""
    now = sheet.standing
    ways = (("approved", now.approved), ("outdated", now.outdated), (DECLINED, now.declined))
    return next((how for how, some in ways if institution in some), "missing")


def reason_of(sheet: OutputSheet, institution: str, how: str) -> str:
    """Why an institution declined what stands there."""
    said = (one.text("comment") for one in sheet.approvals if one["institution_id"] == institution)
    return next(said, "") if how == DECLINED else ""


class OutputCard(RecordCard):
    """Buttons are there where this file may speak: an office for all without the program, a college for itself."""

    def __init__(self, desk: Desk, acts: ProjectActs) -> None:
        super().__init__(desk.look)
        self._desk, self._acts, look = desk, acts, desk.look
        self._sheet: OutputSheet | None = None
        self.said, self.languages = Label(look, 13, wraps=True), Label(look, 12, tone="ink2", wraps=True)
        self.hint = Label(look, 12, tone="ink3", wraps=True)
        self.lines: list[ApproverLine] = []
        self._lines = column(spacing=look.px(6))
        self.states = StateButtons(desk, acts, "output_state")
        self.changes = ChangesLines(desk)
        self.body.add(self.languages, self.said, look.px(4), self._lines, self.changes, self.hint)
        self.body.add(look.px(6), self.states)

    def show_record(self, record: Record) -> None:
        self.setVisible(record.live)
        if not record.live:
            return
        words, sheet = self._desk.words, self._desk.office.projects.output(record.id)
        self._sheet, now = sheet, sheet.standing
        is_asked = sheet.is_asked
        has_said = bool(now.approved or now.declined or now.outdated)
        self.title.setText(words.say("portfolio.window.approvers"))
        self.aside.setText(shown_hash(now.hash) if is_asked or has_said else "")
        self.languages.say(bilingual_said(words, record["languages"]))
        self.said.say(words.say(f"portfolio.standing.{now.standing}"), TONES[now.standing])
        self._fill(now.chairs if is_asked or has_said else (), may_speak=is_asked)
        self.changes.show_changes(self._desk.office.text_changes.of_output(sheet, self._desk.language))
        self.hint.say(words.say("portfolio.window." + ("comma" if is_asked else "not_reviewed")))
        self.hint.setVisible(is_asked or now.standing is not Standing.AGREED)
        self.states.show_record(record)

    def _fill(self, asked: tuple[str, ...], *, may_speak: bool) -> None:
        while len(self.lines) < len(asked):
            line = ApproverLine(self._desk)
            line.approve_wanted.connect(self._approve)
            line.decline_wanted.connect(self._decline)
            self._lines.addWidget(line)
            self.lines.append(line)
        assert self._sheet is not None
        for line, institution in zip(self.lines, asked, strict=False):
            speaks = may_speak and self._desk.office.committees.speaks_for(institution)
            how = how_of(self._sheet, institution)
            line.show_institution(institution, how, reason_of(self._sheet, institution, how), may_speak=speaks)
            line.decline.setVisible(speaks and self._sheet.standing.waits_for(institution))  # declined once is enough
        for number, line in enumerate(self.lines):
            line.setVisible(number < len(asked))

    def _approve(self, institution: str) -> None:
        if self._sheet is not None:
            self._acts.approve(self._sheet, institution)

    def _decline(self, institution: str) -> None:
        if self._sheet is not None:
            self._acts.approve(self._sheet, institution, DECLINED)


class ApproverLine(QWidget):
    """One institution, what it said, and the two verbs as long as it has not said yes to what stands there."""

    approve_wanted = Signal(str)
    decline_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, look = desk, desk.look
        self.institution = ""
        self.name, self.how = ElidedLabel(look, 13), Label(look, 12, tone="ink3", wraps=True)
        self.approve, self.decline = Button(look, "check", "small"), Button(look, "", "small")
        self.approve.clicked.connect(self._approve)
        self.decline.clicked.connect(self._decline)
        verbs = row(spacing=look.px(8)).add(self.approve, self.decline, STRETCH)
        column(self, spacing=look.px(3)).add(self.name, self.how, verbs)

    def show_institution(self, institution: str, how: str, reason: str = "", *, may_speak: bool) -> None:
        words = self._desk.words
        self.institution = institution
        self.name.setText(self._desk.label("institution", institution))
        said = words.say(f"committee.how.{how}")
        said = words.labelled(said, reason) if reason else said
        speaks = may_speak and how != "approved"
        shown = [said[:1].upper() + said[1:]]
        if speaks and self._desk.office.committees.waits_for_file(institution):
            shown.append(words.say("committee.window.file_made"))
        self.how.say("\n".join(shown), _HOW.get(how, "ink3"))
        self.approve.say(words.say("committee.window.approve"))
        self.decline.say(words.say("committee.window.decline"))
        self.approve.setVisible(speaks)
        for button in (self.approve, self.decline):
            button.setAccessibleName(f"{button.text().strip()}: {self.name.whole_text()}")

    def _approve(self) -> None:
        self.approve_wanted.emit(self.institution)

    def _decline(self) -> None:
        self.decline_wanted.emit(self.institution)
