"""The faces printed on paper: which one holds a character, how wide it sets it, what none of them has."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import uharfbuzz

FILES: Mapping[str, str] = MappingProxyType(
    {
        "NotoSerif-Regular": "noto-serif/NotoSerif-Regular.ttf",
        "NotoSerif-SemiBold": "noto-serif/NotoSerif-SemiBold.ttf",
        "NotoSerifSC-Regular": "noto-serif-sc/NotoSerifSC-Regular.ttf",
        "NotoSerifSC-Bold": "noto-serif-sc/NotoSerifSC-Bold.ttf",
        "NotoSans-Regular": "noto-sans/NotoSans-Regular.ttf",
        "NotoSans-SemiBold": "noto-sans/NotoSans-SemiBold.ttf",
        "NotoSansSC-Regular": "noto-sans-sc/NotoSansSC-Regular.ttf",
        "NotoSansSC-Medium": "noto-sans-sc/NotoSansSC-Medium.ttf",
    }
)
"""PostScript names of the faces for paper and their files under the folder of fonts."""

_LAST_RESORT = ("NotoSans-Regular", "NotoSansSC-Regular")
_BOX = "\u25a1"  # in every Han face
# Ideographs, kana, bopomofo and their punctuation, full-width forms
_HAN = re.compile(
    "[\u2e80-\u2fdf\u2ff0-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
# Both scripts use these marks; the Chinese ones stand on the full square
_SHARED_MARKS = frozenset("“”‘’—…·")
_NAME_DOT, _WIDE_DOT = "·", 500  # thousandths: Noto Sans SC sets the dot of foreign names on a whole square
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})
_SPACES = re.compile("[\t\n\v\f\r\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_RADICALS = re.compile("[\u2e80-\u2fdf]")
_RUNS_KEPT = 1000
# Kerning only: with ligatures a copied word would not be the word that was typed
_FEATURES = {"kern": True, "mark": True, "mkmk": True, "liga": False, "clig": False, "dlig": False, "calt": False}


@dataclass(frozen=True, slots=True)
class Typeface:
    """A pair of faces of one weight: Han from one, every other script from the other."""

    latin: str
    han: str


SERIF = Typeface("NotoSerif-Regular", "NotoSerifSC-Regular")
SERIF_STRONG = Typeface("NotoSerif-SemiBold", "NotoSerifSC-Bold")
SANS = Typeface("NotoSans-Regular", "NotoSansSC-Regular")
SANS_STRONG = Typeface("NotoSans-SemiBold", "NotoSansSC-Medium")


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters of one face, kerned. Measures are thousandths of the type size.

    `advances` has one entry a character; `shifts` is empty or the (x, y) by which a mark moves to sit on its letter.
    """

    face: str
    text: str
    advances: tuple[float, ...]
    shifts: tuple[tuple[float, float], ...] = ()

    @property
    def width(self) -> float:
        return sum(self.advances)


class Face:
    """One font file, mapped into memory; tables are read by HarfBuzz as they are needed."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.path = path
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)))
        self._font = uharfbuzz.Font(face)
        self._to_thousandths = 1000 / face.upem
        self._glyphs: dict[str, int | None] = {}
        self._widths: dict[str, float] = {}
        self._runs = lru_cache(_RUNS_KEPT)(self._shaped)

    def glyph(self, character: str) -> int | None:
        """The number of the character's glyph, None when the face lacks it."""
        if character not in self._glyphs:
            self._glyphs[character] = self._font.get_nominal_glyph(ord(character))
        return self._glyphs[character]

    def plain_width(self, character: str) -> float:
        """The advance that stands in the PDF for this character, without kerning."""
        if character not in self._widths:
            advance = self._font.get_glyph_h_advance(self.glyph(character) or 0)
            self._widths[character] = advance * self._to_thousandths
        return self._widths[character]

    def run(self, text: str) -> Run:
        """`text` kerned. Where a face would merge or swap glyphs, its plain glyphs are kept: one for each character."""
        if all(map(is_han, text)):
            return Run(self.name, text, tuple(map(self.plain_width, text)))  # squares have no kerning
        return self._runs(text)

    def _shaped(self, text: str) -> Run:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.guess_segment_properties()
        buffer.language = "und"  # else the language of the system decides about glyphs
        uharfbuzz.shape(self._font, buffer, _FEATURES)
        if [info.codepoint for info in buffer.glyph_infos] != [self.glyph(character) for character in text]:
            return Run(self.name, text, tuple(map(self.plain_width, text)))
        places = buffer.glyph_positions
        scale = self._to_thousandths
        advances = tuple(place.x_advance * scale for place in places)
        if not any(place.x_offset or place.y_offset for place in places):
            return Run(self.name, text, advances)
        return Run(self.name, text, advances, tuple((p.x_offset * scale, p.y_offset * scale) for p in places))


@dataclass(slots=True)
class Fonts:
    """The faces of one folder (`resources/fonts`); each file is opened when a text first needs it."""

    folder: Path
    _faces: dict[str, Face] = field(default_factory=dict, repr=False)
    _homes: dict[tuple[Typeface, bool], dict[str, str | None]] = field(default_factory=dict, repr=False)

    def face(self, name: str) -> Face:
        """Raises KeyError for a face that is not shipped, OSError when its file cannot be read."""
        known = self._faces.get(name)
        if known is None:
            path = self.folder / FILES[name]
            path.stat()  # HarfBuzz would take a missing file for an empty font
            known = self._faces.setdefault(name, Face(name, path))
        return known

    def runs(self, text: str, typeface: Typeface, *, chinese: bool = False) -> tuple[Run, ...]:
        """`text` by the faces that set it. `chinese`: quotes, dashes and dots shared with Latin take their square form.

        For a character that no face has a box is set: ask `missing` before. Whatever shows a PDF leaves out the missing
        glyph of a face.
        """
        parts: list[tuple[str, list[str]]] = []
        homes = self._homes.setdefault((typeface, chinese), {})
        for character in text:
            if character not in homes:
                homes[character] = self._home(character, typeface, chinese)
            home = homes[character]
            if home is None:
                home, character = typeface.han, _BOX
            if parts and (parts[-1][0] == home or unicodedata.combining(character)):
                parts[-1][1].append(character)
            else:
                parts.append((home, [character]))
        return tuple(self.face(home).run("".join(characters)) for home, characters in parts)

    def missing(self, *texts: str) -> tuple[str, ...]:
        """Characters that no face for paper has or that paper cannot show (controls, marks of direction), in order."""
        homes = self._homes.setdefault((SERIF, False), {})
        characters = dict.fromkeys("".join(texts))
        for character in characters:
            if character not in homes:
                homes[character] = self._home(character, SERIF, False)
        return tuple(character for character in characters if homes[character] is None)

    def _home(self, character: str, typeface: Typeface, chinese: bool) -> str | None:
        if unicodedata.category(character) in _INVISIBLE:
            return None
        first, second = typeface.latin, typeface.han
        if is_square(character, chinese=chinese) and not self._is_wide_dot(character, typeface):
            first, second = second, first
        for name in (first, second, *_LAST_RESORT):
            if self.face(name).glyph(character):
                return name
        return None

    def _is_wide_dot(self, character: str, typeface: Typeface) -> bool:
        return character == _NAME_DOT and self.face(typeface.han).plain_width(character) > _WIDE_DOT


@lru_cache(maxsize=8192)
def is_han(character: str) -> bool:
    """Whether the character is set on the full square in any text: ideographs and their own punctuation."""
    return _HAN.match(character) is not None


def is_square(character: str, *, chinese: bool) -> bool:
    """Whether the character stands on the full square here: Han, and in Chinese text the marks shared with Latin."""
    return is_han(character) or (chinese and character in _SHARED_MARKS)


def plain(text: str) -> str:
    """The text as paper sets it: composed letters, any line break or odd space as a space, no radicals for characters.

    Radicals (U+2E80–2FDF) look like the characters but are others; they come in by copying from badly made PDFs.
    """
    text = unicodedata.normalize("NFC", _SPACES.sub(_ordinary_space, text))
    return _RADICALS.sub(lambda radical: unicodedata.normalize("NFKC", radical[0]), text).strip()


def _ordinary_space(found: re.Match[str]) -> str:
    return "\xa0" if found[0] in "\u202f\u2007" else " "


def named(characters: Iterable[str]) -> str:
    """Characters as a person can find them: the sign where it can be shown, always its code."""
    return ", ".join(
        f"{character} (U+{ord(character):04X})" if character.isprintable() else f"U+{ord(character):04X}"
        for character in characters
    )
