"""The balance of a case: what was asked and earned, what is recognised, and what limits and rounding did to it."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from exchange_admin.domain.rules.recognition.balance import CreditBalance
from exchange_admin.domain.rules.recognition.decisions import TAKEN
from exchange_admin.services.recognition.case import RecognitionCase, agreed_course, summed
from exchange_admin.services.recognition.credit_totals import Earned


def balance_of(case: RecognitionCase, earned: Earned) -> CreditBalance:
    """Asked by table B of the agreement, without one by all courses mapped and what limits took of them; in the scheme
    that most of them have."""
    courses = [course for one in case.mappings for course in one.shown_courses]
    recognised = [one for one in case.mappings if one.decision in TAKEN]
    taken = [course for one in recognised for course in one.shown_courses]
    asked = [agreed_course(one, case.home) for one in case.agreed] or courses
    schemes = Counter(one.scheme for one in [*asked, *taken] if one.scheme)
    scheme = schemes.most_common(1)[0][0] if schemes else earned.scheme
    mapped = [] if case.agreed else case.mappings
    cut_of_asked = [one.worth.cut for one in mapped if one.by_hours and one.worth and one.worth.scheme == scheme]
    worths = [one.worth for one in recognised if one.by_hours and one.worth and one.worth.scheme == scheme]
    return CreditBalance(
        scheme,
        summed(asked, scheme) + sum(cut_of_asked, Fraction(0)),
        earned.credits if earned.scheme == scheme else None,
        summed(taken, scheme),
        mixed=len(schemes) > 1,
        cut=sum((one.cut for one in worths), Fraction(0)),
        rounding=sum((one.rounding for one in worths), Fraction(0)),
    )
