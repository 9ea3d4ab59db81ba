"""Codes of the second format: whoever scans them sees the very lines of the paper, and all of its facts are signed."""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from hashlib import sha256
from typing import Any

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from second_codes import (
    OFFICE,
    OURS,
    SUBJECTS,
    as_code,
    certificate,
    coded,
    codes_of,
    designs,
    list_of,
    recognition,
    signer,
    transcript,
    whole,
)

from exchange_admin.documents.certificates.facts import HolderName, Trilingual
from exchange_admin.documents.packages.keys import sign
from exchange_admin.documents.pages import Pages
from exchange_admin.documents.papers import Paper, digest_of
from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.documents.verification.code import codes_in_text, read_code
from exchange_admin.documents.verification.coding import MODULE_MM
from exchange_admin.documents.verification.office_key import OfficeKey
from exchange_admin.documents.verification.packing import LARGEST, WORDS, packed, unpacked
from exchange_admin.documents.verification.paper_lines import lines_of
from exchange_admin.documents.verification.scanning import codes_in
from exchange_admin.documents.verification.second_format import LETTERS, Part, is_room_for, signed_part
from exchange_admin.documents.verification.statement import Columns, Fact, Row, read, written
from exchange_admin.documents.verification.symbol import symbol_of
from exchange_admin.documents.verification.verdict import Verdict, judge, judge_all
from exchange_admin.domain.problems import RuleBroken

SHAPES = {
    "certificate": certificate(
        duplicate_of="SU-2026-A0007-R",
        level="B1",
        details=(
            ("academic_number", Trilingual("100262026000001023", "100262026000001023", "100262026000001023")),
            ("birth_date", Trilingual("2005年3月14日", "14 марта 2005 г.", "14 March 2005")),
            ("topic", Trilingual("护理", "Сестринское дело", "Nursing")),
        ),
    ),
    "transcript": transcript(6),
    "recognition": recognition(),
    "list": list_of(5),
}
"""Every shape that facts of a paper have; kinds differ in their words only."""
NOT_PRINTED = {"code", "codes", "code_mm", "codes_beside", "anyway", "against"}


# what the codes of a paper state


def test_whoever_scans_a_transcript_sees_the_very_marks() -> None:
    paper = transcript(12)
    (judged,) = judge_all(codes_of(coded(paper)), [OFFICE])
    rows = [line.cells for line in judged.lines if isinstance(line, Row)]
    (head,) = (line.keys for line in judged.lines if isinstance(line, Columns))
    assert judged.verdict is Verdict.GENUINE
    mark, credits, title = (head.index(key) for key in ("mark", "credits", "course"))
    taken = paper.content.facts.courses
    assert [row[mark] for row in rows[:-1]] == [course.mark for course in taken]
    assert [row[title] for row in rows[:-1]] == [course.title.zh for course in taken]
    assert Fraction(rows[-1][credits]) == sum(course.credits for course in taken)


@pytest.mark.parametrize(
    ("paper", "languages"),
    [
        (transcript(40), ("zh", "ru")),
        (transcript(40), ("ru", "en")),
        (transcript(40), ("en",)),
        (list_of(300), ("ru", "en")),
    ],
    ids=["40 lines zh-ru", "40 lines ru-en", "40 lines en", "300 rows"],
)
def test_the_codes_of_each_page_state_what_stands_on_it(paper: RecordPaper, languages: tuple[str, ...]) -> None:
    made = coded(replace(paper, languages=languages, content=relanguaged(paper, languages)))
    assert isinstance(made, RecordPaper)
    stated = designs()[paper.kind].stated(made, made.code_mm, made.codes_beside)
    assert len(made.codes) == len(stated)
    for codes, lines in zip(made.codes, stated, strict=True):
        told = [line for code in codes for line in read_code(code).lines if isinstance(line, Row)]
        assert told == [Row(tuple(cells(line))) for line in lines if isinstance(line, Row)]
    (judged,) = judge_all(codes_of(made)[::-1], [OFFICE])
    assert (judged.verdict, judged.missing) == (Verdict.GENUINE, ())


def relanguaged(paper: RecordPaper, languages: tuple[str, ...]) -> Any:
    return replace(paper.content, languages=languages) if hasattr(paper.content, "languages") else paper.content


def cells(row: Row) -> list[str]:
    """Without the empty ones at the end."""
    told = list(row.cells)
    while told and not told[-1]:
        told.pop()
    return told


def test_a_code_says_which_of_how_many_it_is_and_belongs_to_the_whole() -> None:
    parts = [read_code(code) for code in codes_of(coded(transcript(40)))]
    assert [(part.place, part.parts) for part in parts] == [(n, len(parts)) for n in range(1, len(parts) + 1)]
    assert len(parts) > 2
    assert len({part.digest for part in parts}) == 1


def test_a_paper_is_not_genuine_as_a_whole_while_a_code_is_missing() -> None:
    codes = codes_of(coded(transcript(40)))
    (judged,) = judge_all([codes[-1], codes[0], codes[0]], [OFFICE])
    assert (judged.verdict, judged.missing) == (Verdict.INCOMPLETE, tuple(range(2, len(codes))))


def test_a_certificate_states_hours_level_result_and_its_numbers() -> None:
    judged = judge(codes_of(coded(SHAPES["certificate"]))[0], [OFFICE])
    said = {line.key: line.value for line in judged.lines if isinstance(line, Fact)}
    assert judged.verdict is Verdict.GENUINE
    assert (said["hours"], said["level"], said["result"]) == ("320", "B1", "合格")
    assert said["academic_number"] == "100262026000001023"
    assert (said["duplicate_of"], said["author"]) == ("SU-2026-A0007-R", "s8bpe5gd.1")


def test_the_code_of_a_certificate_keeps_its_twenty_or_twenty_five_millimetres() -> None:
    assert symbol_of(codes_of(coded(certificate()))[0]).millimetres == 20
    long = HolderName(
        "", "Константинопольская-Задунайская Ипполита Вячеславовна", "KONSTANTINOPOLSKAIA " * 4, "cyrillic"
    )
    programme = Trilingual("程" * 80, "Программа дополнительного образования " * 5, "A programme " * 20)
    code = codes_of(coded(certificate(holder=long, programme=programme)))[0]
    assert symbol_of(code).millimetres in (20, 25)
    said = {line.key: line.value for line in read_code(code).lines if isinstance(line, Fact)}
    assert said["native"] == long.cyrillic
    assert programme.zh.startswith(said["programme"].removesuffix("…"))


def test_names_that_no_symbol_can_hold_are_refused_by_name() -> None:
    chance = "".join(chr(0x4E00 + n * 97 % 20_000) for n in range(250))
    with pytest.raises(RuleBroken) as refused:
        coded(certificate(holder=HolderName(chance, "", "N" * 20, "han")))
    assert refused.value.problems[0].code == "certificate.code_too_long"


@pytest.mark.parametrize("version", LETTERS)
def test_what_is_said_to_fit_into_a_symbol_does(version: int) -> None:
    lines: tuple[Any, ...] = (Fact("issued", "2026-11-24"),)
    rows = (Row((str(n * n), *SUBJECTS[n % 7], str(n * 7919 % 1000))) for n in range(100))
    for row in rows:
        if not is_room_for((*lines, row), version):
            break
        lines = (*lines, row)
    code = signed_part(Part(1, 1, bytes(16), lines), signer())
    assert symbol_of(code).size <= 17 + 4 * version
    assert len(code) > LETTERS[version] - 120


# everything that is printed is in the digest


def mutants(value: Any, where: str = "") -> Iterator[tuple[str, Any]]:
    """The value with one of its texts, numbers, days or parts changed, each in turn."""
    if is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            for place, changed in mutants(getattr(value, one.name), f"{where}.{one.name}"):
                yield place, replace(value, **{one.name: changed})
    elif isinstance(value, tuple):
        for n, part in enumerate(value):
            for place, changed in mutants(part, f"{where}[{n}]"):
                yield place, (*value[:n], changed, *value[n + 1 :])
        if value:
            yield f"{where} shorter", value[:-1]
            yield f"{where} longer", (*value, value[-1])
    elif isinstance(value, bool):
        yield where, not value
    elif isinstance(value, str):
        yield where, value + "1"
    elif isinstance(value, int | float | Fraction):
        yield where, value + 1
    elif isinstance(value, date):
        yield where, value + timedelta(1)
    elif value is not None:
        raise TypeError(where)


@pytest.mark.parametrize("shape", SHAPES)
def test_changing_any_single_printed_fact_changes_the_digest(shape: str) -> None:
    paper: Paper = SHAPES[shape]
    digests = {digest_of(paper, "design/1")}
    count = 0
    for where, changed in mutants(paper):
        if where.split(".")[1].split("[")[0].split(" ")[0] in NOT_PRINTED:
            continue
        try:
            assert changed.to_json() != paper.to_json(), f"{where} is not frozen at all"
        except IndexError:  # a pair of three
            continue
        digest, count = digest_of(changed, "design/1"), count + 1
        assert digest not in digests, where
        digests.add(digest)
    assert count > 40
    assert digest_of(paper, "design/2") not in digests, "the version of the design"


@pytest.mark.parametrize("shape", SHAPES)
def test_no_kind_of_facts_is_left_out_of_what_is_changed_above(shape: str) -> None:
    changed = {where.split(".")[1].split("[")[0].split(" ")[0] for where, _ in mutants(SHAPES[shape])}
    unset = {one.name for one in fields(SHAPES[shape]) if getattr(SHAPES[shape], one.name) in (None, ())}
    assert changed | unset == {one.name for one in fields(SHAPES[shape])}


@pytest.mark.parametrize("shape", SHAPES)
def test_why_a_paper_was_issued_anyway_is_no_printed_fact(shape: str) -> None:
    paper = SHAPES[shape]
    noted = replace(paper, anyway="the rector said so", against=("certificate.too_early",))
    assert digest_of(noted, "d/1") == digest_of(coded(paper), "d/1") == digest_of(paper, "d/1")


# on paper


@pytest.mark.parametrize("dpi", [200, 300])
@pytest.mark.parametrize("paper", [transcript(40), recognition(), list_of(40)], ids=lambda paper: paper.kind)
def test_printed_codes_are_read_back_from_a_scan(paper: RecordPaper, dpi: int) -> None:
    made = coded(paper)
    found: list[str] = []
    with Pages(designs()[paper.kind].pdf([made])) as pages:
        for number in range(len(pages)):
            drawn = pages.image(number, dpi)
            picture = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.data, "raw", "RGB", drawn.stride)
            codes = sorted(zxingcpp.read_barcodes(picture), key=lambda one: one.position.top_left.x)
            found += [code.text for code in codes]
    assert found == codes_of(made)


@pytest.mark.parametrize(
    "paper", [transcript(5), transcript(40), list_of(300), recognition()], ids=lambda paper: paper.kind
)
def test_no_module_is_smaller_than_half_a_millimetre_and_no_symbol_larger_than_version_25(paper: RecordPaper) -> None:
    made = coded(paper)
    sizes = [symbol_of(code).size for code in codes_of(made)]
    assert max(sizes) <= 17 + 4 * 25
    assert made.code_mm / max(sizes) >= MODULE_MM


def test_a_pdf_of_a_paper_verifies_whole() -> None:
    made = coded(transcript(40))
    found = judge_all(codes_in(designs()["transcript"].pdf([made]), ""), [OFFICE])
    assert [one.verdict for one in found] == [Verdict.GENUINE]


def test_a_text_too_long_for_any_symbol_is_cut_in_the_code_and_not_on_the_paper() -> None:
    subject = "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(700))
    course = replace(transcript(1).content.facts.courses[0], title=Trilingual(subject, subject, subject))
    paper = transcript(1)
    content = replace(paper.content, facts=replace(paper.content.facts, courses=(course,)))
    made = coded(replace(paper, content=content))
    (judged,) = judge_all(codes_of(made), [OFFICE])
    (row,) = (line for line in judged.lines if isinstance(line, Row) and any(one.endswith("…") for one in line.cells))
    assert judged.verdict is Verdict.GENUINE
    assert any(subject.startswith(one.removesuffix("…")) for one in row.cells if one.endswith("…"))


# papers of before


OLD_CODE = (
    "EXC1:FBVEF3CFM6MJEAJGMATAYJUZCFJUQR2DFUZDAMRWFVATAMBQGEWUCDSTJ5FU6TCPKZASARDBOJUWCLGQUHIL5UF22C7NBO6QX3ILFUFQ"
    "EDIJJUFQ2GANDDGRR4QNBGGQWPIL5UMA2C25BMWQXXILAD7GWGE6RL5N4653ZZMQRAQEEMIY42O352EKWHS3PJPHVCF6RAMM4S4JVZNNU3UZTIX"
    "FBL3JS4T6XSPHH3GV7EO3YLQYQEWPY7TEPWJZ4HYCIQR4ZVIZZDEZR6WLQH2QMMPYFYBHCR6JDE7DU3NLQEEGW3Z6PZH5BSCDHPRAC"
)
OLD_KEY = """Exchange Admin office key 1
office: 松花工程职业学院
sign: 917cc3f700754b6985c05862e1fa3ce3554b8e50887963d960fa754e745369bd
age: age1h2f0lh5ceczwtsc7447umujrx0hd9kr3yc7m5kyx8ps0ert73fcst404c3
digits: 6419 3281 1093 5124 7453 4097 3580 8240
"""
"""As the program wrote them that made codes of the first format."""


def test_a_code_and_a_key_of_the_first_format_verify_as_before() -> None:
    key = OfficeKey.from_text(OLD_KEY)
    judged = judge(OLD_CODE, [replace(key, is_compared=True)])
    assert (judged.verdict, judged.is_first_format, judged.digest) == (Verdict.GENUINE, True, "")
    assert (judged.facts.number, judged.facts.native) == ("SHGC-2026-A0001-A", "Соколова Дарья Игоревна")
    assert judge(OLD_CODE, [key]).verdict is Verdict.TO_COMPARE
    assert not key.is_name_signed


@pytest.mark.parametrize("paper", [transcript(12), recognition(), list_of(30)], ids=lambda paper: paper.kind)
def test_a_paper_issued_with_one_code_is_printed_again_with_that_code_and_no_other(paper: RecordPaper) -> None:
    frozen = RecordPaper.from_json(replace(paper, code=OLD_CODE).to_json())
    pdf = designs()[paper.kind].pdf([frozen])
    assert codes_in(pdf, "") == [OLD_CODE]
    with Pages(pdf) as pages, Pages(designs()[paper.kind].pdf([paper])) as without:
        assert len(pages) == len(without)


@pytest.mark.parametrize("courses", [2, 90])
def test_a_paper_that_needs_other_pages_today_is_printed_with_all_of_its_codes(courses: int) -> None:
    issued, other = coded(transcript(40)), transcript(courses)
    today = replace(issued, content=other.content)
    found = codes_in(designs()["transcript"].pdf([today]), "")
    assert sorted(found) == sorted(codes_of(issued))


# the layout


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=40).map(
    lambda one: " ".join(one.split())
)
keys = st.from_regex(r"[a-z_.]{1,20}", fullmatch=True)
lines = st.lists(
    st.builds(Fact, keys, words)
    | st.builds(Columns, st.lists(keys, min_size=1, max_size=5).map(tuple))
    | st.lists(words, max_size=6).map(lambda told: Row((*told, "x"))),
    min_size=1,
    max_size=12,
).map(tuple)


@given(lines=lines)
def test_lines_come_back_as_they_were_written(lines: tuple[Any, ...]) -> None:
    assert read(unpacked(packed(written(lines)))) == lines


def test_the_words_that_papers_have_in_common_are_those_of_the_first_day() -> None:
    assert sha256(WORDS).hexdigest() == "a466fbc20361b54241ac3f9c368726486270e96392465b3e6b04bbcbdb715d7f"


def test_a_small_code_cannot_fill_the_memory() -> None:
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = packing.compress(b"a" * 50_000_000) + packing.flush()
    with pytest.raises(ValueError, match="text"):
        unpacked(bomb)
    payload = bytes.fromhex(read_code(codes_of(coded(certificate()))[0]).key_id) + bytes([1, 1]) + bytes(16)
    small = packing_of("a" * (LARGEST + 1))
    code = as_code(payload + small + sign(OURS.sign_private, b"EXC2\0" + payload + small))
    with pytest.raises(RuleBroken):
        read_code(code)


def packing_of(text: str) -> bytes:
    packing = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=WORDS)
    return packing.compress(text.encode()) + packing.flush()


@given(data=st.binary(max_size=300))
def test_whatever_bytes_come_they_are_refused_or_read(data: bytes) -> None:
    try:
        judged = judge(as_code(bytes.fromhex(OFFICE.id) + data + bytes(64)), [OFFICE])
    except RuleBroken as refused:
        assert refused.problem.code == "code.unreadable"
    else:
        assert judged.verdict is Verdict.ALTERED


@pytest.mark.parametrize("text", ["EXC3:ABCDEFG", "exc12: abc", "EXC9:"])
def test_a_code_of_a_newer_program_asks_for_an_update(text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_code(text)
    assert refused.value.problem.code == "code.newer"


def test_codes_pasted_after_each_other_are_told_apart_however_a_mail_broke_them() -> None:
    codes = codes_of(coded(transcript(40)))
    mail = " \r\n".join(code.lower()[at : at + 70] for code in codes for at in range(0, len(code), 70))
    assert codes_in_text(mail) == codes


def test_codes_of_one_office_and_of_another_stay_apart() -> None:
    first, second = (coded(certificate(number=f"SU-2026-A000{n}-X")) for n in (1, 2))
    judged = judge_all([*codes_of(first), *codes_of(second), *codes_of(first)], [OFFICE])
    assert [one.facts.number for one in judged] == ["SU-2026-A0001-X", "SU-2026-A0002-X"]


def test_the_first_lines_stand_in_every_code_so_that_a_revoked_number_is_seen_in_each() -> None:
    paper = transcript(40)
    for code in codes_of(coded(paper)):
        assert read_code(code).lines[:3] == lines_of(paper).first
        assert read_code(code).facts.number == paper.number
    assert len(whole(codes_of(coded(paper))[0])) > 64
    assert dataclasses.is_dataclass(paper)
