"""What a participation certificate states, frozen when it is issued: a reprint years later is the same paper."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date

from exchange_admin.documents.plain import Unreadable, read_plain
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.usual_settings import STAMP_MM

SCRIPTS = ("han", "cyrillic", "latin")
ACADEMIC_HOUR = 45  # minutes
EDITION = 2
"""Of the sentences on new papers. Those of edition 1 that changed since stand in `wording/*/paper_editions.toml`."""
ACTIVITIES = ("student_studies", "traineeship", "teaching", "staff_training", "accompanying")
EVENT = "event"
STAFF_ACTIVITIES = frozenset({"teaching", "staff_training", "accompanying"})


@dataclass(frozen=True, slots=True)
class Trilingual:
    """One thing said in up to three languages; an empty text means that nobody has said it in that language."""

    zh: str = ""
    ru: str = ""
    en: str = ""

    def get(self, language: str) -> str:
        return {"zh": self.zh, "ru": self.ru, "en": self.en}[language].strip()

    def best(self, language: str) -> str:
        """The text in `language`, else in English, else in any language."""
        return self.get(language) or self.get("en") or self.get("ru") or self.get("zh")

    def by_language(self) -> dict[str, str]:
        """The texts that there are."""
        return {language: text for language in ("zh", "ru", "en") if (text := self.get(language))}

    def different(self, languages: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """(text, language) as each language has it at best, equal texts once; no language where it has none itself."""
        found: dict[str, str] = {}
        for language in languages:
            if best := self.best(language):
                found.setdefault(best, language if self.get(language) else "")
        return tuple(found.items())

    def __bool__(self) -> bool:
        return bool(self.best("en"))


@dataclass(frozen=True, slots=True)
class HolderName:
    """The full name in up to three scripts, each as it is printed; `native` is the script printed large."""

    han: str = ""
    cyrillic: str = ""
    latin: str = ""
    native: str = "latin"

    def in_order(self) -> tuple[tuple[str, str], ...]:
        """(script, name) of the scripts that have one, the native one first, equal names once."""
        order = sorted(SCRIPTS, key=lambda script: script != self.native)
        named: dict[str, str] = {}
        for script in order:
            name = {"han": self.han, "cyrillic": self.cyrillic, "latin": self.latin}[script].strip()
            if name:
                named.setdefault(name, script)
        return tuple((script, name) for name, script in named.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipationFacts:
    """Everything on the paper that is not the design's own wording.

    `programme` is what the paper is about: a programme or course, of a graduation certificate the speciality.
    `activity` is what the holder does there, of ACTIVITIES; empty on papers from before it was kept. `about` is EVENT
    where the programme is a forum, which nobody studies. `edition` is that of the program's own sentences: a paper is
    printed again in those that it was issued in.
    `kind` is `participation` or `language_course`: only the latter is titled as the end of a course (结业证书).
    `minutes` is the whole time taught; paper says it in academic hours of 45 minutes, a part of an hour to one decimal,
    rounded down. `languages` are the languages of the paper, the first one leads. `issuer` heads the paper. `stamp` are
    the words on the round seal that it gets, `stamp_mm` the diameter kept clear for it. `duplicate_of` is the number of
    the first paper about the same thing; the paper then says on its face that it is a duplicate. `code` is the text of
    the signed code printed on it, empty on papers from before there were codes. `level` is that of a language course
    (B1). `author` is the life of the office's file that gave the number (`site.incarnation`), empty on papers from
    before it was kept: it tells apart papers with one number. `anyway` and `against` are not printed: why the paper was
    issued in spite of what spoke `against` it (codes of problems). `details` are what only some kinds state, by name:
    birth_date, document, host_country.
    """

    number: str
    holder: HolderName
    programme: Trilingual
    host: Trilingual
    starts: date | None
    ends: date | None
    issued: date
    signatory: Trilingual
    position: Trilingual
    languages: tuple[str, ...]
    kind: str = "participation"
    issuer: Trilingual = Trilingual()
    home: Trilingual = Trilingual()
    minutes: int | None = None
    result: Trilingual = Trilingual()
    place: Trilingual = Trilingual()
    stamp: Trilingual = Trilingual()
    stamp_mm: int = STAMP_MM
    duplicate_of: str = ""
    code: str = ""
    level: str = ""
    author: str = ""
    activity: str = ""
    about: str = ""
    edition: int = 1
    anyway: str = ""
    against: tuple[str, ...] = ()
    details: tuple[tuple[str, Trilingual], ...] = ()

    def as_plain(self) -> dict[str, object]:
        """For the register: texts, numbers, lists and tables only; dates as ISO text.

        Facts that came later are left out while nothing is said with them: papers without them keep their text.
        """
        told = ((one, getattr(self, one.name)) for one in fields(self))
        return {one.name: _plain(value) for one, value in told if one.name not in _LATER or value != one.default}

    def to_json(self) -> str:
        """The same facts give the same text, so that its hash can be kept."""
        return json.dumps(self.as_plain(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @classmethod
    def from_plain(cls, plain: Mapping[str, object]) -> ParticipationFacts:
        """Raises RuleBroken with `certificate.facts_unreadable` when a fact is missing or of the wrong kind."""
        try:
            made = read_plain(cls, plain, "paper")
        except Unreadable as error:
            raise RuleBroken(Problem("certificate.facts_unreadable", facts={"reason": error.where})) from error
        assert isinstance(made, cls)
        return made

    @classmethod
    def from_json(cls, text: str) -> ParticipationFacts:
        """Raises RuleBroken with `certificate.facts_unreadable`."""
        try:
            plain = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise RuleBroken(Problem("certificate.facts_unreadable", facts={"reason": str(error)})) from error
        return cls.from_plain(plain if isinstance(plain, dict) else {})


def _plain(value: object) -> object:
    match value:
        case date():
            return value.isoformat()
        case Trilingual() | HolderName():
            return {part.name: text for part in fields(value) if (text := getattr(value, part.name))}
        case tuple():
            return [_plain(part) for part in value]
    return value


_LATER = frozenset(
    {
        "stamp",
        "stamp_mm",
        "duplicate_of",
        "code",
        "level",
        "author",
        "activity",
        "about",
        "edition",
        "anyway",
        "against",
        "details",
    }
)
