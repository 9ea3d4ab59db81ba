"""What is done with projects and outputs: their next state, approvals, and saying that a project goes on. Each is one
step that can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.committee.minutes import APPROVED
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.rules.projects.states import NEEDS_REASON, following_states
from exchange_admin.domain.steps import Record
from exchange_admin.services.committee.committees import DECLINED, Signed
from exchange_admin.services.projects.sheets import OutputSheet
from exchange_admin.ui.acts import Acts, Doing
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog

PROJECT, APPROVAL = "project", "approval"


class ProjectActs(Acts):
    def following(self, record: Record) -> tuple[str, ...]:
        """States that may follow the one of a project or of an output."""
        now = record.text("state")
        return tuple(one for one in following_states(f"{record.kind}_state", now) if one != now)

    def set_state(self, record: Record, state: str) -> None:
        """A project that stands still or is given up says why; what cannot follow is refused with its reason."""
        if record["state"] == state:
            return
        projects, who = self._desk.office.projects, self._desk.who()
        if record.kind != PROJECT:
            self._do(lambda: projects.move_output(record.id, state, who))
        elif state in NEEDS_REASON and state in self.following(record):
            self._ask_reason(record, state)
        else:
            self._do(lambda: projects.move(record.id, state, who))

    def approve(self, sheet: OutputSheet, institution: str, verdict: str = APPROVED) -> None:
        """For one of the institutions that are asked: who signs, and when. What is approved is what was on screen."""
        desk, kind = self._desk, self._desk.registry[APPROVAL]
        names = ("signer", "position", "signed_on", *(("comment",) if verdict == DECLINED else ()))
        verb = "decline" if verdict == DECLINED else "approve"
        facts = {"institution": desk.label("institution", institution), "hash": shown_hash(sheet.standing.hash)}
        dialog = FieldsDialog(
            desk,
            desk.label("output", sheet.output.id),
            desk.words.say(f"committee.window.do_{verb}"),
            [(kind[name], desk.words.field(APPROVAL, name)) for name in names],
            {"signed_on": desk.look.formats.today().isoformat()},
            self._parent,
            desk.words.say("committee.window.approve_about", facts),
        )

        def do(dialog: FieldsDialog) -> Changes:
            typed = dialog.values
            signer, position, comment = (str(typed.get(name) or "") for name in ("signer", "position", "comment"))
            signed = Signed(signer, institution, day_in(typed, "signed_on"), position, comment)
            named = sheet.standing.hash
            return desk.office.projects.approve(sheet.output.id, signed, desk.who(), named=named, verdict=verdict)

        self._ask(dialog, do)

    def confirm(self, project: str) -> None:
        """It still goes on."""
        self._do(lambda: self._desk.office.projects.confirm(project, self._desk.who()))

    # Inside

    def _ask_reason(self, record: Record, state: str) -> None:
        desk, word = self._desk, self._desk.words.choice("project_state", state)
        begun: Mapping[str, Value] = {"reason": None}
        asked = [(desk.registry[PROJECT]["reason"], desk.words.field(PROJECT, "reason"))]
        dialog = FieldsDialog(desk, word, word, asked, begun, self._parent, desk.label(PROJECT, record.id))

        def do(dialog: FieldsDialog) -> Changes:
            reason = str(dialog.values["reason"] or "")
            return desk.office.projects.move(record.id, state, desk.who(), reason=reason)

        self._ask(dialog, do)

    def _ask(self, dialog: FieldsDialog, do: Doing) -> None:
        dialog.carry_out = partial(self._in, do=do)
        self._desk.ask.show(dialog)
