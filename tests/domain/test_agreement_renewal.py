"""What comes after an agreement, and what has to be done about it next."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.rules.agreements.next_step import Around, Notice, next_step, notice_of
from exchange_admin.domain.rules.agreements.places import Places
from exchange_admin.domain.rules.agreements.renewal import (
    condition_of_next,
    next_number,
    next_period,
    renewal_of,
    renewed,
)
from exchange_admin.domain.rules.agreements.standing import AgreedWays, no_condition, overlap
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar
from exchange_admin.domain.vocabulary import words

TODAY = date(2026, 11, 27)
UNTIL = date(2027, 1, 31)
IN_FORCE = {"state": "in_force", "valid_from": "2022-02-01", "valid_until": "2027-01-31"}
NOTICE = Notice(date(2026, 12, 2), date(2026, 12, 2))


def step(agreement: dict[str, object], around: Around | None = None, today: date = TODAY) -> str:
    return next_step(agreement, around or Around(), today).code  # type: ignore[arg-type]


def test_renewing_itself_is_read_from_either_field() -> None:
    assert renewal_of({"renewal": "by_protocol", "renews": 1}) == "by_protocol"
    assert renewal_of({"renews": 1}) == "automatic"
    assert renewal_of({"renews": 0}) == ""
    assert renewal_of({"renewal": "none", "renews": 1}) == "none"


def test_the_number_of_a_renewal_counts_on() -> None:
    assert next_number("2022/03", ()) == "2022/03/R1"
    assert next_number("2022/03/R1", {"2022/03"}) == "2022/03/R2"
    assert next_number("2022/03", {"2022/03/R1", "2022/03/R2"}) == "2022/03/R3"


@given(st.text(min_size=1, max_size=20), st.sets(st.text(max_size=20)))
def test_the_number_of_a_renewal_is_never_taken(old: str, taken: set[str]) -> None:
    assert next_number(old, taken | {old}) not in taken | {old}


def test_what_follows_is_as_long_as_what_was() -> None:
    five_years = next_period(date(2022, 2, 1), date(2027, 1, 31))
    assert five_years == (date(2027, 2, 1), date(2032, 1, 31))
    assert next_period(date(2026, 1, 31), date(2026, 2, 27)) == (date(2026, 2, 28), date(2026, 3, 30))
    assert next_period(date(2026, 9, 1), date(2026, 9, 10)) == (date(2026, 9, 11), date(2026, 9, 20))
    assert next_period(date(2024, 2, 29), date(2025, 2, 27)) == (date(2025, 2, 28), date(2026, 2, 27))


def test_a_length_that_nobody_knows_is_not_made_up() -> None:
    assert next_period(None, date(2027, 1, 31)) == (date(2027, 2, 1), None)
    assert next_period(date(2022, 2, 1), None) == (None, None)
    assert next_period(date(5000, 1, 1), date.max) == (None, None)
    assert next_period(date(5000, 1, 1), date(9000, 1, 1)) == (date(9000, 1, 2), None)


@given(st.dates(date(1950, 1, 1), date(2200, 1, 1)), st.integers(1, 12 * 20))
def test_years_of_whole_months_stay_whole_months(begins: date, months: int) -> None:
    begins = begins.replace(day=1)
    year, month = divmod(begins.year * 12 + begins.month - 1 + months, 12)
    first, last = next_period(begins, date(year, month + 1, 1) - timedelta(days=1))
    assert first == date(year, month + 1, 1)
    assert last is not None
    assert (last + timedelta(days=1)).day == 1


def test_a_renewal_takes_over_what_was_agreed_and_nothing_that_happened() -> None:
    old = {
        **IN_FORCE,
        "number": "2022/03",
        "institution_id": "partner",
        "kind": "exchange",
        "notice_days": 60,
        "balance_unit": "semester",
        "signed": "2022-01-10",
        "original_place": "cabinet 2",
        "terminated_on": "2026-01-01",
        "next_review": "2026-01-01",
        "note": "of the old one",
    }
    new = renewed(old, "2022/03/R1", date(2027, 2, 1), None, "id")
    kept = {name: value for name, value in new.items() if value is not None}
    assert kept == {
        "number": "2022/03/R1",
        "state": "draft",
        "previous_id": "id",
        "institution_id": "partner",
        "kind": "exchange",
        "notice_days": 60,
        "balance_unit": "semester",
        "valid_from": "2027-02-01",
    }


def test_a_condition_is_taken_over_without_the_years_of_the_old_agreement() -> None:
    old = {"agreement_id": "old", "direction": "outgoing", "weight": "3/2", "last_year_id": "y", "note": "mine"}
    assert condition_of_next(old, "new") == {"agreement_id": "new", "direction": "outgoing", "weight": "3/2"}


def test_notice_is_given_on_the_last_working_day() -> None:
    calendar = WorkingCalendar("CN", off=frozenset({date(2026, 12, 4)}), final_years=frozenset({2026}))
    thursday = date(2026, 12, 3)
    assert notice_of({"valid_until": "2027-02-04", "notice_days": 60}, calendar) == Notice(date(2026, 12, 6), thursday)
    assert notice_of({"valid_until": "2027-02-04"}, calendar) is None
    assert notice_of({"notice_days": 60}, calendar) is None
    assert notice_of({"valid_until": "0001-01-05", "notice_days": 60}, calendar) is None


def test_a_day_in_a_year_without_announced_working_days_is_not_final() -> None:
    found = notice_of({"valid_until": "2028-02-04", "notice_days": 60}, WorkingCalendar("CN"))
    assert found is not None
    assert not found.is_final


def test_whoever_only_reads_an_agreement_is_told_nothing_that_its_office_does() -> None:
    kept = Around(NOTICE, drafted_by={"en": "Harbin"})
    for agreement in (IN_FORCE, {"state": "draft"}, {"state": "sent"}, {"state": "signed"}):
        assert next_step(agreement, Around(NOTICE), TODAY).code
        assert not next_step(agreement, kept, TODAY).code
    begins = {"state": "signed", "valid_from": (TODAY + timedelta(days=3)).isoformat(), "valid_until": "2031-01-31"}
    assert next_step(begins, kept, TODAY).code == "begins"


def test_each_state_has_its_next_step() -> None:
    assert step({"state": "draft"}) == "send"
    assert step({"state": "sent"}) == "waiting_long"
    sent = next_step({"state": "sent"}, Around(sent_on=TODAY - timedelta(days=34)), TODAY)
    assert (sent.code, sent.facts) == ("waiting", {"n": 34})
    assert step({"state": "signed"}) == "enter_validity"
    assert step({**IN_FORCE, "state": "signed"}) == "set_in_force"
    assert step({**IN_FORCE, "state": "signed", "valid_from": "2027-01-01"}) == "begins"
    lacking = Around(unsigned=({"ru": "Байкальский колледж"},))
    assert step({**IN_FORCE, "state": "signed"}, lacking) == "signatures_missing"
    assert step({"state": "in_force"}) == ""
    assert step({"state": "expired"}) == ""
    outlived = Around(outliving=3, last_stay_ends=date(2027, 7, 10))
    assert step({"state": "expired"}, outlived) == step({"state": "terminated"}, outlived) == "stays_outlive"


def test_renewal_is_decided_before_notice_has_to_be_given() -> None:
    found = next_step(IN_FORCE, Around(NOTICE), TODAY)
    assert (found.code, found.day, found.facts["n"], found.urgent) == ("decide", date(2026, 12, 2), 5, True)
    assert step(IN_FORCE, Around(NOTICE), date(2026, 12, 2)) == "decide"
    assert step(IN_FORCE, Around(NOTICE), date(2026, 12, 3)) == "ends_without_successor"
    assert step(IN_FORCE, Around(NOTICE), date(2026, 9, 2)) == ""
    assert step(IN_FORCE, Around(NOTICE), date(2026, 9, 3)) == "decide"
    assert step({**IN_FORCE, "renewal": "none"}, Around(NOTICE)) == "ends"
    assert step({**IN_FORCE, "renewal": "automatic"}, Around(NOTICE), date(2026, 12, 3)) == "renews_itself"


def test_without_days_of_notice_the_end_itself_is_spoken_of() -> None:
    assert step(IN_FORCE) == "ends_without_successor"
    assert step(IN_FORCE, today=UNTIL - timedelta(days=91)) == ""
    assert step(IN_FORCE, today=UNTIL) == "ends_without_successor"


def test_an_agreement_that_is_over_is_not_left_in_force_in_silence() -> None:
    after = UNTIL + timedelta(days=1)
    assert step(IN_FORCE, today=after) == "ended"
    assert step({**IN_FORCE, "renews": 1}, today=after) == "enter_renewed_until"
    assert step(IN_FORCE, Around(successor="in_force"), after) == "set_expired"


def test_a_successor_is_what_comes_next() -> None:
    assert step(IN_FORCE, Around(NOTICE, successor="draft", successor_number="2022/03/R1")) == "finish_successor"
    assert step(IN_FORCE, Around(NOTICE, successor="signed")) == ""


def test_places_are_spoken_of_when_nothing_else_is() -> None:
    far = {**IN_FORCE, "valid_until": "2030-01-31"}
    assert step(far, Around(places=Places(10, 8, 0))) == "places_nearly_used"
    assert step(far, Around(places=Places(10, 10, 1))) == "places_exceeded"
    assert step(far, Around(places=Places(10, 7, 0))) == ""
    assert step(far, Around(places=Places(10))) == ""
    assert step(far, Around(places=Places(10), year_half_over=True)) == "places_unused"
    assert step(far, Around(places=Places(10, 1), year_half_over=True)) == ""


@given(
    st.sampled_from(words("agreement_state")),
    st.none() | st.dates(),
    st.none() | st.dates(),
    st.none() | st.integers(0, 5000),
    st.dates(),
)
def test_there_is_a_step_for_every_agreement_on_every_day(
    state: str, begins: date | None, ends: date | None, days: int | None, today: date
) -> None:
    agreement = {
        "state": state,
        "valid_from": begins and begins.isoformat(),
        "valid_until": ends and ends.isoformat(),
        "notice_days": days,
    }
    found = next_step(agreement, Around(notice_of(agreement, WorkingCalendar())), today)
    assert not found.urgent or found.code


def ways(*directions: str, **values: str) -> AgreedWays:
    return AgreedWays({**IN_FORCE, "kind": "exchange", "number": "2022/03", **values}, frozenset(directions))


def test_two_agreements_for_one_thing_on_the_same_days_are_asked_about() -> None:
    (problem,) = overlap(ways("outgoing"), [ways("outgoing", "incoming", number="2021/14")])
    assert (problem.code, problem.facts) == ("agreement.overlap", {"number": "2021/14"})
    assert not list(overlap(ways("outgoing"), [ways("incoming")]))
    assert list(overlap(ways("outgoing"), [ways()]))
    assert not list(overlap(ways(), [ways(kind="framework")]))
    assert not list(overlap(ways(), [ways(state="draft")]))
    assert not list(overlap(ways(state="draft"), [ways()]))
    assert not list(overlap(ways(), [ways(valid_from="2027-02-01", valid_until="2032-01-31")]))
    itself = {"valid_from": "2020-01-01", "valid_until": "2021-12-31", "renewal": "automatic"}
    assert list(overlap(ways(), [ways(**itself)]))


def test_an_exchange_in_force_needs_conditions() -> None:
    (problem,) = no_condition(ways())
    assert problem.code == "agreement.no_condition"
    assert not list(no_condition(ways("outgoing")))
    assert not list(no_condition(ways(kind="framework")))
    assert not list(no_condition(ways(state="draft")))
