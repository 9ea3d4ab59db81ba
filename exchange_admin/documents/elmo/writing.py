"""A transcript as ELMO 1.x: valid against the schema; what the schema has no place for stands in our extension."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from fractions import Fraction

from lxml import etree

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.elmo.vocabulary import ELMO, LANG, NOT_IN_EUROPASS, OWN, STATUS, UNSAID, elmo, own
from exchange_admin.documents.transcripts.facts import (
    Course,
    Institution,
    Learner,
    Scale,
    Term,
    TranscriptFacts,
    hours_said,
)
from exchange_admin.domain import exact
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import NameParts

_SCHEME_ID = "scale"
_PLACES = 10  # decimals of a number in our records
_HOUR_PLACES = 2
_SCRIPTS = ("latin", "cyrillic", "han")


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A PDF that goes into the file; `language` is that of the paper."""

    title: str
    language: str
    content: bytes


class ElmoWriter:
    """Writes transcripts of one person. The same facts and the same `generated` give the same bytes.

    `wordings` say in three languages what an hour is; those in `engagementHours` are as long as the facts say.
    """

    def __init__(self, wordings: Mapping[str, Wording]) -> None:
        self._wordings = wordings

    def write(
        self, transcripts: Sequence[TranscriptFacts], generated: datetime, enclosures: Sequence[Enclosure] = ()
    ) -> bytes:
        """The file. `enclosures` belong to the whole of it. Raises RuleBroken: `elmo.nothing`, `elmo.untitled`,
        `elmo.several_people`, `elmo.bad_character`."""
        if not transcripts:
            raise RuleBroken(Problem("elmo.nothing"))
        if any(one.learner != transcripts[0].learner for one in transcripts):
            raise RuleBroken(Problem("elmo.several_people"))
        root = etree.Element(elmo("elmo"), nsmap={None: ELMO, "x": OWN})  # type: ignore[dict-item]  # stubs: no default
        _add(root, "generatedDate", generated.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
        _learner(root, transcripts[0].learner)
        for facts in transcripts:
            self._report(root, facts, generated)
        for enclosure in enclosures:
            _enclose(root, enclosure)
        _own_facts(root, transcripts)
        etree.indent(root)
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"

    def _report(self, root: etree._Element, facts: TranscriptFacts, generated: datetime) -> None:
        report = _add(root, "report")
        _issuer(report, facts.issuer)
        for place, course in enumerate(facts.courses, 1):
            self._course(report, course, facts, place)
        _add(report, "issueDate", f"{(facts.issued or generated.date()).isoformat()}T12:00:00Z")
        if facts.scale is not None:
            scheme = _add(report, "gradingScheme", localId=_SCHEME_ID)
            for language in LANGUAGES:
                if text := scale_said(facts.scale, language, self._wordings[language]):
                    _add(scheme, "description", text, language)

    def _course(self, report: etree._Element, course: Course, facts: TranscriptFacts, place: int) -> None:
        if not course.title:
            raise RuleBroken(Problem("elmo.untitled", facts={"n": place, "code": course.code}))
        specification = _add(report, "learningOpportunitySpecification")
        if course.code:
            _add(specification, "identifier", course.code, type="courseCode")
        _titles(specification, course.title)
        _add(specification, "type", "Course")
        for language in LANGUAGES:
            if text := hours_said(course, facts.hour, self._wordings[language]):
                _add(specification, "description", text, language)
        instance = _add(_add(specification, "specifies"), "learningOpportunityInstance")
        if (term := course.term or facts.term) is not None:
            _term(instance, term)
        _add(instance, "status", STATUS[course.status])
        if facts.scale is not None and course.mark:
            _add(instance, "gradingSchemeLocalId", _SCHEME_ID)
        if course.mark:
            _add(instance, "resultLabel", course.mark)
        _credit(instance, course)
        if course.contact_minutes is not None:
            hours = Fraction(course.contact_minutes, facts.hour)
            _add(instance, "engagementHours", exact.decimal_text(hours, _HOUR_PLACES))
        _own_course(instance, course)


def notices(facts: TranscriptFacts) -> Iterator[Problem]:
    """What readers who do not know our extension will not see exactly."""
    if facts.issued is None:
        yield Problem("elmo.not_dated", "issued")
    for place, course in enumerate(facts.courses, 1):
        minutes = course.contact_minutes
        if minutes is not None and not exact.is_decimal(Fraction(minutes, facts.hour), _HOUR_PLACES):
            yield Problem("elmo.hours_rounded", "contact_minutes", {"n": place, "minutes": minutes})
        if course.credits is not None and not exact.is_decimal(course.credits, _PLACES):
            yield Problem("elmo.credits_in_parts", "credits", {"n": place, "typed": exact.as_text(course.credits)})


def scale_said(scale: Scale, language: str, words: Wording) -> str:
    """A scale as text: its name on the first line, then a line for each mark. Empty when it has no name."""
    lines = [scale.name.best(language)]
    for mark in scale.marks:
        label = mark.label.get(language)
        band = ""
        if mark.low is not None and mark.high is not None:
            band = f" ({exact.shown(mark.low)}–{exact.shown(mark.high)})"
        passing = words.say("paper.transcript.passes" if mark.passing else "paper.transcript.fails")
        named = f"{mark.mark} — {label}" if label and label != mark.mark else mark.mark
        lines.append(f"{named}{band}: {passing}")
    return "\n".join(lines) if lines[0] else ""


def _learner(root: etree._Element, learner: Learner) -> None:
    element = _add(root, "learner")
    if learner.citizenship and learner.citizenship not in NOT_IN_EUROPASS:
        _add(element, "citizenship", learner.citizenship)
    parts = next((parts for _, parts in _names(learner.name)), ("", "", ""))
    _add(element, "givenNames", " ".join(filter(None, parts[1:])))
    _add(element, "familyName", parts[0])
    if learner.birth_date is not None:
        _add(element, "bday", learner.birth_date.isoformat())
    if learner.sex:
        _add(element, "gender", learner.sex)


def _names(name: NameParts) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """(script, (family, given, patronymic)) of the scripts that have a name; Latin, as in the passport, first."""
    for script in _SCRIPTS:
        patronymic = name.patronymic if script == "cyrillic" else ""
        parts = (getattr(name, f"family_{script}"), getattr(name, f"given_{script}"), patronymic)
        if any(parts):
            yield script, parts


def _issuer(report: etree._Element, issuer: Institution) -> None:
    element = _add(report, "issuer")
    if issuer.country and issuer.country not in NOT_IN_EUROPASS:
        _add(element, "country", issuer.country)
    for kind, code in (("local", issuer.code), ("national", issuer.national_code)):
        if code:
            _add(element, "identifier", code, type=kind)
    if not issuer.code and not issuer.national_code:  # one is required
        _add(element, "identifier", issuer.name.best("en"), type="name")
    _titles(element, issuer.name)
    _add(element, "url", issuer.website)


def _term(instance: etree._Element, term: Term) -> None:
    element = _add(instance, "academicTerm")
    _titles(element, term.name)
    _add(element, "start", term.starts.isoformat())
    _add(element, "end", term.ends.isoformat())


def _credit(instance: etree._Element, course: Course) -> None:
    if course.credits is None:
        return
    element = _add(instance, "credit")
    _add(element, "scheme", course.scheme or UNSAID)
    if exact.is_decimal(course.credits, _PLACES):
        _add(element, "value", exact.decimal_text(course.credits, _PLACES))


def _own_course(instance: etree._Element, course: Course) -> None:
    """Kind of course, exact minutes and credits, and the scheme where there is no number to go with it."""
    told = {
        "category": course.category,
        "contactMinutes": _number(course.contact_minutes),
        "practiceMinutes": _number(course.practice_minutes),
        "placementWeeks": "" if course.placement_weeks is None else exact.as_text(course.placement_weeks),
        "selfStudyMinutes": _number(course.self_study_minutes),
        "creditScheme": course.scheme if course.credits is None else "",
        "credits": "" if course.credits is None else exact.as_text(course.credits),
    }
    told = {name: text for name, text in told.items() if text}
    if told:
        container = _add(instance, "extension")
        etree.SubElement(container, own("course"), told)


def _own_facts(root: etree._Element, transcripts: Sequence[TranscriptFacts]) -> None:
    container = _add(root, "extension")
    learner = transcripts[0].learner
    for script, (family, given, patronymic) in _names(learner.name):
        told = {"script": script, "family": family, "given": given, "patronymic": patronymic}
        etree.SubElement(container, own("name"), {name: _checked(text) for name, text in told.items() if text})
    if learner.citizenship in NOT_IN_EUROPASS:
        etree.SubElement(container, own("citizenship"), {"code": learner.citizenship})
    for place, facts in enumerate(transcripts, 1):
        told = {
            "number": facts.number,
            "issued": facts.issued.isoformat() if facts.issued else "",
            "hour": str(facts.hour),
            "country": facts.issuer.country if facts.issuer.country in NOT_IN_EUROPASS else "",
        }
        etree.SubElement(
            container, own("report"), {"place": str(place), **{k: _checked(text) for k, text in told.items() if text}}
        )


def _enclose(root: etree._Element, enclosure: Enclosure) -> None:
    element = _add(root, "attachment")
    _add(element, "title", enclosure.title, enclosure.language)
    _add(element, "type", "Transcript of Records")
    _add(element, "content", "data:application/pdf;base64," + b64encode(enclosure.content).decode("ascii"))


def _titles(parent: etree._Element, title: Trilingual) -> None:
    """In the languages that have one; the schema wants one at least."""
    said = [(language, title.get(language)) for language in LANGUAGES if title.get(language)]
    for language, text in said:
        _add(parent, "title", text, language)
    if not said:
        _add(parent, "title", "")


def _add(parent: etree._Element, name: str, text: str = "", language: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, elmo(name), {key: _checked(value) for key, value in attributes.items()})
    if language:
        element.set(LANG, language)
    if text:
        element.text = _checked(text)
    return element


def _checked(text: str) -> str:
    for character in text:
        if not _is_xml(character):
            raise RuleBroken(Problem("elmo.bad_character", facts={"code": f"U+{ord(character):04X}"}))
    return text


def _is_xml(character: str) -> bool:
    code = ord(character)
    return code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def _number(value: int | None) -> str:
    return "" if value is None else str(value)
