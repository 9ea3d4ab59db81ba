"""What an offer or a need says, as matching reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.listings import countries_in, folded, keywords_in, languages_in, parts_in

Period = tuple[date, date]
"""The first day and the last."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One of them. `institution` and `country` are whose it is and where; lists keep the order in which they stand.
    `keywords` are found by what they are compared by. A period that lacks an end is none."""

    id: str
    institution: str
    country: str
    side: str
    topic: str
    state: str
    valid_until: date | None
    fields: tuple[str, ...] = ()
    specialities: tuple[str, ...] = ()
    keywords: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    wanted_countries: tuple[str, ...] = ()
    level: str = ""
    places: int | None = None
    period: Period | None = None
    format: str = ""

    @classmethod
    def read(cls, id: str, values: Mapping[str, Value], country: str, meaning: Callable[[str], str] = folded) -> Notice:
        """From the values of a record; `country` is that of its institution, `meaning` what a keyword stands for in
        whatever language it was typed."""
        starts, ends, places = day_in(values, "starts"), day_in(values, "ends"), values.get("places")
        whole = starts is not None and ends is not None and starts <= ends
        return cls(
            id=id,
            institution=str(values.get("institution_id") or ""),
            country=country,
            side=str(values.get("side") or ""),
            topic=str(values.get("topic") or ""),
            state=str(values.get("state") or ""),
            valid_until=day_in(values, "valid_until"),
            fields=parts_in(values.get("isced_f")),
            specialities=parts_in(values.get("speciality_codes")),
            keywords=keywords_in(values.get("keywords"), meaning),
            languages=languages_in(values.get("languages")),
            wanted_countries=countries_in(values.get("wanted_countries")),
            level=str(values.get("level") or ""),
            places=places if isinstance(places, int) and places > 0 else None,
            period=(starts, ends) if whole and starts and ends else None,
            format=str(values.get("format") or ""),
        )


def periods_meet(one: Period | None, other: Period | None) -> bool:
    """Whether they have a day in common; one that was not said meets every other."""
    return not one or not other or (one[0] <= other[1] and other[0] <= one[1])


def days_shared(one: Period, other: Period) -> int:
    """Days that both periods have, the first and the last included."""
    return max(0, min(one[1], other[1]).toordinal() - max(one[0], other[0]).toordinal() + 1)
