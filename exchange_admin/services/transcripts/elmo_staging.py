"""From what an ELMO file says to transcripts that may be taken over."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from exchange_admin.documents.elmo.found import ElmoFile, FoundCourse, FoundLearner, FoundReport, Left
from exchange_admin.documents.transcripts.facts import Institution, Term
from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.queries import Query
from exchange_admin.domain.steps import filled
from exchange_admin.domain.wording import LANGUAGES
from exchange_admin.names import PART_NAMES, NameParts, fold
from exchange_admin.services.importing.draft import StagedRow
from exchange_admin.services.transcripts.staged import (
    NEW_INSTITUTION,
    StagedFile,
    StagedLine,
    StagedTranscript,
    TranscriptOptions,
)
from exchange_admin.store import Store

_PLACES = 10


class ElmoStaging:
    """Reads the office's institutions, terms and scales; nothing is written."""

    def __init__(self, store: Store) -> None:
        self._institutions = store.records(Query("institution"))
        self._terms = store.records(Query("term"))
        self._scales = store.records(Query("grading_scale"))

    def staged(self, found: ElmoFile, file: str, options: TranscriptOptions) -> StagedFile:
        """Not settled yet: see `TakingOver`."""
        row = StagedRow(0, 1, {}, values=self._person(found.learner), decision=options.person)
        notices: list[Problem] = [left.as_problem() for left in found.left]
        transcripts = [self._transcript(report, options, notices) for report in found.reports]
        return StagedFile(file, row, transcripts, tuple(notices), found.more_left, found.files)

    def _person(self, learner: FoundLearner) -> dict[str, Value]:
        """The names in all scripts where the file has them, else family and given name in the script they are in."""
        parts = learner.scripts
        if parts == NameParts():
            parts = _in_its_script(learner.family, learner.given)
        values: dict[str, Value] = {name: getattr(parts, name) or None for name in PART_NAMES}
        values["birth_date"] = learner.birth_date.isoformat() if learner.birth_date else None
        values["citizenship"], values["sex"] = learner.citizenship or None, learner.sex or None
        return filled(values)

    def _transcript(self, report: FoundReport, options: TranscriptOptions, notices: list[Problem]) -> StagedTranscript:
        adds = options.institution_id == NEW_INSTITUTION
        chosen = "" if adds else options.institution_id
        institution = chosen or self._institution(report.issuer, report.identifiers)
        terms = {line.course.term for line in report.courses}
        whole = terms.pop() if len(terms) == 1 else None
        hour = report.hour or options.hour
        values: dict[str, Value] = {
            "number": report.number or options.number or None,
            "issued": report.issued.isoformat() if report.issued else options.issued or None,
            "term_id": (self._term(whole, notices) if whole else "") or options.term_id or None,
            "grading_scale_id": options.grading_scale_id or self._scale(report, institution, notices) or None,
            "hour": str(hour) if hour else None,
        }
        lines = [self._line(one, hour, options, None if whole else one.course.term, notices) for one in report.courses]
        said = report.issuer.name.best("en")
        staged = StagedTranscript(
            0, 0, {}, values=values, where=report.where, institution_id=institution, institution_said=said, lines=lines
        )
        if not institution:
            staged.new_institution = _as_institution(report.issuer)
            staged.adds_institution = adds and bool(staged.new_institution)
        if not institution and not staged.adds_institution:
            staged.problems.append(
                Problem(
                    "transcript.institution_unknown",
                    "institution_id",
                    {"name": report.issuer.name.by_language()},
                    Level.ASKS,
                )
            )
        if not hour and any(one.hours is not None for one in report.courses):
            staged.problems.append(Problem("transcript.hour_unknown", "hour", level=Level.ASKS))
        return staged

    def _line(
        self, found: FoundCourse, hour: int, options: TranscriptOptions, term: Term | None, notices: list[Problem]
    ) -> StagedLine:
        course = found.course
        called = course.title.by_language() or course.code or found.where
        contact = course.contact_minutes
        problems = []
        if contact is None and found.hours is not None and hour:
            minutes = found.hours * hour
            contact = minutes.numerator if minutes.denominator == 1 else round(minutes)
        if found.credit_scheme:
            facts = {"where": called, "typed": found.credit_scheme}
            problems.append(Problem("transcript.scheme_unknown", "credit_scheme", facts, Level.INFORMS))
        if not found.status_said:
            problems.append(Problem("transcript.status_assumed", "status", {"where": called}, Level.INFORMS))
        values: dict[str, Value] = {
            **{f"title_{language}": course.title.get(language) or None for language in LANGUAGES},
            "code": course.code or None,
            "term_id": (self._term(term, notices) if term else "") or None,
            "category": course.category or None,
            "contact_minutes": contact,
            "practice_minutes": course.practice_minutes,
            "placement_weeks": None if course.placement_weeks is None else _number_text(course.placement_weeks),
            "self_study_minutes": course.self_study_minutes,
            "credits": None if course.credits is None else _number_text(course.credits),
            "credit_scheme": course.scheme or (options.credit_scheme if course.credits is not None else "") or None,
            "original_mark": course.mark or None,
            "status": course.status,
        }
        return StagedLine(0, 0, {}, values=values, problems=problems, where=found.where)

    def _institution(self, issuer: Institution, identifiers: Iterable[str]) -> str:
        """The id of the one institution that the file means, by its codes, else by its name in any language."""
        codes = {fold(code) for code in (issuer.code, issuer.national_code, *identifiers) if code}
        by_code = {
            one.id for one in self._institutions for name in _CODES if one[name] and fold(one.text(name)) in codes
        }
        if len(by_code) == 1:
            return by_code.pop()
        called = {fold(issuer.name.get(language)) for language in LANGUAGES if issuer.name.get(language)}
        by_name = {
            one.id for one in self._institutions for name in _NAMES if one[name] and fold(one.text(name)) in called
        }
        return by_name.pop() if len(by_name) == 1 else ""

    def _term(self, term: Term, notices: list[Problem]) -> str:
        days = term.starts.isoformat(), term.ends.isoformat()
        for record in self._terms:
            if (record["starts"], record["ends"]) == days:
                return record.id
        facts = {"name": term.name.by_language(), "starts": days[0], "ends": days[1]}
        notice = Problem("transcript.term_unknown", "term_id", facts, Level.INFORMS)
        if notice not in notices:
            notices.append(notice)
        return ""

    def _scale(self, report: FoundReport, institution: str, notices: list[Problem]) -> str:
        """The scale of that name, else the usual one of the institution; a description of another is listed."""
        told = [text for _, texts in report.scales for text in texts if text]
        called = {fold(text.splitlines()[0]) for text in told}
        for record in self._scales:
            if any(record[name] and fold(record.text(name)) in called for name in _NAMES[:3]):
                return record.id
        for text in told:
            where, named = f"{report.where}/gradingScheme", text.splitlines()[0][:160]
            left = Left(where, named, of="elmo.part.report", element="elmo.element.gradingScheme")
            notices.append(left.as_problem())
        return next((one.text("grading_scale_id") for one in self._institutions if one.id == institution), "")


_CODES = ("code", "national_code")
_UNIVERSITY = ("universit", "университет", "大学")
_NAMES = ("name_zh", "name_ru", "name_en", "short_name")


def _as_institution(issuer: Institution) -> dict[str, Value]:
    """The issuer as an institution of the office; empty where name or country are not said."""
    names: dict[str, Value] = {f"name_{one}": issuer.name.get(one) for one in LANGUAGES if issuer.name.get(one)}
    if not names or not issuer.country:
        return {}
    university = any(word in " ".join(map(str, names.values())).casefold() for word in _UNIVERSITY)
    kind = "university" if university else "college"
    more: dict[str, Value] = {"website": issuer.website} if issuer.website else {}
    return {**names, "country": issuer.country, "kind": kind, **more}


def _in_its_script(family: str, given: str) -> NameParts:
    """Family and given name apart, as the file has them; the script is told by the letters."""
    script = "han" if any("\u3400" <= one <= "\u9fff" for one in family + given) else ""
    script = script or ("cyrillic" if any("\u0400" <= one <= "\u052f" for one in family + given) else "latin")
    patronymic = ""
    if script == "cyrillic" and len(given.split()) > 1:
        given, _, patronymic = given.partition(" ")
    return NameParts(**{f"family_{script}": family, f"given_{script}": given, "patronymic": patronymic})


def _number_text(number: Fraction) -> str:
    return exact.decimal_text(number, _PLACES) if exact.is_decimal(number, _PLACES) else exact.as_text(number)
