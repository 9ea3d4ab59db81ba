"""Contacts as a file that address books read: vCard 4.0 (RFC 6350), one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from exchange_admin import __version__
from exchange_admin.documents.content_lines import content_line, parts_value, text_value
from exchange_admin.documents.files import written_whole

INDIVIDUAL, ORGANISATION = "individual", "org"


@dataclass(frozen=True, slots=True)
class NameInScript:
    """One way to write the same name, `language` being zh, ru, en or empty. `sort_as` are family and given name in
    letters that an address book can order."""

    language: str
    whole: str
    family: str = ""
    given: str = ""
    additional: str = ""
    sort_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ContactCard:
    """`id` is that of the record, a UUID. `names` has one name at least, the one in the own script first;
    `organisation` is by language."""

    id: str
    names: tuple[NameInScript, ...]
    kind: str = INDIVIDUAL
    organisation: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


def write_contacts(target: Path, cards: Iterable[ContactCard]) -> int:
    """Writes the file whole; how many cards stand in it. Raises FileNotWritten."""
    count = 0
    with written_whole(target) as draft, draft.open("wb") as out:
        for card in cards:
            out.write(b"".join(_lines(card)))
            count += 1
    return count


def _lines(card: ContactCard) -> Iterator[bytes]:
    yield b"BEGIN:VCARD\r\nVERSION:4.0\r\n"
    yield content_line("PRODID", f"-//Exchange Admin//Exchange Admin {__version__}//EN")
    yield content_line("UID", f"urn:uuid:{card.id}")
    yield content_line("KIND", card.kind)
    is_one_of_several = len(card.names) > 1
    for name in card.names:
        yield content_line("FN", text_value(name.whole), _in_language(name.language, several=is_one_of_several))
    for name in card.names if card.kind == INDIVIDUAL else ():
        parameters = _in_language(name.language, several=is_one_of_several)
        if name.sort_as:
            parameters["SORT-AS"] = ",".join(name.sort_as)
        whole = (name.family, name.given, name.additional, "", "") if name.family else (name.whole, "", "", "", "")
        yield content_line("N", parts_value(whole), parameters)
    for language, said in card.organisation.items():
        parameters = _in_language(language, several=len(card.organisation) > 1)
        yield content_line("ORG", text_value(said), parameters)
    if card.title:
        yield content_line("TITLE", text_value(card.title))
    for address in card.emails:
        yield content_line("EMAIL", text_value(address), {"TYPE": "work"})
    for number in card.phones:
        yield content_line("TEL", text_value(number), {"TYPE": "work"})
    for language in card.languages:
        yield content_line("LANG", language)
    yield b"END:VCARD\r\n"


def _in_language(language: str, *, several: bool) -> dict[str, str]:
    """Properties with one ALTID say the same thing (RFC 6350, 5.4)."""
    return {**({"ALTID": "1"} if several else {}), **({"LANGUAGE": language} if language else {})}
