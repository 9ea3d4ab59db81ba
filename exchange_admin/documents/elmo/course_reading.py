"""The tree of courses of a report, flattened into the lines of a transcript."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from lxml import etree

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.elmo.found import FoundCourse
from exchange_admin.documents.elmo.ledger import Ledger, text_of
from exchange_admin.documents.elmo.values import day, decimal, is_plain, titles, token
from exchange_admin.documents.elmo.vocabulary import LANG, SCHEMES, STATUS, elmo, own
from exchange_admin.documents.transcripts.facts import ACADEMIC, Course, Term, hours_said
from exchange_admin.domain import exact
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.domain.wording import LANGUAGES, Wording

_CODE, _MARK, _TITLE = 40, 40, 200  # characters that our records hold
_MOST_MINUTES = 10_000_000
_MOST_WEEKS = 1_000
_OWN = (
    "category",
    "contactMinutes",
    "practiceMinutes",
    "placementWeeks",
    "selfStudyMinutes",
    "creditScheme",
    "credits",
)
_STATUSES = {word: ours for ours, word in STATUS.items()}


class CourseReader:
    """Reads specifications with all their parts into `found`, in the order of the file.

    A node that only holds others together (a degree, a module without a result of its own) becomes no line; its title
    is listed as left. Where an ancestor has credits already, those of a part are left, as the standard forbids both.
    `hour` is what a file of ours says about its hours, 0 for others.
    """

    def __init__(self, ledger: Ledger, wordings: Mapping[str, Wording], hour: int) -> None:
        self._ledger, self._wordings, self._hour = ledger, wordings, hour
        self.found: list[FoundCourse] = []

    def read(self, specification: etree._Element, credited: bool = False) -> None:
        ledger = self._ledger
        parts = [
            part for holder in ledger.all(specification, "hasPart")
            for part in ledger.all(holder, "learningOpportunitySpecification")
        ]  # fmt: skip
        specifies = ledger.first(specification, "specifies")
        instance = None if specifies is None else ledger.first(specifies, "learningOpportunityInstance")
        title = self._title(specification)
        if not parts or (instance is not None and _says_something(instance)):
            course = self._line(specification, instance, title, credited)
            self.found.append(course)
            credited = credited or course.course.credits is not None
        else:
            ledger.refuse(specification, "heading", title.best("en"))
        for part in parts:
            self.read(part, credited)

    def _line(
        self, specification: etree._Element, instance: etree._Element | None, title: Trilingual, credited: bool
    ) -> FoundCourse:
        ledger = self._ledger
        where, code = ledger.where(specification), self._code(specification)
        self._take_course_type(specification)
        if instance is None:
            return FoundCourse(where, Course(title, code), status_said=False)
        status = ledger.first(instance, "status")
        ours = _STATUSES.get(token(text_of(status)), "")
        if status is not None and not ours:
            ledger.refuse(status, "not_valid")
        credits, scheme, called = self._credit(instance, credited)
        hours = self._hours(instance)
        told = self._own(instance)
        exact_credits = exact.read_or_none(told.get("credits", ""))
        course = Course(
            title=title,
            code=code,
            category=_category(told.get("category", "")),
            contact_minutes=_minutes(told.get("contactMinutes", "")),
            practice_minutes=_minutes(told.get("practiceMinutes", "")),
            placement_weeks=_weeks(told.get("placementWeeks", "")),
            self_study_minutes=_minutes(told.get("selfStudyMinutes", "")),
            credits=credits if credits is not None or credited else exact_credits,
            scheme=scheme or SCHEMES.get(told.get("creditScheme", ""), ""),
            mark=self._fitting(ledger.first(instance, "resultLabel"), _MARK),
            status=ours or "passed",
            term=self._term(instance),
        )
        self._take_said_hours(specification, course)
        return FoundCourse(
            where=where,
            course=course,
            hours=None if course.contact_minutes is not None else hours,
            credit_scheme=called,
            status_said=bool(ours),
            scale=token(text_of(ledger.first(instance, "gradingSchemeLocalId"))),
        )

    def _take_said_hours(self, specification: etree._Element, course: Course) -> None:
        """A description that says in words what the course says in minutes adds nothing."""
        if self._hour:
            for element in specification.findall(elmo("description")):
                words = self._wordings.get(str(element.get(LANG)))
                if words is not None and text_of(element).strip() == hours_said(course, self._hour, words):
                    self._ledger.mark(element, LANG)

    def _title(self, specification: etree._Element) -> Trilingual:
        title, others = titles(self._ledger, specification)
        for element in others:
            self._ledger.refuse(element, "no_place")
        said = {}
        for language in LANGUAGES:
            text = title.get(language)
            if len(text) > _TITLE or not is_plain(text):
                said[language] = _mended(text)
                element = next(one for one in specification.findall(elmo("title")) if token(text_of(one)) == text)
                self._ledger.refuse(element, "too_long" if len(text) > _TITLE else "not_valid")
            else:
                said[language] = text
        return Trilingual(**said)

    def _code(self, specification: etree._Element) -> str:
        """The code of the course as its institution writes it; what else identifies it is left."""
        by_type = {str(one.get("type")): one for one in reversed(specification.findall(elmo("identifier")))}
        element = by_type.get("courseCode", by_type.get("local"))
        if element is None:
            return ""
        return self._fitting(self._ledger.mark(element, "type"), _CODE)

    def _take_course_type(self, specification: etree._Element) -> None:
        kind = specification.find(elmo("type"))
        if kind is not None and token(text_of(kind)) == "Course":  # what every line of ours is
            self._ledger.mark(kind)

    def _credit(self, instance: etree._Element, credited: bool) -> tuple[Fraction | None, str, str]:
        """Number, our word for the scheme and what the file calls it. Of several credits ECTS, else the first."""
        elements = instance.findall(elmo("credit"))
        if not elements or credited:
            return None, "", ""
        called = [token(text_of(one.find(elmo("scheme")))) for one in elements]
        place = next((n for n, name in enumerate(called) if SCHEMES.get(name.lower()) == "ects"), 0)
        element = self._ledger.mark(elements[place])
        self._ledger.first(element, "scheme")
        value = self._ledger.first(element, "value")
        number = None if value is None else decimal(text_of(value))
        if value is not None and number is None:
            self._ledger.refuse(value, "not_valid")
        scheme = SCHEMES.get(called[place].lower(), "other")
        return number, scheme, "" if called[place].lower() in SCHEMES else called[place]

    def _hours(self, instance: etree._Element) -> Fraction | None:
        element = self._ledger.first(instance, "engagementHours")
        number = None if element is None else decimal(text_of(element))
        if element is not None and (number is None or number * ACADEMIC > _MOST_MINUTES):
            self._ledger.refuse(element, "not_valid")
            return None
        return number

    def _own(self, instance: etree._Element) -> dict[str, str]:
        container = instance.find(elmo("extension"))
        course = None if container is None else container.find(own("course"))
        if container is None or course is None:
            return {}
        self._ledger.mark(container)
        names = _OWN
        self._ledger.mark(course, *names)
        return {name: token(str(course.get(name) or "")) for name in names}

    def _term(self, instance: etree._Element) -> Term | None:
        element = instance.find(elmo("academicTerm"))
        if element is None:
            return None
        starts, ends = (day(text_of(element.find(elmo(name)))) for name in ("start", "end"))
        if starts is None or ends is None:
            return None  # unread, and so listed
        self._ledger.mark(element)
        for bound in ("start", "end"):
            self._ledger.first(element, bound)
        name, others = titles(self._ledger, element)
        for other in others:
            self._ledger.refuse(other, "no_place")
        return Term(name, starts, ends)

    def _fitting(self, element: etree._Element | None, longest: int) -> str:
        """The text of an element, empty and listed where a field of ours cannot hold it: half a mark is none."""
        text = token(text_of(element))
        if element is not None and (len(text) > longest or not is_plain(text)):
            self._ledger.refuse(element, "too_long" if len(text) > longest else "not_valid")
            return ""
        return text


def _says_something(instance: etree._Element) -> bool:
    """Whether a node with parts has a result of its own."""
    own_result = any(instance.find(elmo(name)) is not None for name in ("credit", "resultLabel", "engagementHours"))
    return own_result or token(text_of(instance.find(elmo("status")))) in {"failed", "in-progress"}


def _minutes(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) <= 8 and int(text) <= _MOST_MINUTES else None


def _category(text: str) -> str:
    return text if text in words_of("course_category") else ""


def _weeks(text: str) -> Fraction | None:
    number = exact.read_or_none(text)
    return number if number is not None and 0 <= number <= _MOST_WEEKS else None


def _mended(text: str) -> str:
    """A title without the characters that no field of ours may hold, cut where it is too long."""
    plain = "".join(one for one in text if is_plain(one))
    return plain if len(plain) <= _TITLE else plain[: _TITLE - 1] + "…"
