"""What explains a rule or a stored result in the window: services over a connection of the job that asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from functools import partial

from exchange_admin.domain.rules.grades.by_distribution import METHOD
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.services.grades.category_words import CategoryWords
from exchange_admin.services.grades.comparing import Comparing, compared_facts
from exchange_admin.services.grades.converting import Converting, Distributions
from exchange_admin.services.grades.line_sheets import LineSheets, Sheet, SheetRow
from exchange_admin.services.grades.pasting import from_file, from_text, headings, pasted
from exchange_admin.services.grades.trying import TriedHours, tried_course
from exchange_admin.services.office import Office
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grading.explanation_dialog import Asked, ExplanationSource
from exchange_admin.ui.grading.line_dialog import LineDesk
from exchange_admin.ui.words import say


def rule_source(office: Office, desk: Desk, rule: Record) -> ExplanationSource:
    """A conversion rule or a credit rule, to be tried with what somebody types."""
    return _mark_source(office, desk, rule) if rule.kind == "conversion_rule" else _credit_source(office, desk, rule)


def line_desk(office: Office, desk: Desk, parent: Record) -> LineDesk:
    """The lines of a scale, a distribution or a rule as a sheet."""
    known = headings(parent.kind, office.program.wordings.values())

    def laid(sheet: Sheet, table: list[list[str]]) -> list[SheetRow]:
        return pasted(sheet, table, known)

    program = office.program
    categories = category_words(office, desk)
    verbs = LineSheets(office.store, program.registry, program.origin, desk.language, categories)
    return LineDesk(verbs, from_text, from_file, laid)


def category_words(office: Office, desk: Desk) -> CategoryWords:
    """Kinds of courses in the language of the window."""
    program = office.program
    return CategoryWords(program.wordings[desk.language], program.import_tables.words.choice)


def _mark_source(office: Office, desk: Desk, rule: Record) -> ExplanationSource:
    program, language = office.program, desk.language

    def draw(typed: Mapping[str, str], languages: Sequence[str]) -> bytes:
        compared = Distributions(typed.get("host", ""), typed.get("home", ""))
        with closing(office.store.beside(writing=False)) as store:
            converting = Converting(store, program.marks_without_rank, language)
            found = converting.convert(rule.id, typed["mark"], compared)
            others = Comparing(converting, rule, compared).others(typed["mark"])
        return program.explanations.pdf([partial(compared_facts, found, others)], languages)

    hint = say("Grading", "Type a mark of the host: the page shows what becomes of it and why.")
    asked = (Asked("mark", say("Grading", "Mark of the host")), *_distributions(office, desk, rule))
    return ExplanationSource(desk.label(rule.kind, rule.id), hint, draw, asked)


def _distributions(office: Office, desk: Desk, rule: Record) -> Iterator[Asked]:
    """The distributions that a comparison may take, the one it takes by itself first."""
    if rule["method"] != METHOD:
        return
    sides = (
        ("host", "from_scale_id", "", say("Grading", "Distribution of the host")),
        ("home", "to_scale_id", rule.text("institution_id"), say("Grading", "Distribution of the home side")),
    )
    for key, reference, owner, label in sides:
        scale = rule.text(reference)
        best = office.converting.distribution_for(scale, institution=owner) if scale else None
        if best is None:
            continue
        others = [
            one.id
            for one in office.store.where("grade_distribution", "grading_scale_id", [scale])
            if one.live and one.id != best.id
        ]
        yield Asked(key, label, tuple((id, _told_apart(desk, id)) for id in (best.id, *others)))


def _told_apart(desk: Desk, id: str) -> str:
    """What tells distributions of one scale apart: years, field, institution."""
    record = desk.records.get("grade_distribution", id)
    years = "–".join(dict.fromkeys(year for year in map(record.text, ("first_year", "last_year")) if year))
    owner = desk.label("institution", record.text("institution_id")) if record["institution_id"] else ""
    return " · ".join(part for part in (years, record.text("isced_f"), owner) if part) or "—"


def _credit_source(office: Office, desk: Desk, rule: Record) -> ExplanationSource:
    program, language = office.program, desk.language

    kinds = tuple((word, desk.words.choice("course_category", word)) for word in words_of("course_category"))

    def draw(typed: Mapping[str, str], languages: Sequence[str]) -> bytes:
        course = tried_course(TriedHours(**typed))
        with closing(office.store.beside(writing=False)) as store:
            converting = Converting(store, program.marks_without_rank, language)
            found = converting.prepared_credits(rule.id).credits(course)
        return program.explanations.pdf([found], languages)

    hint = say("Grading", "Type the hours of a course: the page shows how many credits they make and why.")
    asked = (
        Asked("theory", say("Grading", "Theory, ac. h")),
        Asked("practice", say("Grading", "Practice, ac. h")),
        Asked("self_study", say("Grading", "Self-study, ac. h")),
        Asked("weeks", say("Grading", "Weeks of placement")),
        Asked("course", say("Grading", "Course")),
        Asked("category", say("Grading", "Category"), (("", "—"), *kinds)),
    )
    return ExplanationSource(desk.label(rule.kind, rule.id), hint, draw, asked)
