"""Catalogues as files: written for another office, taken in from one after a preview."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from exchange_admin.domain.fields import Field
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.catalogue import SUFFIX
from exchange_admin.domain.rules.kept_files import name_of_title
from exchange_admin.domain.rules.listings import parts_in
from exchange_admin.services.catalogues.catalogues import TELLS_OF_PEOPLE, Exported
from exchange_admin.services.catalogues.said import counts_said, exported_said
from exchange_admin.services.catalogues.told import Outcome
from exchange_admin.services.office import Office
from exchange_admin.ui.ask import Question
from exchange_admin.ui.calendars.receipt_dialog import ReceiptDialog
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.keys_card import LOCKED, PassphraseLine
from exchange_admin.ui.lessons.fields_dialog import FieldsDialog, ask_fields
from exchange_admin.ui.listings.catalogue_dialog import CatalogueDialog
from exchange_admin.ui.listings.hub_keys import HubKeyActs
from exchange_admin.ui.listings.offer_papers import OfferPapers
from exchange_admin.ui.saving import ask_target
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.dialogs import AnswerDialog
from exchange_admin.ui.widgets.labels import Label, column
from exchange_admin.ui.words import Retranslated

_NONE: Mapping[str, str] = {}


class CatalogueFiles(QWidget):
    """Reads and writes in jobs; nothing is taken in that was not shown before with the same answers."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._desk = desk
        self._answers: Mapping[str, str] = _NONE
        self._taken_answers: Mapping[str, str] = _NONE
        self._shown: Outcome | None = None
        self._target, self._fields, self._sure = Path(), tuple[str, ...](), False
        self.keys = HubKeyActs(desk, self)
        self.keys.renewed.connect(self.take_in)

    def export(self) -> None:
        """Asks for fields of education first: without any, everything goes along."""
        title = self.tr("Catalogue for another office")
        about = self.tr(
            "What is published, signed by this office, and what other offices signed. Drafts and people are not in it. "
            "Without fields of education everything goes along; 07; 1015 are those that begin so."
        )
        asked = [(Field(name="isced_f"), self._desk.words.field("listing", "isced_f"))]
        ask_fields(self._desk, title, self.tr("Save as…"), asked, {}, self.window(), self._ask_target, about)

    def take_in(self) -> None:
        desk = self._desk
        kinds = f"{desk.words.say('catalogue.file_kind')} (*{SUFFIX})"
        path = desk.ask.file_to_open(self.tr("Take in a catalogue"), "", kinds)
        if path is not None:
            self._shown = None
            self.preview(path, _NONE)

    def preview(self, path: Path, answers: Mapping[str, str]) -> None:
        """Shows what the file would change; where an answer is refused, what was shown before is there again."""
        language = self._desk.language
        self._answers = answers

        def read(apart: Office, task: Task) -> Outcome:
            return apart.catalogues.preview(path, language, answers=answers)

        self._desk.read(read).start_telling(self._show, self._refused)

    def _refused(self, error: Exception) -> None:
        """A file that is refused stays on screen until somebody has read why: it may be forged."""
        desk = self._desk
        if (before := self._shown) is None and isinstance(error, RuleBroken):
            desk.ask.tell(self.tr("Take in a catalogue"), desk.reason(error))
            return
        desk.say_reason(error)
        if before is not None:
            self._answers = self._taken_answers
            self._show(before, desk.reason(error))

    def _show(self, outcome: Outcome, refusal: str = "") -> None:
        desk, self._shown, self._taken_answers = self._desk, outcome, self._answers
        dialog = CatalogueDialog(desk, outcome, self.window(), refusal)
        is_accepted = desk.ask.show(dialog)
        if is_accepted and (given := dialog.answers()):
            self.preview(outcome.path, {**self._answers, **given})
        elif is_accepted and outcome.is_changing:
            self._take_in(outcome.path, self._answers)

    def _take_in(self, path: Path, answers: Mapping[str, str]) -> None:
        desk, language, who = self._desk, self._desk.language, self._desk.who()

        def write(apart: Office, task: Task) -> Outcome:
            return apart.catalogues.take_in(path, language, who, answers=answers)

        desk.write(write).start_telling(self._taken_in, desk.say_reason)

    def _taken_in(self, outcome: Outcome) -> None:
        desk = self._desk
        desk.feed.publish(outcome.changes, self)
        said = self.tr("Catalogue taken in. {counts}").replace("{counts}", counts_said(desk.words, outcome))
        desk.notices.say(said, desk.undo if outcome.changes else None)

    def _ask_target(self, dialog: FieldsDialog) -> bool:
        fields = parts_in(dialog.values["isced_f"])
        desk = self._desk
        day = desk.look.formats.today().isoformat()
        called = self.tr("Catalogue")
        name = name_of_title(f"{called} {day}{SUFFIX}")
        kinds = f"{desk.words.say('catalogue.file_kind')} (*{SUFFIX})"
        target = ask_target(desk, self.tr("Save as"), name, kinds)
        if target is None:
            return False
        self.write(target if target.suffix else target.with_suffix(SUFFIX), fields)
        return True

    def write(self, target: Path, fields: tuple[str, ...], *, sure: bool = False) -> None:
        """Says where it is, what is not in it, and the digits to be read out."""
        language = self._desk.language
        self._target, self._fields, self._sure = target, fields, sure

        def write(apart: Office, task: Task) -> Exported:
            return apart.catalogues.export(target, language, fields=fields, sure=sure)

        self._desk.write(write).start_telling(self._written, self._not_written)

    def _not_written(self, error: Exception) -> None:
        """Keys that are locked are opened, what seems to name somebody is asked about, and it is tried again."""
        desk, code = self._desk, error.problem.code if isinstance(error, RuleBroken) else ""
        if code == TELLS_OF_PEOPLE:
            asked = Question(
                self.tr("Catalogue for another office"), desk.reason(error), self.tr("Write it all the same")
            )
            if desk.ask.confirm(asked):
                self.write(self._target, self._fields, sure=True)
        elif code != LOCKED:
            desk.say_reason(error)
        elif desk.ask.show(UnlockDialog(desk, self.window())):
            self.write(self._target, self._fields, sure=self._sure)

    def _written(self, made: Exported) -> None:
        """The digits stay until somebody has noted them, and can be copied."""
        first, *more = exported_said(self._desk.words, made)
        self._desk.ask.show(ReceiptDialog(self._desk, first, more, self.window()))


class UnlockDialog(AnswerDialog):
    """Asks for the passphrase of the keys, once in a run."""

    def __init__(self, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(desk, parent)
        look, px = desk.look, desk.look.px
        self.setWindowTitle(self.tr("Catalogue for another office"))
        self.passphrase = PassphraseLine(look)
        self.passphrase.say(self.tr("Passphrase of the keys of this office"))
        about = Label(look, 13, tone="ink2", wraps=True, text=desk.words.say("problem.keys.locked"))
        self.record.say(self.tr("Unlock"))
        column(self, (px(20),) * 4, px(12)).add(about, self.passphrase, self.reason, self.foot)
        self.passphrase.setFocus()

    def read(self) -> str:
        self._desk.office.exchange.keys.unlock(self.passphrase.text())
        return ""


class CatalogueButton(Retranslated, Button):
    """Offers the catalogue on paper, as a file in and out, and the keys of others; in a partner's file paper alone."""

    def __init__(self, desk: Desk, papers: OfferPapers, files: CatalogueFiles) -> None:
        super().__init__(desk.look, "book-open")
        self.menu_of = QMenu(self)
        self.paper = self.menu_of.addAction("")
        self.paper.triggered.connect(papers.catalogue)
        self.export, self.take_in = self.menu_of.addAction(""), self.menu_of.addAction("")
        self.export.triggered.connect(files.export)
        self.take_in.triggered.connect(files.take_in)
        self.keys = self.menu_of.addAction("")
        self.keys.triggered.connect(files.keys.show_keys)
        for action in (self.export, self.take_in, self.keys):
            action.setVisible(not desk.office.is_partner)
        self.clicked.connect(self._offer)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(self.tr("Catalogue"))
        self.paper.setText(self.tr("All published, on paper or as a workbook…"))
        self.export.setText(self.tr("As a file for another office…"))
        self.take_in.setText(self.tr("Take in the file of another office…"))
        self.keys.setText(self.tr("Keys of other offices…"))

    def _offer(self) -> None:
        self.menu_of.popup(self.mapToGlobal(QPoint(0, self.height())))
