"""Stays abroad: one mobility is one stay of one person; a group travels together."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import ITSELF, Field, FieldType, Kind, Merge, Privacy, Scope, Side, Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.registry.parts import choice, names, note, period, reference, trilingual
from exchange_admin.domain.rules.casework.days_of_stay import stay_problems
from exchange_admin.domain.rules.mobility_status import needs_reason, receiving_problems, sending_problems
from exchange_admin.domain.rules.stays import CAME_ON, FIRST_DAY, LAST_DAY

LONGEST_STAY_DAYS = 6 * 366


def _check_change(values: Values, before: Values) -> Iterator[Problem]:
    """Both statuses go their way step by step."""
    receiving = str(values.get("receiving_status"))
    yield from receiving_problems(str(before.get("receiving_status") or ""), receiving)
    yield from sending_problems(
        str(before.get("sending_status") or ""),
        str(values.get("sending_status")),
        receiving,
        str(values.get("activity")),
    )


def _check_mobility(values: Values, today: date) -> Iterator[Problem]:
    sending, receiving = values.get("sending_institution_id"), values.get("receiving_institution_id")
    if sending and sending == receiving:
        yield Problem("mobility.same_institution", "receiving_institution_id")
    if needs_reason(str(values.get("sending_status"))) and not values.get("withdrawal_reason"):
        yield Problem("mobility.reason_missing", "withdrawal_reason")
    starts, ends = day_in(values, "planned_start"), day_in(values, "planned_end")
    if starts and ends and (ends - starts).days > LONGEST_STAY_DAYS:
        yield Problem("period.too_long", "planned_end", {"days": (ends - starts).days}, Level.ASKS)
    for name in ("actual_start", "actual_end"):
        day = day_in(values, name)
        if day and day > today:
            yield Problem("mobility.still_to_come", name, {"date": day.isoformat()}, Level.ASKS)
    yield from stay_problems(values)


def _side(name: str) -> Field:
    return reference(name, "institution", required=True, immutable=True, listed=True, section="partners")


def _status(name: str, owner: Side, begins: str) -> Field:
    more = {"section": "status", "merge": Merge.DECISION, "owner": owner, "begins": begins}
    return choice(name, name, required=True, listed=True, **more)


KINDS = (
    Kind(
        name="mobility_group",
        fields=(
            *names(),
            reference("programme_id", "programme", listed=True),
            reference("agreement_id", "agreement", listed=True),
            reference("term_id", "term", listed=True),
            *period("starts", "ends", listed=True),
            note(),
        ),
        searchable=True,
        scope=Scope.REFERENCED,
        imported=True,
    ),
    Kind(
        name="mobility",
        words={
            "participation": ("participant", "accompanying"),
            "sending_status": (
                "draft",
                "nominated",
                "live",
                "recognising",
                "recognised",
                "partly_recognised",
                "not_recognised",
                "closed",
                "withdrawn",
                "cancelled",
                "deferred",
            ),
            "receiving_status": (
                "none",
                "pending",
                "verified",
                "rejected",
                "waitlisted",
                "arrived",
                "in_residence",
                "departed",
                "transcript_issued",
                "no_show",
                "early_return",
            ),
            "study_status": ("degree", "non_degree"),
            # who pays for the stay; sides are those of the stay, so that both offices say the same
            "fund_source": (
                "host_state",
                "host_region",
                "host_municipality",
                "host_institution",
                "exchange",
                "home_state",
                "home_institution",
                "enterprise",
                "foundation",
                "own",
            ),
            "withdrawal_reason": ("health", "family", "visa", "finance", "study", "military", "other_offer", "other"),
        },
        fields=(
            reference("person_id", "person", required=True, immutable=True, listed=True),
            choice("direction", "direction", required=True, listed=True, begins="incoming"),
            choice("activity", "activity", required=True, listed=True, begins="student_studies"),
            choice("participation", "participation", begins="participant", empty_counts=True),
            _side("sending_institution_id"),
            _side("receiving_institution_id"),
            reference(
                "receiving_unit_id", "unit", section="partners", owner=Side.RECEIVING, within="receiving_institution_id"
            ),
            reference("agreement_id", "agreement", section="partners", owner=Side.SENDING),
            reference("condition_id", "condition", section="partners", owner=Side.SENDING, within="agreement_id"),
            reference("programme_id", "programme", listed=True, section="period"),
            # in whose laboratory, training centre or other work it is spent; tells nobody of it who does not see it
            reference("project_id", "project", section="period"),
            reference("mobility_group_id", "mobility_group", section="period"),
            reference("term_id", "term", listed=True, section="period"),
            *period("planned_start", "planned_end", listed=True, section="period", owner=Side.SENDING),
            *period("actual_start", "actual_end", section="period", owner=Side.RECEIVING),
            # of staff: what was taught and for how long
            Field(name="taught_minutes", type=FieldType.MINUTES, low=0, high=10_000_000, section="teaching"),
            *trilingual("topic", section="teaching"),
            _status("sending_status", Side.SENDING, "draft"),
            _status("receiving_status", Side.RECEIVING, "none"),
            choice(
                "withdrawal_reason", "withdrawal_reason", section="status", owner=Side.SENDING, privacy=Privacy.PERSONAL
            ),
            Field(name="withdrawal_note", section="status", longest=1000, owner=Side.SENDING, privacy=Privacy.PERSONAL),
            Field(
                name="receiving_comment", section="status", longest=1000, owner=Side.RECEIVING, privacy=Privacy.PERSONAL
            ),
            reference("coordinator_id", "staff", section="status"),
            choice("study_status", "study_status", section="status"),
            choice("fund_source", "fund_source", section="status"),
            choice("fee_state", "fee_state", section="status", privacy=Privacy.PERSONAL),
            # why somebody goes without the level that is asked for
            Field(name="language_waiver", section="status", longest=1000, privacy=Privacy.PERSONAL),
            note(),
        ),
        answer_forms=("arrivals", "marks"),
        label=("person_id", "programme_id"),
        sides=((Side.SENDING, "sending_institution_id"), (Side.RECEIVING, "receiving_institution_id")),
        indexed=(
            *("person_id", "term_id", "programme_id", "sending_status", "receiving_institution_id"),
            *("planned_start", "planned_end", "actual_start", "actual_end"),
        ),
        scope=Scope.PARTNER,
        computed_fields=(
            *(Field(name=name, type=FieldType.DATE, listed=True) for name in (FIRST_DAY, LAST_DAY)),
            Field(name=CAME_ON, type=FieldType.DATE),
        ),
        follows=("sending_institution_id", "receiving_institution_id", "person_id"),
        brings=("person_id",),
        by_partner=True,
        kept_as_written=True,
        theirs=("sending_institution_id", "receiving_institution_id"),
        imported=True,
        check=_check_mobility,
        check_change=_check_change,
        due_through=ITSELF,
        due_alone=True,
    ),
)
