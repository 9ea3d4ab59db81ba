"""What only some kinds of papers state of a person and a stay, said in three languages when the paper is issued."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.domain.rules.academic_numbers import LEVELS
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.services.office_files import own_office
from exchange_admin.store import Store

Details = tuple[tuple[str, Trilingual], ...]


def details_of(
    store: Store, wordings: Mapping[str, Wording], names: Sequence[str], person: Record, mobility: Record
) -> Details:
    """Those of `names` for which the records have something."""
    said = _Details(store, wordings, person, mobility)
    ways: dict[str, Callable[[], Trilingual]] = {
        "birth_date": said.birth_date,
        "citizenship": said.citizenship,
        "document": said.document,
        "host_country": said.host_country,
        "contact": said.contact,
        "topic": said.topic,
        "sex": said.sex,
        "study_level": said.study_level,
        "academic_level": said.academic_level,
    }
    found = ((name, ways[name]()) for name in names)
    return tuple((name, text) for name, text in found if text)


def passport_of(store: Store, person: str) -> Record | None:
    """The passport that is valid longest, of all entries of the person; one without an end before one that expires."""
    entries = store.entries().of(person)
    papers = [one for one in store.where("identity_document", "person_id", entries) if one.live]
    passports = [one for one in papers if one["kind"] == "passport" and one.text("number")]
    return max(passports, key=lambda one: (one.text("valid_until") or "9999", one.id), default=None)


class _Details:
    def __init__(self, store: Store, wordings: Mapping[str, Wording], person: Record, mobility: Record) -> None:
        self._store, self._wordings, self._person, self._mobility = store, wordings, person, mobility

    def birth_date(self) -> Trilingual:
        born = self._person.text("birth_date")
        return self._each(lambda words: said_day(words, date.fromisoformat(born))) if born else Trilingual()

    def citizenship(self) -> Trilingual:
        country = self._person.text("citizenship")
        return self._each(lambda words: words.choice("country", country)) if country else Trilingual()

    def topic(self) -> Trilingual:
        return Trilingual(*(self._mobility.text(f"topic_{language}") for language in ("zh", "ru", "en")))

    def sex(self) -> Trilingual:
        """As it stands in the passport; nothing where it is not known or not stated."""
        sex = self._person.text("sex")
        return self._each(lambda words: lowered(words.choice("sex", sex), words)) if sex in {"1", "2"} else Trilingual()

    def study_level(self) -> Trilingual:
        level = self._person.text("level")
        return self._each(lambda words: lowered(words.choice("study_level", level), words)) if level else Trilingual()

    def academic_level(self) -> Trilingual:
        """The digits of the level in a number of 18 digits."""
        return _same(LEVELS.get(self._person.text("level"), ""))

    def document(self) -> Trilingual:
        passport = passport_of(self._store, self._person.id)
        return _same(passport.text("number")) if passport else Trilingual()

    def host_country(self) -> Trilingual:
        """The code of the country, for conditions of a design."""
        host = self._store.get("institution", self._mobility.text("receiving_institution_id"))
        return _same(host.text("country")) if host else Trilingual()

    def contact(self) -> Trilingual:
        office = own_office(self._store)
        return _same(" · ".join(filter(None, (office.text("phone"), office.text("email")))))

    def _each(self, say: Callable[[Wording], str]) -> Trilingual:
        return Trilingual(**{language: say(self._wordings[language]) for language in LANGUAGES})


def pictures_of(office: Record, signatory: Record) -> Details:
    """SHA-256 of the logo and the scanned signature as they are on the day of issue, for designs that show them."""
    found = (("office.logo", office.text("logo_image")), ("signatory.signature", signatory.text("signature_image")))
    return tuple((name, _same(image)) for name, image in found if image)


def lowered(text: str, words: Wording) -> str:
    """The word as it stands inside a sentence."""
    return text if words.language == "zh" else text[:1].lower() + text[1:]


def said_day(words: Wording, day: date) -> str:
    """A day as papers write it."""
    facts = {"year": day.year, "day": day.day, "month_name": words.say(f"paper.month.{day.month}")}
    return words.say("paper.date", facts)


def _same(text: str) -> Trilingual:
    return Trilingual(text, text, text)
