"""How far an offer or a need is: what it takes to be published, and what a reader would miss."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import Value
from exchange_admin.domain.rules.listings import LONGEST_LIFE, missing_to_publish, no_codes

LANGUAGES = ("zh", "ru", "en")
READY, NO_TITLE, NO_SUMMARY, WELCOME = "ready", "no_title", "no_summary", "welcome"
OTHER_SCRIPT = "other_script"
_LETTERS = {
    "zh": re.compile("[\u3400-\u9fff]"),
    "ru": re.compile("[а-яё]", re.IGNORECASE),
    "en": re.compile("[a-z]", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Check:
    """`open` are the fields in which something is still to be said; without what is `needed` nothing is published."""

    name: str
    open: tuple[str, ...]
    needed: bool

    @property
    def is_done(self) -> bool:
        return not self.open


def checks(values: Mapping[str, Value], today: date, refused: Collection[str] = ()) -> tuple[Check, ...]:
    """What stands in a field that was `refused` is not said yet."""
    odd = {"isced_f"} if any(no_codes(values, "isced_f")) else set[str]()
    missing = {*missing_to_publish(values), *refused, *odd}
    until = day_in(values, "valid_until")
    is_valid = until is not None and today <= until <= today + timedelta(days=LONGEST_LIFE)
    titles = tuple(name for name in ("name_zh", "name_ru") if name in missing)
    about = tuple(
        name for name in ("topic", "isced_f") if name in missing or (name == "topic" and not values.get(name))
    )
    summaries = tuple(name for name in ("summary_zh", "summary_ru") if not values.get(name))
    contact = () if values.get("contact_id") else ("contact_id",)
    return (
        Check("titles", titles, needed=True),
        Check("about", about, needed=True),
        Check("until", () if is_valid and "valid_until" not in missing else ("valid_until",), needed=True),
        Check("summaries", summaries, needed=False),
        Check("contact", contact, needed=False),
    )


def state_of(values: Mapping[str, Value], language: str) -> str:
    """How far its title and summary are in a language; English is welcome and nobody waits for it. A title in the
    letters of another language may be meant so, and is only asked about."""
    if not values.get(f"name_{language}"):
        return WELCOME if language == "en" else NO_TITLE
    if _is_of_another(str(values[f"name_{language}"]), language):
        return OTHER_SCRIPT
    said = any(values.get(f"summary_{one}") for one in LANGUAGES)
    return NO_SUMMARY if said and not values.get(f"summary_{language}") else READY


def _is_of_another(title: str, language: str) -> bool:
    """Whether it has none of its letters: PLC may stand in a Chinese title, and is none."""
    return not _LETTERS[language].search(title)
