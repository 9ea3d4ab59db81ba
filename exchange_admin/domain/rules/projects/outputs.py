"""What a project makes: the one text that is approved, and how far approving it is (as of minutes, decision 86)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from types import MappingProxyType

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.rules.committee.minutes import APPROVED, Approvals, Standing, is_member_on, standing_of
from exchange_admin.domain.rules.content_hash import content_hash
from exchange_admin.domain.rules.projects.states import APPROVED_STATES, REVIEWING

WHO_APPROVES = ("lead", "co_lead", "partner")
"""Roles of members whose institutions approve what a project makes."""
_EDITION = 1
"""Raised with what stands in the text: outputs that were approved before keep their hash."""
TEXT = (
    *("project_id", "author_institution_id", "kind", "name_zh", "name_ru", "languages", "version"),
    *("isced_f", "speciality_code", "contact_minutes", "case_country", "industry", "regulation"),
)
"""Fields that are approved."""
_NOTHING: Mapping[str, date] = MappingProxyType({})


def output_hash(output: Values) -> str:
    """Over what it is, not over how far it is, where it is published and who uses it. A new version is another text."""
    return content_hash({"edition": _EDITION, "output": {name: output.get(name) for name in TEXT}})


def approvers(lead: Value, memberships: Collection[Values], day: date | None) -> tuple[str, ...]:
    """The institutions that are asked for their approval on a day, each once, whoever leads first."""
    named = [str(lead)] if lead else []
    for role in WHO_APPROVES:
        named += sorted(
            str(one["institution_id"])
            for one in memberships
            if one.get("role") == role and one.get("institution_id") and is_member_on(one, day)
        )
    return tuple(dict.fromkeys(named))


def approvals_of_output(output: Values, asked: Iterable[str], approvals: Iterable[Values]) -> Approvals:
    """One institution alone agrees with itself: a project need not have partners yet."""
    return standing_of(output_hash(output), tuple(asked), approvals, least=1)


def asked(
    output: Values,
    lead: Value,
    memberships: Collection[Values],
    approvals: Collection[Values],
    today: date | None,
    written: Mapping[str, date] = _NOTHING,
    declined: Collection[str] = (),
) -> tuple[str, ...]:
    """The institutions that are asked: of what is said to be agreed those of the day on which the last approval of this
    text by one of them was written down, so that whoever joins later is not asked about what was agreed before.
    `written` has that day by institution; without it everybody of today is asked. The day of signing says nothing here:
    whoever signs chooses it. Whoever declined this text as a member of that day or of today is asked, whenever the
    others approved, and so is whoever had a seat when it did (`declined`, as the journal has it): whoever leads writes
    the seats, and shuts nobody out by ending one.
    """
    now = approvers(lead, memberships, today)
    if output.get("state") not in APPROVED_STATES:
        return tuple(dict.fromkeys((*now, *declined)))
    text, last, against = output_hash(output), None, list(declined)
    for one in approvals:
        institution = str(one.get("institution_id"))
        day = written.get(institution)
        if one.get("content_hash") != text:
            continue
        is_member = day is not None and institution in approvers(lead, memberships, day)
        if one.get("verdict") != APPROVED:
            against += [institution] if is_member or institution in now else []
        elif day is not None and is_member and (last is None or day > last):
            last = day
    of_then = now if last is None or (today is not None and last > today) else approvers(lead, memberships, last)
    return tuple(dict.fromkeys((*of_then, *against)))


def is_unapproved(output: Values, approvals: Approvals) -> bool:
    """Whether it is said to be agreed or published although not all who are asked have approved it as it stands."""
    return output.get("state") in APPROVED_STATES and approvals.standing is not Standing.AGREED


def is_asked(output: Values, approvals: Approvals) -> bool:
    """Whether approvals are waited for: it is under review, or said to be agreed and is not."""
    return output.get("state") == REVIEWING or is_unapproved(output, approvals)


def is_done(output: Values, approvals: Approvals) -> bool:
    """Agreed or published, and approved as it stands by all who are asked."""
    return output.get("state") in APPROVED_STATES and not is_unapproved(output, approvals)
