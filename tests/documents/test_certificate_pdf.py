"""The printed certificate: exact text, embedded fonts, the same bytes, everything in its place, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from math import hypot
from pathlib import Path

import pypdfium2
import pytest
from certificate_sample import CHEN, FACTS, participation_design
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from exchange_admin.documents.certificates.facts import HolderName, ParticipationFacts, Trilingual
from exchange_admin.documents.drawing import A4_LANDSCAPE, MM, Mark, RingMark, TextMark
from exchange_admin.documents.files import FileNotWritten
from exchange_admin.documents.pages import Pages
from exchange_admin.documents.paper_files import Progress, one_file
from exchange_admin.domain.problems import RuleBroken

DESIGN = participation_design()
LANGUAGE_SETS = [("zh", "ru"), ("zh", "ru", "en"), ("ru", "zh"), ("zh",), ("ru",), ("en",), ("en", "zh")]
LONG = HolderName(
    "弗谢沃洛德·阿列克桑德罗维奇·康斯坦丁诺夫斯基－罗日杰斯特文斯基",
    "Константиновский-Рождественский Всеволод Александрович Мирза-оглы",
    "KONSTANTINOVSKII-ROZHDESTVENSKII Vsevolod Aleksandrovich Mirza",
    "cyrillic",
)


class Stopped(Exception):
    pass


def read(pdf: bytes, page: int = 0) -> str:
    with Pages(pdf) as pages:
        return pages.text(page).replace("\r", "")


def lines(marks: Sequence[Mark]) -> list[str]:
    """The lines as a reader gives them back: one space for several, as on every screen."""
    return [re.sub("[ \xa0]+", " ", mark.line.text) for mark in marks if isinstance(mark, TextMark)]


def box(mark: TextMark) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of the letters; accents and descenders included."""
    size = mark.line.style.size
    return mark.x, mark.y - 0.24 * size, mark.x + mark.line.width, mark.y + 0.8 * size


def check_places(marks: Sequence[Mark], stamp_mm: int = 40) -> None:
    texts = [mark for mark in marks if isinstance(mark, TextMark)]
    for mark in texts:
        left, bottom, right, top = box(mark)
        inside = min(left, bottom, A4_LANDSCAPE[0] - right, A4_LANDSCAPE[1] - top)
        assert inside > 14 * MM, mark.line.text
    for one, other in combinations(texts, 2):
        a, b = box(one), box(other)
        apart = a[0] >= b[2] - 0.6 or b[0] >= a[2] - 0.6 or a[1] >= b[3] - 0.6 or b[1] >= a[3] - 0.6
        assert apart, (one.line.text, other.line.text)
    [ring] = [mark for mark in marks if isinstance(mark, RingMark)]
    assert ring.radius == pytest.approx(stamp_mm / 2 * MM)
    assert ring.y - ring.radius > 13.2 * MM  # inside the frame
    for mark in texts:
        left, bottom, right, top = box(mark)
        nearest = hypot(max(left - ring.x, 0, ring.x - right), max(bottom - ring.y, 0, ring.y - top))
        assert nearest > ring.radius or mark.line.style.colour == "A5ABB6", mark.line.text  # the faint word in it


@pytest.mark.parametrize("languages", LANGUAGE_SETS)
@pytest.mark.parametrize("holder", [CHEN, LONG, HolderName(cyrillic="Нұрлан Әбенов Җәмилович", native="cyrillic")])
def test_every_line_is_read_back_exactly(languages: tuple[str, ...], holder: HolderName) -> None:
    facts = replace(FACTS, languages=languages, holder=holder)
    assert sorted(read(DESIGN.pdf([facts])).splitlines()) == sorted(lines(DESIGN.page(facts)))


def render(papers: Iterable[ParticipationFacts], target: Path, progress: Progress | None = None) -> int:
    """As papers are written, whole or not at all; how many pages."""
    pages: list[int] = []
    with one_file(target, lambda stream: pages.append(DESIGN.draw(papers, stream, progress=progress))):
        return pages[0]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is not installed")
@pytest.mark.parametrize("languages", LANGUAGE_SETS)
def test_another_reader_reads_the_same(languages: tuple[str, ...], tmp_path: Path) -> None:
    facts = replace(FACTS, languages=languages, holder=LONG)
    render([facts], tmp_path / "a.pdf")
    run = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True)
    told = [line for line in run.stdout.decode("utf-8").replace("\f", "\n").splitlines() if line]
    assert sorted(told) == sorted(lines(DESIGN.page(facts)))


def test_names_in_every_script_can_be_found() -> None:
    text = read(DESIGN.pdf([FACTS]))
    for found in ("索科洛娃·达里娅", "Соколова Дарья Андреевна", "SOKOLOVA Daria", "SU-2026-A0412-K", "研修证书"):
        assert found in text.splitlines() or f" {found}" in text or f"{found} " in text


def test_no_radical_stands_for_a_character() -> None:
    facts = replace(FACTS, programme=Trilingual("里月日至言语见车鱼龙", "Курс", "Course"))
    text = read(DESIGN.pdf([facts]))
    assert "里月日至言语见车鱼龙" in text
    assert not re.search("[\u2e80-\u2fdf\uf900-\ufaff]", text)


def test_a_rare_surname_character_is_read_back() -> None:
    facts = replace(FACTS, holder=HolderName(han="\U0002cb5b小明", native="han"), languages=("zh",))
    assert "\U0002cb5b小明" in read(DESIGN.pdf([facts]))


def test_every_font_is_embedded_and_only_what_is_used(tmp_path: Path) -> None:
    pdf = DESIGN.pdf([FACTS])
    names = {name.decode() for name in re.findall(rb"/BaseFont /[A-Z]{6}\+([\w-]+)", pdf)}
    assert names == {"NotoSerif-Regular", "NotoSerif-SemiBold", "NotoSerifSC-Regular", "NotoSerifSC-Bold"}
    assert pdf.count(b"/BaseFont") == pdf.count(b"/FontFile2") == 4
    russian = DESIGN.pdf([replace(FACTS, languages=("ru",), holder=HolderName(cyrillic="Ли", native="cyrillic"))])
    assert b"NotoSerifSC" not in russian
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    texts = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]))
    assert texts
    assert all(raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(text)) == 1 for text in texts)
    page.close()
    document.close()


def test_title_author_and_language_are_told() -> None:
    document = pypdfium2.PdfDocument(DESIGN.pdf([FACTS, replace(FACTS, number="SU-2026-A0413-7")]))
    facts = document.get_metadata_dict()
    document.close()
    assert facts["Title"] == "研修证书 SU-2026-A0412-K … SU-2026-A0413-7"
    assert facts["Author"] == "松花职业技术学院"
    assert facts["Creator"] == "Exchange Admin"
    assert b"/Lang (zh-CN)" in DESIGN.pdf([FACTS])
    assert b"/Lang (ru-RU)" in DESIGN.pdf([replace(FACTS, languages=("ru",))])


def test_the_same_facts_give_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib; from certificate_sample import *\n"
        "from dataclasses import replace\n"
        "papers = [replace(FACTS, number=str(n), holder=CHEN if n % 2 else SOKOLOVA) for n in range(1, 6)]\n"
        "print(hashlib.sha256(participation_design().pdf(papers)).hexdigest())\n"
    )
    path = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parents[2])])
    digests = set()
    for seed, system_language in (("1", "C"), ("2", "ru_RU.UTF-8")):
        surroundings = os.environ | {"PYTHONPATH": path, "PYTHONHASHSEED": seed, "LC_ALL": system_language}
        run = subprocess.run(
            [sys.executable, "-c", script], env=surroundings, capture_output=True, text=True, check=True
        )
        digests.add(run.stdout.strip())
    assert len(digests) == 1


def test_a_design_that_has_printed_before_gives_the_same_bytes() -> None:
    fresh = hashlib.sha256(participation_design().pdf([FACTS])).hexdigest()
    DESIGN.pdf([replace(FACTS, holder=LONG, languages=("en", "zh"))])
    assert hashlib.sha256(DESIGN.pdf([FACTS])).hexdigest() == fresh


def test_a_certificate_is_small_and_a_further_page_smaller() -> None:
    one = len(DESIGN.pdf([FACTS]))
    many = [replace(FACTS, number=f"SU-2026-A{n:04}-K", holder=CHEN if n % 2 else LONG) for n in range(100)]
    assert one <= 70_000
    assert len(DESIGN.pdf([replace(FACTS, holder=LONG)])) <= 70_000
    assert (len(DESIGN.pdf(many)) - one) / 99 <= 3_000


@pytest.mark.parametrize("languages", LANGUAGE_SETS)
@pytest.mark.parametrize("holder", [FACTS.holder, LONG, replace(LONG, native="han"), replace(LONG, native="latin")])
def test_everything_keeps_its_place_with_long_names(languages: tuple[str, ...], holder: HolderName) -> None:
    long_home = Trilingual(
        "圣彼得堡国立交通职业技术学院" * 2, "Санкт-Петербургский техникум " * 5, "State College " * 8
    )
    check_places(DESIGN.page(replace(FACTS, languages=languages, holder=holder)))
    check_places(DESIGN.page(replace(FACTS, languages=languages, holder=holder, home=long_home)))


@pytest.mark.parametrize("part", ["holder", "programme", "home", "position", "signatory", "place", "result", "issuer"])
@pytest.mark.parametrize("languages", [("zh", "ru", "en"), ("ru",)])
def test_a_growing_text_keeps_its_place_until_it_is_told_to_be_too_long(part: str, languages: tuple[str, ...]) -> None:
    fitted = []
    for times in (1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 30, 45, 70, 120, 200):
        said = Trilingual("国际交流与合作处" * times, "отдел образования " * times, "Education Office " * times)
        value = HolderName(said.zh, said.ru, said.en, "cyrillic") if part == "holder" else said
        facts = replace(FACTS, languages=languages, **{part: value})
        fits = "certificate.too_long" not in {problem.code for problem in DESIGN.problems(facts)}
        if fits:
            check_places(DESIGN.page(facts))
        fitted.append(fits)
    assert fitted == sorted(fitted, reverse=True)
    assert fitted[0]
    assert not fitted[-1]


words = st.text(st.sampled_from("абвгджзийклмн АБВ«»-"), min_size=1, max_size=140).filter(str.strip)
characters = st.text(st.sampled_from("汉语教育，。“”（）职业技术学院abc 123"), min_size=1, max_size=90).filter(
    str.strip
)


@settings(max_examples=60)
@given(
    han=st.just("") | characters,
    cyrillic=words,
    programme=st.builds(Trilingual, characters, words, words),
    home=st.builds(Trilingual, characters, words, words),
    position=st.builds(Trilingual, characters, words, words),
    place=st.builds(Trilingual, characters, words, words),
    languages=st.sampled_from(LANGUAGE_SETS),
)
def test_what_fits_keeps_its_place_and_what_does_not_is_told(
    han: str,
    cyrillic: str,
    programme: Trilingual,
    home: Trilingual,
    position: Trilingual,
    place: Trilingual,
    languages: tuple[str, ...],
) -> None:
    facts = replace(
        FACTS,
        holder=HolderName(han, cyrillic, "", "cyrillic"),
        programme=programme,
        home=home,
        position=position,
        place=place,
        languages=languages,
    )
    if "certificate.too_long" in {problem.code for problem in DESIGN.problems(facts)}:
        return
    check_places(DESIGN.page(facts))


def test_the_first_design_is_as_it_was_issued() -> None:
    """Its words and places never change any more; a changed certificate is a new design with a new id."""
    places = [
        f"{mark.x:.0f} {mark.y:.0f} {mark.line.style.size:g} {mark.line.text}"
        for facts in (FACTS, replace(FACTS, languages=("ru", "zh"), holder=CHEN, kind="language_course"))
        for mark in DESIGN.page(facts)
        if isinstance(mark, TextMark)
    ]
    frozen = (Path(__file__).parent / "certificate_participation_1.txt").read_text("utf-8")
    assert places == frozen.splitlines()


@pytest.mark.parametrize("stamp_mm", [20, 38, 42, 60])
@pytest.mark.parametrize("languages", LANGUAGE_SETS)
def test_the_place_of_the_seal_is_as_large_as_the_seal(languages: tuple[str, ...], stamp_mm: int) -> None:
    for holder in (FACTS.holder, LONG):
        facts = replace(FACTS, languages=languages, holder=holder, stamp_mm=stamp_mm)
        check_places(DESIGN.page(facts), stamp_mm)


@pytest.mark.parametrize("languages", LANGUAGE_SETS)
def test_a_duplicate_says_so_and_names_the_first_paper(languages: tuple[str, ...]) -> None:
    facts = replace(FACTS, languages=languages, holder=LONG, duplicate_of="SONGHUACOLLE-2026-A99999999999999999-KKK")
    marks = DESIGN.page(facts)
    check_places(marks)
    said = " ".join(lines(marks))
    words = {"zh": "补发", "ru": "ДУБЛИКАТ", "en": "DUPLICATE"}
    assert [language for language in ("zh", "ru", "en") if words[language] in said] == sorted(
        languages, key=["zh", "ru", "en"].index
    )
    assert facts.duplicate_of in read(DESIGN.pdf([facts]))


def test_a_number_too_long_for_its_place_is_told_not_cut() -> None:
    long = replace(FACTS, number="SU-2026-" + "0123456789" * 12)
    assert "certificate.too_long" in {problem.code for problem in DESIGN.problems(long)}
    registry_limit = replace(FACTS, number="SONGHUACOLLE-2026-A99999999999999999-KKK")
    assert DESIGN.problems(registry_limit) == []
    assert registry_limit.number in lines(DESIGN.page(registry_limit))


def test_marks_of_markup_and_odd_spaces_are_printed_as_they_are() -> None:
    facts = replace(
        FACTS,
        holder=HolderName(latin='O\'Neil <b>Ann</b> & (Sons) \\ 100%\t"A"\n', native="latin"),
        programme=Trilingual("<para>{n}</para>", "{programme} %s", "$host"),
    )
    text = read(DESIGN.pdf([facts]))
    assert 'O\'Neil <b>Ann</b> & (Sons) \\ 100% "A"' in text
    for kept in ("<para>{n}</para>", "{programme} %s", "$host"):
        assert kept in text


def test_a_missing_character_stops_before_anything_is_written(tmp_path: Path) -> None:
    papers = [FACTS, replace(FACTS, holder=replace(CHEN, han="王\U00020002"))]
    with pytest.raises(RuleBroken) as caught:
        render(papers, tmp_path / "a.pdf")
    assert caught.value.problem.code == "certificate.missing_glyph"
    assert caught.value.problem.facts == {"characters": "\U00020002 (U+20002)"}
    assert not list(tmp_path.iterdir())


def test_no_certificate_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken) as caught:
        render([], tmp_path / "a.pdf")
    assert caught.value.problem.code == "certificate.none"
    assert not list(tmp_path.iterdir())


def test_progress_is_heard_and_many_pages_are_one_file(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    papers = [replace(FACTS, number=f"SU-{n}") for n in range(3)]
    done = render(papers, tmp_path / "a.pdf", progress=lambda *step: heard.append(step))
    assert done == 3
    assert heard == [(1, 3), (2, 3), (3, 3)]
    with Pages(tmp_path / "a.pdf") as pages:
        assert [f"SU-{n}" in pages.text(n) for n in range(3)] == [True, True, True]
    assert render(iter(papers), tmp_path / "a.pdf", progress=lambda *step: heard.append(step)) == 3
    assert heard[-1] == (3, 0)


def test_a_cancelled_print_leaves_nothing_and_keeps_the_old_file(tmp_path: Path) -> None:
    def stop(done: int, total: int) -> None:
        if done == 2:
            raise Stopped

    (tmp_path / "a.pdf").write_bytes(b"old")
    with pytest.raises(Stopped):
        render([FACTS] * 5, tmp_path / "a.pdf", progress=stop)
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_a_refusal_of_the_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten) as caught:
        render([FACTS], tmp_path / "none" / "a.pdf")
    assert caught.value.problem.code == "file.not_written"


def test_facts_read_from_the_register_print_the_same_paper() -> None:
    assert DESIGN.pdf([ParticipationFacts.from_json(FACTS.to_json())]) == DESIGN.pdf([FACTS])
