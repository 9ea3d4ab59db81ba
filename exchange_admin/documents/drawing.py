"""What lies on a page, as data, and the PDF made of it. Distances in points from the lower left corner."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from exchange_admin.documents.fonts import FILES, Face, Fonts, Run
from exchange_admin.documents.streamed_pdf import StreamedDocument, name_of_picture
from exchange_admin.documents.typesetting import Line

rl_config.useA85 = 0  # reportlab knows no other way: page streams as bytes, not as text a quarter longer

MM = 72 / 25.4
_TAGS = {"zh": "zh-CN", "ru": "ru-RU", "en": "en-GB"}
_REMEMBERED = 500  # marks: those that the papers share, not the people
_BEYOND = re.compile("<([0-9A-F]{5,6})>")
A4_LANDSCAPE = (297 * MM, 210 * MM)
A4_PORTRAIT = (210 * MM, 297 * MM)


@dataclass(frozen=True, slots=True)
class TextMark:
    """A line whose left end stands at `x` on the baseline `y`; `turned` it goes upwards from there."""

    x: float
    y: float
    line: Line
    turned: bool = False


@dataclass(frozen=True, slots=True)
class RuleMark:
    """A straight stroke of `width` points."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class FrameMark:
    """A rectangle drawn with its stroke centred on the given sides."""

    x: float
    y: float
    across: float
    high: float
    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class RingMark:
    """A dotted circle."""

    x: float
    y: float
    radius: float
    width: float
    colour: str


@dataclass(frozen=True, slots=True)
class BoxMark:
    """A filled rectangle without a stroke."""

    x: float
    y: float
    across: float
    high: float
    colour: str


@dataclass(frozen=True, slots=True)
class CodeMark:
    """A square of `modules` a side, `side` points wide from its lower left corner; `rows` from the top, dark is 1."""

    x: float
    y: float
    side: float
    modules: int
    rows: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class PictureMark:
    """A picture stretched over the rectangle: `content` is a PNG or JPEG file, `name` its SHA-256."""

    x: float
    y: float
    across: float
    high: float
    name: str
    content: bytes = field(repr=False, compare=False)


Mark = TextMark | RuleMark | FrameMark | RingMark | BoxMark | CodeMark | PictureMark


def pdf_of(
    fonts: Fonts,
    pages: Iterable[Iterable[Mark]],
    *,
    title: str,
    author: str,
    size: tuple[float, float] = A4_LANDSCAPE,
    language: str = "",
) -> bytes:
    """A PDF in memory; see `PdfPages`."""
    stream = BytesIO()
    made = PdfPages(fonts, stream, size, language)
    for marks in pages:
        made.add(marks)
    made.end(title=title, author=author)
    return stream.getvalue()


class PdfPages:
    """Pages of marks becoming one PDF in `stream`, which takes each page as it is added and stays open.

    The same marks give the same bytes; only the glyphs used are embedded. `language` is that of the whole paper: zh, ru
    or en, empty for none. Text is stored as it was given, so that every word can be found.
    """

    def __init__(
        self, fonts: Fonts, stream: BinaryIO, size: tuple[float, float] = A4_LANDSCAPE, language: str = ""
    ) -> None:
        self.count = 0
        self._fonts, self._size = fonts, size
        self._document = StreamedDocument(stream, _TAGS.get(language))
        self._codes: dict[Mark, str] = {}
        self._pictures: set[str] = set()
        self._faces: dict[str, PaperFont] = {}

    def add(self, marks: Iterable[Mark]) -> None:
        """One more page."""
        pictures: dict[str, None] = {}
        codes = []
        for mark in marks:
            if isinstance(mark, PictureMark):
                self._keep(mark)
                pictures[mark.name] = None
            codes.append(self._code(mark) if isinstance(mark, CodeMark) else self._known(mark))
        self._document.add("\n".join(codes), self._size, list(pictures))
        self.count += 1

    def end(self, *, title: str, author: str) -> None:
        """Makes the PDF whole, once."""
        self._document.end(title=title, author=author)

    def _known(self, mark: Mark) -> str:
        """The operators of the mark, remembered: most of a page is the same for everybody."""
        code = self._codes.get(mark)
        if code is None:
            if len(self._codes) > _REMEMBERED:
                self._codes.clear()
            code = self._codes[mark] = self._code(mark)
        return code

    def _keep(self, mark: PictureMark) -> None:
        """The picture, which is in the file once however many pages show it."""
        if mark.name not in self._pictures:
            self._pictures.add(mark.name)
            self._document.add_picture(mark.name, mark.content)

    def _code(self, mark: Mark) -> str:
        match mark:
            case PictureMark(x, y, across, high, name):
                return f"q {_n(across)} 0 0 {_n(high)} {_n(x)} {_n(y)} cm /{name_of_picture(name)} Do Q"
            case TextMark():
                return self._text(mark)
            case RuleMark(x1, y1, x2, y2, width, colour):
                return f"{_rgb(colour)} RG {_n(width)} w {_n(x1)} {_n(y1)} m {_n(x2)} {_n(y2)} l S"
            case FrameMark(x, y, across, high, width, colour):
                return f"{_rgb(colour)} RG {_n(width)} w 0 j {_n(x)} {_n(y)} {_n(across)} {_n(high)} re S"
            case BoxMark(x, y, across, high, colour):
                return f"{_rgb(colour)} rg {_n(x)} {_n(y)} {_n(across)} {_n(high)} re f"
            case CodeMark():
                return _stencil(mark)
            case RingMark(x, y, radius, width, colour):
                return f"q {_rgb(colour)} RG {_n(width)} w 1 J [0 {_n(3 * width)}] 0 d {_circle(x, y, radius)} S Q"

    def _text(self, mark: TextMark) -> str:
        line, style = mark.line, mark.line.style
        # Readers take wide tracking for spaces between letters, and marks set close together for the end of a line
        spaced = style.tracking > 0.09 * style.size or line.tightened
        # pdfium loses characters beyond U+FFFF from such a text, and a lost character is worse than a torn line
        spaced = spaced and max(line.text, default="") <= "\uffff"
        parts = [f"/Span <</ActualText <FEFF{line.text.encode('utf-16-be').hex()}>>> BDC"] if spaced else []
        way = "0 1 -1 0" if mark.turned else "1 0 0 1"
        parts.append(f"BT {_rgb(style.colour)} rg {_n(style.tracking)} Tc {way} {_n(mark.x)} {_n(mark.y)} Tm")
        for run in line.runs:
            parts += self._run(run, style.size)
        parts.append("ET EMC" if spaced else "ET")
        return " ".join(parts)

    def _run(self, run: Run, size: float) -> Iterator[str]:
        """Operators that set one run, each of its font subsets in turn."""
        font, face, document = self._font(run.face), self._fonts.face(run.face), self._document
        start = 0
        for subset, codes in font.splitString(run.text, document):
            yield f"{font.getSubsetInternalName(subset, document)} {_n(size)} Tf"
            yield from _glyphs(codes, run, face, start, size)
            start += len(codes)

    def _font(self, name: str) -> PaperFont:
        """The face, the same one from the first text that needs it to the last."""
        font = self._faces.get(name)
        if font is None:
            font = self._faces[name] = _read(name, str(self._fonts.face(name).path))
        return font


class PaperFont(TTFont):  # type: ignore[misc]
    """reportlab's TrueType font, with characters beyond U+FFFF readable in the PDF: rare Chinese names have some."""

    def addObjects(self, doc: Any) -> None:
        subsets = len(self.state[doc].subsets)
        super().addObjects(doc)
        for number in range(subsets):
            base = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("pdfdoc")
            names = doc.idToObject[f"toUnicodeCMap:{base}"]
            names.content = _BEYOND.sub(_surrogates, names.content)


@lru_cache(maxsize=2 * len(FILES))
def _read(name: str, path: str) -> PaperFont:
    """Read once for all papers. Not kept in reportlab's registry: there the first file of a name stays for ever."""
    return PaperFont(name, path, asciiReadable=0)


def _surrogates(code: re.Match[str]) -> str:
    return f"<{chr(int(code[1], 16)).encode('utf-16-be').hex()}>"


def _glyphs(codes: bytes, run: Run, face: Face, start: int, size: float) -> Iterator[str]:
    """One TJ operator, or several where marks are raised. Numbers in it pull the next glyph back by thousandths."""
    shown: list[str] = []
    pending = bytearray()
    pull = 0.0

    def flush() -> None:
        if pending:
            shown.append(f"<{pending.hex()}>")
            pending.clear()

    for place, code in enumerate(codes, start):
        right, up = run.shifts[place] if run.shifts else (0.0, 0.0)
        if (pull := pull - right) and round(pull, 2):
            flush()
            shown.append(_n(pull))
        if up:
            flush()
            yield f"[{''.join(shown)}] TJ {_n(up * size / 1000)} Ts <{code:02x}> Tj 0 Ts"
            shown = []
        else:
            pending.append(code)
        pull = face.plain_width(run.text[place]) + right - run.advances[place]
    if round(pull, 2):
        flush()
        shown.append(_n(pull))
    flush()
    yield f"[{''.join(shown)}] TJ"


def _stencil(mark: CodeMark) -> str:
    """A 1-bit picture in the page itself: the smallest form, and crisp at every resolution."""
    placed = f"q 0 g {_n(mark.side)} 0 0 {_n(mark.side)} {_n(mark.x)} {_n(mark.y)} cm"
    shape = f"BI /W {mark.modules} /H {mark.modules} /IM true /D [1 0] /F /AHx ID"
    return f"{placed} {shape} {b''.join(mark.rows).hex()}> EI Q"


def _n(value: float) -> str:
    """A number as PDF writes it, to a hundredth."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _rgb(colour: str) -> str:
    return " ".join(_n3(int(colour[i : i + 2], 16) / 255) for i in (0, 2, 4))


def _n3(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _circle(x: float, y: float, radius: float) -> str:
    """Four cubic curves; 0.5523 is the usual length of their handles."""
    handle = radius * 0.5523
    path = [f"{_n(x + radius)} {_n(y)} m"]
    for dx, dy in ((0, 1), (-1, 0), (0, -1), (1, 0)):  # the next quarter ends in this direction
        px, py = dy, -dx  # where it begins
        points = (
            (px * radius + dx * handle, py * radius + dy * handle),
            (dx * radius + px * handle, dy * radius + py * handle),
            (dx * radius, dy * radius),
        )
        path.append(" ".join(f"{_n(x + across)} {_n(y + high)}" for across, high in points) + " c")
    return " ".join(path)
