"""Frozen dataclasses as plain texts and tables, and back."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from transcript_sample import TRANSCRIPTS

from exchange_admin.documents.certificates.facts import HolderName, Trilingual
from exchange_admin.documents.plain import Unreadable, plain_of, read_plain
from exchange_admin.documents.record_papers.facts import RecordPaper, TranscriptContent
from exchange_admin.documents.table_papers.facts import PaperColumn, PaperTable, TablePaper
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.names import NameParts

TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
SAID = st.builds(Trilingual, TEXTS, TEXTS, TEXTS)
CELLS = TEXTS | SAID | st.dates() | st.builds(HolderName, TEXTS, TEXTS, TEXTS)
COLUMNS = (PaperColumn("place", 10), PaperColumn("holder", 90, middle=True))
TABLES = st.builds(
    PaperTable,
    title=TEXTS,
    columns=st.just(COLUMNS),
    rows=st.lists(st.tuples(CELLS, CELLS), max_size=3).map(tuple),
    least=st.integers(0, 12),
    ruled=st.booleans(),
)
CONTENTS = st.builds(TranscriptContent, TRANSCRIPTS, SAID) | st.builds(
    TablePaper,
    kind=st.sampled_from(["nomination", "recognition"]),
    languages=st.just(("zh", "ru")),
    institution=SAID,
    facts=st.lists(st.tuples(TEXTS, CELLS), max_size=3).map(tuple),
    tables=st.lists(TABLES, max_size=2).map(tuple),
    name=st.builds(NameParts, TEXTS, TEXTS),
)
PAPERS = st.builds(
    RecordPaper,
    number=TEXTS,
    kind=st.just("transcript"),
    languages=st.just(("zh",)),
    issued=st.dates(),
    content=CONTENTS,
    holder=st.builds(HolderName, TEXTS, TEXTS, TEXTS),
    starts=st.none() | st.dates(),
    people=st.lists(TEXTS, max_size=2).map(tuple),
)


@settings(max_examples=60)
@given(PAPERS)
def test_what_was_frozen_is_read_back_and_frozen_the_same_again(paper: RecordPaper) -> None:
    text = paper.to_json()
    assert RecordPaper.from_json(text) == paper
    assert RecordPaper.from_json(text).to_json() == text


@settings(max_examples=60)
@given(PAPERS, st.data())
def test_facts_that_somebody_cut_or_filled_with_other_things_are_refused(
    paper: RecordPaper, data: st.DataObject
) -> None:
    plain = json.loads(paper.to_json())
    name = data.draw(st.sampled_from(sorted(plain)))
    plain[name] = data.draw(st.sampled_from([None, 7, [1], {"x": 1}, True]))
    try:
        made = RecordPaper.from_json(json.dumps(plain))
    except RuleBroken as refused:
        assert refused.problem.code == "certificate.facts_unreadable"
    else:
        assert json.loads(made.to_json()).get(name, plain[name]) == plain[name]


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"number": 1}', "[" * 3000])
def test_no_facts_are_no_paper(text: str) -> None:
    with pytest.raises(RuleBroken, match=r"certificate\.facts_unreadable"):
        RecordPaper.from_json(text)


@dataclass(frozen=True)
class Then:
    name: str
    worth: Fraction = Fraction(0)


@dataclass(frozen=True)
class Now:
    name: str
    worth: Fraction = Fraction(0)
    day: date | None = None


def test_a_fact_that_came_later_changes_nothing_that_was_frozen_before() -> None:
    before = plain_of(Then("x", Fraction(7, 2)))
    assert before == {"name": "x", "worth": "7/2"}
    now = read_plain(Now, before, "facts")
    assert plain_of(now) == before
    assert plain_of(replace(now, day=date(2026, 11, 24)))["day"] == "2026-11-24"
    with pytest.raises(Unreadable, match=r"facts\.day"):
        read_plain(Then, plain_of(replace(now, day=date(2026, 11, 24))), "facts")


@pytest.mark.parametrize("number", ["1e50000000", "1/0", "0.5", " 1", "1" * 5000, 7])
def test_only_what_exact_numbers_are_written_as_is_read_as_one(number: object) -> None:
    with pytest.raises(Unreadable, match=r"facts\.worth"):
        read_plain(Then, {"name": "x", "worth": number}, "facts")
