"""What can be said of how a kind of record is presented: columns, views, cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.domain.queries import Filter, Having, Order, Test
from exchange_admin.ui.words import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Within:
    """A date between two days counted from today, both included; None is open."""

    field: str
    first: int | None = None
    last: int | None = None

    def filters(self, today: date) -> tuple[Filter, ...]:
        ends = ((Test.FROM, self.first), (Test.UNTIL, self.last))
        days = ((test, (today + timedelta(days=n)).isoformat()) for test, n in ends if n is not None)
        return tuple(Filter(self.field, test, (day,)) for test, day in days)


@dataclass(frozen=True, slots=True)
class View:
    """A tab over a list. `title` is marked in the context Views. `tone` colours its count, which is made apart
    from the window where that takes longer (`aside`). `ours` is a reference that has to name the own institution,
    `not_ours` one that has not, or the id of institutions themselves.
    What stands `elsewhere` another part of the page shows and counts. `nothing`, marked too, is said where it is
    empty."""

    id: str
    title: str
    filters: tuple[Filter, ...] = ()
    tone: str = "grey"
    within: Within | None = None
    aside: bool = False
    ours: str = ""
    not_ours: str = ""
    elsewhere: bool = False
    nothing: str = ""

    def filters_on(self, today: date, own: str) -> tuple[Filter, ...]:
        """All that it asks on a day in a file of the institution `own`."""
        ours = (Filter(self.ours, Test.IS, (own,)),) if self.ours else ()
        others = (Filter(self.not_ours, Test.IS_NOT, (own,)),) if self.not_ours and own else ()
        return (*self.filters, *ours, *others, *(self.within.filters(today) if self.within else ()))


@dataclass(frozen=True, slots=True)
class Facts:
    """A card with some fields of the record. `title` is a wording key."""

    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """A card with the records of `kind` that point here through `by`: main text, second line, what stands right.

    They are added, changed and deleted in the card, or by `command` where they have a sheet or a page of their own. In
    the field `begins_today` a new one has the day of today, others begin as `begins` says; what it is `unlike` the
    record in, it does not begin with. `offered_for` is a field of the record with the words for which the card is there
    before it has a line. They stand newest first, or in the order of the column `order`; `groups` is a column by whose
    words they stand under headings, in the order in which the words come. With `through` they point to what the record
    names in that field, the project of a team, and not to the record.
    """

    kind: str
    by: str
    main: str
    second: tuple[str, ...] = ()
    aside: str = ""
    command: str = ""
    begins_today: str = ""
    begins: tuple[tuple[str, Value], ...] = ()
    unlike: frozenset[str] = frozenset()
    offered_for: tuple[str, tuple[str, ...]] = ("", ())
    order: str = ""
    groups: str = ""
    through: str = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """A card with a time line: of the newest record of `kind` that points here through `by`, else of the record."""

    kind: str
    by: str = ""
    starts: str = "planned_start"
    ends: str = "planned_end"
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Training:
    """A card with the ring of attended and planned hours of the newest enrolment."""

    kind: str = "language_enrolment"
    by: str = "person_id"


@dataclass(frozen=True, slots=True)
class Files:
    """A card with the files kept with the record; `by` is the field of an attachment that names it."""

    by: str
    kind: str = "attachment"


@dataclass(frozen=True, slots=True)
class Consents:
    """A card with what the person agreed to."""

    kind: str = "consent"


@dataclass(frozen=True, slots=True)
class Grades:
    """A card with the grades of a scale, or how often each was given."""


@dataclass(frozen=True, slots=True)
class Checklist:
    """A card with what a stay needs, by phases; `of_person` with what every stay of a person needs."""

    of_person: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a form that has a page to itself. `title` is a `[section]` of the words; in each row stand fields, with
    how many twelfths of it they take."""

    title: str
    rows: tuple[tuple[tuple[str, int], ...], ...]


Card = Facts | Lines | Stay | Training | Files | Consents | Grades | Checklist


@dataclass(frozen=True, slots=True)
class Presentation:
    """`columns` empty: the usual ones of the kind; `order` None: by the first
    column. `scope` is the field that the term switch filters, or a Having.

    `status` names a choice field, or is `status` for the one word of a mobility, `mobility` for that of a person.
    `told` are fields that the program writes and the form shows to be read. `elsewhere` are kinds of lines that no card
    shows, with the command that leads to where they are added. `rests_on` are further kinds whose changes change what
    stands in the list. `commands` are those for records of this kind that not every kind has;
    of those with `has_matrix` people by requirements can be shown. With `blocks` the form has the page to itself and
    its fields stand in them. `asked` are fields that a dialog for a new one asks beside those it cannot be without.
    `of` is the reference that new records name here, of a kind that is of one thing.
    """

    kind: str
    icon: str = "layout-list"
    columns: tuple[str, ...] = ()
    views: tuple[View, ...] = ()
    deadlines: frozenset[str] = frozenset()
    cards: tuple[Card, ...] = ()
    meta: tuple[str, ...] = ()
    status: str = ""
    scope: str | Having | None = None
    addable: bool = True
    told: tuple[str, ...] = ()
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    rests_on: frozenset[str] = frozenset()
    commands: frozenset[str] = frozenset()
    has_matrix: bool = False
    order: Order | None = None
    blocks: tuple[Block, ...] = ()
    asked: tuple[str, ...] = ()
    of: str = ""


SOURCE = Facts("section.source", ("source", "confidence", "example"))
ALL = View("all", QT_TRANSLATE_NOOP("Views", "All"))


def one_of(field: str, *words: str) -> tuple[Filter, ...]:
    return (Filter(field, Test.IS, words),)
