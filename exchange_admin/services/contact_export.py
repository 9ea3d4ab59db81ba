"""Contacts of partners as a file for address books. Students and whatever is noted about somebody are never in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from exchange_admin.documents.contact_file import ORGANISATION, ContactCard, NameInScript, write_contacts
from exchange_admin.domain.home_languages import home_language
from exchange_admin.domain.labels import cyrillic_name, han_name, in_language, latin_name, own_script
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import NameParts
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.stored import all_there

_ADDRESS = re.compile(r"[^@\s<>]+@[^@\s<>]+")
_BETWEEN = {"email": re.compile(r"[\s,;，；、]+"), "phone": re.compile(r"[;；、\n]+|,(?=\s*\+)")}
_LANGUAGE_OF = {"han": "zh", "cyrillic": "ru", "latin": "en"}


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody should know of one contact or partner; `name` is what it is called."""

    id: str
    name: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class WrittenContacts:
    """`left_out` have no card; `incomplete` have one without something that stands in the record or should."""

    path: Path
    people: int
    partners: int
    left_out: tuple[Remark, ...]
    incomplete: tuple[Remark, ...]


def told(written: WrittenContacts, words: Wording) -> list[str]:
    """The receipt in sentences, the first one saying what is there."""
    lines = [words.say("contacts.written", {"n": written.people, "path": written.path})]
    if written.partners:
        lines.append(words.say("contacts.partners", {"n": written.partners}))
    for key, remarks in (("left_out", written.left_out), ("incomplete", written.incomplete)):
        if remarks:
            lines.append(words.say(f"contacts.{key}", {"n": len({one.id for one in remarks})}))
        lines += [words.problem(one.problem) for one in remarks]
    return lines


class ContactExport(Service[Parts]):
    """Reads the records of one office file only."""

    def write(
        self,
        target: Path,
        *,
        chosen: Sequence[str] = (),
        institution: str = "",
        with_partners: bool = False,
        language: str = "",
    ) -> WrittenContacts:
        """The `chosen` contacts, else all of an institution or of every partner; `with_partners` adds a card for each
        of their partners. Remarks name partners to a reader of `language`, without one as at home. Writes the file
        whole. Raises RuleBroken with `contacts.nobody`, `record.missing`; FileNotWritten."""
        found = all_there(self._store, "contact", chosen) if chosen else self._store.records(Query("contact"))
        contacts = [one for one in found if institution in {"", one.text("institution_id")}]
        institutions = self._store.many("institution", tuple({one.text("institution_id") for one in contacts}))
        if with_partners and not chosen:
            every = [institution] if institution else [one.id for one in self._store.records(Query("institution"))]
            institutions |= self._store.many("institution", tuple(every))
        partners = {id: one for id, one in institutions.items() if self._is_partner(one)}
        known = [one for one in contacts if one.text("institution_id") in partners]
        known.sort(key=lambda one: self._names.sort_key(self._names.parts(one.text("name"))))
        cards = [self._card(one, partners[one.text("institution_id")]) for one in known]
        companies = [_company(one) for one in partners.values()] if with_partners else []
        companies.sort(key=lambda card: card.names[0].whole)
        if not cards and not companies:
            raise RuleBroken(Problem("contacts.nobody"))
        write_contacts(target, [*companies, *cards])
        left_out = [
            _remark(one, one.text("name"), "contacts.no_partner")
            for one in contacts
            if one.text("institution_id") not in partners
        ]
        written = {card.id: card for card in (*companies, *cards)}
        incomplete = [
            remark
            for one in (*(partners.values() if with_partners else ()), *known)
            for remark in _missing(one, written[one.id], language)
        ]
        return WrittenContacts(target, len(cards), len(companies), tuple(left_out), tuple(incomplete))

    def _is_partner(self, institution: Record) -> bool:
        return institution.live and bool(institution["is_partner"]) and institution.id != self._store.institution

    def _card(self, contact: Record, institution: Record) -> ContactCard:
        spoken = re.findall(r"\b(?:zh|ru|en)\b", contact.text("languages").lower())
        return ContactCard(
            contact.id,
            self._in_scripts(contact.text("name"), institution.text("country")),
            organisation=_called(institution),
            title=contact.text("position"),
            emails=_addresses(contact),
            phones=_numbers(contact),
            languages=tuple(dict.fromkeys(spoken)),
        )

    def _in_scripts(self, typed: str, country: str) -> tuple[NameInScript, ...]:
        """Each form that stands in the one field of a contact, the own script first. A name with anything beside it
        stays whole as it was typed."""
        parts = self._names.parts(typed)
        values = {**asdict(parts), "citizenship": country}
        wholes = {"han": han_name(values), "cyrillic": cyrillic_name(values), "latin": latin_name(values)}
        scripts = [script for script, whole in wholes.items() if whole]
        if _letters(typed) != _letters("".join(wholes.values())):
            return (NameInScript("", typed),)
        own = own_script(values)
        scripts.sort(key=lambda script: script != own)
        return tuple(
            NameInScript(
                _LANGUAGE_OF[script],
                wholes[script] if len(scripts) > 1 or script == "han" else typed,
                values[f"family_{script}"],
                values[f"given_{script}"],
                parts.patronymic if script == "cyrillic" else "",
                self._sort_as(parts) if script == "han" else (),
            )
            for script in scripts
        )

    def _sort_as(self, parts: NameParts) -> tuple[str, ...]:
        """A name in Han as its pinyin."""
        read = self._names.suggest(NameParts(parts.family_han, parts.given_han))
        return tuple(word.capitalize() for word in (read.family_latin, read.given_latin) if word)


def _company(institution: Record) -> ContactCard:
    called = _called(institution)
    names = tuple(NameInScript(language, whole) for language, whole in called.items())
    return ContactCard(
        institution.id,
        names,
        ORGANISATION,
        called,
        emails=_addresses(institution),
        phones=_numbers(institution),
    )


def _called(institution: Record) -> dict[str, str]:
    """Its names by language, that of its country first."""
    home = home_language(institution.text("country"))
    order = sorted(LANGUAGES, key=lambda language: language != home)
    return {language: name for language in order if (name := institution.text(f"name_{language}"))}


def _addresses(record: Record) -> tuple[str, ...]:
    return tuple(one for one in _pieces(record, "email") if _ADDRESS.fullmatch(one))


def _numbers(record: Record) -> tuple[str, ...]:
    return tuple(one for one in _pieces(record, "phone") if any(map(str.isdigit, one)))


def _pieces(record: Record, field: str) -> tuple[str, ...]:
    """Several addresses or numbers may stand in one field."""
    pieces = (one.strip() for one in _BETWEEN[field].split(record.text(field)))
    return tuple(dict.fromkeys(filter(None, pieces)))


def _missing(record: Record, card: ContactCard, language: str) -> Iterator[Remark]:
    """What stands in the record and not on the card, and that there is no way to reach anybody."""
    name = (language and in_language(record.values, "name", language)) or card.names[0].whole
    for field, written in (("email", card.emails), ("phone", card.phones)):
        if lost := [one for one in _pieces(record, field) if one not in written]:
            yield _remark(record, name, f"contacts.odd_{field}", typed=", ".join(lost))
    if not card.emails and not card.phones:
        yield _remark(record, name, "contacts.no_address")


def _remark(record: Record, name: str, code: str, **facts: str) -> Remark:
    return Remark(record.id, name, Problem(code, facts={"name": name, **facts}))


def _letters(text: str) -> list[str]:
    return sorted(letter for letter in text.casefold() if letter.isalnum())
