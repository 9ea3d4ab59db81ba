"""The commands `grade examples|convert`: rules to begin with, and a mark of the host for the home institution."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from exchange_admin.app.cli.frame import DONE, FILE, OFFICE_FILE, Session, command
from exchange_admin.app.cli.output import Output
from exchange_admin.domain import exact
from exchange_admin.domain.rules.grades.by_distribution import SMALLEST_SAMPLE, ByDistribution, Rule
from exchange_admin.domain.rules.grades.by_formula import ByBavarianFormula, ByStraightLine, Rounding
from exchange_admin.domain.rules.grades.explanation import Conversion
from exchange_admin.domain.rules.grades.marks import PassOnlyMarks
from exchange_admin.domain.rules.grades.ranges import PassingRange
from exchange_admin.services.grades.explaining import explained
from exchange_admin.services.grades.frozen import ConvertedMark, Names, RuleName
from exchange_admin.services.grades.table_files import read_table

_NEEDS = {
    "distribution": ("rule", "host", "home"),
    "bavarian": ("best", "lowest_pass", "rounding"),
    "linear": ("host_range", "home_range"),
}
_MAY_HAVE = {"distribution": {"minimum", "office"}}


@command("grade examples")
def examples(session: Session, file: Path, *, dry_run: bool = False) -> int:
    with session.open(file, writing=not dry_run) as office:
        verbs = office.examples
        missing = verbs.missing()
        step = verbs.add(session.who).step if missing and not dry_run else None
    words = session.words
    added = [{"kind": one.kind, "name": one.name(words.language)} for one in missing]
    session.out.data({"added": added, "step": step, "dry_run": dry_run})
    for one in missing:
        session.out.line(f"{words.kind(one.kind)}: {one.name(words.language)}")
    key = "none" if not missing else "would" if dry_run else "added"
    session.out.say(f"cli.grade.examples_{key}", n=len(missing))
    return DONE


@command("grade convert")
@click.option("--method", required=True, type=click.Choice(list(_NEEDS)))
@click.option("--rule", type=click.Choice([rule.value for rule in Rule], case_sensitive=False))
@click.option("--host", type=FILE, metavar="HOST.csv")
@click.option("--home", type=FILE, metavar="HOME.csv")
@click.option("--best", metavar="N")
@click.option("--lowest-pass", metavar="N")
@click.option("--rounding", type=click.Choice([rounding.value for rounding in Rounding], case_sensitive=False))
@click.option("--host-range", metavar="LOW:BEST")
@click.option("--home-range", metavar="LOW:BEST")
@click.option("--minimum", type=click.IntRange(1, 1_000_000))
@click.option("--office", type=OFFICE_FILE)
@click.option("--grade", "mark", required=True, metavar="MARK")
@click.option("--pdf", type=FILE, metavar="FILE.pdf")
def convert(session: Session, method: str, mark: str, pdf: Path | None, **given: object) -> int:
    _check_options(session, method, given)
    if given["office"] and not given["minimum"]:
        with session.open(Path(str(given["office"]))) as office:
            given["minimum"] = office.converting.smallest_sample
    words = PassOnlyMarks.load(session.program.resources / "reference")
    converted = _CONVERT[method](mark, given, words)
    if pdf is not None:
        result = ConvertedMark(RuleName("", 1, Names()), converted, Names(), Names())
        session.program.explanations.save([result], [session.words.language], Path(pdf))
    session.out.data(converted.as_plain())
    _say(session.out, converted)
    return DONE


def _check_options(session: Session, method: str, given: Mapping[str, object]) -> None:
    """Each method has its own options; one that is missing or belongs to another method is a mistake."""
    context = click.get_current_context()
    options = {parameter.name: parameter for parameter in context.command.params}
    for name in _NEEDS[method]:
        if given[name] is None:
            raise click.MissingParameter(ctx=context, param=options[name])
    for name, value in given.items():
        if value is not None and name not in {*_NEEDS[method], *_MAY_HAVE.get(method, ())}:
            facts = {"name": options[name].opts[0], "method": method}
            raise click.UsageError(session.words.say("cli.grade.not_for_method", facts), context)


def _by_distribution(mark: str, given: Mapping[str, object], words: PassOnlyMarks) -> Conversion:
    host, home = (read_table(Path(str(given[side])), words) for side in ("host", "home"))
    minimum = given["minimum"] or SMALLEST_SAMPLE
    assert isinstance(minimum, int)
    return ByDistribution(host, home, Rule(str(given["rule"]).upper()), minimum, words).convert(mark)


def _by_bavarian_formula(mark: str, given: Mapping[str, object], words: PassOnlyMarks) -> Conversion:
    host = PassingRange(exact.read(str(given["lowest_pass"])), exact.read(str(given["best"])))
    return ByBavarianFormula(host, Rounding(str(given["rounding"]).lower()), words).convert(mark)


def _by_straight_line(mark: str, given: Mapping[str, object], words: PassOnlyMarks) -> Conversion:
    host, home = (PassingRange.read(str(given[side])) for side in ("host_range", "home_range"))
    return ByStraightLine(host, home, words=words).convert(mark)


_CONVERT = {"distribution": _by_distribution, "bavarian": _by_bavarian_formula, "linear": _by_straight_line}


def _say(out: Output, converted: Conversion) -> None:
    """The explanation for a person: the result, how it came about, the tables, what else it might have been."""
    said = explained(converted.explanation, out.words)
    out.line(f"{said.result}\n{said.method}\n")
    for number, step in enumerate(said.steps, 1):
        out.line(f"{number}. {step}")
    if said.others:
        out.line(f"\n{said.others}")
    for table in said.tables:
        out.line(f"\n{table.title}")
        out.table(table.headings, table.rows)
