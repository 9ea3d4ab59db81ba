"""The program of one run: it opens and makes office files, and keeps the words that it has read."""

from __future__ import annotations

import getpass
import hashlib
import json
import logging
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from datetime import date
from functools import cached_property
from pathlib import Path

from exchange_admin.app.paths import Paths
from exchange_admin.documents.files import FileNotWritten, write_bytes
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.own_places import make_own_folder
from exchange_admin.domain.wording import Wording, Wordings, read_entries
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import NewOffice, create_office
from exchange_admin.services.program_parts import ProgramParts
from exchange_admin.store import Store

log = logging.getLogger(__name__)


class Program(ProgramParts):
    """Built once at start; `paths` are the places of this run."""

    def __init__(self, paths: Paths, origin: Origin | None = None) -> None:
        super().__init__(paths.resources, origin or Origin())
        self.paths = paths

    @cached_property
    def wordings(self) -> Mapping[str, Wording]:
        """Kept from one start to the next."""
        return Wordings(self.paths.wording, KeptWords(self.paths.cache / "words").entries)

    def make_office(self, path: Path, new: NewOffice, who: str) -> Office:
        """A new office file, made whole or not at all and opened as any other. Raises RuleBroken."""
        create_office(
            path,
            new,
            names=self.names,
            origin=self.origin,
            reference=self.reference,
            who=who,
            signing=self.signing,
        ).close()
        return self.open(path, writing=True)

    def make_sample(
        self,
        path: Path,
        *,
        people: int | None = None,
        seed: int = 1,
        today: date | None = None,
        passed: Callable[[], None] = lambda: None,
    ) -> Office:
        """A new office file of invented people, as many as usual, as it is on `today` or on the day of the sample, made
        whole or not at all. Raises RuleBroken when `path` is taken, and with `sample.day`. `passed` may raise to stop.

        The same for the same seed and day but for the keys of the file, which nobody can foresee, and what they sign.
        """
        from exchange_admin.services.sample.calendar import TODAY
        from exchange_admin.services.sample.cohorts import DEFAULT_PEOPLE
        from exchange_admin.services.sample.office import SampleOffice
        from exchange_admin.services.sample.tables import SampleTables

        tables = SampleTables.load(self.resources / "sample")
        number, day = DEFAULT_PEOPLE if people is None else people, today or TODAY
        sample = SampleOffice(
            seed, number, names=self.names, tables=tables, reference=self.reference, today=day, passed=passed
        )

        def tell(store: Store) -> None:
            office = Office(self._in_time_of(sample.origin), store)
            sample.tell_stories(office)
            sample.decide_cases(office)
            office.exchange.keys.make(self.origin.random_bytes)
            pictures = self.resources / "sample"
            sample.tell_training(office, pictures / "exam_certificate.png")
            sample.tell_papers(office, pictures)
            sample.tell_people(office)
            sample.tell_casework(office)
            sample.agree_on_words(office)
            sample.hold_sessions(office)
            sample.begin_projects(office)

        made = Store.create(
            path,
            names=self.names,
            origin=sample.origin,
            institution=sample.institution_id,
            steps=sample.steps(),
            then=tell,
            signing=self.signing,
        )
        made.close()
        return self.open(path, writing=True)  # from here on by the real clock

    def _in_time_of(self, origin: Origin) -> Program:
        """This program with another clock and chance."""
        other = copy(self)
        other.origin = origin
        return other

    def open(self, path: Path, *, writing: bool, verified: bool = False) -> Office:
        """Raises RuleBroken with an `office_file.` problem; the file is then unchanged. `verified` as in `Store.open`.

        A partner's file makes its keys when it is first opened for writing (rulings 29): nobody else has ever had them.
        """
        store = Store.open(
            path, names=self.names, origin=self.origin, writing=writing, verified=verified, signing=self.signing
        )
        office = Office(self, store)
        try:
            if writing and office.store.keys.get() is None:
                office.exchange.keys.public()
        except BaseException:
            office.close()
            raise
        return office


def login_name() -> str:
    """The name of the system's user, for the journal when nobody was chosen."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


class KeptWords:
    """The words of a language as they were read before: to read all their files takes a tenth of a whole start.

    In `folder`, which the program may write to. Whatever stands there counts only for the very files it was read
    from; without it everything works, only slower."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def entries(self, source: Path) -> Mapping[str, object]:
        """As `read_entries` of a folder with the files of one language."""
        sources = [path.read_bytes() for path in sorted(source.rglob("*.toml"))]
        kept = self._folder / f"{source.name}.json"
        found = _read(kept, sources)
        if found is None:
            found = read_entries(source)
            self._keep(kept, sources, found)
        return found

    def _keep(self, kept: Path, sources: Iterable[bytes], entries: Mapping[str, object]) -> None:
        text = json.dumps(entries, ensure_ascii=False).encode()
        try:
            make_own_folder(self._folder)
            write_bytes(kept, _seal(sources, text) + text)
        except (FileNotWritten, OSError) as error:
            log.info("words not kept: %s", error)


def _read(kept: Path, sources: Iterable[bytes]) -> Mapping[str, object] | None:
    try:
        data = kept.read_bytes()
    except OSError:
        return None
    text = data[hashlib.sha256().digest_size :]
    if data != _seal(sources, text) + text:
        return None
    entries: dict[str, object] = json.loads(text)
    return entries


def _seal(sources: Iterable[bytes], text: bytes) -> bytes:
    """Fits no other files and no other words."""
    digest = hashlib.sha256()
    for part in (*sources, text):
        digest.update(hashlib.sha256(part).digest())
    return digest.digest()
