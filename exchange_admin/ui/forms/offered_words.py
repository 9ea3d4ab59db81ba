"""The words that a field can take, as they are offered: those of a closed list, countries, languages."""

from __future__ import annotations

from exchange_admin.domain.fields import Field, FieldType, Value
from exchange_admin.domain.rules.mobility_status import offered_statuses
from exchange_admin.domain.vocabulary import words
from exchange_admin.domain.wording import Wording

_FIRST = ("CN", "RU", "zh", "ru", "en")


def offered_words(field: Field, wording: Wording, saved: Value = None) -> list[str]:
    """A closed list in its own order; countries and languages by name, those of our offices first.

    Where a status is `saved`, only that one and those that may follow it.
    """
    if field.type is FieldType.CHOICE:
        offered = offered_statuses(field.name, str(saved))
        return [word for word in words(field.choices) if not offered or word in offered]
    prefix = f"choice.{list_of(field)}."
    known = wording.keys()
    codes = [key.removeprefix(prefix) for key in known if key.startswith(prefix)]
    return sorted(codes, key=lambda code: (code not in _FIRST, word_phrase(field, code, wording)))


def word_phrase(field: Field, word: str, wording: Wording) -> str:
    """A word that no list has is said as it stands."""
    said = wording.choice(list_of(field), word)
    return word if said.startswith("choice.") else said


def list_of(field: Field) -> str:
    """The name of the list in the wording."""
    return field.choices or field.type.value
