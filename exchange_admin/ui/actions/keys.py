"""Keys that are no commands of a menu, as data: they belong to what has the keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from exchange_admin.ui.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class KeySpec:
    """A key that belongs to what has the keyboard and is no command of a menu. `place` is a key of KEY_PLACES."""

    place: str
    keys: str
    text: str


KEY_PLACES = (
    ("list", QT_TRANSLATE_NOOP("Keys", "In a list")),
    ("tasks", QT_TRANSLATE_NOOP("Keys", "In tasks and checklists")),
    ("matches", QT_TRANSLATE_NOOP("Keys", "In matches of offers and needs")),
    ("grid", QT_TRANSLATE_NOOP("Keys", "In a table to type into")),
    ("import", QT_TRANSLATE_NOOP("Keys", "In the import of a list")),
    ("field", QT_TRANSLATE_NOOP("Keys", "In a field")),
    ("filter", QT_TRANSLATE_NOOP("Keys", "On a filter")),
    ("columns", QT_TRANSLATE_NOOP("Keys", "In the list of columns")),
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
    KeySpec("list", "Return", QT_TRANSLATE_NOOP("Keys", "Open the record; in other columns, the row below")),
    KeySpec("list", "Ctrl+Home", QT_TRANSLATE_NOOP("Keys", "First row")),
    KeySpec("list", "Ctrl+End", QT_TRANSLATE_NOOP("Keys", "Last row")),
    KeySpec("list", "Esc", QT_TRANSLATE_NOOP("Keys", "Clear selection, close panel")),
    KeySpec("tasks", "Space", QT_TRANSLATE_NOOP("Keys", "Done today")),
    KeySpec("tasks", "A", QT_TRANSLATE_NOOP("Keys", "Asked for")),
    KeySpec("tasks", "W", QT_TRANSLATE_NOOP("Keys", "Waive, with the reason")),
    KeySpec("tasks", "Ctrl+Space", QT_TRANSLATE_NOOP("Keys", "Select the task")),
    KeySpec("tasks", "Ctrl+E", QT_TRANSLATE_NOOP("Keys", "Change the selected tasks")),
    KeySpec("tasks", "M", QT_TRANSLATE_NOOP("Keys", "The month, and back to the list")),
    KeySpec("tasks", "T", QT_TRANSLATE_NOOP("Keys", "In the month: today")),
    KeySpec("tasks", "Alt+E", QT_TRANSLATE_NOOP("Keys", "On a checklist: add an event of the stay")),
    KeySpec("tasks", "Return", QT_TRANSLATE_NOOP("Keys", "Open the stay; on a line, all verbs")),
    KeySpec("matches", "F8", QT_TRANSLATE_NOOP("Keys", "Next match; in the form, what is still to fill in")),
    KeySpec("matches", "I", QT_TRANSLATE_NOOP("Keys", "Send interest")),
    KeySpec("matches", "S", QT_TRANSLATE_NOOP("Keys", "Shortlist")),
    KeySpec("matches", "Del", QT_TRANSLATE_NOOP("Keys", "Not for us")),
    KeySpec("matches", "Return", QT_TRANSLATE_NOOP("Keys", "The arithmetic; then the offer or need itself")),
    KeySpec("grid", "F2", QT_TRANSLATE_NOOP("Keys", "Edit the cell")),
    KeySpec("grid", "Return", QT_TRANSLATE_NOOP("Keys", "The row below")),
    KeySpec("grid", "Shift+Return", QT_TRANSLATE_NOOP("Keys", "The row above")),
    KeySpec("grid", "Tab", QT_TRANSLATE_NOOP("Keys", "While editing: the next cell")),
    KeySpec("grid", "Del", QT_TRANSLATE_NOOP("Keys", "Empty the cells")),
    KeySpec("grid", "Ctrl+D", QT_TRANSLATE_NOOP("Keys", "What stands above")),
    KeySpec("grid", "Ctrl+C", QT_TRANSLATE_NOOP("Keys", "Copy the chosen cells")),
    KeySpec("grid", "Ctrl+V", QT_TRANSLATE_NOOP("Keys", "Paste a block of cells")),
    KeySpec("grid", "Alt+Down", QT_TRANSLATE_NOOP("Keys", "The list of a cell that has one")),
    KeySpec("import", "Ctrl+V", QT_TRANSLATE_NOOP("Keys", "Before there is a file: rows that were copied")),
    KeySpec("import", "Ctrl+H", QT_TRANSLATE_NOOP("Keys", "Find and replace in a column")),
    KeySpec("field", "Return", QT_TRANSLATE_NOOP("Keys", "Save what is typed")),
    KeySpec("field", "Alt+Down", QT_TRANSLATE_NOOP("Keys", "Open the list")),
    KeySpec("field", "Esc", QT_TRANSLATE_NOOP("Keys", "Take back what is being typed")),
    KeySpec("field", "Ctrl+Z", QT_TRANSLATE_NOOP("Keys", "Take back what was saved here last")),
    KeySpec("field", "Ctrl+;", QT_TRANSLATE_NOOP("Keys", "Today's date")),
    KeySpec("field", "Ctrl+G", QT_TRANSLATE_NOOP("Keys", "Terms of the glossary in the language of the field")),
    KeySpec("filter", "Return", QT_TRANSLATE_NOOP("Keys", "Change it")),
    KeySpec("filter", "Del", QT_TRANSLATE_NOOP("Keys", "Remove it")),
    KeySpec("columns", "Space", QT_TRANSLATE_NOOP("Keys", "Show or hide")),
    KeySpec("columns", "Alt+Up", QT_TRANSLATE_NOOP("Keys", "Further to the front")),
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
    KeySpec("transcript", "Ctrl+V", QT_TRANSLATE_NOOP("Keys", "Paste rows of Excel")),
    KeySpec("transcript", "Ctrl+Return", QT_TRANSLATE_NOOP("Keys", "On to the recognition")),
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
