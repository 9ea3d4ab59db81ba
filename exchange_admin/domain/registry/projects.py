"""Joint projects, who leads them, what they came of, and what they make."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from exchange_admin.domain.fields import Field, FieldType, Kind, Merge, ReadAs, Scope, Side, Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.registry.parts import choice, fixed, names, note, period, reference, several_of, trilingual
from exchange_admin.domain.rules.bilingual import BILINGUAL
from exchange_admin.domain.rules.interests import ACCEPTED
from exchange_admin.domain.rules.projects.states import (
    AGREED,
    IDEA,
    NEEDS_REASON,
    OUTPUT_STATES,
    PLANNED,
    PROJECT_STATES,
    PUBLISHED,
    ROOTS,
    SHARED_STATES,
    output_state_is_reachable,
    project_state_is_reachable,
)

MATERIALS = ("textbook", "case", "regulation_digest", "mooc", "virtual_simulation", "test_bank")
"""Outputs that others teach with, so that they have to know what they may do with them."""


def _check_project(values: Values, today: date) -> Iterator[Problem]:
    """A project came of something; what stands still or was given up says why."""
    state = values.get("state")
    if state != IDEA and not any(values.get(name) for name in ROOTS):
        yield Problem("project.no_root", "agreement_id", level=Level.BLOCKS if state == AGREED else Level.ASKS)
    if state in NEEDS_REASON and not values.get("reason"):
        yield Problem("project.no_reason", "reason", {"state": f"choice.project_state.{state}"})


def _check_project_change(values: Values, before: Values) -> Iterator[Problem]:
    now, wanted = str(before.get("state") or IDEA), str(values.get("state"))
    if not project_state_is_reachable(now, wanted):
        words = {"from": f"choice.project_state.{now}", "to": f"choice.project_state.{wanted}"}
        yield Problem(f"project.{_why_not_reachable(now, wanted)}", "state", words)


def _why_not_reachable(now: str, wanted: str) -> str:
    """What nobody was shown has to be agreed first; what members were shown is not hidden again."""
    if now == IDEA:
        return "idea_first_agreed"
    return "state_not_reachable" if wanted == IDEA else "way_not_open"


def _check_output(values: Values, today: date) -> Iterator[Problem]:
    if values.get("state") == PUBLISHED and values.get("kind") in MATERIALS and not values.get("licence"):
        yield Problem("material.no_licence", "licence", level=Level.ASKS)


def _check_output_change(values: Values, before: Values) -> Iterator[Problem]:
    now, wanted = str(before.get("state") or PLANNED), str(values.get("state"))
    if not output_state_is_reachable(now, wanted):
        words = {"from": f"choice.output_state.{now}", "to": f"choice.output_state.{wanted}"}
        yield Problem("output.state_not_reachable", "state", words)


def _own(name: str, type: FieldType = FieldType.TEXT, **more: Any) -> Field:
    """What whoever leads, or the author, says of it; what others write into it is a proposal."""
    return Field(name=name, type=type, owner=Side.OWNER, **more)


KINDS = (
    Kind(
        name="project",
        words={
            "project_kind": (
                *("joint_programme", "consortium", "alliance", "laboratory", "training_centre", "luban_workshop"),
                *("technology_transfer", "curriculum", "material", "research", "teacher_development", "competition"),
            ),
            "project_state": PROJECT_STATES,
        },
        fields=(
            *names(owner=Side.OWNER),
            _own("code", listed=True, searched=True, longest=40),
            choice("kind", "project_kind", required=True, listed=True, begins="joint_programme", owner=Side.OWNER),
            choice(
                "state",
                "project_state",
                required=True,
                listed=True,
                merge=Merge.DECISION,
                begins=IDEA,
                lasting=SHARED_STATES,
                owner=Side.OWNER,
            ),
            reference("lead_institution_id", "institution", required=True, immutable=True, listed=True),
            reference("agreement_id", "agreement", owner=Side.OWNER, section="roots"),
            reference("decision_id", "decision", owner=Side.OWNER, section="roots"),
            reference("listing_id", "listing", owner=Side.OWNER, section="roots"),
            # wherever it is begun, of one interest there is one (decision 102)
            fixed("interest_id", type=FieldType.REFERENCE, refers="interest", section="roots"),
            _own("isced_f", listed=True, longest=40, read_as=ReadAs.FIELDS_OF_EDUCATION),
            *period("starts", "ends", listed=True, owner=Side.OWNER),
            # why it stands still, was given up, or how it ended
            _own("reason", FieldType.MEMO, longest=1000, section="outcome"),
            # the day on which somebody said last that it goes on
            _own("confirmed_on", FieldType.DATE, section="outcome"),
            *trilingual("summary", type=FieldType.MEMO, longest=2000, owner=Side.OWNER, section="summary"),
            _own("website", longest=400),
            # of the office itself: members of a project are told no names
            reference("coordinator_id", "staff", internal=True, section="note"),
            note(),
        ),
        sides=((Side.OWNER, "lead_institution_id"),),
        searchable=True,
        indexed=("state",),
        imported=True,
        scope=Scope.PARTNER,
        follows=("lead_institution_id",),
        shared_when=(("state", SHARED_STATES),),
        by_partner=True,
        theirs=("lead_institution_id",),
        same=(("lead_institution_id", "interest_id.answering_institution_id"),),
        begins_while=(("interest_id.reply", (ACCEPTED,)),),
        identified_by=("interest_id",),
        begun_anew=("lead_institution_id",),
        check=_check_project,
        check_change=_check_project_change,
    ),
    Kind(
        name="output",
        words={
            "output_kind": (
                *("teaching_standard", "curriculum", "syllabus", "competence_framework", "textbook", "case"),
                *("regulation_digest", "mooc", "virtual_simulation", "test_bank", "glossary", "equipment"),
                *("publication", "patent", "report"),
            ),
            "output_state": OUTPUT_STATES,
            "licence": ("all_rights", "partners_only", "cc_by", "cc_by_nc", "cc_by_sa"),
        },
        fields=(
            reference("project_id", "project", required=True, immutable=True, listed=True),
            # whose content it is; without one it is whoever leads who writes it
            reference("author_institution_id", "institution", immutable=True, listed=True),
            *names(owner=Side.OWNER),
            choice("kind", "output_kind", required=True, listed=True, begins="curriculum", owner=Side.OWNER),
            # its author writes and hands in, whoever leads publishes
            choice("state", "output_state", required=True, listed=True, merge=Merge.DECISION, begins=PLANNED),
            several_of("languages", "language", listed=True, longest=40, owner=Side.OWNER),
            _own("version", longest=40),
            Field(name="due", type=FieldType.DATE, listed=True),
            Field(name="published_on", type=FieldType.DATE, listed=True, section="use"),
            choice("licence", "licence", owner=Side.OWNER, section="use"),
            _own("url", longest=400, section="use"),
            _own("isced_f", listed=True, longest=40, section="content", read_as=ReadAs.FIELDS_OF_EDUCATION),
            _own("speciality_code", longest=40, section="content"),
            _own("contact_minutes", FieldType.MINUTES, low=1, high=1_000_000, section="content"),
            Field(name="learners", type=FieldType.INTEGER, low=0, high=10_000_000, section="use"),
            Field(name="adopted_by", type=FieldType.INTEGER, low=0, high=100_000, section="use"),
            _own("case_country", FieldType.COUNTRY, section="content"),
            _own("industry", section="content"),
            _own("regulation", section="content"),
            note(),
        ),
        sides=((Side.OWNER, "author_institution_id"),),
        searchable=True,
        indexed=("state", "kind", "due"),
        imported=True,
        scope=Scope.PARTNER,
        follows=("project_id",),
        by_partner=True,
        deleted_alone=True,
        said_by="author_institution_id",
        speaks_of=("project_id",),
        theirs=("project_id.lead_institution_id", "author_institution_id"),
        computed_fields=(Field(name=BILINGUAL, type=FieldType.BOOLEAN, listed=True),),
        check=_check_output,
        check_change=_check_output_change,
    ),
)
