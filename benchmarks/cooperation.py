"""Which of 2,000 needs and 2,000 offers meet, over 18 topics and 10 fields, and with all of a part in one bucket, where
every pair is weighed. Beside it the same pairs in a plain loop that adds points and keeps no reasons. All is told in
time of the processor.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from measuring import Line, arguments, best_cpu, tell

from exchange_admin.domain.rules.listings import PUBLISHED
from exchange_admin.domain.rules.matching.matching import NEED, OFFER, Matching
from exchange_admin.domain.rules.matching.notices import Notice, days_shared
from exchange_admin.domain.vocabulary import words

EACH, CROWDED = 2_000, 200
"""Of each side: spread over everything, and in one bucket."""
DAY = date(2026, 11, 28)
_FIELDS = ("0713", "0714", "0715", "0716", "0612", "0732", "1013", "0413", "0811", "0231")
_WORDS = tuple(f"word {n}" for n in range(40))
_LEVELS, _FORMATS = ("short_cycle", "bachelor"), ("onsite", "online", "blended")


def main() -> None:
    given = arguments(__doc__)
    topics = words("listing_topic")
    spread = list(_notices(EACH, topics, _FIELDS))
    crowd = list(_notices(CROWDED, topics[:1], _FIELDS[:1]))
    about = f"{EACH:,} needs × {EACH:,} offers over {len(topics)} topics and {len(_FIELDS)} fields"
    tell(
        [
            _line(f"{about}, matched", spread, limit=3),
            _line(f"all {CROWDED * CROWDED:,} pairs of {CROWDED} × {CROWDED} in one bucket", crowd),
        ],
        as_json=given.json,
    )


def _line(what: str, notices: Sequence[Notice], limit: float | None = None) -> Line:
    matching = Matching(DAY, frozenset())
    met = len(matching.all(notices))
    assert met == len(_bare(notices))
    ours = best_cpu(lambda: matching.all(notices))
    bare = best_cpu(lambda: _bare(notices))
    return Line(what, ours, "s", bare, "points added, no reasons", limit=limit, peers=f"{met:,} pairs meet")


def _notices(each: int, topics: Sequence[str], fields: Sequence[str]) -> Iterator[Notice]:
    chance = random.Random(14)
    for side in (NEED, OFFER):
        for number in range(each):
            starts = DAY + timedelta(days=chance.randrange(30))
            yield Notice(
                id=f"{side}{number:05}",
                institution=f"{side} college {number % 50}",
                country="CN",
                side=side,
                topic=chance.choice(topics),
                state=PUBLISHED,
                valid_until=DAY + timedelta(days=90),
                fields=(chance.choice(fields),),
                keywords={word: word for word in chance.sample(_WORDS, 3)},
                languages=("ru", chance.choice(("zh", "en"))),
                level=chance.choice(_LEVELS),
                places=chance.randint(5, 30),
                period=(starts, starts + timedelta(days=60)),
                format=chance.choice(_FORMATS),
            )


def _bare(notices: Sequence[Notice]) -> list[tuple[int, str, str]]:
    """Pairs of one topic and broad field with their points, best first."""
    buckets: defaultdict[tuple[str, str], list[Notice]] = defaultdict(list)
    for one in notices:
        if one.side == OFFER:
            buckets[one.topic, one.fields[0][:2]].append(one)
    found: list[tuple[int, str, str]] = []
    for need in notices:
        if need.side == NEED:
            near = buckets.get((need.topic, need.fields[0][:2]), ())
            found += [(-_points(need, offer), need.id, offer.id) for offer in near]
    return sorted(found)


def _points(need: Notice, offer: Notice) -> int:
    one, other = need.fields[0], offer.fields[0]
    points = 15 + (25 if one == other else 15 if one[:3] == other[:3] else 8)
    points += min(15, 5 * sum(word in offer.keywords for word in need.keywords))
    points += 15 * (not set(need.languages).isdisjoint(offer.languages))
    points += 5 if need.level == offer.level else 0
    wanted, given = need.places or 1, offer.places or 0
    points += 10 if given >= wanted else 10 * given // wanted
    if need.period and offer.period:
        points += 5 * days_shared(need.period, offer.period) // days_shared(need.period, need.period)
    near = "blended" in {need.format, offer.format}
    return points + (5 if need.format == offer.format else 3 if near else 0)


if __name__ == "__main__":
    main()
