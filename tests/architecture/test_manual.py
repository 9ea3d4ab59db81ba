"""The manual names what the window says, in each language, and leads nowhere that is not there."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from exchange_admin.domain.wording import read_entries
from exchange_admin.ui.actions import KEYS, SPECS
from exchange_admin.ui.presentation import AREAS

ROOT = Path(__file__).parents[2]
MANUAL = ROOT / "docs" / "manual"
SOURCES = {"en": "exchange_admin_en.ts", "zh": "exchange_admin_zh_CN.ts", "ru": "exchange_admin_ru.ts"}
CONTENTS = tomllib.loads((MANUAL / "contents.toml").read_text("utf-8"))["chapter"]
CHAPTERS = [one["name"] for one in CONTENTS]
OTHERS = ("zh", "ru")
MOST_BYTES = 3_000_000

_QUOTED = re.compile(r"\*\*(.+?)\*\*")
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)]+)\)")
_HEADING = re.compile(r"^(#+) ", re.MULTILINE)
_KEY = re.compile(r"`((?:Ctrl|Alt|Shift)\+[^`]+|F\d+)`")


def text_of(language: str, chapter: str) -> str:
    return (MANUAL / language / f"{chapter}.md").read_text("utf-8")


def plain(text: str) -> str:
    """As it stands on a button: without the letter for Alt, numbers as any number."""
    return re.sub(r"\d+", "%n", re.sub(r"\(&\w\)", "", text).replace("&", "").strip())


def _from_wording(entries: object, at: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(entries, dict):
        for key, inner in entries.items():
            yield from _from_wording(inner, f"{at}.{key}" if at else str(key))
    elif isinstance(entries, str):
        yield entries, at


def _from_window(language: str) -> Iterator[tuple[str, str]]:
    english = {}
    if language == "en":
        root = ElementTree.parse(ROOT / "translations" / SOURCES["zh"]).getroot()
        for source in root.iter("source"):
            yield source.text or "", source.text or ""
        english = {"en": True}
    for message in ElementTree.parse(ROOT / "translations" / SOURCES[language]).getroot().iter("message"):
        source, translation = message.findtext("source") or "", message.find("translation")
        assert translation is not None
        for form in [translation, *translation.findall("numerusform")]:
            yield (form.text or "").strip() or (source if english else ""), source


@cache
def words(language: str) -> dict[str, set[str]]:
    """What the window says, and the keys under which it is said: the English words or the place in the wording."""
    found: dict[str, set[str]] = {}
    wording = read_entries(ROOT / "resources" / "wording" / language)
    for text, key in (*_from_window(language), *_from_wording(wording)):
        if text:
            found.setdefault(plain(text), set()).add(key)
            found.setdefault(plain(text).removesuffix("…"), set()).add(key)
    return found


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("language", SOURCES)
def test_what_is_quoted_stands_on_a_button_menu_or_field(language: str, chapter: str) -> None:
    quoted = _QUOTED.findall(text_of(language, chapter))
    assert [one for one in quoted if plain(one) not in words(language)] == []


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("language", OTHERS)
def test_each_language_quotes_the_same_words(language: str, chapter: str) -> None:
    english, other = (_QUOTED.findall(text_of(one, chapter)) for one in ("en", language))
    pairs = list(zip(english, other, strict=True))
    unlike = [(a, b) for a, b in pairs if not words("en").get(plain(a), set()) & words(language).get(plain(b), set())]
    assert unlike == []


@pytest.mark.parametrize("chapter", CHAPTERS)
@pytest.mark.parametrize("language", OTHERS)
def test_each_language_has_the_same_headings_pictures_links_and_keys(language: str, chapter: str) -> None:
    def shape(text: str) -> tuple[object, ...]:
        links = [(sign, target) for sign, _, target in _LINK.findall(text)]
        return _HEADING.findall(text), links, _KEY.findall(text)

    assert shape(text_of(language, chapter)) == shape(text_of("en", chapter))


@pytest.mark.parametrize("language", SOURCES)
def test_what_is_linked_and_shown_is_there_and_told(language: str) -> None:
    for chapter in CHAPTERS:
        for sign, told, target in _LINK.findall(text_of(language, chapter)):
            assert told, f"{chapter}: {target} says nothing to who cannot see it"
            assert (MANUAL / language / target).is_file(), f"{chapter}: {target}"
            assert target.startswith("pictures/") if sign else target.removesuffix(".md") in CHAPTERS


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_keys_are_those_of_the_program(chapter: str) -> None:
    ours = {spec.shortcut for spec in SPECS} | {key.keys.replace("Return", "Enter") for key in KEYS}
    ours |= {f"Ctrl+{n}" for n in range(1, 10)} | {"Alt+Left", "Ctrl+F"}
    assert [key for key in _KEY.findall(text_of("en", chapter)) if key not in ours] == []


def test_keys_of_commands_stand_beside_them() -> None:
    """The chapter of keys has them in tables: the command, then its key."""
    table = dict(re.findall(r"^\| \*\*(.+?)\*\* \| `(.+?)` \|$", text_of("en", "keys"), re.MULTILINE))
    ours = {spec.text: spec.shortcut for spec in SPECS if spec.shortcut}
    assert len(table) > 20
    assert {name: key for name, key in table.items() if ours.get(name) != key} == {}


def test_pictures_are_few_and_each_is_shown() -> None:
    there = {path.relative_to(MANUAL).as_posix() for path in MANUAL.glob("*/pictures/*")}
    shown = {
        f"{language}/{target}"
        for language in SOURCES
        for chapter in CHAPTERS
        for sign, _, target in _LINK.findall(text_of(language, chapter))
        if sign
    }
    assert there == shown
    assert sum((MANUAL / one).stat().st_size for one in there) < MOST_BYTES


def test_the_site_has_every_chapter_in_order() -> None:
    nav = re.findall(r"^ +- (\w+)/(\w+)\.md$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    assert nav == [(language, chapter) for language in ("zh", "ru", "en") for chapter in CHAPTERS]


def test_every_page_that_a_chapter_is_for_is_one_of_the_window() -> None:
    pages = {page for one in CONTENTS for page in one["pages"]}
    assert pages <= {area.id for area in AREAS} | {"today", "settings", "import", "certificates", "exchange"}


def test_the_wheel_brings_the_manual() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert told["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]["docs/manual"] == "exchange_admin/manual"


def test_nothing_lies_about_that_is_no_chapter() -> None:
    assert {path.stem for path in MANUAL.glob("*/*.md")} == set(CHAPTERS)
