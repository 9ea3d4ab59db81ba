"""What an office does with its designs, each verb in a job and one journal step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from exchange_admin.domain.changes import Changes
from exchange_admin.services.certificates.design_catalogue import ListedDesign
from exchange_admin.services.certificates.design_parts import DesignSpec
from exchange_admin.services.certificates.office_designs import Designed, OfficeDesigns
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.jobs import Job, Task

Verb = Callable[[OfficeDesigns], Designed]


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


class DesignWork(QObject):
    """Draft verbs answer with `opened`, the others with `done`; whatever is refused comes as `refused`."""

    opened = Signal(object)  # OpenedDraft
    done = Signal(object)  # Done
    written = Signal(object)  # the name of a file
    read_again = Signal(object)  # DesignSpec of a draft, None when it is gone
    refused = Signal(Exception)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self._jobs, self._who = desk.office, desk.jobs, desk.who

    # Drafts

    def go_on(self, draft: str) -> None:
        self._open(lambda designs: Designed(Changes(), draft))

    def begin_version(self, id: str) -> None:
        """The next version of an own design, or the draft of it that is there already."""
        who = self._who()
        self._open(lambda designs: designs.new_version(id, who))

    def copy(self, id: str, kind: str) -> None:
        """A new design that begins as this one, for one kind of paper or, without one, for all of them."""
        who = self._who()
        self._open(lambda designs: designs.copy(id, who, kind=kind))

    def take_in(self, path: Path) -> None:
        """A design of another office, as a draft."""
        who = self._who()
        self._open(lambda designs: designs.take_in(path, who))

    def read_draft(self, draft: str) -> None:
        """As it is in the file now."""
        office = self._office

        def work(task: Task) -> DesignSpec | None:
            with office.beside(writing=False) as apart:
                catalogue = apart.design_catalogue
                there = any(one.id == draft for one in catalogue.designs())
                return catalogue.spec(draft) if there else None

        job = self._jobs.read(work)
        job.succeeded.connect(self.read_again)
        self._start(job)

    # Versions

    def put_in_use(self, draft: str, said: str) -> None:
        who = self._who()
        self._do(lambda designs: designs.put_in_use(draft, who), said)

    def retire(self, id: str, said: str) -> None:
        who = self._who()
        self._do(lambda designs: Designed(designs.retire(id, who), id), said)

    def bring_back(self, id: str, said: str) -> None:
        who = self._who()
        self._do(lambda designs: Designed(designs.bring_back(id, who), id), said)

    def discard(self, draft: str, said: str) -> None:
        who = self._who()
        self._do(lambda designs: Designed(designs.discard(draft, who), ""), said)

    def remove(self, id: str, said: str) -> None:
        who = self._who()
        self._do(lambda designs: Designed(designs.remove(id, who), ""), said)

    def export(self, id: str, target: Path) -> None:
        """To a file that another office can take in."""
        office = self._office

        def work(task: Task) -> str:
            with office.beside(writing=False) as apart:
                apart.designs.export(id, target)
            return target.name

        job = self._jobs.read(work)
        job.succeeded.connect(self.written)
        self._start(job)

    # Jobs

    def listing(self, task: Task) -> Sequence[ListedDesign]:
        """Which designs there are; for a job."""
        with self._office.beside(writing=False) as apart:
            return apart.design_catalogue.designs()

    def _open(self, begin: Verb) -> None:
        office = self._office

        def work(task: Task) -> OpenedDraft:
            with office.beside(writing=True) as apart:
                begun, catalogue = begin(apart.designs), apart.design_catalogue
                return OpenedDraft(catalogue.listed(begun.id), catalogue.spec(begun.id), begun.changes)

        job = self._jobs.write(work)
        job.succeeded.connect(self.opened)
        self._start(job)

    def _do(self, verb: Verb, said: str) -> None:
        office = self._office

        def work(task: Task) -> Done:
            with office.beside(writing=True) as apart:
                return Done(verb(apart.designs), said)

        job = self._jobs.write(work)
        job.succeeded.connect(self.done)
        self._start(job)

    def _start(self, job: Job) -> None:
        job.failed.connect(self.refused)
        job.start()
