"""The catalogue on paper and as a workbook, and letters about matches: what stands in them and what never does."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from college_files import Town
from openpyxl import load_workbook
from test_interests import codes, offer
from test_listings import WHOLE
from test_own_matches import market

from exchange_admin.documents.drawing import TextMark
from exchange_admin.documents.table_papers.paper import TablePages, size_of
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.boxed_characters import boxed_said
from exchange_admin.services.listings.catalogue_paper import Catalogue, left_out_said
from exchange_admin.services.listings.match_papers import MOST_IN_LETTER
from exchange_admin.services.office import Office

LONG_ZH = (
    "面向俄罗斯远东地区职业院校机电一体化与工业机器人专业教师的可编程逻辑控制器操作维护与教学方法短期培训班" * 4
)[:200]
LONG_RU = ("Краткосрочное повышение квалификации преподавателей промышленной робототехники и мехатроники " * 3)[
    :200
].strip()
HIDDEN = {"note": "Секретная заметка", "summary_ru": "Звоните Ивановой", "terms": "договор с Петровым"}


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


def cells(path: Path) -> list[tuple[object, ...]]:
    (sheet,) = load_workbook(path).worksheets
    return [*sheet.iter_rows(values_only=True)]


def test_what_is_published_and_valid_stands_under_its_field_in_both_languages(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        offer(office, name_zh="机器人培训", name_ru="Курс по роботам", isced_f="0714")
        offer(office, name_zh="汉语班", name_ru="Курс китайского", isced_f="02;0714")
        read = office.catalogue_papers.read("en")
        office.catalogue_papers.write_pdf(read, ("zh", "ru"), tmp_path / "c.pdf")
        paper = office.catalogue_papers.paper(read, ("zh", "ru"))
    titles = [getattr(table.title, "zh", "") for table in paper.tables]
    assert [title[:2] for title in titles] == ["02", "07"]
    assert [len(table.rows) for table in paper.tables] == [1, 2], "one with two fields stands under both"
    assert "catalogue.several" in paper.notes
    text = text_of(tmp_path / "c.pdf")
    for said in ("供需目录", "Каталог предложений и запросов", "机器人培训", "Курс по роботам", "Курс китайского"):
        assert said in text
    assert "ЧЕРНОВИК" not in text
    assert "草稿以及" in text, "what is left out is said on the paper"


def test_what_institutions_say_of_themselves_stands_behind_their_offers(town: Town, tmp_path: Path) -> None:
    told = {
        "strengths_zh": "机器人实训中心",
        "strengths_ru": "Центр роботов",
        "students": 5200,
        "teaching_languages": "zh;ru",
    }
    with town.office.open() as office:
        offer(office, office.store.institution)
        offer(office, town.first)
        assert len(office.catalogue_papers.paper(office.catalogue_papers.read("en"), ("zh", "ru")).tables) == 1
        more = {"teachers": 0, "profile_as_of": "2026-09-01", "note": "тайное"}
        more |= {"priority_fields": "0714; 07", "accreditations": "ABET\nНАРК"}
        office.records.set("institution", office.store.institution, {**told, **more}, "Shen")
        read = office.catalogue_papers.read("en")
        office.catalogue_papers.write_pdf(read, ("zh", "ru"), tmp_path / "c.pdf")
        profiles = office.catalogue_papers.paper(read, ("zh", "ru")).tables[-1]
    text = text_of(tmp_path / "c.pdf")
    assert len(profiles.rows) == 1, "nothing is said of who says nothing"
    for said in (
        "机器人实训中心",
        "Центр роботов",
        "在校生数：5200",
        "Число преподавателей: 0",
        "Об организациях",
        "ABET; НАРК",
        "0714 ",
    ):
        assert said in text
    assert "тайное" not in text


@pytest.mark.parametrize("character", ["\U0001f393", "\U00012000"])
def test_a_character_that_no_font_has_is_a_box_and_told_with_its_offer(
    town: Town, tmp_path: Path, character: str
) -> None:
    with town.office.open() as office:
        offer(office, name_zh="机器人培训", name_ru="Курс по роботам", isced_f="0714;02")
        strange = {"name_zh": f"汉语班{character}", "name_ru": "Курс китайского", "isced_f": "02"}
        edit = Edit("listing", offer(office, isced_f="02"), strange)
        office.store.record(Step("Li", "raw", (edit,)))
        read = office.catalogue_papers.read("en")
        told = office.catalogue_papers.write_pdf(read, ("ru", "zh"), tmp_path / "c.pdf")
        words = office.parts.wordings["en"]
    assert [(one.name, one.characters) for one in told] == [("Курс китайского", (character,))]
    assert "Курс китайского" in boxed_said(told, words)
    assert f"U+{ord(character):04X}" in boxed_said(told, words)
    text = text_of(tmp_path / "c.pdf")
    assert "Курс по роботам" in text
    assert "汉语班□" in text  # drawn, where a missing glyph is left out by whatever shows the page


def test_drafts_and_what_is_over_are_counted_as_left_out(town: Town) -> None:
    with town.office.open() as office:
        offer(office)
        offer(office, state="draft")
        offer(office, valid_until="2026-11-25")
        town.clock.wait(days=5)
        read = office.catalogue_papers.read("en")
        said = left_out_said(read.left_out, office.program.wordings["en"])
    assert (len(read.records), dict(read.left_out)) == (1, {"draft": 1, "expired": 1})
    assert said == "Not in it: Draft (1), Expired (1)."


def test_nothing_to_print_is_refused_and_no_file_is_there(town: Town) -> None:
    with town.office.open() as office:
        offer(office, state="draft")
        with pytest.raises(RuleBroken) as refused:
            office.catalogue_papers.read("en")
    assert codes(refused) == ["listing.nothing_to_print"]


def test_no_person_no_note_and_no_free_text_gets_on_paper_or_into_a_workbook(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        own, other = office.store.institution, town.first
        (person,) = office.records.add("contact", {"institution_id": other, "name": "Тайная Вера"}, "Shen").ids[
            "contact"
        ]
        offer(office, other, contact_id=person, **HIDDEN)
        offer(office, own, side="need", **HIDDEN)
        read = office.catalogue_papers.read("en")
        office.catalogue_papers.write_pdf(read, ("zh", "ru"), tmp_path / "c.pdf")
        office.catalogue_papers.write_book(read, "ru", tmp_path / "c.xlsx")
        found = office.matches.all("ru")
        office.match_papers.write_pdf(office.match_papers.letter(found), ("zh", "ru"), tmp_path / "m.pdf")
        office.match_papers.write_book(found, "ru", tmp_path / "m.xlsx")
    written = [text_of(tmp_path / "c.pdf"), text_of(tmp_path / "m.pdf")]
    written += [str(cells(tmp_path / "c.xlsx")), str(cells(tmp_path / "m.xlsx"))]
    for text in written:
        for hidden in ("Тайная", "Вера", "заметка", "Ивановой", "Петровым"):
            assert hidden not in text


def test_the_workbook_has_each_once_with_its_field_and_its_days(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        offer(office, isced_f="02;0714", places=30, starts="2027-03-01")
        read = office.catalogue_papers.read("en")
        office.catalogue_papers.write_book(read, "en", tmp_path / "c.xlsx")
    heads, row = cells(tmp_path / "c.xlsx")
    told = dict(zip(heads, row, strict=True))
    assert str(told["Broad field"]).startswith("02 ")
    assert (told["Places"], str(told["Start date"])[:10], told["End date"]) == (30, "2027-03-01", None)


def test_a_letter_goes_to_both_sides_with_every_reason_and_the_sum(town: Town, tmp_path: Path) -> None:
    with town.office.open() as office:
        market(office)
        found = [one for one in office.matches.all("zh") if one.match.is_good]
        letter = office.match_papers.letter(found)
        office.match_papers.write_pdf(letter, ("zh", "ru"), tmp_path / "m.pdf")
        paper = office.match_papers.paper(letter, ("zh", "ru"))
    assert len([name for name, _ in paper.facts if name == "to"]) == 2
    (sides, reasons) = paper.tables
    assert (len(sides.rows), len(reasons.rows)) == (2, 8)
    assert sum(int(str(row[2])) for row in reasons.rows) == int(str(reasons.sums[2])) == found[0].match.score
    text = text_of(tmp_path / "m.pdf")
    for said in ("供需匹配函", "Письмо о совпадении", *found[0].sentences):
        assert re.sub(r"\s", "", said) in re.sub(r"\s", "", text)


@pytest.mark.parametrize("languages", [("zh", "ru"), ("ru", "zh"), ("en", "ru")])
def test_a_letter_about_one_pair_is_one_page_and_says_once_what_both_have(
    town: Town, languages: tuple[str, str]
) -> None:
    """With as much in it as is said of both: field, words, places, days, languages, level, format, countries."""
    both = {
        "topic": "short_training", "isced_f": "0714", "speciality_codes": "15.02.18", "places": 20, "format": "onsite",
        "keywords": "ROS;программируемый логический контроллер;промышленный робот", "languages": "ru;zh",
        "starts": "2027-02-24", "ends": "2027-03-23", "level": "secondary_vocational",
        "name_zh": "20 名学员的工业机器人操作与维护培训", "name_ru": "Обучение 20 студентов: промышленные роботы",
    }  # fmt: skip
    with town.office.open() as office:
        need = offer(office, office.store.institution, side="need", wanted_countries="RU", **both)
        offered = offer(office, town.first, cost="exchange", wanted_countries="CN", **both)
        (found,) = office.matches.all("en", listing=need)
        assert (found.need.id, found.offer.id) == (need, offered)
        paper = office.match_papers.paper(office.match_papers.letter([found]), languages)
        pages = TablePages(office.program.fonts, office.program.wordings).sheet(paper).pages
    assert len(pages) == 1
    (sides, reasons) = paper.tables
    assert not any(office.program.wordings["ru"].choice("language", "ru") in str(row[3]) for row in sides.rows)
    assert sum("Русский" in str(row[1]) for row in reasons.rows) == 1


def test_a_letter_about_one_offer_begins_with_it_and_counts_what_has_no_room(town: Town) -> None:
    with town.office.open() as office:
        own = offer(office, office.store.institution, side="need")
        for n in range(MOST_IN_LETTER + 2):
            offer(office, town.first, name_en=f"Offer {n}")
        letter = office.match_papers.letter(office.matches.all("en", listing=own, weak=True), own)
        paper = office.match_papers.paper(letter, ("ru", "zh"))
    assert (letter.listings[0], len(letter.pairs), letter.beyond) == (own, MOST_IN_LETTER, 2)
    assert "match_letter.beyond" in paper.notes
    assert len(paper.tables) == 1 + MOST_IN_LETTER


def test_where_nothing_meets_there_is_no_letter(town: Town) -> None:
    with town.office.open() as office, pytest.raises(RuleBroken) as refused:
        office.match_papers.letter([])
    assert codes(refused) == ["listing.no_match"]


def test_the_match_list_has_the_points_of_each_criterion_and_leaves_empty_what_nobody_said(
    town: Town, tmp_path: Path
) -> None:
    with town.office.open() as office:
        market(office)
        found = office.matches.all("ru")
        n = office.match_papers.write_book(found, "ru", tmp_path / "m.xlsx")
    heads, *rows = cells(tmp_path / "m.xlsx")
    assert n == len(rows) == 2
    for one, row in zip(found, rows, strict=True):
        told = dict(zip(heads, row, strict=True))
        assert told["Баллы"] == one.match.score
        points = [told[name] for name in heads[9:17]]
        assert sum(p for p in points if isinstance(p, int)) == one.match.score
        assert points.count(None) == sum(1 for reason in one.match.reasons if reason.open)


@pytest.mark.parametrize("languages", [("zh", "ru"), ("ru", "zh"), ("en", "zh")], ids="-".join)
def test_two_hundred_with_long_titles_stay_on_their_pages(town: Town, languages: tuple[str, str]) -> None:
    with town.office.open() as office:
        read = _many(office, town.first)
        paper = office.catalogue_papers.paper(read, languages)
        pages = TablePages(office.program.fonts, office.program.wordings).sheet(paper).pages
    width, height = size_of(paper)
    assert len(pages) > 10
    for marks in pages:
        for mark in marks:
            if isinstance(mark, TextMark):
                assert 40 < mark.x < mark.x + mark.line.width < width - 40, mark.line.text
                assert 20 < mark.y < height - 28, mark.line.text


def _many(office: Office, owner: str) -> Catalogue:
    """Two hundred, of which every third has titles of two hundred characters."""
    fields = ("0714", "02", "1041", "0613", "07;0721;1015")
    edits = []
    for n in range(200):
        long: dict[str, Value] = {"name_zh": LONG_ZH, "name_ru": LONG_RU} if n % 3 == 0 else {}
        told: dict[str, Value] = {
            "isced_f": fields[n % 5],
            "keywords": "ПЛК;机器人",
            "places": n + 1,
            "languages": "ru",
        }
        values = {**WHOLE, **told, **long, "institution_id": owner, "side": "need" if n % 2 else "offer"}
        edits.append(Edit("listing", office.program.origin.new_id(), values, new=True))
    office.store.record(Step("x", "listing.add", tuple(edits)))
    return office.catalogue_papers.read("en")
