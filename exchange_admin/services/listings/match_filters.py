"""What the matches of the own institution are narrowed by, described as a kind, though there are no records of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from exchange_admin.domain.fields import Field, FieldType, Kind, ReadAs, Value
from exchange_admin.domain.queries import Filter, Test
from exchange_admin.domain.registry.parts import choice, reference
from exchange_admin.domain.rules.listings import folded, parts_in
from exchange_admin.services.listings.ours import OwnGroup, OwnMatch

_WHOSE = "institution_id"
MATCH_FILTERS = Kind(
    name="match_list",
    fields=(
        reference(_WHOSE, "institution"),
        choice("topic", "listing_topic"),
        Field(name="isced_f", read_as=ReadAs.FIELDS_OF_EDUCATION),
        Field(name="match_score", type=FieldType.INTEGER, low=0, high=100),
        choice("match_worth", "match_worth"),
    ),
    label=("topic",),
)


def narrowed(groups: Iterable[OwnGroup], filters: Sequence[Filter], text: str = "") -> Iterator[OwnGroup]:
    """What of the others fits all filters, and has each word of the text in its title or its institution; own ones of
    which nothing is left are left out. Of two others either may be meant."""
    words = folded(text).split()
    for group in groups:
        good, to_ask = ([one for one in some if _fits(one, filters, words)] for some in (group.good, group.to_ask))
        if good or to_ask:
            yield replace(group, good=good, to_ask=to_ask)


def _fits(match: OwnMatch, filters: Sequence[Filter], words: Sequence[str]) -> bool:
    sides = (match.theirs, match.own) if match.is_of_others else (match.theirs,)
    said = folded(" ".join(f"{one.title} {one.institution} {one.town}" for one in sides))
    told: Mapping[str, Value] = {
        "topic": match.topic,
        "isced_f": match.isced_f or None,
        "match_score": match.score,
        "match_worth": "to_ask" if match.is_to_ask else "good",
    }
    whose = {one.institution_id for one in sides}
    return all(word in said for word in words) and all(
        _holds_any(whose, one) if one.field == _WHOSE else _holds(told[one.field], one) for one in filters
    )


def _holds_any(values: Iterable[Value], wanted: Filter) -> bool:
    """What either side is; not one where neither is."""
    held = [_holds(one, wanted) for one in values]
    return all(held) if wanted.test is Test.IS_NOT else any(held)


def _holds(value: Value, wanted: Filter) -> bool:
    """Codes of education are asked for by their beginning."""
    first = wanted.values[0] if wanted.values else None
    match wanted.test:
        case Test.FILLED | Test.EMPTY:
            return (value is None) is (wanted.test is Test.EMPTY)
        case Test.FROM | Test.UNTIL:
            low, high = (first, value) if wanted.test is Test.FROM else (value, first)
            return isinstance(low, int) and isinstance(high, int) and low <= high
    if MATCH_FILTERS[wanted.field].read_as:
        found = any(code.startswith(str(one)) for one in wanted.values for code in parts_in(value))
    else:
        found = value in wanted.values
    return found is (wanted.test is Test.IS)
