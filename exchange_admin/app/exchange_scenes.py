"""The scenes of the exchange: an office with partners, things to decide, and a partner's own window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QScrollArea, QWidget

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.program import Program
from exchange_admin.app.scene import Scene, Settle, area_page, list_page, needed
from exchange_admin.app.window import Application
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.services.exchange.cards import CardKind
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import own_institution
from exchange_admin.ui.detail.consent_card import ConsentCard
from exchange_admin.ui.detail.detail_panel import OVERVIEW
from exchange_admin.ui.pages.exchange_page import (
    COPIES,
    DECISIONS,
    HELD_CHANGES,
    LOG,
    PARTNERS,
    QUESTIONS,
    ExchangePage,
)

_WHO, _BASIS = "Wen", "contract"
_PEOPLE = 6


class ExchangePlay:
    """Writes partner files and packages into `folder`; played once, into the file that is open.

    Raises RuleBroken with `snapshot.no_partners` where the office has no three partners abroad with two people each.
    """

    def __init__(self, program: Program, office: Office, folder: Path) -> None:
        self._program, self._office, self._folder = program, office, folder
        self.waiting = folder / "waiting"
        self.college = folder / "college_1.exchange"
        self.person = ""
        self._institutions = self._partners()

    def play(self) -> None:
        """One partner confirmed and with differences, one that has answered, one that has not."""
        self._folder.mkdir(parents=True, exist_ok=True)
        first, second, third = self._institutions
        for number, institution in enumerate((first, second, third), 1):
            path = self._folder / f"college_{number}.exchange"
            self._office.exchange.partners.make_office_file(institution, path, "ru", _WHO, basis=_BASIS)
        for number in (1, 2):
            self._up(self._folder / f"college_{number}.exchange")
        self._office.exchange.partners.confirm(first, _WHO)
        self._differ(first)
        (package,) = self._send(self._folder / "college_2.exchange", self._news(second), self.waiting)
        self.package = package

    def _news(self, institution: str) -> dict[str, Mapping[str, Value]]:
        """What the second partner has changed since: phones, and a birth date that the office has changed too."""
        people = [one.id for one in self._office.store.where("person", "home_institution_id", [institution])][:_PEOPLE]
        self._office.records.set("person", people[0], {"birth_date": "2004-06-11"}, _WHO)
        news: dict[str, Mapping[str, Value]] = {
            person: {"phone": f"+7 3952 4{n} 17 0{n}"} for n, person in enumerate(people)
        }
        return {**news, people[0]: {"birth_date": "2004-11-06"}}

    def _differ(self, institution: str) -> None:
        people = [one.id for one in self._office.store.where("person", "home_institution_id", [institution])][:_PEOPLE]
        self.person = people[0]
        theirs: dict[str, Mapping[str, Value]] = {}
        for n, person in enumerate(people):
            self._office.records.set("person", person, {"phone": f"+86 451 86{n} 00 12"}, _WHO)
            theirs[person] = {"phone": f"+7 423 26{n} 00 12"}
        latin = self._office.records.get("person", people[0]).text("family_latin")
        self._office.records.set("person", people[0], {"family_latin": f"{latin}a"}, _WHO)
        theirs[people[0]] = {**theirs[people[0]], "family_latin": f"{latin}а"}  # the second ends in a Cyrillic а
        self._office.records.set("person", people[1], {"birth_date": "2005-03-14"}, _WHO)
        theirs[people[1]] = {**theirs[people[1]], "birth_date": "2005-03-15"}
        self._up(self.college, theirs)
        desk = self._office.exchange.conflicts
        card = next(one for one in desk.cards("en") if one.field == "birth_date")
        desk.ask(card, institution, "По паспорту 14 или 15 марта?", _WHO)

    def _up(self, path: Path, values: Mapping[str, Mapping[str, Value]] | None = None) -> None:
        for package in self._send(path, values or {}, self._folder):
            self._office.exchange.receiving.take_in(package, "en", _WHO)

    def _send(self, path: Path, values: Mapping[str, Mapping[str, Value]], folder: Path) -> Sequence[Path]:
        folder.mkdir(exist_ok=True)
        with self._program.open(path, writing=True) as college:
            for person, own in values.items():
                college.records.set("person", person, own, "Орлова Е. П.")
            return college.exchange.sending.send("", folder, "Орлова Е. П.").paths

    def _partners(self) -> tuple[str, str, str]:
        """Three institutions abroad with more than one person, those with most people first."""
        store = self._office.store
        counts = store.counts("person", "home_institution_id")
        homes = sorted((str(home) for home in counts if home and counts[home] > 1), key=lambda home: -counts[home])
        own = own_institution(store)
        found = store.many("institution", [own, *homes])
        abroad = [id for id in homes if id in found and found[id]["country"] != found[own]["country"]]
        if len(abroad) < 3:
            raise RuleBroken(Problem("snapshot.no_partners"))
        first, second, third = abroad[:3]
        return first, second, third


def exchange_scenes(
    running: Application, office: Callable[[], OfficeWindow], folder: Path, settle: Settle
) -> Iterator[Scene]:
    """`folder` takes the files of the play."""
    stage = _Stage(running, office, folder, settle)
    for tab in (PARTNERS, DECISIONS, QUESTIONS, HELD_CHANGES, LOG, COPIES):
        yield f"exchange_{tab}", partial(stage.tab, tab)
    yield "exchange_look_alike", stage.look_alike
    yield "exchange_bulk", stage.bulk
    yield "exchange_send", stage.send
    yield "exchange_sent", stage.sent
    yield "exchange_receive", stage.receive
    yield "exchange_preview", stage.preview
    for step in (1, 2, 3):
        yield f"exchange_make_{step}", partial(stage.make, step)
    yield "exchange_erase", stage.erase
    yield "person_consent", stage.consent
    for area in ("person", "exchange"):  # the last ones: another file is open then
        yield f"partner_{area}", partial(stage.partner, area)


class _Stage:
    def __init__(self, running: Application, office: Callable[[], OfficeWindow], folder: Path, settle: Settle) -> None:
        self._running, self._office, self._folder, self._settle = running, office, folder, settle
        self._played: ExchangePlay | RuleBroken | None = None  # why it could not be played

    def tab(self, id: str) -> QWidget:
        page = self._page()
        page.show_tab(id)
        self._settle()
        page.enter()
        return self._window()

    def look_alike(self) -> QWidget:
        self._play()
        page = self._page()
        page.show_tab(DECISIONS)
        self._settle()
        cards = page.session.standing.cards
        for row, item in enumerate(page.decisions.list.items.items):
            card = next((one for one in cards if one.key == item.key), None)
            if card is not None and (card.kind, card.field) == (CardKind.VALUES, "family_latin"):
                page.decisions.list.go_to_row(row)
        return self._window()

    def bulk(self) -> QWidget:
        self._play()
        page = self._page()
        page.show_tab(DECISIONS)
        self._settle()
        page.decisions.open_bulk()
        return self._window()

    def send(self) -> QWidget:
        page = self._page()
        statuses = needed(page.session.standing.statuses, "institution")
        page.send(statuses[0].id)
        for status in statuses:
            if status.state == "confirmed":
                self._settle()
                page.send(status.id)
        return self._window()

    def sent(self) -> QWidget:
        self._play()
        self.send()
        page = self._page()
        page.sending.folder.folder = self._folder
        page.sending.send()
        return self._window()

    def receive(self) -> QWidget:
        self._page().receive()
        return self._window()

    def preview(self) -> QWidget:
        package = self._play().package
        self._page().receive(package)
        return self._window()

    def make(self, step: int) -> QWidget:
        page = self._page()
        page.make_partner_file()
        self._settle()
        if step > 1:
            page.making.choose_partner(needed(page.making.partners.current_key(), "institution"))
            self._settle()
            page.making.show_step(step)
        return self._window()

    def erase(self) -> QWidget:
        person = self._play().person
        self._page().erase(person)
        return self._window()

    def consent(self) -> QWidget:
        person = self._play().person
        self._page()
        shown = self._office()
        values = {"kind": "cross_border", "given_on": "2026-09-01", "country": "RU", "text_version": "2"}
        shown.office.exchange.consents.give(person, values, _WHO)
        page = list_page(shown, "person")
        page.open_record("person", person)
        page.page.panel.show_tab(OVERVIEW)
        self._settle()
        card = page.page.panel.findChild(ConsentCard)
        area: QWidget | None = card
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if card is not None and isinstance(area, QScrollArea):
            area.ensureWidgetVisible(card)
        return self._window()

    def partner(self, area: str) -> QWidget:
        """The file of the first college, in place of the office."""
        college = self._play().college
        size = self._office().window.size()
        self._running.open_file(college)
        shown = self._running.office
        assert shown is not None
        shown.window.resize(size)
        shown.window.show_area(area)
        self._settle()
        return shown.window

    def _play(self) -> ExchangePlay:
        """Played when it is first asked for. Raises RuleBroken, the same each time, where the office cannot play it."""
        if self._played is None:
            try:
                play = ExchangePlay(self._running.program, self._office().office, self._folder)
                play.play()
                self._played = play
            except RuleBroken as broken:
                self._played = broken
        if isinstance(self._played, RuleBroken):
            raise self._played
        return self._played

    def _page(self) -> ExchangePage:
        """After the play, where there can be one; else with the partners that the office has."""
        with suppress(RuleBroken):
            self._play()
        page = area_page(self._office(), "exchange", ExchangePage)
        self._settle()
        return page

    def _window(self) -> QWidget:
        self._settle()
        return self._office().window
