"""What comes next about an agreement: one step, which follows from the agreement and from the day; the office takes it,
and a partner reads what its office has drafted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Values
from exchange_admin.domain.rules.agreements.places import Places
from exchange_admin.domain.rules.agreements.renewal import renewal_of, renews_itself
from exchange_admin.domain.rules.casework.working_days import WorkingCalendar

PRESSES = "presses"
"""What a list of agreements is ordered by when it is ordered by the next step: the day by which something has to be
decided or begins, which the store works out (`store.reading`). It depends on no day of today."""
STANDS, UNSIGNED = "stands", "unsigned"
"""What lists of agreements go by, as the store works it out: the state, but `unsigned` where one is said to be signed
and a party that has to sign, and has no last day, has not."""
UNSIGNED_STATES = ("draft", "sent")
SIGNED_STATES = ("signed", "in_force")
PARTNERS_READ = frozenset(
    {"begins", "ends", "renews_itself", "signatures_missing", "stays_outlive", "places_nearly_used", "places_exceeded"}
)
"""What a partner is told of an agreement that its office keeps: how it stands, nothing that only the office does."""
AHEAD = timedelta(days=90)
"""How long before it has to be done something is spoken of."""


@dataclass(frozen=True, slots=True)
class Notice:
    """`due` is the last day on which notice can be given, `act_by` the last working day up to it. Not `is_final`: moved
    working days of that year are not announced yet."""

    due: date
    act_by: date
    is_final: bool = True


@dataclass(frozen=True, slots=True)
class NextStep:
    """`code` empty: nothing. `day` is when it has to be done or when it happens; `urgent`: now or soon."""

    code: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    day: date | None = None
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around an agreement.

    `successor` is the state of the agreement that continues it and `successor_number` its number, empty without one;
    `sent_on` the day on which it became sent, None where nobody knows; `outliving` counts stays that go on after its
    end and are not over, the last of them until `last_stay_ends`; `year_half_over`: half of the academic year has gone.
    `unsigned` are the names, by languages, of parties that have not signed. In a partner's file `drafted_by` is what
    its office is called, and it `waits_for_own` signature where none of the partner's was entered.
    """

    notice: Notice | None = None
    sent_on: date | None = None
    successor: str = ""
    successor_number: str = ""
    outliving: int = 0
    last_stay_ends: date | None = None
    places: Places = field(default_factory=Places)
    year_half_over: bool = False
    unsigned: tuple[Mapping[str, str], ...] = ()
    drafted_by: Mapping[str, str] = field(default_factory=dict)
    waits_for_own: bool = False


def notice_of(agreement: Values, calendar: WorkingCalendar) -> Notice | None:
    """When notice has to be given; None without an end or without days of notice."""
    until, days = day_in(agreement, "valid_until"), agreement.get("notice_days")
    if until is None or not isinstance(days, int):
        return None
    try:
        due = until - timedelta(days=days)
        return Notice(due, calendar.last_worked(due), due.year in calendar.final_years)
    except OverflowError:
        return None


def next_step(agreement: Values, around: Around, today: date) -> NextStep:
    """The one step that comes next; whoever only reads the agreement is told nothing that others do."""
    if not around.drafted_by:
        return _step_of_office(agreement, around, today)
    if agreement.get("state") in UNSIGNED_STATES:
        return NextStep("read_draft", {"who": (around.drafted_by,)}) if around.waits_for_own else NextStep()
    step = _step_of_office(agreement, around, today)
    return step if step.code in PARTNERS_READ else NextStep()


def _step_of_office(agreement: Values, around: Around, today: date) -> NextStep:
    state = agreement.get("state")
    if state == "draft":
        return NextStep("send")
    if state == "sent":
        return _waiting(around, today)
    if state == "signed":
        return _signed(agreement, around, today)
    if state == "in_force":
        return _of_end(agreement, around, today) or _of_places(around)
    return _outlived(around)


def _waiting(around: Around, today: date) -> NextStep:
    if around.sent_on is None:
        return NextStep("waiting_long")
    return NextStep("waiting", {"n": max(0, (today - around.sent_on).days)}, around.sent_on)


def _signed(agreement: Values, around: Around, today: date) -> NextStep:
    if around.unsigned:
        return NextStep("signatures_missing", {"n": len(around.unsigned), "who": around.unsigned}, urgent=True)
    begins = day_in(agreement, "valid_from")
    if begins is None or not agreement.get("valid_until"):
        return NextStep("enter_validity", urgent=True)
    return NextStep("begins", {"day": begins}, begins) if begins > today else NextStep("set_in_force", urgent=True)


def _of_end(agreement: Values, around: Around, today: date) -> NextStep | None:
    """What its end asks for; None while that is far away."""
    until = day_in(agreement, "valid_until")
    if until is None:
        return None
    if until < today:
        return _ended(agreement, around, until)
    if around.successor:
        return _succeeded(around, until)
    notice, renewal = around.notice, renewal_of(agreement)
    decides_until = notice.act_by if notice else until
    if renewal != "none" and notice and decides_until - today <= AHEAD and today <= notice.act_by:
        days = {"day": notice.act_by, "n": (notice.act_by - today).days}
        return NextStep("decide", days, notice.act_by, urgent=True)
    if decides_until - today > AHEAD:
        return None
    facts = {"day": until, "n": (until - today).days}
    if renews_itself(agreement):
        return NextStep("renews_itself", facts, until)
    is_decided = renewal == "none"
    return NextStep("ends" if is_decided else "ends_without_successor", facts, until, urgent=not is_decided)


def _ended(agreement: Values, around: Around, until: date) -> NextStep:
    facts = {"day": until}
    if around.successor in ("signed", "in_force"):
        return NextStep("set_expired", facts, until, urgent=True)
    if renews_itself(agreement):
        return NextStep("enter_renewed_until", facts, until, urgent=True)
    return NextStep("ended", facts, until, urgent=True)


def _succeeded(around: Around, until: date) -> NextStep | None:
    if around.successor in ("draft", "sent"):
        return NextStep("finish_successor", {"number": around.successor_number, "day": until}, until)
    return None


def _of_places(around: Around) -> NextStep:
    """More people than places, places that are nearly gone, or that nobody has used when the year is half over."""
    numbers = {"used": around.places.taken, "agreed": around.places.agreed}
    if (around.places.free or 0) < 0:
        return NextStep("places_exceeded", numbers, urgent=True)
    if around.places.are_nearly_used:
        return NextStep("places_nearly_used", numbers)
    if around.year_half_over and around.places.agreed and not around.places.taken:
        return NextStep("places_unused", numbers)
    return NextStep()


def _outlived(around: Around) -> NextStep:
    if not around.outliving:
        return NextStep()
    return NextStep("stays_outlive", {"n": around.outliving, "day": around.last_stay_ends}, around.last_stay_ends)
