"""The drawings of `resources/program` as systems want them: `.ico` for Windows, `.png` in every size for Linux."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import contents
from PIL import Image

SOURCES = contents.ROOT / "resources" / "program"
NAMES = ("program", "office_file", "package")
SETUP_SIZE, SETUP_COLOUR = (328, 628), "#e9edf9"
OF_WINDOWS = (16, 20, 24, 32, 40, 48, 64, 128, 256)
OF_LINUX = (16, 22, 24, 32, 48, 64, 128, 256)
"""Folders of `hicolor`: a picture of another size is found by nobody."""


def drawing(name: str, size: int) -> Image.Image:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(0)
    painter = QPainter(picture)
    QSvgRenderer(str(SOURCES / f"{name}.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.ReadWrite)
    picture.save(buffer, "PNG")
    return Image.open(BytesIO(bytes(buffer.data().data())))


def write_icons(folder: Path, *, ico: bool = False) -> None:
    """`program.ico` and so on, or `48/program.png` and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        drawn = {size: drawing(name, size) for size in (OF_WINDOWS if ico else OF_LINUX)}
        if ico:
            drawn[256].save(
                folder / f"{name}.ico",
                sizes=[(size, size) for size in drawn],
                append_images=[picture for size, picture in drawn.items() if size != 256],
            )
            continue
        for size, picture in drawn.items():
            (folder / str(size)).mkdir(exist_ok=True)
            picture.save(folder / str(size) / f"{name}.png")


def write_setup_picture(target: Path) -> None:
    """What stands at the left of the setup's first and last page, twice as large as it is shown on a plain screen."""
    picture = Image.new("RGB", SETUP_SIZE, SETUP_COLOUR)
    drawn = drawing("program", SETUP_SIZE[0] // 2)
    picture.paste(drawn, ((picture.width - drawn.width) // 2, picture.height // 4), drawn)
    picture.save(target, "BMP")
