"""The detail panel: head, tabs, cards, form, history of one record."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from exchange_admin.domain.fields import Kind, Value
from exchange_admin.domain.labels import in_language, person_name
from exchange_admin.domain.rules.mobility_status import shown_status, tone
from exchange_admin.domain.steps import Record
from exchange_admin.services.list_cells import Cell
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.cards import FactsCard, RecordCard, StayCard, TrainingCard, newest
from exchange_admin.ui.detail.consent_card import ConsentCard
from exchange_admin.ui.detail.file_keeper import FileKeeper
from exchange_admin.ui.detail.files_card import FilesCard
from exchange_admin.ui.detail.form_place import FormPlace
from exchange_admin.ui.detail.history_view import HistoryView
from exchange_admin.ui.detail.lines_card import EditedLines, LinesCard
from exchange_admin.ui.detail.phrases import field_phrase, tone_of, value_phrase
from exchange_admin.ui.forms.record_form import RecordForm
from exchange_admin.ui.forms.shown_form import form_of, limit
from exchange_admin.ui.grading.grades_card import GradesCard
from exchange_admin.ui.grading.panel_buttons import LINES
from exchange_admin.ui.presentation import (
    Checklist,
    Consents,
    Facts,
    Files,
    Grades,
    Lines,
    Presentation,
    Stay,
    Training,
    shown_cards,
)
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.typography import SEMIBOLD
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.file_drops import FileDrops, files_of
from exchange_admin.ui.widgets.into_view import bring_into_view
from exchange_admin.ui.widgets.labels import STRETCH, Avatar, ElidedLabel, Label, Pill, column, row, scrolled
from exchange_admin.ui.widgets.step_bar import StepBar
from exchange_admin.ui.widgets.view_tabs import Tab, ViewTabs
from exchange_admin.ui.words import Retranslated

WIDTH = 356
OVERVIEW, FORM, HISTORY = "overview", "form", "history"
_PAGES = (OVERVIEW, FORM, HISTORY)
_WIDEST = 16_777_215
"""Of any widget, as Qt has it."""
ShownCard = FactsCard | LinesCard | StayCard | TrainingCard | FilesCard | ConsentCard | RecordCard | GradesCard


class DetailPanel(Retranslated, QFrame):
    """Shows what it is given; the page reads and writes. A new record shows its form alone."""

    step_wanted = Signal(int)
    hide_wanted = Signal()
    back_wanted = Signal()
    discard_wanted = Signal()  # the new record whose form is shown is not wanted
    opened = Signal(str, str)  # another record, from a card
    drafted = Signal()  # something waits on a card
    message_wanted = Signal(list)  # about these tasks (ids), from a card
    form_made = Signal(RecordForm)
    form_shown = Signal(bool)  # the form came to the front, or went away from there

    def __init__(self, desk: Desk, kind: Kind, shown: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detail")
        self._desk, self._kind, self._shown = desk, kind, shown
        self.record: Record | None = None
        self._is_wide = False
        self._is_behind = False  # something was written while nobody saw the panel
        look = desk.look
        self.setFixedWidth(look.px(WIDTH))
        self.bar = StepBar(look)
        self._avatar = Avatar(look, 52)
        self._name = Label(look, 17, SEMIBOLD, wraps=True)
        self._second = ElidedLabel(look, 12, tone="ink2")
        self._meta = ElidedLabel(look, 12, tone="ink3")
        self._pill = Pill(look)
        self._state = Label(look, 12, tone="ink3", wraps=True)
        self._discard = Button(look, "trash-2", "link")
        self._discard.clicked.connect(self.discard_wanted)
        self._buttons = QWidget()
        self._actions = row(self._buttons, spacing=look.px(8))
        self.tabs = ViewTabs(look, margin=18, gap=22)
        self._form: RecordForm | None = None
        self._form_place = FormPlace(look)
        self.history = HistoryView(desk)
        self.files: FileKeeper | None = None
        self._cards = self._make_cards()
        self._stack = QStackedWidget(self)
        self._lay_out()
        self.bar.step_wanted.connect(self.step_wanted)
        self.bar.hide_wanted.connect(self.hide_wanted)
        self.bar.back_wanted.connect(self.back_wanted)
        self.tabs.chosen.connect(self.show_tab)
        self.retranslate()

    # What pages call

    @property
    def form(self) -> RecordForm:
        """Made when somebody first wants it: most records are only looked at, and its page opens sooner."""
        return self._have_form()

    def submit(self) -> None:
        """As if every touched field of its forms were left now."""
        if self._form:
            self._form.submit()
        for card in self._cards:
            if isinstance(card, EditedLines):
                card.settle()

    def is_saved(self, values: Mapping[str, Value]) -> None:
        """The page wrote these values of the record on screen."""
        if self.record:
            self._say_head(self.record)
        if self._form:
            self._form.is_saved(values)

    def show_record(self, record: Record, place: str) -> None:
        """`place` is "3 of 86". Typing that goes on in the form stays."""
        same = self.record is not None and self.record.id == record.id
        self.record = record
        self.bar.show_place(place)
        self._say_head(record)
        if self._form and same:
            self._form.refresh(record.values)
        elif self._form:
            self._form.open(record.values, drafts=self._desk.office.drafts.of(record.kind, record.id))
        self._limit(record)
        self._buttons.setHidden(self._is_wide)
        self.tabs.show()
        self._discard.hide()
        if self.tabs.current() not in (OVERVIEW, FORM, HISTORY):
            self.tabs.set_current(OVERVIEW)
        self._fill(self.tabs.current())

    def read_again(self) -> None:
        """What stands beside the record on screen may have changed: read now, else when the panel is seen again."""
        if self.isVisible():
            self.show_tab(self.tabs.current())
        else:
            self._is_behind = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self._fill(self.tabs.current())

    def show_new(self, values: Mapping[str, Value], title: str, drafts: Mapping[str, str]) -> None:
        """A form for what is not in the file yet."""
        self.record = None
        self.bar.show_place("")
        self._avatar.hide()
        self._name.setText(title)
        self._second.setText("")
        self._meta.setText("")
        self._pill.say("", Tone.GREY)
        for part in (self._second, self._meta, self._buttons, self.tabs):
            part.hide()
        self._bring(FORM)
        self.form.read_only(fixed=False)
        self.form.open(values, new=True, drafts=drafts)
        self._discard.say(self.tr("Throw away"))
        self._discard.show()
        self.form.focus_first()

    def say_state(self, words: str) -> None:
        """A sentence under the name, for a record that is not in the file yet."""
        self._state.say(words)

    def show_tab(self, id: str) -> None:
        self.tabs.set_current(id)
        self._fill(id)

    def open_line(self, kind: str, id: str) -> None:
        """A record of a card, in the card."""
        if (card := self._card_of(kind)) is not None:
            self.show_tab(OVERVIEW)
            card.edit(id)

    def begin_line(self, kind: str, by: str) -> None:
        """A new record of a card, in the card."""
        if (card := self._card_of(kind, by)) is not None:
            self.show_tab(OVERVIEW)
            card.begin()

    def go_to_line(self, id: str) -> None:
        """To the line of a record on a card that is more than a list of records."""
        self.show_tab(OVERVIEW)
        for card in self._cards:
            if isinstance(card, RecordCard) and (line := card.go_to(id)) is not None:
                bring_into_view(line)

    @property
    def shows_form(self) -> bool:
        return self._stack.currentIndex() == _PAGES.index(FORM)

    def widen(self, wide: bool) -> None:
        """Takes the room there is, or only that of a panel."""
        width = self._desk.look.px(WIDTH)
        self.setMinimumWidth(0 if wide else width)
        self.setMaximumWidth(_WIDEST if wide else width)
        self.bar.offer_way_back(wide)
        self._is_wide = wide
        if self.record is not None:
            self._say_head(self.record)
            self._buttons.setHidden(wide)  # what it leads to is there

    def add_beside_form(self, widget: QWidget) -> None:
        """What is looked at while somebody types."""
        self._form_place.put_beside(widget)

    @property
    def takes_lines(self) -> bool:
        """Whether something is ever added to records of this kind on their cards."""
        return any(isinstance(card, EditedLines | FilesCard) for card in self._cards)

    @property
    def takes_files(self) -> bool:
        """Whether files can be kept with the record on screen."""
        files, record = self.files, self.record
        return files is not None and record is not None and self._desk.limits.may_attach(record, files.card.by)

    def addable_lines(self) -> list[EditedLines | FilesCard]:
        """The cards on which something can be added to the record on screen."""
        return [card for card in self._cards if isinstance(card, EditedLines | FilesCard) and card.may_add]

    def add_action(self, button: QWidget) -> None:
        self._actions.addWidget(button)

    def add_card(self, card: RecordCard) -> None:
        """Above the cards that the kind has anyway."""
        self._cards.insert(0, card)
        self._body.insertWidget(0, card)

    def retranslate(self) -> None:
        self.bar.previous.say(self.tr("Previous record"), "Alt+↑")
        self.bar.next.say(self.tr("Next record"), "Alt+↓")
        self.bar.hide_button.say(self.tr("Hide panel"), "F8")
        self.bar.back.say(self.tr("Back to the list"), "Esc")
        tabs = [Tab(OVERVIEW, self.tr("Overview")), Tab(FORM, self.tr("Details")), Tab(HISTORY, self.tr("History"))]
        self.tabs.show_tabs(tabs, self.tabs.current() or OVERVIEW)
        if self.record:
            self._say_head(self.record)
            self._fill(self.tabs.current())

    # Files that come from outside go to the record on screen

    def _fitting(self, dragged: QMimeData) -> list[Path]:
        return files_of(dragged) if self.takes_files else []

    def _mark_files(self, lit: bool) -> None:
        if self.files:
            if lit:
                self.show_tab(OVERVIEW)
                self._overview.ensureWidgetVisible(self.files.card)
            self.files.card.mark_target(lit)

    def _add_files(self, *paths: Path) -> None:
        if self.files and self.record:
            self.files.add(self.record, paths)

    # Inside

    def _card_of(self, kind: str, by: str = "") -> EditedLines | None:
        cards = (card for card in self._cards if isinstance(card, EditedLines))
        return next((card for card in cards if card.kind == kind and by in ("", card.by)), None)

    def _bring(self, tab: str) -> None:
        was_form, at = self.shows_form, _PAGES.index(tab)
        self._stack.setCurrentIndex(at)
        if was_form != self.shows_form:
            self.form_shown.emit(self.shows_form)

    def _fill(self, tab: str) -> None:
        self._bring(tab)
        self._is_behind = False
        if self.record is None:
            return
        self._say_status(self.record)  # it may rest on others
        if tab == OVERVIEW:
            for card in self._cards:
                card.show_record(self.record)
        elif tab == FORM:
            self._have_form()
        elif tab == HISTORY:
            self.history.show_record(self.record)

    def _say_head(self, record: Record) -> None:
        name, second = self._names(record)
        self._avatar.setText(name)
        self._avatar.setVisible(self._kind.has_person_name)
        self._name.setText(name)
        self._second.say("" if self._is_wide else second)
        self._meta.setText(" · ".join(self._meta_parts(record)))
        self._meta.setVisible(bool(self._shown.meta))
        self._say_status(record)

    def _names(self, record: Record) -> tuple[str, str]:
        if self._kind.has_person_name:
            return person_name(record.values)
        label = self._desk.label(record.kind, record.id)
        is_called = any(part.startswith("name") for part in self._kind.label)
        if not is_called and (name := in_language(record.values, "name", self._desk.language)):
            return name, label  # a forum is called by its own name, and belongs to a committee
        own = [record.text(f"{stem}_{code}") for stem in ("name", "title") for code in ("zh", "ru", "en")]
        said = {label, *label.split(" · ")}  # a term is called by its names in all three
        return label, " · ".join(name for name in own if name and name not in said)

    def _meta_parts(self, record: Record) -> list[str]:
        parts: list[str] = []
        for name in self._shown.meta:
            if name == "birth_date" and record[name]:
                age = self._desk.look.formats.age(record.text(name))
                parts.append(self._desk.look.formats.day(record.text(name)) + (f" ({age})" if age else ""))
            elif text := field_phrase(self._desk, self._kind, name, record.values):
                parts.append(text)
        return parts

    def _say_status(self, record: Record) -> None:
        if self._shown.status in {"status", "mobility"}:
            own = self._shown.status == "status"
            stay = record if own else newest(self._desk, "mobility", "person_id", record.id, "planned_start")
            self._say_stay(stay)
        elif self._shown.status:
            self._pill.say(*self._status_of(record))
        else:
            self._pill.say("", Tone.GREY)

    def _status_of(self, record: Record) -> tuple[str, Tone]:
        """A field, a fact that the store works out, or what a column of lists says that the kind puts together."""
        name = self._shown.status
        if name in self._kind:
            value = record[name]
        else:
            rows = self._desk.lists.rows(self._kind.name, (record.n,), (name,), self._desk.language)
            cell = rows[record.n].cells[0] if record.n in rows else Cell()
            if name not in self._kind.asked_for:
                column = next(one for one in self._desk.lists.columns(self._kind.name) if one.key == name)
                return cell.text, Tone(cell.tone or tone_of(self._kind, column.order or "", cell.value))
            value = cell.value
        return value_phrase(self._desk, self._kind, name, value), Tone(tone_of(self._kind, name, value))

    def _say_stay(self, stay: Record | None) -> None:
        if stay is None:
            self._pill.say("", Tone.GREY)
            return
        word = shown_status(stay.text("sending_status"), stay.text("receiving_status"))
        self._pill.say(self._desk.words.say(word), Tone(tone(word)))

    def _limit(self, record: Record) -> None:
        """What others decide can be read and not typed into; the sentence says why."""
        self.say_state(limit(self._form, record, self._desk))

    def _have_form(self) -> RecordForm:
        if self._form is None:
            self._form = self._make_form()
            if self.record:
                self._form.open(self.record.values, drafts=self._desk.office.drafts.of(self._kind.name, self.record.id))
                self._limit(self.record)
        return self._form

    def _make_form(self) -> RecordForm:
        shown = self._shown
        form = form_of(self._desk, self._kind, told=shown.told, blocks=shown.blocks, of=shown.of)
        self.form_made.emit(form)
        self._form_place.take(form)
        return form

    def _make_cards(self) -> list[ShownCard]:
        made: list[ShownCard] = []
        for card in shown_cards(self._desk.registry, self._shown):
            match card:
                case Facts():
                    made.append(FactsCard(self._desk, self._kind, card))
                case Lines():
                    lines = LinesCard(self._desk, card)
                    lines.page_wanted.connect(self.opened)
                    lines.drafted.connect(self.drafted)
                    made.append(lines)
                case Stay():
                    made.append(StayCard(self._desk, card))
                case Training():
                    made.append(TrainingCard(self._desk, card))
                case Grades():
                    grades = GradesCard(self._desk, self._kind.name)
                    grades.lines_wanted.connect(self._desk.actions[LINES].trigger)
                    made.append(grades)
                case Checklist(of_person=of_person):
                    made.append(self._make_checklist(of_person))
                case Consents():
                    made.append(ConsentCard(self._desk))
                case Files(by):
                    files = FilesCard(self._desk, by)
                    self.files = FileKeeper(self._desk, files)
                    FileDrops(self, self._fitting, self._add_files, self._mark_files)
                    made.append(files)
        return made

    def _make_checklist(self, of_person: bool) -> RecordCard:
        """What casework rests on is loaded late."""
        from exchange_admin.ui.casework.checklist_card import ChecklistCard
        from exchange_admin.ui.casework.person_checklists import PersonChecklists

        card = PersonChecklists(self._desk) if of_person else ChecklistCard(self._desk)
        card.message_wanted.connect(self.message_wanted)
        return card

    def _lay_out(self) -> None:
        px = self._desk.look.px
        names = column(spacing=px(2)).add(self._name, self._second, self._meta)
        head = row(margins=(px(18), px(6), px(14), px(10)), spacing=px(14)).add(
            (self._avatar, Qt.AlignmentFlag.AlignTop), (names, 1)
        )
        state = row(margins=(px(18), px(2), px(18), px(8)), spacing=px(8)).add(self._pill, STRETCH, self._buttons)
        discarding = row(margins=(px(12), 0, px(18), px(6))).add(self._discard, STRETCH)
        whole = column(self).add(self.bar, head)
        self._state.setContentsMargins(px(18), 0, px(18), px(8))
        self._discard.setParent(self)
        for part in (self._state, self._discard):
            part.hide()
        whole.add(state, self._state, discarding, self.tabs, (self._stack, 1))
        cards = QWidget()
        cards.setObjectName("scrolled")
        self._body = column(cards, (px(14), px(12), px(14), px(12)), px(9))
        self._body.add(*self._cards, STRETCH)
        self._overview = scrolled(cards, Qt.FocusPolicy.StrongFocus)
        for page in (self._overview, self._form_place, scrolled(self.history, Qt.FocusPolicy.StrongFocus)):
            self._stack.addWidget(page)
