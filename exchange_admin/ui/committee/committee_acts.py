"""What is done with minutes and decisions, asked in short dialogs where words belong to it. Each is one step that can
be taken back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.committee.minutes import APPROVED
from exchange_admin.domain.rules.committee.states import DONE, LAPSED
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.steps import Record
from exchange_admin.services.committee.committees import DECLINED, Signed
from exchange_admin.services.committee.controlling import text_in
from exchange_admin.services.committee.sheets import APPROVAL, DECISION, MeetingSheet
from exchange_admin.ui.acts import Acts, Doing
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import FormTools
from exchange_admin.ui.forms.new_record_dialog import form_tools
from exchange_admin.ui.forms.offered import Offer
from exchange_admin.ui.forms.offered_among import offer_among
from exchange_admin.ui.lessons.fields_dialog import Asked, FieldsDialog

_DECIDED = ("text_zh", "text_ru", "text_en", "kind", "responsible_institution_id", "due")
_WHO = "responsible_institution_id"


class CommitteeActs(Acts):
    def approve(self, sheet: MeetingSheet, institution: str, verdict: str = APPROVED) -> None:
        """For a member whose place at the table is known: who signs, and when. The text that is approved is the one
        that was on screen: another one is refused."""
        desk, kind = self._desk, self._desk.registry[APPROVAL]
        names = ("signer", "position", "signed_on", *(("comment",) if verdict == DECLINED else ()))
        begun: dict[str, Value] = {"signed_on": desk.look.formats.today().isoformat(), **_seat_of(sheet, institution)}
        facts = {"institution": desk.label("institution", institution), "hash": shown_hash(sheet.standing.hash)}
        verb = "decline" if verdict == DECLINED else "approve"
        dialog = self._dialog(
            (f"{verb}_title", f"do_{verb}"),
            [(kind[name], desk.words.field(APPROVAL, name)) for name in names],
            begun,
            self._said("approve_about", facts),
            lambda dialog: self._approve(sheet, institution, verdict, dialog),
        )
        self._desk.ask.show(dialog)

    def agree(self, meeting: str) -> None:
        self._do(lambda: self._desk.office.committees.agree(meeting, self._desk.who()))

    def begin_list(self, meeting: str) -> None:
        """A programme for the participants of a forum that are known by name."""
        self._do(lambda: self._desk.office.forums.begin_list(meeting, self._desk.who()))

    def decide(self, sheet: MeetingSheet) -> None:
        self._desk.ask.show(self.decision_dialog(sheet))

    def decision_dialog(self, sheet: MeetingSheet) -> FieldsDialog:
        """Asks for a decision; who carries it out is one of the members, or anybody else by name."""
        desk, kind = self._desk, self._desk.registry[DECISION]
        number = desk.records.suggestions(DECISION, {"meeting_id": sheet.meeting.id}).get("number", "")
        return self._dialog(
            ("decide_title", "do_decide"),
            [(kind[name], desk.words.field(DECISION, name)) for name in _DECIDED],
            {"kind": "resolution"},
            self._said("decide_about", {"number": number}),
            partial(self._decide, sheet.meeting.id),
            {_WHO: member_tools(desk, sheet)},
            kind.one_of,
        )

    def settle(self, decision: Record, state: str) -> None:
        """Asks what came of it before it is closed."""
        desk, kind = self._desk, self._desk.registry[DECISION]
        if state not in (DONE, LAPSED):
            self._do(lambda: desk.office.committees.settle(decision.id, state, "", desk.who()))
            return
        dialog = self._dialog(
            (f"settle_{state}_title", f"do_{state}"),
            [(kind["result"], desk.words.field(DECISION, "result"))],
            {"result": decision["result"]},
            f"{decision.text('number')}  {text_in(decision, desk.language)}",
            partial(self._settle, decision.id, state),
        )
        self._desk.ask.show(dialog)

    # Inside

    def _approve(self, sheet: MeetingSheet, institution: str, verdict: str, dialog: FieldsDialog) -> Changes:
        typed = dialog.values
        signer, position, comment = (str(typed.get(name) or "") for name in ("signer", "position", "comment"))
        signed = Signed(signer, institution, day_in(typed, "signed_on"), position, comment)
        approve, who = self._desk.office.committees.approve, self._desk.who()
        return approve(sheet.meeting.id, signed, who, named=sheet.standing.hash, verdict=verdict)

    def _decide(self, meeting: str, dialog: FieldsDialog) -> Changes:
        return self._desk.office.committees.decide(meeting, dialog.values, self._desk.who())

    def _settle(self, decision: str, state: str, dialog: FieldsDialog) -> Changes:
        result = str(dialog.values["result"] or "")
        return self._desk.office.committees.settle(decision, state, result, self._desk.who())

    def _dialog(
        self,
        keys: tuple[str, str],
        fields: Asked,
        begun: Mapping[str, Value],
        about: str,
        do: Doing,
        tools: Mapping[str, FormTools] | None = None,
        one_of: Collection[str] = (),
    ) -> FieldsDialog:
        """`keys` are of the title and of the button. A refusal stands in the dialog, which stays as it was typed."""
        title, verb = map(self._said, keys)
        shown = (self._desk, title, verb, fields, begun, self._parent, about)
        dialog = FieldsDialog(*shown, tools=tools or {}, one_of=one_of)
        dialog.carry_out = partial(self._in, do=do)
        return dialog

    def _said(self, key: str, facts: Mapping[str, object] | None = None) -> str:
        return self._desk.words.say(f"committee.window.{key}", facts)


def member_tools(desk: Desk, sheet: MeetingSheet) -> FormTools:
    """A reference to an institution that offers the members of a committee first, and others once a name is typed."""
    members = list(dict.fromkeys(one.text("institution_id") for one in sheet.memberships))

    def find(kind: str, text: str, start: int) -> Offer:
        if text.strip() or not members:
            return desk.offer(kind, text, start)
        return offer_among(desk, kind, members, text, start, second=partial(desk.told_apart, kind))

    return replace(form_tools(desk), find=find)


def _seat_of(sheet: MeetingSheet, institution: str) -> dict[str, Value]:
    """Who sits there for an institution, with what the person is; a chair before everybody else."""
    seats = [one for one in sheet.memberships if one["institution_id"] == institution and one["person_name"]]
    seats.sort(key=lambda one: one["role"] not in ("chair", "co_chair"))
    return {"signer": seats[0]["person_name"], "position": seats[0]["position"]} if seats else {}
