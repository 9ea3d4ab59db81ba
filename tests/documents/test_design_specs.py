"""Designs as data: their text, what is refused, and what is told of parts that lie wrong."""

from __future__ import annotations

import functools
import json
from dataclasses import replace
from typing import Any

import pytest
from design_sample import READY
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.designs.checks import design_problems, translation_problems
from exchange_admin.documents.designs.plain import from_json, from_plain, to_json, to_plain
from exchange_admin.documents.designs.spec import (
    Bar,
    Block,
    Box,
    Code,
    Condition,
    DesignSpec,
    Frame,
    Look,
    Paragraph,
    Picture,
    Signatory,
    Stamp,
)
from exchange_admin.domain.problems import Level, RuleBroken

CLASSIC = READY["classic/1"].spec

measure = st.integers(-9999, 99999).map(lambda hundredths: hundredths / 100)
text = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
said = st.builds(Trilingual, text, text, text)
box = st.builds(Box, measure, measure, measure, measure)
look = st.builds(Look, size=measure, strong=st.booleans(), colour=text, tracking=measure, smallest=measure)
condition = st.builds(Condition, fact=text, value=text, unless=st.booleans())
paragraph = st.builds(
    Paragraph, text=said, rows=st.lists(text, max_size=2).map(tuple), when=st.lists(condition, max_size=2).map(tuple)
)
block = st.builds(
    Block,
    name=text,
    box=box,
    paragraphs=st.lists(paragraph, max_size=2).map(tuple),
    look=look,
    later=st.none() | look,
    align=st.sampled_from(["left", "centre", "right"]),
    arrangement=st.sampled_from(["below", "beside", "columns"]),
)
spec = st.builds(
    DesignSpec,
    names=said,
    kinds=st.lists(text, max_size=3).map(tuple),
    paper=st.sampled_from(["A4", "A3"]),
    upright=st.booleans(),
    margin=measure,
    frame=st.builds(Frame, style=st.sampled_from(["none", "single", "corners"]), inset=measure),
    background=text,
    pictures=st.lists(st.builds(Picture, name=text, box=box, image=text), max_size=1).map(tuple),
    bars=st.lists(st.builds(Bar, box=box, colour=text), max_size=1).map(tuple),
    blocks=st.lists(block, max_size=2).map(tuple),
    signatories=st.lists(st.builds(Signatory, x=measure, y=measure, name=said, look=look), max_size=2).map(tuple),
    stamp=st.none() | st.builds(Stamp, x=measure, y=measure),
    code=st.none() | st.builds(Code, measure, measure),
    most_languages=st.integers(1, 3),
)


@given(spec)
def test_a_design_is_the_same_after_a_round_through_its_text(spec: DesignSpec) -> None:
    told = to_json(spec)
    assert from_json(told) == spec
    assert to_json(from_json(told)) == told


@given(spec)
def test_whatever_a_design_holds_its_problems_are_told_and_nothing_fails(spec: DesignSpec) -> None:
    for problem in (*design_problems(spec), *translation_problems(spec, ("zh", "ru", "en"))):
        assert problem.code.startswith("design.")


@pytest.mark.parametrize("id", READY)
def test_the_ready_designs_have_no_problem(id: str) -> None:
    spec = READY[id].spec
    assert design_problems(spec) == []
    assert list(translation_problems(spec, ("zh", "ru", "en"))) == []
    assert from_json(to_json(spec)) == spec


def without(name: str) -> DesignSpec:
    return replace(CLASSIC, blocks=tuple(one for one in CLASSIC.blocks if one.name != name))


def moved(name: str, **box: float) -> DesignSpec:
    blocks = (replace(one, box=replace(one.box, **box)) if one.name == name else one for one in CLASSIC.blocks)
    return replace(CLASSIC, blocks=tuple(blocks))


def saying(name: str, **words: str) -> DesignSpec:
    said = (Paragraph(text=Trilingual(**words)),)
    blocks = (replace(one, paragraphs=said) if one.name == name else one for one in CLASSIC.blocks)
    return replace(CLASSIC, blocks=tuple(blocks))


@pytest.mark.parametrize(
    ("spec", "code", "part"),
    [
        (without("number"), "design.no_number", "blocks"),
        (without("duplicate"), "design.no_duplicate", "blocks"),
        (saying("holder", zh="{holder}", ru="имя"), "design.no_holder", "blocks"),
        (saying("title", en="{nonsense}"), "design.placeholder", "blocks.title"),
        (moved("body", x=5.0), "design.off_the_page", "blocks.body"),
        (moved("body", y=130.0), "design.overlap", "blocks.body"),
        (moved("number", x=200.0, y=170.0), "design.overlap", "blocks.number"),
        (moved("title", across=0.0), "design.off_the_page", "blocks.title"),
        (replace(CLASSIC, names=Trilingual()), "design.no_name", "names"),
        (replace(CLASSIC, kinds=("diploma",)), "design.unknown_kind", "kinds"),
        (replace(CLASSIC, margin=80.0), "design.out_of_range", "margin"),
        (replace(CLASSIC, frame=Frame(colour="gold")), "design.colour", "frame"),
        (replace(CLASSIC, background="no hash"), "design.image_lost", "background"),
        (replace(CLASSIC, stamp=Stamp(x=100, y=165, across=200)), "design.out_of_range", "stamp"),
    ],
)
def test_what_is_wrong_is_told_with_its_part(spec: DesignSpec, code: str, part: str) -> None:
    assert (code, part) in {(one.code, one.field) for one in design_problems(spec)}


def test_a_text_without_a_translation_is_asked_about_in_the_languages_that_are_printed() -> None:
    spec = saying("body", zh="兹证明{holder}参加{programme}")
    (missing,) = translation_problems(spec, ("zh", "ru"))
    assert (missing.code, missing.field, missing.level) == ("design.untranslated", "blocks.body", Level.ASKS)
    assert list(translation_problems(spec, ("zh",))) == []


def plain() -> dict[str, Any]:
    return json.loads(to_json(CLASSIC))


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        [],
        "design",
        {**plain(), "colour": "red"},
        {**plain(), "margin": "6"},
        {**plain(), "margin": float("nan")},
        {**plain(), "margin": 1e300},
        {**plain(), "margin": 10**400},
        {**plain(), "surprise": functools.reduce(lambda inner, _: [inner], range(5000), [])},
        {**plain(), "margin": True},
        {**plain(), "paper": "A5"},
        {**plain(), "paper": ["A4"]},
        {**plain(), "blocks": {}},
        {**plain(), "blocks": [None]},
        {**plain(), "blocks": plain()["blocks"] * 20},
        {**plain(), "names": {"zh": "名" * 5000}},
        {**plain(), "names": {"de": "Name"}},
        {**plain(), "stamp": {"x": 3}},
        {**plain(), "most_languages": 2.5},
        {**plain(), 3: "a key that is no text"},
        {name: part for name, part in plain().items() if name != "kinds"},
    ],
)
def test_a_text_from_outside_becomes_a_design_or_is_refused(wrong: Any) -> None:
    with pytest.raises(RuleBroken) as refused:
        from_plain(wrong)
    assert refused.value.problem.code == "design.unreadable"


@pytest.mark.parametrize("wrong", ["", "{", "[" * 50_000, "1" * 70_000, '{"names": NaN}', "\x00"])
def test_text_that_is_no_design_is_refused(wrong: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        from_json(wrong)
    assert refused.value.problem.code == "design.unreadable"


def test_what_is_as_it_is_when_left_out_is_left_out() -> None:
    spare = DesignSpec(names=Trilingual("甲", "", ""), kinds=("participation",))
    assert to_plain(spare) == {"names": {"zh": "甲"}, "kinds": ["participation"]}
