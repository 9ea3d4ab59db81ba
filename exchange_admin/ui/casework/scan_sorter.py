"""A heap of scans put on the lines of a checklist: by names of files, and what these do not tell is asked once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Problem
from exchange_admin.services.casework.checklists import Checklist
from exchange_admin.services.casework.scan_sorting import ScanGuess
from exchange_admin.ui.casework.scan_dialog import ScanDialog
from exchange_admin.ui.casework.scan_field import ScanField, SortedScans
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.words import count

_REFUSED = "task.sensitive_no_file"


class ScanSorter(QObject):
    """Its `field` takes the files, `sorted` says what became of them until something else is done."""

    def __init__(self, desk: Desk, card: QWidget) -> None:
        super().__init__(card)
        self._desk, self._card = desk, card
        self._checklist: Checklist | None = None
        self.field, self.sorted = ScanField(desk.look, card), SortedScans(desk.look)
        self.field.dropped.connect(self.sort)
        self.field.clicked.connect(self._choose)
        self.sorted.undo_wanted.connect(desk.undo)
        desk.feed.changed.connect(self._on_changes)

    def show_tasks(self, checklist: Checklist) -> None:
        before, self._checklist = self._checklist, checklist
        words = self.tr("Drop scans here, ten at once")
        self.field.say(words, self.tr("Sorted by their names, the rest is asked once."))
        self.field.setVisible(any(task.is_asked and not task.is_sensitive for task in checklist.tasks))
        if before is None or before.stay.id != checklist.stay.id:
            self.sorted.hide()

    def sort(self, paths: Sequence[Path]) -> None:
        """All that are kept are one step. Whatever is left out, or may not be kept, is named."""
        if self._checklist is None or not paths:
            return
        tasks, sorting = self._checklist.tasks, self._desk.office.casework.scans
        guesses = sorting.guesses(tasks, [path.name for path in paths])
        scans = list(zip(paths, guesses, strict=True))
        refused = [path for path, guess in scans if guess.refused]
        asked = [one for one in scans if not one[1].refused]
        pairs = self._answers(asked)
        if pairs is None:
            return
        guessed = {(guess.task, path) for path, guess in asked}
        changes = self._keep(pairs) if pairs else Changes()
        if changes is not None:
            self._say(pairs, guessed, [path for path, _ in asked], refused)

    def _answers(self, scans: Sequence[tuple[Path, ScanGuess]]) -> list[tuple[str, Path]] | None:
        """What each file is of; None when the question was left. Where all names tell it, nothing is asked."""
        if all(guess.task for _, guess in scans):
            return [(guess.task, path) for path, guess in scans]
        assert self._checklist is not None
        ordered = sorted(scans, key=lambda one: bool(one[1].task))
        dialog = ScanDialog(self._desk, self._checklist.tasks, ordered, self._card)
        return dialog.answers() if self._desk.ask.show(dialog) else None

    def _keep(self, pairs: Sequence[tuple[str, Path]]) -> Changes | None:
        desk = self._desk
        changes = desk.attempt(lambda: desk.office.casework.verbs.attach_all(pairs, desk.who()))
        if changes:
            desk.feed.publish(changes, self)
            said = desk.words.say(f"verb.{changes.verb}")
            said = f"{said}: {count('ScanSorter', '%n file', len(pairs))}"
            desk.notices.say(desk.receipt(said, changes.problems), desk.undo)
        return changes

    def _say(
        self,
        pairs: Sequence[tuple[str, Path]],
        guessed: set[tuple[str, Path]],
        asked: Sequence[Path],
        refused: Sequence[Path],
    ) -> None:
        assert self._checklist is not None
        titles = {task.id: task.title for task in self._checklist.tasks}
        by_name = self.tr("{file} → {task} (guessed by its name)")
        chosen = self.tr("{file} → {task}")
        lines = [
            (by_name if (task, path) in guessed else chosen)
            .replace("{task}", titles[task])
            .replace("{file}", path.name)
            for task, path in pairs
        ]
        kept = {path for _, path in pairs}
        lines += [self.tr("{file}: left out").replace("{file}", path.name) for path in asked if path not in kept]
        if refused:
            lines.append(f"{self._desk.words.listed(path.name for path in refused)}: {self._no_file()}")
        self.sorted.say(lines, self.tr("Undo") if pairs else "")

    def _no_file(self) -> str:
        return self._desk.words.problem(Problem(_REFUSED))

    def _choose(self) -> None:
        desk = self._desk
        kinds = self.tr("All files (*);;PDF and pictures (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)")
        if paths := desk.ask.files_to_open(self.tr("Add scans"), desk.preferences.files_folder, kinds):
            desk.preferences.files_folder = str(paths[0].parent)
            self.sort(paths)

    def _on_changes(self, changes: Changes, origin: object) -> None:
        """Undo would take back something else then."""
        if origin is not self:
            self.sorted.hide()
