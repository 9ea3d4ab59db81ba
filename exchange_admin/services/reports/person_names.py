"""What people are called where a report has one column for them: in their own script, and beside it as the reader of
the language can read it."""

from __future__ import annotations

from exchange_admin.domain.fields import Value, Values
from exchange_admin.domain.labels import cyrillic_name, han_name, latin_name, own_script, person_name
from exchange_admin.domain.wording import Wording
from exchange_admin.names import NameParts, Names

_SCRIPTS = {"zh": "han", "ru": "cyrillic", "en": "latin"}
_GENERATED = "generated"


def said_to_reader(values: Values, words: Wording, names: Names | None) -> str:
    """A name in another script than the reader's has the form in the reader's beside it, the passport spelling where
    there is none; what the program transcribed is marked."""
    own, wanted = own_script(values), _SCRIPTS[words.language]
    name = person_name(values)[0]
    if own == wanted:
        return name
    beside = _in_script(wanted, values, words, names) or _in_script("latin", values, words, names)
    return f"{name} · {beside}" if beside and beside != name else name


def cyrillic_of(values: Values, names: Names | None) -> tuple[str, Value]:
    """The name in Cyrillic and its source: where nobody entered one, that of a Chinese citizen after Palladius."""
    written = cyrillic_name(values)
    if written or names is None or values["citizenship"] != "CN" or not values["family_han"]:
        return written, values.get("cyrillic_source")
    made = names.forms_of(NameParts.of(values)).palladius
    return made or "", _GENERATED if made else None


def _in_script(script: str, values: Values, words: Wording, names: Names | None) -> str:
    if script == "han":
        return han_name(values)  # which nobody guesses
    found, source = cyrillic_of(values, names) if script == "cyrillic" else _latin_of(values, names)
    return words.say("report.name_transcribed", {"name": found}) if found and source == _GENERATED else found


def _latin_of(values: Values, names: Names | None) -> tuple[str, Value]:
    written = latin_name(values)
    if written or names is None:
        return written, values.get("latin_source")
    family, given = names.spelled_in_latin(NameParts.of(values)) or ("", "")
    return latin_name({"family_latin": family, "given_latin": given}), _GENERATED
