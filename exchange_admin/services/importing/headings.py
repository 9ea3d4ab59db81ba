"""What stands below a heading, told by a table of headings as partners write them in three languages.

Only a heading that is known as a whole is sure. One that merely has a known word in it is a guess, which a person has
to confirm; one that speaks of somebody or something else (a supervisor, parents, a visa) is not read at all.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from exchange_admin.domain.fields import Kind, Registry
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.wording import Wording
from exchange_admin.names import fold
from exchange_admin.services.importing.course_rows import COURSES
from exchange_admin.services.importing.heading_abbreviations import Abbreviations
from exchange_admin.services.importing.heading_asides import (
    in_simple_characters,
    says_how,
    without_address,
    without_number,
    words_apart,
)
from exchange_admin.services.importing.heading_phrases import LEFT, HeadingPhrases
from exchange_admin.services.importing.heading_slips import Slips
from exchange_admin.services.importing.list_shapes import KINDS, PEOPLE, ListShape, record_kinds, shape_of
from exchange_admin.services.importing.name_order import without_order
from exchange_admin.services.importing.words import beginnings

_IGNORED = "ignored"
"""What is said of a column of any list that is not to be read."""
_NO_KINDS = ("words", "phrases", "groups", "in_passport", "beside", "called", "told_from_people", "told_by", "any")
_BRACKETED = re.compile(r"[(（\[【]([^)）\]】]*)[)）\]】]?")
_NUMBERING = re.compile(
    r"^\s*(?:Q\s?\d{1,3}\s*[_.:：、)]\s*|\d{1,2}(?:\.\d{1,2})+\s*[.)、]?\s*|\d{1,2}\s*[.)、．]\s*)|[*†‡¹²³⁴⁵]+"
)
_TO_WHOM = re.compile(r"^\s*(?:请填写|请输入|您的|你的|您|本人|ваш[аеи]?\s+|укажите\s+|your\s+)+", re.IGNORECASE)
"""How a questionnaire asks whoever fills it in: 1.您的姓名, Ваша дата рождения."""
_OF_OBJECT = re.compile(r"^(?:[А-ЯЁA-Z][а-яёa-z]+(?:[А-ЯЁA-Z][а-яёa-z]+)+\.)+\s*(?=\w)")
"""How 1C names the fields of an object: ФизЛицо.Дата рождения."""
_COMMAS = re.compile("[,，;；、]")
_CLAUSE = re.compile(r"[,，]\s*([^,，()（）]+)$")
_BEHIND_COLON = re.compile(r"[:：]\s*([^:：]+)$")
_PARTS = re.compile(
    r"\s*[/|\n\\]\s*|\s+[-–—]\s+"
    "|(?<=[\u3400-\u9fff])\\s+(?=[A-Za-z\u0400-\u04ff])|(?<=[A-Za-z\u0400-\u04ff])\\s+(?=[\u3400-\u9fff])"
)
_NAME_OF_SOMEBODY = re.compile(r"\s*(?:фио|ф\.\s?и\.\s?о\.?)\s+\w+\s*$", re.IGNORECASE)
_NOTHING_SAID = re.compile(r"[\W_]+")
_WORDS = re.compile("[\u3400-\u9fff]+|№|[^\\W\u3400-\u9fff]+")
_SAYS_BESIDES = re.compile(r"[:：,，(（\[【]")
"""Without one of these nothing stands in brackets, behind a colon or in a clause."""
_WORD = re.compile("[\u3400-\u9fff]+|[^\\W_\u3400-\u9fff]+")
_A_NUMBER = re.compile(r"\d[\d\s.:/+-]*", re.ASCII)
"""A number or a day, which no table of headings has."""
_LONGEST = 80
_SHORTEST_INSIDE_HAN, _SHORTEST_INSIDE = 2, 4  # characters; shorter words stand inside too many others
_NOT_SPOKEN = frozenset({"row_number", "national_id"})
"""What a heading is not where words say that it is somebody's: 学生编号, “Student's ID number”."""
_IN_ANY_SCRIPT = frozenset({"birth_place", "address", "passport_issued_by"})
"""What a heading may say the letters of and mean the same column: «Место рождения (латиницей)»."""
_NEVER_GUESSED = frozenset({"row_number", "passport_series", "document_series", "national_series"})
ABOUT_DOCUMENTS = ("passport", "document", "card")
"""Groups of columns about a passport, about what may be a passport or an identity card, and about a card."""
_IN_GROUP: Mapping[str, Mapping[str, str]] = {
    "passport": {},
    "document": {"passport_number": "document_number", "passport_series": "document_series"},
    "card": {
        "passport_number": "national_id",
        "passport_series": "national_series",
        "passport_issued": "national_issued",
        "passport_valid_until": "national_valid_until",
        "passport_issued_by": "national_issued_by",
    },
}
_LATIN = "[^\u0400-\u04ff\u3400-\u9fff]*[A-Za-z][^\u0400-\u04ff\u3400-\u9fff]*"
_CYRILLIC = "[^A-Za-z\u3400-\u9fff]*[\u0400-\u04ff][^A-Za-z\u3400-\u9fff]*"
_OF_ONESELF = ("people", "passport")
"""Groups before which a word may say that they are of the person of the row; a student card is no identity card."""
_IN_TWO_SCRIPTS = re.compile(rf"({_CYRILLIC})\s({_LATIN})|({_LATIN})\s({_CYRILLIC})")
_GLUED_TO_HAN = re.compile("([\u3400-\u9fff]+)([A-Za-z][A-Za-z .'/-]+)|([A-Za-z][A-Za-z .'/-]+)([\u3400-\u9fff]+)")
"""性别Gender."""
_HAN = "[\u3400-\u9fff][\u3400-\u9fff0-9（）()、，]*"
_OTHERS = "[^\u3400-\u9fff]*[^\\W\\d\u3400-\u9fff][^\u3400-\u9fff]*?"
_BESIDE_HAN = re.compile(rf"(?P<before>{_OTHERS})\s(?P<last>{_HAN})|(?P<first>{_HAN})\s(?P<behind>{_OTHERS})")
_OF_ITS_HOLDER = frozenset(
    {"birth_date", "birth_place", "sex", "citizenship", "name_latin", "family_latin", "given_latin"}
)
"""What a passport says of the person whose it is."""
_PARTS_IN_LATIN: Mapping[str, str] = {"family_name": "family_latin", "given_name": "given_latin"}
_WHOLE_NAMES = frozenset({"full_name", "name_han", "name_cyrillic", "name_latin"})
_PARTS_OF_NAMES = frozenset({*_PARTS_IN_LATIN, *_PARTS_IN_LATIN.values(), "patronymic"})
_COUNTED = frozenset({"phone", "email", "messenger", "address"})
"""Of what somebody may have several, so that the first one is numbered: phone1, 手机1."""
_FIRST = re.compile(r"(?<=[^\W\d])\s*(?:№|#)?\s*[(（]?(?:1|一|I)[)）]?\s*$")
_SPECIAL_NAMES = {
    "full_name": frozenset({"name_han", "name_cyrillic", "name_latin"}),
    "family_name": frozenset({"family_latin"}),
    "given_name": frozenset({"given_latin"}),
    "document_number": frozenset({"passport_number", "national_id"}),
}
"""Names in one script, which a heading in two languages may call a name in general as well."""

_WHOLE_BESIDE_GIVEN: Mapping[frozenset[str], str] = {
    frozenset(("name_latin", "given_latin")): "name_latin",
    frozenset(("full_name", "given_name")): "full_name",
}
_SAYS_NAME = re.compile(r"\s*имя\b", re.IGNORECASE), re.compile("[\u3400-\u9fff]*姓名")
"""How the given name is called that may be the whole one, and how the whole one is."""
_IN_A_PASSPORT = re.compile(r"\s*имя(?: и фамилия)?,? (?:как )?(?:в|по) (?:загран)?паспорт[еу]\s*", re.IGNORECASE)
"""Beside 护照姓名; alone it may be a given name in Cyrillic."""
_AS_IN_PASSPORT = frozenset({"name_latin", "family_latin", "given_latin"})
"""Names behind which a passport in brackets says as what they are written: 拼音（护照）."""


_LANGUAGES_AT_ONCE = 2  # one above the other in a cell
_GIVEN_OR_NAME = re.compile(r"(.*名.*)\s*[/\n]\s*name", re.IGNORECASE)
_GIVEN = frozenset({"given_name", "given_latin"})
_OF_SCRIPTS = (
    ("han", re.compile("[\u3400-\u9fff]")),
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("latin", re.compile("[A-Za-z]")),
)
_SHORT = 12  # characters of a heading in one of three languages
_ANOTHER_ONE = re.compile(
    r"\b(?:old|other|second|former|previous|expired|spare|agent|emergency|host|room)|прежн|стар|друг|втор|бывш|запас|агент"
    r"|旧|原|其他|备用|另|紧急|中介",
    re.IGNORECASE,
)
"""Words in one language that say that the column is not that of the others."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """`key` names the column; `exact` when the whole heading is known, not only a word inside it."""

    key: str
    exact: bool


class _Beside:
    """Words that may stand around a known heading of one column, and what its brackets may say besides."""

    def __init__(self, around: Iterable[str], in_brackets: Iterable[str], anywhere: Iterable[str] = ()) -> None:
        self.around, self._anywhere = frozenset(map(plain_heading, around)), frozenset(map(plain_heading, anywhere))
        self._in_brackets = self.around | frozenset(map(plain_heading, in_brackets))
        self._longest_first = tuple(sorted((one for one in self.around if one[0] >= "\u3400"), key=len, reverse=True))

    def core(self, text: str) -> str:
        """What is left of the heading without them, plain; of “Student's mobile” without what may stand around any."""
        words = _WORDS.findall(fold(self._spoken(text)))
        return self.core_of(words) or "".join(word for word in words if word not in self._anywhere)

    def core_of(self, words: Iterable[str]) -> str:
        return "".join(filter(None, map(self._core_of, words)))

    def whole(self, text: str) -> str:
        """The heading without brackets that say no more, plain: «Номер паспорта (9 цифр)»."""
        return plain_heading(self._spoken(text))

    def _spoken(self, text: str) -> str:
        text = _BEHIND_COLON.sub(lambda found: " " if self._says_no_more(found[1]) else found[0], text)
        said = _CLAUSE.sub(lambda found: " " if self._is_aside(found[1]) else found[0], text)
        return _BRACKETED.sub(lambda found: " " if self._says_no_more(found[1]) else f" {found[1]} ", said)

    def _is_aside(self, clause: str) -> bool:
        return plain_heading(clause) in self._in_brackets or says_how(clause)

    def _says_no_more(self, bracketed: str) -> bool:
        return (
            plain_heading(bracketed) in self._in_brackets
            or all(word in self._in_brackets for word in _WORDS.findall(fold(bracketed)))
            or says_how(bracketed)
        )

    def _core_of(self, word: str) -> str:
        """Words in Han are not parted: what may be left away stands at either end."""
        if word in self.around:
            return ""
        ends = self._longest_first
        for one in ends if word[0] >= "\u3400" and (word.startswith(ends) or word.endswith(ends)) else ():
            if len(word) > len(one) and (word.startswith(one) or word.endswith(one)):
                return self._core_of(word.removeprefix(one) if word.startswith(one) else word.removesuffix(one))
        return word


class Headings:
    """The headings of `resources/import/headings.toml`."""

    def __init__(self, known: Mapping[str, Mapping[str, Any]]) -> None:
        common = known.get("any", {})
        tables = {kind: {**common, **known.get(kind, {})} for kind in KINDS} | {COURSES: known.get(COURSES, {})}
        self._of_kind = {kind: _index(table) for kind, table in tables.items()}
        self.keys = {kind: tuple(table) for kind, table in tables.items()}
        self._written = {
            kind: frozenset(one.casefold() for all in table.values() for one in all) for kind, table in tables.items()
        }
        self.called: Mapping[str, Mapping[str, str]] = known.get("called", {})
        """By language, what columns are called whose label in the window is not known for certain."""
        said = known.get("words", {})
        self._harmless = frozenset(map(plain_heading, said.get("harmless", ())))
        self._elsewhere = beginnings((*said.get("elsewhere", ()), *said.get("other_things", ())))
        self.is_of_others = beginnings(said.get("elsewhere", ()))
        """Whether a title speaks of somebody else than the people of a list: a guardian, a tutor."""
        self._middle_names = frozenset(map(plain_heading, said.get("middle_names", ())))
        self._countries = frozenset(map(plain_heading, said.get("countries", ())))
        self._of_oneself = frozenset(map(plain_heading, said.get("of_oneself", ())))
        self._beside = _besides(known.get("beside", {}), {key for kind in KINDS for key in tables[kind]})
        self._beside_any = _Beside(frozenset[str]().union(*(one.around for one in self._beside.values())), ())
        self._phrases = HeadingPhrases(known.get("phrases", {}))
        self._is_left = beginnings(said.get("left", ()))
        self.is_second = beginnings(said.get("second", ()))
        """Whether a heading is that of a second address, telephone or the like: any other column goes before it."""
        self._begins_left = tuple(map(fold, said.get("begins_left", ())))
        self._groups = {plain_heading(one): group for group, all in known.get("groups", {}).items() for one in all}
        self._people = frozenset(plain for plain, group in self._groups.items() if group == "people")
        self._of_passports = _index(known.get("in_passport", {}))
        self.told_from_people = {kind: frozenset(keys) for kind, keys in known.get("told_from_people", {}).items()}
        """By kind the columns of which its lists have one where lists of people usually have none."""
        self.told_by = {kind: frozenset(keys) for kind, keys in known.get("told_by", {}).items()}
        """By kind the columns of which one has to be there: everything else lists of other kinds have as well."""
        self.common = common
        self.of_records = {kind: table for kind, table in known.items() if kind not in (*_NO_KINDS, *KINDS, COURSES)}
        self._abbreviations = Abbreviations(tables[PEOPLE], said.get("elsewhere", ()))
        self._slips = Slips(one for all in tables[PEOPLE].values() for one in all)
        self._told: Mapping[str, str] = {}
        self._silent: frozenset[str] = frozenset()
        self._shown: Mapping[str, frozenset[str]] = {}
        self.meaning = lru_cache(maxsize=4096)(self._known_meaning)

    @classmethod
    def load(cls, folder: Path) -> Headings:
        """Raises OSError when the file is missing and ValueError when a kind gives one heading to two keys."""
        known = tomllib.loads((folder / "headings.toml").read_text("utf-8"))
        return cls(known | {"phrases": tomllib.loads((folder / "heading_phrases.toml").read_text("utf-8"))})

    def told(self, columns: Mapping[str, str], kind: str = "") -> Headings:
        """These headings, and what somebody said that certain columns of a file hold: key by heading.

        Raises RuleBroken with `import.no_such_column` for a key that there is not.
        """
        kinds = KINDS if kind in ("", *KINDS) else (kind,)
        for key in columns.values():
            if key != _IGNORED and all(key not in self.keys[one] for one in kinds):
                facts = {"typed": key, "keys": ", ".join(self.keys[kinds[0]])}
                raise RuleBroken(Problem("import.no_such_column", facts=facts))
        return self._with(_told={plain_heading(heading): key for heading, key in columns.items()})

    def silent_about(self, headings: Iterable[str]) -> Headings:
        """These headings, of which some mean nothing until somebody says what their columns hold."""
        return self._with(_silent=frozenset(map(plain_heading, headings)))

    def extended(
        self, tables: Mapping[str, Mapping[str, Sequence[str]]], shown: Mapping[str, frozenset[str]]
    ) -> Headings:
        """These headings, and those of further kinds of lists: headings by key, by kind. `shown` are those of columns
        that lists of the office show and nobody writes."""
        written = {
            kind: frozenset(one.casefold() for all in table.values() for one in all) for kind, table in tables.items()
        }
        return self._with(
            _of_kind=self._of_kind | {kind: _index(table) for kind, table in tables.items()},
            keys=self.keys | {kind: tuple(table) for kind, table in tables.items()},
            _written=self._written | written,
            _shown=shown,
        )

    def is_only_shown(self, kind: str, text: str) -> bool:
        """Whether a heading is that of a column that nobody writes: «Состояние» of an interest, which the
        program works out. A column with any other heading for the same goes before it."""
        return plain_heading(text) in self._shown.get(kind, ())

    def _with(self, **changed: object) -> Headings:
        copy = object.__new__(Headings)
        copy.__dict__ |= self.__dict__ | changed
        copy.meaning = lru_cache(maxsize=4096)(copy._known_meaning)
        return copy

    def is_sure(self, kind: str, text: str) -> bool:
        """A quick look: whether the text is a known heading as it stands in the table."""
        return text.casefold() in self._written[kind]

    def known_among(self, kind: str, texts: Iterable[str]) -> int:
        """A quick look: how many of the texts, or a part of each, head a column of the kind."""
        index, silent = self._of_kind[kind], self._silent.difference(self._told)
        spoken = (text for text in texts if text and not (silent and plain_heading(text) in silent))
        return sum(1 for text in spoken if any(one in index or one in self._told for one in _said_in(text)))

    def group(self, text: str) -> str:
        """The group of columns that a heading over several stands for: one of `ABOUT_DOCUMENTS`, `people`, or empty."""
        told = self._groups.get(plain_heading(text), "") or self._group_of_one(text)
        own = "" if told else self._groups.get(self._without_oneself(text), "")
        return told or (own if own in _OF_ONESELF else "")

    def _group_of_one(self, text: str) -> str:
        """`people` for “Guest 2”, 学生1: somebody of several in a line, called as the column of a name is."""
        called = without_number(text)
        if called == text or self.is_of_others(text):
            return ""
        plain = plain_heading(called)
        return "people" if self._of_kind["people"].get(plain) == "full_name" or plain in self._people else ""

    def _without_oneself(self, text: str) -> str:
        """The text without words that say that it is of the person of the row: 本人联系方式, «Контакты студента»."""
        words = [word for word in _WORDS.findall(fold(text)) if word not in self._of_oneself]
        own = next((one for one in self._of_oneself if words and one >= "\u3400" and words[0].startswith(one)), "")
        return "".join(words).removeprefix(own)

    def said_of(self, text: str) -> str:
        """What somebody said that the column with this heading holds; empty for nothing."""
        return self._told.get(plain_heading(text), "")

    def is_elsewhere(self, text: str) -> bool:
        """Whether a text speaks of somebody or something else than the person of a row: a guardian, a visa."""
        return self._elsewhere(in_simple_characters(words_apart(text)))

    def is_of_oneself(self, text: str) -> bool:
        """Whether a heading says that it asks whoever the row is about: 学生电话, «Телефон студента»."""
        plain = plain_heading(text)
        return any(one in plain for one in self._of_oneself)

    def is_middle_name(self, text: str) -> bool:
        """Whether it heads what is a patronymic for some and a second given name for others."""
        return plain_heading(text) in self._middle_names

    def is_country(self, text: str) -> bool:
        """Whether it heads a country and does not say what of."""
        if plain_heading(text) in self._countries:
            return True
        return "/" in text and all(plain_heading(one) in self._countries for one in _PARTS.split(text))

    def is_passport_number(self, text: str) -> bool:
        """Whether the heading is enough for the number beside a column with the series."""
        return self._of_passports.get(plain_heading(text)) == "passport_number"

    def _known_meaning(self, kind: str, text: str, above: str = "") -> Meaning | None:
        """What a list of the kind has no column for is not read there; of any, what somebody said is not to be read."""
        found = self._meaning(kind, text, above)
        if (found is None or not found.exact) and (apart := words_apart(text)) != text:
            found = self._meaning(kind, apart, above)
        is_short = len(text) <= _LONGEST  # blanks without an end take the pattern minutes
        if is_short and (found is None or not found.exact) and (one := _FIRST.sub("", text)) not in ("", text):
            first = self._meaning(kind, one, above)
            found = first if first is not None and first.exact and first.key in _COUNTED else found
        if kind == PEOPLE and not above and (found is None or not found.exact):
            found = self._without_slips(text) or found
        if found is None or kind == COURSES or found.key in self.keys[kind]:
            return found
        return found if _IGNORED in self._told.values() and found.key == _IGNORED else None

    def _without_slips(self, text: str) -> Meaning | None:
        """What a heading with a slip of the pen, or words cut short, is for certain; None where it has none or tells
        nothing."""
        if (key := self._abbreviations.key(text)) and not self._elsewhere(text) and not self.is_left(PEOPLE, text):
            return Meaning(key, exact=True)
        mended = self._slips.mended(text) if len(text) <= _LONGEST else ""
        if not mended or self._elsewhere(text) or self.is_left(PEOPLE, text):
            return None
        found = self._meaning(PEOPLE, mended)
        return found if found is not None and found.exact else None

    def _meaning(self, kind: str, text: str, above: str = "") -> Meaning | None:
        """What the column below `text` holds in a sheet of `kind`; None when nobody knows. `above` is what stands over
        it and its neighbours."""
        if not text or len(text) > _LONGEST:
            return None
        if not (above or self._told) and _A_NUMBER.fullmatch(text):
            return None  # as half of the cells of any line of people
        index = self._of_kind[kind]
        if key := self._told.get(plain_heading(f"{above} {text}")) or self._told.get(plain_heading(text)):
            return Meaning(key, exact=True)
        if plain_heading(text) in self._silent:
            return None
        if above and kind != COURSES and (part := self._part_of_whole(kind, index, text, above)):
            return part
        if key := index.get(plain_heading(f"{above} {text}")):
            return Meaning(key, exact=True)
        if self._shown and self.is_only_shown(kind, text):
            return None  # «Дата ответа» is no answer
        if not above:
            return self._alone(kind, index, text)
        if kind != COURSES and self._elsewhere(above):
            return None
        if told := self._twice(kind, text, above):
            return told
        group = self.group(above)
        if group in ABOUT_DOCUMENTS and (key := self._of_passports.get(plain_heading(text))):
            return Meaning(_IN_GROUP[group].get(key, key), exact=True)
        own = self._alone(kind, index, text)
        if own is not None and group in ("passport", "document") and own.key in _OF_ITS_HOLDER:
            return own
        if own is not None and group == "passport" and own.exact and own.key in _PARTS_IN_LATIN:
            return Meaning(_PARTS_IN_LATIN[own.key], exact=True)
        if own is not None and not group and (written := self._written_so(kind, index, text, above)):
            return written
        if own is not None and group in ("", *ABOUT_DOCUMENTS):
            return Meaning(own.key, exact=own.exact and self._is_general(self._alone(kind, index, above), own.key))
        if own is None and plain_heading(text) in self._of_oneself and (over := self._alone(kind, index, above)):
            return over
        if own is None and not group:
            return self._guess(index, f"{above} {text}", "" if kind != COURSES else above)
        return own

    def _part_of_whole(self, kind: str, index: Mapping[str, str], text: str, above: str) -> Meaning | None:
        """«ФИО в загранпаспорте» over “Surname”, 姓名 over 姓: the part, in the letters told above."""
        if self._elsewhere(above) or (own := self._alone(kind, index, text)) is None or not own.exact:
            return None
        over = self._alone(kind, index, above) if own.key in _PARTS_OF_NAMES else None
        if over is None or not over.exact or over.key not in _WHOLE_NAMES:
            return None
        return Meaning(_PARTS_IN_LATIN.get(own.key, own.key), exact=True) if over.key == "name_latin" else own

    def _written_so(self, kind: str, index: Mapping[str, str], text: str, above: str) -> Meaning | None:
        """«Латинскими буквами» over «Фамилия»: what stands above only says how it is written."""
        own, both = self._alone(kind, index, text), self._alone(kind, index, f"{above} {text}")
        if own is None or both is None or not (own.exact and both.exact):
            return None
        return both if both.key in _SPECIAL_NAMES.get(own.key, ()) else None

    def _twice(self, kind: str, text: str, above: str) -> Meaning | None:
        """Of a heading in two languages below another, line by line or behind one another, where each language says the
        same for certain: «护照 / Загранпаспорт» over «号码 / номер», «Загранпаспорт 护照» over «Номер 号码»."""
        upper, lower = _in_two_languages(above), _in_two_languages(text)
        if not len(upper) == len(lower) == _LANGUAGES_AT_ONCE or not all((*upper, *lower)):
            return None
        first, second = (self._meaning(kind, *lines) for lines in zip(lower, upper, strict=True))
        return first if first is not None and first.exact and first == second else None

    @staticmethod
    def _is_general(above: Meaning | None, key: str) -> bool:
        """院校名称 over 中文名称, 姓名 over 汉语拼音: the upper one says the same less exactly."""
        if above is None or not above.exact:
            return False
        return key.startswith(above.key) or key in _SPECIAL_NAMES.get(above.key, ())

    def _alone(self, kind: str, index: Mapping[str, str], text: str) -> Meaning | None:
        spoken = _OF_OBJECT.sub("", _NUMBERING.sub("", text))
        if key := index.get(plain_heading(spoken)) or index.get(plain_heading(_TO_WHOM.sub("", spoken))):
            return Meaning(key, exact=True)
        spoken = without_order(in_simple_characters(spoken))
        composed = self._phrases.key(spoken) if kind != COURSES and not _say_two_things(index, spoken) else ""
        is_vetoed = kind != COURSES and (self._elsewhere(spoken) or self.is_left(kind, spoken))
        if composed == LEFT and kind in KINDS:
            return None
        addressed, spoken = spoken, without_address(spoken)
        key = "" if is_vetoed else self._certain(index, spoken)
        if key or composed in self.keys[kind]:
            return Meaning(key or composed, exact=True)  # of an internal passport too, which is of nobody else
        if kind != COURSES and (key := self._asked(index, addressed)):
            return Meaning(key, exact=True)  # «Телефон участника стажировки»
        if is_vetoed:
            return None
        if (both := _GIVEN_OR_NAME.fullmatch(spoken)) and (own := self._certain_part(kind, index, both[1])) in _GIVEN:
            return Meaning(own, exact=True)  # 名（拼音）/Name: the Chinese word says which part it is
        parts = _PARTS.split(_BRACKETED.sub(" ", spoken))
        inside = [part for bracketed in _BRACKETED.findall(spoken) for part in self._harmless_apart(bracketed)]
        if any(index.get(plain_heading(part), "") in _AS_IN_PASSPORT for part in parts):
            inside = [part for part in inside if index.get(plain_heading(part)) != "passport_number"]
        told = [part for part in (*parts, *inside) if plain_heading(part) and not self.is_harmless(part)]
        told = [part for part in told if not self._phrases.says_nothing(part)] or told
        keys = [self._certain_part(kind, index, part) for part in told]
        if "name_latin" in keys:
            keys = [
                key or ("given_latin" if _IN_A_PASSPORT.fullmatch(part) else "")
                for key, part in zip(keys, told, strict=True)
            ]
        known = {key for key in keys if key}
        known -= {key for key, special in _SPECIAL_NAMES.items() if known & special}
        if len(known) == 1 and (all(keys) or self._is_said_in_three_scripts(kind, told, keys)):
            return Meaning(known.pop(), exact=True)
        if all(keys) and (whole := _whole_name(told, keys)):
            return Meaning(whole, exact=True)
        if known:
            return Meaning(next(key for key in keys if key), exact=False)
        label, colon, answer = spoken.replace("：", ":").partition(":")
        if colon and answer.strip() and plain_heading(label) in index:
            return None  # 姓名：夏慧霞 is somebody's, and heads nothing
        return self._guess(index, spoken)

    def _is_said_in_three_scripts(self, kind: str, parts: Sequence[str], keys: Sequence[str]) -> bool:
        """年级/Курс/Year: two say what the third does, but for 护照号/Паспорт/Old No. and 电话/Телефон/Agent."""
        if keys.count("") != 1 or not _are_in_three_scripts(parts):
            return False
        third = parts[keys.index("")]
        return _ANOTHER_ONE.search(third) is None and not self.is_left(kind, third)

    def _certain(self, index: Mapping[str, str], text: str) -> str:
        """The column of a heading that says nothing else; empty where it may."""
        return (
            index.get(plain_heading(text))
            or self._composed(index, _TO_WHOM.sub("", text))
            or self._in_two_languages(index, text)
        )

    def _asked(self, index: Mapping[str, str], text: str) -> str:
        """The column of a heading that asks for it in more words, and for nothing else."""
        for spoken in self._phrases.spoken(text):
            if key := index.get(plain_heading(spoken)) or self._composed(index, spoken):
                return "" if key in _NOT_SPOKEN else key
        keys = (index.get(plain_heading(spoken), "") for spoken in self._phrases.spoken(text, "script"))
        return next((key for key in keys if key in _IN_ANY_SCRIPT), "")

    def is_left(self, kind: str, text: str) -> bool:
        """Whether a heading of a list of people speaks of what no column there is for: a flight, who filled it in."""
        if kind != PEOPLE:
            return False
        text = words_apart(text)
        spoken = fold(_BRACKETED.sub(" ", _NUMBERING.sub("", in_simple_characters(text))))
        if spoken.startswith(self._begins_left) or self._is_left(spoken):
            return True
        return self._phrases.key(in_simple_characters(text)) == LEFT

    def _certain_part(self, kind: str, index: Mapping[str, str], part: str) -> str:
        """The column of a part of a heading, which may be composed as the whole may."""
        if key := index.get(plain_heading(part)):
            return key
        if kind == COURSES or self.is_left(kind, part):
            return ""
        composed = self._phrases.key(part)
        return composed if composed in self.keys[kind] else self._certain(index, part) or self._asked(index, part)

    def _harmless_apart(self, bracketed: str) -> Sequence[str]:
        """What brackets say, in parts where each of them changes nothing: «латиницей, как в паспорте»."""
        parts = [part for part in _COMMAS.split(bracketed) if part.strip()]
        return () if parts and (says_how(bracketed) or all(map(self.is_harmless, parts))) else (bracketed,)

    def is_harmless(self, part: str) -> bool:
        """Whether a part of a heading only says how or in which letters: 中文, дд.мм.гггг."""
        return plain_heading(part) in self._harmless or says_how(part)

    @staticmethod
    def _in_two_languages(index: Mapping[str, str], text: str) -> str:
        """The column of a heading in several lines, or in two scripts, that are known each as they stand, brackets and
        all: «Пол Sex»."""
        lines = [plain for line in text.splitlines() if (plain := plain_heading(line))]
        if len(lines) == 1 and (two := _IN_TWO_SCRIPTS.fullmatch(text) or _GLUED_TO_HAN.fullmatch(text.strip())):
            lines = [plain_heading(one) for one in two.groups() if one]
        known = {index.get(plain, "") for plain in lines} if len(lines) > 1 else set()
        known -= {key for key, special in _SPECIAL_NAMES.items() if known & special}
        return known.pop() if len(known) == 1 else ""

    def _composed(self, index: Mapping[str, str], text: str) -> str:
        """The column of a known heading among words that change nothing: 联系手机, «Контактный тел. обучающегося»."""
        if not _SAYS_BESIDES.search(text):
            words = _WORDS.findall(fold(text))
            if self._beside_any.core_of(words) == (plain := "".join(words)):  # as with nearly all cells of a list
                told = {index.get(plain), index.get(plain_heading(text))}
                return next((key for key in self._beside if key in told), "")
        told_beside: dict[_Beside, tuple[str | None, str | None]] = {}
        for key, beside in self._beside.items():
            if beside not in told_beside:
                told_beside[beside] = index.get(beside.whole(text)), index.get(beside.core(text))
            if key in told_beside[beside]:
                return key
        return ""

    def _guess(self, index: Mapping[str, str], text: str, known: str = "") -> Meaning | None:
        """By the longest known heading that stands inside an unknown one, outside its brackets; what stands in `known`
        tells nothing: 绩点 below 第一学期 is no term."""
        outside, told = _BRACKETED.sub(" ", text), plain_heading(known)
        inside = max(
            (one for one in _inside(index, outside) if one[2] not in self._people and one[2] not in told), default=None
        )
        if inside is None and _NAME_OF_SOMEBODY.match(text):
            return Meaning("full_name", exact=False)
        return Meaning(inside[1], exact=False) if inside else None


def _say_two_things(index: Mapping[str, str], text: str) -> bool:
    """Whether the languages of a heading are known to mean different columns: 拼音 / Имя латиницей."""
    known = {index.get(plain_heading(part), "") for part in _PARTS.split(_BRACKETED.sub(" ", text))} - {""}
    return len(known) > 1


def _whole_name(parts: Sequence[str], keys: Sequence[str]) -> str:
    """The column of a heading that calls a name whole in Chinese and «Имя» in Russian, which may be all of it:
    护照姓名/Имя в загранпаспорте, 姓名 (Имя)."""
    whole = _WHOLE_BESIDE_GIVEN.get(frozenset(keys), "")
    return whole if all(_SAYS_NAME[key == whole].match(part) for part, key in zip(parts, keys, strict=True)) else ""


def _are_in_three_scripts(parts: Sequence[str]) -> bool:
    """年级/Курс/Year: two of them say what the third does, short as it is."""
    scripts = [next((name for name, letters in _OF_SCRIPTS if letters.search(part)), "") for part in parts]
    return len(parts) == len(_OF_SCRIPTS) == len(set(scripts) - {""}) and all(len(one) <= _SHORT for one in parts)


def _in_two_languages(text: str) -> list[str]:
    """The lines of a heading, those in Han last; of one in one line the words before and in Han."""
    if "\n" not in text and (two := _BESIDE_HAN.fullmatch(text)):
        return [two["before"] or two["behind"], two["last"] or two["first"]]
    return sorted(text.split("\n"), key=lambda line: re.search("[\u3400-\u9fff]", line) is not None)


def _besides(tables: Mapping[str, Mapping[str, Iterable[str]]], keys: Iterable[str]) -> Mapping[str, _Beside]:
    """By column; what stands under `any` may stand around the headings of all `keys`."""
    anywhere = tables.get("any", {})
    around, in_brackets = tuple(anywhere.get("around", ())), tuple(anywhere.get("in_brackets", ()))
    alone = _Beside(around, in_brackets, around)
    return {
        key: _Beside(
            (*around, *tables[key].get("around", ())),
            (*in_brackets, *tables[key].get("in_brackets", ())),
            around,
        )
        if key in tables
        else alone
        for key in sorted({*tables, *keys} - {"any", _IGNORED, "row_number"})
    }


def plain_heading(text: str) -> str:
    """Folded letters and digits only: "Ф. И. О." is "фио". A lone № or # stays."""
    return _plain_again(text) if len(text) <= _LONGEST else _plain(text)


def _plain(text: str) -> str:
    folded = fold(text)
    return _NOTHING_SAID.sub("", folded) or folded


_plain_again = lru_cache(maxsize=4096)(_plain)
"""A heading is looked at some dozen times, for each kind of list that a sheet may hold."""


@lru_cache(maxsize=4096)
def _said_in(text: str) -> frozenset[str]:
    """The heading and its parts, plain; nothing of what is too long for one."""
    if len(text) > _LONGEST:
        return frozenset()
    spoken = _NUMBERING.sub("", text)
    parts = (
        text,
        spoken,
        _TO_WHOM.sub("", spoken),
        *_PARTS.split(_BRACKETED.sub(" ", spoken)),
        *_BRACKETED.findall(spoken),
    )
    return frozenset(plain for part in parts if (plain := plain_heading(part)))


def _index(known: Mapping[str, Iterable[str]]) -> dict[str, str]:
    index: dict[str, str] = {}
    for key, headings in known.items():
        for heading in headings:
            plain = plain_heading(heading)
            if index.setdefault(plain, key) != key:
                raise ValueError(f"headings.toml: {heading} stands for {index[plain]} and {key}")
    return index


def _inside(index: Mapping[str, str], text: str) -> Iterable[tuple[int, str, str]]:
    """(length, key, heading) of known headings that stand inside an unknown one, from the beginning of a word: no
    звание in «Название». Han has no words."""
    plain = plain_heading(text)
    starts = _starts_of_words(text)
    for heading, key in index.items():
        if heading in plain and heading != plain and key not in _NEVER_GUESSED:
            is_han = heading[:1] >= "\u2e80"
            if len(heading) < (_SHORTEST_INSIDE_HAN if is_han else _SHORTEST_INSIDE):
                continue
            if is_han or any(plain.startswith(heading, start) for start in starts):
                yield len(heading), key, heading


def _starts_of_words(text: str) -> list[int]:
    """Where words begin in the plain text."""
    starts, length = [], 0
    for word in _WORD.findall(fold(text)):
        starts.append(length)
        length += len(word)
    return starts


Table = dict[str, list[str]]


def record_tables(registry: Registry, wordings: Mapping[str, Wording], headings: Headings) -> dict[str, Table]:
    """Headings by column, by kind; `headings` has those that stand in `headings.toml`."""
    return {kind: _table(registry[kind], shape_of(kind), wordings, headings) for kind in record_kinds(registry)}


def shown_headings(registry: Registry, wordings: Mapping[str, Wording]) -> dict[str, frozenset[str]]:
    """By kind, what columns are called that the program works out or writes itself."""
    return {kind: frozenset(map(plain_heading, _shown_of(registry[kind], wordings))) for kind in record_kinds(registry)}


def _shown_of(kind: Kind, wordings: Mapping[str, Wording]) -> Iterator[str]:
    names = [
        one.name for one in (*kind.computed_fields, *kind.fields) if one.written_by_program or one not in kind.fields
    ]
    for words in wordings.values():
        for name in names:
            yield words.field(kind.name, name)
            yield from (words.say(one) for one in (f"short.{kind.name}.{name}", f"short.{name}") if one in words)


def _table(kind: Kind, shape: ListShape, wordings: Mapping[str, Wording], headings: Headings) -> Table:
    """A heading is for the column that names it first; one that two columns name alike is for neither."""
    table: Table = {}
    taken: set[str] = set()
    for named in _in_turn(kind, shape, wordings, headings):
        keys: dict[str, tuple[str, str] | None] = {}
        for key, heading in named:
            plain = plain_heading(heading)
            if plain in taken:
                continue
            before = keys.setdefault(plain, (key, heading))
            if before is not None and before[0] != key:
                keys[plain] = None
        for one in keys.values():
            if one is not None:
                table.setdefault(one[0], []).append(one[1])
        taken |= keys.keys()
    return table


def _in_turn(
    kind: Kind, shape: ListShape, wordings: Mapping[str, Wording], headings: Headings
) -> Iterator[Iterator[tuple[str, str]]]:
    """(column, heading): what `headings.toml` tells of the kind, its labels in forms and in lists, what is common."""
    columns = [*sorted(shape.own), *([shape.person] if shape.person else [])]
    yield ((key, heading) for key, all in headings.of_records.get(kind.name, {}).items() for heading in all)
    yield ((_column(shape, key), _label(kind, shape, key, words)) for key in columns for words in wordings.values())
    yield (
        (_column(shape, key), words.say(short))
        for key in columns
        for words in wordings.values()
        for short in (f"short.{kind.name}.{key}", f"short.{key}")
        if short in words
    )
    yield (
        (key, heading)
        for key, all in headings.common.items()
        if key in shape.who or key == "row_number" or key in shape.own
        for heading in all
    )


def _label(kind: Kind, shape: ListShape, key: str, words: Wording) -> str:
    return words.field(kind.name, key) if key in kind else shape.label(key, words)


def _column(shape: ListShape, key: str) -> str:
    """Whoever writes “participant” above a column has names in it."""
    return "full_name" if key == shape.person else key
