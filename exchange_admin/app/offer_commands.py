"""The page of offers and needs."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exchange_admin.ui.desk import Desk
from exchange_admin.ui.presentation import Area

OFFERS = "listing"
"""Id of the area."""


def offers_page(desk: Desk, area: Area) -> QWidget:
    """Its modules are loaded when it is first shown."""
    from exchange_admin.ui.listings.offers_page import OffersPage

    return OffersPage(desk, area)
