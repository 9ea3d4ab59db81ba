"""Matches: what meets the own offers and needs, or what others have among themselves, worked out in a job, with the
arithmetic of the one in front."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QStackedWidget, QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.rules.interests import SHORTLISTED, STANDING
from exchange_admin.services.listings.ours import AMONG, OURS, Key, OwnGroup, OwnMatch, counted
from exchange_admin.services.office import Office
from exchange_admin.ui.ask import Question
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.latest_job import LatestJob
from exchange_admin.ui.listings.interest_acts import InterestActs
from exchange_admin.ui.listings.match_filters import MatchFilters
from exchange_admin.ui.listings.match_panel import MatchPanel
from exchange_admin.ui.listings.match_rows import MatchDelegate, MatchRows
from exchange_admin.ui.pages.panel_place import PanelPlace
from exchange_admin.ui.presentation import presentation
from exchange_admin.ui.theme import Tone
from exchange_admin.ui.widgets.buttons import Button
from exchange_admin.ui.widgets.empty_state import EmptyState
from exchange_admin.ui.widgets.header import PageHeader
from exchange_admin.ui.widgets.labels import STRETCH, Label, Line, column, row
from exchange_admin.ui.widgets.own_key import own_key, with_both_enters
from exchange_admin.ui.widgets.segments import Segments
from exchange_admin.ui.widgets.view_tabs import Tab, ViewTabs
from exchange_admin.ui.words import Retranslated, count, say

MATCHES = "matches"
AT_HOME = frozenset({"", SHORTLISTED})
"""What was said about a match that can still be sent or put aside."""
READ_FROM = frozenset({"listing", "interest", "institution", "glossary_term", "speciality_link", "speciality"})
"""Kinds of which a change may change what meets."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What meets the own ones, or what others have among themselves."""

    scope: str
    groups: Sequence[OwnGroup]


def _read(scope: str, language: str, office: Office, task: Task) -> _Read:
    """Where nobody chose, those of others in an office that has no own ones and is there to bring others together."""

    def step() -> None:
        task.step(0)

    own = office.own_matches.groups(language, step=step) if scope != AMONG else []
    if scope == OURS or own or not (scope or office.own_matches.looks_at_others):
        return _Read(OURS, own)
    among = office.own_matches.among_others(language, step=step)
    return _Read(AMONG if scope or among else OURS, among)


class MatchesView(Retranslated, QWidget):
    """I sends an interest, S keeps a match in mind, Delete puts it aside, F8 goes to the next, Enter opens."""

    view_wanted = Signal(str)
    add_wanted = Signal()
    record_wanted = Signal(str, str)
    letter_wanted = Signal()  # about the match in front
    list_wanted = Signal()
    context_changed = Signal()
    status_changed = Signal()
    counted = Signal(int)

    def __init__(self, desk: Desk, acts: InterestActs) -> None:
        super().__init__()
        self._desk, self._acts, look = desk, acts, desk.look
        self.groups: Sequence[OwnGroup] = ()
        self.scope, self._chosen = OURS, ""
        self._told: Mapping[str, int] = {}
        self._absent: Collection[str] = ()
        self._is_read, self._is_current = False, False
        self._language = ""
        self.header = PageHeader(look)
        self.add_button, self.why_button, self.list_button = (
            Button(look, "plus", "primary"),
            Button(look, "circle-question-mark", "ghost"),
            Button(look, "upload", "ghost"),
        )
        self.tabs = ViewTabs(look)
        self.scopes = Segments(look, (OURS, AMONG))
        if desk.office.is_partner:  # shown with the page and not before: it would be a window of its own
            self.scopes.hide()
        self.filters = MatchFilters(desk, self)
        self.rows = MatchRows(self)
        self.list = _MatchList(desk, self.rows)
        self.empty = EmptyState(look, "tag")
        self._note = Label(look, 12, tone="ink3", wraps=True)
        self.panel = MatchPanel(desk, self)
        self._stack = QStackedWidget()
        self._reading = LatestJob(desk.jobs, 0, self, aside=True)
        self._line = self._lay_out()
        self.place = PanelPlace(look, desk.preferences, self, self._line, self.panel, self.header)
        self._connect()
        self.retranslate()

    # What the page asks of it

    def enter(self) -> None:
        self.refresh()
        self._note_seen()
        self.take_keyboard()

    def refresh(self) -> None:
        """Works it out anew where something changed since."""
        if not self._is_current or self._language != self._desk.language:
            self._is_current, self._language = True, self._desk.language
            language, scope = self._language, self._chosen
            self._reading.ask(self._desk.apart(lambda apart, task: _read(scope, language, apart, task)))

    def show_scope(self, scope: str) -> None:
        """The own ones, or those of others among themselves; a college has no others."""
        if scope == AMONG and self._desk.office.is_partner:
            return
        self._chosen = scope
        self.scopes.set_current(scope)
        if scope != self.scope:
            self.refresh_all()

    def refresh_all(self) -> None:
        self._is_current = False
        self.refresh()

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self.panel) if self.panel.isVisible() else (self.list,)

    def tell_counts(self, counts: Mapping[str, int], absent: Collection[str]) -> None:
        """Those of the other tabs, and which of them the page does not have in this file."""
        self._told, self._absent = counts, absent
        self._show_tabs()

    def status_words(self) -> str:
        if not self._is_read:
            return self.tr("Matches are being looked for…")
        good, to_ask = counted(self.filters.of(self.groups))
        words = count("Offers", "%n match", good)
        if not to_ask:
            return words
        said = self.tr("{found}, {to_ask}").replace("{found}", words)
        return said.replace("{to_ask}", count("Offers", "%n to ask", to_ask))

    def key_hints(self) -> list[tuple[str, str]]:
        if not self.rows.matches:
            return []
        if self.scope == AMONG:
            return [("F8", self.tr("next")), ("Enter", self.tr("open"))]
        return [
            ("F8", self.tr("next")),
            ("I", self.tr("interest")),
            ("S", self.tr("shortlist")),
            ("Del", self.tr("not for us")),
            ("Enter", self.tr("open")),
        ]

    def take_keyboard(self) -> None:
        if self.rows.matches:
            self.list.setFocus()
        elif self.filters.are_there:
            self.filters.bar.find_field.setFocus()
        elif self.empty.button.isVisibleTo(self):
            self.empty.button.setFocus()
        else:
            self.tabs.setFocus()

    def current(self) -> OwnMatch | None:
        return self.rows.match_at(self.list.currentIndex().row())

    @property
    def is_read(self) -> bool:
        return self._is_read

    # Verbs

    def send(self, words: str = "") -> None:
        """Where the other side has asked already, its interest is shown: there it is answered."""
        match = self._own_match()
        if match is not None and match.they_say in STANDING:
            self._open_theirs()
        elif match is not None and match.status in AT_HOME:
            self._acts.send(match.theirs.id, match.mine, words)

    def shortlist(self) -> None:
        if (match := self._own_match()) is not None and not match.status:
            self._acts.shortlist(match.theirs.id, match.mine)

    def dismiss(self) -> None:
        """Asks first where that offer or need meets more of the own ones: it goes from all of them."""
        match = self._own_match()
        if match is None or match.status not in AT_HOME:
            return
        n = sum(one.theirs.id == match.theirs.id for one in self.rows.matches)
        words = self._desk.words
        asked = words.say("listings.window.dismiss_asked", {"listing": match.theirs.title, "n": n})
        title, verb = words.say("listings.window.dismiss_title"), self.panel.dismiss.text()
        if n < 2 or self._desk.ask.confirm(Question(title, asked, verb)):
            self._acts.dismiss(match.theirs.id, match.mine)

    def why_not(self) -> None:
        match = self._own_match()
        self._acts.why_not(match.mine if match else "")

    def step(self, by: int) -> None:
        """To the next match; after the last one comes the first."""
        matches = self.rows.matches
        if matches:
            now = self.current()
            at = matches.index(now) + by if now is not None else 0
            self._go_to(matches[at % len(matches)].key)

    def open_current(self) -> None:
        """The arithmetic first; where it is on screen, the offer or need itself."""
        match = self.current()
        if match is None:
            return
        if self.panel.isVisible():
            self.record_wanted.emit("listing", match.theirs.id)
        else:
            self.place.open()

    # Inside

    def _own_match(self) -> OwnMatch | None:
        """The match in front where the own institution is one of its sides: about it there is something to say."""
        return self.current() if self.scope == OURS else None

    def _came(self, read: object) -> None:
        assert isinstance(read, _Read)
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.groups, self.scope, self._is_read = read.groups, read.scope, True
        self.scopes.set_current(self.scope)
        self._show_wanted()
        if had_keyboard:
            self.take_keyboard()
        self.counted.emit(self._there)

    @property
    def _there(self) -> int:
        """How many there are, shown or not."""
        return sum(counted(self.groups))

    def _show_wanted(self) -> None:
        here, row_now = self.current(), self.list.currentIndex().row()
        self.rows.show_groups(self.filters.of(self.groups))
        self._stack.setCurrentWidget(self.list if self.rows.matches else self.empty)
        self._note.setVisible(bool(self.rows.matches))
        self._say_empty()
        self._show_tabs()
        if not (here and self._go_to(here.key)):
            self._go_near(row_now)
        self._note_seen()
        self.status_changed.emit()
        self.context_changed.emit()

    def _note_seen(self) -> None:
        """What is on screen is not new on Today any more."""
        if self._is_read and self.isVisible():
            there = (one.key for group in self.groups for one in group.matches)
            self._desk.office.own_matches.look_at((one.key for one in self.rows.matches), there, self.scope)

    def _failed(self, error: Exception) -> None:
        self._is_current = False
        self._desk.say_reason(error)

    def _go_to(self, key: Key) -> bool:
        at = self.rows.place_of(key)
        if at is None:
            return False
        self.list.setCurrentIndex(self.rows.index(at))
        self._show_current()
        return True

    def _go_near(self, row_: int) -> None:
        """To the match that stands where the one in front stood, else to the last before it."""
        places = [at for at in range(len(self.rows.rows)) if self.rows.match_at(at) is not None]
        if not places:
            self._show_current()
            return
        after = next((at for at in places if at >= row_), places[-1])
        self.list.setCurrentIndex(self.rows.index(after))
        self._show_current()

    def _show_current(self, *_: object) -> None:
        match = self.current()
        if match is None:
            self.place.close()
            return
        matches, number = self.rows.matches, self._desk.look.formats.number
        words = self.tr("{n} of {total}").replace("{n}", number(matches.index(match) + 1))
        self.panel.show_match(match, words.replace("{total}", number(len(matches))))
        if self.place.follows:
            self.place.open()

    def _toggle_panel(self) -> None:
        if self.panel.isVisible():
            self.place.close(by_person=True)
            self.list.setFocus()
        elif self.current() is not None:
            self.place.open()

    def _say_empty(self) -> None:
        if not self._is_read:
            self.empty.say(self.tr("Matches are being looked for…"))
        elif self._there:
            self.empty.say(self.tr("No match fits the filters."), self.tr("Clear filters"))
        elif self.scope == AMONG:
            self.empty.say(self.tr("No matches among members yet. What they publish comes with their packages."))
        else:
            self.empty.say(
                self.tr("No match yet. Publish what your institution needs or offers, or take in a package of others."),
                self.tr("Add") if self._desk.limits.may_add("listing") else "",
            )

    def _show_tabs(self) -> None:
        good = self._there if self._is_read else None
        tabs = [
            Tab(one.id, say("Views", one.title), good if one.id == MATCHES else self._told.get(one.id), Tone(one.tone))
            for one in presentation("listing").views
            if one.id not in self._absent
        ]
        self.tabs.show_tabs(tabs, MATCHES)

    def _tab_chosen(self, id: str) -> None:
        if id != MATCHES:
            self.tabs.set_current(MATCHES)
            self.view_wanted.emit(id)

    def _on_changes(self, changes: Changes, origin: object) -> None:
        if READ_FROM & changes.ids.keys():
            self._is_current = False
            if self.isVisible():
                self.refresh()

    def _fill_empty(self) -> None:
        """What the button of the empty page offers."""
        if self._there:
            self.filters.clear()
        else:
            self.add_wanted.emit()

    def _want_institution(self, id: str) -> None:
        self.record_wanted.emit("institution", id)

    def _offer_verbs(self, place: QPoint) -> None:
        match = self.current()
        if match is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self.scope == OURS and match.status in AT_HOME:
            send = self.panel.theirs if match.they_say in STANDING else self.panel.send
            menu.addAction(send.text()).triggered.connect(self._send_plain)
            if not match.status:
                menu.addAction(self.panel.keep.text()).triggered.connect(self.shortlist)
            menu.addAction(self.panel.dismiss.text()).triggered.connect(self.dismiss)
        menu.addAction(self.panel.letter.text()).triggered.connect(self.letter_wanted)
        menu.addAction(self.tr("Open")).triggered.connect(self.open_current)
        menu.popup(place)

    def _open_theirs(self) -> None:
        match = self.current()
        found = self._desk.office.interests.of(match.mine, match.theirs.institution_id) if match else None
        if found is not None:
            self.record_wanted.emit("interest", found.id)

    def _send_plain(self) -> None:
        self.send()

    def _next(self) -> None:
        self.step(1)

    def _previous(self) -> None:
        self.step(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisible():
            self.place.close()
            self.list.setFocus()
            return
        super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.header.title.setText(say("Areas", "Offers and needs"))
        self.add_button.say(self.tr("Add"), "Ctrl+N")
        self.why_button.say(self.tr("Why not?"))
        self.scopes.say(OURS, say("Views", "Ours"))
        self.scopes.say(AMONG, self.tr("Among members"))
        self.list_button.say(self.tr("All matches (Excel)"))
        self._note.say(
            self.tr("The same offers and needs give the same list on every computer. No order of entry, no popularity.")
        )
        self._say_empty()
        self._show_tabs()
        self.filters.show()
        if self._is_read and self.isVisible():
            self.refresh()

    def _connect(self) -> None:
        self.header.search_wanted.connect(self._desk.actions["edit.find"].trigger)
        self.filters.bar.find_field.rows_wanted.connect(self.take_keyboard)
        own_key(self, "Ctrl+Shift+F").activated.connect(self.filters.bar.add.click)
        own_key(self, "Ctrl+F").activated.connect(self.filters.bar.find_field.setFocus)
        self.add_button.clicked.connect(self.add_wanted)
        self.empty.button.clicked.connect(self._fill_empty)
        self.filters.narrowed.connect(self._show_wanted)
        self.why_button.clicked.connect(self.why_not)
        self.list_button.clicked.connect(self.list_wanted)
        self.scopes.chosen.connect(self.show_scope)
        self.tabs.chosen.connect(self._tab_chosen)
        self.list.selectionModel().currentChanged.connect(self._show_current)
        self.list.activated.connect(self.open_current)
        self.list.menu_wanted.connect(self._offer_verbs)
        self.panel.step_wanted.connect(self.step)
        self.panel.hide_wanted.connect(self._toggle_panel)
        self.panel.send_wanted.connect(self.send)
        self.panel.keep_wanted.connect(self.shortlist)
        self.panel.dismiss_wanted.connect(self.dismiss)
        self.panel.letter_wanted.connect(self.letter_wanted)
        self.panel.institution_wanted.connect(self._want_institution)
        self.panel.theirs_wanted.connect(self._open_theirs)
        self._reading.answered.connect(self._came)
        self._reading.refused.connect(self._failed)
        self._desk.feed.changed.connect(self._on_changes)
        self.add_button.setVisible(self._desk.limits.may_add("listing"))
        own_key(self, "I").activated.connect(self._send_plain)
        own_key(self, "S").activated.connect(self.shortlist)
        own_key(self, "Del").activated.connect(self.dismiss)
        own_key(self, "F8").activated.connect(self._next)
        own_key(self, "Alt+Down").activated.connect(self._next)
        own_key(self, "Alt+Up").activated.connect(self._previous)
        own_key(self, "F5").activated.connect(self.refresh_all)
        own_key(self, "Ctrl+N").activated.connect(self.add_wanted)
        enter = own_key(self.list, "Enter")
        enter.setKeys(with_both_enters("Enter"))
        enter.activated.connect(self.open_current)

    def _lay_out(self) -> Line:
        px = self._desk.look.px
        self.header.add(self.add_button)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self._stack.setCurrentWidget(self.empty)
        left = QWidget()
        bar = row(margins=(px(22), px(2), px(18), px(4))).add(self.scopes, STRETCH, self.list_button, self.why_button)
        note = row(margins=(px(22), px(8), px(22), px(10))).add((self._note, 1))
        column(left).add(self.header, self.tabs, self.filters.bar, bar, (self._stack, 1), note)
        return row(self).add((left, 1))


class _MatchList(QListView):
    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk, model: MatchRows) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(MatchDelegate(desk, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def _menu(self, at: QPoint) -> None:
        index: QModelIndex = self.indexAt(at)
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_wanted.emit(self.viewport().mapToGlobal(at))
