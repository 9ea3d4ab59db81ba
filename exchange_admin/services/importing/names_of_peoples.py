"""Names of peoples that have no Chinese family name: 阿依古丽·买买提, 叶尔肯, 卓玛. Which part is which is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from exchange_admin.documents.workbook_reading import SheetCells
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.names import NameParts, Names, fold
from exchange_admin.names.consonants import likeness_of_consonants
from exchange_admin.services.importing.draft import PEOPLE_OF, StagedRow
from exchange_admin.services.importing.list_shapes import KINDS
from exchange_admin.services.importing.sheets import IGNORED, SheetList
from exchange_admin.services.importing.words import ImportWords

_HEADS_PEOPLES = re.compile(r"民族|族别|ethnic|национальност", re.IGNORECASE)
_HEADS_REMARKS = re.compile(r"备注|说明|примечани|комментари|remarks?|notes?|comments?", re.IGNORECASE)
_PEOPLE_IN_REMARK = re.compile(r"[\u3400-\u9fff]{1,5}族")
"""哈萨克族, and not 哈萨克斯坦, where somebody has been."""
_HAS_HAN = re.compile("[\u3400-\u9fff]")
_ONE_WORD = re.compile(r"\s*[A-Za-z][A-Za-z'’-]*(?:[·•.][A-Za-z][A-Za-z'’-]*)*\s*")
_OF_TWO_PARTS = re.compile(r"\s*([A-Za-z][A-Za-z'’-]*)\s+([A-Za-z][A-Za-z'’-]*)\s*")
_HAN = ("full_name", "name_han", "given_name", "family_name")
_WHOLE_IN_LATIN = ("name_latin", "full_name", "name_han")
_ORDER, _UNDIVIDED = "import.name_order", "import.undivided_name"
_LATIN = re.compile(r"[A-Za-z\s'’·•.-]*[A-Za-z][A-Za-z\s'’·•.-]*")
_ALIKE = 0.75  # of 1
_LIKE = 0.5
_PAIR = 2
_SHORT = 2  # characters


def note_peoples(sheet: SheetCells, found: SheetList, rows: Sequence[StagedRow], words: ImportWords) -> None:
    """Notes of whom the list says that he is of such a people: 民族 over 藏族, 维吾尔族, and 维吾尔族 in a remark."""
    others = [one for one in found.columns if one.key in ("", IGNORED)]
    columns = [one.index for one in others if _HEADS_PEOPLES.search(one.heading)]
    remarks = [one.index for one in found.columns if one.key == "note"]
    remarks += [one.index for one in others if _HEADS_REMARKS.search(one.heading)]
    for row in rows if (columns or remarks) and found.kind in KINDS else ():
        cells = sheet.rows[row.number - 1]
        said = [str(cells[at]).strip() for at in columns if at < len(cells) and cells[at]]
        for at in remarks if not said else ():
            said += _PEOPLE_IN_REMARK.findall(str(cells[at] or "")) if at < len(cells) else []
        if text := next(filter(words.is_of_such_people, said), ""):
            row.cells[PEOPLE_OF] = text


def ask_about_names_of_peoples(
    rows: Sequence[StagedRow], names: Names, words: ImportWords, tells_order: Callable[[str], bool]
) -> None:
    """Asks which part of such a name is the family name, where nothing tells it. `tells_order` says of a column whether
    its heading does."""

    @lru_cache(maxsize=4096)
    def spelled(han: str) -> str:
        pieces = [han[at : at + _SHORT] for at in range(0, len(han), _SHORT)]  # longer ones are spelled by nobody
        told = [names.spelled_in_latin(NameParts(family_han="伟", given_han=piece)) for piece in pieces]
        return "".join(one[1] for one in told if one) if all(told) else ""

    for row in rows:
        family, given = str(row.values.get("family_han") or ""), str(row.values.get("given_han") or "")
        if "·" in family and not given:
            _ask_about_order(row, family, spelled, tells_order)
        elif family and given and _is_undivided(row, family, given, names, words):
            key = next((one for one in _HAN if row.cells.get(one)), "full_name")
            facts = {"typed": family + given, "family": family}
            row.problems.append(Problem(_UNDIVIDED, key, facts, Level.ASKS))


def _is_undivided(row: StagedRow, family: str, given: str, names: Names, words: ImportWords) -> bool:
    may_be = _has_no_family(family + given, row.cells.get(PEOPLE_OF, ""), words)
    if not may_be and words.is_unlike_chinese_name(family, given):
        may_be = not _is_of_foreigner(row, family, given, names)
    return may_be and not _is_divided(row, family, given, names)


def _has_no_family(name: str, people: str, words: ImportWords) -> bool:
    """Whether a name in Han may be a given name alone: any of somebody whose people has no Chinese family names, one
    that does not begin with a usual one, a Tibetan name."""
    if words.is_tibetan_name(name):
        return True
    is_usual = name[0] in words.surnames
    return bool(people) and (words.is_of_people_without_families(people) or not is_usual)


def _is_of_foreigner(row: StagedRow, family: str, given: str, names: Names) -> bool:
    """Whether a name in Han is the Chinese one of somebody who has another: 玛丽 beside AKHMETOVA KAMILA."""
    if row.values.get("family_cyrillic") and row.values.get("given_cyrillic"):
        return True
    latin = tuple(str(row.values.get(name) or "") for name in ("family_latin", "given_latin"))
    spelled = names.spelled_in_latin(NameParts(family_han=family, given_han=given))
    return all(latin) and bool(spelled) and _alike("".join(latin), "".join(spelled)) < _ALIKE


def _is_divided(row: StagedRow, family: str, given: str, names: Names) -> bool:
    """Whether the list itself says both parts: in columns of their own, or with two words of Latin letters that spell
    them, BAI MA beside 白玛. QI MU GE only says the syllables."""
    if all(_HAS_HAN.search(row.cells.get(key, "")) for key in ("family_name", "given_name")):
        return True
    latin = tuple(str(row.values.get(name) or "") for name in ("family_latin", "given_latin"))
    said = [text for key in _WHOLE_IN_LATIN if (text := row.cells.get(key, "")) and text.isascii()]
    if not all(latin) or not (row.cells.get("family_latin") or any(len(text.split()) == _PAIR for text in said)):
        return False
    spelled = names.spelled_in_latin(NameParts(family_han=family, given_han=given))
    return bool(spelled) and all(_alike(one, other) >= _ALIKE for one, other in zip(latin, spelled, strict=True))


def _ask_about_order(
    row: StagedRow, name: str, spelled: Callable[[str], str], tells_order: Callable[[str], bool]
) -> None:
    """AYIGULI MAIMAITI beside 阿依古丽·买买提 keeps to the order of the name in Han, where the given name stands first;
    MAIMAITI AYIGULI does not, and tells the family name as lists of passports do. One word tells nothing."""
    parts = name.split("·")
    key = next((one for one in _WHOLE_IN_LATIN if _LATIN.fullmatch(row.cells.get(one, ""))), "")
    if not key or len(parts) != _PAIR or tells_order(key) or any(one.code == _ORDER for one in row.problems):
        return
    if _ONE_WORD.fullmatch(row.cells[key]) or _keeps_the_order(row.cells[key], [spelled(part) for part in parts]):
        facts: Mapping[str, str] = {"typed": row.cells[key], "family": str(row.values.get("family_latin") or "")}
        row.problems.append(Problem(_ORDER, key, facts, Level.ASKS))


def _keeps_the_order(typed: str, own: Sequence[str]) -> bool:
    """Whether two words of Latin letters are not the other way round than the parts of the name in Han."""
    found = _OF_TWO_PARTS.fullmatch(typed)
    if found is None:
        return False
    said = found[1], found[2]
    straight, turned = (
        min(_sounds_alike(one, other) for one, other in zip(pair, own, strict=True)) for pair in (said, said[::-1])
    )
    return straight >= turned or turned < _LIKE


def _sounds_alike(one: str, other: str) -> float:
    """As in Chinese, where R is L: 彼得罗娃 is PETROVA."""
    first, second = (fold(name).replace("r", "l") for name in (one, other))
    return max(_alike(one, other), likeness_of_consonants(first, second))


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, fold(one), fold(other)).ratio()
