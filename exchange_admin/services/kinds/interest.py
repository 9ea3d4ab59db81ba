"""Expressions of interest beside the offer or need that they are about: whose that is, whether it is still there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.interests import AT_HOME, SENT
from exchange_admin.domain.rules.listings import PUBLISHED
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.kinds.hooks import Advice, KindHooks, KindSources

_LISTING = "listing"


def _along(values: Values, before: Record | None, today: date) -> Values:
    """The days of asking and of the last answer."""
    days: dict[str, Value] = {}
    if values.get("state") == SENT and (before is None or before["state"] != SENT):
        days["asked_on"] = today.isoformat()
    if values.get("reply") or ("answer" in values and before is not None and before["reply"]):
        days["answered_on"] = today.isoformat()
    return days


def _problems(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    listing = _read(sources, values.get("listing_id"))
    if listing is not None:
        if values.get("answering_institution_id") not in {None, listing["institution_id"]}:
            yield Problem("interest.not_of_listing", "answering_institution_id")
        if values.get("state") == SENT and listing["state"] != PUBLISHED:
            yield Problem("interest.not_published", "state", {"state": f"choice.listing_state.{listing['state']}"})
    own = _read(sources, values.get("own_listing_id"))
    if own is not None and own["institution_id"] != values.get("asking_institution_id"):
        yield Problem("interest.not_ones_own", "own_listing_id")


def _read(sources: KindSources, id: Value) -> Record | None:
    return sources.store.get(_LISTING, str(id)) if id else None


def _who_sees_it(sources: KindSources, words: Wording, values: Values) -> Sequence[str]:
    if values.get("state") not in AT_HOME:
        return (words.say("listings.interest_advice.sent"),)
    return (words.say(f"listings.interest_advice.{'home_at_partners' if sources.store.is_partner else 'home'}"),)


INTEREST = KindHooks("interest", problems=_problems, along=_along, advice=Advice("state", _who_sees_it))
