"""Parts of a design: listed, changed, moved, copied and taken out, without touching the others."""

from __future__ import annotations

from dataclasses import replace

import pytest
from designing_office import READY
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.services.certificates.design_parts import (
    GROUPS,
    SEVERAL,
    SIGNATURE,
    SIGNED_ACROSS,
    Block,
    Box,
    Code,
    DesignSpec,
    Frame,
    Paragraph,
    PartKey,
    Picture,
    Signatory,
    Stamp,
    Trilingual,
    added,
    box_of,
    duplicated,
    is_movable,
    moved,
    on_paper,
    part,
    part_named,
    parts_of,
    removed,
    reordered,
    setting,
    sized,
    square_sides,
    with_part,
    with_setting,
)

PAGE = PartKey("page")
BLOCKS = tuple(
    Block(name=name, box=Box(40, y, 200, 20), paragraphs=(Paragraph(text=Trilingual(en=name)),))
    for name, y in (("title", 40), ("name", 80), ("body", 110))
)
SPEC = DesignSpec(
    names=Trilingual(en="Plain"),
    kinds=("participation",),
    frame=Frame(),
    blocks=BLOCKS,
    pictures=(Picture(name="logo", box=Box(130, 15, 30, 20)),),
    signatories=(Signatory(x=30, y=168),),
    stamp=Stamp(x=148, y=165),
    code=Code(x=270, y=168),
)
KEYS = st.sampled_from(parts_of(SPEC))
MILLIMETRES = st.floats(-500, 500, allow_nan=False)


def test_every_part_is_listed_once_and_found_by_its_key():
    keys = parts_of(SPEC)
    assert len(keys) == len(set(keys)) == 9
    assert all(part(SPEC, key) is not None for key in keys)
    assert all(PartKey.of(str(key)) == key for key in keys)


def test_a_key_from_elsewhere_is_none():
    assert PartKey.of("walls:1") is None
    assert PartKey.of("blocks:x") is None
    assert part(SPEC, PartKey("blocks", 7)) is None


@given(KEYS)
def test_a_part_put_back_changes_nothing(key):
    assert with_part(SPEC, key, part(SPEC, key)) == SPEC


def test_the_part_that_a_problem_names_is_found():
    assert part_named(SPEC, "blocks.name.look") == PartKey("blocks", 1)
    assert part_named(SPEC, "signatories.0") == PartKey("signatories")
    assert part_named(SPEC, "pictures.logo") == PartKey("pictures")
    assert part_named(SPEC, "stamp") == PartKey("stamp")
    assert part_named(SPEC, "background") == PartKey("page")
    assert part_named(SPEC, "blocks.gone") is None
    assert part_named(SPEC, "") is None


def test_a_setting_is_read_and_changed_inside_a_part():
    block = SPEC.blocks[1]
    larger = with_setting(block, "look.size", 30.0)
    assert setting(larger, "look.size") == 30.0
    assert larger.box == block.box
    assert setting(block, "look.size") != 30.0


@given(KEYS, MILLIMETRES, MILLIMETRES)
def test_a_moved_part_stays_on_the_page_and_the_others_where_they_are(key, right, down):
    after = moved(SPEC, key, right, down)
    box = box_of(after, key)
    width, height = SPEC.size
    assert box is not None
    assert box.x >= -0.1
    assert box.y >= -0.1
    assert box.x + box.across <= width + 0.1
    assert box.y + box.high <= height + 0.1
    others = [other for other in parts_of(SPEC) if other not in (key, PartKey("page"))]
    assert all(part(after, other) == part(SPEC, other) for other in others)
    if not is_movable(key):
        assert after == SPEC


@given(KEYS, MILLIMETRES, MILLIMETRES, MILLIMETRES, MILLIMETRES)
def test_a_part_pulled_at_its_edges_stays_on_the_page_and_something_is_left_of_it(key, left, top, right, bottom):
    after = sized(SPEC, key, left, top, right, bottom)
    box = box_of(after, key)
    width, height = SPEC.size
    if not is_movable(key):
        assert after == SPEC
        return
    assert box is not None
    assert box.x >= 0
    assert box.y >= 0
    assert box.across >= 0.19
    assert box.high >= 0.19
    assert box.x + box.across <= width + 0.21
    assert box.y + box.high <= height + 0.21
    assert all(part(after, other) == part(SPEC, other) for other in parts_of(SPEC) if other not in (key, PAGE))


def test_edges_that_are_not_pulled_stay():
    after = box_of(sized(SPEC, PartKey("blocks", 1), 0, 0, 5.5, -3), PartKey("blocks", 1))
    assert after == Box(40, 80, 205.5, 17)


@pytest.mark.parametrize("key", [PartKey("stamp"), PartKey("code")])
@given(by=st.tuples(MILLIMETRES, MILLIMETRES, MILLIMETRES, MILLIMETRES))
def test_seal_and_code_stay_square_and_within_their_limits_however_they_are_pulled(key, by):
    box, (least, most) = box_of(sized(SPEC, key, *by), key), square_sides(key)
    assert box is not None
    assert box.across == box.high
    assert least <= box.across <= most


def test_a_corner_of_a_square_part_that_is_pulled_leaves_the_opposite_one():
    seal = box_of(sized(SPEC, PartKey("stamp"), -3, 0, 0, 5), PartKey("stamp"))
    assert seal == Box(168 - 45, 145, 45, 45)
    code = box_of(sized(SPEC, PartKey("code"), -5, 0, 0, 0), PartKey("code"))
    assert code == Box(240, 168 - 2.5, 30, 30)


def test_the_rule_of_a_signature_stays_where_the_room_around_it_is_pulled():
    signed = replace(SPEC, signatories=(Signatory(x=30, y=168, image=SIGNATURE),))
    after = sized(signed, PartKey("signatories", 0), 4, -6, -100, 8).signatories[0]
    assert (after.x, after.y, after.across, after.above, after.below) == (34, 168, SIGNED_ACROSS, 20, 30)


@given(st.sampled_from(GROUPS[1:]))
def test_an_added_part_is_there_and_goes_again(group):
    after, key = added(SPEC, group)
    assert part(after, key) is not None
    if group in SEVERAL:
        assert len(parts_of(after)) == len(parts_of(SPEC)) + 1
        assert removed(after, key) == SPEC
    else:
        assert after == SPEC  # there is one already


def test_a_frame_taken_out_is_none_and_the_page_stays():
    without = removed(SPEC, PartKey("frame"))
    assert without.frame.style == "none"
    assert added(without, "frame") == (SPEC, PartKey("frame"))
    assert box_of(without, PartKey("frame")) is None
    assert removed(SPEC, PartKey("page")) == SPEC
    assert removed(SPEC, PartKey("stamp")).stamp is None


def test_a_copy_lies_below_under_a_name_of_its_own():
    after, key = duplicated(SPEC, PartKey("blocks", 1))
    assert [block.name for block in after.blocks] == ["title", "name", "name_2", "body"]
    assert key == PartKey("blocks", 2)
    assert after.blocks[2].box.y == SPEC.blocks[1].box.y + 6
    again, _ = duplicated(after, key)
    assert [block.name for block in again.blocks][2:4] == ["name_2", "name_3"]
    assert duplicated(SPEC, PartKey("code")) == (SPEC, PartKey("code"))


@given(st.integers(0, 2), st.integers(-3, 3))
def test_another_order_keeps_every_part(place, by):
    after, key = reordered(SPEC, PartKey("blocks", place), by)
    assert sorted(block.name for block in after.blocks) == sorted(block.name for block in SPEC.blocks)
    assert part(after, key) == SPEC.blocks[place]


def classic() -> DesignSpec:
    return next(one.spec for one in READY if one.id == "classic/1")


@pytest.mark.parametrize("upright", [False, True])
def test_on_larger_paper_all_grows_along_and_seal_and_code_keep_their_size(upright: bool) -> None:
    small = replace(classic(), upright=upright)
    large = on_paper(small, "A3")
    assert large.size == ((297, 420) if upright else (420, 297))
    by = 420 / 297
    for before, after in zip(small.blocks, large.blocks, strict=True):
        assert after.box.x == pytest.approx(before.box.x * by, abs=0.01)
        assert after.box.across == pytest.approx(before.box.across * by, abs=0.01)
        assert after.look.size == pytest.approx(before.look.size * by, abs=0.01)
    assert small.stamp
    assert large.stamp
    assert (large.stamp.across, large.margin) == (small.stamp.across, small.margin)
    assert large.stamp.x == pytest.approx(small.stamp.x * by, abs=0.01)


def test_back_on_its_paper_a_design_is_what_it_was() -> None:
    spec = classic()
    assert on_paper(spec, "A4") == spec
    back = on_paper(on_paper(spec, "A3"), "A4")
    for before, after in zip(spec.blocks, back.blocks, strict=True):
        assert after.box.y == pytest.approx(before.box.y, abs=0.03)
        assert after.look.size == pytest.approx(before.look.size, abs=0.03)
