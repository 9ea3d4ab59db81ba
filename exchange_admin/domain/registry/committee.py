"""Committees and groups: who belongs to them, when they meet, what they decide, and who approved the minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import ITSELF, Field, FieldType, Kind, Merge, Privacy, Scope, Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.registry.parts import choice, fixed, kept, names, note, period, reference, several_of
from exchange_admin.domain.rules.committee.states import (
    DECISION_STATES,
    DONE,
    IN_FORCE,
    INFORMATION,
    LAPSED,
    PLANNED,
    PROPOSED,
    SHARED_STATES,
    WITH_MINUTES,
    decision_state_is_reachable,
    meeting_state_is_reachable,
)
from exchange_admin.domain.rules.projects.states import SHARED_STATES as PROJECT_SHOWN

OF_ONE = ("agreement_id", "project_id", "body_id")
"""What somebody is a member of: one of them."""
_LEAD = "body_id.lead_institution_id"
_LEAD_OF_PROJECT = "project_id.lead_institution_id"
APPROVED = ("meeting_id", "output_id")
"""What is approved: the minutes of a meeting, or an output of a project."""


def _check_membership(values: Values, today: date) -> Iterator[Problem]:
    named = [name for name in OF_ONE if values.get(name)]
    if len(named) != 1:
        yield Problem("membership.of_one", "body_id" if not named else named[-1])
    signed = day_in(values, "signed_on")
    if signed and signed > today:
        yield Problem("membership.signed_in_future", "signed_on", {"date": signed.isoformat()}, Level.ASKS)


def _check_meeting(values: Values, today: date) -> Iterator[Problem]:
    starts = day_in(values, "starts")
    if values.get("state") in WITH_MINUTES and starts and starts > today:
        yield Problem("meeting.held_in_future", "starts", {"date": starts.isoformat()})


def _check_meeting_change(values: Values, before: Values) -> Iterator[Problem]:
    now, wanted = str(before.get("state") or PLANNED), str(values.get("state"))
    if not meeting_state_is_reachable(now, wanted):
        words = {"from": f"choice.meeting_state.{now}", "to": f"choice.meeting_state.{wanted}"}
        yield Problem("meeting.state_not_reachable", "state", words)


def _check_decision(values: Values, today: date) -> Iterator[Problem]:
    """What somebody has to carry out says who and by when; what ended says how."""
    if values.get("kind") == INFORMATION:
        return
    if values.get("state") in IN_FORCE:
        for name in ("responsible_institution_id", "due"):
            if not values.get(name):
                yield Problem("decision.nobody_responsible", name, {"field": f"field.{name}"})
    if values.get("state") in (DONE, LAPSED) and not values.get("result"):
        yield Problem("decision.no_result", "result")


def _check_decision_change(values: Values, before: Values) -> Iterator[Problem]:
    now, wanted = str(before.get("state") or PROPOSED), str(values.get("state"))
    if not decision_state_is_reachable(now, wanted):
        words = {"from": f"choice.decision_state.{now}", "to": f"choice.decision_state.{wanted}"}
        yield Problem("decision.state_not_reachable", "state", words)


def _check_approval(values: Values, today: date) -> Iterator[Problem]:
    signed = day_in(values, "signed_on")
    if signed and signed > today:
        yield Problem("approval.signed_in_future", "signed_on", {"date": signed.isoformat()})


KINDS = (
    Kind(
        name="body",
        words={
            "body_kind": ("committee", "council", "working_group", "curriculum_team", "evaluation_team", "forum"),
        },
        fields=(
            *names(),
            # stands before the numbers of its decisions
            Field(name="code", listed=True, searched=True, longest=20),
            choice("kind", "body_kind", required=True, listed=True, begins="committee"),
            reference("lead_institution_id", "institution", required=True, immutable=True, listed=True),
            reference("agreement_id", "agreement"),
            # what a team works on; shown to nobody for its sake
            reference("project_id", "project"),
            Field(name="quorum", type=FieldType.INTEGER, unsummed=True, low=1, high=10_000),
            Field(name="meets_every_months", type=FieldType.INTEGER, unsummed=True, low=1, high=120),
            several_of("working_languages", "language", longest=40),
            Field(name="active", type=FieldType.BOOLEAN, listed=True, begins=1),
            note(),
        ),
        searchable=True,
        imported=True,
        begins_unsaid=("active",),
        scope=Scope.PARTNER,
        follows=("lead_institution_id",),
        by_partner=True,
        theirs=("lead_institution_id",),
        begun_anew=("lead_institution_id",),
        due_through=ITSELF,
        due_fields=("kind", "meets_every_months", "active"),
        due_alone=True,
    ),
    Kind(
        name="membership",
        words={
            "member_role": (
                *("lead", "co_lead", "partner", "enterprise", "research", "authority", "associate", "party"),
                *("chair", "co_chair", "secretary", "expert", "observer"),
            ),
        },
        fields=(
            reference("institution_id", "institution", required=True, immutable=True, listed=True),
            reference("body_id", "body", immutable=True, listed=True),
            reference("agreement_id", "agreement", immutable=True, listed=True),
            reference("project_id", "project", immutable=True, listed=True),
            choice("role", "member_role", required=True, listed=True, begins="partner"),
            Field(name="person_name", listed=True, privacy=Privacy.PERSONAL),
            Field(name="position"),
            reference("contact_id", "contact", within="institution_id"),
            Field(name="voting", type=FieldType.BOOLEAN, listed=True, begins=1),
            *period("from_date", "until_date", listed=True),
            Field(name="signed_on", type=FieldType.DATE, listed=True),
            # a side of what came of an interest: wherever that is begun, it is a member once
            fixed("interest_id", type=FieldType.REFERENCE, refers="interest", section="note"),
            note(),
        ),
        label=("institution_id", "role"),
        imported=True,
        scope=Scope.PARTNER,
        follows=("institution_id", *OF_ONE),
        brings=OF_ONE,
        of_one=OF_ONE,
        fits_one=(("voting", "body_id"), ("signed_on", "agreement_id")),
        shared_when=(("project_id.state", (None, *PROJECT_SHOWN)),),
        by_partner=True,
        theirs=(_LEAD, _LEAD_OF_PROJECT),  # those of agreements are the office's alone
        identified_by=("interest_id", "project_id", "institution_id"),
        or_identified_by=(("interest_id", "agreement_id", "institution_id"),),
        check=_check_membership,
    ),
    Kind(
        name="meeting",
        words={
            "meeting_kind": ("session", "forum", "working", "visit", "training"),
            "meeting_state": (PLANNED, *SHARED_STATES),
        },
        fields=(
            reference("body_id", "body", required=True, immutable=True, listed=True),
            Field(name="number", listed=True, searched=True, longest=20),
            *names(),
            choice("kind", "meeting_kind", required=True, listed=True, begins="session"),
            choice(
                "state",
                "meeting_state",
                required=True,
                listed=True,
                merge=Merge.DECISION,
                begins=PLANNED,
                lasting=SHARED_STATES,
            ),
            Field(name="starts", type=FieldType.DATE, required=True, listed=True),
            Field(name="ends", type=FieldType.DATE, not_before=("starts",)),
            Field(name="place", listed=True, names_town=True),
            choice("format", "meeting_format", begins="onsite"),
            reference("host_institution_id", "institution"),
            # what it is about; shown to nobody for its sake
            reference("project_id", "project"),
            Field(name="agenda_zh", type=FieldType.MEMO, longest=4000, written_in="zh", section="agenda"),
            Field(name="agenda_ru", type=FieldType.MEMO, longest=4000, written_in="ru", section="agenda"),
            *(
                Field(name=name, type=FieldType.INTEGER, low=0, high=100_000, section="present")
                for name in ("participants_home", "participants_partner", "votes_present")
            ),
            # whose stays those of the participants are that are known by name; nobody else is told of it
            reference("programme_id", "programme", internal=True, section="present"),
            note(),
        ),
        label=("body_id", "number", "starts"),
        searchable=True,
        indexed=("starts", "state"),
        imported=True,
        begins_unsaid=("kind",),
        scope=Scope.PARTNER,
        follows=("body_id",),
        shared_when=(("state", SHARED_STATES),),
        by_partner=True,
        theirs=(_LEAD,),
        begun_anew=("body_id",),
        check=_check_meeting,
        check_change=_check_meeting_change,
        due_through="body_id",
        due_fields=("kind", "state", "starts"),
    ),
    Kind(
        name="decision",
        words={
            "decision_kind": ("resolution", "recommendation", INFORMATION),
            "decision_state": DECISION_STATES,
        },
        fields=(
            reference("meeting_id", "meeting", required=True, immutable=True, listed=True),
            Field(name="number", required=True, immutable=True, listed=True, searched=True, longest=60),
            choice("kind", "decision_kind", required=True, listed=True, begins="resolution"),
            choice("state", "decision_state", required=True, listed=True, merge=Merge.DECISION, begins=PROPOSED),
            *(
                Field(
                    name=f"text_{one}",
                    type=FieldType.MEMO,
                    longest=4000,
                    written_in=one,
                    listed=one != "en",
                    searched=True,
                )
                for one in ("zh", "ru", "en")
            ),
            reference("responsible_institution_id", "institution", listed=True),
            Field(name="due", type=FieldType.DATE, listed=True),
            Field(name="result", type=FieldType.MEMO, longest=4000, section="outcome"),
            note(),
        ),
        label=("number",),
        one_of=("text_zh", "text_ru"),
        searchable=True,
        indexed=("state", "due"),
        imported=True,
        begins_unsaid=("kind",),
        scope=Scope.PARTNER,
        follows=("meeting_id",),
        by_partner=True,
        theirs=(f"meeting_id.{_LEAD}",),
        check=_check_decision,
        check_change=_check_decision_change,
        due_through=ITSELF,
        due_fields=("kind", "state", "responsible_institution_id", "due"),
        due_alone=True,
    ),
    Kind(
        name="approval",
        fields=(
            reference("meeting_id", "meeting", immutable=True, listed=True),
            reference("output_id", "output", immutable=True, listed=True),
            reference("institution_id", "institution", required=True, immutable=True, listed=True),
            choice("verdict", "approval_verdict", required=True, listed=True, merge=Merge.DECISION, begins="approved"),
            kept("content_hash", longest=64, required=True, listed=True),
            Field(name="signer", required=True, listed=True, privacy=Privacy.PERSONAL),
            Field(name="position"),
            Field(name="signed_on", type=FieldType.DATE, required=True, listed=True),
            reference("attachment_id", "attachment"),
            Field(name="comment", longest=1000),
        ),
        label=("institution_id", "verdict"),
        scope=Scope.PARTNER,
        follows=APPROVED,
        of_one=APPROVED,
        by_partner=True,
        said_by="institution_id",
        speaks_of=("meeting_id", "meeting_id.body_id", "output_id", "output_id.project_id"),
        theirs=("institution_id",),
        identified_by=("meeting_id", "institution_id"),
        or_identified_by=(("output_id", "institution_id"),),
        said_whole=True,
        check=_check_approval,
    ),
)
