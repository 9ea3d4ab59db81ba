"""Every command in the program, as data: menus, keys and the palette are built from this."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from exchange_admin.ui.actions.conditions import (
    Context,
    always,
    can_add,
    can_change,
    can_hand_over,
    can_redo,
    can_revoke,
    can_sign,
    can_undo,
    has_record,
    idle,
    in_list,
    is_shown,
    no_reason,
    on_record,
    on_records,
    paper_reason,
    takes_lines,
)
from exchange_admin.ui.presentation import COMMANDS_OF_KINDS, presentation
from exchange_admin.ui.words import QT_TRANSLATE_NOOP


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

    def is_usable(self, now: Context) -> bool:
        """Of what only some kinds have, those whose presentation names it."""
        is_for_all = self.id not in COMMANDS_OF_KINDS or self.id in presentation(now.kind).commands
        return is_for_all and self.enabled(now)


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
    Spec("edit.add_filter", QT_TRANSLATE_NOOP("Actions", "Add a filter…"), "edit", "", "Ctrl+Shift+F", in_list),
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
        is_shown,
    ),
    Spec(
        "records.certificate",
        QT_TRANSLATE_NOOP("Actions", "Certificates…"),
        "records",
        "award",
        "Ctrl+P",
        can_change,
        True,
    ),
    Spec(
        "records.labels",
        QT_TRANSLATE_NOOP("Actions", "Labels and badges…"),
        "records",
        "square-dashed",
        "",
        on_records,
    ),
    Spec(
        "records.add_line",
        QT_TRANSLATE_NOOP("Actions", "Add to this record…"),
        "records",
        "plus",
        "Ctrl+Shift+D",
        takes_lines,
    ),
    Spec(
        "records.add_stay",
        QT_TRANSLATE_NOOP("Actions", "Add a mobility of this person"),
        "records",
        "plane-takeoff",
        "Ctrl+M",
        on_record,
    ),
    Spec(
        "records.add_exam",
        QT_TRANSLATE_NOOP("Actions", "Add an exam result of this person"),
        "records",
        "graduation-cap",
        "Ctrl+Shift+M",
        on_record,
    ),
    Spec(
        "records.fill_names",
        QT_TRANSLATE_NOOP("Actions", "Fill in missing name forms"),
        "records",
        "languages",
        "",
        can_change,
    ),
    Spec(
        "records.change_field",
        QT_TRANSLATE_NOOP("Actions", "Change a field…"),
        "records",
        "square-pen",
        "Ctrl+E",
        can_change,
    ),
    Spec("records.lines", QT_TRANSLATE_NOOP("Actions", "Grades and lines…"), "records", "rows-3", "", on_record),
    Spec("records.explain", QT_TRANSLATE_NOOP("Actions", "Try the rule…"), "records", "sparkles", "", is_shown),
    Spec(
        "records.new_version", QT_TRANSLATE_NOOP("Actions", "New version of the rule"), "records", "copy", "", on_record
    ),
    Spec("records.examples", QT_TRANSLATE_NOOP("Actions", "Add examples…"), "records", "plus", "", can_add),
    Spec(
        "records.agreement",
        QT_TRANSLATE_NOOP("Actions", "Learning agreement…"),
        "records",
        "handshake",
        "Ctrl+L",
        on_record,
    ),
    Spec(
        "records.transcript",
        QT_TRANSLATE_NOOP("Actions", "Transcript…"),
        "records",
        "file-text",
        "Ctrl+Shift+T",
        on_record,
    ),
    Spec(
        "records.recognise",
        QT_TRANSLATE_NOOP("Actions", "Recognise courses…"),
        "records",
        "arrow-left-right",
        "Ctrl+T",
        on_record,
    ),
    Spec("records.attach", QT_TRANSLATE_NOOP("Actions", "Add files…"), "records", "paperclip", "", is_shown),
    Spec(
        "records.merge", QT_TRANSLATE_NOOP("Actions", "Merge into another person…"), "records", "merge", "", can_change
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
    Spec("records.erase", QT_TRANSLATE_NOOP("Actions", "Erase for good…"), "records", "eraser", "", can_change),
    Spec("tools.report", QT_TRANSLATE_NOOP("Actions", "Reports…"), "tools", "chart-column", "Ctrl+R"),
    Spec("tools.check", QT_TRANSLATE_NOOP("Actions", "Check the office file"), "tools", "shield-check", "", idle),
    Spec("tools.settings", QT_TRANSLATE_NOOP("Actions", "Settings"), "tools", "settings", "Ctrl+,", always, True),
    Spec("help.keys", QT_TRANSLATE_NOOP("Actions", "Keyboard shortcuts"), "help", "keyboard", "F1"),
    Spec("help.about", QT_TRANSLATE_NOOP("Actions", "About Exchange Admin"), "help", "info"),
)
