"""Codes of the first format: what was stated comes back exactly, and nothing that was not signed ever verifies."""

from __future__ import annotations

import base64
import random
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from first_codes import LETTERS, PREFIX, signed_code
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from exchange_admin.documents.packages.keys import make_keys, sign
from exchange_admin.documents.verification.code import SIGNATURE, CodeFacts, read_code
from exchange_admin.documents.verification.first_format import KINDS
from exchange_admin.documents.verification.office_key import OfficeKey
from exchange_admin.documents.verification.revocations import read_list, signed_list
from exchange_admin.documents.verification.scanning import MOST_PAGES, codes_in, codes_of
from exchange_admin.documents.verification.symbol import symbol_of
from exchange_admin.documents.verification.verdict import Verdict, judge
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.rules.certificate_numbers import LAST_YEAR

OURS, THEIRS = make_keys(random.Random(1).randbytes), make_keys(random.Random(2).randbytes)
OFFICE = OfficeKey("松花工程职业学院", OURS.sign_public, OURS.age_public, is_compared=True)
STRANGER = OfficeKey("Другой колледж", THEIRS.sign_public, THEIRS.age_public, is_compared=True)
FACTS = CodeFacts(
    kind="language_course",
    number="SHGC-2026-A0001-A",
    latin="SOKOLOVA Daria",
    native="Соколова Дарья Игоревна",
    programme="汉语综合 B1",
    issuer="松花工程职业学院",
    issued=date(2026, 11, 24),
    starts=date(2026, 9, 1),
    ends=date(2027, 1, 20),
)
LONG_NAME = replace(FACTS, native="Константинопольская " * 3, latin="KONSTANTINOPOLSKAIA " * 3)


def code(facts: CodeFacts = FACTS, keys=OURS) -> str:
    return signed_code(facts, keys.sign_public, lambda told: sign(keys.sign_private, told))


def picture(text: str, scale: int = 4) -> Image.Image:
    symbol = symbol_of(text)
    rows = [f"{int.from_bytes(row):0{8 * len(row)}b}"[: symbol.size] for row in symbol.rows]
    drawn = Image.new("L", (symbol.size + 8, symbol.size + 8), 255)
    for y, row in enumerate(rows):
        for x, bit in enumerate(row):
            drawn.putpixel((x + 4, y + 4), 0 if bit == "1" else 255)
    return drawn.resize((drawn.width * scale, drawn.height * scale), Image.Resampling.NEAREST)


def as_png(picture: Image.Image) -> bytes:
    with BytesIO() as held:
        picture.save(held, "PNG")
        return held.getvalue()


def spaced(text: str) -> str:
    return " ".join(text.split())


words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=80).map(spaced)
days = st.dates(date(2000, 1, 1), date(2150, 1, 1))
stated = st.builds(
    CodeFacts,
    kind=st.sampled_from(KINDS),
    number=st.just("SHGC-2026-A0001-A"),
    latin=st.text("ABCXYZ -'", max_size=40).map(spaced),
    native=words.map(lambda text: text[:25].strip()),
    programme=words,
    issuer=words.map(lambda text: text[:20].strip()),
    issued=days,
    starts=st.none() | days,
    ends=st.none() | days,
)


@given(facts=stated)
def test_what_was_stated_comes_back_and_only_the_programme_is_cut(facts: CodeFacts) -> None:
    found = read_code(code(facts)).facts
    assert replace(found, programme="") == replace(facts, programme="")
    cut = found.programme
    assert cut == facts.programme or (cut.endswith("…") and facts.programme.startswith(cut[:-1]))
    assert judge(code(facts), [OFFICE]).verdict is Verdict.GENUINE


@pytest.mark.parametrize("space", "\t\n\xa0\u2007\u2009\u2028\u202f\u3000")
def test_spaces_of_any_sort_are_plain_ones_in_the_code(space: str) -> None:
    odd = replace(
        FACTS, native=f"{space}Анна{space}Б.", programme=f"Обмен{space}{space}№{space}5", issuer=f"学院{space}"
    )
    found = read_code(code(odd)).facts
    assert (found.native, found.programme, found.issuer) == ("Анна Б.", "Обмен № 5", "学院")


@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_code_with_one_bit_flipped_is_never_genuine(place: int, bit: int) -> None:
    letters = code().removeprefix(PREFIX)
    whole = bytearray(base64.b32decode(letters + "=" * (-len(letters) % 8)))
    whole[place % len(whole)] ^= 1 << bit
    changed = PREFIX + base64.b32encode(bytes(whole)).decode().rstrip("=")
    assert verdict_of(changed) in {Verdict.ALTERED, Verdict.UNKNOWN_ISSUER, None}


@given(length=st.integers(0, 600), tail=st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", max_size=40))
def test_a_code_that_is_cut_off_or_goes_on_is_never_genuine(length: int, tail: str) -> None:
    changed = code()[:length] + tail
    if changed != code():
        assert verdict_of(changed) is not Verdict.GENUINE


@given(text=st.text(max_size=300) | st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", max_size=600).map(PREFIX.__add__))
def test_any_text_is_refused_or_judged_but_never_genuine(text: str) -> None:
    assert verdict_of(text) is not Verdict.GENUINE


def verdict_of(text: str) -> Verdict | None:
    try:
        return judge(text, [OFFICE]).verdict
    except RuleBroken as refused:
        assert [problem.code for problem in refused.problems] == ["code.unreadable"]
        return None


def test_a_code_signed_by_somebody_else_in_our_name_is_altered() -> None:
    forged = signed_code(FACTS, OURS.sign_public, lambda told: sign(THEIRS.sign_private, told))
    assert judge(forged, [OFFICE, STRANGER]).verdict is Verdict.ALTERED


def test_a_code_of_an_office_whose_key_is_not_here_proves_nothing() -> None:
    judged = judge(code(keys=THEIRS), [OFFICE])
    assert (judged.verdict, judged.issuer, judged.facts) == (Verdict.UNKNOWN_ISSUER, None, FACTS)


def test_the_signature_of_one_paper_does_not_fit_another() -> None:
    letters = [one.removeprefix(PREFIX) for one in (code(), code(replace(FACTS, native="Соколов Иван Игоревич и")))]
    first, other = (base64.b32decode(one + "=" * (-len(one) % 8)) for one in letters)
    mixed = PREFIX + base64.b32encode(other[:-SIGNATURE] + first[-SIGNATURE:]).decode().rstrip("=")
    assert judge(mixed, [OFFICE]).verdict is Verdict.ALTERED


def test_blanks_and_small_letters_from_a_mail_do_no_harm() -> None:
    text = code().lower()
    spread = "\n".join(text[i : i + 60] for i in range(0, len(text), 60))
    assert judge(f"  {spread}\r\n", [OFFICE]).verdict is Verdict.GENUINE


def test_a_day_that_the_code_cannot_count_is_left_out_and_never_another_one() -> None:
    stay = read_code(code(replace(FACTS, starts=date(1998, 9, 1), ends=date(2000, 1, 1)))).facts
    assert (stay.starts, stay.ends) == (None, date(2000, 1, 1))
    far = read_code(code(replace(FACTS, issued=date(LAST_YEAR, 12, 31), ends=date(2300, 1, 1)))).facts
    assert (far.issued, far.ends) == (date(LAST_YEAR, 12, 31), None)


def test_a_usual_paper_has_the_small_symbol_and_a_very_long_name_the_large_one() -> None:
    assert symbol_of(code()).millimetres == 20
    assert len(code()) <= LETTERS[13]
    long_code = code(replace(LONG_NAME, programme="程" * 80))
    assert symbol_of(long_code).millimetres == 25
    assert read_code(long_code).facts.native == LONG_NAME.native.strip()


def test_a_long_programme_is_cut_so_that_the_symbol_stays_small() -> None:
    found = code(replace(FACTS, programme="Практический курс китайского языка " * 3))
    assert symbol_of(found).millimetres == 20
    assert read_code(found).facts.programme.startswith("Практический курс китайского")


def test_a_kind_of_a_later_program_is_read_by_its_place() -> None:
    letters = code().removeprefix(PREFIX)
    payload = bytearray(base64.b32decode(letters + "=" * (-len(letters) % 8))[:-SIGNATURE])
    payload[8] = 99
    later = bytes(payload) + sign(OURS.sign_private, b"EXC1\0" + bytes(payload))
    judged = judge(PREFIX + base64.b32encode(later).decode().rstrip("="), [OFFICE])
    assert (judged.verdict, judged.facts.kind) == (Verdict.GENUINE, "kind_99")


@settings(max_examples=20)
@given(facts=stated, scale=st.sampled_from((3, 5)))
def test_the_symbol_reads_back_exactly(facts: CodeFacts, scale: int) -> None:
    text = code(facts)
    assert codes_in(as_png(picture(text, scale)), "code.png") == [text]


def test_a_photograph_that_is_turned_and_grey_is_read(tmp_path) -> None:
    turned = picture(code(), 6).rotate(17, expand=True, fillcolor=200, resample=Image.Resampling.BICUBIC)
    turned.save(tmp_path / "photo.jpg", quality=60)
    assert codes_of(tmp_path / "photo.jpg") == [code()]


@pytest.mark.parametrize("as_pdf", [False, True])
def test_a_photograph_out_of_focus_is_read_sharpened(as_pdf: bool) -> None:
    turned = picture(code(), 4).rotate(11, expand=True, fillcolor=230, resample=Image.Resampling.BICUBIC)
    blurred = turned.filter(ImageFilter.GaussianBlur(2))
    assert not zxingcpp.read_barcodes(blurred)
    with BytesIO() as scanned:
        blurred.save(scanned, "PDF", resolution=300)
        content = scanned.getvalue() if as_pdf else as_png(blurred)
    assert codes_in(content, "photo") == [code()]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "code.none_found"),
        (b"EXC:ABC", "code.none_found"),
        (b"%PDF-1.7 and nothing more", "code.file_unreadable"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "code.file_unreadable"),
        (b"\xff\xd8\xff" + bytes(400), "code.file_unreadable"),
        (b"MZ\x90\x00" + bytes(range(256)), "code.file_unreadable"),
        (b"SQLite format 3\0" + bytes(range(200, 256)), "code.file_unreadable"),
    ],
)
def test_a_file_that_holds_no_code_is_refused_with_a_sentence(content: bytes, problem: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        codes_in(content, "x")
    assert refused.value.problems[0].code == problem


def test_a_picture_that_is_far_too_large_is_refused_before_it_is_unpacked(tmp_path) -> None:
    Image.new("1", (20_000, 20_000)).save(tmp_path / "bomb.png")
    with pytest.raises(RuleBroken) as refused:
        codes_of(tmp_path / "bomb.png")
    assert refused.value.problems[0].code == "code.file_too_large"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such file")
def test_a_file_without_an_end_is_refused_after_its_first_part() -> None:
    with pytest.raises(RuleBroken) as refused:
        codes_of(Path("/dev/zero"))
    assert refused.value.problem.code == "code.file_too_large"


def test_a_pdf_is_verified_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "year.pdf"
    with pypdfium2.PdfDocument.new() as made:
        for _ in range(MOST_PAGES + 1):
            made.new_page(200, 100)
        made.save(path)
    with pytest.raises(RuleBroken) as refused:
        codes_of(path)
    assert refused.value.problem.code == "code.too_many_pages"
    assert refused.value.problem.facts["n"] == MOST_PAGES + 1


def test_a_pasted_picture_without_a_code_is_refused_without_the_name_of_a_file() -> None:
    with BytesIO() as held:
        Image.new("L", (40, 40), 255).save(held, "PNG")
        with pytest.raises(RuleBroken) as refused:
            codes_in(held.getvalue(), "")
    assert refused.value.problem.code == "code.none_in_picture"


# the office's key and the list of revocations


def test_a_key_file_is_read_back_and_an_altered_one_refused() -> None:
    text = OFFICE.to_text()
    assert OfficeKey.from_text(text) == OFFICE
    assert OfficeKey.from_text("\ufeff" + text.replace("\n", "\r\n")) == OFFICE
    for changed in (text.replace(OURS.sign_public, THEIRS.sign_public), text[:80], "", text.replace("key 1", "key 2")):
        with pytest.raises(RuleBroken):
            OfficeKey.from_text(changed)


def listed(numbers, keys=OURS, made=date(2026, 11, 25)) -> str:
    return signed_list(numbers, made, keys.sign_public, lambda told: sign(keys.sign_private, told))


def test_a_revoked_number_is_told_with_its_day() -> None:
    found = read_list(listed([(FACTS.number, date(2026, 11, 20))]), [OURS.sign_public])
    judged = judge(code(), [OFFICE], [found])
    assert (judged.verdict, judged.revoked_on) == (Verdict.REVOKED, date(2026, 11, 20))


@pytest.mark.parametrize(("days", "old"), [(-400, True), (-63, True), (-62, False), (0, False), (9, False)])
def test_a_list_made_long_before_the_paper_says_nothing_about_it(days: int, old: bool) -> None:
    text = listed([("SHGC-2026-A0009-X", date(2026, 1, 1))], made=FACTS.issued + timedelta(days=days))
    judged = judge(code(), [OFFICE], [read_list(text, [OURS.sign_public])])
    assert (judged.verdict, judged.is_list_too_old) == (Verdict.GENUINE, old)


def test_a_list_of_another_office_revokes_nothing_of_ours() -> None:
    found = read_list(listed([(FACTS.number, date(2026, 11, 20))], THEIRS), [THEIRS.sign_public])
    assert judge(code(), [OFFICE, STRANGER], [found]).verdict is Verdict.GENUINE


@given(
    numbers=st.dictionaries(st.from_regex(r"[A-Z]{2,5}-20\d\d-A\d{4}-[A-Z0-9]", fullmatch=True), days, max_size=8),
    place=st.integers(0, 2_000),
    letter=st.characters(codec="utf-8"),
)
def test_a_list_with_one_letter_changed_is_refused(numbers, place: int, letter: str) -> None:
    text = listed(numbers.items())
    assert read_list(text, [OURS.sign_public]).numbers == numbers
    place %= len(text)
    changed = text[:place] + letter + text[place + 1 :]
    if changed.replace("\r\n", "\n").split() != text.split() and changed.lower() != text.lower():
        with pytest.raises(RuleBroken) as refused:
            read_list(changed, [OURS.sign_public])
        assert refused.value.problems[0].code.startswith("revocations.")


def test_codes_reach_far_enough_for_years_to_come() -> None:
    last = date(2000, 1, 1) + timedelta(days=65_000)
    assert read_code(code(replace(FACTS, issued=last))).facts.issued == last
