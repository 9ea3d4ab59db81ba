"""A cell of a list that should hold a personal name: what is the name, what stands beside it, what is doubtful."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from exchange_admin.names.cyrillic import SON_OR_DAUGHTER, looks_like_patronymic
from exchange_admin.names.folding import HAN, fold

_USUAL = re.compile(
    f"[{HAN}]{{2,4}}"
    r"|[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?(?: [А-ЯЁ][а-яё]+){1,2}"
    r"|(?!(?:Mrs?|Ms|Miss|Dr|Prof) )[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){1,2}"
)
_MARKS = re.compile(r"^[\s*†‡•▲★☆]+|[\s*†‡•▲★☆¹²³⁴⁵]+$|(?<=\w)\*+")
_BRACKETED = re.compile(r"\s*[(（\[【]([^()（）\[\]【】]*)[)）\]】]\s*")
_NO_PATRONYMIC = re.compile(r"\s+(?:[-–—]+|нет|б/о|без отчества)$", re.IGNORECASE)
_BEHIND = re.compile(r"(?:\s+[-–—]\s*|\s*[,;]\s*|\s+)([^\s,;]+)$")
_DEGREE = re.compile(
    r"(?<!\w)(?:[Пп]роф|[Дд]оц|[Аа]кад)\.|(?<!\w)(?:[Пп]рофессор|[Дд]оцент|[Пп]реподаватель)(?!\w)"
    r"|(?<!\w)[дк]\.\s?(?:[а-я]{1,5}\.[\s-]?){1,2}н\.|(?<!\w)(?:канд|докт)\. ?[а-я]+\.? наук"
)
"""Titles and degrees that a list of teachers has before or behind a name in Cyrillic."""
_AT_THE_EDGES = re.compile(r"^[\s,;]+|[\s,;]+$")
_HAN = re.compile(f"[{HAN}]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_TITLE_IN_HAN = re.compile("(?:老师|教授|先生|女士|小姐|同学|主任|博士|院长|校长|副教授|讲师)$")
_FAMILY_ENDINGS = re.compile(
    r"(?:[оеё]ва?|ына?|ина?|[сц]кий|[сц]кой|[сц]кая|енко|чук|юк|ук|дзе|швили|янц?|[ыи]х)$", re.IGNORECASE
)
_FAMILY_ENDINGS_LATIN = re.compile(
    r"(?:[oe]va?|sk(?:y|iy|ii)|skaya|skaia|ts?kii|enko|chuk|[iy]uk|[iy]an|[^aeiouy][iy]kh|dze|shvili)$", re.IGNORECASE
)
_MAY_BE_FAMILY_LATIN = re.compile(r"(?:[oe]va?|[^aeiouy][iy]na?|sk(?:y|iy|ii|aya|aia)|enko)$", re.IGNORECASE)
_GIVEN_NAMES = frozenset(
    (
        "лев", "яков", "святослав", "константин", "валентин", "мартин", "августин", "вениамин", "северин",
        "марин", "ян", "демьян", "лукьян", "касьян", "мариян", "андриян", "ирина", "марина", "екатерина", "алина",
        "полина", "кристина", "карина", "галина", "нина", "арина", "регина", "ангелина", "василина", "антонина",
        "валентина", "альбина", "сабина", "мальвина", "павлина", "дарина", "жозефина", "эвелина", "эльвина",
        "генрих", "эрих", "фридрих", "ульрих", "салих", "фатих", "фаттих", "малих", "талих",
        "дина", "лина", "милина", "амина", "марьяна", "фаина", "рузина", "аделина", "каролина", "константина",
    )
)  # fmt: skip
_GIVEN_NAMES_LATIN = frozenset(
    (
        "eva", "yeva", "ieva", "lev", "yakov", "iakov", "jakov", "ian", "yan", "adrian", "andrian", "christian",
        "genrikh", "erikh", "fridrikh", "ulrikh", "salikh", "fatikh", "fattikh", "malikh", "talikh",
        "kristian", "damian", "demian", "julian", "iulian", "yulian", "kasian", "lilian", "lukian", "marian",
        "sebastian", "valerian", "vivian", "ryan", "bryan", "brian", "gillian", "lillian", "jillian", "kilian",
        "killian", "fabian", "dorian", "florian", "maximilian", "cyprian",
    )
)  # fmt: skip
"""Given names that end like family names."""
_HAS_LETTER = re.compile(r"[^\W\d_]")
_DASHES = frozenset("-–—/|")
_MOST_WORDS = 3
_SMALL_WORDS = frozenset(
    (
        "оглы", "оглу", "углы", "улы", "уулу", "кызы", "гызы", "кизи", "ұлы", "қызы", "ўғли", "қизи", "угли", "огли",
        "ўгли", "фон", "де", "да", "ди", "дер", "ван", "аль", "эль", "ибн", "бен", "бин", "von", "van", "de", "da",
        "di", "del", "der", "den", "dos", "la", "le", "al", "el", "bin", "ibn", "ben", "ter",
    )
)  # fmt: skip
"""Words of a name that begin small."""
_ALWAYS_PARTICLES = frozenset({"фон", "аль", "эль", "ибн", "von", "ibn"})
"""Those of them that are no family name on their own, as the Chinese Ван and Ди are."""
_INNER_PARTICLES = frozenset({"дер", "ден", "дем", "ла", "лос", "der", "den", "dem", "la", "los", "las"})
"""Second words of such names: ван дер Вельде, де ла Крус. Ван Да Мин is Chinese."""
_TITLES = frozenset(["mr", "mrs", "ms", "miss", "dr", "prof"])
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_ONE_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’‘´ʼ`·•‧-](?=[^\W\d_]))*")
_OTHER_NAME_IN_HAN = re.compile(f"(?<=[{HAN}])\\s*[、，,;；/|和与及]\\s*(?=[{HAN}])|(?<=[{HAN}])\\s*[-–—－:：]")
REMARKS = frozenset(
    map(
        fold,
        (
            "староста", "староста группы", "старший группы", "старшая группы", "бюджет", "внебюджет", "договор",
            "платно", "班长", "组长", "队长", "团长", "学习委员", "领队", "自费", "公费", "monitor", "group leader",
            "leader", "self-funded", "学生会", "学生会主席", "学生会干部", "副班长", "团支书", "团支部书记", "学委",
            "生活委员", "体育委员", "文艺委员", "宣传委员", "党员", "预备党员", "团员", "зам. старосты",
            "заместитель старосты", "профорг", "физорг", "бюджетник", "контракт", "внебюджетник", "class monitor",
            "副组长", "小组长", "副队长", "副团长", "组织委员",
            "男", "女", "муж", "муж.", "жен", "жен.", "м", "м.", "ж", "ж.",
        ),
    )
)  # fmt: skip
"""What colleges write behind the name of a student without saying anything about the name or the stay; the sex, which
has a column of its own or is told as left out, is one of it."""


@dataclass(frozen=True, slots=True)
class NameCell:
    """`name` without what stands beside it, `remark` that, empty where there is none; `doubt` says why a person should
    look: `words` for what may or may not be part of the name, `initials` for a given name that is not spelled out,
    `title` for a name that is none."""

    name: str
    remark: str = ""
    doubt: str = ""


def read_name_cell(text: str) -> NameCell:
    """Иванов Иван (староста), 张三（班长）, Петрова Мария*: the name and the remark. Другое имя в скобках stays.

    Nothing is dropped unsaid: what is neither name nor remark makes the cell doubtful.
    """
    if _USUAL.fullmatch(text) and not _TITLE_IN_HAN.search(text):
        return NameCell(text)
    plain = _NO_PATRONYMIC.sub("", _MARKS.sub("", text)).strip()
    remarks, doubt = [], ""
    for found in _BRACKETED.finditer(plain):
        inside, outside = found[1].strip(), plain[: found.start()] + plain[found.end() :]
        if fold(inside) in REMARKS:
            remarks.append(inside)
            plain = plain.replace(found[0], " ").strip()
        elif not _is_another_script(inside, outside) and not _is_earlier_name(inside, found.end() < len(plain)):
            doubt = "words"
    if (behind := _BEHIND.search(plain)) and fold(behind[1]) in REMARKS and not behind[1][0].isupper():
        remarks.append(behind[1])
        plain = plain[: behind.start()].strip()
    if _TITLE_IN_HAN.search(plain):
        return NameCell(plain, ", ".join(remarks), "title")
    for title in _DEGREE.findall(plain):
        remarks.append(title)
        plain = _AT_THE_EDGES.sub("", plain.replace(title, " ", 1))
    if any(one.isdigit() for one in plain) or _says_more(_BRACKETED.sub(" ", plain)):
        doubt = "words"
    elif has_initials(plain):
        doubt = "initials"
    return NameCell(plain, ", ".join(remarks), doubt)


def has_unknown_end(name: str) -> bool:
    """Ван дер Вельде Анна, фон Браун Карл: only a person knows where the family name ends."""
    words = [word.casefold() for word in name.split()]
    if len(words) < 3:
        return False
    return words[0] in _ALWAYS_PARTICLES or (words[0] in _SMALL_WORDS and words[1] in _INNER_PARTICLES)


def has_initials(name: str) -> bool:
    """Попов И. О.: the given name is not spelled out."""
    return any(map(_INITIALS.fullmatch, name.split()))


def _says_more(text: str) -> bool:
    """Whether something is no part of one name: a second name, words that begin small beside others that do not, a dash
    or comma behind the family name, anything behind a patronymic, marks inside words."""
    if _OTHER_NAME_IN_HAN.search(text):
        return True
    for script in (_CYRILLIC, _LATIN):
        words = [word for word in text.split() if script.search(word) or not _HAS_LETTER.search(word)]
        while words and not _HAS_LETTER.search(words[-1]):
            words.pop()
        if any(not _is_part_of_a_name(word, place) for place, word in enumerate(words)) or _is_mixed(words):
            return True
    return False


def _is_part_of_a_name(word: str, place: int) -> bool:
    if place == 0 or not _HAS_LETTER.search(word):
        plain = word.rstrip(",") if place < 2 else word
        return not plain or plain in _DASHES or _is_word(plain)
    return _is_word(word)


def _is_word(word: str) -> bool:
    return bool(_ONE_WORD.fullmatch(word) or _INITIALS.fullmatch(word)) and word.casefold() not in _TITLES


def _is_mixed(words: Sequence[str]) -> bool:
    small = [word[0].islower() for word in words if word.casefold() not in _SMALL_WORDS and _HAS_LETTER.search(word)]
    spelled = [word for word in words if word.casefold() not in _SMALL_WORDS]
    has_more = len(spelled) > _MOST_WORDS and any(map(looks_like_patronymic, spelled[:-1]))
    return has_more or (any(small) and not all(small))


def may_have_given_name_first(text: str, *, is_pinyin: bool = False) -> bool:
    """Whether two words without a mark of their order may be given name and family name: Анна Соколова, Anna Smith.

    Cyrillic tells by the endings of family names; Latin that is no pinyin is doubted unless the first word ends like a
    Russian family name or all stands in capitals, as in a passport.
    """
    words = text.split()
    if len(words) != 2 or "," in text or words[0].isupper() != words[1].isupper():
        return False
    if _CYRILLIC.search(text):
        return _is_family(words[1]) and not _is_family(words[0]) and not looks_like_patronymic(words[1])
    if not _LATIN.search(text) or is_pinyin:
        return False
    first, second = map(_is_family_in_latin, words)
    return not first and (second or not text.isupper())


def has_family_name_first(text: str) -> bool:
    """Whether the endings of two words say that the first is the family name: Соколова Анна, Sokolova Anna."""
    words = text.split()
    if len(words) != 2:
        return False
    is_family = _is_family if _CYRILLIC.search(text) else _is_family_in_latin
    return is_family(words[0]) and not is_family(words[1])


def ends_like_a_family(word: str) -> bool:
    """Whether a word in Latin letters may be a Russian family name by its end, Nikitin and Fomina among them, which
    given names may have too."""
    return _MAY_BE_FAMILY_LATIN.search(word) is not None


def are_family_names(first: str, second: str) -> bool:
    """Whether two names in Latin letters both end like Russian family names: PETROV, SIDOROVA."""
    return all(map(_is_family_in_latin, (first, second)))


def _is_family_in_latin(word: str) -> bool:
    return _FAMILY_ENDINGS_LATIN.search(word) is not None and word.lower() not in _GIVEN_NAMES_LATIN


def _is_family(word: str) -> bool:
    return _FAMILY_ENDINGS.search(word) is not None and word.lower() not in _GIVEN_NAMES


def with_patronymic(given: str) -> tuple[str, str]:
    """(given name, patronymic) of a cell for the given name that holds both: Анна Игоревна, Жасур Анвар угли."""
    first, _, last = given.rpartition(" ")
    if last.casefold() in SON_OR_DAUGHTER and " " in first:
        first, _, father = first.rpartition(" ")
        return first, f"{father} {last}"
    return (first, last) if first and looks_like_patronymic(last) else (given, "")


def has_patronymic_elsewhere(name: str, before: int) -> bool:
    """Whether a word for son or daughter stands elsewhere than at the end, behind the father's name and as many other
    words as told: «Анвар угли Жасур», «Каримов Жасур угли»."""
    words = name.casefold().split()
    at = [place for place, word in enumerate(words) if place and word in SON_OR_DAUGHTER]
    return bool(at) and (at, len(words)) != ([before + 1], before + 2)


def _is_another_script(inside: str, outside: str) -> bool:
    """A name in brackets in a script that the name before it is not in."""
    return any(script.search(inside) and not script.search(outside) for script in (_HAN, _CYRILLIC, _LATIN))


def _is_earlier_name(inside: str, has_more: bool) -> bool:
    """Иванова (Петрова) Мария: one word like a name, with more of the name behind it."""
    return has_more and inside[:1].isupper() and inside.isalpha()
