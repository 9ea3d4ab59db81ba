"""Every command in the program, as data. Pages bind handlers; menus, keys and the palette are built from this."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from exchange_admin.domain.rules.certificate_states import HANDED_OVER, REVOKED, SIGNED, is_reachable
from exchange_admin.ui.look import Look
from exchange_admin.ui.words import QT_TRANSLATE_NOOP, say


@dataclass(frozen=True, slots=True)
class Context:
    """All that enabling may depend on. Small, typed, and made by the window."""

    area: str = ""
    kind: str = ""  # of the list on screen; empty where there is none
    selected: int = 0  # rows ticked
    current: bool = False  # a record is on screen
    addable: bool = True  # records of this kind can be made here
    changeable: bool = True  # the record on screen is one that is written here
    papers: frozenset[str] = frozenset()  # states of the certificates chosen in their register
    busy: bool = False  # a writing job is running
    undo: str = ""  # what Ctrl+Z would take back, in words
    redo: str = ""


PAPERS_FOR = frozenset({"person", "mobility", "language_enrolment", "transcript", "learning_agreement", "recognition"})
"""Kinds of records that papers of the register can be about."""


EXAMPLE_KINDS = frozenset({"grading_scale", "grade_distribution", "conversion_rule", "credit_rule", "language_level"})
"""Lists in which somebody looks for examples that ship with the program."""


LABELS_FOR = frozenset({"person", "mobility", "language_enrolment"})


def always(_: Context) -> bool:
    return True


def idle(now: Context) -> bool:
    return not now.busy


def in_list(now: Context) -> bool:
    return bool(now.kind)


def can_add(now: Context) -> bool:
    return bool(now.kind) and now.addable and not now.busy


def has_record(now: Context) -> bool:
    return bool(now.kind) and (now.current or now.selected > 0)


def can_change(now: Context) -> bool:
    return has_record(now) and now.changeable and not now.busy


def is_people(now: Context) -> bool:
    return now.kind == "person" and can_change(now)


def can_have_papers(now: Context) -> bool:
    return now.kind in PAPERS_FOR and can_change(now)


def can_have_labels(now: Context) -> bool:
    return now.kind in LABELS_FOR and has_record(now) and not now.busy


def is_learning(now: Context) -> bool:
    return now.kind in {"recognition", "transcript"} and now.current and now.changeable and not now.busy


def has_transcript(now: Context) -> bool:
    return now.kind in {"person", "mobility", "transcript"} and now.current and now.changeable and not now.busy


def is_agreed(now: Context) -> bool:
    return now.kind in {"learning_agreement", "mobility"} and now.current and now.changeable and not now.busy


def takes_files(now: Context) -> bool:
    return now.kind in {"person", "agreement", "exam_result"} and now.current


def can_sign(now: Context) -> bool:
    return not now.busy and any(is_reachable(state, SIGNED) for state in now.papers)


def can_hand_over(now: Context) -> bool:
    return not now.busy and any(is_reachable(state, HANDED_OVER) for state in now.papers)


def can_revoke(now: Context) -> bool:
    """Whatever is not revoked can be, and printed too."""
    return not now.busy and bool(now.papers - {REVOKED})


def paper_reason(now: Context) -> str:
    """Why a verb of the register cannot be used on the chosen certificates: the one that is furthest on says so."""
    if now.kind != "certificate" or now.busy:
        return ""
    if not now.papers:
        return say("Actions", "Choose certificates first.")
    return standing_words(now.papers)


def standing_words(states: Collection[str]) -> str:
    """In one sentence, why papers in these states go no further."""
    if set(states) == {REVOKED}:
        return say("Actions", "Revoked for good: its status no longer changes.")
    if HANDED_OVER in states:
        return say("Actions", "Handed over already.")
    return say("Actions", "Signed already.")


def no_reason(_: Context) -> str:
    return ""


def is_rule(now: Context) -> bool:
    return now.kind in {"conversion_rule", "credit_rule"} and now.current and now.changeable and not now.busy


def has_lines(now: Context) -> bool:
    kinds = {"grading_scale", "grade_distribution", "conversion_rule", "credit_rule"}
    return now.kind in kinds and now.current and now.changeable and not now.busy


def has_examples(now: Context) -> bool:
    return now.kind in EXAMPLE_KINDS and now.addable and not now.busy


def tries_rule(now: Context) -> bool:
    return now.kind in {"conversion_rule", "credit_rule"} and now.current


def is_group(now: Context) -> bool:
    return now.kind == "language_group" and now.current


def can_undo(now: Context) -> bool:
    return bool(now.undo) and not now.busy


def can_redo(now: Context) -> bool:
    return bool(now.redo) and not now.busy


@dataclass(frozen=True, slots=True)
class Spec:
    """`menu` is a key of MENUS. `opens_group` puts a line above it there. `reason` says why it cannot be used now."""

    id: str
    text: str
    menu: str
    icon: str = ""
    shortcut: str = ""
    enabled: Callable[[Context], bool] = always
    opens_group: bool = False
    checkable: bool = False
    reason: Callable[[Context], str] = no_reason


MENUS = (
    ("file", QT_TRANSLATE_NOOP("Menus", "&File")),
    ("edit", QT_TRANSLATE_NOOP("Menus", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("Menus", "&View")),
    ("records", QT_TRANSLATE_NOOP("Menus", "&Records")),
    ("tools", QT_TRANSLATE_NOOP("Menus", "&Tools")),
    ("help", QT_TRANSLATE_NOOP("Menus", "&Help")),
)

SPECS = (
    Spec("file.new", QT_TRANSLATE_NOOP("Actions", "New office file…"), "file", "file-plus", "Ctrl+Shift+N", idle),
    Spec("file.open", QT_TRANSLATE_NOOP("Actions", "Open office file…"), "file", "folder-open", "Ctrl+O", idle),
    Spec("file.sample", QT_TRANSLATE_NOOP("Actions", "Open the sample office"), "file", "sparkles", "", idle),
    Spec("file.close", QT_TRANSLATE_NOOP("Actions", "Close office file"), "file", "", "", idle),
    Spec("file.import", QT_TRANSLATE_NOOP("Actions", "Import workbook…"), "file", "download", "Ctrl+I", idle, True),
    Spec("file.import_transcript", QT_TRANSLATE_NOOP("Actions", "Import a transcript (ELMO)…"), "file", "", "", idle),
    Spec("file.receive", QT_TRANSLATE_NOOP("Actions", "Receive a package…"), "file", "package-open", "", idle),
    Spec("file.send", QT_TRANSLATE_NOOP("Actions", "Send to the office…"), "file", "send", "", idle),
    Spec("file.export", QT_TRANSLATE_NOOP("Actions", "Export this list…"), "file", "upload", "Ctrl+Shift+E", in_list),
    Spec("file.backup", QT_TRANSLATE_NOOP("Actions", "Back up now"), "file", "database-backup", "", idle, True),
    Spec("file.restore", QT_TRANSLATE_NOOP("Actions", "Restore a backup…"), "file", "history", "", idle),
    Spec("file.quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "file", "", "Ctrl+Q", always, True),
    Spec("edit.undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "edit", "undo-2", "Ctrl+Z", can_undo),
    Spec("edit.redo", QT_TRANSLATE_NOOP("Actions", "Redo"), "edit", "redo-2", "Ctrl+Y", can_redo),
    Spec("edit.copy", QT_TRANSLATE_NOOP("Actions", "Copy rows"), "edit", "copy", "Ctrl+C", has_record, True),
    Spec(
        "edit.copy_headed",
        QT_TRANSLATE_NOOP("Actions", "Copy rows with headings"),
        "edit",
        "",
        "Ctrl+Shift+C",
        has_record,
    ),
    Spec("edit.select_all", QT_TRANSLATE_NOOP("Actions", "Select all rows"), "edit", "", "Ctrl+A", in_list),
    Spec("edit.select_none", QT_TRANSLATE_NOOP("Actions", "Clear selection"), "edit", "", "Ctrl+Shift+A", in_list),
    Spec("edit.find", QT_TRANSLATE_NOOP("Actions", "Find or do anything…"), "edit", "search", "Ctrl+K", always, True),
    Spec("edit.filter", QT_TRANSLATE_NOOP("Actions", "Filter this list…"), "edit", "list-filter", "Ctrl+F", in_list),
    Spec(
        "view.panel",
        QT_TRANSLATE_NOOP("Actions", "Show detail panel"),
        "view",
        "panel-right",
        "F8",
        in_list,
        False,
        True,
    ),
    Spec("view.columns", QT_TRANSLATE_NOOP("Actions", "Columns…"), "view", "columns-3", "", in_list),
    Spec("view.compact", QT_TRANSLATE_NOOP("Actions", "Compact rows"), "view", "rows-3", "", always, False, True),
    Spec("view.dark", QT_TRANSLATE_NOOP("Actions", "Dark theme"), "view", "moon", "", always, True, True),
    Spec("view.refresh", QT_TRANSLATE_NOOP("Actions", "Refresh"), "view", "refresh-cw", "F5", in_list),
    Spec("view.next_pane", QT_TRANSLATE_NOOP("Actions", "Next pane"), "view", "", "F6", always),
    Spec("records.new", QT_TRANSLATE_NOOP("Actions", "New record"), "records", "plus", "Ctrl+N", can_add),
    Spec("records.edit", QT_TRANSLATE_NOOP("Actions", "Edit record"), "records", "pencil", "Ctrl+Return", has_record),
    Spec(
        "records.next",
        QT_TRANSLATE_NOOP("Actions", "Next record"),
        "records",
        "chevron-down",
        "Alt+Down",
        in_list,
        True,
    ),
    Spec(
        "records.previous", QT_TRANSLATE_NOOP("Actions", "Previous record"), "records", "chevron-up", "Alt+Up", in_list
    ),
    Spec(
        "records.group",
        QT_TRANSLATE_NOOP("Actions", "Open language group"),
        "records",
        "list-checks",
        "Ctrl+G",
        is_group,
    ),
    Spec(
        "records.certificate",
        QT_TRANSLATE_NOOP("Actions", "Certificates…"),
        "records",
        "award",
        "Ctrl+P",
        can_have_papers,
        True,
    ),
    Spec(
        "records.labels",
        QT_TRANSLATE_NOOP("Actions", "Labels and badges…"),
        "records",
        "square-dashed",
        "",
        can_have_labels,
    ),
    Spec(
        "records.fill_names",
        QT_TRANSLATE_NOOP("Actions", "Fill in missing name forms"),
        "records",
        "languages",
        "",
        is_people,
    ),
    Spec(
        "records.change_field",
        QT_TRANSLATE_NOOP("Actions", "Change a field…"),
        "records",
        "square-pen",
        "Ctrl+E",
        can_change,
    ),
    Spec("records.lines", QT_TRANSLATE_NOOP("Actions", "Grades and lines…"), "records", "rows-3", "", has_lines),
    Spec("records.explain", QT_TRANSLATE_NOOP("Actions", "Try the rule…"), "records", "sparkles", "", tries_rule),
    Spec(
        "records.new_version", QT_TRANSLATE_NOOP("Actions", "New version of the rule"), "records", "copy", "", is_rule
    ),
    Spec("records.examples", QT_TRANSLATE_NOOP("Actions", "Add examples…"), "records", "plus", "", has_examples),
    Spec(
        "records.agreement",
        QT_TRANSLATE_NOOP("Actions", "Learning agreement…"),
        "records",
        "handshake",
        "Ctrl+L",
        is_agreed,
    ),
    Spec(
        "records.transcript",
        QT_TRANSLATE_NOOP("Actions", "Transcript…"),
        "records",
        "file-text",
        "Ctrl+Shift+T",
        has_transcript,
    ),
    Spec(
        "records.recognise",
        QT_TRANSLATE_NOOP("Actions", "Recognise courses…"),
        "records",
        "arrow-left-right",
        "Ctrl+T",
        is_learning,
    ),
    Spec("records.attach", QT_TRANSLATE_NOOP("Actions", "Add files…"), "records", "paperclip", "", takes_files),
    Spec(
        "records.merge", QT_TRANSLATE_NOOP("Actions", "Merge into another person…"), "records", "merge", "", is_people
    ),
    Spec(
        "records.sign",
        QT_TRANSLATE_NOOP("Actions", "Note as signed"),
        "records",
        "clipboard-check",
        "",
        can_sign,
        opens_group=True,
        reason=paper_reason,
    ),
    Spec(
        "records.hand_over",
        QT_TRANSLATE_NOOP("Actions", "Hand over…"),
        "records",
        "hand",
        "",
        can_hand_over,
        reason=paper_reason,
    ),
    Spec(
        "records.handover_list",
        QT_TRANSLATE_NOOP("Actions", "Handover list…"),
        "records",
        "list-checks",
        "",
        can_hand_over,
        reason=paper_reason,
    ),
    Spec(
        "records.revoke", QT_TRANSLATE_NOOP("Actions", "Revoke…"), "records", "ban", "", can_revoke, reason=paper_reason
    ),
    Spec(
        "records.print_again",
        QT_TRANSLATE_NOOP("Actions", "Print…"),
        "records",
        "printer",
        "",
        can_revoke,
        reason=paper_reason,
    ),
    Spec(
        "records.remove", QT_TRANSLATE_NOOP("Actions", "Delete"), "records", "trash-2", "Ctrl+Delete", can_change, True
    ),
    Spec("records.erase", QT_TRANSLATE_NOOP("Actions", "Erase for good…"), "records", "eraser", "", is_people),
    Spec("tools.report", QT_TRANSLATE_NOOP("Actions", "Reports…"), "tools", "chart-column", "Ctrl+R"),
    Spec("tools.check", QT_TRANSLATE_NOOP("Actions", "Check the office file"), "tools", "shield-check", "", idle),
    Spec("tools.settings", QT_TRANSLATE_NOOP("Actions", "Settings"), "tools", "settings", "Ctrl+,", always, True),
    Spec("help.keys", QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"), "help", "keyboard", "F1"),
    Spec("help.about", QT_TRANSLATE_NOOP("Actions", "About Exchange Admin"), "help", "info"),
)


@dataclass(frozen=True, slots=True)
class KeySpec:
    """A key that belongs to what has the keyboard and is no command of a menu. `place` is a key of KEY_PLACES."""

    place: str
    keys: str
    text: str


KEY_PLACES = (
    ("list", QT_TRANSLATE_NOOP("Keys", "In a list")),
    ("field", QT_TRANSLATE_NOOP("Keys", "In a field")),
    ("attendance", QT_TRANSLATE_NOOP("Keys", "In attendance")),
    ("file", QT_TRANSLATE_NOOP("Keys", "On a file")),
    ("sheet", QT_TRANSLATE_NOOP("Keys", "In grades and lines")),
    ("transcript", QT_TRANSLATE_NOOP("Keys", "In the lines of a transcript")),
    ("recognition", QT_TRANSLATE_NOOP("Keys", "In a recognition")),
    ("design", QT_TRANSLATE_NOOP("Keys", "In the editor of a design")),
)

KEYS = (
    KeySpec("list", "Space", QT_TRANSLATE_NOOP("Keys", "Select the row")),
    KeySpec("list", "Shift+Down", QT_TRANSLATE_NOOP("Keys", "Select the next rows")),
    KeySpec("list", "Return", QT_TRANSLATE_NOOP("Keys", "Open the record")),
    KeySpec("list", "F2", QT_TRANSLATE_NOOP("Keys", "Edit the cell")),
    KeySpec("list", "Ctrl+Home", QT_TRANSLATE_NOOP("Keys", "First row")),
    KeySpec("list", "Ctrl+End", QT_TRANSLATE_NOOP("Keys", "Last row")),
    KeySpec("list", "Esc", QT_TRANSLATE_NOOP("Keys", "Clear selection, close panel")),
    KeySpec("field", "Return", QT_TRANSLATE_NOOP("Keys", "Save what is typed")),
    KeySpec("field", "Ctrl+;", QT_TRANSLATE_NOOP("Keys", "Today's date")),
    KeySpec("attendance", "A", QT_TRANSLATE_NOOP("Keys", "Absent")),
    KeySpec("attendance", "E", QT_TRANSLATE_NOOP("Keys", "Excused")),
    KeySpec("attendance", "L", QT_TRANSLATE_NOOP("Keys", "Late, then minutes")),
    KeySpec("attendance", "P", QT_TRANSLATE_NOOP("Keys", "Present again")),
    KeySpec("attendance", "Return", QT_TRANSLATE_NOOP("Keys", "The lesson was held")),
    KeySpec("file", "Return", QT_TRANSLATE_NOOP("Keys", "Open")),
    KeySpec("file", "F2", QT_TRANSLATE_NOOP("Keys", "Rename")),
    KeySpec("file", "Del", QT_TRANSLATE_NOOP("Keys", "Delete")),
    KeySpec("sheet", "Space", QT_TRANSLATE_NOOP("Keys", "Yes or no")),
    KeySpec("sheet", "Alt+Up", QT_TRANSLATE_NOOP("Keys", "Move the row up")),
    KeySpec("sheet", "Alt+Down", QT_TRANSLATE_NOOP("Keys", "Move the row down")),
    KeySpec("sheet", "Ctrl+Del", QT_TRANSLATE_NOOP("Keys", "Delete the row")),
    KeySpec("sheet", "Ctrl+V", QT_TRANSLATE_NOOP("Keys", "Paste rows of Excel")),
    KeySpec("transcript", "Tab", QT_TRANSLATE_NOOP("Keys", "Next cell of the line")),
    KeySpec("transcript", "Return", QT_TRANSLATE_NOOP("Keys", "Next line")),
    KeySpec("transcript", "Ctrl+V", QT_TRANSLATE_NOOP("Keys", "Paste rows of Excel")),
    KeySpec("transcript", "Ctrl+Return", QT_TRANSLATE_NOOP("Keys", "On to the recognition")),
    KeySpec("recognition", "Return", QT_TRANSLATE_NOOP("Keys", "Edit the cell, then the row below")),
    KeySpec("recognition", "Del", QT_TRANSLATE_NOOP("Keys", "Take the mapping away")),
    KeySpec("recognition", "Ctrl+J", QT_TRANSLATE_NOOP("Keys", "Join the chosen rows")),
    KeySpec("recognition", "Ctrl+Shift+J", QT_TRANSLATE_NOOP("Keys", "Split a mapping")),
    KeySpec("recognition", "Ctrl+Return", QT_TRANSLATE_NOOP("Keys", "Propose, decide, close")),
    KeySpec("design", "Right", QT_TRANSLATE_NOOP("Keys", "Move the part by a millimetre")),
    KeySpec("design", "Shift+Right", QT_TRANSLATE_NOOP("Keys", "Move it by a tenth")),
    KeySpec("design", "Ctrl+Right", QT_TRANSLATE_NOOP("Keys", "Make it wider by a millimetre")),
    KeySpec("design", "Ctrl++", QT_TRANSLATE_NOOP("Keys", "Enlarge the page")),
    KeySpec("design", "Ctrl+0", QT_TRANSLATE_NOOP("Keys", "The whole page")),
    KeySpec("design", "Ctrl+D", QT_TRANSLATE_NOOP("Keys", "Copy of the part")),
    KeySpec("design", "Del", QT_TRANSLATE_NOOP("Keys", "Remove the part")),
    KeySpec("design", "Alt+Down", QT_TRANSLATE_NOOP("Keys", "Further in front")),
)


class Actions(QObject):
    """One QAction per Spec. An action without a handler stays out of menus and palette: nothing is promised in vain."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._specs = {spec.id: spec for spec in SPECS}
        self._actions = {spec.id: self._make(spec) for spec in SPECS}
        self._handlers: dict[str, Callable[[], None]] = {}
        self._context = Context()
        look.changed.connect(self._draw)
        self._draw()
        self.retranslate()
        self.refresh(self._context)

    def __getitem__(self, id: str) -> QAction:
        return self._actions[id]

    def bind(self, id: str, handler: Callable[[], None]) -> None:
        """The last handler bound wins, so a page may take over a command while it is on screen."""
        action = self._actions[id]
        self._handlers[id] = handler
        if not action.property("bound"):
            action.triggered.connect(self._run)
        action.setProperty("bound", True)
        action.setVisible(True)
        self.refresh(self._context)

    def menu(self, name: str) -> Iterator[QAction]:
        """The bound actions of a menu, separators among them."""
        for spec in SPECS:
            if spec.menu == name and self._actions[spec.id].property("bound"):
                if spec.opens_group:
                    separator = QAction(self)
                    separator.setSeparator(True)
                    yield separator
                yield self._actions[spec.id]

    def keyed(self, menu: str) -> list[QAction]:
        """The bound actions of a menu that have a key, usable now or not."""
        bound = (self._actions[spec.id] for spec in SPECS if spec.menu == menu)
        return [action for action in bound if action.property("bound") and not action.shortcut().isEmpty()]

    def plain_text(self, id: str) -> str:
        """What a command is called, without what undo would take back."""
        return say("Actions", self._specs[id].text)

    def usable(self) -> list[QAction]:
        """What the palette offers now."""
        return [action for action in self._actions.values() if action.isVisible() and action.isEnabled()]

    def refresh(self, now: Context) -> None:
        self._context = now
        for spec in SPECS:
            action = self._actions[spec.id]
            usable = bool(action.property("bound")) and spec.enabled(now)
            action.setEnabled(usable)
            action.setToolTip("" if usable else spec.reason(now))
        self._name_undo(now)

    def retranslate(self) -> None:
        for spec in SPECS:
            self._actions[spec.id].setText(say("Actions", spec.text))
        self._name_undo(self._context)

    def _run(self) -> None:
        # handlers are kept here and not in the connection: what a connection holds dies in the middle of Qt's own end
        self._handlers[self.sender().objectName()]()

    def _name_undo(self, now: Context) -> None:
        for id, words in (("edit.undo", now.undo), ("edit.redo", now.redo)):
            plain = say("Actions", self._specs[id].text)
            self._actions[id].setText(f"{plain}: {words}" if words else plain)

    def _draw(self) -> None:
        for spec in SPECS:
            if spec.icon:
                self._actions[spec.id].setIcon(self._look.icon(spec.icon, self._look.theme.ink3))

    def _make(self, spec: Spec) -> QAction:
        action = QAction(self)
        action.setObjectName(spec.id)
        action.setShortcut(QKeySequence(spec.shortcut))
        action.setCheckable(spec.checkable)
        action.setVisible(False)
        action.setIconVisibleInMenu(True)
        action.setProperty("drawing", spec.icon)
        return action
