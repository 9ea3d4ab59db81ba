"""What an agreement would say that comes of an offer and a need."""

from __future__ import annotations

from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.agreement_drafts import agreement_draft

OWN, OTHER = "own", "other"
NEED: dict[str, Value] = {
    "side": "need",
    "topic": "short_training",
    "institution_id": OTHER,
    "name_ru": "Обучение",
    "isced_f": "0714",
    "languages": "ru",
    "places": 20,
    "starts": "2027-03-01",
    "ends": "2027-03-28",
    "level": "short_cycle",
}
OFFER: dict[str, Value] = {
    **NEED,
    "side": "offer",
    "institution_id": OWN,
    "languages": "zh; ru",
    "places": 30,
    "starts": "2027-02-15",
    "ends": "2027-04-30",
}


def test_institution_titles_field_and_days_are_carried_over() -> None:
    draft = agreement_draft([OFFER, NEED], OTHER, "2027-1", OWN)
    assert dict(draft.values) == {
        "number": "2027-1",
        "institution_id": OTHER,
        "kind": "training",
        "state": "draft",
        "title_ru": "Обучение",
        "valid_from": "2027-03-01",
        "valid_until": "2027-03-28",
        "isced_f": "0714",
    }
    assert dict(draft.condition) == {
        "direction": "incoming",
        "activity": "student_studies",
        "places_per_year": 20,
        "level": "short_cycle",
        "isced_f": "0714",
        "language": "ru",
    }


def test_learners_go_to_whoever_offers_and_teachers_to_whoever_needs_them() -> None:
    ours = {**NEED, "institution_id": OWN}
    assert agreement_draft([ours], OTHER, "1", OWN).condition["direction"] == "outgoing"
    assert (
        agreement_draft([{**ours, "topic": "teacher_exchange"}], OTHER, "1", OWN).condition["direction"] == "incoming"
    )
    theirs = {**OFFER, "institution_id": OTHER, "topic": "expert"}
    assert agreement_draft([theirs], OTHER, "1", OWN).condition["direction"] == "incoming"


def test_where_nobody_goes_anywhere_there_is_no_condition() -> None:
    assert not agreement_draft([{**OFFER, "topic": "material"}], OTHER, "1", OWN).condition


def test_of_two_others_nobody_comes_or_goes_as_the_office_sees_it() -> None:
    draft = agreement_draft([OFFER, NEED], OTHER, "1")
    assert not draft.condition
    assert draft.values["isced_f"] == "0714"


def test_all_fields_that_both_said_are_carried_over() -> None:
    course = [{**OFFER, "topic": "course", "isced_f": "0714"}, {**NEED, "topic": "course", "isced_f": "0714; 0715"}]
    assert agreement_draft(course, OTHER, "1", OWN).values["isced_f"] == "0714;0715"
    assert "isced_f" not in agreement_draft([{**OFFER, "topic": "jobs", "isced_f": None}], OTHER, "1", OWN).values


def test_days_that_do_not_meet_are_left_out_and_nothing_is_guessed() -> None:
    late = {**NEED, "starts": "2027-06-01", "ends": "2027-06-30"}
    assert not {"valid_from", "valid_until"} & agreement_draft([OFFER, late], OTHER, "1", OWN).values.keys()
    silent = agreement_draft([{"side": "need", "topic": "traineeship", "institution_id": OWN}], OTHER, "1", OWN)
    assert dict(silent.condition) == {"direction": "outgoing", "activity": "traineeship"}
