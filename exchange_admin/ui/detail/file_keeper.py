"""What happens to the files kept with a record: each wish of the card becomes a verb, the long ones in a job."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.rules.kept_files import safe_name
from exchange_admin.domain.steps import Record
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.detail.file_opener import FileOpener
from exchange_admin.ui.detail.files_card import OPEN, REMOVE, RENAME, SAVE, FilesCard
from exchange_admin.ui.words import count


class FileKeeper(QObject):
    """Between a card and the files of one office."""

    def __init__(self, desk: Desk, card: FilesCard) -> None:
        super().__init__(card)
        self._desk, self.card = desk, card
        self._opener = FileOpener(desk, self)
        card.add_wanted.connect(self.choose)
        card.wanted.connect(self._do)

    def choose(self) -> None:
        """Asks for files and keeps copies of them with the record on the card."""
        if record := self.card.record:
            kinds = self.tr("All files (*);;PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
            paths = self._desk.ask.files_to_open(self.tr("Add files"), self._desk.preferences.files_folder, kinds)
            if paths:
                self._desk.preferences.files_folder = str(paths[0].parent)
                self.add(record, paths)

    def add(self, record: Record, paths: Sequence[Path]) -> None:
        """Keeps copies with `record`: one step, one undo; when one is refused none is kept and each is named."""
        if not paths:
            return
        who, belongs_to = self._desk.who(), {self.card.by: record.id}
        self.card.say_state(count("FileKeeper", "Adding %n file…", len(paths)))
        job = self._desk.write(lambda apart, _: apart.attachments.add_several(paths, belongs_to, who))
        job.start_telling(self._added, self._failed)

    def _do(self, what: str, id: str) -> None:
        {OPEN: self._opener.open, SAVE: self._save, RENAME: self._rename, REMOVE: self._remove}[what](id)

    def _save(self, id: str) -> None:
        preferences = self._desk.preferences
        proposed = Path(preferences.files_folder) / safe_name(self._name(id))
        target = self._desk.ask.file_to_save(self.tr("Save as"), str(proposed), "")
        if target is not None:
            preferences.files_folder = str(target.parent)
            self._opener.copy(id, target).start_telling(self._desk.notices.say_saved)

    def _rename(self, id: str) -> None:
        desk = self._desk
        before = desk.records.get("attachment", id)
        title = desk.ask.words(self.tr("Rename"), desk.words.field("attachment", "title"), before.text("title"))
        if not title:
            return
        changes = desk.attempt(
            lambda: desk.records.set("attachment", id, {"title": title}, desk.who(), seen=before.heads)
        )
        if changes is not None:
            desk.feed.publish(changes, self)

    def _remove(self, id: str) -> None:
        desk = self._desk
        changes = desk.attempt(lambda: desk.records.remove("attachment", id, desk.who()))
        if changes is not None:
            desk.feed.publish(changes, self)
            desk.notices.say(count("FileKeeper", "%n file deleted", 1), desk.undo)

    def _added(self, changes: Changes) -> None:
        self._desk.feed.publish(changes, self)
        n = len(changes.ids.get("attachment", ()))
        self._desk.notices.say(count("FileKeeper", "%n file added", n), self._desk.undo)

    def _failed(self, error: Exception) -> None:
        self.card.refresh()
        self._desk.ask.tell(self._desk.words.kind("attachment", 2), self._desk.reason(error))

    def _name(self, id: str) -> str:
        return self._desk.records.get("attachment", id).text("file_name")
