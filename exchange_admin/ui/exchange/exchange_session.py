"""How things stand with everybody, read in jobs and again when records change; and the verbs that change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from exchange_admin.domain.changes import Changes
from exchange_admin.services.exchange.cards import (
    BulkChoice,
    ConflictCard,
    DuplicateCard,
    HeldCard,
    QuestionCard,
    ReturnedCard,
)
from exchange_admin.services.exchange.exchange_services import ExchangeServices
from exchange_admin.services.exchange.statuses import PartnerStatus
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Job, Task
from exchange_admin.ui.latest_job import LatestJob

PAUSE = 150  # milliseconds
T = TypeVar("T")


@dataclass(frozen=True)
class Standing:
    statuses: tuple[PartnerStatus, ...] = ()
    cards: tuple[ConflictCard, ...] = ()
    bulk: tuple[BulkChoice, ...] = ()
    duplicates: tuple[DuplicateCard, ...] = ()
    held: tuple[HeldCard, ...] = ()
    questions: tuple[QuestionCard, ...] = ()
    returned: tuple[ReturnedCard, ...] = ()
    own_fingerprint: str = ""
    has_passphrase: bool = False

    @property
    def open_held(self) -> int:
        return sum(card.is_open for card in self.held)

    @property
    def open_questions(self) -> int:
        return sum(1 for card in self.questions if card.state == "open")


class ExchangeSession(QObject):
    """`standing` is the newest reading. `act` runs a verb in the writing lane and publishes its receipt."""

    read = Signal()
    acted = Signal(Changes)
    refused = Signal(str)  # why the file could not be read
    busy_changed = Signal(bool)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.standing = Standing()
        self.is_read = False
        self._acting = 0
        self._done, self._step = "", ""
        self._refuse: Callable[[str], None] = desk.notices.say
        self._reading = LatestJob(desk.jobs, PAUSE, self)
        self._reading.answered.connect(self._answered)
        self._reading.refused.connect(self._not_read)
        desk.feed.changed.connect(self._on_changes)

    @property
    def is_busy(self) -> bool:
        return self._reading.is_busy or self.is_acting

    @property
    def is_acting(self) -> bool:
        return self._acting > 0

    def refresh(self) -> None:
        """Reads everything again; what is asked for meanwhile is asked once."""
        language, partner_mode = self._desk.language, self._desk.office.is_partner
        self._reading.ask(self._desk.apart(lambda apart, _: _standing(apart.exchange, language, partner_mode)))

    def act(self, verb: Callable[[ExchangeServices, str], Changes], done: str, refuse: Callable[[str], None]) -> None:
        """One verb, one step, under the name of who works here. `done` is said with a way to take it back; `refuse` is
        told why it was not done.

        Nothing happens while another verb runs: a second press would settle what nobody has looked at.
        """
        if self.is_acting:
            return
        self._done, self._refuse, who = done, refuse, self._desk.who()
        self.job(lambda tools: verb(tools, who)).start_telling(self._acted, self._not_done)

    def undo(self) -> None:
        """Takes back what `act` did last."""
        step, who = self._step, self._desk.who()
        self._done, self._refuse = "", self._desk.notices.say
        job = self._desk.write(lambda apart, _: apart.undoing.undo_step(step, who))
        self._counted(job).start_telling(self._acted, self._not_done)

    def job(self, verb: Callable[[ExchangeServices], T]) -> Job:
        """A writing job; the caller listens to it and starts it."""

        def work(apart: Office, task: Task) -> T:
            task.step(0)
            return verb(apart.exchange)

        return self._counted(self._desk.write(work))

    def unlock(self, passphrase: str) -> Job:
        """As `job`, for our own keys."""
        return self.job(lambda tools: tools.keys.unlock(passphrase))

    def look(self, verb: Callable[[ExchangeServices], T]) -> Job:
        """A reading job; the caller listens to it and starts it."""
        return self._desk.read(lambda apart, _: verb(apart.exchange))

    def _counted(self, job: Job) -> Job:
        self._acting += 1
        job.ended.connect(self._one_less)
        self.busy_changed.emit(True)
        return job

    def _one_less(self) -> None:
        self._acting -= 1
        self.busy_changed.emit(self.is_acting)

    def _acted(self, changes: Changes) -> None:
        done, self._done, self._step = self._done, "", changes.step
        self._desk.feed.publish(changes, self)
        if done:
            self._desk.notices.say(done, self.undo if changes.step else None)
        self.acted.emit(changes)

    def _not_done(self, error: Exception) -> None:
        refuse, self._done = self._refuse, ""
        refuse(self._desk.refusal(error))
        self.refresh()

    def _not_read(self, error: Exception) -> None:
        self.refused.emit(self._desk.refusal(error))

    def _answered(self, answer: object) -> None:
        assert isinstance(answer, Standing)
        self.standing, self.is_read = answer, True
        self.read.emit()

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if self.is_read:
            self.refresh()


def _standing(verbs: ExchangeServices, language: str, partner_mode: bool) -> Standing:
    desk = verbs.conflicts
    cards = desk.cards(language)
    return Standing(
        statuses=verbs.partners.statuses(language),
        cards=cards,
        bulk=desk.bulk_choices(cards),
        duplicates=() if partner_mode else desk.duplicates(language),
        held=() if partner_mode else desk.held(language, decided=True),
        questions=desk.questions(language, closed=True),
        returned=verbs.lost_steps.cards(language),
        own_fingerprint=verbs.keys.fingerprint() if verbs.keys.are_made else "",
        has_passphrase=verbs.keys.has_passphrase,
    )
