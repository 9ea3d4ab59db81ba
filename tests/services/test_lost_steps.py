"""What a lost disk took and a partner has kept is shown record by record and taken back by one verb."""

from __future__ import annotations

from college_files import Place, Town


def lost_decisions(town: Town) -> tuple[Place, str]:
    """The office decides on a stay, tells the college, and is put back to before."""
    person = town.guest()
    college = town.college(town.first, 11)
    town.enrol(college)
    (stay,) = town.office.ids("mobility")
    kept = town.backup(town.office)
    town.office.set("mobility", stay, planned_start="2027-02-01", actual_start="2027-02-03", sending_status="live")
    town.office.set("person", person, email="later@office.cn")
    town.down(college)
    town.restore(town.office, kept)
    town.down(college)  # says what it still has
    return college, stay


def test_lost_dates_and_decisions_of_the_office_are_shown_and_taken_back_whole(town: Town) -> None:
    college, stay = lost_decisions(town)
    came = town.up(college)
    assert came.returned == 2
    with town.office.tools() as tools:
        cards = tools.lost_steps.cards("en")
        assert [(card.kind, card.partner, card.who, card.proved) for card in cards] == [
            ("mobility", "Приморский колледж", "沈若兰", True),
            ("person", "Приморский колледж", "沈若兰", True),
        ]
        told = {value.field: (value.here, value.returned) for value in cards[0].values}
        assert [here for here, later in told.values() if "2027" in later] == ["", ""]
        changes = tools.lost_steps.take_back("沈若兰")
        assert stay in changes.ids["mobility"]
        assert tools.lost_steps.cards("en") == ()
    assert town.office.value("mobility", stay, "actual_start") == "2027-02-03"
    assert town.office.value("mobility", stay, "sending_status") == "live"
    town.meet(college)
    assert town.office.sound() == college.sound() == []


def test_what_was_taken_back_is_asked_about_once(town: Town) -> None:
    college, _ = lost_decisions(town)
    town.up(college)
    town.office.take_back()
    assert town.up(college).returned == 0
    town.down(college)
    assert town.up(college).returned == 0


def test_what_is_left_out_is_not_asked_about_again(town: Town) -> None:
    college, stay = lost_decisions(town)
    town.up(college)
    with town.office.tools() as tools:
        tools.lost_steps.refuse(unproved_only=False)
    assert town.up(college).returned == 0
    assert town.office.value("mobility", stay, "actual_start") is None
