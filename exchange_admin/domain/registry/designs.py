"""Designs of papers: versions that are in use, never edited again, and drafts that an office works on."""

from __future__ import annotations

from exchange_admin.domain.fields import FieldType, Kind
from exchange_admin.domain.registry.parts import choice, fixed, kept, names

_LONGEST_SPEC = 60_000


_NAMES = {"longest": 120, "searched": False, "written_by_program": True}

KINDS = (
    Kind(
        name="certificate_design",
        words={"design_state": ("ready", "draft", "in_use", "retired")},
        fields=(
            # of all versions of a design
            fixed("design_family", required=True, longest=60),
            fixed("version", type=FieldType.INTEGER, required=True, low=1, high=9999, listed=True),
            *names(**_NAMES, immutable=True),
            fixed("paper_kinds", required=True, longest=400),
            fixed("spec", type=FieldType.JSON, required=True, longest=_LONGEST_SPEC),
            choice("state", "design_state", required=True, listed=True, written_by_program=True),
        ),
        label=("name", "version"),
        indexed=("design_family",),
    ),
    Kind(
        name="design_draft",
        fields=(
            fixed("design_family", required=True, longest=60),
            *names(**_NAMES),
            kept("spec", type=FieldType.JSON, required=True, longest=_LONGEST_SPEC),
        ),
        label=("name",),
        indexed=("design_family",),
    ),
)
