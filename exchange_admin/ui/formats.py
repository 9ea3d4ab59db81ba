"""Dates, numbers and hours as the reader of each interface language writes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from PySide6.QtCore import QDate, QLocale

from exchange_admin.ui.languages import LOCALES
from exchange_admin.ui.words import count, say

_DAY = {"zh": "yyyy-MM-dd", "ru": "dd.MM.yyyy", "en": "d MMM yyyy"}
ACADEMIC_HOUR = 45  # minutes, both countries
_MEGA = 1024 * 1024
_SOON = 30  # days in which a deadline wants to be thought of


@dataclass(frozen=True)
class Formats:
    """`today` is asked each time, so a window left open over midnight stays right."""

    language: str
    today: Callable[[], date] = date.today

    @property
    def locale(self) -> QLocale:
        return QLocale(LOCALES[self.language])

    def day(self, iso: str) -> str:
        """24 Nov 2026 · 24.11.2026 · 2026-11-24. A text that is no date is shown as it is."""
        return self._written(iso, _DAY)

    def moment(self, iso: str) -> str:
        """A UTC moment of the file in the time of this computer."""
        try:
            local = datetime.fromisoformat(iso.replace("Z", "+00:00")).astimezone()
        except ValueError:
            return iso
        return f"{self.day(local.date().isoformat())} {local:%H:%M}"

    def number(self, value: int) -> str:
        return self.locale.toString(value)

    def size(self, count: int) -> str:
        """A number of bytes as file managers say it: 24 KB, 1.2 MB; never less than 1 KB."""
        if count < _MEGA:
            return say("Formats", "{n} KB").replace("{n}", self.number(max(1, round(count / 1024))))
        return say("Formats", "{n} MB").replace("{n}", self.decimal(f"{count / _MEGA:.1f}".removesuffix(".0")))

    def decimal(self, text: str) -> str:
        """A decimal of the file with the language's own point; a fraction stays a fraction."""
        return text if "/" in text or self.language != "ru" else text.replace(".", ",")

    def hours(self, minutes: int) -> str:
        """Academic hours of 45 minutes, without a unit: 90 minutes are 2."""
        whole = Fraction(minutes, ACADEMIC_HOUR)
        if whole.denominator == 1:
            return self.number(whole.numerator)
        return self.decimal(f"{float(whole):.2f}".rstrip("0").rstrip("."))

    def deadline(self, iso: str) -> tuple[str, str]:
        """How many days are left, and the tone of it: red is for what is over. Empty for what is no date."""
        left = self.days_left(iso)
        if left is None:
            return "", ""
        days, words = left
        return words, "red" if days < 0 else "amber" if days <= _SOON else ""

    def days_left(self, iso: str) -> tuple[int, str] | None:
        """Days from today and how to say them; None for what is no date."""
        try:
            left = (date.fromisoformat(iso) - self.today()).days
        except ValueError:
            return None
        if left < 0:
            return left, count("Formats", "%n d late", -left)
        return left, say("Formats", "today") if left == 0 else count("Formats", "%n d left", left)

    def age(self, iso: str) -> int | None:
        """Whole years since a date of birth."""
        try:
            born = date.fromisoformat(iso)
        except ValueError:
            return None
        now = self.today()
        return now.year - born.year - ((now.month, now.day) < (born.month, born.day))

    def _written(self, iso: str, patterns: dict[str, str]) -> str:
        day = QDate.fromString(iso, "yyyy-MM-dd")
        return self.locale.toString(day, patterns[self.language]) if day.isValid() else iso
