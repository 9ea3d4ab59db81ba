"""How a field and a kind of record are described. The registry lists them; everything else reads it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.problems import Problem

Value = str | int | None
"""What a field holds in the file and on the wire: text, a whole number, or nothing (`sync.md` 4.1)."""
Values = Mapping[str, Value]

LIVE = "_live"
"""Wire name of the field that says whether a record is there (1) or deleted (0)."""

ITSELF, EVERYTHING = "itself", "everything"
"""What a kind says instead of a reference about whose due rows its changes move (`Kind.due_through`)."""


class FieldType(StrEnum):
    """Type of a field; in brackets what the file holds."""

    TEXT = "text"  # one line, NFC, trimmed
    MEMO = "memo"  # several lines
    DATE = "date"  # "YYYY-MM-DD"
    INTEGER = "integer"
    BOOLEAN = "boolean"  # 0 or 1
    DECIMAL = "decimal"  # text: decimal ("3.5") or fraction ("7/2")
    MINUTES = "minutes"  # integer: whole minutes, shown as academic hours of 45 minutes
    CHOICE = "choice"  # a word of a vocabulary
    COUNTRY = "country"  # ISO 3166-1 alpha-2, upper case
    LANGUAGE = "language"  # ISO 639-1, lower case
    REFERENCE = "reference"  # id of a record of another kind
    MOMENT = "moment"  # "YYYY-MM-DDTHH:MM:SSZ", UTC
    TIME = "time"  # "HH:MM", as the clock on the wall shows it
    MONEY = "money"  # integer: whole smallest units of the currency that stands in another field of the record
    JSON = "json"  # canonical JSON text, written by the program only


class Merge(StrEnum):
    """How a conflict in the field counts (`sync.md` 4.1.10). `identity` and `decision` block issuing documents."""

    IDENTITY = "identity"
    DECISION = "decision"
    PLAIN = "plain"


class Privacy(StrEnum):
    """`personal` and `sensitive` values are erased with the person and left out of logs."""

    OPEN = "open"
    PERSONAL = "personal"
    SENSITIVE = "sensitive"


class Scope(StrEnum):
    """Who gets to see a kind of record in another office's file (`sync.md` R19).

    `office` records never leave the office; `shared` ones go to every partner; `partner` ones to the institution they
    follow; `referenced` ones wherever a record that is sent points to them.
    """

    OFFICE = "office"
    SHARED = "shared"
    PARTNER = "partner"
    REFERENCED = "referenced"


class Side(StrEnum):
    """Which institution owns a field of a record that several institutions share (`domain.md` 2.2–2.3)."""

    ANY = "any"
    OWNER = "owner"
    SENDING = "sending"
    RECEIVING = "receiving"


class ReadAs(StrEnum):
    """What codes or keywords of a text are called by."""

    FIELDS_OF_EDUCATION = "fields_of_education"
    TERMS = "terms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field. `name` is the column and the word on the command line, `wire` its name in the journal for ever.

    `unique` and `required` are asked of forms and verbs, never of SQL. `immutable` fields keep the value of the
    record's first step. `low`/`high` bound whole numbers, minutes and decimals, which may reach them; `longest` bounds
    text (characters). `internal` values stay in the office that wrote them, whoever gets the rest of the record.
    Records with one value in the field `shared_by` may share a unique value. `begins` is what the form of a new record
    proposes. Numbers that are `unsummed` say which one, how good or how far (a year of study, a mark, a limit): no
    report adds them up. `currency` names the field with the currency of a MONEY field; `low`/`high` bound its smallest
    units.
    What a reference points to has to be a part of what the field `within` names. Of `lasting` words there is no way
    back: once a step that counts says one of them the field keeps it, whatever others say later or at the same time.
    A day is not `not_before` those in the fields that are named there.
    What its owner says `for_itself` no other partner writes, not as a proposal either. What is `by_office` no partner
    writes at all.
    What `outlasts_undo` stands as the program wrote it when the step is taken back.
    A text that stands beside the same in other languages is `written_in` one of them.
    A text names words of `lists` (closed ones, `country`, `language`): one, or `several` with `;` between them. It is
    shown and typed in the words of the reader (`domain/said_words.py`); what is in no list is kept as it was written.
    A text that is `read_as` something keeps codes or keywords; whoever reads the record is told what they are called.
    The words of a choice that is `found_by_words` are found in lists of the kind, in any language.
    What is `exported` goes into the file of a list whether the list shows it or not: without it the file says less than
    it seems to. A reference that is `left_unknown` stays empty where a list calls it by a name that nobody here knows,
    and that is told. In one to what `begins_of_it` a partner names nothing but the record whose id
    follows from this one, and changes nothing that somebody else wrote. Of one whose `empty_counts` nothing there says
    something too. One that `names_town` is said in the language of the reader where the town is known. What is said
    `in_turns` everybody changes, also in a kind that is `kept_as_written`.
    """

    name: str
    type: FieldType = FieldType.TEXT
    wire: str = ""
    merge: Merge = Merge.PLAIN
    privacy: Privacy = Privacy.OPEN
    owner: Side = Side.ANY
    for_itself: bool = False
    by_office: bool = False
    required: bool = False
    immutable: bool = False
    unique: bool = False
    shared_by: str = ""
    choices: str = ""
    refers: str = ""
    within: str = ""
    searched: bool = False
    listed: bool = False
    section: str = "main"
    longest: int = 200
    low: int | None = None
    high: int | None = None
    unsummed: bool = False
    written_by_program: bool = False
    internal: bool = False
    begins: Value = None
    currency: str = ""
    lasting: tuple[Value, ...] = ()
    not_before: tuple[str, ...] = ()
    outlasts_undo: bool = False
    written_in: str = ""
    lists: tuple[str, ...] = ()
    several: bool = False
    read_as: ReadAs | None = None
    found_by_words: bool = False
    exported: bool = False
    left_unknown: bool = False
    begins_of_it: bool = False
    empty_counts: bool = False
    names_town: bool = False
    in_turns: bool = False

    @property
    def wire_name(self) -> str:
        return self.wire or self.name

    @property
    def vocabulary(self) -> str:
        """The list of words that a value is one of; empty for types without one."""
        if self.type in (FieldType.COUNTRY, FieldType.LANGUAGE, FieldType.BOOLEAN):
            return self.type.value
        return self.choices

    @property
    def is_year(self) -> bool:
        """Whether the whole number names a calendar year: written without separators."""
        return self.type is FieldType.INTEGER and (self.low or 0) >= 1000 and (self.high or 0) < 3000


_NAMES = frozenset({"name_zh", "name_ru", "name_en"})


@dataclass(frozen=True)
class KnownForm:
    """A form of an institution in which its records stand that there are: those that name it in one of the references
    `shows`, or are it (`ITSELF`). `known` are the fields that say what a row is about, where something stands in them;
    `asked` those to correct and fill in. `is_whole`: nobody adds rows."""

    shows: tuple[str, ...]
    known: tuple[str, ...]
    asked: tuple[str, ...]
    is_whole: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.known, *self.asked)


@dataclass(frozen=True)
class Kind:
    """A kind of record: one table, one list, one form.

    `label` names the fields that identify a record to a person; `name` stands for `name_zh`, `name_ru`, `name_en` in
    the reader's language, `person_name` for a person's name parts; what has a name is called by it where nothing else
    is said. Of the fields in `one_of` at least one is asked for, as required ones are; of a name in three languages
    that records are called by, one of them, unless they `may_be_nameless`. `parent` is the reference to the record this
    one is a line of. `sides` says which reference names the sending and which the receiving institution, or the owner.
    `searchable` kinds get a search index; what is searched of kinds that are `found_by_parent` leads to the record they
    are lines of.

    A record of the scope `partner` is sent when a reference in `follows`, of a line its `parent` where nothing else is
    said, points to the partner's institution or to another record that is sent; the references in `brings` then make
    their targets such records too. Whatever its scope, a record stays in the office as long as a field of it has none
    of the words that stand for it in `shared_when`, nor each field of one of `or_shared_when` one of its words, but for
    the institution whose own it is by `theirs`, where several are named there by `begun_by`, who alone deletes it then;
    `requirement_id.sensitive` is a field of the record that one names, and so on. A record that names something in a
    reference of `only_with` goes only to whoever sees that anyway. A record of one thing names exactly one in the
    references `of_one`: one that names several, or none, is nobody's but the office's to see and to write; a field of
    `fits_one` is filled in only where it is of the thing beside.

    What a partner writes is taken over only in kinds with `by_partner`, and of those only what is its own (decision 3):
    whatever one of the references in `theirs` says is its own institution or person (`body_id.lead_institution_id` is a
    reference of the record that one names), else what follows only what the
    partner sees; and that only while each field in `theirs_while` has one of its words, for the others are the office's
    to say. What it begins, or names anew, names in the references `same` what stands in the other place, in those
    `apart` two things, and, where it names something in the reference of a place of `begins_while`, begins while that
    has one of the words. What is `bound` none of several says once another one has said one of the words of a field in
    `bound_while`; where deleting is `bound`, none does it once another one has said anything there.

    What such a record says is the `word_of` the institution in that place: a partner writes it where that is its own,
    or one that has no say here itself, for it is not the office's and gets no packages.

    In a kind that is `kept_as_written` a partner fills in what is empty, and changes and takes away only what it wrote
    itself, lines included; with `kept_while` in records in which each field has one of its words. What says something
    when it is empty it fills in only where it made the record. Neither of such a kind nor of one with `theirs` it
    brings back what somebody else took away. Beside a record a partner begins no second one that says the same in the
    fields `one_for`. One that is `deleted_alone` it takes away only where nobody else made it or wrote what stands in
    it; and nothing of which the record of another institution (`said_by`) speaks, in the references `speaks_of`. Of one
    that was asked for, by others or by a rule, a partner writes only the fields `told_in`, where it is not asked of
    another institution (`asked_of`), and says only the words in `answers` of a field of them; after any other word it
    says no more there, but after those that are `asked_again`.

    Of fields that are written once a form lets those in `begun_anew` be said otherwise while nobody else was shown the
    record: another one takes its place.

    `computed_fields` are facts that stand in no column: lists show them and are filtered by them, nobody writes them.

    Lists of `imported` kinds are read from workbooks; a new record that does not say one of `begins_unsaid` begins as
    usual, and that is told; cells name records that are an `is_study_time` by the year and
    the season instead of their name. `answer_forms` name the forms in which a partner tells about its records,
    `known_form` is one that shows an institution those of the kind that it has.

    `words` are the closed lists of which only this kind has fields, in the order in which a person meets the words.

    Of one that is `identified_by` fields there is one record for what they say, with one id on every replica; where
    some of them are empty, those of the first of `or_identified_by` count that are not, else it has an id of its own.

    What somebody says of a kind that is `said_whole` is one thing: whoever writes one of its fields writes all of them
    along, and of what two people said one is taken as a whole.

    What is due for a stay rests on records beside it. `due_through` tells whose due rows a change moves: those over a
    reference, to a stay or to what stays refer to, `ITSELF`, or `EVERYTHING` for all stays; with `due_fields` only a
    change of one of those does. A new record that stands for `ITSELF` moves nothing, as nothing refers to it yet, but
    for one that is `due_alone`. What changes in `due_own_fields` of a rule moves its own tasks and no others.

    What `outlasts_undo` was said to somebody outside: undoing the step that wrote it down leaves it there, and undoing
    one of `lasting` verbs leaves what that noted of it.

    `check` says what is wrong within a whole record on a day, `check_change` what may not become (first) of what is
    (second); what has to be read in the store, `services/kinds` knows.
    """

    name: str
    fields: tuple[Field, ...]
    words: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict, hash=False)
    label: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    may_be_nameless: bool = False
    parent: str = ""
    sides: tuple[tuple[Side, str], ...] = ()
    searchable: bool = False
    indexed: tuple[str, ...] = ()
    found_by_parent: bool = False
    scope: Scope = Scope.OFFICE
    follows: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    shared_when: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    or_shared_when: tuple[tuple[tuple[str, tuple[Value, ...]], ...], ...] = ()
    only_with: tuple[str, ...] = ()
    of_one: tuple[str, ...] = ()
    fits_one: tuple[tuple[str, str], ...] = ()
    by_partner: bool = False
    theirs: tuple[str, ...] = ()
    theirs_while: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    begun_by: tuple[str, ...] = ()
    same: tuple[tuple[str, str], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    begins_while: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    word_of: str = ""
    kept_as_written: bool = False
    one_for: tuple[str, ...] = ()
    kept_while: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    deleted_alone: bool = False
    said_by: str = ""
    speaks_of: tuple[str, ...] = ()
    asked_of: str = ""
    told_in: tuple[str, ...] = ()
    answers: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    asked_again: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    bound: tuple[str, ...] = ()
    bound_while: tuple[tuple[str, tuple[Value, ...]], ...] = ()
    computed_fields: tuple[Field, ...] = ()
    begun_anew: tuple[str, ...] = ()
    imported: bool = False
    begins_unsaid: tuple[str, ...] = ()
    answer_forms: tuple[str, ...] = ()
    known_form: KnownForm | None = None
    is_study_time: bool = False
    identified_by: tuple[str, ...] = ()
    or_identified_by: tuple[tuple[str, ...], ...] = ()
    said_whole: bool = False
    due_through: str = ""
    due_fields: tuple[str, ...] = ()
    outlasts_undo: bool = False
    lasting: tuple[str, ...] = ()
    due_alone: bool = False
    due_own_fields: tuple[str, ...] = ()
    check: Callable[[Values, date], Iterable[Problem]] | None = None
    check_change: Callable[[Values, Values], Iterable[Problem]] | None = None

    def __post_init__(self) -> None:
        """An amount goes nowhere without its currency, whoever owns the two and whoever sees them; what was shared
        stays shared, for whoever has it would hear of nothing that follows. Raises ValueError."""
        if self.scope is Scope.PARTNER and self.parent and not self.follows:
            object.__setattr__(self, "follows", (self.parent,))
        names = [field for field in self.fields if field.name in _NAMES]
        if not self.label and (names or "name" in self):
            object.__setattr__(self, "label", ("name",))
        if self.label == ("name",) and not self.one_of and not self.may_be_nameless:
            object.__setattr__(self, "one_of", tuple(field.name for field in names if not field.written_by_program))
        for field in self.money:
            beside = self.by_name.get(field.currency)
            if beside is None or beside.choices != "currency":
                raise ValueError(f"{self.name}.{field.name} has no currency beside it")
            if (beside.owner, beside.internal) != (field.owner, field.internal):
                raise ValueError(f"{self.name}.{field.name} can be parted from its currency")
        for name, words in (told for gate in self.gates for told in gate):
            if name in self.by_name and self[name].lasting != words:
                raise ValueError(f"{self.name}.{name} can be taken back from whoever has it")

    def unfit(self, values: Values, of: str = "") -> frozenset[str]:
        """Fields that say nothing of a record of one thing, by what it names, else by the reference `of`."""
        named = [name for name in self.of_one if values.get(name) is not None] or [name for name in (of,) if name]
        if len(named) != 1:
            return frozenset()
        others = (
            *(one for one in self.of_one if one != named[0]),
            *(one for one, of in self.fits_one if of != named[0]),
        )
        return frozenset(one for one in others if values.get(one) is None or self[one].type is FieldType.BOOLEAN)

    @cached_property
    def money(self) -> tuple[Field, ...]:
        """Fields with amounts."""
        return tuple(field for field in self.fields if field.type is FieldType.MONEY)

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        return {field.name: field for field in self.fields}

    @cached_property
    def by_wire(self) -> Mapping[str, Field]:
        return {field.wire_name: field for field in self.fields}

    @cached_property
    def asked_for(self) -> Mapping[str, Field]:
        """What a list can be filtered by."""
        return {field.name: field for field in (*self.fields, *self.computed_fields)}

    @property
    def gates(self) -> tuple[tuple[tuple[str, tuple[Value, ...]], ...], ...]:
        """A record is let out where one of them is open: each of its fields has one of its words."""
        return (self.shared_when, *self.or_shared_when)

    @property
    def is_for_all(self) -> bool:
        """Whether every partner sees every record."""
        return self.scope is Scope.SHARED and not self.only_with and not self.shared_when

    @property
    def drafted_by(self) -> tuple[str, ...]:
        """References to whoever sees and writes a record before it is let out."""
        return self.begun_by or self.theirs

    @property
    def has_form(self) -> bool:
        """Whether partners without the program get an empty list to fill in: what an institution says of itself, or
        to another one. In a `known_form` stands what is known."""
        return (
            self.known_form is None
            and self.imported
            and self.by_partner
            and bool(self.begun_by or "institution_id" in self.theirs)
        )

    @property
    def is_asked_about(self) -> bool:
        """Whether partners without the program can be given a form about its records."""
        return bool(self.form_goes_to or self.answer_forms)

    @property
    def form_goes_to(self) -> str:
        """The reference to the institution that fills in a form of the kind; empty where there is none. A form of
        people, or a `known_form`, has those who are known filled in."""
        if self.known_form:
            return self.known_form.shows[0]
        if self.has_form:
            return self.begun_by[0] if self.begun_by else "institution_id"
        return self.follows[0] if self.by_partner and self.has_person_name and self.follows else ""

    def says_empty(self, name: str) -> bool:
        """Whether nothing in a field says something: also who does not see the record."""
        return self[name].empty_counts or name in self.follows

    def own_id(self, values: Values) -> str:
        """The id of a record of which there is one for what it says, wherever it is made; empty for any other."""
        for names in (self.identified_by, *self.or_identified_by):
            own = [values.get(name) for name in names]
            if own and all(own):
                return derived_id(self.name, *map(str, own))
        return ""

    @property
    def identifying(self) -> tuple[str, ...]:
        """All fields from which ids follow."""
        return tuple(dict.fromkeys((*self.identified_by, *(name for names in self.or_identified_by for name in names))))

    def id_begun_of(self, kind: str, id: str) -> str:
        """The id of the one record of this kind that begins of another record, of a `kind`; empty where none does."""
        named = [name for name in self.identifying if self[name].refers == kind]
        return self.own_id(dict.fromkeys(named, id))

    @property
    def has_person_name(self) -> bool:
        """Whether its records are called by the parts of a name in several scripts."""
        return "person_name" in self.label

    def __getitem__(self, name: str) -> Field:
        return self.by_name[name]

    def __contains__(self, name: str) -> bool:
        return name in self.by_name

    @cached_property
    def searched_under(self) -> Field | None:
        """The reference to the record under which it is found; None for kinds with an index of their own, or none."""
        return self[self.parent] if self.found_by_parent else None

    @cached_property
    def begins_with(self) -> Mapping[str, Value]:
        """What the form of a new record proposes."""
        return {field.name: field.begins for field in self.fields if field.begins is not None}

    @cached_property
    def first_statuses(self) -> Mapping[str, Value]:
        """How far a new record is where nobody says it, and what it is where a list hardly ever says it."""
        required = {field.name for field in self.fields if field.required and field.name.endswith(("state", "status"))}
        required |= {*self.begins_unsaid}
        return {name: value for name, value in self.begins_with.items() if name in required}

    def exported_with(self, names: Sequence[str]) -> tuple[str, ...]:
        """What stands in the file of a list that shows these fields."""
        return tuple(dict.fromkeys((*names, *(field.name for field in self.fields if field.exported))))

    @property
    def references(self) -> tuple[Field, ...]:
        return tuple(field for field in self.fields if field.type is FieldType.REFERENCE)


@dataclass(frozen=True)
class Registry:
    """Every kind of record, in the order in which tables refer to each other."""

    kinds: tuple[Kind, ...]

    def __hash__(self) -> int:
        """Counted once: that of every field of every kind takes a millisecond, and each opening of a file asks."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(self.kinds)

    @cached_property
    def by_name(self) -> Mapping[str, Kind]:
        return {kind.name: kind for kind in self.kinds}

    def __getitem__(self, name: str) -> Kind:
        return self.by_name[name]

    def __contains__(self, name: object) -> bool:
        return name in self.by_name

    def children(self, kind: str) -> tuple[Kind, ...]:
        """Kinds whose parent is `kind`."""
        return tuple(child for child in self.kinds if child.parent and child[child.parent].refers == kind)

    def forms_to(self, kind: str) -> tuple[Kind, ...]:
        """Kinds of which a record of `kind` can be given a form to fill in."""
        own = [(one, one.form_goes_to) for one in self.kinds if one.form_goes_to]
        return tuple(one for one, goes in own if kind == (one.name if goes == ITSELF else one[goes].refers))

    def referrers(self, kind: str) -> tuple[tuple[Kind, Field], ...]:
        """Every (kind, field) that may point to a record of `kind`."""
        return tuple((other, field) for other in self.kinds for field in other.references if field.refers == kind)
