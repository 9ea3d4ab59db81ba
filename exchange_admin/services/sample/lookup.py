"""What the sample takes from the editable defaults of the field: specialities by code, scales by country."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exchange_admin.domain.fields import Value
from exchange_admin.domain.steps import Edit

_LANGUAGE = {"CN": "zh", "RU": "ru"}


@dataclass(frozen=True, slots=True)
class Lookup:
    """`specialities` by code are (name in the language of the country, ISCED-F); `scales` by country are record ids."""

    specialities: Mapping[str, tuple[str, str]]
    scales: Mapping[str, str]

    @classmethod
    def of(cls, edits: Iterable[Edit]) -> Lookup:
        """From the edits that put the defaults into a new file; the first scale of a country is its usual one."""
        specialities: dict[str, tuple[str, str]] = {}
        scales: dict[str, str] = {}
        for edit in edits:
            country = str(edit.values.get("country") or "")
            if edit.kind == "speciality":
                name = edit.values.get(f"name_{_LANGUAGE.get(country, 'en')}") or edit.values.get("name_en")
                code = str(edit.values.get("code"))
                specialities.setdefault(code, (_text(name), _text(edit.values.get("isced_f"))))
            elif edit.kind == "grading_scale" and country:
                scales.setdefault(country, edit.id)
        return cls(specialities, scales)


def _text(value: Value) -> str:
    return "" if value is None else str(value)
