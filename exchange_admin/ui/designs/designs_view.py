"""Every design of the office with its page, and what can be done with it; the editor comes in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QImage, QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.kept_files import name_of_title
from exchange_admin.domain.rules.paper_kinds import PAPER_KINDS
from exchange_admin.services.certificates.design_catalogue import DesignState, ListedDesign
from exchange_admin.services.certificates.design_parts import DesignSpec
from exchange_admin.services.certificates.office_designs import Designed, OfficeDesigns
from exchange_admin.services.office import Office
from exchange_admin.ui.certificates.paper_preview import PaperSheet
from exchange_admin.ui.certificates.paper_settings import document_languages
from exchange_admin.ui.designs.design_card import STATE_TONES, DesignCard
from exchange_admin.ui.designs.editor_view import DesignEditor
from exchange_admin.ui.designs.line_list import Line, LineList
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.latest_job import LatestJob, pause
from exchange_admin.ui.page_picture import first_page
from exchange_admin.ui.saving import ask_target
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.banner import Banner
from exchange_admin.ui.widgets.labels import column, row
from exchange_admin.ui.words import Retranslated, count

LIST_WIDTH = 330
PAUSE = 60  # milliseconds
SUFFIX = ".exchdesign"
_STATES = (DesignState.IN_USE, DesignState.DRAFT, DesignState.READY, DesignState.RETIRED)
_SHOWN = frozenset({"certificate_design", "design_draft", "certificate", "office", "signatory"})


@dataclass(frozen=True, slots=True)
class OpenedDraft:
    """A draft on its way into the editor, and what beginning it changed."""

    entry: ListedDesign
    spec: DesignSpec
    changes: Changes


@dataclass(frozen=True, slots=True)
class Done:
    """What a verb did, and the sentence that says so."""

    designed: Designed
    said: str


class DesignsView(Retranslated, QWidget):
    """`status_changed` when a list becomes the editor or the other way round."""

    status_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        look = desk.look
        self.entries: tuple[ListedDesign, ...] = ()
        self.list = LineList(look)
        self.card = DesignCard(desk)
        self.sheet = PaperSheet(look)
        self.notice = Banner(look, Tone.RED, passes=True)
        self._editor: DesignEditor | None = None
        self._stack, self._listing = QStackedWidget(), QWidget()
        self._wanted = ""  # the design to come to the front when they are read again
        self._languages = document_languages(desk)
        self._reading = LatestJob(desk.jobs, PAUSE, self)
        self._drawing = LatestJob(desk.jobs, PAUSE, self)
        self._pause = pause(self, PAUSE * 2, self._draw)
        self._lay_out()
        self._connect()
        self.retranslate()

    @property
    def editor(self) -> DesignEditor:
        """Made when somebody first edits a design."""
        if self._editor is None:
            self._editor = DesignEditor(self._desk)
            self._editor.left.connect(self._back_to_list)
            self._editor.use_wanted.connect(self._use)
            self._stack.addWidget(self._editor)
        return self._editor

    @property
    def is_editing(self) -> bool:
        return self._editor is not None and self._stack.currentWidget() is self._editor

    @property
    def current(self) -> ListedDesign | None:
        key = self.list.current_key()
        return next((one for one in self.entries if one.id == key), None)

    def enter(self) -> None:
        if not self.is_editing:
            self.refresh()
            self.list.setFocus()

    def refresh(self) -> None:
        """Reads which designs there are."""
        self._reading.ask(self._desk.apart(lambda apart, _: apart.design_catalogue.designs()))

    def leave_fields(self) -> None:
        if self._editor is not None:
            self._editor.leave_fields()

    def status_words(self) -> str:
        return "" if self.is_editing else count("DesignsView", "%n design", len(self.entries))

    def key_hints(self) -> list[tuple[str, str]]:
        return self.editor.key_hints() if self.is_editing else [(self.tr("Enter"), self.tr("edit"))]

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Designs"))
        self.sheet.sentence = self.tr("The page appears here as it will be printed.")
        self._show_list()

    # Verbs

    def edit(self) -> None:
        """A draft goes on; of an own design the next version begins, of a ready-made one a copy."""
        entry = self.current
        if entry is None:
            return
        id = entry.id
        if entry.state is DesignState.DRAFT:
            self._open(lambda designs, who: Designed(Changes(), id))
        elif entry.state is DesignState.READY:
            self.copy()
        else:
            self._open(lambda designs, who: designs.new_version(id, who))

    def copy(self) -> None:
        """A new design that begins as this one; for which kind of paper is asked where it prints several."""
        entry = self.current
        if entry is None or not entry.editable:
            return
        if len(entry.kinds) == 1:
            self.copy_for(entry.kinds[0])
            return
        menu, words = QMenu(self), self._desk.words
        for kind in entry.kinds:
            menu.addAction(words.choice("certificate_kind", kind)).setData(kind)
        menu.addAction(self.tr("All of them, with the usual words")).setData("")
        menu.triggered.connect(self._kind_to_copy)
        menu.popup(self.card.copy.mapToGlobal(QPoint(0, self.card.copy.height() + 2)))

    def copy_for(self, kind: str) -> None:
        """`kind` has its words written out, to be changed; empty: for every kind, with the words of the program."""
        entry = self.current
        if entry is not None:
            id = entry.id
            self._open(lambda designs, who: designs.copy(id, who, kind=kind))

    def _kind_to_copy(self, action: QAction) -> None:
        self.copy_for(str(action.data()))

    def use(self) -> None:
        """The draft, for new papers."""
        entry = self.current
        if entry is not None and entry.state is DesignState.DRAFT:
            self._use(entry.id)

    def retire(self) -> None:
        """No new papers from it; one that was retired comes back."""
        entry = self.current
        if entry is not None and entry.state is DesignState.IN_USE:
            words = self.tr("Retired. Papers issued from it can be printed as ever.")
            self._do(OfficeDesigns.retire, entry.id, entry.id, words)
        elif entry is not None and entry.state is DesignState.RETIRED:
            self._do(OfficeDesigns.bring_back, entry.id, entry.id, self.tr("In use again"))

    def delete(self) -> None:
        """A draft, or a design that no paper was issued from; undo brings it back."""
        entry = self.current
        if entry is not None and entry.state is DesignState.DRAFT:
            self._do(OfficeDesigns.discard, entry.id, "", self.tr("The draft was deleted"))
        elif entry is not None and entry.state is not DesignState.READY:
            self._do(OfficeDesigns.remove, entry.id, "", self.tr("The design was deleted"))

    def export(self) -> None:
        """To a file that another office can take in."""
        entry, desk = self.current, self._desk
        if entry is None or not entry.editable:
            return
        name = name_of_title(f"{entry.names.best(desk.language)} {entry.version}{SUFFIX}")
        if target := ask_target(desk, self.tr("Export the design"), name, self._files()):
            id = entry.id

            def act(apart: Office, task: Task) -> Path:
                apart.designs.export(id, target)
                return target

            desk.read(act).start_telling(desk.notices.say_saved, self._refused)

    def take_in(self) -> None:
        """A design of another office, from its file, as a draft."""
        desk = self._desk
        path = desk.ask.file_to_open(self.tr("Import a design"), "", self._files())
        if path is not None:
            taken = path
            self._open(lambda designs, who: designs.take_in(taken, who))

    # Jobs, each one step of the journal

    def _open(self, begin: Callable[[OfficeDesigns, str], Designed]) -> None:
        """A draft into the editor."""
        who = self._desk.who()

        def act(apart: Office, task: Task) -> OpenedDraft:
            begun, catalogue = begin(apart.designs, who), apart.design_catalogue
            return OpenedDraft(catalogue.listed(begun.id), catalogue.spec(begun.id), begun.changes)

        self._desk.write(act).start_telling(self._opened, self._refused)

    def _do(self, verb: Callable[[OfficeDesigns, str, str], Changes], id: str, then: str, said: str) -> None:
        """`then` comes to the front, `said` tells what was done."""
        who = self._desk.who()
        job = self._desk.write(lambda apart, _: Done(Designed(verb(apart.designs, id, who), then), said))
        job.start_telling(self._done, self._refused)

    def _use(self, id: str) -> None:
        who, said = self._desk.who(), self.tr("In use: new papers are printed with it")
        job = self._desk.write(lambda apart, _: Done(apart.designs.put_in_use(id, who), said))
        job.start_telling(self._done, self._refused)

    def _read_draft(self) -> None:
        """As it is in the file now."""
        draft = self.editor.session.id

        def act(apart: Office, task: Task) -> DesignSpec | None:
            there = any(one.id == draft for one in apart.design_catalogue.designs())
            return apart.design_catalogue.spec(draft) if there else None

        self._desk.read(act).start_telling(self._reloaded, self._refused)

    # Answers

    def _opened(self, opened: OpenedDraft) -> None:
        self.notice.say("")
        self._desk.feed.publish(opened.changes, self)
        self._wanted = opened.entry.id
        self.editor.open(opened.entry, opened.spec)
        self._stack.setCurrentWidget(self.editor)
        self.status_changed.emit()

    def _done(self, done: Done) -> None:
        self.notice.say("")
        self._wanted = done.designed.id
        self._desk.feed.publish(done.designed.changes, self)
        self._desk.notices.say(done.said, self._desk.actions["edit.undo"].trigger)
        if self.is_editing:
            self.editor.leave()
        else:
            self.refresh()

    def _refused(self, error: Exception) -> None:
        words = self._desk.reason(error)
        if self.is_editing:
            self.editor.refuse(words)
        else:
            self.notice.say(words)

    def _back_to_list(self) -> None:
        self._stack.setCurrentWidget(self._listing)
        self.refresh()
        self.list.setFocus()
        self.status_changed.emit()

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if not _SHOWN & changes.ids.keys():
            return
        if self.is_editing and origin is not self._editor:
            self._read_draft()
        elif self.isVisible():
            self.refresh()

    def _reloaded(self, spec: DesignSpec | None) -> None:
        """The draft was changed elsewhere, as by an undo of the window; the editor leaves when it is gone."""
        if not self.is_editing:
            return
        if spec is None:
            self.editor.leave()
        else:
            self.editor.session.reload(spec)

    # Showing

    def _listed(self, entries: object) -> None:
        assert isinstance(entries, Sequence)
        self.entries = tuple(sorted(filter(_has_page, entries), key=_order))
        self._show_list()
        self.status_changed.emit()

    def _show_list(self) -> None:
        self.list.show_lines([self._line(one) for one in self.entries], self._wanted)
        self._wanted = ""
        if self.entries and not self.list.current_key():
            self.list.go_to(self.entries[0].id)
        self._show_current()

    def _line(self, entry: ListedDesign) -> Line:
        desk, number = self._desk, self._desk.look.formats.number
        kinds = desk.words.listed(desk.words.choice("certificate_kind", kind) for kind in entry.kinds)
        version = self.tr("version {n}").replace("{n}", number(entry.version))
        name = entry.names.best(desk.language)
        return Line(
            entry.id,
            name,
            f"{version} · {entry.paper} · {kinds}",
            "layout-template",
            desk.words.choice("design_state", entry.state),
            STATE_TONES[entry.state],
            faint=entry.state is DesignState.RETIRED,
        )

    def _show_current(self) -> None:
        entry = self.current
        self.card.show_design(entry)
        if entry is None:
            self.sheet.picture = QImage()
            self.sheet.update()
        else:
            self._draw()

    def _draw(self) -> None:
        """The page of the design in front with invented facts."""
        entry = self.current
        width = round(self.sheet.paper().width() * self.sheet.devicePixelRatioF())
        if entry is None or width < 1 or not self.isVisible():
            return
        id, languages = entry.id, self._languages

        def act(apart: Office, _: Task) -> QImage:
            return first_page(apart.design_previews.page_of(id, languages), width)

        self._drawing.ask(self._desk.apart(act))

    def _drawn(self, picture: object) -> None:
        if isinstance(picture, QImage):
            self.sheet.picture = picture
            self.sheet.update()

    def _not_drawn(self, error: Exception) -> None:
        """A draft that was put in use or deleted meanwhile stands in the list until that has been read again."""
        if not (isinstance(error, RuleBroken) and error.problem.code == "design.unknown"):
            self._refused(error)

    def _files(self) -> str:
        return self.tr("Designs") + f" (*{SUFFIX})"

    # Putting together

    def _connect(self) -> None:
        self.list.current_changed.connect(self._show_current)
        self.list.opened.connect(self.edit)
        self.list.installEventFilter(self)
        self.card.edit.clicked.connect(self.edit)
        self.card.copy.clicked.connect(self.copy)
        self.card.use.clicked.connect(self.use)
        self.card.retire.clicked.connect(self.retire)
        self.card.export.clicked.connect(self.export)
        self.card.delete.clicked.connect(self.delete)
        self._reading.answered.connect(self._listed)
        self._reading.refused.connect(self._refused)
        self._drawing.answered.connect(self._drawn)
        self._drawing.refused.connect(self._not_drawn)
        self.sheet.resized.connect(self._pause.start)
        self._desk.feed.changed.connect(self._on_changes)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Delete:
            self.delete()
            return True
        return False

    def _lay_out(self) -> None:
        px = self._desk.look.px
        self.list.setFixedWidth(px(LIST_WIDTH))
        side = column(margins=(px(12), px(10), px(4), px(10))).add((self.list, 1))
        right = column(margins=(px(12), px(12), px(18), px(14)), spacing=px(10)).add(self.card, (self.sheet, 1))
        across = row().add(side, (right, 1))
        column(self._listing).add(self.notice, (across, 1))
        self._stack.addWidget(self._listing)
        column(self).add(self._stack)


def _has_page(entry: ListedDesign) -> bool:
    """Transcripts and lists look like the records they are about: there is no page of theirs to choose or to edit."""
    return entry.editable or not PAPER_KINDS.keys().isdisjoint(entry.kinds)


def _order(entry: ListedDesign) -> tuple[int, bool]:
    """Own designs in use first, then drafts, what can be copied, what cannot, and what is retired."""
    return _STATES.index(entry.state), not entry.editable
