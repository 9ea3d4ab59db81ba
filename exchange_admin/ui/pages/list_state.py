"""What a list shows at the moment: view, filters, text, order, term; its query; and the views that somebody saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from exchange_admin.domain.fields import Kind, Value
from exchange_admin.domain.queries import Filter, Having, Order, Query, Test
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.phrases import value_phrase
from exchange_admin.ui.presentation import Presentation, View
from exchange_admin.ui.widgets.filter_bar import Chip
from exchange_admin.ui.words import say

MARK = "own:"
NAMED = "id"
"""The filter of a list that *Today* opens with the very records that it counts: nobody chooses it, or keeps it."""


@dataclass(frozen=True, slots=True)
class ListState:
    """`chosen` are the filters that a person added, by field, in the order added."""

    view: str = "all"
    chosen: Mapping[str, tuple[Filter, ...]] = field(default_factory=dict)
    text: str = ""
    order: Order = field(default_factory=Order)
    term: str = ""
    named: str = ""  # the line of Today that names these records, as it stands in the code

    def with_filters(self, name: str, filters: tuple[Filter, ...]) -> ListState:
        kept = {other: some for other, some in self.chosen.items() if other != name}
        if filters:
            at = [*self.chosen].index(name) if name in self.chosen else len(kept)
            items = list(kept.items())
            items.insert(at, (name, filters))
            kept = dict(items)
        return replace(self, chosen=kept)

    def is_narrowed(self) -> bool:
        """Whether something besides the term hides rows."""
        return bool(self.chosen or self.text or self.view != "all")

    def query(
        self,
        shown: Presentation,
        today: date,
        own: str,
        language: str,
        *,
        view: View | None = None,
        plain: bool = False,
    ) -> Query:
        """In a file of the institution `own`, for a reader of `language`. `view` asks for another tab with the same
        term; `plain` leaves text and added filters out (for counts)."""
        tab = view or next((v for v in shown.views if v.id == self.view), None)
        filters = list(tab.filters_on(today, own) if tab else ())
        having: tuple[Having, ...] = ()
        if not plain:
            filters += [item for some in self.chosen.values() for item in some]
        if self.term and isinstance(shown.scope, str):
            filters.append(Filter(shown.scope, Test.IS, (self.term,)))
        elif self.term and isinstance(shown.scope, Having):
            having = (replace(shown.scope, filters=(Filter("term_id", Test.IS, (self.term,)),)),)
        text = "" if plain else self.text
        order = replace(self.order, language=language)
        return Query(shown.kind, text, tuple(filters), having, order, once=True)


@dataclass(frozen=True, slots=True)
class SavedView:
    name: str
    chosen: Mapping[str, tuple[Filter, ...]]
    text: str = ""
    order: Order = field(default_factory=Order)

    @property
    def id(self) -> str:
        """As a tab; never the id of a built-in view."""
        return MARK + self.name

    def state(self, before: ListState) -> ListState:
        return ListState(self.id, self.chosen, self.text, self.order, before.term)


class SavedViews:
    """Of one kind. What a later version wrote and this one does not know stays in the file and is not offered."""

    def __init__(self, desk: Desk, kind: Kind) -> None:
        self._views, self._kind = desk.office.views, kind

    def all(self) -> list[SavedView]:
        kept = self._views.all(self._kind.name)
        return [view for name, content in kept.items() if (view := self._read(name, content))]

    def get(self, id: str) -> SavedView | None:
        return next((view for view in self.all() if view.id == id), None)

    def save(self, name: str, state: ListState) -> SavedView:
        """Under a name that is taken the new view replaces the old one."""
        view = SavedView(name, state.chosen, state.text, state.order)
        self._views.put(self._kind.name, name, _plain(view))
        return view

    def remove(self, id: str) -> None:
        self._views.remove(self._kind.name, id.removeprefix(MARK))

    def _read(self, name: str, content: Mapping[str, Any]) -> SavedView | None:
        try:
            chosen: dict[str, tuple[Filter, ...]] = {}
            for filtered, test, values in content["filters"]:
                if filtered not in self._kind.asked_for:
                    return None
                chosen[filtered] = (*chosen.get(filtered, ()), Filter(filtered, Test(test), tuple(values)))
            sort, descending = content["order"]
            return SavedView(name, chosen, str(content.get("text", "")), Order(str(sort), bool(descending)))
        except (KeyError, TypeError, ValueError):
            return None


def _plain(view: SavedView) -> dict[str, Any]:
    filters = [[item.field, item.test.value, list(item.values)] for some in view.chosen.values() for item in some]
    return {"filters": filters, "text": view.text, "order": [view.order.field, view.order.descending]}


def chips(state: ListState, kind: Kind, desk: Desk) -> list[Chip]:
    """The added filters in words."""
    return [
        _of_today(n, state.named, filters, desk) if name == NAMED else _chip(n, name, filters, kind, desk)
        for n, (name, filters) in enumerate(state.chosen.items())
    ]


def _of_today(n: int, named: str, filters: tuple[Filter, ...], desk: Desk) -> Chip:
    number = desk.look.formats.number(sum(len(one.values) for one in filters))
    return Chip(n, say("TodayCommands", "From Today"), say("Today", named) if named else number)


def _chip(n: int, name: str, filters: tuple[Filter, ...], kind: Kind, desk: Desk) -> Chip:
    return Chip(n, desk.lists.title(kind.name, name, desk.language), _said(filters, kind, name, desk))


def _said(filters: tuple[Filter, ...], kind: Kind, name: str, desk: Desk) -> str:
    return " ".join(_said_one(item, kind, name, desk) for item in filters)


def _said_one(item: Filter, kind: Kind, name: str, desk: Desk) -> str:
    values = [_word(desk, kind, name, value) for value in item.values]
    match item.test:
        case Test.FILLED:
            return "✓"
        case Test.EMPTY:
            return "—"
        case Test.FROM:
            return f"≥ {values[0]}"
        case Test.UNTIL:
            return f"≤ {values[0]}"
        case Test.IS_NOT:
            return "≠ " + desk.words.listed(values)
    if len(values) > 2:
        return f"{values[0]} +{len(values) - 1}"
    return desk.words.listed(values)


def _word(desk: Desk, kind: Kind, name: str, value: Value) -> str:
    return value_phrase(desk, kind, name, value) or "—"
