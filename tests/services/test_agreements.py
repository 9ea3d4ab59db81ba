"""How agreements stand and how they are renewed, in an office that begins with none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from agreement_office import AgreementOffice
from paper_office import WHO, wordings

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.services.agreements.said import (
    amount_said,
    arithmetic_said,
    balance_said,
    left_out_said,
    number_said,
    step_said,
)
from exchange_admin.services.agreements.standing import Standing


@pytest.fixture
def office(tmp_path: Path) -> Iterator[AgreementOffice]:
    made = AgreementOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def numbers(standing: Standing) -> list[Fraction]:
    assert standing.balance is not None
    return [sums.balance for sums in (standing.balance.done, standing.balance.confirmed, standing.balance.forecast)]


def codes(broken: pytest.ExceptionInfo[RuleBroken]) -> list[str]:
    return [problem.code for problem in broken.value.problems]


def test_what_is_done_confirmed_and_hoped_for_is_told_apart(office: AgreementOffice) -> None:
    office.balanced()
    office.go()
    office.go("incoming")
    office.go("incoming")
    later: dict[str, Value] = {"planned_start": "2027-02-01", "planned_end": "2027-06-30"}
    office.go(receiving_status="verified", sending_status="nominated", **later)
    office.go(receiving_status="pending", sending_status="nominated", **later)
    office.go(sending_status="withdrawn")
    assert numbers(office.standing()) == [-1, 0, 1]


def test_a_semester_counts_by_the_weight_of_its_condition(office: AgreementOffice) -> None:
    office.balanced(balance_unit="semester", balance_ratio="2")
    semester, short = office.condition(weight="1"), office.condition("incoming", weight="1/2")
    office.go(condition_id=semester)
    office.go("incoming", condition_id=short)
    unweighed = office.go()
    standing = office.standing()
    assert numbers(standing)[0] == 0
    assert [one.id for one, worth in standing.weighed if worth is None] == [unweighed]


def test_stays_without_an_agreement_stand_apart(office: AgreementOffice) -> None:
    office.balanced()
    free = office.go("incoming", agreement_id=None)
    office.go("incoming", agreement_id=None, planned_start="2021-09-01", planned_end="2022-01-15")
    office.go("incoming", agreement_id=office.agreed("2020/01", state="expired"))
    standing = office.standing()
    assert numbers(standing)[0] == 0
    assert [one.id for one in standing.not_attributed] == [free]


def test_a_stay_that_names_only_a_condition_goes_by_its_agreement(office: AgreementOffice) -> None:
    office.balanced()
    office.go(agreement_id=None, condition_id=office.condition())
    standing = office.standing()
    assert numbers(standing)[0] == 1
    assert standing.not_attributed == ()


def test_what_is_owed_goes_on_through_renewals_from_the_year_agreed(office: AgreementOffice) -> None:
    office.go("incoming")
    office.go("incoming", planned_start="2025-09-01", planned_end="2026-01-15")
    changes = office.agreements.renew(office.agreement, WHO)
    (after,) = changes.ids["agreement"]
    office.set("agreement", after, balance_unit="person")
    assert numbers(office.agreements.standing(after)) == [0, 0, 0]
    office.set("agreement", after, balance_from_year_id=office.next_year)
    assert numbers(office.agreements.standing(after))[0] == -1
    office.set("agreement", after, balance_from_year_id=office.year)
    assert numbers(office.agreements.standing(after))[0] == -2


def test_places_are_those_of_the_academic_year(office: AgreementOffice) -> None:
    condition = office.condition(places_per_year=2)
    office.go(condition_id=condition)
    office.go(condition_id=condition, planned_start="2025-09-01", planned_end="2026-01-15")
    office.go(
        condition_id=condition, receiving_status="pending", planned_start="2027-02-01", sending_status="nominated"
    )
    office.go()
    standing = office.standing()
    (one,) = standing.places
    assert standing.year is not None
    assert standing.year.text("code") == "2026/2027"
    assert (one.places.agreed, one.places.used, one.places.nominated, one.places.free) == (2, 1, 1, 0)
    assert len(standing.without_condition) == 1
    assert list(standing.problems()) == []
    office.go(condition_id=condition)
    (problem,) = standing_problems(office)
    assert problem == ("agreement.places_exceeded", {"condition": CONDITION, "used": 3, "places": 2})


CONDITION = "choice.direction.outgoing, choice.activity.student_studies"


def standing_problems(office: AgreementOffice) -> list[tuple[str, dict[str, object]]]:
    return [(one.code, dict(one.facts)) for one in office.standing().problems()]


def test_a_draft_of_next_year_shows_the_places_of_its_own_year(office: AgreementOffice) -> None:
    draft = office.agreed("2027/01", state="draft", valid_from="2027-09-01")
    later = office.add("academic_year", code="2027/2028", starts="2027-09-01", ends="2028-08-31")
    found = office.agreements.standing(draft).year
    assert found is not None
    assert found.id == later


def test_notice_falls_on_a_working_day_of_the_own_country(office: AgreementOffice) -> None:
    assert office.standing().notice == office.standing().notice
    found = office.standing().notice
    assert found is not None
    assert (found.due, found.act_by) == (date(2026, 12, 2), date(2026, 12, 2))
    office.set("agreement", office.agreement, valid_until="2026-12-05")  # notice by 6 October, in the holidays of China
    found = office.standing().notice
    assert found is not None
    assert (found.due, found.act_by) == (date(2026, 10, 6), date(2026, 9, 30))


def test_waiting_is_counted_from_the_day_it_was_sent(office: AgreementOffice) -> None:
    office.set("agreement", office.agreement, state="sent")
    assert office.standing().step.code == "waiting"
    office.set("agreement", office.agreement, state="terminated")
    office.go(planned_end="2027-07-10")
    step = office.standing().step
    assert (step.code, step.facts) == ("stays_outlive", {"n": 1, "day": date(2027, 7, 10)})


def test_renewing_copies_agreement_and_conditions_in_one_step(office: AgreementOffice) -> None:
    office.condition(places_per_year=10, weight="1", last_year_id=office.year)
    office.condition("incoming", places_per_year=10)
    proposal = office.agreements.proposal(office.agreement)
    assert (proposal.number, proposal.conditions, proposal.without_years) == ("2022/03/R1", 2, 1)
    before = office.store.step_count()
    changes = office.agreements.renew(office.agreement, WHO)
    assert office.store.step_count() == before + 1
    (id,) = changes.ids["agreement"]
    draft = office.records.get("agreement", id)
    assert {name: draft[name] for name in ("number", "state", "valid_from", "valid_until", "previous_id")} == {
        "number": "2022/03/R1",
        "state": "draft",
        "valid_from": "2027-02-01",
        "valid_until": "2032-01-31",
        "previous_id": office.agreement,
    }
    copied = office.store.where("condition", "agreement_id", [draft.id])
    assert sorted((one["direction"], one["places_per_year"], one["weight"], one["last_year_id"]) for one in copied) == [
        ("incoming", 10, None, None),
        ("outgoing", 10, "1", None),
    ]
    assert [one.id for one in office.standing().chain] == [office.agreement, draft.id]
    assert office.standing().step.code == "finish_successor"
    office.store.undo(WHO)
    assert office.store.count(Query("agreement")) == 1
    assert office.store.count(Query("condition")) == 2


def test_a_renewal_takes_the_number_and_days_that_somebody_says(office: AgreementOffice) -> None:
    changes = office.agreements.renew(office.agreement, WHO, number="2027/01", valid_until=date(2028, 1, 31))
    (id,) = changes.ids["agreement"]
    draft = office.records.get("agreement", id)
    assert (draft["number"], draft["valid_from"], draft["valid_until"]) == ("2027/01", "2027-02-01", "2028-01-31")


@pytest.mark.parametrize(
    ("more", "code"),
    [({"number": "2022/03"}, "agreement.number_taken"), ({"valid_until": date(2020, 1, 1)}, "period.reversed")],
)
def test_a_renewal_that_cannot_be_changes_nothing(office: AgreementOffice, more: dict[str, Any], code: str) -> None:
    before = office.store.step_count()
    with pytest.raises(RuleBroken) as broken:
        office.agreements.renew(office.agreement, WHO, **more)
    assert codes(broken) == [code]
    assert office.store.step_count() == before


def test_an_agreement_is_continued_once(office: AgreementOffice) -> None:
    office.agreements.renew(office.agreement, WHO)
    with pytest.raises(RuleBroken) as broken:
        office.agreements.renew(office.agreement, WHO)
    assert codes(broken) == ["agreement.continued"]


def test_only_what_renews_itself_is_prolonged_and_only_by_the_office(office: AgreementOffice) -> None:
    with pytest.raises(RuleBroken) as broken:
        office.agreements.prolong(office.agreement, date(2032, 1, 31), WHO)
    assert codes(broken) == ["agreement.renews_not_itself"]
    office.records.set("agreement", office.agreement, {"renewal": "automatic"}, WHO)
    with pytest.raises(RuleBroken) as broken:
        office.agreements.prolong(office.agreement, date(2027, 1, 31), WHO)
    assert codes(broken) == ["agreement.not_longer"]
    office.agreements.prolong(office.agreement, date(2032, 1, 31), WHO)
    assert office.records.get("agreement", office.agreement)["valid_until"] == "2032-01-31"


def test_older_programs_read_whether_an_agreement_renews_itself(office: AgreementOffice) -> None:
    office.records.set("agreement", office.agreement, {"renewal": "automatic"}, WHO)
    assert office.records.get("agreement", office.agreement)["renews"] == 1
    office.records.set("agreement", office.agreement, {"renewal": "none"}, WHO)
    assert office.records.get("agreement", office.agreement)["renews"] == 0


def test_a_second_agreement_for_the_same_thing_is_asked_about(office: AgreementOffice) -> None:
    second = {"number": "2026/01", "institution_id": office.partner, "kind": "exchange", "state": "in_force"}
    assert [one.code for one in office.records.add("agreement", second, WHO).problems] == ["agreement.overlap"]
    (id,) = office.records.add("agreement", {**second, "number": "2026/02", "state": "draft"}, WHO).ids["agreement"]
    found = office.records.set("agreement", id, {"state": "in_force", "kind": "training"}, WHO).problems
    assert [one.code for one in found] == ["agreement.no_condition"]


def test_deadlines_of_every_year_are_a_month_and_a_day(office: AgreementOffice) -> None:
    condition = office.condition()
    with pytest.raises(RuleBroken) as broken:
        office.records.set("condition", condition, {"nominations_until": "31 March"}, WHO)
    assert codes(broken) == ["condition.no_day_of_a_year"]
    office.records.set("condition", condition, {"nominations_until": "03-31", "applications_until": "02-29"}, WHO)


def test_where_the_original_lies_stays_in_the_office() -> None:
    assert REGISTRY["agreement"]["original_place"].internal


@pytest.mark.parametrize(
    ("language", "now", "then"),
    [
        ("en", "We owe 1.5 semesters.", "With the confirmed stays: the partner owes 0.5 semesters."),
        ("ru", "Мы должны 1,5 семестра.", "С подтверждёнными поездками: партнёр должен 0,5 семестра."),
        ("zh", "我方欠 1.5 个学期。", "计入已确认的交流：对方欠 0.5 个学期。"),
    ],
)
def test_who_owes_whom_is_one_sentence(office: AgreementOffice, language: str, now: str, then: str) -> None:
    office.balanced(balance_unit="semester")
    office.go("incoming", condition_id=office.condition("incoming", weight="3/2"))
    whole = office.condition(weight="2")
    office.go(condition_id=whole, planned_start="2027-02-01", receiving_status="verified")
    words, found = wordings()[language], office.standing().balance
    assert found is not None
    assert balance_said(words, "semester", found, as_partner=False) == now + ("" if language == "zh" else " ") + then


def test_the_partner_reads_the_same_balance_from_its_own_side(office: AgreementOffice) -> None:
    office.balanced()
    office.go()
    found = office.standing().balance
    assert found is not None
    assert balance_said(wordings()["en"], "person", found, as_partner=False) == "The partner owes 1 person."
    assert balance_said(wordings()["en"], "person", found, as_partner=True) == "We owe 1 person."


def test_numbers_are_never_rounded() -> None:
    assert [number_said(Fraction(n, 7), "en") for n in (128, -128, 2, 14)] == ["18 2/7", "−18 2/7", "2/7", "2"]
    assert number_said(Fraction(-3, 2), "ru") == "−1,5"
    assert amount_said(wordings()["ru"], "week", Fraction(21)) == "21 человеко-неделя"


@pytest.mark.parametrize("language", ["zh", "ru", "en"])
def test_every_step_and_everything_left_out_has_its_sentence(office: AgreementOffice, language: str) -> None:
    words = wordings()[language]
    for key in ("step", "short_step"):
        steps = {one for one in words.keys() if one.startswith(f"agreements.{key}.")}  # noqa: SIM118
        assert len(steps) == 20
    assert len(list(left_out_said(words, 1, 2, 5))) == 3
    assert "{" not in step_said(words, office.standing().step)
    office.balanced()
    found = office.standing().balance
    assert found is not None
    assert "{" not in arithmetic_said(words, found.done)
