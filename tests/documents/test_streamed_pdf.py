"""A PDF leaves page by page for its file: what came before it is not kept, and what went wrong is told."""

from __future__ import annotations

import shutil
import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from exchange_admin.documents.drawing import BoxMark, Mark, PdfPages, PictureMark, TextMark, pdf_of
from exchange_admin.documents.fonts import SERIF, Fonts
from exchange_admin.documents.typesetting import Style, Typesetter

FONTS = Fonts(Path(__file__).parents[2] / "resources" / "fonts")
SETTER = Typesetter(FONTS)


class Sink(BytesIO):
    """Forgets what it is given, as a disk does for this process."""

    def __init__(self) -> None:
        super().__init__()
        self.taken = 0

    def write(self, data: bytes) -> int:  # type: ignore[override]
        self.taken += len(data)
        return len(data)


def boxes(page: int) -> Iterator[Mark]:
    """Some 10,000 bytes of operators, others on every page."""
    return (BoxMark(n, page % 100, 5, 5 + page, f"{n:06X}") for n in range(250))


def test_each_page_is_in_the_file_before_the_next_one_is_drawn() -> None:
    stream = BytesIO()
    pages = PdfPages(FONTS, stream)
    sizes = [len(stream.getvalue())]
    for n in range(3):
        pages.add(boxes(n))
        sizes.append(len(stream.getvalue()))
    assert all(after - before > 500 for before, after in pairwise(sizes))


def test_what_is_kept_of_a_page_is_its_number_and_its_place() -> None:
    pages = PdfPages(FONTS, Sink())
    for n in range(60):
        pages.add(boxes(n))
    tracemalloc.start()
    try:
        for n in range(60, 260):
            pages.add(boxes(n))
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert kept / 200 < 2_500  # bytes a page; the operators alone have four times that


def test_the_whole_file_is_read_by_another_program_with_its_words_and_its_title() -> None:
    line = SETTER.line("Иванова 伊万诺娃 Ivanova", Style(SERIF, 20), "ru")
    made = pdf_of(
        FONTS, [[TextMark(50, 50 + n, line)] for n in range(12)], title="Список", author="院校", language="ru"
    )
    document = pypdfium2.PdfDocument(made)
    assert len(document) == 12
    assert document.get_metadata_dict()["Title"] == "Список"
    assert document.get_metadata_dict()["Author"] == "院校"
    for page in document:
        assert page.get_textpage().get_text_bounded() == "Иванова 伊万诺娃 Ivanova"
    document.close()


def test_every_object_stands_where_the_table_at_the_end_says() -> None:
    made = pdf_of(FONTS, [list(boxes(1)), list(boxes(2))], title="", author="")
    start = int(made.rsplit(b"startxref", 1)[1].split()[0])
    lines = made[start:].split(b"trailer", 1)[0].splitlines()
    assert lines[0] == b"xref"
    places = [int(line.split()[0]) for line in lines[3:]]
    assert len(places) >= 6
    for number, place in enumerate(places, 1):
        assert made[place:].startswith(f"{number} 0 obj".encode())


def test_a_picture_is_in_the_file_once_and_its_transparency_with_it() -> None:
    content = BytesIO()
    image = Image.new("RGBA", (60, 60), (255, 0, 0, 255))
    image.paste((0, 0, 0, 0), (30, 0, 60, 60))
    image.save(content, "PNG")
    ground = BoxMark(0, 0, 400, 400, "00FF00")
    mark = PictureMark(100, 100, 60, 60, "seal", content.getvalue())
    made = pdf_of(FONTS, [[ground, mark], [ground, mark, mark]], title="", author="")
    assert made.count(b"/Subtype /Image") == 2  # the picture and its veil
    document = pypdfium2.PdfDocument(made)
    for page in document:
        shown = page.render(scale=1).to_pil()
        high = shown.height
        assert shown.getpixel((110, high - 130))[:3] == (255, 0, 0)
        assert shown.getpixel((150, high - 130))[:3] == (0, 255, 0)
    document.close()


def test_a_page_without_marks_is_white() -> None:
    document = pypdfium2.PdfDocument(pdf_of(FONTS, [[]], title="", author=""))
    assert document[0].render(scale=0.5).to_pil().getextrema() == ((255, 255),) * 3
    document.close()


def test_a_disk_that_is_full_is_heard_of_at_the_page_that_had_no_room() -> None:
    class Full(BytesIO):
        def write(self, data: bytes) -> int:  # type: ignore[override]
            if self.tell() > 2_000:
                raise OSError(28, "No space left on device")
            return super().write(data)

    pages = PdfPages(FONTS, Full())

    def draw() -> None:
        for n in range(100):
            pages.add(boxes(n))

    with pytest.raises(OSError, match="No space left"):
        draw()
    assert pages.count < 10


def test_fonts_of_another_folder_are_read_from_there_and_each_is_in_the_file_once(tmp_path: Path) -> None:
    """As where two installations are open, or two papers are begun at once: reportlab's registry keeps the first."""
    shutil.copytree(FONTS.folder / "noto-serif", tmp_path / "noto-serif")
    shutil.copytree(FONTS.folder / "noto-serif-sc", tmp_path / "noto-serif-sc")
    said = ("Certificate", "Nina Ivanova", "证书", "伊万诺娃")
    marks = [TextMark(50, 50 + 40 * n, SETTER.line(text, Style(SERIF, 12))) for n, text in enumerate(said)]
    there, here = (pdf_of(fonts, [marks], title="t", author="a") for fonts in (Fonts(tmp_path), FONTS))
    assert there == here
    assert there.count(b"/FontFile2") == 2
