"""The scenes of the exchange: an office with partners, things to decide, and a partner's own window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QScrollArea, QWidget

from exchange_admin.app.office_window import OfficeWindow
from exchange_admin.app.program import Program
from exchange_admin.app.window import Application
from exchange_admin.domain.fields import Value
from exchange_admin.services.exchange.cards import CardKind
from exchange_admin.services.office import Office
from exchange_admin.ui.detail.consent_card import ConsentCard
from exchange_admin.ui.detail.detail_panel import OVERVIEW
from exchange_admin.ui.pages.area_page import AreaListPage
from exchange_admin.ui.pages.exchange_page import (
    COPIES,
    DECISIONS,
    HELD_CHANGES,
    LOG,
    PARTNERS,
    QUESTIONS,
    ExchangePage,
)

Settle = Callable[[], object]
Scene = tuple[str, Callable[[], QWidget]]
_WHO, _BASIS = "Wen", "contract"
_PEOPLE = 6


class ExchangePlay:
    """Writes partner files and packages into `folder`; played once, into the file that is open."""

    def __init__(self, program: Program, office: Office, folder: Path) -> None:
        self._program, self._office, self._folder = program, office, folder
        self.waiting = folder / "waiting"
        self.college = folder / "college_1.exchange"
        self.person = ""

    def play(self) -> None:
        """One partner confirmed and with differences, one that has answered, one that has not."""
        self._folder.mkdir(parents=True, exist_ok=True)
        first, second, third = self._partners()
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
        """Three institutions abroad, those with most people first."""
        store = self._office.store
        counts = store.counts("person", "home_institution_id")
        homes = sorted((str(home) for home in counts if home), key=lambda home: -counts[home])
        found = store.many("institution", homes)
        first, second, third = [id for id in homes if id in found and found[id]["country"] == "RU"][:3]
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
        self._play: ExchangePlay | None = None

    def tab(self, id: str) -> QWidget:
        page = self._page()
        page.show_tab(id)
        self._settle()
        page.enter()
        return self._window()

    def look_alike(self) -> QWidget:
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
        page = self._page()
        page.show_tab(DECISIONS)
        self._settle()
        page.decisions.open_bulk()
        return self._window()

    def send(self) -> QWidget:
        page = self._page()
        page.send(page.session.standing.statuses[0].id)
        for status in page.session.standing.statuses:
            if status.state == "confirmed":
                self._settle()
                page.send(status.id)
        return self._window()

    def sent(self) -> QWidget:
        self.send()
        page = self._page()
        page.sending.folder.folder = self._folder
        page.sending.send()
        return self._window()

    def receive(self) -> QWidget:
        self._page().receive()
        return self._window()

    def preview(self) -> QWidget:
        page, play = self._page(), self._play
        assert play is not None
        page.receive(play.package)
        return self._window()

    def make(self, step: int) -> QWidget:
        page = self._page()
        page.make_partner_file()
        self._settle()
        if step > 1:
            page.making.choose_partner(page.making.partners.current_key())
            self._settle()
            page.making.show_step(step)
        return self._window()

    def erase(self) -> QWidget:
        page, play = self._page(), self._play
        assert play is not None
        page.erase(play.person)
        return self._window()

    def consent(self) -> QWidget:
        self._page()
        shown, play = self._office(), self._play
        assert play is not None
        values = {"kind": "cross_border", "given_on": "2026-09-01", "country": "RU", "text_version": "2"}
        shown.office.exchange.consents.give(play.person, values, _WHO)
        shown.window.show_area("person")
        page = shown.window.page("person")
        assert isinstance(page, AreaListPage)
        page.open_record("person", play.person)
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
        play = self._play
        assert play is not None
        size = self._office().window.size()
        self._running.open_file(play.college)
        shown = self._running.office
        assert shown is not None
        shown.window.resize(size)
        shown.window.show_area(area)
        self._settle()
        return shown.window

    def _page(self) -> ExchangePage:
        shown = self._office()
        if self._play is None:
            self._play = ExchangePlay(self._running.program, shown.office, self._folder)
            self._play.play()
        shown.window.show_area("exchange")
        page = shown.window.page("exchange")
        assert isinstance(page, ExchangePage)
        self._settle()
        return page

    def _window(self) -> QWidget:
        self._settle()
        return self._office().window
