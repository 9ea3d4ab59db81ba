"""A mid-term test of every group that has been taught for some weeks, with everybody's points."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from exchange_admin.domain.fields import Value
from exchange_admin.domain.ids import derived_id
from exchange_admin.domain.steps import Edit
from exchange_admin.services.sample.entries import Entries

_AFTER = timedelta(weeks=6)
_PARTS = (("grammar", 25), ("reading", 20), ("listening", 20), ("writing", 15), ("speaking", 20))
_HEAVY = {"speaking": "2"}
_TITLE = {"zh": "期中测验", "ru": "Промежуточный тест"}


class SampleTests:
    """Draws from a chance of its own, so that the rest of the office stays as it is."""

    def __init__(self, today: date) -> None:
        self._today, self._chance = today, random.Random("tests")

    def add(
        self, entries: Entries, group: str, starts: date, language: str, people: Sequence[tuple[str, float]]
    ) -> None:
        """Nothing where the day of the test has not come. Whoever misses many lessons knows less."""
        day = starts + _AFTER
        if day >= self._today:
            return
        test = derived_id("language_test", group, "mid-term")
        facts: dict[str, Value] = {"title": _TITLE[language], "date": day.isoformat(), "pass_percent": "60"}
        entries.add_as("language_test", test, language_group_id=group, **facts)
        parts = [(derived_id("language_test_part", test, skill), skill, most) for skill, most in _PARTS]
        for id, skill, most in parts:
            part: dict[str, Value] = {"skill": skill, "most_points": str(most), "weight": _HEAVY.get(skill)}
            entries.add_as("language_test_part", id, language_test_id=test, **part)
        for enrolment, share in people:
            entries.put(self._points(enrolment, parts, share))

    def _points(self, enrolment: str, parts: Sequence[tuple[str, str, int]], share: float) -> Iterator[Edit]:
        if self._chance.random() > share:
            return  # was not there
        knows = self._chance.gauss(0.45 + 0.35 * share, 0.1)
        for id, _, most in parts:
            points = min(most, max(0, round(most * self._chance.gauss(knows, 0.08))))
            values: dict[str, Value] = {"language_enrolment_id": enrolment, "language_test_part_id": id}
            score = derived_id("language_test_score", enrolment, id)
            yield Edit("language_test_score", score, {**values, "points": str(points)}, new=True)
