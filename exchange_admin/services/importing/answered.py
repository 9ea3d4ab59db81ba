"""What forms have in common that ask a partner about stays, courses or lessons: rows that stand in them, columns that
say what a row is about, cells to fill in."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from exchange_admin.documents.blank_form import FormField
from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Value
from exchange_admin.domain.labels import latin_name, person_name
from exchange_admin.domain.problems import Problem
from exchange_admin.domain.rules.stays import takes_place
from exchange_admin.domain.steps import Edit, Record
from exchange_admin.names import NameParts
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.importing.form_cells import Shown, form_field, texts_of
from exchange_admin.services.importing.form_subjects import HELD_FOR_GOOD
from exchange_admin.services.importing.list_shapes import shape_of
from exchange_admin.services.parts import Parts
from exchange_admin.services.records import Records

WHO = ("full_name", "name_latin", "birth_date")
"""Columns that say in every such form whom a row is about."""
Cells = Mapping[str, Shown]


@dataclass(frozen=True, slots=True)
class FormAsked:
    """For whom a form is: `partner` is the id of its institution, `about` that of the language group, `language` that
    of its words."""

    partner: str
    about: str
    language: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A row with what is to be taken from it, by column: as it was read, not empty."""

    row: StagedRow
    subject: str
    taken: Mapping[str, Value]


class AnswerForm(ABC):
    """`list_kind` is the kind of list that the form is when it returns, `known` are further columns that say what a row
    is about where something stands in them, `answers` those to fill in. `about_kind` is the kind of record that the
    whole form is about, where there is one.

    Rows of such a form are about what they were sent for, or nothing: nobody can choose something else for them."""

    held: Mapping[str, str] = HELD_FOR_GOOD
    may_be_chosen = False
    always_asked: Collection[str] = ()
    missing = "import.form_rows_missing"
    list_kind: str
    about_kind: str = ""
    known: tuple[str, ...] = ()
    answers: tuple[str, ...]

    def __init__(self, parts: Parts, records: Records, asked: FormAsked) -> None:
        self.parts, self.records, self.asked = parts, records, asked
        self.store, self.words = parts.store, parts.wordings[asked.language]

    def is_settled(self, subject: str) -> bool:
        return False

    # for writing

    @abstractmethod
    def begun(self) -> list[str]:
        """What rows are about, in their order, of a form that is written now: only what the partner sees anyway."""

    @abstractmethod
    def people(self, subjects: Collection[str]) -> Mapping[str, str]:
        """The id of the person whom each subject is about, by subject."""

    def columns(self) -> list[str]:
        return list(dict.fromkeys((*WHO, *self.known, *self.answers)))

    def fields(self) -> list[FormField]:
        return [self.field(key) for key in self.columns()]

    def field(self, key: str) -> FormField:
        is_known = key in WHO or key in self.known
        field = form_field(shape_of(self.list_kind), key, self.words, hint=f"form.hint.{self.list_kind}.{key}")
        return replace(field, is_known=is_known)

    # what stands in them

    @abstractmethod
    def cells(self, subjects: Collection[str]) -> Mapping[str, Cells]:
        """Of each subject that is still the partner's to tell, with a value a column."""

    def now(self, subjects: Collection[str]) -> Mapping[str, Mapping[str, str]]:
        return {subject: texts_of(cells) for subject, cells in self.cells(subjects).items()}

    def is_renamed(self, changed: Collection[str], told: Collection[str], *, is_copy: bool) -> bool:
        return any(key in WHO or (key in self.known and key in told) for key in changed)

    @abstractmethod
    def names(self, subjects: Sequence[str]) -> list[str]: ...

    # what comes of them

    @abstractmethod
    def problems(self, answered: Answered) -> Iterable[Problem]:
        """What is wrong or to be asked with what a row would change."""

    def beside(self, everyone: Sequence[Answered]) -> None:  # noqa: B027
        """Asks in rows about what they mean together, where they do."""

    @abstractmethod
    def edits(self, answered: Sequence[Answered]) -> list[Edit]: ...

    # about people and stays

    def who(self, people: Collection[str]) -> dict[str, dict[str, Shown]]:
        """The columns that say who somebody is, by the id of any entry of theirs."""
        entries = self.store.entries()
        kept = {id: entries.kept(id) for id in people}
        records = self.store.many("person", sorted(set(kept.values())))
        return {id: _who(records[one]) for id, one in kept.items() if one in records and records[one].live}

    def whose(self, stays: Iterable[Record]) -> dict[str, str]:
        """Who stays, by the id of the stay."""
        entries = self.store.entries()
        return {stay.id: entries.kept(stay.text("person_id")) for stay in stays}

    def by_name(self, people: Collection[str]) -> list[str]:
        records = self.store.many("person", sorted(set(people)))
        keys = {id: self.parts.names.sort_key(NameParts.of(one.values)) for id, one in records.items()}
        return [id for _, id in sorted((key, id) for id, key in keys.items())]

    def their_stays(self, ids: Collection[str]) -> dict[str, Record]:
        """Those of the stays that take place with the partner at one end."""
        stays = self.store.many("mobility", sorted(set(ids)))
        return {id: stay for id, stay in stays.items() if self._is_theirs(stay)}

    def all_stays(self, *ends: str) -> list[Record]:
        """Stays with the partner at one of those ends, as far as it sees them."""
        sees, partner = self.store.exchange.outlook().sees, self.asked.partner
        found = {one.id: one for end in ends for one in self.store.where("mobility", end, [partner])}
        return [one for one in found.values() if self._is_theirs(one) and sees(partner, "mobility", one.id)]

    def _is_theirs(self, stay: Record) -> bool:
        ends = (stay["sending_institution_id"], stay["receiving_institution_id"])
        return stay.live and takes_place(stay.values) and self.asked.partner in ends


def _who(person: Record) -> dict[str, Shown]:
    latin, name = latin_name(person.values), person_name(person.values)[0]
    return {
        "full_name": name or None,
        "name_latin": latin if latin and latin != name else None,
        "birth_date": day_in(person.values, "birth_date"),
    }
