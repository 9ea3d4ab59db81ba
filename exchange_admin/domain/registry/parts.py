"""Groups of fields that several kinds have in common."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from exchange_admin.domain.fields import Field, FieldType, Merge, Privacy

NAMES = ("name_zh", "name_ru", "name_en")


def names(**more: Any) -> tuple[Field, ...]:
    """A name in the three languages of the program; `one_of` of the kind says whether one of them has to be there."""
    first, *others = trilingual("name", **{"searched": True, **more})
    return (replace(first, listed=True), *others)


def trilingual(name: str, **more: Any) -> tuple[Field, ...]:
    """A text in the three languages of the program."""
    return tuple(Field(name=f"{name}_{one}", written_in=one, **more) for one in ("zh", "ru", "en"))


def period(first: str, last: str, **more: Any) -> tuple[Field, ...]:
    """The days between which something is, or counts."""
    begins = Field(name=first, type=FieldType.DATE, **more)
    return begins, Field(name=last, type=FieldType.DATE, not_before=(first,), **more)


def money(*names: str, **more: Any) -> tuple[Field, ...]:
    """Amounts, and the field `currency` that all of them are in. `low` and `high` bound the amounts, which say their
    currency where they are `listed`."""
    of_both = {key: value for key, value in more.items() if key not in ("low", "high", "listed")}
    amounts = (Field(name=name, type=FieldType.MONEY, currency="currency", **more) for name in names)
    return (*amounts, choice("currency", "currency", **of_both))


def kept(name: str, **more: Any) -> Field:
    """What the program writes."""
    return Field(name=name, written_by_program=True, **more)


def fixed(name: str, **more: Any) -> Field:
    """What the program writes once."""
    return kept(name, immutable=True, **more)


def code(**more: Any) -> Field:
    """By which a record is known for ever, in the tables that ship too."""
    return Field(
        name="code", required=True, immutable=True, unique=True, listed=True, longest=60, merge=Merge.IDENTITY, **more
    )


def note() -> Field:
    """Free text for the office itself; never printed, never sent to a partner."""
    return Field(
        name="note", type=FieldType.MEMO, longest=4000, section="note", privacy=Privacy.PERSONAL, internal=True
    )


def reference(name: str, refers: str, **more: Any) -> Field:
    """A reference field to a record of the kind `refers`."""
    return Field(name=name, type=FieldType.REFERENCE, refers=refers, **more)


def choice(name: str, choices: str, **more: Any) -> Field:
    """A field that holds a word of the list `choices`."""
    return Field(name=name, type=FieldType.CHOICE, choices=choices, **more)


def several_of(name: str, words: str, **more: Any) -> Field:
    """A text that names several of the list `words`, with `;` between them."""
    return Field(name=name, lists=(words,), several=True, **more)
