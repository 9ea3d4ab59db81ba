"""What institutions offer and what they need, who is interested, and the glossary."""

from __future__ import annotations

from exchange_admin.domain.queries import Order
from exchange_admin.domain.rules.interests import STATUS
from exchange_admin.domain.rules.listings import LINK_STATUS
from exchange_admin.services.today.on_the_desk import ENDING_DAYS
from exchange_admin.ui.presentation.model import ALL, Block, Facts, Presentation, View, Within, one_of
from exchange_admin.ui.words import QT_TRANSLATE_NOOP

_OURS = QT_TRANSLATE_NOOP("Views", "Ours")
_CURRENT = QT_TRANSLATE_NOOP("Views", "Current")
_MATCHES = QT_TRANSLATE_NOOP("Views", "Matches")
_INTERESTS = QT_TRANSLATE_NOOP("Views", "Interests")
_EXPIRING = QT_TRANSLATE_NOOP("Views", "Expiring")
_GLOSSARY = QT_TRANSLATE_NOOP("Views", "Glossary")
_SPECIALITIES = QT_TRANSLATE_NOOP("Views", "Specialities")
_LISTINGS = QT_TRANSLATE_NOOP("Views", "← Offers and needs")
_NO_OWN = QT_TRANSLATE_NOOP("Views", "What does your institution offer, and what does it need?")
_NOTHING_ENDS = QT_TRANSLATE_NOOP("Views", "Nothing of yours ends within 30 days.")
_NOBODY_ASKED = QT_TRANSLATE_NOOP(
    "Views", "Nobody has asked yet, and you have asked nobody. Choose a match and press I."
)

COOPERATION = (
    Presentation(
        "listing",
        "tag",
        ("name", "side", "topic", "institution_id", "valid_until", "state"),
        (
            View("ours", _OURS, ours="institution_id", nothing=_NO_OWN),
            View("current", _CURRENT, one_of("state", "published"), within=Within("valid_until", first=0)),
            ALL,
            View("matches", _MATCHES, tone="accent", elsewhere=True),
            View("interests", _INTERESTS, tone="violet", elsewhere=True),
            View(
                "expiring",
                _EXPIRING,
                one_of("state", "published"),
                "amber",
                Within("valid_until", last=ENDING_DAYS),
                ours="institution_id",
                nothing=_NOTHING_ENDS,
            ),
            View("glossary", _GLOSSARY, elsewhere=True),
            View("specialities", _SPECIALITIES, elsewhere=True),
        ),
        deadlines=frozenset({"valid_until"}),
        cards=(
            Facts(
                "section.main",
                (
                    *("side", "topic", "institution_id", "valid_until", "published_on", "revision"),
                    *("catalogue_hub", "catalogue_on"),
                ),
            ),
            Facts("section.titles", ("name_zh", "name_ru", "name_en", "summary_zh", "summary_ru", "summary_en")),
            Facts(
                "section.meets",
                (
                    *("isced_f", "speciality_codes", "keywords", "languages", "level", "places", "starts", "ends"),
                    *("format", "wanted_countries"),
                ),
            ),
            Facts("section.conditions", ("cost", "terms", "contact_id")),
            Facts("section.note", ("person_id", "note")),
        ),
        meta=("institution_id", "topic"),
        status="state",
        told=("published_on", "revision"),
        order=Order("valid_until"),
        blocks=(
            Block(
                "what",
                (
                    (("side", 3), ("topic", 4), ("isced_f", 5)),
                    (("institution_id", 5), ("speciality_codes", 3), ("keywords", 4)),
                ),
            ),
            Block(
                "languages",
                (
                    (("name_zh", 4), ("name_ru", 4), ("name_en", 4)),
                    (("summary_zh", 4), ("summary_ru", 4), ("summary_en", 4)),
                ),
            ),
            Block(
                "how",
                (
                    (("places", 2), ("starts", 2), ("ends", 2), ("format", 3), ("level", 3)),
                    (("languages", 4), ("wanted_countries", 4), ("cost", 4)),
                    (("valid_until", 3), ("contact_id", 5), ("state", 4)),
                    (("terms", 8), ("project_id", 4)),
                    (("published_on", 3), ("revision", 3)),
                ),
            ),
            Block("at_home", ((("person_id", 4), ("note", 8)),)),
        ),
    ),
    Presentation(
        "glossary_term",
        "languages",
        ("name_zh", "name_ru", "name_en", "isced_f", "institution_id", "state"),
        (
            View("listing.ours", _LISTINGS, elsewhere=True),
            ALL,
            View("proposed", QT_TRANSLATE_NOOP("Views", "Proposed"), one_of("state", "proposed"), "amber"),
            View("agreed", QT_TRANSLATE_NOOP("Views", "Agreed"), one_of("state", "agreed")),
        ),
        cards=(
            Facts("section.main", ("name_zh", "name_ru", "name_en")),
            Facts("section.variants", ("variants_zh", "variants_ru", "variants_en")),
            Facts(
                "section.definitions",
                ("definition_zh", "definition_ru", "definition_en", "isced_f", "context", "source"),
            ),
            Facts("section.note", ("note",)),
        ),
        meta=("institution_id", "isced_f"),
        status="state",
        commands=frozenset({"records.examples"}),
    ),
    Presentation(
        "interest",
        "tag",
        ("listing_id", STATUS, "asking_institution_id", "answering_institution_id", "asked_on", "answered_on"),
        (
            View("listing.ours", _OURS, elsewhere=True),
            View("listing.current", _CURRENT, elsewhere=True),
            View("listing.all", ALL.title, elsewhere=True),
            View("listing.matches", _MATCHES, tone="accent", elsewhere=True),
            View("all", _INTERESTS, tone="violet", nothing=_NOBODY_ASKED),
            View("listing.expiring", _EXPIRING, tone="amber", elsewhere=True),
            View("listing.glossary", _GLOSSARY, elsewhere=True),
            View("listing.specialities", _SPECIALITIES, elsewhere=True),
        ),
        cards=(
            Facts(
                "section.main", ("listing_id", "own_listing_id", "asking_institution_id", "answering_institution_id")
            ),
            Facts("section.asked", ("asked_on", "message")),
            Facts("section.answered", ("reply", "answered_on", "answer", "led_to_agreement_id", "led_to_project_id")),
            Facts("section.note", ("reason", "note")),
        ),
        meta=("asking_institution_id",),
        status=STATUS,
        told=("asked_on", "answered_on"),
        addable=False,
        order=Order("asked_on", descending=True),
    ),
    Presentation(
        "speciality_link",
        "graduation-cap",
        ("institution_id", "speciality_id", "other_institution_id", "other_speciality_id", LINK_STATUS, "agreed_on"),
        (
            View("listing.ours", _LISTINGS, elsewhere=True),
            ALL,
            View("proposed", QT_TRANSLATE_NOOP("Views", "Proposed"), one_of(LINK_STATUS, "proposed", "half"), "amber"),
            View("agreed", QT_TRANSLATE_NOOP("Views", "Agreed by both"), one_of(LINK_STATUS, "agreed")),
        ),
        cards=(
            Facts(
                "section.main",
                ("institution_id", "speciality_id", "other_institution_id", "other_speciality_id", "relation"),
            ),
            Facts(
                "section.decision",
                ("institution_word", "other_word", "state", "agreed_on", "decision_id", "decision"),
            ),
            Facts("section.note", ("note",)),
        ),
        status=LINK_STATUS,
    ),
)
