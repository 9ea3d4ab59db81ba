"""Projects: who is missing in a consortium, what is approved, when one is asked about, how one begins."""

from __future__ import annotations

from datetime import date

import pytest

from exchange_admin.domain.rules.bilingual import is_bilingual
from exchange_admin.domain.rules.committee.minutes import Standing
from exchange_admin.domain.rules.project_drafts import project_draft
from exchange_admin.domain.rules.projects.consortium import PARTS, Party, missing_parts
from exchange_admin.domain.rules.projects.outputs import (
    approvals_of_output,
    approvers,
    asked,
    is_unapproved,
    output_hash,
)
from exchange_admin.domain.rules.projects.silence import asked_from
from exchange_admin.domain.rules.projects.states import (
    PROJECT_STATES,
    SHARED_STATES,
    following_states,
    project_state_is_reachable,
)
from exchange_admin.domain.rules.records import record_problems

CHINESE, RUSSIAN = Party("college", "CN"), Party("university", "RU", "partner")
COMPANY, INSTITUTE = Party("enterprise", "CN", "enterprise"), Party("research", "RU", "research")
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("parties", "missing"),
    [
        ((), PARTS),
        ((CHINESE, RUSSIAN, COMPANY), ("research",)),
        ((CHINESE, COMPANY, INSTITUTE), ("college_ru",)),
        ((CHINESE, RUSSIAN, COMPANY, INSTITUTE), ()),
        ((CHINESE, RUSSIAN, COMPANY, Party("research", "RU", "observer")), ("research",)),
        ((CHINESE, RUSSIAN, COMPANY, Party("university", "RU", "research")), ()),
    ],
)
def test_a_consortium_says_who_is_missing(parties: tuple[Party, ...], missing: tuple[str, ...]) -> None:
    assert missing_parts("consortium", parties) == missing
    assert missing_parts("laboratory", parties) == ()


def test_a_project_never_becomes_an_idea_again() -> None:
    assert not any(project_state_is_reachable(state, "idea") for state in SHARED_STATES)
    assert following_states("project_state", "idea") == ("idea", "agreed")
    assert following_states("project_state", None) == ()
    for state in PROJECT_STATES:
        assert all(project_state_is_reachable(state, one) for one in following_states("project_state", state))


def problems(of: str, **values: object) -> list[tuple[str, str]]:
    found = record_problems(of, values, TODAY)  # type: ignore[arg-type]
    return [(one.code, str(one.level)) for one in found if one.code.startswith(("project.", "material."))]


def test_what_is_agreed_came_of_something_and_what_stands_still_says_why() -> None:
    named = {"name_en": "x", "kind": "alliance", "lead_institution_id": "a"}
    assert problems("project", **named, state="idea") == []
    assert problems("project", **named, state="agreed") == [("project.no_root", "blocks")]
    assert problems("project", **named, state="running") == [("project.no_root", "asks")]
    for root in ("agreement_id", "decision_id", "listing_id"):
        assert problems("project", **named, state="agreed", **{root: "b"}) == []
    for state in ("paused", "stopped"):
        assert problems("project", **named, state=state, listing_id="b") == [("project.no_reason", "blocks")]
        assert problems("project", **named, state=state, listing_id="b", reason="x") == []


def test_a_licence_is_asked_for_when_a_material_is_published() -> None:
    made = {"name_en": "x", "project_id": "a"}
    assert problems("output", **made, kind="textbook", state="published") == [("material.no_licence", "asks")]
    assert problems("output", **made, kind="textbook", state="agreed") == []
    assert problems("output", **made, kind="patent", state="published") == []
    assert problems("output", **made, kind="mooc", state="published", licence="cc_by") == []


@pytest.mark.parametrize(("languages", "both"), [("zh;ru", True), ("ru;en;zh", True), ("zh;en", False), (None, False)])
def test_bilingual_is_what_is_there_in_both_languages(languages: str | None, both: bool) -> None:
    assert is_bilingual(languages) is both


def seat(institution: str, role: str, **more: str) -> dict[str, str]:
    return {"institution_id": institution, "role": role, **more}


def test_whoever_leads_and_partners_approve_each_once() -> None:
    seats = [
        seat("c", "partner"),
        seat("b", "co_lead"),
        seat("a", "lead"),
        seat("d", "enterprise"),
        seat("e", "partner", until_date="2026-11-23"),
    ]
    assert approvers("a", seats, TODAY) == ("a", "b", "c")
    assert approvers("a", seats, None) == ("a", "b", "c", "e")


def test_an_output_is_agreed_when_all_have_approved_this_very_text() -> None:
    output = {"project_id": "p", "kind": "textbook", "name_ru": "Учебник", "version": "1"}
    text = output_hash(output)

    def said(institution: str, hash: str = text, verdict: str = "approved") -> dict[str, str]:
        return {"institution_id": institution, "content_hash": hash, "verdict": verdict}

    def standing(*approvals: dict[str, str], asked: tuple[str, ...] = ("a", "b")) -> Standing:
        return approvals_of_output(output, asked, approvals).standing

    assert standing() is Standing.OPEN
    assert standing(said("a")) is Standing.WAITING
    assert standing(said("a"), said("c")) is Standing.WAITING
    assert standing(said("a"), said("b", verdict="declined")) is Standing.DECLINED
    assert standing(said("a"), said("b", "0" * 64)) is Standing.CHANGED
    assert standing(said("a"), said("b")) is Standing.AGREED
    assert standing(said("a"), asked=("a",)) is Standing.AGREED
    assert standing(asked=()) is Standing.OPEN
    for more in ({"version": "2"}, {"name_ru": "Учебник."}, {"languages": "ru"}):
        assert output_hash({**output, **more}) != text
    for more in ({"state": "published"}, {"licence": "cc_by"}, {"url": "https://a.example"}, {"learners": 5}):
        assert output_hash({**output, **more}) == text


def test_the_day_of_what_is_agreed_is_when_those_who_are_asked_wrote_it_down() -> None:
    """A partner that left in June, and one that comes in December."""
    seats = [
        {"role": "partner", "institution_id": "left", "until_date": "2026-06-30"},
        {"role": "partner", "institution_id": "later", "from_date": "2026-12-01"},
    ]
    output = {"project_id": "p", "name_ru": "Учебник", "state": "published"}

    def said(institution: str, verdict: str = "approved", text: str = output_hash(output)) -> dict[str, str]:
        return {"institution_id": institution, "signed_on": "2020-01-01", "verdict": verdict, "content_hash": text}

    def named(*approvals: dict[str, str], days: dict[str, str] | None = None, **more: str) -> tuple[str, ...]:
        written = {one: date.fromisoformat(day) for one, day in ({"lead": "2026-05-01"} | (days or {})).items()}
        return asked({**output, **more}, "lead", seats, approvals, TODAY, written)

    lead = said("lead")
    assert named() == ("lead",), "today's members"
    assert named(lead) == ("lead", "left")
    assert named(lead, state="reviewing") == ("lead",), "it is not said to be agreed yet"
    assert named(said("lead", text="0" * 64)) == ("lead",), "of another text"
    for other in (said("left", "declined"), said("left"), said("stranger")):
        days = {str(other["institution_id"]): "2026-07-10"}
        assert named(lead, other, days=days) == ("lead", "left"), other
    assert named(lead, days={"lead": "2026-07-10"}) == ("lead",)
    assert named(lead, days={"lead": "2026-12-02"}) == ("lead",), "a clock that is ahead of this one"


def test_a_lead_that_signs_for_a_day_before_the_others_joined_agrees_not_alone() -> None:
    output = {"state": "published", "project_id": "p", "name_ru": "x"}
    seats = [{"institution_id": "S", "role": "partner", "from_date": "2026-06-01"}]
    said = [
        {"institution_id": "N", "verdict": "approved", "content_hash": output_hash(output), "signed_on": "2020-01-01"}
    ]
    for written in ({}, {"N": date(2026, 10, 1)}):
        named = asked(output, "N", seats, said, date(2026, 11, 24), written)
        assert named == ("N", "S")
        assert is_unapproved(output, approvals_of_output(output, named, said))


def test_it_is_asked_six_months_after_the_last_sign_whether_a_project_goes_on() -> None:
    signs = [date(2026, 1, 5), None, date(2026, 5, 31)]
    for state in ("agreed", "running"):
        assert asked_from({"state": state}, signs) == date(2026, 11, 30)
    for state in ("idea", "paused", "finished", "stopped"):
        assert asked_from({"state": state}, signs) is None
    assert asked_from({"state": "running"}, [None]) is None


def test_a_project_begins_with_what_both_sides_said_and_guesses_nothing() -> None:
    offer = {"topic": "laboratory", "name_ru": "Лаборатория", "isced_f": "0714", "starts": "2027-01-01"}
    need = {"topic": "laboratory", "name_ru": "Нужна", "isced_f": "0714;0715", "starts": "2027-02-01"}
    told = {"kind": "laboratory", "name_ru": "Лаборатория", "isced_f": "0714;0715", "starts": "2027-02-01"}
    assert project_draft([offer, need]) == told
    assert project_draft([{"topic": "jobs"}]) == {}
    assert project_draft([]) == {}
