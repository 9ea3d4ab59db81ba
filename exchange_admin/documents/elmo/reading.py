"""An ELMO 1.x file of anybody, read into what it says; every element that is not read is listed."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from lxml import etree

from exchange_admin.documents.elmo.course_reading import CourseReader
from exchange_admin.documents.elmo.found import ElmoFile, FoundFile, FoundLearner, FoundReport
from exchange_admin.documents.elmo.ledger import MOST_LISTED, Ledger, text_of
from exchange_admin.documents.elmo.safe_parsing import LIMITS, Limits, parsed
from exchange_admin.documents.elmo.values import day, titles, token
from exchange_admin.documents.elmo.vocabulary import LANG, elmo, own
from exchange_admin.documents.transcripts.facts import ACADEMIC, CLOCK, NO_NAME, Institution
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.vocabulary import words
from exchange_admin.domain.wording import Wording
from exchange_admin.names import PART_NAMES, NameParts

_DATA = re.compile(r"data:[^,;]{0,100}(?:;[^,;]{0,100})*;base64,", re.IGNORECASE)
_HEAD = 16  # characters of base64 that tell what a paper is
_KINDS: Mapping[bytes, str] = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
}


def read_elmo(path: Path, wordings: Mapping[str, Wording], limits: Limits = LIMITS) -> ElmoFile:
    """Reads the file; nothing in it is ever executed or fetched. A file of ours was written in `wordings`.

    Raises RuleBroken as `safe_parsing.parsed` does, and with `elmo.not_one_person`.
    """
    root = parsed(path, limits)
    people = len(root.findall(elmo("learner")))
    if people != 1:
        raise RuleBroken(Problem("elmo.not_one_person", facts={"file": path.name, "n": people}))
    return _Reader(root, wordings, limits.paper).read()


@dataclass(frozen=True, slots=True)
class _OwnReport:
    """What a file of ours adds about one report."""

    number: str = ""
    issued: date | None = None
    undated: bool = False
    country: str = ""
    hour: int = 0


class _Reader:
    def __init__(self, root: etree._Element, wordings: Mapping[str, Wording], most_bytes: int) -> None:
        self._root, self._ledger, self._wordings = root, Ledger(root), wordings
        self._most_bytes = most_bytes
        self._own_reports: dict[int, _OwnReport] = {}
        self._scripts = NO_NAME
        self._citizenship = ""

    def read(self) -> ElmoFile:
        ledger = self._ledger
        ledger.first(self._root, "generatedDate")
        self._read_extension()
        learner = self._learner(ledger.all(self._root, "learner")[0])
        reports = tuple(self._report(n, one) for n, one in enumerate(ledger.all(self._root, "report"), 1))
        holders = [self._root, *self._root.findall(elmo("report"))]
        files = tuple(file for holder in holders for file in self._files(holder))
        left = ledger.left()
        listed = tuple(islice(left, MOST_LISTED))
        return ElmoFile(learner, reports, files, listed, sum(1 for _ in left))

    def _read_extension(self) -> None:
        container = self._root.find(elmo("extension"))
        if container is None:
            return
        self._ledger.mark(container)
        names: dict[str, str] = {}
        for child in container:
            told = {str(name): token(str(value)) for name, value in child.attrib.items()}
            if child.tag == own("name") and told.get("script") in {"han", "cyrillic", "latin"}:
                self._ledger.mark(child, "script", "family", "given", "patronymic")
                script = told["script"]
                names |= {f"{part}_{script}": told.get(part, "") for part in ("family", "given")}
                names |= {"patronymic": told["patronymic"]} if "patronymic" in told else {}
            elif child.tag == own("citizenship"):
                self._ledger.mark(child, "code")
                self._citizenship = _country(told.get("code", ""))
            elif child.tag == own("report") and told.get("place", "").isdecimal():
                self._ledger.mark(child, "place", "number", "issued", "country", "hour")
                self._own_reports[int(told["place"][:9])] = _own_report(told)
        self._scripts = NameParts(**{name: names.get(name, "") for name in PART_NAMES})

    def _learner(self, element: etree._Element) -> FoundLearner:
        ledger = self._ledger
        sex = token(text_of(ledger.first(element, "gender")))
        return FoundLearner(
            family=token(text_of(ledger.first(element, "familyName"))),
            given=token(text_of(ledger.first(element, "givenNames"))),
            scripts=self._scripts,
            birth_date=self._day(ledger.first(element, "bday")),
            citizenship=_country(token(text_of(ledger.first(element, "citizenship")))) or self._citizenship,
            sex=sex if sex in words("sex") else "",
        )

    def _report(self, place: int, element: etree._Element) -> FoundReport:
        ledger, added = self._ledger, self._own_reports.get(place, _OwnReport())
        issuer, identifiers = self._issuer(ledger.first(element, "issuer"), added)
        issue_date = self._day(ledger.first(element, "issueDate"))
        courses = CourseReader(ledger, self._wordings, added.hour)
        for specification in ledger.all(element, "learningOpportunitySpecification"):
            courses.read(specification)
        return FoundReport(
            where=ledger.where(element),
            issuer=issuer,
            identifiers=identifiers,
            issued=None if added.undated else added.issued or issue_date,
            courses=tuple(courses.found),
            number=added.number,
            scales=tuple(self._scales(element)),
            hour=added.hour,
        )

    def _issuer(self, element: etree._Element | None, added: _OwnReport) -> tuple[Institution, tuple[str, ...]]:
        if element is None:
            return Institution(country=added.country), ()
        ledger = self._ledger
        identifiers = {
            str(one.get("type")): token(text_of(one)) for one in reversed(ledger.all(element, "identifier", "type"))
        }
        name, others = titles(ledger, element)
        found = Institution(
            name=name,
            country=_country(token(text_of(ledger.first(element, "country")))) or added.country,
            code=identifiers.get("local", ""),
            national_code=identifiers.get("national", ""),
            website=token(text_of(ledger.first(element, "url"))),
        )
        for other in others:
            ledger.refuse(other, "no_place")
        return found, tuple(dict.fromkeys(filter(None, identifiers.values())))

    def _scales(self, report: etree._Element) -> Iterator[tuple[str, tuple[str, ...]]]:
        for scheme in self._ledger.all(report, "gradingScheme", "localId"):
            described = self._ledger.all(scheme, "description", LANG)
            yield token(scheme.get("localId", "")), tuple(text_of(one).strip() for one in described)

    def _day(self, element: etree._Element | None) -> date | None:
        if element is None:
            return None
        found = day(text_of(element))
        if found is None and text_of(element).strip():
            self._ledger.refuse(element, "not_valid")
        return found

    def _files(self, holder: etree._Element) -> Iterator[FoundFile]:
        for attachment in holder.findall(elmo("attachment")):
            papers = [(one, _paper(text_of(one), self._most_bytes)) for one in attachment.findall(elmo("content"))]
            said = text_of(attachment.find(elmo("title")))
            refused = [(one, read) for one, read in papers if isinstance(read, str)]
            if len(refused) == len(papers):
                self._refuse(attachment, "too_large" if "too_large" in {why for _, why in refused} else "media", said)
                continue
            for one, why in refused:
                self._refuse(one, why, said)
            self._ledger.mark(attachment)
            title, _ = titles(self._ledger, attachment)
            self._ledger.first(attachment, "type")
            for one, read in papers:
                if not isinstance(read, str):
                    self._ledger.mark(one, LANG)
                    yield FoundFile(title.best("en"), *read)

    def _refuse(self, element: etree._Element, why: str, said: str) -> None:
        self._ledger.refuse(element, why, said, self._most_bytes >> 20 if why == "too_large" else 0)


def _paper(text: str, most_bytes: int) -> tuple[str, bytes] | str:
    """Media type and bytes of a data URI, or why it is not kept.

    The type is told by the content, not by what the file says about itself; a large one is measured, never decoded.
    """
    plain = text.lstrip()
    found = _DATA.match(plain)
    if found is None:
        return "media"
    encoded = "".join(plain[found.end() :].split())
    try:
        head = b64decode(encoded[:_HEAD], validate=True)
        kind = next((kind for start, kind in _KINDS.items() if head.startswith(start)), "")
        if kind and len(encoded) * 3 // 4 - encoded[-2:].count("=") > most_bytes:
            return "too_large"
        return (kind, b64decode(encoded, validate=True)) if kind else "media"
    except (binascii.Error, ValueError):
        return "media"


def _own_report(told: Mapping[str, str]) -> _OwnReport:
    issued = day(told.get("issued", ""))
    hour = told.get("hour", "")
    return _OwnReport(
        number=told.get("number", ""),
        issued=issued,
        undated=issued is None,
        country=_country(told.get("country", "")),
        hour=int(hour) if hour in {str(ACADEMIC), str(CLOCK)} else 0,
    )


def _country(text: str) -> str:
    return text if re.fullmatch("[A-Z]{2}", text) else ""
