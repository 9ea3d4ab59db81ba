"""Days as Today writes them: short, with the day of the week, without the year where it is near."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from exchange_admin.ui.formats import Formats

_TITLE = {"en": "dddd d MMMM", "ru": "dddd, d MMMM", "zh": "M月d日 dddd"}
_WITH_MONTH = {"en": "d MMM", "ru": "d.MM", "zh": "M/d"}
_NEAR = 183
"""Days from today within which a day of the year is that of no other year."""
_SHORT = {"en": "ddd d MMM", "ru": "ddd, dd.MM", "zh": "M月d日（ddd）"}


def day_title(day: date, formats: Formats) -> str:
    """Friday 27 November · Пятница, 27 ноября · 11月27日 星期五."""
    said = formats.locale.toString(QDate(day.year, day.month, day.day), _TITLE[formats.language])
    return said[:1].upper() + said[1:]


def short_day(day: date, formats: Formats) -> str:
    """Sun 29 Nov · вс, 29.11 · 11月29日（周日）; with its year where one could take it for another one's."""
    if abs((day - formats.today()).days) > _NEAR:
        return formats.day(day.isoformat())
    return formats.locale.toString(QDate(day.year, day.month, day.day), _SHORT[formats.language])


def day_of_month(day: date, today: date, formats: Formats) -> str:
    """8; of another month than today 8 Jan · 8.01 · 1/8."""
    if (day.year, day.month) == (today.year, today.month):
        return str(day.day)
    return formats.locale.toString(QDate(day.year, day.month, day.day), _WITH_MONTH[formats.language])


def above_day(day: date, today: date, formats: Formats) -> str:
    """The day of the week over a day; of a day that one could take for another year's, its year."""
    return weekday(day, formats) if abs((day - today).days) <= _NEAR else str(day.year)


def weekday(day: date, formats: Formats) -> str:
    """Fri · Пт · 周五."""
    said = formats.locale.standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
    return said[:1].upper() + said[1:]
