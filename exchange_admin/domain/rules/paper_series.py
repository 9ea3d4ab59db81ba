"""The letter that tells in a number which kind of paper it is: each kind is counted on its own, year by year."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

SERIES: Mapping[str, str] = MappingProxyType(
    {
        "participation": "P",
        "language_course": "L",
        "completion": "C",
        "teacher_exchange": "T",
        "accompanying": "G",
        "advanced_training": "U",
        "retraining": "R",
        "academic": "D",
        "invitation": "V",
        "acceptance": "E",
        "arrival": "A",
        "attendance": "S",
        "departure": "F",
        "transcript": "M",
        "learning_agreement": "W",
        "recognition": "K",
        "nomination": "N",
        "handover_list": "H",
        "group_results": "B",
    }
)
"""By kind of the vocabulary `certificate_kind`. A letter never changes and is never given to another kind: numbers are
unique for ever. I and O are left out, which read as figures."""
