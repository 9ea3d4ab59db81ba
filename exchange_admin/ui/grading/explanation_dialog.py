"""How a mark or credits come about: the very pages of the PDF, of a stored result or of a rule that somebody tries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QFrame, QLabel, QLineEdit, QScrollArea, QWidget

from exchange_admin.services.grades.explanation_pages import Explained
from exchange_admin.services.paper_pages import Pages, write_bytes
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.latest_job import LatestJob, pause
from exchange_admin.ui.look import Look
from exchange_admin.ui.page_picture import page_picture
from exchange_admin.ui.saving import FileSaver
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.dialogs import field_grid
from exchange_admin.ui.widgets.labels import STRETCH, Label, column, row, take_away
from exchange_admin.ui.widgets.quiet_combo import QuietCombo
from exchange_admin.ui.widgets.segments import LanguageSwitch

PAUSE = 250  # milliseconds of typing before the page is drawn
RESIZE_PAUSE = 120  # milliseconds
WIDEST = 900


@dataclass(frozen=True, slots=True)
class Asked:
    """Something to type before there is anything to explain; of several some may stay empty.

    With `choices` (id, text) one of them is chosen instead, the first one to begin with.
    """

    key: str
    label: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ExplanationSource:
    """`draw` gives the PDF for what was typed, in languages; it runs in a job and raises RuleBroken with the reason."""

    title: str
    hint: str
    draw: Callable[[Mapping[str, str], Sequence[str]], bytes]
    asked: tuple[Asked, ...] = ()


def pages_source(desk: Desk, title: str, pages: Sequence[Explained]) -> ExplanationSource:
    """Results as they are stored with a decision or follow from the rules today, one after the other."""

    def draw(typed: Mapping[str, str], languages: Sequence[str]) -> bytes:
        return desk.office.program.explanations.pdf(pages, languages)

    return ExplanationSource(title, "", draw)


class PageColumn(QScrollArea):
    """`width_changed` tells that pictures of another width would be sharper."""

    width_changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("pages")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._column = column(inside, (look.px(12),) * 4, look.px(12))
        self.sentence = Label(look, 13, tone="ink3", wraps=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column.add(self.sentence, STRETCH)
        self.setWidget(inside)
        self.pages: list[QLabel] = []
        self._pause = pause(self, RESIZE_PAUSE, self.width_changed)

    def wanted_width(self) -> int:
        """Of a page, in device pixels."""
        room = self.viewport().width() - 2 * self._look.px(12)
        return round(max(120, min(room, self._look.px(WIDEST))) * self.devicePixelRatioF())

    def show_pages(self, pictures: Sequence[QImage], name: str) -> None:
        """`name` is what somebody hears who cannot see the pages. Without pictures the sentence stands there."""
        take_away(self.pages[len(pictures) :])
        del self.pages[len(pictures) :]
        while len(self.pages) < len(pictures):
            label = QLabel()
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.pages.append(label)
            self._column.insertWidget(self._column.count() - 1, label)
        for label, picture in zip(self.pages, pictures, strict=True):
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            label.setPixmap(QPixmap.fromImage(picture))
            label.setAccessibleName(name)
        self.sentence.setVisible(not pictures)

    def say(self, sentence: str) -> None:
        """No pages, and why."""
        self.sentence.setText(sentence)
        self.show_pages((), "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pause.start()


class ExplanationDialog(QDialog):
    """Without fields it shows its one result at once; with fields it draws again whenever somebody has typed."""

    def __init__(self, desk: Desk, source: ExplanationSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._source = desk, source
        self._pdf, self._files = b"", FileSaver(desk, self)
        self.setWindowTitle(source.title)
        self.setObjectName("explanation")
        look = desk.look
        self.fields = {one.key: QLineEdit() for one in source.asked if not one.choices}
        self.choices = {one.key: _combo(one) for one in source.asked if one.choices}
        self.reason = Label(look, 13, tone="red", wraps=True)
        self.languages = LanguageSwitch(look)
        self.languages.set_current(desk.language)
        self.preview = PageColumn(look)
        self.save = Button(look, "download", "primary")
        self.save.say(self.tr("Save as PDF…"))
        self.save.setEnabled(False)
        self.leave = Button(look)
        self.leave.say(self.tr("Close"))
        self._drawing = LatestJob(desk.jobs, PAUSE if source.asked else 0, self)
        self._lay_out()
        self._connect()
        self.draw()

    @property
    def is_busy(self) -> bool:
        return self._drawing.is_busy

    def draw(self) -> None:
        """Asks for the page of what stands in the fields."""
        typed = {key: line.text().strip() for key, line in self.fields.items()}
        if self.fields and not any(typed.values()):
            self._drawing.forget()
            self._show_nothing(self._source.hint)
            return
        typed |= {key: str(combo.currentData()) for key, combo in self.choices.items()}
        draw, languages = self._source.draw, (self.languages.current(),)
        width = self.preview.wanted_width()

        def work(task: Task) -> tuple[bytes, list[QImage]]:
            pdf = draw(typed, languages)
            with Pages(pdf) as pages:
                return pdf, [page_picture(pages, page, width) for page in range(len(pages))]

        self._drawing.ask(work)

    def done(self, result: int) -> None:
        self._drawing.forget()
        super().done(result)

    # Inside

    def _drawn(self, answer: tuple[bytes, list[QImage]]) -> None:
        self._pdf, pictures = answer
        self.reason.hide()
        self.save.setEnabled(True)
        self.preview.show_pages(pictures, self._source.title)

    def _refused(self, error: Exception) -> None:
        self._show_nothing("")
        self.reason.say(self._desk.reason(error))

    def _show_nothing(self, hint: str) -> None:
        self.save.setEnabled(False)
        self.reason.hide()
        self.preview.say(hint)

    def _save(self) -> None:
        """The PDF on screen, byte for byte, into a file."""
        name, write = f"{self._source.title}.pdf", partial(write_bytes, content=self._pdf)
        self._files.save(self.tr("Save as PDF"), name, self.tr("PDF (*.pdf)"), write)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.resize(px(760), px(680))
        named = [(one.label, self.choices.get(one.key) or self.fields[one.key]) for one in self._source.asked]
        across = 2 if len(self.fields) > 1 else 1
        grid = field_grid(self._desk.look, named, across=across, tone="ink2", pixels=12, gaps=(10, 6))
        below = row(spacing=px(8)).add(self.languages, STRETCH, self.leave, self.save)
        column(self, (px(16),) * 4, px(10)).add(grid, self.reason, (self.preview, 1), below)
        self.reason.hide()
        self.save.setAutoDefault(False)
        self.leave.setAutoDefault(False)
        if self.fields:
            next(iter(self.fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        for line in self.fields.values():
            line.textChanged.connect(self.draw)
        for combo in self.choices.values():
            combo.currentIndexChanged.connect(self.draw)
        self.languages.chosen.connect(self.draw)
        self.preview.width_changed.connect(self.draw)
        self._drawing.answered.connect(self._drawn)
        self._drawing.refused.connect(self._refused)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)


def _combo(asked: Asked) -> QuietCombo:
    combo = QuietCombo(letters=0)
    combo.offer((text, id) for id, text in asked.choices)
    return combo
