"""Words in cells and above lists, and what they mean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from exchange_admin.domain.vocabulary import VOCABULARY
from exchange_admin.domain.wording import Wording
from exchange_admin.names import fold

_STOPS = re.compile(r"[.。]+")
_HAN, _OTHERS = "[\u3400-\u9fff]", "[^\\W\u3400-\u9fff]"
_BETWEEN_WORDS = re.compile(
    rf"[/|\\;,，；、()（）\n]|\s+[-–—]\s+|(?<={_HAN})\s+(?={_OTHERS})|(?<={_OTHERS})\s+(?={_HAN})"
    r"|(?<=[\u0400-\u04ff.])\s+(?=[A-Za-z])|(?<=[A-Za-z.])\s+(?=[\u0400-\u04ff])"
)
_BEFORE_A_DAY = re.compile(r"\s+(?:от|dated|of)\s+(?=\d)|\s*[(（](?=\d{4}年)")
_BLANKS_TO_SIGN = re.compile(r"_{3,}|/\s{2,}/")
_NAMES_ONE = re.compile(
    r"(?:教师|教工|老师|преподавател\w*|учител\w*|teachers?|руководител\w*(?:\s+[а-яё]+)?)\s*[:：]\s*(?=[^\W\d_])",
    re.IGNORECASE,
)
"""What a title calls the teacher of a list, not who is in it."""
_ONE_TEACHER = re.compile(
    r"(?:(?:教师|老师|[Tt]eacher)\s*[:：]\s*|(?:[Пп]реподаватель|[Уу]читель)\s*[:：]?\s*)"
    r"(?:[\u3400-\u9fff]{1,3}老师|[А-ЯЁ][а-яё]+(?:\s[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?|(?:\s[А-ЯЁ][а-яё]+){1,2})"
    r"|[A-Z][a-z]+\s[A-Z](?:[a-z]+|\.))(?=[\s,;，；]|$)"
)
"""教师：李老师, with one name behind it."""
_NUMBERED = re.compile(r"^\s*(?:[(（]?[一二三四五六七八九十IVX\d]+\s*[.、)）]\s*)?")
_COUNTED = re.compile(r"\s*(?:[:：—–-]\s*|[(（]\s*)?(?:\d+\s*(?:чел\w*|人|名|people|persons)?\.?\s*)?[)）]?\s*$")
_LONGEST_EXAMPLE = 20
_LONGEST_TITLE = 200
_TRAINEES = re.compile("学员|слушател\\w*|participants?|участник\\w*", re.IGNORECASE)
_CAMPS = re.compile("[夏冬]令营|研学")
"""Speak of students, and of nobody in a list of their parents."""
_ENDS_OF_PARTS = re.compile("[,;，；。]")
_BETWEEN_PARTS = re.compile(
    r"[,;:，；：、。.!?！？()（）…]+|\s[-–]\s|—|\s(?:но|так как|потому|because|but|since|as)\s|因为?|但|由于",
    re.IGNORECASE,
)
"""Of a remark: why it is so stands behind most of them."""
_NO_END_OF_A_PART = re.compile(
    r"(?<=возможно|вероятно),|(?<=может быть),|(?<=скорее всего),|(?<=\w),(?=\s\w+\sли\b)", re.IGNORECASE
)
_BEFORE_AND_IN_BRACKETS = re.compile(r"\s*([^(（]{1,60}?)\s*[(（]([^()（）]{1,60})[)）]\s*")
_OF_UNDECIDED = ("who", "still", "says", "behind")
_LONGEST_SAME = 12
_LONGEST_GIVEN = 2  # characters of a Chinese given name
_LONGEST_REMARK = 200
_LONGEST_TO_COME = 60
_MARKS_BELOW = re.compile(r"[\s–—-]*(?:[«»“”„\"″〃〝〞']+|//)[\s–—-]*")
""" -«-, — ” —: however marks for what stands above are drawn."""


class ImportWords:
    """The words of `resources/import/words.toml`, and the program's own labels of its choices in three languages."""

    def __init__(self, told: Mapping[str, Mapping[str, Any]], wordings: Mapping[str, Wording]) -> None:
        self._told, self.wordings = told, wordings
        self.nothing = frozenset(map(plain_word, told["values"]["nothing"]))
        self.no_name = frozenset(map(plain_word, told["values"]["no_name"]))
        self._without_end = frozenset(map(plain_word, told["values"]["without_end"]))
        self._any_passport = frozenset(map(plain_word, told["values"]["any_passport"]))
        is_other, is_ours = (beginnings(told["values"][name]) for name in ("other_languages", "languages_here"))
        self.is_of_other_language: Callable[[str], bool] = lambda text: is_other(text) and not is_ours(text)
        """Whether a level is one of a language that is neither Russian nor Chinese: 英语四级."""
        self.speaks_of_other_language = is_other
        """Whether a text speaks of such a language at all."""
        self._gone = _or_whole(beginnings(told["values"]["gone"]), told["values"]["gone_whole"])
        (
            self._gone_otherwise,
            self._no_longer_gone,
            self._asks_whether_gone,
            self._says_how_it_ended,
            self._undecided,
        ) = (
            re.compile(told["values"][name], re.IGNORECASE)
            for name in ("gone_otherwise", "no_longer_gone", "asks_whether_gone", "says_how_it_ended", "undecided")
        )
        self._undecided_part = re.compile("|".join(map(_undecided_part, told["undecided"].values())), re.IGNORECASE)
        self._refused = frozenset(map(plain_word, told["values"]["refused"]))
        self._unsure, self._unsure_of = (
            re.compile(told["values"][name], re.IGNORECASE) for name in ("unsure", "unsure_of")
        )
        self._told_otherwise = re.compile(told["values"]["told_otherwise"], re.IGNORECASE)
        self._of_others, self._of_relatives, self._of_things, self._of_people = (
            re.compile(told["values"][f"unsure_of_{name}"], re.IGNORECASE)
            for name in ("others", "relatives", "things", "people")
        )
        self._no_level = re.compile(told["values"]["no_level"], re.IGNORECASE)
        to_come, when = (told["values"][name] for name in ("to_come", "to_come_when"))
        self._to_come = re.compile(rf"(?:{to_come}){when}", re.IGNORECASE)
        self._same_number = frozenset(map(plain_word, told["values"]["same_number"]))
        peoples = told["peoples"]
        without, few = (
            _or_whole(beginnings(peoples[name]), peoples[f"{name}_whole"])
            for name in ("without_families", "few_families")
        )
        self.is_of_people_without_families: Callable[[str], bool] = without
        """Whether a text names a people that has no Chinese family names at all."""
        self.is_of_such_people: Callable[[str], bool] = lambda text: without(text) or few(text)
        """The same, or one many of whom have none."""
        parts = "|".join(sorted(peoples["tibetan"], key=len, reverse=True))
        self._tibetan = re.compile(f"(?:{parts})+")
        self._first_of_no_family = frozenset(peoples["first_of_no_family"])
        self.is_old = beginnings(told["sheets"]["old"])
        """Whether a sheet is called void or an older version: 旧版（作废）, старый список."""
        self.continues = beginnings(told["sheets"]["continues"])
        """Whether a title speaks of people as those of a list: a programme, a group, an additional list."""
        self.is_of_others = beginnings(told["sheets"]["others"])
        """Whether a title says that its people are not those of the list."""
        self.is_void = beginnings(told["sheets"]["void"])
        """Whether a line above a list says that it counts no more."""
        self.is_draft = beginnings(told["sheets"]["drafts"])
        """Whether a sheet is called a draft: beside another one it counts no more."""
        self.is_of_teachers = beginnings(told["sheets"]["teachers"])
        self._are_teachers = beginnings(told["sheets"]["teachers_alone"])
        self._are_not_teachers = beginnings(told["sheets"]["not_of_teachers"])
        self.is_of_students = beginnings(told["sheets"]["students"])
        given = told["given_names"]
        self.english_given_names = frozenset(given["english"])
        self.russian_given_names_in_latin = frozenset(given["russian_latin"])
        self.russian_given_names = frozenset(given["russian"])
        """Folded, as all such names here."""
        self.usual_families = {
            country: frozenset(one["names"]) for one in told["family_names"].values() for country in one["countries"]
        }
        """By country: one of them alone at the end of a name tells that the given name stands first."""
        self.is_position_of_teachers = beginnings(told["sheets"]["positions_of_teachers"])
        """Whether a position is one that only teachers and their principals have."""
        leads = re.compile("|".join(told["sheets"]["leads"]), re.IGNORECASE)
        self.leads: Callable[[str], bool] = lambda text: leads.search(text) is not None
        """Whether a post or remark says that somebody goes along with a group, which no place of work is: 带队老师."""
        self._participants = frozenset(map(plain_word, told["sheets"]["participants"]))
        self._in_delegation = self._participants | frozenset(map(plain_word, told["sheets"]["in_delegation"]))
        self._go_along = frozenset(map(plain_word, told["sheets"]["go_along"]))
        self._forms_of_address = frozenset(map(plain_word, told["sheets"]["forms_of_address"]))
        self.is_of_relatives = beginnings(told["sheets"]["relatives"])
        """Whether a heading asks whose relative somebody is: 与本人关系, степень родства."""
        self.is_of_department = beginnings(told["sheets"]["departments"])
        """Whether a line above a further table names a department, whose people may be any."""
        self.is_mixed = beginnings(told["sheets"]["mixed"])
        """Whether a sheet is called as one that has students and those who go with them: a delegation."""
        (
            self._lists_of_others,
            self._lists_that_wait,
            self._samples,
            self._groups_of_others,
            self._courses_of_teachers,
        ) = (
            re.compile("|".join(told["sheets"][name]), re.IGNORECASE)
            for name in ("lists_of_others", "lists_that_wait", "samples", "groups_of_others", "courses_of_teachers")
        )
        self._students_alone = frozenset(map(plain_word, told["sheets"]["students_alone"]))
        self.is_of_contacts = beginnings(told["sheets"]["contacts"])
        """Whether a sheet or title says that its people are those whom one may ask."""
        self._repeated = frozenset(map(_joined, told["values"]["repeated"])) - {""}
        self._example = frozenset(map(plain_word, told["values"]["example"]))
        self._trial = frozenset(map(plain_word, told["values"]["trial"]))
        self._own_institution = frozenset(map(plain_word, told["values"]["own_institution"]))
        self._around = {name: re.compile(pattern) for name, pattern in told["around"].items()}
        self._units = {
            name: re.compile(rf"\s*(?:{'|'.join(map(re.escape, sorted(unit['words'], key=len, reverse=True)))})\.?$")
            for unit in told["units"].values()
            for name in unit["fields"]
        }
        called = told["called"]
        self.surnames = frozenset(called["surnames"])
        """First characters of usual Chinese names."""
        self.called = {kind: beginnings(parts) for kind, parts in called.items() if kind != "surnames"}
        """Whether a name is one of what is of the kind; `others` are no people either."""
        self.papers = {kind: beginnings(parts) for kind, parts in told["papers"].items()}
        """Whether a heading or title speaks of documents of that kind."""
        self._choices: dict[str, dict[str, str]] = {}
        footers = sorted(map(plain_word, told["footers"]["words"]), key=len, reverse=True)
        self._footer = re.compile(rf"(?:{'|'.join(map(re.escape, footers))})(?=[\s:：_/(（№\d]|$)")

    @classmethod
    def load(cls, folder: Path, wordings: Mapping[str, Wording]) -> ImportWords:
        """Raises OSError when the file is missing and KeyError when a section is."""
        return cls(tomllib.loads((folder / "words.toml").read_text("utf-8")), wordings)

    def is_form_of_address(self, text: str) -> bool:
        """Mr, г-жа, 女士: said of anybody. Dr is a post, or stands for one."""
        return plain_word(text) in self._forms_of_address

    def go_along(self, sheet: str) -> bool:
        """Whether a sheet is called as one of those who go along and says nothing else: «Сопровождающие», 带队教师."""
        said = plain_word(_COUNTED.sub("", _NUMBERED.sub("", sheet))) if len(sheet) <= _LONGEST_TITLE else ""
        return said in self._go_along or plain_word(sheet.strip(":： ")) in self._go_along

    def is_of_class_of_one(self, title: str) -> bool:
        """Whether a title speaks of a class and of no teachers but the one it names: 俄语B班 教师：柳老师."""
        title = _beginning(title)
        rest = _ONE_TEACHER.sub("", title)
        return rest != title and self.continues(rest) and not self.is_of_teachers(rest)

    def is_group_of_others(self, title: str) -> bool:
        """Whether a group is called as one of people who go along or lead: «Группа сопровождающих», 带队组."""
        return self._groups_of_others.search(_beginning(title)) is not None

    def speaks_of_teachers(self, text: str) -> bool:
        """Whether a cell says who somebody is in words for teachers and leaders: «ст. преподаватель», not 行政班."""
        return self.is_of_teachers(text) and not (self._are_not_teachers(text) or self.is_of_students(text))

    def is_list_of_teachers(self, title: str) -> bool:
        """Whether a title says that a list is of teachers: not of the group of one, of their children, of a college of
        teachers."""
        are_teachers = self._are_teachers(title) and not self._are_not_teachers(title) and not _NAMES_ONE.search(title)
        return are_teachers or self.is_course_of_teachers(title)

    def is_course_of_teachers(self, title: str) -> bool:
        """Whether a title says that teachers are taught, 俄语教师培训班, whoever teaches them, and nobody else; whoever
        learns there (学员) is no student."""
        title = _beginning(title)
        return self._courses_of_teachers.search(title) is not None and not self.is_of_students(_TRAINEES.sub("", title))

    def is_list_of_others(self, title: str) -> bool:
        """Whether a title says that a list is of those who wait or left, or of relatives or those who go along and not
        of students as well: 家长名单, «Лист ожидания»."""
        title = _beginning(title)
        if self._lists_that_wait.search(title):
            return True
        return self._lists_of_others.search(title) is not None and not self.is_of_students(_CAMPS.sub("", title))

    def is_sample(self, title: str) -> bool:
        """Whether a title says that what stands below shows how to fill in: «Пример заполнения строки:»."""
        return self.is_example(title) or self._samples.search(_beginning(title)) is not None

    def says_gone(self, text: str) -> bool:
        """Whether a text says that somebody is not among the people of a list any more: 休学, академический отпуск."""
        said = self._no_longer_gone.sub(" ", fold(text))
        return self._gone(said) or self._gone_otherwise.search(said) is not None

    def says_how_it_ended(self, heading: str) -> bool:
        """Whether a column is of how a selection ended: 面试结果, «Статус заявки»."""
        return self._says_how_it_ended.search(" ".join(heading.split())) is not None

    def is_undecided(self, text: str) -> bool:
        """Whether a cell of such a column says that it has not: 待定, pending."""
        return self._undecided.fullmatch(text.strip()) is not None or self.leaves_open(text)

    def leaves_open(self, text: str) -> bool:
        """Whether a part of a remark says that somebody may not go: «под вопросом, родители не решили». Behind a thing
        it is one of that: 航班CZ620，待定."""
        if len(text) > _LONGEST_REMARK:
            return False
        for part in _BETWEEN_PARTS.split(_NO_END_OF_A_PART.sub("", " ".join(text.split()))):
            if self._undecided_part.fullmatch(part.strip()):
                return True
            if self._of_things.search(part):
                return False
        return False

    def asks_whether_gone(self, heading: str) -> bool:
        """Whether a heading asks if somebody goes at all: 是否录取, «Едет (да/нет)»."""
        return self._asks_whether_gone.search(" ".join(heading.split())) is not None

    def is_refused(self, text: str) -> bool:
        """Whether a cell below such a heading says no."""
        return plain_word(text) in self._refused

    def says_unsure(self, text: str) -> bool:
        """Whether a remark says that something of a person is still to be checked: «уточнить паспорт», 待核实."""
        is_alone = len(text) <= _LONGEST_REMARK and self._unsure.fullmatch(text.strip()) is not None
        return is_alone or self.leaves_open(text) or self.says_what_is_unsure(text)

    def says_what_is_unsure(self, text: str) -> bool:
        """Whether it says what: 待定 alone below 航班 is about a flight, and so is 航班信息待确认."""
        if len(text) > _LONGEST_REMARK:
            return False
        said = self._of_others.sub("", " ".join(text.split()))
        return any(self._is_of_the_person(said, found) for found in self._unsure_of.finditer(said))

    def _is_of_the_person(self, said: str, found: re.Match[str]) -> bool:
        """Whether the part of a remark around what was found speaks of the person, and not of a mother or a ticket."""
        begins = max((end.end() for end in _ENDS_OF_PARTS.finditer(said, 0, found.start())), default=0)
        ends = _ENDS_OF_PARTS.search(said, found.end())
        part = said[begins : ends.start() if ends else None]
        if self._of_relatives.search(part):
            return False
        return self._of_things.search(part) is None or self._of_people.search(part) is not None

    def told_of_a_paper(self, text: str) -> str:
        """What a remark says that somebody's passport or card has: a name, a day; empty for a remark of something else,
        or of somebody else."""
        found = self._told_otherwise.search(text) if len(text) <= _LONGEST_REMARK else None
        return str(found[found.lastgroup or 0]) if found and not self._of_relatives.search(text) else ""

    def is_no_level(self, text: str) -> bool:
        """Whether a cell of levels says that there is none: «не сдавала», 未考."""
        return self._no_level.fullmatch(plain_word(text)) is not None

    def is_to_come(self, text: str) -> bool:
        """Whether a cell for the number of a document says that there is none yet, and nothing else than when: «на
        оформлении», 换发中，12月底取."""
        return len(text) <= _LONGEST_TO_COME and self._to_come.fullmatch(text.strip()) is not None

    def is_participant(self, text: str) -> bool:
        """Whether a word for what somebody takes part as says only that: «участник», 参加者."""
        return plain_word(text) in self._participants

    def is_in_delegation(self, text: str) -> bool:
        """Whether a word says what somebody is in a delegation, and not whether a student or a teacher: 团长, 团员."""
        return plain_word(text) in self._in_delegation

    def is_number_of_phone(self, text: str) -> bool:
        """Whether a cell of a messenger says that it is the number of the telephone: 同手机号."""
        return plain_word(text) in self._same_number

    def is_tibetan_name(self, name: str) -> bool:
        """Whether a name in Han is made of Tibetan given names only: 卓玛, 次仁央金."""
        return self._tibetan.fullmatch(name) is not None

    def is_unlike_chinese_name(self, family: str, given: str) -> bool:
        """Whether a name in Han begins as no Chinese one does, 阿依古丽, or is too long for one: 木合塔尔."""
        if len(family) > 1:
            return False
        return family in self._first_of_no_family or (len(given) > _LONGEST_GIVEN and family not in self.surnames)

    def says_the_same(self, typed: str) -> bool:
        """Whether a cell says that it holds what stands above it: 同上, 〃, «то же», -//-."""
        if len(typed) > _LONGEST_SAME or typed[-1:].isdigit():
            return False
        return _joined(typed) in self._repeated or _MARKS_BELOW.fullmatch(typed) is not None

    def is_example(self, typed: str) -> bool:
        """Whether a cell says that its row only shows how to fill in the others: 例, «Образец»."""
        return len(typed) <= _LONGEST_EXAMPLE and _plain_short(typed) in self._example

    def are_students(self, title: str) -> bool:
        """Whether a title says nothing but that students follow, at most how many: 一、学生（5人）, «Студенты:»."""
        if len(title) > _LONGEST_EXAMPLE:
            return False
        return plain_word(_COUNTED.sub("", _NUMBERED.sub("", title))) in self._students_alone

    def is_trial(self, name: str) -> bool:
        """Whether somebody only tried the form: 测试, «тест»."""
        return len(name) <= _LONGEST_EXAMPLE and _plain_short(name) in self._trial

    def choice(self, vocabulary: str, typed: str) -> str | None:
        """The word of the vocabulary that `typed` means in any of the three languages."""
        known = self._choices.get(vocabulary)
        if known is None:
            known = self._choices[vocabulary] = self._labels(vocabulary)
        return known.get(plain_word(typed))

    def spoken_choice(self, vocabulary: str, typed: str) -> str | None:
        """The same of what people write around the word or twice: «гражданство: Россия», 俄罗斯籍, 男/М."""
        if word := self.choice(vocabulary, typed):
            return word
        parts = [part for part in _BETWEEN_WORDS.split(typed) if part.strip()]
        found = {self._bare_choice(vocabulary, part) for part in parts}
        if len(found) == 1:
            return found.pop()
        return self._role_with_more(typed) if vocabulary == "person_role" else None

    def _role_with_more(self, typed: str) -> str | None:
        """The role before or in brackets, «руководитель группы (преподаватель)»; None where one of them is a student's
        and the other is not."""
        split = _BEFORE_AND_IN_BRACKETS.fullmatch(typed)
        told = [role for part in split.groups() if (role := self.choice("person_role", part))] if split else []
        return told[0] if told and len({role == "student" for role in told}) == 1 else None

    def _bare_choice(self, vocabulary: str, part: str) -> str | None:
        if word := self.choice(vocabulary, part):
            return word
        bare = self._around[vocabulary].sub("", fold(part)) if vocabulary in self._around else part
        return self.choice(vocabulary, bare)

    def without(self, around: str, typed: str) -> str:
        """The text without what people write around such a value, by a name of `[around]`."""
        return self._around[around].sub("", fold(typed)).strip() or typed

    def without_unit(self, name: str, typed: str) -> str:
        """The text of a number without what is counted: 10 人, 5 чел."""
        unit = self._units.get(name)
        return unit.sub("", fold(typed)) if unit is not None else typed

    def is_without_end(self, typed: str) -> bool:
        """Whether a date of expiry says that there is none: 长期, бессрочно."""
        return plain_word(typed) in self._without_end

    def is_own_institution(self, typed: str) -> bool:
        """本校, наш колледж: whose office writes the list."""
        return plain_word(typed) in self._own_institution

    def number_and_day(self, typed: str) -> tuple[str, str]:
        """The number of a paper, and the day behind it or nothing: “№ 12/2026 от 10.01.2026”."""
        number, _, day = _BEFORE_A_DAY.sub("\n", fold(typed), count=1).partition("\n")
        return self._around["number"].sub("", number).strip(), day.strip()

    def is_any_passport(self, typed: str) -> bool:
        """Whether a kind of document says only that it is some passport."""
        return plain_word(typed) in self._any_passport

    def country(self, typed: str) -> str | None:
        """ISO 3166-1 alpha-2."""
        return self.choice("country", typed)

    def is_label(self, text: str) -> bool:
        """Whether a text asks for what stands beside or on it (填表人：, Директор ____): no cell of a person does."""
        if not text.rstrip().endswith((":", "：")) and _BLANKS_TO_SIGN.search(text) is None:
            return False
        return not self.says_the_same(text)

    def begins_a_footer(self, text: str) -> bool:
        """Whether a text begins like the lines of totals and signatures below a list."""
        return self._footer.match(plain_word(text)) is not None

    def is_total(self, text: str) -> bool:
        """Whether a text is nothing but such a word."""
        return self._footer.fullmatch(plain_word(text).rstrip(":： ")) is not None

    @cached_property
    def titles(self) -> Mapping[str, tuple[re.Pattern[str], ...]]:
        """Patterns for what the lines above a list say."""
        return {
            name: tuple(re.compile(one, re.IGNORECASE) for one in ([told] if isinstance(told, str) else told))
            for name, told in self._told["titles"].items()
        }

    def _labels(self, vocabulary: str) -> dict[str, str]:
        known: dict[str, str] = {}
        codes = {code for words in self.wordings.values() for code in codes_of(vocabulary, words)}
        for words in self.wordings.values():
            known |= {plain_word(words.choice(vocabulary, code)): code for code in codes}
        known |= {plain_word(code): code for code in codes}
        for code, typed in self._told.get(vocabulary, {}).items():
            known |= {plain_word(one): str(code) for one in typed}
        return known


def _undecided_part(told: Mapping[str, list[str]]) -> str:
    """Nothing is tried twice: what is typed comes from anywhere."""
    who, still, says, behind = (f"(?:{'|'.join(told[name])})(?!(?<=[a-zа-яё])[a-zа-яё])" for name in _OF_UNDECIDED)
    return rf"(?:{who}\s*+)?+(?:{still}\s*+)*+{says}(?:\s*+{behind})*+"


def _beginning(title: str) -> str:
    """Of a title as much as says what a list is, whatever blanks stand in it."""
    return " ".join(title.split())[:_LONGEST_TITLE]


def beginnings(words: Iterable[str]) -> Callable[[str], bool]:
    """Whether a text has a word that begins so; in Han, where words have no ends, whether it has it at all."""
    folded = sorted(map(fold, words))
    han = "|".join(re.escape(word) for word in folded if word[:1] >= "\u2e80")
    others = "|".join(re.escape(word) for word in folded if word[:1] < "\u2e80")
    if not folded:
        return lambda text: False
    found = re.compile("|".join(filter(None, (han, rf"(?<!\w)(?:{others})" if others else ""))))
    return lambda text: found.search(fold(text)) is not None


def _or_whole(says: Callable[[str], bool], texts: Iterable[str]) -> Callable[[str], bool]:
    """The same of a text that is one of `texts` as a whole."""
    whole = frozenset(map(plain_word, texts))
    return lambda text: plain_word(text) in whole or says(text)


def codes_of(vocabulary: str, words: Wording) -> tuple[str, ...]:
    """The words of a list as the file holds them; of countries and languages those that the wording knows."""
    if vocabulary in VOCABULARY:
        return VOCABULARY[vocabulary]
    start = f"choice.{vocabulary}."
    return tuple(key.removeprefix(start) for key in words.keys() if key.startswith(start))  # noqa: SIM118


def _joined(text: str) -> str:
    """In small letters, without blanks and the dashes and full stops around it; quotation marks stay."""
    return "".join(text.split()).casefold().strip("-–—.")


def plain_word(text: str) -> str:
    """Folded, without full stops: "муж." is "муж", "Ｎ／Ａ" is "n/a"."""
    return fold(_STOPS.sub(" ", text)) if len(text) > 1 else fold(text)


_plain_short = lru_cache(maxsize=8192)(plain_word)
"""Of texts that are not long: each line of a list is asked for its first cell and its name."""
