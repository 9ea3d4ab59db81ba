"""Committees beside their records: seats and numbers that are there already, a quorum, minutes that nobody approved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from exchange_admin.domain.fields import Values
from exchange_admin.domain.labels import in_each_language
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.committee.minutes import Approvals, Standing, approvals_of, next_number, unassigned
from exchange_admin.domain.rules.committee.states import AGREED, IN_FORCE, PROPOSED, SETTLED, WITH_MINUTES
from exchange_admin.domain.steps import Record, live
from exchange_admin.domain.wording import Wording
from exchange_admin.names.scripts import has_han
from exchange_admin.services.committee.refusals import refused_minutes
from exchange_admin.services.kinds.committee_columns import (
    APPROVED_TEXT,
    DECISION_STATE,
    MEETING_STATE,
    MINUTES,
    OF_MEETING,
    STILL_DUE,
    TEXT,
)
from exchange_admin.services.kinds.hooks import Advice, KindHooks, KindSources
from exchange_admin.services.kinds.member_columns import COUNTRY, KIND
from exchange_admin.services.stored import got, pointing
from exchange_admin.store import Store

_SEAT = ("institution_id", "body_id", "agreement_id", "project_id", "role", "person_name")


def _of_body(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    """Without short names that differ the decisions of two committees have the same numbers."""
    code = str(values.get("code") or "")
    for one in live(sources.store.records(Query("body"))):
        if one.id != own_id and one.text("code").casefold() == code.casefold():
            facts = {"other": in_each_language(one.values, "name")}
            yield Problem("body.code_there_already" if code else "body.no_code", "code", facts, Level.ASKS)
            return


def _read_by_both(sources: KindSources, words: Wording, values: Values) -> Sequence[str]:
    """Numbers begin with it in both languages, and are no text that anybody translates."""
    return [words.say("committee.advice.code_in_chinese")] if has_han(str(values.get("code") or "")) else []


def _of_membership(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    for name in ("body_id", "agreement_id", "project_id"):
        if values.get(name):
            for one in pointing(sources.store, "membership", name, values[name]):
                if one.id != own_id and all(one[part] == values.get(part) for part in _SEAT):
                    yield Problem("membership.there_already", "institution_id", level=Level.ASKS)
                    return


def _of_meeting(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    store = sources.store
    body = got(store, "body", values.get("body_id"))
    if values.get("number"):
        others = pointing(store, "meeting", "body_id", values.get("body_id"))
        if any(one.id != own_id and one["number"] == values["number"] for one in others):
            yield Problem("meeting.number_there_already", "number", level=Level.ASKS)
    present, quorum = values.get("votes_present"), body["quorum"]
    was_held = values.get("state") in WITH_MINUTES
    if was_held and isinstance(present, int) and isinstance(quorum, int) and present < quorum:
        yield Problem("meeting.no_quorum", "votes_present", {"present": present, "quorum": quorum}, Level.ASKS)
    before = got(store, "meeting", own_id)
    if values.get("state") == AGREED and before["state"] != AGREED:
        yield from _not_agreed(store, values, own_id)


def _not_agreed(store: Store, values: Values, meeting: str) -> Iterator[Problem]:
    """Why minutes are not agreed on: nobody is there to, who has not approved this text, or what nobody carries out."""
    decisions = [one.values for one in pointing(store, "decision", "meeting_id", meeting)] if meeting else []
    standing = _standing(store, values, decisions, meeting)
    if not standing.has_both_chairs:
        yield Problem("minutes.one_chair", "state")
    elif standing.missing:
        missing = [names_of(store, one) for one in standing.missing]
        yield Problem("meeting.not_approved", "state", {"missing": tuple(missing)})
    else:
        yield from (replace(one, field="state") for one in unassigned(decisions))


def _standing(store: Store, values: Values, decisions: Sequence[Values], meeting: str) -> Approvals:
    """How minutes stand with these decisions."""
    approvals = pointing(store, "approval", "meeting_id", meeting) if meeting else []
    seats = [one.values for one in pointing(store, "membership", "body_id", values.get("body_id"))]
    refused = refused_minutes(store, [got(store, "meeting", meeting)]).get(meeting, {})
    return approvals_of(values, decisions, seats, [one.values for one in approvals], refused)


def names_of(store: Store, institution: str) -> dict[str, str]:
    """What an institution is called, by languages."""
    return in_each_language(got(store, "institution", institution).values, "name")


def _number_of_meeting(sources: KindSources, values: Values) -> dict[str, str]:
    if not values.get("body_id") or values.get("number"):
        return {}
    numbers = [one["number"] for one in pointing(sources.store, "meeting", "body_id", values["body_id"])]
    taken = [int(str(one)) for one in numbers if str(one or "").isdecimal()]
    return {"number": str(max(taken, default=0) + 1)}


def _of_decision(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    others = pointing(sources.store, "decision", "meeting_id", values.get("meeting_id"))
    if any(one.id != own_id and one["number"] == values.get("number") for one in others):
        yield Problem("decision.number_there_already", "number")
    meeting = got(sources.store, "meeting", values.get("meeting_id"))
    before = got(sources.store, "decision", own_id)
    state, was = values.get("state"), before["state"]
    in_force = state in IN_FORCE and was not in IN_FORCE  # also of one that was settled before
    if meeting.id and (in_force or (state in SETTLED and was in {None, PROPOSED})):
        yield from _not_in_minutes(sources.store, values, meeting, own_id)


def _not_in_minutes(store: Store, values: Values, meeting: Record, own_id: str) -> Iterator[Problem]:
    """Nobody has to carry out what the chairs have not approved as it stands; of old ones that ended it is asked."""
    if values.get("state") in SETTLED:
        if meeting["state"] != AGREED:
            state = f"choice.meeting_state.{meeting['state']}"
            yield Problem("decision.minutes_not_agreed", "state", {"state": state}, Level.ASKS)
        return
    others = [one.values for one in pointing(store, "decision", "meeting_id", meeting.id) if one.id != own_id]
    now = _standing(store, meeting.values, [*others, values], meeting.id)
    if now.standing is Standing.AGREED:
        return
    if not now.has_both_chairs:
        yield Problem("minutes.one_chair", "state")
        return
    missing = tuple(names_of(store, one) for one in now.missing)
    yield Problem("decision.not_approved" if own_id else "decision.begins_unapproved", "state", {"missing": missing})


def _number_of_decision(sources: KindSources, values: Values) -> dict[str, str]:
    if not values.get("meeting_id") or values.get("number"):
        return {}
    return {"number": decision_number(sources.store, str(values["meeting_id"]))}


def decision_number(store: Store, meeting: str) -> str:
    """The first that no decision of a meeting has."""
    record = got(store, "meeting", meeting)
    taken = [one["number"] for one in store.where("decision", "meeting_id", [meeting])]
    return next_number(got(store, "body", record["body_id"])["code"], record["number"], taken)


BODY = KindHooks("body", problems=_of_body, advice=Advice("code", _read_by_both))
MEMBERSHIP = KindHooks("membership", problems=_of_membership, columns=(COUNTRY, KIND))
MEETING = KindHooks("meeting", problems=_of_meeting, suggestions=_number_of_meeting, columns=(MINUTES, MEETING_STATE))
DECISION = KindHooks(
    "decision", problems=_of_decision, suggestions=_number_of_decision, columns=(TEXT, STILL_DUE, DECISION_STATE)
)
APPROVAL = KindHooks("approval", columns=(OF_MEETING, APPROVED_TEXT))
