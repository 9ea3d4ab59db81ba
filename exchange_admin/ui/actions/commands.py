"""Every command in the program, as data: menus, keys and the palette are built from this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from exchange_admin.ui.actions.conditions import (
    Context,
    add_reason,
    always,
    can_add,
    can_change,
    can_hand_over,
    can_redo,
    can_revoke,
    can_sign,
    can_undo,
    has_form,
    has_record,
    idle,
    in_list,
    is_shown,
    match_reason,
    no_reason,
    offers_reason,
    on_record,
    on_records,
    paper_reason,
    takes_files,
    takes_lines,
)
from exchange_admin.ui.presentation import COMMANDS_OF_KINDS, presentation
from exchange_admin.ui.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Spec:
    """`id` begins with a key of MENUS. `opens_group` puts a line above it there. `reason` says why it cannot be used
    now; one that is `only_there` stands in its menu where it can be used, for it belongs to one area."""

    id: str
    text: str
    icon: str = ""
    shortcut: str = ""
    enabled: Callable[[Context], bool] = always
    opens_group: bool = False
    checkable: bool = False
    reason: Callable[[Context], str] = no_reason
    only_there: bool = False

    @property
    def menu(self) -> str:
        return self.id.partition(".")[0]

    def is_for(self, kind: str) -> bool:
        """Of what only some kinds have, whether the presentation of `kind` names it."""
        return self.id not in COMMANDS_OF_KINDS or self.id in presentation(kind).commands

    def belongs(self, now: Context) -> bool:
        """Whether it stands in its menu, usable or not."""
        return self.is_for(now.kind) and (not self.only_there or self.enabled(now))

    def is_usable(self, now: Context) -> bool:
        return self.is_for(now.kind) and self.enabled(now)


def has_matrix(now: Context) -> bool:
    """Where people and what they need are on screen."""
    return now.area == "tasks" or (has_record(now) and presentation(now.kind).has_matrix)


def has_offers(now: Context) -> bool:
    return now.offers and not now.busy


def has_committee(now: Context) -> bool:
    return now.committee and not now.busy


def has_projects(now: Context) -> bool:
    return now.projects and not now.busy


def has_minutes(now: Context) -> bool:
    return now.minutes and not now.busy


def has_match(now: Context) -> bool:
    return now.match and not now.busy


MENUS = (
    ("file", QT_TRANSLATE_NOOP("Menus", "&File")),
    ("edit", QT_TRANSLATE_NOOP("Menus", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("Menus", "&View")),
    ("records", QT_TRANSLATE_NOOP("Menus", "&Records")),
    ("tools", QT_TRANSLATE_NOOP("Menus", "&Tools")),
    ("help", QT_TRANSLATE_NOOP("Menus", "&Help")),
)

SPECS = (
    Spec("file.new", QT_TRANSLATE_NOOP("Actions", "New office file…"), "file-plus", "Ctrl+Shift+N", idle),
    Spec("file.open", QT_TRANSLATE_NOOP("Actions", "Open office file…"), "folder-open", "Ctrl+O", idle),
    Spec("file.sample", QT_TRANSLATE_NOOP("Actions", "Open the sample office"), "sparkles", "", idle),
    Spec("file.close", QT_TRANSLATE_NOOP("Actions", "Close office file"), "", "", idle),
    Spec("file.import", QT_TRANSLATE_NOOP("Actions", "Import workbook…"), "download", "Ctrl+I", idle, True),
    Spec("file.import_transcript", QT_TRANSLATE_NOOP("Actions", "Import a transcript (ELMO)…"), "", "", idle),
    Spec("file.receive", QT_TRANSLATE_NOOP("Actions", "Receive a package…"), "package-open", "", idle),
    Spec("file.send", QT_TRANSLATE_NOOP("Actions", "Send to the office…"), "send", "", idle),
    Spec("file.export", QT_TRANSLATE_NOOP("Actions", "Export this list…"), "upload", "Ctrl+Shift+E", in_list),
    Spec("file.calendar", QT_TRANSLATE_NOOP("Actions", "Calendar file…"), "calendar-clock", "Ctrl+Shift+L", idle),
    Spec("file.contacts", QT_TRANSLATE_NOOP("Actions", "Contacts file…"), "book-open", "Ctrl+Shift+B", idle),
    Spec("file.blank_form", QT_TRANSLATE_NOOP("Actions", "Form for a partner…"), "file-plus", "", has_form),
    Spec("file.task_form", QT_TRANSLATE_NOOP("Actions", "Form of tasks for a partner…"), "list-checks", "", idle),
    Spec("file.task_answers", QT_TRANSLATE_NOOP("Actions", "Take in a form of tasks…"), "clipboard-check", "", idle),
    Spec(
        "file.catalogue",
        QT_TRANSLATE_NOOP("Actions", "Catalogue of offers and needs…"),
        "book-open",
        "",
        has_offers,
        reason=offers_reason,
    ),
    Spec(
        "file.catalogue_export",
        QT_TRANSLATE_NOOP("Actions", "Catalogue for another office…"),
        "send",
        "",
        has_offers,
        reason=offers_reason,
    ),
    Spec(
        "file.catalogue_import",
        QT_TRANSLATE_NOOP("Actions", "Take in a catalogue…"),
        "package-open",
        "",
        has_offers,
        reason=offers_reason,
    ),
    Spec(
        "file.catalogue_keys",
        QT_TRANSLATE_NOOP("Actions", "Keys of other offices…"),
        "",
        "",
        has_offers,
        reason=offers_reason,
    ),
    Spec(
        "file.match_letter",
        QT_TRANSLATE_NOOP("Actions", "Letter about a match…"),
        "file-text",
        "",
        has_match,
        reason=match_reason,
    ),
    Spec(
        "file.match_list",
        QT_TRANSLATE_NOOP("Actions", "All matches as a workbook…"),
        "upload",
        "",
        has_offers,
        reason=offers_reason,
    ),
    Spec("file.minutes", QT_TRANSLATE_NOOP("Actions", "Minutes as PDF…"), "printer", "", has_minutes, only_there=True),
    Spec(
        "file.session_pack",
        QT_TRANSLATE_NOOP("Actions", "Papers for the session as PDF…"),
        "printer",
        "",
        has_minutes,
        only_there=True,
    ),
    Spec(
        "file.project_card",
        QT_TRANSLATE_NOOP("Actions", "Project card as PDF…"),
        "printer",
        "",
        has_projects,
        only_there=True,
    ),
    Spec(
        "file.control",
        QT_TRANSLATE_NOOP("Actions", "Control of decisions…"),
        "printer",
        "",
        has_committee,
        only_there=True,
    ),
    Spec("file.backup", QT_TRANSLATE_NOOP("Actions", "Back up now"), "database-backup", "", idle, True),
    Spec("file.restore", QT_TRANSLATE_NOOP("Actions", "Restore a backup…"), "history", "", idle),
    Spec("file.quit", QT_TRANSLATE_NOOP("Actions", "Quit"), "", "Ctrl+Q", always, True),
    Spec("edit.undo", QT_TRANSLATE_NOOP("Actions", "Undo"), "undo-2", "Ctrl+Z", can_undo),
    Spec("edit.redo", QT_TRANSLATE_NOOP("Actions", "Redo"), "redo-2", "Ctrl+Y", can_redo),
    Spec("edit.copy", QT_TRANSLATE_NOOP("Actions", "Copy rows"), "copy", "Ctrl+C", has_record, True),
    Spec("edit.copy_headed", QT_TRANSLATE_NOOP("Actions", "Copy rows with headings"), "", "Ctrl+Shift+C", has_record),
    Spec("edit.select_all", QT_TRANSLATE_NOOP("Actions", "Select all rows"), "", "Ctrl+A", in_list),
    Spec("edit.select_none", QT_TRANSLATE_NOOP("Actions", "Clear selection"), "", "Ctrl+Shift+A", in_list),
    Spec("edit.find", QT_TRANSLATE_NOOP("Actions", "Find or do anything…"), "search", "Ctrl+K", always, True),
    Spec("edit.filter", QT_TRANSLATE_NOOP("Actions", "Filter this list…"), "list-filter", "Ctrl+F", in_list),
    Spec("edit.add_filter", QT_TRANSLATE_NOOP("Actions", "Add a filter…"), "", "Ctrl+Shift+F", in_list),
    Spec("view.today", QT_TRANSLATE_NOOP("Actions", "Today"), "house", "Alt+Home"),
    Spec("view.tasks", QT_TRANSLATE_NOOP("Actions", "Tasks"), "list-checks", "F7"),
    Spec("view.projects", QT_TRANSLATE_NOOP("Actions", "Projects"), "briefcase"),
    Spec("view.committee", QT_TRANSLATE_NOOP("Actions", "Committee"), "gavel"),
    Spec("view.matrix", QT_TRANSLATE_NOOP("Actions", "Matrix of requirements"), "columns-3", "F9", has_matrix),
    Spec("view.panel", QT_TRANSLATE_NOOP("Actions", "Show detail panel"), "panel-right", "F8", in_list, False, True),
    Spec("view.columns", QT_TRANSLATE_NOOP("Actions", "Columns…"), "columns-3", "", in_list),
    Spec("view.compact", QT_TRANSLATE_NOOP("Actions", "Compact rows"), "rows-3", "", always, False, True),
    Spec("view.dark", QT_TRANSLATE_NOOP("Actions", "Dark theme"), "moon", "", always, True, True),
    Spec("view.refresh", QT_TRANSLATE_NOOP("Actions", "Refresh"), "refresh-cw", "F5", in_list),
    Spec("view.next_pane", QT_TRANSLATE_NOOP("Actions", "Next pane"), "", "F6", always),
    Spec("records.new", QT_TRANSLATE_NOOP("Actions", "New record"), "plus", "Ctrl+N", can_add, reason=add_reason),
    Spec("records.edit", QT_TRANSLATE_NOOP("Actions", "Edit record"), "pencil", "Ctrl+Enter", has_record),
    Spec("records.next", QT_TRANSLATE_NOOP("Actions", "Next record"), "chevron-down", "Alt+Down", in_list, True),
    Spec("records.previous", QT_TRANSLATE_NOOP("Actions", "Previous record"), "chevron-up", "Alt+Up", in_list),
    Spec("records.group", QT_TRANSLATE_NOOP("Actions", "Open language group"), "list-checks", "Ctrl+G", is_shown),
    Spec("records.certificate", QT_TRANSLATE_NOOP("Actions", "Certificates…"), "award", "Ctrl+P", can_change, True),
    Spec("records.labels", QT_TRANSLATE_NOOP("Actions", "Labels and badges…"), "square-dashed", "", on_records),
    Spec("records.add_line", QT_TRANSLATE_NOOP("Actions", "Add to this record…"), "plus", "Ctrl+Shift+D", takes_lines),
    Spec(
        "records.add_stay",
        QT_TRANSLATE_NOOP("Actions", "Add a mobility of this person"),
        "plane-takeoff",
        "Ctrl+Shift+S",
        on_record,
    ),
    Spec(
        "records.add_exam",
        QT_TRANSLATE_NOOP("Actions", "Add an exam result of this person"),
        "graduation-cap",
        "Ctrl+Shift+M",
        on_record,
    ),
    Spec("records.message", QT_TRANSLATE_NOOP("Actions", "Write messages…"), "send", "Ctrl+M", on_records),
    Spec("records.accept", QT_TRANSLATE_NOOP("Actions", "Accept as host"), "circle-check", "Ctrl+Shift+Y", can_change),
    Spec("records.arrived", QT_TRANSLATE_NOOP("Actions", "Arrived…"), "check", "", can_change),
    Spec("records.fill_names", QT_TRANSLATE_NOOP("Actions", "Fill in missing name forms"), "languages", "", can_change),
    Spec("records.change_field", QT_TRANSLATE_NOOP("Actions", "Change a field…"), "square-pen", "Ctrl+E", can_change),
    Spec("records.lines", QT_TRANSLATE_NOOP("Actions", "Grades and lines…"), "rows-3", "", on_record),
    Spec("records.explain", QT_TRANSLATE_NOOP("Actions", "Try the rule…"), "sparkles", "", is_shown),
    Spec("records.new_version", QT_TRANSLATE_NOOP("Actions", "New version of the rule"), "copy", "", on_record),
    Spec("records.rule_checked", QT_TRANSLATE_NOOP("Actions", "I checked this"), "shield-check", "", can_change),
    Spec("records.examples", QT_TRANSLATE_NOOP("Actions", "Add examples…"), "plus", "", can_add),
    Spec("records.agreement", QT_TRANSLATE_NOOP("Actions", "Learning agreement…"), "handshake", "Ctrl+L", on_record),
    Spec("records.transcript", QT_TRANSLATE_NOOP("Actions", "Transcript…"), "file-text", "Ctrl+Shift+T", on_record),
    Spec(
        "records.recognise", QT_TRANSLATE_NOOP("Actions", "Recognise courses…"), "arrow-left-right", "Ctrl+T", on_record
    ),
    Spec("records.renew", QT_TRANSLATE_NOOP("Actions", "Renew agreement…"), "file-plus", "Ctrl+Shift+R", on_record),
    Spec("records.attach", QT_TRANSLATE_NOOP("Actions", "Add files…"), "paperclip", "", takes_files),
    Spec("records.merge", QT_TRANSLATE_NOOP("Actions", "Merge into another person…"), "merge", "", can_change),
    Spec(
        "records.sign",
        QT_TRANSLATE_NOOP("Actions", "Note as signed"),
        "clipboard-check",
        "",
        can_sign,
        opens_group=True,
        reason=paper_reason,
    ),
    Spec(
        "records.hand_over", QT_TRANSLATE_NOOP("Actions", "Hand over…"), "hand", "", can_hand_over, reason=paper_reason
    ),
    Spec(
        "records.handover_list",
        QT_TRANSLATE_NOOP("Actions", "Handover list…"),
        "list-checks",
        "",
        can_hand_over,
        reason=paper_reason,
    ),
    Spec("records.revoke", QT_TRANSLATE_NOOP("Actions", "Revoke…"), "ban", "", can_revoke, reason=paper_reason),
    Spec("records.print_again", QT_TRANSLATE_NOOP("Actions", "Print…"), "printer", "", can_revoke, reason=paper_reason),
    Spec("records.remove", QT_TRANSLATE_NOOP("Actions", "Delete"), "trash-2", "Ctrl+Delete", can_change, True),
    Spec("records.erase", QT_TRANSLATE_NOOP("Actions", "Erase for good…"), "eraser", "", can_change),
    Spec("tools.report", QT_TRANSLATE_NOOP("Actions", "Reports…"), "chart-column", "Ctrl+R"),
    Spec("tools.check", QT_TRANSLATE_NOOP("Actions", "Check the office file"), "shield-check", "", idle),
    Spec("tools.settings", QT_TRANSLATE_NOOP("Actions", "Settings"), "settings", "Ctrl+,", always, True),
    Spec("help.manual", QT_TRANSLATE_NOOP("Actions", "Manual"), "book-open", "F1"),
    Spec("help.keys", QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"), "keyboard", "Shift+F1"),
    Spec("help.offers", QT_TRANSLATE_NOOP("Actions", "How offers and needs go")),
    Spec("help.about", QT_TRANSLATE_NOOP("Actions", "About Exchange Admin"), "info"),
)


def key_of(id: str) -> str:
    """Where a command is given without its action."""
    return next(spec.shortcut for spec in SPECS if spec.id == id)
