"""The list in front of a window. What lists are made of is loaded with the first of them, not with the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exchange_admin.ui.main_window import MainWindow

if TYPE_CHECKING:
    from exchange_admin.ui.pages.list_page import ListPage


def list_in_front(window: MainWindow) -> ListPage | None:
    """Also one of the lists of an area that has several; None while anything else is in front."""
    page = getattr(window.current_page(), "page", None)
    if page is None:
        return None
    from exchange_admin.ui.pages.list_page import ListPage

    return page if isinstance(page, ListPage) else None
