"""What the scenes of a snapshot have in common: a name, a way to bring something into view, and what it needs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.ui.pages.area_page import AreaListPage

T = TypeVar("T")
P = TypeVar("P", bound=QWidget)

Scene = tuple[str, Callable[[], QWidget]]
"""The name of the picture and what brings it into view. Raises RuleBroken where the file has nothing to show in it."""
Settle = Callable[[], object]
"""Waits for the end of what a scene has set off."""


def needed(found: T | None, kind: str) -> T:
    """What a scene shows. Raises RuleBroken with `snapshot.no_records` where the file has no such record of `kind`."""
    if not found:
        raise RuleBroken(Problem("snapshot.no_records", facts={"kind": f"kinds.{kind}"}))
    return found


def area_page(shown: OfficeWindow, area: str, page_type: type[P]) -> P:
    """The page of an area, in front. Raises RuleBroken with `snapshot.no_page` where this window has no such area."""
    shown.window.show_area(area)
    if shown.window.area != area:
        raise RuleBroken(Problem("snapshot.no_page"))
    page = shown.window.page(area)
    assert isinstance(page, page_type)
    return page


def list_page(shown: OfficeWindow, area: str, kind: str = "") -> AreaListPage:
    """The list of an area, of one of its kinds where that is told. Raises RuleBroken as `area_page` does."""
    page = area_page(shown, area, AreaListPage)
    if kind:
        page.show_kind(kind)
        page.enter()
    return page
