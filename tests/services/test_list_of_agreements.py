"""The list of agreements as a work list: places, next step and order say what the agreement itself says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from agreement_office import AgreementOffice
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_office import WHO, wordings
from report_sheets import lines

from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Filter, Order, Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.agreements.next_step import PRESSES, STANDS, UNSIGNED
from exchange_admin.domain.steps import Step, removal
from exchange_admin.services.agreements.balances_in_lists import balances_in_lists
from exchange_admin.services.agreements.overview import overview
from exchange_admin.services.agreements.places_in_lists import ListedPlaces, places_in_lists
from exchange_admin.services.agreements.said import short_step
from exchange_admin.services.list_cells import Cell
from exchange_admin.services.reports.offered import AGREEMENTS

KEYS = ("number", "places_taken", "next_step")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[AgreementOffice]:
    made = AgreementOffice(tmp_path / "office.exchange")
    yield made
    made.store.close()


def cells(office: AgreementOffice, language: str = "en") -> dict[str, Cell]:
    """Of the agreement, by column."""
    (n,) = (one.n for one in office.store.many("agreement", [office.agreement]).values())
    return dict(zip(KEYS, office.lists.rows("agreement", [n], KEYS, language)[n].cells, strict=True))


def listed(office: AgreementOffice) -> ListedPlaces | None:
    found = office.store.many("agreement", [office.agreement])
    return places_in_lists(office.store, [*found.values()], office.today()).get(office.agreement)


@pytest.mark.parametrize(("language", "said"), [("en", "2 of 10"), ("ru", "2 из 10"), ("zh", "已用 2/10")])
def test_places_of_the_year_stand_in_the_list(office: AgreementOffice, language: str, said: str) -> None:
    assert cells(office, language)["places_taken"] == Cell()
    out = office.condition(places_per_year=8)
    office.condition("incoming", places_per_year=2)
    office.go(condition_id=out)
    office.go(condition_id=out, receiving_status="pending", sending_status="nominated")
    office.go(condition_id=out, sending_status="withdrawn")
    office.go(condition_id=out, planned_start="2025-09-01", planned_end="2026-01-15")
    office.go()
    assert cells(office, language)["places_taken"] == Cell(said, second="2026/2027", value=2)


def test_a_condition_without_a_number_says_only_who_goes(office: AgreementOffice) -> None:
    condition = office.condition()
    assert cells(office)["places_taken"] == Cell()
    office.go(condition_id=condition)
    assert cells(office)["places_taken"].text == "1"


def test_a_list_says_the_same_next_step_as_the_agreement(office: AgreementOffice) -> None:
    condition = office.condition(places_per_year=1)
    for until in ("2027-01-31", "2030-01-31"):
        for state in ("draft", "signed", "in_force", "terminated"):
            office.set("agreement", office.agreement, state=state, valid_until=until)
            assert cells(office)["next_step"].text == short_step(wordings()["en"], office.standing().step)
    office.set("agreement", office.agreement, state="in_force")
    for code in ("places_nearly_used", "places_exceeded"):
        office.go(condition_id=condition)
        assert office.standing().step.code == code
        assert cells(office)["next_step"].text == short_step(wordings()["en"], office.standing().step)


def test_list_panel_report_and_workbook_say_the_same_places(office: AgreementOffice, tmp_path: Path) -> None:
    office.go(condition_id=office.condition(places_per_year=4))
    office.go("incoming", agreement_id=None, condition_id=office.condition("incoming", places_per_year=2))
    places = office.standing().all_places
    assert listed(office) == ListedPlaces("2026/2027", places.agreed, places.taken)
    written = office.reports.write(AGREEMENTS, tmp_path / "agreements.xlsx", language="en", who=WHO)
    head, row = lines(written.path)[:2]
    found = dict(zip(head, row, strict=True))
    names = [str(one) for one in head]
    out, way_in = (next(i for i, name in enumerate(names) if name.startswith(f"Places {way}")) for way in ("out", "in"))
    assert row[out] + row[way_in] == places.agreed == 6
    assert row[out + 1] + row[way_in + 1] == places.taken == 2
    assert found["Academic year"] == "2026/2027"


STAYS = st.lists(
    st.fixed_dictionaries(
        {
            "direction": st.sampled_from(["outgoing", "incoming"]),
            "sending_status": st.sampled_from(["draft", "nominated", "live", "withdrawn", None]),
            "receiving_status": st.sampled_from(["pending", "verified", "rejected", "no_show", None]),
            "planned_start": st.sampled_from(["2025-09-01", "2026-08-31", "2026-09-01", "2027-08-31", None]),
            "actual_start": st.sampled_from(["2026-09-02", "2025-10-01", None]),
            "term": st.sampled_from(["of the year", "of no year", "deleted", None]),
            "names": st.sampled_from(["this", "other", None]),
            "on": st.sampled_from(["out", "in", "other", None]),
        }
    ),
    max_size=5,
)


@given(STAYS)
@settings(max_examples=25, deadline=None)
def test_whatever_goes_by_it_list_and_agreement_count_the_same(
    tmp_path_factory: pytest.TempPathFactory, stays: list[dict[str, Value]]
) -> None:
    office = AgreementOffice(tmp_path_factory.mktemp("office") / "office.exchange")
    other = office.agreed("2023/01")
    agreements: dict[Value, Value] = {"this": office.agreement, "other": other}
    days = {"starts": "2026-09-01", "ends": "2027-01-20"}
    deleted = office.add("term", academic_year_id=office.year, season="spring", **days)
    terms = {"of the year": office.term, "of no year": office.add("term", season="summer", **days), "deleted": deleted}
    conditions: dict[Value, Value] = {
        "out": office.condition(places_per_year=3),
        "in": office.condition("incoming", places_per_year=1, first_year_id=office.next_year),
        "other": office.condition(agreement_id=other),
    }
    for one in stays:
        ends = {"planned_end": None, "actual_end": None, "term_id": terms.get(str(one["term"]))}
        said = {name: value for name, value in one.items() if name not in ("direction", "term", "names", "on")}
        whose = {"agreement_id": agreements.get(one["names"]), "condition_id": conditions.get(one["on"])}
        office.go(str(one["direction"]), **said, **ends, **whose)
    office.store.record(Step(WHO, "term.remove", (removal("term", deleted),)))
    places = office.standing().all_places
    assert listed(office) == ListedPlaces("2026/2027", places.agreed, places.taken)
    office.store.close()


WEIGHED = st.lists(
    st.fixed_dictionaries(
        {
            "direction": st.sampled_from(["outgoing", "incoming"]),
            "sending_status": st.sampled_from(["draft", "nominated", "live", "withdrawn", "closed"]),
            "receiving_status": st.sampled_from(["pending", "verified", "in_residence", "rejected"]),
            "planned_start": st.sampled_from(["2021-09-01", "2026-09-01", "2027-02-20", None]),
            "planned_end": st.sampled_from(["2026-12-20", "2027-07-01", None]),
            "actual_start": st.sampled_from(["2026-09-02", None]),
            "names": st.sampled_from(["this", "before", "other", None]),
            "on": st.sampled_from(["out", "in", "before", None]),
        }
    ),
    max_size=6,
)


@given(WEIGHED, st.sampled_from(["person", "semester", "month", "week", "day"]), st.booleans())
@settings(max_examples=25, deadline=None)
def test_whatever_goes_by_it_list_and_agreement_have_the_same_balance(
    tmp_path_factory: pytest.TempPathFactory, stays: list[dict[str, Value]], unit: str, since: bool
) -> None:
    office = AgreementOffice(tmp_path_factory.mktemp("office") / "office.exchange")
    before, other = office.agreed("2018/01", state="expired"), office.agreed("2023/01", balance_unit=unit)
    office.balanced(
        balance_unit=unit,
        balance_ratio="1.5",
        balance_tolerance="2",
        previous_id=before,
        balance_from_year_id=office.year if since else None,
    )
    agreements: dict[Value, Value] = {"this": office.agreement, "before": before, "other": other}
    conditions: dict[Value, Value] = {
        "out": office.condition(weight="0.5"),
        "in": office.condition("incoming"),
        "before": office.condition(agreement_id=before, weight="2"),
    }
    for one in stays:
        said = {name: value for name, value in one.items() if name not in ("direction", "names", "on")}
        whose = {"agreement_id": agreements.get(one["names"]), "condition_id": conditions.get(one["on"])}
        office.go(str(one["direction"]), **said, **whose)
    found = [*office.store.many("agreement", [office.agreement, other, before]).values()]
    balances = balances_in_lists(office.store, found, office.today())
    assert balances == {id: office.agreements.standing(id).balance for id in (office.agreement, other)}
    office.store.close()


def test_the_list_says_who_owes_and_amber_is_what_goes_beyond_the_tolerance(office: AgreementOffice) -> None:
    def cell() -> Cell:
        (n,) = (one.n for one in office.store.many("agreement", [office.agreement]).values())
        return office.lists.rows("agreement", [n], ("balance_now",), "en")[n].cells[0]

    assert cell() == Cell()
    office.balanced(balance_tolerance="1")
    assert cell() == Cell("0", second="People")
    office.go("incoming")
    assert cell() == Cell("−1", second="People")
    office.go("incoming")
    assert cell() == Cell("−2", second="People", tone="amber")
    for _ in range(3):
        office.go()
    assert cell() == Cell("+1", second="People")


def test_the_list_is_put_in_order_by_the_exact_balance_and_what_has_none_comes_last(office: AgreementOffice) -> None:
    without = office.agreed("2020/01")
    third, half = (
        office.agreed(number, balance_unit="person", balance_ratio=ratio)
        for number, ratio in (("2021/01", "1/3"), ("2021/02", "1/2"))
    )
    even = office.agreed("2021/03", balance_unit="week")
    office.balanced()
    office.go()
    for one in (third, half):
        office.go("incoming", agreement_id=one)

    def found(descending: bool) -> list[str]:
        query = Query("agreement", order=Order("balance_now", descending))
        return [office.store.id_of("agreement", n) for n in office.lists.ids(query)]

    assert found(descending=False) == [half, third, even, office.agreement, without]
    assert found(descending=True) == [office.agreement, even, third, half, without]
    (column,) = [one for one in office.lists.columns("agreement") if one.key == "balance_now"]
    assert column.order == "balance_now"


def test_what_changes_anywhere_is_counted_anew(office: AgreementOffice) -> None:
    condition = office.condition(places_per_year=2)
    first = office.go(condition_id=condition)
    assert cells(office)["places_taken"].text == "1 of 2"
    office.set("mobility", first, sending_status="withdrawn")
    assert cells(office)["places_taken"].text == "0 of 2"
    office.store.undo(WHO)
    assert cells(office)["places_taken"].text == "1 of 2"


def test_one_called_signed_that_a_party_has_not_signed_is_still_in_preparation(office: AgreementOffice) -> None:
    signed = office.agreed("several", state="signed")
    office.agreed("two", state="signed")
    party: dict[str, Value] = {"agreement_id": signed, "role": "party"}
    seat = office.add("membership", institution_id=office.partner, **party)
    office.add("membership", institution_id=office.own, signed_on="2026-11-01", **party)
    office.add("membership", institution_id=office.own, agreement_id=signed, role="observer")

    def standing(*words: str) -> list[Value]:
        found = office.store.records(Query("agreement", filters=(Filter(STANDS, values=words),)))
        return [one["number"] for one in found]

    assert standing("signed", "in_force") == ["2022/03", "two"]
    assert standing(UNSIGNED) == ["several"]
    office.set("membership", seat, until_date="2026-11-20")
    assert standing(UNSIGNED) == [], "whoever has left is not waited for"
    office.set("membership", seat, until_date=None)
    office.set("membership", seat, signed_on="2026-11-20")
    assert standing("signed") == ["several", "two"]


def test_with_whom_one_of_several_is_names_all_but_us(office: AgreementOffice) -> None:
    several = office.agreed("several")
    third = office.add("institution", name_en="Third College", name_ru="Третий колледж", country="RU", kind="college")
    for one in (office.partner, office.own, third):
        office.add("membership", agreement_id=several, institution_id=one, role="party")
    office.add("membership", agreement_id=several, institution_id=office.own, role="observer")
    ids = office.lists.ids(Query("agreement"))
    told = {
        row.cells[0].text: row.cells[1].text
        for row in office.lists.rows("agreement", ids, ("number", "parties"), "en").values()
    }
    partner = told["2022/03"]
    assert told["several"] == f"{partner}, Third College"
    assert "institution_id" in REGISTRY["agreement"].exported_with(("number", "parties")), "the file can be imported"


def test_the_list_begins_with_what_presses_first(office: AgreementOffice) -> None:
    """`office.agreement` asks for notice by 2 December 2026."""
    for number, more in (
        ("over", {"state": "expired", "valid_until": "2020-01-31"}),
        ("endless", {"valid_from": "2020-01-31"}),
        ("far", {"valid_until": "2031-01-31", "notice_days": 30}),
        ("not renewed", {"valid_until": "2027-01-31", "notice_days": 90, "renewal": "none"}),
        ("renewal", {"state": "draft", "valid_from": "2027-01-01"}),
        ("without days", {"state": "sent"}),
        ("ended", {"valid_until": "2026-11-01"}),
    ):
        office.agreed(number, **more)
    ids = office.lists.ids(Query("agreement", order=Order(PRESSES)))
    rows = office.lists.rows("agreement", ids, KEYS, "en")
    shown = [rows[n].cells[0].text for n in ids]
    assert shown[:6] == ["without days", "ended", "2022/03", "renewal", "not renewed", "far"]
    assert sorted(shown[6:]) == ["endless", "over"]
    assert office.today() == date(2026, 11, 27)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "1 stay runs on after that, until 10 Jul 2027: nothing changes in it."),
        ("ru", "1 поездка продолжится и после этого, до 10.07.2027: в ней ничего не изменится."),
        ("zh", "届时仍有 1 项交流未结束，最晚至 2027-07-10；这些交流照常进行。"),
    ],
)
def test_what_letting_it_end_does_to_stays_is_said(office: AgreementOffice, language: str, said: str) -> None:
    words = wordings()[language]
    assert said not in overview(office.standing(), words, as_partner=False).ending
    office.go(planned_end="2027-07-10")
    assert overview(office.standing(), words, as_partner=False).ending.endswith(said)
