"""Which entry stands for a person who was entered more than once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.merge.same_person import standing_for

IDS = "abcdefgh"
LINKS = st.dictionaries(st.sampled_from(IDS), st.sampled_from(IDS), max_size=8)
LIVE = st.sets(st.sampled_from(IDS))


def test_the_entry_that_was_kept_stands_for_all() -> None:
    assert standing_for({"a": "c", "b": "c"}, {"a", "b", "c"}) == dict.fromkeys("abc", "c")


def test_a_chain_ends_at_its_last_entry() -> None:
    assert standing_for({"a": "b", "b": "c"}, {"a", "b", "c"}) == dict.fromkeys("abc", "c")


def test_of_entries_that_name_each_other_the_smallest_id_stands() -> None:
    assert standing_for({"b": "a", "a": "b", "c": "b"}, {"a", "b", "c"}) == dict.fromkeys("abc", "a")


def test_when_the_kept_entry_is_gone_a_live_one_stands() -> None:
    assert standing_for({"a": "z", "b": "z"}, {"a", "b"}) == dict.fromkeys("abz", "a")
    assert standing_for({"a": "z"}, set()) == {}


@given(LINKS, LIVE)
def test_every_class_with_a_live_entry_has_exactly_one_that_stands_for_it(
    links: dict[str, str], live: set[str]
) -> None:
    standing = standing_for(links, live)
    assert set(standing.values()) <= live
    assert all(standing[kept] == kept for kept in standing.values())
    for entry, kept in links.items():
        assert standing.get(entry) == standing.get(kept)
    for entry in live & {*links, *links.values()}:
        assert entry in standing


@given(LINKS, LIVE, st.randoms())
def test_the_order_of_the_joins_changes_nothing(links: dict[str, str], live: set[str], chance) -> None:
    shuffled = list(links.items())
    chance.shuffle(shuffled)
    assert standing_for(dict(shuffled), live) == standing_for(links, live)
