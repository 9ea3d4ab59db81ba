"""The ready designs, and what draws any other."""

from __future__ import annotations

from functools import cache

from certificate_sample import RESOURCES, wordings

from exchange_admin.documents.designs.page_design import Images, PageDesign
from exchange_admin.documents.designs.ready import ReadyDesign, ready_designs
from exchange_admin.documents.designs.spec import DesignSpec
from exchange_admin.documents.fonts import Fonts

READY: dict[str, ReadyDesign] = {one.id: one for one in ready_designs(RESOURCES / "designs" / "pages")}


@cache
def fonts() -> Fonts:
    return Fonts(RESOURCES / "fonts")


def no_image(name: str) -> bytes | None:
    return None


def page_design(spec: DesignSpec, images: Images = no_image, id: str = "") -> PageDesign:
    return PageDesign(spec, images, fonts(), wordings(), id=id)
