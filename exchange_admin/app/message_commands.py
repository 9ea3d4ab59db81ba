"""The command that writes to those who are chosen: stays, people, partners, agreements, tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin.app.list_commands import ListCommands
from exchange_admin.domain.rules.kept_files import name_of_title
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Task
from exchange_admin.ui.main_window import MainWindow
from exchange_admin.ui.pages.in_front import list_in_front
from exchange_admin.ui.saving import ask_target

if TYPE_CHECKING:
    from exchange_admin.services.messages.messages import WrittenMessages
    from exchange_admin.services.messages.sending import SentMessages
    from exchange_admin.ui.messages.message_dialog import MessageDialog


class MessageCommands(ListCommands):
    """What it needs is loaded when somebody writes."""

    def __init__(self, desk: Desk, window: MainWindow) -> None:
        super().__init__(desk, window)
        desk.actions.bind("records.message", self.to_chosen)

    def to_chosen(self) -> None:
        """To the rows that are ticked, else to the record on screen."""
        page = list_in_front(self._window)
        if page is not None and (ids := page.chosen_ids()):
            page.leave_fields()
            self.ask(page.kind, ids)

    def ask_for(self, tasks: Sequence[str]) -> None:
        """To whoever the tasks are asked of."""
        self.ask("task", tasks)

    def ask(self, kind: str, ids: Sequence[str]) -> None:
        from exchange_admin.ui.messages.message_dialog import MessageDialog
        from exchange_admin.ui.messages.ways import COPIED, DRAFTS, LETTERS, OPENED, SERVER, TABLE

        dialog = MessageDialog(self._desk, kind, ids, self._window)
        if not self._desk.ask.show(dialog):
            return
        acts = {
            DRAFTS: self._write_drafts,
            TABLE: self._write_table,
            LETTERS: self._write_letters,
            COPIED: self._keep_copied,
            OPENED: self._keep_opened,
            SERVER: self._send,
        }
        acts[dialog.chosen_way](dialog)

    def _write_drafts(self, dialog: MessageDialog) -> None:
        desk, order = self._desk, dialog.order
        chosen = desk.ask.folder(self.tr("Folder for the drafts"))
        if chosen is None:
            return
        day = desk.office.program.today().isoformat()
        target = _free(chosen / name_of_title(f"{day} {dialog.called()}"))
        who, language = desk.who(), desk.language

        self._write(
            lambda apart, task: apart.messages.write_drafts(order, target, who, language, task.step),
            self.tr("Writing mail drafts"),
        )

    def _write_table(self, dialog: MessageDialog) -> None:
        if (target := self._target(dialog, ".xlsx", "Excel (*.xlsx)")) is not None:
            order, who, language = dialog.order, self._desk.who(), self._desk.language
            self._write(lambda apart, _: apart.messages.write_table(order, target, who, language))

    def _write_letters(self, dialog: MessageDialog) -> None:
        if (target := self._target(dialog, ".pdf", "PDF (*.pdf)")) is not None:
            order, who, language = dialog.order, self._desk.who(), self._desk.language
            self._write(
                lambda apart, task: apart.messages.write_letters(order, target, who, language, task.step),
                self.tr("Writing letters"),
            )

    def _target(self, dialog: MessageDialog, ending: str, kinds: str) -> Path | None:
        return ask_target(self._desk, self.tr("Save as"), name_of_title(dialog.called() + ending), kinds)

    def _write(self, write: Callable[[Office, Task], WrittenMessages], doing: str = "") -> None:
        """In a job, which stands in the status line under the words for what it is `doing`."""
        job = self._desk.write(write)
        if doing:
            self._desk.notices.watch(job, doing)
        job.start_telling(self._written, self._desk.say_reason)

    def _send(self, dialog: MessageDialog) -> None:
        """Stopping it leaves what was sent as sent, and the rest as prepared."""
        from exchange_admin.ui.jobs import Cancelled

        desk, order = self._desk, dialog.order
        who, language = desk.who(), desk.language

        def send(apart: Office, task: Task) -> SentMessages:
            def go_on(done: int, of: int) -> bool:
                try:
                    task.step(done, of)
                except Cancelled:
                    return False
                return True

            return apart.sending.send(order, who, language, go_on)

        job = desk.write(send)
        desk.notices.watch(job, self.tr("Sending messages"))
        job.start_telling(self._sent, desk.say_reason)

    def _sent(self, sent: SentMessages) -> None:
        from exchange_admin.services.messages.told import told_of_sending

        self._desk.feed.publish(sent.changes, self)
        self._tell(told_of_sending(sent, self._desk.words), long=not sent.is_whole)

    def _keep_copied(self, dialog: MessageDialog) -> None:
        messages = self._desk.office.messages
        self._keep(dialog, messages.keep_copied)

    def _keep_opened(self, dialog: MessageDialog) -> None:
        from exchange_admin.services.messages.order import KEPT

        messages = self._desk.office.messages
        if dialog.order.kind != KEPT:
            self._keep(dialog, messages.keep_opened)

    def _keep(self, dialog: MessageDialog, verb: Callable[..., WrittenMessages]) -> None:
        desk = self._desk
        written = desk.attempt(lambda: verb(dialog.order, dialog.copied, desk.who(), desk.language))
        if written is not None:
            self._written(written)

    def _written(self, written: WrittenMessages) -> None:
        from exchange_admin.services.messages.told import told

        self._desk.feed.publish(written.changes, self)
        lines = told(written, self._desk.words)
        self._tell(lines, long=bool(written.left_out) or len(lines) > 2, undo=not written.again)

    def _tell(self, lines: Sequence[str], *, long: bool, undo: bool = True) -> None:
        from exchange_admin.ui.calendars.receipt_dialog import ReceiptDialog

        desk = self._desk
        if long:
            desk.ask.show(ReceiptDialog(desk, lines[0], lines[1:], self._window))
        else:
            desk.notices.say(" ".join(lines), desk.undo if undo else None)


def _free(folder: Path) -> Path:
    """A folder of this name that is not there yet."""
    n, free = 1, folder
    while free.exists():
        n += 1
        free = folder.with_name(f"{folder.name} {n}")
    return free
