"""Which of 2,000 needs and 2,000 offers meet, over 18 topics and 10 fields, and with all of a part in one bucket, where
every pair is weighed. Beside it the same pairs in a plain loop that adds points and keeps no reasons. Then an office
with 5,000 of them: what its services read, and each tab of the page painted in the window, the first time and again;
last, all of them written as a catalogue and taken in by another office. All is told in time of the processor.
"""

from __future__ import annotations

import base64
import json
import os
import random
import shutil
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from measuring import Line, arguments, best_cpu, in_child, painted_lines, tell, work_folder
from offices import office_file, office_with, program

from exchange_admin.documents.packages.keys import signature_check
from exchange_admin.domain.rules.catalogue import LISTING_FIELDS
from exchange_admin.domain.rules.listings import PUBLISHED
from exchange_admin.domain.rules.matching.matching import NEED, OFFER, Matching
from exchange_admin.domain.rules.matching.notices import Notice, days_shared
from exchange_admin.domain.steps import Edit
from exchange_admin.domain.vocabulary import words
from exchange_admin.services.office import Office
from exchange_admin.services.office_files import NewOffice

EACH, CROWDED = 2_000, (200, 2_000)
"""Of each side: spread over everything, and in one bucket."""
LISTINGS, OWN, COLLEGES, OPENED, SMALL = 5_000, 100, 50, 5, 200
"""Of the office file, how many of them are its own, whose the others are, how often each tab is opened, and the people
of the office beside it."""
COME_IN = "matches come in"
"""Many rows at once: a gap in the event loop, as in `no_gaps.py`."""
_SIGNED = b"exchcat1\0"
DAY = date(2026, 11, 28)
_FIELDS = ("0713", "0714", "0715", "0716", "0612", "0732", "1013", "0413", "0811", "0231")
_WORDS = tuple(f"word {n}" for n in range(40))
_LEVELS, _FORMATS = ("short_cycle", "bachelor"), ("onsite", "online", "blended")


def main() -> None:
    given = arguments(__doc__)
    if given.only:
        print(json.dumps(_window(Path(given.only[0]))), flush=True)
        os._exit(0)
    topics = words("listing_topic")
    spread = list(_notices(EACH, topics, _FIELDS))
    about = f"{EACH:,} needs × {EACH:,} offers over {len(topics)} topics and {len(_FIELDS)} fields"
    tell(
        [
            _line(f"{about}, matched", spread, limit=3),
            *(_crowd(each, list(_notices(each, topics[:1], _FIELDS[:1]))) for each in CROWDED),
            *_stored(_office_file()),
            *_catalogue(_office_file()),
        ],
        as_json=given.json,
    )


def _line(what: str, notices: Sequence[Notice], limit: float | None = None) -> Line:
    matching = Matching(DAY, frozenset())
    met = len(matching.all(notices))
    assert met == len(_bare(notices))
    ours = best_cpu(lambda: matching.all(notices))
    bare = best_cpu(lambda: _bare(notices))
    told = f"{met:,} pairs meet; at most {_longest_step(matching, notices):.1f} ms before it can be stopped"
    return Line(what, ours, "s", bare, "points added, no reasons", limit=limit, peers=told)


def _crowd(each: int, notices: Sequence[Notice]) -> Line:
    """Measured once: of the larger one it takes half a minute, and all pairs meet. The job stops at a step."""
    matching, moments = Matching(DAY, frozenset()), [time.process_time()]
    met = len(matching.all(notices, lambda: moments.append(time.process_time())))
    moments.append(time.process_time())
    longest = max(after - before for before, after in pairwise(moments)) * 1000
    began = time.process_time()
    assert met == len(_bare(notices))
    bare = time.process_time() - began
    spent = moments[-1] - moments[0]
    told = f"{spent / met * 1e6:.1f} µs a pair; at most {longest:.0f} ms before it can be stopped"
    what = f"all {met:,} pairs of {each:,} × {each:,} in one bucket"
    return Line(what, spent, "s", bare, "points added, no reasons", peers=told)


def _longest_step(matching: Matching, notices: Sequence[Notice]) -> float:
    """Milliseconds of the processor between two moments at which it gives up when asked to."""
    at = [time.process_time()]
    matching.all(notices, lambda: at.append(time.process_time()))
    return max(after - before for before, after in pairwise(at)) * 1000


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


def _office_file() -> Path:
    """An office with offers and needs of its own and of many colleges."""
    return office_with(f"listings_{LISTINGS}", SMALL, _edits)


def _edits(office: Office) -> Iterator[Edit]:
    origin, chance = office.store.origin, random.Random(14)
    colleges = [origin.new_id() for _ in range(COLLEGES)]
    for number, id in enumerate(colleges):
        named = {"name_en": f"College {number}", "name_zh": f"学院{number}", "name_ru": f"Колледж {number}"}
        yield Edit("institution", id, {**named, "country": chance.choice(("CN", "RU")), "kind": "college"}, new=True)
    today = date.today()
    for number in range(LISTINGS):
        owner = office.store.institution if number < OWN else colleges[number % COLLEGES]
        starts = today + timedelta(days=chance.randrange(30))
        told = {
            "institution_id": owner,
            "side": (OFFER, NEED)[number % 2],
            "topic": chance.choice(words("listing_topic")),
            "state": PUBLISHED,
            "name_en": f"Training {number}",
            "name_zh": f"培训{number}",
            "name_ru": f"Обучение {number}",
            "valid_until": (today + timedelta(days=90)).isoformat(),
            "isced_f": chance.choice(_FIELDS),
            "keywords": ";".join(chance.sample(_WORDS, 3)),
            "languages": "ru;" + chance.choice(("zh", "en")),
            "level": chance.choice(_LEVELS),
            "places": chance.randint(5, 30),
            "starts": starts.isoformat(),
            "ends": (starts + timedelta(days=60)).isoformat(),
            "format": chance.choice(_FORMATS),
            "revision": 1,
        }
        yield Edit("listing", origin.new_id(), told, new=True)


def _stored(file: Path) -> Iterator[Line]:
    bare = best_cpu(lambda: _bare_rows(file)) * 1000
    beside = bare, "all of them read as rows"
    with program().open(file, writing=False) as office:
        found = office.own_matches.groups("en")
        met = f"{sum(len(one.matches) for one in found):,} matches"
        about = f"{LISTINGS:,} offers and needs, {OWN} of them own"
        yield Line(f"{about}: matches with all words", _cpu(lambda: office.own_matches.groups("en")), "ms", *beside)
        yield Line("the same counted for Today", _cpu(office.own_matches.new), "ms", *beside, peers=met)
        among = office.matches.pairs_of_others
        met = f"{len(among(office.store.institution)):,} matches"
        counted = _cpu(lambda: among(office.store.institution))
        yield Line(
            "those of others among themselves counted, as for Today of a secretariat", counted, "ms", *beside, peers=met
        )
    few = in_child("cooperation.py", str(office_file(SMALL)))
    yield from painted_lines(in_child("cooperation.py", str(file)), few, {COME_IN: 100})


def _catalogue(file: Path) -> Iterator[Line]:
    """Into a new office each time, once somebody has compared the digits."""
    with TemporaryDirectory(dir=work_folder()) as folder:
        writer, path = Path(folder) / "writer.exchange", Path(folder) / "all.exchcat"
        shutil.copy(file, writer)
        with program().open(writer, writing=True) as office:
            made = office.catalogues.export(path, "en")
            about = f"{made.listings:,} offers and needs of {made.institutions} institutions"
            size = f"{made.size / 1e6:.1f} MB, {len(made.left_out)} left out"
            bare = best_cpu(lambda: _bare_catalogue(path)) * 1000, "JSON read, signatures tried, rows inserted"
            yield Line(
                f"catalogue of {about}: written", _cpu(partial(office.catalogues.export, path, "en")), "ms", peers=size
            )
        spent, clock = [], []
        for number in range(3):
            reader = Path(folder) / f"reader{number}.exchange"
            with program().make_office(reader, NewOffice("松花学院", "CN", "zh"), "benchmark") as office:
                digits = {one.key: one.digits for one in office.catalogues.preview(path, "en").questions if one.digits}
                started, began = time.process_time(), time.perf_counter()
                taken = office.catalogues.take_in(path, "en", "benchmark", answers=digits)
                spent.append((time.process_time() - started) * 1000)
                clock.append((time.perf_counter() - began) * 1000)
                assert taken.counts["new"] == made.listings
                again = _cpu(partial(office.catalogues.take_in, path, "en", "benchmark"))
        by_clock = f"by the clock {min(clock):.0f} ms"
        yield Line("the same taken in, with a backup", min(spent), "ms", *bare, limit=2_000, peers=by_clock)
        yield Line("the same taken in again, where nothing is new", again, "ms", *bare)


def _bare_catalogue(path: Path) -> None:
    """Each line is read and its signature tried; what it says, and the line itself, are inserted into two tables."""
    texts = path.read_text("utf-8").splitlines()
    rows = [json.loads(row) for row in texts]
    check = signature_check(rows[0]["key"])
    said = [(one["sig"], _SIGNED + _canonical(one["says"])) for one in rows]
    held = sum(check(base64.b64decode(signature), message) for signature, message in said)
    assert held == len(rows)
    with TemporaryDirectory(dir=work_folder()) as folder:
        db = sqlite3.connect(Path(folder) / "bare.sqlite")
        db.execute("CREATE TABLE line (id TEXT PRIMARY KEY, text TEXT)")
        db.execute(f"CREATE TABLE listing (id TEXT PRIMARY KEY, {', '.join(LISTING_FIELDS)})")
        named = [(one["says"]["id"], text) for one, text in zip(rows[1:], texts[1:], strict=True)]
        db.executemany("INSERT INTO line VALUES (?, ?)", named)
        listings = [one["says"] for one in rows if one["says"]["kind"] == "listing"]
        places = ", ".join("?" * (1 + len(LISTING_FIELDS)))
        values = [(one["id"], *map(one["content"].get, LISTING_FIELDS)) for one in listings]
        db.executemany(f"INSERT INTO listing VALUES ({places})", values)  # noqa: S608
        db.commit()
        db.close()


def _canonical(says: object) -> bytes:
    return json.dumps(says, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _bare_rows(file: Path) -> object:
    db = sqlite3.connect(file)
    rows = db.execute("SELECT * FROM listing WHERE _live = 1 ORDER BY _sort").fetchall()
    db.close()
    return rows


def _cpu(action: Callable[[], object]) -> float:
    return best_cpu(action) * 1000


def _window(file: Path) -> dict[str, list[tuple[float, float]]]:
    """Milliseconds until each tab is painted, by tab; then the longest gap that the matches make when they come in."""
    import windows

    from exchange_admin.ui.listings.offers_page import OffersPage
    from exchange_admin.ui.presentation import presentation

    running = windows.application()
    assert running.open_file(file)
    window = running.office.window
    window.resize(*windows.SIZE)
    window.show()
    windows.rest(running)
    told: dict[str, list[tuple[float, float]]] = {}

    told["Offers and needs with own ones in front"] = windows.area_painted(window, "listing", OPENED)
    page = window.page("listing")
    assert isinstance(page, OffersPage)
    for view in presentation("listing").views:
        if view.id in page._absent:
            continue
        times = []
        for _ in range(OPENED):
            page.show_tab("all" if view.id != "all" else "ours")
            windows.wait_until(lambda: not page.matches._reading.is_busy)
            times.append(windows.painted(partial(page.show_tab, view.id)))
        told[f"tab {view.id}"] = times
    page.show_tab("matches")
    gaps = []
    for _ in range(OPENED):
        page.matches.refresh_all()
        spent = []
        while page.matches._reading.is_busy:
            spent.append(windows.painted(lambda: None))
        gaps.append(max(spent))
    told[COME_IN] = gaps
    return told


if __name__ == "__main__":
    main()
