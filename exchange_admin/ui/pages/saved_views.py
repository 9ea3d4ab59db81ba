"""Views that a person made: filters, text and order of a list under a name, kept on this workstation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from exchange_admin.domain.fields import Kind
from exchange_admin.domain.queries import Filter, Order, Test
from exchange_admin.ui.pages.list_state import ListState
from exchange_admin.ui.preferences import Preferences

MARK = "own:"


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
    """Of one kind. What a later version wrote and this one does not know is left out, not lost."""

    def __init__(self, preferences: Preferences, kind: Kind) -> None:
        self._preferences, self._kind = preferences, kind

    def all(self) -> list[SavedView]:
        return [view for kept in self._kept() if (view := self._read(kept))]

    def get(self, id: str) -> SavedView | None:
        return next((view for view in self.all() if view.id == id), None)

    def save(self, name: str, state: ListState) -> SavedView:
        """Under a name that is taken the new view replaces the old one."""
        view = SavedView(name, state.chosen, state.text, state.order)
        others = [kept for kept in self._kept() if kept.get("name") != name]
        self._write([*others, _plain(view)])
        return view

    def remove(self, id: str) -> None:
        self._write([kept for kept in self._kept() if MARK + str(kept.get("name")) != id])

    def _kept(self) -> list[dict[str, object]]:
        kept = self._preferences.raw("views", {})
        found = kept.get(self._kind.name) if isinstance(kept, dict) else None
        return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []

    def _write(self, views: Sequence[dict[str, object]]) -> None:
        kept = self._preferences.raw("views", {})
        self._preferences.put("views", {**(kept if isinstance(kept, dict) else {}), self._kind.name: list(views)})

    def _read(self, kept: Mapping[str, Any]) -> SavedView | None:
        try:
            chosen: dict[str, tuple[Filter, ...]] = {}
            for name, test, values in kept["filters"]:
                if name not in self._kind:
                    return None
                chosen[name] = (*chosen.get(name, ()), Filter(name, Test(test), tuple(values)))
            sort, descending = kept["order"]
            return SavedView(str(kept["name"]), chosen, str(kept.get("text", "")), Order(str(sort), bool(descending)))
        except (KeyError, TypeError, ValueError):
            return None


def _plain(view: SavedView) -> dict[str, object]:
    filters = [[item.field, item.test.value, list(item.values)] for some in view.chosen.values() for item in some]
    return {
        "name": view.name,
        "filters": filters,
        "text": view.text,
        "order": [view.order.field, view.order.descending],
    }
