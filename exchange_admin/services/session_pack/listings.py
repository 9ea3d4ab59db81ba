"""Offers and needs: which of them meet well enough to be spoken of, and what came of interests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from exchange_admin.documents.certificates.facts import Trilingual
from exchange_admin.documents.table_papers.facts import Cell, PaperColumn, PaperTable
from exchange_admin.domain.queries import Filter, Query, Test
from exchange_admin.domain.rules.agreements.next_step import SIGNED_STATES
from exchange_admin.domain.rules.interests import AT_HOME, LED_TO, STATUSES, WITHDRAWN, interest_status
from exchange_admin.domain.rules.listings import PUBLISHED
from exchange_admin.domain.rules.matching.matching import Match
from exchange_admin.domain.rules.projects.states import SHARED_STATES
from exchange_admin.domain.steps import Record
from exchange_admin.domain.wording import LANGUAGES, Wording
from exchange_admin.services.certificates.paper_facts import lowered, trilingual
from exchange_admin.services.listings.matches import Matches, ShownMatch
from exchange_admin.services.listings.printed import PrintedListings
from exchange_admin.services.parts import Parts, Service
from exchange_admin.services.session_pack.session import PackPart, PackWords, SessionSheet
from exchange_admin.services.stored import got

MOST_MATCHES, MOST_LED, MOST_REASONS = 8, 15, 3
_MATCHES = (
    PaperColumn("need", 34),
    PaperColumn("offer", 34),
    PaperColumn("why", 22),
    PaperColumn("points", 10, middle=True),
)
_LED = (PaperColumn("listing", 36), PaperColumn("between", 34), PaperColumn("led_to", 30))


class PackListings(Service[Parts]):
    """Reads only."""

    def __init__(self, parts: Parts, matches: Matches, printed: PrintedListings) -> None:
        super().__init__(parts)
        self._matches, self._printed = matches, printed

    def part(self, session: SessionSheet, say: PackWords) -> PackPart:
        """Weak matches are counted, and so are answers: whom somebody declined is nobody else's business."""
        published = self._published(session)
        found, owners = self._found(session)
        interests = self._interests(session)
        standing = [one for one in interests if interest_status(one.values) != WITHDRAWN]
        spoken = {(one.text("asking_institution_id"), one.text("listing_id")) for one in standing}
        good = [one for one in found if not one.is_to_ask]
        new = [one for one in good if not _is_spoken_of(one, owners, spoken)]
        to_ask = len(found) - len(good)
        said = (
            [say("published", offers=published["offer"], needs=published["need"])]
            if published
            else [say("no_listings")]
        )
        tables = []
        if new:
            rows = say.cut([self._match_row(one, say) for one in new[:MOST_MATCHES]], MOST_MATCHES, count=len(new))
            tables.append(PaperTable("pack.matches", _MATCHES, rows))
        elif published:
            said.append(say("no_matches"))
        told = [one for one in interests if session.since is None or _last_day(one) >= session.since.isoformat()]
        statuses = Counter(interest_status(one.values) for one in told)
        said.append(_interests_said(statuses, session.since, say))
        led = [row for one in told if (row := self._led_row(one, say)) is not None]
        if led:
            tables.append(PaperTable("pack.led_to", _LED, say.cut(led, MOST_LED)))
        notes = [say("weak_matches", n=to_ask)] if to_ask else []
        notes += [say("spoken_of", n=len(good) - len(new))] if len(good) > len(new) else []
        counts = {"offers": published["offer"], "needs": published["need"], "matches": len(new), "weak_matches": to_ask}
        counts |= {"interests": len(told), "led_to": statuses[LED_TO]}
        return PackPart("listings", said, tables, notes, counts)

    def _published(self, session: SessionSheet) -> Counter[str]:
        """Of members, valid today, by side."""
        today = session.today.isoformat()
        valid = Filter("state", Test.IS, (PUBLISHED,)), Filter("valid_until", Test.FROM, (today,))
        found = self._store.records(Query("listing", filters=valid))
        return Counter(one.text("side") for one in found if one["institution_id"] in session.places)

    def _interests(self, session: SessionSheet) -> list[Record]:
        """Sent by a member or to one; what somebody noted for itself is no one else's."""
        sides = ("asking_institution_id", "answering_institution_id")
        every = self._store.records(Query("interest"))
        return [one for one in every if one["state"] not in AT_HOME and {one[name] for name in sides} & session.places]

    def _found(self, session: SessionSheet) -> tuple[list[Match], Mapping[str, str]]:
        """Matches of members, and whose each offer and need is."""
        every = self._matches.without_words()
        listings = self._store.many("listing", list({id for one in every for id in (one.need, one.offer)}))
        owners = {id: one.text("institution_id") for id, one in listings.items()}
        return [one for one in every if {owners[one.need], owners[one.offer]} & session.places], owners

    def _match_row(self, found: Match, say: PackWords) -> tuple[Cell, ...]:
        need, offer = (self._whose(id, say) for id in (found.need, found.offer))
        said = {language: self._matches.of_two(found.need, found.offer, language) for language in LANGUAGES}
        why = {
            language: self._wordings[language].set_apart(_best_reasons(shown)) if isinstance(shown, ShownMatch) else ""
            for language, shown in said.items()
        }
        return need, offer, Trilingual(**why), str(found.score)

    def _whose(self, listing: str, say: PackWords) -> Trilingual:
        (printed,) = self._printed.of([got(self._store, "listing", listing)])
        return say.below(printed.title, printed.institution)

    def _led_row(self, interest: Record, say: PackWords) -> tuple[Cell, ...] | None:
        """Of an agreement that is signed or a project that its members see; what is prepared is named by nobody."""
        project = got(self._store, "project", interest["led_to_project_id"])
        agreement = got(self._store, "agreement", interest["led_to_agreement_id"])
        told = []
        if project.live and project["state"] in SHARED_STATES:
            told.append(say.each(lambda words: _project_said(words, project)))
        if agreement.live and agreement["state"] in SIGNED_STATES:
            told.append(say.each(lambda words: words.labelled(words.kind("agreement"), agreement.text("number"))))
        if not told:
            return None
        (listing,) = self._printed.of([got(self._store, "listing", interest["listing_id"])])
        sides = [
            trilingual(got(self._store, "institution", interest[name]), "name")
            for name in ("asking_institution_id", "answering_institution_id")
        ]
        between = say.each(lambda words: " ↔ ".join(one.best(words.language) for one in sides))
        return listing.title, between, say.each(lambda words: words.set_apart(one.best(words.language) for one in told))


def _best_reasons(shown: ShownMatch) -> Sequence[str]:
    """Those that give the most points."""
    found = zip(shown.match.reasons, shown.brief, strict=True)
    given = sorted(((reason, brief) for reason, brief in found if reason.points), key=lambda one: -one[0].points)
    return [brief for _, brief in given[:MOST_REASONS]]


def _is_spoken_of(found: Match, owners: Mapping[str, str], spoken: set[tuple[str, str]]) -> bool:
    """Whether one of the two has asked about what the other publishes."""
    return bool({(owners[found.need], found.offer), (owners[found.offer], found.need)} & spoken)


def _last_day(interest: Record) -> str:
    return max(interest.text("asked_on"), interest.text("answered_on"))


def _interests_said(counts: Counter[str], day: date | None, say: PackWords) -> Trilingual:
    if not counts:
        return say("no_interests_since", day=day) if day else say("no_interests")

    def counted(words: Wording) -> str:
        parts = ((words.choice("interest_status", one), counts[one]) for one in STATUSES if counts[one])
        return words.listed(words.labelled(lowered(name, words), n) for name, n in parts)

    if day is None:
        return say("interests", n=counts.total(), counted=counted)
    return say("interests_since", n=counts.total(), counted=counted, day=day)


def _project_said(words: Wording, project: Record) -> str:
    name = trilingual(project, "name").best(words.language) or project.text("code")
    return words.labelled(words.kind("project"), name)
