"""Papers of offers and needs: the catalogue, a letter to both sides of matches, and all matches as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from exchange_admin.domain.rules.kept_files import name_of_title
from exchange_admin.services.boxed_characters import boxed_said
from exchange_admin.services.listings.catalogue_paper import Catalogue, left_out_said, telling_said
from exchange_admin.services.listings.match_papers import MatchLetter
from exchange_admin.services.listings.matches import ShownMatch
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.saving import ask_target

_BOOK = ".xlsx"


class OfferPapers(QObject):
    """Where to is asked once it is sure that there is something to write; then it is written in a job."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def catalogue(self) -> None:
        """On paper, or as a workbook where that is chosen."""

        language = self._desk.language

        def read(apart: Office, task: Task) -> Catalogue:
            return apart.catalogue_papers.read(language)

        self._desk.read(read).start_telling(self._write_catalogue, self._desk.say_reason)

    def letter(self, match: ShownMatch) -> None:
        """About one match."""
        self._write_letter(self._desk.office.match_papers.letter([match]))

    def letter_of(self, listing: str) -> None:
        """About everything that meets an offer or a need."""
        language = self._desk.language

        def read(apart: Office, task: Task) -> MatchLetter:
            found = apart.matches.all(language, listing=listing, step=lambda: task.step(0))
            return apart.match_papers.letter(found, listing)

        self._desk.read(read).start_telling(self._write_letter, self._desk.say_reason)

    def all_matches(self) -> None:
        """Those of everybody, each with its arithmetic."""
        desk, language = self._desk, self._desk.language

        def read(apart: Office, task: Task) -> Sequence[ShownMatch]:
            return apart.matches.all(language, step=lambda: task.step(0))

        desk.read(read).start_telling(self._write_list, desk.say_reason)

    def _write_catalogue(self, catalogue: Catalogue) -> None:
        desk = self._desk
        target = self._ask("catalogue", self.tr("PDF (*.pdf);;Workbook (*.xlsx)"))
        if target is None:
            return
        language, who, words = desk.language, desk.who(), desk.words
        said = words.say("listings.paper.written", {"path": target.name, "n": len(catalogue.records)})
        left_out, telling = left_out_said(catalogue.left_out, words), telling_said(catalogue.telling, words)

        def write(apart: Office, task: Task) -> str:
            papers = apart.catalogue_papers
            if target.suffix.lower() == _BOOK:
                papers.write_book(catalogue, language, target, who)
                boxed = ""
            else:
                boxed = boxed_said(papers.write_pdf(catalogue, apart.both_languages(), target), words)
            return words.in_turn((said, left_out, telling, boxed))

        desk.read(write, aside=True).start_telling(desk.notices.say, desk.say_reason)

    def _write_letter(self, letter: MatchLetter) -> None:
        target = self._ask("match_letter", self.tr("PDF (*.pdf)"))
        if target is None:
            return
        desk = self._desk
        facts = {"path": target.name, "n": len(letter.pairs), "beyond": letter.beyond}
        keys = ("written", "beyond") if letter.beyond else ("written",)
        said = desk.words.in_turn(desk.words.say(f"listings.paper.{key}", facts) for key in keys)

        def write(apart: Office, task: Task) -> str:
            boxed = apart.match_papers.write_pdf(letter, apart.both_languages(), target)
            return desk.words.in_turn((said, boxed_said(boxed, desk.words)))

        desk.read(write, aside=True).start_telling(desk.notices.say, desk.say_reason)

    def _write_list(self, found: Sequence[ShownMatch]) -> None:
        desk = self._desk
        if not found:
            desk.notices.say(desk.words.say("listings.said.none"))
            return
        target = self._ask("match_list", self.tr("Workbook (*.xlsx)"))
        if target is None:
            return
        language, who = desk.language, desk.who()

        def write(apart: Office, task: Task) -> Path:
            apart.match_papers.write_book(found, language, target, who)
            return target

        desk.read(write, aside=True).start_telling(desk.notices.say_saved, desk.say_reason)

    def _ask(self, what: str, kinds: str) -> Path | None:
        """A file of the first of the kinds is proposed, named after the day."""
        desk = self._desk
        ending = _BOOK if "*.pdf" not in kinds else ".pdf"
        title = desk.words.say(f"listings.paper.{what}")
        day = desk.look.formats.today().isoformat()
        target = ask_target(desk, title, name_of_title(f"{title} {day}{ending}"), kinds)
        return target if target is None or target.suffix else target.with_suffix(ending)
