"""What a person calls a record: its name in the reader's language, from the values the label needs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from exchange_admin.domain.fields import FieldType, Kind, Value
from exchange_admin.domain.wording import LANGUAGES, day_said

PERSON_NAME_FIELDS = (
    "family_han",
    "given_han",
    "family_cyrillic",
    "given_cyrillic",
    "patronymic",
    "family_latin",
    "given_latin",
)
SCRIPTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"han": PERSON_NAME_FIELDS[:2], "cyrillic": PERSON_NAME_FIELDS[2:5], "latin": PERSON_NAME_FIELDS[5:]}
)
"""The name fields of each script."""
_SCRIPT_OF_COUNTRY = {
    **dict.fromkeys(("CN", "TW", "HK", "MO", "SG"), "han"),
    **dict.fromkeys(("RU", "BY", "KZ", "KG", "TJ", "MN", "UA", "BG", "RS", "MK"), "cyrillic"),
}
_FALLBACK = {"zh": ("zh", "en", "ru"), "ru": ("ru", "en", "zh"), "en": ("en", "ru", "zh")}


CALLED = "called"
"""Fields `called_zh|ru|en` beside a `name`: its forms in other scripts."""


def has_called(kind: Kind) -> bool:
    return f"{CALLED}_zh" in kind


def in_language(values: Mapping[str, Value], stem: str, language: str) -> str:
    """`stem_zh|ru|en` in the language, else in the nearest that is filled; empty when none is."""
    for code in _FALLBACK[language]:
        if text := values.get(f"{stem}_{code}"):
            return str(text)
    return ""


def in_each_language(values: Mapping[str, Value], stem: str) -> dict[str, str]:
    """The same by language, for whom nobody knows yet in which it is read."""
    return {one: in_language(values, stem, one) for one in LANGUAGES}


def written_in(values: Mapping[str, Value], stem: str, language: str) -> str:
    """`stem_zh|ru|en` in just this language; empty where nobody wrote it."""
    return _part(values, f"{stem}_{language}")


def in_other_languages(values: Mapping[str, Value], stem: str, language: str) -> str:
    """What stands beside `in_language` where nobody wrote it in the language of the reader, who may read another one;
    empty where somebody did."""
    if written_in(values, stem, language):
        return ""
    found = dict.fromkeys(written_in(values, stem, one) for one in _FALLBACK[language])
    return " · ".join([text for text in found if text][1:])


def han_name(values: Mapping[str, Value]) -> str:
    """王小明; a transcribed foreign name keeps its middle dots: 伊万诺娃·玛丽亚."""
    family, given = _part(values, "family_han"), _part(values, "given_han")
    return f"{family}·{given}" if family and given and ("·" in given or len(family) > 2) else family + given


def cyrillic_name(values: Mapping[str, Value]) -> str:
    """Фамилия Имя Отчество."""
    return _joined(values, "family_cyrillic", "given_cyrillic", "patronymic")


def latin_name(values: Mapping[str, Value]) -> str:
    """FAMILY Given: capitals mark the family name, also where a passport writes everything in capitals.

    In given names an apostrophe is nearly always a soft sign or an Uzbek letter, so nothing is capital after it.
    """
    family, given = _part(values, "family_latin"), _part(values, "given_latin")
    if given.isupper():
        given = re.sub(r"[^\s-]+", lambda word: word[0].capitalize(), given)
    return " ".join(part for part in (family.upper(), given) if part)


def own_script(values: Mapping[str, Value]) -> str:
    """`han`, `cyrillic` or `latin`: the script a person is called by at home, as far as there is a name in it.

    Told by citizenship; without one a name in Han is taken for the own one unless it is a transcription of another.
    """
    home = _SCRIPT_OF_COUNTRY.get(str(values.get("citizenship")), "latin" if values.get("citizenship") else "")
    if home and any(map(values.get, SCRIPTS[home])):
        return home
    filled = {script: any(map(values.get, names)) for script, names in SCRIPTS.items()}
    transcribed = "·" in han_name(values)
    order = ("cyrillic", "latin", "han") if transcribed else ("han", "cyrillic", "latin")
    return next((script for script in order if filled[script]), "latin")


def person_name(values: Mapping[str, Value]) -> tuple[str, str]:
    """The name in the person's own script, and the other forms on one line (`SOKOLOVA Daria · 达里娅`)."""
    forms = {"han": han_name(values), "cyrillic": cyrillic_name(values), "latin": latin_name(values)}
    own = own_script(values)
    rest = [forms[script] for script in ("latin", "cyrillic", "han") if script != own and forms[script]]
    return forms[own], " · ".join(rest)


def called_in(values: Mapping[str, Value], language: str) -> str:
    """A name with its forms in other scripts: that of the language, else the name itself."""
    return written_in(values, CALLED, language) or _part(values, "name")


def label_fields(kind: Kind) -> tuple[str, ...]:
    """The fields of `kind` that its label is made from."""
    found: list[str] = []
    for part in kind.label:
        if part == "person_name":
            found += [*PERSON_NAME_FIELDS, "citizenship"]
        elif part == "name" and has_called(kind):
            found += [part, *(f"{CALLED}_{language}" for language in ("zh", "ru", "en"))]
        elif part in kind:
            found.append(part)
        else:
            found += [f"{part}_{language}" for language in ("zh", "ru", "en")]
    if "short_name" in kind:
        found.append("short_name")
    return tuple(found)


def label(kind: Kind, values: Mapping[str, Value], language: str, shown: Mapping[str, str] | None = None) -> str:
    """The label of a record. `shown` gives the text of parts that are references or choices, by field name."""
    said: Sequence[str] = [_label_part(kind, part, values, language, shown or {}) for part in kind.label]
    return " · ".join(text for text in said if text)


def _label_part(kind: Kind, part: str, values: Mapping[str, Value], language: str, shown: Mapping[str, str]) -> str:
    if part == "person_name":
        return person_name(values)[0]
    if part in shown:
        return shown[part]
    if part == "name" and has_called(kind):
        return called_in(values, language)
    if part in kind:
        text = _part(values, part)
        return day_said(language, text) if kind[part].type is FieldType.DATE else text
    return in_language(values, part, language)


def _part(values: Mapping[str, Value], name: str) -> str:
    value = values.get(name)
    return "" if value is None else str(value)


def _joined(values: Mapping[str, Value], *names: str) -> str:
    return " ".join(part for name in names if (part := _part(values, name)))
