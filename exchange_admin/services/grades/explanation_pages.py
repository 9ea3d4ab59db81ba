"""A stored result as a page in any language: a mark with both distributions, or credits with their steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

from exchange_admin.documents.explanations.facts import (
    SIDE_BY_SIDE,
    Axes,
    Axis,
    Bar,
    Bars,
    ExplanationFacts,
    Pair,
    Pairs,
    Part,
    Segment,
    Stress,
    Table,
)
from exchange_admin.documents.explanations.page import ExplanationPages
from exchange_admin.domain import exact
from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.grades.by_distribution import METHOD as DISTRIBUTION
from exchange_admin.domain.rules.grades.by_distribution import Rule
from exchange_admin.domain.rules.grades.by_formula import BAVARIAN, LINEAR
from exchange_admin.domain.rules.grades.explanation import Explanation, Outcome, ShownTable
from exchange_admin.domain.rules.grades.kept import METHOD as KEPT
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import Wording
from exchange_admin.services.grades import written
from exchange_admin.services.grades.converting import Converting, Distributions
from exchange_admin.services.grades.explaining import Said, SaidTable, credit_steps, explained, others_said, rule_said
from exchange_admin.services.grades.frozen import ConvertedMark, FrozenCredits, Names, names_of

Explained = ConvertedMark | FrozenCredits | Callable[[Wording], ExplanationFacts]
"""A stored result, or what says the page of another one in a language."""

_GERMAN_LOWEST, _GERMAN_BEST = Fraction(4), Fraction(1)


class Explanations:
    """Explanations of marks and credits as PDF, each in the languages asked for, one after the other."""

    def __init__(self, pages: ExplanationPages, wordings: Mapping[str, Wording]) -> None:
        self._pages, self._wordings = pages, wordings

    def pdf(self, results: Sequence[Explained], languages: Sequence[str]) -> bytes:
        """The pages in memory, for a preview."""
        return self._pages.pdf(self._facts(results, languages))

    def save(self, results: Sequence[Explained], languages: Sequence[str], target: Path) -> None:
        """The same pages as a file. Raises FileNotWritten when the disk refuses."""
        self._pages.save(self._facts(results, languages), target)

    def _facts(self, results: Sequence[Explained], languages: Sequence[str]) -> list[ExplanationFacts]:
        return [_said(result, self._wordings[language]) for result in results for language in languages]


def _said(result: Explained, words: Wording) -> ExplanationFacts:
    if isinstance(result, ConvertedMark):
        return mark_facts(result, words)
    return credit_facts(result, words) if isinstance(result, FrozenCredits) else result(words)


def credit_facts(found: FrozenCredits, words: Wording) -> ExplanationFacts:
    """How the credits of a course came about; nothing is rounded here."""
    credits, language = found.credits, words.language
    name = found.rule.names.said(language)
    scheme = words.choice("credit_scheme", credits.scheme)
    about = [(words.say("explanation.rule"), versioned(name, found.rule.version, words))] if name else []
    barred = words.say("explanation.barred")
    return ExplanationFacts(
        language=language,
        title=words.say("explanation.credit_title"),
        mark_label=words.say("explanation.course"),
        mark=credits.course or "—",
        grade_label=scheme,
        grade=written.pointed(exact.shown(credits.exact), language) if credits.transferable else barred,
        result=words.say("explanation.exact_credits", {"number": written.number(credits.exact, language)}),
        about=tuple(about),
        parts=(Part(words.say("explanation.steps"), credit_steps(credits.steps, words), numbered=True),),
        notes=(words.say("explanation.rounded_later"), words.say("explanation.not_one_unit")),
    )


def mark_facts(mark: ConvertedMark, words: Wording) -> ExplanationFacts:
    """Everything the page says, in the language of `words`."""
    told = _renamed(mark, words.language)
    said = explained(told, words)
    return ExplanationFacts(
        language=words.language,
        title=words.say("explanation.title"),
        mark_label=words.say("explanation.host_mark"),
        mark=str(told.inputs.get("grade") or ""),
        grade_label=words.say("explanation.home_mark"),
        grade=_grade(told, words),
        result=said.result,
        about=tuple(_about(mark, said, words)),
        picture_title=words.say(f"explanation.{_picture_title(told)}"),
        picture=_picture(mark, told, words),
        parts=tuple(_parts(told, said, words)),
        tables=tuple(_tables(told, said)),
        notes=tuple(words.say(f"explanation.{note}") for note in _notes(told)),
    )


def _picture_title(told: Explanation) -> str:
    return "pairs" if told.pairs else "axes" if told.method in {LINEAR, BAVARIAN} else "bars"


def _notes(told: Explanation) -> Iterator[str]:
    if told.host is not None:
        yield "exact"
    yield "never_again"
    if told.method not in {BAVARIAN, KEPT}:
        yield "no_law"


def _renamed(mark: ConvertedMark, language: str) -> Explanation:
    """The explanation with its tables and rule called as they are in the language."""
    told = mark.conversion.explanation
    if "table" in told.inputs and (name := mark.rule.names.said(language)):
        told = replace(told, inputs={**told.inputs, "table": name})
    host, home = (
        replace(table, name=names.said(language)) if table and names.said(language) else table
        for table, names in ((told.host, mark.host), (told.home, mark.home))
    )
    return replace(told, host=host, home=home)


def _grade(told: Explanation, words: Wording) -> str:
    if told.grade is None:
        return words.say("explanation.passed" if told.passed else "explanation.failed")
    return written.pointed(told.grade, words.language) if told.exact is not None else told.grade


def _about(mark: ConvertedMark, said: Said, words: Wording) -> Iterator[tuple[str, str]]:
    if name := mark.rule.names.said(words.language):
        yield words.say("explanation.rule"), versioned(name, mark.rule.version, words)
    for label, names in (("host_scale", mark.host), ("home_scale", mark.home)):
        if name := names.said(words.language):
            yield words.say(f"explanation.{label}"), name
    yield "", said.method


def versioned(name: str, version: int, words: Wording) -> str:
    """“Rule, version 2”."""
    return words.say("explanation.rule_version", {"rule": name, "version": version})


def _parts(told: Explanation, said: Said, words: Wording) -> Iterator[Part]:
    yield Part(words.say("explanation.steps"), said.steps, numbered=len(said.steps) > 1)
    if told.alternatives:
        yield Part(words.say("explanation.others"), others_said(told.alternatives, words))


def _tables(told: Explanation, said: Said) -> Iterator[Table]:
    stresses = {"host": _host_stress(told), "home": _home_stress(told)}
    shown = [(table, key) for table, key in ((told.host, "host"), (told.home, "home")) if table is not None]
    for (table, key), words in zip(shown, said.tables, strict=True):
        yield _table(words, [stresses[key].get(row.grade, Stress.PLAIN) for row in table.rows])


def _table(said: SaidTable, stresses: Sequence[Stress]) -> Table:
    return Table(said.title, said.headings, said.rows, tuple(stresses))


def _picture(mark: ConvertedMark, told: Explanation, words: Wording) -> Bars | Axes | Pairs | None:
    if told.pairs:
        return _pairs(mark, told, words)
    if told.outcome is not Outcome.CONVERTED:
        return None
    if told.method in {LINEAR, BAVARIAN}:
        return _axes(mark, told, words)
    return _bars(told, words)


def _pairs(mark: ConvertedMark, told: Explanation, words: Wording) -> Pairs:
    """A fixed table as it was, the row of the mark chosen."""
    sides = (("host", mark.host), ("home", mark.home))
    host, home = (_side(side, names.said(words.language), words) for side, names in sides)
    rows = (
        Pair(
            written.pointed(pair.marks, words.language),
            pair.grade or words.say(f"explanation.{'passed' if pair.passing else 'failed'}"),
            Stress.CHOSEN if pair.taken else Stress.PLAIN,
        )
        for pair in told.pairs
    )
    return Pairs(host, home, tuple(rows))


def _bars(told: Explanation, words: Wording) -> Bars | None:
    interval = next((step for step in told.steps if step.code == "interval"), None)
    if interval is None or told.host is None or told.home is None:
        return None
    low, high = (Fraction(str(interval.facts[name])) for name in ("low_share", "high_share"))
    language = words.language
    return Bars(
        host=_bar(told.host, _host_stress(told), _side("host", told.host.name, words), language),
        home=_bar(told.home, _home_stress(told), _side("home", told.home.name, words), language),
        low=low,
        high=high,
        low_label=written.percent(low, language),
        high_label=written.percent(high, language),
    )


def _bar(table: ShownTable, stresses: Mapping[str, Stress], title: str, language: str) -> Bar:
    segments = tuple(
        Segment(
            row.grade,
            written.percent(row.high - row.low, language),
            row.low,
            row.high,
            stresses.get(row.grade, Stress.PLAIN),
        )
        for row in table.rows
        if row.low is not None and row.high is not None
    )
    return Bar(title, segments)


def _side(side: str, name: str, words: Wording) -> str:
    """“Host: …”, without a name the side alone."""
    return words.say(f"explanation.{side}_bar", {"name": name}) if name else words.say(f"explanation.{side}_scale")


def _host_stress(told: Explanation) -> dict[str, Stress]:
    """The grade of the host whose interval was compared."""
    interval = next((step for step in told.steps if step.code == "interval"), None)
    if interval is None or told.host is None:
        return {}
    ends = interval.facts["low_share"], interval.facts["high_share"]
    return {row.grade: Stress.CHOSEN for row in told.host.rows if (str(row.low), str(row.high)) == ends}


def _home_stress(told: Explanation) -> dict[str, Stress]:
    """The comparable grades of the home side, and the one that was taken."""
    found = {str(step.facts["grade"]): Stress.COMPARED for step in told.steps if step.code == "overlap"}
    if told.grade in found:
        found[str(told.grade)] = Stress.CHOSEN
    return found


def _axes(mark: ConvertedMark, told: Explanation, words: Wording) -> Axes | None:
    if told.exact is None:
        return None
    inputs, language = told.inputs, words.language
    if told.method == BAVARIAN:
        host_low, host_best = inputs["lowest_pass"], inputs["best"]
        low, best = _GERMAN_LOWEST, _GERMAN_BEST
    else:
        host_low, host_best = inputs["host_lowest_pass"], inputs["host_best"]
        low, best = (exact.read(str(inputs[name])) for name in ("home_lowest_pass", "home_best"))
    german = words.say("explanation.german") if told.method == BAVARIAN else ""
    host_title = _side("host", mark.host.said(language), words)
    home_title = _side("home", german or mark.home.said(language), words)

    def end(code: str, value: object) -> str:
        return words.say(f"explanation.{code}", {"mark": written.pointed(str(value), language)})

    home_ends = exact.shown(low), exact.shown(best)
    return Axes(
        host=Axis(host_title, end("lowest_pass", host_low), end("best", host_best), str(inputs.get("grade") or "")),
        home=Axis(home_title, end("lowest_pass", home_ends[0]), end("best", home_ends[1]), _grade(told, words)),
        place=(told.exact - low) / (best - low),
    )


@dataclass(frozen=True, slots=True)
class Compared:
    """What a rule, or a method without one (then without names), makes of a mark, or why it refuses."""

    names: Names
    version: int
    method: str
    variant: str
    result: ConvertedMark | None = None
    refused: Problem | None = None


class Comparing:
    """Of one rule of the office. Reads only."""

    def __init__(self, converting: Converting, rule: Record, distributions: Distributions) -> None:
        self._converting, self._rule, self._distributions = converting, rule, distributions

    def others(self, mark: str) -> list[Compared]:
        """Other rules between the same scales, then variants of methods that none of them uses."""
        rule = self._rule
        found = [self._by_rule(one, mark) for one in self._converting.rules_like(rule)]
        used = {(one.method, one.variant) for one in found} | {(rule.text("method"), rule.text("variant"))}
        return [*found, *self._by_methods(mark, used)] if rule["to_scale_id"] else found

    def _by_rule(self, rule: Record, mark: str) -> Compared:
        start = Compared(names_of(rule.values), int(rule["version"] or 1), rule.text("method"), rule.text("variant"))
        try:
            return replace(start, result=self._converting.prepared(rule.id, self._distributions).convert(mark))
        except RuleBroken as broken:
            return replace(start, refused=broken.problem)

    def _by_methods(self, mark: str, used: set[tuple[str, str]]) -> Iterator[Compared]:
        """Of distributions that cannot be compared it is said once."""
        for method, variant in ((LINEAR, ""), *((DISTRIBUTION, rule.value) for rule in Rule)):
            if (method, variant) in used:
                continue
            start = Compared(Names(), 1, method, variant)
            try:
                made = self._converting.prepared_method(self._rule, method, variant, self._distributions)
                yield replace(start, result=made.convert(mark))
            except RuleBroken as broken:
                if not (method == DISTRIBUTION and any(name == DISTRIBUTION for name, _ in used)):
                    yield replace(start, refused=broken.problem)
                    used.add((method, variant))


def compared_facts(mark: ConvertedMark, others: Sequence[Compared], words: Wording) -> ExplanationFacts:
    """The page of a mark, with what other rules and methods give in a table of its own."""
    facts = mark_facts(mark, words)
    if not others:
        return facts
    headings = tuple(
        words.say(key) for key in ("explanation.rule_or_method", "explanation.method", "grade.table.grade")
    )
    rows = tuple(_row(one, words) for one in others)
    table = Table(
        words.say("explanation.side_by_side"), headings, rows, tuple(Stress.PLAIN for _ in rows), SIDE_BY_SIDE, words=2
    )
    kept = tuple(part for part in facts.parts if part.title != words.say("explanation.others"))
    return replace(facts, comparison=table, parts=kept)


def _row(one: Compared, words: Wording) -> tuple[str, ...]:
    name, method = one.names.said(words.language), words.choice("grade_method", one.method)
    if name and one.version > 1:
        name = versioned(name, one.version, words)
    how = rule_said(one.variant, words) if one.variant else method if name else ""
    return name or method, how, _grade_compared(one, words)


def _grade_compared(one: Compared, words: Wording) -> str:
    if one.result is None:
        return words.say("explanation.refuses")
    if one.result.grade is None:
        return words.say(f"explanation.{'passed' if one.result.passed else 'failed'}")
    return written.pointed(one.result.grade, words.language) if one.result.exact is not None else one.result.grade
