"""Verifying a certificate that somebody shows: drop a picture or a PDF, or paste the text of its code."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QImageWriter,
    QKeySequence,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QPlainTextEdit, QScrollArea, QWidget

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.wording import Wording
from exchange_admin.services.certificates.verdict_words import (
    StatedTable,
    meaning,
    not_covered,
    stated,
    stated_tables,
    verdict_word,
)
from exchange_admin.services.certificates.verifying import Judged, KnownOffice, Verdict, are_of_one_paper, is_code
from exchange_admin.services.office import Office
from exchange_admin.ui import painting
from exchange_admin.ui.certificates.verify_offices import VerifyOffices
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.exchange.drop_card import DropCard
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.latest_job import LatestJob, pause
from exchange_admin.ui.look import Look
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import MEDIUM, SEMIBOLD
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.dialogs import grid_layout
from exchange_admin.ui.widgets.file_drops import FileDrops, files_of
from exchange_admin.ui.widgets.into_view import bring_into_view
from exchange_admin.ui.widgets.labels import LEFT, STRETCH, Drawing, Label, column, row, take_away
from exchange_admin.ui.widgets.own_key import own_key
from exchange_admin.ui.words import count

_PICTURES = "(*.png *.jpg *.jpeg *.tif *.tiff *.bmp *.webp *.gif *.pdf *.txt)"
_OF_FILES = {"code.key_unreadable", *(f"revocations.{why}" for why in ("unreadable", "unknown_issuer", "altered"))}
_SHOWN = 50
"""Cards at once; a PDF of a whole ceremony has more than anybody compares."""

Source = str | Path | bytes
"""The text of codes, a file, or a picture."""

_TONES = {
    Verdict.GENUINE: (Tone.GREEN, "circle-check"),
    Verdict.TO_COMPARE: (Tone.AMBER, "key-round"),
    Verdict.INCOMPLETE: (Tone.AMBER, "circle-question-mark"),
    Verdict.REVOKED: (Tone.RED, "ban"),
    Verdict.UNKNOWN_ISSUER: (Tone.AMBER, "circle-question-mark"),
    Verdict.ALTERED: (Tone.RED, "circle-alert"),
}


class LinesTable(Label):
    """Whatever the cells hold is shown as it is, never as markup."""

    def __init__(self, look: Look, table: StatedTable) -> None:
        super().__init__(look, 12, wraps=True)
        self._theme_look, self._table = look, table
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName("; ".join(", ".join(row) for row in (table.columns, *table.rows)))
        look.changed.connect(self._write)
        self._write()

    def _write(self) -> None:
        muted = self._theme_look.theme.ink2
        head = "".join(f'<td style="color:{muted}"><b>{escape(one)}</b></td>' for one in self._table.columns)
        rows = "".join(f"<tr>{''.join(f'<td>{escape(one)}</td>' for one in row)}</tr>" for row in self._table.rows)
        self.setText(f'<table cellpadding="3"><tr>{head}</tr>{rows}</table>')


class VerdictCard(QFrame):
    """One verified code: the verdict, what it means, and the facts to be compared with the paper.

    `agree` is there while nobody has compared the digits of the key; `digits_agree` then says them."""

    digits_agree = Signal(str)

    def __init__(self, look: Look, judged: Judged, words: Wording) -> None:
        super().__init__()
        self._look, self.judged = look, judged
        self._tone, icon = _TONES[judged.verdict]
        self.title = Label(look, 15, SEMIBOLD, self._tone, text=verdict_word(judged, words))
        self.text = Label(look, 13, wraps=True, text=meaning(judged, words))
        head = row(spacing=look.px(8)).add(Drawing(look, icon, 18, self._tone, rim=0), (self.title, 1))
        whole = column(self, (look.px(16), look.px(12), look.px(16), look.px(14)), look.px(6)).add(head, self.text)
        if facts := stated(judged, words):
            whole.add(look.px(4), self._grid(facts))
        for table in stated_tables(judged, words):
            whole.addWidget(LinesTable(look, table))
        self.uncovered = Label(look, 12, tone="ink2", wraps=True, text=not_covered(judged, words))
        self.uncovered.setVisible(bool(self.uncovered.text()))
        whole.addWidget(self.uncovered)
        self.agree = self._agree(judged, words)
        if self.agree is not None:
            whole.add((self.agree, LEFT))
        self.setAccessibleName(f"{self.title.text()} {self.text.text()}")
        look.changed.connect(self.update)

    def _agree(self, judged: Judged, words: Wording) -> Button | None:
        issuer = judged.issuer
        if issuer is None or issuer.is_compared or judged.verdict is Verdict.ALTERED:
            return None
        button = Button(self._look, "key-round", "small")
        button.say(words.say("verify.compared"))
        button.clicked.connect(self._say_that_they_agree)
        return button

    def _say_that_they_agree(self) -> None:
        if self.judged.issuer is not None:
            self.digits_agree.emit(self.judged.issuer.fingerprint)

    def _grid(self, facts: list[tuple[str, str]]) -> QGridLayout:
        grid = grid_layout(self._look, (16, 4), (1,))
        for at, (name, value) in enumerate(facts):
            label = Label(self._look, 12, tone="ink2", text=name)
            told = Label(self._look, 13, wraps=True, text=value)
            told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, at, 1)
        return grid

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(self)
        painting.rounded(painter, self.rect().toRectF(), self._look.px(10), self._look.theme.tones[self._tone].soft)


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


class VerifyView(QWidget):
    status_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sources: tuple[Source, ...] = ()
        self._found: Verified | None = None
        self.cards: list[VerdictCard] = []
        look = desk.look
        self.drop = DropCard(look)
        FileDrops(self, files_of, self.look_at, self.drop.light_up)
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
