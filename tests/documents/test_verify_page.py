"""The page that verifies codes in a browser says what the program says, and loads nothing."""

from __future__ import annotations

import base64
import json
import random
import re
import zlib
from dataclasses import replace
from datetime import date

import pytest
from first_codes import PREFIX
from second_codes import certificate, coded, codes_of, transcript
from test_paper_codes import FACTS, OURS, STRANGER, THEIRS, code, listed
from verify_browser import WORDINGS, Browser, driven, made, verdict

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.packages.keys import sign
from exchange_admin.documents.verification.code import SIGNATURE, read_code
from exchange_admin.documents.verification.first_format import KINDS
from exchange_admin.documents.verification.packing import WORDS, packed
from exchange_admin.domain.wording import LANGUAGES

AGREE = 'document.querySelector(".result button").click(); await new Promise(done => setTimeout(done, 300));'


def changed(text: str, place: int) -> str:
    letters = text.removeprefix(PREFIX)
    whole = bytearray(base64.b32decode(letters + "=" * (-len(letters) % 8)))
    whole[place] ^= 1
    return PREFIX + base64.b32encode(bytes(whole)).decode().rstrip("=")


@pytest.mark.timeout(300)
def test_the_browser_says_what_the_program_says(browser: Browser) -> None:
    own = made(lists=(listed([]),))
    genuine = browser.shows(own, code())
    assert verdict(genuine) == "genuine"
    for fact in (FACTS.number, FACTS.native, FACTS.latin, FACTS.programme, FACTS.issuer, "24 November 2026"):
        assert fact in genuine
    assert "25 November 2026" in genuine  # the day of the list
    assert verdict(browser.shows(own, changed(code(), -1))) == "altered"
    assert verdict(browser.shows(own, changed(code(), 30))) == "altered"
    assert verdict(browser.shows(own, changed(code(), 2))) == "unknown_issuer"
    assert verdict(browser.shows(own, code(keys=THEIRS))) == "unknown_issuer"
    assert verdict(browser.shows(own, code()[:-9])) in {"altered", "unreadable"}
    assert verdict(browser.shows(own, "hello")) == "unreadable"


@pytest.mark.timeout(300)
def test_a_revoked_paper_is_told_in_the_language_of_the_page(browser: Browser) -> None:
    signed = listed([(FACTS.number, FACTS.issued)])
    text = made("ru", lists=(signed,)).replace("(navigator.language", '("ru"')
    shown = browser.shows(text, code())
    assert verdict(shown) == "revoked"
    assert "Аннулирован" in shown
    assert "24 ноября 2026" in shown
    assert ".." not in shown.partition('id="result"')[2].partition("<dl>")[0]
    forged = signed.replace("2026-11-24", "2026-11-23")
    assert verdict(browser.shows(made(lists=(forged,)), code())) == "genuine"  # a list that nobody signed says nothing


@pytest.mark.timeout(300)
def test_a_list_that_is_older_than_the_paper_is_said_to_be_so(browser: Browser) -> None:
    shown = browser.shows(made(lists=(listed([], made=date(2025, 1, 31)),)), code())
    assert verdict(shown) == "genuine"
    assert "31 January 2025) is older than this paper" in shown


@pytest.mark.timeout(300)
def test_a_name_that_is_markup_stays_text(browser: Browser) -> None:
    facts = replace(FACTS, native="<img src=x onerror=document.body.dataset.ready=1>", programme="</script><b>x")
    shown = browser.shows(made(), code(facts))
    assert verdict(shown) == "genuine"
    assert "<img" not in shown.partition("<dl>")[2].partition("</dl>")[0].replace(facts.native, "")


@pytest.mark.timeout(300)
def test_the_verdict_is_always_that_of_the_text_that_stands_there(browser: Browser) -> None:
    typing = (
        f"for (const text of {json.dumps([code(), 'hello'])})"
        '{ $("code").value = text; $("code").dispatchEvent(new Event("input")); }'
    )
    assert verdict(browser.shows(driven(made(), by=typing), "")) == "unreadable"


@pytest.mark.timeout(300)
def test_each_file_that_is_added_is_taken_in_or_refused_by_name(browser: Browser) -> None:
    forged = listed([(FACTS.number, FACTS.issued)]).replace("2026-11-24", "2026-11-23")
    files = {"list.txt": forged, "theirs.pub": STRANGER.to_text()}
    adding = f"await takeFiles(Object.entries({json.dumps(files)}).map(([name, text]) => new File([text], name)));"
    shown = browser.shows(driven(made(), by=adding), code(keys=THEIRS))
    assert verdict(shown) == "to_compare"
    assert STRANGER.fingerprint in shown.partition('data-verdict="to_compare"')[2]
    assert verdict(browser.shows(driven(made(), by=adding + AGREE), code(keys=THEIRS))) == "genuine"
    assert "list.txt was not taken in" in shown
    assert "theirs.pub was taken in" in shown


@pytest.mark.timeout(300)
def test_a_key_whose_name_was_edited_is_not_taken_in(browser: Browser) -> None:
    signed = STRANGER.signed(lambda told: sign(THEIRS.sign_private, told))
    files = {"theirs.pub": signed.to_text(), "edited.pub": signed.to_text().replace("Другой колледж", "北京大学")}
    for name, text in files.items():
        adding = f"await takeFiles([new File([{json.dumps(text)}], {json.dumps(name)})]);"
        shown = browser.shows(driven(made(), by=adding), code(keys=THEIRS))
        assert (verdict(shown), f"{name} was not taken in" in shown) == (
            ("to_compare", False) if name == "theirs.pub" else ("unknown_issuer", True)
        )


@pytest.mark.timeout(300)
def test_the_browser_shows_every_line_of_a_transcript_as_a_table(browser: Browser) -> None:
    paper = transcript(40)
    codes = codes_of(coded(paper))
    shown = browser.shows(made(lists=(listed([]),)), "\n".join(reversed(codes)))
    assert verdict(shown) == "genuine"
    assert shown.count("<tr>") == len(paper.content.facts.courses) + 2
    for course in paper.content.facts.courses:
        assert f"<td>{course.mark}</td>" in shown
        assert f"<td>{course.title.zh}</td>" in shown
    for label in ("Credits", "Contact hours", "Signatory", "Issued from", "the office file s8bpe5gd"):
        assert label in shown
    assert "is longer on the paper" not in shown.partition("<script>")[0]
    assert read_code(codes[0]).digest in shown


@pytest.mark.timeout(300)
def test_the_browser_says_what_is_cut_where_something_is_and_that_a_graduate_has_a_speciality(browser: Browser) -> None:
    letters = "".join(map(chr, random.Random(1).sample(range(0x4E00, 0x9FA5), 300)))
    title = Trilingual(letters, letters, letters)
    graduated = certificate(kind="academic", programme=title, author="s8bpe5gd.2-k3x9a")
    shown = browser.shows(made(), codes_of(coded(graduated))[0]).partition("<script>")[0]
    assert "is longer on the paper" in shown
    assert "a restored or copied office file s8bpe5gd (2-k3x9a)" in shown
    assert "<dt>Speciality</dt>" in shown
    assert "<dt>Programme</dt>" not in shown


@pytest.mark.timeout(300)
def test_the_browser_names_the_codes_that_are_missing(browser: Browser) -> None:
    codes = codes_of(coded(transcript(40)))
    shown = browser.shows(made(), "\n".join([codes[-1], codes[0]]))
    assert verdict(shown) == "incomplete"
    assert ", ".join(map(str, range(2, len(codes)))) in shown


@pytest.mark.timeout(300)
def test_the_browser_says_what_an_old_code_does_not_state_and_that_a_newer_one_needs_another_page(
    browser: Browser,
) -> None:
    assert "It does not state marks" in browser.shows(made(), code())
    assert verdict(browser.shows(made(), "EXC3:ABCDEFGHIJKLMNOP")) == "newer"


@pytest.mark.timeout(300)
def test_the_browser_unpacks_what_python_packed(browser: Browser) -> None:
    """Texts of all sorts, among them some that zlib leaves as they are; and a small code that would fill the memory."""
    chance = random.Random(5)
    texts = ["a", "\n".join(map(str, range(2000))), "".join(chr(chance.randrange(0x4E00, 0x9000)) for _ in range(900))]
    texts += ["".join(chance.choices("abc \u0436", k=n)) for n in (1, 10, 500, 5000)]
    stored = zlib.compressobj(0, zlib.DEFLATED, -15, zdict=WORDS)
    packings = [(packed(text), text) for text in texts]
    packings.append((stored.compress(texts[0].encode()) + stored.flush(), texts[0]))
    fixed = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_FIXED, WORDS)
    packings.append((fixed.compress(texts[1].encode()) + fixed.flush(), texts[1]))
    bomb = zlib.compressobj(9, zlib.DEFLATED, -15)
    large = bomb.compress(b"a" * 5_000_000) + bomb.flush()
    checks = json.dumps([[data.hex(), text] for data, text in packings])
    by = (
        f"const same = {checks}.every(([hex, text]) => inflate(bytesOf(hex)) === text);"
        f"let held = false; try {{ inflate(bytesOf('{large.hex()}')); }} catch {{ held = true; }}"
        "document.body.dataset.unpacked = `${same} ${held}`;"
    )
    assert 'data-unpacked="true true"' in browser.shows(driven(made(), by=by), "")


def test_the_page_reaches_for_nothing_outside_itself() -> None:
    text = made()
    assert not re.search(r"https?://|src=|@import|url\(|fetch\(|XMLHttpRequest|import\(|<link", text)
    assert "default-src 'none'" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_page_exists_in_three_languages(language: str) -> None:
    said = set(re.findall(r'say\("(\w+)"|data-say="(\w+)"', made()))
    words = {one or other for one, other in said} | {"genuine", "altered", "revoked", "unknown_issuer", "unreadable"}
    for word in words - {"field.", "kind."}:
        assert WORDINGS[language].say(f"verify.{word}") != f"verify.{word}"
        assert f'"{word}"' in made(language)
    assert len(KINDS) < 256
    assert SIGNATURE == 64
    assert OURS.sign_public in made()
