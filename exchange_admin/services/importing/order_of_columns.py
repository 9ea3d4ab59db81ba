"""Which word of names is the family name, where those of a column tell it together: Freya Calloway, Emily Tarleton."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from exchange_admin.domain.problems import Level, Problem
from exchange_admin.names import NameParts, fold
from exchange_admin.names.cells import ends_like_a_family, has_family_name_first
from exchange_admin.names.cyrillic import looks_like_patronymic
from exchange_admin.names.scripts import has_han
from exchange_admin.names.titles import without_title
from exchange_admin.services.importing.cells import CellReader
from exchange_admin.services.importing.day_cells import DateOrder
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.importing.readings import Doubtful, Reading
from exchange_admin.services.importing.words import ImportWords

WHOLE_NAMES = frozenset({"full_name", "name_latin"})
"""Columns whose cells hold a whole name in Latin letters."""
_ORDER, _CYRILLIC_NAMES = "import.name_order", ("full_name", "name_cyrillic")
_LATIN_NAMES = ("name_latin", "family_latin", "given_latin")
_GIVEN_NAMES = ("given_latin", "given_name")
_FAMILY_FIRST = frozenset({"CN", "HK", "MO", "TW", "VN", "KR", "KP"})
"""Whose passports and lists have the family name first. Japanese names in Latin letters stand either way."""
_AS_IN_RUSSIAN = frozenset(
    {"RU", "BY", "UA", "KZ", "KG", "UZ", "TJ", "TM", "AZ", "AM", "GE", "MD", "MN", "LV", "LT", "EE", "HU"}
)
"""Where lists of people have it first, as in Russia, unless one of them shows otherwise."""
_SAYS_FAMILY = re.compile(r"фамили|\b(?:surname|family|last)\b|姓(?!名)", re.IGNORECASE)
_SAYS_GIVEN = re.compile(r"имя|имен|\b(?:given|first|full)\b|(?<!family )(?<!last )\bnames?\b|名", re.IGNORECASE)
_ALIKE = 0.75  # of 1: a passport may spell a name by older rules
_PAIR = 2  # words
_CYRILLIC_PAIR = re.compile(r"[\u0400-\u04ff-]{2,}\s+[\u0400-\u04ff-]{2,}")
_FEWEST_PROOFS = 3  # names that tell themselves that the given name stands first
_MOSTLY = 0.6  # of the names of two words


def has_given_names_first(texts: Sequence[str], words: ImportWords) -> bool:
    """Whether most names of a column, in Cyrillic all, begin with a word that is hardly anything but a given name in
    English or Russian, and none tells otherwise. A list that is sorted by its first words is more likely one of family
    names."""
    pairs = list(filter(_is_pair, texts))
    proofs = [text for text in pairs if _has_given_name_first(text, words)]
    if len(set(proofs)) < _FEWEST_PROOFS or len(proofs) < _MOSTLY * len(pairs):
        return False
    if not all(map(str.isascii, texts)) and len(proofs) < len(list(filter(None, texts))):
        return False  # in Cyrillic, where lists nearly always have the family name first, every name has to tell it
    if any(map(has_family_name_first, pairs)) or any(_has_given_name_last(text, words) for text in pairs):
        return False
    first = [text.split()[0].casefold() for text in pairs]
    return first != sorted(first)


def with_given_names_first(
    key: str, texts: Sequence[str], readings: Sequence[Reading], reader: CellReader
) -> list[Reading]:
    """The readings of such a column: names that tell it themselves are turned round, which is told, and every other
    name of two words is asked about."""
    known = {
        text: reading
        if not _is_pair(text)
        else _turned(key, text, reader)
        if _has_given_name_first(text, reader.words)
        else _asked(key, text, reading)
        for text, reading in dict(zip(texts, readings, strict=True)).items()
    }
    return [known[text] for text in texts]


def ask_about_turned_parts(rows: Sequence[StagedRow], words: ImportWords) -> None:
    """Asks where parts of a name stand in each other's column: Ольга | Корнилова, OLGA | KORNILOVA, Орлова | Павловна |
    Инна."""
    for row in rows:
        own, latin = _parts(row, "cyrillic"), _parts(row, "latin")
        if row.problems and any(one.code == _ORDER for one in row.problems):
            continue
        if _are_turned(*own, words) or _are_turned_in_latin(*latin, words) or _has_patronymic_elsewhere(row):
            family, given = own if all(own) else latin
            key = next((one for one in ("family_name", "family_latin", "full_name") if row.cells.get(one)), "full_name")
            row.problems.append(Problem(_ORDER, key, {"typed": f"{family} {given}", "family": family}, Level.ASKS))


def ask_about_repeated_names(rows: Sequence[StagedRow], reader: CellReader) -> None:
    """HOU | HOU JIAYI, 王 | 王芳, 王芳 | 芳, WANG FANG | FANG, Wang | Fang Wang: the whole name in the
    column of one of its parts."""
    for row in rows:
        for script in ("han", "latin", "cyrillic"):
            family, given = _parts(row, script)
            if not (family and given):
                continue
            if _is_given_whole(row, family, given) and not _is_asked(row, _GIVEN_NAMES):
                key = next((one for one in _GIVEN_NAMES if row.cells.get(one)), "full_name")
                row.problems.append(Problem("import.name_with_words", key, {"typed": given}, Level.ASKS))
            elif key := _column_with_whole(row, family, given, reader):
                row.problems.append(Problem("import.name_with_words", key, {"typed": family}, Level.ASKS))


def _is_given_whole(row: StagedRow, family: str, given: str) -> bool:
    if has_han(given):
        return given != family and given.startswith(family) and "given_name" in row.cells
    own, whole = family.casefold(), given.casefold()
    return whole.startswith(f"{own} ") or (whole.endswith(f" {own}") and whole.isascii())


def _column_with_whole(row: StagedRow, family: str, given: str, reader: CellReader) -> str:
    """The column of the family name in which the given name stands too; empty where none does: 欧阳 | 阳."""
    key = next((one for one in ("family_name", "family_latin") if row.cells.get(one)), "")
    is_within = family.casefold().endswith(given.casefold()) and len(family) != len(given)
    if not key or _is_in_doubt(row, key) or not is_within:
        return ""
    if has_han(family):
        return "" if family in reader.names.surnames_of_two else key
    return key if family[: -len(given)].endswith(" ") else ""


def ask_about_families_of_two_words(column: str, heading: str, rows: Sequence[StagedRow], reader: CellReader) -> None:
    """GARCIA LOPEZ below “Surname (as in passport)” is no whole name, as BELOV IVAN there beside Белов Иван is."""
    for row in rows if _SAYS_FAMILY.search(heading) and not _SAYS_GIVEN.search(heading) else ():
        given, text = row.values.get("given_latin"), row.cells.get(column, "")
        is_open = bool(given and text) and "," not in text and not _is_in_doubt(row, column)
        if is_open and not _is_given_beside(str(given), row, reader):
            row.problems.append(Problem("import.name_with_words", column, {"typed": text}, Level.ASKS))


def _is_given_beside(given: str, row: StagedRow, reader: CellReader) -> bool:
    """Whether the given name in another script is spelled so."""
    for script in ("han", "cyrillic"):
        family, own = _parts(row, script)
        told = {f"family_{script}": family, f"given_{script}": own}
        if own and _is_read_so(*_parts(row, "latin"), f"{family} {own}", reader):
            return True  # Чжан Ваньцин
        if own and (spelled := reader.names.spelled_in_latin(NameParts(**told))):
            return SequenceMatcher(None, fold(spelled[1]), fold(given)).ratio() >= _ALIKE
    return False


def ask_about_unknown_order(column: str, rows: Sequence[StagedRow], reader: CellReader) -> None:
    """Asks which word is the family name of names in Latin letters that nothing tells: where another name of the column
    has the given name first (AZIZBEK RAKHIMOV), or somebody is a citizen of a country where names are written so."""
    is_mixed = any(one.code == _ORDER and one.field == column for row in rows for one in row.problems)
    for row in rows:
        country = row.values.get("citizenship")
        if _has_family_last(row.cells.get(column, ""), reader.words.usual_families.get(str(country), frozenset())):
            is_open = not _is_in_doubt(row, column)
        elif country in _FAMILY_FIRST or not (is_mixed or (country and country not in _AS_IN_RUSSIAN)):
            is_open = False
        else:
            is_open = _says_no_order(row, column, reader)
        if is_open:
            facts = {"typed": row.cells[column], "family": str(row.values["family_latin"])}
            row.problems.append(Problem(_ORDER, column, facts, Level.ASKS))


def _is_in_doubt(row: StagedRow, column: str) -> bool:
    return any(one.field == column for one in row.problems)


def _has_family_last(text: str, families: frozenset[str]) -> bool:
    words = text.casefold().split()
    return len(words) >= _PAIR and "," not in text and words[-1] in families and words[0] not in families


def _says_no_order(row: StagedRow, column: str, reader: CellReader) -> bool:
    """Whether a whole name in Latin letters says by nothing which word is the family name: no pinyin, no ending, no
    comma, no name in Cyrillic beside it, no Chinese one that it spells."""
    text, values = without_title(row.cells.get(column, "")), row.values
    words = text.split()
    if len(words) < _PAIR or not text.isascii() or not text.replace(" ", "").isalpha() or values.get("family_cyrillic"):
        return False
    if not (values.get("family_latin") and values.get("given_latin")) or _is_in_doubt(row, column):
        return False
    if words[0].isupper() and not words[-1].isupper():
        return False  # RAKHIMOV Azizbek
    read = reader.names.read_latin(text)
    return not (read is not None and read.pinyin is not None) and not has_family_name_first(" ".join(words[:_PAIR]))


def settle_chinese_order(rows: Sequence[StagedRow], reader: CellReader) -> None:
    """Ся Ин and У Пэн of somebody whose row says that he is a citizen of China have the family name first, as Chinese
    names in Russian do: no question, unless one of them has it behind: Бовэнь Гун, who is asked about."""
    chinese = [row for row in rows if row.values.get("citizenship") == "CN"]
    turned = [row for row in chinese if _is_turned_in_chinese(*_parts(row, "cyrillic"), reader)]
    if turned:
        turned = [row for row in chinese if _is_chinese_family(_parts(row, "cyrillic")[1], reader)]
    for row in turned or chinese:
        family, given = _parts(row, "cyrillic")
        asked = [one for one in row.problems if one.code == _ORDER and one.field in _CYRILLIC_NAMES]
        key = next((one for one in _CYRILLIC_NAMES if row.cells.get(one)), "")
        if turned and not asked and key and not row.values.get("given_han"):
            facts = {"typed": row.cells[key], "family": family}
            row.problems.append(Problem(_ORDER, key, facts, Level.ASKS))
        elif turned or not asked:
            continue
        elif row.values.get("family_latin"):  # the letters of a passport beside it may say otherwise: Ся Ин, YING XIA
            if _is_read_so(*_parts(row, "latin"), f"{family} {given}", reader) and not _is_asked(row, _LATIN_NAMES):
                row.problems = [one for one in row.problems if one not in asked]
        elif _is_chinese_family(family, reader) and reader.names.may_be_given_in_chinese(given):
            row.problems = [one for one in row.problems if one not in asked]


def _is_read_so(family: str, given: str, cyrillic: str, reader: CellReader) -> bool:
    """Whether pinyin is read so after Palladius: LU, WENJING beside Лу Вэньцзин."""
    read = reader.names.read_latin(f"{family}, {given}") if given else None
    return read is not None and bool(read.palladius) and fold(str(read.palladius)) == fold(cyrillic)


def _is_asked(row: StagedRow, columns: tuple[str, ...]) -> bool:
    return any(one.code == _ORDER and one.field in columns for one in row.problems)


def _is_chinese_family(word: str, reader: CellReader) -> bool:
    return fold(word) in reader.people.chinese_family_names and fold(word) not in reader.words.russian_given_names


def _is_turned_in_chinese(family: str, given: str, reader: CellReader) -> bool:
    """Whether what stands first is no Chinese family name and what stands behind it is one."""
    return bool(family and given) and not _is_chinese_family(family, reader) and _is_chinese_family(given, reader)


def _parts(row: StagedRow, script: str) -> tuple[str, str]:
    return str(row.values.get(f"family_{script}") or ""), str(row.values.get(f"given_{script}") or "")


def _are_turned(family: str, given: str, words: ImportWords) -> bool:
    told = words.russian_given_names
    is_so = bool(family and given) and fold(family) in told and fold(given) not in told
    return is_so and has_family_name_first(f"{given} {family}")


def _are_turned_in_latin(family: str, given: str, words: ImportWords) -> bool:
    told = words.russian_given_names_in_latin
    is_so = bool(given) and family.casefold() in told and given.casefold() not in told
    return is_so and ends_like_a_family(given)


def _has_patronymic_elsewhere(row: StagedRow) -> bool:
    """Денисович | Ольга | Корнилова: something else stands where the patronymic should."""
    patronymic = str(row.values.get("patronymic") or "")
    others = (str(row.values.get(name) or "") for name in ("family_cyrillic", "given_cyrillic"))
    return bool(patronymic) and not looks_like_patronymic(patronymic) and any(map(looks_like_patronymic, others))


def _has_given_name_first(name: str, words: ImportWords) -> bool:
    first, second = (word.casefold() for word in name.split())
    if not name.isascii():
        told = words.russian_given_names
        return fold(first) in told and fold(second) not in told and not looks_like_patronymic(second)
    if first in words.english_given_names:
        return second not in words.english_given_names
    return first in words.russian_given_names_in_latin and ends_like_a_family(second)


def _has_given_name_last(name: str, words: ImportWords) -> bool:
    return _has_given_name_first(" ".join(reversed(name.split())), words)


def _is_pair(text: str) -> bool:
    words = text.split()
    if len(words) != _PAIR or "," in text or words[0].isupper() != words[1].isupper():
        return False
    return text.isascii() or _CYRILLIC_PAIR.fullmatch(text) is not None


def _turned(key: str, text: str, reader: CellReader) -> Reading:
    first, second = text.split()
    (read,) = reader.column(key, [f"{second}, {first}"], DateOrder())
    if not isinstance(read, Mapping):
        return read
    return Doubtful(read, Problem("import.order_by_column", key, {"typed": text, "family": second}, Level.INFORMS))


def _asked(key: str, text: str, reading: Reading) -> Reading:
    if not isinstance(reading, Mapping) or not reading:
        return reading
    family = reading.get("family_latin") or reading.get("family_cyrillic") or ""
    return Doubtful(reading, Problem(_ORDER, key, {"typed": text, "family": family}, Level.ASKS))
