"""A course of a learning agreement as it is typed: `Title@CODE:3`."""

from __future__ import annotations

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.steps import Record
from exchange_admin.names.scripts import Script, has_han, part_in

_SCHEMES = {"CN": "xuefen", "RU": "zet"}


def read_course(text: str, institution: Record | None) -> dict[str, Value]:
    """Title in the language of its script, code, and credits in those of the institution's country.

    Raises RuleBroken where the credits are no number.
    """
    title, _, credits = text.replace("：", ":").partition(":")
    title, _, code = title.partition("@")
    values: dict[str, Value] = {}
    if title.strip():
        values[f"title_{_language(title)}"] = title.strip()
    if code.strip():
        values["code"] = code.strip()
    if credits.strip():
        values["credits"] = exact.as_text(exact.read(credits))
        country = institution.text("country") if institution else ""
        values["credit_scheme"] = _SCHEMES.get(country, "ects")
    return values


def _language(title: str) -> str:
    if has_han(title):
        return "zh"
    return "ru" if part_in(Script.CYRILLIC, title) else "en"
