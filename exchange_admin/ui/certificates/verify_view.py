"""Verifying a certificate that somebody shows: drop a picture or a PDF, or paste the text of its code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QImage, QImageWriter, QKeySequence, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QWidget

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.services.certificates.verifying import Judged, KnownOffice, Verdict, are_of_one_paper, is_code
from exchange_admin.services.office import Office
from exchange_admin.ui.certificates.verdict_card import VerdictCard
from exchange_admin.ui.certificates.verify_offices import VerifyOffices
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange.drop_card import DropCard
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.latest_job import LatestJob, pause
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.into_view import bring_into_view
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row, take_away
from exchange_admin.ui.widgets.own_key import own_key
from exchange_admin.ui.words import count

_PICTURES = "(*.png *.jpg *.jpeg *.tif *.tiff *.bmp *.webp *.gif *.pdf *.txt)"
_OF_FILES = {"code.key_unreadable", *(f"revocations.{why}" for why in ("unreadable", "unknown_issuer", "altered"))}
_SHOWN = 50
"""Cards at once; a PDF of a whole ceremony has more than anybody compares."""


Source = str | Path | bytes
"""The text of codes, a file, or a picture."""


@dataclass(frozen=True)
class Verified:
    """The papers whose codes were found, and the offices whose papers can be told genuine, the own one first."""

    codes: tuple[Judged, ...]
    offices: tuple[KnownOffice, ...]


class CodeText(QPlainTextEdit):
    """A pasted code takes the place of the one before, or stands below it when both are of one paper."""

    picture_given = Signal(QImage)
    file_given = Signal(Path)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasImage() or bool(files_of(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if is_code(source.text()):  # first: a cell comes as a picture too
            before = self.toPlainText().strip()
            together = are_of_one_paper(before, source.text())
            self.setPlainText("\n".join([*([before] if together else []), source.text().strip()]))
            self.moveCursor(QTextCursor.MoveOperation.End)
        elif source.hasImage():
            self.picture_given.emit(QImage(source.imageData()))
        elif files := files_of(source):
            self.file_given.emit(files[0])
        else:
            super().insertFromMimeData(source)


def files_of(source: QMimeData) -> Sequence[Path]:
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]


class VerifyView(QWidget):
    status_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sources: tuple[Source, ...] = ()
        self._found: Verified | None = None
        self.cards: list[VerdictCard] = []
        look = desk.look
        self.setAcceptDrops(True)
        self.drop = DropCard(look)
        self._label = Label(look, 12, MEDIUM, "ink3")
        self.text = CodeText()
        self._hint = Label(look, 12, tone="ink3", wraps=True)
        self.offices = VerifyOffices(desk)
        self.refusal = Banner(look, Tone.RED)
        self._more = Label(look, 12, tone="ink3")
        self._results = column(spacing=look.px(10))
        self._job = LatestJob(desk.jobs, 120, self)
        self._typed = pause(self, 250, self._look_at_text)
        self._lay_out()
        own_key(self, QKeySequence.StandardKey.Paste).activated.connect(self.paste)
        self.drop.choose.clicked.connect(self._choose)
        self.text.picture_given.connect(self._look_at_picture)
        self.text.file_given.connect(self.look_at)
        self.text.textChanged.connect(self._typed.start)
        self.offices.files_changed.connect(self._again)
        self._job.answered.connect(self._show)
        self._job.refused.connect(self._refuse)
        self._job.busy_changed.connect(self._say_busy)
        self.retranslate()

    def enter(self) -> None:
        self._again()
        self.text.setFocus()

    def status_words(self) -> str:
        return count("VerifyView", "%n office known", len(self._found.offices)) if self._found else ""

    def look_at(self, *sources: Source) -> None:
        """Judges the codes of files, texts or pictures, together with those before while a paper is not complete."""
        self._sources = (*self._sources, *sources) if self._is_incomplete else sources
        self._again()

    def paste(self) -> None:
        """A picture, a copied file or the text of a code from the clipboard."""
        self.text.insertFromMimeData(QApplication.clipboard().mimeData())

    def retranslate(self) -> None:
        self.drop.say(
            self.tr("Drop a picture or a PDF of the certificate"),
            self.tr("A photo, a scan or a screenshot with the whole square code"),
            self.tr("Choose a file…"),
        )
        self._label.setText(self._desk.words.say("verify.ask"))
        self.text.setAccessibleName(self._label.text())
        self.text.setPlaceholderText("EXC2:…")
        self._hint.setText(self.tr("Any phone shows this text when it scans the code. Ctrl+V also takes a picture."))
        self.offices.retranslate()
        self._show_cards()

    # Inside

    def _again(self) -> None:
        sources, files, language = self._sources, self.offices.files, self._desk.language
        compared = self._desk.preferences.compared_keys

        def act(apart: Office, _: Task) -> Verified:
            verifying = apart.verifying(language, files, compared)
            return Verified(verifying.given(sources), verifying.offices)

        self._job.ask(self._desk.apart(act))

    def _look_at_text(self) -> None:
        text = self.text.toPlainText().strip()
        self._sources = (text,) if text else ()
        self._again()

    def _look_at_picture(self, picture: QImage) -> None:
        self.look_at(_bytes_of(picture))

    def _choose(self) -> None:
        kinds = self.tr("Pictures, PDF, text") + f" {_PICTURES}"
        if paths := self._desk.ask.files_to_open(self.tr("Verify a certificate"), "", kinds):
            self.look_at(*paths)

    def _show(self, found: Verified) -> None:
        self._found = found
        self.refusal.say("")
        self.offices.show_offices(found.offices)
        self._show_cards()
        if self.cards:
            bring_into_view(self.cards[0].title)
        self.status_changed.emit()

    def _refuse(self, error: Exception) -> None:
        self._found, self._sources = None, ()
        self._show_cards()
        if isinstance(error, RuleBroken):
            if any(problem.code in _OF_FILES for problem in error.problems):
                self.offices.drop_files()
            self.refusal.say(self._desk.sentence(error.problems), "", Tone.RED)
        else:
            self.refusal.say(self.tr("This could not be verified: {reason}").replace("{reason}", str(error)))

    def _show_cards(self) -> None:
        take_away(self.cards, self._results)
        codes = self._found.codes if self._found else ()
        self.cards = [VerdictCard(self._desk.look, one, self._desk.words) for one in codes[:_SHOWN]]
        for at, card in enumerate(self.cards):
            self._results.insertWidget(1 + at, card)
            card.digits_agree.connect(self._remember)
        rest = len(codes) - len(self.cards)
        self._more.setText(count("VerifyView", "and %n more", rest) if rest else "")

    def _remember(self, digits: str) -> None:
        """Somebody has compared the digits of a key: from now on its verdicts are without reserve on this PC."""
        preferences = self._desk.preferences
        preferences.compared_keys = [*preferences.compared_keys, digits]
        self._again()

    @property
    def _is_incomplete(self) -> bool:
        return self._found is not None and any(one.verdict is Verdict.INCOMPLETE for one in self._found.codes)

    def _say_busy(self, busy: bool) -> None:
        self.drop.show_reading(busy and bool(self._sources), self.tr("Looking for the code…"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event.mimeData()):
            self.drop.light_up(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop.light_up(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop.light_up(False)
        if paths := files_of(event.mimeData()):
            event.acceptProposedAction()
            self.look_at(*paths)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.text.setFixedHeight(px(96))
        self.text.setTabChangesFocus(True)
        left = column(spacing=px(8)).add(
            self.drop, px(6), self._label, self.text, self._hint, px(8), self.offices, STRETCH
        )
        self._results.add(self.refusal, self._more, STRETCH)
        across = row(spacing=px(18)).add((left, 4), (self._results, 5))
        inside = QWidget()
        column(inside, (px(22), px(14), px(22), px(22))).addLayout(across)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(inside)
        column(self).addWidget(scroll)


def _bytes_of(picture: QImage) -> bytes:
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(picture)
    buffer.close()
    return bytes(held.data())
