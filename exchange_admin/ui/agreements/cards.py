"""Cards of the panel of an agreement: what comes next, parties, places, balance, chain. Read together in a job."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.rules.agreements.balance import OUT
from exchange_admin.domain.steps import Record
from exchange_admin.services.agreements.overview import ChainLink, Overview, PlacesLine, overview
from exchange_admin.services.agreements.parties import Party
from exchange_admin.services.casework.case_task import CaseTask
from exchange_admin.services.office import Office
from exchange_admin.ui.acts import keep_keyboard
from exchange_admin.ui.agreements.drawings import BalanceBar, PlacesBar
from exchange_admin.ui.agreements.parties_card import PartiesCard
from exchange_admin.ui.ask import Question
from exchange_admin.ui.casework.tasks_card import TasksCard
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import RecordCard
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.latest_job import LatestJob
from exchange_admin.ui.pages.list_page import ListPage
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.labels import STRETCH, Drawing, ElidedLabel, Label, Line, column, row

_KINDS = frozenset({"agreement", "condition", "mobility", "academic_year", "term", "task", "membership", "institution"})
_Read = tuple[Overview, Sequence[CaseTask], Sequence[Party]]
_ENDS = ("we_owe_side", "even_side", "they_owe_side")


def _read(id: str, language: str, office: Office, task: Task) -> _Read:
    standing = office.agreements.standing(id)
    shown = overview(standing, office.program.wordings[language], as_partner=office.is_partner)
    return shown, office.casework.tasks.of_agreement(id, language), office.agreement_parties.of(id, language)


def _empty(lines: Line) -> None:
    while item := lines.takeAt(0):
        if widget := item.widget():
            widget.deleteLater()


class ReadCard(RecordCard):
    """A card that is filled once the agreement was read; empty before, so that it never shows another one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk

    def show_record(self, record: Record) -> None:
        self.hide()

    @abstractmethod
    def show_overview(self, shown: Overview) -> None:
        """Fills the card and shows it, where it has anything to tell."""

    def _words(self, key: str) -> str:
        return self._desk.words.say(f"agreements.window.{key}")


class StepCard(ReadCard):
    """One sentence, and the verb that goes with it. `shown` names the agreement that is to be read."""

    shown = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = desk.look
        self.step = Label(look, 13, SEMIBOLD, "accent", wraps=True)
        self.notice = Label(look, 12, tone="ink2", wraps=True)
        self.renew, self.let_end = Button(look, "file-plus", "small"), Button(look, "", "small")
        self.renew.clicked.connect(desk.actions["records.renew"].trigger)
        self.let_end.clicked.connect(self._let_end)
        self._id, self._ending = "", ""
        verbs = row(spacing=look.px(8)).add(self.renew, self.let_end, STRETCH)
        self.body.add(self.step, look.px(4), self.notice, look.px(6), verbs)

    def show_record(self, record: Record) -> None:
        super().show_record(record)
        self._id = record.id
        if record.live:
            self.shown.emit(record.id)

    def show_overview(self, shown: Overview) -> None:
        pressed = self.window().focusWidget()
        self.title.setText(self._words("next"))
        self.aside.setText(shown.renewal)
        self.step.say(shown.step or self._words("nothing"), "amber" if shown.is_urgent else "ink")
        self.notice.say(shown.notice)
        verb = "prolong" if shown.may_prolong else "renew"
        self.renew.say(self._words(verb), self._words(f"{verb}_tip"))
        is_bound = bool(self._desk.actions["records.renew"].property("bound"))
        self.renew.setVisible(is_bound and (shown.may_renew or shown.may_prolong))
        self.let_end.say(self._words("let_end"), self._words("let_end_tip"))
        self.let_end.setVisible(is_bound and shown.may_let_end)
        self._ending = shown.ending
        self.show()
        keep_keyboard(pressed)

    def _let_end(self) -> None:
        """One step, which can be taken back; before it is said what becomes of it and of stays."""
        desk = self._desk
        if not self._id or not desk.ask.confirm(
            Question(self._words("end_title"), self._ending, self._words("do_end"))
        ):
            return
        changes = desk.attempt(lambda: desk.office.agreements.let_end(self._id, desk.who()))
        if changes:
            desk.feed.publish(changes, self)
            desk.notices.say(desk.words.say(f"verb.{changes.verb}"), desk.undo)


class PlacesCard(ReadCard):
    """A line for each condition: agreed, used and nominated, free."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lines = QWidget()
        self._rows = column(self.lines, spacing=desk.look.px(5))
        self.problems = Label(desk.look, 12, tone="amber", wraps=True)
        self.body.add(self.lines, desk.look.px(4), self.problems)

    def show_overview(self, shown: Overview) -> None:
        words = self._desk.words
        self.title.setText(" ".join(filter(None, (self._words("places"), shown.year))))
        _empty(self._rows)
        if shown.places:
            names = ("agreed", "used", "free")
            self._rows.addWidget(self._line("", "", None, [words.say(f"agreements.column.{name}") for name in names]))
        for line in shown.places:
            self._rows.addWidget(self._line(line.direction, line.name, line, _figures(line)))
        self.aside.setText("" if shown.places else self._words("no_conditions"))
        self.problems.say("\n".join(shown.problems))
        self.show()

    def _line(self, direction: str, name: str, line: PlacesLine | None, figures: list[str]) -> QWidget:
        look = self._desk.look
        whole = QWidget()
        icon: QWidget = QWidget() if line is None else Drawing(look, "upload" if direction == OUT else "download", 13)
        icon.setFixedWidth(look.px(16))
        label = ElidedLabel(look, 12, text=name)
        label.setAccessibleName(", ".join((self._desk.words.choice("direction", direction), name, *figures)))
        numbers = [Label(look, 12, MEDIUM, "ink3" if line is None else "ink", text=text) for text in figures]
        for number in numbers:
            number.setFixedWidth(look.px(46))
            number.setAlignment(Qt.AlignmentFlag.AlignRight)
        lines = column(whole, spacing=look.px(1)).add(row(spacing=look.px(4)).add(icon, (label, 1), *numbers))
        if line is not None and line.places.agreed:
            bar = PlacesBar(look)
            bar.show_places(line.places)
            lines.add(row(spacing=look.px(4)).add(look.px(20), (bar, 1)))
        return whole


def _figures(line: PlacesLine) -> list[str]:
    found = line.places
    used = f"{found.used}+{found.nominated}" if found.nominated else str(found.used)
    return [
        "—" if found.agreed is None else str(found.agreed),
        used,
        "—" if found.free is None else str(found.free).replace("-", "−"),
    ]


class BalanceCard(ReadCard):
    """Who owes whom: a sentence, a bar, the arithmetic, what only others have entered, what is in no balance."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = desk.look
        self.said = Label(look, 13, SEMIBOLD, wraps=True)
        self.bar = BalanceBar(look, ("", "", ""))
        self.arithmetic, self.to_look_at = (Label(look, 12, tone=tone, wraps=True) for tone in ("ink2", "accent"))
        self.body.add(self.said, look.px(4), self.bar, self.arithmetic, self.to_look_at)

    def show_overview(self, shown: Overview) -> None:
        found = shown.balance
        self.title.setText(self._words("balance"))
        self.aside.setText(found.terms if found else "")
        is_outside = bool(found and found.tolerance is not None and abs(found.done) > found.tolerance)
        is_partner = self._desk.office.is_partner  # who cannot choose a unit
        asked = "" if is_partner else self._words("choose_unit")
        self.said.say(found.said if found else asked, "amber" if is_outside else "ink")
        self.bar.setVisible(found is not None)
        if found:
            left, middle, right = map(self._words, _ENDS)
            self.bar.show_balance(found, (left, middle, right))
        self.arithmetic.say(found.arithmetic if found else "")
        by_others = found.by_others if found else ""
        self.to_look_at.say("\n".join(filter(None, (by_others, *shown.left_out))))
        self.setVisible(bool(found or shown.left_out) or not is_partner)


class LinkButton(Button):
    """Leads to one agreement of a chain."""

    wanted = Signal(str)

    def __init__(self, desk: Desk, link: ChainLink) -> None:
        super().__init__(desk.look, "circle-check" if link.is_this else "handshake", "link")
        self._id = link.id
        state = desk.words.choice("agreement_state", link.state)
        self.say(" · ".join(filter(None, (link.number, link.years, state))))
        self.setEnabled(not link.is_this)
        self.clicked.connect(self._want)

    def _want(self) -> None:
        self.wanted.emit(self._id)


class ChainCard(ReadCard):
    """What it continues and what continues it; a link leads there."""

    wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.links = QWidget()
        self._links = column(self.links, spacing=desk.look.px(2))
        self.body.addWidget(self.links)

    def show_overview(self, shown: Overview) -> None:
        self.title.setText(self._words("chain"))
        _empty(self._links)
        for link in shown.chain:
            button = LinkButton(self._desk, link)
            button.wanted.connect(self.wanted)
            self._links.addWidget(button)
        self.setVisible(len(shown.chain) > 1)


class AgreementCards(QObject):
    """Adds the cards to the panel of the list of agreements and reads what they show."""

    def __init__(self, desk: Desk, page: ListPage) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page
        self.step, self.places, self.balance, self.chain = (
            StepCard(desk),
            PlacesCard(desk),
            BalanceCard(desk),
            ChainCard(desk),
        )
        self._reading = LatestJob(desk.jobs, 0, self)
        self._reading.answered.connect(self._show)
        self.tasks, self.parties = TasksCard(desk, "agreement_id"), PartiesCard(desk)
        self.chain.wanted.connect(page.open_record)
        self.step.shown.connect(self._ask)
        for card in (self.chain, self.balance, self.places, self.parties, self.tasks, self.step):
            page.panel.add_card(card)
        desk.feed.changed.connect(self._on_changes)

    def _ask(self, id: str) -> None:
        self._reading.ask(self._desk.apart(partial(_read, id, self._desk.language)))

    def _show(self, shown: object) -> None:
        found, tasks, parties = cast("_Read", shown)
        for card in (self.step, self.places, self.balance, self.chain):
            card.show_overview(found)
        self.tasks.show_tasks(tasks)
        self.parties.show_parties(parties)

    def _on_changes(self, changes: Changes, origin: object) -> None:
        record = self._page.panel.record
        if record is not None and record.live and _KINDS & changes.ids.keys():
            self._ask(record.id)
