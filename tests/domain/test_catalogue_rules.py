"""Which line of an offer counts when catalogues come in any order, again and again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.catalogue import (
    INSTITUTION_FIELDS,
    LISTING_FIELDS,
    MOST_AHEAD,
    Standing,
    Word,
    is_of_fields,
)

WORDS = st.builds(
    Word,
    st.integers(1, 9) | st.integers(1, 6).map(lambda n: n * 700),
    st.sampled_from("abc"),
    st.booleans() | st.just(False),
)
FILES = st.lists(st.lists(WORDS, max_size=4), max_size=5)


def after(files: list[list[Word]]) -> Standing:
    standing = Standing()
    for file in files:
        standing = standing.told(file)
    return standing


@given(FILES, st.randoms())
def test_any_files_in_any_order_and_repetition_give_the_same(files, chance):
    without = [[one for one in file if not one.agreed] for file in files]
    again = [*without, *without[:2]]
    chance.shuffle(again)
    assert after(again) == after(without) == after([[one for file in without for one in file]])


@given(FILES)
def test_what_a_person_agreed_to_is_never_followed_by_less(files):
    standing, highest = Standing(), 0
    for file in files:
        standing = standing.told(file)
        highest = max([highest, *(one.revision for one in file if one.agreed)])
        assert not highest or (standing.counts and standing.counts.revision >= highest)


def test_the_highest_revision_counts_and_a_lower_one_changes_nothing():
    standing = Standing().told([Word(3, "b")])
    assert standing.told([Word(2, "a")]) == standing
    assert standing.told([Word(4, "c")]).counts == Word(4, "c")


def test_two_contents_of_one_revision_stay_open_until_somebody_decides_or_the_owner_says_more():
    standing = Standing().told([Word(3, "b"), Word(3, "a")])
    assert (standing.counts, standing.others) == (Word(3, "a"), {Word(3, "b")})
    decided = standing.told([Word(3, "b", agreed=True)])
    assert (decided.counts, decided.others) == (Word(3, "b", agreed=True), frozenset())
    assert decided.told([Word(3, "a")]) == decided
    assert standing.told([Word(4, "c")]) == Standing(Word(4, "c"))


def test_one_far_ahead_waits_until_it_is_reached_or_agreed_to():
    far = Word(MOST_AHEAD + 500, "z")
    standing = Standing().told([far])
    assert (standing.counts, standing.ahead) == (None, {far})
    assert standing.told([Word(1, "a")]).counts == Word(1, "a")
    assert standing.told([Word(600, "a")]) == Standing(far)
    assert standing.told([Word(far.revision, "z", agreed=True)]).counts == Word(far.revision, "z", agreed=True)


def test_fields_of_education_are_asked_for_by_how_they_begin():
    assert is_of_fields("0714;1013", ["07"])
    assert not is_of_fields("0714", ["0713"])
    assert not is_of_fields(None, ["07"])
    assert is_of_fields(None, [])


def test_nothing_in_a_catalogue_names_somebody_or_stays_in_the_office():
    for kind, names in (("listing", LISTING_FIELDS), ("institution", INSTITUTION_FIELDS)):
        for name in names:
            field = REGISTRY[kind][name]
            assert not field.internal
            assert not field.refers
            assert field.privacy == "open"
