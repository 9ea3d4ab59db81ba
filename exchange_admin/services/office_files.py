"""The office file as a whole: made new with its own institution and usual terms, counted, backed up, restored."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from exchange_admin.domain.fields import Registry, Value
from exchange_admin.domain.ids import Origin
from exchange_admin.domain.own_places import make_own_folder
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.queries import Query
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.certificate_numbers import office_part
from exchange_admin.domain.steps import Edit, Record, Step
from exchange_admin.domain.values import check
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.merge.signatures import Signing
from exchange_admin.names import Names
from exchange_admin.names.scripts import language_of, names_by_language
from exchange_admin.services.exchange.key_session import KeySession
from exchange_admin.store import Store
from exchange_admin.store.opening import refuse_place
from exchange_admin.store.places import Surroundings
from exchange_admin.store.undo import BEGINNING

if TYPE_CHECKING:
    from exchange_admin.domain.reference import Reference


@dataclass(frozen=True, slots=True)
class NewOffice:
    """What is asked before an office file is made. `name` is in the language of its script, or in several side by side;
    `language` (zh, ru or en) is the one that the office works in; `kind` is that of its institution."""

    name: str
    country: str
    language: str
    code: str = ""
    kind: str = "college"


def may_keep_offices(folder: Path) -> bool:
    """Whether office files can be kept in a folder, which is made if it is missing: it lies on this machine, no program
    carries it elsewhere, and it can be written to."""
    try:
        refuse_place(folder / "office", Surroundings())
        make_own_folder(folder)
    except (RuleBroken, OSError):
        return False
    return os.access(folder, os.W_OK)


def create_office(
    path: Path,
    office: NewOffice,
    *,
    names: Names,
    origin: Origin,
    reference: Reference,
    who: str,
    signing: Signing | None = None,
) -> Store:
    """Makes the file with the own institution, academic years, terms, the example scales and its keys.

    The code must be able to stand in numbers of certificates; it is kept as typed. Raises RuleBroken.
    """
    if office.country not in {"CN", "RU"}:
        raise RuleBroken(Problem("value.unknown_country", "country", {"typed": office.country}))
    if not office.name.strip():
        raise RuleBroken(Problem("name.missing_language", "name"))
    if office.code:
        office_part(office.code)
    own = origin.new_id()
    edits = first_edits(office, own, origin, reference, names)
    if wrong := [problem for edit in edits for problem in check(REGISTRY[edit.kind], edit.values, whole=True)]:
        raise RuleBroken(*wrong)
    first = Step(who, BEGINNING, tuple(edits))
    return Store.create(
        path, origin=origin, names=names, institution=own, steps=(first,), then=_make_keys, signing=signing
    )


def is_as_begun(store: Store, record: Record, name: str) -> bool:
    """Whether a field still has what the program wrote when it made the office file: nobody of the office typed it."""
    return any(one.verb == BEGINNING for dot in record.heads.get(name, ()) for one in store.history.of_entry(dot)[:1])


def _make_keys(store: Store) -> None:
    """With the file and not later: papers are signed from the first one on, and every copy has the same keys."""
    from exchange_admin.services.exchange.office_keys import OfficeKeys  # brings cryptography with it

    OfficeKeys(store, KeySession()).make(store.origin.random_bytes)


def first_edits(office: NewOffice, own: str, origin: Origin, reference: Reference, names: Names) -> list[Edit]:
    """The first step of every office file: its own institution, its facts, and the editable defaults of the field."""
    own_names = names_by_language(office.name) or {language_of(office.name): office.name}
    institution: dict[str, Value] = {
        **{f"name_{language}": name for language, name in own_names.items()},
        "country": office.country,
        "kind": office.kind,
        "is_partner": 0,
    }
    facts: dict[str, Value] = {
        "institution_id": own,
        "code": office.code or office_code(office.name, office.country, names),
        "language": office.language,
        "document_languages": "ru,zh" if office.country == "RU" else "zh,ru",
    }
    return [
        Edit("institution", own, institution, new=True),
        Edit("office", origin.new_id(), facts, new=True),
        *reference.edits(origin, office.country),
    ]


def own_office(store: Store) -> Record:
    """The one record of kind `office`. Raises RuleBroken when the file has none."""
    found = store.records(Query("office"))
    if not found:
        raise RuleBroken(Problem("record.missing", facts={"kind": "kind.office", "id": ""}))
    return found[0]


def usual_signatory(store: Store, office: Record) -> str:
    """Id of who signs where nobody is named: whom the office has set, else the only one it has; empty where one of
    several has to be named."""
    found = [] if office["signatory_id"] else list(store.records(Query("signatory")))
    return found[0].id if len(found) == 1 else office.text("signatory_id")


def office_language(store: Store) -> str:
    """The language of the office's own records; English where there is none."""
    offices = store.records(Query("office"))
    said = offices[0].text("language") if offices else ""
    return said if said in LANGUAGES else "en"


def own_institution(store: Store) -> str:
    """The id of the institution that the file belongs to; a partner's file has no record of its office."""
    return store.institution if store.is_partner else own_office(store).text("institution_id")


def office_of(store: Store) -> str:
    """The id of the office's institution; in a partner's file that of the office which made it."""
    return store.peers[store.hub].institution if store.is_partner else own_institution(store)


@dataclass(frozen=True, slots=True)
class OfficeInfo:
    """What `info` tells about a file; counts are of live records."""

    path: Path
    institution: str
    site: str
    author: str
    format: int
    bytes: int
    steps: int
    counts: Mapping[str, int]
    last_backup: datetime | None
    sqlite: str
    sqlite_at_risk: bool


def describe(store: Store, registry: Registry, language: str) -> OfficeInfo:
    """Counts and versions of an open office file."""
    own = own_institution(store)
    institution = store.get("institution", own)
    names = [institution.text(f"name_{code}") for code in (language, "en", "zh", "ru")] if institution else []
    return OfficeInfo(
        path=store.path,
        institution=next((name for name in names if name), ""),
        site=store.site,
        author=store.author,
        format=store.format,
        bytes=store.size(),
        steps=store.step_count(),
        counts={kind.name: store.count(Query(kind.name)) for kind in registry.kinds},
        last_backup=store.backups.last(),
        sqlite=store.sqlite_version(),
        sqlite_at_risk=store.sqlite_at_risk(),
    )


def office_code(name: str, country: str, names: Names) -> str:
    """A proposal for the first part of certificate numbers: initials in Latin capitals (松花工程 gives SHGC)."""
    words = name.split() if len(name.split()) > 1 else list(name)
    initials = [(_latin(word, names) or " ")[0] for word in words]
    letters = "".join(letter for letter in initials if letter.isascii() and letter.isalpha()).upper()
    return letters[:4] if len(letters) >= 2 else country


def _latin(word: str, names: Names) -> str:
    forms = names.forms(word)
    return forms.pinyin or forms.icao or word
