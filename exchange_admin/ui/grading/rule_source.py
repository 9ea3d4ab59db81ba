"""A rule to be tried in the window: its pages are drawn by services over a connection of the job that asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from exchange_admin.domain.rules.grades.by_distribution import METHOD
from exchange_admin.domain.steps import Record
from exchange_admin.domain.vocabulary import words as words_of
from exchange_admin.services.grades.converting import Distributions, TriedHours, tried_course
from exchange_admin.services.grades.explanation_pages import Comparing, compared_facts
from exchange_admin.ui.desk import Desk
from exchange_admin.ui.grading.explanation_dialog import Asked, ExplanationSource
from exchange_admin.ui.words import say


def rule_source(desk: Desk, rule: Record) -> ExplanationSource:
    """A conversion rule or a credit rule, to be tried with what somebody types."""
    return _mark_source(desk, rule) if rule.kind == "conversion_rule" else _credit_source(desk, rule)


def _mark_source(desk: Desk, rule: Record) -> ExplanationSource:
    office, language = desk.office, desk.language

    def draw(typed: Mapping[str, str], languages: Sequence[str]) -> bytes:
        compared = Distributions(typed.get("host", ""), typed.get("home", ""))
        with office.beside(writing=False) as apart:
            converting = apart.converting_in(language)
            found = converting.convert(rule.id, typed["mark"], compared)
            others = Comparing(converting, rule, compared).others(typed["mark"])
        return office.program.explanations.pdf([partial(compared_facts, found, others)], languages)

    hint = say("Grading", "Type a mark of the host: the page shows what becomes of it and why.")
    asked = (Asked("mark", say("Grading", "Mark of the host")), *_distributions(desk, rule))
    return ExplanationSource(desk.label(rule.kind, rule.id), hint, draw, asked)


def _distributions(desk: Desk, rule: Record) -> Iterator[Asked]:
    """The distributions that a comparison may take, the one it takes by itself first."""
    if rule["method"] != METHOD:
        return
    sides = (
        ("host", "from_scale_id", "", say("Grading", "Distribution of the host")),
        ("home", "to_scale_id", rule.text("institution_id"), say("Grading", "Distribution of the home side")),
    )
    for key, reference, owner, label in sides:
        scale = rule.text(reference)
        best = desk.office.converting.distribution_for(scale, institution=owner) if scale else None
        if best is None:
            continue
        others = [id for id in desk.office.converting.distributions(scale) if id != best.id]
        yield Asked(key, label, tuple((id, _told_apart(desk, id)) for id in (best.id, *others)))


def _told_apart(desk: Desk, id: str) -> str:
    """What tells distributions of one scale apart: years, field, institution."""
    record = desk.records.get("grade_distribution", id)
    years = "–".join(dict.fromkeys(year for year in map(record.text, ("first_year", "last_year")) if year))
    owner = desk.label("institution", record.text("institution_id")) if record["institution_id"] else ""
    return " · ".join(part for part in (years, record.text("isced_f"), owner) if part) or "—"


def _credit_source(desk: Desk, rule: Record) -> ExplanationSource:
    office, language = desk.office, desk.language

    kinds = tuple((word, desk.words.choice("course_category", word)) for word in words_of("course_category"))

    def draw(typed: Mapping[str, str], languages: Sequence[str]) -> bytes:
        course = tried_course(TriedHours(**typed))
        with office.beside(writing=False) as apart:
            converting = apart.converting_in(language)
            found = converting.prepared_credits(rule.id).credits(course)
        return office.program.explanations.pdf([found], languages)

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
