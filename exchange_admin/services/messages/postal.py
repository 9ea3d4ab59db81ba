"""The lines of an address on paper."""

from __future__ import annotations

from collections.abc import Mapping

from exchange_admin.domain.labels import cyrillic_name, han_name, in_language, latin_name, person_name
from exchange_admin.domain.steps import Record
from exchange_admin.services.stored import got
from exchange_admin.store import Store


def postal_lines(store: Store, about: Mapping[str, str], language: str) -> tuple[str, ...]:
    """Whom a letter goes to, in its language, and where that is as far as it is known; `about` are the references of a
    message."""
    if person := about.get("person_id"):
        record = got(store, "person", store.entries().kept(person))
        return tuple(dict.fromkeys(filter(None, (name_in(record, language), *_lines(record.text("address"))))))
    institution = got(store, "institution", about.get("institution_id", ""))
    contact = got(store, "contact", about.get("contact_id", ""))
    name = in_language(institution.values, "name", language) if institution.id else ""
    lines = (name, contact.text("name"), *_lines(institution.text("address")))
    return tuple(dict.fromkeys(filter(None, lines)))


def name_in(person: Record, language: str) -> str:
    """In the script of the language, else as somebody is called at home."""
    made = {"zh": han_name, "ru": cyrillic_name, "en": latin_name}[language](person.values)
    return made or (person_name(person.values)[0] if person.id else "")


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
