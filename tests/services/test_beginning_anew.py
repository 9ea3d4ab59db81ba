"""A draft whose institution was said wrongly is begun once more, as long as nobody else was shown it."""

from __future__ import annotations

import pytest
from college_files import Town
from test_interests import offer

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.office import Office


def allowed(office: Office, kind: str, id: str) -> frozenset[str]:
    return office.beginning_anew.fields(office.records.get(kind, id))


def without_file(office: Office) -> str:
    told = {"name_ru": "Колледж", "country": "RU", "kind": "college"}
    return next(iter(office.records.add("institution", told, "Shen").ids["institution"]))


def test_a_draft_gets_another_institution_by_one_step_that_is_undone_at_once(town: Town) -> None:
    with town.office.open() as office:
        other = without_file(office)
        draft = offer(office, office.store.institution, state="draft", note="for us", places=4)
        changes = office.beginning_anew.begin("listing", draft, {"institution_id": other}, "Shen")
        (id,) = changes.ids["listing"] - {draft}
        made = office.records.get("listing", id)
        assert [made[name] for name in ("institution_id", "state", "note", "places")] == [other, "draft", "for us", 4]
        assert not office.records.get("listing", draft).live
        office.undoing.undo("Shen")
        assert [office.records.get("listing", one).live for one in (draft, id)] == [True, False]


def test_what_somebody_else_was_shown_or_something_points_to_stays_whose_it_is(town: Town) -> None:
    with town.office.open() as office:
        published = offer(office, office.store.institution)
        assert not allowed(office, "listing", published)
        with pytest.raises(RuleBroken, match=r"value\.read_only"):
            office.beginning_anew.begin("listing", published, {"institution_id": without_file(office)}, "Shen")
        file = office.store.origin.new_id()
        told = {"institution_id": town.first, "site": "abcd2345", "state": "made"}
        office.store.record(Step("Shen", "partner_file.add", (Edit("partner_file", file, told, new=True),)))
        assert not allowed(office, "listing", offer(office, town.first, state="draft")), "that college has its file"
        assert allowed(office, "listing", offer(office, without_file(office), state="draft"))
        led = {"name_ru": "Комитет", "kind": "committee", "lead_institution_id": office.store.institution}
        (body,) = office.records.add("body", led, "Shen").ids["body"]
        assert allowed(office, "body", body) == {"lead_institution_id"}
        seat = {"institution_id": town.first, "body_id": body, "role": "chair"}
        office.records.add("membership", seat, "Shen")
        assert not allowed(office, "body", body)


def test_a_college_says_of_its_own_draft_nothing_of_the_kind(town: Town) -> None:
    with town.office.open() as office:
        own = offer(office, office.store.institution, state="draft")
        assert allowed(office, "listing", own) == {"institution_id", "side"}
        office.records.remove("listing", own, "Shen")
        assert not allowed(office, "listing", own)
