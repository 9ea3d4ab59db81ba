"""Who may get a certificate without a person being asked: rules over what the records say of a course or a stay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from exchange_admin.domain.problems import Level, Problem

USUAL_ATTENDANCE = 67
"""Per cent, two thirds: a habit of language courses and no rule of law; every office sets its own."""

CEREMONY_AHEAD = timedelta(days=62)
"""Papers bear the day of the ceremony and are printed and signed before it, at most two months."""

_GONE = frozenset({"left", "transferred"})


def course_problems(state: str, result: str, rate: Fraction | None, needed: int) -> Iterator[Problem]:
    """What speaks against a paper about a language course; everything can be overruled with a note.

    `rate` is the attended share of what was taught, None where nobody counted; `needed` is per cent, 0 asks for none.
    """
    if state in _GONE:
        yield Problem("certificate.status", "state", {"status": f"choice.enrolment_state.{state}"}, Level.ASKS)
    if result != "passed":
        said = f"choice.enrolment_result.{result or 'not_assessed'}"
        yield Problem("certificate.not_passed", "result", {"result": said}, Level.ASKS)
    if rate is not None and rate * 100 < needed:
        facts = {"share": int(rate * 100), "needed": needed}  # never rounded up to what is needed
        yield Problem("certificate.attendance", "attended_minutes_entered", facts, Level.ASKS)


def date_problems(ends: date | None, issued: date) -> Iterator[Problem]:
    """A paper that says it is over before it is."""
    if ends is not None and ends > issued:
        facts = {"end": ends.isoformat(), "date": issued.isoformat()}
        yield Problem("certificate.before_the_end", facts=facts, level=Level.ASKS)


_OWED = frozenset({"due", "part_paid"})


def fee_problems(state: str) -> Iterator[Problem]:
    """A stay or course that is not paid for; `state` is of the vocabulary `fee_state`, empty where nobody noted it."""
    if state in _OWED:
        yield Problem("certificate.unpaid", "fee_state", {"fee_state": f"choice.fee_state.{state}"}, Level.ASKS)


def day_of_issue_problems(issued: date, today: date) -> Iterator[Problem]:
    """A day of issue further ahead than papers are prepared: mostly a slip of the pen in the month or the year.

    Any earlier day goes unasked: an office that begins in the middle of a year brings its older papers along.
    """
    if issued - today > CEREMONY_AHEAD:
        facts = {"date": issued.isoformat(), "today": today.isoformat()}
        yield Problem("certificate.issued_ahead", "issued_on", facts, Level.ASKS)
