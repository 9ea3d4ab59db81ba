"""What a catalogue brought, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exchange_admin.domain.labels import in_language
from exchange_admin.domain.wording import Wording
from exchange_admin.services.catalogues.asking import NEW_ONE, TAKE, YES
from exchange_admin.services.catalogues.catalogues import Exported
from exchange_admin.services.catalogues.hub_keys import HubKey
from exchange_admin.services.catalogues.told import TAKEN, Outcome, Question

_ANSWERS = {NEW_ONE: "catalogue.new_one", YES: "catalogue.yes", TAKE: "catalogue.take"}


def outcome_said(words: Wording, outcome: Outcome, *, is_done: bool) -> Iterator[str]:
    """Whose it is, how much of what is in it, and how much has to be asked."""
    issuer = in_language(outcome.issuer, "name", words.language)
    yield words.explained("catalogue.read", {"issuer": issuer, "issued": outcome.issued[:10]})
    yield counts_said(words, outcome)
    if profiles := _counted_said(words, outcome.profiles):
        yield words.say("catalogue.profiles", {"said": profiles})
    for hub, names in outcome.bound_by.items():
        facts = {"hub": hub, "names": words.listed(names)}
        yield words.say(f"catalogue.{'bound' if is_done else 'would_bind'}", facts)
    for before, now in outcome.renamed:
        yield words.say("catalogue.hub_renamed", {"before": before, "now": now})
    if outcome.over:
        yield words.say("catalogue.over", {"n": outcome.over})
    if outcome.questions:
        yield words.say("catalogue.open", {"n": len(outcome.questions)})


def exported_said(words: Wording, made: Exported) -> Iterator[str]:
    """Where it is and what is in it, the digits of its key, and what is not in it."""
    counted = {"n": made.listings, "forwarded": made.forwarded, "institutions": made.institutions}
    yield words.say("catalogue.written", {"path": made.path.name, **counted})
    yield words.say("catalogue.digits", {"digits": made.digits})
    if made.other_fields:
        yield words.say("catalogue.other_fields", {"n": made.other_fields})
    if made.spoken_for:
        yield words.say("catalogue.spoken_for", {"n": made.spoken_for})
    if made.left_out:
        yield words.say("catalogue.left_out", {"n": len(made.left_out)}) + " " + words.listed(made.left_out)


def counts_said(words: Wording, outcome: Outcome) -> str:
    """How many offers and needs became what; that nothing is new where nothing is taken, of no profile either, and
    nothing asked."""
    said = _counted_said(words, outcome.counts)
    is_taken = any(counts[what] for counts in (outcome.counts, outcome.profiles) for what in TAKEN)
    is_new = is_taken or outcome.questions or outcome.bound or outcome.renamed
    return said if is_new else words.in_turn((words.say("catalogue.nothing_new"), said))


def _counted_said(words: Wording, counts: Mapping[str, int]) -> str:
    return " · ".join(words.labelled(words.say(f"catalogue.what.{what}"), n) for what, n in counts.items() if n)


def key_state_said(words: Wording, key: HubKey) -> str:
    """Whether what it signs counts."""
    if key.revoked_on:
        return words.explained("catalogue.key_revoked", {"day": key.revoked_on})
    return words.say("catalogue.key_counts" if key.bound else "catalogue.key_replaced")


def question_said(words: Wording, question: Question) -> str:
    """Without the digits: whoever only copied them would have compared nothing."""
    return words.explained(f"catalogue.question.{question.code}", question.facts)


def choices_said(words: Wording, question: Question) -> Sequence[tuple[str, str]]:
    """The answers that may be given, and what each means."""
    if question.digits:
        return ((words.say("catalogue.digits_typed"), ""),)
    return [(answer, said or words.say(_ANSWERS[answer])) for answer, said in question.choices]
