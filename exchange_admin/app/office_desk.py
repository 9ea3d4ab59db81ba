"""From one open office to what its pages work with."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from exchange_admin.app.partner_mode import PartnerLimits
from exchange_admin.app.program import login_name
from exchange_admin.app.warming import Warming
from exchange_admin.domain.changes import Changes
from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.queries import Query
from exchange_admin.services.attachments import AttachedFiles
from exchange_admin.services.field_changes import FieldChange, FieldChanges, Outlook
from exchange_admin.services.office import Office
from exchange_admin.services.records import Records
from exchange_admin.services.reference_choices import ReferenceChoices
from exchange_admin.store import Store
from exchange_admin.store.retention import SECOND_FOLDER
from exchange_admin.ui.actions import Actions
from exchange_admin.ui.ask import Ask
from exchange_admin.ui.desk import Desk, Notices
from exchange_admin.ui.feed import ChangeFeed
from exchange_admin.ui.jobs import JobRunner, Task
from exchange_admin.ui.kept_files import FileDesk, OpenedCopies
from exchange_admin.ui.languages import Languages
from exchange_admin.ui.limits import NoLimits
from exchange_admin.ui.look import Look
from exchange_admin.ui.preferences import Preferences

SECOND_BACKUP_FOLDER = SECOND_FOLDER


@dataclass(frozen=True)
class WindowParts:
    """What the window of every office has in common."""

    look: Look
    languages: Languages
    preferences: Preferences
    ask: Ask
    cache: Path


class ReadingApart:
    """Reads on a connection of its own, opened anew for every question: it may come from any thread."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, query: Query) -> array[int]:
        with closing(self._store.beside(writing=False)) as store:
            return store.ids(query)

    def counts(self, queries: Mapping[str, Query], step: Callable[[], object]) -> dict[str, int]:
        """How many records each query finds, by its name; `step` is called before each and may raise to give up."""
        found = {}
        with closing(self._store.beside(writing=False)) as store:
            for name, query in queries.items():
                step()
                found[name] = store.count(query)
        return found


class UndoingApart:
    """Undo and redo on a connection of their own; `step` may raise to give up, and then nothing was taken back."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def undo(self, who: str, step: Callable[[], object]) -> Changes | None:
        with closing(self._store.beside(writing=True)) as apart, apart.giving_up(step):
            return apart.undo(who)

    def redo(self, who: str, step: Callable[[], object]) -> Changes | None:
        with closing(self._store.beside(writing=True)) as apart, apart.giving_up(step):
            return apart.redo(who)


class FieldChangesApart:
    """One field of many records, each call on a connection of its own job."""

    def __init__(self, store: Store, registry: Registry, records: Callable[[Store], Records]) -> None:
        self._store, self._registry, self._records = store, registry, records

    def outlook(self, wish: FieldChange, step: Callable[[int, int], None]) -> Outlook:
        with self._verbs(writing=False) as verbs:
            return verbs.outlook(wish, step)

    def apply(self, wish: FieldChange, who: str, step: Callable[[int, int], None]) -> Changes:
        with self._verbs(writing=True) as verbs:
            return verbs.apply(wish, who, step)

    @contextmanager
    def _verbs(self, *, writing: bool) -> Iterator[FieldChanges]:
        with closing(self._store.beside(writing=writing)) as apart:
            yield FieldChanges(apart, self._registry, self._records(apart))


def make_desk(office: Office, parts: WindowParts, jobs: JobRunner, actions: Actions) -> Desk:
    """The desk of one office."""
    store, program = office.store, office.program
    Warming(jobs)
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
        choices=ReferenceChoices(store, program.registry, program.wordings, program.names),
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
        limits=PartnerLimits(store, program.registry) if store.is_partner else NoLimits(),
        files=file_desk(store, program.registry, program.origin, parts.cache / "opened"),
        undo_apart=UndoingApart(store),
        author_name=partial(_author_name, office),
        field_changes=None if store.is_partner else _field_changes(office),
    )


def _author_name(office: Office, author: str, language: str) -> str:
    """The institution whose step it was; the author's letters where nobody knows."""
    institution = office.store.institution_of(author)
    return office.lists.labels("institution", (institution,), language).get(institution) or author


def _field_changes(office: Office) -> FieldChangesApart:
    program = office.program
    return FieldChangesApart(office.store, program.registry, lambda apart: Office(program, apart).records)


def file_desk(store: Store, registry: Registry, origin: Origin, opened: Path) -> FileDesk:
    """Files kept with records, each call on a connection of its own job; `opened` takes the copies that are shown."""

    def add(paths: Sequence[Path], belongs_to: Mapping[str, Value], who: str) -> Changes:
        with closing(store.beside(writing=True)) as apart:
            return AttachedFiles(apart, registry, origin).add_several(paths, belongs_to, who)

    def save(id: str, target: Path) -> int:
        with closing(store.beside(writing=False)) as apart:
            return AttachedFiles(apart, registry, origin).save(id, target)

    return FileDesk(add, save, OpenedCopies(opened))


def _exporter(office: Office) -> Callable[[Query, Sequence[str], Path, str, Task], None]:
    def export(query: Query, keys: Sequence[str], target: Path, language: str, task: Task) -> None:
        from exchange_admin.services.list_export import export_list  # brings the Excel library with it

        words = office.program.wordings[language]
        with office.beside(writing=False) as apart:
            export_list(apart.lists, query, keys, language, words, target, step=task.step)

    return export
