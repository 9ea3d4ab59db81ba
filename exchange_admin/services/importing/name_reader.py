"""Reading names of people in cells: whole ones and their parts, in three scripts, and what stands beside them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.names import PART_NAMES, NameParts, Names, fold
from exchange_admin.names.cells import (
    NameCell,
    are_family_names,
    ends_like_a_family,
    has_family_name_first,
    has_patronymic_elsewhere,
    has_unknown_end,
    may_have_given_name_first,
    read_name_cell,
    with_patronymic,
)
from exchange_admin.names.cyrillic import looks_like_patronymic
from exchange_admin.names.scripts import has_han
from exchange_admin.names.titles import TitledName, parted_title, without_title
from exchange_admin.services.importing.name_order import parted_as_headed, with_family_first
from exchange_admin.services.importing.readings import Doubtful, Reading
from exchange_admin.services.importing.words import ImportWords

_SPELLED_ALIKE = 0.75  # of 1
_NAME_ALONE = re.compile(r"\s*[^\W\d_][^\W\d_'’ -]*\s*")
_FAMILY_AND_GIVEN = 2
_BOTH_SCRIPTS = 2
_TITLE_BEHIND = re.compile("(?:MR|MRS|MS|MISS|MSTR|CHD|INF)$")
"""Titles that tickets write together with the name: where it ends only a person knows."""
_LETTER_FIRST = re.compile("[\u0400-\u04ff](?: [\u0400-\u04ff]{2,}){1,2}")
"""Е Тинли, Е Тин Ли: the letter may be a Chinese family name, or an initial without its stop."""
ON_A_TICKET = re.compile(r"([A-Z][A-Z' -]*[A-Z])\s*/\s*([A-Z][A-Z' -]*?[A-Z])(?:\s+(?:MR|MS|MRS|MISS|MSTR))?")
"""ZUO/LEI, as tickets and the lower lines of passports have it."""
_COMMA_IN_LATIN = re.compile(r"(?<=[A-Za-z]),(?=[A-Za-z])(?=[^,]*$)")
"""YU,KAIRUI."""
_MAY_BE_FAMILY = re.compile(
    "(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ой|ая)|ко|[аеиуюя]к|[иы]х|ян|дзе|ец|ер|ль|ц)$", re.IGNORECASE
)
"""How Russian family names and those of neighbours end."""
_CYRILLIC = re.compile("[\u0400-\u052f]")
_SOME_HAN, _SOME_LATIN = (
    "[\u3400-\u9fff]{1,4}",
    "[A-Za-z\u00c0-\u024f](?:[A-Za-z\u00c0-\u024f' -]*[A-Za-z\u00c0-\u024f])?",
)
_HAN_AND_LATIN = re.compile(
    rf"(?P<han>{_SOME_HAN})\s*(?P<latin>{_SOME_LATIN})|(?P<before>{_SOME_LATIN})\s*(?P<behind>{_SOME_HAN})"
)
"""WANG 王 in a cell of a part of a name."""
_OWN_NAME = "[\u3400-\u9fff]{2,4}|[\u0400-\u04ff][\u0400-\u04ff-]*(?: [\u0400-\u04ff-]+){1,3}"
_OWN_BESIDE_LATIN = re.compile(
    rf"\s*(?:(?P<own>{_OWN_NAME})\s*[(（]\s*(?P<latin>{_SOME_LATIN})\s*[)）]"
    rf"|(?P<before>{_SOME_LATIN})\s*[(（]\s*(?P<inside>{_OWN_NAME})\s*[)）])\s*"
)
"""The whole name in two scripts, one in brackets."""
_STOP_IN_HAN = re.compile("(?<=[\u3400-\u9fff])[.。](?=[\u3400-\u9fff])")
"""艾力亚尔.买买提: a middle dot, or the stop before a remark."""
_LONGEST = 300  # characters of a cell
NAME_PARTS = {
    "family_name": "family",
    "given_name": "given",
    "patronymic": "patronymic",
    "family_latin": "family",
    "given_latin": "given",
}


class NameReader:
    """Reads cells with names. Raises RuleBroken with `import.not_a_name` for what is none."""

    def __init__(self, names: Names, words: ImportWords) -> None:
        self._names, self._words = names, words

    @cached_property
    def chinese_family_names(self) -> frozenset[str]:
        """The usual ones in Cyrillic after Palladius, folded."""
        every = (*self._words.surnames, *self._names.surnames_of_two)
        told = (self._names.suggest(NameParts(family_han=han, given_han="伟")) for han in every)
        return frozenset(fold(one.family_cyrillic) for one in told if one.family_cyrillic)

    def family_first(self, name: str) -> str:
        """A name below a heading that tells the given name first. Pinyin whose syllables show its order stays."""
        turned = with_family_first(name)
        if turned == name or not name.isascii():
            return turned
        return name if self._is_shown_by_pinyin(name) else turned

    def _is_shown_by_pinyin(self, name: str) -> bool:
        """Wang Xiaoming, Xiaoming Wang."""
        ways = [self._names.parts(one) for one in (name, " ".join(reversed(name.split())))]
        return ways[0] == ways[1] and self._names.read_latin(name) is not None and bool(ways[0].given_latin)

    def _shows_its_order(self, name: str) -> bool:
        return " " not in name or "," in name or has_family_name_first(name) or self._is_shown_by_pinyin(name)

    def from_tickets(self, heading: str, texts: Sequence[str]) -> Sequence[str]:
        """Names with a stroke below a heading that has one, parted: those whose family name ends like a Russian one and
        whose given name does not, and pinyin whose first part is a usual Chinese family name; none where one of
        them stands the other way round: ANNA/IVANOVA, XIAOMING/WANG."""
        parted = {text: parted_as_headed(heading, text).split(", ") for text in set(texts)}
        pairs = {text: (pair[0], pair[1]) for text, pair in parted.items() if len(pair) == _FAMILY_AND_GIVEN}
        chinese = {text: pair for text, pair in pairs.items() if self._is_chinese(*pair)}
        others = [pair for text, pair in pairs.items() if text not in chinese]
        told = self._words.russian_given_names_in_latin
        if any(
            family.casefold() in told
            or (_is_family(given) and given.casefold() not in told)
            or self._is_given_first(family, given)
            for family, given in others
        ):
            return texts
        right = {
            text: f"{family}, {given}"
            for text, (family, given) in pairs.items()
            if text in chinese
            or (chinese and self._is_chinese(family, given, or_either=True))
            or (_is_family(family) and " " not in given and _is_of_one(family, given))
        }
        return [right.get(text, text) for text in texts]

    def _is_chinese(self, family: str, given: str, *, or_either: bool = False) -> bool:
        """ZHENG/WENTAO, OUYANG/NANA: pinyin in which only the first part is a usual family name; with `or_either` also
        WU/FANG, where the second may be one too."""
        usual = self._chinese_families_in_latin
        names = [fold(one).replace(" ", "") for one in (family, given)]
        read = self._names.read_latin(f"{family}, {given}")
        is_pinyin = read is not None and read.pinyin is not None
        return (
            is_pinyin and names[0] in usual and (or_either or names[1] not in usual) and not _TITLE_BEHIND.search(given)
        )

    def _is_given_first(self, first: str, second: str) -> bool:
        """WENTAO/ZHENG, ANNA/IVANOVA. Of MO/LI nobody can tell: rare family names have one syllable, too."""
        told = self._words.russian_given_names_in_latin
        is_russian = first.casefold() in told and _is_family(second) and second.casefold() not in told
        return is_russian or self._is_turned_pinyin(first, second)

    def _is_turned_pinyin(self, first: str, second: str) -> bool:
        return self._names.is_joined(first) and self._is_chinese(second, first)

    @cached_property
    def _chinese_families_in_latin(self) -> frozenset[str]:
        """The usual ones as passports write them, folded."""
        every = (*self._words.surnames, *self._names.surnames_of_two)
        told = (self._names.spelled_in_latin(NameParts(family_han=han, given_han="伟")) for han in every)
        return frozenset(fold(one[0]).replace(" ", "") for one in told if one)

    def _is_no_name(self, text: str) -> bool:
        """A dash, or «нет паспорта» in the place of the name in it."""
        return fold(text) in self._words.no_name or not any(map(str.isalnum, text))

    def full_name(self, key: str, text: str) -> Reading:
        if self._is_no_name(text):
            return {}
        if key == "name_latin" and (ticket := ON_A_TICKET.fullmatch(text)) and _is_of_one(*ticket.groups()):
            found = {"family_latin": ticket[1], "given_latin": ticket[2]}
            if self._is_given_first(*ticket.groups()):
                return Doubtful(
                    found, Problem("import.name_order", key, {"typed": text, "family": ticket[1]}, Level.ASKS)
                )
            return found
        titled = parted_title(text)  # it tells the sex, see `told_sex`
        if titled:
            text = titled.name
        text = _COMMA_IN_LATIN.sub(", ", text)
        cell = read_name_cell(self._without_brackets(_STOP_IN_HAN.sub("·", text)))
        parts = self._names.parts(cell.name)
        found = {name: _ordinary_case(name, value) for name in PART_NAMES if (value := getattr(parts, name))}
        if not found or cell.doubt == "title":
            raise RuleBroken(Problem("import.not_a_name"))
        if _STOP_IN_HAN.search(text) and not cell.doubt:
            cell = dataclasses.replace(cell, doubt="words")
        if self._has_open_order(cell.name, found, titled):
            order = {"family": found.get("family_cyrillic") or found.get("family_latin", "")}
            return Doubtful(found, Problem("import.name_order", key, {"typed": text, **order}, Level.ASKS))
        if found.keys() == {"family_latin"} and self._names.is_joined(cell.name):
            return Doubtful(found, Problem("import.joined_name", key, {"typed": text}, Level.ASKS))
        is_half = "given_han" in found and "family_latin" in found and "given_latin" not in found
        if is_half and not cell.doubt and not self._is_joined_so(found):
            cell = dataclasses.replace(cell, doubt="words")  # 王芳 (Lucy)
        if not cell.doubt and " " in cell.name and self._holds_more(cell.name):
            cell = dataclasses.replace(cell, doubt="words")
        return _with_remark(key, text, cell, found)

    def _has_open_order(self, name: str, found: Mapping[str, str], titled: TitledName | None) -> bool:
        """Whether only a person knows which word is the family name. KAIRUI, YU: the comma says one thing, and the
        syllables another."""
        if _LETTER_FIRST.fullmatch(name) or (name.count(" ") == 1 and self._may_be_given_first(name)):
            return True
        if titled and titled.is_before and not self._shows_its_order(name):
            return True
        return "," in name and self._is_turned_pinyin(found.get("family_latin", ""), found.get("given_latin", ""))

    def _without_brackets(self, text: str) -> str:
        """龚成龙（GONG CHENGLONG） as 龚成龙 GONG CHENGLONG, where the letters are those of the name beside them."""
        found = _OWN_BESIDE_LATIN.fullmatch(text) if len(text) <= _LONGEST else None
        if found is None:
            return text
        own, latin = found["own"] or found["inside"], found["latin"] or found["before"]
        spelled = self._names.spelled_in_latin(self._names.parts(own))
        wanted, said = ("".join(filter(str.isalpha, fold(one))) for one in (" ".join(spelled), latin))
        return f"{own} {latin}" if spelled and wanted == said else text

    def _is_joined_so(self, found: Mapping[str, str]) -> bool:
        """唐雨燕 TANGYUYAN."""
        spelled = self._names.spelled_in_latin(NameParts(family_han=found["family_han"], given_han=found["given_han"]))
        return "".join(filter(str.isalpha, fold("".join(spelled)))) == fold(found["family_latin"])

    def _holds_more(self, name: str) -> bool:
        is_odd = has_unknown_end(name) or has_patronymic_elsewhere(name, _FAMILY_AND_GIVEN) or self._has_nickname(name)
        return is_odd or self._has_another_name(name)

    def _has_nickname(self, name: str) -> bool:
        """«Иванова Анна (Аня) Олеговна»; a family name that somebody had before stands in brackets behind it."""
        at, family = name.find("("), name.split("(")[0].split()
        return at >= 0 and (len(family) > 1 or _MAY_BE_FAMILY.search(name[at + 1 :].partition(")")[0]) is None)

    def _has_another_name(self, name: str) -> bool:
        """马云 替补: a whole name in Han with a word of several characters behind it."""
        words = [word for word in name.split() if has_han(word)]
        return len(words) > 1 and len(words[0]) > 1 and bool(self._names.parts(words[0]).given_han)

    def _may_be_given_first(self, name: str) -> bool:
        if not may_have_given_name_first(name):
            return self._has_russian_given_name_first(name)
        latin = self._names.read_latin(name) if name.isascii() else None
        return latin is None or may_have_given_name_first(name, is_pinyin=latin.pinyin is not None)

    def _has_russian_given_name_first(self, name: str) -> bool:
        """Анна Шмидт: what follows does not say by its end that it is the family name."""
        first, second = (fold(word) for word in name.split())
        told = self._words.russian_given_names
        return first in told and second not in told and "," not in name and not looks_like_patronymic(second)

    def name_part(self, key: str, text: str) -> Reading:
        """A part of a name, or the same part in two scripts: Комаров / KOMAROV."""
        both = text.split("/") if len(text) <= _LONGEST else []
        if len(both) == _BOTH_SCRIPTS and all(_NAME_ALONE.fullmatch(one) for one in both):
            first, second = (self._one_name_part(key, one.strip()) for one in both)
            if isinstance(first, Mapping) and isinstance(second, Mapping) and self._is_spelled_so(first, second):
                return {**first, **second}
        return self._one_name_part(key, text)

    def _is_spelled_so(self, one: Mapping[str, Value], other: Mapping[str, Value]) -> bool:
        """Whether two readings are the same part of a name, in Latin letters and another script."""
        native, latin = (one, other) if any(name.endswith("_latin") for name in other) else (other, one)
        part = next((name.removesuffix("_latin") for name in latin if name.endswith("_latin")), "")
        said = [str(value) for name, value in native.items() if name in (f"{part}_han", f"{part}_cyrillic")]
        if not part or len(said) != 1 or len(latin) != 1:
            return False
        script = "han" if has_han(said[0]) else "cyrillic"
        beside = {"han": "伟", "cyrillic": "Иван"}[script]
        names = {"family": beside, "given": beside, part: said[0]}
        spelled = self._names.spelled_in_latin(NameParts(**{f"{name}_{script}": text for name, text in names.items()}))
        if not spelled:
            return False
        wanted, found = (fold(text) for text in (spelled[part == "given"], str(latin[f"{part}_latin"])))
        is_alike = SequenceMatcher(None, wanted, found).ratio() >= _SPELLED_ALIKE
        return is_alike and wanted.endswith("a") == found.endswith("a")

    def _in_two_scripts(self, key: str, text: str, cell: NameCell) -> Reading:
        """WANG 王: the part in both, where one spells the other; what else stands beside Han is asked about."""
        part, both = NAME_PARTS[key], _HAN_AND_LATIN.fullmatch(cell.name)
        han = {f"{part}_han": "".join(filter(has_han, cell.name))}
        latin = {f"{part}_latin": both["latin"] or both["before"]} if both else {}
        if latin and self._is_spelled_so(han, latin):
            return _with_remark(key, text, cell, {**han, **latin})
        return _with_remark(key, text, dataclasses.replace(cell, doubt="words"), han)

    def _is_given_name(self, name: str) -> bool:
        """“Maria” below “Patronymic / middle name”: a second given name."""
        words = self._words
        in_latin = words.russian_given_names_in_latin | words.english_given_names
        return fold(name) in words.russian_given_names or name.casefold() in in_latin

    def _one_name_part(self, key: str, text: str) -> Reading:
        cell, part = read_name_cell(without_title(text)), NAME_PARTS[key]
        if self._is_no_name(cell.name) or (part == "patronymic" and self._is_no_name(text.strip("-–—()（）. "))):
            return {}
        if not any(map(str.isalpha, cell.name)):
            raise RuleBroken(Problem("import.not_a_name"))
        if has_han(cell.name):
            if part == "patronymic":
                raise RuleBroken(Problem("import.not_a_name"))
            if any(sign.isalpha() and not has_han(sign) for sign in cell.name):
                return self._in_two_scripts(key, text, cell)
            return _with_remark(key, text, cell, {f"{part}_han": cell.name.replace(" ", "")})
        script = "cyrillic" if _CYRILLIC.search(cell.name) else "latin"
        is_of_several = script == "cyrillic" and " " in cell.name and not cell.doubt
        if is_of_several and (part == "family" or has_patronymic_elsewhere(cell.name, int(part == "given"))):
            cell = dataclasses.replace(cell, doubt="words")
        if part == "patronymic" and not cell.doubt and (self._is_given_name(cell.name) or _are_only_words(cell.name)):
            cell = dataclasses.replace(cell, doubt="words")
        found = {part if part == "patronymic" else f"{part}_{script}": cell.name}
        if part == "given" and script == "cyrillic":
            given, patronymic = with_patronymic(cell.name)
            found = {"given_cyrillic": given, **({"patronymic": patronymic} if patronymic else {})}
        return _with_remark(key, text, cell, {name: _ordinary_case(name, one) for name, one in found.items()})


def _are_only_words(patronymic: str) -> bool:
    """«пусто» and «по паспорту», which nobody is called; but иванович."""
    words = patronymic.split()
    return words[0].islower() and not any(map(looks_like_patronymic, words))


def _is_family(word: str) -> bool:
    """NINA and ARINA end so and are given names."""
    return ends_like_a_family(word[2:])


def _is_of_one(family: str, given: str) -> bool:
    """Whether a ticket names one person for certain: not PETROV/SIDOROVA, nor PETROV/IVANMR."""
    return not _TITLE_BEHIND.search(given) and not are_family_names(family, given)


def _ordinary_case(name: str, value: str) -> str:
    """СОКОЛОВА is Соколова; Latin stays as the passport prints it."""
    is_shouted = name.endswith(("_cyrillic", "patronymic")) and value.isupper() and len(value) > 2
    return value.title() if is_shouted else value


def _with_remark(key: str, text: str, cell: NameCell, found: Mapping[str, Value]) -> Reading:
    """The parts of a name, with what stands beside it told or, where it may be part of the name, asked."""
    if cell.doubt == "initials":
        return Doubtful(found, Problem("import.only_initials", key, {"typed": text}, Level.ASKS))
    if cell.doubt:
        return Doubtful(found, Problem("import.name_with_words", key, {"typed": text}, Level.ASKS))
    if cell.remark:
        return Doubtful(found, Problem("import.remark_left_out", key, {"remark": cell.remark}, Level.INFORMS))
    return found
