"""A course of a learning agreement as it is typed: whole as `Title@CODE:3`, or cell by cell."""

from __future__ import annotations

from exchange_admin.domain import exact
from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import Problem, RuleBroken
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
        values |= _credits(credits, institution)
    return values


def read_cell(component: Record, column: str, text: str, institution: Record | None, language: str) -> dict[str, Value]:
    """What a cell changes: `code`, `course` (a title in the language of its script), `credits`, `remark` (conditions).

    An empty course clears the title that stood there in `language`. Raises RuleBroken where credits are no number.
    """
    plain = text.strip()
    if column == "credits":
        return _credits(plain, institution) if plain else {"credits": None, "credit_scheme": None}
    if column == "course":
        shown = shown_title(component, language)
        return {f"title_{_language(plain)}": plain} if plain else {shown: None} if shown else {}
    return {{"code": "code", "remark": "recognition_conditions"}[column]: plain or None}


def shown_title(component: Record, language: str) -> str:
    """The field of the title that a reader of `language` sees, empty where there is none."""
    order = [language, *(one for one in ("en", "ru", "zh") if one != language)]
    return next((f"title_{one}" for one in order if component[f"title_{one}"]), "")


def _credits(text: str, institution: Record | None) -> dict[str, Value]:
    number = exact.read(text)
    if number < 0:
        raise RuleBroken(Problem("value.too_small", "credits", {"low": 0}))
    country = institution.text("country") if institution else ""
    return {"credits": exact.as_text(number), "credit_scheme": _SCHEMES.get(country, "ects")}


def _language(title: str) -> str:
    if has_han(title):
        return "zh"
    return "ru" if part_in(Script.CYRILLIC, title) else "en"
