"""Which requirements a stay has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.dates import age
from exchange_admin.domain.rules.casework.requirements import Requirement
from exchange_admin.domain.rules.casework.stays import Happening, StayFacts
from exchange_admin.domain.rules.mobility_status import CAME_TO_NOTHING, NOT_ACCEPTED, RETURNED, is_undecided
from exchange_admin.domain.rules.reasons import Reason
from exchange_admin.domain.rules.stays import COMING

OF_AGE = 18


@dataclass(frozen=True, slots=True)
class Applies:
    """Whether a requirement applies, and why it does not: the first thing that speaks against it.

    `asks` names fields that nobody has filled in and that decide it: of the stay (`planned_start`, `planned_end`), the
    person (`citizenship`, `birth_date`) or the host institution (`country`). A requirement for minors applies while the
    birth date is missing; one that is bound to what is not known does not, and is to be shown as a question.
    """

    applies: bool
    why_not: Reason | None = None
    asks: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.applies


_YES = Applies(True)
_AT_THE_END = ("before_return", "after_return")
_BEFORE_ARRIVING = ("application", "before_departure")


def applies(requirement: Requirement, stay: StayFacts, day: date | None = None) -> Applies:
    """`day` is that of the event, else today; None leaves open whether the rule is in force."""
    if why_not := (
        _of_the_rule(requirement, day) or _of_the_standing(requirement, stay) or _of_the_stay(requirement, stay)
    ):
        return Applies(False, why_not)
    return _by_what_may_be_missing(requirement, stay)


def takes_requirements(stay: StayFacts) -> bool:
    """Whether a stay has any: not one that came to nothing, was not accepted or is closed."""
    ended = stay.sending_status in CAME_TO_NOTHING or stay.sending_status == "closed"
    return not ended and stay.receiving_status not in NOT_ACCEPTED


def is_draft(stay: StayFacts) -> bool:
    """Whether a stay has only what an application needs: nobody has decided on it, and nobody has come."""
    return stay.actual_start is None and is_undecided(stay.sending_status, stay.receiving_status)


def is_over(stay: StayFacts) -> bool:
    """Whether somebody has left again: only what comes with the return is still to be done. What was not done before
    nobody can do any more."""
    return stay.actual_end is not None or stay.receiving_status in RETURNED


def phase_is_over(phase: str, stay: StayFacts, events: Iterable[Happening] = ()) -> bool:
    """Whether what belongs to a phase comes too late for it: papers for a journey that was made, or for leaving a place
    that was left. It stays on the list, since somebody may ask for it, but presses nobody."""
    if phase in _BEFORE_ARRIVING:
        return is_over(stay) or stay.actual_start is not None or any(one.kind in COMING for one in events)
    return phase == "before_return" and is_over(stay)


def _of_the_rule(requirement: Requirement, day: date | None) -> Reason | None:
    if not requirement.active:
        return Reason("inactive", {})
    if day is not None and not requirement.is_in_force(day):
        return Reason("not_in_force", {"day": day.isoformat()})
    return None


def _of_the_standing(requirement: Requirement, stay: StayFacts) -> Reason | None:
    if not takes_requirements(stay):
        return Reason("takes_none", {})
    if is_draft(stay) and requirement.phase != "application":
        return Reason("not_nominated", {})
    if is_over(stay) and requirement.phase not in _AT_THE_END:
        return Reason("stay_is_over", {})
    return None


def _of_the_stay(requirement: Requirement, stay: StayFacts) -> Reason | None:
    """What is known of every stay."""
    if requirement.direction not in ("", stay.direction):
        return Reason("other_direction", {"direction": f"choice.direction.{stay.direction}"})
    if requirement.activities and stay.activity not in requirement.activities:
        return Reason("other_activity", {"activity": f"choice.activity.{stay.activity}"})
    if requirement.roles and stay.role not in requirement.roles:
        return Reason("other_role", {"role": f"choice.person_role.{stay.role}"})
    if requirement.programme_id not in ("", stay.programme_id):
        return Reason("other_programme", {})
    if requirement.agreement_id not in ("", stay.agreement_id):
        return Reason("other_agreement", {})
    return None


def _by_what_may_be_missing(requirement: Requirement, stay: StayFacts) -> Applies:
    asks = list[str]()
    if requirement.host_country and not stay.host_country:
        asks.append("country")
    elif requirement.host_country not in ("", stay.host_country):
        return Applies(False, Reason("other_country", {"country": f"choice.country.{stay.host_country}"}))
    if requirement.citizenships and not stay.citizenships:
        asks.append("citizenship")
    elif requirement.citizenships and not requirement.citizenships & stay.citizenships:
        return Applies(False, Reason("other_citizenship", {"citizenship": f"choice.country.{min(stay.citizenships)}"}))
    if requirement.least_days is not None or requirement.most_days is not None:
        if stay.days is None:
            asks += _missing_days(stay)
        elif requirement.least_days is not None and stay.days < requirement.least_days:
            return Applies(False, Reason("too_short", {"n": stay.days, "least": requirement.least_days}))
        elif requirement.most_days is not None and stay.days > requirement.most_days:
            return Applies(False, Reason("too_long", {"n": stay.days, "most": requirement.most_days}))
    return _of_age(requirement, stay, tuple(asks))


def _missing_days(stay: StayFacts) -> list[str]:
    """What is to be entered before anybody knows how long the stay is: the end too where it lies before the start."""
    missing = [name for name, day in (("planned_start", stay.starts), ("planned_end", stay.ends)) if day is None]
    return missing or ["planned_end"]


def _of_age(requirement: Requirement, stay: StayFacts, asks: tuple[str, ...]) -> Applies:
    """`asks` are what is missing to say that the rule applies at all."""
    missing = tuple[str, ...]()
    if requirement.minors_only:
        there = stay.planned_start or stay.actual_start
        if stay.birth_date is None:
            missing = ("birth_date",)
        elif there is None:
            missing = ("planned_start",)
        elif age(stay.birth_date, there) >= OF_AGE:
            return Applies(False, Reason("of_age", {}))
    if asks:
        return Applies(False, Reason("not_known", {}), tuple(dict.fromkeys((*asks, *missing))))
    return Applies(True, None, missing) if missing else _YES
