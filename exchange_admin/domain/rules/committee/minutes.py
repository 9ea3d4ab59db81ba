"""Minutes of a meeting in two languages: the one text that is approved, and how far approving it is.

Nobody writes down that minutes are agreed on: it follows from the text as it stands and from the hashes that the
institutions of the chairs have approved. A changed comma is another text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.committee.states import INFORMATION, SETTLED, WITH_MINUTES
from exchange_admin.domain.rules.content_hash import content_hash

LANGUAGES = ("zh", "ru")
"""In which minutes are written, both of the same weight."""
CHAIRS = ("chair", "co_chair")
APPROVED, DECLINED = "approved", "declined"
_NOBODY: Mapping[str, Sequence[str]] = MappingProxyType({})
_EDITION = 1
"""Raised with what stands in the text: minutes that were approved before keep their hash."""
OF_MEETING = (
    *("body_id", "number", "kind", "name_zh", "name_ru", "starts", "ends", "place", "format", "host_institution_id"),
    *("agenda_zh", "agenda_ru", "participants_home", "participants_partner", "votes_present"),
)
OF_DECISION = ("number", "kind", "text_zh", "text_ru", "responsible_institution_id", "due")
"""Fields that are approved."""
_PARTS = re.compile(r"\d+|\D+")


class Standing(StrEnum):
    """How far minutes are: no meeting was held; nobody has approved the text; some have; all chairs have; somebody
    approved another text; somebody declined it."""

    NONE = "none"
    OPEN = "open"
    WAITING = "waiting"
    AGREED = "agreed"
    CHANGED = "changed"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Approvals:
    """`chairs` are the institutions whose approvals are asked for; of them these have approved the text, these another
    one, these declined it or another one (`declined_before`), and these have said nothing. One chair alone agrees on
    nothing."""

    standing: Standing
    hash: str
    chairs: tuple[str, ...] = ()
    approved: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()
    declined_before: tuple[str, ...] = ()

    def waits_for(self, institution: str) -> bool:
        """Whether it is asked and has said nothing of the text as it stands."""
        spoke = institution in self.declined and institution not in self.declined_before
        return institution in self.missing and not spoke

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(one for one in self.chairs if one not in self.approved)

    @property
    def has_both_chairs(self) -> bool:
        return len(self.chairs) > 1


def minutes_hash(meeting: Values, decisions: Iterable[Values]) -> str:
    """Over both languages, and over what both share: days, place, numbers, who is responsible by when. What becomes of
    a decision later is no part of it."""
    text = {
        "edition": _EDITION,
        "meeting": {name: meeting.get(name) for name in OF_MEETING},
        "decisions": [{name: one.get(name) for name in OF_DECISION} for one in in_order(decisions)],
    }
    return content_hash(text)


def in_order(decisions: Iterable[Values]) -> list[Values]:
    """By their numbers, 2 before 10."""
    return sorted(decisions, key=lambda one: number_order(one.get("number")))


def number_order(number: object) -> tuple[tuple[int, int, str], ...]:
    parts = _PARTS.findall(str(number or ""))
    return tuple((0, int(one), "") if one.isdecimal() else (1, 0, one) for one in parts)


def next_number(code: object, meeting: object, taken: Iterable[object]) -> str:
    """`ВК-3/2`: the short name of the committee, the number of the meeting, the first that none of it has."""
    before = "-".join(str(one) for one in (code, meeting) if one) or "1"
    known = {str(one) for one in taken}
    n = 1
    while f"{before}/{n}" in known:
        n += 1
    return f"{before}/{n}"


def untranslated(meeting: Values, decisions: Iterable[Values]) -> Iterator[Problem]:
    """What stands in one language alone: minutes of two languages are neither printed nor approved so."""
    if bool(meeting.get("agenda_zh")) != bool(meeting.get("agenda_ru")):
        missing = "agenda_ru" if meeting.get("agenda_zh") else "agenda_zh"
        yield Problem("minutes.no_agenda", missing, {"field": f"field.{missing}"})
    for one in in_order(decisions):
        for language in LANGUAGES:
            if not one.get(f"text_{language}"):
                facts = {"number": str(one.get("number") or ""), "field": f"field.text_{language}"}
                yield Problem("minutes.no_text", f"text_{language}", facts)


def unassigned(decisions: Iterable[Values]) -> Iterator[Problem]:
    """Decisions of which nobody said who carries them out by when. Minutes with them could be approved and never be
    closed; saying it afterwards is another text. Old ones that ended are as they are."""
    for one in in_order(decisions):
        is_open = one.get("kind") != INFORMATION and one.get("state") not in SETTLED
        missing = [name for name in ("responsible_institution_id", "due") if not one.get(name)]
        if is_open and missing:
            yield Problem("minutes.unassigned", missing[0], {"number": str(one.get("number") or "")})


def chairs_of(memberships: Iterable[Values], day: date | None) -> tuple[str, ...]:
    """The institutions that had a chair on a day, each once, that of the chair first."""
    found = sorted(
        (CHAIRS.index(str(one["role"])), str(one["institution_id"]))
        for one in memberships
        if one.get("role") in CHAIRS and one.get("institution_id") and is_member_on(one, day)
    )
    return tuple(dict.fromkeys(institution for _, institution in found))


def is_member_on(membership: Values, day: date | None) -> bool:
    begins, until = day_in(membership, "from_date"), day_in(membership, "until_date")
    return day is None or ((begins is None or begins <= day) and (until is None or day <= until))


def approvals_of(
    meeting: Values,
    decisions: Sequence[Values],
    memberships: Iterable[Values],
    approvals: Iterable[Values],
    refused: Mapping[str, Sequence[str]] = _NOBODY,
) -> Approvals:
    """Asked are the chairs of the day, and whoever declined this very text while it had a chair (`refused`, by the hash
    of the text): whoever leads writes the seats, and shuts nobody out by ending one."""
    text = minutes_hash(meeting, decisions)
    if meeting.get("state") not in WITH_MINUTES:
        return Approvals(Standing.NONE, text)
    chairs = chairs_of(memberships, day_in(meeting, "starts"))
    asked = tuple(dict.fromkeys((*chairs, *refused.get(text, ()))))
    return standing_of(text, asked, approvals, least=2)


def standing_of(text: str, asked: Sequence[str], approvals: Iterable[Values], *, least: int) -> Approvals:
    """How far a text (its hash) is that these institutions are asked to approve, `least` of them at least."""
    said = {str(one.get("institution_id")): one for one in approvals}
    of_asked = {one: said[one] for one in asked if one in said}
    now = {one for one, it in of_asked.items() if it.get("content_hash") == text}
    yes = {one for one, it in of_asked.items() if it.get("verdict") == APPROVED}
    approved = tuple(one for one in of_asked if one in yes & now)
    outdated = tuple(one for one in of_asked if one in yes - now)
    declined = tuple(one for one in of_asked if one not in yes)
    before = tuple(one for one in declined if one not in now)
    is_agreed = len(asked) >= least and len(approved) == len(asked)
    standing = Standing.AGREED if is_agreed else _standing(approved, declined, outdated)
    return Approvals(standing, text, tuple(asked), approved, outdated, declined, before)


def _standing(approved: Sequence[str], declined: Sequence[str], outdated: Sequence[str]) -> Standing:
    if outdated:
        return Standing.CHANGED
    if declined:
        return Standing.DECLINED
    return Standing.WAITING if approved else Standing.OPEN
