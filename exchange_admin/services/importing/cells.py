"""Reading the cells of one column: what a person wrote, in any usual form, to what the records hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from exchange_admin.domain.currencies import sign_called
from exchange_admin.domain.dates import from_excel_day, read_date, readings
from exchange_admin.domain.fields import Field, FieldType, ReadAs, Value
from exchange_admin.domain.numbers import written
from exchange_admin.domain.phones import read_phone
from exchange_admin.domain.problems import Level, Problem, RuleBroken
from exchange_admin.domain.reference import KnownNumbers, Reference
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.fields_of_education import codes_said
from exchange_admin.domain.rules.listings import joined, parts_in
from exchange_admin.domain.values import clean, parse, problems_of
from exchange_admin.names import Names, fold, normalise_document_number, read_document_number
from exchange_admin.names.scripts import as_written
from exchange_admin.services.importing.day_cells import DateOrder, study_years
from exchange_admin.services.importing.document_cells import (
    A_DAY,
    LONGEST_PAPER,
    card_number,
    issue_told,
    number_with_days,
    series_said,
    whole_validity,
)
from exchange_admin.services.importing.language_levels import level_of_ours
from exchange_admin.services.importing.level_cells import letters_of, levels_called
from exchange_admin.services.importing.list_shapes import EVENT_HOURS, NAME_KEYS, RESULTS, ListShape, shape_of
from exchange_admin.services.importing.moments import day_and_hour, day_without_year
from exchange_admin.services.importing.name_reader import NAME_PARTS, NameReader
from exchange_admin.services.importing.number_cells import minutes_said, number_said
from exchange_admin.services.importing.readings import Doubtful, Reading
from exchange_admin.services.importing.words import ImportWords
from exchange_admin.store.tables import fits

_MIDNIGHT = re.compile(r"[ T]0?0:00(:00)?(\.0+)?$")
_OF_BIRTH = re.compile(r"\s*(?:г\.?\s*р\.?|года?\s+рожд\w*\.?|г\.\s*рожд\w*\.?|出生|生)$", re.IGNORECASE)
_YEAR_SAID = re.compile(r"(?<=\d{4})\s*(?:жылы?|ж|р)\.?$")
"""11.09.2008 ж.: «г.» in Kazakh, Kyrgyz and Ukrainian."""
_NO_SECONDS = re.compile(r"(?<=:\d\d):00$")
_EXCEL_DAY = re.compile(r"\d{5}(\.\d+)?$")


_DAYS_TO_1904 = 1462
_SPECIALITY = re.compile(r"(\d{2}\.\d{2}\.\d{2}|\d{6}(?!\d))[\s\-–—:：,，.]*(.*)$", re.DOTALL)
_SPECIALITY_BEHIND = re.compile(r"(.+?)[\s(（\[]+(\d{2}\.\d{2}\.\d{2}|\d{6})(?!\d)[\s)）\]]*$", re.DOTALL)
_AND = re.compile(r"\s*/\s*|\s+(?:и|and)\s+|[和与及]")
"""Between words of a list, as in русский и китайский."""
_YEAR = re.compile(
    r"(?:第|大|курс\s*|year\s*)?([1-9一二三四五六]|[iv]{1,3}|перв(?=ый)|втор(?=ой)|трет(?=ий)|четверт(?=ый)|пят(?=ый))"
    r"(?:-?\s?[йя]|[оыи]й|st|nd|rd|th)?\s*(?:-?(?:bosqich|kurs)|курс|年级|year)?$"
)
_COHORT = re.compile(r"(20\d\d)\s*(?:级|届)?$")
_YEAR_WORDS = {
    word: n
    for words in ("一二三四五六", ("i", "ii", "iii", "iv", "v", "vi"), ("перв", "втор", "трет", "четверт", "пят"))
    for n, word in enumerate(words, 1)
}
_PLACE_OF_1C = re.compile(r"\s*0\s*,[^,]*,[^,]*,")
_NEAR_A_LEVEL = re.compile(r"[+＋<>＜＞≤≥~～≈?？↑↓±]|[-−–—]\s*$|^\s*[-−–—]")
"""B1+, B1- and <B1 are no levels of the scale."""
_LONGEST_CODE = 3  # letters of a code without digits
_LONGEST_NOTHING = 12  # characters of a word that says there is nothing
_LONGEST_STUDY = 6  # years
_MAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]+$")
_ENDS = re.compile(r"(?:until|ends?)$")
_BEGINS = re.compile(r"(?:from|starts?|signed)$")
_FROM_TO = re.compile(rf"(?:[сc]\s+|from\s+|自)?{A_DAY}\s*(?:-|–|—|~|～|至|到|по|до|to|until)+\s*{A_DAY}")
_BOX = re.compile(r"(?P<ticked>[☑✓✔√☒■]|\[\s*[xхvXХV✓√+]\s*\])|[□☐○]|\[\s*\]")
_NUMBERS = frozenset({"passport_number", "document_number", "national_id"})
_MAY_COME = _NUMBERS | {"passport_issued", "passport_valid_until", "passport_issued_by"}
"""What a document that is still made does not have yet."""
_MAY_BE_HIDDEN = _NUMBERS | {"phone"}
_STAR = "[*＊•●×✱∗·‧∙⋅・･○◯■□#]"
_HIDDEN = re.compile(
    rf"(?<=\w)[\s-]*(?:{_STAR}{{2,}}|[XxХх]{{3,}})[\s-]*(?=\w)|(?<=[^\W_])(?:\.{{3,}}|_{{2,}})(?=[^\W_])"
    rf"|\A(?:{_STAR}|\.){{3,}}|(?<!{_STAR}){_STAR}{{3,}}\Z"
)
"""What stands for the hidden digits of a number: 220290********3030, 138····1234, 138…1234."""
_HAS_NUMBER = re.compile(r"\d{4}")
_HAS_ONE = re.compile(
    r"\s*(?:有|是|已办理?|已有|да|есть|имеется|yes)[\s,，:：№(（]+(?P<number>\S.*?)[)）]?\s*", re.IGNORECASE
)
"""What a tick says before the number: ☑有 E12345678."""
_WHOSE_PHONE = re.compile(
    r"^(?:тел|т|моб|сот|м|tel|mob|cell|手机|电话)[.:：]*\s*(?=[+\d(])"
    r"|\s*[(\[]\s*(?:微信同号|同微信|微信|wechat|whatsapp|telegram|viber|моб\.?|мобильный|сот\.?|личный|本人|mobile|cell)\s*[)\]]$",
    re.IGNORECASE,
)
"""What stands beside a number of one's own and says only that it is one."""
_WITH_RELATIVE = re.compile(
    r"(?P<own>\+?\d[\d\s()–-]{8,16}\d)[\s,;，；/]*[(\[](?P<other>\s*(?:мам|пап|мать|отец|родител|бабушк|дедушк|опекун|сестр|брат"
    r"|母亲|父亲|妈妈|爸爸|家长|监护|mother|father|parent|mom|dad)[^)\]\d]*\+?\d[\d\s–-]{8,}[^)\]]*)[)\]]\s*",
    re.IGNORECASE,
)
"""One's own number and, in brackets, that of a relative. A number with «(мама)» behind it is hers."""
_YEARS_VALID = re.compile(
    r"(?:срок(?:ом)?\s+)?(?:на\s+)?(?:5|10|20|пять|десять|двадцать|five|ten|twenty|五|十|二十)\s*-?\s*"
    r"(?:лет|летний|years?|年)(?:有效期?|期|\s+validity)?\.?",
    re.IGNORECASE,
)
_KIN = (
    r"(?:мам[аы]|пап[аы]|мать|матери|отец|отца|родител\w{1,4}|бабушк[аи]|дедушк[аи]|опекуна?"
    r"|母亲|父亲|妈妈|爸爸|家长|监护人|mother|father|parents?|mom|dad)"
)
_A_PHONE = r"\+?\d[\d\s()–-]{8,16}\d"
_BEFORE_RELATIVE = re.compile(
    rf"(?P<own>{_A_PHONE})\s*[,;，；/]\s*(?P<other>{_KIN}[\s:：.(–-]*{_A_PHONE}\)?|{_A_PHONE}\s*(?:[(（\[]\s*{_KIN}\s*[)）\]]|[–-]\s*{_KIN}))\s*",
    re.IGNORECASE,
)
"""The same behind a comma: 89068367968, 89122666272 (мама)."""
_AS_TEXT = re.compile(r'\s*="([^"]*)"\s*')
"""="89223505068": how programs keep a number a text in tables of text."""


class CellReader:
    """Reads whole columns of lists of one shape; the same text is read once. `today` is the office's date."""

    def __init__(
        self, names: Names, words: ImportWords, reference: Reference, today: date, shape: ListShape | None = None
    ) -> None:
        self.names, self.words, self._today = names, words, today
        self.people = NameReader(names, words)
        self._shape = shape or shape_of(RESULTS)
        fields = ((key, self._shape.field(key)) for key in self._shape.places)
        self._tests = {key: fits(field) for key, field in fields if field is not None and field.type not in _READ_LATER}
        self.numbers = KnownNumbers(reference.document_shapes)
        self._levels = levels_called(reference)
        self._fields_of_education = reference.fields_of_education

    def column(self, key: str, texts: Sequence[str], order: DateOrder) -> list[Reading]:
        """One reading a text, in their order."""
        read, is_written = self._reader(key, order), self._is_kept_as_written(key)
        known = {text: self._one(key, text, read, is_written=is_written) for text in dict.fromkeys(texts)}
        return [known[text] for text in texts]

    def _one(self, key: str, text: str, read: Callable[[str], Reading], *, is_written: bool) -> Reading:
        if '="' in text and (written := _AS_TEXT.fullmatch(text)):
            text = written[1]
        said = text
        if key in _NUMBERS and not text.isascii():
            said = (_behind_ticks(text) if _BOX.match(text) else text).replace("№", " ")
        tidy = " ".join(said.split()) if said.isascii() else clean(unicodedata.normalize("NFKC", said))
        if not tidy or (len(tidy) <= _LONGEST_NOTHING and key not in _NEVER_NOTHING and self._is_nothing(key, tidy)):
            return {}
        if key in _MAY_BE_HIDDEN and _HIDDEN.search(tidy):
            return Doubtful({}, Problem("import.number_hidden", key, {"typed": text}, Level.INFORMS))
        if key in _MAY_COME and self.words.is_to_come(tidy):
            return Doubtful({}, Problem("import.to_come", key, {"typed": text}, Level.INFORMS))
        try:
            return self._fitting(read((self._written(key, text) if is_written else "") or tidy))
        except RuleBroken as refused:
            problem = refused.problem
            return Problem(problem.code, key, {"typed": text, **problem.facts}, problem.level)

    def _is_kept_as_written(self, key: str) -> bool:
        """Whether the column is a text of a record; others are read in one form."""
        field = self._shape.field(key) if key in self._shape.own else None
        return field is not None and field.type in _TEXTS

    def _written(self, key: str, text: str) -> str:
        """A text of a record as somebody wrote it. Several addresses or numbers on lines of their own stay apart."""
        if key in _ONE_OR_MORE:
            return "; ".join(filter(None, map(clean, unicodedata.normalize("NFKC", text).splitlines())))
        field = self._shape.field(key)
        return clean(as_written(text), lines=field is not None and field.type is FieldType.MEMO)

    def _fitting(self, reading: Reading) -> Reading:
        """What was read, if each value may stand in its field: what the record would refuse is told at its cell."""
        if type(reading) is dict:
            values: Mapping[str, Value] = reading
        elif isinstance(reading, Problem):
            return reading
        else:
            values = reading.values if isinstance(reading, Doubtful) else reading
        tests = self._tests
        for name, value in values.items():
            test = tests.get(name)
            if test is not None and not test(value):
                self._refuse(values)
        return reading

    def number_problems(self, key: str, number: str) -> list[Problem]:
        """What the record would refuse in a number of a document that was put together from two cells."""
        field = self._shape.field(key)
        found = problems_of(field, number) if field is not None else []
        return [Problem(one.code, key, one.facts, one.level) for one in found]

    def _refuse(self, reading: Mapping[str, Value]) -> None:
        fields = ((self._shape.field(name), value) for name, value in reading.items())
        if wrong := [problem for field, value in fields if field is not None for problem in problems_of(field, value)]:
            raise RuleBroken(*wrong)

    def _is_nothing(self, key: str, tidy: str) -> bool:
        """In a field of a record 0 and “no” are what they are."""
        nothing = self.words.nothing
        if fold(tidy) not in nothing and not ("/" in tidy and _says_nothing_twice(tidy, nothing)):
            return False
        field = self._shape.field(key) if key in self._shape.own else None
        vocabulary = field.vocabulary if field is not None else ""
        is_said = field is not None and (tidy.isdigit() or field.required)
        return not is_said and not (vocabulary and self.words.choice(vocabulary, tidy))

    def _reader(self, key: str, order: DateOrder) -> Callable[[str], Reading]:
        if key in EVENT_HOURS and key in self._shape.own:
            return lambda text: self._moment(key, text, order)
        if key in self._shape.own:
            field = self._shape.field(key)
            if field is not None and field.unique and REGISTRY[self._shape.kind].is_study_time:
                return lambda text: {key: study_years(text)}
            return self._reader_of(key, field, order)
        if key in NAME_PARTS:
            return lambda text: self.people.name_part(key, text)
        if key in _WHOLE_NAMES:
            return lambda text: self.people.full_name(key, text)
        return self._own_reader(key, order) or self._reader_of(key, self._shape.field(key), order)

    def _own_reader(self, key: str, order: DateOrder) -> Callable[[str], Reading] | None:
        """For what is written in more ways than its type tells."""
        readers: dict[str, Callable[[str], Reading]] = {
            "passport_number": lambda text: number_with_days("passport_number", text, order),
            "national_id": card_number,
            "passport_series": lambda text: {"passport_series": series_said(text)},
            "document_number": lambda text: number_with_days("document_number", text, order),
            "passport_valid_until": lambda text: self._validity(text, order),
            "passport_issued": lambda text: self._issue("passport", text, order),
            "national_issued": lambda text: self._issue("national", text, order),
            "national_valid_until": lambda text: self._last_day("national_valid_until", text, order),
            "document_series": lambda text: {"document_series": series_said(text)},
            "document_kind": self._document_kind,
            "national_series": lambda text: {"national_series": read_document_number(text, "national_id")},
            "birth_place": self._birth_place,
            "speciality": _speciality,
            "speciality_code": _code_of_speciality,
            "study_year": self._study_year,
            "email": _mail,
            "phone": self._phone,
            "level_reached": self._level_reached,
            "position": self._position,
            "language_level": self._language_level,
        }
        return readers.get(key)

    def _reader_of(self, key: str, field: Field | None, order: DateOrder) -> Callable[[str], Reading]:
        """By the type of the field that the column is for."""
        if field is None:
            return lambda text: {key: text}
        if field.read_as is ReadAs.FIELDS_OF_EDUCATION:
            return lambda text: self._field_codes(key, field, text)
        if field.several:
            return lambda text: {key: joined(tuple(dict.fromkeys(self._several(field, text))))}
        match field.type:
            case FieldType.DATE:
                return lambda text: self._day(key, text, order)
            case FieldType.CHOICE | FieldType.COUNTRY | FieldType.LANGUAGE | FieldType.BOOLEAN:
                return lambda text: self._choice(key, field.vocabulary, text)
            case FieldType.TIME:
                return lambda text: {key: parse(field, _NO_SECONDS.sub("", text))}
            case FieldType.INTEGER:
                return lambda text: {key: self._whole_number(key, text)}
            case FieldType.REFERENCE:
                return lambda text: {key: text}  # what it is called; the record is found afterwards
            case FieldType.MONEY:
                return lambda text: {key: text}  # its currency stands in another cell of the row
            case FieldType.DECIMAL:
                return lambda text: self._points(key, text)
            case FieldType.MINUTES:
                return lambda text: {_HOUR_KEYS.get(key, key): minutes_said(text)}
        return lambda text: _text(key, field, text)

    def _field_codes(self, key: str, field: Field, text: str) -> Reading:
        """What stands behind a code and is not its name is told."""
        codes, others = codes_said(text, self._fields_of_education)
        read = _text(key, field, codes)
        if not others or not isinstance(read, Mapping):
            return read
        return Doubtful(read, Problem("import.remark_left_out", key, {"remark": "; ".join(others)}, Level.INFORMS))

    def _several(self, field: Field, text: str) -> Iterator[str]:
        """Words of the lists of the field, called as in any of the three languages; what is in none as it stands, to be
        refused with its reason."""
        for part in parts_in(text):
            pieces = [self._listed(field, one) for one in (part, *_AND.split(part))]
            if whole := pieces.pop(0):
                yield whole
            else:
                yield from pieces if all(pieces) else (part,)

    def _listed(self, field: Field, typed: str) -> str:
        return next(filter(None, (self.words.choice(one, typed) for one in field.lists)), "")

    def _moment(self, key: str, text: str, order: DateOrder) -> Reading:
        """A day of an event with its hour in the same cell; a year that is not written there is told."""
        said, hour = day_and_hour(_MIDNIGHT.sub("", text))
        found = {EVENT_HOURS[key]: hour} if hour else {}
        if (near := day_without_year(said, self._today)) is not None:
            told = Problem("import.year_guessed", key, {"typed": text, "day": near.isoformat()}, Level.INFORMS)
            return Doubtful({key: near.isoformat(), **found}, told)
        day = self._day(key, said, order)
        assert isinstance(day, Mapping)
        return {**day, **found}

    def _day(self, key: str, text: str, order: DateOrder) -> Reading:
        if key in _EXPIRES and self.words.is_without_end(text):
            told = Problem("import.no_last_day", key, {"typed": text}, Level.INFORMS)
            return Doubtful({}, told) if key in _ENDS_OF_RECORDS else {}
        text = _YEAR_SAID.sub("", _MIDNIGHT.sub("", text))
        text = _OF_BIRTH.sub("", text) if key == "birth_date" else text
        if around := "until" if _ENDS.search(key) else "since" if _BEGINS.search(key) else "":
            text = self.words.without(around, text)
        if _EXCEL_DAY.match(text):
            day = from_excel_day(float(text))
            if day is not None and order.from_1904:
                day += timedelta(days=_DAYS_TO_1904)
            if day is None or (key == "birth_date" and day > self._today):
                raise RuleBroken(Problem("value.not_a_date"))
            return {key: day.isoformat()}
        short = readings(text)
        if order.short in short:
            return {key: short[order.short].isoformat()}
        found = read_date(text, day_first=order.day_first is not False)
        if found.ambiguous and (short or order.day_first is None):
            facts = {"one": found.day.isoformat(), "other": found.other.isoformat() if found.other else ""}
            raise RuleBroken(Problem("import.two_dates", facts=facts, level=Level.ASKS))
        return {key: found.day.isoformat()}

    def _validity(self, text: str, order: DateOrder) -> Reading:
        """The last day of a passport, or both days of 2026/7/1-2036/6/30."""
        if (days := _FROM_TO.fullmatch(text)) and (whole := whole_validity(days[1], days[2])):
            return whole
        return self._last_day("passport_valid_until", text, order)

    def _last_day(self, key: str, text: str, order: DateOrder) -> Reading:
        """“10 лет” says how long a paper is valid and not until when; which day that is, countries count otherwise."""
        if _YEARS_VALID.fullmatch(text):
            return Doubtful({}, Problem("import.only_years", key, {"typed": text}, Level.INFORMS))
        return self._day(key, text, order)

    def _issue(self, paper: str, text: str, order: DateOrder) -> Reading:
        """The day of issue, and who issued the paper where that stands in the same cell."""
        told = issue_told(text)
        if told is None or not any(map(str.isalpha, told[1])):
            return self._day(f"{paper}_issued", text, order)
        day = self._day(f"{paper}_issued", told[0], order)
        assert isinstance(day, Mapping)
        return {**day, f"{paper}_issued_by": told[1]}

    def _birth_place(self, text: str) -> Reading:
        """«0, , , Нижний Тагил, ,РОССИЯ», as 1C keeps it, is Нижний Тагил, РОССИЯ."""
        if _PLACE_OF_1C.match(text):
            text = ", ".join(part for one in text.split(",")[1:] if (part := one.strip()))
        return self._reader_of("birth_place", self._shape.field("birth_place"), DateOrder())(text) if text else {}

    def _language_level(self, text: str) -> Reading:
        """A level of English under 外语水平 is not that of Russian; beside one it is left out, which is told."""
        if self.words.is_no_level(text):
            return {}
        read = self._reader_of("language_level", self._shape.field("language_level"), DateOrder())
        if not self.words.speaks_of_other_language(text):
            return read(text)
        found = read(level) if (level := level_of_ours(text, self.words)) else {}
        told = Problem("import.other_language", "language_level", {"typed": text}, Level.INFORMS)
        return Doubtful(found, told) if isinstance(found, Mapping) else found

    def _phone(self, text: str) -> Reading:
        """One's own number; that of a relative behind it is told and left out."""
        is_short = len(text) <= LONGEST_PAPER
        if is_short and (said := _WITH_RELATIVE.fullmatch(text) or _BEFORE_RELATIVE.fullmatch(text)):
            told = Problem("import.other_number", "phone", {"remark": said["other"]}, Level.INFORMS)
            return Doubtful({"phone": read_phone(said["own"])}, told)
        return {"phone": read_phone(_WHOSE_PHONE.sub("", text))}

    def _position(self, text: str) -> Reading:
        """«Студентка» is no post, and neither is Ms."""
        is_none = self.words.choice("person_role", text) == "student" or self.words.is_form_of_address(text)
        return {} if is_none else {"position": text}

    def _document_kind(self, text: str) -> Reading:
        """A passport without more words may be either of the two that a Russian has."""
        return {} if self.words.is_any_passport(text) else self._choice("document_kind", "document_kind", text)

    def _choice(self, key: str, vocabulary: str, text: str) -> Reading:
        text = ticked(text)
        word = self.words.spoken_choice(vocabulary, text)
        if word is None and vocabulary == "currency" and (sign := sign_called(text)) and len(sign.currencies) == 1:
            word = sign.currencies[0]
        if word is None:
            raise RuleBroken(Problem(_UNKNOWN.get(vocabulary, "value.unknown_word")))
        return {key: int(word) if vocabulary == _BOOLEAN else word}

    def _study_year(self, text: str) -> Reading:
        plain = fold(text)
        if found := _YEAR.match(plain):
            return {"study_year": _YEAR_WORDS.get(found[1]) or int(found[1])}
        if found := _COHORT.match(plain):
            begun = self._today.year if self._today.month >= 8 else self._today.year - 1
            year = begun - int(found[1]) + 1
            if 1 <= year <= _LONGEST_STUDY:
                return {"study_year": year}
        raise RuleBroken(Problem("import.not_a_study_year"))

    def _points(self, key: str, text: str) -> Reading:
        if key not in self._shape.own and self.words.choice("enrolment_result", text) == "not_assessed":
            return {}
        return {key: written(number_said(self.words.without_unit(key, text.removesuffix("%"))))}

    def _whole_number(self, key: str, text: str) -> int:
        number = number_said(self.words.without_unit(key, text))
        if number.denominator != 1:
            raise RuleBroken(Problem("value.not_a_number"))
        return int(number)

    def _level_reached(self, text: str) -> Reading:
        """A level of the common scale, or one of an examination: told where a regulation says which it is, asked where
        only whoever holds the examination does."""
        if self.words.is_no_level(text):
            return {}
        level = self._levels.get(letters_of(text)) or self._levels.get(letters_of(normalise_document_number(text)))
        if level is None or _NEAR_A_LEVEL.search(text):
            raise RuleBroken(Problem("value.unknown_word"))
        found, facts = {"level_reached": level.common}, {"typed": text, "level": level.common}
        if fold(level.common) in (fold(text), fold(normalise_document_number(text))):
            return found
        if level.is_certain:
            return Doubtful(found, Problem("import.level_understood", "level_reached", facts, Level.INFORMS))
        return Doubtful(found, Problem("import.level_doubtful", "level_reached", facts, Level.ASKS))


def _says_nothing_twice(tidy: str, nothing: Collection[str]) -> bool:
    """«无 / нет»."""
    said = [fold(one) for one in tidy.split("/") if one.strip()]
    return len(said) > 1 and all(one in nothing for one in said)


def _text(key: str, field: Field, text: str) -> Reading:
    if wrong := problems_of(field, text):
        raise RuleBroken(*wrong)
    return {key: text}


def ticked(text: str) -> str:
    """The one of several words that is ticked: ☑男 □女, «[x] муж [ ] жен»; other texts as they are."""
    boxes = list(_BOX.finditer(text))
    if len(boxes) < 2:
        return text
    stops = [*(box.start() for box in boxes[1:]), len(text)]
    if text[: boxes[0].start()].strip():  # the words stand before their boxes
        begins = [0, *(box.end() for box in boxes[:-1])]
        words = [text[begin : box.start()] for begin, box in zip(begins, boxes, strict=True)]
    else:
        words = [text[box.end() : stop] for box, stop in zip(boxes, stops, strict=True)]
    chosen = [word.strip(" ,;/，；、") for word, box in zip(words, boxes, strict=True) if box["ticked"]]
    return chosen[0] if len(chosen) == 1 else text


def _behind_ticks(text: str) -> str:
    """The number of ☑有 E12345678 □无, 无 of □有 ☑无; other texts as they are, a number behind a box without a tick
    among them."""
    boxes = list(_BOX.finditer(text))
    ends = (*(box.start() for box in boxes[1:]), len(text))
    open_boxes = (text[box.end() : end] for box, end in zip(boxes, ends, strict=True) if not box["ticked"])
    if any(map(_HAS_NUMBER.search, open_boxes)) or (len(boxes) == 1 and not boxes[0]["ticked"]):
        return text
    said = ticked(text) if len(boxes) > 1 else text[boxes[0].end() :]
    found = _HAS_ONE.fullmatch(said)
    return found["number"] if found else said


def _speciality(text: str) -> Mapping[str, Value]:
    """460301机电一体化技术, 15.02.16 Технология машиностроения, Логистика (38.02.03), a code or a name alone."""
    if found := _SPECIALITY.match(text):
        return {"speciality_code": found[1], **({"speciality_name": found[2]} if found[2] else {})}
    if found := _SPECIALITY_BEHIND.match(text):
        return {"speciality_code": found[2], "speciality_name": found[1]}
    if len(text) > 200:
        raise RuleBroken(Problem("value.too_long", facts={"longest": 200}))
    return {"speciality_name": text}


def _code_of_speciality(text: str) -> Mapping[str, Value]:
    """A code, with its name where that stands in the same cell: 建筑工程技术（440301） below 专业（代码）."""
    told = _speciality(text)
    is_name = not any(map(str.isdigit, text)) and any(map(str.isalpha, text)) and len(text) > _LONGEST_CODE
    return told if "speciality_code" in told or is_name else {"speciality_code": text}


def _mail(text: str) -> Reading:
    plain = text.replace(" ", "")
    if not _MAIL.match(plain):
        raise RuleBroken(Problem("import.not_an_email", level=Level.ASKS))
    return {"email": plain}


_READ_LATER = frozenset({FieldType.REFERENCE, FieldType.MONEY})
_BOOLEAN = "boolean"
_UNKNOWN = {"country": "value.unknown_country", "language": "value.unknown_language"}
_TEXTS = (FieldType.TEXT, FieldType.MEMO)
_ONE_OR_MORE = frozenset({"email", "phone"})
"""Fields with one address or number, or several."""
_EXPIRES = frozenset({"passport_valid_until", "national_valid_until", "valid_until", "registered_until"})
_ENDS_OF_RECORDS = frozenset({"valid_until", "registered_until"})
"""Of these it is told when there is none; a passport or card without one is nothing unusual."""
_MARKS = frozenset({"grammar", "reading", "listening", "writing", "speaking", "score"})
_HOUR_KEYS = {"attended_hours": "attended_minutes", "planned_hours": "planned_minutes"}
_WHOLE_NAMES = frozenset({"full_name", "name_han", "name_cyrillic", "name_latin"})
NAME_COLUMNS = NAME_KEYS | {"patronymic"}
_NEVER_NOTHING = frozenset(
    {*_WHOLE_NAMES, "attended_hours", "planned_hours", "mark", *_MARKS, *NAME_PARTS} - {"patronymic"}
)
