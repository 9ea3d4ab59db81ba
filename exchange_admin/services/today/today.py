"""Everything about one day, read at once for the page that opens first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Record
from exchange_admin.services.casework.casework import Casework
from exchange_admin.services.casework.today_numbers import TodayNumbers
from exchange_admin.services.exchange.at_a_glance import OpenDecisions
from exchange_admin.services.lists import Lists
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.today.agreements_ahead import AgreementAhead, AgreementsAhead
from exchange_admin.services.today.classes import Classes, ClassesToday
from exchange_admin.services.today.on_the_desk import DeskLine, OnTheDesk
from exchange_admin.services.today.pulse import Formalities, GuestsHere, Presence, WeekAttended

RECENT = 3
"""Records to go on with."""


@dataclass(frozen=True, slots=True)
class RecentRecord:
    """Looked at a short while ago."""

    kind: str
    id: str
    label: str


_FIRST = ("person", "listing", "body", "project")


@dataclass(frozen=True, slots=True)
class Day:
    """`term` is what the term is called and `week` which week of it this is, empty and 0 outside of terms. `partners`
    are what institutions are called that `numbers` name. `kept_import` is the file of the import that was begun last,
    empty for none. `formalities` is None outside of terms. `is_new`: nothing was entered so far that a day is about."""

    numbers: TodayNumbers
    classes: ClassesToday
    agreements: tuple[AgreementAhead, ...]
    here: GuestsHere
    formalities: Formalities | None
    attended: tuple[WeekAttended, ...]
    recent: tuple[RecentRecord, ...]
    kept_import: str
    term: str
    week: int
    partners: Mapping[str, str]
    is_new: bool


class Today(Service[Parts]):
    """`kept_import` tells the file of the import that was begun last, empty where there is none; `new_matches` counts
    those that nobody has looked at, by the keys of their lines."""

    def __init__(
        self,
        parts: Parts,
        casework: Casework,
        lists: Lists,
        kept_import: Callable[[], str],
        new_matches: Callable[[], Mapping[str, int]],
    ) -> None:
        super().__init__(parts)
        self._casework, self._lists, self._kept_import = casework, lists, kept_import
        self._new_matches = new_matches

    def desk(self, decisions: OpenDecisions) -> tuple[DeskLine, ...]:
        """What waits besides; `decisions` are counted apart, for that takes its time."""
        return OnTheDesk(self._parts, self._new_matches).lines(decisions)

    def read(self, language: str) -> Day:
        numbers = self._casework.today.numbers(language)
        presence = Presence(self._parts)
        here = presence.here()
        moving = {one.partner for one in (*numbers.arriving, *numbers.leaving, *numbers.not_come)}
        partners = (moving | {one.partner for one in here.partners}) - {""}
        term = self._term()
        days = (term.text("starts"), term.text("ends")) if term is not None else None
        return Day(
            numbers=numbers,
            classes=Classes(self._parts, self._lists).read(language),
            agreements=AgreementsAhead(self._parts).read(language),
            here=here,
            formalities=self._casework.formalities.of_term(*days, language) if days else None,
            attended=presence.attended(),
            recent=tuple(self._recent(language)),
            kept_import=self._kept_import(),
            term=self._lists.labels("term", (term.id,), language).get(term.id, "") if term is not None else "",
            week=week_of(days[0], numbers.day) if days else 0,
            partners=self._lists.labels("institution", partners, language),
            is_new=self.is_new(),
        )

    def is_new(self) -> bool:
        """Whether nothing was entered or imported so far that a day can be about: a secretariat has offers and needs
        or a committee, and perhaps no people. Known at once in a large file."""
        return not self._store.due.counts() and not any(self._store.count(Query(kind)) for kind in _FIRST)

    def _recent(self, language: str) -> Iterator[RecentRecord]:
        """The last ones that are still there."""
        left = RECENT
        for kind, id in self._store.recent.all():
            record = self._store.get(kind, id) if left else None
            if record is not None and record.live:
                left -= 1
                yield RecentRecord(kind, id, self._lists.labels(kind, (id,), language).get(id, ""))

    def _term(self) -> Record | None:
        """The term that this day lies in; of several the one that began last."""
        today = self._today().isoformat()
        going = [
            one
            for one in self._store.records(Query("term"))
            if one["starts"] and one.text("starts") <= today <= one.text("ends")
        ]
        return max(going, key=lambda one: (one.text("starts"), one.id), default=None)


def week_of(first: str, day: date) -> int:
    """Which week of a term a day lies in, Monday to Sunday; the week of its first day (ISO) is the first."""
    began = date.fromisoformat(first)
    return (day.toordinal() - day.weekday() - began.toordinal() + began.weekday()) // 7 + 1
