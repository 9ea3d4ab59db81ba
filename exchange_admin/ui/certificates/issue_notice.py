"""What became of a round of certificates: issued, printed, or why not; and what can be done with them now."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.certificates.issuing import Issued
from exchange_admin.ui.certificates.recipient_list import in_words
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.words import Retranslated, count


class IssueNotice(Retranslated, Banner):
    """Speaks again when the language changes. `done` is the round it speaks of, None before one."""

    open_wanted = Signal(Path)
    save_wanted = Signal()
    print_wanted = Signal()
    record_wanted = Signal(str)  # a new one of a kind that is missing

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look)
        self._desk = desk
        self.done: Issued | None = None
        self._speak: Callable[[], None] = self.clear
        self._refuses = False
        self._pressed: Callable[[], None] = self.clear
        self.button.clicked.connect(self._press)

    def show_issued(self, done: Issued) -> None:
        self.done = done
        self._now(self._issued)

    def show_printed(self) -> None:
        self._now(self._printed)

    def show_stopped(self) -> None:
        """Somebody stopped the printer."""
        self._now(self._stopped)

    def show_failed(self, error: Exception) -> None:
        """The printer did; the papers are in the register all the same."""
        self._now(partial(self._failed, error))

    def show_refusal(self, error: Exception) -> None:
        """Nothing was issued or written."""
        self._now(partial(self._refused, error))
        self._refuses = True

    def clear_refusal(self) -> None:
        """What was refused goes well by now."""
        if self._refuses:
            self._now(self.clear)

    def forget(self) -> None:
        self.done = None
        self._now(self.clear)

    def clear(self) -> None:
        self.say("")

    def retranslate(self) -> None:
        if not self.isHidden():
            self._speak()

    def _now(self, speak: Callable[[], None]) -> None:
        self._speak, self._refuses = speak, False
        speak()

    def _press(self) -> None:
        self._pressed()

    def _issued(self) -> None:
        words = self._with_numbers(count("IssueNotice", "%n certificate issued: {numbers}", self._papers()))
        if self.done is None or self.done.path is None:
            self._offer(words, self.tr("Save…"), self.save_wanted.emit)
            return
        verb = self.tr("Open the PDF") if self.done.path.suffix == ".pdf" else self.tr("Open")
        self._offer(words, verb, partial(self.open_wanted.emit, self.done.path))

    def _printed(self) -> None:
        words = self._with_numbers(count("IssueNotice", "%n certificate printed: {numbers}", self._papers()))
        self._offer(words, self.tr("Save…"), self.save_wanted.emit)

    def _stopped(self) -> None:
        words = self.tr(
            "Printing was stopped; what the printer had already may still come out. "
            "The certificates stay in the register: {numbers}"
        )
        self._offer(self._with_numbers(words), self.tr("Print again"), self.print_wanted.emit, Tone.AMBER)

    def _failed(self, error: Exception) -> None:
        self._offer(self._desk.reason(error), self.tr("Print again"), self.print_wanted.emit, Tone.RED)

    def _refused(self, error: Exception) -> None:
        words = in_words(self._desk, error.problems) if isinstance(error, RuleBroken) else self._desk.refusal(error)
        if isinstance(error, RuleBroken) and error.problem.code == "certificate.no_signatory":
            self._offer(words, self.tr("Add a signatory…"), partial(self.record_wanted.emit, "signatory"), Tone.RED)
        else:
            self._offer(words, "", self.clear, Tone.RED)

    def _offer(self, words: str, verb: str, do: Callable[[], None], tone: Tone = Tone.GREEN) -> None:
        self._pressed = do
        self.say(words, verb, tone)

    def _papers(self) -> int:
        return len(self.done.ids) if self.done is not None else 0

    def _with_numbers(self, words: str) -> str:
        numbers = self.done.numbers if self.done is not None else ("",)
        first, last = numbers[0], numbers[-1]
        return words.replace("{numbers}", first if first == last else f"{first} … {last}")
