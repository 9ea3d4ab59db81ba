"""What the rows of a form are about, as the records are now."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Protocol

from exchange_admin.domain.labels import person_name
from exchange_admin.services.importing.form_cells import IDENTITY, cells_of, texts_of
from exchange_admin.services.importing.form_notes import FormNote
from exchange_admin.services.importing.sources import Sources

MISSING = "import.form_rows_missing"
HELD_FOR_GOOD: Mapping[str, str] = MappingProxyType(
    {
        "unknown": "import.form_key_unknown",
        "not_theirs": "import.form_row_gone",
        "copied": "import.form_row_twice",
        "renamed": "import.form_row_moved",
    }
)
"""`held` of forms of whose rows nobody can say that they are about something else."""


class Subjects(Protocol):
    """`held` are the codes of what is said of a row that is `unknown`, `not_theirs`, `copied` or `renamed`.
    `may_be_chosen`: somebody may say what such a row is about. What is `always_asked` is no change by itself. `missing`
    is the code of what is said of rows that did not come back."""

    @property
    def held(self) -> Mapping[str, str]: ...

    @property
    def may_be_chosen(self) -> bool: ...

    @property
    def always_asked(self) -> Collection[str]: ...

    @property
    def missing(self) -> str: ...

    def is_settled(self, subject: str) -> bool:
        """Whether every change of it is asked about."""

    def now(self, subjects: Collection[str]) -> Mapping[str, Mapping[str, str]]:
        """The text of each cell by subject, as the form would show it now; of what is not the partner's to tell any
        more nothing."""

    def is_renamed(self, changed: Collection[str], told: Collection[str], *, is_copy: bool) -> bool:
        """Whether a row may be about something else: by its columns that are `changed`, and those that were `told`
        when it was sent. Of copies one change is enough."""

    def names(self, subjects: Sequence[str]) -> list[str]:
        """Whom or what they are about, each once."""


class PeopleOfForm:
    """People whom the partner still sees as its own."""

    held = MappingProxyType(
        {
            "unknown": "import.form_row_unknown",
            "not_theirs": "import.form_not_theirs",
            "copied": "import.form_row_copied",
            "renamed": "import.form_row_renamed",
        }
    )
    may_be_chosen = True
    always_asked = frozenset({"passport_number"})
    """Another number is a new passport or a slip of the pen."""
    missing = MISSING

    def __init__(self, note: FormNote, sources: Sources) -> None:
        self._partner, self._sources = note.partner, sources
        self._words = sources.parts.wordings[note.language]
        self._outlook = sources.store.exchange.outlook()

    def is_settled(self, subject: str) -> bool:
        return False

    def now(self, subjects: Collection[str]) -> Mapping[str, Mapping[str, str]]:
        details, owns = self._sources.known.details(subjects), self._outlook.owns
        return {id: texts_of(cells_of(one, self._words)) for id, one in details.items() if owns(self._partner, id)}

    def is_renamed(self, changed: Collection[str], told: Collection[str], *, is_copy: bool) -> bool:
        others = [key for key in IDENTITY if key in told and key in changed]
        return bool(others) if is_copy else len(others) > 1

    def names(self, subjects: Sequence[str]) -> list[str]:
        records = self._sources.store.many("person", subjects)
        return [person_name(records[id].values)[0] for id in subjects if id in records]
