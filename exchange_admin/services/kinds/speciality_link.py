"""Specialities of two colleges that correspond: proposed from what is known of both catalogues, each pair once."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.domain.fields import Values
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.services.kinds.hooks import KindHooks, KindSources

_ENDS = (("institution_id", "speciality_id"), ("other_institution_id", "other_speciality_id"))


def _ends(values: Values) -> frozenset[tuple[object, object]]:
    return frozenset((values.get(college), values.get(speciality)) for college, speciality in _ENDS)


def _problems(sources: KindSources, values: Values, own_id: str) -> Iterator[Problem]:
    """A pair that stands there already; and a speciality of another country than its college."""
    store = sources.store
    for record in store.where("speciality_link", "speciality_id", [values.get(name) for _, name in _ENDS]):
        if record.live and record.id != own_id and _ends(record.values) == _ends(values):
            yield Problem("speciality_link.there_already", "other_speciality_id", level=Level.ASKS)
            break
    for college, speciality in _ENDS:
        place, one = (
            store.get("institution", str(values.get(college))),
            store.get("speciality", str(values.get(speciality))),
        )
        if place and one and place["country"] != one["country"]:
            facts = {"country": f"choice.country.{one.text('country')}"}
            yield Problem("speciality_link.other_country", speciality, facts, Level.ASKS)


def _suggestions(sources: KindSources, values: Values) -> dict[str, str]:
    """What the table of both catalogues proposes for the first: the first of those that the office has. Of a code that
    stands there twice none is picked."""
    chosen = sources.store.get("speciality", str(values.get("speciality_id")))
    if chosen is None or sources.usual is None or values.get("other_speciality_id"):
        return {}
    for code in sources.usual.speciality_pairs.get(chosen.text("code"), ()):
        asked = Query("speciality", filters=(Filter("code", Test.IS, (code,)),))
        found = list(sources.store.records(asked))
        if found:
            return {"other_speciality_id": found[0].id} if len(found) == 1 else {}
    return {}


SPECIALITY_LINK = KindHooks("speciality_link", problems=_problems, suggestions=_suggestions)
