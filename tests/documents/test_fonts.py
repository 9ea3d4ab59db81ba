"""Every script of the office is set with faces that have it, and what no face has is named."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
import uharfbuzz
from hypothesis import given
from hypothesis import strategies as st

from exchange_admin.documents.fonts import FILES, SANS, SANS_STRONG, SERIF, SERIF_STRONG, Fonts, named, plain

RUSSIAN = "Съешь же ещё этих мягких французских булок, да выпей чаю. ЁЙЩЪЫЭЮЯ №"
TATAR_KAZAKH = "Әә Өө Үү Җҗ Ңң Һһ Ғғ Ққ Ұұ Іі Ҡҡ Ҙҙ Ҫҫ Ӑӑ Ӗӗ Ӳӳ"
VIETNAMESE = "Nguyễn Thị Hương ŁŠŽÅß"
CHINESE = "里月日至言语见车鱼龙吕卢陈思远教育职业技术学院，。、；：？！（）《》「」【】"


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return Fonts(Path(__file__).parents[2] / "resources" / "fonts")


def characters_of(path: Path) -> set[int]:
    return set(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path))).unicodes)


def test_nothing_is_opened_before_a_text_needs_it(resources: Path) -> None:
    fonts = Fonts(resources / "fonts")
    assert not fonts._faces
    fonts.runs("Договор", SERIF)
    assert set(fonts._faces) == {"NotoSerif-Regular"}


def test_every_family_comes_with_its_licence_and_stands_in_the_notice(resources: Path) -> None:
    notice = (resources / "fonts" / "NOTICE.md").read_text("utf-8")
    families = [folder for folder in (resources / "fonts").iterdir() if folder.is_dir()]
    assert len(families) == 5
    for family in families:
        assert "SIL OPEN FONT LICENSE Version 1.1" in (family / "OFL.txt").read_text("utf-8")
        assert f"`{family.name}`" in notice
        for face in family.glob("*.ttf"):
            assert face.stem.partition("-")[2] in next(
                line for line in notice.splitlines() if f"`{family.name}`" in line
            )


def test_every_face_for_paper_is_shipped(resources: Path) -> None:
    assert [name for name, file in FILES.items() if not (resources / "fonts" / file).is_file()] == []


def test_the_heavy_faces_have_every_character_of_the_light_ones(resources: Path) -> None:
    folder = resources / "fonts"
    for light, heavy in ((SERIF, SERIF_STRONG), (SANS, SANS_STRONG)):
        for one, other in ((light.latin, heavy.latin), (light.han, heavy.han)):
            assert characters_of(folder / FILES[one]) == characters_of(folder / FILES[other])


@pytest.mark.parametrize("text", [RUSSIAN, TATAR_KAZAKH, VIETNAMESE, "0123456789 «» “” ‘’ — – … · €₽¥"])
def test_letters_and_digits_come_from_the_latin_and_cyrillic_face(fonts: Fonts, text: str) -> None:
    assert [run.face for run in fonts.runs(text, SERIF)] == ["NotoSerif-Regular"]
    assert fonts.missing(text) == ()


def test_han_comes_from_the_chinese_face(fonts: Fonts) -> None:
    assert [run.face for run in fonts.runs(CHINESE, SERIF)] == ["NotoSerifSC-Regular"]


def test_a_mixed_line_is_split_where_the_script_changes(fonts: Fonts) -> None:
    runs = fonts.runs("共320学时 SOKOLOVA 达里娅", SERIF_STRONG)
    assert [run.text for run in runs] == ["共", "320", "学时", " SOKOLOVA ", "达里娅"]


def test_quotes_and_dashes_are_square_in_chinese_text_only(fonts: Fonts) -> None:
    assert [run.face for run in fonts.runs("参加“汉语”——", SERIF, chinese=True)] == ["NotoSerifSC-Regular"]
    assert [run.text for run in fonts.runs("курс “汉语” — да", SERIF)] == ["курс “", "汉语", "” — да"]


def test_letters_are_kerned_and_keep_one_glyph_each(fonts: Fonts) -> None:
    [kerned] = fonts.runs("AVATo", SERIF)
    plain_width = sum(fonts.face("NotoSerif-Regular").plain_width(letter) for letter in "AVATo")
    assert kerned.width < plain_width
    [office] = fonts.runs("office fi fl", SERIF)
    assert len(office.advances) == len("office fi fl")


def test_a_mark_without_a_composed_letter_sits_on_its_letter(fonts: Fonts) -> None:
    [run] = fonts.runs("Б\u0301", SERIF)
    assert run.advances[1] == 0
    assert run.shifts[1] != (0, 0)


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("Анна 😀", ("😀",)),
        ("王\U00020002明", ("\U00020002",)),
        ("a\u202eb\u2066c\u200e", ("\u202e", "\u2066", "\u200e")),
        ("a\x00b\x1bc\ufeffd\u200b", ("\x00", "\x1b", "\ufeff", "\u200b")),
        ("שלום", ("ש", "ל", "ו", "ם")),
        ("\ue000\ue000", ("\ue000",)),
    ],
)
def test_what_no_face_has_or_paper_cannot_show_is_named_once(fonts: Fonts, text: str, lacking: tuple[str, ...]) -> None:
    assert fonts.missing(text) == lacking


def test_rare_surname_characters_beyond_the_first_plane_are_there(fonts: Fonts) -> None:
    assert fonts.missing("\U0002cb5b\U0002b7f9") == ()


def test_names_of_missing_characters_show_the_code_and_the_sign_when_there_is_one() -> None:
    assert named(("😀", "\u202e")) == "😀 (U+1F600), U+202E"


def test_plain_text_has_characters_instead_of_radicals_and_ordinary_spaces() -> None:
    assert plain("⾥⽉⽇⾄⾔") == "里月日至言"
    assert plain("20 января 2027\u202fг.") == "20 января 2027\xa0г."
    assert plain(" Е\u0308лка\n\tи\u2003сосна ") == "Ёлка  и сосна"


def test_a_face_whose_file_is_missing_is_an_error_not_an_empty_font(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Fonts(tmp_path).runs("a", SERIF)


@given(text=st.text(st.sampled_from(RUSSIAN + TATAR_KAZAKH + VIETNAMESE + CHINESE + "AVTo.,\u0301“”·"), min_size=1))
def test_no_character_is_lost_by_splitting_and_every_one_has_a_width(fonts: Fonts, text: str) -> None:
    runs = fonts.runs(text, SERIF, chinese=True)
    assert "".join(run.text for run in runs) == text
    assert all(len(run.text) == len(run.advances) for run in runs)
    assert all(left.face != right.face for left, right in pairwise(runs))


@given(text=st.text(max_size=40))
def test_plain_text_is_composed_and_changes_no_more_when_done_again(text: str) -> None:
    done = plain(text)
    assert plain(done) == done
    assert unicodedata.is_normalized("NFC", done)
    assert not re.search("[\t\n\r\u202f]", done)
