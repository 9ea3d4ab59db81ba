"""The desk of decisions over two real offices: what it shows, and what an answer does on both sides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from exchange_offices import Side, TwoSides

from exchange_admin.domain.fields import Value
from exchange_admin.domain.problems import RuleBroken
from exchange_admin.domain.registry import REGISTRY
from exchange_admin.domain.steps import Edit, Step
from exchange_admin.services.exchange.cards import BEFORE, CLEAR, DELETE, KEEP, RESTORE, CardKind, ConflictCard
from exchange_admin.services.exchange.same_numbers import open_fields
from exchange_admin.store.writing import Planned


@pytest.fixture
def sides() -> Iterator[TwoSides]:
    with closing(TwoSides()) as made:
        yield made


# different values


def test_a_card_shows_both_answers_with_who_where_and_what_stood_before(sides: TwoSides) -> None:
    person = sides.person(email="d@old.ru")
    sides.differ("person", person, "email", "d@office.cn", "d@college.ru")
    card = sides.office.card()
    assert (card.kind, card.record, card.field, card.field_label) == (CardKind.VALUES, person, "email", "E-mail")
    assert (card.title, card.before, card.person_id) == ("Соколова Дарья", "d@old.ru", person)
    answers = {one.text: (one.who, one.institution, one.ours) for one in card.candidates}
    assert answers == {
        "d@office.cn": ("沈若兰", "Songhua College", True),
        "d@college.ru": ("Орлова", "Primorye College", False),
    }
    assert sum(one.shown for one in card.candidates) == 1
    assert card.plain
    assert not card.blocks


def test_both_sides_see_the_same_card(sides: TwoSides) -> None:
    person = sides.person()
    sides.differ("person", person, "family_latin", "SOKOLOVA", "SOCOLOVA")
    ours, theirs = sides.office.card(), sides.partner.card()
    assert ours.key == theirs.key
    assert [one.text for one in ours.candidates] == [one.text for one in theirs.candidates]
    assert ours.blocks
    assert not ours.plain


def test_the_differing_letters_are_marked(sides: TwoSides) -> None:
    person = sides.person()
    sides.differ("person", person, "family_latin", "SOKOLOVA", "SOCOLOVA")
    spans = {one.text: one.differing for one in sides.office.card().candidates}
    assert [(span.start, span.end, span.code_points) for span in spans["SOKOLOVA"]] == [(2, 3, ())]


def test_look_alike_letters_are_named_by_code_point(sides: TwoSides) -> None:
    person = sides.person()
    sides.differ("person", person, "address", "AВ 12", "AB 12")
    spans = {one.text: one.differing for one in sides.office.card().candidates}
    assert spans["AВ 12"][0].code_points == ("U+0412 CYRILLIC CAPITAL LETTER VE",)
    assert spans["AB 12"][0].code_points == ("U+0042 LATIN CAPITAL LETTER B",)


@pytest.mark.parametrize("pick", ["d@office.cn", "d@college.ru"])
def test_a_chosen_answer_settles_it_on_both_sides(sides: TwoSides, pick: str) -> None:
    person = sides.person()
    sides.differ("person", person, "email", "d@office.cn", "d@college.ru")
    card = sides.office.card()
    answer = next(one for one in card.candidates if one.text == pick)
    changes = sides.office.conflicts.settle(card, answer.key, "沈若兰")
    assert changes.verb == "conflict.settle"
    sides.exchange()
    assert sides.office.cards() == sides.partner.cards() == ()
    assert sides.partner.value("person", person, "email") == pick


def test_another_value_is_checked_like_any_other(sides: TwoSides) -> None:
    person = sides.person()
    sides.differ("person", person, "birth_date", "2005-03-14", "2005-03-15")
    sides.office.set("person", person, birth_date="2005-03-16")
    sides.partner.set("person", person, birth_date="2005-03-17")
    sides.exchange()
    card = sides.office.card()
    with pytest.raises(RuleBroken) as refused:
        sides.office.conflicts.settle(card, "", "沈若兰", other="31 February")
    assert refused.value.problem.field == "birth_date"
    sides.office.conflicts.settle(card, "", "沈若兰", other="2005-03-18")
    sides.exchange()
    assert sides.partner.value("person", person, "birth_date") == "2005-03-18"
    assert sides.partner.cards() == ()


def test_an_answer_nobody_saw_reopens_the_card_with_that_value_only(sides: TwoSides) -> None:
    person = sides.person()
    sides.differ("person", person, "email", "d@office.cn", "d@college.ru")
    card = sides.office.card()
    sides.office.conflicts.settle(card, card.candidates[0].key, "沈若兰")
    sides.partner.set("person", person, email="third@college.ru")  # saw the two, not the decision
    sides.exchange()
    reopened = sides.office.card()
    assert {one.text for one in reopened.candidates} == {card.candidates[0].text, "third@college.ru"}


def test_undo_opens_the_card_again(sides: TwoSides) -> None:
    person = sides.person()
    sides.differ("person", person, "email", "d@office.cn", "d@college.ru")
    card = sides.office.card()
    other = next(one for one in card.candidates if not one.shown)
    step = sides.office.conflicts.settle(card, other.key, "沈若兰").step
    sides.office.store.undo_step(step, "沈若兰")
    assert {one.text for one in sides.office.card().candidates} == {"d@office.cn", "d@college.ru"}


def test_a_settled_card_is_not_found_again(sides: TwoSides) -> None:
    person = sides.person()
    sides.differ("person", person, "email", "d@office.cn", "d@college.ru")
    card = sides.office.card()
    assert sides.office.conflicts.card(card.key, "zh").key == card.key
    sides.office.conflicts.settle(card, card.candidates[0].key, "沈若兰")
    with pytest.raises(RuleBroken, match="conflict.settled"):
        sides.office.conflicts.card(card.key, "zh")


def test_an_unknown_answer_is_refused(sides: TwoSides) -> None:
    person = sides.person()
    sides.differ("person", person, "email", "d@office.cn", "d@college.ru")
    with pytest.raises(RuleBroken, match="conflict.unknown_answer"):
        sides.office.conflicts.settle(sides.office.card(), "nobody", "沈若兰")


# many at a time


def test_plain_fields_of_one_college_are_settled_in_one_step(sides: TwoSides) -> None:
    people = [sides.person(birth_date=f"2005-03-{day}") for day in (10, 11, 12)]
    for n, person in enumerate(people):
        sides.differ("person", person, "address", f"Harbin {n}", f"Владивосток {n}")
    choices = sides.office.conflicts.bulk_choices(sides.office.cards())
    choice = next(one for one in choices if one.institution_id == sides.college)
    assert (choice.institution, choice.field, len(choice.cards)) == ("Primorye College", "address", 3)
    before = sides.office.store.step_count()
    sides.office.conflicts.settle_all(choice, "沈若兰")
    assert sides.office.store.step_count() == before + 1
    assert sides.office.cards() == ()
    assert [sides.office.value("person", one, "address") for one in people] == [f"Владивосток {n}" for n in range(3)]


def test_identity_fields_are_never_settled_many_at_a_time(sides: TwoSides) -> None:
    for n in (10, 11):
        person = sides.person(birth_date=f"2005-03-{n}")
        sides.differ("person", person, "family_latin", "SOKOLOVA", "SOCOLOVA")
    assert sides.office.conflicts.bulk_choices(sides.office.cards()) == ()


# deleted there


def test_a_record_changed_here_and_deleted_there_stays_until_somebody_decides(sides: TwoSides) -> None:
    person = sides.person()
    sides.office.set("person", person, email="new@office.cn")
    sides.partner.records.remove("person", person, "Орлова")
    sides.exchange()
    card = sides.office.card()
    assert card.kind is CardKind.DELETED
    assert {one.key: one.who for one in card.candidates} == {KEEP: "沈若兰", DELETE: "Орлова"}
    sides.office.conflicts.settle(card, KEEP, "沈若兰")
    sides.exchange()
    assert sides.office.cards() == sides.partner.cards() == ()
    assert sides.partner.store.get("person", person).live  # type: ignore[union-attr]


def test_deleting_it_after_all_deletes_it_on_both_sides(sides: TwoSides) -> None:
    person = sides.person()
    sides.office.set("person", person, email="new@office.cn")
    sides.partner.records.remove("person", person, "Орлова")
    sides.exchange()
    sides.office.conflicts.settle(sides.office.card(), DELETE, "沈若兰")
    sides.exchange()
    assert not sides.partner.store.get("person", person).live  # type: ignore[union-attr]
    assert sides.partner.cards() == ()


# the same number


def twins(sides: TwoSides) -> tuple[str, str]:
    one, other = sides.person(), sides.person(given_cyrillic="Дария")
    sides.office.add("identity_document", person_id=one, kind="passport", number="AB123456")
    sides.partner.add("identity_document", person_id=other, kind="passport", number="АВ 123456")  # Cyrillic letters
    sides.exchange()
    return one, other


def test_one_passport_of_two_people_is_one_card(sides: TwoSides) -> None:
    one, other = twins(sides)
    card = sides.office.card()
    assert (card.kind, card.blocks) == (CardKind.SAME_NUMBER, True)
    assert {twin.person_id for twin in card.twins} == {one, other}


def test_papers_to_which_two_copies_gave_one_number_are_both_named_until_they_are_revoked(sides: TwoSides) -> None:
    """Also of people who are known to be different, and of one person: both papers are out there."""
    one, other = sides.person(), sides.person(given_cyrillic="Дария")
    number = {"number": "SHGC-2026-QWTEMP0001-4", "kind": "participation", "issued_on": "2026-09-01", "state": "issued"}
    papers = [sides.office.add("certificate", person_id=person, **number) for person in (one, other, one)]
    sides.office.conflicts.different_people(one, other, "沈若兰")
    card = sides.office.card()
    assert (card.kind, card.record_kind, card.blocks) == (CardKind.SAME_NUMBER, "certificate", False)
    assert {(twin.id, twin.person_id) for twin in card.twins} == set(zip(papers, (one, other, one), strict=True))
    for paper, left in zip(papers, (1, 1, 0), strict=True):
        revoked = Edit("certificate", paper, {"state": "revoked", "revoked_on": "2026-09-02"})
        sides.office.store.record(Step("沈若兰", "certificate.revoke", (revoked,)))
        assert len(sides.office.cards()) == left


def test_the_same_person_ends_it_and_undo_asks_again(sides: TwoSides) -> None:
    one, other = twins(sides)
    step = sides.office.conflicts.same_person(one, other, "沈若兰").step
    assert sides.office.cards() == ()
    sides.office.store.undo_step(step, "沈若兰")
    assert len(sides.office.cards()) == 1


def test_different_people_are_remembered_on_both_sides(sides: TwoSides) -> None:
    one, other = twins(sides)
    sides.office.conflicts.different_people(other, one, "沈若兰")
    sides.exchange()
    assert sides.office.cards() == sides.partner.cards() == ()
    assert not sides.office.conflicts.different_people(one, other, "沈若兰")


def test_a_corrected_number_ends_it(sides: TwoSides) -> None:
    twins(sides)
    card = sides.office.card()
    sides.office.conflicts.settle(card, card.twins[1].id, "沈若兰", other="AB123457")
    assert sides.office.cards() == ()


# lost references and impossible values


def test_what_points_to_something_deleted_can_be_mended_in_three_ways(sides: TwoSides) -> None:
    college = sides.office.add("institution", name_en="Old College", country="RU", kind="college")
    person = sides.person(home_institution_id=college)
    sides.office.store.record(removal_of(college))
    card = sides.office.card()
    assert (card.kind, card.target) == (CardKind.DANGLING, "Old College")
    assert [one.key for one in card.candidates] == [RESTORE, CLEAR, DELETE]
    step = sides.office.conflicts.settle(card, RESTORE, "沈若兰").step
    assert sides.office.cards() == ()
    sides.office.store.undo_step(step, "沈若兰")
    sides.office.conflicts.settle(sides.office.card(), "", "沈若兰", other=sides.college)
    assert sides.office.value("person", person, "home_institution_id") == sides.college
    assert sides.office.cards() == ()


def test_what_points_to_something_deleted_can_be_deleted_with_it(sides: TwoSides) -> None:
    college = sides.office.add("institution", name_en="Old College", country="RU", kind="college")
    unit = sides.office.add("unit", name_en="Old Faculty", institution_id=college)
    sides.office.store.record(removal_of(college))
    sides.office.conflicts.settle(sides.office.card(), DELETE, "沈若兰")
    assert not sides.office.store.get("unit", unit).live  # type: ignore[union-attr]
    assert not sides.office.store.get("institution", college).live  # type: ignore[union-attr]
    assert sides.office.cards() == ()


def removal_of(institution: str):
    from exchange_admin.domain.steps import Step, removal

    return Step("沈若兰", "institution.remove", (removal("institution", institution),))


def test_an_impossible_value_is_corrected_emptied_or_taken_back(sides: TwoSides) -> None:
    person = sides.person(birth_place="Владивосток", study_year=2)

    def spoil() -> ConflictCard:
        sides.exchange()
        raw(sides.partner, person, "study_year", "second")
        sides.exchange()
        return sides.office.card()

    card = spoil()
    assert (card.kind, card.typed, sides.office.value("person", person, "study_year")) == (
        CardKind.INVALID,
        "second",
        None,
    )
    assert [(one.key, one.value) for one in card.candidates] == [(KEEP, None), (BEFORE, 2)]
    sides.office.conflicts.settle(card, BEFORE, "沈若兰")
    assert (sides.office.cards(), sides.office.value("person", person, "study_year")) == ((), 2)
    sides.office.conflicts.settle(spoil(), KEEP, "沈若兰")
    assert (sides.office.cards(), sides.office.value("person", person, "study_year")) == ((), None)
    sides.office.conflicts.settle(spoil(), "", "沈若兰", other="3")
    sides.exchange()
    assert (sides.partner.cards(), sides.partner.value("person", person, "study_year")) == ((), 3)


def raw(side: Side, person: str, field: str, value: Value) -> None:
    """What a wrong or newer program wrote: nothing is checked."""
    store = side.store
    heads = store.get("person", person).heads[field]  # type: ignore[union-attr]
    with store._atomic():
        planned = [Planned("person", person, (field,), [value], (heads,))]
        store._writer.write(side.who, "raw", planned, store._writer.projector())


# proposals


def stay(sides: TwoSides, person: str) -> str:
    return sides.office.add(
        "mobility",
        person_id=person,
        direction="incoming",
        activity="student_studies",
        sending_institution_id=sides.college,
        receiving_institution_id=sides.own,
        sending_status="nominated",
        receiving_status="pending",
    )


def test_who_does_not_own_a_field_can_only_propose(sides: TwoSides) -> None:
    mobility = stay(sides, sides.person())
    sides.exchange()
    sides.office.set("mobility", mobility, receiving_status="verified")
    sides.exchange()
    sides.partner.set("mobility", mobility, receiving_status="rejected")
    sides.exchange()
    card = sides.office.card()
    assert card.kind is CardKind.PROPOSAL
    assert [(one.value, one.by_owner) for one in card.candidates] == [("verified", True), ("rejected", False)]
    assert sides.office.value("mobility", mobility, "receiving_status") == "verified"
    theirs = sides.partner.card()
    proposal = next(one for one in theirs.candidates if not one.by_owner)
    with pytest.raises(RuleBroken, match="conflict.not_yours"):
        sides.partner.conflicts.settle(theirs, proposal.key, "Орлова")
    sides.office.conflicts.settle(card, card.candidates[1].key, "沈若兰")
    sides.exchange()
    assert sides.partner.value("mobility", mobility, "receiving_status") == "rejected"
    assert sides.office.cards() == sides.partner.cards() == ()


def test_a_proposal_can_be_taken_back_by_whoever_made_it(sides: TwoSides) -> None:
    mobility = stay(sides, sides.person())
    sides.exchange()
    sides.office.set("mobility", mobility, receiving_status="verified")
    sides.exchange()
    sides.partner.set("mobility", mobility, receiving_status="rejected")
    card = sides.partner.card()
    sides.partner.conflicts.settle(card, next(one.key for one in card.candidates if one.by_owner), "Орлова")
    sides.exchange()
    assert sides.office.cards() == sides.partner.cards() == ()


# questions


def test_a_question_waits_with_its_card_and_comes_back_answered(sides: TwoSides) -> None:
    person = sides.person()
    sides.differ("person", person, "family_latin", "SOKOLOVA", "SOCOLOVA")
    sides.office.conflicts.ask(sides.office.card(), sides.college, "Which spelling is in the passport?", "沈若兰")
    assert len(sides.office.card().asked) == 1
    sides.exchange()
    (question,) = sides.partner.conflicts.questions("en")
    assert (question.field, question.state, question.asked_on) == ("family_latin", "open", "2026-11-24")
    assert question.title == "Соколова Дарья"
    sides.partner.conflicts.answer(question.id, "With K", "Орлова")
    sides.exchange()
    assert sides.office.card().asked == ()
    assert [one.answer for one in sides.office.conflicts.questions("en")] == ["With K"]


def test_a_question_can_be_withdrawn(sides: TwoSides) -> None:
    person = sides.person()
    sides.differ("person", person, "email", "a@a.cn", "b@b.ru")
    sides.office.conflicts.ask(sides.office.card(), sides.college, "Which?", "沈若兰")
    (question,) = sides.office.conflicts.questions("en")
    sides.office.conflicts.withdraw_question(question.id, "沈若兰")
    assert sides.office.conflicts.questions("en") == ()
    assert sides.office.conflicts.open().questions == 0


# look-alikes


def people_of(sides: TwoSides, *ids: str):
    return {id: record.values for id, record in sides.office.store.many("person", ids).items()}


def test_people_alike_are_shown_until_somebody_decides(sides: TwoSides) -> None:
    one = sides.person()
    other = sides.person(family_cyrillic="Соколова", given_cyrillic="Дария")
    third = sides.person(family_cyrillic="Иванов", given_cyrillic="Пётр")
    pairs = sides.office.look_alikes.among(people_of(sides, other, third))
    assert [(pair.person, pair.other) for pair in pairs] == [tuple(sorted((one, other)))]
    sides.office.look_alikes.remember(pairs)
    (card,) = sides.office.conflicts.duplicates("en")
    assert {card.person_id, card.other_id} == {one, other}
    assert sides.office.conflicts.open().duplicates == 1
    sides.office.conflicts.different_people(one, other, "沈若兰")
    assert sides.office.conflicts.duplicates("en") == ()
    assert sides.office.look_alikes.among(people_of(sides, other)) == ()


# papers


def test_papers_stop_only_while_an_identity_or_decision_field_of_the_person_is_open(sides: TwoSides) -> None:
    person, other = sides.person(), sides.person(given_cyrillic="Мария", birth_date="2005-01-01")
    sides.differ("person", person, "email", "d@office.cn", "d@college.ru")
    assert open_fields(sides.office.store, REGISTRY) == {}
    sides.differ("person", person, "birth_date", "2005-03-15", "2005-03-16")
    assert open_fields(sides.office.store, REGISTRY) == {("person", person): ["birth_date"]}
    papers = [
        sides.office.add("identity_document", person_id=one, kind="passport", number="AB1") for one in (person, other)
    ]
    fields = open_fields(sides.office.store, REGISTRY)
    assert fields[("identity_document", papers[0])] == fields[("identity_document", papers[1])] == ["number"]
    sides.office.conflicts.different_people(person, other, "沈若兰")
    assert open_fields(sides.office.store, REGISTRY) == {("person", person): ["birth_date"]}


# what is said as a whole


SAID = {"verdict": "approved", "content_hash": "2" * 64, "signer": "Ван", "signed_on": "2026-09-01"}
DECLINED = {"verdict": "declined", "content_hash": "1" * 64, "signer": "Ли", "signed_on": "2026-09-01", "comment": "no"}


def approval(sides: TwoSides) -> str:
    """Both sides say at once what the college says of minutes."""
    meeting = sides.office.add("meeting", number="1", state="held")
    sides.exchange()
    of = {"meeting_id": meeting, "institution_id": sides.college}
    id = REGISTRY["approval"].own_id(of)
    for side, said in ((sides.office, SAID), (sides.partner, DECLINED)):
        edit = Edit("approval", id, {**of, **said}, new=True)
        side.store.record(Step(side.who, "approval.approve", (edit,)))
    sides.exchange()
    return id


def test_two_approvals_of_one_text_are_one_card_and_each_answer_says_all_of_it(sides: TwoSides) -> None:
    id = approval(sides)
    card = sides.office.card()
    assert (card.kind, card.record, card.whole, card.blocks, card.plain) == (CardKind.VALUES, id, True, False, False)
    assert {one.institution: one.text for one in card.candidates} == {
        "Songhua College": "Verdict: Approved · Hash of the content: 2222 2222 2222 · Signed by: Ван · Comment: —",
        "Primorye College": "Verdict: Declined · Hash of the content: 1111 1111 1111 · Signed by: Ли · Comment: no",
    }
    assert [one.shown for one in card.candidates] == [True, False]
    assert sides.partner.card().key == card.key
    assert sides.office.conflicts.bulk_choices([card, card]) == ()


@pytest.mark.parametrize("pick", [0, 1])
def test_an_approval_is_settled_as_a_whole(sides: TwoSides, pick: int) -> None:
    id = approval(sides)
    card = sides.office.card()
    answer = card.candidates[pick]
    step = sides.office.conflicts.settle(card, answer.key, "沈若兰").step
    sides.exchange()
    for side in (sides.office, sides.partner):
        assert side.cards() == ()
        assert {name: side.value("approval", id, name) for name in answer.values} == answer.values
    sides.office.store.undo_step(step, "沈若兰")
    assert {one.text for one in sides.office.card().candidates} == {one.text for one in card.candidates}


def test_no_part_of_an_approval_is_typed_or_taken_alone(sides: TwoSides) -> None:
    approval(sides)
    card = sides.office.card()
    with pytest.raises(RuleBroken) as broken:
        sides.office.conflicts.settle(card, "", "沈若兰", other="approved")
    assert broken.value.problem.code == "conflict.as_a_whole"
    assert sides.office.card() == card


def test_of_an_approval_with_an_impossible_value_nothing_from_before_is_put_back(sides: TwoSides) -> None:
    id = approval(sides)
    sides.office.conflicts.settle(card := sides.office.card(), card.candidates[0].key, "沈若兰")
    store = sides.office.store
    record = store.get("approval", id)
    assert record is not None
    planned = Planned("approval", id, ("verdict",), ["perhaps"], (record.heads["verdict"],))
    with store._atomic():
        store._writer.write("x", "raw", [planned], store._writer.projector())
    assert (sides.office.card().kind, sides.office.card().candidates) == (CardKind.INVALID, ())
    assert not sides.office.card().takes_other
