"""The distributions of the test vectors, and made-up ones for properties."""

from __future__ import annotations

from hypothesis import strategies as st

from exchange_admin.domain.rules.grades.distributions import GradeCount, GradeTable
from exchange_admin.domain.rules.grades.marks import PassOnlyMark, PassOnlyMarks

WORDS = PassOnlyMarks(
    [
        PassOnlyMark("зачтено", True),
        PassOnlyMark("не зачтено", False),
        PassOnlyMark("合格", True, ("优秀", "良好"), ("及格",)),
        PassOnlyMark("不合格", False, ("优秀", "良好"), ("及格",)),
    ]
)


def table(name: str, *rows: tuple[str, int], fails: tuple[tuple[str, int], ...] = ()) -> GradeTable:
    passing = [GradeCount(grade, count, True) for grade, count in rows]
    return GradeTable.build(name, [*passing, *(GradeCount(grade, count, False) for grade, count in fails)], WORDS)


T1 = table("T1", ("10", 50), ("9", 100), ("8", 350), ("7", 300), ("6", 200), fails=(("5", 12), ("4", 3)))
T2 = table("T2", ("A", 7), ("B", 37), ("C", 135), ("D", 98), ("E", 92), fails=(("F", 3),))
CN = table("CN", ("优秀", 120), ("良好", 260), ("中等", 190), ("及格", 130), fails=(("不及格", 40),))
RU = table("RU", ("5", 180), ("4", 240), ("3", 180), fails=(("2", 25),))


@st.composite
def distributions(draw: st.DrawFn, *, numeric: bool = False, counted: bool = False) -> GradeTable:
    """One to eight passing grades and up to two fails; `counted`: no passing grade has count 0."""
    passing = draw(st.integers(1, 8))
    counts = draw(
        st.lists(st.integers(1 if counted else 0, 500), min_size=passing, max_size=passing).filter(
            lambda counts: sum(counts) >= 30
        )
    )
    fails = draw(st.integers(0, 2))
    names = [str(20 - i) if numeric else chr(ord("A") + i) for i in range(passing + fails)]
    return table(
        "made",
        *zip(names[:passing], counts, strict=True),
        fails=tuple((name, draw(st.integers(0, 50))) for name in names[passing:]),
    )
