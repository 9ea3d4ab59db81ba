"""1,000 transcripts of 12 lines: each mark converted and explained, each course's credits worked out from its hours.

A rule of an office file is read once for all transcripts of one host; results are frozen as they are stored.
All of it is arithmetic in memory, and so measured in seconds of the processor.
Bare is the same arithmetic on shares with the fractions of the standard library, without checks, steps or alternatives.
"""

from __future__ import annotations

import json
import random
import sys
from bisect import bisect_left
from fractions import Fraction
from itertools import accumulate

from measuring import Line, arguments, best_cpu, tell
from offices import open_office

from exchange_admin.domain.queries import Query
from exchange_admin.domain.rules.credits.conversion import course_credits
from exchange_admin.domain.rules.credits.rules import CreditRule, SelfStudy
from exchange_admin.domain.rules.credits.work import CourseWork, Work
from exchange_admin.domain.rules.grades.by_distribution import ByDistribution, Rule
from exchange_admin.domain.rules.grades.by_formula import ByStraightLine
from exchange_admin.domain.rules.grades.distributions import GradeCount, GradeTable
from exchange_admin.domain.rules.grades.ranges import PassingRange
from exchange_admin.domain.steps import Record
from exchange_admin.services.office import Office

TRANSCRIPTS, LINES = 1000, 12
OFFICE = 120
GRADES = ("优秀", "良好", "中等", "及格")
HOME = ("5", "4", "3")
CREDITS = CreditRule(
    "36",
    "zet",
    {Work.THEORY: Fraction(36), Work.PRACTICE: Fraction(36)},
    self_study=SelfStudy.AS_RECORDED,
    self_study_ratio=Fraction(1),
)
Counts = tuple[tuple[int, ...], tuple[int, ...]]


def made(chance: random.Random) -> list[tuple[Counts, list[tuple[str, str, int]]]]:
    """For each transcript distributions of its own, the worst case, and lines: a grade, points, academic hours."""
    return [
        (
            (tuple(chance.randrange(20, 400) for _ in GRADES), tuple(chance.randrange(20, 400) for _ in HOME)),
            [
                (chance.choice(GRADES), f"{chance.randrange(600, 1000) / 10}", chance.randrange(16, 144))
                for _ in range(LINES)
            ],
        )
        for _ in range(TRANSCRIPTS)
    ]


def table(name: str, grades: tuple[str, ...], counts: tuple[int, ...]) -> GradeTable:
    rows = [GradeCount(grade, count, True) for grade, count in zip(grades, counts, strict=True)]
    return GradeTable.build(name, [*rows, GradeCount("F", 9, False)])


def rules_of(office: Office) -> list[Record]:
    """Every rule of the file, of marks and of credits."""
    store = office.store
    return [
        record
        for kind in ("conversion_rule", "credit_rule")
        for record in store.many(kind, [store.id_of(kind, n) for n in store.ids(Query(kind))]).values()
    ]


def main() -> None:
    given = arguments(__doc__)
    transcripts = made(random.Random(1))
    line = ByStraightLine(PassingRange(Fraction(60), Fraction(100)), PassingRange(Fraction(3), Fraction(5)))

    def by_distribution() -> None:
        for (host, home), lines in transcripts:
            method = ByDistribution(table("host", GRADES, host), table("home", HOME, home), Rule.MID)
            for grade, _, _ in lines:
                assert method.convert(grade).passed

    def stored() -> None:
        for (host, home), lines in transcripts:
            method = ByDistribution(table("host", GRADES, host), table("home", HOME, home), Rule.MID)
            for grade, _, _ in lines:
                json.dumps(method.convert(grade).explanation.as_plain(), ensure_ascii=False)

    def bare() -> None:
        for (host, home), lines in transcripts:
            ends = [Fraction(part, sum(home)) for part in accumulate(home)]
            parts = [Fraction(0), *(Fraction(part, sum(host)) for part in accumulate(host))]
            for grade, _, _ in lines:
                place = GRADES.index(grade)
                assert HOME[bisect_left(ends, (parts[place] + parts[place + 1]) / 2)]

    def in_a_line() -> None:
        for _, lines in transcripts:
            for _, points, _ in lines:
                assert line.convert(points).passed

    def credits() -> None:
        for _, lines in transcripts:
            for _, _, hours in lines:
                assert course_credits(CourseWork(contact={Work.THEORY: hours * 45}), CREDITS).exact

    office = open_office(OFFICE)
    stored_rules = {rule.text("name_en"): rule.id for rule in rules_of(office)}
    by_file = office.converting.prepared(stored_rules["Chinese marks by distribution"])
    credit_rule = office.converting.prepared_credits(stored_rules["Credits of the college: 36 academic hours"])

    def read_rule() -> None:
        office.converting.prepared(stored_rules["Chinese marks by distribution"])

    def by_office_file() -> None:
        for _, lines in transcripts:
            for grade, points, hours in lines:
                mark = grade if hours % 2 else points.partition(".")[0]
                json.dumps(by_file.convert(mark).as_plain(), ensure_ascii=False)

    def credits_by_office_file() -> None:
        for _, lines in transcripts:
            for _, _, hours in lines:
                found = credit_rule.credits(CourseWork(contact={Work.THEORY: hours * 45}))
                json.dumps(found.as_plain(), ensure_ascii=False)

    whole = f"{TRANSCRIPTS:,} transcripts × {LINES} lines"
    lines = [
        Line(f"{whole} by distribution", best_cpu(by_distribution), "s", best_cpu(bare), "fractions alone", 1),
        Line("the same with every explanation as it is stored", best_cpu(stored), "s", limit=1),
        Line(f"{whole} in a straight line", best_cpu(in_a_line), "s", limit=1),
        Line("marks by a rule of an office file, as they are stored", best_cpu(by_office_file), "s", limit=1),
        Line("credits by a rule of an office file, as they are stored", best_cpu(credits_by_office_file), "s", limit=1),
        Line("reading one rule with both distributions", best_cpu(read_rule) * 1000, "ms", limit=10),
        Line(f"credits of {TRANSCRIPTS * LINES:,} courses", best_cpu(credits), "s", limit=1),
    ]
    tell(lines, as_json=given.json)


if __name__ == "__main__":
    sys.exit(main())
