"""The scenes of the exchange: an office with partners, things to decide, and a partner's own window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QScrollArea, QWidget

from exchange_admin.app.program import Program
from exchange_admin.app.scene import Scene, Stage, needed
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


def exchange_scenes(stage: Stage, folder: Path) -> Iterator[Scene]:
    """`folder` takes the files of the play."""
    exchange = ExchangeStage(stage.running, stage.file, stage.size, folder)
    for tab in (PARTNERS, DECISIONS, QUESTIONS, HELD_CHANGES, LOG, COPIES):
        yield exchange.scene(f"exchange_{tab}", ExchangeStage.tab, tab)
    yield exchange.scene("exchange_look_alike", ExchangeStage.look_alike)
    yield exchange.scene("exchange_bulk", ExchangeStage.bulk)
    yield exchange.scene("exchange_send", ExchangeStage.send)
    yield exchange.scene("exchange_sent", ExchangeStage.sent)
    yield exchange.scene("exchange_receive", ExchangeStage.receive)
    yield exchange.scene("exchange_preview", ExchangeStage.preview)
    for step in (1, 2, 3):
        yield exchange.scene(f"exchange_make_{step}", ExchangeStage.make, step)
    yield exchange.scene("exchange_erase", ExchangeStage.erase)
    yield exchange.scene("person_consent", ExchangeStage.consent)
    for area in ("person", "exchange"):  # the last ones: another file is open then
        yield exchange.scene(f"partner_{area}", ExchangeStage.partner, area)


@dataclass
class ExchangeStage(Stage):
    """With the files of the play in `folder`."""

    folder: Path
    _played: ExchangePlay | RuleBroken | None = None
    """A refusal tells why it could not be played."""

    def tab(self, id: str) -> QWidget:
        page = self._exchange_page()
        page.show_tab(id)
        self.settle()
        page.enter()
        return self.window

    def look_alike(self) -> QWidget:
        self._play()
        page = self._exchange_page()
        page.show_tab(DECISIONS)
        self.settle()
        cards = page.session.standing.cards
        for row, item in enumerate(page.decisions.list.items.items):
            card = next((one for one in cards if one.key == item.key), None)
            if card is not None and (card.kind, card.field) == (CardKind.VALUES, "family_latin"):
                page.decisions.list.go_to_row(row)
        return self.window

    def bulk(self) -> QWidget:
        self._play()
        page = self._exchange_page()
        page.show_tab(DECISIONS)
        self.settle()
        page.decisions.open_bulk()
        return self.window

    def send(self) -> QWidget:
        page = self._exchange_page()
        statuses = needed(page.session.standing.statuses, "institution")
        page.send(statuses[0].id)
        for status in statuses:
            if status.state == "confirmed":
                self.settle()
                page.send(status.id)
        return self.window

    def sent(self) -> QWidget:
        self._play()
        self.send()
        page = self._exchange_page()
        page.sending.folder.folder = self.folder
        page.sending.send()
        return self.window

    def receive(self) -> QWidget:
        self._exchange_page().receive()
        return self.window

    def preview(self) -> QWidget:
        package = self._play().package
        self._exchange_page().receive(package)
        return self.window

    def make(self, step: int) -> QWidget:
        page = self._exchange_page()
        page.make_partner_file()
        self.settle()
        if step > 1:
            page.making.choose_partner(needed(page.making.partners.current_key(), "institution"))
            self.settle()
            page.making.show_step(step)
        return self.window

    def erase(self) -> QWidget:
        person = self._play().person
        self._exchange_page().erase(person)
        return self.window

    def consent(self) -> QWidget:
        person = self._play().person
        self._exchange_page()
        values = {"kind": "cross_border", "given_on": "2026-09-01", "country": "RU", "text_version": "2"}
        self.office.exchange.consents.give(person, values, _WHO)
        page = self.list_page("person")
        page.open_record("person", person)
        page.page.panel.show_tab(OVERVIEW)
        self.settle()
        card = page.page.panel.findChild(ConsentCard)
        area: QWidget | None = card
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if card is not None and isinstance(area, QScrollArea):
            area.ensureWidgetVisible(card)
        return self.window

    def partner(self, area: str) -> QWidget:
        """The file of the first college, in place of the office. Raises RuleBroken where it cannot be opened."""
        college = self._play().college
        if self.office.store.path != college.resolve():
            self.running.show_office(self.running.program.open(college, writing=True))
        self.window.show_area(area)
        return self.window

    def _play(self) -> ExchangePlay:
        """Played when it is first asked for. Raises RuleBroken, the same each time, where the office cannot play it."""
        if self._played is None:
            try:
                play = ExchangePlay(self.running.program, self.office, self.folder)
                play.play()
                self._played = play
            except RuleBroken as broken:
                self._played = broken
        if isinstance(self._played, RuleBroken):
            raise self._played
        return self._played

    def _exchange_page(self) -> ExchangePage:
        """After the play, where there can be one; else with the partners that the office has."""
        with suppress(RuleBroken):
            self._play()
        page = self.page("exchange", ExchangePage)
        self.settle()
        return page
