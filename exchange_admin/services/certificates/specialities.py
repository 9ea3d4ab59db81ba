"""The speciality that a graduation certificate states: that of the person, by the list of the office."""

from __future__ import annotations

from collections.abc import Iterator

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.steps import Record
from exchange_admin.store import Store

_LANGUAGES = ("zh", "ru", "en")
_UNVERIFIED = "unverified"


class Specialities:
    """Reads only. `country` is that of the institution which issues the paper."""

    def __init__(self, store: Store, country: str) -> None:
        self._store, self._country = store, country

    def of(self, person: Record) -> Trilingual:
        """Its names in the list, else what was typed, in the language of its letters; empty when nobody wrote one."""
        listed, typed = self._listed(person), person.text("speciality_name").strip()
        if listed is not None and listed["country"] == self._country:
            return Trilingual(*(listed.text(f"name_{language}") for language in _LANGUAGES))
        return Trilingual(**{_language(typed): typed}) if typed else Trilingual()

    def problems(self, person: Record) -> Iterator[Problem]:
        """A code of another country, a name that nobody has verified or that differs from what was typed."""
        listed, typed = self._listed(person), person.text("speciality_name").strip()
        code = person.text("speciality_code").strip()
        if listed is None:
            if code and typed:
                yield _asked("speciality_not_listed", {"code": code, "name": typed})
            return
        names = [listed.text(f"name_{language}") for language in _LANGUAGES]
        name = {language: text for language, text in zip(_LANGUAGES, names, strict=True) if text}
        if listed["country"] != self._country:
            country = f"choice.country.{listed.text('country')}"
            yield _asked("speciality_of_another_country", {"code": code, "country": country})
        elif typed and typed not in names:
            yield _asked("speciality_differs", {"code": code, "name": name, "typed": typed})
        elif listed["confidence"] == _UNVERIFIED:
            yield _asked("speciality_unverified", {"code": code, "name": name})

    def _listed(self, person: Record) -> Record | None:
        code = person.text("speciality_code").strip()
        found = [one for one in self._store.where("speciality", "code", [code]) if one.live] if code else []
        return min(found, key=lambda one: (one["country"] != self._country, one.id), default=None)


def _asked(code: str, facts: dict[str, object]) -> Problem:
    return Problem(f"certificate.{code}", "speciality_code", facts, Level.ASKS)


def _language(text: str) -> str:
    if any("\u2e80" <= letter <= "\u9fff" for letter in text):
        return "zh"
    return "ru" if any("\u0400" <= letter <= "\u04ff" for letter in text) else "en"
