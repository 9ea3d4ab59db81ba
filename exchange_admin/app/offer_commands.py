"""The page of offers and needs, and the commands that write its papers and catalogues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exchange_admin.app.list_commands import ListCommands
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.main_window import MainWindow

if TYPE_CHECKING:
    from exchange_admin.ui.listings.offers_page import OffersPage

OFFERS = "listing"
"""Id of the area."""

_EXPLAINED = {"listing": "", "match": "", "interest": "I", "glossary": "Ctrl+G", "form": "", "catalogue": ""}
"""In the help, in the order of a round, with the keys to press."""


class OfferCommands(ListCommands):
    """They are there while the page is in front; the help always is."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(desk, window)
        desk.actions.bind("file.catalogue", self.catalogue)
        desk.actions.bind("file.catalogue_export", self.export)
        desk.actions.bind("file.catalogue_import", self.take_in)
        desk.actions.bind("file.catalogue_keys", self.keys)
        desk.actions.bind("help.offers", self.explain)
        desk.actions.bind("file.match_letter", self.letter)
        desk.actions.bind("file.match_list", self.matches)

    def catalogue(self) -> None:
        if (page := self._page()) is not None:
            page.papers.catalogue()

    def export(self) -> None:
        if (page := self._page()) is not None:
            page.catalogues.export()

    def take_in(self) -> None:
        if (page := self._page()) is not None:
            page.catalogues.take_in()

    def keys(self) -> None:
        if (page := self._page()) is not None:
            page.catalogues.keys.show_keys()

    def explain(self) -> None:
        """Wherever one is: also before there is any offer."""
        from exchange_admin.ui.widgets.help_dialog import HelpDialog

        self._desk.ask.show(HelpDialog(self._desk, "offers", _EXPLAINED, self._window))

    def letter(self) -> None:
        if (page := self._page()) is not None:
            page.write_letter()

    def matches(self) -> None:
        if (page := self._page()) is not None:
            page.papers.all_matches()

    def _page(self) -> OffersPage | None:
        from exchange_admin.ui.listings.offers_page import OffersPage

        page = self._window.current_page()
        return page if isinstance(page, OffersPage) else None
