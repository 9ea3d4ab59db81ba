"""A list, the panel beside it, and the verbs between them. Serves every kind of record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Record
from exchange_admin.services.field_changes import changeable_fields
from exchange_admin.services.office import Office
from exchange_admin.ui.actions import Context
from exchange_admin.ui.ask import Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.detail_panel import FORM, OVERVIEW, DetailPanel
from exchange_admin.ui.forms.record_keeper import RecordKeeper
from exchange_admin.ui.grading.panel_buttons import panel_buttons
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.latest_job import pause
from exchange_admin.ui.pages.field_dialog import FieldDialog
from exchange_admin.ui.pages.list_view import ListView
from exchange_admin.ui.pages.merge_dialog import MergeDialog
from exchange_admin.ui.pages.panel_place import PanelPlace
from exchange_admin.ui.presentation import COMMANDS_OF_KINDS, Presentation
from exchange_admin.ui.saving import ask_target
from exchange_admin.ui.widgets.buttons import Button, IconButton
from exchange_admin.ui.widgets.labels import row
from exchange_admin.ui.words import Retranslated, count

_NOTHING: Mapping[str, Value] = MappingProxyType({})
FOR_MANY = (
    "records.certificate",
    "records.accept",
    "records.arrived",
    "records.rule_checked",
    "records.change_field",
    "edit.copy",
    "records.remove",
)
"""Commands for the rows that are ticked."""
LOOKED_AT = 1500  # milliseconds on one record before it counts as looked at


class ListPage(Retranslated, QWidget):
    """`page_context` says what commands may do here; `record_wanted` asks the window for another record,
    `message_wanted` for a message about tasks."""

    context_changed = Signal()
    status_changed = Signal()
    record_wanted = Signal(str, str)
    message_wanted = Signal(list)
    kind_wanted = Signal(str)

    def __init__(self, desk: Desk, shown: Presentation, kinds: Sequence[str] = (), title: str = "") -> None:
        super().__init__()
        self._desk, self._shown = desk, shown
        self.kind = shown.kind
        self.opener: Callable[[str], None] | None = None
        """What Enter on a row opens, where that is not the form."""
        self.next_gap: Callable[[], bool] = bool
        """Goes to what its form still lacks; False where that is nothing."""
        self.list = ListView(desk, shown, kinds, title)
        self.panel = DetailPanel(desk, desk.registry[shown.kind], shown, self)
        self.keeper = RecordKeeper(desk, shown.kind, self.panel, self)
        self._loaded = False
        self._looking = pause(self, LOOKED_AT, self._remember)
        self._certificate = Button(desk.look, "award", "small")
        has_papers = self.kind == "person" and bool(desk.actions["records.certificate"].property("bound"))
        if not has_papers:
            self._certificate.hide()
        own_buttons = panel_buttons(desk, self.kind)
        # two worded buttons would leave no room for the status in Russian
        self._edit = (
            Button(desk.look, "pencil", "small")
            if not has_papers and not own_buttons
            else IconButton(desk.look, "pencil", size=30)
        )
        for button in own_buttons:
            self.panel.add_action(button)
        self.panel.add_action(self._certificate)
        self.panel.add_action(self._edit)
        self._line = row(self).add((self.list, 1))
        self.place = PanelPlace(desk.look, desk.preferences, self, self._line, self.panel, self.list.header)
        self._connect()
        self.retranslate()

    # What the window calls

    def panes(self) -> Sequence[QWidget]:
        """The list, and the panel where it is shown."""
        if self.place.fills:
            return (self.panel,)
        return (self.list.table, self.panel) if self.panel.isVisible() else (self.list.table,)

    def enter(self) -> None:
        """The page comes to the front, and its list with it."""
        self._leave_form()
        if not self._loaded:
            self._loaded = True
            self.list.load()
            if self.list.model.rowCount() and self.list.table.current_row() < 0:
                self.list.table.go_to_row(0)
        else:
            self.list.model.catch_up()
        self.list.take_keyboard()

    def take_keyboard(self) -> None:
        """To the rows."""
        self.list.take_keyboard()

    def page_context(self) -> Context:
        record = self.panel.record
        return Context(
            kind=self.kind,
            selected=self.list.model.picked_count(),
            current=record is not None,
            addable=self.list.may_add,
            why_not_add=self.list.why_not_add,
            changeable=self._may_change(),
            lines=record is not None and self.panel.takes_lines,
            files=self.panel.takes_files,
        )

    def status_words(self) -> str:
        return self.list.status_words()

    def key_hints(self) -> list[tuple[str, str]]:
        """What the keys do in the column under the keyboard."""
        edit = [("F2", self.tr("edit"))] if self._may_change() else []
        if self.list.table.is_at_door():
            return [*edit, (self.tr("Space"), self.tr("select")), ("Enter", self.tr("open"))]
        return [*edit, ("Enter", self.tr("down")), ("Ctrl+Enter", self.tr("open"))]

    def scope(self, term: str) -> None:
        if self._loaded:
            self.list.scope(term)
        else:
            self.list.state = replace(self.list.state, term=term)

    def open_record(self, id: str) -> None:
        """Shows a record in the panel; in the list too where it fits the filters."""
        self.enter()
        self._select(id)
        self._show(id)
        self.place.open()

    def add(self, given: Mapping[str, Value] = _NOTHING) -> None:
        """Begins a new record, with what is `given` and what the filters of the list say of all its records."""
        if not self.list.may_add:
            return
        self.keeper.leave()
        kind = self._desk.registry[self.kind]
        values = {**kind.begins_with, **self._desk.limits.defaults(self.kind)}
        values |= self.list.said_of_all()
        self.place.open()
        self.keeper.begin({**values, **self.list.listed_for.begins}, given)

    def edit(self) -> None:
        if self.panel.record:
            self.place.open()
            self.panel.show_tab(FORM)
            self.panel.form.focus_first()

    def remove(self) -> None:
        """Ticked records, else the one on screen. Undo brings them back, so nobody is asked for one."""
        ids = self.chosen_ids()
        if len(ids) > 1:
            words = count("ListPage", "%n record will be deleted. You can undo this.", len(ids))
            if not self._desk.ask.confirm(Question(self.tr("Delete"), words, self.tr("Delete"))):
                return
        done = Changes()
        for id in ids:
            removed = self._desk.attempt(partial(self._desk.records.remove, self.kind, id, self._desk.who()))
            if removed is None:
                break
            done = done | removed
        if done:
            self.list.model.pick_none()
            self._desk.feed.publish(done, self)
            self._desk.notices.say(count("ListPage", "%n record deleted", len(done.ids[self.kind])), self._desk.undo)

    def merge(self) -> None:
        """The person on screen becomes another entry of one chosen in a dialog."""
        desk, record = self._desk, self.panel.record
        if not record:
            return
        dialog = MergeDialog(desk, record, self)
        if not desk.ask.show(dialog) or not (other := dialog.chosen()):
            return
        if changes := desk.attempt(lambda: desk.records.merge_people(other, record.id, desk.who())):
            desk.feed.publish(changes, self)
            desk.notices.say(self.tr("Merged. Both entries keep their values."), desk.undo)
            self._show(other)

    def change_field(self) -> None:
        """One field of the ticked records, else of the one on screen; asked in a dialog, done in a job, one step."""
        desk, ids = self._desk, self.chosen_ids()
        if not ids or not changeable_fields(desk.registry[self.kind]):
            return
        self.keeper.leave()
        dialog = FieldDialog(desk, self.kind, ids, self)
        wish = dialog.wish if desk.ask.show(dialog) else None
        if wish is None:
            return
        # a button that waits for the job gives the keyboard to the next one: rows would be copied or deleted by Enter
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        who, wanted = desk.who(), wish
        job = desk.write(lambda apart, task: apart.field_changes.apply(wanted, who, task.step))
        desk.notices.watch(job, self.tr("Changing records"))
        job.start_telling(self._field_changed, self._field_not_changed)

    def export(self) -> None:
        """The list as seen, with what its records need elsewhere, into a workbook, in a job."""
        desk = self._desk
        name = f"{desk.words.kind(self.kind, 2)}.xlsx"
        path = ask_target(desk, self.tr("Export"), name, self.tr("Workbook (*.xlsx);;Text (*.csv)"))
        if path is None:
            return
        query, words = self.list.query(), desk.words
        keys = desk.registry[self.kind].exported_with(self.list.table.keys_in_order())

        def write(apart: Office, task: Task) -> Path:
            from exchange_admin.services.list_export import export_list  # brings the Excel library with it

            export_list(apart.lists, query, keys, words.language, words, path, step=task.step)
            return path

        desk.read(write, aside=True).start_telling(self._exported, self._export_failed)

    def attach(self) -> None:
        """Asks for files to keep with the record on screen."""
        if self.panel.files and self.panel.record:
            self.place.open()
            self.panel.show_tab(OVERVIEW)
            self.panel.files.choose()

    def add_line(self) -> None:
        """Asks what to add to the record on screen, among what its cards take."""
        if self.panel.record is None:
            return
        self.keeper.leave()
        self.place.open()
        self.panel.show_tab(OVERVIEW)
        menu = QMenu(self.panel)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for card in self.panel.addable_lines():
            menu.addAction(self._desk.words.kind(card.kind)).triggered.connect(card.begin)
        menu.popup(self.panel.mapToGlobal(self.panel.tabs.geometry().bottomLeft()))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def release(self) -> None:
        """The window closes: nothing stays behind outside the office file."""
        self._desk.copies.clean()

    def copy_headed(self) -> None:
        self.copy(headed=True)

    def step_down(self) -> None:
        self.step(1)

    def step_up(self) -> None:
        self.step(-1)

    def copy(self, headed: bool = False) -> None:
        n = self.list.copy_rows(headed)
        self._desk.notices.say(count("ListPage", "%n row copied", n))

    def step(self, by: int) -> None:
        self.list.table.step(by)

    def toggle_panel(self) -> None:
        """In a form that has the page to itself the key leads to what is missing first."""
        if self.place.fills and self.next_gap():
            return
        if self.panel.isVisible():
            self._close()
        else:
            self.place.open()

    def leave_fields(self) -> None:
        """Saves what stands valid in the form; called before the window closes or another page comes."""
        self.keeper.leave()

    # Records

    def _show(self, id: str) -> None:
        try:
            record = self._desk.records.get(self.kind, id)
        except RuleBroken:
            self.panel.record = None
            self._close()
            return
        self.panel.show_record(record, self._place(record))
        self._edit.setVisible(self._may_change())
        self.context_changed.emit()

    def _may_change(self) -> bool:
        """Whether anything of the record on screen can be changed; it is read under its tabs all the same."""
        record = self.panel.record
        return record is None or self._desk.limits.may_change(record)

    def _remember(self) -> None:
        """Looked at for a while, not passed by: then it is offered again by Ctrl+K."""
        if self.panel.record and self.panel.isVisible():
            self._desk.office.recent.add(self.kind, self.panel.record.id)

    def _place(self, record: Record) -> str:
        row, total = self.list.model.row_of(record.n), self.list.model.rowCount()
        if row < 0:
            return ""
        number = self._desk.look.formats.number
        words = self.tr("{n} of {total}")
        return words.replace("{n}", number(row + 1)).replace("{total}", number(total))

    def _current_changed(self, id: str) -> None:
        if self.keeper.is_adding:
            return  # the form stays where somebody types: its record is shown next
        self.keeper.leave()
        self._looking.start()
        if id:
            self._show(id)
            if self.place.follows:
                self.place.open()
        else:
            self.panel.record = None
            self._close()
        self.context_changed.emit()

    def _opened(self, id: str) -> None:
        if self.opener is not None:
            self.opener(id)
            return
        self._show(id)
        self.place.open()
        self.panel.form.focus_first()

    def _select(self, id: str) -> None:
        """Makes the record current in the list, if it is there."""
        with suppress(RuleBroken):
            self.list.table.go_to_number(self._desk.records.get(self.kind, id).n)

    def chosen_ids(self) -> list[str]:
        if self.list.model.picked_count():
            return self.list.model.picked_ids()
        return [self.panel.record.id] if self.panel.record else []

    def _on_changes(self, changes: Changes, origin: object) -> None:
        record = self.panel.record
        if record is None or self.keeper.is_new:
            return
        if record.id in changes.ids.get(self.kind, ()) and origin is not self:
            self._show(record.id)
        elif changes:
            self.panel.read_again()

    def _exported(self, path: Path) -> None:
        self._desk.notices.say(self.tr("Exported: {file}").replace("{file}", path.name))

    def _field_changed(self, changes: Changes) -> None:
        n = len(changes.ids.get(self.kind, ()))
        self._desk.feed.publish(changes, None)
        self._desk.notices.say(count("ListPage", "%n record changed", n), self._desk.undo if n else None)

    def _field_not_changed(self, error: Exception) -> None:
        self._desk.ask.tell(self.tr("Change a field"), self._desk.reason(error))

    def _export_failed(self, error: Exception) -> None:
        self._desk.ask.tell(self.tr("Export"), self._desk.reason(error))

    def _unsettled(self, id: str) -> None:
        """A cell could not take what was typed: the form shows it with its reason."""
        self.list.table.hold()
        self.panel.record = None
        self._show(id)
        self.place.open()
        self.panel.show_tab(FORM)

    def _panel_moved(self) -> None:
        self.list.selection.keep_clear_of(self.place.covers)
        self.context_changed.emit()

    def _close(self) -> None:
        """The keyboard goes back to the list from the panel; where else it is, it stays."""
        focus = QApplication.focusWidget()
        is_inside = focus is not None and self.panel.isAncestorOf(focus)
        self.keeper.leave()
        self._leave_form()
        self.place.close()
        if is_inside:
            self.list.take_keyboard()

    def _give_room(self, to_form: bool) -> None:
        """To a form that stands in blocks; it gives the room back when it goes."""
        fills = to_form and bool(self._shown.blocks)
        self.panel.widen(fills)
        self.place.fill(fills, self.list)

    def _leave_form(self) -> None:
        """A form that has the page to itself makes room for the list."""
        if not self.place.fills:
            return
        if self.panel.record is None:
            self.place.close()
            self._give_room(to_form=False)
        self.panel.show_tab(OVERVIEW)

    def _discard(self) -> None:
        """Back to the record that the list is at."""
        self.keeper.discard()
        self._leave_form()
        self._current_changed(self.list.table.current_id())
        self.list.take_keyboard()

    def _hidden_by_person(self) -> None:
        self.keeper.leave()
        self._leave_form()
        self.place.close(by_person=True)
        self.list.take_keyboard()

    def _added(self, id: str) -> None:
        self.panel.tabs.set_current(FORM)  # first: a form that goes to the back for a moment loses the keyboard
        self._select(id)
        self._show(id)

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for id in (
            *(("records.edit",) if self._may_change() else ()),
            "records.certificate",
            "records.add_line",
            "records.add_stay",
            "records.add_exam",
            "records.attach",
            "records.accept",
            "records.arrived",
            "records.rule_checked",
            "records.merge",
            "records.lines",
            "records.explain",
            "records.new_version",
            "edit.copy",
            "records.remove",
        ):
            if self._is_offered(id):
                menu.addAction(self._desk.actions.drawn(id))
        menu.popup(place)

    def retranslate(self) -> None:
        if self.panel.record:
            self.panel.show_record(self.panel.record, self._place(self.panel.record))
        self._edit.say(self.tr("Edit"))
        self._certificate.say(self.tr("Certificate"))

    def keyPressEvent(self, event: object) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():  # type: ignore[attr-defined]
            self._close()
            return
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def _connect(self) -> None:
        self.list.table.current_changed.connect(self._current_changed)
        self.list.table.opened.connect(self._opened)
        self.list.table.column_changed.connect(self.status_changed)
        self.list.table.menu_wanted.connect(self._menu)
        self.list.model.edit_wanted.connect(self.keeper.type_into_cell)
        self.list.status_changed.connect(self.status_changed)
        self.list.picked_changed.connect(self.context_changed)
        self.list.kind_wanted.connect(self.kind_wanted)
        self.list.add_wanted.connect(self.add)
        self.panel.step_wanted.connect(self.step)
        self.panel.hide_wanted.connect(self._hidden_by_person)
        self.panel.back_wanted.connect(self._close)
        self.panel.opened.connect(self.record_wanted)
        self.panel.message_wanted.connect(self.message_wanted)
        self.panel.form_made.connect(self.keeper.serve)
        self.panel.form_shown.connect(self._give_room)
        self.keeper.added.connect(self._added)
        self.keeper.drafted.connect(self.status_changed)
        self.panel.drafted.connect(self.status_changed)
        self.panel.discard_wanted.connect(self._discard)
        self.keeper.unsettled.connect(self._unsettled)
        self.place.moved.connect(self._panel_moved)
        self._edit.clicked.connect(self.edit)
        self._certificate.clicked.connect(self._desk.actions["records.certificate"].trigger)
        self._desk.feed.changed.connect(self._on_changes)
        self.list.selection.offer([self._desk.actions[id] for id in FOR_MANY if self._is_offered(id)])

    def _is_offered(self, id: str) -> bool:
        """Whether the window has the command, and records of this kind do."""
        is_for_kind = id not in COMMANDS_OF_KINDS or id in self._shown.commands
        return is_for_kind and bool(self._desk.actions[id].property("bound"))
