"""From one open office to what its pages work with."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from exchange_admin.app.program import Office, login_name
from exchange_admin.documents.pages import Pages
from exchange_admin.documents.workbook_reading import SUFFIXES, WorkbookCells, read_workbook
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.queries import Query
from exchange_admin.services.importing import ImportDraft, Imports
from exchange_admin.services.importing.send_back import write_rows_to_correct
from exchange_admin.services.list_export import export_list
from exchange_admin.services.reports import available
from exchange_admin.store import Store
from exchange_admin.ui.actions import Actions
from exchange_admin.ui.ask import Ask
from exchange_admin.ui.certificates.certificate_desk import CertificateDesk
from exchange_admin.ui.desk import Desk, Notices
from exchange_admin.ui.feed import ChangeFeed
from exchange_admin.ui.importing.import_desk import ImportDesk
from exchange_admin.ui.jobs import JobRunner, Task
from exchange_admin.ui.languages import Languages
from exchange_admin.ui.look import Look
from exchange_admin.ui.pages.reports_page import ReportDesk
from exchange_admin.ui.preferences import Preferences
from exchange_admin.ui.settings.backup_section import BackupDesk, KeptBackup

SECOND_BACKUP_FOLDER = "second_backup_folder"


@dataclass(frozen=True)
class WindowParts:
    """What the window of every office has in common."""

    look: Look
    languages: Languages
    preferences: Preferences
    ask: Ask


class ReadingApart:
    """Reads on a connection of its own, opened anew for every question: it may come from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, query: Query) -> array[int]:
        with closing(self._store.beside(writing=False)) as store:
            return store.ids(query)

    def count(self, query: Query) -> int:
        with closing(self._store.beside(writing=False)) as store:
            return store.count(query)


def make_desk(office: Office, parts: WindowParts, jobs: JobRunner, actions: Actions) -> Desk:
    """The desk of one office."""
    store, program = office.store, office.program
    return Desk(
        look=parts.look,
        registry=program.registry,
        wordings=program.wordings,
        lists=office.lists,
        records=office.records,
        undo=store,
        drafts=store.drafts,
        views=store.views,
        recent=store.recent,
        history=store.history,
        search=store.search,
        count=store.count,
        feed=ChangeFeed(),
        jobs=jobs,
        actions=actions,
        ask=parts.ask,
        notices=Notices(),
        preferences=parts.preferences,
        who=lambda: parts.preferences.person or login_name(),
        export=_exporter(office),
        apart=ReadingApart(store),
    )


def report_desk(office: Office, who: Callable[[], str]) -> ReportDesk:
    """Reports, written on a reading connection of the job's own."""
    program = office.program

    def write(name: str, target: Path, language: str, year: str, task: Task) -> int:
        with office.beside(writing=False) as apart:
            return apart.reports.write(name, target, language=language, year=year, who=who(), step=task.step).rows

    def years() -> Sequence[str]:
        ids = office.lists.ids(Query("academic_year"))
        rows = office.lists.rows("academic_year", ids, ("code",), "en")
        return sorted((row.cells[0].text for row in rows.values()), reverse=True)

    return ReportDesk(lambda language: available(program.wordings[language]), write, years)


def backup_desk(office: Office, reopen: Callable[[Path], None]) -> BackupDesk:
    """Backups of the open file; `reopen` puts one in its place."""
    store = office.store

    def second_folder() -> str:
        return str(store.settings.get(SECOND_BACKUP_FOLDER) or "")

    def make(task: Task) -> tuple[Path, Sequence[Problem]]:
        with closing(store.beside(writing=False)) as apart:
            return apart.backup_everywhere(Path(second_folder()) if second_folder() else None)

    def kept() -> Sequence[KeptBackup]:
        return [KeptBackup(copy.path, f"{copy.when:%Y-%m-%dT%H:%M:%SZ}", copy.size) for copy in store.backups()]

    def use_second_folder(folder: str) -> None:
        store.settings.set(SECOND_BACKUP_FOLDER, folder)

    return BackupDesk(kept, second_folder, use_second_folder, make, reopen)


def import_desk(office: Office) -> ImportDesk:
    """Staged imports, each call on a connection of its own job."""
    program = office.program

    @contextmanager
    def verbs(writing: bool) -> Iterator[Imports]:
        with office.beside(writing=writing) as apart:
            yield apart.imports

    def read(path: Path, step: Callable[[], None]) -> WorkbookCells:
        return read_workbook(path, step=step)

    def send_back(draft: ImportDraft, target: Path, language: str) -> object:
        return write_rows_to_correct(draft, target, program.wordings[language], login_name())

    def undo(who: str) -> Changes | None:
        with office.beside(writing=True) as apart:
            return apart.store.undo(who)

    return ImportDesk(verbs, read, program.import_tables.headings.keys, SUFFIXES, send_back, undo)


def certificate_desk(office: Office) -> CertificateDesk:
    """Issuing and the register, each call on a connection of its own job; previews are the very pages."""
    return CertificateDesk(lambda writing: office.beside(writing=writing), Pages)


def _exporter(office: Office) -> Callable[[Query, Sequence[str], Path, str, Task], None]:
    def export(query: Query, keys: Sequence[str], target: Path, language: str, task: Task) -> None:
        words = office.program.wordings[language]
        with office.beside(writing=False) as apart:
            export_list(apart.lists, query, keys, language, words, target, step=task.step)

    return export
