"""What is done with minutes and decisions: approve, agree, decide, settle. One step each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import LIVE, Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.committee.minutes import APPROVED, Standing, is_member_on
from exchange_admin.domain.rules.committee.states import AGREED, PROPOSED
from exchange_admin.domain.steps import Edit, Record, Step
from exchange_admin.services.committee.sheets import APPROVAL, DECISION, MEETING, MeetingSheet, read_sheet
from exchange_admin.services.committee.speaking import PARTNER_FILE, speaks_for
from exchange_admin.services.committee.standings import changed_since
from exchange_admin.services.kinds.committee import decision_number, names_of
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.records import Records
from exchange_admin.services.stored import checked, refuse, stop_at
from exchange_admin.store import Store

DECLINED = "declined"
_MADE = "made"
_SHORTEST = 12
"""Digits of a hash by which a text is named."""


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signs for an institution, and when. Without an institution the own one, without a day today."""

    signer: str
    institution: str = ""
    signed_on: date | None = None
    position: str = ""
    comment: str = ""

    def said(self, verdict: str, text: str, today: date) -> dict[str, Value]:
        """The values of an approval of a text (its hash)."""
        return {
            "verdict": verdict,
            "content_hash": text,
            "signer": self.signer,
            "position": self.position or None,
            "signed_on": (self.signed_on or today).isoformat(),
            "comment": self.comment or None,
        }


def refuse_other_text(text: str, named: str) -> None:
    """`named` is the hash on the paper that was signed, or its first twelve digits; empty for none. Raises RuleBroken
    when it is not that of the text."""
    digits = "".join(named.split()).lower()
    if digits and (len(digits) < _SHORTEST or not text.startswith(digits)):
        refuse("minutes.other_text", hash=digits[:_SHORTEST])


def why_not_for(store: Store, institution: str) -> Problem | None:
    """Why this file gives no approval of an institution: a college speaks for itself, and in its own file."""
    if speaks_for(store)(institution):
        return None
    if store.is_partner:
        return Problem("approval.only_own")
    return Problem("approval.in_its_own_file", facts={"institution": names_of(store, institution)})


def approval_edit(parts: Parts, of: Mapping[str, Value], said: Mapping[str, Value]) -> Edit:
    """What an institution says of the thing that `of` names together with it, instead of what it said before. Raises
    RuleBroken: nobody has signed on a day to come."""
    kind, day = parts.registry[APPROVAL], parts.today()
    id = kind.own_id(of)
    before = parts.store.get(APPROVAL, id)
    named = {} if before is not None else of
    values = checked(parts.registry, APPROVAL, {**named, **said}, before.values if before else None)
    if kind.check:
        stop_at(kind.check({**of, **said}, day))
    brought_back = {} if before is None or before.live else {LIVE: 1}  # it was undone
    return Edit(APPROVAL, id, {**values, **brought_back}, new=before is None)


def verb_of(verdict: str) -> str:
    """What a step is called by which an institution says this of a text."""
    return f"{APPROVAL}.{'approve' if verdict == APPROVED else 'decline'}"


class Committees(Service[Parts]):
    """All verbs raise RuleBroken, and nothing was written then."""

    def __init__(self, parts: Parts, records: Records) -> None:
        super().__init__(parts)
        self._records = records

    def speaks_for(self, institution: str) -> bool:
        """Whether approvals of an institution can be given in this file."""
        return why_not_for(self._store, institution) is None

    def waits_for_file(self, institution: str) -> bool:
        """Whether a file of its own was made for an institution and nothing has come from it yet: until then the office
        writes down what it signed on paper."""
        files = self._store.where(PARTNER_FILE, "institution_id", [institution]) if institution else []
        return any(one.live and one["state"] == _MADE for one in files)

    def sheet(self, meeting: str) -> MeetingSheet:
        return read_sheet(self._store, meeting)

    def is_changed_since(self, decision: Record) -> bool:
        """Whether what a decision rests on was changed after it was approved."""
        return decision.id in changed_since(self._store, [decision])

    def approve(self, meeting: str, signed: Signed, who: str, *, named: str = "", verdict: str = APPROVED) -> Changes:
        """What an institution says of the minutes as they stand. `named` is the hash on the paper that was signed, or
        its first twelve digits: another text is refused."""
        sheet = self.sheet(meeting)
        institution = signed.institution or self._store.institution
        self._refuse_unfit(sheet, institution, signed.signer)
        refuse_other_text(sheet.standing.hash, named)
        said = signed.said(verdict, sheet.standing.hash, self._today())
        edit = approval_edit(self._parts, {"meeting_id": meeting, "institution_id": institution}, said)
        return self._store.record(Step(who, verb_of(verdict), (edit,)))

    def agree(self, meeting: str, who: str) -> Changes:
        """Closes minutes that both chairs have approved: with them its decisions are agreed."""
        sheet = self.sheet(meeting)
        standing = sheet.standing
        if standing.standing is not Standing.AGREED:
            if not sheet.has_minutes:
                refuse("approval.not_held", state=f"choice.meeting_state.{sheet.meeting['state']}")
            if not standing.has_both_chairs:
                refuse("minutes.one_chair")
            refuse("meeting.not_approved", missing=tuple(names_of(self._store, one) for one in standing.missing))
        stop_at(sheet.unassigned())  # of an older program's minutes, or of a partner's
        edits = []
        if sheet.meeting["state"] != AGREED:
            changed, found = self._records.change(sheet.meeting, {"state": AGREED})
            stop_at(found)
            edits.append(Edit(MEETING, meeting, changed))
        for one in sheet.decisions:
            if one["state"] == PROPOSED:
                changed, found = self._records.change(one, {"state": AGREED})
                stop_at(found)
                edits.append(Edit(DECISION, one.id, changed))
        return self._store.record(Step(who, f"{MEETING}.agree", tuple(edits))) if edits else Changes()

    def decide(self, meeting: str, values: Mapping[str, Value], who: str) -> Changes:
        """A new decision; its number follows from the meeting."""
        self.sheet(meeting)
        number = values.get("number") or decision_number(self._store, meeting)
        told = {name: value for name, value in values.items() if value}
        filled, found = self._records.draft(
            DECISION, {"state": PROPOSED, **told, "meeting_id": meeting, "number": number}
        )
        stop_at(found)
        edit = Edit(DECISION, self._origin.new_id(), filled, new=True)
        return self._store.record(Step(who, f"{DECISION}.add", (edit,)))

    def settle(self, decision: str, state: str, result: str, who: str) -> Changes:
        """How far it is carried out; an empty result leaves the one that is there."""
        record = self._there(DECISION, decision)
        said: dict[str, Value] = {"state": state, **({"result": result} if result else {})}
        changed, found = self._records.change(record, said)
        stop_at(found)
        if not changed:
            return Changes()
        return self._store.record(Step(who, f"{DECISION}.settle", (Edit(DECISION, decision, changed),)))

    def _refuse_unfit(self, sheet: MeetingSheet, institution: str, signer: str) -> None:
        if not sheet.has_minutes:
            refuse("approval.not_held", state=f"choice.meeting_state.{sheet.meeting['state']}")
        if found := sheet.unfinished():
            raise RuleBroken(*found)
        if not signer:
            refuse("approval.nobody_signs")
        if problem := why_not_for(self._store, institution):
            raise RuleBroken(problem)
        day = day_in(sheet.meeting.values, "starts")
        seats = (one for one in sheet.memberships if one["institution_id"] == institution)
        if not any(is_member_on(one.values, day) for one in seats):
            raise RuleBroken(Problem("approval.no_member", facts={"institution": names_of(self._store, institution)}))
