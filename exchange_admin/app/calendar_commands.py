"""The commands that write a calendar and contacts for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin.app.list_commands import ListCommands
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.pages.in_front import list_in_front
from exchange_admin.ui.saving import ask_target

if TYPE_CHECKING:
    from exchange_admin.services.calendars.order import WrittenCalendar
    from exchange_admin.services.contact_export import WrittenContacts


class CalendarCommands(ListCommands):
    """What it needs is loaded when somebody asks for a file. In the file of a partner there are no contacts."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(desk, window)
        desk.actions.bind("file.calendar", self.ask_calendar)
        if not desk.office.is_partner:
            desk.actions.bind("file.contacts", self.ask_contacts)

    def ask_calendar(self) -> None:
        from exchange_admin.ui.calendars.calendar_dialog import CalendarDialog

        desk = self._desk
        dialog = CalendarDialog(desk, self._window)
        accepted, order = desk.ask.show(dialog), dialog.order
        if not accepted or order is None:
            return
        title = self.tr("Calendar")
        path = ask_target(desk, title, f"{title}.ics", "iCalendar (*.ics)")
        if path is None:
            return
        language = desk.language

        def write(apart: Office, task: Task) -> WrittenCalendar:
            return apart.calendars.write(path, order, language)

        desk.read(write, aside=True).start_telling(self._calendar_written, self._not_written)

    def ask_contacts(self) -> None:
        """Of the contacts that are chosen, or of the partner on screen, else of all partners."""
        from exchange_admin.ui.calendars.contacts_dialog import ContactsDialog

        desk, page = self._desk, list_in_front(self._window)
        ids = page.chosen_ids() if page is not None else []
        chosen = ids if page is not None and page.kind == "contact" else []
        institution = ids[0] if page is not None and page.kind == "institution" and len(ids) == 1 else ""
        dialog = ContactsDialog(desk, chosen, institution, self._window)
        accepted, wish = desk.ask.show(dialog), dialog.wish()
        if not accepted:
            return
        title = desk.words.kind("contact", 2)
        path = ask_target(desk, title, f"{title}.vcf", "vCard (*.vcf)")
        if path is None:
            return

        def write(apart: Office, task: Task) -> WrittenContacts:
            return apart.contact_export.write(
                path, chosen=wish.chosen, institution=wish.institution, with_partners=wish.with_partners
            )

        desk.read(write, aside=True).start_telling(self._contacts_written, self._not_written)

    def _calendar_written(self, written: WrittenCalendar) -> None:
        from exchange_admin.services.calendars.order import told

        first, *lines = told(written, self._desk.words)
        self._say(written.path, first, lines)

    def _contacts_written(self, written: WrittenContacts) -> None:
        from exchange_admin.services.contact_export import told

        first, *lines = told(written, self._desk.words)
        self._say(written.path, first, lines)

    def _say(self, path: Path, first: str, lines: Sequence[str]) -> None:
        from exchange_admin.ui.calendars.receipt_dialog import ReceiptDialog

        desk = self._desk
        if lines:
            desk.ask.show(ReceiptDialog(desk, first, lines, self._window))
        else:
            desk.notices.say(self.tr("Saved: {file}").replace("{file}", path.name))

    def _not_written(self, error: Exception) -> None:
        self._desk.notices.say(self._desk.reason(error))
