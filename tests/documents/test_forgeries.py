"""None of some five hundred altered papers, codes, keys and lists is told genuine."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
import zxingcpp
from first_codes import signed_code
from forgeries import Forgery, forgeries, papers, twins
from PIL import Image, ImageDraw
from second_codes import OFFICE, OURS, THEIRS, certificate, coded, codes_of, designs
from test_paper_codes import listed
from verify_browser import Browser, driven, made, verdict

from exchange_admin.documents.packages.keys import sign
from exchange_admin.documents.pages import Pages
from exchange_admin.documents.record_papers.facts import RecordPaper
from exchange_admin.documents.verification.code import CodeFacts, codes_in_text
from exchange_admin.documents.verification.office_key import OfficeKey
from exchange_admin.documents.verification.revocations import read_list
from exchange_admin.documents.verification.statement import Row
from exchange_admin.documents.verification.verdict import Verdict, judge, judge_all
from exchange_admin.domain.problems import RuleBroken


def test_there_are_more_than_three_hundred_forgeries_and_each_differs_from_what_is_genuine() -> None:
    genuine = {tuple(sorted(codes_of(paper))) for paper in papers()}
    assert len(forgeries()) > 300
    assert not {tuple(sorted(forgery.codes)) for forgery in forgeries()} & genuine
    for paper in papers():
        assert [one.verdict for one in judge_all(codes_of(paper), [OFFICE])] == [Verdict.GENUINE]


@pytest.mark.parametrize("forgery", forgeries(), ids=lambda forgery: forgery.name)
def test_no_forgery_is_genuine(forgery: Forgery) -> None:
    """Also not in a part: what is left of the genuine paper is told as not complete."""
    try:
        judged = judge_all(codes_in_text("\n".join(forgery.codes)), [OFFICE])
    except RuleBroken as refused:
        assert refused.problem.code in {"code.unreadable", "code.newer"}
    else:
        assert Verdict.GENUINE not in {one.verdict for one in judged}


@pytest.mark.timeout(300)
def test_no_forgery_is_genuine_in_a_browser(browser: Browser) -> None:
    told = json.dumps(["\n".join(forgery.codes) for forgery in forgeries()])
    genuine = json.dumps(["\n".join(codes_of(paper)) for paper in papers()])
    by = (
        f"const verdicts = async texts => {{ const all = []; for (const text of texts) all.push((await judge(text))"
        f".map(one => one.verdict)); return all; }};"
        f"const forged = await verdicts({told}), good = await verdicts({genuine});"
        'document.body.dataset.forged = forged.filter(all => all.includes("genuine")).length + " of " + forged.length;'
        'document.body.dataset.good = good.flat().join(" ");'
    )
    shown = browser.shows(driven(made(), by=by), "")
    assert f'data-forged="0 of {len(forgeries())}"' in shown
    assert f'data-good="{" ".join(["genuine"] * len(papers()))}"' in shown


# what no code can see


@pytest.mark.parametrize("paper", papers()[1:], ids=lambda paper: paper.kind)
def test_with_everything_painted_over_the_signed_lines_are_still_shown(paper: RecordPaper) -> None:
    """Ink is not seen, so whoever verifies gets the signed marks, hours and totals to compare."""
    design, found = designs()[paper.kind], []
    with Pages(design.pdf([paper])) as pages:
        for number in range(len(pages)):
            drawn = pages.image(number, 200)
            page = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.data, "raw", "RGB", drawn.stride)
            found += [one.text for one in zxingcpp.read_barcodes(painted_over(page))]
    (judged,) = judge_all(found, [OFFICE])
    shown = [line for line in judged.lines if isinstance(line, Row)]
    printed = [line for lines in design.stated(paper, paper.code_mm, paper.codes_beside) for line in lines]
    assert judged.verdict is Verdict.GENUINE
    assert [row.cells for row in shown] == [
        tuple(row.cells[: len(told.cells)])
        for row, told in zip((line for line in printed if isinstance(line, Row)), shown, strict=True)
    ]
    assert all(len(row.cells) > 1 for row in shown)


def painted_over(page: Image.Image) -> Image.Image:
    """A white page on which only the codes are left, and another mark beside them."""
    left = Image.new("RGB", page.size, "white")
    for code in zxingcpp.read_barcodes(page):
        corners = (code.position.top_left, code.position.bottom_right)
        box = (corners[0].x - 4, corners[0].y - 4, corners[1].x + 4, corners[1].y + 4)
        left.paste(page.crop(box), box[:2])
    ImageDraw.Draw(left).text((200, 300), "100", fill="black")
    return left


def test_two_papers_with_one_number_are_told_apart() -> None:
    judged = judge_all(twins(), [OFFICE])
    assert [one.is_number_twice for one in judged] == [True, True]
    authors = {line.value for one in judged for line in one.lines if getattr(line, "key", "") == "author"}
    assert authors == {"s8bpe5gd.1", "s8bpe5gd.2-k3x9a"}
    assert not judge(twins()[0], [OFFICE]).is_number_twice


def first_twins() -> tuple[str, str]:
    """Two copies of an office file numbered two people alike, in the days of the first format."""
    facts = CodeFacts("participation", NUMBER, "SOKOLOVA Daria", "", "Exchange", "Songhua", date(2026, 1, 9))
    both = (facts, replace(facts, latin="IVANOV Ivan"))
    return tuple(signed_code(one, OURS.sign_public, lambda told: sign(OURS.sign_private, told)) for one in both)


def test_two_papers_of_the_first_format_with_one_number_are_told_apart() -> None:
    first, second = first_twins()
    assert [one.is_number_twice for one in judge_all([first, second], [OFFICE])] == [True, True]
    assert [one.is_number_twice for one in judge_all([first, first], [OFFICE])] == [False, False]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("codes", [twins, first_twins])
def test_two_papers_with_one_number_are_told_apart_in_a_browser(
    codes: Callable[[], tuple[str, ...]], browser: Browser
) -> None:
    shown = browser.shows(made(), "\n".join(codes()))
    assert shown.partition("<script>")[0].count("Another paper here has the same number") == 2


# old and forged lists


NUMBER = certificate().number


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(NUMBER, f"{NUMBER[:-1]}Z"),
        lambda text: text.replace(f"{NUMBER} 2027-02-01\n", ""),
        lambda text: text.replace("made: 2027-02-02", "made: 2027-03-02"),
        lambda text: text.replace("2027-02-01", "2037-02-01"),
        lambda text: listed([], THEIRS).replace(THEIRS.sign_public[:16], OURS.sign_public[:16]),
    ],
)
def test_a_list_from_which_a_revocation_was_taken_is_no_list(change) -> None:
    text = listed([(NUMBER, date(2027, 2, 1))], made=date(2027, 2, 2))
    code = codes_of(coded(certificate()))[0]
    assert judge(code, [OFFICE], [read_list(text, [OURS.sign_public])]).verdict is Verdict.REVOKED
    with pytest.raises(RuleBroken):
        read_list(change(text), [OURS.sign_public])


def test_an_old_list_that_does_not_know_the_paper_is_told_to_be_old() -> None:
    code = codes_of(coded(certificate()))[0]
    old = read_list(listed([], made=date(2026, 1, 1)), [OURS.sign_public])
    assert judge(code, [OFFICE], [old]).is_list_too_old
    newer = read_list(listed([(NUMBER, date(2027, 2, 1))], made=date(2027, 2, 2)), [OURS.sign_public])
    assert judge(code, [OFFICE], [old, newer]).verdict is Verdict.REVOKED


def test_each_code_of_a_revoked_paper_says_so() -> None:
    paper = papers()[1]
    gone = read_list(listed([(paper.number, date(2027, 2, 1))]), [OURS.sign_public])
    for code in codes_of(paper):
        assert judge(code, [OFFICE], [gone]).verdict is Verdict.REVOKED


# keys


def signed_key(keys=OURS, name: str = OFFICE.name) -> OfficeKey:
    return OfficeKey(name, keys.sign_public, keys.age_public).signed(lambda told: sign(keys.sign_private, told))


@pytest.mark.parametrize("name", ["北京大学", "Пекинский университет", "松花工程职业学院 ", "", "松花工程职业学院 2"])
def test_a_key_file_with_another_name_in_it_is_refused(name: str) -> None:
    text = signed_key().to_text()
    changed = text.replace(OFFICE.name, name)
    if " ".join(name.split()) == OFFICE.name:
        assert OfficeKey.from_text(changed).name == OFFICE.name
        return
    with pytest.raises(RuleBroken) as refused:
        OfficeKey.from_text(changed)
    assert refused.value.problem.code == "code.key_altered"


def test_a_key_of_before_whose_name_was_edited_proves_nothing_without_its_digits() -> None:
    text = OFFICE.to_text().replace(OFFICE.name, "Пекинский университет")
    key = OfficeKey.from_text(text)
    judged = judge(codes_of(papers()[0])[0], [key])
    assert (judged.verdict, key.is_name_signed) == (Verdict.TO_COMPARE, False)


def test_a_key_that_somebody_made_in_the_name_of_an_office_is_to_be_compared() -> None:
    own = OfficeKey.from_text(signed_key(THEIRS, OFFICE.name).to_text())
    judged = judge(codes_of(coded(certificate(), THEIRS))[0], [own])
    assert (judged.verdict, judged.issuer.name) == (Verdict.TO_COMPARE, OFFICE.name)
    assert judged.issuer.fingerprint != OFFICE.fingerprint


def test_a_signature_of_another_key_under_the_name_is_refused() -> None:
    stolen = replace(signed_key(), sign_key=THEIRS.sign_public, age_key=THEIRS.age_public)
    for key in (stolen, replace(signed_key(), signature="00" * 64), replace(signed_key(), signature="nothing")):
        with pytest.raises(RuleBroken) as refused:
            OfficeKey.from_text(key.to_text())
        assert refused.value.problem.code == "code.key_altered"


@pytest.mark.timeout(300)
def test_a_paper_of_a_key_that_was_added_is_not_genuine_before_its_digits_were_compared(browser: Browser) -> None:
    key = signed_key(THEIRS, "北京大学")
    adding = f"await takeFiles([new File([{json.dumps(key.to_text())}], 'office.pub')]);"
    shown = browser.shows(driven(made(), by=adding), codes_of(coded(certificate(), THEIRS))[0])
    assert verdict(shown) == "to_compare"
    assert key.fingerprint in shown.partition("results")[2]
