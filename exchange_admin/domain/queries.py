"""What a list asks for: a kind, a text, filters, an order. The store turns it into SQL."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from exchange_admin.domain.fields import Value


class Test(StrEnum):
    """How a filter compares the field with its values."""

    __test__ = False  # not for the test runner

    IS = "is"  # equals any of the values; a None value means empty
    IS_NOT = "is_not"  # equals none of them
    FROM = "from"  # >= first value
    UNTIL = "until"  # <= first value
    FILLED = "filled"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Filter:
    """`field` is a field of the kind, `reference_field.field` of the record it points to, or a fact that the store
    works out (`ground` of a recognition)."""

    field: str
    test: Test = Test.IS
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Having:
    """Records that a live record of `kind` fitting all `filters` points to through `by` (people with a stay)."""

    kind: str
    by: str
    filters: tuple[Filter, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """`field` as in `Filter`; empty means the record's own sort key (a person's name, else the label).

    Records with names in several languages stand by the one that a reader of `language` sees; empty for the order in
    which their names are kept, which is that of Chinese. Sorting by a reference does the same with what it points to.
    """

    field: str = ""
    descending: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """`text` is what somebody typed into search, in any script. `deleted` asks for deleted records instead.

    With `once` a person who was entered more than once is listed once, by the entry that stands for them. What holds
    one of `other_texts` instead of the text, or fits one of the filters of `or_fits`, is found by it as well.
    """

    kind: str
    text: str = ""
    filters: tuple[Filter, ...] = ()
    having: tuple[Having, ...] = ()
    order: Order = Order()
    deleted: bool = False
    once: bool = False
    other_texts: tuple[str, ...] = ()
    or_fits: tuple[Filter, ...] = ()
