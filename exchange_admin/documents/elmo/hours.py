"""The hours of a course as a sentence: ELMO does not say how long an hour is, so the description does."""

from __future__ import annotations

from fractions import Fraction

from exchange_admin.documents.transcripts.facts import Course
from exchange_admin.domain import exact
from exchange_admin.domain.wording import Wording


def hours_said(course: Course, hour: int, words: Wording) -> str:
    """In the language of `words`; empty when nobody has counted the hours."""
    said = []
    parts = {
        "contact": course.contact_minutes,
        "practice": course.practice_minutes,
        "self_study": course.self_study_minutes,
    }
    for key, minutes in parts.items():
        if minutes is not None:
            said.append(words.say(f"paper.transcript.{key}_said", {"hours": amount(Fraction(minutes, hour), words)}))
    if not said:
        return ""
    return words.say(
        "paper.transcript.hours_said", {"hour": hour, "list": words.say("paper.transcript.and").join(said)}
    )


def amount(number: Fraction, words: Wording) -> str:
    """A number as the language writes it: 26.67 or 26,67, never more than two decimals."""
    return exact.decimal_text(number, 2).replace(".", words.say("paper.decimal_point"))
