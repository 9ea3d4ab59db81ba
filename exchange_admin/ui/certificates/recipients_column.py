"""The left side: for whom, the list of people, why the current one is left out; and the card of all left out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedWidget, QWidget

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.services.certificates.recipients import Recipient
from exchange_admin.ui import painting
from exchange_admin.ui.certificates.issue_session import IssueSession
from exchange_admin.ui.certificates.recipient_list import RecipientList, RecipientModel, against, listed_in_words
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.forms.editors import TickBox
from exchange_admin.ui.look import Look
from exchange_admin.ui.painting import elided, rounded
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.choice_list import open_choices
from exchange_admin.ui.widgets.labels import LEFT, STRETCH, TOP, Drawing, Label, Rule, column, row
from exchange_admin.ui.words import Retranslated, count

_TOLD = 3  # reasons
WIDTH = 272
SOURCE_PADDING = 58  # drawing and edges of the button
LEAST_LIST = 92  # two people
SOURCES = {"language_group": "group", "programme": "programme", "mobility_group": "group"}
"""Kinds that people are chosen by, and the word of a selection for each."""
_SUBJECTS = ("mobility", "language_enrolment", "transcript", "learning_agreement", "recognition")
"""What a paper for a person can be about."""
_LEAST_LINES = 3


class LeftOutCard(QFrame):
    """How many are left out and why in a few words, in amber; hidden when there is nobody."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.title = Label(look, 13, SEMIBOLD, "amber", wraps=True)
        self.reasons = Label(look, 12, tone="ink2", wraps=True)
        self.review, self.let_in = Button(look, kind="link"), Button(look, kind="link")
        links = row(spacing=look.px(10)).add(self.review, self.let_in, STRETCH)
        words = column(spacing=look.px(2)).add(self.title, self.reasons, links)
        margins = (look.px(12), look.px(10), look.px(12), look.px(9))
        row(self, margins, look.px(9)).add((Drawing(look, "triangle-alert", 16, Tone.AMBER), TOP), (words, 1))
        look.changed.connect(self.update)
        self.hide()

    def show_people(self, left_out: Sequence[Recipient]) -> None:
        """The recipients who get no paper."""
        self.setVisible(bool(left_out))
        self.title.setText(count("LeftOutCard", "%n person left out", len(left_out)))
        said = [self._desk.words.reason(problems[0]) for one in left_out if (problems := against(one))]
        different = list(dict.fromkeys(said))
        self.reasons.setText(" · ".join(different[:_TOLD]) + ("\N{NO-BREAK SPACE}…" if len(different) > _TOLD else ""))
        self.review.say(self.tr("Look at them"))
        self.let_in.say(self.tr("Issue to all of them anyway…"))
        self.let_in.setVisible(sum(1 for one in left_out if not one.blocked) > 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.smooth(self)
        theme = self._desk.look.theme
        rounded(painter, self.rect().toRectF(), self._desk.look.px(10), theme.tones[Tone.AMBER].soft)


class _Words(QScrollArea):
    """As high as its text where there is room, else it scrolls."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.label = Label(look, 12, wraps=True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.label)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the list above tells it all to a screen reader
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        look.changed.connect(self.updateGeometry)

    def say(self, text: str) -> None:
        if text != self.label.text():
            self.label.setText(text)
            self.verticalScrollBar().setValue(0)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.label.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        lines = _LEAST_LINES * QFontMetrics(self.label.font()).lineSpacing()
        return QSize(0, min(lines, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class ReasonBox(QFrame):
    """Stands whole below the list, which gives it the room; a reason longer than that scrolls."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._drawing, self._words = QLabel(), _Words(look)
        self.anyway, self.open = Button(look, kind="small"), Button(look, kind="link")
        self.subject = Button(look, kind="link")
        self._lay_out()

    def show_reason(self, words: str, tone: Tone) -> None:
        """`tone` is red where nothing helps."""
        self._drawing.setPixmap(self._look.pixmap("triangle-alert", self._look.theme.tones[tone].text, 15))
        self._words.say(words)

    def text(self) -> str:
        return self._words.label.text()

    def _lay_out(self) -> None:
        px = self._look.px
        self._drawing.setFixedSize(QSize(px(15), px(17)))
        said = row(spacing=px(8)).add((self._drawing, TOP), (self._words, 1))
        buttons = column(spacing=px(4)).add((self.anyway, LEFT), (self.open, LEFT), (self.subject, LEFT))
        column(self, (px(4), 0, px(4), px(2)), px(7)).add(Rule(), said, buttons)


class RecipientsColumn(Retranslated, QWidget):
    """`source_chosen` carries the kind and id of what people are chosen by."""

    source_chosen = Signal(str, str)
    current_changed = Signal(str)
    record_wanted = Signal(str, str)

    def __init__(self, desk: Desk, session: IssueSession) -> None:
        super().__init__()
        self._desk, self._session = desk, session
        look = desk.look
        self._title = ""
        self.source = Button(look, "users")
        self.all_box = TickBox(look)
        self.all_box.setTristate(True)
        self._many = Label(look, 12, tone="ink3")
        self.model = RecipientModel(desk, session, self)
        self.list = RecipientList(look, self.model)
        self.empty, self._hint = QWidget(), Label(look, 13, tone="ink3", wraps=True)
        self._stack = QStackedWidget()
        self.reason = ReasonBox(look)
        self._lay_out()
        self._connect()
        self.retranslate()

    def show_source(self, title: str) -> None:
        """What the people were chosen by."""
        self._title = title
        self._say_source()
        self._show_people()

    def go_to_left_out(self) -> None:
        """The next person who is left out."""
        people = self._session.recipients
        first = self.list.currentIndex().row() + 1
        left_out = {one.id for one in self._session.left_out()}
        ahead = [*people[first:], *people[:first]]
        wanted = next((one for one in ahead if one.id in left_out), None)
        if wanted is not None:
            self.list.go_to(wanted.id)
            self.list.setFocus()

    def choose_source(self) -> None:
        """A list of programmes and groups under the button."""
        below = self.source.mapToGlobal(QPoint(0, self.source.height() + 2))
        open_choices(self._desk.look, self, self._sources(), self._source_chosen, below, width=440)

    def retranslate(self) -> None:
        self._hint.setText(
            self.tr("Choose a programme or a group, or tick people in a list and press Certificates there.")
        )
        self.all_box.setText(self.tr("Recipients"))
        self.all_box.setAccessibleName(self.tr("Everybody who can get one"))
        self.list.setAccessibleName(self.tr("Recipients"))
        self.reason.anyway.say(self.tr("Issue anyway…"))
        self.reason.open.say(self.tr("Open the person"))
        self._say_source()
        self._show_people()

    # Sources

    def _sources(self) -> list[tuple[str, str]]:
        desk = self._desk
        found: list[tuple[str, str]] = []
        for kind in SOURCES:
            ids = desk.lists.ids(Query(kind))
            keys = ("code",) if "code" in desk.registry[kind] else ()
            rows = desk.lists.rows(kind, ids, keys, desk.language)
            codes = {one.id: "".join(cell.text for cell in one.cells) for one in rows.values()}
            labels = desk.lists.labels(kind, list(codes), desk.language)
            word = desk.words.kind(kind)
            found += sorted(
                ((f"{kind}:{id}", _called(label, codes[id], word)) for id, label in labels.items()), key=_text
            )
        return found

    def _source_chosen(self, key: str) -> None:
        kind, _, id = key.partition(":")
        self.source_chosen.emit(kind, id)

    # Showing

    def _say_source(self) -> None:
        room = self._desk.look.px(WIDTH - 24 - SOURCE_PADDING)
        shown = elided(self.source.font(), self._title, room)
        self.source.say(shown or self.tr("Choose…"), self._title)
        self.source.setAccessibleName(self._title or self.tr("Choose…"))

    def _show_people(self) -> None:
        people = self._session.recipients
        self._stack.setCurrentIndex(0 if people else 1)
        self._hint.setVisible(not self._session.words)
        ticked = len(self._session.ticked)
        words = self.tr("{n} of {total}")
        number = self._desk.look.formats.number
        self._many.setText(
            words.replace("{n}", number(ticked)).replace("{total}", number(len(people))) if people else ""
        )
        tickable = self._session.tickable()
        full = bool(tickable) and all(one.id in self._session.ticked for one in tickable)
        state = Qt.CheckState.Checked if full else Qt.CheckState.PartiallyChecked if ticked else Qt.CheckState.Unchecked
        self.all_box.setCheckState(state)
        self.all_box.setEnabled(bool(tickable))
        self.all_box.setVisible(bool(people))
        self._show_reason()

    def _refilled(self) -> None:
        if self._session.recipients and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self._show_people()

    def _show_reason(self) -> None:
        recipient = self.model.recipient(self.list.currentIndex().row())
        issued = recipient is not None and recipient.id in self._session.issued_numbers
        problems = against(recipient) if recipient and not issued else []
        self.reason.setVisible(bool(problems))
        if recipient is None or not problems:
            return
        let_in = recipient.id in self._session.ticked
        note = self._session.notes.get(recipient.id, "")
        said = listed_in_words(self._desk, problems)
        words = self.tr("Issued anyway: {note}")
        if let_in and note:
            said = f"{said}\n{words.replace('{note}', note)}"
        self.reason.show_reason(said, Tone.RED if recipient.blocked else Tone.AMBER)
        self.reason.anyway.setVisible(not recipient.blocked and not let_in)
        kind = self._subject_of(recipient)
        self.reason.subject.setVisible(bool(kind))
        self.reason.subject.say(self.tr("Open: {kind}").replace("{kind}", self._desk.words.kind(kind)) if kind else "")

    # What somebody does

    def _tick(self, id: str, on: bool) -> None:
        recipient = self._session.recipients[self.model.row_of(id)]
        if on and not recipient.ready:
            self.list.go_to(id)
            self._let_in(recipient)
        else:
            self._session.tick(id, on)

    def _let_in_current(self) -> None:
        recipient = self.model.recipient(self.list.currentIndex().row())
        if recipient is not None:
            self._let_in(recipient)

    def _let_in(self, recipient: Recipient) -> None:
        """Asks for the reason, which is kept with the paper; nothing can let in who has no facts for one."""
        if recipient.blocked:
            return
        note = self._desk.ask.words(
            self.tr("Issue anyway"),
            self.tr("{name}: why is the certificate issued all the same?").replace("{name}", recipient.name),
            self._session.notes.get(recipient.id, ""),
        )
        if note:
            self._session.tick(recipient.id, True, note)

    def let_in_all(self) -> None:
        """One reason for everybody who is left out and could have a paper."""
        note = self._desk.ask.words(
            self.tr("Issue anyway"), self.tr("Why are the certificates issued all the same?"), ""
        )
        if note:
            self._session.let_in(note)

    def _tick_all(self) -> None:
        self._session.tick_all(any(one.id not in self._session.ticked for one in self._session.tickable()))

    def _open_current(self) -> None:
        recipient = self.model.recipient(self.list.currentIndex().row())
        if recipient is not None:
            self.record_wanted.emit("person", recipient.person_id)

    def _subject_of(self, recipient: Recipient) -> str:
        """The kind of record that the paper is about where that is more than a person; empty for others."""
        for kind in _SUBJECTS:
            with suppress(RuleBroken):
                self._desk.records.get(kind, recipient.id)
                return kind
        return ""

    def _open_subject(self) -> None:
        recipient = self.model.recipient(self.list.currentIndex().row())
        if recipient is not None and (kind := self._subject_of(recipient)):
            self.record_wanted.emit(kind, recipient.id)

    def _current(self, id: str) -> None:
        self._show_reason()
        self.current_changed.emit(id)

    def _connect(self) -> None:
        self.source.clicked.connect(self.choose_source)
        self.all_box.clicked.connect(self._tick_all)
        self.model.tick_wanted.connect(self._tick)
        self.list.current_changed.connect(self._current)
        self.reason.anyway.clicked.connect(self._let_in_current)
        self.reason.open.clicked.connect(self._open_current)
        self.reason.subject.clicked.connect(self._open_subject)
        self._session.recipients_changed.connect(self._refilled)
        self._session.ticks_changed.connect(self._show_people)

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.setFixedWidth(px(WIDTH))
        self.source.setMaximumWidth(px(WIDTH - 24))
        head = row(margins=(px(9), 0, px(8), 0), spacing=px(8)).add(self.all_box, STRETCH, self._many)
        self.list.setMinimumHeight(px(LEAST_LIST))
        self._stack.addWidget(self.list)
        column(self.empty, (px(4), px(4), px(4), 0)).add(self._hint, STRETCH)
        self._stack.addWidget(self.empty)
        column(self, (px(12), px(12), px(12), px(10)), px(8)).add(self.source, head, (self._stack, 1), self.reason)


def _called(label: str, code: str, word: str) -> str:
    """A group is called by its code, a programme has both."""
    return "  ·  ".join((label, code, word) if code not in label else (label, word))


def _text(pair: tuple[str, str]) -> str:
    return pair[1].casefold()
