"""The number of 18 digits on an academic certificate of a foreign student of a Chinese school.

Source: 教外厅〔2011〕3号 of the Ministry of Education of China: five digits of the school, 9 for foreign students, the
year, two digits of the level, six of a serial number. Read on 24 November 2026 in copies; uncertain: whether a province
asks for serial numbers in another order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from exchange_admin.domain.problems import Problem, RuleBroken
from exchange_admin.domain.rules.certificate_numbers import BLOCKS

LEVELS: Mapping[str, str] = MappingProxyType(
    {"doctorate": "01", "master": "02", "bachelor": "05", "vocational_bachelor": "05", "short_cycle": "06"}
)
"""Digits of a word of `study_level`; other levels have none."""
FOREIGN_STUDENT = "9"
SERIALS = 10_000
"""Serial numbers of one block: the block says the first two of the six digits."""
_SCHOOL = re.compile(r"[0-9]{5}")
_SHAPE = re.compile(r"([0-9]{5})9(2[0-9]{3})(01|02|05|06)([0-9]{6})")


@dataclass(frozen=True, slots=True, order=True)
class AcademicNumber:
    """`school` is five digits, `level` a value of LEVELS, `serial` counts from 1. `str()` is what paper says."""

    school: str
    year: int
    level: str
    serial: int

    def __str__(self) -> str:
        return f"{self.series}{self.serial:06}"

    @property
    def series(self) -> str:
        """The digits before the serial number."""
        return f"{self.school}{FOREIGN_STUDENT}{self.year}{self.level}"

    @classmethod
    def parse(cls, typed: str) -> AcademicNumber:
        """Reads it as typed from paper, with blanks and in full width.

        Raises RuleBroken with `academic_number.shape`.
        """
        text = "".join(unicodedata.normalize("NFKC", typed).split())
        found = _SHAPE.fullmatch(text)
        if not found or not int(found[4]):
            raise RuleBroken(Problem("academic_number.shape", "academic_number", {"typed": typed}))
        return cls(found[1], int(found[2]), found[3], int(found[4]))


def is_school_code(code: str) -> bool:
    """Whether this is the code of a Chinese school as it begins such numbers."""
    return bool(_SCHOOL.fullmatch(code))


def first_serial(block: str) -> int:
    """The serial number before the first one of a block of the register, whose letters no two PCs share.

    Raises RuleBroken with `academic_number.no_block` behind the last of BLOCKS.
    """
    if block not in BLOCKS:
        raise RuleBroken(Problem("academic_number.no_block", "academic_number", {"block": block}))
    return BLOCKS.index(block) * SERIALS
