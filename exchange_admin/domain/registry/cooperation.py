"""Co-operation: what institutions offer and need, who is interested, and the words both sides call things by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from exchange_admin.domain.dates import day_in
from exchange_admin.domain.fields import (
    LIVE,
    Field,
    FieldType,
    Kind,
    KnownForm,
    Merge,
    Privacy,
    ReadAs,
    Scope,
    Side,
    Values,
)
from exchange_admin.domain.problems import Level, Problem
from exchange_admin.domain.registry.parts import (
    NAMES,
    choice,
    kept,
    names,
    note,
    period,
    reference,
    several_of,
    trilingual,
)
from exchange_admin.domain.rules.glossary import AGREED_STATES, PROPOSED
from exchange_admin.domain.rules.interests import (
    ACCEPTED,
    AT_HOME,
    LED_TO_ONE,
    REPLIES,
    SENT,
    SHARED,
    STATUS,
    STATUSES,
    WITHDRAWN,
    interest_state_is_reachable,
)
from exchange_admin.domain.rules.listings import (
    DECLINED_LINK,
    HALF,
    LINK_STATUS,
    LINK_WORDS,
    LINKED_STATES,
    LONGEST_LIFE,
    MOST_FIELDS,
    PUBLISHED,
    SHARED_STATES,
    languages_in,
    listing_state_is_reachable,
    missing_to_publish,
    no_codes,
    parts_in,
)

_PROGRAM = {"written_by_program": True, "outlasts_undo": True}


def _check_listing(values: Values, today: date) -> Iterator[Problem]:
    yield from _unreadable(values)
    if values.get("state") not in SHARED_STATES:
        return
    for name in missing_to_publish(values):
        code, named = _MISSING.get(name), {"field": f"field.{name}"}
        yield Problem(code, name) if code else Problem("listing.name_missing", name, named)
    yield from _lifetime(values, today)


_MISSING = {"isced_f": "listing.no_field", "valid_until": "listing.no_end"}


def _lifetime(values: Values, today: date) -> Iterator[Problem]:
    """Nobody looks after what is valid for ever, and nobody finds what is over."""
    until = day_in(values, "valid_until")
    if until is None:
        return
    if until > today + timedelta(days=LONGEST_LIFE):
        latest = (today + timedelta(days=LONGEST_LIFE)).isoformat()
        yield Problem("listing.valid_too_long", "valid_until", {"latest": latest})
    elif until < today and values.get("state") == PUBLISHED:
        yield Problem("listing.over", "valid_until", {"date": until.isoformat()}, Level.ASKS)


def _unreadable(values: Values) -> Iterator[Problem]:
    """Lists of codes that matching would not understand."""
    odd = tuple(no_codes(values, "isced_f"))
    yield from odd
    if not odd and len(parts_in(values.get("isced_f"))) > MOST_FIELDS:
        yield Problem("listing.too_many_fields", "isced_f", {"most": MOST_FIELDS})
    for one in languages_in(values.get("languages")):
        if not (one.isascii() and one.isalpha() and len(one) == 2):
            yield Problem("listing.no_language_code", "languages", {"typed": one})
            break
    for one in parts_in(values.get("wanted_countries")):
        if not (one.isascii() and one.isalpha() and len(one) == 2):
            yield Problem("listing.no_country_code", "wanted_countries", {"typed": one})
            break


def _check_listing_change(values: Values, before: Values) -> Iterator[Problem]:
    """What others were shown is not taken back: they keep what they have, and would hear of nothing that follows."""
    now, wanted = str(before.get("state") or "draft"), str(values.get("state"))
    if not listing_state_is_reachable(now, wanted):
        words = {"from": f"choice.listing_state.{now}", "to": f"choice.listing_state.{wanted}"}
        yield Problem("listing.state_not_reachable", "state", words)


def _check_term(values: Values, today: date) -> Iterator[Problem]:
    """A term that everybody gets has to say what it is called on both sides."""
    if values.get("state") in AGREED_STATES:
        for name in ("name_zh", "name_ru"):
            if not values.get(name):
                yield Problem("glossary_term.name_missing", name, {"field": f"field.{name}"})


def _check_term_change(values: Values, before: Values) -> Iterator[Problem]:
    if before.get("state") in AGREED_STATES and values.get("state") == PROPOSED:
        yield Problem("glossary_term.stays_agreed", "state")


def _check_interest(values: Values, today: date) -> Iterator[Problem]:
    if values.get("asking_institution_id") == values.get("answering_institution_id"):
        yield Problem("interest.own_listing", "listing_id")
    if values.get("reply") and values.get("state") in AT_HOME and not values.get("asked_on"):
        yield Problem("interest.not_sent", "reply")
    for name in LED_TO_ONE:
        if values.get(name) and values.get("reply") != ACCEPTED:
            yield Problem("interest.not_accepted", name)


def _check_interest_change(values: Values, before: Values) -> Iterator[Problem]:
    now, wanted = str(before.get("state") or AT_HOME[0]), str(values.get("state"))
    if not interest_state_is_reachable(now, wanted):
        words = {"from": f"choice.interest_state.{now}", "to": f"choice.interest_state.{wanted}"}
        yield Problem("interest.state_not_reachable", "state", words)
    if not any(before.get(name) and values.get(name) for name in LED_TO_ONE):
        return
    if wanted == WITHDRAWN != now:
        yield Problem("interest.led_further", "state")
    if before.get("reply") == ACCEPTED != values.get("reply"):
        yield Problem("interest.led_further", "reply")


def _asked(name: str, type: FieldType = FieldType.TEXT, **more: object) -> Field:
    """What the asking institution says; nobody says it in its name."""
    return Field(name=name, type=type, owner=Side.SENDING, for_itself=True, **more)  # type: ignore[arg-type]


def _answered(name: str, type: FieldType = FieldType.TEXT, **more: object) -> Field:
    """What the answering institution says; nobody says it in its name."""
    return Field(name=name, type=type, owner=Side.RECEIVING, for_itself=True, **more)  # type: ignore[arg-type]


def _said_of_pair(name: str, side: Side) -> Field:
    """What one of the two says of the pair, for itself."""
    return choice(
        name,
        "link_word",
        owner=side,
        for_itself=True,
        lasting=LINKED_STATES,
        merge=Merge.DECISION,
        section="decision",
    )


def _check_link(values: Values, today: date) -> Iterator[Problem]:
    """What two colleges agreed on has a day and a paper; both are said before anything counts by it."""
    if values.get("institution_id") == values.get("other_institution_id"):
        yield Problem("speciality_link.same_institution", "other_institution_id")
    if values.get("speciality_id") == values.get("other_speciality_id"):
        yield Problem("speciality_link.same_speciality", "other_speciality_id")
    if values.get("state") != PROPOSED and not all(values.get(name) for name in LINK_WORDS):
        for name in ("agreed_on",) if values.get("decision_id") else ("agreed_on", "decision"):
            if not values.get(name):
                yield Problem("speciality_link.not_decided", name, {"field": f"field.{name}"})
    agreed = day_in(values, "agreed_on")
    if agreed and agreed > today:
        yield Problem("speciality_link.agreed_in_future", "agreed_on", {"date": agreed.isoformat()})


def _check_link_change(values: Values, before: Values) -> Iterator[Problem]:
    if before.get("state") in LINKED_STATES and values.get("state") == PROPOSED:
        yield Problem("speciality_link.stays_agreed", "state")


def _own(name: str, type: FieldType = FieldType.TEXT, **more: object) -> Field:
    """What the institution says of its own; what others write into it is a proposal."""
    return Field(name=name, type=type, owner=Side.OWNER, **more)  # type: ignore[arg-type]


KINDS = (
    Kind(
        name="listing",
        words={
            "listing_side": ("offer", "need"),
            "listing_topic": (
                *("student_exchange", "teacher_exchange", "traineeship", "short_training", "language_training"),
                *("joint_programme", "course", "material", "curriculum", "expert", "facility", "laboratory"),
                *("technology", "research", "graduates", "jobs", "equipment", "funding"),
            ),
            "listing_state": ("draft", *SHARED_STATES),
            "cost_kind": ("free", "exchange", "shared", "paid", "funded"),
        },
        fields=(
            choice("side", "listing_side", required=True, immutable=True, listed=True, begins="offer"),
            choice("topic", "listing_topic", required=True, listed=True, owner=Side.OWNER, found_by_words=True),
            reference("institution_id", "institution", required=True, immutable=True, listed=True),
            choice(
                "state",
                "listing_state",
                required=True,
                listed=True,
                merge=Merge.DECISION,
                begins="draft",
                lasting=SHARED_STATES,
                owner=Side.OWNER,
            ),
            _own("valid_until", FieldType.DATE, listed=True),
            *names(owner=Side.OWNER, section="titles"),
            *trilingual("summary", type=FieldType.MEMO, longest=2000, owner=Side.OWNER, section="titles"),
            # codes of ISCED-F 2013 with two to four digits, as all lists here with `;` between them
            _own("isced_f", listed=True, longest=40, section="meets", read_as=ReadAs.FIELDS_OF_EDUCATION),
            _own("speciality_codes", longest=120, section="meets"),
            _own("keywords", searched=True, longest=400, section="meets", read_as=ReadAs.TERMS),
            several_of("languages", "language", listed=True, longest=40, owner=Side.OWNER, section="meets"),
            choice("level", "study_level", owner=Side.OWNER, section="meets"),
            _own("places", FieldType.INTEGER, listed=True, low=1, high=100_000, section="meets"),
            *period("starts", "ends", owner=Side.OWNER, section="meets"),
            choice("format", "meeting_format", owner=Side.OWNER, section="meets"),
            several_of("wanted_countries", "country", longest=120, owner=Side.OWNER, section="meets"),
            choice("cost", "cost_kind", owner=Side.OWNER, section="conditions"),
            _own("terms", FieldType.MEMO, longest=2000, section="conditions"),
            reference("contact_id", "contact", owner=Side.OWNER, within="institution_id", section="conditions"),
            # of an expert nothing but field, languages and contact travels
            reference("person_id", "person", privacy=Privacy.PERSONAL, internal=True, section="note"),
            # of a joint laboratory or training centre; tells nobody of it who does not see it
            reference("project_id", "project", owner=Side.OWNER, section="conditions"),
            kept("published_on", type=FieldType.DATE, outlasts_undo=True, section="conditions"),
            kept(
                "revision",
                type=FieldType.INTEGER,
                unsummed=True,
                low=1,
                high=1_000_000,
                outlasts_undo=True,
                section="conditions",
            ),
            # whose hub said it, and when that came here; empty for what this office or its partners wrote
            kept("catalogue_hub", longest=700, by_office=True, section="conditions"),
            kept("catalogue_on", type=FieldType.DATE, by_office=True, section="conditions"),
            note(),
        ),
        sides=((Side.OWNER, "institution_id"),),
        searchable=True,
        indexed=("topic", "valid_until"),
        imported=True,
        scope=Scope.SHARED,
        shared_when=(("state", SHARED_STATES),),
        by_partner=True,
        theirs=("institution_id",),
        begun_anew=("institution_id", "side"),
        check=_check_listing,
        check_change=_check_listing_change,
    ),
    Kind(
        name="glossary_term",
        words={"term_state": (PROPOSED, *AGREED_STATES)},
        fields=(
            *trilingual("name", listed=True, searched=True),
            choice(
                "state",
                "term_state",
                required=True,
                listed=True,
                merge=Merge.DECISION,
                begins=PROPOSED,
                lasting=AGREED_STATES,
            ),
            # whoever gets the glossary of another office need not know who proposed a term there
            reference("institution_id", "institution", immutable=True, listed=True, left_unknown=True),
            # as all lists here with `;` between them
            *trilingual("variants", searched=True, longest=400, section="variants", exported=True),
            *trilingual("definition", type=FieldType.MEMO, longest=2000, section="definitions", exported=True),
            Field(name="isced_f", listed=True, longest=40, section="definitions", read_as=ReadAs.FIELDS_OF_EDUCATION),
            Field(name="context", section="definitions", exported=True),
            Field(name="source", section="definitions", exported=True),
            note(),
        ),
        label=NAMES,
        one_of=NAMES,
        searchable=True,
        indexed=("state",),
        imported=True,
        scope=Scope.SHARED,
        shared_when=(("state", AGREED_STATES),),
        by_partner=True,
        theirs=("institution_id",),
        theirs_while=(("state", (PROPOSED,)),),
        check=_check_term,
        check_change=_check_term_change,
    ),
    Kind(
        name="interest",
        words={
            "interest_state": (*AT_HOME, *SHARED),
            "interest_reply": REPLIES,
            "interest_status": STATUSES,
        },
        fields=(
            reference("listing_id", "listing", required=True, immutable=True, listed=True),
            reference("asking_institution_id", "institution", required=True, immutable=True, listed=True),
            reference("answering_institution_id", "institution", required=True, immutable=True, listed=True),
            _asked(
                *("state", FieldType.CHOICE),
                choices="interest_state",
                required=True,
                merge=Merge.DECISION,
                begins=SENT,
                lasting=SHARED,
            ),
            _asked("own_listing_id", FieldType.REFERENCE, refers="listing", section="asked"),
            _asked("message", FieldType.MEMO, longest=4000, section="asked"),
            _asked("asked_on", FieldType.DATE, listed=True, **_PROGRAM, section="asked"),
            _answered("reply", FieldType.CHOICE, choices="interest_reply", merge=Merge.DECISION, section="answered"),
            _answered("answer", FieldType.MEMO, longest=4000, section="answered"),
            _answered("answered_on", FieldType.DATE, listed=True, **_PROGRAM, section="answered"),
            reference("led_to_agreement_id", "agreement", section="answered", begins_of_it=True),
            reference("led_to_project_id", "project", section="answered", begins_of_it=True),
            Field(name="reason", internal=True, section="note"),
            note(),
        ),
        label=("listing_id",),
        sides=((Side.SENDING, "asking_institution_id"), (Side.RECEIVING, "answering_institution_id")),
        indexed=("state",),
        imported=True,
        scope=Scope.PARTNER,
        follows=("asking_institution_id", "answering_institution_id"),
        shared_when=(("state", SHARED),),
        by_partner=True,
        theirs=("asking_institution_id", "answering_institution_id"),
        begun_by=("asking_institution_id",),
        same=(
            ("answering_institution_id", "listing_id.institution_id"),
            ("asking_institution_id", "own_listing_id.institution_id"),
        ),
        apart=(("asking_institution_id", "answering_institution_id"),),
        identified_by=("asking_institution_id", "listing_id"),
        computed_fields=(choice(STATUS, "interest_status", listed=True),),
        check=_check_interest,
        check_change=_check_interest_change,
    ),
    Kind(
        name="speciality_link",
        words={
            "link_state": (PROPOSED, *LINKED_STATES),
            "link_word": (*LINKED_STATES, DECLINED_LINK),
            "link_status": (PROPOSED, HALF, *LINKED_STATES, DECLINED_LINK),
            "link_relation": ("exact", "close", "broader", "narrower", "related"),  # as SKOS names them
        },
        fields=(
            reference("institution_id", "institution", required=True, immutable=True, listed=True),
            reference("speciality_id", "speciality", required=True, immutable=True, listed=True),
            reference("other_institution_id", "institution", required=True, immutable=True, listed=True),
            reference("other_speciality_id", "speciality", required=True, immutable=True, listed=True),
            choice("relation", "link_relation", listed=True),
            choice(
                "state",
                "link_state",
                required=True,
                merge=Merge.DECISION,
                begins=PROPOSED,
                lasting=LINKED_STATES,
            ),
            _said_of_pair("institution_word", Side.SENDING),
            _said_of_pair("other_word", Side.RECEIVING),
            Field(name="agreed_on", type=FieldType.DATE, listed=True, section="decision"),
            reference("decision_id", "decision", section="decision"),
            # on paper, or of a committee that is not in this file
            Field(name="decision", longest=200, section="decision"),
            note(),
        ),
        label=("speciality_id", "other_speciality_id"),
        sides=((Side.SENDING, "institution_id"), (Side.RECEIVING, "other_institution_id")),
        indexed=("state",),
        imported=True,
        scope=Scope.SHARED,
        shared_when=(("state", LINKED_STATES),),
        or_shared_when=(tuple((name, LINKED_STATES) for name in LINK_WORDS),),
        by_partner=True,
        theirs=("institution_id", "other_institution_id"),
        theirs_while=(("state", (PROPOSED,)),),
        apart=(("institution_id", "other_institution_id"),),
        bound=("relation", "agreed_on", "decision_id", "decision", "speciality_id", "other_speciality_id", LIVE),
        bound_while=tuple((name, LINKED_STATES) for name in LINK_WORDS),
        computed_fields=(choice(LINK_STATUS, "link_status", listed=True),),
        # whether a pair is agreed is the word of the office (decision 69)
        known_form=KnownForm(
            shows=("institution_id", "other_institution_id"),
            known=("institution_id", "speciality_id", "other_institution_id", "other_speciality_id"),
            asked=("relation", "agreed_on", "decision"),
        ),
        check=_check_link,
        check_change=_check_link_change,
    ),
)
