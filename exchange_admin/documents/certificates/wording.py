"""The sentences of a certificate in one language: the design's words with the facts in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from exchange_admin.documents.certificates.facts import (
    ACADEMIC_HOUR,
    ACTIVITIES,
    EDITION,
    STAFF_ACTIVITIES,
    ParticipationFacts,
    Trilingual,
)
from exchange_admin.domain.wording import Wording

DETAILS = ("topic", "sex", "citizenship", "birth_date", "study_level")
"""Details of facts that have a clause of their own: `about_topic` and so on."""

_NOTHING: Mapping[str, object] = MappingProxyType({})

# (outer opening, outer closing, inner opening, inner closing)
_QUOTES = {"zh": "“”‘’", "ru": "«»„“", "en": "“”‘’"}


class Sentences:
    """Says `facts` in the language of `wording`; what has no text in that language is said in another."""

    def __init__(self, facts: ParticipationFacts, wording: Wording) -> None:
        self._facts = facts
        self._words = wording

    @property
    def language(self) -> str:
        return self._words.language

    def title(self) -> str:
        return self._say(f"paper.certificate.{self._facts.kind}.title")

    def body(self) -> str:
        """The paragraph below the name; the name itself is not in it and so stays in the nominative."""
        return self._say(f"paper.certificate.{self._facts.kind}.body", self.clauses())

    def key(self, *keys: str) -> str:
        """The first of `keys` that the wording has, empty for none: as it was when the paper was issued, of events and
        for who teaches, trains or accompanies what is said of them."""
        return next((found for key in keys for found in self._variants(key) if found in self._words), "")

    def _variants(self, key: str) -> Iterator[str]:
        if self._facts.edition < EDITION:
            yield f"paper.edition_{self._facts.edition}.{key.removeprefix('paper.')}"
        else:
            facts = self._facts
            ways = (facts.about, facts.activity, "staff" if facts.activity in STAFF_ACTIVITIES else "")
            yield from (f"{key}_{way}" for way in ways if way)
        yield key

    def _say(self, key: str, facts: Mapping[str, object] = _NOTHING) -> str:
        return self._words.say(self.key(key) or key, facts)

    def clauses(self) -> dict[str, str]:
        """Parts of sentences with the facts in them; empty where there is nothing to say."""
        facts, language = self._facts, self.language
        return {
            **{f"about_{name}": self._detail(name) for name in DETAILS},
            "programme": quotable(facts.programme.best(language), language),
            "level": self._level(),
            "period": self._period(),
            "host": self._host(),
            "home": self._home(),
            "doing": self._doing(),
            "hours": self._hours(),
            "result": self._clause(self._of_kind("result"), facts.result.best(language).rstrip(".。")),
        }

    def issued(self) -> str:
        return self._words.say("paper.certificate.issued", {"date": self.date(self._facts.issued)})

    def number_label(self) -> str:
        return self._words.say("paper.certificate.number")

    def seal(self) -> str:
        return self._words.say("paper.certificate.seal")

    def academic_number(self) -> str:
        """The number of 18 digits with what it is called, empty for a paper without one."""
        return self._detail("academic_number")

    def duplicate(self) -> str:
        return self._words.say("paper.certificate.duplicate")

    def first_number_label(self) -> str:
        return self._words.say("paper.certificate.first_number")

    def date(self, day: date) -> str:
        return said_day(self._words, day)

    def _period(self) -> str:
        starts, ends = self._facts.starts, self._facts.ends
        if starts is None or ends is None:
            return ""
        if starts == ends:
            return self._words.say("paper.certificate.day", {"starts": self.date(starts)})
        said = self._words.say("paper.certificate.period", {"starts": self.date(starts), "ends": self.date(ends)})
        # «со второго сентября», yet «с двадцать второго»
        return said.replace(" с 2\xa0", " со 2\xa0") if self.language == "ru" else said

    def _level(self) -> str:
        """Said once: many courses have it in their name."""
        level, programme = self._facts.level, self._facts.programme.best(self.language)
        return self._clause(self._of_kind("level"), "" if level in programme else level)

    def _host(self) -> str:
        return self._institution("host", self._facts.host)

    def _home(self) -> str:
        """Nobody is sent to where they are at home: then it says whose they are, or nothing."""
        home, host, issuer = self._facts.home, self._facts.host, self._facts.issuer
        if self._facts.edition > 1 and home and home == (host or issuer):
            return self._say(self._of_kind("home_here")) if home == issuer else ""
        return self._institution("home", home)

    def _doing(self) -> str:
        """What the holder does there, as it fits into the sentence of the kind."""
        key = self.key(f"paper.letter.{self._facts.kind}.doing.{self._facts.activity or ACTIVITIES[0]}")
        return self._words.say(key) if key else ""

    def _institution(self, part: str, name: Trilingual) -> str:
        if name and name == self._facts.issuer:
            return self._say(self._of_kind(f"{part}_own"))  # the paper is headed by its name
        return self._clause(self._of_kind(part), name.best(self.language))

    def _hours(self) -> str:
        minutes = self._facts.minutes
        if not minutes:
            return ""
        whole, rest = divmod(minutes, ACADEMIC_HOUR)
        tenth = rest * 10 // ACADEMIC_HOUR
        if not tenth:
            return self._words.say("paper.certificate.hours", {"n": whole}) if whole else ""
        point = self._words.say("paper.decimal_point")
        return self._words.say("paper.certificate.hours_part", {"n": f"{whole}{point}{tenth}"})

    def _detail(self, name: str) -> str:
        text = quotable(dict(self._facts.details).get(name, Trilingual()).best(self.language), self.language)
        return self._clause(self._of_kind(name), text)

    def _of_kind(self, name: str) -> str:
        """The key of a clause: in the words of the kind, else in those of any."""
        own, any_kind = f"paper.certificate.{self._facts.kind}.{name}", f"paper.certificate.{name}"
        return own if self.key(own) else any_kind

    def _clause(self, key: str, text: str) -> str:
        return self._say(key, {"text": text}) if text else ""


def said_day(words: Wording, day: date) -> str:
    """A day as papers write it."""
    facts = {"year": day.year, "day": day.day, "month_name": words.say(f"paper.month.{day.month}")}
    return words.say("paper.date", facts)


def quotable(text: str, language: str) -> str:
    """`text` as it stands inside the quotes of `language`: its own outer quotes go, inner ones take the inner form."""
    opening, closing, inner_opening, inner_closing = tuple(_QUOTES[language])
    inside = text[1:-1]
    if text[:1] == opening and text[-1:] == closing and opening not in inside and closing not in inside:
        text = inside
    return text.replace(opening, inner_opening).replace(closing, inner_closing)
