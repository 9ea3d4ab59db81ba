"""The pages shown and printed are those of the PDF, whole or in bands."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from exchange_admin.documents.drawing import MM, FrameMark, RuleMark, TextMark, pdf_of
from exchange_admin.documents.fonts import SERIF, Fonts
from exchange_admin.documents.pages import PageImage, Pages
from exchange_admin.documents.typesetting import Style, Typesetter
from exchange_admin.domain.problems import RuleBroken


@pytest.fixture(scope="module")
def pdf() -> bytes:
    fonts = Fonts(Path(__file__).parents[2] / "resources" / "fonts")
    word = Typesetter(fonts).line("Страница 页面", Style(SERIF, 30), "zh")
    pages = [
        [FrameMark(20, 20, 300, height, 10, "FF8000"), TextMark(60, 60, word), RuleMark(0, 400, 200, 400, 2, "0000FF")]
        for height in (100, 300)
    ]
    return pdf_of(fonts, pages, title="Страницы", author="院校", language="zh")


def picture(image: PageImage) -> Image.Image:
    return Image.frombytes("RGB", (image.width, image.height), image.data, "raw", "RGB", image.stride)


def pixel(image: PageImage, x: int, y: int) -> tuple[int, ...]:
    start = y * image.stride + 3 * x
    return tuple(image.data[start : start + 3])


def test_a_page_has_its_size_and_its_pixels(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        assert len(pages) == 2
        assert pages.size(0) == pytest.approx((297 * MM, 210 * MM), abs=0.1)
        image = pages.image(1, 72)
    assert (image.width, image.height) == (842, 596)
    assert image.stride >= 3 * image.width
    assert len(image.data) == image.stride * image.height


def test_colours_come_as_red_green_blue_on_white(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        image = pages.image(0, 144)
    assert pixel(image, 0, 0) == (255, 255, 255)
    assert pixel(image, 41, image.height - 100) == (255, 128, 0)
    assert pixel(image, 100, image.height - 800) == (0, 0, 255)


@pytest.mark.parametrize("dpi", [72, 110, 150.5, 200])
def test_bands_put_together_are_the_whole_page(pdf: bytes, dpi: float) -> None:
    with Pages(pdf) as pages:
        whole = pages.image(0, dpi)
        assert pages.pixels(0, dpi) == (whole.width, whole.height)
        bands = [pages.band(0, dpi, top, 97) for top in range(0, whole.height, 97)]
        beyond = pages.band(0, dpi, whole.height, 97)
    assert sum(band.height for band in bands) == whole.height
    together = PageImage(whole.width, whole.height, whole.stride, b"".join(band.data for band in bands))
    differences = ImageChops.difference(picture(together), picture(whole)).getextrema()
    assert max(most for _, most in differences) <= 2  # edges are smoothed in floating point
    assert beyond.height == 0


def test_text_is_read_back_exactly(pdf: bytes) -> None:
    with Pages(pdf) as pages:
        assert pages.text(0) == pages.text(1) == "Страница 页面"


def test_pages_are_read_from_a_file_and_the_file_is_free_afterwards(pdf: bytes, tmp_path: Path) -> None:
    (tmp_path / "证书.pdf").write_bytes(pdf)
    with Pages(tmp_path / "证书.pdf") as pages:
        assert len(pages) == 2
    (tmp_path / "证书.pdf").unlink()


def test_several_threads_may_ask_at_once(pdf: bytes) -> None:
    with Pages(pdf) as pages, ThreadPoolExecutor(4) as pool:
        images = list(pool.map(lambda page: pages.image(page % 2, 60), range(12)))
    assert {image.data for image in images[::2]} == {images[0].data}


@pytest.mark.parametrize("content", [b"", b"no pdf at all", b"%PDF-1.7\n1 0 obj"])
def test_what_is_no_pdf_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    with pytest.raises(RuleBroken) as caught:
        Pages(tmp_path / "a.pdf")
    assert caught.value.problem.code == "pdf.unreadable"
    with pytest.raises(RuleBroken):
        Pages(content)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken) as caught:
        Pages(tmp_path / "none.pdf")
    assert caught.value.problem.code == "pdf.unreadable"
