"""Offers and needs: own ones, all, what meets, who is interested, and the glossary; one row of tabs over all lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.queries import Query
from exchange_admin.ui.actions import Context
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grading.panel_buttons import list_button
from exchange_admin.ui.latest_job import pause
from exchange_admin.ui.listings.catalogue_files import CatalogueButton, CatalogueFiles
from exchange_admin.ui.listings.interest_acts import InterestActs
from exchange_admin.ui.listings.interest_cards import InterestCard, ListingCard
from exchange_admin.ui.listings.keywords_card import KeywordsCard
from exchange_admin.ui.listings.matches_view import MATCHES, READ_FROM, MatchesView
from exchange_admin.ui.listings.offer_aside import OfferAside
from exchange_admin.ui.listings.offer_papers import OfferPapers
from exchange_admin.ui.listings.pair_card import PairActs, PairCard
from exchange_admin.ui.listings.publish_card import PublishCard
from exchange_admin.ui.pages.area_page import AreaListPage
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.pages.list_state import ListState
from exchange_admin.ui.presentation import Area, presentation

LISTING, INTEREST, PAIR = "listing", "interest", "speciality_link"
INTERESTS, OURS = "interests", "ours"
_KINDS = {INTERESTS: INTEREST, "glossary": "glossary_term", "specialities": PAIR}
"""Tabs behind which lists of other kinds stand."""
COUNTED_AFTER = 200
"""Milliseconds after an edit."""


class OffersPage(AreaListPage):
    """Begins with the own offers and needs."""

    has_switch = False

    def __init__(self, desk: Desk, area: Area) -> None:
        self._counts: Mapping[str, int] = {}
        self._absent = [tab for tab, kind in _KINDS.items() if kind not in area.kinds]
        self._is_matching = False
        self._aside: OfferAside | None = None
        super().__init__(desk, area)
        self.acts = InterestActs(desk, self)
        self.acts.agreement_made.connect(self._show_agreement)
        self.acts.project_made.connect(self._show_project)
        self.acts.answered.connect(self._stay_with)
        self.papers = OfferPapers(desk, self)
        self.catalogues = CatalogueFiles(desk, self)
        self.matches = MatchesView(desk, self.acts)
        self.addWidget(self.matches)
        self.list_made.connect(self._list_made)
        self._list_made(self.page)
        self.page.list.show_view(OURS)
        self._count = pause(self, COUNTED_AFTER, self._catch_up)
        self.matches.view_wanted.connect(self.show_tab)
        self.matches.add_wanted.connect(self.add)
        self.matches.record_wanted.connect(self.record_wanted)
        self.matches.context_changed.connect(self.context_changed)
        self.matches.status_changed.connect(self.status_changed)
        self.matches.counted.connect(self._count_all)
        self.matches.letter_wanted.connect(self.write_letter)
        self.matches.list_wanted.connect(self.papers.all_matches)
        desk.feed.changed.connect(self._on_changes)

    def show_tab(self, id: str) -> None:
        """One of the tabs of the page."""
        id, _, scope = id.removeprefix(f"{LISTING}.").partition(".")
        self.page.leave_fields()
        self._is_matching = id == MATCHES
        if self._is_matching:
            self.setCurrentWidget(self.matches)
            if scope:
                self.matches.show_scope(scope)
        else:
            self.show_kind(_KINDS.get(id, LISTING))
            if id not in _KINDS:
                self.page.list.show_view(id)
        self.enter()
        self.context_changed.emit()
        self.status_changed.emit()

    def begin_anew(self) -> None:
        """The glossary and specialities that correspond are reached from here, and are neither offers nor needs."""
        if not self._is_matching and self.page.kind not in {LISTING, INTEREST}:
            self.page.leave_fields()
            self.show_kind(LISTING)

    def add(self) -> None:
        self.show_tab(OURS)
        self.page.add()

    def write_letter(self) -> None:
        """About the match in front, or about all that meets the offer or need on screen."""
        if self._is_matching:
            if (match := self.matches.current()) is not None:
                self.papers.letter(match.shown)
        elif self.page.kind == LISTING and (record := self.page.panel.record) is not None:
            self.page.leave_fields()
            self.papers.letter_of(record.id)

    def show_kind(self, kind: str) -> None:
        self._is_matching = False
        super().show_kind(kind)

    # What the window asks of a page

    def panes(self) -> Sequence[QWidget]:
        return self.matches.panes() if self._is_matching else super().panes()

    def enter(self) -> None:
        self._count_all()
        if self._is_matching:
            self.matches.enter()
        else:
            super().enter()
            self.matches.refresh()  # for the number on its tab

    def page_context(self) -> Context:
        if self._is_matching:
            return Context(offers=True, match=self.matches.current() is not None)
        now = super().page_context()
        return replace(now, offers=True, match=now.kind == LISTING and now.current)

    def status_words(self) -> str:
        return self.matches.status_words() if self._is_matching else super().status_words()

    def key_hints(self) -> list[tuple[str, str]]:
        if self._is_matching:
            return self.matches.key_hints()
        if self.page.kind == LISTING and self.page.place.fills:
            gaps = [("F8", self.tr("what to fill in"))] if self._aside is not None and self._aside.has_gaps else []
            return [*gaps, ("Esc", self.tr("to the list"))]
        return super().key_hints()

    # Inside

    def _list_made(self, page: ListPage) -> None:
        page.list.view_wanted.connect(self.show_tab)
        if page.kind == INTEREST:
            page.panel.add_card(InterestCard(self._desk, self.acts))
        elif page.kind == PAIR:
            page.panel.add_card(PairCard(self._desk, PairActs(self._desk, self)))
        elif page.kind == LISTING:
            page.panel.add_card(KeywordsCard(self._desk))
            page.panel.add_card(ListingCard(self._desk, self.acts))  # above
            page.panel.add_card(PublishCard(self._desk, self))
            aside = self._aside = OfferAside(self._desk, page.panel)
            aside.listing_wanted.connect(self._show_listing)
            aside.gaps_told.connect(self.status_changed)
            page.next_gap = aside.go_to_gap
            page.panel.add_beside_form(aside)
            page.list.header.add_before_main(CatalogueButton(self._desk, self.papers, self.catalogues))
        elif examples := list_button(self._desk, page.kind):
            page.list.header.add_before_main(examples)
        self._tell(page)

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if READ_FROM & changes.ids.keys():
            self._count.start()

    def _catch_up(self) -> None:
        """The number of matches stands on its tab whichever is in front."""
        self._count_all()
        if self.isVisible():
            self.matches.refresh()

    def _count_all(self, *_: object) -> None:
        """Of every tab but the one of matches, which counts itself."""
        if not self.isVisible():
            return
        desk, lists = self._desk, self._desk.lists
        here = (desk.look.formats.today(), desk.limits.own, desk.language)
        shown = presentation(LISTING)
        counts = {
            view.id: lists.count(ListState(view.id).query(shown, *here)) for view in shown.views if not view.elsewhere
        }
        counts[INTERESTS] = lists.count(Query(INTEREST))
        if self.matches.is_read:
            counts[MATCHES] = len(self.matches.rows.matches)
        self._counts = counts
        self.matches.tell_counts(counts, self._absent)
        for page in self._made.values():
            self._tell(page)

    def _tell(self, page: ListPage) -> None:
        of_listings = page.kind == LISTING
        begins = "" if of_listings else f"{LISTING}."
        is_beside = page.kind not in {LISTING, INTEREST}  # the way back leads to all of them
        counts = {} if is_beside else {f"{begins}{id}": n for id, n in self._counts.items()}
        page.list.tell_counts(counts, [f"{begins}{id}" for id in self._absent])

    def _show_listing(self, id: str) -> None:
        self.page.leave_fields()
        self.record_wanted.emit(LISTING, id)

    def _stay_with(self, interest: str) -> None:
        """What was answered stays on the panel with its next step, though a filter may want those without an answer."""
        if self._is_matching or self.page.kind != INTEREST:
            return
        shown = self.page.panel.record
        if shown is None or shown.id != interest or not self.page.panel.isVisible():
            self.page.open_record(interest)

    def _show_agreement(self, id: str) -> None:
        self.record_wanted.emit("agreement", id)

    def _show_project(self, id: str) -> None:
        self.record_wanted.emit("project", id)
