"""Views that a person made: filters, text and order of a list under a name, kept in the office file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from exchange_admin.domain.fields import Kind
from exchange_admin.domain.queries import Filter, Order, Test
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.pages.list_state import ListState

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
                if filtered not in self._kind:
                    return None
                chosen[filtered] = (*chosen.get(filtered, ()), Filter(filtered, Test(test), tuple(values)))
            sort, descending = content["order"]
            return SavedView(name, chosen, str(content.get("text", "")), Order(str(sort), bool(descending)))
        except (KeyError, TypeError, ValueError):
            return None


def _plain(view: SavedView) -> dict[str, Any]:
    filters = [[item.field, item.test.value, list(item.values)] for some in view.chosen.values() for item in some]
    return {"filters": filters, "text": view.text, "order": [view.order.field, view.order.descending]}
