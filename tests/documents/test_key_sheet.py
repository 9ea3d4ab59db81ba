"""The key of an office on paper can be compared by eye and taken in by a phone."""

from __future__ import annotations

import random
from datetime import date

import pytest
import zxingcpp
from certificate_sample import COLLEGE, wordings
from design_sample import fonts
from PIL import Image

from exchange_admin.documents.packages.keys import make_keys
from exchange_admin.documents.pages import Pages
from exchange_admin.documents.verification.key_sheet import key_sheet
from exchange_admin.documents.verification.office_key import OfficeKey

KEYS = make_keys(random.Random(1).randbytes)
KEY = OfficeKey(COLLEGE.zh, KEYS.sign_public, KEYS.age_public)


@pytest.mark.parametrize("languages", [("zh", "ru", "en"), ("ru", "zh", "en")], ids="-".join)
def test_the_sheet_states_the_digits_and_holds_the_key_file_as_a_code(languages: tuple[str, ...]) -> None:
    pdf = key_sheet(fonts(), wordings(), languages, KEY, COLLEGE, date(2026, 11, 27))
    assert pdf == key_sheet(fonts(), wordings(), languages, KEY, COLLEGE, date(2026, 11, 27))
    with Pages(pdf) as pages:
        assert len(pages) == 1
        said, picture = pages.text(0), pages.image(0, 200)
    assert KEY.fingerprint in " ".join(said.split())
    for text in (COLLEGE.zh, COLLEGE.ru, COLLEGE.en, "2026年11月27日", "27 ноября 2026 г."):
        assert text in said.replace("\xa0", " ")
    size = (picture.width, picture.height)
    seen = Image.frombytes("RGB", size, picture.data, "raw", "RGB", picture.stride)
    (code,) = zxingcpp.read_barcodes(seen)
    assert OfficeKey.from_text(code.text) == KEY
