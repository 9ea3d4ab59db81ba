"""Casework: what somebody needs for a stay by which day, what became of it, and the dated facts that count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import EVERYTHING, Field, FieldType, Kind, Merge, Privacy, Scope, Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.registry.parts import choice, code, names, note, period, reference, several_of, trilingual
from exchange_admin.domain.rules.casework.states import task_state_is_reachable

SHORT_TITLE = 24
"""The longest label of a rule that lists, Today and the matrix have room for, in letters."""
SEPARATOR = ";"
"""Between the words in a field of a rule that takes several."""

_EXPIRIES = (
    "visa_expiry",
    "permit_expiry",
    "registration_expiry",
    "passport_expiry",
    "insurance_expiry",
    "medical_expiry",
)
_STAY_EVENTS = (
    "visa_application",
    "visa_issue",
    "entry",
    "arrival",
    "lodging",
    "move",
    "exit",
    "registered_change",
    "incident",
    "dismissal_order",
    "completion_order",
    "departure",
    "return",
)
_NAMED_PROOFS = frozenset({"identity_document", "consent", "paper"})
_NAMED_BY = ("document_kind", "consent_kind", "certificate_kind", "proof_subject")
_DAYS = ("asked_on", "received_on", "done_on")
_NEEDS_REASON = frozenset({"waived", "not_applicable"})


def _check_requirement(values: Values, today: date) -> Iterator[Problem]:
    shortest, longest = values.get("least_days"), values.get("most_days")
    if isinstance(shortest, int) and isinstance(longest, int) and longest < shortest:
        yield Problem("requirement.days_reversed", "most_days", {"least": shortest, "most": longest})
    if values.get("relation") in {"before", "after"} and (values.get("offset") is None or not values.get("unit")):
        yield Problem("requirement.no_term", "offset")
    evidence = values.get("evidence")
    if evidence in _NAMED_PROOFS and not values.get("evidence_word"):
        yield Problem("requirement.no_evidence_word", "evidence_word")
    if values.get("sensitive") and evidence not in {None, "yes_date"}:
        yield Problem("requirement.sensitive_keeps_date", "evidence")


def _check_event(values: Values, today: date) -> Iterator[Problem]:
    day = day_in(values, "date")
    if day and day > today:
        yield Problem("stay_event.in_future", "date", {"date": day.isoformat()}, Level.ASKS)


def _check_task(values: Values, today: date) -> Iterator[Problem]:
    state = values.get("state")
    if state in _NEEDS_REASON and not values.get("reason"):
        yield Problem("task.reason_needed", "reason")
    if state == "done" and not values.get("done_on"):
        yield Problem("task.no_day", "done_on")
    for name in _DAYS:
        day = day_in(values, name)
        if day and day > today:
            yield Problem("task.in_future", name, {"date": day.isoformat()})
    done, until = day_in(values, "done_on"), day_in(values, "valid_until")
    if done and until and until < done:
        yield Problem("task.ended_before_done", "valid_until", {"done": done.isoformat(), "until": until.isoformat()})
    if values.get("kind") == "requirement" and not all(map(values.get, _TASK_OF_A_RULE)):
        yield Problem("task.of_no_rule", "kind")


def _check_task_change(values: Values, before: Values) -> Iterator[Problem]:
    """What others were shown is not taken back: they keep what they have, and would hear of nothing that follows."""
    now, wanted = str(before.get("state") or "open"), str(values.get("state"))
    if not task_state_is_reachable(now, wanted):
        words = {"from": f"choice.task_state.{now}", "to": f"choice.task_state.{wanted}"}
        yield Problem("task.state_not_reachable", "state", words)
    if before.get("share") == "shared" and values.get("share") != "shared":
        yield Problem("task.shared_for_good", "share")


def _check_requirement_change(values: Values, before: Values) -> Iterator[Problem]:
    """What was kept under a rule about somebody's health is never let out by changing the rule."""
    if before.get("sensitive") and not values.get("sensitive"):
        yield Problem("requirement.sensitive_for_good", "sensitive")


def _days(name: str) -> Field:
    return Field(name=name, type=FieldType.INTEGER, low=0, high=3_660, section="applies")


def _flag(name: str, section: str, *, listed: bool = False) -> Field:
    return Field(name=name, type=FieldType.BOOLEAN, section=section, listed=listed)


_TASK_OF_A_RULE = ("requirement_id", "mobility_id", "occurrence")
_REQUIREMENT_WORDS: Mapping[str, tuple[str, ...]] = {
    "requirement_kind": ("document", "act", "notice"),
    # whose end other rules count from
    "proof_subject": ("registration", "insurance", "medical"),
    "case_phase": ("application", "before_departure", "on_arrival", "during", "before_return", "after_return"),
    "case_actor": ("person", "sending", "receiving", "both", "parents"),
    "evidence_kind": (
        "file",
        "identity_document",
        "exam_result",
        "consent",
        "paper",
        "credential",
        "event",
        "yes_date",
    ),
    "case_event": (
        "nomination",
        "planned_entry",
        "visa_application",
        "visa_issue",
        "entry",
        "arrival",
        "lodging",
        "move",
        "registered_change",
        *_EXPIRIES,
        "planned_end",
        "departure",
        "return",
        "dismissal_order",
        "completion_order",
        "transcript_received",
        "course_choice",
        "agreement_end",
        "meeting",
        "term_start",
    ),
    "due_relation": ("before", "after", "on"),
    "due_unit": ("hour", "day", "week", "month"),
    "day_type": ("calendar", "working"),
    "counts_from": ("next_day", "event_day"),
    "repeat_rule": ("once", "each_event", "yearly", "each_term"),
    "translation_form": ("none", "plain", "notarised", "sworn"),
    "legalisation_form": ("none", "apostille", "notary", "consular"),
}

_WHO_AND_WHEN = (
    *("host_country", "direction", "activities", "roles", "citizenships", "minors_only", "least_days", "most_days"),
    *("event", "relation", "offset", "unit", "day_type", "counts_from", "calendar", "repeats"),
)
"""Whom a rule concerns and when it is due; from what proves it others may count."""
_DECIDING = (
    *("kind", "phase", "active", *_WHO_AND_WHEN),
    *("evidence", "evidence_word", "valid_months", "valid_at", "in_force_from", "in_force_until"),
)
"""What decides whom a rule concerns, when it is due and what proves it."""

KINDS = (
    Kind(
        name="requirement",
        words=_REQUIREMENT_WORDS,
        fields=(
            code(searched=True),
            *names(),
            *trilingual("short", longest=SHORT_TITLE),
            choice("kind", "requirement_kind", required=True, listed=True, begins="document"),
            choice("phase", "case_phase", required=True, listed=True, begins="before_departure"),
            choice("actor", "case_actor", required=True, listed=True, begins="person"),
            _flag("active", "main", listed=True),
            Field(name="host_country", type=FieldType.COUNTRY, listed=True, section="applies"),
            # as the office that wrote the rule sees it, in the files of its partners too
            choice("direction", "direction", section="applies"),
            # empty for all
            several_of("activities", "activity", section="applies"),
            several_of("roles", "person_role", section="applies"),
            several_of("citizenships", "country", section="applies"),
            _flag("minors_only", "applies"),
            _days("least_days"),
            _days("most_days"),
            # for whom else it would be another rule: what partners were told is not taken back
            reference("programme_id", "programme", section="applies", immutable=True),
            reference("agreement_id", "agreement", section="applies", immutable=True),
            choice("event", "case_event", required=True, listed=True, section="deadline", begins="planned_entry"),
            choice("relation", "due_relation", required=True, section="deadline", begins="before"),
            Field(
                name="offset", type=FieldType.INTEGER, unsummed=True, low=0, high=3_660, listed=True, section="deadline"
            ),
            choice("unit", "due_unit", listed=True, section="deadline", begins="day"),
            choice("day_type", "day_type", section="deadline", begins="calendar"),
            choice("counts_from", "counts_from", section="deadline", begins="next_day"),
            Field(name="calendar", type=FieldType.COUNTRY, section="deadline"),
            Field(name="remind_days", type=FieldType.INTEGER, unsummed=True, low=0, high=366, section="deadline"),
            choice("repeats", "repeat_rule", section="deadline", begins="once"),
            choice("evidence", "evidence_kind", required=True, section="proof", begins="file"),
            Field(name="evidence_word", lists=_NAMED_BY, section="proof", longest=60),
            Field(name="valid_months", type=FieldType.INTEGER, unsummed=True, low=0, high=600, section="proof"),
            choice("valid_at", "case_event", section="proof"),
            Field(name="copies", type=FieldType.INTEGER, low=0, high=100, section="proof"),
            _flag("original", "proof"),
            choice("translation", "translation_form", section="proof"),
            choice("legalisation", "legalisation_form", section="proof"),
            Field(name="sensitive", type=FieldType.BOOLEAN, lasting=(1,), section="proof"),
            Field(name="basis", longest=400, section="source"),
            Field(name="source", longest=400, section="source"),
            choice("confidence", "confidence", listed=True, section="source"),
            Field(name="checked_on", type=FieldType.DATE, listed=True, section="source"),
            *period("in_force_from", "in_force_until", section="source"),
            note(),
        ),
        searchable=True,
        indexed=("code",),
        scope=Scope.SHARED,
        only_with=("programme_id", "agreement_id"),
        check=_check_requirement,
        check_change=_check_requirement_change,
        due_through=EVERYTHING,
        due_fields=_DECIDING,
        due_own_fields=_WHO_AND_WHEN,
    ),
    Kind(
        name="stay_event",
        words={"stay_event_kind": _STAY_EVENTS},
        fields=(
            reference("mobility_id", "mobility", required=True, immutable=True),
            choice("kind", "stay_event_kind", required=True, immutable=True, listed=True, begins="arrival"),
            Field(name="date", type=FieldType.DATE, required=True, listed=True),
            Field(name="at", type=FieldType.TIME),
            Field(name="place", listed=True, privacy=Privacy.PERSONAL),
            reference("document_id", "identity_document"),
            Field(name="reported_by", privacy=Privacy.PERSONAL),
            note(),
        ),
        label=("kind", "date"),
        parent="mobility_id",
        imported=True,
        scope=Scope.PARTNER,
        by_partner=True,
        kept_as_written=True,
        check=_check_event,
        due_through="mobility_id",
    ),
    Kind(
        name="task",
        words={
            "task_kind": ("requirement", "agreement", "committee", "manual"),
            "task_state": (
                "open",
                "asked",
                "received",
                "submitted",
                "done",
                "rejected",
                "waived",
                "not_applicable",
                "cancelled",
            ),
            "task_share": ("office", "shared"),
        },
        fields=(
            Field(name="title", required=True, listed=True, searched=True),
            choice("kind", "task_kind", required=True, immutable=True, listed=True, begins="manual"),
            choice("state", "task_state", required=True, listed=True, merge=Merge.DECISION, begins="open"),
            Field(name="due", type=FieldType.DATE, listed=True),
            _flag("important", "main"),
            choice("share", "task_share", required=True, begins="office", lasting=("shared",)),
            reference("mobility_id", "mobility", immutable=True, listed=True, section="about"),
            reference("requirement_id", "requirement", immutable=True, section="about"),
            # the date of the event, `start`, or `exp:` and the day on which a paper ends
            Field(name="occurrence", immutable=True, longest=40, written_by_program=True, section="about"),
            reference("person_id", "person", immutable=True, listed=True, section="about"),
            reference("agreement_id", "agreement", immutable=True, section="about"),
            reference("institution_id", "institution", immutable=True, section="about"),
            reference("decision_id", "decision", immutable=True, section="about"),
            reference("body_id", "body", immutable=True, section="about"),
            reference("project_id", "project", immutable=True, section="about"),
            reference("responsible_institution_id", "institution", listed=True),
            reference("assigned_to_id", "staff", listed=True),
            Field(name="asked_on", type=FieldType.DATE, listed=True, section="status"),
            Field(name="received_on", type=FieldType.DATE, section="status"),
            Field(name="done_on", type=FieldType.DATE, listed=True, section="status"),
            Field(name="done_by", section="status", privacy=Privacy.PERSONAL),
            Field(name="reason", longest=1000, section="status", privacy=Privacy.PERSONAL),
            Field(name="number", section="proof", longest=60, privacy=Privacy.PERSONAL),
            Field(name="valid_until", type=FieldType.DATE, listed=True, section="proof"),
            reference("identity_document_id", "identity_document", section="proof"),
            reference("exam_result_id", "exam_result", section="proof"),
            reference("certificate_id", "certificate", section="proof"),
            note(),
        ),
        label=("title",),
        searchable=True,
        imported=True,
        indexed=("state", "due"),
        scope=Scope.PARTNER,
        follows=("mobility_id", "person_id", "agreement_id", "institution_id", "project_id"),
        shared_when=(("share", ("shared",)), ("requirement_id.sensitive", (None, 0))),
        by_partner=True,
        asked_of="responsible_institution_id",
        # when it is due, how it is called and that it is important says whoever asks
        told_in=(
            *("state", "asked_on", "received_on", "done_on", "done_by", "reason", "number", "valid_until"),
            *("identity_document_id", "exam_result_id", "certificate_id", "assigned_to_id", "note"),
        ),
        # what is waived, sent back or not needed the office decides (decision 47)
        answers=(("state", ("open", "asked", "received", "submitted", "done")),),
        asked_again=(("state", ("rejected",)),),
        identified_by=_TASK_OF_A_RULE,
        or_identified_by=tuple((of, "institution_id", "occurrence") for of in ("decision_id", "body_id")),
        check=_check_task,
        check_change=_check_task_change,
        due_through="mobility_id",
    ),
)
