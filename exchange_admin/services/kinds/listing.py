"""Offers and needs: lists of codes as they are kept, how often a published one was changed, codes that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.problems import Level, Problem, blocking
from exchange_admin.domain.rules.catalogue import of_another_hub
from exchange_admin.domain.rules.listings import (
    DRAFT,
    PUBLISHED,
    countries_in,
    joined,
    languages_in,
    missing_to_publish,
    parts_in,
)
from exchange_admin.domain.rules.records import record_problems
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.kinds.field_codes import unknown_codes
from exchange_admin.services.kinds.hooks import Advice, KindHooks, KindSources
from exchange_admin.services.kinds.told_of_people import told_of_people

_AT_HOME = frozenset({"note", "person_id", "project_id"})
"""Nobody elsewhere sees these change."""


def _kept(values: Values, before: Record | None) -> Values:
    read = {
        "languages": languages_in,
        "wanted_countries": countries_in,
        **dict.fromkeys(("isced_f", "speciality_codes", "keywords"), parts_in),
    }
    return {name: joined(read[name](value)) if name in read else value for name, value in values.items()}


def _along(values: Values, before: Record | None, today: date) -> Values:
    """The day of publishing, and how often others were told of something new."""
    now = before["state"] if before else None
    state = values.get("state", now)
    if state in {None, DRAFT} or _AT_HOME.issuperset(values):
        return {}
    told = before["revision"] if before else None
    revised: dict[str, Value] = {"revision": int(told or 0) + 1}
    return {**revised, "published_on": today.isoformat()} if state == PUBLISHED != now else revised


def _problems(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    yield from of_another_hub(values)
    yield from unknown_codes(sources, values, "isced_f", Level.BLOCKS)
    yield from told_of_people(sources, values)


def _who_sees_it(sources: KindSources, words: Wording, values: Values) -> Sequence[str]:
    if values.get("catalogue_hub"):
        return (words.say("listings.advice.another_hub", {n: values.get(f"catalogue_{n}") for n in ("hub", "on")}),)
    if values.get("state") != DRAFT:
        return (words.say("listings.advice.published", {}),)
    seen = words.say(f"listings.advice.{'draft_at_partners' if sources.store.is_partner else 'draft'}", {})
    return (publishable_said(words, values, sources.today() if sources.today else None), seen)


def publishable_said(words: Wording, values: Values, today: date | None) -> str:
    """What is still missing before it can be published, and what of it nobody could be shown as it stands."""
    missing = missing_to_publish(values)
    found = blocking(record_problems("listing", {**values, "state": PUBLISHED}, today)) if today else ()
    wrong = [words.problem(problem) for problem in found if problem.field not in missing]
    if not missing and not wrong:
        return words.say("listings.window.publishable")
    fields = {"fields": words.listed([words.field("listing", name) for name in missing])}
    return words.in_turn([*([words.say("listings.window.to_publish", fields)] if missing else []), *wrong])


LISTING = KindHooks("listing", problems=_problems, kept=_kept, along=_along, advice=Advice("state", _who_sees_it))
