"""A mapping as pages: the mark of each course, how they make one, how its hours became credits on the final sheet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from exchange_admin.documents.explanations.facts import ExplanationFacts, Part
from exchange_admin.domain import exact
from exchange_admin.domain.rules.recognition.group_marks import GroupMark
from exchange_admin.domain.wording import Wording
from exchange_admin.services.grades import written
from exchange_admin.services.grades.explaining import credit_steps
from exchange_admin.services.grades.explanation_pages import Explained, versioned
from exchange_admin.services.grades.frozen import ConvertedMark
from exchange_admin.services.recognition.case import CourseMapping, CreditWorth, source_title


def explained_mapping(mapping: CourseMapping) -> list[Explained]:
    """Everything that can be explained, page by page; nothing where no rule converted anything."""
    pages: list[Explained] = []
    if mapping.mark is not None:
        lines = [one.converted for one in mapping.mark.lines]
        pages += [one for one in lines if isinstance(one, ConvertedMark) and one.rule.id]
        if pages and len(lines) > 1:
            pages.append(partial(_group_facts, mapping, mapping.mark))
    if mapping.worth is not None and mapping.worth.courses:
        pages.append(partial(_worth_facts, mapping, mapping.worth))
    return pages


def _group_facts(mapping: CourseMapping, mark: GroupMark, words: Wording) -> ExplanationFacts:
    """How the marks of several courses make one."""
    language = words.language
    titles = {source.line_id: source_title(source, language) for source in mapping.sources}
    lines = []
    for one in mark.lines:
        grade = one.converted.grade or words.say(f"explanation.{'passed' if one.converted.passed else 'failed'}")
        key = "group_line" if mark.how == "weighted" and one.weight else "group_line_alone"
        hours = written.number(exact.read(f"{one.weight}/45"), language)
        lines.append(words.say(f"explanation.{key}", {"course": titles.get(one.line_id), "mark": grade, "n": hours}))
    if mark.how == "weighted" and mark.exact is not None:
        facts = {"exact_number": written.number(mark.exact, language), "mark": mark.mark}
        lines.append(words.say("explanation.group_mean", facts))
    return ExplanationFacts(
        language=language,
        title=words.say("explanation.group_title"),
        mark_label=words.say("explanation.host_marks"),
        mark=" · ".join(source.line.text("original_mark") for source in mapping.sources if source.line is not None),
        grade_label=words.say("explanation.home_mark"),
        grade=mark.mark or words.say(f"explanation.{'passed' if mark.passed else 'failed'}"),
        result=words.say(f"recognition.window.why.{mark.how}"),
        parts=(Part(words.say("explanation.steps"), tuple(lines), numbered=True),),
        notes=(words.say("explanation.never_again"),),
    )


def _worth_facts(mapping: CourseMapping, worth: CreditWorth, words: Wording) -> ExplanationFacts:
    """How the hours of the courses became the credits of one line of the final sheet."""
    language, rule = words.language, worth.courses[0].rule
    name = rule.names.said(language)
    barred = words.say("explanation.barred")
    return ExplanationFacts(
        language=language,
        title=words.say("explanation.credit_title"),
        mark_label=words.say("explanation.course"),
        mark=" + ".join(one.title for one in mapping.courses) or mapping.title,
        grade_label=words.choice("credit_scheme", worth.scheme),
        grade=written.pointed(exact.shown(worth.rounded), language) if worth.transferable else barred,
        result=words.say("explanation.hours_worth", {"number": written.number(worth.hours_worth, language)}),
        about=((words.say("explanation.rule"), versioned(name, rule.version, words)),) if name else (),
        parts=tuple(_worth_parts(mapping, worth, words)),
        notes=(words.say("explanation.not_one_unit"),),
    )


def _worth_parts(mapping: CourseMapping, worth: CreditWorth, words: Wording) -> Iterator[Part]:
    for place, one in enumerate(worth.courses):
        source = mapping.sources[place] if place < len(mapping.sources) else None
        title = source_title(source, words.language) if source else one.credits.course
        yield Part(title, credit_steps(one.credits.steps, words), numbered=len(one.credits.steps) > 1)
    if worth.steps:
        yield Part(words.say("explanation.sheet"), credit_steps(worth.steps, words))
    else:
        yield Part(words.say("explanation.sheet"), (words.say("explanation.sheet_unchanged"),))
