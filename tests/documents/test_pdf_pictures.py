"""A picture on paper is the picture that was given, in as few bytes as it needs."""

from __future__ import annotations

import zlib
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from exchange_admin.documents.drawing import BoxMark, PictureMark, pdf_of
from tests.documents.test_streamed_pdf import FONTS

SIDE = 40


def file_of(image: Image.Image, kind: str = "PNG") -> bytes:
    stream = BytesIO()
    image.save(stream, kind)
    return stream.getvalue()


def on_paper(content: bytes, ground: str = "FFFFFF") -> Image.Image:
    """The picture, drawn a pixel to the point."""
    marks = [BoxMark(0, 0, SIDE, SIDE, ground), PictureMark(0, 0, SIDE, SIDE, "p", content)]
    document = pypdfium2.PdfDocument(pdf_of(FONTS, [marks], title="", author="", size=(SIDE, SIDE)))
    shown = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    return shown


def furthest(one: Image.Image, other: Image.Image) -> int:
    return max(most for _, most in ImageChops.difference(one, other).getextrema())


@st.composite
def images(draw: st.DrawFn) -> Image.Image:
    mode = draw(st.sampled_from(["1", "L", "LA", "P", "RGB", "RGBA"]))
    image = Image.new("RGBA", (SIDE, SIDE), draw(st.tuples(*[st.integers(0, 255)] * 4)))
    pencil = ImageDraw.Draw(image)
    for _ in range(draw(st.integers(0, 6))):
        x, y = draw(st.integers(0, SIDE - 1)), draw(st.integers(0, SIDE - 1))
        pencil.rectangle((x, y, SIDE, SIDE), fill=draw(st.tuples(*[st.integers(0, 255)] * 4)))
    if draw(st.booleans()):
        image.paste(Image.radial_gradient("L").resize((SIDE, SIDE)))
    return image.convert(mode)


@given(images(), st.sampled_from(["FFFFFF", "20A040"]))
def test_every_png_looks_as_it_does_on_a_screen(image: Image.Image, ground: str) -> None:
    content = file_of(image)
    with Image.open(BytesIO(content)) as opened:
        expected = Image.new("RGBA", (SIDE, SIDE), f"#{ground}")
        expected.alpha_composite(opened.convert("RGBA"))
    assert furthest(on_paper(content, ground), expected.convert("RGB")) <= 2


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_jpeg_goes_into_the_file_byte_for_byte(mode: str) -> None:
    content = file_of(Image.radial_gradient("L").resize((SIDE, SIDE)).convert(mode), "JPEG")
    made = pdf_of(FONTS, [[PictureMark(0, 0, SIDE, SIDE, "p", content)]], title="", author="")
    assert content in made
    with Image.open(BytesIO(content)) as opened:
        assert furthest(on_paper(content), opened.convert("RGB")) <= 3


def test_a_logo_of_few_colours_takes_less_room_than_its_pixels_would() -> None:
    logo = Image.new("RGB", (480, 480), "white")
    pencil = ImageDraw.Draw(logo)
    for n in range(60):
        pencil.ellipse((n * 4, n * 4, 480 - n * 4, 480 - n * 4), outline=(n * 4, 90, 160), width=2)
    made = pdf_of(FONTS, [[PictureMark(0, 0, 50, 50, "p", file_of(logo))]], title="", author="")
    assert len(made) < 0.75 * len(zlib.compress(logo.tobytes()))
