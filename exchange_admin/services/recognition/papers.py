"""Recognition sheets and learning agreements as PDF, from the records of the office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.table_papers.facts import Cell, PaperColumn, PaperSignature, PaperTable, TablePaper
from exchange_admin.documents.table_papers.paper import TablePages
from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.content_hash import shown_hash
from exchange_admin.domain.rules.learning_agreements import SIDES
from exchange_admin.domain.rules.recognition.decisions import NOT_RECOGNISED
from exchange_admin.domain.steps import Record
from exchange_admin.domain.values import academic_hours
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.names import NameParts
from exchange_admin.services.certificates.paper_facts import choice_in_each, in_each, same_in_each, trilingual
from exchange_admin.services.grades import written
from exchange_admin.services.grades.explaining import credit_steps
from exchange_admin.services.learning_agreements.reading import AgreementSheet, AgreementVersion, remark
from exchange_admin.services.recognition.case import CourseMapping, CreditWorth, RecognitionCase
from exchange_admin.store import Store

_CASE_COLUMNS = (
    PaperColumn("host_course", 26),
    PaperColumn("host_mark", 8, middle=True),
    PaperColumn("hours", 7, middle=True),
    PaperColumn("home_course", 23),
    PaperColumn("credits", 8, middle=True),
    PaperColumn("mark", 8, middle=True),
    PaperColumn("decision", 20),
)
_CHANGED_COLUMNS = (
    PaperColumn("home_course", 24),
    PaperColumn("hours_worth", 11, middle=True),
    PaperColumn("credits", 10, middle=True),
    PaperColumn("why", 55),
)
_OWED_COLUMNS = (
    PaperColumn("home_course", 40),
    PaperColumn("form", 25),
    PaperColumn("due", 17),
    PaperColumn("mark", 18, middle=True),
)
_AGREED_COLUMNS = (
    PaperColumn("code", 14),
    PaperColumn("course", 40),
    PaperColumn("hours", 10, middle=True),
    PaperColumn("credits", 10, middle=True),
    PaperColumn("remark", 26),
)


class CoursePapers:
    """Reads only; files are written whole or not at all."""

    def __init__(self, store: Store, wordings: Mapping[str, Wording], pages: TablePages) -> None:
        self._store, self._wordings, self._pages = store, wordings, pages

    def sheet_pdf(self, case: RecognitionCase, languages: Sequence[str]) -> bytes:
        """The recognition sheet. Raises RuleBroken: `transcript.paper_languages`, `transcript.missing_glyph`."""
        return self._pages.pdf(self.recognition(case, languages))

    def agreement_pdf(self, sheet: AgreementSheet, version: AgreementVersion, languages: Sequence[str]) -> bytes:
        """One version of a learning agreement, with the approvals that it has. Raises as `sheet_pdf`."""
        return self._pages.pdf(self.agreement(sheet, version, languages))

    def recognition(self, case: RecognitionCase, languages: Sequence[str]) -> TablePaper:
        """What a recognition sheet states, as a draft; numbers have the decimal sign of its first language."""
        record, first = case.record, _first(languages)
        rows = tuple(self._row(one, first) for one in case.mappings)
        tables = [PaperTable("recognition.table", _CASE_COLUMNS, rows, self._sums(case, first))]
        if changed := self._changed(case, first):
            tables.append(PaperTable("recognition.limits", _CHANGED_COLUMNS, changed))
        if case.owed:
            owed = tuple(
                (
                    one.text("home_course"),
                    choice_in_each(self._wordings, "owed_form", one.text("form")),
                    _day(one["due"]) or "",
                    one.text("mark"),
                )
                for one in case.owed
            )
            tables.append(PaperTable("recognition.owed", _OWED_COLUMNS, owed))
        decided = _day(record["decided_on"])
        facts: list[tuple[str, Cell]] = [
            ("birth_date", _day(case.person["birth_date"]) or ""),
            ("host", trilingual(case.host, "name")),
            ("transcript_number", case.transcript.text("number")),
            ("transcript_issued", _day(case.transcript["issued"]) or ""),
            ("minutes_number", record.text("minutes_number")),
            ("decided_on", decided or ""),
            ("asked", self._asked(case)),
        ]
        return TablePaper(
            kind="reassessment" if any(one.decision == "reassessed" for one in case.mappings) else "recognition",
            languages=tuple(languages),
            institution=trilingual(case.home, "name"),
            name=NameParts.of(case.person.values),
            facts=tuple(facts),
            tables=tuple(tables),
            notes=("recognition.note",) if decided else ("recognition.undecided",),
            signatures=(
                PaperSignature("decided_by", record.text("decided_by"), record.text("decided_position"), decided),
                PaperSignature("student"),
            ),
            number=record.text("minutes_number"),
        )

    def _row(self, mapping: CourseMapping, first: str) -> tuple[Cell, ...]:
        lines = [one.line for one in mapping.sources if one.line is not None]
        minutes = [one["contact_minutes"] for one in lines if isinstance(one["contact_minutes"], int)]
        hours = academic_hours(sum(int(str(one)) for one in minutes)) if minutes else None
        courses = mapping.shown_courses
        decision = choice_in_each(self._wordings, "recognition_decision", mapping.decision) if mapping.decision else ""
        refused = mapping.decision == NOT_RECOGNISED
        credits = " + ".join(exact.shown(exact.read(one.credits)) for one in courses if one.credits)
        return (
            _joined([_source(one) for one in lines] or [same_in_each(mapping.title)]),
            " · ".join(one.text("original_mark") for one in lines),
            written.pointed(exact.decimal_text(hours, 2), first) if hours is not None else "",
            " + ".join(f"{one.title} ({one.code})" if one.code else one.title for one in courses) or "—",
            "—" if refused else written.pointed(credits, first),
            "—" if refused else self._mark(mapping, first),
            self._with_reason(decision, mapping.reason),
        )

    def _mark(self, mapping: CourseMapping, first: str) -> Cell:
        if mapping.pass_only:
            return self._said("recognition.window.pass_only", {})
        return written.pointed(mapping.shown_mark, first)

    def _sums(self, case: RecognitionCase, first: str) -> tuple[Cell, ...]:
        said = self._said("paper.course.recognition.sums", {})
        return (said, "", "", "", written.brief(case.balance.recognised, first), "", "")

    def _changed(self, case: RecognitionCase, first: str) -> tuple[tuple[Cell, ...], ...]:
        """Credits that follow from hours and that a limit or rounding changed, and how."""
        return tuple(
            (
                one.title,
                written.brief(one.worth.hours_worth, first),
                written.pointed(exact.shown(one.worth.rounded), first),
                self._acted(one.worth),
            )
            for one in case.mappings
            if one.by_hours and one.worth and one.worth.acted
        )

    def _acted(self, worth: CreditWorth) -> Trilingual:
        return in_each(self._wordings, lambda words: " ".join(credit_steps(worth.acted, words)))

    def _asked(self, case: RecognitionCase) -> Cell:
        balance = case.balance
        if not balance.scheme:
            return ""
        number = in_each(self._wordings, lambda words: written.brief(balance.asked, words.language))
        scheme = self._said(f"paper.transcript.scheme_{balance.scheme}", {})
        return self._said("paper.course.recognition.credits", {"n": number, "scheme": scheme})

    def _with_reason(self, decision: Cell, reason: Cell) -> Cell:
        """Both in every language, the reason after the decision."""
        if not reason:
            return decision
        return self._said("paper.course.recognition.with_reason", {"decision": decision, "reason": reason})

    def _said(self, key: str, facts: Mapping[str, Cell]) -> Trilingual:
        """A sentence in every language, with each fact in the language of the sentence."""
        return in_each(
            self._wordings,
            lambda words: words.say(key, {name: _in(cell, words.language) for name, cell in facts.items()}),
        )

    def agreement(self, sheet: AgreementSheet, version: AgreementVersion, languages: Sequence[str]) -> TablePaper:
        """What one version of a learning agreement states, as a draft."""
        record = sheet.record
        hosts = [self._store.get("institution", record.text(name)) for name in _ENDS]
        sending, receiving = (trilingual(one, "name") if one else Trilingual() for one in hosts)
        facts: list[tuple[str, Cell]] = [
            ("birth_date", _day(sheet.student["birth_date"]) or ""),
            ("sending", sending),
            ("receiving", receiving),
            ("starts", _day(record["starts"]) or ""),
            ("ends", _day(record["ends"]) or ""),
            ("version", str(version.number)),
            ("content_hash", shown_hash(version.hash)),
        ]
        return TablePaper(
            kind="learning_agreement",
            languages=tuple(languages),
            institution=sending,
            name=NameParts.of(sheet.student.values),
            facts=tuple(facts),
            tables=tuple(self._table(version, name, _first(languages)) for name in ("a", "b")),
            notes=("learning_agreement.note",),
            signatures=tuple(self._approval(version, side) for side in SIDES),
            number=shown_hash(version.hash),
        )

    def _table(self, version: AgreementVersion, name: str, first: str) -> PaperTable:
        rows: list[tuple[Cell, ...]] = []
        for one in version.table(name):
            minutes = one["contact_minutes"]
            hours = exact.decimal_text(academic_hours(minutes), 2) if isinstance(minutes, int) else ""
            credits = exact.shown(exact.read(one.text("credits"))) if one["credits"] else ""
            numbers = (written.pointed(text, first) for text in (hours, credits))
            rows.append((one.text("code"), trilingual(one, "title"), *numbers, self._remark(one)))
        sums = self._total(version, name, first)
        return PaperTable(f"learning_agreement.table_{name}", _AGREED_COLUMNS, tuple(rows), sums)

    def _total(self, version: AgreementVersion, table: str, first: str) -> tuple[Cell, ...]:
        """Credits of one scheme added up, with its name; of several nothing is said."""
        standing = [one for one in version.table(table) if one["change"] != "deleted" and one["credits"]]
        schemes = {one.text("credit_scheme") for one in standing}
        if len(schemes) != 1:
            return ()
        total = sum((exact.read(one.text("credits")) for one in standing), Fraction(0))
        (scheme,) = schemes
        named: Cell = choice_in_each(self._wordings, "credit_scheme", scheme) if scheme else ""
        return ("", named, "", written.pointed(exact.shown(total), first), "")

    def _remark(self, component: Record) -> Cell:
        if not component["change"]:
            return component.text("recognition_conditions")
        return in_each(self._wordings, lambda words: remark(component, words))

    def _approval(self, version: AgreementVersion, side: str) -> PaperSignature:
        said = version.approval(side)
        if said is None or said["verdict"] != "approved":
            return PaperSignature(side)
        return PaperSignature(side, said.text("signer"), said.text("signer_position"), _day(said["signed_on"]))


_ENDS = ("sending_institution_id", "receiving_institution_id")


def _first(languages: Sequence[str]) -> str:
    return next(iter(languages), "en")


def _source(line: Record) -> Trilingual:
    said = trilingual(line, "title")
    return said if said else same_in_each(line.text("code"))


def _joined(names: Sequence[Trilingual]) -> Trilingual:
    return Trilingual(**{language: " + ".join(one.best(language) for one in names) for language in LANGUAGES})


def _in(cell: Cell, language: str) -> str:
    return cell.best(language) if isinstance(cell, Trilingual) else str(cell)


def _day(value: Value) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError:
        return None
