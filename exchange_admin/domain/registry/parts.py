"""Groups of fields that several kinds have in common."""

from __future__ import annotations

from exchange_admin.domain.fields import Field, FieldType, Privacy

NAMES = ("name_zh", "name_ru", "name_en")


def names(*, longest: int = 200, listed: bool = True, searched: bool = True) -> tuple[Field, ...]:
    """A name in the three languages of the program; `one_of` of the kind says whether one of them has to be there."""
    return tuple(
        Field(name=f"name_{language}", longest=longest, listed=listed and language == "zh", searched=searched)
        for language in ("zh", "ru", "en")
    )


def note() -> Field:
    """Free text for the office itself; never printed, never sent to a partner."""
    return Field(
        name="note", type=FieldType.MEMO, longest=4000, section="note", privacy=Privacy.PERSONAL, internal=True
    )


def reference(name: str, refers: str, **more: object) -> Field:
    """A reference field to a record of the kind `refers`."""
    return Field(name=name, type=FieldType.REFERENCE, refers=refers, **more)  # type: ignore[arg-type]


def choice(name: str, choices: str, **more: object) -> Field:
    """A field that holds a word of the list `choices`."""
    return Field(name=name, type=FieldType.CHOICE, choices=choices, **more)  # type: ignore[arg-type]
