"""Numbers on papers: what stands in them, and that a slip of the hand is noticed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.rules.certificate_numbers import (
    ALPHABET,
    BLOCKS,
    CertificateNumber,
    block_for,
    block_to_agree_on,
    check_character,
    first_free_block,
    office_part,
)
from exchange_admin.domain.rules.paper_kinds import SERIES
from exchange_admin.domain.vocabulary import VOCABULARY

characters = st.sampled_from(ALPHABET)
texts = st.text(characters, min_size=1, max_size=24)
numbers = st.builds(
    CertificateNumber,
    st.text(characters, min_size=1, max_size=12),
    st.integers(2000, 2999),
    st.text(st.sampled_from(ALPHABET[10:]), min_size=1, max_size=6),
    st.integers(1, 999_999),
)


def is_checked(whole: str) -> bool:
    return check_character(whole[:-1]) == whole[-1]


def test_a_published_example_is_met() -> None:
    # the example identifier of the Global Release Identifier standard, which uses the same check character
    assert check_character("A12425GABC1234002") == "M"


def test_a_number_reads_as_office_year_block_serial_check() -> None:
    number = CertificateNumber("SHGC", 2026, "A", 7)
    assert str(number) == f"SHGC-2026-A0007-{number.check}"
    assert is_checked(str(number).replace("-", ""))


def test_every_kind_of_paper_has_a_letter_of_its_own_that_reads_as_no_figure() -> None:
    assert set(SERIES) == set(VOCABULARY["certificate_kind"])
    assert len(set(SERIES.values())) == len(SERIES)
    assert set(SERIES.values()) <= set(ALPHABET[10:]) - {"I", "O"}


@given(numbers)
def test_a_printed_number_is_read_back(number: CertificateNumber) -> None:
    assert CertificateNumber.parse(str(number)) == number


@given(numbers)
def test_typing_habits_do_not_matter(number: CertificateNumber) -> None:
    printed = str(number)
    cyrillic = printed.translate(str.maketrans("ABEKMHOPCTYX", "АВЕКМНОРСТУХ"))
    wide = "".join(chr(ord(c) + 0xFEE0) if c != "-" else c for c in printed)
    for typed in (f"  {printed.lower()} ", printed.replace("-", "–"), cyrillic, wide):
        assert CertificateNumber.parse(typed) == number


@given(texts, st.data())
def test_one_wrong_character_is_always_noticed(text: str, data: st.DataObject) -> None:
    whole = text + check_character(text)
    at = data.draw(st.integers(0, len(whole) - 1))
    other = data.draw(characters)
    assume(other != whole[at])
    assert not is_checked(whole[:at] + other + whole[at + 1 :])


@given(numbers, st.data())
def test_one_wrong_character_in_a_number_is_always_refused(number: CertificateNumber, data: st.DataObject) -> None:
    printed = str(number)
    at = data.draw(st.sampled_from([i for i, c in enumerate(printed) if c != "-"]))
    other = data.draw(characters)
    assume(other != printed[at])
    with pytest.raises(RuleBroken) as refused:
        CertificateNumber.parse(printed[:at] + other + printed[at + 1 :])
    assert refused.value.problem.code in {"certificate.number_mistyped", "certificate.number_shape"}


def swaps(whole: str) -> list[str]:
    pairs = enumerate(pairwise(whole))
    return [whole[:i] + b + a + whole[i + 2 :] for i, (a, b) in pairs if a != b]


@given(texts)
@example("180F0IUYR41MC7ZZ0")
def test_a_swap_goes_unnoticed_only_where_the_standard_is_blind(text: str) -> None:
    """Behind every beginning there is exactly one pair of neighbours, each one apart with 0 behind Z, that may be
    swapped unseen."""
    whole = text + check_character(text)
    for swapped in swaps(whole):
        if is_checked(swapped):
            i = next(i for i, (a, b) in enumerate(zip(whole, swapped, strict=True)) if a != b)
            apart = (ALPHABET.index(whole[i]) - ALPHABET.index(whole[i + 1])) % len(ALPHABET)
            assert apart in {1, len(ALPHABET) - 1}


def test_swapped_neighbours_in_a_year_of_papers_are_noticed_in_all_but_one_of_600() -> None:
    missed = total = 0
    for serial in range(1, 10_000):
        for swapped in swaps(str(CertificateNumber("SHGC", 2026, "A", serial)).replace("-", "")):
            total += 1
            missed += is_checked(swapped)
    assert missed / total < 1 / 600


@pytest.mark.parametrize("typed", ["", "SHGC", "SHGC-2026-A001-X", "SHGC-1926-A0001-X", "ХЖЩ-2026-A0001-X"])
def test_what_is_no_number_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        CertificateNumber.parse(typed)
    assert refused.value.problem.code == "certificate.number_shape"


@pytest.mark.parametrize(("code", "part"), [("shgc", "SHGC"), (" pg7 ", "PG7"), ("ＳＨ", "SH")])
def test_an_office_code_is_written_in_capitals(code: str, part: str) -> None:
    assert office_part(code) == part


@pytest.mark.parametrize("code", ["", "松花", "ПКТЛ", "SH-GC", "A" * 13])
def test_an_office_code_that_cannot_stand_in_a_number_is_refused(code: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        office_part(code)
    assert refused.value.problem.code == "certificate.office_code"


def test_blocks_follow_the_alphabet_and_fill_gaps() -> None:
    assert first_free_block([]) == "A"
    assert first_free_block(["A", "B", "D"]) == "C"
    assert first_free_block([chr(c) for c in range(ord("A"), ord("Z") + 1)]) == "AA"


sites = st.text("abcdefgh23456789", min_size=8, max_size=8)


@given(sites, st.integers(2, 40), st.sets(st.sampled_from(BLOCKS)))
def test_a_restored_file_opens_a_block_of_five_letters_that_no_first_life_can_have_opened(
    site: str, life: int, taken: set[str]
) -> None:
    author = f"{site}.{life}-{site[:5]}"
    block = block_for(author, taken)
    assert len(block) == 5
    assert not {"I", "O"} & set(block), "which read as figures"
    assert block_for(author, {block}) != block
    assert block_for(f"{site}.1", taken) == first_free_block(taken)


def test_of_a_hundred_copies_two_open_the_same_block_at_most_once_in_a_thousand_times() -> None:
    pairs, blocks = 100 * 99 // 2, 24**5
    assert pairs / blocks < 1 / 1000
    opened = [block_for(f"abcdefgh.2-{n:05}", {"A"}) for n in range(3000)]
    assert {len(block) for block in opened} == {5}
    assert len(set(opened)) >= 2998, "3,000 names give 0.6 pairs on the average"
    for place in range(5):
        assert len({block[place] for block in opened}) == 24, "each letter comes from the whole alphabet"


def test_a_long_number_fits_the_register_and_reads_back() -> None:
    number = CertificateNumber("ABCDEFGHIJKL", 2026, "ZZZZZP", 999_999)
    assert len(str(number)) <= REGISTRY["certificate"]["number"].longest
    assert CertificateNumber.parse(str(number)) == number


@given(sites, st.sets(st.sampled_from(BLOCKS)), st.sets(st.sampled_from(BLOCKS)))
def test_a_block_to_agree_on_is_one_that_nobody_has(site: str, taken: set[str], better_not: set[str]) -> None:
    block = block_to_agree_on(f"{site}.2-{site[:5]}", taken, better_not)
    free = set(BLOCKS[1:]) - taken
    assert block in (free - better_not or free or {""})
