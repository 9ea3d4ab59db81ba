"""A page of a PDF as a picture of the window."""

from __future__ import annotations

from PySide6.QtGui import QImage

from exchange_admin.services.paper_pages import Pages


def page_picture(pages: Pages, page: int, width: int) -> QImage:
    """As wide as so many device pixels."""
    drawn = pages.image(page, width * 72 / pages.size(page)[0])
    return QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888).copy()


def first_page(pdf: bytes, width: int) -> QImage:
    with Pages(pdf) as pages:
        return page_picture(pages, 0, width)
