"""In which time zone the clock of a lesson is read (decision 50)."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from exchange_admin.domain.problems import Problem, RuleBroken

OFFERED = (
    "Asia/Shanghai",
    "Europe/Kaliningrad",
    "Europe/Moscow",
    "Europe/Samara",
    "Asia/Yekaterinburg",
    "Asia/Omsk",
    "Asia/Krasnoyarsk",
    "Asia/Irkutsk",
    "Asia/Yakutsk",
    "Asia/Vladivostok",
    "Asia/Magadan",
    "Asia/Kamchatka",
)
"""China, and one for each zone of Russia (law 107-FZ of 2011-06-03)."""
_LEGAL_TIME = {"CN": "Asia/Shanghai"}
"""Countries with one time by law, whatever clocks of a part of it may show."""


class Zones:
    """For one calendar. `asked` is the zone for places whose country does not say; without it that of this PC, in the
    office's own country only. `used` collects what was read; `guessed` whether that of the PC was among it."""

    def __init__(self, own_country: str, asked: str) -> None:
        self._own, self._asked = own_country, zone_called(asked) if asked else None
        self.used: dict[str, None] = {}
        self.guessed = ""

    def moment(self, local: datetime, country: str) -> datetime | None:
        """The UTC moment of a clock reading in a place of this country; None where nobody knows its zone."""
        legal = _LEGAL_TIME.get(country)
        zone = ZoneInfo(legal) if legal else self._asked
        if zone is None:
            return self._here(local) if country in {"", self._own} else None
        self.used[zone.key] = None
        return local.replace(tzinfo=zone).astimezone(UTC)

    def _here(self, local: datetime) -> datetime:
        aware = local.astimezone()
        self.guessed = self.guessed or f"UTC{aware.isoformat()[-6:]}"
        self.used[self.guessed] = None
        return aware.astimezone(UTC)


def offset(name: str, day: date) -> str:
    """`UTC+08:00`: how far its clocks are ahead on that day."""
    return f"UTC{datetime.combine(day, time(12), zone_called(name)).isoformat()[-6:]}"


def zone_called(name: str) -> ZoneInfo:
    """Raises RuleBroken with `calendar.unknown_zone`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:
        facts = {"typed": name, "known": ", ".join(OFFERED)}
        raise RuleBroken(Problem("calendar.unknown_zone", "zone", facts)) from unknown
